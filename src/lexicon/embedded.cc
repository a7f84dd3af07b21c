// The lexicon that the program carries. Linked apart from the rest of this folder (cmake/embedded_lexicon.cmake), so
// that the lexicon compiler can be built before there is a lexicon to carry; without one the two symbols are the same
// address.
#include <cstdint>
#include <memory>
#include <string_view>

#include "lexicon/lexicon.h"
#include "lexicon/lexicon_loader.h"

extern "C" {
extern const unsigned char isnad_lexicon_begin[];
extern const unsigned char isnad_lexicon_end[];
}

namespace isnad {

Result<std::shared_ptr<const Lexicon>> Lexicon::embedded() {
  // Subtracting the addresses as integers: to the language these are two unrelated arrays.
  const auto size = static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(isnad_lexicon_end) -
                                             reinterpret_cast<std::uintptr_t>(isnad_lexicon_begin));
  if (size == 0) {
    return Error{ErrorCode::kCorruptLexicon,
                 "this program was built without a lexicon; name one with --lexicon FILE (lexc makes it)"};
  }
  return LexiconLoader::from_memory({reinterpret_cast<const char*>(isnad_lexicon_begin), size}, "embedded lexicon");
}

}  // namespace isnad
