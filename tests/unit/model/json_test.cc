#include "model/json.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Json, EscapesAndMends) {
  std::string out;
  append_json_string(out, std::string_view("\"\\\n\t\x01\0ق\xff", 9));
  EXPECT_EQ(out, "\"\\\"\\\\\\n\\t\\u0001\\u0000ق\uFFFD\"");
}

TEST(Json, EscapesAtAnyPlace) {
  for (std::size_t at = 0; at < 20; ++at)
    for (unsigned c = 0; c < 0x80; ++c) {
      std::string text(20, 'a');
      text[at] = static_cast<char>(c);
      std::string out, sign;
      append_json_string(out, text);
      append_json_string(sign, std::string_view(text).substr(at, 1));
      ASSERT_EQ(sign.size() > 3, c < 0x20 || c == '"' || c == '\\' || c == 0x7F) << c;
      ASSERT_EQ(out, '"' + std::string(at, 'a') + sign.substr(1, sign.size() - 2) + std::string(19 - at, 'a') + '"');
    }
}

TEST(Json, SpansLeaveAsCodePoints) {
  Report report;
  report.id = "r-1";
  report.text = "قتل 3 مدنيين";
  Extraction found;
  Claim c;
  c.id = "c1";
  c.value = {"3", Qualifier::more_than, 3, std::nullopt};
  c.span = {7, 8};
  c.time = Time{{0, 6}, *Date::parse("--01-21"), {}, TimePrecision::day, PartOfDay::none, -1};
  found.claims.push_back(c);
  const std::string line = report_line(report, found);
  EXPECT_TRUE(holds(line, R"("span":{"start":4,"end":5})")) << line;
  EXPECT_TRUE(holds(line, R"("value":{"text":"3","qualifier":"more_than","low":3,"high":null})")) << line;
  EXPECT_TRUE(holds(line, R"("time":{"text":"قتل","start":"--01-21","end":null,"precision":"day")")) << line;
  EXPECT_TRUE(holds(line, R"("outlet":null,"url":null,"title":null,"published":null)")) << line;
  EXPECT_TRUE(holds(line, R"("part_of":null,"supersedes":null)")) << line;
  EXPECT_FALSE(holds(line, "\"by\""));
  EXPECT_FALSE(holds(line, "\n"));
}

TEST(Json, EmptyReport) {
  EXPECT_EQ(
      report_line({}, {}),
      R"({"schema":"isnad-jsonl/1","report":{"id":"","path":null,"sha256":"","outlet":null,"url":null,"title":null,)"
      R"("published":null,"language":"ar"},"claims":[],"events":[],"diagnostics":[]})");
}

TEST(Json, LedgerLine) {
  LedgerEntry entry;
  entry.incident.id = "i-1";
  entry.incident.place = Place{"sy-x", "الحسكة", "Al-Hasakah", 36.5, 40.75, 1, {"Syria"}};
  FigureLine f;
  f.low = 23, f.best = 61, f.high = 61;
  f.conflicts.push_back({ConflictKind::update, {{"r-1", "c1"}, {"r-2", "c3"}}, "", "later"});
  entry.figures.push_back(f);
  const std::string line = ledger_line(entry);
  EXPECT_TRUE(holds(line, R"("lat":36.5,"lon":40.75,"precision":1)")) << line;
  EXPECT_TRUE(holds(line, R"("low":23,"best":61,"high":61,"latest":null)")) << line;
  EXPECT_TRUE(holds(line, R"("claims":[["r-1","c1"],["r-2","c3"]],"explanation":{"en":"later"})")) << line;
}

}  // namespace
}  // namespace isnad
