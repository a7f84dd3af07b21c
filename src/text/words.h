// The ways to read one written word: forms of the lexicon inside its clitics, and its words of names.
//
// In: a folded key. Out: up to eight readings, fewest cuts first. Each distinct word is analysed once and remembered.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace isnad {

// Remembers the analyses of words, direct-mapped by hash; belongs to one Document.
class WordCache {
 public:
  struct alignas(64) Entry {  // one cache line
    std::uint64_t hash = 0;
    std::uint64_t classes = 0;
    std::uint32_t first_reading = 0, first_word = 0;
    std::uint8_t readings = 0, words = 0, key_size = 0;
    std::uint8_t cut = 0;  // where a glued word falls apart, 0 if it does not, kMayHoldTa
    std::array<char, 28> key{};
    std::uint8_t marks = 0;
  };
  static constexpr std::size_t kSize = std::size_t{1} << 17;
  static constexpr std::size_t kPoolLimit = std::size_t{1} << 20;

  static std::uint64_t hash(std::string_view key);

  explicit WordCache(std::string fingerprint) : fingerprint_(std::move(fingerprint)) { forget(); }
  Entry& at(std::uint64_t hash) { return entries_[hash & (kSize - 1)]; }
  void fetch(std::uint64_t hash) const { __builtin_prefetch(&entries_[hash & (kSize - 1)], 1); }
  const std::string& fingerprint() const { return fingerprint_; }
  void forget();

 private:
  std::string fingerprint_;
  struct Free {
    void* block;  // as it was allocated; the entries begin at the next cache line
    Free() : block(nullptr) {}
    explicit Free(void* b) : block(b) {}
    void operator()(Entry*) const;
  };
  std::unique_ptr<Entry[], Free> entries_;  // zeroed by the system as it is touched: a small text pays for little
};

// An unknown word with a ه inside: its original may have a ta marbuta there, which ends a word.
inline constexpr std::uint8_t kMayHoldTa = 0xff;

// Fills the readings and name words of a word token; returns where a glued word is to be cut, 0 if it is none, or
// kMayHoldTa. The second form takes the hash of the token's key, computed ahead so that the cache could be fetched.
std::size_t analyse_word(Document& doc, const Lexicon& lexicon, Token& token, std::uint64_t hash);
std::size_t analyse_word(Document& doc, const Lexicon& lexicon, Token& token);

// Where an unknown key falls into two words of the lexicon («الأمم|المتحدة»), 0 if it does not. See
// docs/design/segments.md.
std::size_t glue_point(std::string_view key, const Lexicon& lexicon);

// Appends all readings of a key; used by analyse_word and tests.
void readings_of_key(std::string_view key, const Lexicon& lexicon, std::vector<Reading>& readings,
                     std::vector<NameWord>& words);

}  // namespace isnad
