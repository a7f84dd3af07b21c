// Conflicts: where the claims of an incident do not agree, of what kind the disagreement is, and why.
//
// In: the lines of an incident, with statuses. Out: conflicts added to the lines. Those within a line come from the
// statuses; those between lines compare measures, units, periods and sums (arithmetic.cc). A sum that closes is noted
// too: it tells the reader that the parts are complete.
#pragma once

#include <string>
#include <vector>

#include "ledger/line.h"

namespace isnad {

void find_line_conflicts(Line& line);
void find_cross_conflicts(std::vector<Line>& lines);
// Also notes on a line where parts exceed their whole.
void find_arithmetic(std::vector<Line>& lines);

// The claim, or those it sums.
void add_refs(const Line& line, const Voiced& v, std::vector<MemberRef>& to);
// Sorted, distinct; dropped where fewer than two claims take part or the line has the same already.
void add_conflict(Line& line, Conflict conflict);

}  // namespace isnad
