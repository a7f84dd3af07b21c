// Opens the bytes of a compiled lexicon. Used by Lexicon::open, Lexicon::embedded and tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/lexicon.h"

namespace isnad {

struct LexiconLoader {
  // `bytes` must outlive the lexicon; `name` is for messages.
  static Result<std::shared_ptr<const Lexicon>> from_memory(std::string_view bytes, std::string name);
  // Makes an empty lexicon to fill; keeps the constructor private to loaders.
  static std::shared_ptr<Lexicon> make();
  static void index_edges(Lexicon& lexicon);
  static Status fill(Lexicon& lexicon, std::string_view bytes, const std::string& name);
};

}  // namespace isnad
