#include "export/cells.h"

#include <algorithm>
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

// Bytes from `at` on that are written as they are, whatever stands around them: most ASCII and the letters of Arabic.
std::size_t plain_run(std::string_view text, std::size_t at) {
  static constexpr std::string_view kNotPlain = "=+-@;,";
  static constexpr auto kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x21; c < 0x7F; ++c) plain[c] = kNotPlain.find(static_cast<char>(c)) == std::string_view::npos;
    return plain;
  }();
  const std::size_t begin = at;
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (kPlain[c]) {
      ++at;
      continue;
    }
    if (c < 0xD8 || c > 0xDB || at + 1 == text.size()) break;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if ((next & 0xC0) != 0x80 || (c == 0xD8 && next == 0x9C)) break;  // U+061C steers
    at += 2;
  }
  return at - begin;
}

// Appends the cell, so that one buffer serves for many.
void append_safe(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  bool opens = true;       // nothing seen yet
  bool separated = false;  // right after a mark that some spreadsheets part columns by
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t run = plain_run(text, at); run > 0) {
      out.append(text.substr(at, run));
      at += run;
      opens = separated = false;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (steers_direction(c) || c == 0xFEFF) continue;
    if (is_space(c)) {
      if (out.size() > start && out.back() != ' ') out.push_back(' ');
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
  while (out.size() > start && out.back() == ' ') out.pop_back();
}

}  // namespace

std::string safe_cell(std::string_view text) {
  std::string out;
  append_safe(out, text);
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
  const auto parts = [&](char c) { return c == ',' || c == '"' || (c == ';' && use_ == CsvFor::spreadsheets); };
  if (std::none_of(cell.begin(), cell.end(), parts)) {
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

void CsvRows::text(std::string_view cell) {
  cell_.clear();
  append_safe(cell_, cell);
  raw(cell_);
}

void CsvRows::list(const std::vector<std::string>& items) {
  const std::string_view joint = use_ == CsvFor::spreadsheets ? "; " : ";";
  cell_.clear();
  for (const std::string& i : items) {
    const std::size_t before = cell_.size();
    if (before > 0) cell_.append(joint);
    const std::size_t begin = cell_.size();
    append_safe(cell_, i);
    if (cell_.size() == begin) cell_.resize(before);
  }
  raw(cell_);
}

void CsvRows::again(std::size_t begin, std::size_t end) {
  if (!first_) out_.push_back(',');
  first_ = false;
  out_.append(out_, begin, end - begin);
}

void CsvRows::number(std::optional<std::int64_t> value) {
  std::array<char, 24> digits{};
  const char* end = digits.data();
  if (value) end = std::to_chars(digits.data(), digits.data() + digits.size(), *value).ptr;
  raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

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
