// Voice: who stands behind a claim, through whom it came, and the day it holds for.
#pragma once

#include "ledger/line.h"

namespace isnad {

Voiced voice_of(const ReadReport& report, const Claim& claim, const Incident& incident, const RuleSet& rules);

}  // namespace isnad
