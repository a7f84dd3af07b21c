// HashIndex: finds by hash the number of a thing that is kept elsewhere.
//
// In: hashes, and a question that tells whether the thing of a number is the one sought. Out: the number, or kNone.
// Eight bytes a slot and no allocation for each thing, for a million names.
//
//   const std::uint32_t i = index.find(hash_bytes(id), [&](std::uint32_t k) { return ids[k] == id; });
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lexicon/lexicon.h"

namespace isnad {

class HashIndex {
 public:
  template <class Same>
  std::uint32_t find(std::uint64_t hash, Same same) const {
    if (slots_.empty()) return kNone;
    const std::uint32_t check = fold(hash);
    for (std::size_t at = check & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& s = slots_[at];
      if (s.item == kNone) return kNone;
      if (s.check == check && same(s.item)) return s.item;
    }
  }
  // The caller has seen that it is not there.
  void insert(std::uint64_t hash, std::uint32_t item) {
    if (count_ * 2 >= slots_.size()) grow(slots_.size() * 2);
    place({fold(hash), item});
    ++count_;
  }
  void reserve(std::size_t items) {
    std::size_t size = 16;
    while (size < items * 2) size *= 2;
    if (size > slots_.size()) grow(size);
  }

 private:
  struct Slot {
    std::uint32_t check = 0, item = kNone;
  };
  static std::uint32_t fold(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ hash >> 32); }
  void place(Slot slot) {
    std::size_t at = slot.check & (slots_.size() - 1);
    while (slots_[at].item != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow(std::size_t size) {
    std::vector<Slot> old(size < 16 ? 16 : size);
    old.swap(slots_);
    for (const Slot& s : old)
      if (s.item != kNone) place(s);
  }

  std::vector<Slot> slots_;  // a power of two of them
  std::size_t count_ = 0;
};

}  // namespace isnad
