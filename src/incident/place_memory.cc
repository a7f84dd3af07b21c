#include "incident/place_memory.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace isnad {

std::vector<std::uint32_t> number_places(const std::vector<Story>& stories) {
  std::unordered_map<std::string_view, std::vector<std::pair<const Place*, std::uint32_t>>> known;
  std::vector<std::uint32_t> out(stories.size());
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const Place* place = stories[i].place;
    if (!place) continue;
    auto& alike = known[place->id];
    const auto at = std::find_if(alike.begin(), alike.end(), [&](const auto& p) { return *p.first == *place; });
    out[i] = at == alike.end() ? alike.emplace_back(place, ++last).second : at->second;
  }
  return out;
}

}  // namespace isnad
