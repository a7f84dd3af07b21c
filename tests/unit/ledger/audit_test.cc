#include "ledger/audit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/reconcile.h"
#include "tests/unit/ledger/make_report.h"

namespace isnad {
namespace {

using testing::add;
using testing::figure;
using testing::report;

Body body(const char* id, const char* side) {
  Body b;
  b.entity.id = id;
  b.entity.name_en = std::string("the ") + id;
  b.entity.name_ar = "ال";
  if (*side) b.facts.push_back({"side", side, {}, {}, {}, {}, {}});
  return b;
}

// All claims of the reports in one incident, weighed.
struct Desk {
  std::vector<ReadReport> reports;
  Incident incident;
  Bodies bodies{{"red", body("red", "red")},
                {"blue", body("blue", "blue")},
                {"blue_news", body("blue_news", "blue")},
                {"watch", body("watch", "")}};

  Desk() {
    incident.id = "i-1";
    incident.place = testing::town("town", "Gov");
    Time t;
    t.start = t.end = *Date::parse("2031-03-12");
    incident.time = t;
    incident.initiator = {"red"};
    incident.target = {"blue"};
  }
  ReadReport& on(const char* id, const char* day) {
    reports.reserve(8);
    return reports.emplace_back(report(id, day));
  }
  std::vector<AuditFinding> all() {
    incident.reports.clear();
    incident.claims.clear();
    for (const ReadReport& r : reports) {
      incident.reports.push_back(r.id);
      for (const Claim& c : r.found.claims) incident.claims.push_back({r.id, c.id});
    }
    std::sort(incident.claims.begin(), incident.claims.end());
    return audit(reconcile(std::vector<Incident>{incident}, reports), reports, bodies);
  }
  std::vector<AuditFinding> of(AuditCheck check) {
    std::vector<AuditFinding> out = all();
    std::erase_if(out, [&](const AuditFinding& f) { return f.check != check; });
    for (const AuditFinding& f : out) EXPECT_FALSE(f.text_ar.empty() || f.text_en.empty() || f.reports.empty());
    return out;
  }
};

TEST(Audit, PartsThatExceedTheirTotal) {
  Desk d;
  ReadReport& r = d.on("a", "2031-03-13");
  const std::string total = add(r, figure(Measure::killed, 10).by_origin("watch"));
  add(r, figure(Measure::killed, 8).of("red").of(Category::combatant).by_origin("watch").part_of(total));
  add(r, figure(Measure::killed, 2).of(Category::civilian).by_origin("watch").part_of(total));
  EXPECT_TRUE(d.of(AuditCheck::parts_exceed).empty());
  add(r, figure(Measure::killed, 1).of("blue").of(Category::security).by_origin("watch").part_of(total));
  const auto found = d.of(AuditCheck::parts_exceed);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].claims.size(), 4u);
  EXPECT_EQ(found[0].text_en, "The parts make 11, more than their total of 10.");
}

TEST(Audit, CopiesOfOneTextAreNamed) {
  Desk d;
  ReadReport& wire = d.on("a", "2031-03-13");
  wire.outlet = "watch";
  add(wire, figure(Measure::killed, 41));
  ReadReport& copy = d.reports.emplace_back(testing::copy_of(wire, "b", "2031-03-13"));
  add(copy, figure(Measure::killed, 41));
  ASSERT_EQ(d.of(AuditCheck::one_report).size(), 1u);
  EXPECT_EQ(d.of(AuditCheck::one_report)[0].text_en, "Only one report and copies of it tell of it.");
  add(d.on("c", "2031-03-13"), figure(Measure::killed, 40));
  EXPECT_TRUE(d.of(AuditCheck::one_report).empty());
  const auto found = d.of(AuditCheck::copies);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reports, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(found[0].claims.size(), 2u);
  EXPECT_EQ(found[0].text_en,
            "One text in several reports, which counts as one source: a copy of the report of the watch (a) in "
            "outlet of b (b).");
}

TEST(Audit, PartsThatMissTheirTotal) {
  Desk d;
  ReadReport& r = d.on("a", "2031-03-13");
  const std::string total = add(r, figure(Measure::killed, 41).by_origin("watch"));
  add(r, figure(Measure::killed, 22).of("red").of(Category::combatant).by_origin("watch").part_of(total));
  add(r, figure(Measure::killed, 17).of(Category::civilian).by_origin("watch").part_of(total));
  const auto found = d.of(AuditCheck::parts_missing);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].text_en, "The groups named make 39 of 41: 2 are not accounted for.");
}

TEST(Audit, ChildrenAmongTheDeadAreNoMissingParts) {
  Desk d;
  ReadReport& r = d.on("a", "2031-03-13");
  const std::string total = add(r, figure(Measure::killed, 41).by_origin("watch"));
  add(r, figure(Measure::killed, 5).of(Category::child).by_origin("watch").part_of(total));
  add(r, figure(Measure::killed, 3).of(Category::woman).by_origin("watch").part_of(total));
  EXPECT_TRUE(d.of(AuditCheck::parts_missing).empty());
  EXPECT_TRUE(d.of(AuditCheck::parts_exceed).empty());
}

TEST(Audit, EscapesBalance) {
  const auto told = [](std::int64_t out, std::int64_t back, std::int64_t free, std::int64_t gave_up) {
    Desk d;
    ReadReport& r = d.on("a", "2031-03-13");
    add(r, figure(Measure::escaped, out).of(Category::detainee).by_origin("watch"));
    add(r, figure(Measure::recaptured, back).of(Category::detainee).by_origin("watch"));
    add(r, figure(Measure::at_large, free).of(Category::detainee).by_origin("watch"));
    if (gave_up) add(r, figure(Measure::surrendered, gave_up).of(Category::detainee).by_origin("watch"));
    return d.of(AuditCheck::custody_balance).size();
  };
  EXPECT_EQ(told(45, 31, 14, 0), 0u);
  EXPECT_EQ(told(45, 31, 10, 4), 0u);
  EXPECT_EQ(told(45, 31, 20, 0), 1u);
  EXPECT_EQ(told(45, 31, 10, 0), 1u);
}

TEST(Audit, ATollThatFalls) {
  Desk d;
  add(d.on("a", "2031-03-13"), figure(Measure::killed, 9).by_origin("watch"));
  add(d.on("b", "2031-03-14"), figure(Measure::killed, 12).by_origin("watch"));
  EXPECT_TRUE(d.of(AuditCheck::toll_fell).empty()) << "it rose";
  add(d.on("c", "2031-03-15"), figure(Measure::killed, 7).by_origin("watch"));
  const auto found = d.of(AuditCheck::toll_fell);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.back().reports, (std::vector<std::string>{"b", "c"}));
}

TEST(Audit, ACorrectionDownwards) {
  Desk d;
  ReadReport& r = d.on("a", "2031-03-13");
  const std::string old = add(r, figure(Measure::killed, 7).by_origin("watch"));
  add(r, figure(Measure::killed, 5).by_origin("watch").supersedes(old));
  const auto found = d.of(AuditCheck::toll_fell);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].text_en, "The figure for killed fell from 7 to 5, by the watch.");
}

TEST(Audit, RivalsAreConflicts) {
  Desk d;
  add(d.on("a", "2031-03-13"), figure(Measure::killed, 9).by_origin("watch"));
  add(d.on("b", "2031-03-13"), figure(Measure::killed, 20).by_origin("blue"));
  EXPECT_EQ(d.of(AuditCheck::conflict).size(), 1u);
}

TEST(Audit, WhoCountsWhom) {
  Desk d;
  add(d.on("a", "2031-03-13"), figure(Measure::killed, 3).of("blue").of(Category::security).by_origin("blue"));
  add(d.on("b", "2031-03-13"), figure(Measure::killed, 60).of("red").of(Category::combatant).by_origin("blue_news"));
  add(d.on("c", "2031-03-13"), figure(Measure::killed, 4).of(Category::civilian).by_origin("red"));
  add(d.on("e", "2031-03-13"), figure(Measure::wounded, 8).by_origin("watch"));
  const auto found = d.of(AuditCheck::interested_party);
  ASSERT_EQ(found.size(), 3u);
  const auto told = [&](const char* words) {
    return std::any_of(found.begin(), found.end(),
                       [&](const AuditFinding& f) { return f.text_en.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(told("(3) is given by a side about its own people: the blue; nobody else"));
  EXPECT_TRUE(told("(60) is given by a side about its enemy: the blue_news"));
  EXPECT_TRUE(told("(4) is given by a side about those its own attack"));
}

TEST(Audit, FiguresWithoutASource) {
  Desk d;
  add(d.on("a", "2031-03-13"), figure(Measure::killed, 9));
  add(d.on("b", "2031-03-13"), figure(Measure::wounded, 4));
  add(d.on("c", "2031-03-13"), figure(Measure::wounded, 4).by_origin("watch"));
  const auto found = d.of(AuditCheck::no_source);
  ASSERT_EQ(found.size(), 1u) << "a named source bears out the wounded";
  EXPECT_EQ(found[0].measure, Measure::killed);
}

TEST(Audit, CopiesCountOnce) {
  Desk d;
  for (const char* id : {"a", "b"}) {
    ReadReport& r = d.on(id, "2031-03-13");
    add(r, figure(Measure::killed, 7).by_origin("watch", "afp"));
    add(r, figure(Measure::wounded, 4).by_origin("watch", "afp"));
  }
  const auto found = d.of(AuditCheck::copies);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].reports, (std::vector<std::string>{"a", "b"}));
  EXPECT_NE(found[0].text_en.find("2 figures, 2 reports"), std::string::npos);
}

TEST(Audit, BareIncidents) {
  Desk d;
  add(d.on("a", "2031-03-13"), figure(Measure::killed, 9).by_origin("watch"));
  EXPECT_EQ(d.of(AuditCheck::one_report).size(), 1u);
  EXPECT_TRUE(d.of(AuditCheck::no_place).empty());
  d.incident.place.reset();
  d.incident.time.reset();
  EXPECT_EQ(d.of(AuditCheck::no_place).size(), 1u);
  EXPECT_EQ(d.of(AuditCheck::no_date).size(), 1u);
  add(d.on("b", "2031-03-13"), figure(Measure::killed, 9).by_origin("blue"));
  EXPECT_TRUE(d.of(AuditCheck::one_report).empty());
}

TEST(Audit, NamesOfChecks) {
  for (int i = 0; i < kAuditCheckCount; ++i) {
    const auto c = static_cast<AuditCheck>(i);
    EXPECT_EQ(parse_audit_check(name(c)), c);
    EXPECT_FALSE(title_ar(c).empty());
  }
  EXPECT_FALSE(parse_audit_check("everything"));
}

}  // namespace
}  // namespace isnad
