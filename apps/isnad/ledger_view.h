// What `ledger` and `show` share: a case, opened, linked and reconciled.
//
// In: --rules, --as-of and the path of a case. Out: the ledger with the reports it was made from, sorted by id.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "command.h"
#include "ledger/rule_sets.h"
#include "model/incident.h"
#include "store/case.h"

namespace isnad {

struct LedgerView {
  Case source;
  std::vector<ReadReport> reports;
  Ledger ledger;
  RuleSet rules;  // that weighed it
};

Result<LedgerView> open_ledger(const Arguments& arguments);

const ReadReport* find_report(const std::vector<ReadReport>& sorted, const std::string& id);
const Claim* find_claim(const std::vector<ReadReport>& sorted, const std::string& report, const std::string& claim);

// "61", "20–99", "61+", "≤5", "?"
std::string range_text(std::optional<std::int64_t> low, std::optional<std::int64_t> high);
std::string group_text(const Group& who);  // "isis combatant"
std::string time_text(const std::optional<Time>& time);
std::string where_text(const Incident& incident);  // the facility, else the place, in Arabic where known

}  // namespace isnad
