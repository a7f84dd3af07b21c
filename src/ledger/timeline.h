// Timeline: how a figure grew, speaker by speaker and day by day.
//
// In: one entry of the ledger, the reports, the rule-set. Out: for each figure line the numbers of each origin at the
// day they were said, and what the ledger would have told at the end of each of these days.
//
//   for (const Timeline& t : timelines(entry, reports, rules))
//     for (const TimelineTrack& track : t.tracks) plot(track.words, track.points);
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/rule_sets.h"
#include "model/incident.h"

namespace isnad {

struct TimelinePoint {
  std::optional<Date> day;  // of publication, else the day it holds for
  std::string report;
  std::string claim;
  std::optional<std::int64_t> low, high;
  Qualifier qualifier = Qualifier::exact;
  ClaimStatus status = ClaimStatus::current;
};

struct TimelineTrack {
  std::string origin;                 // as in WeighedClaim
  std::string words;                  // as the reports name it, the fullest form; the outlet's name for its own voice
  std::vector<TimelinePoint> points;  // by day; undated ones first
};

struct KnownThen {
  Date day;
  std::optional<std::int64_t> low, best, high;
};

struct Timeline {
  FigureLine line;
  std::vector<TimelineTrack> tracks;  // in the order in which they first spoke
  std::vector<KnownThen> known;       // one for each day something was said
};

// Lines without a single number are left out.
std::vector<Timeline> timelines(const LedgerEntry& entry, std::span<const ReadReport> reports, const RuleSet& rules);

}  // namespace isnad
