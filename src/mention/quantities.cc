#include <algorithm>

#include "lexicon/codes.h"
#include "mention/mention.h"
#include "mention/number_reader.h"
#include "mention/quantity_kind.h"
#include "mention/quantity_range.h"
#include "text/phrase.h"

namespace isnad {
namespace {

constexpr KeyWord kFrom(u"من"), kKanun(u"كانون"), kTishrin(u"تشرين"), kRabi(u"ربيع"), kJumada(u"جمادي"),
    kYesterday(u"امس"), kAmong(u"منهم"), kAmongF(u"منها"), kOnly(u"فقط");
constexpr std::uint32_t kAfterReach = 5;  // tokens between a number and «على الأقل»
constexpr std::int64_t kMillion = 1'000'000;

// Does anything in the sentence speak of a quantity? Most sentences do not.
bool worth_reading(const Document& doc, const Sentence& s) {
  constexpr std::uint64_t kSpeaks = class_bit(WordClass::number) | class_bit(WordClass::scale) |
                                    class_bit(WordClass::ordinal) | class_bit(WordClass::vague) |
                                    class_bit(WordClass::fraction);
  for (const Token& t : doc.tokens_of(s))
    if (t.kind == TokenKind::number || (t.classes & kSpeaks) != 0) return true;
  return false;
}

Qualifier stronger(Qualifier a, Qualifier b) {
  return a == Qualifier::exact || a == Qualifier::about ? (b == Qualifier::exact ? a : b) : a;
}

void bound(Quantity& q, std::int64_t value) {
  q.low = q.high = value;
  if (q.qualifier == Qualifier::more_than || q.qualifier == Qualifier::at_least) q.high.reset();
  if (q.qualifier == Qualifier::less_than || q.qualifier == Qualifier::at_most) q.low.reset();
}

class Finder {
 public:
  Finder(const Document& doc, const Sentence& s, const Lexicon& lexicon, std::vector<Quantity>& out)
      : read_(doc, s, lexicon), out_(out), begin_(out.size()) {
    std::vector<PhraseMatch> all;
    match_names(doc, s.first, s.last, lexicon, all);
    for (const PhraseMatch& m : all)
      for (const NameTarget& target : lexicon.targets(m.node)) keep(m, target);
  }

  void run(Search search) {
    for (std::uint32_t i = read_.first(); i < read_.last();)
      i = search == Search::all || may_begin(i) ? step(i) : i + 1;
  }

 private:
  struct Pending {
    std::uint32_t first = 0, last = 0;  // last == 0: none
    Qualifier qualifier = Qualifier::exact;
    std::uint8_t proclitics = 0;
  };

  void keep(const PhraseMatch& m, const NameTarget& target) {
    if (!target.is_lemma) return;
    const WordClass c = read_.lexicon().lemma(target.index).word_class;
    if (c != WordClass::vague && c != WordClass::qualifier && c != WordClass::month) return;
    phrases_.push_back(m);
    phrases_.back().target = target;
  }

  const PhraseMatch* phrase_at(std::uint32_t i, WordClass c) const {
    const auto it = std::lower_bound(phrases_.begin(), phrases_.end(), i,
                                     [](const PhraseMatch& m, std::uint32_t at) { return m.first < at; });
    for (auto p = it; p != phrases_.end() && p->first == i; ++p)
      if (lemma(*p).word_class == c) return &*p;
    return nullptr;
  }
  const Lemma& lemma(const PhraseMatch& m) const { return read_.lexicon().lemma(m.target.index); }

  // Cheap: false only where no quantity and no qualifier begins.
  bool may_begin(std::uint32_t i) {
    constexpr std::uint64_t kClasses =
        class_bit(WordClass::qualifier) | class_bit(WordClass::vague) | class_bit(WordClass::ordinal);
    while (next_phrase_ < phrases_.size() && phrases_[next_phrase_].first < i) ++next_phrase_;
    return (next_phrase_ < phrases_.size() && phrases_[next_phrase_].first == i) || read_.may_begin_number(i) ||
           (read_.doc().tokens[i].classes & kClasses) != 0;
  }

  std::uint32_t step(std::uint32_t i) {
    if (const Token& t = read_.doc().tokens[i];
        t.kind == TokenKind::word && t.reading_count == 0 && t.word_count == 0 && t.key_size > 4)
      return i + 1;
    if (const PhraseMatch* m = phrase_at(i, WordClass::month)) return m->last;
    if (const PhraseMatch* m = phrase_at(i, WordClass::vague)) return some(*m);
    if (const std::uint32_t end = qualifier(i)) return end;
    NumberWord word;
    if (read_.word_at(i, word)) return number(i, word);
    if (const Reading* r = read_.reading(i, WordClass::vague)) return vague(i, *r);
    if (const Reading* r = read_.reading(i, WordClass::ordinal)) return ordinal(i, *r);
    return i + 1;
  }

  // A qualifier before its number; remembered until the next token.
  std::uint32_t qualifier(std::uint32_t i) {
    Pending p{.first = i};
    if (i == spent_) return 0;
    if (const PhraseMatch* m = phrase_at(i, WordClass::qualifier)) {
      if (lemma(*m).value != 0 && read_.is_exactly(m->last, kFrom)) return 0;  // «أو أكثر من»
      p.last = m->last;
      p.qualifier = static_cast<Qualifier>(lemma(*m).code);
      p.proclitics = m->proclitics;
      if (p.qualifier == Qualifier::at_most && (p.proclitics & kLi)) return 0;  // «ليصل إلى 40» tells that it did
    } else if (const Reading* r = read_.reading(i, WordClass::qualifier); r && r->pronoun == Pronoun::none) {
      if (read_.lemma(*r).value == 2) return 0;
      p.last = i + 1;
      p.qualifier = static_cast<Qualifier>(read_.lemma(*r).code);
      p.proclitics = r->proclitics;
    } else {
      return 0;
    }
    if (pending_.last == i && i > read_.first()) {
      p.first = pending_.first;
      p.proclitics = pending_.proclitics;
      p.qualifier = stronger(pending_.qualifier, p.qualifier);
    }
    pending_ = p;
    return p.last;
  }

  // Puts on what stands before the number: a qualifier and the clitics of the first token.
  void open(Quantity& q, const NumberWord& word) {
    q.first = word.first;
    q.number_first = word.number_first;
    q.conj = word.conj;
    q.prep = word.prep;
    q.definite = word.definite;
    if (pending_.last != word.first || word.first == read_.first()) return;
    q.first = pending_.first;
    q.conj = (pending_.proclitics & kConj) != 0;
    q.prep = (pending_.proclitics & kPrep) != 0;
    q.qualifier = pending_.qualifier;
  }

  // «على الأقل», «تقريبا», «ونيف» right at the token; 0 if none. Sets `q`.
  std::uint32_t after_at(std::uint32_t i, bool near, Qualifier& q) const {
    if (const PhraseMatch* m = phrase_at(i, WordClass::qualifier); m && lemma(*m).value != 0) {
      q = static_cast<Qualifier>(lemma(*m).code);
      return m->last;
    }
    const Reading* r = read_.reading(i, WordClass::qualifier);
    if (!r || r->pronoun != Pronoun::none || read_.lemma(*r).value == 0) return 0;
    if (read_.lemma(*r).value == 2 && (!near || !(r->proclitics & kConj))) return 0;
    q = static_cast<Qualifier>(read_.lemma(*r).code);
    return i + 1;
  }

  // A qualifier that follows the number, or the noun it counts: «22 شخصا على الأقل».
  void look_after(Quantity& q) {
    for (std::uint32_t i = q.last; i < read_.last() && i < q.last + kAfterReach; ++i) {
      Qualifier found = Qualifier::exact;
      const std::uint32_t end = after_at(i, i == q.last, found);
      NumberWord next;
      if (end != 0 && read_.is_exactly(end, kFrom) && read_.word_at(end + 1, next))
        return;  // «أو أكثر من 4500» is another
      if (end != 0) {
        if (i != q.last && read_.word_at(end, next) && !next.conj) return;  // it belongs to the next number
        spent_ = i;
        q.qualifier = stronger(q.qualifier, found);
        if (i == q.last) q.last = end;
        return;
      }
      const Token& t = read_.doc().tokens[i];
      if ((t.kind != TokenKind::word && t.kind != TokenKind::latin) || read_.word_at(i, next)) return;
      if (read_.reading(i, WordClass::vague) || phrase_at(i, WordClass::qualifier)) return;
    }
  }

  std::uint32_t number(std::uint32_t i, const NumberWord& word) {
    const Token& at = read_.doc().tokens[word.number_first];
    if (at.kind == TokenKind::number && word.last == word.number_first + 1) {
      const DigitChain chain = read_chain(read_, word.number_first);
      if (chain.type == DigitChain::Type::skip) return chain.last;
      if (chain.type == DigitChain::Type::clock) return clock(word, chain);
    }
    read_.run(i, run_);
    const NumberParse p = parse_number(run_.words());
    if (p.used == 0) return word.part == NumberPart::scale ? vague_scale(i, word) : word.last;
    const std::uint32_t end = run_.storage[p.used - 1].last;
    Quantity q;
    open(q, word);
    if (p.used == 1 && word.part == NumberPart::number && !clear_alone(word, q)) return end;
    q.last = end;
    if (word.maybe_conj && p.value == 11) q.conj = true;
    for (const NumberWord& w : run_.words().first(p.used))
      if (q.gram_case == GramCase::any) q.gram_case = w.gram_case;
    if (const auto range = read_range(read_, run_, p, q.first)) return emit_range(q, *range);
    repeated(p, q);
    if (p.fraction)
      q.kind = QuantityKind::fraction;
    else if (!p.whole)
      q.kind = QuantityKind::decimal;
    if (p.whole) q.low = q.high = p.value;
    look_after(q);
    set_kind(read_, phrases_, last_found(), q);
    if (q.kind == QuantityKind::percent) look_after(q);
    if (p.whole) bound(q, p.value);
    return emit(q);
  }

  // «خمسة (5)»: the digits repeat the word.
  void repeated(const NumberParse& p, Quantity& q) const {
    NumberWord again;
    if (!read_.is_punct(q.last, '(') || !read_.word_at(q.last, again)) return;
    if (again.part == NumberPart::digits && again.value == p.value) q.last = again.last;
  }

  std::uint32_t emit_range(Quantity& q, const NumberRange& range) {
    if (range.first < q.first) {
      q.conj = starts_with_conj(range.first);
      q.prep = false;
    }
    q.first = range.first;
    q.last = range.last;
    q.qualifier = Qualifier::range;
    q.low = range.low;
    q.high = range.high;
    set_kind(read_, phrases_, last_found(), q);
    return emit(q);
  }

  bool starts_with_conj(std::uint32_t i) const {
    const std::string_view k = read_.doc().key(read_.doc().tokens[i]);
    return k.size() > 2 && (k[0] == letter(u'و') || k[0] == letter(u'ف'));
  }

  std::uint32_t clock(const NumberWord& word, const DigitChain& chain) {
    Quantity q;
    open(q, word);
    q.last = chain.last;
    q.low = q.high = chain.low;
    q.kind = QuantityKind::clock;
    return emit(q);
  }

  // A number word that is another word too counts only where its use is clear.
  bool clear_alone(const NumberWord& word, const Quantity& q) const {
    if (q.qualifier != Qualifier::exact) return true;
    if (word.value == 2) return !word.definite;                   // الاثنين is Monday
    if (word.value == 100) return !(word.prep && word.definite);  // بالمئة
    if (word.value != 1) return true;
    if (word.definite || word.prep) return false;
    if (read_.is_exactly(word.last, kFrom) || read_.is(word.last, kAmong) || read_.is(word.last, kAmongF) ||
        read_.is(word.last, kOnly))
      return true;
    if (word.first == read_.first()) return false;
    for (const WordClass c :
         {WordClass::person, WordClass::thing, WordClass::trigger, WordClass::weapon, WordClass::toll, WordClass::rise,
          WordClass::result, WordClass::subset, WordClass::time_unit, WordClass::facility_type, WordClass::place_type})
      if (read_.has(word.first - 1, c)) return true;
    return false;
  }

  std::uint32_t some(const PhraseMatch& m) {
    Quantity q;
    q.first = q.number_first = m.first;
    q.last = m.last;
    q.qualifier = Qualifier::vague;
    q.conj = (m.proclitics & kConj) != 0;
    q.prep = (m.proclitics & kPrep) != 0;
    if (pending_.last == m.first && pending_.last != 0) q.first = pending_.first;
    return emit(q);
  }

  // «آلاف», «الملايين» without a number before them.
  std::uint32_t vague_scale(std::uint32_t i, const NumberWord& word) {
    Quantity q;
    open(q, word);
    q.last = word.last;
    q.low = 2 * word.value;
    if (word.value < kMillion) q.high = 10 * word.value - 1;
    return emit_vague(q, i);
  }

  std::uint32_t vague(std::uint32_t i, const Reading& r) {
    const auto code = static_cast<VagueCode>(read_.lemma(r).code);
    const bool definite = (r.proclitics & kAl) != 0;
    if (code == VagueCode::some && !definite && read_.is_exactly(i + 1, kFrom)) {
      return some({i, i + 2, {}, 0, r.proclitics});
    }
    if (code == VagueCode::some || r.pronoun != Pronoun::none || (code == VagueCode::few && definite)) return i + 1;
    NumberWord word{.conj = (r.proclitics & kConj) != 0, .prep = (r.proclitics & kPrep) != 0, .definite = definite};
    word.first = word.number_first = i;
    Quantity q;
    open(q, word);
    q.last = i + 1;
    q.low = code == VagueCode::few ? 3 : code == VagueCode::tens ? 20 : 200;
    q.high = code == VagueCode::few ? 9 : code == VagueCode::tens ? 99 : 999;
    if (code == VagueCode::few) odd_tens(q);
    return emit_vague(q, i);
  }

  // «بضعة عشر» 13–19, «بضعة وعشرون» 23–29.
  void odd_tens(Quantity& q) const {
    NumberWord tens;
    if (!read_.word_at(q.last, tens) || tens.part != NumberPart::number || tens.prep || tens.definite) return;
    const bool teen = tens.value == 10 && !tens.conj, more = tens.value >= 20 && tens.value <= 90 && tens.conj;
    if (!teen && !more) return;
    *q.low += tens.value;
    *q.high += tens.value;
    q.last = tens.last;
  }

  // Multiplies by what follows: «عشرات الآلاف», «بضع مئات», «مئات ملايين».
  std::uint32_t emit_vague(Quantity& q, std::uint32_t i) {
    q.number_first = std::max(q.number_first, i);
    for (int links = 0; links < 3 && q.last < read_.last(); ++links) {
      std::int64_t by = 0;
      NumberWord next;
      if (read_.word_at(q.last, next)) {
        if (next.part == NumberPart::scale && !next.conj && !next.prep) by = next.value;
      } else if (const Reading* r = read_.reading(q.last, WordClass::vague); r && !(r->proclitics & (kConj | kPrep))) {
        const auto code = static_cast<VagueCode>(read_.lemma(*r).code);
        by = code == VagueCode::tens ? 10 : code == VagueCode::hundreds ? 100 : 0;
      }
      if (by == 0 || *q.low > kMaxNumber / by) break;
      *q.low *= by;
      if (q.high) q.high = (*q.high + 1) * by - 1;
      ++q.last;
    }
    q.qualifier = Qualifier::vague;
    return emit(q);
  }

  std::uint32_t ordinal(std::uint32_t i, const Reading& r) {
    std::int64_t value = read_.lemma(r).value;
    const bool definite = (r.proclitics & kAl) != 0;
    if (r.pronoun != Pronoun::none || (value <= 2 && !definite)) return i + 1;
    if (i > read_.first())
      for (const KeyWord& month : {kKanun, kTishrin, kRabi, kJumada, kYesterday})
        if (read_.is(i - 1, month)) return i + 1;  // the time island's
    Quantity q;
    q.first = q.number_first = i;
    q.last = i + 1;
    q.kind = QuantityKind::ordinal;
    q.conj = (r.proclitics & kConj) != 0;
    q.prep = (r.proclitics & kPrep) != 0;
    q.definite = definite;
    NumberWord next;
    if (read_.word_at(i + 1, next) && next.part == NumberPart::number && !next.prep) {
      const bool teen = next.value == 10 && !next.conj && !next.definite && value < 10;
      const bool tens = next.value >= 20 && next.value <= 90 && next.conj && next.definite == definite && value < 10;
      if (teen || tens) {
        value += next.value;
        q.last = next.last;
      }
    }
    q.low = q.high = value;
    if (i > read_.first() && hour_word(read_, i - 1)) {
      q.kind = QuantityKind::clock;
      --q.first;
    }
    return emit(q);
  }

  const Quantity* last_found() const { return out_.size() > begin_ ? &out_.back() : nullptr; }

  std::uint32_t emit(const Quantity& q) {
    out_.push_back(q);
    if (const std::size_t n = out_.size(); n > begin_ + 1) {  // a range or an hour may reach back one word
      Quantity& now = out_.back();
      now.first = std::max(now.first, out_[n - 2].last);
      now.number_first = std::max(now.number_first, now.first);
    }
    return q.last;
  }

  NumberReader read_;
  std::vector<Quantity>& out_;
  std::size_t begin_;
  std::vector<PhraseMatch> phrases_;
  std::size_t next_phrase_ = 0;  // the first that begins no earlier than the token looked at
  NumberRun run_;
  Pending pending_;
  std::uint32_t spent_ = kNone;  // a qualifier that went to the number before it
};

}  // namespace

void find_quantities(const Document& doc, const Sentence& sentence, const Lexicon& lexicon, std::vector<Quantity>& out,
                     Search search) {
  if (sentence.first >= sentence.last || !worth_reading(doc, sentence)) return;
  Finder(doc, sentence, lexicon, out).run(search);
}

}  // namespace isnad
