#include "incident/decide.h"

#include <gtest/gtest.h>

#include "incident/link.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

ReadReport strike(const std::string& id, const char* published, const std::string& place, std::int64_t killed) {
  ReadReport r = report(id, published);
  const std::string e = add_event(r, EventType::airstrike, published, town(place, "g"));
  add(r, figure(Measure::killed, killed).event(e));
  return r;
}

// "i-1 a,b | i-2 c"
std::string print(const std::vector<Incident>& incidents) {
  std::string out;
  for (const Incident& i : incidents) {
    out += (out.empty() ? "" : " | ") + i.id;
    for (std::size_t k = 0; k < i.reports.size(); ++k) out += (k ? "," : " ") + i.reports[k];
  }
  return out;
}

class Decide : public ::testing::Test {
 protected:
  DecidedCase linked() const { return link_decided(reports, decisions, labels); }
  std::string shown() const { return print(linked().incidents); }
  // Numbers what is there, as adding to a case does.
  void number() {
    for (IncidentLabel& l : linked().fresh) labels.push_back(std::move(l));
  }
  std::vector<MemberAnchor> members(const std::string& id) const {
    const DecidedCase c = linked();
    const MemberFinder finder(reports);
    std::vector<MemberAnchor> out;
    for (const Incident& i : c.incidents)
      if (i.id == id)
        for (const auto* list : {&i.claims, &i.events})
          for (const MemberRef& m : *list) out.push_back(*finder.anchor(m));
    EXPECT_FALSE(out.empty()) << id;
    return out;
  }
  void decide(DecisionKind kind, std::vector<MemberAnchor> taken, std::vector<MemberAnchor> other) {
    Decision d;
    d.n = static_cast<std::int64_t>(decisions.size()) + 1;
    d.kind = kind, d.taken = std::move(taken), d.other = std::move(other);
    decisions.push_back(d);
  }
  void undo(std::int64_t n) {
    decide(DecisionKind::undo, {}, {});
    decisions.back().undoes = n;
  }
  void merge(const std::string& a, const std::string& b) { decide(DecisionKind::merge, members(a), members(b)); }
  // Takes a report out of an incident.
  void split(const std::string& id, const std::string& report) {
    std::vector<MemberAnchor> out, rest;
    for (MemberAnchor& m : members(id)) (m.ref.report == report ? out : rest).push_back(m);
    decide(DecisionKind::split, out, rest);
  }

  std::vector<ReadReport> reports{strike("a", "2022-01-10", "one", 4), strike("b", "2022-01-20", "two", 7),
                                  strike("c", "2022-01-20", "two", 7)};
  std::vector<Decision> decisions;
  std::vector<IncidentLabel> labels;
};

TEST_F(Decide, MergedIncidentsAreOneAndKeepTheLowerNumber) {
  EXPECT_EQ(shown(), "i-1 a | i-2 b,c");
  number();
  merge("i-2", "i-1");
  const DecidedCase c = linked();
  EXPECT_EQ(print(c.incidents), "i-1 a,b,c");
  EXPECT_EQ(c.aliases.at("i-2"), "i-1");
  EXPECT_EQ(c.outcomes.at(0).state, DecisionState::applied);
  EXPECT_EQ(c.outcomes.at(0).results, std::vector<std::string>{"i-1"});
  EXPECT_EQ(c.incidents[0].place->id, "two") << "the face is made anew: two reports say two";
}

TEST_F(Decide, SplitTakesOutAndStaysOutWhenReportsCome) {
  number();
  split("i-2", "c");
  EXPECT_EQ(shown(), "i-1 a | i-2 b | i-3 c");
  reports.push_back(strike("d", "2022-01-20", "two", 7));
  EXPECT_EQ(shown(), "i-1 a | i-2 b,d | i-3 c");
}

TEST_F(Decide, MergeHoldsWhenReportsCome) {
  merge("i-1", "i-2");
  reports.push_back(strike("0", "2022-01-10", "one", 4));
  reports.push_back(strike("d", "2022-01-20", "two", 7));
  EXPECT_EQ(shown(), "i-1 0,a,b,c,d");
}

TEST_F(Decide, AMovedClaimGoesAndTheRestStays) {
  add(reports[1], figure(Measure::wounded, 9).event("e1"));
  std::vector<MemberAnchor> claim;
  for (const MemberAnchor& m : members("i-2"))
    if (m.ref == MemberRef{"b", "c2"}) claim.push_back(m);
  decide(DecisionKind::move, claim, members("i-1"));
  const DecidedCase c = linked();
  EXPECT_EQ(print(c.incidents), "i-1 a,b | i-2 b,c");
  EXPECT_EQ(c.incidents[0].claims, (std::vector<MemberRef>{{"a", "c1"}, {"b", "c2"}}));
}

TEST_F(Decide, UndoneAndRedone) {
  merge("i-1", "i-2");
  undo(1);
  EXPECT_EQ(shown(), "i-1 a | i-2 b,c");
  EXPECT_EQ(linked().outcomes[0].state, DecisionState::undone);
  undo(2);
  EXPECT_EQ(shown(), "i-1 a,b,c");
  EXPECT_EQ(linked().outcomes[1].state, DecisionState::undone);
}

TEST_F(Decide, LaterDecisionsSeeWhatEarlierOnesMade) {
  merge("i-1", "i-2");
  split("i-1", "a");
  EXPECT_EQ(shown(), "i-1 a | i-2 b,c");
  EXPECT_EQ(linked().outcomes[1].state, DecisionState::applied);
  merge("i-1", "i-2");
  EXPECT_EQ(shown(), "i-1 a,b,c");
}

TEST_F(Decide, SaysWhatHasNoEffect) {
  merge("i-1", "i-2");
  decisions.push_back(decisions[0]);
  decisions[1].n = 2;
  EXPECT_EQ(linked().outcomes[1].state, DecisionState::no_effect);
}

TEST_F(Decide, HoldsWhenReportsAreReadAnew) {
  split("i-2", "c");
  Extraction& found = reports[2].found;
  found.claims.insert(found.claims.begin(), found.claims[0]);  // a claim found before it: the ids move on
  found.claims[0].span = {500, 510}, found.claims[0].sentence = {500, 510};
  found.claims[1].id = "c2";
  found.claims[1].span.end += 3;  // and its words reach farther
  const DecidedCase c = linked();
  EXPECT_EQ(c.outcomes[0].state, DecisionState::applied);
  ASSERT_EQ(c.incidents.size(), 3u);
  EXPECT_EQ(c.incidents[2].claims, (std::vector<MemberRef>{{"c", "c2"}}));
}

TEST_F(Decide, SaysWhatIsStaleAndLosesNothing) {
  split("i-2", "c");
  const Extraction before = reports[2].found;
  reports[2].found.claims[0].span = {900, 910};
  EXPECT_EQ(linked().outcomes[0].state, DecisionState::partly) << "the event is there, the claim is not";
  reports[2].found = {};
  EXPECT_EQ(linked().outcomes[0].state, DecisionState::stale);
  EXPECT_EQ(shown(), "i-1 a | i-2 b");
  reports[2].found = before;
  EXPECT_EQ(linked().outcomes[0].state, DecisionState::applied) << "once its words are read again, so is the decision";
}

TEST_F(Decide, NumbersStayWhenEarlierIncidentsCome) {
  number();
  reports.insert(reports.begin(), strike("0", "2021-12-01", "zero", 3));
  EXPECT_EQ(shown(), "i-3 0 | i-1 a | i-2 b,c") << "by date, under the numbers they had";
  number();
  reports.push_back(strike("d", "2022-01-10", "one", 4));
  EXPECT_EQ(shown(), "i-3 0 | i-1 a,d | i-2 b,c");
  EXPECT_TRUE(linked().fresh.empty());
}

TEST_F(Decide, ANumberGoesWithMostOfItsMembers) {
  reports.push_back(strike("d", "2022-01-20", "two", 7));
  number();
  ASSERT_EQ(labels.at(1).members.size(), 3u);
  reports[1].found.events[0].place = town("far", "h");  // b turns out to be elsewhere
  EXPECT_EQ(shown(), "i-1 a | i-3 b | i-2 c,d");
}

TEST_F(Decide, OrderOfReportsChangesNothing) {
  number();
  merge("i-1", "i-2");
  split("i-1", "c");
  const std::string before = shown();
  std::swap(reports[0], reports[2]);
  std::swap(labels[0], labels[1]);
  EXPECT_EQ(shown(), before);
}

TEST(KnownBy, LeavesOutLaterReportsAndTheirFace) {
  std::vector<ReadReport> reports{strike("a", "2022-01-20", "two", 7), strike("b", "2022-01-20", "two", 7),
                                  strike("c", "2022-02-20", "six", 7)};
  reports[1].published = Date::parse("2022-01-23");
  const auto day = [&](const char* d) { return print(known_by(link(reports), reports, *Date::parse(d))); };
  EXPECT_EQ(day("2022-01-19"), "");
  EXPECT_EQ(day("2022-01-20"), "i-1 a");
  EXPECT_EQ(day("2022-01-23"), "i-1 a,b");
  EXPECT_EQ(day("2022-02-23"), "i-1 a,b | i-2 c");
}

}  // namespace
}  // namespace isnad
