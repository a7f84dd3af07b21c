// A lexicon of a few of the tables in lexicon/, for tests of one grammar.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "lexicon/builder.h"
#include "lexicon/compile.h"
#include "lexicon/lexicon.h"

namespace isnad::testing {

inline std::shared_ptr<const Lexicon> lexicon_of(std::initializer_list<const char*> files) {
  LexiconBuilder builder;
  std::vector<Error> problems;
  for (const char* file : files) {
    const auto table = Table::read(std::string(ISNAD_SOURCE_DIR) + "/lexicon/" + file);
    if (table)
      compile_table(*table, builder, problems);
    else
      problems.push_back(table.error());
  }
  for (const Error& e : problems) ADD_FAILURE() << e.message;
  auto opened = Lexicon::from_bytes(builder.build(""), "test");
  return opened ? *opened : nullptr;
}

}  // namespace isnad::testing
