// The figures of a few reports, weighed as one incident, for the tests of reconciling.
//
//   const std::vector<FigureLine> lines = weigh_as_one({a, b}, "2021-05-02");
//   EXPECT_EQ(status(lines.front(), "a", "c1"), ClaimStatus::current);
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "ledger/reconcile.h"
#include "model/incident.h"

namespace isnad::testing {

inline std::vector<FigureLine> weigh_as_one(const std::vector<ReadReport>& reports, const char* day,
                                            const RuleSet& rules = isnad_rules(),
                                            std::optional<Date> as_of = std::nullopt) {
  Incident incident;
  incident.id = "i-1";
  Time t;
  t.start = t.end = *Date::parse(day);
  incident.time = t;
  for (const ReadReport& r : reports) {
    incident.reports.push_back(r.id);
    for (const Claim& c : r.found.claims) incident.claims.push_back({r.id, c.id});
  }
  const Ledger ledger = reconcile(std::vector<Incident>{incident}, reports, rules, as_of);
  return ledger.empty() ? std::vector<FigureLine>{} : ledger.front().figures;
}

inline ClaimStatus status(const FigureLine& line, const std::string& report, const std::string& claim) {
  for (const WeighedClaim& c : line.claims)
    if (c.report == report && c.claim == claim) return c.status;
  ADD_FAILURE() << "no " << report << " " << claim;
  return ClaimStatus::current;
}

}  // namespace isnad::testing
