// The ways to read one written word: forms of the lexicon inside its clitics, and its words of names.
//
// In: a folded key. Out: up to eight readings, fewest cuts first. Each distinct word is analysed once and remembered.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace isnad {

// Remembers the analyses of words, direct-mapped by hash; belongs to one Document.
class WordCache {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint64_t classes = 0;
    std::uint32_t first_reading = 0, first_word = 0;
    std::uint8_t readings = 0, words = 0, key_size = 0;
    std::array<char, 29> key{};
  };
  static constexpr std::size_t kSize = std::size_t{1} << 15;
  static constexpr std::size_t kPoolLimit = std::size_t{1} << 19;

  explicit WordCache(std::string fingerprint) : fingerprint_(std::move(fingerprint)), entries_(kSize) {}
  Entry& at(std::uint64_t hash) { return entries_[hash & (kSize - 1)]; }
  const std::string& fingerprint() const { return fingerprint_; }
  void forget() { entries_.assign(kSize, {}); }

 private:
  std::string fingerprint_;
  std::vector<Entry> entries_;
};

// Fills the readings and name words of a word token.
void analyse_word(Document& doc, const Lexicon& lexicon, Token& token);

// Appends all readings of a key; used by analyse_word and tests.
void readings_of_key(std::string_view key, const Lexicon& lexicon, std::vector<Reading>& readings, std::vector<NameWord>& words);

}  // namespace isnad
