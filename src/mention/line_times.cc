#include "mention/line_times.h"

#include <algorithm>

#include "mention/line_first.h"
#include "text/phrase.h"

namespace isnad {

const Cell LineTimes::kNothing{};

LineTimes::LineTimes(const Document& doc, const Lexicon& lexicon, const PublishedAt& now, Search search)
    : doc_(doc),
      lexicon_(lexicon),
      all_{0, static_cast<std::uint32_t>(doc.tokens.size()), 0, Segment::body},
      read_(doc_, all_, lexicon_),
      now_(now),
      search_(search) {
  read_cells(doc, read_, cells_);
  if (std::none_of(cells_.begin(), cells_.end(), [](const Cell& c) { return c.month == -1; })) return;
  month_phrases_.resize(cells_.size());
  std::vector<PhraseMatch> phrases;
  for (std::uint32_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].month != -1) continue;
    phrases.clear();
    match_names(doc, i, std::min<std::uint32_t>(i + 4, all_.last), lexicon, phrases);
    for (const PhraseMatch& m : phrases)
      for (const NameTarget& t : lexicon.targets(m.node))
        if (m.first == i && t.is_lemma && lexicon.lemma(t.index).word_class == WordClass::month &&
            lexicon.lemma(t.index).value)
          month_phrases_[i] = {m.last, static_cast<std::int16_t>(lexicon.lemma(t.index).value)};
  }
}

// «صباح الخميس»، «هذا الصباح»، «بعد الظهر الساعة 2»، «في الليالي»
bool LineTimes::part_moment(std::size_t i, TimePiece& p) const {
  bool today = false;
  PartOfDay part{};
  std::size_t e = 0;
  if (!part_of_day(i, e, part, today)) return false;
  std::size_t k = e;
  if (is(k, LineWord::from) || punct(k, ',') || is(k, LineWord::in)) ++k;
  if (is(k, LineWord::about)) ++k;
  TimePiece q;
  q.part = part;
  if (clock(k, q, true)) {
    p = q;
    return true;
  }
  TimePiece d;
  if (date(k, d) && (k == e || is(e, LineWord::from))) {
    p = d;
    p.part = part;
    TimePiece c;
    c.part = part;
    std::size_t at = p.end;
    if (is(at, LineWord::in) || punct(at, ',')) ++at;
    if (clock(at, c, false)) {
      p.start.hour = c.start.hour, p.start.minute = c.start.minute, p.start.second = c.start.second;
      p.stop = p.start, p.clock = true, p.precision = TimePrecision::hour, p.end = c.end;
    }
    return true;
  }
  p.part = part;
  p.end = e;
  if (today) set(p, resolve_day(0, anchor()));
  if (!today && (cell(i).part_pro & kAl) == 0 && e == i + 1 && !(i > 0 && is(i - 1, LineWord::in)) &&
      cells_.size() > 1) {
    const std::string_view key = doc_.key(doc_.tokens[i]);
    if (key.back() != letter(u'ا') && key.back() != letter(u'ء')) return false;
  }
  if (key_is(i, KeyWord(u"الظهيره")) || key_is(i, KeyWord(u"ظهرا"))) put_hour(p, 12, -1, false);
  p.precision = TimePrecision::hour;
  return true;
}

// A clock or part of day after a date.
bool LineTimes::with_clock(TimePiece& p) const {
  if (p.precision != TimePrecision::day || p.clock) return false;
  std::size_t j = p.end, e = 0;
  if (punct(j, ',') || is(j, LineWord::in)) ++j;
  if (is(j, LineWord::about)) ++j;
  TimePiece c;
  c.part = p.part;
  if (clock(j, c, true) && !(cell(j).ordinal && c.end == j + 1 && c.part == PartOfDay::none)) {
    p.start.hour = c.start.hour, p.start.minute = c.start.minute, p.start.second = c.start.second;
    p.stop = p.start;
    p.clock = true;
    p.half_day_open = c.half_day_open;
    p.part = c.part;
    p.zone = c.zone;
    p.precision = TimePrecision::hour;
    p.end = c.end;
    return true;
  }
  bool today = false;
  PartOfDay part{};
  if (p.part != PartOfDay::none || !part_of_day(j, e, part, today) || today) return false;
  TimePiece q;
  q.part = part;
  p.part = part;
  p.end = e;
  if (clock(e, q, true)) {
    p.start.hour = q.start.hour, p.start.minute = q.start.minute;
    p.stop = p.start, p.clock = true, p.end = q.end, p.precision = TimePrecision::hour;
  }
  return true;
}

// A date, and its clock.
bool LineTimes::dated(std::size_t i, TimePiece& p) const {
  if (!date(i, p)) return false;
  with_clock(p);
  return true;
}

// A clock, and its date.
bool LineTimes::dated_clock(std::size_t i, TimePiece& p) const {
  const bool bare = i > 0 && (is(i - 1, LineWord::in) || is(i - 1, LineWord::from) || is(i - 1, LineWord::to) ||
                              is(i - 1, LineWord::about) || is(i - 1, TimeCode::until) || is(i - 1, TimeCode::since) ||
                              is(i - 1, TimeCode::before) || is(i - 1, TimeCode::after));
  if (!clock(i, p, bare)) return false;
  std::size_t j = p.end;
  if (is(j, LineWord::from) || is(j, LineWord::in) || punct(j, ',')) ++j;
  TimePiece d;
  if (p.date || !date(j, d) || d.precision != TimePrecision::day || d.clock) return true;
  d.start.hour = p.start.hour, d.start.minute = p.start.minute, d.start.second = p.start.second;
  d.stop = d.start;
  d.clock = true;
  d.half_day_open = p.half_day_open;
  if (d.part == PartOfDay::none) d.part = p.part;
  d.zone = p.zone;
  d.precision = TimePrecision::hour;
  p = d;
  return true;
}

bool LineTimes::closed_period(std::size_t i, TimePiece& p) const { return period(i, p, false); }

bool LineTimes::read_moment(std::size_t i, TimePiece& p) const {
  static constexpr Try kTries[] = {{first::kDate, &LineTimes::dated},
                                   {first::kClock, &LineTimes::dated_clock},
                                   {first::kPartOfDay, &LineTimes::part_moment},
                                   {first::kPartOfPeriod, &LineTimes::part_of_period},
                                   {role(LineWord::rest), &LineTimes::rest_of},
                                   {first::kPeriod, &LineTimes::closed_period}};
  return longest(i, cell(i).roles, kTries, p);
}

bool LineTimes::moment(std::size_t i, TimePiece& p) const {
  if (!opens(i, first::kMoment)) return false;
  if (search_ == Search::all) return read_moment(i, p);
  if (moment_.at != i) {
    moment_.found = read_moment(i, moment_.value);
    moment_.at = i;
  }
  if (moment_.found) p = moment_.value;
  return moment_.found;
}

// «إلى»، «حتى»، «-»، «لـ»; between: «و»
bool LineTimes::separator(std::size_t i, std::size_t& end, bool between) const {
  end = i + 1;
  if (is(i, LineWord::to) || is(i, TimeCode::until) || punct(i, '-')) return true;
  if (between && and_alone(i)) return true;
  end = i;
  if (between) return conj(i) || (i < cells_.size() && cell(i).digits && false);
  return (cell(i).pro() & kLi) != 0 && !cell(i).digits;
}

// «من 6 حتى 9 أيار»، «أيار 6 إلى 9»، «شهر أيار بين 6 و9»
bool LineTimes::day_range(std::size_t i, bool between, TimePiece& p) const {
  int first = 0, last = 0;
  std::size_t e = 0, k = 0;
  TimePiece m;
  const auto days = [&](std::size_t at) {
    if (!day_number(at, e, first) || cell(at).weekday >= 0) return false;
    Number n;
    const bool digits_and = between && number(e, n) && n.conj;
    if (!separator(e, k, between) && !digits_and) return false;
    if (digits_and) k = e;
    if (and_alone(k)) ++k;
    return day_number(k, k, last) && last > first && last <= 31;
  };
  TimePiece b;
  if (month(i, m) && m.spec.month > 0 && !m.spec.year) {
    const std::size_t at = is(m.end, LineWord::between) || is(m.end, LineWord::from) ? m.end + 1 : m.end;
    between = between || is(m.end, LineWord::between);
    if (!days(at)) return false;
    m.end = k;
  } else {
    if (is_unit(i, LineUnit::day) && cell(i).unit_number != GramNumber::plural) ++i;
    if (!days(i)) return false;
    if (is(k, LineWord::from) || is(k, LineWord::in) || punct(k, ',')) ++k;
    m = {};
    if (!month(k, m)) return false;
  }
  p = m;
  p.spec.day = first;
  p.spec.last_day = last;
  if (std::size_t y = 0; year(p.end, y, p.spec)) p.end = y;
  settle(p);
  return true;
}

bool LineTimes::clock_range(std::size_t i, bool between, TimePiece& p) const {
  TimePiece a, b;
  bool sure = false, sure_b = false;
  std::size_t k = 0;
  const auto one = [&](std::size_t at, TimePiece& c, bool& certain) {
    const bool named = is_unit(at, LineUnit::hour) && cell(at).unit_number == GramNumber::singular;
    if (!clock_number(named ? at + 1 : at, named, c, certain)) return false;
    int m = 0;
    std::size_t e = 0;
    const int hour = whole(c.start.hour), had = whole(c.start.minute);
    const bool plus = !(between && (conj(c.end) || and_alone(c.end)) && !is(c.end, LineWord::half) &&
                        !is(c.end, LineWord::quarter)) &&
                      minutes(c.end, e, m, false);
    if (plus) c.end = e;
    part_and_zone(c, false);
    if (!plus && c.part != PartOfDay::none && !between && minutes(c.end, e, m, false)) c.end = e;
    certain = certain || c.part != PartOfDay::none || (cell(at).ordinal && m != 0);
    const bool open = c.half_day_open;
    put_hour(c, hour, m != 0 ? std::max(had, 0) + m : had, m < 0);
    c.half_day_open = open && c.part == PartOfDay::none;
    return true;
  };
  if (!one(i, a, sure)) return false;
  Number n;
  const bool digits_and = between && number(a.end, n) && n.conj;
  if (digits_and)
    k = a.end;
  else if (!separator(a.end, k, between))
    return false;
  if (and_alone(k)) ++k;
  if (!one(k, b, sure_b) || (!sure && !sure_b)) return false;
  const auto redo = [&](TimePiece& c, PartOfDay part) {
    const int h = hour_with(c.start.hour, part);
    c.start.hour = static_cast<std::int8_t>(h % 24);
  };
  if (a.half_day_open && a.start.hour > 12) a.start.hour = static_cast<std::int8_t>(a.start.hour - 12);
  if (b.half_day_open && b.start.hour > 12) b.start.hour = static_cast<std::int8_t>(b.start.hour - 12);
  if (a.half_day_open && b.part != PartOfDay::none)
    redo(a, b.part), a.half_day_open = false;
  else if (b.half_day_open && a.part != PartOfDay::none)
    redo(b, a.part), b.half_day_open = false;
  else if (a.half_day_open && lean() == Tense::future && a.start.hour < 12 && b.start.hour < 12 && b.half_day_open)
    redo(a, PartOfDay::evening), redo(b, PartOfDay::evening);
  p = a;
  p.stop = b.start;
  p.end = b.end;
  p.part = a.part == PartOfDay::none ? b.part : a.part;
  p.half_day_open = a.half_day_open;
  return true;
}

int LineTimes::hour_with(int hour, PartOfDay part) const {
  TimePiece p;
  p.part = part;
  put_hour(p, hour, -1, false);
  return p.start.hour;
}

bool LineTimes::moment_range(std::size_t i, bool between, TimePiece& p) const {
  TimePiece a;
  std::size_t k = 0;
  if (!moment(i, a)) return false;
  TimePiece b;
  if (a.date && !a.clock && a.precision == TimePrecision::day) {  // «الخميس من الساعة التاسعة حتى …»
    std::size_t j = a.end;
    if (punct(j, ',')) ++j;
    const bool from = is(j, LineWord::from), amid = is(j, LineWord::between);
    if ((from || amid || is_unit(j, LineUnit::hour)) && clock_range(from || amid ? j + 1 : j, amid, b)) {
      const Moment day = a.start;
      p = b;
      p.date = true;
      p.start.date = p.stop.date = day.date;
      return true;
    }
  }
  if (!separator(a.end, k, between)) return false;
  if (and_alone(k)) ++k;
  if (punct(k - 1, '-') && !a.spec.day) return false;
  if (is(k, LineWord::from)) return false;
  bool ok = moment(k, b);
  if (!ok || (!b.date && !b.clock) || (a.date != b.date && !(b.clock && !b.date))) return false;
  if (a.spec.year == 0 && a.spec.month > 0 && a.spec.day && b.start.date.full()) {  // the year comes from the second
    DateSpec s = a.spec;
    a.start.date = resolve(s, {b.stop.date, Tense::past}).start;
  } else if (a.spec.weekday >= 0 && a.spec.month == 0 && b.start.date.full() && a.start.date.full() &&
             b.spec.weekday >= 0) {
    const std::int32_t d = b.start.date.first_day();
    a.start.date = Date::from_days(d - (b.start.date.weekday() - a.start.date.weekday() + 7) % 7);
  }
  if (a.clock && b.clock && !b.date) b.start.date = b.stop.date = a.start.date;
  p = a;
  p.stop = b.stop.known() ? b.stop : b.start;
  p.end = b.end;
  p.clock = a.clock || b.clock;
  p.spec = {};
  if (a.precision != b.precision || a.precision == TimePrecision::day || a.precision == TimePrecision::year)
    p.precision = TimePrecision::period;
  return true;
}

// «1980-1988»، «من 1980 إلى 1988»
bool LineTimes::year_range(std::size_t i, bool between, TimePiece& p) const {
  int first = 0, last = 0;
  std::size_t e = 0, k = 0;
  std::size_t j = is_unit(i, LineUnit::year) ? i + 1 : i;
  if (!plain_year(j, e, first)) return false;
  Number n;
  const bool digits_and = between && number(e, n) && n.conj;
  if (digits_and)
    k = e;
  else if (!separator(e, k, between))
    return false;
  if (and_alone(k)) ++k;
  if (is_unit(k, LineUnit::year)) ++k;
  if (!plain_year(k, e, last) || last <= first || last - first > 600) return false;
  p.end = e;
  set(p, {{static_cast<std::int16_t>(first), 0, 0}, {static_cast<std::int16_t>(last), 0, 0}, TimePrecision::period});
  return true;
}

// «الأسبوع الماضي بين الأحد والثلاثاء»
bool LineTimes::week_range(std::size_t i, TimePiece& p) const {
  TimePiece week;
  if (!unit_ref(i, week, false) || week.precision != TimePrecision::week) return false;
  std::size_t j = week.end, k = 0;
  const bool between = is(j, LineWord::between);
  if (!between && !is(j, LineWord::from)) return false;
  ++j;
  const int a = whole(cell(j).weekday);
  if (a < 0 || !separator(j + 1, k, between)) return false;
  if (and_alone(k)) ++k;
  const int b = whole(cell(k).weekday);
  if (b < 0) return false;
  p = week;
  p.end = k + 1;
  p.precision = TimePrecision::period;
  if (!week.start.date.full()) return true;
  const std::int32_t first = week.start.date.first_day(), at = week.start.date.weekday();
  p.start.date = Date::from_days(first + (a - at + 7) % 7);
  p.stop.date = Date::from_days(first + (b - at + 7) % 7);
  return true;
}

bool LineTimes::range(std::size_t i, TimePiece& p) const {
  std::size_t j = i;
  if (is(j, LineWord::what)) ++j;
  const bool between = is(j, LineWord::between), from = !between && is(j, LineWord::from);
  if (between || from)
    ++j;
  else if (j != i)
    return false;
  if (!opens(j, first::kRangeStart)) return false;
  TimePiece best, q;
  const auto take = [&](bool ok) {
    if (ok && q.end > best.end) best = q;
    q = {};
  };
  if (opens(j, first::kDayRange)) take(day_range(j, between, q));
  if (opens(j, first::kClockRange)) take(clock_range(j, between, q));
  if (opens(j, first::kYear)) take(year_range(j, between, q) && (from || between || punct(j + 1, '-')));
  if (opens(j, first::kMoment)) take(moment_range(j, between, q));
  if (opens(j, first::kUnitRef)) take(week_range(j, q));
  if (best.end == 0 && (between || from)) {  // «بين 6-9 أيار»
    if (opens(j, first::kDayRange)) take(day_range(j, false, q));
    if (opens(j, first::kClockRange)) take(clock_range(j, false, q));
  }
  if (best.end == 0) return false;
  p = best;
  return true;
}

// «منذ 2011»، «حتى الساعة 9:00»
bool LineTimes::open_ended(std::size_t i, TimePiece& p) const {
  const bool since = is(i, TimeCode::since), until = is(i, TimeCode::until);
  if (!since && !until) return false;
  TimePiece q;
  const std::size_t j = key_is(i + 1, KeyWord(u"ما")) ? i + 2 : i + 1;
  if (!moment(j, q) && !period(j, q, true)) return false;
  p = q;
  const Moment now{now_.date ? *now_.date : Date{}, static_cast<std::int8_t>(now_.hour),
                   static_cast<std::int8_t>(now_.hour >= 0 ? now_.minute : -1), -1};
  if (since)
    p.since = true, p.stop = now;
  else
    p.until = true, p.start = now;
  if (q.clock && !q.date && until && now_.date) p.stop.date = *now_.date;
  p.precision = q.clock ? TimePrecision::hour : TimePrecision::period;
  return true;
}

std::size_t LineTimes::next_opening(std::size_t i) const {
  if (search_ == Search::all) return i;
  for (; i < cells_.size(); ++i)
    if (first::beginning(cells_[i].roles, cell(i + 1).roles) != 0) break;
  return i;
}

// A number between words that say nothing of time, on neither side: it counts something.
bool LineTimes::counts_only(std::size_t i) const {
  const auto silent = [&](std::size_t k) { return cell(k).roles == 0 && cell(k).punct == 0; };
  if ((doc_.tokens[i].flags & kTokenDecimal) || (i > 0 && !silent(i - 1))) return false;
  Number n;
  return number(i, n) && n.end < cells_.size() && silent(n.end);
}

bool LineTimes::at(std::size_t i, Tense lean, TimePiece& p, bool& leaned) {
  if (i >= cells_.size()) return false;
  const Cell& c = cell(i);
  const CellRoles roles = first::beginning(c.roles, cell(i + 1).roles);
  const Token& t = doc_.tokens[i];
  const bool iso = t.kind == TokenKind::latin && doc_.text[t.span.begin] == 'T';  // T12:34
  const bool clitic = t.kind == TokenKind::word && t.key_size <= 3 && key_is(i, KeyWord(u"ال"));
  if (!c.opens() && !iso && !clitic) return false;
  if (roles == kRoleNumber && search_ == Search::likely && counts_only(i)) return false;
  static constexpr Try kTries[] = {{first::kRepeats, &LineTimes::repeats},    {first::kRange, &LineTimes::range},
                                   {kRoleSinceUntil, &LineTimes::open_ended}, {first::kDistance, &LineTimes::distance},
                                   {first::kWindow, &LineTimes::window},      {first::kMoment, &LineTimes::moment},
                                   {first::kLength, &LineTimes::length}};
  lean_ = lean;
  leaned_ = false;
  moment_.at = ~std::size_t{0};
  const bool found = longest(i, roles, kTries, p);
  leaned = leaned_;
  return found;
}

}  // namespace isnad
