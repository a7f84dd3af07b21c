// Sketch: 64 small numbers that stand for the wording of a text, so that two texts can be compared without either.
//
// In: UTF-8 of any length. Out: a sketch, or nothing for a text under kSketchWords words, in which a chance likeness
// would say too much. Words are folded (fold.h), so marks, tatweel and the forms of alef change nothing. What is
// compared is runs of four words: likeness() estimates how many of all runs the two texts share (Jaccard's index, ±
// 0.06), part_held() how much of the shorter text stands in the longer.
//
//   likeness(*sketch_of(text), *sketch_of(reprint)) > 0.5
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

inline constexpr std::uint32_t kSketchWords = 20;
inline constexpr std::size_t kSketchBins = 64;

struct Sketch {
  std::uint32_t words = 0;  // of the text
  std::array<std::uint16_t, kSketchBins>
      bins{};  // the low bits of the least hash of each bin (one-permutation MinHash)
  bool operator==(const Sketch&) const = default;
};

std::optional<Sketch> sketch_of(std::string_view utf8);
double likeness(const Sketch& a, const Sketch& b);
double part_held(const Sketch& a, const Sketch& b);

// The form in which a sketch is stored: its first byte is the version of the form. Nothing where the bytes are none.
std::string sketch_bytes(const Sketch& sketch);
std::optional<Sketch> parse_sketch(std::string_view bytes);

}  // namespace isnad
