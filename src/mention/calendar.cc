#include "mention/calendar.h"

#include <algorithm>

#include "mention/hijri.h"

namespace isnad {
namespace {

constexpr int kFewLow = 3, kFewHigh = 9;  // «أيام» without a number, as VagueCode::few
constexpr int kYearsBack = 12;            // how far a weekday may pull a date without a year
constexpr int kDaysAhead = 45;            // an announced date that its weekday confirms

Date date(int y, int m, int d) {
  return {static_cast<std::int16_t>(y), static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)};
}

DateRange single(Date d, TimePrecision p) { return {d, d, p}; }
DateRange days(std::int32_t a, std::int32_t b, TimePrecision p) { return {Date::from_days(a), Date::from_days(b), p}; }

int month_length(int y, int m) { return Date::from_days(date(y, m, 0).last_day()).day; }

// Months counted from year 0, so that they can be added to.
int month_index(Date d) { return d.year * 12 + d.month - 1; }
Date month_at(int index) { return date(index / 12, index % 12 + 1, 0); }

DateRange weekday_near(const DateSpec& s, const Anchor& a) {
  if (!a.published || !a.published->full()) return {};
  const std::int32_t pub = a.published->first_day();
  const int back = (a.published->weekday() - s.weekday + 7) % 7;
  std::int32_t day = pub - back;
  if (s.relation == Relation::past && back == 0) day -= 7;
  if (s.relation == Relation::next || (s.relation == Relation::none && a.tense == Tense::future && back != 0)) day += 7;
  return days(day, day, TimePrecision::day);
}

DateRange gregorian(const DateSpec& s, int year) {
  if (s.month == 0) return single(date(year, 0, 0), TimePrecision::year);
  if (s.day == 0) return single(date(year, s.month, 0), TimePrecision::month);
  const int length = year ? month_length(year, s.month) : 31;
  const int last = s.last_day ? s.last_day : s.day;
  return {date(year, s.month, std::min(s.day, length)), date(year, s.month, std::min(last, length)),
          TimePrecision::day};
}

// The year of a month or day without one.
int year_near(const DateSpec& s, Date pub, Tense tense) {
  if (s.relation == Relation::current) return pub.year;
  if (s.relation == Relation::past) {
    const bool this_month =
        s.month == pub.month && s.day && pub.day && s.day < pub.day;  // «20 يناير الماضي» on the 25th
    return s.month < pub.month || this_month ? pub.year : pub.year - 1;
  }
  if (s.relation == Relation::next) return s.month > pub.month ? pub.year : pub.year + 1;
  const bool pub_day = pub.full();
  const auto after = [&](int y) {  // starts after publication
    return s.day && pub_day ? gregorian(s, y).start.first_day() > pub.first_day() : s.month > pub.month;
  };
  const auto over = [&](int y) {  // ends before publication
    return s.day && pub_day ? gregorian(s, y).end.first_day() < pub.first_day() : s.month < pub.month;
  };
  if (tense == Tense::future) return over(pub.year) ? pub.year + 1 : pub.year;
  return after(pub.year) ? pub.year - 1 : pub.year;
}

bool agrees(const DateSpec& s, int year) {
  return (s.month != 2 || s.day != 29 || month_length(year, 2) == 29) &&
         date(year, s.month, s.day).weekday() == s.weekday;
}

// «الخميس 20 يناير»: the latest year where the weekday agrees, unless the next such day is announced and near.
int year_of_weekday(const DateSpec& s, Date pub, Tense tense) {
  const int near = year_near(s, pub, tense);
  if (agrees(s, near)) return near;
  for (int y : {int{pub.year}, pub.year + 1}) {
    const std::int32_t ahead = date(y, s.month, s.day).first_day() - pub.first_day();
    if (agrees(s, y) && ahead > 0 && ahead <= kDaysAhead) return y;
  }
  for (int y = near - 1; y >= near - kYearsBack; --y)
    if (agrees(s, y)) return y;
  return near;
}

DateRange hijri_range(const DateSpec& s, int year) {
  const int m = s.month > 100 ? s.month - 100 : s.month;
  if (m == 0) {
    const auto a = hijri_to_days(year, 1, 1);
    const auto b = hijri_to_days(year, 12, 28);
    return a && b ? days(*a, *b + hijri_month_days(year, 12) - 28, TimePrecision::year) : DateRange{};
  }
  const int length = hijri_month_days(year, m);
  const auto first = hijri_to_days(year, m, 1);
  if (!first) return {};
  if (s.day == 0) return days(*first, *first + length - 1, TimePrecision::month);
  const int last = std::min(s.last_day ? s.last_day : s.day, length);
  return days(*first + std::min(s.day, length) - 1, *first + last - 1, TimePrecision::day);
}

DateRange resolve_hijri(const DateSpec& s, const Anchor& a) {
  if (s.year) return hijri_range(s, s.year);
  if (!a.published) return {};
  const std::int32_t pub = a.published->last_day();
  const auto now = hijri_from_days(pub);
  if (!now) return {};
  const int month = s.month - 100;
  if (s.relation == Relation::current) return hijri_range(s, now->year);
  if (s.relation == Relation::past) return hijri_range(s, month < now->month ? now->year : now->year - 1);
  if (s.relation == Relation::next) return hijri_range(s, month > now->month ? now->year : now->year + 1);
  const DateRange r = hijri_range(s, now->year);
  if (!r.start.known()) return {};
  if (a.tense == Tense::future) return r.end.last_day() < pub ? hijri_range(s, now->year + 1) : r;
  return r.start.first_day() > pub ? hijri_range(s, now->year - 1) : r;
}

}  // namespace

bool valid_day(int month, int day) {
  if (day < 1) return false;
  if (month > 100) return day <= 30;
  return day <= (month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
}

bool longer_than(const DateRange& r, int n) {
  return r.start.year && r.end.year && r.end.last_day() - r.start.first_day() >= n;
}

DateRange resolve(const DateSpec& s, const Anchor& a) {
  if (s.month == 0 && s.year == 0 && s.weekday >= 0) return weekday_near(s, a);
  if (s.month == 0 && s.year == 0) return {};
  if (s.hijri()) return resolve_hijri(s, a);
  if (s.year || !a.published || !a.published->year) return gregorian(s, s.year);
  if (s.weekday >= 0 && s.day && s.relation == Relation::none && a.published->full())
    return gregorian(s, year_of_weekday(s, *a.published, a.tense));
  return gregorian(s, year_near(s, *a.published, a.tense));
}

DateRange resolve_day(int offset, const Anchor& a) {
  if (!a.published || !a.published->full()) return {};
  const std::int32_t d = a.published->first_day() + offset;
  return days(d, d, TimePrecision::day);
}

DateRange resolve_unit(TimeUnit unit, int offset, const Anchor& a) {
  if (!a.published || !a.published->year) return {};
  const Date pub = *a.published;
  switch (unit) {
    case TimeUnit::minute:
    case TimeUnit::hour: return resolve_day(0, a);
    case TimeUnit::day: return resolve_day(offset, a);
    case TimeUnit::week: {
      if (!pub.full()) return {};
      const std::int32_t d = pub.first_day();  // the week runs from Saturday, as in most of the region
      const std::int32_t start = d - (pub.weekday() + 1) % 7 + 7 * offset;
      return days(start, start + 6, TimePrecision::week);
    }
    case TimeUnit::month:
      return pub.month ? single(month_at(month_index(pub) + offset), TimePrecision::month) : DateRange{};
    case TimeUnit::season: return {};
    case TimeUnit::year: return single(date(pub.year + offset, 0, 0), TimePrecision::year);
    case TimeUnit::decade: {
      const int y = (pub.year / 10 + offset) * 10;
      return {date(y, 0, 0), date(y + 9, 0, 0), TimePrecision::period};
    }
    case TimeUnit::century: {
      const int y = ((pub.year - 1) / 100 + offset) * 100 + 1;
      return {date(y, 0, 0), date(y + 99, 0, 0), TimePrecision::period};
    }
  }
  return {};
}

DateRange resolve_ago(TimeUnit unit, int count, const Anchor& a) {
  if (count == 0) {
    if (unit == TimeUnit::hour || unit == TimeUnit::minute) return resolve_day(0, a);
    const DateRange far = resolve_ago(unit, kFewHigh, a), near = resolve_ago(unit, kFewLow, a);
    return {far.start, near.end, TimePrecision::period};
  }
  if (unit == TimeUnit::hour) return resolve_day(-(count / 24), a);
  if (unit == TimeUnit::minute) return resolve_day(0, a);
  if (unit == TimeUnit::week) {
    DateRange r = resolve_day(-7 * count, a);
    if (!r.start.known()) return r;
    const std::int32_t d = r.start.first_day();
    return days(d - 3, d + 3, TimePrecision::week);
  }
  if (unit == TimeUnit::decade) return resolve_unit(TimeUnit::year, -10 * count, a);
  if (unit == TimeUnit::century) return resolve_unit(TimeUnit::year, -100 * std::min(count, 20), a);
  return resolve_unit(unit, unit == TimeUnit::year ? -std::min(count, 1900) : -count, a);
}

DateRange resolve_window(TimeUnit unit, int count, const Anchor& a) {
  if (!a.published || !a.published->full()) return {};
  const Date pub = *a.published;
  const std::int32_t end = pub.first_day();
  const int n = count ? count : kFewHigh;
  std::int32_t start = end;
  switch (unit) {
    case TimeUnit::minute: break;
    case TimeUnit::hour: start = count > 24 ? end - (n + 23) / 24 : end; break;  // a 24-hour toll is the day's
    case TimeUnit::day: start = n == 1 ? end : end - n; break;
    case TimeUnit::week: start = end - 7 * n; break;
    case TimeUnit::month:
    case TimeUnit::season: {
      const Date m = month_at(month_index(pub) - n * (unit == TimeUnit::season ? 3 : 1));
      start = date(m.year, m.month, std::min<int>(pub.day, month_length(m.year, m.month))).first_day();
      break;
    }
    default: {
      const int span = unit == TimeUnit::decade ? 10 : unit == TimeUnit::century ? 100 : 1;
      const int y = std::max(1, pub.year - n * span);
      start = date(y, pub.month, std::min<int>(pub.day, month_length(y, pub.month))).first_day();
    }
  }
  return days(start, end, start == end ? TimePrecision::day : TimePrecision::period);
}

DateRange part_of(const DateRange& r, YearPart part) {
  if (!r.start.known()) return r;
  const auto three = [&](auto start, auto middle, auto end) {
    return part == YearPart::start ? start : part == YearPart::middle ? middle : end;
  };
  if (r.precision == TimePrecision::month && r.start.year == 0) return r;
  if (r.precision == TimePrecision::month) {
    const std::int32_t a = r.start.first_day(), b = r.end.last_day();
    return three(days(a, a + 9, TimePrecision::period), days(a + 10, a + 19, TimePrecision::period),
                 days(a + 20, b, TimePrecision::period));
  }
  if (r.precision == TimePrecision::year && r.start.month == 0) {
    const int y = r.start.year;
    const auto months = [&](int a, int b) { return DateRange{date(y, a, 0), date(y, b, 0), TimePrecision::period}; };
    return three(months(1, 3), months(5, 8), months(10, 12));
  }
  return r;
}

DateRange resolve_season(int season, int year, Relation relation, const Anchor& a) {
  const int first = season == 4 ? -1 : season * 3 - 1;  // index of its first month in the year: March is 2
  const auto of = [&](int y) {
    return DateRange{month_at(y * 12 + first), month_at(y * 12 + first + 2), TimePrecision::season};
  };
  if (year) return of(year);
  if (!a.published || !a.published->full()) return {};
  const std::int32_t pub = a.published->first_day();
  int y = a.published->year + 1;
  if (relation == Relation::next) {
    while (of(y - 1).start.first_day() > pub) --y;
    return of(y);
  }
  const bool over = relation == Relation::past;  // a past season has ended
  while ((over ? of(y).end.last_day() : of(y).start.first_day()) >= pub) --y;
  return of(y);
}

}  // namespace isnad
