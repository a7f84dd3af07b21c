// Periods and lengths of the line grammar: weeks, years, seasons, their parts, windows, «ثلاثة أيام»، «كل أسبوع».
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "mention/line_first.h"
#include "mention/line_times.h"

namespace isnad {
namespace {

constexpr KeyWord kKhilal(u"خلال"), kGhudun(u"غضون"), kZarf(u"ظرف"), kTiwal(u"طوال"), kTila(u"طيله"),
    kMyWeek(u"اسبوعي");

constexpr LineUnit kUnits[] = {LineUnit::second, LineUnit::minute, LineUnit::hour, LineUnit::day,    LineUnit::week,
                               LineUnit::month,  LineUnit::season, LineUnit::year, LineUnit::decade, LineUnit::century};

TimeUnit unit_of(LineUnit u) { return static_cast<TimeUnit>(static_cast<int>(u) - 1); }

Date shifted(Date d, int months) {
  const int index = d.year * 12 + d.month - 1 + months;
  Date out{static_cast<std::int16_t>(index / 12), static_cast<std::uint8_t>(index % 12 + 1), 0};
  out.day = std::min<std::uint8_t>(d.day, Date::from_days(out.last_day()).day);
  return out;
}

}  // namespace

std::string TimeLength::iso() const {
  const auto n = [&](LineUnit u) { return of[static_cast<std::size_t>(u)]; };
  std::string out = "P";
  const auto put = [&](double v, char c) {
    if (v > 0) out += fmt::format("{:.12g}{}", v, c);
  };
  put(n(LineUnit::year) + 10 * n(LineUnit::decade) + 100 * n(LineUnit::century), 'Y');
  put(n(LineUnit::month) + 3 * n(LineUnit::season), 'M');
  put(n(LineUnit::week), 'W');
  put(n(LineUnit::day), 'D');
  if (n(LineUnit::hour) > 0 || n(LineUnit::minute) > 0 || n(LineUnit::second) > 0) out += 'T';
  put(n(LineUnit::hour), 'H');
  put(n(LineUnit::minute), 'M');
  put(n(LineUnit::second), 'S');
  return out == "P" ? std::string() : out;
}

bool TimeLength::only(LineUnit u) const {
  for (const LineUnit k : kUnits)
    if (k != u && of[static_cast<std::size_t>(k)] != 0) return false;
  return of[static_cast<std::size_t>(u)] != 0;
}

void LineTimes::set(TimePiece& p, const DateRange& r) const {
  p.start.date = r.start;
  p.stop.date = r.end;
  p.precision = r.precision;
  p.date = true;
}

Moment LineTimes::moved(const TimeLength& l, int sign) const {
  const auto n = [&](LineUnit u) { return l.of[static_cast<std::size_t>(u)]; };
  if (!now_.date || !now_.date->full()) return {};
  const double months = n(LineUnit::month) + 3 * n(LineUnit::season) +
                        12 * (n(LineUnit::year) + 10 * n(LineUnit::decade) + 100 * n(LineUnit::century));
  if (months > 12000 || n(LineUnit::day) + 7 * n(LineUnit::week) > 400000) return {};
  const Date d = shifted(*now_.date, sign * static_cast<int>(months));
  if (d.year < 1 || d.year > 9000) return {};
  const double seconds = n(LineUnit::second) + 60 * n(LineUnit::minute) + 3600 * n(LineUnit::hour);
  std::int64_t at =
      std::int64_t{d.first_day()} + sign * static_cast<std::int64_t>(n(LineUnit::day) + 7 * n(LineUnit::week));
  if (seconds == 0 || now_.hour < 0 || seconds > 3e8)
    return {Date::from_days(static_cast<std::int32_t>(at)), -1, -1, -1};
  const std::int64_t t = at * 86400 + std::int64_t{now_.hour} * 3600 + std::int64_t{now_.minute} * 60 +
                         sign * static_cast<std::int64_t>(seconds);
  at = t >= 0 ? t / 86400 : (t - 86399) / 86400;
  const std::int64_t s = t - at * 86400;
  return {Date::from_days(static_cast<std::int32_t>(at)), static_cast<std::int8_t>(s / 3600),
          static_cast<std::int8_t>(s / 60 % 60), static_cast<std::int8_t>(n(LineUnit::second) > 0 ? s % 60 : -1)};
}

// «الأسبوع الماضي»، «هذه السنة»، «الاسبوع بعد القادم»; loose: «الأسبوع» alone, where the words before call for a period
bool LineTimes::unit_ref(std::size_t i, TimePiece& p, bool loose) const {
  const bool here = is(i, LineWord::thiz);
  const std::size_t j = here ? i + 1 : i;
  const Cell& c = cell(j);
  if (c.unit < LineUnit::week || c.unit == LineUnit::none || c.unit == LineUnit::season || c.unit_value) return false;
  if (c.unit_number == GramNumber::dual || c.unit_number == GramNumber::plural) return false;
  int offset = 0;
  p.end = j + 1;
  std::size_t e = 0;
  const bool related = relation(p.end, e, offset);
  if (related) p.end = e;
  if (!(c.unit_pro & kAl) && !(loose && related)) return false;
  if (!related && !here && !loose) return false;
  set(p, resolve_unit(unit_of(c.unit), offset, anchor()));
  constexpr TimePrecision kOf[] = {TimePrecision::week, TimePrecision::month,  TimePrecision::season,
                                   TimePrecision::year, TimePrecision::period, TimePrecision::period};
  p.precision = kOf[static_cast<int>(c.unit) - static_cast<int>(LineUnit::week)];
  if (c.unit == LineUnit::week && p.start.date.full()) {  // ISO 8601 weeks, from Monday
    const std::int32_t today = now_.date->first_day(), monday = today - (now_.date->weekday() + 6) % 7 + 7 * offset;
    set(p, {Date::from_days(monday), Date::from_days(monday + 6), TimePrecision::week});
  }
  return true;
}

bool LineTimes::year_alone(std::size_t i, TimePiece& p) const {
  const std::size_t j = i;
  if (is_unit(j, LineUnit::year)) {
    if (!year(j, p.end, p.spec) || p.spec.year == 0) return false;
  } else {
    if (!plain_year(j, p.end, p.spec.year)) return false;
    const bool called = (i > 0 && (is(i - 1, LineWord::in) || is(i - 1, LineWord::from) || is(i - 1, TimeCode::until) ||
                                   is(i - 1, TimeCode::since) || is(i - 1, TimeCode::before) ||
                                   is(i - 1, TimeCode::after) || is(i - 1, LineWord::to) ||
                                   is(i - 1, LineWord::between) || punct(i - 1, '-') || punct(i - 1, '('))) ||
                        is(p.end - 1, LineWord::hijri) || is(p.end - 1, LineWord::common) ||
                        (i == 0 && p.end == cells_.size());
    if (!called || p.spec.year < 1200 || p.spec.year > 2200) return false;
    if (cell(i).digits == false && p.spec.year % 1000 == 0 && !is(i - 1, LineWord::in)) return false;
  }
  settle(p);
  return true;
}

bool LineTimes::quarter_of_year(std::size_t i, TimePiece& p) const {
  std::size_t j = 0;
  int n = 0;
  if (!is(i, LineWord::quarter) || !(cell(i).word_pro & kAl) || !ordinal(i + 1, j, n) || n > 4) return false;
  p.end = j;
  p.date = true;
  if (std::size_t e = 0; year(j, e, p.spec)) p.end = e;
  const int y = p.spec.year ? p.spec.year : now_.date ? now_.date->year : 0;
  if (!y) return true;
  const auto month = [&](int m) { return Date{static_cast<std::int16_t>(y), static_cast<std::uint8_t>(m), 0}; };
  set(p, {month(3 * n - 2), month(3 * n), TimePrecision::period});
  return true;
}

bool LineTimes::season(std::size_t i, TimePiece& p) const {
  const bool here = is(i, LineWord::thiz);
  const std::size_t j = here ? i + 1 : i;
  const Cell& c = cell(j);
  if (c.unit != LineUnit::season || c.unit_value < 1 || c.unit_value > 4) return false;
  p.end = j + 1;
  int offset = 0;
  std::size_t e = 0;
  Relation r = Relation::none;
  const bool dated = year(p.end, e, p.spec);
  if (dated)
    p.end = e;
  else if (relation(p.end, e, offset))
    p.end = e, r = offset < 0 ? Relation::past : offset > 0 ? Relation::next : Relation::none;
  if (!here && !dated && r == Relation::none && !(c.unit_pro & kAl)) return false;
  if (lean() == Tense::future && r == Relation::none) r = Relation::next;
  set(p, resolve_season(c.unit_value, here && now_.date ? now_.date->year : p.spec.year, r, anchor()));
  return true;
}

bool LineTimes::decade(std::size_t i, TimePiece& p) const {
  const Cell& c = cell(i);
  if (c.unit != LineUnit::decade || c.unit_value < 1900) return false;
  p.end = i + 1;
  set(p, {{c.unit_value, 0, 0}, {static_cast<std::int16_t>(c.unit_value + 9), 0, 0}, TimePrecision::period});
  if (!is_unit(p.end, LineUnit::century)) return true;
  ++p.end;
  int offset = 0;
  std::size_t e = 0;
  if (int n = 0; relation(p.end, e, offset) || ordinal(p.end, e, n)) p.end = e;
  return true;
}

bool LineTimes::period(std::size_t i, TimePiece& p, bool loose) const {
  static constexpr Try kTries[] = {{first::kMonth, &LineTimes::month_alone},
                                   {first::kYear, &LineTimes::year_alone},
                                   {role(LineWord::quarter), &LineTimes::quarter_of_year},
                                   {first::kSeason, &LineTimes::season},
                                   {kRoleLongUnit, &LineTimes::decade}};
  if (!opens(i, first::kPeriod)) return false;
  TimePiece unit, other;
  const bool first = opens(i, first::kUnitRef) && unit_ref(i, unit, loose),
             second = longest(i, cell(i).roles, kTries, other);
  if (!first && !second) return false;
  p = second && (!first || other.end > unit.end) ? other : unit;
  return true;
}

// «أوائل آذار»، «نص شهر سبعة»، «في وقت لاحق من هذا العام»، «نهاية الأسبوع»
bool LineTimes::part_of_period(std::size_t i, TimePiece& p) const {
  std::size_t j = i + 1;
  YearPart part = YearPart::start;
  const bool weekend = is(i, LineWord::weekend) && is(i + 1, TimeCode::end);
  if (weekend) ++j;
  if (is(i, TimeCode::start))
    part = YearPart::start;
  else if (is(i, TimeCode::middle) || is(i, LineWord::half))
    part = YearPart::middle;
  else if (is(i, TimeCode::end) || weekend)
    part = YearPart::end;
  else if (is(i, LineWord::time) && (is(i + 1, LineWord::early) || is(i + 1, LineWord::late))) {
    part = is(i + 1, LineWord::early) ? YearPart::start : YearPart::end;
    ++j;
  } else
    return false;
  if (is(j, LineWord::from)) ++j;
  if (!period(j, p, true)) return false;
  if (p.precision == TimePrecision::week && p.start.date.full()) {
    const std::int32_t monday = p.start.date.first_day();
    const int from = part == YearPart::start                           ? 0
                     : part == YearPart::middle                        ? 2
                     : is(j, LineWord::thiz) || !is(i, LineWord::time) ? 4
                                                                       : 3;
    const bool end_of_week = weekend || (part == YearPart::end && is(i, TimeCode::end));
    set(p, end_of_week
               ? DateRange{Date::from_days(monday + 5), Date::from_days(monday + 6), TimePrecision::period}
               : DateRange{Date::from_days(monday + from),
                           Date::from_days(monday + from + (part == YearPart::middle ? 1 : 2)), TimePrecision::period});
    return true;
  }
  set(p, part_of({p.start.date, p.stop.date, p.precision}, part));
  return true;
}

// «بقية هذا الشهر»، «باقي العام»: from publication to its end
bool LineTimes::rest_of(std::size_t i, TimePiece& p) const {
  if (!is(i, LineWord::rest)) return false;
  if (key_is(i + 1, kMyWeek)) {
    p.end = i + 2;
    if (now_.date && now_.date->full()) {
      const std::int32_t d = now_.date->first_day();
      set(p, {*now_.date, Date::from_days(d + 6 - (now_.date->weekday() + 6) % 7), TimePrecision::period});
    }
  } else if (!period(i + 1, p, true))
    return false;
  if (p.start.date.known() && now_.date)
    p.start.date = *now_.date, p.stop.date = Date::from_days(p.stop.date.last_day());
  p.precision = TimePrecision::period;
  p.date = true;
  return true;
}

bool LineTimes::length_part(std::size_t i, std::size_t& end, TimeLength& l) const {
  if (!opens(i, first::kLengthPart)) return false;
  double count = 0;
  std::size_t j = i;
  const auto unit = [&](std::size_t k) {
    if (is(k, LineWord::second) || is(k, LineWord::seconds) || is(k, LineWord::two_seconds)) return LineUnit::second;
    return cell(k).unit_value || (cell(k).unit_pro & kAl) ? LineUnit::none : cell(k).unit;
  };
  Number n;
  bool few = false;
  if (is(j, LineWord::half) || is(j, LineWord::quarter) || is(j, LineWord::third)) {
    if (cell(j).word_pro & kAl) return false;
    count = is(j, LineWord::half) ? 0.5 : is(j, LineWord::quarter) ? 0.25 : 1.0 / 3;
    ++j;
  } else if (const Reading* r = read_.reading(static_cast<std::uint32_t>(j), WordClass::vague);
             r && unit(j + 1) != LineUnit::none) {
    few = true;
    ++j;
  } else if (number(j, n) && unit(n.end) != LineUnit::none && n.value > 0 && n.value < 1e9) {
    count = n.value;
    j = n.end;
  }
  LineUnit u = unit(j);
  if (is(j, LineWord::moment) && count == 0) u = LineUnit::second;
  if (u == LineUnit::none) return false;
  const GramNumber g = u == LineUnit::second ? (is(j, LineWord::two_seconds) ? GramNumber::dual
                                                : is(j, LineWord::seconds)   ? GramNumber::plural
                                                                             : GramNumber::singular)
                                             : cell(j).unit_number;
  if (count == 0 && !few) {
    if (g == GramNumber::plural) few = true;
    count = g == GramNumber::dual ? 2 : 1;
    if (cell(j).ordinal && u == LineUnit::second && (cell(j).ordinal_pro & kAl)) return false;
  }
  end = j + 1;
  if (key_is(end, KeyWord(u"واحد")) || key_is(end, KeyWord(u"واحده")) || is(end, LineWord::full)) ++end;
  if (is(end, LineWord::half) && conj(end))
    count += 0.5, ++end;  // «ساعة ونصف»
  else if (is(end, LineWord::quarter) && conj(end))
    count += 0.25, ++end;
  else if (is(end, LineWord::third) && conj(end))
    count += 1.0 / 3, ++end;
  if (few) l.vague = true, count = 0;
  l.of[static_cast<std::size_t>(u)] += count;
  return true;
}

// «شهر ويومان»، «أسبوع واحد يومان»، «طوال العام»
bool LineTimes::length(std::size_t i, TimePiece& p) const {
  if (is(i, TimeCode::during) && (cell(i + 1).unit_pro & kAl) && cell(i + 1).unit_number == GramNumber::singular &&
      cell(i + 1).unit > LineUnit::hour) {
    p.end = i + 2;
    p.lasts = true;
    p.length.of[static_cast<std::size_t>(cell(i + 1).unit)] = 1;
    int offset = 0;
    std::size_t e = 0;
    return !relation(p.end, e, offset);
  }
  std::size_t j = i;
  if (is(i, TimeCode::during) &&
      (read_.is(static_cast<std::uint32_t>(i), kTiwal) || read_.is(static_cast<std::uint32_t>(i), kTila)))
    ++j;
  if (!length_part(j, p.end, p.length)) return false;
  p.lasts = true;
  if (cell(j).unit != LineUnit::none && cell(j).unit_number == GramNumber::singular && p.end == j + 1 &&
      !p.length.vague) {
    const Cell& next = cell(p.end);  // «يوم 19»، «شهر يناير»، «عام 2014» are points
    if (next.month || next.weekday >= 0 || next.digits || next.ordinal || next.code >= 0) return false;
    if (j > 0 && (is(j - 1, LineWord::every) || is(j - 1, LineWord::thiz) || cell(j - 1).ordinal)) return false;
  }
  for (int links = 0; links < 4; ++links) {
    std::size_t k = and_alone(p.end) ? p.end + 1 : p.end, e = 0;
    TimeLength more = p.length;
    if (!length_part(k, e, more) || more.vague) break;
    p.length = more;
    p.end = e;
  }
  return true;
}

// «قبل أسبوع»، «من أسبوع»، «بعد 5 أسابيع»، «خلال أسبوعين»
bool LineTimes::distance(std::size_t i, TimePiece& p) const {
  const bool ago = is(i, TimeCode::before) || is(i, TimeCode::since) || is(i, LineWord::from);
  const bool ahead = is(i, TimeCode::after);
  const bool within = is(i, TimeCode::during) && (read_.is(static_cast<std::uint32_t>(i), kKhilal) ||
                                                  read_.is(static_cast<std::uint32_t>(i), kGhudun) ||
                                                  read_.is(static_cast<std::uint32_t>(i), kZarf));
  if (!ago && !ahead && !within) return false;
  TimePiece l;
  if (!opens(i + 1, first::kLength) || !length(i + 1, l) || !l.lasts) return false;
  int offset = 0;
  std::size_t e = 0;
  if (relation(l.end, e, offset)) return false;  // a window
  p.end = l.end;
  if ((is(p.end, LineWord::from) && (is(p.end + 1, LineWord::now) || is(p.end + 1, TimeCode::today))) ||
      (ahead && is(p.end, LineWord::in) && is(p.end + 1, LineWord::ahead)))
    p.end += 2;
  else if (is(p.end, LineWord::from) && cell(p.end + 1).code < 0) {  // «بعد يومين من …»: told by another event
    p.lasts = true;
    p.length = l.length;
    return true;
  }
  p.date = true;
  p.length = l.length;
  const Moment m = l.length.vague ? Moment{} : moved(l.length, ago ? -1 : 1);
  p.start = p.stop = m;
  p.precision = m.hour >= 0 ? TimePrecision::hour : TimePrecision::day;
  if (l.length.vague && ago && now_.date && now_.date->full())  // «قبل أيام»: three to nine
    for (std::size_t k = l.end; k > i + 1; --k)
      if (cell(k - 1).unit != LineUnit::none && cell(k - 1).unit >= LineUnit::minute)
        set(p, resolve_ago(unit_of(cell(k - 1).unit), 0, anchor()));
  p.clock = m.hour >= 0;
  if (within) {
    p.start = {now_.date ? *now_.date : Date{}, -1, -1, -1};
    p.precision = TimePrecision::period;
    if (!m.known()) p.start = {};
  }
  if (is(i, TimeCode::since)) {
    p.since = true;
    p.stop = {};
    if (now_.date) p.stop.date = *now_.date;
    p.precision = TimePrecision::period;
  }
  return true;
}

// «الأيام الأربعة المقبلة»، «5 أيام المقبلة»، «آخر 24 ساعة»، «الأشهر العديدة الماضية»، «القرنين الماضيين»
bool LineTimes::window(std::size_t i, TimePiece& p) const {
  std::size_t j = i;
  const bool last = is(j, LineWord::last);
  if (last || is(j, TimeCode::during)) ++j;
  TimeLength l;
  std::size_t e = 0;
  int offset = 0;
  const Cell& c = cell(j);
  if (c.unit != LineUnit::none && !c.unit_value && (c.unit_pro & kAl) && c.unit_number != GramNumber::singular) {
    Number n;
    e = j + 1;
    double count = c.unit_number == GramNumber::dual ? 2 : 0;
    if (number(e, n))
      count = n.value, e = n.end;
    else if (is(e, LineWord::several))
      ++e;
    l.of[static_cast<std::size_t>(c.unit)] = count;
    l.vague = count == 0;
  } else if (key_is(j, KeyWord(u"ال")) ? !length_part(j + 1, e, l) : !length_part(j, e, l)) {
    return false;
  }
  p.end = e;
  const bool related = relation(e, p.end, offset);
  if (!related && !last) return false;
  if (!related) p.end = e, offset = -1;
  p.date = true;
  p.length = l;
  p.precision = TimePrecision::period;
  if (l.vague || !now_.date) return true;
  const Moment now{*now_.date, -1, -1, -1};
  const Moment far = moved(l, offset < 0 ? -1 : 1);
  if (l.only(LineUnit::week) && offset > 0 && far.date.full()) {  // whole weeks
    const std::int32_t monday = now_.date->first_day() - (now_.date->weekday() + 6) % 7 + 7;
    p.start.date = Date::from_days(monday);
    p.stop.date =
        Date::from_days(monday + 7 * static_cast<std::int32_t>(l.of[static_cast<std::size_t>(LineUnit::week)]) - 1);
    return true;
  }
  p.start = offset < 0 ? far : now;
  p.stop = offset < 0 ? now : far;
  if (offset > 0 && far.hour < 0 && far.date.full()) p.start.date = Date::from_days(now.date.first_day() + 1);
  return true;
}

// «كل يوم»، «يوميا»، «كل اثنين»، «كل ثلاثة أيام»، «مرتين أسبوعيا»
bool LineTimes::repeats(std::size_t i, TimePiece& p) const {
  std::size_t j = is(i, LineWord::once) || is(i, LineWord::twice) ? i + 1 : i;
  const auto word = cell(j).word;
  const auto every = [&](LineUnit u) { p.length.of[static_cast<std::size_t>(u)] = 1; };
  p.end = j + 1;
  if (word == LineWord::daily)
    every(LineUnit::day);
  else if (word == LineWord::weekly)
    every(LineUnit::week);
  else if (word == LineWord::monthly)
    every(LineUnit::month);
  else if (word == LineWord::yearly)
    every(LineUnit::year);
  else if (is(j, LineWord::every) ||
           (is_unit(j, LineUnit::day) && cell(j).unit_number == GramNumber::plural && cell(j + 1).weekday >= 0)) {
    if (is(j, LineWord::every)) ++j;
    const std::size_t w = is_unit(j, LineUnit::day) && cell(j + 1).weekday >= 0 ? j + 1 : j;
    TimeLength l;
    if (cell(w).weekday >= 0) {
      every(LineUnit::week);
      p.spec.weekday = whole(cell(w).weekday);
      p.end = w + 1;
    } else if (length_part(j, p.end, l) && !l.iso().empty()) {
      p.length = l;
    } else if (bool today = false; part_of_day(j, p.end, p.part, today)) {
      every(LineUnit::day);
    } else {
      return false;
    }
  } else {
    return false;
  }
  p.recurs = true;
  TimePiece c;
  const std::size_t k = is(p.end, LineWord::in) ? p.end + 1 : p.end;
  if (clock(k, c, true)) {
    p.end = c.end;
    p.clock = true;
    p.start = p.stop = c.start;
    p.part = c.part;
  }
  return true;
}

}  // namespace isnad
