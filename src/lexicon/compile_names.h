// Compiles a table of names: actors, sources, places or facilities.
#pragma once

#include <span>
#include <vector>

#include "lexicon/builder.h"
#include "lexicon/layering.h"
#include "lexicon/table.h"

namespace isnad {

void compile_names(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems,
                   Layering* layering = nullptr);

// The folded words of a name: split at spaces, hyphens, slashes, quotes and brackets.
std::vector<std::string> name_words(std::string_view name);

std::string_view name(EntityKind kind);  // "place"
// What the column `kind` of a table may hold: prison, camp, …
std::span<const std::string_view> kind_names(EntityKind kind);

}  // namespace isnad
