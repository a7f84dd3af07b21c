#include "mention/time_atoms.h"

#include <array>
#include <string_view>

#include "base/fold.h"
#include "mention/digit_dates.h"
#include "mention/key_table.h"
#include "mention/word_marks.h"
#include "text/phrase.h"

namespace isnad {
namespace {

constexpr int kMonthOpener = 0;  // value of a word that only begins the name of a month: كانون، ذو

// A word of the grammar: its role, and which one it is where the role does not say.
struct SmallWord {
  std::uint32_t role = 0;
  AtomWord word = AtomWord::none;
};
using Entry = KeyEntry<SmallWord>;
constexpr KeyTable kSmallWords(std::array{
    Entry{u"في", {kAtomIn, AtomWord::none}},
    Entry{u"من", {kAtomFrom, AtomWord::none}},
    Entry{u"الي", {kAtomTo, AtomWord::none}},
    Entry{u"بين", {kAtomBetween, AtomWord::none}},
    Entry{u"و", {kAtomWaw, AtomWord::none}},
    Entry{u"او", {kAtomOr, AtomWord::none}},
    Entry{u"ال", {kAtomArticle, AtomWord::none}},
    Entry{u"ه", {kAtomHijri, AtomWord::none}},
    Entry{u"م", {kAtomCommon, AtomWord::none}},
    Entry{u"هذا", {kAtomThis, AtomWord::none}},
    Entry{u"هذه", {kAtomThis, AtomWord::none}},
    Entry{u"ذلك", {kAtomThat, AtomWord::none}},
    Entry{u"تلك", {kAtomThat, AtomWord::none}},
    Entry{u"علي", {kAtomOther, AtomWord::on}},
    Entry{u"التوالي", {kAtomOther, AtomWord::succession}},
    Entry{u"اخر", {kAtomOther, AtomWord::last}},
    Entry{u"واحد", {kAtomOther, AtomWord::one}},
    Entry{u"واحده", {kAtomOther, AtomWord::one}},
    Entry{u"الحين", {kAtomOther, AtomWord::moment}},
    Entry{u"الوقت", {kAtomOther, AtomWord::moment}},
    Entry{u"التاريخ", {kAtomOther, AtomWord::moment}},
    Entry{u"العالمي", {kAtomOther, AtomWord::world}},
    Entry{u"الدولي", {kAtomOther, AtomWord::world}},
    Entry{u"الوطني", {kAtomOther, AtomWord::world}},
    Entry{u"نحو", {kAtomAbout, AtomWord::none}},
    Entry{u"حوالي", {kAtomAbout, AtomWord::none}},
    Entry{u"قرابه", {kAtomAbout, AtomWord::none}},
    Entry{u"زهاء", {kAtomAbout, AtomWord::none}},
    Entry{u"اكثر", {kAtomAbout, AtomWord::none}},
    Entry{u"اقل", {kAtomAbout, AtomWord::none}},
    Entry{u"سوف", {kAtomFuture, AtomWord::none}},
    Entry{u"المقرر", {kAtomFuture, AtomWord::none}},
    Entry{u"المنتظر", {kAtomFuture, AtomWord::none}},
    Entry{u"المرتقب", {kAtomFuture, AtomWord::none}},
    Entry{u"المتوقع", {kAtomFuture, AtomWord::none}},
    Entry{u"نصف", {kAtomOther, AtomWord::quarter}},
    Entry{u"النصف", {kAtomOther, AtomWord::quarter}},
    Entry{u"الربع", {kAtomOther, AtomWord::quarter}},
    Entry{u"الثلث", {kAtomOther, AtomWord::quarter}},
    Entry{u"بضعه", {kAtomFew, AtomWord::none}},
    Entry{u"التي", {kAtomStop, AtomWord::none}},
    Entry{u"الذي", {kAtomStop, AtomWord::none}},
    Entry{u"الذين", {kAtomStop, AtomWord::none}},
    Entry{u"بضع", {kAtomFew, AtomWord::none}},
    Entry{u"عده", {kAtomFew, AtomWord::none}},
});

const SmallWord* find_small_word(std::string_view key) {
  if (!kSmallWords.may_end(key)) return nullptr;
  const SmallWord* w = kSmallWords.find(key);
  return w || key.size() < 3 || key[0] != letter(U'و') ? w : kSmallWords.find(key.substr(1));
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

// The classes of words that play a part in a time expression.
constexpr std::uint64_t kAtomClasses = class_bit(WordClass::month) | class_bit(WordClass::weekday) |
                                       class_bit(WordClass::day_part) | class_bit(WordClass::time_unit) |
                                       class_bit(WordClass::time_word) | class_bit(WordClass::number) |
                                       class_bit(WordClass::ordinal) | class_bit(WordClass::vague) |
                                       class_bit(WordClass::person) | class_bit(WordClass::thing);

class AtomReader {
 public:
  AtomReader(const Document& doc, const Sentence& s, const Lexicon& lex, std::vector<Atom>& out)
      : doc_(doc), s_(s), lex_(lex), out_(out) {}

  void run() {
    for (std::uint32_t i = s_.first; i < s_.last;) {
      Atom& a = out_.emplace_back();
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
    if (out_.size() < 2) return false;
    const Atom& p = out_[out_.size() - 2];  // the last is the one being read
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
    if ((t.classes & kAtomClasses) != 0 || may_be_future(doc_.key(t)))
      for (const Reading& r : doc_.readings_of(t)) reading(r, a, t);
    if (t.reading_count == 0 && t.word_count == 0 && future_verb(doc_.key(t))) a.roles |= kAtomFuture;
    if (t.marks & kMarkAtom) small_word(doc_.key(t), a);
  }

  // May سـ stand at its front, alone or after a conjunction?
  static bool may_be_future(std::string_view key) {
    if (key.size() > 2 && (key[0] == letter(U'و') || key[0] == letter(U'ف'))) key.remove_prefix(1);
    return key.size() > 2 && key[0] == letter(U'س');
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

bool is_atom_word(std::string_view key) { return find_small_word(key) != nullptr; }

bool may_hold_time(const Document& doc, const Sentence& s, const Lexicon& lex) {
  constexpr std::uint64_t kDecisive = class_bit(WordClass::month) | class_bit(WordClass::weekday) |
                                      class_bit(WordClass::day_part) | class_bit(WordClass::time_unit) |
                                      class_bit(WordClass::time_word);
  for (const Token& t : doc.tokens_of(s)) {
    if (t.kind == TokenKind::number) {
      const std::size_t end = t.span.end;
      if (t.number >= 1300 && t.number <= 2099) return true;
      if (end + 1 < doc.text.size() &&
          (doc.text[end] == '/' || doc.text[end] == '.' || doc.text[end] == '-' || doc.text[end] == ':'))
        return true;
      continue;
    }
    if ((t.classes & kDecisive) == 0) continue;
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
