// Codes: what a project's codebook says of an incident besides its figures: how exact place and date are, and a grade.
//
// In: an entry with its figures and the reports it was made from. Out: the codes that the rule-set asks for, each with
// its cause in words; a value is empty where the codebook leaves such incidents out.
//
//   entry.codes = codes_of(entry, reports, *rule_set("ucdp"));   // date_prec 1, where_prec 2
#pragma once

#include <vector>

#include "ledger/rule_sets.h"
#include "model/incident.h"

namespace isnad {

std::vector<LedgerCode> codes_of(const LedgerEntry& entry, const std::vector<const ReadReport*>& reports,
                                 const RuleSet& rules);

// confirmed, fair, weak, contested, discounted; nothing where no harm to people is told.
std::optional<LedgerCode> airwars_grade(const LedgerEntry& entry, const std::vector<const ReadReport*>& reports,
                                        const RuleSet& rules);

}  // namespace isnad
