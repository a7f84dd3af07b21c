// Reads rules/*.toml: one [[rule]] with id, layer, pattern, makes, yes and no.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "claim/rule.h"

namespace isnad {

// Reads every *.toml of a folder in order of their names; problems name file, line and the mend.
std::vector<RuleSource> read_rule_files(const std::string& folder, std::vector<Error>& problems);

}  // namespace isnad
