#include "model/decision.h"

#include <array>

namespace isnad {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"merge", "split", "move", "undo"};
constexpr std::array<std::string_view, 5> kStates{"applied", "partly", "no effect", "stale", "undone"};

template <class E, std::size_t kCount>
bool find(const std::array<std::string_view, kCount>& names, std::string_view text, E& into) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == text) {
      into = static_cast<E>(i);
      return true;
    }
  return false;
}

}  // namespace

std::string_view name(DecisionKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
bool parse_decision_kind(std::string_view text, DecisionKind& into) { return find(kKinds, text, into); }
std::string_view name(DecisionState state) { return kStates[static_cast<std::size_t>(state)]; }
bool parse_decision_state(std::string_view text, DecisionState& into) { return find(kStates, text, into); }

}  // namespace isnad
