// StringPool: texts one after another in one string, each kept once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/hash_index.h"

namespace isnad {

class StringPool {
 public:
  static constexpr std::size_t kMost = 0xffffffffu;  // bytes that a StringRef can point at

  void expect(std::size_t texts, std::size_t bytes) {
    index_.reserve(refs_.size() + texts);
    text_.reserve(text_.size() + bytes);
  }
  StringRef intern(std::string_view text);
  // Keeps it once more, for texts that are hardly ever the same: a million names need no index.
  StringRef append(std::string_view text);
  // Takes texts that are there already; each of them is then told to `know`.
  void adopt(std::string_view all) { text_ = all; }
  void know(StringRef ref);

  std::string_view view(StringRef r) const { return std::string_view(text_).substr(r.offset, r.size); }
  std::string_view all() const { return text_; }
  bool full() const { return full_; }

 private:
  std::uint32_t find(std::string_view text, std::uint64_t hash) const;

  std::string text_;
  std::vector<StringRef> refs_;
  HashIndex index_;
  bool full_ = false;
};

}  // namespace isnad
