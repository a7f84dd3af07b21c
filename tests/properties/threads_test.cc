// The same report gives the same result: twice over, after any other report, and on any thread.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "claim/dump.h"
#include "model/json.h"
#include "properties/demo_reports.h"

namespace isnad {
namespace {

using testing::demo_reports;
using testing::engine;

std::vector<std::string> lines(const std::vector<Report>& reports) {
  std::vector<std::string> out;
  for (const Report& r : reports) out.push_back(report_line(r, engine().extract(r)));
  return out;
}

TEST(Threads, TheSameReportTwiceIsTheSame) {
  for (const Report& r : demo_reports()) EXPECT_EQ(dump(r, engine().extract(r)), dump(r, engine().extract(r))) << r.id;
}

TEST(Threads, TwoThreadsAgreeWithOne) {
  const auto reports = demo_reports();
  const auto expected = lines(reports);
  std::vector<std::string> first, second;
  std::thread a([&] { first = lines(reports); });
  std::thread b([&] { second = lines(reports); });
  a.join();
  b.join();
  EXPECT_EQ(first, expected);
  EXPECT_EQ(second, expected);
}

TEST(Threads, TheOrderOfReportsDoesNotMatter) {
  auto reports = demo_reports();
  auto expected = lines(reports);
  std::mt19937 random(5);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    auto found = lines(reports);
    std::sort(found.begin(), found.end());
    auto sorted = expected;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(found, sorted);
  }
}

TEST(Threads, OddTextLeavesNoTraceInTheNextReport) {
  const auto reports = demo_reports();
  const auto expected = lines(reports);
  std::mt19937 random(6);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    engine().extract(testing::text_report(testing::random_prose(random, 200)));
    EXPECT_EQ(report_line(reports[i], engine().extract(reports[i])), expected[i]);
  }
}

}  // namespace
}  // namespace isnad
