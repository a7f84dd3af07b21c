#include "export/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace isnad {
namespace {

TEST(Csv, OneRowAFigure) {
  LedgerEntry entry;
  entry.incident.id = "i-1";
  entry.incident.title_ar = "هجوم، \"سجن\", غويران";
  entry.incident.reports = {"r1", "r2"};
  FigureLine f;
  f.low = 23;
  f.rules = "isnad";
  entry.figures = {f};
  LedgerEntry bare;
  bare.incident.id = "i-2";
  std::string out;
  append_ledger_csv(out, std::vector<LedgerEntry>{entry, bare});
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3);
  EXPECT_NE(out.find("\"هجوم، \"\"سجن\"\", غويران\""), std::string::npos);
  EXPECT_NE(out.find(",person,incident,23,,,,isnad,0,0,,r1;r2,"), std::string::npos) << out;
  // Every row has as many cells as the header.
  const std::string header = out.substr(0, out.find('\n'));
  const std::string last = out.substr(out.rfind("\ni-2") + 1);
  EXPECT_EQ(std::count(header.begin(), header.end(), ','), std::count(last.begin(), last.end(), ','));
}

}  // namespace
}  // namespace isnad
