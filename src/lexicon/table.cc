#include "lexicon/table.h"

#include <fstream>
#include <sstream>

namespace isnad {
namespace {

std::vector<std::string> split_tabs(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t from = 0;;) {
    const auto tab = line.find('\t', from);
    cells.emplace_back(line.substr(from, tab == line.npos ? tab : tab - from));
    if (tab == line.npos) return cells;
    from = tab + 1;
  }
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    auto to = text.find(separator, from);
    if (to == text.npos) to = text.size();
    if (const auto part = trim(text.substr(from, to - from)); !part.empty()) parts.emplace_back(part);
    from = to + 1;
  }
  return parts;
}

Result<Table> Table::parse(std::string_view text, std::string name) {
  Table t;
  t.name_ = std::move(name);
  int line_number = 0;
  for (std::size_t from = 0; from < text.size();) {
    auto to = text.find('\n', from);
    if (to == text.npos) to = text.size();
    std::string_view line = text.substr(from, to - from);
    from = to + 1;
    ++line_number;
    if (line_number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    if (t.columns_.empty()) {
      for (auto& c : split_tabs(line)) t.columns_.emplace_back(trim(c));
      continue;
    }
    TableRow row;
    row.line = line_number;
    for (auto& c : split_tabs(line)) row.cells.emplace_back(trim(c));
    if (row.cells.size() > t.columns_.size())
      return Error{ErrorCode::kBadData, t.name_ + ":" + std::to_string(line_number) + ": " +
                                            std::to_string(row.cells.size()) + " cells but " +
                                            std::to_string(t.columns_.size()) + " columns; remove the extra tab"};
    t.rows_.push_back(std::move(row));
  }
  if (t.columns_.empty())
    return Error{ErrorCode::kBadData, t.name_ + ": no header row; the first line names the columns"};
  return t;
}

Result<Table> Table::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kIo, path + ": cannot be opened; check the path and your rights"};
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str(), path);
}

int Table::index(std::string_view column) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i] == column) return static_cast<int>(i);
  return -1;
}

std::string_view Table::cell(const TableRow& row, std::string_view column) const {
  const int i = index(column);
  return i < 0 || static_cast<std::size_t>(i) >= row.cells.size()
             ? std::string_view()
             : std::string_view(row.cells[static_cast<std::size_t>(i)]);
}

Error Table::error(const TableRow& row, std::string_view column, std::string what) const {
  std::string place = name_ + ":" + std::to_string(row.line) + ":" + std::to_string(index(column) + 1);
  return {ErrorCode::kBadData, place + ": column '" + std::string(column) + "': " + std::move(what)};
}

}  // namespace isnad
