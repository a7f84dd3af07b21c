// The other way round: which names stand for an entity, and which spellings for a word.
//
// In: a lexicon. Out: names in folded letters («داعش», «تنظيم الدوله»), as the file keeps no other. Walks the whole
// file once; for looking into a lexicon, not for reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace isnad {

struct FoldedName {
  std::string text;
  bool weak = false;   // counts only with other evidence
  bool first = false;  // what the name stands for before all others
};

std::vector<FoldedName> names_of(const Lexicon& lexicon, EntityIndex entity);

// The entities with a name that holds the word, each once, in the order of the lexicon.
std::vector<EntityIndex> entities_with_word(const Lexicon& lexicon, std::uint32_t word);

// A folded key in letters that can be read.
std::string readable_key(std::string_view key);

}  // namespace isnad
