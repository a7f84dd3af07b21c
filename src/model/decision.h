// Decision: what a person said about incidents: these two are one, this report tells of another, this claim belongs
// there.
//
// In: claims and events named by the report they stand in. Out: values that the case file keeps for ever
// (store/decisions.cc) and that are applied again after each linking (incident/decide.h). A decision never names an
// incident by its number, as numbers come and go: it names members, each held by its report, its span and what it is,
// so that reading the report again does not lose it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/incident.h"

namespace isnad {

// A claim or event, to be found again after its report was read anew.
struct MemberAnchor {
  MemberRef ref;      // the id it had
  Span span;          // its words in the report's text
  std::string what;   // measure, stance or event type
  std::string words;  // first 16 hex digits of the SHA-256 of the words; empty where not kept
  bool operator==(const MemberAnchor&) const = default;
};

enum class DecisionKind : std::uint8_t { merge, split, move, undo };

struct Decision {
  std::int64_t n = 0;  // 1, 2, 3 … as the case file counts them
  DecisionKind kind = DecisionKind::merge;
  std::vector<MemberAnchor> taken;  // merge: one side; split: what is taken out; move: what is moved
  std::vector<MemberAnchor> other;  // merge: the other side; split: what stays; move: where it goes
  std::int64_t undoes = 0;          // undo: the decision it takes back
  std::string note;
  std::string by;
  std::string at;  // 2026-01-31T09:30:00Z
};

// The number an incident was first shown under, and members to know it again by.
struct IncidentLabel {
  std::int64_t n = 0;
  std::vector<MemberAnchor> members;
};

// What became of a decision when it was applied.
enum class DecisionState : std::uint8_t {
  applied,
  partly,     // some of its members are gone
  no_effect,  // the incidents are so already
  stale,      // too many of its members are gone to apply it
  undone,
};

struct DecisionOutcome {
  std::int64_t n = 0;
  DecisionState state = DecisionState::applied;
  std::string why;                   // empty where applied in full
  std::vector<std::string> results;  // ids of the incidents that hold its members now
  bool operator==(const DecisionOutcome&) const = default;
};

std::string_view name(DecisionKind kind);
std::string_view name(DecisionState state);
bool parse_decision_state(std::string_view text, DecisionState& into);
bool parse_decision_kind(std::string_view text, DecisionKind& into);

}  // namespace isnad
