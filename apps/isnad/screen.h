// Tables for a screen that shows Arabic and Latin side by side.
//
// A cell with right-to-left letters is wrapped in first-strong isolates (U+2068 … U+2069), so that it cannot reorder
// its neighbours; widths count code points, vowel marks and invisible controls count nothing. Figures have Latin
// digits.
//
//   ScreenTable table({{"place", Align::left}, {"best", Align::right}});
//   table.row({"سجن غويران", "61"});
//   out.write(table.text(style));
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

std::size_t display_width(std::string_view text);
bool has_rtl(std::string_view text);
// The text, isolated where it holds right-to-left letters.
std::string isolate(std::string_view text);
// On one line, at most `width` columns, with … where something is left out.
std::string shorten(std::string_view text, std::size_t width);
// Line feeds and runs of white space become one space, other controls go: text of a report must not drive the terminal.
std::string one_line(std::string_view text);

struct Style {
  bool colours = false;
  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string dim(std::string_view text) const { return paint("2", text); }
  std::string warn(std::string_view text) const { return paint("33", text); }

 private:
  std::string paint(std::string_view code, std::string_view text) const;
};

enum class Align { left, right };

class ScreenTable {
 public:
  struct Column {
    std::string title;
    Align align = Align::left;
    std::size_t widest = 40;
  };
  explicit ScreenTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  std::string text(const Style& style) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace isnad
