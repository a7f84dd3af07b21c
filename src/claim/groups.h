// Groups: noun phrases of people with their number, category and party, put together from items.
//
// In: the items of a sentence. Out: items of class `group` in place of number + noun + modifiers, and PeopleGroups.
#pragma once

#include "claim/items.h"

namespace isnad {

void build_groups(const ItemContext& context, SentenceItems& sentence);

}  // namespace isnad
