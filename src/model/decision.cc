#include "model/decision.h"

#include <array>

namespace isnad {
namespace {
constexpr std::array<std::string_view, 4> kNames{"merge", "split", "move", "undo"};
}

std::string_view name(DecisionKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

bool parse_decision_kind(std::string_view text, DecisionKind& into) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == text) {
      into = static_cast<DecisionKind>(i);
      return true;
    }
  return false;
}

}  // namespace isnad
