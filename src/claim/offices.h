// Offices: spokespeople, ministers, directors, governors and senior officers, with the body they belong to.
//
// In: a sentence and the names told in it. Out: a draft whose role is the words of the office, whose candidate is the
// body, and whose person is the name beside it, if any. An office without body and name is not told, and neither is
// anyone without an office: private persons are nobody's business.
//
//   المتحدث باسم قوات سوريا الديمقراطية فرهاد شامي    sdf, «فرهاد شامي»
//   مدير المرصد رامي عبد الرحمن                        sohr
//   العقيد أحمد المسماري                               no body, «أحمد المسماري»
#pragma once

#include <optional>

#include "claim/names.h"

namespace isnad {

// The office that begins with an item; none where none does. References among the names before must be resolved.
std::optional<NameDraft> read_office(const NameContext& context, std::size_t item);

}  // namespace isnad
