// Lines: the claims of one incident, sorted into what may be compared.
//
// In: an incident and its reports. Out: lines of claims that count the same people in the same way: one measure, group,
// unit and scope, and apart from these one bucket. Buckets keep apart what shares all four and still must not be added
// or compared: what is only planned, a part told beside its whole, what one perpetrator did, flows of other days, a
// stock before and after.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ledger/rule_sets.h"
#include "model/incident.h"

namespace isnad {

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

// Why a claim is not current.
enum class Aside : std::uint8_t {
  none,
  denied,     // its speaker denies it
  copy,       // the same speaker, the same figure, again
  printed,    // in the own voice of an outlet that prints another's report
  miscopied,  // the same with another figure, on the day the report came out
  agency,     // the same agency carried the same figure
  restated,   // the outlet repeats a figure that has a speaker
  hearsay,    // "press reports" of a figure already printed
  headline,   // the headline over a body that gives figures
  replaced,   // its speaker gave a later figure
  retired,    // a report says that another figure replaced it
  settled,    // an outlet's rough figure, made exact by a named source
  outgrown,   // an earlier count of what only grows
  bulletin,   // given together with a figure that was replaced
  summed,     // one of several added up
  part,       // beside a larger figure of the same speaker and report
  mistaken,   // another count, or two counts added, taken for this one
};

struct Voiced {
  const ReadReport* report = nullptr;
  const Claim* claim = nullptr;
  std::string id;  // of the claim; "c2+c3" for a sum
  std::optional<std::int64_t> low, high;
  Qualifier qualifier = Qualifier::exact;
  std::string origin, voice;  // voice: origin, or the voice it belongs to by the rule-set
  std::string words;          // the origin as the report names it
  std::vector<std::string> chain;
  std::vector<std::string> agencies;
  std::vector<std::size_t> summands;  // of a sum: indexes into the line
  bool own = false;                   // the outlet's own voice
  const CopyOf* copied = nullptr;     // own, but in the words of another outlet, which is the origin then
  bool hearsay = false;
  bool neutral = false;        // an observer that is no side, by the rule-set
  std::int32_t day = kNoDay;   // the day the figure holds for, or was first said
  std::int32_t seen = kNoDay;  // the last day an outlet restated it
  std::int32_t published = kNoDay;
  std::int32_t last_said = kNoDay;  // the last day a report carried it
  bool dated = false;               // day was stated
  bool affirmed = false;            // a later outlet gives it in its own voice
  ClaimStatus status = ClaimStatus::current;
  Aside aside = Aside::none;
  std::size_t cause = 0;  // index of the claim it was set aside for

  std::optional<std::int64_t> number() const { return low ? low : high; }
  bool counts() const { return status == ClaimStatus::current && number().has_value(); }
  bool precise() const {
    return low && high && *low == *high && claim->modality == Modality::asserted && qualifier != Qualifier::vague;
  }
};

struct LineKey {
  Measure measure = Measure::killed;
  std::string group;  // first party id, else category name
  Unit unit = Unit::person;
  Scope scope = Scope::incident;
  std::string bucket;
  auto operator<=>(const LineKey&) const = default;
};

struct Line {
  LineKey key;
  Group who;
  std::vector<Voiced> claims;  // by day, then report and place in the text
  std::vector<Conflict> conflicts;
  std::optional<std::int64_t> parts_exceed;  // what the parts make where they make more than their whole
};

// What a line needs to know of the rest of the incident.
struct IncidentClaims {
  const Incident* incident = nullptr;
  std::vector<std::pair<const ReadReport*, const Claim*>> figures;
  std::set<std::pair<const ReadReport*, Measure>> told_in_body;
  std::map<MemberRef, const Claim*> by_ref;
};

std::vector<Line> lines_of(const IncidentClaims& claims, const RuleSet& rules);

// Words of a speaker reduced to compare: no diacritics, one form of alef, ya and ta marbuta, single spaces.
std::string fold_words(std::string_view words);

// Escape, recapture and the like count prisoners, whatever party they are said to belong to.
bool counts_prisoners(Measure m);
bool is_flow(Measure m);

}  // namespace isnad
