#include "base/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace isnad {
namespace {

constexpr std::size_t kStep = 256;

unsigned byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

// Length of the well-formed character at `at` (RFC 3629), or 0; `broken` is then the length of the maximal broken
// piece.
std::size_t character_size(std::string_view s, std::size_t at, std::size_t& broken) {
  const unsigned lead = byte_at(s, at);
  broken = 1;
  if (lead < 0x80) return 1;
  std::size_t size = 0;
  unsigned low = 0x80, high = 0xBF;  // bounds of the second byte
  if (lead >= 0xC2 && lead <= 0xDF)
    size = 2;
  else if (lead >= 0xE0 && lead <= 0xEF)
    size = 3;
  else if (lead >= 0xF0 && lead <= 0xF4)
    size = 4;
  else
    return 0;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i >= s.size() || byte_at(s, at + i) < low || byte_at(s, at + i) > high) {
      broken = i;
      return 0;
    }
    low = 0x80;
    high = 0xBF;
  }
  return size;
}

constexpr std::uint64_t each(unsigned byte) { return 0x0101010101010101ull * byte; }

// How many bytes at the start are whole blocks of eight that hold nothing but well-formed characters of one or two
// bytes: ASCII, Arabic, Latin. Eight at a time; a character may lie across two blocks, but not past the last one.
std::size_t short_characters(std::string_view text) {
  if constexpr (std::endian::native != std::endian::little) return 0;
  std::uint64_t pending = 0;  // 0x80 where the block before ends in a lead: the first byte must go on
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t v;
    std::memcpy(&v, text.data() + at, 8);
    const std::uint64_t high = v & each(0x80), second = (v << 1) & each(0x80), third = (v << 2) & each(0x80);
    const std::uint64_t leads = high & second;
    const std::uint64_t some = ((v & each(0x1E)) + each(0x7F)) & each(0x80);  // C0 and C1 have none of these bits
    if ((leads & (third | ~some)) != 0 || (high & ~second) != (leads << 8 | pending)) break;
    pending = leads >> 56;
  }
  return pending ? at - 1 : at;
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  std::size_t n = 0, at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t v;
    std::memcpy(&v, text.data() + at, 8);
    const std::uint64_t going_on = (v & ~(v << 1) & each(0x80)) >> 7;
    n += 8 - (going_on * each(1) >> 56);
  }
  for (; at < text.size(); ++at) n += static_cast<signed char>(text[at]) >= -64;
  return n;
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = 0;
  std::size_t broken = 0;
  while (at < text.size()) {
    at += short_characters(text.substr(at));
    // The block that stopped it, or the last bytes: one character after another.
    for (const std::size_t stop = std::min(at + 8, text.size()); at < stop;) {
      const std::size_t size = character_size(text, at, broken);
      if (size == 0) return at;
      at += size;
    }
  }
  return at;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  std::size_t broken = 0;
  const std::size_t size = character_size(text, at, broken);
  if (size == 0) {
    at += broken;
    return kReplacement;
  }
  const unsigned lead = byte_at(text, at);
  char32_t cp = size == 1 ? lead : size == 2 ? lead & 0x1F : size == 3 ? lead & 0x0F : lead & 0x07;
  for (std::size_t i = 1; i < size; ++i) cp = (cp << 6) | (byte_at(text, at + i) & 0x3F);
  at += size;
  return cp;
}

void append_code_point(std::string& out, char32_t cp) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = kReplacement;
  const auto put = [&out](char32_t b) { out.push_back(static_cast<char>(static_cast<unsigned char>(b))); };
  if (cp < 0x80) {
    put(cp);
  } else if (cp < 0x800) {
    put(0xC0 | (cp >> 6));
    put(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    put(0xE0 | (cp >> 12));
    put(0x80 | ((cp >> 6) & 0x3F));
    put(0x80 | (cp & 0x3F));
  } else {
    put(0xF0 | (cp >> 18));
    put(0x80 | ((cp >> 12) & 0x3F));
    put(0x80 | ((cp >> 6) & 0x3F));
    put(0x80 | (cp & 0x3F));
  }
}

Utf8Repair repair_utf8(std::string_view bytes) {
  Utf8Repair r;
  r.text.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t good = valid_utf8_prefix(bytes.substr(at));
    r.text.append(bytes.substr(at, good));
    at += good;
    if (at == bytes.size()) break;
    std::size_t broken = 1;
    character_size(bytes, at, broken);
    if (r.replaced++ == 0) {
      const auto where = static_cast<std::uint32_t>(r.text.size());
      r.first = {where, where + static_cast<std::uint32_t>(kReplacementUtf8.size())};
    }
    r.text.append(kReplacementUtf8);
    at += broken;
  }
  return r;
}

std::uint32_t CodePointIndex::at(std::size_t offset) {
  offset = std::min(offset, text_.size());
  const std::size_t step = offset / kStep;
  const auto before = [&](std::size_t k) { return k == 0 ? 0 : before_[k - 1]; };
  while (before_.size() < step) {
    const std::size_t k = before_.size();
    before_.push_back(before(k) + static_cast<std::uint32_t>(count_code_points(text_.substr(k * kStep, kStep))));
  }
  return before(step) +
         static_cast<std::uint32_t>(count_code_points(text_.substr(step * kStep, offset - step * kStep)));
}

}  // namespace isnad
