// What the grammars of this folder know of a word by its spelling, found once for each distinct word and kept with it.
//
// In: a folded key. Out: marks, for read_words(). A token whose mark is not set is none of those words; every mark is
// set where a document was read without a marker.
//
//   read_words(line, lexicon, doc, word_marks);
#pragma once

#include <cstdint>
#include <string_view>

namespace isnad {

inline constexpr std::uint8_t kMarkCell = 1;    // a small word of the line grammar
inline constexpr std::uint8_t kMarkAtom = 2;    // a small word of the time grammar of reports
inline constexpr std::uint8_t kMarkNumber = 4;  // begins a number of a line without being one for the lexicon

std::uint8_t word_marks(std::string_view key);

// Each is told where its words are.
bool is_cell_word(std::string_view key);
bool is_atom_word(std::string_view key);
bool opens_line_number(std::string_view key);

}  // namespace isnad
