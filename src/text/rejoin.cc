#include <algorithm>
#include <array>

#include "base/fold.h"
#include "text/tokens.h"
#include "text/words.h"

namespace isnad {
namespace {

constexpr std::string_view kTatweel = "\xD9\x80";
constexpr std::array<char, 2> kArticleLetters{letter(0x627), letter(0x644)};
constexpr std::string_view kArticle{kArticleLetters.data(), kArticleLetters.size()};
constexpr std::size_t kMaxPieces = 24;
constexpr std::size_t kMinLetters = 3, kMaxLetters = 24;
constexpr std::size_t kMaxSpellings = 8;
constexpr std::size_t kLookUps = 20000;

bool is_word(const Token& t) { return t.kind == TokenKind::word; }
bool touches(const Token& t) { return !(t.flags & (kTokenSpaceBefore | kTokenLineBreak)); }

// The Arabic letters a digit or Latin letter may stand in for.
std::string_view look_alike(char c) {
  static constexpr char kAlef[] = {letter(0x627)}, kHeh[] = {letter(0x647)}, kAin[] = {letter(0x639)},
                        kHah[] = {letter(0x62D)}, kKhah[] = {letter(0x62E)}, kTah[] = {letter(0x637)},
                        kQaf[] = {letter(0x642), letter(0x635)}, kLam[] = {letter(0x627), letter(0x644)},
                        kDal[] = {letter(0x62F), letter(0x636)}, kSin[] = {letter(0x633), letter(0x635)},
                        kKaf[] = {letter(0x643)}, kBa[] = {letter(0x628)}, kTa[] = {letter(0x62A), letter(0x637)},
                        kMim[] = {letter(0x645)}, kNun[] = {letter(0x646)}, kRa[] = {letter(0x631)},
                        kFa[] = {letter(0x641)}, kJim[] = {letter(0x62C)}, kWaw[] = {letter(0x648)},
                        kYa[] = {letter(0x64A)}, kQ[] = {letter(0x642)};
  const auto of = [](const auto& letters) { return std::string_view(letters, sizeof letters); };
  switch (c) {
    case '1':
    case 'i':
    case 'a': return of(kAlef);
    case 'l': return of(kLam);
    case '0':
    case 'o':
    case 'h': return of(kHeh);
    case '3': return of(kAin);
    case '7': return of(kHah);
    case '5': return of(kKhah);
    case '6': return of(kTah);
    case '9': return of(kQaf);
    case 'q': return of(kQ);
    case 'd': return of(kDal);
    case 's': return of(kSin);
    case 'k': return of(kKaf);
    case 'b': return of(kBa);
    case 't': return of(kTa);
    case 'm': return of(kMim);
    case 'n': return of(kNun);
    case 'r': return of(kRa);
    case 'f': return of(kFa);
    case 'j': return of(kJim);
    case 'w': return of(kWaw);
    case 'y': return of(kYa);
    default: return {};
  }
}

// What has been put together so far: every spelling the look-alikes allow.
struct Spellings {
  std::array<std::array<char, kMaxLetters>, kMaxSpellings> text{};
  std::size_t count = 1, size = 0;

  bool append(std::string_view key) {
    if (size + key.size() > kMaxLetters) return false;
    for (std::size_t k = 0; k < count; ++k)
      std::copy(key.begin(), key.end(), text[k].begin() + static_cast<std::ptrdiff_t>(size));
    size += key.size();
    return true;
  }
  bool append_any(std::string_view letters) {
    if (letters.empty() || size + 1 > kMaxLetters || count * letters.size() > kMaxSpellings) return false;
    for (std::size_t k = count; k < count * letters.size(); ++k) text[k] = text[k - count];
    for (std::size_t k = 0; k < count * letters.size(); ++k) text[k][size] = letters[k / count];
    count *= letters.size();
    ++size;
    return true;
  }
  std::string_view at(std::size_t k) const { return {text[k].data(), size}; }
};

// What the lexicon makes of a joined word.
enum class Fame { unknown, known, telling };

// How the pieces of a candidate hang together; decides how famous the whole must be.
struct Chain {
  Spellings spellings;
  bool tatweel = false;      // some gap is marked by a tatweel
  bool only_tatweel = true;  // … and all are
  bool both_sides = true;    // … on either side: «قيـ ـادي»
  bool bridge = false;       // a piece without one before the first: «ار هـ ـابي»
  bool look_alikes = false;
  bool loose = true;        // single letters only
  bool long_piece = false;  // some piece has three letters or more
  bool strange = false;     // … and is no word by itself
  bool all_known() const { return long_piece && !strange; }
  bool clitic = false;         // begins with a lone letter and its tatweel: «لـ عكاظ»
  bool names_letters = false;  // some piece sounds like the name of a Latin letter: «إل»، «دي»
  bool dotted = false;         // a full stop stands in some gap
  bool article = false;        // begins with a detached article: «الـ»
  std::size_t letters = 0;     // written as such, not by a look-alike
  std::size_t words = 1;       // pieces that are words
};

class Rejoiner {
 public:
  Rejoiner(Document& doc, const Lexicon& lex) : doc_(doc), lex_(lex), budget_(kLookUps + doc.tokens.size() / 16) {}

  void run() {
    std::vector<Token>& tokens = doc_.tokens;
    std::size_t out = 0;
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t end = i + 1;
      if (suspicious(i) && budget_ > 0) end = longest(i);
      if (end > i + 1) {
        tokens[out++] = joined(i, end);
        i = end;
      } else {
        if (out != i) tokens[out] = tokens[i];
        ++out, ++i;
      }
    }
    tokens.resize(out);
    if (budget_ == 0)
      doc_.diagnostics.push_back({"text.given_up",
                                  {0, static_cast<std::uint32_t>(doc_.text.size())},
                                  "too many pieces of words; those further on were not put together"});
  }

 private:
  const Token& token(std::size_t i) const { return doc_.tokens[i]; }

  // A mark that filters do not see through: it stands inside a word and no space before it.
  static bool mark(const Token& t) {
    if (t.kind != TokenKind::punct || t.span.size() > 3) return false;
    switch (t.punct) {
      case '.':
      case '-':
      case ',':
      case '*':
      case '_':
      case '/':
      case '~':
      case '+':
      case '^':
      case '=':
      case '!':
      case '|': return true;
      default: return false;
    }
  }

  static bool disguise(const Token& t) {
    if (t.span.size() > 2) return false;
    return t.kind == TokenKind::number || t.kind == TokenKind::latin || (t.kind == TokenKind::punct && t.punct == '@');
  }

  bool ends_in_tatweel(const Token& t) const {
    return (t.flags & kTokenTatweel) && doc_.original(t).ends_with(kTatweel);
  }
  // A tatweel hangs on one word or the other; one that stands alone is a dash.
  bool tatweel_between(const Token& a, const Token& b) const {
    return ends_in_tatweel(a) || ((b.flags & kTokenTatweel) && doc_.text.substr(0, b.span.begin).ends_with(kTatweel));
  }

  // Is this token worth a try? Good text is left after a look at two flags.
  bool suspicious(std::size_t i) const {
    if (i + 1 >= doc_.tokens.size()) return false;
    const Token& t = token(i);
    const Token& n = token(i + 1);
    if (n.flags & kTokenLineBreak) return false;
    if (touches(n)) {
      if (is_word(t))
        return i + 2 < doc_.tokens.size() ? (mark(n) || disguise(n)) && (touches(token(i + 2)) || t.key_size == 1)
                                          : disguise(n);
      return disguise(t) && is_word(n) && touches(n) && t.kind != TokenKind::punct && t.span.size() == 1;
    }
    if (!is_word(t)) return false;
    if (is_word(n) && tatweel_between(t, n)) return true;
    if (is_word(n) && n.key_size == 1 && ends_in_tatweel(n) && t.key_size <= 3) return true;  // «ار هـ ـابي»
    return t.key_size == 1 && i + 2 < doc_.tokens.size() && (n.key_size == 1 || mark(n));
  }

  Fame fame(std::string_view key) {
    if (budget_ == 0) return Fame::unknown;
    --budget_;
    const std::size_t readings = doc_.readings.size(), words = doc_.name_words.size();
    readings_of_key(key, lex_, doc_.readings, doc_.name_words);
    Fame f = doc_.readings.size() > readings || doc_.name_words.size() > words ? Fame::known : Fame::unknown;
    for (std::size_t k = readings; k < doc_.readings.size(); ++k)
      if (telling(lex_.lemma(doc_.readings[k].form.lemma))) f = Fame::telling;
    for (std::size_t k = words; k < doc_.name_words.size(); ++k) {
      const std::uint32_t node = lex_.step(0, doc_.name_words[k].id);
      if (node == kNone) continue;
      for (const NameTarget& t : lex_.targets(node))
        if (!t.is_lemma &&
            (lex_.entity(t.index).kind == EntityKind::actor || lex_.entity(t.index).kind == EntityKind::source))
          f = Fame::telling;
    }
    doc_.readings.resize(readings);
    doc_.name_words.resize(words);
    return f;
  }

  // Words that filters look for.
  static bool telling(const Lemma& l) {
    return l.word_class == WordClass::trigger || l.word_class == WordClass::weapon ||
           l.word_class == WordClass::ethnic || (l.word_class == WordClass::person && l.measure != kNoCode);
  }

  // Adds token i to the chain; false if the word cannot go on over it.
  bool extend(Chain& c, std::size_t i) {
    const Token& t = token(i);
    if (t.flags & kTokenLineBreak) return false;
    const bool near = touches(t);
    if (mark(t)) {
      c.dotted = c.dotted || t.punct == '.';
      return near || (c.loose && t.punct != ',');
    }
    if (is_word(t)) {
      const bool hyphened = mark(token(i - 1));
      const bool tatweel = tatweel_between(token(i - 1), t) || (hyphened && i >= 2 && ends_in_tatweel(token(i - 2)));
      c.loose = c.loose && t.key_size == 1;
      const bool bridge = c.words == 1 && t.key_size == 1 && ends_in_tatweel(t) && c.letters <= 3 && !tatweel;
      if (!near && !c.loose && !tatweel && !bridge) return false;
      c.bridge = c.bridge || bridge;
      if (!bridge)
        c.both_sides = c.both_sides && tatweel && (t.flags & kTokenTatweel) && ends_in_tatweel(token(i - 1)) &&
                       doc_.text.substr(0, t.span.begin).ends_with(kTatweel);
      if (near && !hyphened && is_word(token(i - 1))) return false;
      c.tatweel = c.tatweel || tatweel;
      c.only_tatweel = c.only_tatweel && tatweel;
      ++c.words;
      return add_piece(c, t);
    }
    return near && disguised(c, t);
  }

  bool add_piece(Chain& c, const Token& t) {
    if (t.key_size >= 3) {
      c.long_piece = true;
      c.strange = c.strange || fame(doc_.key(t)) == Fame::unknown;
    }
    const std::string_view key = doc_.key(t);
    c.names_letters = c.names_letters || (key.size() == 2 && (key[0] == letter(0x627) || key[1] == letter(0x64A)));
    c.letters += key.size();
    return c.spellings.append(doc_.key(t));
  }

  bool disguised(Chain& c, const Token& t) const {
    if (!disguise(t)) return false;
    c.look_alikes = true;
    c.loose = c.only_tatweel = false;
    if (t.kind == TokenKind::punct) return c.spellings.append_any(look_alike('1'));
    for (std::size_t p = t.span.begin; p < t.span.end;)
      if (!c.spellings.append_any(look_alike(fold_char(decode_utf8(doc_.text, p)).code))) return false;
    return true;
  }

  // May these pieces be this word?
  static bool licensed(const Chain& c, Fame f, std::size_t pieces) {
    if (f == Fame::unknown || c.spellings.size < kMinLetters) return false;
    if (c.look_alikes)
      return f == Fame::telling && !c.all_known() && c.letters > 1 && c.letters > c.spellings.size - c.letters;
    if (c.names_letters && (c.dotted || c.article) && c.words == 2 && c.spellings.size <= 4) return false;
    if (c.loose && pieces > 2) return f == Fame::telling;
    if (c.bridge) return c.both_sides && c.words > 2 && c.spellings.size > 4;
    if (c.only_tatweel && (c.both_sides || !c.all_known() || (c.clitic && c.words == 2))) return true;
    if (c.tatweel) return f == Fame::telling || !c.all_known();
    return f == Fame::telling && !c.all_known();
  }

  // The longest run from `first` that makes one word; its end, or first + 1.
  std::size_t longest(std::size_t first) {
    Chain c;
    std::size_t best = first + 1;
    const Token& t = token(first);
    if (is_word(t)) {
      c.loose = t.key_size == 1;
      if (!add_piece(c, t)) return best;
    } else if (!disguised(c, t)) {
      return best;
    }
    const bool lone = t.key_size == 1;
    c.article = doc_.key(t) == kArticle;
    c.clitic = lone && (t.flags & kTokenTatweel);
    for (std::size_t i = first + 1; i < doc_.tokens.size() && i < first + kMaxPieces && extend(c, i); ++i) {
      if (mark(token(i))) continue;
      // an initial or a title («د.ريان») is no piece of a word
      if (lone && c.words == 2 && is_word(token(i)) && token(i).key_size > 2 && !c.look_alikes && detached(first, i))
        continue;
      for (std::size_t k = 0; k < c.spellings.count; ++k) {
        if (!licensed(c, fame(c.spellings.at(k)), i + 1 - first)) continue;
        best = i + 1;
        key_.assign(c.spellings.at(k));
        break;
      }
    }
    return best;
  }

  // A lone letter and a dot before a whole word.
  bool detached(std::size_t first, std::size_t i) {
    if (i == first + 1) return false;
    return token(first + 1).punct == '.' && !(token(first).flags & kTokenTatweel) &&
           fame(doc_.key(token(i))) != Fame::unknown;
  }

  Token joined(std::size_t first, std::size_t end) {
    Token t = token(first);
    const bool clitic = end == first + 2 && t.key_size == 1 && ends_in_tatweel(t) &&
                        !(token(first + 1).flags & kTokenTatweel) && fame(doc_.key(token(first + 1))) != Fame::unknown;
    t.kind = TokenKind::word;
    t.number = 0;
    t.punct = 0;
    t.span.end = token(end - 1).span.end;
    t.key = static_cast<std::uint32_t>(doc_.folded.size());
    t.key_size = static_cast<std::uint16_t>(key_.size());
    t.flags = static_cast<std::uint8_t>((t.flags & ~(kTokenTatweel | kTokenDecimal)) | kTokenRejoined);
    doc_.folded += key_;
    if (!clitic && doc_.diagnostics.size() < kMaxDiagnostics)
      doc_.diagnostics.push_back({"text.rejoined", t.span, "a word written in pieces was read as one"});
    return t;
  }

  Document& doc_;
  const Lexicon& lex_;
  std::string key_;
  std::size_t budget_;  // look-ups left; bounds the time on text made of pieces only
};

}  // namespace

void rejoin(Document& doc, const Lexicon& lexicon) { Rejoiner(doc, lexicon).run(); }

}  // namespace isnad
