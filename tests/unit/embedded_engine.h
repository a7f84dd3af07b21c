// The engine with the embedded lexicon, opened once for all tests, and a report to read with it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "isnad/engine.h"

namespace isnad::testing {

inline const Engine& engine() {
  static const Result<Engine> made = Engine::create({});
  if (!made) {
    ADD_FAILURE() << made.error().message;
    std::abort();
  }
  return made.value();
}

inline Report text_report(std::string text) {
  Report r;
  r.id = "r";
  r.bytes = r.text = std::move(text);
  return r;
}

}  // namespace isnad::testing
