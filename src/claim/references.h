// References: «التنظيم», «السجن», «المدينة», «القوات» and what they stand for.
//
// In: a definite noun that is no name of its own, and the names told before it. Out: a draft whose candidates are the
// names before it that agree: the organisation called so, the facility of that kind, the place of that type. The last
// one goes first; where two stand equally near, both are told and the draft is doubtful.
#pragma once

#include <optional>

#include "claim/names.h"

namespace isnad {

// None where the item is no such noun.
std::optional<NameDraft> read_reference(const NameContext& context, std::size_t item);

}  // namespace isnad
