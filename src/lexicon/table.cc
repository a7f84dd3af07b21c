#include "lexicon/table.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/utf8.h"

namespace isnad {
namespace {

constexpr std::size_t kMostBytes = std::size_t{2} << 30;
constexpr std::size_t kPipeBytes = std::size_t{1} << 16;  // to begin with

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

bool control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') || c == 0x7f; }

Error bad(std::string message) { return {ErrorCode::kBadData, std::move(message)}; }

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

Error Table::fault(int line, std::size_t column, std::string what) const {
  return bad(name_ + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + std::move(what));
}

void Table::read_header(std::string_view line, int number, std::vector<Error>& faults) {
  header_line_ = number;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t to = std::min(line.find('\t', from), line.size());
    std::string column(trim(line.substr(from, to - from)));
    if (!is_valid_utf8(column))
      faults.push_back(fault(number, columns_.size() + 1, "not UTF-8; save the file as UTF-8"));
    else if (!column.empty() && has(column))
      faults.push_back(fault(number, columns_.size() + 1, "a second column '" + column + "'; rename or remove one"));
    columns_.push_back(std::move(column));
    from = to + 1;
  }
}

// A row with faults is left out.
void Table::read_row(std::string_view line, int number, std::vector<Error>& faults) {
  TableRow row{static_cast<std::uint32_t>(cells_.size()), 0, number};
  const std::size_t before = faults.size();
  const bool odd = !is_valid_utf8(line) || std::any_of(line.begin(), line.end(), control);
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t to = std::min(line.find('\t', from), line.size());
    const std::string_view cell = trim(line.substr(from, to - from));
    ++row.count;
    if (odd && !is_valid_utf8(cell))
      faults.push_back(fault(
          number, row.count,
          "not UTF-8 (byte " + std::to_string(valid_utf8_prefix(cell) + 1) + " of the cell); save the file as UTF-8"));
    else if (odd && std::any_of(cell.begin(), cell.end(), control))
      faults.push_back(fault(number, row.count, "a control character; delete it"));
    cells_.push_back({static_cast<std::uint32_t>(cell.data() - text_.data()), static_cast<std::uint32_t>(cell.size())});
    from = to + 1;
  }
  if (row.count > columns_.size())
    faults.push_back(fault(number, columns_.size() + 1,
                           std::to_string(row.count) + " cells but " + std::to_string(columns_.size()) +
                               " columns; remove the extra tab"));
  if (faults.size() == before)
    rows_.push_back(row);
  else
    cells_.resize(row.first);
}

Result<Table> Table::parse(std::string text, std::string name, std::vector<Error>& faults) {
  Table t;
  t.name_ = std::move(name);
  if (text.size() > kMostBytes) return bad(t.name_ + ": more than 2 GB; split it into several tables");
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return bad(t.name_ + ":1:1: UTF-16, as spreadsheets write it; save the file as UTF-8");
  t.text_ = std::move(text);
  const std::string_view all = t.text_;
  int number = 0;
  const auto lines = static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) + 1;
  t.rows_.reserve(lines);
  for (std::size_t from = 0; from < all.size();) {
    const std::size_t to = std::min(all.find('\n', from), all.size());
    std::string_view line = all.substr(from, to - from);
    from = to + 1;
    if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    if (t.columns_.empty()) {
      t.read_header(line, number, faults);
      t.cells_.reserve(std::min(lines * t.columns_.size(), all.size()));
    } else {
      t.read_row(line, number, faults);
    }
  }
  if (t.columns_.empty()) return bad(t.name_ + ": no header row; the first line names the columns");
  return t;
}

Result<Table> Table::parse(std::string_view text, std::string name) {
  std::vector<Error> faults;
  Result<Table> t = parse(std::string(text), std::move(name), faults);
  if (t && !faults.empty()) return faults.front();
  return t;
}

Result<Table> Table::read(const std::string& path, std::vector<Error>& faults) {
  struct Closer {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rbe"));
  if (!file) return Error{ErrorCode::kIo, path + ": cannot be opened (" + std::strerror(errno) + "); check the path"};
  std::string text;
  std::error_code none;  // a pipe has no size
  const auto expected = std::filesystem::file_size(path, none);
  const std::size_t first = none || expected > kMostBytes ? kPipeBytes : static_cast<std::size_t>(expected) + 1;
  text.resize(first);
  std::size_t size = 0;
  while (const std::size_t n = std::fread(text.data() + size, 1, text.size() - size, file.get())) {
    size += n;
    if (size > kMostBytes) break;
    if (size == text.size()) text.resize(size * 2);
  }
  text.resize(size);
  if (std::ferror(file.get()) != 0) return Error{ErrorCode::kIo, path + ": cannot be read: " + std::strerror(errno)};
  return parse(std::move(text), path, faults);
}

Result<Table> Table::read(const std::string& path) {
  std::vector<Error> faults;
  Result<Table> t = read(path, faults);
  if (t && !faults.empty()) return faults.front();
  return t;
}

int Table::index(std::string_view column) const {
  const auto it = std::find(columns_.begin(), columns_.end(), column);
  return it == columns_.end() ? -1 : static_cast<int>(it - columns_.begin());
}

std::string_view Table::cell(const TableRow& row, int column) const {
  if (column < 0 || static_cast<std::uint32_t>(column) >= row.count) return {};
  const Cell& c = cells_[row.first + static_cast<std::uint32_t>(column)];
  return std::string_view(text_).substr(c.begin, c.size);
}

Error Table::error(const TableRow& row, std::string_view column, std::string what) const {
  return fault(row.line, static_cast<std::size_t>(index(column)) + 1,
               "column '" + std::string(column) + "': " + std::move(what));
}

Error Table::error(std::string what) const {
  return bad(name_ + ":" + std::to_string(header_line_) + ": " + std::move(what));
}

void sort_by_line(std::vector<Error>& problems, std::string_view file) {
  const auto place = [&](const Error& e) {
    std::pair<int, int> at{0, 0};
    if (!e.message.starts_with(file) || e.message.size() <= file.size()) return at;
    const char* const end = e.message.data() + e.message.size();
    const auto line = std::from_chars(e.message.data() + file.size() + 1, end, at.first);
    if (line.ec == std::errc() && line.ptr != end) std::from_chars(line.ptr + 1, end, at.second);
    return at;
  };
  std::stable_sort(problems.begin(), problems.end(),
                   [&](const Error& a, const Error& b) { return place(a) < place(b); });
}

}  // namespace isnad
