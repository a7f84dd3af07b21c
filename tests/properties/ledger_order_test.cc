// What must hold of any set of reports: their order changes nothing, and low <= best <= high.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "incident/link.h"
#include "ledger/reconcile.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

std::vector<ReadReport> some_reports(std::mt19937& dice, int count) {
  const auto roll = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
  const char* const kDays[] = {"2022-01-20", "2022-01-21", "2022-01-22", "2022-01-25", "2022-02"};
  const char* const kOrigins[] = {"sohr", "ministry", "source", "press_reports", "isis"};
  const Measure kMeasures[] = {Measure::killed,     Measure::wounded,    Measure::escaped,
                               Measure::recaptured, Measure::at_large,   Measure::displaced,
                               Measure::detained,   Measure::casualties, Measure::transferred};
  std::vector<ReadReport> out;
  for (int i = 0; i < count; ++i) {
    ReadReport r = report("r" + std::to_string(i), roll(8) ? kDays[roll(4)] : nullptr);
    std::vector<std::string> events;
    for (int n = roll(3); n >= 0; --n)
      events.push_back(add_event(
          r, static_cast<EventType>(roll(kEventTypeCount)), roll(3) ? kDays[roll(5)] : nullptr,
          roll(3) ? std::optional(town("t" + std::to_string(roll(4)), "g" + std::to_string(roll(2)))) : std::nullopt,
          roll(4) ? "" : "prison" + std::to_string(roll(2))));
    std::string last;
    for (int n = roll(7); n >= 0; --n) {
      FigureMaker f = figure(kMeasures[roll(9)], roll(40));
      if (roll(3)) f.by_origin(kOrigins[roll(5)], roll(4) ? "" : "afp");
      if (!roll(5)) f.range(roll(30), std::nullopt, Qualifier::more_than);
      if (!roll(6)) f.range(std::nullopt, roll(30), Qualifier::at_most);
      if (!roll(6)) f.range(20, 99, Qualifier::vague);
      if (!roll(4)) f.on(kDays[roll(5)]);
      if (!roll(3)) f.event(events[static_cast<std::size_t>(roll(static_cast<int>(events.size())))]);
      if (!last.empty() && !roll(4)) f.part_of(last);
      if (!last.empty() && !roll(6)) f.supersedes(last);
      if (!roll(8)) f.modality(static_cast<Modality>(roll(4)));
      if (!roll(6)) f.scope(static_cast<Scope>(roll(3)));
      if (!roll(7)) f.headline();
      if (!roll(9)) f.background();
      if (!roll(3)) f.of(static_cast<Category>(roll(10)));
      if (!roll(5)) f.of(roll(2) ? "isis" : "sdf");
      last = add(r, f);
    }
    out.push_back(std::move(r));
  }
  return out;
}

std::string number(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : "-"; }

std::string print(const Ledger& ledger) {
  std::string out;
  for (const LedgerEntry& e : ledger) {
    out +=
        e.incident.id + " " + e.incident.title_en + " " + (e.incident.time ? e.incident.time->start.text() : "") + "\n";
    for (const FigureLine& f : e.figures) {
      out += "  " + std::string(name(f.measure)) + " " + number(f.low) + " " + number(f.best) + " " + number(f.high) +
             " " + number(f.latest) + " " + f.because + "\n";
      for (const WeighedClaim& c : f.claims)
        out += "    " + c.report + " " + c.claim + " " + std::string(name(c.status)) + "\n";
      for (const Conflict& c : f.conflicts)
        out += "    " + std::string(name(c.kind)) + " " + c.explanation_en + c.explanation_ar + "\n";
    }
  }
  return out;
}

TEST(LedgerProperties, OrderOfArrivalChangesNothing) {
  std::mt19937 dice(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<ReadReport> reports = some_reports(dice, 12);
    const std::string first = print(reconcile(link(reports), reports));
    for (int i = 0; i < 3; ++i) {
      std::shuffle(reports.begin(), reports.end(), dice);
      ASSERT_EQ(print(reconcile(link(reports), reports)), first) << "round " << round;
    }
  }
}

// Enough reports, places and incidents that every parallel step has more than one piece of work.
TEST(LedgerProperties, NumberOfThreadsChangesNothing) {
  std::mt19937 dice(5);
  std::vector<ReadReport> reports = some_reports(dice, 1500);
  for (std::size_t i = 0; i < reports.size(); ++i)
    for (Event& e : reports[i].found.events)
      if (e.place) e.place->id += "-" + std::to_string(i % 150), e.place->name_ar = e.place->id;
  const auto printed = [&](unsigned threads) {
    LinkOptions options;
    options.threads = threads;
    return print(reconcile(link(reports, options), reports, isnad_rules(), std::nullopt, threads));
  };
  const std::string one = printed(1);
  EXPECT_GT(std::count(one.begin(), one.end(), '\n'), 1000);
  for (const unsigned threads : {2u, 3u, 8u}) EXPECT_TRUE(printed(threads) == one) << threads << " threads";
}

TEST(LedgerProperties, EveryClaimIsInExactlyOneIncidentAndWeighedOnce) {
  std::mt19937 dice(11);
  for (int round = 0; round < 60; ++round) {
    const std::vector<ReadReport> reports = some_reports(dice, 12);
    std::vector<MemberRef> told, kept, weighed;
    for (const ReadReport& r : reports)
      for (const Claim& c : r.found.claims) told.push_back({r.id, c.id});
    for (const LedgerEntry& e : reconcile(link(reports), reports)) {
      kept.insert(kept.end(), e.incident.claims.begin(), e.incident.claims.end());
      for (const FigureLine& f : e.figures)
        for (const WeighedClaim& c : f.claims)
          if (c.claim.find('+') == std::string::npos) weighed.push_back({c.report, c.claim});
    }
    std::sort(told.begin(), told.end());
    std::sort(kept.begin(), kept.end());
    std::sort(weighed.begin(), weighed.end());
    EXPECT_EQ(told, kept);
    EXPECT_EQ(told, weighed);
  }
}

TEST(LedgerProperties, BestLiesBetweenLowAndHigh) {
  std::mt19937 dice(13);
  for (int round = 0; round < 60; ++round) {
    const std::vector<ReadReport> reports = some_reports(dice, 12);
    const std::vector<Incident> incidents = link(reports);
    for (const std::string& rules : rule_set_names())
      for (const LedgerEntry& e : reconcile(incidents, reports, *rule_set(rules)))
        for (const FigureLine& f : e.figures) {
          if (f.low && f.high) {
            EXPECT_LE(*f.low, *f.high) << rules << " " << f.because;
          }
          if (f.low && f.best) {
            EXPECT_LE(*f.low, *f.best) << rules << " " << f.because;
          }
          if (f.best && f.high) {
            EXPECT_LE(*f.best, *f.high) << rules << " " << f.because;
          }
        }
  }
}

}  // namespace
}  // namespace isnad
