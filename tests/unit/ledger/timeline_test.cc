#include "ledger/timeline.h"

#include <gtest/gtest.h>

#include "ledger/reconcile.h"
#include "tests/unit/ledger/make_report.h"

namespace isnad {
namespace {

using testing::add;
using testing::figure;
using testing::report;

LedgerEntry entry_of(const std::vector<ReadReport>& reports, std::optional<Date> as_of = std::nullopt) {
  Incident i;
  i.id = "i-1";
  for (const ReadReport& r : reports) {
    i.reports.push_back(r.id);
    for (const Claim& c : r.found.claims) i.claims.push_back({r.id, c.id});
  }
  return reconcile(std::vector<Incident>{i}, reports, isnad_rules(), as_of).front();
}

TEST(Timeline, NumbersStandAtTheDayTheyWereSaid) {
  std::vector<ReadReport> reports{report("a", "2031-03-13"), report("b", "2031-03-14"), report("c", "2031-03-16")};
  add(reports[0], figure(Measure::killed, 9).by_origin("watch"));
  add(reports[1], figure(Measure::killed, 12).by_origin("army"));
  add(reports[2], figure(Measure::killed, 20).by_origin("watch"));
  const auto all = timelines(entry_of(reports), reports, isnad_rules());
  ASSERT_EQ(all.size(), 1u);
  const Timeline& t = all.front();
  ASSERT_EQ(t.tracks.size(), 2u);
  EXPECT_EQ(t.tracks[0].origin, "watch");
  ASSERT_EQ(t.tracks[0].points.size(), 2u);
  EXPECT_EQ(t.tracks[0].points[0].day, Date::parse("2031-03-13"));
  EXPECT_EQ(t.tracks[0].points[0].status, ClaimStatus::superseded);
  EXPECT_EQ(t.tracks[0].points[1].low, 20);
  // What was known: 9 alone, then 9 to 12, then 12 to 20.
  ASSERT_EQ(t.known.size(), 3u);
  EXPECT_EQ(t.known[0].high, 9);
  EXPECT_EQ(t.known[1].low, 9);
  EXPECT_EQ(t.known[1].high, 12);
  EXPECT_EQ(t.known[2].day, *Date::parse("2031-03-16"));
  EXPECT_EQ(t.known[2].low, 12);
  EXPECT_EQ(t.known[2].high, 20);
}

TEST(Timeline, TheLastDayIsTheLedger) {
  std::vector<ReadReport> reports{report("a", "2031-03-13"), report("b", "2031-03-14")};
  add(reports[0], figure(Measure::killed, 9).by_origin("watch"));
  add(reports[1], figure(Measure::killed, 14).by_origin("army"));
  add(reports[1], figure(Measure::wounded, 3).by_origin("army"));
  const auto all = timelines(entry_of(reports), reports, isnad_rules());
  ASSERT_EQ(all.size(), 2u);
  for (const Timeline& t : all) {
    ASSERT_FALSE(t.known.empty());
    EXPECT_EQ(t.known.back().low, t.line.low);
    EXPECT_EQ(t.known.back().best, t.line.best);
    EXPECT_EQ(t.known.back().high, t.line.high);
  }
}

TEST(Timeline, UndatedAndUnnumbered) {
  std::vector<ReadReport> reports{report("a", nullptr)};
  add(reports[0], figure(Measure::killed, 9).by_origin("watch"));
  add(reports[0], figure(Measure::wounded, 0).by_origin("watch").range(std::nullopt, std::nullopt, Qualifier::unknown));
  const auto all = timelines(entry_of(reports), reports, isnad_rules());
  ASSERT_EQ(all.size(), 1u) << "no number, no line";
  EXPECT_FALSE(all[0].tracks[0].points[0].day);
  EXPECT_TRUE(all[0].known.empty());
}

TEST(Timeline, NamesAreTheFullestOfTheReports) {
  std::vector<ReadReport> reports{report("a", "2031-03-13"), report("b", "2031-03-14")};
  for (int i = 0; i < 2; ++i) {
    auto f = figure(Measure::killed, 9 + i);
    f.claim.attribution.push_back({LinkRole::origin, i == 0 ? "المرصد" : "المرصد السوري", "sohr", "", {}});
    add(reports[static_cast<std::size_t>(i)], f);
  }
  add(reports[1], figure(Measure::killed, 11));
  const auto all = timelines(entry_of(reports), reports, isnad_rules());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].tracks[0].words, "المرصد السوري");
  EXPECT_EQ(all[0].tracks[1].words, "outlet of b");
}

}  // namespace
}  // namespace isnad
