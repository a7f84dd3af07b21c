// What a number is when it counts nothing: a share, a year, an hour, a date, a code.
//
// In: the tokens around a number. Out: its kind, or that it is no quantity at all («24/4/2023», «كوفيد-19»).
#pragma once

#include <cstdint>
#include <vector>

#include "mention/mention.h"
#include "mention/number_reader.h"
#include "text/phrase.h"

namespace isnad {

// A number written with signs inside: what its digits turned out to be.
struct DigitChain {
  enum class Type : std::uint8_t { plain, range, clock, skip } type = Type::plain;
  std::uint32_t last = 0;          // end of the chain
  std::int64_t low = 0, high = 0;  // of a range; low is the hour of a clock
};

// Looks at the digit token i and what is tied to it by signs: «14:30», «50-60», «24/4/2023», «MQ9».
DigitChain read_chain(const NumberReader&, std::uint32_t i);

// Sets kind, and widens the quantity over «%», «في المئة», «الساعة». `before` is the quantity found last, or null.
void set_kind(const NumberReader&, const std::vector<PhraseMatch>& phrases, const Quantity* before, Quantity& q);

// Is this token the word for a clock hour: الساعة?
bool hour_word(const NumberReader&, std::uint32_t i);

}  // namespace isnad
