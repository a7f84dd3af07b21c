// Compiles a table of facts: what changes over time about actors, sources and facilities listed before.
#pragma once

#include <vector>

#include "lexicon/builder.h"
#include "lexicon/layering.h"
#include "lexicon/table.h"

namespace isnad {

inline bool is_table_of_facts(const Table& t) { return t.has("id") && t.has("relation") && !t.has("class"); }

void compile_facts(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems,
                   Layering* layering = nullptr);

}  // namespace isnad
