// A few lines that the tests of text/ share: the embedded lexicon, and a document read with it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/document.h"

namespace isnad::testing {

inline const Lexicon& lexicon() {
  static const auto opened = Lexicon::embedded();
  if (!opened) {
    ADD_FAILURE() << opened.error().message;
    std::abort();
  }
  return *opened.value();
}

inline Document read(std::string_view text) {
  Document d;
  read_text(text, lexicon(), d);
  return d;
}

// The words of the original that each token covers.
inline std::vector<std::string> words(const Document& d) {
  std::vector<std::string> out;
  for (const Token& t : d.tokens) out.emplace_back(d.original(t));
  return out;
}

// The original words of each sentence, from its first token to its last.
inline std::vector<std::string> sentences(const Document& d) {
  std::vector<std::string> out;
  for (const Sentence& s : d.sentences)
    out.emplace_back(
        d.text.substr(d.tokens[s.first].span.begin, d.tokens[s.last - 1].span.end - d.tokens[s.first].span.begin));
  return out;
}

}  // namespace isnad::testing
