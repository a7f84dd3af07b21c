// What `ledger` and `show` share: a case, opened, linked and reconciled.
//
// In: --rules, --as-of and the path of a case. Out: the ledger with the reports it was made from, sorted by id. Under
// --as-of an incident keeps the members and the number it has today, but its reports, figures, title, place and time
// are those of the reports published up to that day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "case_view.h"
#include "command.h"
#include "ledger/rule_sets.h"
#include "model/incident.h"

namespace isnad {

struct LedgerView : CaseView {
  Ledger ledger;
  RuleSet rules;  // that weighed it
};

// What the options ask for.
struct LedgerAsked {
  RuleSet rules;
  std::optional<Date> as_of;
};
Result<LedgerAsked> ledger_asked(const Arguments& arguments);
Result<LedgerView> open_ledger(const Arguments& arguments);
// --rules: a set by name, or a file of one's own.
Result<RuleSet> chosen_rules(const Arguments& arguments);
Ledger ledger_of(const CaseView& view, const RuleSet& rules, std::optional<Date> as_of);
// Says on standard error that decisions no longer apply, where some do not.
void warn_of_stale(const CaseView& view, const Arguments& arguments);

const ReadReport* find_report(const std::vector<ReadReport>& sorted, const std::string& id);
const Claim* find_claim(const std::vector<ReadReport>& sorted, const std::string& report, const std::string& claim);

// "61", "20–99", "61+", "≤5", "?"
std::string range_text(std::optional<std::int64_t> low, std::optional<std::int64_t> high);
std::string group_text(const Group& who);  // "isis combatant"
std::string time_text(const std::optional<Time>& time);
std::string where_text(const Incident& incident);  // the facility, else the place, in Arabic where known

}  // namespace isnad
