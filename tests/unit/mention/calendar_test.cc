#include "mention/calendar.h"

#include <gtest/gtest.h>
#include <unicode/calendar.h>

#include <cmath>
#include <memory>

#include "mention/digit_dates.h"
#include "mention/hijri.h"

namespace isnad {
namespace {

Anchor on(const char* day, Tense tense = Tense::past) { return {Date::parse(day), tense}; }

DateSpec spec(int year, int month, int day, int weekday = -1, Relation relation = Relation::none) {
  DateSpec s;
  s.year = year;
  s.month = month;
  s.day = day;
  s.weekday = weekday;
  s.relation = relation;
  return s;
}

std::string text(const DateRange& r) {
  return r.start == r.end ? r.start.text() : r.start.text() + ".." + r.end.text();
}

TEST(Hijri, AnchorsOfTheAlmanac) {
  EXPECT_EQ(hijri_to_days(1436, 9, 1), Date::parse("2015-06-18")->first_day());
  EXPECT_EQ(hijri_to_days(1443, 6, 17), Date::parse("2022-01-20")->first_day());
  EXPECT_EQ(hijri_to_days(1447, 8, 19), Date::parse("2026-02-07")->first_day());
  EXPECT_FALSE(hijri_to_days(1299, 1, 1));
  EXPECT_FALSE(hijri_to_days(1436, 13, 1));
  EXPECT_FALSE(hijri_to_days(1436, 9, 31));
  EXPECT_FALSE(hijri_from_days(1 << 20));
}

TEST(Hijri, EveryDayThereAndBack) {
  const std::int32_t first = *hijri_to_days(kHijriFirstYear, 1, 1), last = *hijri_to_days(kHijriLastYear, 12, 28);
  for (std::int32_t d = first; d <= last; ++d) {
    const auto h = hijri_from_days(d);
    ASSERT_TRUE(h) << d;
    ASSERT_EQ(hijri_to_days(h->year, h->month, h->day), d);
  }
}

// The slow reference: ICU's table, which calculates what was printed later: never two days off, the same where both
// follow the reckoning in use since 1423.
TEST(Hijri, AgreesWithIcu) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> c(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("ar@calendar=islamic-umalqura"), status));
  ASSERT_TRUE(U_SUCCESS(status));
  for (int y = kHijriFirstYear; y <= kHijriLastYear; ++y) {
    for (int m = 1; m <= 12; ++m) {
      c->clear();
      c->set(UCAL_EXTENDED_YEAR, y);
      c->set(UCAL_MONTH, m - 1);
      c->set(UCAL_DATE, 1);
      const auto icu_day = static_cast<std::int32_t>(std::floor(c->getTime(status) / 86400000.0));
      ASSERT_LE(std::abs(*hijri_to_days(y, m, 1) - icu_day), 2) << y << "-" << m;
      if (y >= 1423 && y <= 1450) {
        ASSERT_EQ(hijri_to_days(y, m, 1), icu_day) << y << "-" << m;
      }
    }
  }
}

TEST(Calendar, DayWithoutYearIsTheLatest) {
  EXPECT_EQ(text(resolve(spec(0, 1, 20), on("2022-01-25"))), "2022-01-20");
  EXPECT_EQ(text(resolve(spec(0, 1, 26), on("2022-01-25"))), "2021-01-26");
  EXPECT_EQ(text(resolve(spec(0, 1, 26), on("2022-01-25", Tense::future))), "2022-01-26");
  EXPECT_EQ(text(resolve(spec(0, 1, 20), on("2022-01-25", Tense::future))), "2023-01-20");
  EXPECT_EQ(text(resolve(spec(0, 1, 20), Anchor{})), "--01-20");
  EXPECT_EQ(text(resolve(spec(0, 1, 0), Anchor{})), "--01");
  EXPECT_EQ(text(resolve(spec(0, 2, 29), on("2022-03-05"))), "2022-02-28");  // clamped, never an invalid date
}

TEST(Calendar, Weekdays) {
  const Anchor tuesday = on("2022-01-25");
  EXPECT_EQ(text(resolve(spec(0, 0, 0, 2), tuesday)), "2022-01-25");
  EXPECT_EQ(text(resolve(spec(0, 0, 0, 2, Relation::past), tuesday)), "2022-01-18");
  EXPECT_EQ(text(resolve(spec(0, 0, 0, 4), tuesday)), "2022-01-20");
  EXPECT_EQ(text(resolve(spec(0, 0, 0, 4, Relation::next), tuesday)), "2022-01-27");
  EXPECT_EQ(text(resolve(spec(0, 0, 0, 4), on("2022-01-25", Tense::future))), "2022-01-27");
  EXPECT_EQ(text(resolve(spec(0, 0, 0, 4), Anchor{})), "");
}

TEST(Calendar, WeekdayPicksTheYear) {
  EXPECT_EQ(text(resolve(spec(0, 1, 20, 4), on("2022-06-01"))), "2022-01-20");  // a Thursday in 2022
  EXPECT_EQ(text(resolve(spec(0, 1, 20, 3), on("2022-06-01"))), "2021-01-20");  // a Wednesday in 2021
  EXPECT_EQ(text(resolve(spec(0, 1, 20, 4), on("2022-01-18"))), "2022-01-20");  // announced, and near
}

TEST(Calendar, MonthsByRelation) {
  EXPECT_EQ(text(resolve(spec(0, 5, 0, -1, Relation::past), on("2022-01-25"))), "2021-05");
  EXPECT_EQ(text(resolve(spec(0, 1, 0, -1, Relation::past), on("2022-01-25"))), "2021-01");
  EXPECT_EQ(text(resolve(spec(0, 1, 20, -1, Relation::past), on("2022-01-25"))), "2022-01-20");
  EXPECT_EQ(text(resolve(spec(0, 1, 0, -1, Relation::next), on("2022-01-25"))), "2023-01");
  EXPECT_EQ(text(resolve(spec(0, 109, 1), on("2022-01-25"))), "2021-04-13");
  EXPECT_EQ(text(resolve(spec(1436, 109, 24), Anchor{})), "2015-07-11");
  EXPECT_EQ(text(resolve(spec(0, 109, 1), Anchor{})), "");
}

TEST(Calendar, UnitsAndWindows) {
  const Anchor a = on("2022-01-25");
  EXPECT_EQ(text(resolve_unit(TimeUnit::week, -1, a)), "2022-01-15..2022-01-21");
  EXPECT_EQ(text(resolve_unit(TimeUnit::month, -1, a)), "2021-12");
  EXPECT_EQ(text(resolve_ago(TimeUnit::day, 2, a)), "2022-01-23");
  EXPECT_EQ(text(resolve_ago(TimeUnit::month, 13, a)), "2020-12");
  EXPECT_EQ(text(resolve_ago(TimeUnit::decade, 2, a)), "2002");
  EXPECT_EQ(text(resolve_window(TimeUnit::hour, 24, a)), "2022-01-25");
  EXPECT_EQ(text(resolve_window(TimeUnit::hour, 48, a)), "2022-01-23..2022-01-25");
  EXPECT_EQ(text(resolve_window(TimeUnit::month, 11, on("2022-01-31"))), "2021-02-28..2022-01-31");
  EXPECT_EQ(text(resolve_season(4, 0, Relation::past, a)), "2020-12..2021-02");
  EXPECT_EQ(text(resolve_season(2, 2014, Relation::none, Anchor{})), "2014-06..2014-08");
  EXPECT_EQ(text(part_of(resolve(spec(2021, 5, 0), a), YearPart::middle)), "2021-05-11..2021-05-20");
  EXPECT_EQ(text(part_of(resolve(spec(2021, 2, 0), a), YearPart::end)), "2021-02-21..2021-02-28");
}

TEST(DigitDates, OrdersAndTraps) {
  const auto date = [](std::string_view s) -> std::string {
    const auto d = read_digit_date(s, 0);
    return d ? std::to_string(d->year) + "-" + std::to_string(d->month) + "-" + std::to_string(d->day) : "";
  };
  EXPECT_EQ(date("24/4/2023"), "2023-4-24");
  EXPECT_EQ(date("4/23/2023"), "2023-4-23");
  EXPECT_EQ(date("05/03/2022"), "2022-3-5");  // day first
  EXPECT_EQ(date("2022-01-20"), "2022-1-20");
  EXPECT_EQ(date("4.5.2015"), "2015-5-4");
  EXPECT_EQ(date("٢١/١١/٢٠٢٠"), "2020-11-21");
  EXPECT_EQ(date("24 / 9 / 1436"), "1436-9-24");
  EXPECT_EQ(date("20/1/22"), "2022-1-20");
  EXPECT_EQ(date("45/45/2022"), "");
  EXPECT_EQ(date("2020/2021"), "");
  EXPECT_EQ(date("1.250.000"), "");
  EXPECT_EQ(date("10.0.0.1"), "");
  EXPECT_EQ(date("50-60"), "");
  EXPECT_EQ(date("31/6/2020"), "");
  EXPECT_EQ(read_digit_clock("14:30", 0)->hour, 14);
  EXPECT_FALSE(read_digit_clock("25:30", 0));
  EXPECT_FALSE(read_digit_clock("3:2", 0));
}

}  // namespace
}  // namespace isnad
