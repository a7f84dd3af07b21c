// Circumstances of what a sentence asserts: modality, background, when.
#pragma once

#include <optional>

#include "claim/items.h"

namespace isnad {

// Hedged or irrealis, judged from the words before an item in its clause. `told_by`: the item that says so.
Modality modality_at(const ItemContext& context, const SentenceItems& sentence, std::size_t item,
                     std::size_t* told_by = nullptr);
// Does the sentence open as an aside about the past?
bool opens_background(const ItemContext& context, const SentenceItems& sentence);
// Is what stands at the item told as history: «على خلفية مقتل …», «في ذكرى …»?
bool told_as_past(const ItemContext& context, const SentenceItems& sentence, std::size_t item);
// The time nearest to an item; none where the sentence has none. Where the day has been `told_before`, a day of saying
// («قال البيان اليوم الأحد إن …») is not that of what is said.
const TimeMention* time_near(const SentenceItems& sentence, std::size_t item, bool told_before = false);
// Of a time between a reporting verb and what is reported: the item that opens what is reported; else 0.
std::size_t said_at(const SentenceItems& sentence, std::size_t time);
// The window longer than a day that is told of, «منذ مطلع العام», resolved or not; none where a day is nearer.
const TimeMention* window_over(const SentenceItems& sentence, std::size_t item);
// Are the people counted at the item the speaker's own: «من صفوفنا», «مقاتلينا»?
bool of_own_side(const ItemContext& context, const SentenceItems& sentence, std::size_t item);

}  // namespace isnad
