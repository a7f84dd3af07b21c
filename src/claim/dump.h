// Text dumps of what was read, for `isnad explain`, cases and people.
#pragma once

#include <string>

#include "model/claim.h"

namespace isnad {

// One line a claim: "c1 killed 34 security/kurdish_forces chain: A > B [rule] «words»".
std::string dump(const Report& report, const Extraction& found);
std::string dump_value(const Value& value);

}  // namespace isnad
