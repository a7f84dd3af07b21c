// Status: which claims of a line are the last word of an origin, and which are set aside, for what cause.
//
// In: a line in order. Out: the same line, each claim with status, the reason it was set aside and the claim it was set
// aside for. Denials first, then headlines, copies and relays, sums, then replacements.
#pragma once

#include <set>
#include <utility>

#include "ledger/line.h"

namespace isnad {

void set_statuses(Line& line, const IncidentClaims& all);
// Then, over all lines: a figure given in one breath with a toll that another source replaced goes with it, where that
// source has a later figure for it too.
void retire_bulletins(std::vector<Line>& lines);

}  // namespace isnad
