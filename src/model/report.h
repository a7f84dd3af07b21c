// Report: one document as it reached us, and what Isnad noticed while reading it.
//
// `bytes` are the original, kept for ever; `text` is the UTF-8 the engine reads (equal to `bytes`
// unless the original was in another encoding). Every span of every later product points into `text`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/time.h"

namespace isnad {

struct Diagnostic {
  std::string code;  // e.g. "text.rejoined"; the list is docs/formats/errors.md
  Span span;
  std::string message;
  bool operator==(const Diagnostic&) const = default;
};

struct Report {
  std::string id;      // given by the input, else "r-" and the first 16 hex digits of sha256
  std::string path;    // file it was read from, "-" for stdin, empty if none
  std::string sha256;  // of `bytes`, lower-case hex
  std::string outlet;  // empty if unknown; an outlet id of the lexicon or free text
  std::string url;
  std::string title;  // empty if unknown
  std::optional<Date> published;
  std::string language = "ar";
  std::string bytes;
  std::string text;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace isnad
