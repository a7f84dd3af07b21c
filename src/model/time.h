// Calendar time as reports state it: partial dates and intervals, never instants.
//
//   Date d = *Date::parse("2022-01-20");   d.text() == "2022-01-20"
//   Date m = *Date::parse("2022-01");      // a month;  Date::parse("--01-21") has no year
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "model/vocabulary.h"

namespace isnad {

// A Gregorian date with unknown parts left 0: year, year-month, full date, or month-day without a year.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  static std::optional<Date> parse(std::string_view iso);
  static Date from_days(std::int32_t days_since_1970);

  bool known() const { return year != 0 || month != 0; }
  bool full() const { return year != 0 && month != 0 && day != 0; }
  // Days since 1970-01-01 of the first day this partial date covers; needs a year.
  std::int32_t first_day() const;
  // The same for the last day it covers.
  std::int32_t last_day() const;
  int weekday() const;  // 0 Sunday … 6 Saturday; needs full()
  std::string text() const;
  bool operator==(const Date&) const = default;
  auto operator<=>(const Date&) const = default;
};

// One time expression, resolved as far as the report and its publication date allow.
struct Time {
  Span span;   // where the report says it
  Date start;  // unknown() where nothing fixes it
  Date end;
  TimePrecision precision = TimePrecision::day;
  PartOfDay part = PartOfDay::none;
  std::int8_t hour = -1;  // local clock hour where stated, else -1
  bool assumed = false;   // no day is named: that of publication was put in its place
  bool resolved() const { return start.known(); }
  bool operator==(const Time&) const = default;
};

}  // namespace isnad
