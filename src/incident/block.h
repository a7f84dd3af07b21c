// Blocks: which stories are worth comparing. Two stories meet under a key they share: a facility, a place or what it
// lies in, a cell of the map, a telling figure.
//
// In: stories. Out: their keys, sorted by key, then day, so that the neighbours of a story in one block stand beside
// it.
//
//   const std::vector<BlockEntry> entries = block_entries(stories, 0);
#pragma once

#include <cstdint>
#include <vector>

#include "incident/story.h"

namespace isnad {

// A story under one of its keys.
struct BlockEntry {
  std::uint64_t key;
  std::int32_t day;
  std::uint32_t story;
  auto operator<=>(const BlockEntry&) const = default;
};

// Sorted, each once. Any number of threads gives the same; 0: as many as there are processors.
std::vector<BlockEntry> block_entries(const std::vector<Story>& stories, unsigned threads);

}  // namespace isnad
