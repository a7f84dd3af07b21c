// The steps from bytes to a Document, in the order in which read_text() takes them.
//
// In: UTF-8 of any quality. Out: tokens with folded keys, numbers with values, punctuation; then words put together or
// cut where they were written broken; then sentences, each with its segment. Each step fills its part of the Document
// and reuses the buffers of the report before. docs/design/segments.md tells the rules in prose.
//
//   tokenize(doc);            // «قتـ ـلى 12» → two words and a number
//   rejoin(doc, lexicon);     // → قتلى 12
#pragma once

#include "text/document.h"

namespace isnad {

// Joins and cuts past so many are made, but no longer told of.
inline constexpr std::size_t kMaxDiagnostics = 10000;

// Fills doc.folded and doc.tokens from doc.text. Runs of one mark become one token after the eighth.
void tokenize(Document& doc);

// Puts words together that were broken to dodge filters («قتـ ـلـ ـى», «د1عش», «د.ا.ع.ش»): only where the result is a
// word of the lexicon. Each join leaves a diagnostic "text.rejoined".
void rejoin(Document& doc, const Lexicon& lexicon);

// Gives words their readings, and cuts glued ones in two («الأممالمتحدة»); each cut leaves a diagnostic "text.split".
void analyse(Document& doc, const Lexicon& lexicon);

// Names the language of the tokens in doc.language; a diagnostic "text.language" if it is not Arabic.
void detect_language(Document& doc);

// Cuts doc.tokens into doc.sentences, all of them body.
void split_sentences(Document& doc, const Lexicon& lexicon);

// Tells headline, dateline, byline, body and noise apart.
void mark_segments(Document& doc, const Lexicon& lexicon);

}  // namespace isnad
