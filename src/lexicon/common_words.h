// Which names are also ordinary words: «قصف» is no name of a village unless more than the word itself says so.
//
// In: a lexicon and the folded key of a name of one word. Out: the class of the word and its id, for a message; nothing
// if the key is no word of the word tables, one that only names can be confused with (adjectives of parties, local
// names), or a rare form of a word («تعز», a jussive; «طالبان», a dual).
#pragma once

#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"

namespace isnad {

struct CommonWord {
  // Words that reports are built of are never names by themselves; nouns of people and things sometimes are.
  enum class Weight { refused, doubtful } weight = Weight::refused;
  WordClass word_class = WordClass::none;
  std::string_view id;
};

std::optional<CommonWord> common_word(const Lexicon& lexicon, std::string_view key);

}  // namespace isnad
