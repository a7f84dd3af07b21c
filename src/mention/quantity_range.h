// Two numbers that bound one quantity: «بين 15 و20», «خمسة أو ستة», «من 10 إلى 15 قتيلا», «50-60».
//
// In: a number just parsed and the run of words it came from. Out: the range it opens, if it does.
#pragma once

#include <cstdint>
#include <optional>

#include "mention/number_reader.h"

namespace isnad {

struct NumberRange {
  std::uint32_t first = 0, last = 0;  // first: «بين», «ما», «من», or the first number
  std::int64_t low = 0, high = 0;
};

// `start` is where the quantity begins so far, qualifier included: «بين نحو 15 و20» starts at «نحو».
std::optional<NumberRange> read_range(const NumberReader&, const NumberRun& run, const NumberParse& first,
                                      std::uint32_t start);

}  // namespace isnad
