// Expectations: what an example or a .case line says should be found, and whether it was (docs/formats/cases.md).
//
//   killed 5 civilian|sdf  chain: مصدر طبي > وكالة فرانس برس
//   denied escaped 10      wounded unknown      killed 20..99 vague      event prison_attack initiator: isis
//   cumulative killed 90   displaced 400 family killed 3 by: isis        part_of 5 18
//
// An expectation that holds names nothing more than it says: unlisted labels, chains and modalities are free, except
// that a figure or event without a modality word must be asserted or hedged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"

namespace isnad {

// Empty if some fact of `found` fits; else what was found instead. `rule` narrows to facts of that rule (may be empty).
std::string unmet(std::string_view expectation, const Extraction& found, std::string_view rule = {});

// Empty if nothing that a `none` line forbids was found: "killed", "figure", "event", "event raid". Denied and irrealis
// facts are no breach.
std::string present(std::string_view none, const Extraction& found);

// Empty if every figure of `found` fits one of the expectations, and no two figures share one.
std::string surplus(const std::vector<std::string>& expectations, const Extraction& found);

// Empty if the line can be read; else what is wrong with it and how to mend it.
std::string malformed(std::string_view expectation);
std::string malformed_none(std::string_view none);

}  // namespace isnad
