// Audit: what a person should look at before trusting a ledger.
//
// In: a ledger, the reports it was made from, and what is known of the bodies in it. Out: findings, each with its
// incident, the reports and claims it rests on and a sentence in Arabic and in English. A finding is no error: sums may
// fail because a report is wrong, or because the reading is. The same ledger gives the same findings in the same order.
//
//   for (const AuditFinding& f : audit(ledger, reports, bodies)) puts(f.text_en.c_str());
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/body.h"
#include "model/incident.h"

namespace isnad {

enum class AuditCheck {
  parts_exceed,      // the parts make more than their total
  parts_missing,     // groups named as the whole make less
  custody_balance,   // escaped against recaptured, surrendered, dead and at large
  toll_fell,         // a later figure is lower
  conflict,          // sources that cannot all be right
  interested_party,  // a side counts its own losses, its enemy's, or those it harmed
  no_source,         // the outlet's own voice, and nobody bears it out
  copies,            // reports that carry one statement, counted once
  one_report,        // the whole incident stands on one report
  no_place,
  no_date,
};
inline constexpr int kAuditCheckCount = 11;
std::string_view name(AuditCheck);
std::optional<AuditCheck> parse_audit_check(std::string_view);
std::string_view title_ar(AuditCheck);  // «مجموع يزيد»

struct AuditFinding {
  AuditCheck check = AuditCheck::conflict;
  std::string incident;
  std::optional<Measure> measure;
  std::vector<std::string> reports;  // sorted
  std::vector<MemberRef> claims;     // sorted
  std::string text_ar;
  std::string text_en;
};

// By incident in the order of the ledger, then by check.
std::vector<AuditFinding> audit(const Ledger& ledger, std::span<const ReadReport> reports, const Bodies& bodies);

}  // namespace isnad
