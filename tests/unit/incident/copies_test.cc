#include "incident/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

std::string words(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += "كلمة" + std::to_string(i * 7919 % 10007) + " ";
  return out;
}

ReadReport printed(const std::string& id, const char* published, const std::string& text) {
  ReadReport r = report(id, published);
  r.sketch = sketch_of(text);
  return r;
}

// Each report with the one it copies, "" where none.
std::map<std::string, std::string> copies(std::vector<ReadReport> reports) {
  mark_copies(reports);
  std::map<std::string, std::string> out;
  for (const ReadReport& r : reports) out[r.id] = r.copy_of ? r.copy_of->report : "";
  return out;
}
using Copies = std::map<std::string, std::string>;

TEST(Copies, TheEarliestPrintIsTheOriginal) {
  const std::string wire = words(0, 200);
  std::vector<ReadReport> all{printed("a", "2022-01-22", wire), printed("b", "2022-01-21", wire),
                              printed("c", "2022-01-21", wire), printed("d", nullptr, wire),
                              printed("e", "2022-01-21", words(1000, 1200))};
  mark_copies(all);
  ASSERT_TRUE(all[0].copy_of);
  EXPECT_EQ(all[0].copy_of->report, "b");
  EXPECT_EQ(all[0].copy_of->outlet, "outlet of b");
  EXPECT_EQ(all[0].copy_of->likeness, 1.0);
  EXPECT_EQ(copies(all), (Copies{{"a", "b"}, {"b", ""}, {"c", "b"}, {"d", "b"}, {"e", ""}}));
}

TEST(Copies, ACutAndACutOfTheCutAreCopiesOfTheFirst) {
  EXPECT_EQ(copies({printed("a", "2022-01-21", words(0, 300)), printed("b", "2022-01-22", words(0, 140)),
                    printed("c", "2022-01-23", words(0, 60))}),
            (Copies{{"a", ""}, {"b", "a"}, {"c", "a"}}));
}

TEST(Copies, ALaterRoundUpIsNoCopyOfWhatItHolds) {
  EXPECT_EQ(copies({printed("a", "2022-01-21", words(0, 100)), printed("b", "2022-01-22", words(0, 330))}),
            (Copies{{"a", ""}, {"b", ""}}));
}

TEST(Copies, TextsWeeksApartAreTwo) {
  const std::string template_of_a_month = words(0, 100);
  EXPECT_EQ(copies({printed("a", "2022-01-01", template_of_a_month), printed("b", "2022-01-08", template_of_a_month),
                    printed("c", "2022-01-09", template_of_a_month), printed("d", "2022-01-10", template_of_a_month)}),
            (Copies{{"a", ""}, {"b", "a"}, {"c", ""}, {"d", "c"}}));
}

TEST(Copies, AReportWithoutASketchIsNone) {
  EXPECT_EQ(copies({printed("a", "2022-01-01", "نص قصير"), printed("b", "2022-01-01", "نص قصير")}),
            (Copies{{"a", ""}, {"b", ""}}));
}

TEST(Copies, ARewriteSharesFiguresOfTheSameChain) {
  ReadReport a = printed("a", "2022-01-21", words(0, 300));
  ReadReport b = printed("b", "2022-01-22", words(140, 440));  // a third of all runs
  ASSERT_GT(likeness(*a.sketch, *b.sketch), 0.25);
  ASSERT_LT(likeness(*a.sketch, *b.sketch), 0.5);
  for (ReadReport* r : {&a, &b}) {
    add(*r, figure(Measure::killed, 41).by_origin("sohr"));
    add(*r, figure(Measure::killed, 5));
  }
  add(a, figure(Measure::wounded, 117));
  EXPECT_EQ(copies({a, b})["b"], "") << "one telling figure is not enough";
  ReadReport other = b;
  add(other, figure(Measure::wounded, 117).by_origin("who"));
  EXPECT_EQ(copies({a, other})["b"], "") << "the second came by another chain";
  add(b, figure(Measure::wounded, 117));
  EXPECT_EQ(copies({a, b})["b"], "a");
}

TEST(Copies, OrderOfArrivalChangesNothing) {
  std::vector<ReadReport> all;
  for (int i = 0; i < 60; ++i) {
    const std::string day = "2022-01-" + std::to_string(10 + i % 9);
    all.push_back(printed("r" + std::to_string(i), i % 10 == 9 ? nullptr : day.c_str(),
                          words(i % 7 * 1000 + i % 3 * 20, i % 7 * 1000 + 150 + i % 5 * 30)));
  }
  const Copies first = copies(all);
  EXPECT_GT(std::count_if(first.begin(), first.end(), [](const auto& c) { return !c.second.empty(); }), 30);
  std::minstd_rand dice(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(all.begin(), all.end(), dice);
    EXPECT_EQ(copies(all), first);
  }
}

}  // namespace
}  // namespace isnad
