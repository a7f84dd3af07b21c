// Differences of two ledgers of one case: what became known from one day to a later one.
//
// In: the ledger as it was known on each day, with the same incident ids, and the reports. Out: changes in the order of
// the later ledger, each with the reports that brought it. Lines are known again by measure, group, unit and scope and,
// where several have these in common, by the claims they share.
//
//   for (const LedgerChange& c : ledger_diff(then, now, reports)) print(c);
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/incident.h"

namespace isnad {

enum class ChangeKind : std::uint8_t {
  new_incident,
  incident,  // its type, time or place
  new_line,
  figure,  // low, best, high or latest of a line
  new_conflict,
  retired,    // a figure that stood and stands no more
  gone_line,  // its claims are weighed elsewhere now
  gone_incident,
};
std::string_view name(ChangeKind kind);

struct BroughtBy {
  std::string report;
  std::string outlet;
  std::optional<Date> published;
  std::vector<std::string> claims;  // of the line that changed; none where the change came from elsewhere
};

struct LedgerChange {
  ChangeKind kind = ChangeKind::figure;
  std::string incident, title_ar, title_en;
  std::optional<FigureLine> line;  // without claims and conflicts
  std::string field;               // figure: low, best, high, latest; incident: type, time, place
  std::string before, after;       // empty where unknown or open
  std::optional<Conflict> conflict;
  std::optional<WeighedClaim> claim;  // retired: as it is weighed now
  std::vector<BroughtBy> brought_by;  // by date of publication
};

std::vector<LedgerChange> ledger_diff(const Ledger& before, const Ledger& after, std::span<const ReadReport> reports);

}  // namespace isnad
