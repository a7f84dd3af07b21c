#include <algorithm>
#include <array>
#include <string_view>

#include "base/fold.h"
#include "text/tokens.h"

namespace isnad {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{1} << 16;
constexpr std::size_t kSampleTokens = 4096;
constexpr std::size_t kFewLatin = 5;
constexpr std::size_t kFewest = 3;  // pieces of evidence for another language

struct Language {
  std::string_view code, name;
  std::u32string_view letters;             // that its script has and Arabic lacks
  std::array<std::string_view, 14> words;  // frequent words, as they are written
};

constexpr Language kArabicScript[] = {
    {"fa",
     "Persian",
     U"گچپژ",
     {"از", "به", "که", "این", "را", "برای", "می", "شد", "کرد", "است", "های", "شده", "با", "در"}},
    {"ur",
     "Urdu",
     U"ٹڈڑںےہھ",
     {"کے", "کی", "کا", "میں", "ہے", "سے", "نے", "اور", "کو", "پر", "ہیں", "کہ", "تھا", "گیا"}},
    {"ckb",
     "Kurdish",
     U"ڵۆێەڕڤ",
     {"لە", "بە", "لەگەڵ", "کە", "ئەم", "بۆ", "ئەو", "سەر", "دەکات", "کرد", "نێو", "هەر", "پێش", "دوای"}},
    {"ps",
     "Pashto",
     U"ټډړښګڼېځڅ",
     {"په", "چې", "دی", "ته", "نه", "له", "کې", "او", "دې", "شوي", "وو", "سره", "هم", "د"}},
};
constexpr Language kLatinScript[] = {
    {"en",
     "English",
     U"",
     {"the", "of", "and", "to", "in", "was", "were", "that", "is", "for", "on", "by", "with", "at"}},
    {"fr",
     "French",
     U"",
     {"le", "la", "les", "des", "et", "du", "une", "dans", "que", "est", "en", "un", "sur", "par"}},
    {"de",
     "German",
     U"",
     {"der", "die", "und", "das", "den", "von", "ist", "mit", "im", "ein", "eine", "auf", "zu", "dem"}},
    {"es",
     "Spanish",
     U"",
     {"el", "los", "las", "que", "del", "por", "una", "con", "para", "un", "se", "en", "y", "fue"}},
    {"tr",
     "Turkish",
     U"",
     {"ve", "bir", "bu", "da", "de", "ile", "olarak", "olan", "daha", "sonra", "oldu", "kadar", "gibi", "ise"}},
};

std::string_view sample(const Document& doc) { return doc.text.substr(0, kSampleBytes); }

bool arabic_word(std::string_view key) {
  static constexpr char kAlef = letter(0x627), kLam = letter(0x644), kNun = letter(0x646), kMim = letter(0x645),
                        kYa = letter(0x64A), kAin = letter(0x639), kFa = letter(0x641);
  if (key.size() >= 4 && key[0] == kAlef && key[1] == kLam) return true;  // ال…
  if (key.size() >= 5 && key[1] == kAlef && key[2] == kLam) return true;  // وال… بال…
  if (key.size() == 2)                                                    // في من عن ان
    return (key[0] == kFa && key[1] == kYa) ||
           (key[1] == kNun && (key[0] == kMim || key[0] == kAin || key[0] == kAlef));
  return key.size() == 3 && (key[0] == kAin || key[0] == kAlef) && key[1] == kLam && key[2] == kYa;  // على الى
}

std::size_t letters_of(std::string_view text, const Language& l) {
  std::size_t n = 0;
  for (std::size_t p = 0; p < text.size();) n += l.letters.find(decode_utf8(text, p)) != l.letters.npos;
  return n;
}

std::size_t words_of(const Document& doc, const Language& l) {
  std::size_t n = 0;
  const std::size_t last = std::min(doc.tokens.size(), kSampleTokens);
  for (std::size_t i = 0; i < last; ++i) {
    const Token& t = doc.tokens[i];
    if (t.kind != TokenKind::word && t.kind != TokenKind::latin) continue;
    const std::string_view w = t.kind == TokenKind::latin ? doc.key(t) : doc.original(t);
    n += std::find(l.words.begin(), l.words.end(), w) != l.words.end();
  }
  return n;
}

// The language with the most letters and words of its own; nullptr if none has enough.
template <std::size_t N>
const Language* strongest(const Document& doc, const Language (&languages)[N]) {
  const Language* best = nullptr;
  std::size_t most = kFewest - 1;
  for (const Language& l : languages) {
    const std::size_t n = letters_of(sample(doc), l) + 2 * words_of(doc, l);
    if (n > most) best = &l, most = n;
  }
  return best;
}

// Letters of other languages are many: do the words agree?
const Language* of_arabic_script(const Document& doc) {
  std::size_t arabic = 0, words = 0;
  const std::size_t last = std::min(doc.tokens.size(), kSampleTokens);
  for (std::size_t i = 0; i < last; ++i) {
    if (doc.tokens[i].kind != TokenKind::word) continue;
    ++words;
    arabic += arabic_word(doc.key(doc.tokens[i]));
  }
  if (arabic * 100 >= words * 15) return nullptr;
  return strongest(doc, kArabicScript);
}

// Latin words that are no part of an address or a name of an account.
std::size_t latin_words(const Document& doc) {
  std::size_t n = 0;
  const std::size_t last = std::min(doc.tokens.size(), kSampleTokens);
  const auto joins = [&](std::size_t i) {
    const Token& t = doc.tokens[i];
    return t.kind == TokenKind::punct &&
           (t.punct == '/' || t.punct == '@' || t.punct == ':' || t.punct == '.' || t.punct == '_' || t.punct == '#');
  };
  for (std::size_t i = 0; i < last; ++i) {
    if (doc.tokens[i].kind != TokenKind::latin) continue;
    const bool before = i > 0 && !(doc.tokens[i].flags & kTokenSpaceBefore) && joins(i - 1);
    const bool after =
        i + 2 < last && joins(i + 1) && !((doc.tokens[i + 1].flags | doc.tokens[i + 2].flags) & kTokenSpaceBefore);
    n += !before && !after;
  }
  return n;
}

void foreign(Document& doc, std::string_view code, std::string_view name) {
  doc.language = code;
  doc.diagnostics.push_back({"text.language",
                             {0, static_cast<std::uint32_t>(doc.text.size())},
                             "the text reads as " + std::string(name) + ", not as Arabic, and was passed over"});
}

}  // namespace

void detect_language(Document& doc) {
  doc.language = "ar";
  const ScriptCounts& c = doc.scripts;
  if (c.latin >= kFewLatin && c.latin > 4 * c.words &&
      latin_words(doc) >= std::max(kFewLatin, std::min(4 * c.words, kSampleTokens / 8))) {
    const Language* l = strongest(doc, kLatinScript);
    return foreign(doc, l ? l->code : "und", l ? l->name : "a language unknown");
  }
  const std::size_t word_bytes = doc.folded.size() * 2;
  if (c.other_bytes > 20 && c.other_bytes > 2 * word_bytes) return foreign(doc, "und", "a language unknown");
  // one far letter in a hundred is a name; with more the words are counted
  if (c.words < kFewest || c.far_letters * 100 < doc.folded.size()) return;
  if (const Language* l = of_arabic_script(doc)) foreign(doc, l->code, l->name);
}

}  // namespace isnad
