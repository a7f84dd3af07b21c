#include "mention/time_grammar.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr int kLongCount = 31;  // «لليوم الـ441» counts the days of a war, not of an event

void put(const TimePoint& p, TimeExpression& e) {
  Time& t = e.mention.time;
  t.start = p.range.start;
  t.end = p.range.end;
  t.precision = p.range.precision;
  t.part = p.part;
  t.hour = p.hour;
  if (p.hour >= 0) t.precision = TimePrecision::hour;
  e.end = p.end;
}

bool day_sized(const TimePoint& p) {
  return p.range.precision == TimePrecision::day || p.range.precision == TimePrecision::hour;
}

// Is a window of so many units longer than a day?
bool long_window(TimeUnit unit, int count) {
  if (unit == TimeUnit::minute) return false;
  if (unit == TimeUnit::hour) return count > 24;
  return unit != TimeUnit::day || count != 1;
}

}  // namespace

bool TimeGrammar::at(std::size_t i, TimeExpression& e) const {
  constexpr std::uint32_t kStart = kAtomNumber | kAtomNumberWord | kAtomOrdinal | kAtomMonth | kAtomWeekday |
                                   kAtomPart | kAtomUnit | kAtomCode | kAtomDate | kAtomClock | kAtomFrom |
                                   kAtomBetween | kAtomArticle | kAtomThis | kAtomThat | kAtomOther;
  if (!points_.at(i).is(kStart)) return false;
  e = {};
  e.first = i;
  return since(i, e) || between(i, e) || from_to(i, e) || during(i, e) || nth_day(i, e) || distance(i, e) ||
         window(i, false, e) || plain(i, e);
}

// A point where the words before call for one: «منذ 2011»، «بين يناير ومارس»، «حتى مطلع العام».
bool TimeGrammar::dated_point(std::size_t i, TimePoint& p) const {
  return position(i, p) || points_.point(i, p, Context::temporal) || points_.bare_year(i, p) ||
         points_.unit_of_now(i, p, Context::temporal) || (points_.clock(i, p) && p.range.start.known());
}

bool TimeGrammar::position(std::size_t i, TimePoint& p) const {
  const Atom& a = points_.at(i);
  if (!a.is(kAtomCode)) return false;
  YearPart part{};
  switch (a.code) {
    case TimeCode::start: part = YearPart::start; break;
    case TimeCode::middle: part = YearPart::middle; break;
    case TimeCode::end: part = YearPart::end; break;
    case TimeCode::eve:
    case TimeCode::morrow:
      if (!points_.core(i + 1, p, Context::bare) || !day_sized(p)) return false;
      if (a.code == TimeCode::eve)
        p.part = PartOfDay::evening;
      else if (p.range.start.year)
        p.range.start = p.range.end = Date::from_days(p.range.end.first_day() + 1);
      return true;
    default: return false;
  }
  const std::size_t j = points_.at(i + 1).is(kAtomFrom) ? i + 2 : i + 1;
  if (points_.core(j, p, Context::temporal)) {
    if (day_sized(p)) return false;
  } else if (!points_.unit_of_now(j, p, Context::temporal) && !points_.bare_year(j, p)) {
    return false;
  }
  const bool year = p.range.precision == TimePrecision::year && p.range.start.year != 0;
  p.range = part_of(p.range, part);
  if (year && part == YearPart::start)
    p.range.start = Date::from_days(p.range.start.first_day());  // «مطلع العام» is 1 January
  p.calendar = false;
  return true;
}

// «يومين»، «ثلاثة أيام»، «24 ساعة»، «أسبوع»، «أيام»: a unit without the article, and how many; 0 for a vague plural.
bool TimeGrammar::length(std::size_t i, std::size_t& end, TimeUnit& unit, int& count) const {
  std::size_t j = i;
  while (points_.at(j).is(kAtomAbout)) {
    ++j;
    if (points_.at(j).is(kAtomFrom)) ++j;
  }
  if (points_.at(j).is(kAtomFew)) {
    const Atom& u = points_.at(j + 1);
    if (!u.is(kAtomUnit)) return false;
    unit = u.unit;
    count = 0;
    end = j + 2;
    return true;
  }
  const Atom& a = points_.at(j);
  if (a.is(kAtomUnit) && a.unit_value == 0) {
    if (a.unit_pro & kAl) return false;
    unit = a.unit;
    count = a.unit_number == GramNumber::dual ? 2 : a.unit_number == GramNumber::plural ? 0 : 1;
    end = j + 1;
    if (count == 1 && points_.at(end).word == AtomWord::one) ++end;
    if (count == 1 && points_.at(end).is(kAtomNumber | kAtomMonth | kAtomWeekday | kAtomArticle | kAtomCode))
      return false;
    return true;
  }
  if (!points_.number(j, j, count)) return false;
  const Atom& u = points_.at(j);
  if (!u.is(kAtomUnit) || u.unit_value != 0 || (u.unit_pro & kAl)) return false;
  unit = u.unit;
  end = j + 1;
  return true;
}

bool TimeGrammar::since(std::size_t i, TimeExpression& e) const {
  if (!points_.has_code(i, TimeCode::since)) return false;
  const auto now = resolve_day(0, points_.anchor(i));
  const std::size_t j = i + 1;
  TimePoint p;
  TimeUnit unit{};
  int count = 0;
  bool open = false;
  if (length(j, p.end, unit, count)) {
    p.range = resolve_ago(unit, count, points_.anchor(i));
    e.mention.cumulative = long_window(unit, count);
  } else if (!dated_point(j, p)) {
    if (!points_.has_code(j, TimeCode::start)) return false;
    open = true;  // «منذ بدء العدوان»
    p = {};
    p.end = std::min(j + 2, points_.size());
  }
  put(p, e);
  const std::size_t k = e.end;
  TimePoint until;
  const bool closed =
      !open && (points_.has_code(k, TimeCode::until) || points_.at(k).is(kAtomTo)) && dated_point(k + 1, until);
  if (closed) e.end = until.end;
  e.mention.since = true;
  e.mention.time.end = closed ? until.range.end : now.end;
  const Date from = e.mention.time.start, to = e.mention.time.end;
  if (from.year && to.year && to.last_day() < from.first_day())
    e.mention.time.end = {};  // a slip of the year, or the future
  if (!day_sized(p) || open) e.mention.cumulative = true;
  if (longer_than({e.mention.time.start, e.mention.time.end, {}}, 2)) e.mention.cumulative = true;
  if (e.mention.cumulative) e.mention.time.precision = TimePrecision::period;
  return true;
}

// The range from a to b; a takes its year and month from b where it has none.
bool TimeGrammar::interval(std::size_t i, TimePoint a, TimePoint b, TimeExpression& e) const {
  if (a.calendar && b.calendar && a.spec.year == 0 && a.spec.month && b.range.start.year) {
    DateSpec s = a.spec;
    Anchor anchor = points_.anchor(i);
    anchor.published = b.range.end.full() ? b.range.end : Date::from_days(b.range.end.last_day());
    anchor.tense = Tense::past;
    a.range = resolve(s, anchor);
  } else if (a.calendar && b.calendar && a.spec.weekday >= 0 && a.spec.month == 0 && b.range.start.full()) {
    Anchor anchor{b.range.start, Tense::past};
    a.range = resolve(a.spec, anchor);
  }
  Time& t = e.mention.time;
  t.start = a.range.start;
  t.end = b.range.end;
  t.part = a.part == b.part ? a.part : PartOfDay::none;
  const bool short_one = day_sized(a) && day_sized(b) && !longer_than({t.start, t.end, {}}, 2);
  t.precision = short_one ? TimePrecision::day : TimePrecision::period;
  e.end = b.end;
  return true;
}

bool TimeGrammar::between(std::size_t i, TimeExpression& e) const {
  if (!points_.at(i).is(kAtomBetween)) return false;
  TimePoint a, b;
  const std::size_t j = i + 1;
  const bool years = points_.has_unit(j, TimeUnit::year) && points_.at(j).unit_number == GramNumber::dual;
  if (years && points_.core(j, a) && a.range.precision == TimePrecision::period) {
    put(a, e);
    return true;
  }
  if (!dated_point(j, a)) return false;
  std::size_t k = a.end;
  const bool waw = points_.at(k).is(kAtomWaw);
  if (waw) ++k;
  if (!waw && !points_.at(k).conj()) {
    if (a.spec.last_day == 0) return false;  // «بين 20 و25 يناير» is one point
    put(a, e);
    return true;
  }
  return dated_point(k, b) && interval(i, a, b, e);
}

bool TimeGrammar::from_to(std::size_t i, TimeExpression& e) const {
  if (!points_.at(i).is(kAtomFrom)) return false;
  TimePoint a, b;
  if (!dated_point(i + 1, a)) return false;
  if (a.spec.last_day) {
    put(a, e);
    return true;
  }
  const std::size_t k = a.end;
  if (!points_.has_code(k, TimeCode::until) && !points_.at(k).is(kAtomTo)) return false;
  return dated_point(k + 1, b) && interval(i, a, b, e);
}

bool TimeGrammar::during(std::size_t i, TimeExpression& e) const {
  const bool last = points_.at(i).word == AtomWord::last;  // «آخر 24 ساعة»
  if (!last && !points_.has_code(i, TimeCode::during)) return false;
  std::size_t j = i + 1;
  if (!last && points_.at(j).word == AtomWord::last) ++j;
  if (window(j, true, e)) {
    const bool dateless = e.mention.duration && (last || j > i + 1);
    if (dateless) e.mention.duration = false;
    return true;
  }
  TimePoint p;
  if (last || !dated_point(j, p) || day_sized(p)) return false;
  put(p, e);
  e.mention.cumulative = true;
  return true;
}

// «الأيام الثلاثة الماضية»، «الـ24 ساعة الماضية»، and after «خلال» also «يومين»، «24 ساعة».
bool TimeGrammar::window(std::size_t i, bool announced, TimeExpression& e) const {
  std::size_t j = i, end = 0;
  TimeUnit unit{};
  int count = 0;
  Relation r = Relation::none;
  const Atom& a = points_.at(i);
  const bool definite_unit = a.is(kAtomUnit) && a.unit_value == 0 && (a.unit_pro & kAl);
  const bool after_last = i > 0 && points_.at(i - 1).word == AtomWord::last;
  if (definite_unit) {
    unit = a.unit;
    const bool one = a.unit_number != GramNumber::dual && a.unit_number != GramNumber::plural;
    count = a.unit_number == GramNumber::dual ? 2 : one ? 1 : 0;
    end = i + 1;
    int n = 0;
    if (std::size_t k = 0; !one && points_.number(end, k, n) && !points_.at(k - 1).is(kAtomOrdinal)) count = n, end = k;
    if (one && unit != TimeUnit::hour) return false;  // «الأسبوع الماضي» is a point
    if (!points_.relation(end, r)) return false;
    ++end;
  } else {
    j = points_.at(i).is(kAtomArticle) ? i + 1 : i;
    if (!length(j, end, unit, count)) return false;
    if (points_.relation(end, r))
      ++end;
    else if (!announced)
      return false;
    if (count == 0 && !announced && r == Relation::none) return false;
  }
  e.end = end;
  e.mention.cumulative = long_window(unit, count);
  const bool day = unit == TimeUnit::hour && count == 24;  // a 24-hour toll is dated to publication
  if (r == Relation::past || r == Relation::current || day || after_last) {
    const DateRange w = resolve_window(unit, count, points_.anchor(i));
    e.mention.time.start = w.start;
    e.mention.time.end = w.end;
    e.mention.time.precision = e.mention.cumulative ? TimePrecision::period : TimePrecision::day;
  } else {
    e.mention.duration = true;
    e.mention.time.precision = TimePrecision::period;
  }
  return true;
}

// «لليوم الرابع على التوالي»
bool TimeGrammar::nth_day(std::size_t i, TimeExpression& e) const {
  const Atom& a = points_.at(i);
  if (!a.is(kAtomUnit) || !(a.unit_pro & kAl) || a.unit_number == GramNumber::plural || a.unit == TimeUnit::hour)
    return false;
  std::size_t j = i + 1, end = 0;
  int n = 0;
  const Atom& first = points_.at(points_.at(j).is(kAtomArticle) ? j + 1 : j);
  const bool counts = first.is(kAtomOrdinal) || points_.at(j).is(kAtomArticle) || first.is(kAtomNumber);
  if (!counts || !points_.number(j, end, n)) return false;
  const bool row = points_.at(end).word == AtomWord::on && points_.at(end + 1).word == AtomWord::succession;
  if (!row && !(a.unit_pro & kLi)) return false;
  e.end = row ? end + 2 : end;
  const bool night = a.is(kAtomPart) && a.part == PartOfDay::night;
  if (night) e.mention.time.part = PartOfDay::night;
  if (a.unit != TimeUnit::day) {
    e.mention.duration = true;
    return true;
  }
  const DateRange today = resolve_day(0, points_.anchor(i));
  e.mention.time.start = e.mention.time.end = today.start;
  e.mention.in_a_row = true;
  if (today.start.known() && n <= kLongCount) e.mention.time.start = Date::from_days(today.start.first_day() - n + 1);
  return true;
}

// «قبل يومين», «بعد ثلاثة أيام»
bool TimeGrammar::distance(std::size_t i, TimeExpression& e) const {
  const bool before = points_.has_code(i, TimeCode::before), after = points_.has_code(i, TimeCode::after);
  if (!before && !after) return false;
  TimeUnit unit{};
  int count = 0;
  if (!length(i + 1, e.end, unit, count)) return false;
  const bool other_origin = points_.at(e.end).is(kAtomFrom) || points_.has_code(e.end, TimeCode::since);
  if (after || other_origin) {
    e.mention.duration = true;
    return true;
  }
  const DateRange r = resolve_ago(unit, count, points_.anchor(i));
  e.mention.time.start = r.start;
  e.mention.time.end = r.end;
  e.mention.time.precision = r.precision;
  return true;
}

bool TimeGrammar::plain(std::size_t i, TimeExpression& e) const {
  TimePoint p;
  if (points_.clock(i, p) &&
      (points_.has_unit(i, TimeUnit::hour) || p.range.start.known() || p.part != PartOfDay::none)) {
    put(p, e);
    return true;
  }
  if (position(i, p) || points_.point(i, p)) {
    put(p, e);
    return true;
  }
  // «في 2015»، «حتى 2016»
  const Atom before = i > 0 ? points_.at(i - 1) : Atom{};
  const bool called = before.is(kAtomIn | kAtomTo) ||
                      (before.is(kAtomCode) && (before.code == TimeCode::until || before.code == TimeCode::before ||
                                                before.code == TimeCode::after || before.code == TimeCode::dated));
  if (!called || !points_.bare_year(i, p)) return false;
  put(p, e);
  return true;
}

}  // namespace isnad
