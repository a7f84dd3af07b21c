// Tokens of a text: words with folded keys, numbers with values, punctuation.
//
// In: UTF-8 of any quality. Out: Document::tokens without readings; broken spellings are put together by rejoin().
#pragma once

#include "text/document.h"

namespace isnad {

// Fills doc.folded and doc.tokens from doc.text.
void tokenize(Document& doc);

// Puts words together that were broken to dodge filters («قتـ ـلـ ـى», «د1عش», «د.ا.ع.ش»): only where the result is a word of
// the lexicon. Each join leaves a diagnostic "text.rejoined".
void rejoin(Document& doc, const Lexicon& lexicon);

// Cuts doc.tokens into doc.sentences and tells headline, body and noise apart.
void split_sentences(Document& doc, const Lexicon& lexicon);

}  // namespace isnad
