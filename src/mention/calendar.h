// Calendar arithmetic for time expressions: what a partly stated date means, given the day of publication.
//
// In: the parts that the words state (DateSpec) and the publication date, if known. Out: the first and last day, month
// or year it covers (DateRange), with unknown start where nothing fixes it. No tokens here, so it is tested alone.
//
//   DateSpec s; s.day = 20; s.month = 1;                                   // «20 يناير»
//   resolve(s, {Date::parse("2022-01-25"), Tense::past}).start             // 2022-01-20
//   resolve(s, {std::nullopt, Tense::past}).start                          // --01-20
#pragma once

#include <cstdint>
#include <optional>

#include "lexicon/codes.h"
#include "model/time.h"

namespace isnad {

enum class Relation : std::uint8_t { none, past, current, next };
enum class Tense : std::uint8_t { past, future };
enum class YearPart : std::uint8_t { start, middle, end };

// What the words of a date state. Months 1..12 are Gregorian, 101..112 Hijri; years above 1300 and below 1500 are
// Hijri.
struct DateSpec {
  int year = 0;
  int month = 0;
  int day = 0;
  int last_day = 0;                    // «20-25 يناير»
  int weekday = -1;                    // 0 Sunday … 6 Saturday
  Relation relation = Relation::none;  // «يناير الماضي»
  bool hijri() const { return month > 100 || (year >= 1300 && year <= 1500); }
  bool empty() const { return year == 0 && month == 0 && day == 0 && weekday < 0; }
};

struct Anchor {
  std::optional<Date> published;
  Tense tense = Tense::past;
};

struct DateRange {
  Date start, end;
  TimePrecision precision = TimePrecision::day;
  bool operator==(const DateRange&) const = default;
};

// A date as stated: calendar date, month, year or weekday.
DateRange resolve(const DateSpec&, const Anchor&);

// The day `offset` days from publication; unknown without one.
DateRange resolve_day(int offset, const Anchor&);

// «الأسبوع الماضي»، «الشهر الجاري»، «العام المقبل», `count` units from now (-1, 0, 1).
DateRange resolve_unit(TimeUnit, int offset, const Anchor&);

// «قبل ثلاثة أسابيع»; count 0 is a vague plural, «قبل أيام».
DateRange resolve_ago(TimeUnit, int count, const Anchor&);

// «خلال الأيام الثلاثة الماضية»: from so long ago until publication; count 0 is a vague plural.
DateRange resolve_window(TimeUnit, int count, const Anchor&);

// «مطلع»، «منتصف»، «أواخر» of a month or year (of anything else: the range itself).
DateRange part_of(const DateRange&, YearPart);

// A season of a year: 1 spring … 4 winter (December of the year before to February).
DateRange resolve_season(int season, int year, Relation, const Anchor&);

// True if the month has that day in some year.
bool valid_day(int month, int day);

// True if the range covers more than `days` days; false where unknown.
bool longer_than(const DateRange&, int days);

}  // namespace isnad
