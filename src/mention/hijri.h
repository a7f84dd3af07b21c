// The Hijri calendar of Umm al-Qura as a table: years 1300 to 1500 (1882-11-12 to 2077-11-16).
//
// In: a Hijri year, month and day. Out: days since 1970-01-01, and back. A table because the calendar follows a
// published almanac that no formula gives; a constant so that threads share it without locks.
//
//   hijri_to_days(1436, 9, 1)   == 16604, that is 2015-06-18
//   hijri_from_days(16604)       is year 1436, month 9, day 1
#pragma once

#include <cstdint>
#include <optional>

namespace isnad {

struct HijriDate {
  int year = 0, month = 0, day = 0;
  bool operator==(const HijriDate&) const = default;
};

inline constexpr int kHijriFirstYear = 1300;
inline constexpr int kHijriLastYear = 1500;

// 28 to 31; 0 outside the table.
int hijri_month_days(int year, int month);

// Unset outside the table, and for a day that the month does not have.
std::optional<std::int32_t> hijri_to_days(int year, int month, int day);
std::optional<HijriDate> hijri_from_days(std::int32_t days_since_1970);

}  // namespace isnad
