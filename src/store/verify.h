// Verifying: everything in a case file that can be checked against something else in it.
//
// In: the path of a case. Out: one line a check, in a fixed order, or the error where there is no case to check. It
// reads every byte of the file and changes nothing; the case may be in use. What no check of the file itself can find
// is the loss of its end: compare the number and hash of the last decision with a copy noted elsewhere.
//
//   for (const CaseCheck& c : *verify_case("ghwayran.isnad")) if (!c.ok) warn(c.name, c.found);
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace isnad {

struct CaseCheck {
  std::string name;  // file, schema, keys, originals, readings, sketches, decisions, numbers, incidents
  bool ok = true;
  std::string found;  // what was checked, or what is wrong and where
};

Result<std::vector<CaseCheck>> verify_case(const std::string& path);

}  // namespace isnad
