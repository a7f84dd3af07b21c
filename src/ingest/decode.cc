#include "ingest/decode.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace isnad {
namespace {

// The upper half of Windows-1256.
constexpr std::array<char16_t, 128> kWindows1256{
    0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039, 0x0152,
    0x0686, 0x0698, 0x0688, 0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x06A9, 0x2122,
    0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA, 0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6,
    0x00A7, 0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3,
    0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F, 0x06C1,
    0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D,
    0x062E, 0x062F, 0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639,
    0x063A, 0x0640, 0x0641, 0x0642, 0x0643, 0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF, 0x064B, 0x064C, 0x064D, 0x064E, 0x00F4,
    0x064F, 0x0650, 0x00F7, 0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2};

constexpr std::size_t kSample = 8192;  // bytes looked at to tell an encoding

unsigned byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

// UTF-16 without a mark: Arabic and spaces have the high byte 0x06 or 0x00, the low bytes vary.
std::string_view guess_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  const std::size_t pairs = sample.size() / 2;
  if (pairs < 4 || bytes.size() % 2 != 0) return {};
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    const auto high = [](unsigned b) { return b == 0x06 || b == 0x00; };
    even += high(byte_at(sample, 2 * i));
    odd += high(byte_at(sample, 2 * i + 1));
  }
  if (odd * 10 >= pairs * 9 && even * 10 <= pairs * 3) return "UTF-16LE";
  if (even * 10 >= pairs * 9 && odd * 10 <= pairs * 3) return "UTF-16BE";
  return {};
}

std::string from_utf16(std::string_view bytes, bool little, std::size_t& broken) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) -> char32_t {
    const unsigned a = byte_at(bytes, i), b = byte_at(bytes, i + 1);
    return little ? b << 8 | a : a << 8 | b;
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t cp = unit(i);
    if (cp >= 0xD800 && cp <= 0xDBFF && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00) == 0xDC00) {
      cp = 0x10000 + ((cp & 0x3FF) << 10) + (unit(i + 2) & 0x3FF);
      i += 2;
    }
    broken += cp >= 0xD800 && cp <= 0xDFFF;
    append_code_point(out, cp);
  }
  if (i < bytes.size()) {
    append_code_point(out, kReplacement);
    ++broken;
  }
  return out;
}

bool looks_windows_1256(std::string_view bytes) {
  std::size_t high = 0, letters = 0;
  for (const char c : bytes.substr(0, 4 * kSample)) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80) continue;
    ++high;
    const char16_t cp = kWindows1256[b - 0x80];
    letters += (cp >= 0x0600 && cp <= 0x06FF);
  }
  return letters >= 3 && letters * 10 >= high * 7;
}

std::string from_windows_1256(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    b < 0x80 ? out.push_back(c) : append_code_point(out, kWindows1256[b - 0x80]);
  }
  return out;
}

void note(Decoded& d, std::string code, Span span, std::string message) {
  d.diagnostics.push_back({std::move(code), span, std::move(message)});
}

void note_broken(Decoded& d, std::size_t count, Span first) {
  if (count != 0)
    note(d, "ingest.broken_character", first, std::to_string(count) + " broken characters read as U+FFFD");
}

Decoded decode_utf16(std::string_view bytes, std::string_view encoding) {
  Decoded d;
  d.encoding = encoding;
  std::size_t broken = 0;
  d.text = from_utf16(bytes, encoding == "UTF-16LE", broken);
  note(d, "ingest.encoding", {}, "read as " + std::string(encoding));
  note_broken(d, broken, {});
  return d;
}

// More whole characters than broken ones: UTF-8 with damage rather than another encoding.
bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  const std::string_view sample = bytes.substr(0, 4 * kSample);
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t before = at;
    const char32_t cp = next_code_point(sample, at);
    if (cp < 0x80) continue;
    (cp == kReplacement && at - before < 3 ? bad : good) += 1;
  }
  return good > bad;
}

}  // namespace

Decoded decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return decode_utf16(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes.substr(2), "UTF-16BE");
  Decoded d;
  d.encoding = "UTF-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool valid = is_valid_utf8(bytes);
  const auto odd = [](char c) { return c == '\0' || c == '\x06'; };
  if (!valid ||
      std::any_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), kSample)), odd)) {
    if (const std::string_view wide = guess_utf16(bytes); !wide.empty()) return decode_utf16(bytes, wide);
  }
  if (valid) {
    d.text = bytes;
  } else if (!mostly_utf8(bytes) && looks_windows_1256(bytes)) {
    d.encoding = "windows-1256";
    d.text = from_windows_1256(bytes);
    note(d, "ingest.encoding", {}, "read as Windows-1256");
  } else {
    Utf8Repair repaired = repair_utf8(bytes);
    d.text = std::move(repaired.text);
    note_broken(d, repaired.replaced, repaired.first);
  }
  return d;
}

void check_text(std::string& text, std::vector<Diagnostic>& diagnostics) {
  if (const std::size_t first = text.find('\0'); first != std::string::npos) {
    std::string mended;
    mended.reserve(text.size() + 64);
    std::size_t count = 0;
    for (const char c : text) {
      if (c != '\0') {
        mended.push_back(c);
      } else {
        mended.append(kReplacementUtf8);
        ++count;
      }
    }
    text = std::move(mended);
    const auto at = static_cast<std::uint32_t>(first);
    diagnostics.push_back({"ingest.nul", {at, at + 3}, std::to_string(count) + " NUL bytes read as U+FFFD"});
  }
  // U+0600–U+06FF start with D8–DB; the presentation forms with EF.
  const auto arabic = [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return (b >= 0xD8 && b <= 0xDB) || b == 0xEF;
  };
  if (std::none_of(text.begin(), text.end(), arabic))
    diagnostics.push_back({"ingest.no_arabic", {}, "no Arabic letter in the text: nothing will be read out of it"});
}

}  // namespace isnad
