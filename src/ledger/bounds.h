// Bounds: low, best, high and latest of a line under a rule-set, and the trace of how they came about.
//
// In: a line with statuses. Out: a FigureLine without conflicts. low <= best <= high wherever they are set.
#pragma once

#include "ledger/line.h"

namespace isnad {

FigureLine figure_line(const Line& line, const RuleSet& rules);

}  // namespace isnad
