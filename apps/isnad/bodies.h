// What the lexicon knows of the bodies that a ledger names, for those below who hold no lexicon.
//
// In: a lexicon and ids. Out: their names and facts, also those of the bodies they belong to.
#pragma once

#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/body.h"

namespace isnad {

Bodies bodies_of(const Lexicon& lexicon, std::vector<std::string> ids);

}  // namespace isnad
