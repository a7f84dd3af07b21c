// UTF-8: counting, checking, walking and mending.
//
// In: bytes. Out: counts, code points, or a valid copy. Spans inside Isnad are byte offsets; the output contract
// counts code points, and CodePointIndex turns the one into the other without walking the text again for each span.
//
//   count_code_points("سجن") == 3
//   CodePointIndex index(text);   index.at(span.begin)      // code points before that byte
//   Utf8Repair r = repair_utf8("a\xff");                     // r.text == "a\uFFFD", r.replaced == 1
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace isnad {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kReplacementUtf8 = "\xEF\xBF\xBD";

// Code points of valid UTF-8; of other bytes, those that do not continue a character.
std::size_t count_code_points(std::string_view text);

// Length of the longest valid prefix; equal to text.size() if all of it is valid.
std::size_t valid_utf8_prefix(std::string_view text);
inline bool is_valid_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

// Reads the code point at `at` and moves past it. A byte that starts no character reads as U+FFFD and is stepped over.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_code_point(std::string& out, char32_t code_point);  // surrogates and values past U+10FFFF become U+FFFD

struct Utf8Repair {
  std::string text;
  std::size_t replaced = 0;  // U+FFFD put in, one for each maximal broken piece (as browsers count)
  Span first;                // in `text`, where the first one stands
};
Utf8Repair repair_utf8(std::string_view bytes);

// Byte offset → code point offset, by checkpoints every 256 bytes, made as far as they are asked for. The text must
// outlive the index. Not for use from several threads at once.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text) : text_(text) {}
  // Code points before byte `offset`; offsets past the end count as the end.
  std::uint32_t at(std::size_t offset);

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // of each checkpoint but the text's start
};

}  // namespace isnad
