// Writes a number as grammatical Arabic words: the slow, plain reference that the number grammar is run against.
//
// In: 0…999,999 and a style. Out: the words with single spaces, as a careful writer spells them before a counted noun
// of that gender, in that case. It shares no code and no table with the reader.
//
//   number_words(2135, {})  →  "ألفان ومئة وخمسة وثلاثون"
#pragma once

#include <cstdint>
#include <string>

namespace isnad {

enum class NumberSpelling : std::uint8_t {
  modern,
  old,
  split,
  bare
};  // ثلاثمئة، ثلاثمائة، ثلاث مئة; bare: modern without hamza on alef

struct NumberStyle {
  bool feminine = false;  // gender of what is counted: «خمس نساء»
  bool oblique = false;
  NumberSpelling spelling = NumberSpelling::modern;
};

std::string number_words(std::int64_t n, const NumberStyle& style);

}  // namespace isnad
