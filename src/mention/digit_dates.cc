#include "mention/digit_dates.h"

#include "base/fold.h"
#include "mention/calendar.h"

namespace isnad {
namespace {

struct Run {
  int value = 0;
  int digits = 0;
};

// The digits at `at`, at most six; `at` moves past them.
Run read_run(std::string_view text, std::size_t& at) {
  Run r;
  while (at < text.size()) {
    std::size_t next = at;
    const FoldedChar c = fold_char(decode_utf8(text, next));
    if (c.cls != CharClass::digit) break;
    if (++r.digits > 6) return {};
    r.value = r.value * 10 + (c.code - '0');
    at = next;
  }
  return r;
}

// A separator, with blanks around it only if it is a slash.
char read_separator(std::string_view text, std::size_t& at) {
  std::size_t p = at;
  while (p < text.size() && text[p] == ' ') ++p;
  if (p >= text.size()) return 0;
  std::size_t next = p;
  const FoldedChar c = fold_char(decode_utf8(text, next));
  if (c.cls != CharClass::punct) return 0;
  const bool blanks = p != at;
  if (c.code != '/' && (blanks || (c.code != '-' && c.code != '.' && c.code != ':'))) return 0;
  p = next;
  if (c.code == '/')
    while (p < text.size() && text[p] == ' ') ++p;
  at = p;
  return c.code;
}

bool year_like(Run r) {
  return r.digits == 4 && ((r.value >= 1300 && r.value <= 1500) || (r.value >= 1900 && r.value <= 2099));
}

std::optional<DigitDate> make(int y, int m, int d, std::size_t end) {
  const bool hijri = y >= 1300 && y <= 1500;
  if (m < 1 || m > 12 || d < 0 || (d > 0 && !valid_day(hijri ? 100 + m : m, d))) return std::nullopt;
  return DigitDate{y, m, d, end};
}

// Day first, month first only where the day cannot be a month.
std::optional<DigitDate> day_month(int y, int a, int b, std::size_t end) {
  return b <= 12 ? make(y, b, a, end) : make(y, a, b, end);
}

}  // namespace

std::optional<DigitDate> read_digit_date(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const Run a = read_run(text, at);
  if (a.digits == 0 || (a.digits > 2 && !year_like(a))) return std::nullopt;
  const char s1 = read_separator(text, at);
  if (s1 == 0 || s1 == ':') return std::nullopt;
  const Run b = read_run(text, at);
  if (b.digits == 0) return std::nullopt;
  std::size_t after = at;
  const char s2 = read_separator(text, after);
  std::size_t end = after;
  const Run c = s2 == s1 ? read_run(text, end) : Run{};
  if (c.digits) {
    std::size_t more = end;  // a fourth part: not a date
    if (const char s3 = read_separator(text, more); s3 == s1 && read_run(text, more).digits) return std::nullopt;
  }
  if (year_like(a))
    return c.digits && c.digits <= 2 && b.digits <= 2 ? make(a.value, b.value, c.value, end) : std::nullopt;
  if (b.digits > 2)
    return b.digits == 4 && year_like(b) && s1 == '/' && !c.digits ? make(b.value, a.value, 0, at) : std::nullopt;
  if (year_like(c)) return day_month(c.value, a.value, b.value, end);
  if (c.digits == 2 && s1 == '/') return day_month(2000 + c.value, a.value, b.value, end);
  if (c.digits == 0 && s2 == 0 && s1 == '/') return day_month(0, a.value, b.value, at);
  return std::nullopt;
}

std::optional<LineDate> read_line_date(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const Run a = read_run(text, at);
  const std::size_t sign = at;
  const char s1 = read_separator(text, at);
  const Run b = read_run(text, at);
  const bool either = a.digits <= 2 && a.value <= 12 && b.digits <= 2 && b.value <= 12;
  if (const auto d = read_digit_date(text, begin)) {
    LineDate line;
    static_cast<DigitDate&>(line) = *d;
    line.loose = d->year == 0 && text[sign] == ' ';
    line.day_first = either && d->day != 0;
    return line;
  }
  if (a.digits == 0 || b.digits == 0 || b.digits > 2 || (s1 != '.' && s1 != '/' && s1 != '-')) return std::nullopt;
  std::size_t after = at;
  if (std::size_t q = at; a.digits <= 2 && read_separator(text, q) == s1)  // «19-6-14»
    if (const Run c = read_run(text, q); c.digits == 2)
      if (const auto d = day_month(2000 + c.value, a.value, b.value, q)) {
        LineDate line;
        static_cast<DigitDate&>(line) = *d;
        line.day_first = either;
        return line;
      }
  if (const char s2 = read_separator(text, after); s2 != 0 && s2 != ':' && read_run(text, after).digits)
    return std::nullopt;
  std::optional<DigitDate> d;
  if (year_like(a))
    d = make(a.value, b.value, 0, at);
  else if (a.digits <= 2 && s1 == '.' && b.digits == 2)
    d = day_month(0, a.value, b.value, at);
  if (!d) return std::nullopt;
  LineDate line;
  static_cast<DigitDate&>(line) = *d;
  line.loose = d->year == 0;
  line.day_first = either && d->day != 0;
  return line;
}

std::optional<DigitClock> read_digit_clock(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const Run h = read_run(text, at);
  if (h.digits == 0 || h.digits > 2 || h.value > 24) return std::nullopt;
  if (read_separator(text, at) != ':') return std::nullopt;
  const Run m = read_run(text, at);
  if (m.digits != 2 || m.value > 59) return std::nullopt;
  DigitClock clock{h.value % 24, m.value, -1, at};
  std::size_t more = at;
  if (read_separator(text, more) == ':')
    if (const Run s = read_run(text, more); s.digits == 2 && s.value < 60) clock.second = s.value, clock.end = more;
  return clock;
}

}  // namespace isnad
