#include "mention/time_atoms.h"

#include <array>
#include <string_view>

#include "base/fold.h"
#include "mention/digit_dates.h"
#include "text/phrase.h"

namespace isnad {
namespace {

constexpr int kMonthOpener = 0;  // value of a word that only begins the name of a month: كانون، ذو

// A word of the grammar, in folded letters.
template <std::size_t N>
struct Key {
  std::array<char, N> bytes{};
  constexpr Key(const char32_t (&s)[N]) {  // NOLINT
    for (std::size_t i = 0; i + 1 < N; ++i) bytes[i] = letter(s[i]);
  }
  constexpr std::string_view view() const { return {bytes.data(), N - 1}; }
};

struct SmallWord {
  std::string_view key;
  std::uint32_t role;
  AtomWord word;
};

#define ISNAD_KEY(name, s) constexpr Key name(s)
ISNAD_KEY(kFi, U"في");
ISNAD_KEY(kMin, U"من");
ISNAD_KEY(kIla, U"الي");
ISNAD_KEY(kBayn, U"بين");
ISNAD_KEY(kWawAlone, U"و");
ISNAD_KEY(kAw, U"او");
ISNAD_KEY(kAlAlone, U"ال");
ISNAD_KEY(kHaMark, U"ه");
ISNAD_KEY(kMimMark, U"م");
ISNAD_KEY(kHadha, U"هذا");
ISNAD_KEY(kHadhihi, U"هذه");
ISNAD_KEY(kDhalika, U"ذلك");
ISNAD_KEY(kTilka, U"تلك");
ISNAD_KEY(kAla, U"علي");
ISNAD_KEY(kTawali, U"التوالي");
ISNAD_KEY(kAkhir, U"اخر");
ISNAD_KEY(kWahid, U"واحد");
ISNAD_KEY(kWahida, U"واحده");
ISNAD_KEY(kHin, U"الحين");
ISNAD_KEY(kWaqt, U"الوقت");
ISNAD_KEY(kTarikh, U"التاريخ");
ISNAD_KEY(kAlami, U"العالمي");
ISNAD_KEY(kDuwali, U"الدولي");
ISNAD_KEY(kWatani, U"الوطني");
ISNAD_KEY(kNahw, U"نحو");
ISNAD_KEY(kHawali, U"حوالي");
ISNAD_KEY(kQuraba, U"قرابه");
ISNAD_KEY(kZuha, U"زهاء");
ISNAD_KEY(kAkthar, U"اكثر");
ISNAD_KEY(kAqall, U"اقل");
ISNAD_KEY(kSawfa, U"سوف");
ISNAD_KEY(kMuqarrar, U"المقرر");
ISNAD_KEY(kMuntazar, U"المنتظر");
ISNAD_KEY(kMurtaqab, U"المرتقب");
ISNAD_KEY(kMutawaqqa, U"المتوقع");
ISNAD_KEY(kAllati, U"التي");
ISNAD_KEY(kAlladhi, U"الذي");
ISNAD_KEY(kAlladhina, U"الذين");
ISNAD_KEY(kNisf, U"نصف");
ISNAD_KEY(kNisfAl, U"النصف");
ISNAD_KEY(kRub, U"الربع");
ISNAD_KEY(kThulth, U"الثلث");
ISNAD_KEY(kBida, U"بضعه");
ISNAD_KEY(kBid, U"بضع");
ISNAD_KEY(kIdda, U"عده");
#undef ISNAD_KEY

constexpr std::array kSmallWords{
    SmallWord{kFi.view(), kAtomIn, AtomWord::none},
    SmallWord{kMin.view(), kAtomFrom, AtomWord::none},
    SmallWord{kIla.view(), kAtomTo, AtomWord::none},
    SmallWord{kBayn.view(), kAtomBetween, AtomWord::none},
    SmallWord{kWawAlone.view(), kAtomWaw, AtomWord::none},
    SmallWord{kAw.view(), kAtomOr, AtomWord::none},
    SmallWord{kAlAlone.view(), kAtomArticle, AtomWord::none},
    SmallWord{kHaMark.view(), kAtomHijri, AtomWord::none},
    SmallWord{kMimMark.view(), kAtomCommon, AtomWord::none},
    SmallWord{kHadha.view(), kAtomThis, AtomWord::none},
    SmallWord{kHadhihi.view(), kAtomThis, AtomWord::none},
    SmallWord{kDhalika.view(), kAtomThat, AtomWord::none},
    SmallWord{kTilka.view(), kAtomThat, AtomWord::none},
    SmallWord{kAla.view(), kAtomOther, AtomWord::on},
    SmallWord{kTawali.view(), kAtomOther, AtomWord::succession},
    SmallWord{kAkhir.view(), kAtomOther, AtomWord::last},
    SmallWord{kWahid.view(), kAtomOther, AtomWord::one},
    SmallWord{kWahida.view(), kAtomOther, AtomWord::one},
    SmallWord{kHin.view(), kAtomOther, AtomWord::moment},
    SmallWord{kWaqt.view(), kAtomOther, AtomWord::moment},
    SmallWord{kTarikh.view(), kAtomOther, AtomWord::moment},
    SmallWord{kAlami.view(), kAtomOther, AtomWord::world},
    SmallWord{kDuwali.view(), kAtomOther, AtomWord::world},
    SmallWord{kWatani.view(), kAtomOther, AtomWord::world},
    SmallWord{kNahw.view(), kAtomAbout, AtomWord::none},
    SmallWord{kHawali.view(), kAtomAbout, AtomWord::none},
    SmallWord{kQuraba.view(), kAtomAbout, AtomWord::none},
    SmallWord{kZuha.view(), kAtomAbout, AtomWord::none},
    SmallWord{kAkthar.view(), kAtomAbout, AtomWord::none},
    SmallWord{kAqall.view(), kAtomAbout, AtomWord::none},
    SmallWord{kSawfa.view(), kAtomFuture, AtomWord::none},
    SmallWord{kMuqarrar.view(), kAtomFuture, AtomWord::none},
    SmallWord{kMuntazar.view(), kAtomFuture, AtomWord::none},
    SmallWord{kMurtaqab.view(), kAtomFuture, AtomWord::none},
    SmallWord{kMutawaqqa.view(), kAtomFuture, AtomWord::none},
    SmallWord{kNisf.view(), kAtomOther, AtomWord::quarter},
    SmallWord{kNisfAl.view(), kAtomOther, AtomWord::quarter},
    SmallWord{kRub.view(), kAtomOther, AtomWord::quarter},
    SmallWord{kThulth.view(), kAtomOther, AtomWord::quarter},
    SmallWord{kBida.view(), kAtomFew, AtomWord::none},
    SmallWord{kAllati.view(), kAtomStop, AtomWord::none},
    SmallWord{kAlladhi.view(), kAtomStop, AtomWord::none},
    SmallWord{kAlladhina.view(), kAtomStop, AtomWord::none},
    SmallWord{kBid.view(), kAtomFew, AtomWord::none},
    SmallWord{kIdda.view(), kAtomFew, AtomWord::none},
};

// For each first byte of a small word, a bit for each of their lengths: most words are told apart at once.
constexpr auto kSmallSizes = [] {
  std::array<std::uint16_t, 256> a{};
  for (const SmallWord& w : kSmallWords)
    a[static_cast<unsigned char>(w.key[0])] |= static_cast<std::uint16_t>(1u << w.key.size());
  return a;
}();

const SmallWord* find_small_word(std::string_view key) {
  if (key.empty() || key.size() > 7 || !(kSmallSizes[static_cast<unsigned char>(key[0])] >> key.size() & 1))
    return nullptr;
  for (const SmallWord& w : kSmallWords)
    if (w.key == key) return &w;
  return nullptr;
}

// Can a time expression hold no word but this and common ones?
bool decisive(const Lemma& l) {
  switch (l.word_class) {
    case WordClass::month:
    case WordClass::weekday:
    case WordClass::day_part:
    case WordClass::time_unit: return true;
    case WordClass::time_word: {
      const auto code = static_cast<TimeCode>(l.code);
      return code <= TimeCode::current || code == TimeCode::since;  // the first are the deictic ones
    }
    default: return false;
  }
}

class AtomReader {
 public:
  AtomReader(const Document& doc, const Sentence& s, const Lexicon& lex, std::vector<Atom>& out)
      : doc_(doc), s_(s), lex_(lex), out_(out) {}

  void run() {
    for (std::uint32_t i = s_.first; i < s_.last;) {
      Atom a;
      a.first = i;
      a.last = i + 1;
      const Token& t = doc_.tokens[i];
      switch (t.kind) {
        case TokenKind::number: number(t, a); break;
        case TokenKind::punct: punct(t, a); break;
        case TokenKind::word: word(t, a); break;
        case TokenKind::latin: break;
      }
      i = a.last;
      out_.push_back(a);
    }
  }

 private:
  // Takes in all tokens that begin before `end`.
  void cover(Atom& a, std::size_t end) {
    while (a.last < s_.last && doc_.tokens[a.last].span.begin < end) ++a.last;
  }

  void number(const Token& t, Atom& a) {
    if (const auto d = read_digit_date(doc_.text, t.span.begin); d && (d->year || date_follows(a))) {
      a.roles = kAtomDate;
      a.year = static_cast<std::int16_t>(d->year);
      a.month = static_cast<std::int16_t>(d->month);
      a.number = d->day;
      return cover(a, d->end);
    }
    if (const auto c = read_digit_clock(doc_.text, t.span.begin)) {
      a.roles = kAtomClock;
      a.number = c->hour;
      return cover(a, c->end);
    }
    if ((t.flags & kTokenDecimal) || t.number > 1e6) return;
    a.roles = kAtomNumber;
    a.number = static_cast<std::int32_t>(t.number);
    std::uint32_t digits = 0;
    for (const char c : doc_.original(t)) digits += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    a.digits = static_cast<std::uint8_t>(digits);
  }

  // «24/4» alone is a fraction unless a day or «في» stands before it.
  bool date_follows(const Atom&) const {
    if (out_.empty()) return false;
    const Atom& p = out_.back();
    return p.is(kAtomIn | kAtomWeekday) || (p.is(kAtomUnit) && p.unit == TimeUnit::day) ||
           (p.is(kAtomCode) && (p.code == TimeCode::dated || p.code == TimeCode::since));
  }

  static void punct(const Token& t, Atom& a) {
    switch (t.punct) {
      case '/': a.roles = kAtomSlash; break;
      case '-': a.roles = kAtomDash; break;
      case ',': a.roles = kAtomComma | kAtomStop; break;
      case '(':
      case '[': a.roles = kAtomOpen; break;
      case ')':
      case ']': a.roles = kAtomClose; break;
      case '"': break;
      default: a.roles = kAtomStop;
    }
  }

  void word(const Token& t, Atom& a) {
    for (const Reading& r : doc_.readings_of(t)) reading(r, a, t);
    if (t.reading_count == 0 && t.word_count == 0 && future_verb(doc_.key(t))) a.roles |= kAtomFuture;
    small_word(doc_.key(t), a);
  }

  // سيجتمع، ستعقد: a word of no meaning we know that looks like a future verb.
  static bool future_verb(std::string_view key) {
    if (key.size() > 5 && key[0] == letter(U'و')) key.remove_prefix(1);
    if (key.size() < 5 || key.size() > 8 || key[0] != letter(U'س')) return false;
    if (key[1] != letter(U'ي') && key[1] != letter(U'ت')) return false;
    const char third = key[2], last = key.back();
    return third != letter(U'ا') && third != letter(U'ط') && third != letter(U'د') && third != letter(U'ر') &&
           last != letter(U'ه') && last != letter(U'ا') && last != letter(U'ء');
  }

  void reading(const Reading& r, Atom& a, const Token& t) {
    if (r.pronoun != Pronoun::none) return;
    const Lemma& l = lex_.lemma(r.form.lemma);
    if (r.proclitics & kSa) a.roles |= kAtomFuture;
    switch (l.word_class) {
      case WordClass::month: return month(l, r.proclitics, a);
      case WordClass::weekday:
        if (a.is(kAtomWeekday)) return;
        a.roles |= kAtomWeekday;
        a.weekday = static_cast<std::int8_t>(l.value);
        a.weekday_pro = r.proclitics;
        return;
      case WordClass::day_part:
        if (a.is(kAtomPart)) return;
        a.roles |= kAtomPart;
        a.part = static_cast<PartOfDay>(l.code);
        a.part_pro = r.proclitics;
        a.adverb = (r.proclitics & (kAl | kPrep)) == 0 && adverbial(doc_.key(t));
        return;
      case WordClass::time_unit:
        if (a.is(kAtomUnit)) return;
        a.roles |= kAtomUnit;
        a.unit = static_cast<TimeUnit>(l.code);
        a.unit_value = static_cast<std::int16_t>(l.value);
        a.unit_number = r.form.number;
        a.unit_pro = r.proclitics;
        return;
      case WordClass::time_word:
        if (a.is(kAtomCode)) return;
        a.roles |= kAtomCode;
        a.code = static_cast<TimeCode>(l.code);
        a.code_pro = r.proclitics;
        return;
      default: return number_reading(l, r.proclitics, a);
    }
  }

  void number_reading(const Lemma& l, std::uint8_t pro, Atom& a) {
    const auto value = static_cast<std::int32_t>(l.value);
    switch (l.word_class) {
      case WordClass::number:
        if (a.is(kAtomNumberWord) || l.value < 1 || l.value > 1000) return;
        a.roles |= kAtomNumberWord;
        a.number = value;
        a.number_pro |= pro;
        return;
      case WordClass::ordinal:
        if (a.is(kAtomOrdinal) || l.value < 1 || l.value > 1000) return;
        a.roles |= kAtomOrdinal;
        a.ordinal = value;
        a.number_pro |= pro;
        return;
      case WordClass::vague:
        if (l.code == static_cast<std::uint8_t>(VagueCode::few)) a.roles |= kAtomFew;
        return;
      case WordClass::person:
      case WordClass::thing: a.roles |= kAtomCounted; return;
      default: return;
    }
  }

  void month(const Lemma& l, std::uint8_t pro, Atom& a) {
    if (a.is(kAtomMonth)) return;
    std::int64_t value = l.value;
    bool weak = (l.flags & kLemmaWeak) != 0 || value > 100;
    if (value == kMonthOpener) {
      value = month_phrase(a);
      weak = false;
    }
    if (value == 0) return;
    a.roles |= kAtomMonth;
    a.month = static_cast<std::int16_t>(value);
    a.month_pro = pro;
    a.weak_month = weak;
  }

  // «كانون الثاني»: its number, and the atom takes in its words; 0 if there is no such name.
  std::int64_t month_phrase(Atom& a) {
    phrases_.clear();
    match_names(doc_, a.first, std::min(a.first + 4, s_.last), lex_, phrases_);
    for (const PhraseMatch& m : phrases_) {
      if (m.first != a.first) break;
      for (const NameTarget& target : lex_.targets(m.node)) {
        if (!target.is_lemma) continue;
        const Lemma& l = lex_.lemma(target.index);
        if (l.word_class != WordClass::month || l.value == 0) continue;
        a.last = m.last;
        return l.value;
      }
    }
    return 0;
  }

  // صباحا، مساء
  static bool adverbial(std::string_view key) {
    return key.back() == letter(U'ا') || (key.size() > 2 && key.back() == letter(U'ء'));
  }

  static void small_word(std::string_view key, Atom& a) {
    const SmallWord* w = find_small_word(key);
    if (!w && key.size() > 2 && key[0] == letter(U'و')) w = find_small_word(key.substr(1));
    if (!w) return;
    a.roles |= w->role;
    a.word = w->word;
  }

  const Document& doc_;
  const Sentence& s_;
  const Lexicon& lex_;
  std::vector<Atom>& out_;
  std::vector<PhraseMatch> phrases_;
};

}  // namespace

bool may_hold_time(const Document& doc, const Sentence& s, const Lexicon& lex) {
  for (const Token& t : doc.tokens_of(s)) {
    if (t.kind == TokenKind::number) {
      const std::size_t end = t.span.end;
      if (t.number >= 1300 && t.number <= 2099) return true;
      if (end + 1 < doc.text.size() &&
          (doc.text[end] == '/' || doc.text[end] == '.' || doc.text[end] == '-' || doc.text[end] == ':'))
        return true;
      continue;
    }
    for (const Reading& r : doc.readings_of(t))
      if (decisive(lex.lemma(r.form.lemma))) return true;
  }
  return false;
}

void read_atoms(const Document& doc, const Sentence& s, const Lexicon& lex, std::vector<Atom>& out) {
  out.clear();
  out.reserve(s.last - s.first);
  AtomReader(doc, s, lex, out).run();
}

}  // namespace isnad
