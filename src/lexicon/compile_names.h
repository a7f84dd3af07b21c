// Compiles a table of names: actors, sources, places or facilities.
#pragma once

#include <vector>

#include "lexicon/builder.h"
#include "lexicon/table.h"

namespace isnad {

void compile_names(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems);

// The folded words of a name: split at spaces, hyphens, slashes, quotes and brackets.
std::vector<std::string> name_words(std::string_view name);

}  // namespace isnad
