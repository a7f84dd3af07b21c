// Tells of two stories, without scoring them, that their places differ.
//
// In: stories, and the number of the place of each. Out: true only where score_pair() would veto the pair for its
// places. Stories of one governorate meet by the thousand, in few towns; so the relation of two towns is worked out
// once, and found again by their numbers. For one thread.
//
//   PlaceMemory memory(stories, number_places(stories));
//   if (memory.differ(a, b)) continue;
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "incident/score.h"
#include "incident/story.h"

namespace isnad {

// A number for the place of each story; two have the same only where the places are the same in all they hold.
std::vector<std::uint32_t> number_places(const std::vector<Story>& stories);

class PlaceMemory {
 public:
  PlaceMemory(const std::vector<Story>& stories, const std::vector<std::uint32_t>& places)
      : stories_(stories), places_(places), known_(kSlots) {}

  bool differ(std::uint32_t a, std::uint32_t b) {  // a before b
    const Story& x = stories_[a];
    const Story& y = stories_[b];
    if (!x.place || !y.place || places_[a] == places_[b] || (x.facility && y.facility) || (x.transfers && y.transfers))
      return false;
    const std::uint64_t key = static_cast<std::uint64_t>(places_[a]) << 32 | places_[b];
    Known& slot = known_[key * 0x9E3779B97F4A7C15ull >> (64 - kBits)];
    if (slot.key != key) slot = {key, relate(x.place, y.place) == PlaceRelation::differ};
    return slot.differ && !figures_outweigh_places(x, y);
  }

 private:
  static constexpr unsigned kBits = 17;  // two megabytes; the pairs of towns of a governorate fit
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;
  struct Known {
    std::uint64_t key = 0;  // of no two places, as they have different numbers
    bool differ = false;
  };
  const std::vector<Story>& stories_;
  const std::vector<std::uint32_t>& places_;
  std::vector<Known> known_;
};

}  // namespace isnad
