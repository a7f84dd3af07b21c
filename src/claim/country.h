// The country a report plays in: most of the places and facilities it names lie there; the first named of two.
#pragma once

#include "text/document.h"

namespace isnad {

EntityIndex country_of_report(const Document& doc, const Lexicon& lexicon);  // kNone where no place is named

}  // namespace isnad
