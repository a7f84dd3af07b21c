#include "mention/time_points.h"

#include <algorithm>

namespace isnad {

const Atom TimePoints::kNothing{};

Anchor TimePoints::anchor(std::size_t i) const {
  constexpr std::size_t kReach = 15;
  for (std::size_t k = i; k > 0 && i - k < kReach; --k) {
    if (at(k - 1).is(kAtomStop)) break;
    if (at(k - 1).is(kAtomFuture)) return {published_, Tense::future};
  }
  return {published_, Tense::past};
}

std::optional<DateRange> TimePoints::last_dated(TimeUnit unit) const {
  constexpr std::ptrdiff_t kReach = 64;
  for (auto m = before_.rbegin(); m != before_.rend() && m - before_.rbegin() < kReach; ++m)
    if (m->time.start.year && !m->duration &&
        (unit != TimeUnit::day || (m->time.start.full() && m->time.start == m->time.end)))
      return DateRange{m->time.start, m->time.end, m->time.precision};
  return std::nullopt;
}

bool TimePoints::relation(std::size_t i, Relation& r) const {
  if (!at(i).is(kAtomCode)) return false;
  switch (at(i).code) {
    case TimeCode::past: r = Relation::past; return true;
    case TimeCode::current: r = Relation::current; return true;
    case TimeCode::next: r = Relation::next; return true;
    default: return false;
  }
}

void TimePoints::resolve_spec(std::size_t i, TimePoint& p) const {
  p.calendar = true;
  p.range = resolve(p.spec, anchor(i));
}

bool TimePoints::number(std::size_t i, std::size_t& end, int& value) const {
  i = skip_article(i);
  const Atom& a = at(i);
  end = i + 1;
  if (a.is(kAtomNumber)) {
    value = std::min(a.number, 3000);
    return a.number > 0;
  }
  if (!a.is(kAtomOrdinal | kAtomNumberWord)) return false;
  value = a.is(kAtomOrdinal) ? a.ordinal : a.number;
  const Atom& next = at(i + 1);
  if (!next.is(kAtomNumberWord) || value > 9) return true;
  const bool conj = (next.number_pro & kConj) != 0;
  if (conj ? next.number >= 20 && next.number <= 90 && next.number % 10 == 0 : next.number == 10) {
    value += next.number;
    ++end;
  }
  return true;
}

bool TimePoints::part_of_day(std::size_t i, std::size_t& end, PartOfDay& part) const {
  const Atom& a = at(i);
  if (a.is(kAtomPart)) {
    part = a.part;
    end = i + 1;
    return true;
  }
  const Atom& next = at(i + 1);
  if (!a.is(kAtomCode) || !next.is(kAtomPart)) return false;
  end = i + 2;
  if (next.part == PartOfDay::noon && a.code == TimeCode::after)
    part = PartOfDay::afternoon;
  else if (next.part == PartOfDay::noon && a.code == TimeCode::before)
    part = PartOfDay::morning;
  else if (next.part == PartOfDay::night && a.code == TimeCode::middle)
    part = PartOfDay::night;
  else
    return false;
  return true;
}

// «ليل السبت/الأحد»: from the night of the one to the other.
bool TimePoints::night_between(std::size_t i, std::size_t j, TimePoint& p) const {
  if (has_unit(j, TimeUnit::day)) ++j;
  const Atom& a = at(j);
  if (!a.is(kAtomWeekday)) return false;
  std::size_t k = j + 1;
  if (at(k).is(kAtomSlash | kAtomDash | kAtomTo) || at(k).word == AtomWord::on) ++k;
  const Atom& b = at(k);
  if (!b.is(kAtomWeekday) || b.weekday != (a.weekday + 1) % 7) return false;
  p = {};
  p.spec.weekday = int{b.weekday};
  resolve_spec(i, p);
  if (p.range.start.known()) p.range.start = Date::from_days(p.range.start.first_day() - 1);
  p.calendar = false;
  p.end = k + 1;
  date_beside(p);
  return true;
}

bool TimePoints::point(std::size_t i, TimePoint& p, Context context) const {
  std::size_t j = i;
  PartOfDay part = PartOfDay::none;
  if (part_of_day(i, j, part)) {
    if (part == PartOfDay::night && night_between(i, j, p)) {
      p.part = part;
      return true;
    }
    if (at(j).is(kAtomFrom)) ++j;
    if (has_code(j, TimeCode::past) && part == PartOfDay::night) {  // «ليلة الماضية», loosely written
      p = {};
      p.range = resolve_day(-1, anchor(i));
      p.end = j + 1;
    } else if (!core(j, p, Context::temporal) || p.range.precision == TimePrecision::year) {
      if (!has_code(i, TimeCode::tonight) || !core(i, p)) return false;
    }
    p.part = part;
  } else if (!core(i, p, context)) {
    return false;
  }
  tail(p);
  return true;
}

// «… صباحا»، «… عند الساعة 14:30»
void TimePoints::tail(TimePoint& p) const {
  if (p.range.precision != TimePrecision::day && p.range.precision != TimePrecision::hour) return;
  std::size_t j = p.end;
  if (p.part == PartOfDay::none && at(j).is(kAtomPart) && at(j).adverb) {
    p.part = at(j).part;
    p.end = ++j;
  }
  if (at(j).is(kAtomIn | kAtomComma) || at(j).word == AtomWord::on) ++j;
  TimePoint c;
  if (p.hour < 0 && clock(j, c, Beside::ignore)) {
    p.hour = c.hour;
    p.end = c.end;
    if (c.part != PartOfDay::none) p.part = c.part;
  }
}

bool TimePoints::core(std::size_t i, TimePoint& p, Context context) const {
  p = {};
  if (deictic(i, p, Beside::seek) || anaphor(i, p)) return true;
  std::size_t j = i;
  const Atom& a = at(i);
  const bool day = a.is(kAtomUnit) && a.unit == TimeUnit::day && a.unit_number != GramNumber::plural;
  if (day) {
    j = i + 1;
    context = Context::temporal;
    if (deictic(j, p, Beside::seek)) return true;
  }
  if (weekday(j, i, p, context, Beside::seek) || digit_date(j, p, Beside::seek) || day_of_month(j, p, Beside::seek))
    return true;
  if (day) return false;
  return month_only(i, p, context) || year_named(i, p) || unit_of_now(i, p, Context::bare) || season(i, p) ||
         decade(i, p);
}

// The word alone: days from publication.
bool TimePoints::deixis_word(std::size_t i, std::size_t& end, int& offset, PartOfDay& part) const {
  const Atom& a = at(i);
  const auto is = [&](std::size_t k, TimeCode c) { return has_code(k, c); };
  end = i + 1;
  const bool from = at(i + 1).is(kAtomFrom);
  if (a.is(kAtomOrdinal) && a.ordinal == 1 && (from || !(a.number_pro & kAl))) {  // «أول من أمس»
    const std::size_t k = from ? i + 2 : i + 1;
    offset = -2;
    end = k + 1;
    return is(k, TimeCode::yesterday);
  }
  if (!a.is(kAtomCode)) return false;
  switch (a.code) {
    case TimeCode::today: {
      offset = 0;
      const Atom& next = at(i + 1);
      return !(next.is(kAtomOrdinal) && (next.number_pro & kAl)) && !next.is(kAtomNumber | kAtomArticle) &&
             !is(i + 1, TimeCode::same) && !is(i + 1, TimeCode::next) && !is(i + 1, TimeCode::past) &&
             next.word != AtomWord::world && next.word != AtomWord::one;
    }
    case TimeCode::yesterday:
      offset = at(end).is(kAtomOrdinal) && at(end).ordinal == 1 && (at(end).number_pro & kAl) ? -2 : -1;
      if (offset == -2) ++end;
      return true;
    case TimeCode::before_yesterday: offset = -2; return true;
    case TimeCode::tomorrow: offset = 1; return true;
    case TimeCode::after_tomorrow: offset = 2; return true;
    case TimeCode::last_night:
      offset = -1;
      part = PartOfDay::night;
      return true;
    case TimeCode::tonight:
      part = PartOfDay::night;
      offset = 0;
      if (is(end, TimeCode::past) || is(end, TimeCode::last_night))
        offset = -1, ++end;
      else if (is(end, TimeCode::before) && is(end + 1, TimeCode::past))
        offset = -2, end += 2;
      return !(at(end).is(kAtomOrdinal) && (at(end).number_pro & kAl));
    case TimeCode::before:
      offset = -2;
      end = i + 2;
      return is(i + 1, TimeCode::yesterday);
    case TimeCode::after:
      offset = 2;
      end = i + 2;
      return is(i + 1, TimeCode::tomorrow);
    default: return false;
  }
}

bool TimePoints::deictic(std::size_t i, TimePoint& p, Beside beside) const {
  int offset = 0;
  const std::size_t j = at(i).is(kAtomThis) && has_code(i + 1, TimeCode::tonight) ? i + 1 : i;
  if (!deixis_word(j, p.end, offset, p.part)) return false;
  p.range = resolve_day(offset, anchor(i));
  if (beside == Beside::seek) date_beside(p);
  return true;
}

// What stands in apposition: the weekday agrees or is dropped, a full date decides.
void TimePoints::date_beside(TimePoint& p) const {
  std::size_t j = p.end;
  const bool open = at(j).is(kAtomOpen);
  if (open || at(j).is(kAtomComma)) ++j;
  const bool dated = has_code(j, TimeCode::dated);
  if (dated) {
    ++j;
    if (has_unit(j, TimeUnit::day) && !at(j + 1).is(kAtomWeekday)) ++j;
  }
  TimePoint q;
  const bool comma = !open && !dated && j != p.end;
  const std::size_t k = has_unit(j, TimeUnit::day) ? j + 1 : j;
  if (deictic(j, q, Beside::ignore)) return;
  if (!weekday(k, j, q, Context::temporal, Beside::ignore) && !digit_date(j, q, Beside::ignore) &&
      !day_of_month(j, q, Beside::ignore))
    return;
  if (comma && q.spec.day == 0) return;  // «أمس، الخميس …» may begin anew
  if (open && !at(q.end).is(kAtomClose)) return;
  const bool dual = p.calendar && p.spec.hijri() != q.spec.hijri();
  if (p.calendar && p.spec.day && !dual) return;  // two dates, not one
  p.end = open ? q.end + 1 : q.end;
  if (q.spec.day == 0) {  // a weekday alone serves only where nothing else does
    const bool earlier =
        p.range.start.full() && q.range.start.full() && p.range.start <= *published_ && q.range.start < p.range.start;
    if (earlier && !p.calendar) p.range = q.range;  // «اليوم الخميس» of a report that came out on Friday
    return;
  }
  if (dual && q.spec.hijri() && p.range.start.year) return;
  if (q.range.start.known()) p.range = q.range, p.spec = q.spec, p.calendar = true;
}

bool TimePoints::weekday(std::size_t i, std::size_t from, TimePoint& p, Context context, Beside beside) const {
  const Atom& a = at(i);
  if (!a.is(kAtomWeekday) || (!(a.weekday_pro & kAl) && (context == Context::bare || a.word == AtomWord::one)))
    return false;
  p = {};
  p.spec.weekday = int{a.weekday};
  p.end = i + 1;
  if (relation(p.end, p.spec.relation)) ++p.end;
  const Atom& second = at(p.end);
  if (from != i && at(from).unit_number == GramNumber::dual && second.is(kAtomWeekday) &&
      (second.weekday_pro & kConj)) {
    TimePoint q;  // «يومي السبت والأحد»
    q.spec.weekday = int{second.weekday};
    q.end = p.end + 1;
    if (relation(q.end, q.spec.relation)) ++q.end;
    resolve_spec(from, q);
    if (q.range.start.known())
      q.range.start = Date::from_days(q.range.end.first_day() - (second.weekday - a.weekday + 7) % 7);
    q.calendar = false;
    p = q;
    return true;
  }
  std::size_t j = p.end;
  const bool open = at(j).is(kAtomOpen);
  if (open || at(j).is(kAtomComma)) ++j;
  if (has_code(j, TimeCode::dated)) ++j;
  TimePoint q;
  if (p.spec.relation == Relation::none && (digit_date(j, q, beside) || day_of_month(j, q, beside)) &&
      (!open || at(q.end).is(kAtomClose))) {
    const int day = p.spec.weekday;
    p = q;
    p.spec.weekday = day;
    if (open) ++p.end;
    if (q.calendar) resolve_spec(from, p);
    return true;
  }
  resolve_spec(from, p);
  return true;
}

bool TimePoints::digit_date(std::size_t i, TimePoint& p, Beside beside) const {
  const Atom& a = at(i);
  if (!a.is(kAtomDate) || (a.year == 0 && at(i + 1).is(kAtomCounted))) return false;
  p = {};
  p.spec.year = a.year;
  p.spec.month = a.year >= 1300 && a.year <= 1500 ? a.month + 100 : a.month;
  p.spec.day = a.number;
  p.end = i + 1;
  if (at(p.end).is(kAtomHijri | kAtomCommon)) ++p.end;
  resolve_spec(i, p);
  if (p.spec.day && beside == Beside::seek) date_beside(p);
  return true;
}

// The month's name and its second name: «كانون الثاني/يناير»، «أيار (مايو)».
bool TimePoints::month_name(std::size_t i, std::size_t& end, DateSpec& s) const {
  if (!at(i).is(kAtomMonth)) return false;
  s.month = at(i).month;
  end = i + 1;
  for (int names = 0; names < 2; ++names) {
    std::size_t j = end;
    const bool open = at(j).is(kAtomOpen);
    if (open || at(j).is(kAtomSlash | kAtomDash | kAtomOr)) ++j;
    if (!at(j).is(kAtomMonth) || at(j).month != s.month || (open && !at(j + 1).is(kAtomClose))) break;
    end = open ? j + 2 : j + 1;
  }
  return true;
}

bool TimePoints::day_of_month(std::size_t i, TimePoint& p, Beside beside) const {
  int day = 0;
  std::size_t j = i;
  const std::size_t at_number = skip_article(i);
  const bool words = at(at_number).is(kAtomNumberWord) && !at(at_number).is(kAtomOrdinal);
  if (!number(i, j, day) || day > 31 || at(at_number).digits > 2) return false;
  p = {};
  p.spec.day = day;
  int last = 0;
  std::size_t k = j;
  const bool waw = at(j).is(kAtomWaw) || (at(j).number_pro & kConj);
  if (at(j).is(kAtomDash | kAtomSlash | kAtomTo | kAtomWaw) || has_code(j, TimeCode::until)) ++k;
  if ((k != j || waw) && number(k, k, last) && last > day && last <= 31) j = k, p.spec.last_day = last;
  const bool from = at(j).is(kAtomFrom);
  if (from) ++j;
  TimePoint unit;
  if (const bool month_word = has_unit(j, TimeUnit::month); month_word && at(j + 1).is(kAtomMonth)) {
    ++j;
  } else if (from && unit_of_now(j, unit, Context::temporal) && unit.range.precision == TimePrecision::month) {
    p.range = {unit.range.start, unit.range.end, TimePrecision::day};
    p.range.start.day = static_cast<std::uint8_t>(day);
    p.range.end.day = static_cast<std::uint8_t>(last ? last : day);
    if (!unit.range.start.known()) p.range = {};
    p.end = unit.end;
    return true;
  } else if (Relation r{};
             !from && !words && relation(j, r) && (at(at_number).digits || (at(at_number).number_pro & kAl))) {
    const bool near = at(i).digits || at(i).is(kAtomArticle);  // «20 الجاري»
    const DateRange month = resolve_unit(TimeUnit::month,
                                         r == Relation::past   ? -1
                                         : r == Relation::next ? 1
                                                               : 0,
                                         anchor(i));
    if (!near || !month.start.known()) return false;
    p.spec.year = month.start.year;
    p.spec.month = month.start.month;
    p.end = j + 1;
    resolve_spec(i, p);
    return true;
  }
  if (!month_name(j, p.end, p.spec) || !valid_day(p.spec.month, std::max(day, last))) return false;
  if (words && !from && !(at(at_number).number_pro & kAl) && at(j).weak_month) return false;
  if (!year_after(p.end, p.end, p.spec) && relation(p.end, p.spec.relation)) ++p.end;
  resolve_spec(i, p);
  if (beside == Beside::seek) date_beside(p);
  return true;
}

bool TimePoints::month_only(std::size_t i, TimePoint& p, Context context) const {
  std::size_t j = i;
  bool named = false;
  if (has_unit(i, TimeUnit::month) && at(i + 1).is(kAtomMonth)) ++j, named = true;
  if (!month_name(j, p.end, p.spec)) return false;
  const bool weak = at(j).weak_month;
  const bool paired = p.end > j + 1;
  const bool more = year_after(p.end, p.end, p.spec) || (relation(p.end, p.spec.relation) && ++p.end);
  const bool strong_before = context == Context::temporal || (i > 0 && at(i - 1).is(kAtomIn));
  const bool hijri = p.spec.month > 100;
  if (weak && !named && !paired && !more && !(strong_before && (!hijri || p.spec.month == 109))) return false;
  resolve_spec(i, p);
  return true;
}

// A year in digits: «2015»، «1436 هـ»، «2015م».
bool TimePoints::plain_year(std::size_t i, std::size_t& end, int& year) const {
  i = skip_article(i);
  const Atom& a = at(i);
  if (!a.is(kAtomNumber) || a.digits != 4) return false;
  const bool hijri = a.number >= 1300 && a.number <= 1500;
  if (!hijri && (a.number < 1900 || a.number > 2099)) return false;
  year = a.number;
  end = i + 1;
  if (at(end).is(hijri ? kAtomHijri : kAtomCommon)) ++end;
  return true;
}

// The year of a month: «2015»، «من العام 2015»، «من العام الماضي»، «من العام نفسه».
bool TimePoints::year_after(std::size_t i, std::size_t& end, DateSpec& s) const {
  std::size_t j = i;
  if (at(j).is(kAtomComma)) ++j;
  if (at(j).is(kAtomFrom | kAtomIn)) ++j;
  const bool that = at(j).is(kAtomThis | kAtomThat);
  if (that) ++j;
  int year = 0;
  const bool hijri = s.month > 100;
  const auto fits = [&] { return hijri == (year < 1600); };
  if (!has_unit(j, TimeUnit::year)) {
    if (that || j > i + 1 || (j == i + 1 && !at(i).is(kAtomComma))) return false;
    if (!plain_year(j, end, year) || !fits()) return false;
    s.year = year;
    return true;
  }
  if (at(j).is(kAtomUnit) && plain_year(j + 1, end, year) && fits()) {
    s.year = year;
    return true;
  }
  Relation r = Relation::current;
  const bool related = relation(j + 1, r);
  if (has_code(j + 1, TimeCode::same) || (that && at(j - 1).is(kAtomThat))) {
    if (const auto last = last_dated(TimeUnit::year)) s.year = last->start.year;
    end = has_code(j + 1, TimeCode::same) ? j + 2 : j + 1;
    return true;
  }
  if (!related && !(that && (at(j).unit_pro & kAl))) return false;
  end = related ? j + 2 : j + 1;
  if (!published_ || hijri) return true;
  s.year = published_->year + (r == Relation::past ? -1 : r == Relation::next ? 1 : 0);
  return true;
}

bool TimePoints::bare_year(std::size_t i, TimePoint& p) const {
  int year = 0;
  if (at(skip_article(i)).is(kAtomNumber) && plain_year(i, p.end, year)) {
    const Atom& next = at(p.end);
    const bool counts = next.is(kAtomCounted | kAtomUnit | kAtomSlash | kAtomPart) || next.is(kAtomFrom);
    if (counts || (year < 1600 && !at(p.end - 1).is(kAtomHijri))) return false;
    p.spec = {};
    p.spec.year = year;
    resolve_spec(i, p);
    return true;
  }
  return false;
}

}  // namespace isnad
