// The part of the command table that is about one case: what changed, whose rules, what people decided, is it whole.
#pragma once

#include <vector>

#include "command.h"

namespace isnad {

std::vector<CommandSpec> case_commands();
std::vector<OptionSpec> ledger_filters();  // --place, --type, --since
OptionSpec rules_option();                 // --rules

}  // namespace isnad
