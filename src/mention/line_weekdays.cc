// Days named by their week: «السبت المقبل»، «ثاني سبت في أيار»، «السبت من الأسبوع الماضي»، and «بعد غد».
#include <algorithm>

#include "mention/line_times.h"

namespace isnad {
namespace {

constexpr int kLast = -1;  // «آخر سبت من شهر أيار»

DateRange one_day(std::int32_t day) {
  const Date d = Date::from_days(day);
  return {d, d, TimePrecision::day};
}

}  // namespace

// Skips «يوم» and the like; a weekday needs its article unless an ordinal or «كل» stands before it.
bool LineTimes::weekday(std::size_t i, TimePiece& p) const {
  std::size_t j = i;
  const bool here = is(j, LineWord::thiz);
  if (here) ++j;
  const bool day = is_unit(j, LineUnit::day) && cell(j).unit_number != GramNumber::plural;
  if (day) ++j;
  const Cell& w = cell(j);
  if (w.weekday < 0 || (!(w.weekday_pro & kAl) && !day)) return false;
  p.spec.weekday = whole(w.weekday);
  p.end = j + 1;
  int offset = 0;
  if (std::size_t e = 0; relation(p.end, e, offset)) {
    p.end = e;
    p.spec.relation = offset < 0 ? Relation::past : offset > 0 ? Relation::next : Relation::none;
  }
  std::size_t k = p.end;
  if (punct(k, ',')) ++k;
  if (is(k, TimeCode::dated)) ++k;
  if (key_is(k, KeyWord(u"ل")) || is(k, LineWord::in)) ++k;
  TimePiece q;
  if (simple_date(k, q) && q.spec.day) {
    q.spec.weekday = whole(w.weekday);
    p = q;
    settle(p);
    if (q.ambiguous && p.start.date.full() && p.start.date.weekday() == w.weekday) p.ambiguous = false;
    return true;
  }
  int n = 0;
  if (std::size_t e = 0; p.spec.relation == Relation::none && !conj(k) && !punct(k - 1, ',') && day_number(k, e, n) &&
                         !cell(e).part_pro && cell(e).part == PartOfDay::none && cell(e).unit == LineUnit::none &&
                         !(punct(e, ':')) && (cell(k).ordinal == 0 || n > 6 || is(k - 1, LineWord::in))) {
    p.spec.day = n;
    p.date = true;
    p.end = e;
    if (!now_.date || !now_.date->full()) return true;
    const int step = lean() == Tense::future ? 1 : -1;  // the nearest such day that falls on such a weekday
    for (std::int32_t d = now_.date->first_day(), tries = 0; tries < 3000; ++tries, d += step) {
      const Date at = Date::from_days(d);
      if (at.day == n && at.weekday() == w.weekday) {
        set(p, one_day(d));
        return true;
      }
    }
    return true;
  }
  const bool nth_here =
      p.spec.relation == Relation::none && cell(p.end).ordinal && (cell(p.end).ordinal_pro & kAl) && !conj(p.end);
  if (std::size_t e = 0;
      nth_here && ordinal(p.end, e, n) && n <= 5 && !is(e, LineWord::from)) {  // «السبت الثاني»: of this month
    p.end = e;
    p.date = true;
    if (!now_.date || !now_.date->full()) return true;
    const Date month{now_.date->year, now_.date->month, 0};
    const std::int32_t first = month.first_day(),
                       d = first + (w.weekday - Date::from_days(first).weekday() + 7) % 7 + 7 * (n - 1);
    if (d <= month.last_day()) set(p, one_day(d));
    return true;
  }
  settle(p);
  return true;
}

// «سبت الأسبوع الماضي»، «السبت هذا الأسبوع»، «الأسبوع المقبل يوم السبت»
bool LineTimes::weekday_of_week(std::size_t i, TimePiece& p) const {
  TimePiece week;
  std::size_t j = is_unit(i, LineUnit::day) ? i + 1 : i;
  int day = whole(cell(j).weekday);
  if (day >= 0) {
    ++j;
    if (is(j, LineWord::from) || is(j, LineWord::in)) ++j;
    if (!unit_ref(j, week, false) || week.precision != TimePrecision::week) return false;
    p.end = week.end;
  } else {
    if (!unit_ref(i, week, false) || week.precision != TimePrecision::week) return false;
    j = week.end;
    if (punct(j, ',')) ++j;
    if (is_unit(j, LineUnit::day)) ++j;
    day = whole(cell(j).weekday);
    if (day < 0 || !(cell(j).weekday_pro & kAl)) return false;
    p.end = j + 1;
  }
  p.date = true;
  if (week.start.date.full()) {
    const std::int32_t first = week.start.date.first_day();
    set(p, one_day(first + (day - week.start.date.weekday() + 7) % 7));
  }
  return true;
}

// The nth weekday (or, with weekday −1, the nth day; −2, the nth week) of a month or year that begins at j.
bool LineTimes::nth_of(std::size_t i, std::size_t j, int n, int weekday, TimePiece& p) const {
  static_cast<void>(i);
  const bool joined = is(j, LineWord::from) || is(j, LineWord::in);
  if (joined) ++j;
  const bool glued = (cell(j).pro() & kPrep) != 0;
  if (!joined && !glued) return false;
  TimePiece m;
  DateSpec y;
  std::size_t e = 0;
  if (month(j, m)) {
    if (year(m.end, e, m.spec)) m.end = e;
    settle(m);
  } else if (year(j, e, y)) {
    m.end = e;
    m.spec = y;
    settle(m);
  } else {
    return false;
  }
  p.end = m.end;
  p.date = true;
  if (!m.start.date.year) return true;
  const std::int32_t first = m.start.date.first_day(), last = m.stop.date.last_day();
  if (weekday ==
      -2) {  // weeks begin on Monday; the first of a year is the one that holds its first Thursday (ISO 8601)
    const std::int32_t monday = first - (Date::from_days(first).weekday() + 6) % 7;
    const bool of_year = m.spec.month == 0;  // of a month, the weeks that lie wholly in it
    const std::int32_t one = monday == first || (of_year && first - monday <= 3) ? monday : monday + 7;
    const std::int32_t end_monday = last - (Date::from_days(last).weekday() + 6) % 7;
    const std::int32_t w =
        n == kLast ? (last - end_monday >= 6 || m.spec.month == 0 ? end_monday : end_monday - 7) : one + 7 * (n - 1);
    set(p, {Date::from_days(w), Date::from_days(w + 6), TimePrecision::week});
    return true;
  }
  if (weekday == -1) {
    set(p, one_day(n == kLast ? last : first + n - 1));
    return true;
  }
  const std::int32_t d = n == kLast ? last - (Date::from_days(last).weekday() - weekday + 7) % 7
                                    : first + (weekday - Date::from_days(first).weekday() + 7) % 7 + 7 * (n - 1);
  if (d > last) return false;
  set(p, one_day(d));
  return true;
}

// «آخر سبت من شهر أيار»، «الثلاثاء الأول من تشرين»، «الأسبوع الأخير في الشهر الخامس»، «ثالث ثلاثاء بعد …»
bool LineTimes::nth(std::size_t i, TimePiece& p) const {
  const bool last = is(i, LineWord::last);
  const auto target = [&](std::size_t at, std::size_t& end, int& day) {
    end = at + 1;
    if (is_unit(at, LineUnit::day) && cell(at + 1).weekday >= 0) ++at, ++end;
    day = whole(cell(at).weekday);
    if (day >= 0) return true;
    day = is_unit(at, LineUnit::week) ? -2 : -1;
    return cell(at).unit_number == GramNumber::singular && (is_unit(at, LineUnit::day) || day == -2);
  };
  std::size_t j = 0;
  int n = 0, day = 0;
  if (last || (cell(i).ordinal && !(cell(i).ordinal_pro & kAl))) {
    n = last ? kLast : cell(i).ordinal;
    if (!target(i + 1, j, day)) return false;
    return nth_of(i, j, n, day, p) || (day >= 0 && nth_after(j, n, day, p));
  }
  if (!target(i, j, day)) return false;
  if (is(j, LineWord::final)) return nth_of(i, j + 1, kLast, day, p);
  std::size_t e = 0;
  return ordinal(j, e, n) && n <= 54 && nth_of(i, e, n, day, p);
}

// «اليوم»، «بعد غد»، «اليوم الذي قبل أمس»، «اليوم السابق»، «الآن»
bool LineTimes::deictic(std::size_t i, TimePiece& p) const {
  std::size_t j = i;
  int offset = 0;
  p.date = true;
  const bool here = is(j, LineWord::thiz);
  if (is(j, LineWord::now) || (here && is(j + 1, LineWord::moment))) {
    p.end = here ? j + 2 : j + 1;
    p.precision = TimePrecision::hour;
    p.clock = true;
    set(p, resolve_day(0, anchor()));
    p.start.hour = p.stop.hour = static_cast<std::int8_t>(now_.hour);
    p.start.minute = p.stop.minute = static_cast<std::int8_t>(now_.hour >= 0 ? now_.minute : -1);
    return true;
  }
  if (here && (is(j + 1, TimeCode::today) || is(j + 1, TimeCode::tonight))) ++j;
  if (is(j, TimeCode::tonight) || is(j, TimeCode::last_night)) {
    p.end = j + 1;
    p.part = PartOfDay::night;
    std::size_t e = 0;
    if (relation(p.end, e, offset)) p.end = e;
    if (is(j, TimeCode::last_night)) offset = -1;
    set(p, resolve_day(offset, anchor()));
    return true;
  }
  const bool day = is_unit(j, LineUnit::day) || is(j, TimeCode::today);
  std::size_t k = j;
  if (day) ++k;
  if (day && (is(k, LineWord::which) || is(k, LineWord::to))) ++k;
  if (cell(k).ordinal == 1 && !(cell(k).ordinal_pro & kAl)) {  // «أول من أمس»
    const std::size_t e = is(k + 1, LineWord::from) ? k + 2 : k + 1;
    if (is(e, TimeCode::yesterday)) {
      p.end = e + 1;
      set(p, resolve_day(-2, anchor()));
      return true;
    }
  }
  const bool after = is(k, TimeCode::after), before = is(k, TimeCode::before) || key_is(k, KeyWord(u"القبل"));
  std::size_t w = after || before ? k + 1 : k;
  if (is_unit(w, LineUnit::day) && (is(w + 1, TimeCode::yesterday) || is(w + 1, TimeCode::tomorrow))) ++w;
  if ((is(w, TimeCode::tomorrow) && !before) || (is(w, TimeCode::yesterday) && !after)) {
    offset = is(w, TimeCode::tomorrow) ? (after ? 2 : 1) : (before ? -2 : -1);
    p.end = w + 1;
  } else if (day && relation(j + 1, p.end, offset) && (offset == 1 || offset == -1) &&
             (cell(j).unit_pro & kAl || is(j, TimeCode::today))) {
    if (is(j + 1, LineWord::final)) return false;
  } else if (is(j, TimeCode::today) || (here && is_unit(i + 1, LineUnit::day))) {
    offset = 0;
    p.end = here && j == i ? i + 2 : j + 1;
  } else {
    return false;
  }
  set(p, resolve_day(offset, anchor()));
  return true;
}

// «يوم 19»، «في 19.»، «للسادس والعشرين»: a day of a month that is not named, at the end of its clause
bool LineTimes::lone_day(std::size_t i, TimePiece& p) const {
  std::size_t j = i;
  const bool day = is_unit(i, LineUnit::day) && cell(i).unit_number == GramNumber::singular;
  const bool to = is(i, LineWord::to);
  if (day || to) ++j;
  const bool called = day || to || (i > 0 && is(i - 1, LineWord::in)) || (cell(i).ordinal_pro & kLi) != 0;
  int n = 0;
  std::size_t e = 0;
  if (!called || cell(j).weekday >= 0 || !day_number(j, e, n) || (!day && n < 13)) return false;
  if (!day && e < cells_.size() && cell(e).punct != '.' && cell(e).punct != ',') return false;
  p.end = e;
  p.spec.day = n;
  p.date = true;
  if (!now_.date || !now_.date->full()) return true;
  const int step = lean() == Tense::future ? 1 : -1;
  for (std::int32_t d = now_.date->first_day(), tries = 0; tries < 70; ++tries, d += step)
    if (Date::from_days(d).day == n) {
      set(p, one_day(d));
      break;
    }
  return true;
}

}  // namespace isnad
