// Dates and clock times written in digits, read from the text itself.
//
// In: the text and the byte where a run of digits (0–9 or ٠–٩) begins. Out: year, month and day, or the hour, and where
// it ends. Day first; year first where it has four digits; month first only where nothing else is possible. Read from
// the bytes because a tokenizer cannot know that «4.5.2015» is not the decimal 5.2015.
//
//   read_digit_date("24/4/2023", 0)  →  2023, 4, 24, end 9
//   read_digit_date("4/23/2023", 0)  →  2023, 4, 23
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace isnad {

struct DigitDate {
  int year = 0;  // 0 in «24/4»; a Hijri year below 1500
  int month = 0;
  int day = 0;  // 0 in «4/2023»
  std::size_t end = 0;
};

struct DigitClock {
  int hour = 0, minute = 0;
  int second = -1;  // «9:05:30»
  std::size_t end = 0;
};

// A date of a line that is parsed by itself: also «2018.4», «19/06» anywhere, and «6.19», which is loose: a decimal
// unless the words before call for a date. day_first: the day could be the month too.
struct LineDate : DigitDate {
  bool loose = false;
  bool day_first = false;
};
std::optional<LineDate> read_line_date(std::string_view text, std::size_t begin);

std::optional<DigitDate> read_digit_date(std::string_view text, std::size_t begin);
std::optional<DigitClock> read_digit_clock(std::string_view text, std::size_t begin);

}  // namespace isnad
