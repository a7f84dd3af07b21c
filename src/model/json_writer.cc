#include "model/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "base/utf8.h"
#include "model/json.h"

namespace isnad {
namespace {

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0x7F; }

// Must some byte of these eight be escaped?
bool eight_need_escape(const char* p) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull, kHigh = 0x80 * kOnes;
  std::uint64_t v;
  std::memcpy(&v, p, 8);
  const auto below = [](std::uint64_t x, std::uint64_t n) { return (x - n * kOnes) & ~x & kHigh; };
  return (below(v, 0x20) | below(v ^ 0x22 * kOnes, 1) | below(v ^ 0x5C * kOnes, 1) | below(v ^ 0x7F * kOnes, 1)) != 0;
}

// The first byte from `at` on that must be escaped; the size of the text if there is none.
std::size_t next_escape(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && !eight_need_escape(text.data() + at)) at += 8;
  while (at < text.size() && !needs_escape(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

void append_escape(std::string& out, unsigned char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': out.append("\\\""); return;
    case '\\': out.append("\\\\"); return;
    case '\n': out.append("\\n"); return;
    case '\r': out.append("\\r"); return;
    case '\t': out.append("\\t"); return;
    default: break;
  }
  out.append("\\u00");
  out.push_back(kHex[c >> 4]);
  out.push_back(kHex[c & 15]);
}

void append_quoted(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t run = 0;
  for (std::size_t i = next_escape(text, 0); i < text.size(); i = next_escape(text, run)) {
    out.append(text.substr(run, i - run));
    append_escape(out, static_cast<unsigned char>(text[i]));
    run = i + 1;
  }
  out.append(text.substr(run));
  out.push_back('"');
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  if (is_valid_utf8(text))
    append_quoted(out, text);
  else
    append_quoted(out, repair_utf8(text).text);
}

void JsonWriter::string(std::string_view text) {
  comma();
  append_json_string(out_, text);
}

void JsonWriter::valid_string(std::string_view text) {
  comma();
  append_quoted(out_, text);
}

void JsonWriter::integer(std::int64_t value) {
  std::array<char, 24> b{};
  const auto end = std::to_chars(b.data(), b.data() + b.size(), value);
  raw({b.data(), static_cast<std::size_t>(end.ptr - b.data())});
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  std::array<char, 40> b{};
  const auto end = std::to_chars(b.data(), b.data() + b.size(), value);
  raw({b.data(), static_cast<std::size_t>(end.ptr - b.data())});
}

void JsonWriter::field(std::string_view name, const std::vector<std::string>& texts) {
  key(name);
  open('[');
  for (const std::string& t : texts) string(t);
  close(']');
}

}  // namespace isnad
