// Compiles the lexicon's tables: words with their inflected forms, actors, sources, places, facilities.
//
// In: a folder of *.tsv files (docs/formats/lexicon.md). Out: a filled LexiconBuilder, and every bad row as one message
// that names file, line, column and the mend. Which table a file is follows from its columns.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/builder.h"
#include "lexicon/layering.h"
#include "lexicon/table.h"

namespace isnad {

// Adds one table. Problems are appended; the row is skipped. With `layering` the table is a user's: see layering.h.
void compile_table(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems,
                   Layering* layering = nullptr);

// Adds every *.tsv of a folder, in an order that lets rows refer to each other (actors, sources, places, facilities,
// words).
void compile_folder(const std::string& folder, LexiconBuilder& builder, std::vector<Error>& problems);

}  // namespace isnad
