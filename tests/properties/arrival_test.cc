// Numbers given by looking only at what new reports touch are those that linking everything gives.
#include <gtest/gtest.h>

#include <algorithm>
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

  std::vector<IncidentLabel> touched(const std::vector<std::string>& fresh) {
    std::sort(reports_.begin(), reports_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    Arrival arrival;
    for (const ReadReport& r : reports_) {
      arrival.reports.push_back(r.id);
      arrival.sketches.emplace_back();
      const auto copy = std::make_unique<ReadReport>(r);  // gone before the sketches are used
      for (Story& s : stories_of(*copy, 0)) arrival.sketches.back().push_back(story_sketch(std::move(s)));
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
    const Result<DecidedCase> c = link_arrivals(std::move(arrival), decisions_, lookup, options_);
    EXPECT_TRUE(c);
    return c ? c->fresh : std::vector<IncidentLabel>();
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
  std::size_t opened_ = 0;
};

TEST_F(Arrivals, GetTheNumbersThatLinkingEverythingGives) {
  std::size_t given = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    dice_.seed(seed);
    reports_.clear(), decisions_.clear(), labels_.clear();
    options_.neighbours = 1 + roll(6);  // few, so that new stories part old ones
    int n = 1;
    for (int turn = 0; turn < 12; ++turn) {
      std::vector<std::string> fresh;
      for (int count = turn == 0 ? 40 : roll(6); count > 0; --count) {
        reports_.push_back(some_report(n++));
        fresh.push_back(reports_.back().id);
      }
      if (turn == 6 || turn == 9)
        decisions_.push_back(some_decision(link_decided(reports_, decisions_, labels_, options_),
                                           static_cast<std::int64_t>(decisions_.size()) + 1));
      const std::vector<IncidentLabel> found = touched(fresh);
      const std::vector<IncidentLabel> all = link_decided(reports_, decisions_, labels_, options_).fresh;
      ASSERT_EQ(print(found), print(all)) << "seed " << seed << ", turn " << turn;
      if (turn > 0) given += all.size();
      labels_.insert(labels_.end(), all.begin(), all.end());
    }
  }
  EXPECT_GT(given, 100u);
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
  EXPECT_EQ(print(touched({"z"})), print(link_decided(reports_, decisions_, labels_, options_).fresh));
  EXPECT_EQ(opened_, 3u) << "it and the two of its town";
}

}  // namespace
}  // namespace isnad
