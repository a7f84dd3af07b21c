// What must hold of every extraction, whatever the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "claim/dump.h"
#include "properties/demo_reports.h"

namespace isnad {
namespace {

using testing::demo_reports;
using testing::engine;
using testing::text_report;

void check_value(const Value& v) {
  if (v.low && v.high) {
    EXPECT_LE(*v.low, *v.high);
  }
  if (v.low) {
    EXPECT_GE(*v.low, 0);
  }
  if (v.high) {
    EXPECT_GE(*v.high, 0);
  }
  switch (v.qualifier) {
    case Qualifier::exact:
    case Qualifier::about: EXPECT_TRUE(v.low && v.low == v.high); break;
    case Qualifier::at_least:
    case Qualifier::more_than: EXPECT_TRUE(v.low && !v.high); break;
    case Qualifier::at_most:
    case Qualifier::less_than: EXPECT_TRUE(v.high && !v.low); break;
    case Qualifier::range: EXPECT_TRUE(v.low && v.high); break;
    case Qualifier::unknown: EXPECT_FALSE(v.low || v.high); break;
    case Qualifier::vague: break;
  }
}

// Checks one report; returns how many figures it gave, so that a test can tell that it saw some.
std::size_t check(const Report& r) {
  const Extraction found = engine().extract(r);
  SCOPED_TRACE(dump(r, found));
  std::set<std::string> ids;
  for (const Claim& c : found.claims) {
    EXPECT_TRUE(ids.insert(c.id).second) << c.id << " twice";
    EXPECT_FALSE(c.rule.empty());
    if (c.kind == ClaimKind::figure) check_value(c.value);
    for (const Link& l : c.attribution) EXPECT_FALSE(l.text.empty());
  }
  for (const Event& e : found.events) {
    EXPECT_TRUE(ids.insert(e.id).second) << e.id << " twice";
    EXPECT_FALSE(e.rule.empty());
  }
  for (const Claim& c : found.claims) {
    for (const std::string& id : {c.part_of, c.supersedes, c.event})
      EXPECT_TRUE(id.empty() || ids.contains(id)) << c.id << " points at " << id;
    // A chain of parts ends.
    std::string up = c.part_of;
    for (std::size_t n = 0; !up.empty(); ++n) {
      if (n > found.claims.size()) {
        ADD_FAILURE() << c.id << " is part of itself";
        break;
      }
      const auto it =
          std::find_if(found.claims.begin(), found.claims.end(), [&](const Claim& o) { return o.id == up; });
      up = it == found.claims.end() ? std::string() : it->part_of;
    }
  }
  return found.claims.size();
}

// Breaks each paragraph into lines of at most `columns` characters, at spaces.
std::string rewrapped(const std::string& text, std::size_t columns) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t from = 0; from < text.size();) {
    auto to = text.find_first_of(" \n", from);
    if (to == text.npos) to = text.size();
    const std::string word = text.substr(from, to - from);
    const std::size_t n = count_code_points(word);
    if (width > 0) {
      const bool fits = width + 1 + n <= columns;
      out += fits ? ' ' : '\n';
      width = fits ? width + 1 : 0;
    }
    out += word;
    width += n;
    if (to < text.size() && text[to] == '\n') {
      out += '\n';
      width = 0;
    }
    from = to + 1;
  }
  return out;
}

// The figures without their places: what a new line width must not change.
std::multiset<std::string> figures(const Report& r) {
  std::multiset<std::string> out;
  for (const Claim& c : engine().extract(r).claims)
    out.insert(std::string(name(c.measure)) + " " + dump_value(c.value) + " " + std::string(name(c.who.category)) +
               " " + std::string(name(c.modality)));
  return out;
}

TEST(Extract, HoldsForTheDemoReports) {
  for (const Report& r : demo_reports()) check(r);
}

TEST(Extract, HoldsForRandomBytes) {
  std::mt19937 random(21);
  for (int round = 0; round < 300; ++round) check(text_report(testing::random_bytes(random, random() % 500)));
}

TEST(Extract, HoldsForShuffledProse) {
  std::mt19937 random(22);
  std::size_t claims = 0;
  for (int round = 0; round < 800; ++round) {
    claims += check(text_report(testing::random_prose(random, random() % 150)));
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(claims, 1000u) << "the shuffled prose must give the engine something to find";
}

TEST(Extract, TheDemoReportsHaveFiguresAndEvents) {
  std::size_t claims = 0, events = 0;
  for (const Report& r : demo_reports()) {
    const Extraction found = engine().extract(r);
    claims += found.claims.size();
    events += found.events.size();
  }
  EXPECT_GT(claims, 20u);
  EXPECT_GT(events, 10u);
}

TEST(Extract, RewrappingKeepsTheFigures) {
  for (Report r : demo_reports()) {
    const std::string original = r.text;
    const auto expected = figures(r);
    for (std::size_t columns = 40; columns <= 100; columns += 5) {
      r.text = r.bytes = rewrapped(original, columns);
      EXPECT_EQ(figures(r), expected) << r.id << " at " << columns << " columns";
    }
  }
}

TEST(Extract, VowelsTatweelAndControlsKeepTheFigures) {
  for (Report r : demo_reports()) {
    const auto expected = figures(r);
    std::string dressed;
    for (std::size_t at = 0; at < r.text.size();) {
      const std::size_t from = at;
      const char32_t c = next_code_point(r.text, at);
      dressed.append(r.text, from, at - from);
      if (c >= U'\u0628' && c <= U'\u064A' && from % 7 == 0) dressed += "\u064E";
      if (c == U' ' && from % 5 == 0) dressed += "\u200F";
    }
    r.text = r.bytes = dressed;
    EXPECT_EQ(figures(r), expected) << r.id;
  }
}

}  // namespace
}  // namespace isnad
