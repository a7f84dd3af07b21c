// isnad lexicon import: a gazetteer of others in, a table of places out.
#pragma once

#include "command.h"

namespace isnad {

int import_gazetteer(const Arguments& arguments);

}  // namespace isnad
