// Decision ↔ the JSON that a case file keeps, and the hash that chains one to the one before.
//
// In: a decision. Out: its content as JSON, the same for the same decision, readable without Isnad
// (docs/formats/case.md).
//
//   row.content = decision_content(d);
//   row.hash = decision_hash(n, name(d.kind), row.content, previous);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/decision.h"

namespace isnad {

inline constexpr std::string_view kFirstHash = "0000000000000000000000000000000000000000000000000000000000000000";

std::string decision_content(const Decision& decision);
// Everything but n and kind, which stand in columns of their own.
Result<Decision> parse_decision_content(std::string_view json);
std::string decision_hash(std::int64_t n, std::string_view kind, std::string_view content, std::string_view previous);

}  // namespace isnad
