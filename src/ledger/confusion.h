// Confusions: a number of one count that a report gives for another one, before anything is weighed.
//
// In: all lines of an incident. Out: the same; a figure that is known to be another count is set aside, and the
// conflict is told on its line.
//   - «25 escaped», where the force that counts said before: 52 escaped, 25 of them still free
//   - «27 killed» put into the mouth of one who said: 18 killed and nine missing
#pragma once

#include <vector>

#include "ledger/line.h"

namespace isnad {

void set_confusions_aside(std::vector<Line>& lines);

}  // namespace isnad
