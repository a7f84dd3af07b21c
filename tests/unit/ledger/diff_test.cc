#include "ledger/diff.h"

#include <gtest/gtest.h>

#include "incident/decide.h"
#include "incident/link.h"
#include "ledger/reconcile.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

class Diff : public ::testing::Test {
 protected:
  ReadReport strike(const std::string& id, const char* published, const char* place, std::int64_t killed,
                    const std::string& origin) {
    ReadReport r = report(id, published);
    const std::string e = add_event(r, EventType::airstrike, "2022-01-20", town(place, "g"));
    add(r, figure(Measure::killed, killed).event(e).by_origin(origin));
    return r;
  }
  Ledger known(const char* day) {
    const auto incidents = known_by(link(reports), reports, *Date::parse(day));
    return reconcile(incidents, reports, isnad_rules(), Date::parse(day));
  }
  // "figure best 5>8 b", one a change
  std::string changes(const char* from, const char* to) {
    std::string out;
    for (const LedgerChange& c : ledger_diff(known(from), known(to), reports)) {
      out += std::string(name(c.kind)) + " " + c.incident;
      if (!c.field.empty()) out += " " + c.field;
      if (!c.before.empty() || !c.after.empty()) out += " " + c.before + ">" + c.after;
      if (c.conflict) out += " " + std::string(name(c.conflict->kind));
      for (const BroughtBy& b : c.brought_by) out += " by " + b.report;
      out += "\n";
    }
    return out;
  }
  std::vector<ReadReport> reports;
};

TEST_F(Diff, NothingChangesBetweenADayAndItself) {
  reports = {strike("a", "2022-01-20", "t", 5, "sohr"), strike("b", "2022-01-21", "t", 8, "sohr")};
  EXPECT_EQ(changes("2022-01-21", "2022-01-21"), "");
  EXPECT_EQ(changes("2022-01-21", "2022-02-21"), "") << "no report came";
}

TEST_F(Diff, ANewFigureOfTheSameSpeakerRetiresTheOld) {
  reports = {strike("a", "2022-01-20", "t", 5, "sohr"), strike("b", "2022-01-21", "t", 8, "sohr")};
  EXPECT_EQ(changes("2022-01-20", "2022-01-21"),
            "figure i-1 low 5>8 by b\n"
            "figure i-1 best 5>8 by b\n"
            "figure i-1 high 5>8 by b\n"
            "figure i-1 latest 5>8 by b\n"
            "new_conflict i-1 update by b\n"
            "retired i-1 current>superseded by b\n");
}

TEST_F(Diff, ARivalWidensTheBounds) {
  reports = {strike("a", "2022-01-20", "t", 5, "sohr"), strike("b", "2022-01-21", "t", 8, "ministry"),
             strike("c", "2022-01-21", "t", 5, "snhr")};
  const std::string out = changes("2022-01-20", "2022-01-21");
  EXPECT_NE(out.find("figure i-1 high 5>8 by b\n"), std::string::npos) << out;
  EXPECT_EQ(out.find("low"), std::string::npos) << out;
  EXPECT_NE(out.find("new_conflict i-1 rival_claims by b"), std::string::npos) << out;
}

TEST_F(Diff, NewIncidentsAndLines) {
  reports = {strike("a", "2022-01-20", "t", 5, "sohr"), strike("b", "2022-01-21", "u", 3, "sohr")};
  add(reports[1], figure(Measure::wounded, 9).event("e1").by_origin("sohr"));
  EXPECT_EQ(changes("2022-01-20", "2022-01-21"), "new_incident i-2 by b\nnew_line i-2 by b\nnew_line i-2 by b\n");
}

TEST_F(Diff, TheFaceIsThatOfTheDay) {
  reports = {strike("a", "2022-01-20", "t", 5, "sohr"), strike("b", "2022-01-21", "t", 5, "sohr"),
             strike("c", "2022-01-21", "t", 5, "sohr")};
  for (std::size_t i : {1u, 2u}) reports[i].found.events[0].type = EventType::shelling;
  EXPECT_EQ(known("2022-01-20").at(0).incident.type, EventType::airstrike);
  EXPECT_EQ(known("2022-01-21").at(0).incident.type, EventType::shelling);
  EXPECT_NE(changes("2022-01-20", "2022-01-21").find("incident i-1 type airstrike>shelling by b by c"),
            std::string::npos);
}

}  // namespace
}  // namespace isnad
