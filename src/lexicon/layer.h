// Users' tables laid over a lexicon, without compiling what is there again.
//
// In: an opened lexicon and the paths of TSV tables (docs/formats/lexicon.md), the later over the earlier. Out: a new
// lexicon with a fingerprint of its own; or every bad row, and then nothing is loaded. Tables without a row give the
// lexicon that was there.
//
//   LayeredLexicon mine = lay_over(*Lexicon::embedded(), {"my-names.tsv"});
//   if (!mine.problems.empty()) return as_error(mine.problems);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/layering.h"
#include "lexicon/lexicon.h"

namespace isnad {

struct LayeredLexicon {
  std::shared_ptr<const Lexicon> base;
  std::shared_ptr<const Lexicon> lexicon;  // nothing if there are problems
  std::vector<Error> problems;             // in the order of files and lines
  Layering layering;                       // what was replaced and shadowed, where rows stand
};

LayeredLexicon lay_over(std::shared_ptr<const Lexicon> base, const std::vector<std::string>& tables);

// All problems as one error: the first of them, a line each, and how many more.
Error as_error(const std::vector<Error>& problems);

// Is the file a compiled lexicon, told by its first bytes? Of a file that cannot be read, no.
bool is_compiled_lexicon(const std::string& path);

// The lexicon at `compiled` (empty: the embedded one) with tables laid over it.
Result<std::shared_ptr<const Lexicon>> open_lexicon(const std::string& compiled,
                                                    const std::vector<std::string>& tables = {});

}  // namespace isnad
