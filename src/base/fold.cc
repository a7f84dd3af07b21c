#include "base/fold.h"

#include <array>

namespace isnad {
namespace {

// Presentation forms B, U+FE80…U+FEF4: the letter each stands for.
constexpr char32_t presentation_letter(char32_t cp) {
  struct Run {
    char32_t last;
    char32_t letter;
  };
  constexpr Run kRuns[] = {
      {0xFE80, 0x621}, {0xFE82, 0x622}, {0xFE84, 0x623}, {0xFE86, 0x624}, {0xFE88, 0x625}, {0xFE8C, 0x626},
      {0xFE8E, 0x627}, {0xFE92, 0x628}, {0xFE94, 0x629}, {0xFE98, 0x62A}, {0xFE9C, 0x62B}, {0xFEA0, 0x62C},
      {0xFEA4, 0x62D}, {0xFEA8, 0x62E}, {0xFEAA, 0x62F}, {0xFEAC, 0x630}, {0xFEAE, 0x631}, {0xFEB0, 0x632},
      {0xFEB4, 0x633}, {0xFEB8, 0x634}, {0xFEBC, 0x635}, {0xFEC0, 0x636}, {0xFEC4, 0x637}, {0xFEC8, 0x638},
      {0xFECC, 0x639}, {0xFED0, 0x63A}, {0xFED4, 0x641}, {0xFED8, 0x642}, {0xFEDC, 0x643}, {0xFEE0, 0x644},
      {0xFEE4, 0x645}, {0xFEE8, 0x646}, {0xFEEC, 0x647}, {0xFEEE, 0x648}, {0xFEF0, 0x649}, {0xFEF4, 0x64A}};
  for (const Run& r : kRuns)
    if (cp <= r.last) return r.letter;
  return 0;
}

constexpr FoldedChar arabic(char32_t cp) {
  switch (cp) {
    case 0x60C: return {CharClass::punct, ','};
    case 0x61B: return {CharClass::punct, ';'};
    case 0x61F: return {CharClass::punct, '?'};
    case 0x66A: return {CharClass::punct, '%'};
    case 0x66B: return {CharClass::punct, '.'};
    case 0x66C: return {CharClass::punct, ','};
    case 0x66D: return {CharClass::punct, '*'};
    case 0x6D4: return {CharClass::punct, '.'};
    case 0x61C: return {CharClass::invisible};
    case 0x640: return {CharClass::tatweel};
    case 0x64F:
    case 0x64C: return {CharClass::damma};
    case 0x622:
    case 0x623:
    case 0x625:
    case 0x671:
    case 0x672:
    case 0x673: return {CharClass::letter, letter(0x627)};
    case 0x629:
    case 0x6C0:
    case 0x6C1:
    case 0x6BE:
    case 0x6C3:
    case 0x6D5: return {CharClass::letter, letter(0x647)};
    case 0x649:
    case 0x6CC:
    case 0x6D2:
    case 0x6CE: return {CharClass::letter, letter(0x64A)};
    case 0x6A9:
    case 0x63B:
    case 0x63C: return {CharClass::letter, letter(0x643)};
    case 0x67E: return {CharClass::letter, '\xB0'};
    case 0x686: return {CharClass::letter, '\xB1'};
    case 0x698: return {CharClass::letter, '\xB2'};
    case 0x6AF: return {CharClass::letter, '\xB3'};
    case 0x6A4: return {CharClass::letter, '\xB4'};
    default: break;
  }
  if (cp >= 0x621 && cp <= 0x64A) return {CharClass::letter, letter(cp)};
  if (cp >= 0x660 && cp <= 0x669) return {CharClass::digit, static_cast<char>('0' + (cp - 0x660))};
  if (cp >= 0x6F0 && cp <= 0x6F9) return {CharClass::digit, static_cast<char>('0' + (cp - 0x6F0))};
  if ((cp >= 0x64B && cp <= 0x65F) || cp == 0x670 || (cp >= 0x610 && cp <= 0x61A) || (cp >= 0x6D6 && cp <= 0x6ED))
    return {CharClass::mark};
  if (cp >= 0x672 && cp <= 0x6D3) return {CharClass::letter, '\xBF'};  // letters of other languages
  return {};
}

constexpr FoldedChar ascii(char32_t cp) {
  if (cp >= '0' && cp <= '9') return {CharClass::digit, static_cast<char>(cp)};
  if (cp >= 'a' && cp <= 'z') return {CharClass::latin, static_cast<char>(cp)};
  if (cp >= 'A' && cp <= 'Z') return {CharClass::latin, static_cast<char>(cp + 32)};
  if (cp == '\n' || cp == '\r' || cp == 0x0B || cp == 0x0C) return {CharClass::newline};
  if (cp <= ' ' || cp == 0x7F) return {CharClass::space};
  if (cp == '"' || cp == '\'' || cp == '`') return {CharClass::punct, '"', '|'};
  return {CharClass::punct, static_cast<char>(cp)};
}

constexpr FoldedChar latin1(char32_t cp) {
  switch (cp) {
    case 0xA0:
    case 0x85: return {CharClass::space};
    case 0xAB: return {CharClass::punct, '"', '<'};
    case 0xBB: return {CharClass::punct, '"', '>'};
    case 0xAD: return {CharClass::invisible};
    case 0xB7: return {CharClass::punct, '.'};
    default: break;
  }
  if (cp == 0x34F) return {CharClass::invisible};
  if (cp >= 0x300 && cp <= 0x36F) return {CharClass::mark};
  if (cp >= 0xC0 && cp <= 0x24F) return {CharClass::latin, 'x'};
  return {};
}

// Presentation forms A, U+FB50…U+FBFF: the Persian, Urdu and Kurdish letters that Arabic texts meet.
constexpr char32_t extended_letter(char32_t cp) {
  struct Run {
    char32_t first, last, letter;
  };
  constexpr Run kRuns[] = {{0xFB50, 0xFB51, 0x671}, {0xFB56, 0xFB59, 0x67E}, {0xFB6A, 0xFB6D, 0x6A4},
                           {0xFB7A, 0xFB7D, 0x686}, {0xFB8A, 0xFB8B, 0x698}, {0xFB8E, 0xFB91, 0x6A9},
                           {0xFB92, 0xFB95, 0x6AF}, {0xFBA4, 0xFBA5, 0x6C0}, {0xFBA6, 0xFBA9, 0x6C1},
                           {0xFBAA, 0xFBAD, 0x6BE}, {0xFBAE, 0xFBAF, 0x6D2}, {0xFBE8, 0xFBE9, 0x649},
                           {0xFBFC, 0xFBFF, 0x6CC}};
  for (const Run& r : kRuns)
    if (cp >= r.first && cp <= r.last) return r.letter;
  return 0;
}

constexpr FoldedChar general(char32_t cp) {
  if (cp >= 0xFB50 && cp <= 0xFBFF) return arabic(extended_letter(cp));
  if (cp == 0xFDF2) return {CharClass::ligature};
  if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xFFF9 && cp <= 0xFFFC) || cp == 0x180E ||
      (cp >= 0xE0000 && cp <= 0xE0FFF))
    return {CharClass::invisible};  // variation selectors, object marks, tags
  if (cp == 0xFE78 || cp == 0xFE79) return {CharClass::damma};
  if (cp >= 0x2000 && cp <= 0x200A) return {CharClass::space};
  if ((cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) ||
      cp == 0xFEFF)
    return {CharClass::invisible};
  if (cp == 0x2028 || cp == 0x2029) return {CharClass::newline};
  if (cp == 0x202F || cp == 0x3000) return {CharClass::space};
  if (cp >= 0x2010 && cp <= 0x2015) return {CharClass::punct, '-'};
  if (cp == 0x2212) return {CharClass::punct, '-'};
  if (cp == 0x2018 || cp == 0x201C || cp == 0x201E || cp == 0x2039 || cp == 0xFD3E) return {CharClass::punct, '"', '<'};
  if (cp == 0x2019 || cp == 0x201D || cp == 0x203A || cp == 0xFD3F) return {CharClass::punct, '"', '>'};
  if (cp == 0x2022 || cp == 0x25CF || cp == 0x25AA || cp == 0x25A0 || cp == 0x25E6) return {CharClass::punct, '*'};
  if (cp == 0x2026) return {CharClass::punct, '~'};
  if (cp >= 0xFE70 && cp <= 0xFE7F) return {CharClass::mark};
  if (cp >= 0xFE80 && cp <= 0xFEF4) return arabic(presentation_letter(cp));
  if (cp >= 0xFEF5 && cp <= 0xFEFC) return {CharClass::lam_alef, letter(0x644)};
  return {};
}

constexpr std::array<FoldedChar, 0x700> make_table() {
  std::array<FoldedChar, 0x700> t{};
  for (char32_t cp = 0; cp < 0x80; ++cp) t[cp] = ascii(cp);
  for (char32_t cp = 0x80; cp < 0x370; ++cp) t[cp] = latin1(cp);
  for (char32_t cp = 0x600; cp < 0x700; ++cp) t[cp] = arabic(cp);
  return t;
}
}  // namespace

constinit const std::array<FoldedChar, 0x700> kFoldTable = make_table();

FoldedChar fold_rare(char32_t cp) { return general(cp); }

char32_t decode_utf8_slow(std::string_view s, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char b0 = byte(pos);
  const auto cont = [&](std::size_t i) { return i < s.size() && (byte(i) & 0xC0) == 0x80; };
  if (b0 < 0x80) {
    ++pos;
    return b0;
  }
  if (b0 >= 0xC2 && b0 < 0xE0 && cont(pos + 1)) {
    const char32_t cp = (char32_t{b0} & 0x1F) << 6 | (byte(pos + 1) & 0x3F);
    pos += 2;
    return cp;
  }
  if (b0 >= 0xE0 && b0 < 0xF0 && cont(pos + 1) && cont(pos + 2)) {
    const char32_t cp = (char32_t{b0} & 0x0F) << 12 | (char32_t{byte(pos + 1)} & 0x3F) << 6 | (byte(pos + 2) & 0x3F);
    if (cp >= 0x800 && (cp < 0xD800 || cp > 0xDFFF)) {
      pos += 3;
      return cp;
    }
  } else if (b0 >= 0xF0 && b0 < 0xF5 && cont(pos + 1) && cont(pos + 2) && cont(pos + 3)) {
    const char32_t cp = (char32_t{b0} & 0x07) << 18 | (char32_t{byte(pos + 1)} & 0x3F) << 12 |
                        (char32_t{byte(pos + 2)} & 0x3F) << 6 | (byte(pos + 3) & 0x3F);
    if (cp >= 0x10000 && cp <= 0x10FFFF) {
      pos += 4;
      return cp;
    }
  }
  ++pos;
  return 0xFFFD;
}

void append_utf8(std::string& out, char32_t cp) {
  const auto put = [&](char32_t b) { out.push_back(static_cast<char>(b)); };
  if (cp < 0x80) {
    put(cp);
  } else if (cp < 0x800) {
    put(0xC0 | cp >> 6);
    put(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    put(0xE0 | cp >> 12);
    put(0x80 | (cp >> 6 & 0x3F));
    put(0x80 | (cp & 0x3F));
  } else {
    put(0xF0 | cp >> 18);
    put(0x80 | (cp >> 12 & 0x3F));
    put(0x80 | (cp >> 6 & 0x3F));
    put(0x80 | (cp & 0x3F));
  }
}

std::string fold_word(std::string_view utf8) {
  std::string key;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const FoldedChar c = fold_char(decode_utf8(utf8, pos));
    switch (c.cls) {
      case CharClass::lam_alef: key += {letter(0x644), letter(0x627)}; break;
      case CharClass::ligature: key.append(kAllah.data(), kAllah.size()); break;
      case CharClass::letter:
      case CharClass::latin:
      case CharClass::digit: key.push_back(c.code); break;
      default: break;
    }
  }
  return key;
}

}  // namespace isnad
