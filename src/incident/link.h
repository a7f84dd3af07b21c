// Linking: which claims and events of which reports speak of the same incident.
//
// In: reports as read, in any order. Out: incidents, numbered by date; the same set of reports gives the same incidents
// whatever the order. Each report is first cut into stories (story.h); stories that share a facility, a place, or a
// telling figure are scored (score.h); pairs over the threshold are joined, the surest first, unless the joined whole
// would contradict itself in place or time. No pair is looked at that shares none of these, so the cost grows with the
// reports.
//
// An incident told as a part of another («three of them killed in the strike on …») gets it as parent.
//
//   std::vector<Incident> incidents = link(reports);
//   for (const LinkDecision& d : link_traced(reports).decisions) puts(text(d).c_str());
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/incident.h"

namespace isnad {

// Counts the changes of what is linked with what, or of the face of an incident: cases keep what linking came to, and
// do it anew where this differs.
inline constexpr int kLinkRevision = 2;

struct LinkOptions {
  double threshold = 4.2;
  int window_days = 3;   // dated stories farther apart are different, unless their figures tell otherwise
  int neighbours = 32;   // stories of one block compared with each story
  unsigned threads = 0;  // at most; 0: as many as there are processors. Changes nothing but the time
};

struct LinkTerm {
  std::string name;
  double value = 0;
  bool operator==(const LinkTerm&) const = default;
};

// Two stories that met, and what came of it. Stories are counted through all reports in the order of their ids.
struct StoryPair {
  double score = 0;
  std::uint32_t a = 0, b = 0;
  const char* veto = nullptr;
};

// Why two stories were joined or kept apart.
struct LinkDecision {
  MemberRef a, b;                // the first event of each, or claim where it has none
  std::string about_a, about_b;  // place or facility of each, for the reader
  std::vector<LinkTerm> terms;
  double score = 0;
  bool joined = false;
  std::string note;  // the veto, or how the join failed
};

struct LinkResult {
  std::vector<Incident> incidents;
  std::vector<LinkDecision> decisions;  // by report ids
};

std::vector<Incident> link(std::span<const ReadReport> reports, const LinkOptions& options = {});
// The same out of pairs found elsewhere, only for the stories that are wanted (one flag a story).
std::vector<Incident> link_pairs(std::span<const ReadReport> reports, std::vector<StoryPair> pairs,
                                 const std::vector<bool>& wanted, const LinkOptions& options = {});
// The same, with a record of every pair that was scored.
LinkResult link_traced(std::span<const ReadReport> reports, const LinkOptions& options = {});

// "c4-1 سجن بعبدا + c4-2 سجن بعبدا: same facility +5.0, same day +2.0 = 7.0 joined"
std::string text(const LinkDecision& decision);

}  // namespace isnad
