// The words of explanations, in English and Arabic, each in one place.
#pragma once

#include <string_view>

#include "claim/explain_claim.h"
#include "model/vocabulary.h"

namespace isnad {

// The same thing said in both languages.
struct Wording {
  std::string_view en, ar;
  std::string_view in(Language l) const { return l == Language::ar ? ar : en; }
};

Wording wording(Measure);
Wording wording(Category);
Wording wording(EventType);
Wording wording(StanceKind);
Wording wording(Modality);
Wording wording(Scope);
Wording wording(Qualifier);
Wording wording(QuantityKind);
// Why a rule lost; %r stands for the rule that won.
Wording wording(const Attempt&);
// What made a decision; %w stands for the words that did, with their sentence if it is another.
Wording wording(Why);
// Why a number became no figure; %w stands for the word behind it.
Wording wording(Unread, bool next);
// What a slot of a pattern holds.
Wording slot_wording(char slot);

}  // namespace isnad
