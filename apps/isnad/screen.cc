#include "screen.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr std::string_view kIsolate = "\xE2\x81\xA8";     // U+2068
constexpr std::string_view kEndIsolate = "\xE2\x81\xA9";  // U+2069
constexpr std::string_view kEllipsis = "…";

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}

bool zero_width(char32_t c) {
  constexpr std::array<Range, 12> kMarks{{{0x0300, 0x036F},
                                          {0x0591, 0x05BD},
                                          {0x0610, 0x061A},
                                          {0x061C, 0x061C},
                                          {0x064B, 0x065F},
                                          {0x0670, 0x0670},
                                          {0x06D6, 0x06DC},
                                          {0x06DF, 0x06E4},
                                          {0x06E7, 0x06E8},
                                          {0x06EA, 0x06ED},
                                          {0x200B, 0x200F},
                                          {0xFE00, 0xFE0F}}};
  constexpr std::array<Range, 4> kControls{{{0x202A, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0x08D3, 0x08FF}}};
  return within(kMarks, c) || within(kControls, c);
}

bool wide(char32_t c) {
  constexpr std::array<Range, 6> kWide{
      {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}}};
  return within(kWide, c);
}

std::size_t width_of(char32_t c) { return zero_width(c) ? 0 : wide(c) ? 2 : 1; }

// Bidi controls in quoted text would let it reorder what stands around it.
bool steers_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) n += width_of(next_code_point(text, at));
  return n;
}

bool has_rtl(std::string_view text) {
  constexpr std::array<Range, 3> kRightToLeft{{{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}}};
  for (std::size_t at = 0; at < text.size();)
    if (within(kRightToLeft, next_code_point(text, at))) return true;
  return false;
}

std::string isolate(std::string_view text) {
  if (!has_rtl(text)) return std::string(text);
  return std::string(kIsolate) + std::string(text) + std::string(kEndIsolate);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x2028 || c == 0x2029) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && !steers_direction(c)) {
      append_code_point(out, c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string shorten(std::string_view raw, std::size_t width) {
  std::string text = one_line(raw);
  if (display_width(text) <= width) return text;
  std::size_t at = 0, end = 0, n = 0;
  while (at < text.size()) {
    n += width_of(next_code_point(text, at));
    if (n >= width) break;
    end = at;
  }
  return text.substr(0, end) + std::string(kEllipsis);
}

std::string Style::paint(std::string_view code, std::string_view text) const {
  if (!colours || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string ScreenTable::text(const Style& style) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t w = display_width(columns_[c].title);
    for (const auto& row : rows_) w = std::max(w, display_width(shorten(row[c], columns_[c].widest)));
    widths.push_back(w);
  }
  std::string out;
  const auto put = [&](const std::vector<std::string>& cells, bool head) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string cell = shorten(cells[c], columns_[c].widest);
      const std::string pad(widths[c] - std::min(widths[c], display_width(cell)), ' ');
      const bool right = columns_[c].align == Align::right;
      const std::string shown = head ? style.bold(isolate(cell)) : isolate(cell);
      if (c > 0) line += "  ";
      line += right ? pad + shown : shown + (c + 1 < cells.size() ? pad : "");
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  };
  std::vector<std::string> titles;
  for (const Column& c : columns_) titles.push_back(c.title);
  put(titles, true);
  for (const auto& row : rows_) put(row, false);
  return out;
}

}  // namespace isnad
