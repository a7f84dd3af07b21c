// Incident: one happening in the world that several reports speak of. Ledger: what its figures come to.
//
// In: the claims and events of many reports. An Incident names its members by (report id, claim id);
// a FigureLine weighs the claims of one measure and group. Order of arrival never changes either.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/sketch.h"
#include "model/claim.h"

namespace isnad {

// Where the text of a report was printed first, by its wording (incident/copies.h).
struct CopyOf {
  std::string report;
  std::string outlet;   // of that report; "" if unknown
  double likeness = 0;  // to the text it is nearest to: that one, or another copy of it
};

// One report with what was read out of it: the unit that linking works on. It does not hold the text.
struct ReadReport {
  std::string id;
  std::string outlet;
  std::string title;
  std::optional<Date> published;
  Extraction found;
  std::optional<Sketch> sketch;  // none of short texts, and in cases last written by an older Isnad
  std::optional<CopyOf> copy_of;
};

// The time a report states; none where the day of publication stands in for it.
inline std::optional<Time> stated(const std::optional<Time>& time) {
  return time && time->assumed ? std::nullopt : time;
}

struct MemberRef {
  std::string report;
  std::string id;  // claim or event id within the report
  bool operator==(const MemberRef&) const = default;
  auto operator<=>(const MemberRef&) const = default;
};

struct Incident {
  std::string id;  // "i-" and a number, stable for the same set of reports
  EventType type = EventType::armed_attack;
  std::string title_ar;
  std::string title_en;
  std::optional<Time> time;
  std::optional<Place> place;
  std::optional<Facility> facility;
  std::vector<std::string> initiator;
  std::vector<std::string> target;
  std::string parent;                // id of the larger incident this is a part of
  std::vector<std::string> reports;  // report ids, sorted
  std::vector<MemberRef> claims;     // sorted
  std::vector<MemberRef> events;     // sorted
};

struct WeighedClaim {
  std::string report;
  std::string claim;
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  Qualifier qualifier = Qualifier::exact;
  std::string origin;  // entity id or words of the first speaker; "outlet:<name>" for the outlet's own voice
  std::vector<std::string> chain;  // origin, relays, "outlet:<name>"
  std::optional<Date> as_of;       // the day the figure holds for
  std::optional<Date> published;
  ClaimStatus status = ClaimStatus::current;
};

struct Conflict {
  ConflictKind kind = ConflictKind::update;
  std::vector<MemberRef> claims;
  std::string explanation_ar;
  std::string explanation_en;
};

struct FigureLine {
  Measure measure = Measure::killed;
  Group who;  // `text` unused
  Unit unit = Unit::person;
  Scope scope = Scope::incident;
  std::string apart;  // why it is no total beside the others: "planned", "part 4-4", "by sdf"; mostly empty
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> best;
  std::optional<std::int64_t> high;
  std::optional<std::int64_t> latest;
  std::string rules;    // rule-set that reconciled it, e.g. "isnad"
  std::string because;  // which claims were weighed, which set aside, and why
  int independent_sources = 0;
  std::vector<WeighedClaim> claims;
  std::vector<Conflict> conflicts;
};

// What a project's codebook gives an incident besides figures: a precision, a grade.
struct LedgerCode {
  std::string name;   // as the project's column is called, e.g. "date_prec"
  std::string value;  // empty where the codebook has none for this
  std::string because;
};

struct LedgerEntry {
  Incident incident;
  std::vector<FigureLine> figures;
  std::vector<LedgerCode> codes;  // by the rule-set; none under the default
};

using Ledger = std::vector<LedgerEntry>;

}  // namespace isnad
