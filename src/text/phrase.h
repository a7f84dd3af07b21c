// Names and phrases of several words, found by one walk over the lexicon's trie.
//
// In: a token range. Out: the longest match at each token that starts one, sorted by first token. Proclitics may stand
// on the first word only («وللحوثيين» → الحوثيين with و and ل). Punctuation inside a name is passed over only where it
// is a hyphen, a slash, a quotation mark or a bracket.
#pragma once

#include <cstdint>
#include <vector>

#include "text/document.h"

namespace isnad {

struct PhraseMatch {
  std::uint32_t first = 0, last = 0;
  NameTarget target;  // the first target; ask the lexicon for others of the node
  std::uint32_t node = 0;
  std::uint8_t proclitics = 0;
};

void match_names(const Document&, std::uint32_t first, std::uint32_t last, const Lexicon&,
                 std::vector<PhraseMatch>& out);

}  // namespace isnad
