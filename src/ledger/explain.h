// Explanations: one sentence in Arabic and one in English for each decision of the ledger.
//
// In: the claims a decision rests on. Out: text made from them alone, never from the report's prose.
#pragma once

#include <string>

#include "ledger/line.h"

namespace isnad {

// "594", "more than 1100", "20 to 99", "about 600"; «أكثر من 1100»
std::string figure_en(const Voiced& v);
std::string figure_ar(const Voiced& v);
// The speaker as a reader knows it: words of the report, else the id.
std::string speaker(const Voiced& v);
std::string speaker_en(const Voiced& v);
std::string measure_ar(Measure m);
std::string measure_en(Measure m);

// The trace of a line: what was weighed, what was set aside and why, and how the ends came about.
std::string because(const Line& line, const FigureLine& result, const RuleSet& rules);

}  // namespace isnad
