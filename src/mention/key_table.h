// KeyTable: a fixed set of folded words and what each stands for, made by the compiler, asked with one probe or two.
//
// In: entries of a KeyWord of at most eight letters and a value; of two entries with one word the first counts. Out:
// the value of a folded key, or null. Lines are looked up word for word, so this is what most of their time goes into.
//
//   constexpr KeyTable kFractions(std::array{KeyEntry<int>{u"ثلث", 3}, KeyEntry<int>{u"ربع", 4}});
//   kFractions.find(doc.key(token))
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "mention/key_word.h"

namespace isnad {

template <class Value>
struct KeyEntry {
  KeyWord word;
  Value value;
};

template <class Value, std::size_t N>
class KeyTable {
 public:
  consteval KeyTable(const std::array<KeyEntry<Value>, N>& entries) {  // NOLINT
    for (const KeyEntry<Value>& e : entries) {
      std::uint64_t packed = 0;
      for (std::size_t i = 0; i < e.word.size; ++i)
        packed |= std::uint64_t{static_cast<unsigned char>(e.word.letters[i])} << (8 * i);
      std::size_t at = slot(packed);
      while (slots_[at].packed != 0 && slots_[at].packed != packed) at = (at + 1) % kSlots;
      if (slots_[at].packed == 0) slots_[at] = {e.word.size <= kLongest ? packed : throw "too long", e.value};
      if (e.word.size >= 2) mark(ending_of({e.word.letters, e.word.size}));
    }
  }

  // Cheap: false only where neither the key is in the table nor what cut_clitics() may leave of it: that ends as the
  // key does, has two letters at least, and no more than four letters less.
  bool may_end(std::string_view key) const {
    if (key.size() < 2) return true;
    return marked(ending_of(key)) || (key.size() <= 2 + 4 && marked(ending_of(key.substr(key.size() - 2))));
  }

  const Value* find(std::string_view key) const {
    if (key.empty() || key.size() > kLongest) return nullptr;
    const std::uint64_t packed = pack(key);
    for (std::size_t at = slot(packed); slots_[at].packed != 0; at = (at + 1) % kSlots)
      if (slots_[at].packed == packed) return &slots_[at].value;
    return nullptr;
  }

 private:
  static constexpr std::size_t kLongest = 8;
  static constexpr std::size_t kSlots = std::bit_ceil(4 * N);

  struct Slot {
    std::uint64_t packed = 0;  // letters, the first lowest; no letter folds to 0
    Value value{};
  };
  static constexpr std::size_t slot(std::uint64_t packed) {
    return (packed * 0x9E3779B97F4A7C15ull) >> (64 - std::countr_zero(kSlots));
  }
  // The last three letters, or both, as a bit of `endings_`.
  static constexpr std::size_t ending_of(std::string_view key) {
    const auto letter_at = [&](std::size_t i) { return static_cast<unsigned char>(key[key.size() - i]) & 63u; };
    return (letter_at(1) * 64 + letter_at(2) + (key.size() > 2 ? letter_at(3) * 613 : 1999)) % (64 * 64);
  }
  constexpr void mark(std::size_t ending) { endings_[ending / 64] |= std::uint64_t{1} << ending % 64; }
  bool marked(std::size_t ending) const { return (endings_[ending / 64] >> ending % 64 & 1) != 0; }
  static std::uint64_t pack(std::string_view key) {
    if constexpr (std::endian::native == std::endian::little) {
      const std::size_t n = key.size();
      if (n >= 4) {  // the two halves may overlap: there they agree
        std::uint32_t low, high;
        std::memcpy(&low, key.data(), 4);
        std::memcpy(&high, key.data() + n - 4, 4);
        return low | std::uint64_t{high} << (8 * (n - 4));
      }
    }
    std::uint64_t packed = 0;
    for (std::size_t i = 0; i < key.size(); ++i) packed |= std::uint64_t{static_cast<unsigned char>(key[i])} << (8 * i);
    return packed;
  }

  std::array<Slot, kSlots> slots_{};
  std::array<std::uint64_t, 64> endings_{};  // a bit for each way that a word ends
};

}  // namespace isnad
