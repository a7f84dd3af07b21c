// The engine with the embedded lexicon, opened once for all tests.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>

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

}  // namespace isnad::testing
