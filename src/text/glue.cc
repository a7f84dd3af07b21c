#include <algorithm>
#include <array>
#include <vector>

#include "base/fold.h"
#include "text/tokens.h"
#include "text/words.h"

namespace isnad {
namespace {

constexpr char kAlef = letter(0x627), kLam = letter(0x644), kWaw = letter(0x648);
constexpr std::size_t kMinHalf = 4, kLongHalf = 5, kMinGlued = 9;
constexpr std::uint32_t kAhead = 16;  // words whose places in the cache are fetched together
constexpr int kMaxRounds = 4;         // for words of which more than two were glued

bool has_article(std::string_view k) { return k.size() >= 5 && k[0] == kAlef && k[1] == kLam; }

// Is the key a word as it stands or after its article?
bool plain_word(std::string_view key, const Lexicon& lex) {
  const auto whole = [&](std::string_view k) {
    const Lexicon::Word w = lex.find(k);
    return w.id != kNone ||
           std::any_of(w.forms.begin(), w.forms.end(), [](const Form& f) { return !(f.flags & kFormSuffixStem); });
  };
  return whole(key) || (has_article(key) && whole(key.substr(2)));
}

// A word a headline begins with («مقتل»), and a word of a name before it («زامفارا»).
bool telling(std::string_view key, const Lexicon& lex) {
  const auto forms = lex.forms(key);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const Form& f) { return lex.lemma(f.lemma).word_class == WordClass::trigger; });
}
bool named(std::string_view key, const Lexicon& lex) { return lex.word_id(key) != kNone; }

// عبد is one half of many names that are written as one word: العبدالعزيز.
constexpr std::array<char, 3> kServantLetters{letter(0x639), letter(0x628), letter(0x62F)};
constexpr std::string_view kServant{kServantLetters.data(), 3};

// A cut the lexicon wants: byte of the original, and letters before it.
struct Cut {
  std::uint32_t token, letters, byte;
};

// Walks the original of a word: where does its letter number `letters` begin?
std::uint32_t byte_of_letter(const Document& doc, const Token& t, std::size_t letters) {
  std::size_t n = 0;
  for (std::size_t p = t.span.begin; p < t.span.end;) {
    const std::size_t at = p;
    const FoldedChar c = fold_char(decode_utf8(doc.text, p));
    const bool sign = c.cls == CharClass::letter || c.cls == CharClass::lam_alef || c.cls == CharClass::ligature;
    if (sign && n >= letters) return n == letters ? static_cast<std::uint32_t>(at) : 0;
    n += c.cls == CharClass::letter     ? 1
         : c.cls == CharClass::lam_alef ? 2
         : c.cls == CharClass::ligature ? kAllah.size()
                                        : 0;
  }
  return 0;
}

// Ta marbuta ends a word. Letters up to the first one that something follows, 0 if there is none.
std::size_t ta_marbuta(const Document& doc, const Token& t) {
  constexpr std::string_view kTa = "\xD8\xA9";
  const std::string_view word = doc.original(t);
  const std::size_t found = word.find(kTa);
  if (found == word.npos || found + 2 + 4 > word.size()) return 0;
  std::size_t n = 0;
  for (std::size_t p = 0; p < found + 2;) {
    const FoldedChar c = fold_char(decode_utf8(word, p));
    n += c.cls == CharClass::letter ? 1 : c.cls == CharClass::lam_alef ? 2 : 0;
  }
  return n >= 3 && t.key_size >= n + 2u ? n : 0;
}

Token half(const Token& whole, std::uint32_t begin, std::uint32_t end, std::size_t key, std::size_t size) {
  Token t = whole;
  t.span = {begin, end};
  t.key = static_cast<std::uint32_t>(whole.key + key);
  t.key_size = static_cast<std::uint16_t>(size);
  t.flags = static_cast<std::uint8_t>((whole.flags & ~kTokenTatweel) | kTokenSplit);
  return t;
}

// Puts both halves of each cut token in its place, from the back.
void cut_tokens(Document& doc, const std::vector<Cut>& cuts) {
  std::vector<Token>& tokens = doc.tokens;
  std::size_t from = tokens.size();
  tokens.resize(from + cuts.size());
  std::size_t to = tokens.size();
  for (auto c = cuts.rbegin(); c != cuts.rend(); ++c) {
    while (from > c->token + 1u) tokens[--to] = tokens[--from];
    const Token whole = tokens[--from];
    Token right = half(whole, c->byte, whole.span.end, c->letters, whole.key_size - c->letters);
    right.flags &= static_cast<std::uint8_t>(~(kTokenLineBreak | kTokenPassive));
    right.flags |= kTokenSpaceBefore;
    tokens[--to] = right;
    tokens[--to] = half(whole, whole.span.begin, c->byte, 0, c->letters);
  }
}

bool wants(const Token& t, std::uint8_t wanted) {
  return (t.flags & wanted) == wanted && (t.kind == TokenKind::word || t.kind == TokenKind::latin);
}

// One pass over the words; true if some were cut, so that their halves want another.
bool analyse_once(Document& doc, const Lexicon& lexicon, std::uint8_t wanted) {
  std::vector<Cut> cuts;
  std::array<std::uint64_t, kAhead> hashes;
  const auto n = static_cast<std::uint32_t>(doc.tokens.size());
  for (std::uint32_t begin = 0; begin < n; begin += kAhead) {
    const std::uint32_t end = std::min(n, begin + kAhead);
    for (std::uint32_t i = begin; i < end; ++i)
      if (wants(doc.tokens[i], wanted)) doc.cache->fetch(hashes[i - begin] = WordCache::hash(doc.key(doc.tokens[i])));
    for (std::uint32_t i = begin; i < end; ++i) {
      Token& t = doc.tokens[i];
      if (!wants(t, wanted)) continue;
      std::size_t letters = analyse_word(doc, lexicon, t, hashes[i - begin]);
      if (letters == 0 || t.kind != TokenKind::word) continue;
      if (letters == kMayHoldTa) letters = ta_marbuta(doc, t);
      if (letters == 0 || (t.flags & kTokenRejoined)) continue;
      if (const std::uint32_t byte = byte_of_letter(doc, t, letters))
        cuts.push_back({i, static_cast<std::uint32_t>(letters), byte});
    }
  }
  for (const Cut& c : cuts)
    if (doc.diagnostics.size() < kMaxDiagnostics)
      doc.diagnostics.push_back({"text.split", doc.tokens[c.token].span, "two words written as one were read as two"});
  if (!cuts.empty()) cut_tokens(doc, cuts);
  return !cuts.empty();
}

}  // namespace

std::size_t glue_point(std::string_view key, const Lexicon& lex) {
  if (key.size() < kMinGlued) return 0;
  for (std::size_t i = key.size() - kMinHalf; i >= kMinHalf; --i) {
    const std::string_view right = key.substr(i);
    const bool article = has_article(right);
    // the article inside tells where a word begins; without it both halves must be long
    if (article ? right.size() < 6 : right.size() < kMinHalf || i < kLongHalf) continue;
    const std::string_view left = key.substr(0, i);
    const std::string_view bare = left[0] == kWaw && left.size() > kMinHalf ? left.substr(1) : left;
    const std::string_view stem = has_article(bare) ? bare.substr(2) : bare;
    if (stem.size() < (article ? 3 : kLongHalf) || stem == kServant) continue;
    if (right.size() < kLongHalf ? !telling(right, lex) || !named(bare, lex) : !plain_word(right, lex)) continue;
    if (plain_word(bare, lex)) return i;
  }
  return 0;
}

void analyse(Document& doc, const Lexicon& lexicon) {
  bool again = analyse_once(doc, lexicon, 0);
  for (int round = 0; again && round < kMaxRounds; ++round) again = analyse_once(doc, lexicon, kTokenSplit);
}

}  // namespace isnad
