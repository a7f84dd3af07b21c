// How likely two stories of different reports tell the same happening: a sum of named terms, or a veto.
//
// In: two stories. Out: the score and, if asked, every term of it for the trace.
//
//   PairScore s = score_pair(a, b, options, &terms);   // s.joined() says whether the pair may be linked
#pragma once

#include <string>
#include <vector>

#include "incident/link.h"
#include "incident/story.h"

namespace isnad {

struct PairScore {
  double total = 0;
  const char* veto = nullptr;  // why they cannot be one, or null
};

PairScore score_pair(const Story& a, const Story& b, const LinkOptions& options,
                     std::vector<LinkTerm>* terms = nullptr);

// How telling it is that two reports give the same number: small and round numbers say little, 638 says much.
double distinctiveness(std::int64_t value);

// True where the figures of two stories are the same to such a degree that neighbouring places for them are two names
// of one happening: a battle of several villages, each report naming another.
bool figures_outweigh_places(const Story& a, const Story& b);

// True for stories of one moment (a strike, a blast), which a few days tell apart.
bool momentary(const Story& s);

}  // namespace isnad
