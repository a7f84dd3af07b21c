// A stretch of the untouched original text of a report: UTF-8 byte offsets, end exclusive.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace isnad {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return end <= begin; }
  std::uint32_t size() const { return end > begin ? end - begin : 0; }
  bool overlaps(Span o) const { return std::max(begin, o.begin) < std::min(end, o.end); }
  bool contains(Span o) const { return begin <= o.begin && o.end <= end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

inline Span hull(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace isnad
