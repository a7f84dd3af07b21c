#include "text/document.h"

#include "text/tokens.h"
#include "text/words.h"

namespace isnad {

Document::Document() = default;
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

void read_words(std::string_view text, const Lexicon& lexicon, Document& out, WordMarker marker) {
  out.sentences.clear();
  out.text = text;
  out.diagnostics.clear();
  if (!out.cache || out.cache->fingerprint() != lexicon.fingerprint() || out.marker != marker) {
    out.cache = std::make_unique<WordCache>(lexicon.fingerprint());
    out.readings.clear();
    out.name_words.clear();
  } else if (out.readings.size() + out.name_words.size() > WordCache::kPoolLimit) {
    out.cache->forget();
    out.readings.clear();
    out.name_words.clear();
  }
  out.marker = marker;
  tokenize(out);
  rejoin(out, lexicon);
  analyse(out, lexicon);
  detect_language(out);
}

void read_text(std::string_view text, const Lexicon& lexicon, Document& out) {
  read_words(text, lexicon, out);
  split_sentences(out, lexicon);
  mark_segments(out, lexicon);
}

}  // namespace isnad
