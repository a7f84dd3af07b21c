// Stance targets: whom a stance is aimed at, where its sentence names only the deed.
//
// In: the stances and events of a report. Out: the same stances; who condemns an attack condemns its initiator, who
// threatens after one threatens him, who claims it struck its target, and «الطرفان» are the two sides of a clash.
#pragma once

#include <vector>

#include "claim/drafts.h"
#include "model/claim.h"

namespace isnad {

void settle_targets(const ReadingState& state, std::vector<Claim>& stances);

}  // namespace isnad
