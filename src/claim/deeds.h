// Deeds that a speaker tells of himself: «قتلنا», «أعلنت الشرطة توقيف 37», «إن قواته اعتقلت», a claim of
// responsibility.
#pragma once

#include <optional>
#include <string_view>

#include "claim/items.h"

namespace isnad {

// Is the event at the item told as a deed of whoever is quoted there?
bool speakers_deed(const ItemContext& context, const SentenceItems& sentence, std::size_t item, EventType type);

// «حرر الجيش 15 محتجزا», «تحرير سبعة أسرى»: let go, where no prison is spoken of or a force of the state did it.
// Attackers who free prisoners help them escape.
bool set_free(const Lexicon& lexicon, const SentenceItems& sentence, std::int32_t trigger, std::int32_t agent,
              bool prison);

// The actor that a speaker is or speaks for on that day («أعماق» for the organisation); kNone where it is none.
EntityIndex body_behind(const Lexicon& lexicon, std::string_view speaker, const std::optional<Date>& day);

}  // namespace isnad
