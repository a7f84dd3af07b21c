// Feasts and named days, by date of the Gregorian or Hijri year: «عيد الفطر 2009»، «رأس السنة الهجرية»، «يوم الأب».
#include <array>

#include "mention/hijri.h"
#include "mention/line_times.h"

namespace isnad {
namespace {

enum class FeastKind : std::uint8_t { gregorian, hijri, easter, nth_weekday, unknown };

struct Feast {
  std::array<KeyWord, 3> words;  // folded, the first with any clitics
  FeastKind kind;
  int month, day;  // nth_weekday: month, and 10 × nth + weekday
};

constexpr std::array kFeasts{
    Feast{{u"عيد", u"الميلاد", u"المجيد"}, FeastKind::gregorian, 12, 25},
    Feast{{u"عيد", u"الميلاد", u""}, FeastKind::gregorian, 12, 25},
    Feast{{u"كريسماس", u"", u""}, FeastKind::gregorian, 12, 25},
    Feast{{u"الكريسماس", u"", u""}, FeastKind::gregorian, 12, 25},
    Feast{{u"عيد", u"الاضحي", u"المبارك"}, FeastKind::hijri, 12, 10},
    Feast{{u"عيد", u"الاضحي", u""}, FeastKind::hijri, 12, 10},
    Feast{{u"عيد", u"الفطر", u"المبارك"}, FeastKind::hijri, 10, 1},
    Feast{{u"عيد", u"الفطر", u""}, FeastKind::hijri, 10, 1},
    Feast{{u"عيد", u"الفصح", u""}, FeastKind::easter, 0, 0},
    Feast{{u"عيد", u"القيامه", u""}, FeastKind::easter, 0, 0},
    Feast{{u"راس", u"السنه", u"الهجريه"}, FeastKind::hijri, 1, 1},
    Feast{{u"راس", u"السنه", u"الميلاديه"}, FeastKind::gregorian, 1, 1},
    Feast{{u"راس", u"السنه", u"الجديده"}, FeastKind::gregorian, 1, 1},
    Feast{{u"راس", u"السنه", u""}, FeastKind::gregorian, 1, 1},
    Feast{{u"المولد", u"النبوي", u"الشريف"}, FeastKind::hijri, 3, 12},
    Feast{{u"المولد", u"النبوي", u""}, FeastKind::hijri, 3, 12},
    Feast{{u"الاسراء", u"والمعراج", u""}, FeastKind::hijri, 7, 27},
    Feast{{u"ليله", u"القدر", u""}, FeastKind::hijri, 9, 27},
    Feast{{u"يوم", u"عرفه", u""}, FeastKind::hijri, 12, 9},
    Feast{{u"وقفه", u"عرفه", u""}, FeastKind::hijri, 12, 9},
    Feast{{u"عاشوراء", u"", u""}, FeastKind::hijri, 1, 10},
    Feast{{u"الحج", u"", u""}, FeastKind::hijri, 12, 8},
    Feast{{u"عيد", u"العمال", u""}, FeastKind::gregorian, 5, 1},
    Feast{{u"عيد", u"الحب", u""}, FeastKind::gregorian, 2, 14},
    Feast{{u"عيد", u"النوروز", u""}, FeastKind::gregorian, 3, 21},
    Feast{{u"عيد", u"الام", u""}, FeastKind::gregorian, 3, 21},
    Feast{{u"عيد", u"المراه", u""}, FeastKind::gregorian, 3, 8},
    Feast{{u"يوم", u"المراه", u""}, FeastKind::gregorian, 3, 8},
    Feast{{u"يوم", u"الاب", u""}, FeastKind::nth_weekday, 6, 30},
    Feast{{u"عيد", u"الاب", u""}, FeastKind::nth_weekday, 6, 30},
    Feast{{u"يوم", u"الارض", u""}, FeastKind::gregorian, 3, 30},
    Feast{{u"يوم", u"النكبه", u""}, FeastKind::gregorian, 5, 15},
    Feast{{u"عيد", u"الشكر", u""}, FeastKind::nth_weekday, 11, 44},
    Feast{{u"عيد", u"الاستقلال", u""}, FeastKind::unknown, 0, 0},
    Feast{{u"عيد", u"الجلاء", u""}, FeastKind::gregorian, 4, 17},
    Feast{{u"يواندان", u"", u""}, FeastKind::gregorian, 1, 1},
};

// Western Easter, by the anonymous Gregorian computus.
Date easter(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return {static_cast<std::int16_t>(y), static_cast<std::uint8_t>(n / 31), static_cast<std::uint8_t>(n % 31 + 1)};
}

// The feast in that Gregorian year; unknown if it has none.
Date in_year(const Feast& f, int y) {
  const auto date = [&](int m, int d) {
    return Date{static_cast<std::int16_t>(y), static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)};
  };
  switch (f.kind) {
    case FeastKind::gregorian: return date(f.month, f.day);
    case FeastKind::easter: return easter(y);
    case FeastKind::nth_weekday: {
      const std::int32_t first = date(f.month, 1).first_day();
      return Date::from_days(first + (f.day % 10 - Date::from_days(first).weekday() + 7) % 7 + 7 * (f.day / 10 - 1));
    }
    case FeastKind::hijri:
      for (int h = (y - 622) * 33 / 32 - 1; h <= (y - 622) * 33 / 32 + 2; ++h)
        if (const auto days = hijri_to_days(h, f.month, f.day); days && Date::from_days(*days).year == y)
          return Date::from_days(*days);
      return {};
    case FeastKind::unknown: return {};
  }
  return {};
}

}  // namespace

bool LineTimes::feast(std::size_t i, TimePiece& p) const {
  if (!is(i, LineWord::feast) && !is_unit(i, LineUnit::day) && cell(i).part != PartOfDay::night) return false;
  const auto same = [&](std::size_t at, const KeyWord& w) {
    if (key_is(at, w)) return true;
    if (at != i || at >= cells_.size() || doc_.tokens[at].kind != TokenKind::word) return false;
    std::string_view key = doc_.key(doc_.tokens[at]);
    return (cut_clitics(key) & kAl) == 0 && key == std::string_view(w);
  };
  const std::size_t from = cell(i).part == PartOfDay::night ? i + 1 : i;  // «ليلة رأس السنة»
  const Feast* found = nullptr;
  for (const Feast& f : kFeasts) {
    std::size_t n = 0;
    std::size_t at = from;
    while (n < 3 && f.words[n].size && (same(at, f.words[n]) || (n == 0 && key_is(from, f.words[0])))) ++n, ++at;
    if (n == 0 || (n < 3 && f.words[n].size)) continue;
    found = &f;
    p.end = at;
    break;
  }
  if (!found) return false;
  p.date = true;
  if (std::size_t e = 0; year(p.end, e, p.spec)) p.end = e;
  Date d{};
  if (p.spec.year >= 1300 && p.spec.year <= 1500 && found->kind == FeastKind::hijri) {
    if (const auto days = hijri_to_days(p.spec.year, found->month, found->day)) d = Date::from_days(*days);
  } else if (p.spec.year) {
    d = in_year(*found, p.spec.year);
  } else if (now_.date && now_.date->full()) {
    const int y = now_.date->year;
    const bool ahead = lean() == Tense::future;
    for (const int at : ahead ? std::array{y, y + 1, y + 2} : std::array{y, y - 1, y - 2}) {
      d = in_year(*found, at);
      if (d.known() && (ahead ? d >= *now_.date : d <= *now_.date)) break;
    }
  } else if (found->kind == FeastKind::gregorian) {
    d = {0, static_cast<std::uint8_t>(found->month), static_cast<std::uint8_t>(found->day)};
  }
  if (from != i && d.full()) d = Date::from_days(d.first_day() - 1), p.part = PartOfDay::night;
  p.calendar = found->kind == FeastKind::hijri ? TimeCalendar::hijri : TimeCalendar::gregorian;
  if (d.known()) set(p, {d, d, TimePrecision::day});
  return true;
}

// «ثالث ثلاثاء بعد عيد الميلاد»
bool LineTimes::nth_after(std::size_t i, int n, int weekday, TimePiece& p) const {
  const bool after = is(i, TimeCode::after), before = is(i, TimeCode::before);
  TimePiece day;
  if ((!after && !before) || n < 1 || !(feast(i + 1, day) || simple_date(i + 1, day))) return false;
  p.end = day.end;
  p.date = true;
  if (!day.start.date.full()) return true;
  const std::int32_t from = day.start.date.first_day();
  const int at = day.start.date.weekday();
  const std::int32_t d =
      after ? from + ((weekday - at + 6) % 7 + 1) + 7 * (n - 1) : from - ((at - weekday + 6) % 7 + 1) - 7 * (n - 1);
  set(p, {Date::from_days(d), Date::from_days(d), TimePrecision::day});
  return true;
}

}  // namespace isnad
