// List items: the parts of an enumeration in one sentence, each with its own people, place and day.
//
//   قُتل 720 من أبناء المحافظة، و474 من القوات، وثلاثة قضوا في قصف على دمشق في 16 تموز، وصحفيان
//
// The town and the day of one item say nothing of the others; what stands before the list holds for all of it.
#pragma once

#include "claim/drafts.h"
#include "claim/items.h"

namespace isnad {

// Fills SentenceItems::list_item: the number of the list item an item stands in, from 1; 0 outside of a list. Left
// empty where the sentence holds no list.
void find_list_items(SentenceItems& sentence);

// May what is said at `where` (a place, a day) hold for the fact at `fact`?
inline bool in_reach(const SentenceItems& s, std::size_t where, std::size_t fact) {
  return s.list_item.empty() || s.list_item[where] == 0 || s.list_item[where] == s.list_item[fact];
}

// The part of a total that is told in the list item before the one an item stands in; null where there is none.
// `first`: the first figure of the sentence.
const FigureDraft* list_mate(const std::vector<FigureDraft>& figures, std::size_t first, const SentenceItems& sentence,
                             std::int32_t item);

}  // namespace isnad
