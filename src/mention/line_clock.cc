// Times of day of the line grammar: «الساعة الثانية وربع عصرا»، «9:05:30 مساء»، «السابعة إلا ثلثا»، «منتصف الليل».
#include <algorithm>

#include "mention/digit_dates.h"
#include "mention/line_times.h"

namespace isnad {
namespace {

constexpr KeyWord kMa(u"ما"), kOne(u"الواحده");

// The hour on the day, given the part of day named with it; `less`: minutes will be taken off («12 إلا خمس دقائق قبل
// الظهر»).
int hour_of(int hour, PartOfDay part, bool less) {
  switch (part) {
    case PartOfDay::noon: return hour >= 1 && hour <= 10 ? hour + 12 : hour;
    case PartOfDay::afternoon:
    case PartOfDay::evening: return hour < 12 ? hour + 12 : hour;
    case PartOfDay::night: return hour == 12 ? (less ? 24 : 0) : hour >= 5 && hour < 12 ? hour + 12 : hour;
    case PartOfDay::dawn:
    case PartOfDay::morning: return hour == 12 && !less ? 0 : hour;
    case PartOfDay::none: return hour;
  }
  return hour;
}

}  // namespace

// «صباحا»، «بعد الظهر»، «قبل المغرب»، «هذا الصباح»، «وقت الغداء»، «في وقت مبكر من الصباح»
bool LineTimes::part_of_day(std::size_t i, std::size_t& end, PartOfDay& part, bool& today) const {
  std::size_t j = i;
  today = is(j, LineWord::thiz);
  if (today || is(j, LineWord::time)) ++j;
  if (is(j, LineWord::early) || is(j, LineWord::late)) ++j;
  if (j > i && (is(j, LineWord::from) || key_is(j, kMa))) ++j;
  if (key_is(j, kMa)) ++j;
  const bool after = is(j, TimeCode::after), before = is(j, TimeCode::before);
  const bool edge =
      is(j, TimeCode::start) || is(j, TimeCode::end) || (cell(j).ordinal == 1 && !(cell(j).ordinal_pro & kAl));
  if (after || before || edge) ++j;
  const Cell& c = cell(j);
  if (is(j, TimeCode::tonight)) {
    part = PartOfDay::night;
    end = j + 1;
    today = true;
    return !after && !before;
  }
  if (c.part == PartOfDay::none ||
      (j > i && !(c.part_pro & kAl) && c.part_pro == 0 && (after || before || edge || today)))
    return false;
  part = c.part;
  end = j + 1;
  const bool evening = part == PartOfDay::evening;
  if (after)
    part = part == PartOfDay::noon || part == PartOfDay::afternoon ? PartOfDay::afternoon
           : evening                                               ? PartOfDay::evening
                                                                   : part;
  if (before)
    part = part == PartOfDay::noon        ? PartOfDay::morning
           : evening                      ? PartOfDay::afternoon
           : part == PartOfDay::afternoon ? PartOfDay::noon
                                          : part;
  return true;
}

void LineTimes::put_hour(TimePiece& p, int hour, int minute, bool less) const {
  p.clock = true;
  p.precision = TimePrecision::hour;
  p.half_day_open = p.part == PartOfDay::none && hour >= 1 && hour <= 12 && p.half_day_open;
  int h = hour_of(hour, p.part, less);
  if (p.half_day_open && lean() == Tense::future && h < 12) h += 12;
  const int total = h * 60 + std::max(minute, less ? minute : 0);
  const int at = ((total % 1440) + 1440) % 1440;
  p.start.hour = static_cast<std::int8_t>(at / 60);
  p.start.minute = static_cast<std::int8_t>(minute == -1 && !less ? -1 : at % 60);
  p.stop = p.start;
}

// After the hour: «وربع»، «ونصف»، «و18 دقيقة»، «إلا ثلثا»; minutes below zero are taken off.
bool LineTimes::minutes(std::size_t i, std::size_t& end, int& value, bool loose) const {
  const bool except = is(i, LineWord::except);
  std::size_t j = i;
  const bool linked = except || and_alone(i) || conj(i);
  if (!linked) return false;
  if (except || and_alone(i)) ++j;
  const auto fraction = [&](std::size_t k) {
    return is(k, LineWord::half) ? 30 : is(k, LineWord::quarter) ? 15 : is(k, LineWord::third) ? 20 : 0;
  };
  Number n;
  if (const int f = fraction(j)) {
    value = f;
    end = j + 1;
  } else if (NumberWord three; i + 1 < cells_.size() && read_.word_at(static_cast<std::uint32_t>(i), three) &&
                               three.value == 3 && is(three.last, LineWord::quarters)) {
    value = 45;
    end = three.last + 1;
  } else if (number(i + (except ? 1 : 0), n) && !n.decimal && n.value >= 1 && n.value <= 59) {
    value = n.whole();
    end = n.end;
    PartOfDay part{};
    bool today = false;
    std::size_t e = 0;
    if (cell(end).unit == LineUnit::minute)
      ++end;
    else if (((!loose && !except && end < cells_.size() && cell(end).punct != '.') ||
              cell(end).unit != LineUnit::none) &&
             !part_of_day(end, e, part, today))
      return false;
  } else if (int o = 0; conj(i) && cell(i).ordinal && (cell(i).ordinal_pro & kAl) && ordinal(i, end, o) && o <= 59) {
    value = o;
  } else {
    return false;
  }
  if (except) value = -value;
  return true;
}

// «9:05:30»، «T21:05:30»
bool LineTimes::digit_clock(std::size_t i, TimePiece& p) const {
  if (i >= cells_.size()) return false;
  const Token& t = doc_.tokens[i];
  std::size_t begin = t.span.begin;
  if (t.kind == TokenKind::latin && doc_.text[begin] == 'T')
    ++begin;
  else if (!cell(i).digits)
    return false;
  const auto c = read_digit_clock(doc_.text, begin);
  if (!c) return false;
  p.end = cover(i, c->end);
  p.half_day_open = doc_.text[begin] != '0' && t.kind != TokenKind::latin;
  const std::int8_t second = static_cast<std::int8_t>(c->second);
  p.start = {{}, static_cast<std::int8_t>(c->hour), static_cast<std::int8_t>(c->minute), second};
  return true;
}

// The hour as a word or digits; `sure` where nothing but a clock can be meant.
bool LineTimes::clock_number(std::size_t i, bool named, TimePiece& p, bool& sure) const {
  int hour = 0, minute = -1;
  sure = named;
  std::size_t e = 0;
  if (digit_clock(i, p)) {
    sure = true;
    return true;
  }
  Number n;
  if (cell(i).ordinal || key_is(i, kOne)) {
    if (key_is(i, kOne))
      hour = 1, e = i + 1;
    else if (!ordinal(i, e, hour))
      return false;
    const bool feminine = doc_.key(doc_.tokens[i]).back() == letter(u'ه');
    if (hour > 12 || (!named && (!feminine || !(cell(i).ordinal_pro & (kAl | kLi))) && !key_is(i, kOne))) return false;
    if (cell(e).unit != LineUnit::none && !named) return false;
  } else if (number(i, n) && !n.decimal && !(n.definite && n.value == 2 && cell(i).weekday >= 0)) {
    const int v = n.whole();
    e = n.end;
    if (n.digits && v >= 100 && v <= 2359 && v % 100 < 60)
      hour = v / 100, minute = v % 100;
    else if (v <= 24)
      hour = v;
    else if (!n.digits && n.words == 2 && n.first <= 9 && v < 60)
      hour = n.first, minute = v - n.first;
    else
      return false;
    if (minute >= 0 && n.digits && named) return false;
  } else {
    return false;
  }
  p.end = e;
  p.half_day_open = hour <= 12;
  p.start = {{}, static_cast<std::int8_t>(hour), static_cast<std::int8_t>(minute), -1};
  return true;
}

// What follows the hour: part of day, this day, zone.
void LineTimes::part_and_zone(TimePiece& p, bool) const {
  std::size_t k = p.end, e = 0;
  if (is(k, LineWord::from) || is(k, LineWord::in) || is(k, LineWord::about)) ++k;
  bool today = false;
  PartOfDay part{};
  if (p.part == PartOfDay::none || k == p.end) {
    if (part_of_day(k, e, part, today)) {
      if (p.part == PartOfDay::none) p.part = part;
      p.end = e;
      if (today) set(p, resolve_day(0, anchor()));
    } else if (is(k, TimeCode::middle) && cell(k + 1).part == PartOfDay::night) {
      p.part = PartOfDay::night;
      p.end = k + 2;
    }
  }
  if (is(p.end, LineWord::zone) && p.end + 1 < cells_.size()) {
    p.zone = doc_.original(doc_.tokens[p.end + 1]);
    p.end += 2;
  }
}

bool LineTimes::clock(std::size_t i, TimePiece& p, bool bare) const {
  std::size_t j = i;
  const std::size_t lead = is(i, LineWord::time) ? 1 : 0;
  if (to_clock(i, p)) return true;
  if (is(i, TimeCode::middle) &&
      (cell(i + 1).part != PartOfDay::none || (punct(i + 1, '-') && cell(i + 2).part != PartOfDay::none))) {
    p.end = punct(i + 1, '-') ? i + 3 : i + 2;
    p.part = cell(p.end - 1).part;
    if (p.part == PartOfDay::night || p.part == PartOfDay::noon) {
      put_hour(p, p.part == PartOfDay::night ? 0 : 12, -1, false);
      return true;
    }
    return false;
  }
  if (is_unit(i + lead, LineUnit::hour) && cell(i + lead).unit_number == GramNumber::singular) j = i + lead + 1;
  const bool named = j != i;
  bool sure = false;
  if (!clock_number(j, named, p, sure)) return false;
  const int hour = whole(p.start.hour), minute = whole(p.start.minute), second = whole(p.start.second);
  const PartOfDay before = p.part;
  int more = 0;
  std::size_t e = 0;
  bool had = minutes(p.end, e, more, sure || cell(j).ordinal != 0 || named);
  if (had) p.end = e;
  part_and_zone(p, bare);
  if (!had && p.part != before && minutes(p.end, e, more, false)) had = true, p.end = e;
  if (!sure && p.part == PartOfDay::none && !had && !(bare && cell(j).ordinal)) return false;
  if (!sure && p.part == PartOfDay::none && had && !cell(j).ordinal && more > 0) return false;
  const bool one_part = p.part != PartOfDay::none || p.half_day_open;
  static_cast<void>(one_part);
  put_hour(p, hour, had ? std::max(minute, 0) + more : minute, had && more < 0);
  p.start.second = p.stop.second = static_cast<std::int8_t>(second);
  return true;
}

// «خمس دقائق حتى التاسعة»
bool LineTimes::to_clock(std::size_t i, TimePiece& p) const {
  Number n;
  if (!number(i, n) || cell(n.end).unit != LineUnit::minute || n.value > 59 || n.decimal) return false;
  if (!is(n.end + 1, TimeCode::until) && !is(n.end + 1, TimeCode::before)) return false;
  TimePiece c;
  std::size_t j = n.end + 2;
  const bool named = is_unit(j, LineUnit::hour);
  bool sure = false;
  if (named) ++j;
  if (!clock_number(j, named, c, sure) || (!sure && !cell(j).ordinal)) return false;
  p = c;
  part_and_zone(p, false);
  put_hour(p, c.start.hour, std::max<int>(c.start.minute, 0) - n.whole(), true);
  return true;
}

}  // namespace isnad
