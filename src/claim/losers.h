// Whose losses a toll tells of where its own words do not say: «خسائر الفصائل بلغت 14 قتيلا», «سبعة في صفوفه»,
// «سقط لقوات النظام 12 قتيلا», «خمسة قتلى وعشرة جرحى من الجيش».
#pragma once

#include <optional>

#include "claim/drafts.h"

namespace isnad {

// The people of a figure of this sentence by the words round it; none if they do not tell, or if it says so itself.
std::optional<Group> loser(const SentenceContext& sentence, const FigureDraft& figure);

}  // namespace isnad
