// Deciding: a person's decisions, applied over the automatic linking; and the numbers that incidents are shown under.
//
// In: reports, the decisions in the order they were made, and the numbers given so far. Out: the incidents as they are
// shown, what became of each decision, and numbers for incidents that have none yet. A decision is replayed on every
// linking, so that more reports, another lexicon or other rules never lose it; one whose members are gone is stale and
// is said to be so.
//
//   DecidedCase c = link_decided(reports, decisions, labels);
//   for (const DecisionOutcome& o : c.outcomes) if (o.state == DecisionState::stale) warn(o.why);
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "incident/anchor.h"
#include "incident/link.h"
#include "model/decision.h"

namespace isnad {

struct DecidedCase {
  std::vector<Incident> incidents;             // by date, as link() has them
  std::vector<DecisionOutcome> outcomes;       // one a decision, undo ones too
  std::vector<IncidentLabel> fresh;            // for incidents that had no number
  std::map<std::string, std::string> aliases;  // numbers of incidents that became part of another
  std::vector<std::int64_t> replaced;          // link_arrivals(): the numbers under which all this was known before
};

DecidedCase link_decided(std::span<const ReadReport> reports, std::span<const Decision> decisions,
                         std::span<const IncidentLabel> labels, const LinkOptions& options = {});

// Decisions that no later undo takes back; an undo may itself be undone.
std::vector<bool> in_force(std::span<const Decision> decisions);

// The parts of link_decided().
std::vector<DecisionOutcome> apply_decisions(std::vector<Incident>& incidents, std::span<const ReadReport> reports,
                                             std::span<const Decision> decisions);
void number_incidents(DecidedCase& c, std::span<const ReadReport> reports, std::span<const IncidentLabel> labels);
IncidentLabel label_for(std::int64_t n, const std::vector<MemberRef>& members, const MemberFinder& finder);

// The face of an incident (kind, place, time, parties, titles) as its present members make it.
void make_face(Incident& incident, const MemberFinder& finder);
// The incidents as they were known that day: without the reports of later days, which take no part in the face either.
std::vector<Incident> known_by(std::vector<Incident> incidents, std::span<const ReadReport> reports, Date day);

}  // namespace isnad
