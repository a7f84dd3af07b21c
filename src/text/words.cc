#include "text/words.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

constexpr char kWaw = letter(0x648), kFaLetter = letter(0x641), kBa = letter(0x628), kLam = letter(0x644),
               kKaf = letter(0x643), kSin = letter(0x633), kAlef = letter(0x627), kHa = letter(0x647),
               kMim = letter(0x645), kNun = letter(0x646), kYa = letter(0x64A);
constexpr std::size_t kMaxReadings = 64;  // «الجيش» is the army of some thirty countries
constexpr std::size_t kMaxWords = 4;

struct Suffix {
  std::uint8_t size;
  Pronoun pronoun;
};

// The pronoun endings a key may carry, the empty one first.
std::size_t suffixes(std::string_view k, std::array<Suffix, 4>& out) {
  std::size_t n = 0;
  out[n++] = {0, Pronoun::none};
  if (k.size() < 4) return n;
  const char a = k[k.size() - 1], b = k[k.size() - 2], c = k[k.size() - 3];
  if (a == kAlef && b == kMim && c == kHa && k.size() > 5)
    out[n++] = {3, Pronoun::dual};
  else if (a == kMim && b == kHa)
    out[n++] = {2, Pronoun::they};
  else if (a == kAlef && b == kHa)
    out[n++] = {2, Pronoun::she};
  else if (a == kNun && b == kHa)
    out[n++] = {2, Pronoun::they_f};
  else if (a == kAlef && b == kNun)
    out[n++] = {2, Pronoun::we};
  else if (a == kHa)
    out[n++] = {1, Pronoun::he};
  else if (a == kYa && k.size() > 4)
    out[n++] = {1, Pronoun::i};
  return n;
}

bool is_verb(PartOfSpeech p) { return p == PartOfSpeech::verb_perfect || p == PartOfSpeech::verb_imperfect; }
bool is_nominal(PartOfSpeech p) {
  return p == PartOfSpeech::noun || p == PartOfSpeech::masdar || p == PartOfSpeech::participle ||
         p == PartOfSpeech::adjective;
}

// May this form carry these clitics?
bool licensed(const Form& f, std::uint8_t pro, Pronoun suffix) {
  if ((f.flags & kFormSuffixStem) && suffix == Pronoun::none) return false;
  if (f.pos == PartOfSpeech::other) return suffix == Pronoun::none && (pro & (kSa | kKa)) == 0;
  if (is_verb(f.pos)) {
    if (pro & (kAl | kBi | kKa)) return false;
    if ((pro & (kSa | kLi)) && f.pos != PartOfSpeech::verb_imperfect) return false;
    return suffix != Pronoun::i;
  }
  if (pro & kSa) return false;
  if (pro & kAl) return suffix == Pronoun::none && !(f.flags & (kFormTanwin | kFormConstruct));
  if (suffix != Pronoun::none) return is_nominal(f.pos) && !(f.flags & kFormTanwin);
  return true;
}

class Analysis {
 public:
  Analysis(const Lexicon& lex, std::vector<Reading>& readings, std::vector<NameWord>& words)
      : lex_(lex), readings_(readings), words_(words), first_reading_(readings.size()), first_word_(words.size()) {}

  void run(std::string_view key) {
    conjunctions(key);
    std::stable_sort(readings_.begin() + static_cast<std::ptrdiff_t>(first_reading_), readings_.end(),
                     [](const Reading& a, const Reading& b) { return cuts(a) < cuts(b); });
    if (readings_.size() - first_reading_ > kMaxReadings) readings_.resize(first_reading_ + kMaxReadings);
  }

 private:
  static int cuts(const Reading& r) {
    return __builtin_popcount(r.proclitics & static_cast<unsigned>(~kAl)) * 2 + (r.proclitics & kAl ? 1 : 0) +
           (r.pronoun != Pronoun::none ? 2 : 0);
  }

  void conjunctions(std::string_view k) {
    prepositions(k, 0);
    if (k.size() >= 3 && k[0] == kWaw) prepositions(k.substr(1), kWa);
    if (k.size() >= 4 && k[0] == kFaLetter) prepositions(k.substr(1), kFa);
  }

  void prepositions(std::string_view k, std::uint8_t pro) {
    article(k, pro, true);
    if (k.size() < 3) return;
    const std::string_view rest = k.substr(1);
    if (k[0] == kBa) article(rest, pro | kBi, true);
    if (k[0] == kKaf) article(rest, pro | kKa, true);
    if (k[0] == kSin) article(rest, pro | kSa, false);
    if (k[0] != kLam) return;
    article(rest, pro | kLi, true);
    if (k[1] == kLam) {  // لل is ل and the article
      std::string with_article{kAlef};
      with_article.append(k);
      with_article.erase(1, 1);
      article(with_article, pro | kLi, true);
    }
  }

  void article(std::string_view k, std::uint8_t pro, bool as_name) {
    endings(k, pro, as_name);
    if (k.size() >= 4 && k[0] == kAlef && k[1] == kLam) endings(k.substr(2), pro | kAl, false);
  }

  void endings(std::string_view k, std::uint8_t pro, bool as_name) {
    std::array<Suffix, 4> ends{};
    const std::size_t n = suffixes(k, ends);
    for (std::size_t i = 0; i < n; ++i) {
      const Suffix s = ends[i];
      const Lexicon::Word w = lex_.find(k.substr(0, k.size() - s.size));
      if (i == 0 && as_name && w.id != kNone && words_.size() - first_word_ < kMaxWords) words_.push_back({w.id, pro});
      for (const Form& f : w.forms)
        if (licensed(f, pro, s.pronoun)) readings_.push_back({f, pro, s.pronoun});
    }
  }

  const Lexicon& lex_;
  std::vector<Reading>& readings_;
  std::vector<NameWord>& words_;
  std::size_t first_reading_, first_word_;
};

}  // namespace

namespace {

std::uint64_t classes_of(const Lexicon& lexicon, const Reading* first, std::size_t count) {
  std::uint64_t classes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Lemma& l = lexicon.lemma(first[i].form.lemma);
    classes |= class_bit(l.word_class);
    if (l.word_class == WordClass::trigger && !(l.flags & kLemmaWeak)) classes |= kAnyStrongTrigger;
    if (l.word_class == WordClass::trigger && l.event != kNoCode) classes |= kAnyWeakEvent;
    if (l.word_class == WordClass::other && !(l.flags & kLemmaWeak)) classes |= kAnyOpening;
    if (l.word_class == WordClass::person && l.measure != kNoCode) classes |= kAnyCountedPerson;
  }
  return classes;
}

template <class T>
T load(const char* p) {
  T v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// Compares short keys without a call.
bool same(const char* a, const char* b, std::size_t n) {
  if (n >= 8) {
    for (std::size_t i = 0; i + 8 <= n; i += 8)
      if (load<std::uint64_t>(a + i) != load<std::uint64_t>(b + i)) return false;
    return load<std::uint64_t>(a + n - 8) == load<std::uint64_t>(b + n - 8);
  }
  if (n >= 4)
    return load<std::uint32_t>(a) == load<std::uint32_t>(b) &&
           load<std::uint32_t>(a + n - 4) == load<std::uint32_t>(b + n - 4);
  for (std::size_t i = 0; i < n; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

}  // namespace

void WordCache::forget() {
  std::size_t room = (kSize + 1) * sizeof(Entry);
  void* const block = std::calloc(kSize + 1, sizeof(Entry));
  if (!block) std::abort();  // as operator new would end the program
  void* first = block;
  std::align(alignof(Entry), kSize * sizeof(Entry), first, room);
  entries_ = {static_cast<Entry*>(first), Free(block)};
}
void WordCache::Free::operator()(Entry*) const { std::free(block); }

std::uint64_t WordCache::hash(std::string_view key) {
  constexpr std::uint64_t kOdd = 0x9FB21C651E98DF25ull;
  const char* const p = key.data();
  const std::size_t n = key.size();
  std::uint64_t h = n * 0x9E3779B97F4A7C15ull;
  if (n >= 8) {
    for (std::size_t i = 0; i + 8 < n; i += 8) h = (h ^ load<std::uint64_t>(p + i)) * kOdd, h ^= h >> 32;
    h ^= load<std::uint64_t>(p + n - 8);
  } else if (n >= 4) {
    h ^= load<std::uint32_t>(p) | std::uint64_t{load<std::uint32_t>(p + n - 4)} << 32;
  } else {
    for (std::size_t i = 0; i < n; ++i) h ^= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
  }
  h *= kOdd;
  return (h ^ h >> 29) * kOdd ^ h >> 40;
}

void readings_of_key(std::string_view key, const Lexicon& lexicon, std::vector<Reading>& readings,
                     std::vector<NameWord>& words) {
  Analysis(lexicon, readings, words).run(key);
}

std::size_t analyse_word(Document& doc, const Lexicon& lexicon, Token& token) {
  return analyse_word(doc, lexicon, token, WordCache::hash(doc.key(token)));
}

std::size_t analyse_word(Document& doc, const Lexicon& lexicon, Token& token, std::uint64_t hash) {
  const std::string_view key = doc.key(token);
  WordCache::Entry scratch;
  const bool cacheable = key.size() <= scratch.key.size();
  WordCache::Entry& e = cacheable ? doc.cache->at(hash) : scratch;
  if (!cacheable || e.hash != hash || e.key_size != key.size() || !same(e.key.data(), key.data(), key.size())) {
    e.hash = hash;
    e.key_size = static_cast<std::uint8_t>(key.size());
    if (cacheable) std::copy(key.begin(), key.end(), e.key.begin());
    e.first_reading = static_cast<std::uint32_t>(doc.readings.size());
    e.first_word = static_cast<std::uint32_t>(doc.name_words.size());
    if (key.size() <= 40) readings_of_key(key, lexicon, doc.readings, doc.name_words);
    e.readings = static_cast<std::uint8_t>(doc.readings.size() - e.first_reading);
    e.words = static_cast<std::uint8_t>(doc.name_words.size() - e.first_word);
    e.classes = classes_of(lexicon, doc.readings.data() + e.first_reading, e.readings);
    for (std::size_t i = 0; i < e.words; ++i) {
      const std::uint8_t opens = lexicon.opens(doc.name_words[e.first_word + i].id);
      if (opens & Lexicon::kOpensName) e.classes |= kAnyOpensName;
      if (opens & Lexicon::kOpensTrigger) e.classes |= kAnyOpensTrigger;
    }
    e.marks = doc.marker ? doc.marker(key) : kEveryMark;
    e.cut = 0;
    if (e.readings + e.words == 0) {
      if (cacheable) e.cut = static_cast<std::uint8_t>(glue_point(key, lexicon));
      if (e.cut == 0 && key.size() > 4 && key.substr(0, key.size() - 2).find(kHa) != key.npos) e.cut = kMayHoldTa;
    }
  }
  token.classes = e.classes;
  token.marks = e.marks;
  token.first_reading = e.first_reading;
  token.reading_count = e.readings;
  token.first_word = e.first_word;
  token.word_count = e.words;
  return e.cut;
}

}  // namespace isnad
