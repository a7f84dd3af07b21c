#include "model/time.h"

#include <array>
#include <cstdio>

namespace isnad {
namespace {

// Howard Hinnant's civil-calendar algorithms (public domain), days since 1970-01-01.
std::int32_t days_from_civil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

int days_in_month(int y, int m) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  return m == 2 && leap ? 29 : kDays[static_cast<std::size_t>(m - 1)];
}

std::optional<int> digits(std::string_view s) {
  if (s.empty()) return std::nullopt;
  int v = 0;
  for (char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    v = v * 10 + (c - '0');
  }
  return v;
}

// As printf's %0*d.
void append_digits(std::string& out, int value, int width) {
  std::array<char, 16> b{};
  if (value < 0 || value > 9999) {
    out.append(b.data(), static_cast<std::size_t>(std::snprintf(b.data(), b.size(), "%0*d", width, value)));
    return;
  }
  int n = 0;
  for (int rest = value; n < width || rest > 0; rest /= 10)
    b[b.size() - static_cast<std::size_t>(++n)] = static_cast<char>('0' + rest % 10);
  out.append(b.data() + b.size() - n, static_cast<std::size_t>(n));
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
  Date d;
  std::string_view rest = iso;
  if (rest.starts_with("--")) {
    rest.remove_prefix(2);
  } else {
    if (rest.size() < 4) return std::nullopt;
    const auto y = digits(rest.substr(0, 4));
    if (!y || *y == 0) return std::nullopt;
    d.year = static_cast<std::int16_t>(*y);
    rest.remove_prefix(4);
    if (rest.empty()) return d;
    if (rest[0] != '-') return std::nullopt;
    rest.remove_prefix(1);
  }
  if (rest.size() != 2 && rest.size() < 5) return std::nullopt;
  const auto m = digits(rest.substr(0, 2));
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  d.month = static_cast<std::uint8_t>(*m);
  rest.remove_prefix(2);
  if (rest.empty()) return d;
  if (rest[0] != '-') return std::nullopt;
  const auto day = digits(rest.substr(1, 2));
  if (!day || *day < 1 || *day > days_in_month(d.year ? d.year : 2000, *m)) return std::nullopt;
  d.day = static_cast<std::uint8_t>(*day);
  rest.remove_prefix(3);
  if (!rest.empty() && rest[0] != 'T' && rest[0] != ' ') return std::nullopt;  // a clock time may follow
  return d;
}

Date Date::from_days(std::int32_t z) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int m = mp < 10 ? mp + 3 : mp - 9;
  Date d;
  d.year = static_cast<std::int16_t>(yoe + era * 400 + (m <= 2));
  d.month = static_cast<std::uint8_t>(m);
  d.day = static_cast<std::uint8_t>(doy - (153 * mp + 2) / 5 + 1);
  return d;
}

std::int32_t Date::first_day() const { return days_from_civil(year, month ? month : 1, day ? day : 1); }

std::int32_t Date::last_day() const {
  const int m = month ? month : 12;
  return days_from_civil(year, m, day ? day : days_in_month(year, m));
}

int Date::weekday() const {
  const int w = (first_day() + 4) % 7;
  return w < 0 ? w + 7 : w;
}

std::string Date::text() const {
  if (!known()) return {};
  std::string out;
  if (year != 0)
    append_digits(out, year, 4);
  else
    out = "-";
  if (month != 0) {
    out += '-';
    append_digits(out, month, 2);
    if (day != 0) {
      out += '-';
      append_digits(out, day, 2);
    }
  }
  return out;
}

}  // namespace isnad
