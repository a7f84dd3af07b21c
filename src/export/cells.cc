#include "export/cells.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "export/csv.h"

namespace isnad {
namespace {

bool steers_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_space(char32_t c) { return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029; }

// Full-width forms too: some spreadsheets read them as the signs.
bool opens_formula(char32_t c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

}  // namespace

std::string safe_cell(std::string_view text) {
  std::string out;
  bool opens = true;       // nothing seen yet
  bool separated = false;  // right after a mark that some spreadsheets part columns by
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (steers_direction(c) || c == 0xFEFF) continue;
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      separated = false;
      continue;
    }
    if (opens_formula(c)) {
      if (opens) out.push_back('\'');
      if (separated) out.push_back(' ');
    }
    append_code_point(out, c);
    opens = false;
    separated = c == ';' || c == ',';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

double rounded_degrees(double value) { return std::round(value * 1e5) / 1e5; }

std::string degrees(double value) {
  std::array<char, 400> b{};
  const auto end = std::to_chars(b.data(), b.data() + b.size(), value, std::chars_format::fixed, 5);
  std::string out(b.data(), static_cast<std::size_t>(end.ptr - b.data()));
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

CsvRows::CsvRows(std::string_view header) {
  out_.append(kCsvByteOrderMark);
  out_.append(header);
  out_.append("\r\n");
}

void CsvRows::raw(std::string_view cell) {
  if (!first_) out_.push_back(',');
  first_ = false;
  // Some spreadsheets part columns by semicolons.
  if (cell.find_first_of(use_ == CsvFor::spreadsheets ? ",;\"" : ",\"") == std::string_view::npos) {
    out_.append(cell);
    return;
  }
  out_.push_back('"');
  for (const char c : cell) {
    if (c == '"') out_.push_back('"');
    out_.push_back(c);
  }
  out_.push_back('"');
}

void CsvRows::text(std::string_view cell) { raw(safe_cell(cell)); }

void CsvRows::list(const std::vector<std::string>& items) {
  const char* joint = use_ == CsvFor::spreadsheets ? "; " : ";";
  std::string joined;
  for (const std::string& i : items) {
    const std::string safe = safe_cell(i);
    if (!safe.empty()) joined += (joined.empty() ? "" : joint) + safe;
  }
  raw(joined);
}

void CsvRows::number(std::optional<std::int64_t> value) { raw(value ? std::to_string(*value) : std::string()); }

void CsvRows::decimal(std::optional<double> value) {
  raw(value && std::isfinite(*value) ? degrees(*value) : std::string());
}

void CsvRows::empty(int cells) {
  for (int i = 0; i < cells; ++i) raw({});
}

void CsvRows::end() {
  out_.append(use_ == CsvFor::spreadsheets ? "\r\n" : "\n");
  first_ = true;
  ++rows_;
}

}  // namespace isnad
