// Days of the line grammar: numbers, months, years, dates, weekdays.
#include <algorithm>

#include "mention/digit_dates.h"
#include "mention/line_first.h"
#include "mention/line_times.h"

namespace isnad {
namespace {

constexpr KeyWord kMonthWord(u"شهر");

bool is_month_unit(const Cell& c) { return c.unit == LineUnit::month && c.unit_number != GramNumber::plural; }

}  // namespace

bool LineTimes::and_alone(std::size_t i) const { return key_is(i, KeyWord(u"و")); }

bool LineTimes::conj(std::size_t i) const {
  return i < cells_.size() && doc_.tokens[i].kind == TokenKind::word && doc_.tokens[i].key_size > 1 &&
         doc_.key(doc_.tokens[i])[0] == letter(u'و');
}

std::size_t LineTimes::cover(std::size_t i, std::size_t byte) const {
  while (i < cells_.size() && doc_.tokens[i].span.begin < byte) ++i;
  return i;
}

bool LineTimes::number(std::size_t i, Number& n) const {
  if (i >= cells_.size() || !opens(i, kRoleNumber)) return false;
  if (search_ == Search::all) return read_number(i, n);
  Last<Number>& last = numbers_[i % numbers_.size()];
  if (last.at != i) {
    last.value = {};
    last.found = read_number(i, last.value);
    last.at = i;
  }
  if (last.found) n = last.value;
  return last.found;
}

bool LineTimes::read_number(std::size_t i, Number& n) const {
  NumberWord word;
  if (!read_.word_at(static_cast<std::uint32_t>(i), word)) return false;
  if (word.part == NumberPart::fraction || (word.part == NumberPart::scale && word.plural)) return false;
  if (!run_) run_.emplace();
  read_.run(static_cast<std::uint32_t>(i), *run_);
  const NumberParse p = parse_number(run_->words());
  if (p.used == 0) return false;
  n = {run_->storage[p.used - 1].last,
       static_cast<double>(p.value),
       word.conj,
       word.prep,
       word.definite,
       word.part == NumberPart::digits,
       false,
       static_cast<int>(std::min<std::int64_t>(word.value, 10000)),
       p.used};
  if (!p.whole) {
    if (p.used != 1 || word.part != NumberPart::digits) return false;
    n.value = word.exact;
    n.decimal = true;
  }
  return true;
}

bool LineTimes::ordinal(std::size_t i, std::size_t& end, int& value) const {
  const Cell& c = cell(i);
  if (c.ordinal == 0) {  // الواحد والعشرون، الأحد عشر، العشرون
    Number n;
    if (!number(i, n) || !n.definite || n.digits || n.value > 60 || n.value < 1 ||
        (n.words == 1 && n.value < 20 && n.value != 1))
      return false;
    value = n.whole();
    end = n.end;
    return n.value != 1 || c.weekday < 0;
  }
  value = c.ordinal;
  end = i + 1;
  NumberWord next;
  if (end >= cells_.size() || value > 9 || !read_.word_at(static_cast<std::uint32_t>(end), next)) return true;
  if (next.part != NumberPart::number || next.prep) return true;
  const bool definite = (c.ordinal_pro & kAl) != 0;
  const bool teen = next.value == 10 && !next.conj,
             tens = next.value >= 20 && next.value <= 90 && next.conj && (next.definite || !definite);
  if (teen || tens) {
    value += static_cast<int>(next.value);
    end = next.last;
  }
  return true;
}

bool LineTimes::day_number(std::size_t i, std::size_t& end, int& day) const {
  if (ordinal(i, end, day)) return day <= 31;
  Number n;
  if (!number(i, n) || n.decimal || n.value < 1 || n.value > 31) return false;
  if (n.digits && doc_.original(doc_.tokens[n.end - 1]).size() > 4) return false;
  if (cell(i).weekday >= 0 && n.definite) return false;
  day = n.whole();
  end = n.end;
  return true;
}

bool LineTimes::month_name(std::size_t i, std::size_t& end, int& month) const {
  const Cell& c = cell(i);
  if (c.month > 0) {
    month = c.month;
    end = i + 1;
  } else if (c.month == -1 && month_phrases_[i].first != 0) {
    month = month_phrases_[i].second;
    end = month_phrases_[i].first;
  } else {
    return false;
  }
  std::size_t j = end;  // «كانون الثاني/يناير»، «أيار (مايو)»
  const bool open = punct(j, '(');
  if (!open && !punct(j, '/') && !punct(j, '-') && !is(j, LineWord::or_)) return true;
  ++j;
  int second = 0;
  std::size_t k = 0;
  if (cell(j).month == -1 ? month_phrases_[j].first != 0 : cell(j).month > 0) {
    second = cell(j).month > 0 ? cell(j).month : month_phrases_[j].second;
    k = cell(j).month > 0 ? j + 1 : month_phrases_[j].first;
    if (second == month && (!open || punct(k, ')'))) end = open ? k + 1 : k;
  }
  return true;
}

// past −1, next 1, «بعد القادم» 2, «قبل الماضي» −2
bool LineTimes::relation(std::size_t i, std::size_t& end, int& offset) const {
  const bool after = is(i, TimeCode::after), before = is(i, TimeCode::before);
  const std::size_t j = after || before ? i + 1 : i;
  end = j + 1;
  if (is(j, TimeCode::next) || is(j, LineWord::coming)) {
    offset = after ? 2 : 1;
    return !before;
  }
  if (is(j, TimeCode::past)) {
    offset = before ? -2 : -1;
    return !after;
  }
  offset = 0;
  return is(j, TimeCode::current) && j == i;
}

// «شباط»، «شهر 3»، «الشهر الثامن»، «هذا نيسان»، «الشهر القادم»
bool LineTimes::month(std::size_t i, TimePiece& p) const {
  const bool here = is(i, LineWord::thiz);
  std::size_t j = here ? i + 1 : i;
  int value = 0, offset = 0;
  const bool named = is_month_unit(cell(j));
  const std::size_t k = named ? j + 1 : j;
  if (month_name(k, p.end, value)) {
    p.spec.month = value;
    if (here) p.spec.relation = Relation::current;
    if (std::size_t e = 0; relation(p.end, e, offset) && offset >= -1 && offset <= 1) {
      p.spec.relation = offset < 0 ? Relation::past : offset > 0 ? Relation::next : Relation::current;
      p.end = e;
    }
    return true;
  }
  if (!named) return false;
  Number n;
  if ((cell(j).unit_pro & kAl) && (here || relation(k, p.end, offset) || is(k, TimeCode::current))) {
    if (here && !relation(k, p.end, offset)) p.end = k;
    if (!now_.date || now_.date->month == 0) {
      p.spec.month = -1;  // known only from publication
      return true;
    }
    const DateRange r = resolve_unit(TimeUnit::month, offset, anchor());
    p.spec.month = r.start.month;
    p.spec.year = r.start.year;
    return true;
  }
  if (std::size_t e = 0; (cell(j).unit_pro & kAl) && ordinal(k, e, value) && value <= 12) {
    p.spec.month = value;
    p.end = e;
    return true;
  }
  if (number(k, n) && !n.decimal && n.value >= 1 && n.value <= 12 && !(cell(j).unit_pro & kAl)) {
    p.spec.month = n.whole();
    p.end = n.end;
    return true;
  }
  return false;
}

bool LineTimes::plain_year(std::size_t i, std::size_t& end, int& value) const {
  Number n;
  std::size_t j = i;
  if (!number(j, n) || n.decimal || n.value < 1000 || n.value > 2999 || n.prep) return false;
  if (n.digits && (n.words != 1 || (doc_.original(doc_.tokens[n.end - 1]).size() & 3) != 0)) return false;
  value = n.whole();
  end = n.end;
  if (is(end, value < 1600 ? LineWord::hijri : LineWord::common)) ++end;
  return true;
}

// «2015»، «لعام 2014»، «من السنة القادمة»، «، 2016»
bool LineTimes::year(std::size_t i, std::size_t& end, DateSpec& s) const {
  std::size_t j = i;
  if (punct(j, ',')) ++j;
  if (is(j, LineWord::from) || is(j, LineWord::in) || key_is(j, KeyWord(u"ل"))) ++j;
  const bool here = is(j, LineWord::thiz);
  if (here) ++j;
  int value = 0, offset = 0;
  if (is_unit(j, LineUnit::year) && cell(j).unit_number != GramNumber::plural) {
    if (plain_year(j + 1, end, value)) {
      s.year = value;
      return true;
    }
    Number century, rest;  // «عام تسعة عشر تسعة وتسعين»
    if (number(j + 1, century) && century.value >= 10 && century.value <= 20 && number(century.end, rest) &&
        !rest.conj && rest.value >= 10 && rest.value < 100) {
      s.year = century.whole() * 100 + rest.whole();
      end = rest.end;
      return true;
    }
    if (!here && !relation(j + 1, end, offset)) return false;
    if (here && !relation(j + 1, end, offset)) end = j + 1;
    if (now_.date && now_.date->year) s.year = now_.date->year + offset;
    s.relation = Relation::none;
    return true;
  }
  if (here || !plain_year(j, end, value)) return false;
  s.year = value;
  return true;
}

// Works the stated parts out against publication.
void LineTimes::settle(TimePiece& p) const {
  p.date = true;
  DateSpec& s = p.spec;
  p.calendar = s.hijri() ? TimeCalendar::hijri : TimeCalendar::gregorian;
  if (s.month > 100 && s.year > 1600) {  // «شعبان 2014»: the month that begins in that year
    for (int y = (s.year - 622) * 33 / 32 - 1; y <= (s.year - 622) * 33 / 32 + 2; ++y) {
      DateSpec h = s;
      h.year = y;
      const DateRange r = resolve(h, anchor());
      if (r.start.year == s.year) return set(p, r);
    }
  }
  if (s.month == -1) return set(p, {});
  if (s.month >= 1 && s.month <= 12 && s.hijri()) {  // «6 مايو 1404»: the month says which calendar
    const auto day = [&](int d) {
      return Date{static_cast<std::int16_t>(s.year), static_cast<std::uint8_t>(s.month), static_cast<std::uint8_t>(d)};
    };
    p.calendar = TimeCalendar::gregorian;
    return set(p,
               {day(s.day), day(s.last_day ? s.last_day : s.day), s.day ? TimePrecision::day : TimePrecision::month});
  }
  DateRange r = resolve(s, anchor());
  if (s.weekday >= 0 && s.month == 0 && s.relation == Relation::none && r.start.full() && r.start == *now_.date &&
      lean() == Tense::future)
    r.start = r.end = Date::from_days(r.start.first_day() + 7);
  set(p, r);
}

// «20 شباط»، «التاسع من شهر أيار»، «في اول أيار»، «7 من الشهر المقبل»
bool LineTimes::day_month(std::size_t i, TimePiece& p) const {
  int day = 0;
  std::size_t j = i;
  if (key_is(j, KeyWord(u"ال"))) ++j;
  if (is_unit(j, LineUnit::day) && cell(j).unit_number == GramNumber::singular) ++j;
  if (!day_number(j, j, day)) return false;
  if (is_unit(j, LineUnit::day) && cell(j - 1).ordinal) ++j;  // «خامس يوم من شهر سبعة»
  if (is(j, LineWord::from) || is(j, LineWord::in) || punct(j, '-') || punct(j, '/')) ++j;
  TimePiece m;
  if (!month(j, m)) return false;
  const bool exists = m.spec.month <= 0 || valid_day(m.spec.month, day);
  if (!exists && !m.spec.year) return false;
  p = m;
  p.spec.day = day;
  if (!exists) {  // «30 من شباط» in November
    p.date = true;
    return true;
  }
  if (std::size_t e = 0; year(p.end, e, p.spec)) p.end = e;
  settle(p);
  return true;
}

// «مايو التاسع»، «أيار 6, 2019»
bool LineTimes::month_day(std::size_t i, TimePiece& p) const {
  int day = 0;
  std::size_t j = 0;
  if (!month(i, p) || p.spec.year || p.spec.relation != Relation::none || p.spec.month <= 0) return false;
  if (!day_number(p.end, j, day) || conj(p.end) || !valid_day(p.spec.month, day)) return false;
  p.spec.day = day;
  p.end = j;
  if (std::size_t e = 0; year(p.end, e, p.spec)) p.end = e;
  settle(p);
  return true;
}

bool LineTimes::month_alone(std::size_t i, TimePiece& p) const {
  if (!month(i, p)) return false;
  const bool short_one = p.end == i + 1;
  std::size_t e = 0;
  const bool dated = year(p.end, e, p.spec);
  if (dated) p.end = e;
  if (short_one && !dated && (cell(i).weak_month || p.spec.month > 100) && i > 0 && !is(i - 1, LineWord::in) &&
      !(cell(i).month_pro & kBi))
    return false;
  settle(p);
  return true;
}

// «19/06»، «2018.4»، «7/9, 2019»، «6.19»
bool LineTimes::digit_date(std::size_t i, TimePiece& p) const {
  if (!cell(i).digits) return false;
  const std::size_t begin = doc_.tokens[i].span.begin;
  const auto d = read_line_date(doc_.text, begin);
  if (!d) return false;
  p = {};
  p.end = cover(i, d->end);
  if (d->loose && !(i > 0 && (cell(i - 1).word != LineWord::none || cell(i - 1).weekday >= 0)) && p.end < cells_.size())
    return false;
  p.spec.year = d->year;
  p.spec.month = d->year >= 1300 && d->year <= 1500 ? d->month + 100 : d->month;
  p.spec.day = d->day;
  if (std::size_t e = 0; d->year == 0 && year(p.end, e, p.spec)) {
    p.end = e;
  } else if (Number n;
             d->year == 0 && punct(p.end, ',') && number(p.end + 1, n) && n.digits && n.value >= 10 && n.value < 100) {
    p.spec.year = 2000 + n.whole();
    p.end = n.end;
  }
  if (is(p.end, LineWord::hijri) || is(p.end, LineWord::common)) ++p.end;
  settle(p);
  if (p.spec.day > 0 && p.spec.day <= 12 && p.spec.day != p.spec.month && d->day_first && !p.spec.hijri()) {
    DateSpec other = p.spec;
    std::swap(other.day, other.month);
    p.other = resolve(other, anchor());
    p.ambiguous = true;
  }
  return true;
}

bool LineTimes::simple_date(std::size_t i, TimePiece& p) const {
  static constexpr Try kTries[] = {{kRoleNumber, &LineTimes::digit_date},
                                   {first::kSimpleDate, &LineTimes::day_month},
                                   {first::kMonth, &LineTimes::month_day}};
  for (const Try& t : kTries) {
    p = {};
    if (opens(i, t.first) && (this->*t.production)(i, p)) return true;
  }
  return false;
}

bool LineTimes::date(std::size_t i, TimePiece& p) const {
  static constexpr Try kTries[] = {{first::kNth, &LineTimes::nth},
                                   {first::kFeast, &LineTimes::feast},
                                   {first::kWeekdayOfWeek, &LineTimes::weekday_of_week},
                                   {first::kWeekday, &LineTimes::weekday},
                                   {first::kDeictic, &LineTimes::deictic},
                                   {first::kSimpleDate, &LineTimes::simple_date},
                                   {first::kLoneDay, &LineTimes::lone_day}};
  if (!opens(i, first::kDate) || !longest(i, cell(i).roles, kTries, p)) return false;
  second_calendar(p);
  return true;
}

// «1 رمضان 1436 هـ الموافق 18 يونيو 2015 م»، «18 يونيو (1 رمضان)»: two names of one day
void LineTimes::second_calendar(TimePiece& p) const {
  if (p.spec.day == 0 || p.spec.month == 0) return;
  std::size_t j = p.end;
  const bool open = punct(j, '(') || punct(j, '[');
  bool tied = open;
  if (open || punct(j, ',') || punct(j, '/') || punct(j, '-')) ++j, tied = true;
  if (is(j, TimeCode::dated)) ++j, tied = true;
  if (key_is(j, KeyWord(u"ل")) || is(j, LineWord::to)) ++j;
  if (is_unit(j, LineUnit::day)) ++j;
  if (cell(j).weekday >= 0) ++j;
  if (!tied) return;
  TimePiece q;
  if (!simple_date(j, q) || q.spec.hijri() == p.spec.hijri()) return;
  if (open && !punct(q.end, ')') && !punct(q.end, ']')) return;
  TimePiece& g = p.spec.hijri() ? q : p;
  TimePiece& h = p.spec.hijri() ? p : q;
  if (g.spec.year == 0 && h.spec.year && h.start.date.full()) {  // the year comes from the other calendar
    for (const int y : {int{h.start.date.year}, h.start.date.year - 1, h.start.date.year + 1}) {
      DateSpec s = g.spec;
      s.year = y;
      const DateRange r = resolve(s, anchor());
      if (r.start.full() && std::abs(r.start.first_day() - h.start.date.first_day()) < 20) {
        g.spec.year = y;
        set(g, r);
        break;
      }
    }
  }
  const std::size_t end = open ? q.end + 1 : q.end;
  const TimePiece kept = g.start.date.full() || !h.start.date.full() ? g : h;
  p = kept;
  p.end = end;
  p.calendar = TimeCalendar::dual;
}

}  // namespace isnad
