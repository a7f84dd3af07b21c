// Reads a sentence with the number words of the lexicon sources and a few nouns, and writes its quantities as text.
//
// In: a sentence. Out: one entry a quantity: kind (unless count), qualifier, bounds, clitics, words in guillemets.
//
//   quantities("نحو 120 قتيلا")  →  "about 120 «نحو 120»"
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace isnad {

std::shared_ptr<const Lexicon> quantity_lexicon();
std::string quantities(std::string_view text);

}  // namespace isnad
