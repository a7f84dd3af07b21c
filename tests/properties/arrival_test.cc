// Numbers given, and incidents changed, by looking only at what new reports touch are those that linking everything
// gives.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "incident/arrival.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

class Arrivals : public ::testing::Test {
 protected:
  int roll(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }

  // Few towns and days, so that blocks are crowded and stories come between others.
  ReadReport some_report(int n) {
    const auto day = [&] { return "2022-01-" + std::to_string(10 + roll(18)); };
    ReadReport r = report("r" + std::to_string(n * 7919 % 1000), day().c_str());
    for (int events = roll(3); events >= 0; --events) {
      const std::string e = add_event(r, static_cast<EventType>(roll(kEventTypeCount)), day().c_str(),
                                      town("t" + std::to_string(roll(9)), "g" + std::to_string(roll(2))),
                                      roll(6) ? "" : "prison" + std::to_string(roll(2)));
      for (int figures = roll(3); figures >= 0; --figures)
        add(r, figure(roll(2) ? Measure::killed : Measure::wounded, 50 + roll(40)).event(e));
    }
    // A figure of one event told as a part of another's.
    auto& claims = r.found.claims;
    if (roll(3) == 0 && claims.size() > 1 && claims.front().event != claims.back().event)
      claims.front().part_of = claims.back().id;
    return r;
  }

  Decision some_decision(const DecidedCase& now, std::int64_t n) {
    const MemberFinder finder(reports_);
    const auto members = [&](const Incident& i) {
      std::vector<MemberAnchor> out;
      for (const auto* list : {&i.claims, &i.events})
        for (const MemberRef& m : *list) out.push_back(*finder.anchor(m));
      return out;
    };
    const auto one = [&]() -> const Incident& {
      return now.incidents[static_cast<std::size_t>(roll(static_cast<int>(now.incidents.size())))];
    };
    Decision d;
    d.n = n;
    d.kind = roll(2) ? DecisionKind::merge : DecisionKind::split;
    d.taken = members(one());
    d.other = d.kind == DecisionKind::merge ? members(one()) : d.taken;
    if (d.kind == DecisionKind::split) d.taken.resize((d.taken.size() + 1) / 2);
    return d;
  }

  DecidedCase touched(const std::vector<std::string>& fresh) {
    std::sort(reports_.begin(), reports_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    Arrival arrival;
    for (const ReadReport& r : reports_) {
      arrival.reports.push_back(r.id);
      auto sketch = parse_stories(story_bytes(sketch_stories(r)));  // as a case keeps it
      EXPECT_TRUE(sketch);
      arrival.sketches.push_back(std::move(*sketch));
      arrival.fresh.push_back(std::find(fresh.begin(), fresh.end(), r.id) != fresh.end());
    }
    CaseLookup lookup;
    const auto among = [](const CaseLookup::Ids& ids, const std::string& id) {
      return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    lookup.reports = [&](const CaseLookup::Ids& ids) -> Result<std::vector<ReadReport>> {
      opened_ += ids.size();
      std::vector<ReadReport> out;
      for (const ReadReport& r : reports_)
        if (among(ids, r.id)) out.push_back(r);
      return out;
    };
    lookup.labels = [&](const CaseLookup::Ids& ids) -> Result<std::vector<IncidentLabel>> {
      std::vector<IncidentLabel> out;
      for (const IncidentLabel& l : labels_)
        if (std::any_of(l.members.begin(), l.members.end(), [&](const auto& m) { return among(ids, m.ref.report); }))
          out.push_back(l);
      return out;
    };
    for (const IncidentLabel& l : labels_) lookup.last_number = std::max(lookup.last_number, l.n);
    Result<DecidedCase> c = link_arrivals(std::move(arrival), decisions_, lookup, options_);
    EXPECT_TRUE(c);
    return c ? std::move(*c) : DecidedCase();
  }

  // What is kept of the incidents, changed by what was touched.
  void keep(const DecidedCase& c) {
    for (const std::int64_t n : c.replaced) {
      kept_.erase("i-" + std::to_string(n));
      aliases_.erase("i-" + std::to_string(n));
    }
    for (const Incident& i : c.incidents)
      EXPECT_TRUE(kept_.emplace(i.id, print(i)).second) << i.id << " was not let go";
    for (const auto& [n, now] : c.aliases) aliases_[n] = now;
  }

  static std::string print(const Incident& i) {
    std::string out = i.title_en + " part of " + i.parent + ":";
    for (const std::string& r : i.reports) out += " " + r;
    for (const auto* list : {&i.claims, &i.events})
      for (const MemberRef& m : *list) out += " " + m.report + ":" + m.id;
    if (i.time) out += " " + i.time->start.text() + " " + i.time->end.text();
    return out;
  }

  static std::string print(const std::vector<DecisionOutcome>& outcomes) {
    std::string out;
    for (const DecisionOutcome& o : outcomes) {
      out += std::to_string(o.n) + " " + std::string(name(o.state)) + " " + o.why;
      for (const std::string& id : o.results) out += " " + id;
      out += "\n";
    }
    return out;
  }

  static std::string print(const std::vector<IncidentLabel>& labels) {
    std::string out;
    for (const IncidentLabel& l : labels) {
      out += std::to_string(l.n);
      for (const MemberAnchor& m : l.members) out += " " + m.ref.report + ":" + m.ref.id;
      out += "\n";
    }
    return out;
  }

  std::mt19937 dice_;
  LinkOptions options_;
  std::vector<ReadReport> reports_;
  std::vector<Decision> decisions_;
  std::vector<IncidentLabel> labels_;
  std::map<std::string, std::string> kept_, aliases_;  // by number
  std::size_t opened_ = 0;
};

TEST_F(Arrivals, GetTheNumbersThatLinkingEverythingGives) {
  std::size_t given = 0, parts = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    dice_.seed(seed);
    reports_.clear(), decisions_.clear(), labels_.clear(), kept_.clear(), aliases_.clear();
    options_.neighbours = 1 + roll(6);  // few, so that new stories part old ones
    int n = 1;
    for (int turn = 0; turn < 12; ++turn) {
      std::vector<std::string> fresh;
      for (int count = turn == 0 ? 40 : roll(6); count > 0; --count) {
        reports_.push_back(some_report(n++));
        fresh.push_back(reports_.back().id);
      }
      if (turn == 10) {
        Decision undo;
        undo.n = static_cast<std::int64_t>(decisions_.size()) + 1;
        undo.kind = DecisionKind::undo;
        undo.undoes = 1 + roll(2);
        decisions_.push_back(undo);
      }
      if (turn == 6 || turn == 9)
        decisions_.push_back(some_decision(link_decided(reports_, decisions_, labels_, options_),
                                           static_cast<std::int64_t>(decisions_.size()) + 1));
      const std::string at = "seed " + std::to_string(seed) + ", turn " + std::to_string(turn);
      const DecidedCase found = touched(fresh);
      const DecidedCase all = link_decided(reports_, decisions_, labels_, options_);
      ASSERT_EQ(print(found.fresh), print(all.fresh)) << at;
      ASSERT_EQ(print(found.outcomes), print(all.outcomes)) << at;
      keep(found);
      std::map<std::string, std::string> linked;
      for (const Incident& i : all.incidents) linked.emplace(i.id, print(i)), parts += !i.parent.empty();
      ASSERT_EQ(kept_, linked) << at;
      ASSERT_EQ(aliases_, all.aliases) << at;
      if (turn > 0) given += all.fresh.size();
      labels_.insert(labels_.end(), all.fresh.begin(), all.fresh.end());
    }
  }
  EXPECT_GT(given, 100u);
  EXPECT_GT(parts, 100u);
}

TEST_F(Arrivals, OpenOnlyTheReportsTheyTouch) {
  for (int n = 0; n < 300; ++n) {
    ReadReport r = report("q" + std::to_string(n), "2022-01-20");
    add_event(r, EventType::airstrike, "2022-01-20", town("q" + std::to_string(n / 2), "g"));
    reports_.push_back(std::move(r));
  }
  labels_ = link_decided(reports_, decisions_, labels_, options_).fresh;
  ReadReport late = report("z", "2022-01-20");
  add_event(late, EventType::airstrike, "2022-01-20", town("q7", "g"));
  reports_.push_back(std::move(late));
  EXPECT_EQ(print(touched({"z"}).fresh), print(link_decided(reports_, decisions_, labels_, options_).fresh));
  EXPECT_EQ(opened_, 3u) << "it and the two of its town";
}

}  // namespace
}  // namespace isnad
