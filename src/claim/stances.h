// Stances: who accuses, denies, rejects, threatens, warns, demands, condemns, praises, claims responsibility or
// announces, and of or to whom.
//
// In: the items of a sentence, its speech frames and who spoke before. Out: claims of kind stance; the holder is the
// first link of their attribution, relays follow it («قال مصدر إن المعتقلين يرفضون»: the detainees, then the source).
#pragma once

#include <vector>

#include "claim/speech.h"

namespace isnad {

// Does a word of this speech code take a stance?
std::optional<StanceKind> stance_of(SpeechCode code);

void find_stances(const ItemContext& context, const SentenceItems& sentence, std::string_view outlet,
                  const SpeechState& state, const std::vector<SpeechFrame>& frames, std::vector<Claim>& out);

}  // namespace isnad
