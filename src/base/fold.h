// Folding: the spelling under which two ways of writing an Arabic word meet.
//
// In: UTF-8. Out: a key of one byte a letter. أإآٱ→ا, ى→ي, ة→ه, Persian ک ی→ك ي, presentation forms→letters, all
// digits→0–9, Latin→lower case; vowel marks, tatweel, zero-width and bidi controls vanish. A key is for comparing
// and looking up only: spans always point at the untouched text.
//
//   fold_word("الأُولى") == fold_word("الاولي")
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

// What a code point is to the reader of words.
enum class CharClass : std::uint8_t {
  letter,     // code holds the key byte
  lam_alef,   // a ligature: two key bytes, lam and alef
  latin,      // code holds the lower-case ASCII letter (Latin-1 letters fold to their base)
  digit,      // code holds '0'…'9'
  mark,       // vowel marks: dropped
  damma,      // dropped, but tells a passive
  tatweel,    // dropped, but tells broken words
  invisible,  // zero-width and bidi controls: dropped
  space,
  newline,
  punct,     // code holds the normalised punctuation byte
  other,     // letters of other scripts and symbols
  ligature,  // the name of God in one sign: four key bytes, see kAllah
};

struct FoldedChar {
  CharClass cls = CharClass::other;
  char code = 0;
  char quote = 0;  // of quotation marks: '<' opens, '>' closes, '|' either
};

// Key bytes of the letters that code needs to name. letter(U+0628) etc.
constexpr char letter(char32_t cp) { return static_cast<char>(0x80 + (cp - 0x620)); }
inline constexpr std::array<char, 4> kAllah{letter(0x627), letter(0x644), letter(0x644), letter(0x647)};

FoldedChar fold_rare(char32_t cp);
extern const std::array<FoldedChar, 0x700> kFoldTable;
inline FoldedChar fold_char(char32_t cp) { return cp < kFoldTable.size() ? kFoldTable[cp] : fold_rare(cp); }

// Folds a whole word or name part; anything but letters, digits and Latin is dropped.
std::string fold_word(std::string_view utf8);

// Decodes one code point at `pos` and moves on; a broken sequence yields U+FFFD and moves one byte.
char32_t decode_utf8_slow(std::string_view text, std::size_t& pos);
inline char32_t decode_utf8(std::string_view text, std::size_t& pos) {
  const auto b0 = static_cast<unsigned char>(text[pos]);
  if (b0 < 0x80) {
    ++pos;
    return b0;
  }
  if (b0 >= 0xC2 && b0 < 0xE0 && pos + 1 < text.size()) {
    const auto b1 = static_cast<unsigned char>(text[pos + 1]);
    if ((b1 & 0xC0) == 0x80) {
      pos += 2;
      return (char32_t{b0} & 0x1F) << 6 | (b1 & 0x3Fu);
    }
  }
  return decode_utf8_slow(text, pos);
}
void append_utf8(std::string& out, char32_t cp);

}  // namespace isnad
