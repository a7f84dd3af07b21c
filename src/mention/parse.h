// Numbers and times of one line, read for their own sake: every number with its kind, every time with its ISO 8601
// form.
//
// In: a document read from a line, and for times the moment of publication. Out: what was found, left to right, never
// overlapping. Reports are read by find_quantities and find_times (mention.h), which are faster and more careful; a
// line given to be parsed is taken to mean what it can mean: «3 مساء» is a clock, «-12» a negative number.
//
//   parse_times(doc, lexicon, {Date{2022, 1, 25}}, out)        // «فجر الخميس 20 كانون الثاني» → 2022-01-20, dawn
//   parse_quantities(doc, lexicon, out)                        // «2.5 مليون» → 2500000
//
// Work is linear in the length of the line: every attempt looks at a bounded number of tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "mention/mention.h"
#include "model/time.h"
#include "text/document.h"

namespace isnad {

// A date, a time of day, or both, with unknown parts left out.
struct Moment {
  Date date;
  std::int8_t hour = -1, minute = -1, second = -1;
  std::string text() const;  // "2022-01-20", "--01-20", "T05:00", "2022-01-20T05:00:30"; empty if nothing is known
  bool known() const { return date.known() || hour >= 0; }
  bool operator==(const Moment&) const = default;
};

enum class TimeCalendar : std::uint8_t { gregorian, hijri, dual };

struct ParsedTime {
  Span span;
  Moment start, end;  // the end is inclusive for days, the clock reached for hours
  TimePrecision precision = TimePrecision::day;
  TimeCalendar calendar = TimeCalendar::gregorian;
  PartOfDay part = PartOfDay::none;
  bool since = false, until = false;  // one end is open; the other is publication
  bool ambiguous = false;         // digits that may be day/month or month/day: the other reading is in `other_start`
  Moment other_start, other_end;  // another reading: the next such day instead of the last, evening instead of morning
  std::string duration;           // "P3D", "PT1H30M"
  std::string repeats;            // "P1W": every week
  std::string zone;               // as written after «بتوقيت»
  std::string unresolved;         // why start is unknown, or only partly known
};

struct ParsedQuantity {
  Span span;
  std::optional<std::int64_t> low, high;
  std::optional<double> value;  // of what is no whole number
  Qualifier qualifier = Qualifier::exact;
  QuantityKind kind = QuantityKind::count;
  std::string unit;        // "kilometre", "dollar", "year": what a measure counts in
  bool too_large = false;  // digits past what 64 bits hold: bounds are not given
};

struct PublishedAt {
  std::optional<Date> date;
  int hour = -1, minute = 0;
};

void parse_times(const Document&, const Lexicon&, const PublishedAt&, std::vector<ParsedTime>& out,
                 Search = Search::likely);
void parse_quantities(const Document&, const Lexicon&, std::vector<ParsedQuantity>& out, Search = Search::likely);

std::string_view name(TimeCalendar);
std::string_view name(QuantityKind);

}  // namespace isnad
