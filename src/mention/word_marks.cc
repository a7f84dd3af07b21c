#include "mention/word_marks.h"

namespace isnad {

std::uint8_t word_marks(std::string_view key) {
  return static_cast<std::uint8_t>((is_cell_word(key) ? kMarkCell : 0) | (is_atom_word(key) ? kMarkAtom : 0) |
                                   (opens_line_number(key) ? kMarkNumber : 0));
}

}  // namespace isnad
