// Sums that fail: what audit.h finds in the numbers of single reports.
//
// In: an incident with its reports. Out: totals whose parts make more or, where they are named as the whole, less; and
// escapes whose outcome does not balance. Ranges are given the benefit of the doubt.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "ledger/audit.h"

namespace isnad {

struct SumFinding {
  AuditCheck check = AuditCheck::parts_exceed;
  Measure measure = Measure::killed;
  std::int64_t whole = 0;
  std::int64_t sum = 0;
  std::vector<MemberRef> claims;
};

std::vector<SumFinding> failing_sums(const LedgerEntry& entry,
                                     const std::map<std::string_view, const ReadReport*>& reports);

}  // namespace isnad
