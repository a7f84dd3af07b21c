// Compiles a table of words: columns class, id, form, pos, measure, event, category, code, value, name, flags, note.
#pragma once

#include <vector>

#include "lexicon/builder.h"
#include "lexicon/layering.h"
#include "lexicon/table.h"

namespace isnad {

void compile_words(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems,
                   Layering* layering = nullptr);

}  // namespace isnad
