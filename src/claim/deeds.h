// Deeds that a speaker tells of himself: «قتلنا», «أعلنت الشرطة توقيف 37», «إن قواته اعتقلت», a claim of
// responsibility.
#pragma once

#include <optional>
#include <string_view>

#include "claim/items.h"

namespace isnad {

// Is the event at the item told as a deed of whoever is quoted there?
bool speakers_deed(const ItemContext& context, const SentenceItems& sentence, std::size_t item, EventType type);

// The actor that a speaker is or speaks for on that day («أعماق» for the organisation); kNone where it is none.
EntityIndex body_behind(const Lexicon& lexicon, std::string_view speaker, const std::optional<Date>& day);

}  // namespace isnad
