// Explain: each figure, event and stance of a report, and why it was read so, in words a coder can argue with.
//
// In: a report, what was read of it, the trace of the reading, and the notes of the rules. Out: plain text in English
// or Arabic: the sentence with the fact's words in ⟦ ⟧, the rule, what filled its slots, each decision with the words
// that made it, the rules that matched and lost, and the numbers that became no figure. Words of the report are
// isolated («…» between U+2068 and U+2069) and freed of control characters.
//
//   Trace trace;
//   const Extraction found = engine.extract(report, &trace);
//   std::string text = explain_claims(report, found, trace, engine.rules(), {Language::ar, "c2"});
#pragma once

#include <string>
#include <vector>

#include "claim/trace.h"
#include "model/claim.h"
#include "model/rule_note.h"

namespace isnad {

enum class Language : std::uint8_t { en, ar };

struct ExplainOptions {
  Language language = Language::en;
  std::string only;  // id of one claim or event; empty: all, and what was left out
};

// Empty where `only` names nothing of this report.
std::string explain_claims(const Report& report, const Extraction& found, const Trace& trace,
                           const std::vector<RuleNote>& rules, const ExplainOptions& options);

}  // namespace isnad
