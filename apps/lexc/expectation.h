// Expectations: what an example or a .case line says should be found, and whether it was.
//
//   killed 5 civilian|sdf  chain: مصدر طبي > وكالة فرانس برس
//   denied escaped 10      wounded unknown      killed 20..99 vague      event prison_attack initiator: isis
//
// An expectation that holds names nothing more than it says: unlisted labels, chains and modalities are free, except that a
// figure or event without a modality word must be asserted or hedged.
#pragma once

#include <string>
#include <string_view>

#include "model/claim.h"

namespace isnad {

// Empty if some fact of `found` fits; else what was found instead. `rule` narrows to facts of that rule (may be empty).
std::string unmet(std::string_view expectation, const Extraction& found, std::string_view rule = {});

}  // namespace isnad
