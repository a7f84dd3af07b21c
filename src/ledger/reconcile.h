// Reconciling: what each incident's figures come to, under a named rule-set, and why.
//
// In: incidents (incident/link.h) and the reports they were made from. Out: one entry an incident, its claims weighed
// in lines by measure, group, unit and scope. Copies of one statement count once; a later figure of the same origin
// replaces its earlier one; rival origins stand side by side; sums are checked against their parts. Order of arrival
// changes nothing.
//
//   Ledger ledger = reconcile(link(reports), reports);
//   Ledger then = reconcile(link(reports), reports, isnad_rules(), Date::parse("2022-01-23"));  // what was known that
//   day
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "ledger/rule_sets.h"
#include "model/incident.h"

namespace isnad {

// Weighs incidents one by one, for ledgers that are written out as they are made. The reports and the rules must
// outlive it. Any number of threads may ask at a time.
class Reconciler {
 public:
  Reconciler(std::span<const ReadReport> reports, const RuleSet& rules, std::optional<Date> as_of = std::nullopt);
  LedgerEntry entry(const Incident& incident) const;  // without reports where none was known that day

 private:
  std::unordered_map<std::string_view, const ReadReport*> index_;
  const RuleSet& rules_;
  std::optional<Date> as_of_;
};

// With `as_of`, reports published later are left out (undated ones stay). Each incident is weighed by itself, on at
// most so many threads (0: as many as there are processors), which changes nothing but the time.
Ledger reconcile(std::span<const Incident> incidents, std::span<const ReadReport> reports,
                 const RuleSet& rules = isnad_rules(), std::optional<Date> as_of = std::nullopt, unsigned threads = 0);

}  // namespace isnad
