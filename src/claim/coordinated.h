// Groups joined by و to one that a rule counts: «… 34 عنصرا و61 من داعش و7 مدنيين» count the same thing.
#pragma once

#include <cstdint>
#include <vector>

#include "claim/items.h"

namespace isnad {

// The items after `from` that are counted alike, in order. `used`: items that other rules have counted.
std::vector<std::size_t> coordinated(const Document& doc, const SentenceItems& sentence, std::size_t from,
                                     const std::vector<std::uint8_t>& used);

}  // namespace isnad
