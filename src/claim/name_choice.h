// Which of the bearers of a name is meant: every candidate with a score, and the reasons for the first.
//
// In: an item that names something. Out: a draft whose candidates are weighed by the type noun or preposition before
// the name, the country of the report, places of the same governorate nearby, and whether there was such a body on the
// day. What the engine takes goes first unless the words speak strongly for another.
#pragma once

#include <optional>

#include "claim/names.h"

namespace isnad {

// None where the item names nothing that is told.
std::optional<NameDraft> choose_name(const NameContext& context, std::size_t item);

}  // namespace isnad
