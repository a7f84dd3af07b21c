// The facts a name is told with: nature, side, parent, codes of an actor; operator and the like of a facility.
//
// In: an entity, the day asked about, the country of the report. Out: facts; without a day all of them with their
// dates, with one those that hold on it. An actor without a code takes that of the body it belongs to.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/name.h"

namespace isnad {

NameKind name_kind(EntityKind kind);

// `text` is the name as written, for the share in which it means this facility.
std::vector<NameFact> facts_of_name(const Lexicon& lexicon, EntityIndex entity, std::string_view text,
                                    const std::optional<Date>& on, EntityIndex country);

}  // namespace isnad
