// Quotations that run over several sentences.
#pragma once

#include <vector>

#include "claim/speech.h"

namespace isnad {

// A quotation that was open when the sentence began is still its speaker's.
void open_quote(const ItemContext& context, const SentenceItems& sentence, const SpeechState& state,
                std::vector<SpeechFrame>& out);

// Is one open when the sentence ends?
void track_quotes(const ItemContext& context, const SentenceItems& sentence, SpeechState& state);

}  // namespace isnad
