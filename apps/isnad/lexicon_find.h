// What a lexicon knows of a word, a name or an id: for people, or as one JSON object.
#pragma once

#include <string>

#include "lexicon/layer.h"

namespace isnad {

struct FoundInLexicon {
  std::string text;
  bool any = false;
};

// `layering` tells where rows of users' tables stand; nothing: all are built in.
FoundInLexicon find_in_lexicon(const Lexicon& lexicon, const Layering* layering, const std::string& phrase);
FoundInLexicon find_in_lexicon_json(const Lexicon& lexicon, const Layering* layering, const std::string& phrase);

}  // namespace isnad
