// The lexicon that --lexicon asks for: at most one compiled file, and any number of tables laid over it.
//
// In: the values of --lexicon, each told by its first bytes. Out: an opened lexicon or an engine; a line on standard
// error says how much of what was there the tables shadow, unless the run is quiet.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "command.h"
#include "isnad/engine.h"

namespace isnad {

struct LexiconChoice {
  std::string compiled;             // empty: the built-in one
  std::vector<std::string> tables;  // the later over the earlier
};

Result<LexiconChoice> lexicon_choice(const Arguments& arguments);
Result<Engine> make_engine(const LexiconChoice& choice, bool quiet);
// The same of --lexicon, quietly.
Result<Engine> make_engine(const Arguments& arguments);

}  // namespace isnad
