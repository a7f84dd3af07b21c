// The points that units make: «العام 2015»، «الشهر الجاري»، «صيف 2014»، «الثمانينيات»، «اليوم نفسه», and clock times.
#include <algorithm>

#include "mention/time_points.h"

namespace isnad {
namespace {

bool singular(const Atom& a) { return a.unit_number == GramNumber::singular || a.unit_number == GramNumber::none; }

int offset_of(Relation r) { return r == Relation::past ? -1 : r == Relation::next ? 1 : 0; }

// The hour of a clock on the day, given the part of day named with it.
std::int8_t hour_of_day(int hour, PartOfDay part) {
  const bool small = hour >= 1 && hour < 12;
  switch (part) {
    case PartOfDay::noon:
      if (hour >= 1 && hour <= 4) hour += 12;
      break;
    case PartOfDay::afternoon:
    case PartOfDay::evening:
      if (small) hour += 12;
      break;
    case PartOfDay::night:
      if (hour == 12)
        hour = 0;
      else if (small && hour >= 6)
        hour += 12;
      break;
    case PartOfDay::dawn:
    case PartOfDay::morning:
      if (hour == 12) hour = 0;
      break;
    case PartOfDay::none: break;
  }
  return static_cast<std::int8_t>(hour % 24);
}

}  // namespace

bool TimePoints::year_named(std::size_t i, TimePoint& p) const {
  if (!has_unit(i, TimeUnit::year)) return false;
  int year = 0;
  if (!plain_year(i + 1, p.end, year)) return false;
  p.spec.year = year;
  resolve_spec(i, p);
  if (singular(at(i))) return true;
  std::size_t j = p.end;  // «عامي 2014 و2015»
  const bool joined = at(j).is(kAtomWaw | kAtomDash | kAtomTo | kAtomSlash);
  int last = 0;
  std::size_t end = 0;
  if (joined && plain_year(j + 1, end, last) && last > year) {
    DateSpec s;
    s.year = last;
    p.range.end = resolve(s, anchor(i)).end;
    p.range.precision = TimePrecision::period;
    p.calendar = false;
    p.end = end;
  }
  return true;
}

// Week, month, year, decade or century seen from publication. In a temporal context the article is enough: «مطلع
// العام».
bool TimePoints::unit_of_now(std::size_t i, TimePoint& p, Context context) const {
  const bool here = at(i).is(kAtomThis);
  const std::size_t j = here ? i + 1 : i;
  const Atom& a = at(j);
  if (!a.is(kAtomUnit) || a.unit_value != 0 || !singular(a) || !(a.unit_pro & kAl) || a.unit == TimeUnit::minute)
    return false;
  if (a.unit == TimeUnit::hour && !here) return false;
  p = {};
  p.end = j + 1;
  Relation r = Relation::current;
  const bool related = relation(p.end, r);
  if (related) ++p.end;
  if (a.unit == TimeUnit::day && (!here || related)) return false;
  if (!here && !related && (context == Context::bare || has_code(p.end, TimeCode::same))) return false;
  if (!here && !related && a.unit == TimeUnit::day) return false;
  p.range = resolve_unit(a.unit, offset_of(r), anchor(i));
  if (!p.range.start.known()) {
    constexpr TimePrecision kOf[] = {TimePrecision::hour, TimePrecision::hour,   TimePrecision::day,
                                     TimePrecision::week, TimePrecision::month,  TimePrecision::season,
                                     TimePrecision::year, TimePrecision::period, TimePrecision::period};
    p.range.precision = kOf[static_cast<std::size_t>(a.unit)];
  }
  int year = 0;
  if (a.unit == TimeUnit::year && plain_year(p.end, p.end, year)) {  // «العام الجاري 2022»
    p.spec.year = year;
    resolve_spec(i, p);
  } else if (a.unit == TimeUnit::month && at(p.end).is(kAtomMonth) && month_name(p.end, p.end, p.spec)) {
    resolve_spec(i, p);
  } else if (a.unit == TimeUnit::month && at(p.end).is(kAtomFrom) && has_unit(p.end + 1, TimeUnit::year) &&
             year_after(p.end, p.end, p.spec)) {
    if (p.spec.year && p.range.start.month)
      p.range.start.year = p.range.end.year = static_cast<std::int16_t>(p.spec.year);
  }
  return true;
}

bool TimePoints::season(std::size_t i, TimePoint& p) const {
  const Atom& a = at(i);
  if (!has_unit(i, TimeUnit::season) || a.unit_value == 0) return false;
  p = {};
  p.end = i + 1;
  std::size_t j = i + 1;
  if (at(j).is(kAtomFrom)) ++j;
  if (has_unit(j, TimeUnit::year)) ++j;
  int year = 0;
  Relation r = Relation::none;
  if (plain_year(j, p.end, year)) {
    p.range = resolve_season(a.unit_value, year, r, anchor(i));
    return true;
  }
  if (j == i + 1 && (a.unit_pro & kAl) && relation(j, r)) {
    p.range = resolve_season(a.unit_value, 0, r, anchor(i));
    p.end = j + 1;
    return true;
  }
  if (j != i + 2 || !relation(j, r) || !published_) return false;  // «صيف العام الماضي»
  p.range = resolve_season(a.unit_value, published_->year + offset_of(r), Relation::none, anchor(i));
  p.end = j + 1;
  return true;
}

// «ثمانينيات القرن الماضي»
bool TimePoints::decade(std::size_t i, TimePoint& p) const {
  if (!has_unit(i, TimeUnit::decade) || at(i).unit_value < 1900) return false;
  p = {};
  const std::int16_t y = at(i).unit_value;
  p.range = {{y, 0, 0}, {static_cast<std::int16_t>(y + 9), 0, 0}, TimePrecision::period};
  p.end = i + 1;
  if (has_unit(p.end, TimeUnit::century)) {
    ++p.end;
    if (Relation r{}; relation(p.end, r) || at(p.end).is(kAtomOrdinal)) ++p.end;
    if (at(p.end).is(kAtomNumberWord) && at(p.end - 1).is(kAtomOrdinal)) ++p.end;  // العشرين
  }
  return true;
}

// «اليوم نفسه»، «ذلك اليوم»، «اليوم التالي»، «ذلك الحين»: told by the last date before.
bool TimePoints::anaphor(std::size_t i, TimePoint& p) const {
  const bool that = at(i).is(kAtomThat);
  const bool same_first = has_code(i, TimeCode::same);
  std::size_t j = that || same_first ? i + 1 : i;
  if (that && at(j).word == AtomWord::moment) {
    p.end = j + 1;
  } else {
    const Atom& a = at(j);
    if (!a.is(kAtomUnit) || !singular(a) || !(a.unit_pro & kAl) || a.unit == TimeUnit::hour ||
        a.unit == TimeUnit::minute)
      return false;
    if (!that && !same_first) ++j;
    const bool next = !that && !same_first && has_code(j, TimeCode::next) && a.unit == TimeUnit::day;
    if (!that && !same_first && !next && !has_code(j, TimeCode::same)) return false;
    p.end = j + 1;
    const auto last = last_dated(a.unit);
    if (!last) return true;
    if (a.unit == TimeUnit::day) {
      p.range = *last;
      if (next && last->end.full()) {
        const Date d = Date::from_days(last->end.first_day() + 1);
        p.range = {d, d, TimePrecision::day};
      }
    } else {
      p.range = resolve_unit(a.unit, 0, {last->start, Tense::past});
    }
    return true;
  }
  if (const auto last = last_dated(TimeUnit::day)) p.range = *last;
  return true;
}

bool TimePoints::clock(std::size_t i, TimePoint& p, Beside beside) const {
  const bool named = has_unit(i, TimeUnit::hour) && singular(at(i)) && (at(i).unit_pro & kAl);
  std::size_t j = named ? i + 1 : i;
  int hour = 0;
  p = {};
  if (at(j).is(kAtomClock)) {
    hour = at(j).number;
    p.end = j + 1;
  } else if (number(j, p.end, hour) && hour <= 24 && (at(j).is(kAtomOrdinal) || (named && at(j).digits))) {
    const bool from = at(p.end).is(kAtomFrom) && at(p.end + 1).is(kAtomPart) && !(i > 0 && at(i - 1).is(kAtomUnit));
    if (!named && (!(at(j).number_pro & kAl) || !(at(p.end).adverb || from))) return false;
    if (hour > 12 && at(j).is(kAtomOrdinal)) return false;
  } else {
    return false;
  }
  if (at(p.end).is(kAtomWaw) && at(p.end + 1).word == AtomWord::quarter)
    p.end += 2;
  else if (at(p.end).word == AtomWord::quarter)
    ++p.end;
  p.range.precision = TimePrecision::hour;
  if (at(j).is(kAtomClock) && at(p.end).is(kAtomOpen) && at(p.end + 1).is(kAtomClock)) {  // «10:00 (07:00 بتوقيت …)»
    for (std::size_t k = p.end + 2; k < p.end + 7; ++k)
      if (at(k).is(kAtomClose)) {
        p.end = k + 1;
        break;
      }
  }
  std::size_t k = p.end;
  if (at(k).is(kAtomFrom | kAtomIn)) ++k;
  TimePoint day;
  std::size_t part_end = 0;
  PartOfDay part = PartOfDay::none;
  if (beside == Beside::seek && point(k, day, Context::bare)) {
    if (day.range.precision == TimePrecision::day || day.range.precision == TimePrecision::hour) {
      const std::size_t end = day.end;
      p = day;
      p.end = end;
    }
  } else if (part_of_day(k, part_end, part) && (k != p.end || at(k).adverb)) {
    p.part = part;
    p.end = part_end;
  }
  p.hour = hour_of_day(hour, p.part);
  return named || p.part != PartOfDay::none || at(j).is(kAtomClock);
}

}  // namespace isnad
