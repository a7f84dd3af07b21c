#include "claim/list_items.h"

namespace isnad {
namespace {

using namespace feature;

constexpr std::uint32_t kFewestItems = 3;

bool comma(const Item& it) { return it.is(ItemClass::punct) && (it.punct == ',' || it.punct == ';'); }

// «، و474 من القوات», «، إضافة إلى 300 …»: does a list item begin after the comma?
bool opens_item(const SentenceItems& s, std::size_t after_comma) {
  constexpr std::size_t kFillers = 3;
  for (std::size_t k = after_comma; k < s.items.size() && k <= after_comma + kFillers; ++k) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::group) && it.has(kCounted)) return true;
    if (it.is(ItemClass::punct) || it.is(ItemClass::trigger) || it.is(ItemClass::speech)) return false;
  }
  return false;
}

}  // namespace

void find_list_items(SentenceItems& s) {
  s.list_item.clear();
  std::size_t counted = 0;
  for (const Item& it : s.items) counted += it.is(ItemClass::group) && it.has(kCounted);
  if (counted < kFewestItems) return;
  std::vector<std::size_t> starts;
  for (std::size_t k = 0; k + 1 < s.items.size(); ++k)
    if (comma(s.items[k]) && opens_item(s, k + 1)) starts.push_back(k + 1);
  if (starts.size() + 1 < kFewestItems) return;
  // The first item of a list stands in the main clause, whose place and day are everybody's.
  s.list_item.assign(s.items.size(), 0);
  for (std::size_t n = 0; n < starts.size(); ++n) {
    const std::size_t end = n + 1 < starts.size() ? starts[n + 1] : s.items.size();
    for (std::size_t k = starts[n]; k < end; ++k) s.list_item[k] = static_cast<std::uint8_t>(n % 255 + 1);
  }
}

const FigureDraft* list_mate(const std::vector<FigureDraft>& figures, std::size_t first, const SentenceItems& s,
                             std::int32_t item) {
  const auto at = static_cast<std::size_t>(item);
  if (s.list_item.empty() || s.list_item[at] == 0) return nullptr;
  const FigureDraft* mate = nullptr;
  for (std::size_t k = first; k < figures.size(); ++k)
    if (figures[k].item < at && (!mate || figures[k].item > mate->item)) mate = &figures[k];
  const bool before = mate && mate->part_of >= 0 && mate->list_item + 1 >= s.list_item[at];
  return before && static_cast<std::size_t>(mate->part_of) < first ? mate : nullptr;
}

}  // namespace isnad
