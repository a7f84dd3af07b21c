// KeyWord: a word spelled in folded letters at compile time, to compare with Document::key.
//
//   constexpr KeyWord kBetween(u"بين");      doc.key(token) == std::string_view(kBetween)
#pragma once

#include <cstddef>
#include <string_view>

#include "base/fold.h"

namespace isnad {

struct KeyWord {
  char letters[10] = {};
  std::size_t size = 0;
  template <std::size_t N>
  consteval KeyWord(const char16_t (&s)[N]) : size(N - 1) {  // NOLINT
    for (std::size_t i = 0; i + 1 < N; ++i) letters[i] = letter(s[i]);
  }
  constexpr operator std::string_view() const { return {letters, size}; }  // NOLINT
};

}  // namespace isnad
