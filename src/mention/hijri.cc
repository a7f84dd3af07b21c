#include "mention/hijri.h"

#include <array>

namespace isnad {
namespace {

// One year an entry, two bits a month, the first lowest: days past 28. From 1343 on as printed and published (the
// gazette of that name, its comparison calendar, its site), as the hijridate project (MIT licence) collected them;
// there a few months of 28 or 31 days mend what sightings had upset. Before, by calculation.
constexpr std::array<std::uint32_t, kHijriLastYear - kHijriFirstYear + 1> kMonthLengths{
    0x666666, 0x59999a, 0x965a6a, 0x599a69, 0x666a69, 0x5a69a5, 0x9a6666, 0x999999, 0x966669, 0x6596a9, 0x9666a6,
    0x599a99, 0x669a66, 0x5a9999, 0x9a659a, 0x999669, 0x6659a9, 0x5999a6, 0x6669a6, 0x9a6699, 0x6a6659, 0xaa5966,
    0xa99599, 0xa65669, 0x996669, 0x999a66, 0x699a65, 0xa69996, 0x9a9659, 0x9a5966, 0x69659a, 0x99969a, 0x5a6699,
    0x69a696, 0x66a665, 0xa69966, 0xa66599, 0x999666, 0x665a69, 0x966a66, 0x59aa65, 0x69a996, 0x29a665, 0xa8a9a6,
    0x666665, 0x9a2766, 0x6969a5, 0x5a69a5, 0x35a666, 0xb2a666, 0x9a6599, 0x9a5666, 0x666666, 0x9699a6, 0x666999,
    0x9a6666, 0x65a665, 0xa66666, 0x69659a, 0x65966a, 0xa66666, 0x666666, 0x666666, 0xa66666, 0x6a2666, 0xa66666,
    0x666666, 0x666666, 0xa66666, 0x69a666, 0x666666, 0xa99966, 0xa65999, 0x999999, 0xa5a666, 0x696666, 0x666a59,
    0xa69996, 0x666666, 0x999999, 0x666666, 0x6659a6, 0x9969a6, 0x666699, 0x666666, 0x6a65a6, 0xa6665a, 0xa66665,
    0x666669, 0xa66666, 0x59a666, 0xa66666, 0xa66665, 0xa66566, 0x696666, 0x6659a6, 0x9966a6, 0x666699, 0x99a666,
    0x699999, 0xa6659a, 0x665999, 0x99666a, 0x6599a9, 0x966a69, 0x6669a5, 0x9a6666, 0x999999, 0x996666, 0x6599a6,
    0x9666a6, 0x59a699, 0x66a696, 0xa69a59, 0x9a9965, 0x9a6599, 0x996666, 0x599a66, 0x666a66, 0x9a6999, 0x9aa659,
    0x9aa565, 0x9a9596, 0x999666, 0x6659a6, 0x6699a6, 0x9a6999, 0x69a665, 0xa6a596, 0xa69659, 0x999969, 0x966669,
    0x5999a9, 0x6669a6, 0x5a6999, 0x9a6666, 0x999999, 0x9665a6, 0x6596a6, 0x9666a6, 0x599a99, 0x669a66, 0x669999,
    0xa66666, 0x999699, 0x9659a9, 0x5969a9, 0x6666a6, 0x99a699, 0x69a665, 0x699966, 0x66659a, 0x99966a, 0x6665a9,
    0x9999a9, 0x6699a5, 0x9a9996, 0xa69659, 0x9a5966, 0x69659a, 0xa5999a, 0x666699, 0x9a6666, 0x69a659, 0xa99966,
    0xa96599, 0x999666, 0x6659a6, 0x9999a6, 0x5a69a5, 0x6a6696, 0x69a659, 0x699666, 0x6659a6, 0x99669a, 0x659a99,
    0x969a99, 0x5a9a65, 0x9a6996, 0x9a6659, 0x999969, 0x659a69, 0x9669a6, 0x59a9a5, 0x69a696, 0xa99a59, 0xa66665,
    0xa65999, 0x996669, 0x6599a9, 0x9669a6, 0xa66999, 0x9a6665, 0x9a5996, 0x99965a, 0x66599a, 0x99666a, 0x665a69,
    0x999a66, 0x699999, 0xa9965a,
};
constexpr std::int32_t kFirstDay = -31826;  // 1 Muharram 1300

constexpr int month_days(int year, int month) {
  return 28 +
         static_cast<int>(kMonthLengths[static_cast<std::size_t>(year - kHijriFirstYear)] >> (2 * (month - 1)) & 3);
}

constexpr int year_days(int year) {
  int n = 0;
  for (int m = 1; m <= 12; ++m) n += month_days(year, m);
  return n;
}

// The first day of every year, and one past the last.
constexpr auto kYearStarts = [] {
  std::array<std::int32_t, kMonthLengths.size() + 1> a{};
  a[0] = kFirstDay;
  for (std::size_t i = 0; i < kMonthLengths.size(); ++i)
    a[i + 1] = a[i] + year_days(kHijriFirstYear + static_cast<int>(i));
  return a;
}();
static_assert(kYearStarts.back() == 39402);

bool in_table(int year, int month) {
  return year >= kHijriFirstYear && year <= kHijriLastYear && month >= 1 && month <= 12;
}

}  // namespace

int hijri_month_days(int year, int month) { return in_table(year, month) ? month_days(year, month) : 0; }

std::optional<std::int32_t> hijri_to_days(int year, int month, int day) {
  if (!in_table(year, month) || day < 1 || day > month_days(year, month)) return std::nullopt;
  std::int32_t n = kYearStarts[static_cast<std::size_t>(year - kHijriFirstYear)] + day - 1;
  for (int m = 1; m < month; ++m) n += month_days(year, m);
  return n;
}

std::optional<HijriDate> hijri_from_days(std::int32_t days) {
  if (days < kYearStarts.front() || days >= kYearStarts.back()) return std::nullopt;
  std::size_t i = static_cast<std::size_t>((days - kFirstDay) / 356);  // never late: no year is longer
  while (kYearStarts[i + 1] <= days) ++i;
  HijriDate h{kHijriFirstYear + static_cast<int>(i), 1, 0};
  std::int32_t rest = days - kYearStarts[i];
  while (rest >= month_days(h.year, h.month)) rest -= month_days(h.year, h.month++);
  h.day = rest + 1;
  return h;
}

}  // namespace isnad
