// What must hold of any decisions over any reports: no claim is lost or told twice, numbers are unique and kept, and
// the order of the reports changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "incident/decide.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int roll(int n) { return static_cast<int>(engine_() % static_cast<unsigned>(n)); }
  template <class T>
  void shuffle(std::vector<T>& list) {
    std::shuffle(list.begin(), list.end(), engine_);
  }

 private:
  std::mt19937 engine_;
};

ReadReport some_report(Dice& dice, int n) {
  const char* const kDays[] = {"2022-01-20", "2022-01-21", "2022-02-22", "2022-03-25"};
  ReadReport r = report("r" + std::to_string(n), kDays[dice.roll(4)]);
  for (int events = dice.roll(3); events >= 0; --events) {
    const std::string e = add_event(r, static_cast<EventType>(dice.roll(kEventTypeCount)), kDays[dice.roll(4)],
                                    town("t" + std::to_string(dice.roll(3)), "g"));
    for (int figures = dice.roll(3); figures >= 0; --figures) {
      FigureMaker f = figure(dice.roll(2) ? Measure::killed : Measure::wounded, dice.roll(90));
      if (!r.found.claims.empty() && !dice.roll(4)) f.part_of(r.found.claims.back().id);
      add(r, f.event(e));
    }
  }
  return r;
}

std::vector<MemberAnchor> some_of(Dice& dice, const Incident& i, const MemberFinder& finder, bool all) {
  std::vector<MemberAnchor> out;
  for (const auto* list : {&i.claims, &i.events})
    for (const MemberRef& m : *list)
      if (all || dice.roll(2)) out.push_back(*finder.anchor(m));
  return out;
}

Decision some_decision(Dice& dice, const std::vector<ReadReport>& reports, const DecidedCase& now, std::int64_t n) {
  const MemberFinder finder(reports);
  const auto& a = now.incidents[static_cast<std::size_t>(dice.roll(static_cast<int>(now.incidents.size())))];
  const auto& b = now.incidents[static_cast<std::size_t>(dice.roll(static_cast<int>(now.incidents.size())))];
  Decision d;
  d.n = n;
  d.kind = static_cast<DecisionKind>(dice.roll(n > 1 ? 4 : 3));
  if (d.kind == DecisionKind::undo) {
    d.undoes = 1 + dice.roll(static_cast<int>(n - 1));
    return d;
  }
  d.taken = some_of(dice, a, finder, d.kind == DecisionKind::merge);
  d.other = some_of(dice, d.kind == DecisionKind::split ? a : b, finder, true);
  return d;
}

std::string print(const DecidedCase& c) {
  std::string out;
  for (const Incident& i : c.incidents) {
    out += i.id + " " + i.title_en + " <" + i.parent + ">";
    for (const auto* list : {&i.claims, &i.events})
      for (const MemberRef& m : *list) out += " " + m.report + ":" + m.id;
    out += "\n";
  }
  for (const DecisionOutcome& o : c.outcomes) {
    out += std::to_string(o.n) + " " + std::string(name(o.state));
    for (const std::string& id : o.results) out += " " + id;
    out += "\n";
  }
  return out;
}

void expect_whole(const DecidedCase& c, const std::vector<ReadReport>& reports) {
  std::multiset<MemberRef> there, wanted;
  std::set<std::string> ids;
  for (const Incident& i : c.incidents) {
    EXPECT_FALSE(i.reports.empty());
    EXPECT_TRUE(ids.insert(i.id).second) << i.id << " twice";
    there.insert(i.claims.begin(), i.claims.end());
    there.insert(i.events.begin(), i.events.end());
  }
  for (const Incident& i : c.incidents) EXPECT_TRUE(i.parent.empty() || (ids.contains(i.parent) && i.parent != i.id));
  for (const ReadReport& r : reports) {
    for (const Claim& x : r.found.claims) wanted.insert({r.id, x.id});
    for (const Event& x : r.found.events) wanted.insert({r.id, x.id});
  }
  EXPECT_EQ(there, wanted);
}

TEST(Decisions, LoseNothingAndDoNotDependOnTheOrderOfReports) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    Dice dice(seed);
    std::vector<ReadReport> reports;
    for (int i = dice.roll(8); i >= 0; --i) reports.push_back(some_report(dice, i));
    std::vector<Decision> decisions;
    std::vector<IncidentLabel> labels;
    for (int turn = 0; turn < 8; ++turn) {
      DecidedCase now = link_decided(reports, decisions, labels);
      expect_whole(now, reports);
      std::set<std::int64_t> numbers;
      for (const IncidentLabel& l : labels) numbers.insert(l.n);
      for (IncidentLabel& l : now.fresh) {
        EXPECT_TRUE(numbers.insert(l.n).second) << "number " << l.n << " given twice";
        labels.push_back(std::move(l));
      }
      EXPECT_TRUE(link_decided(reports, decisions, labels).fresh.empty()) << "seed " << seed;
      std::vector<ReadReport> shuffled = reports;
      dice.shuffle(shuffled);
      dice.shuffle(labels);
      ASSERT_EQ(print(link_decided(shuffled, decisions, labels)), print(link_decided(reports, decisions, labels)))
          << "seed " << seed;
      decisions.push_back(some_decision(dice, reports, link_decided(reports, decisions, labels),
                                        static_cast<std::int64_t>(decisions.size()) + 1));
      if (turn == 4) reports.push_back(some_report(dice, 100));
    }
  }
}

}  // namespace
}  // namespace isnad
