#include "claim/speech.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/speaker.h"

namespace isnad {
namespace {

using namespace feature;

class SpeechFinder {
 public:
  SpeechFinder(const ItemContext& c, const SentenceItems& s, std::string_view outlet, SpeechState& state,
               std::vector<SpeechFrame>& out)
      : c_(c), lex_(c.lexicon), s_(s), state_(state), out_(out), speakers_(c, s, outlet) {}

  void run() {
    if (state_.paragraph != s_.sentence.paragraph) state_.in_quote = false;  // nobody closes every quotation mark
    state_.paragraph = s_.sentence.paragraph;
    open_quote();
    open_list();
    headline_colon();
    for (std::size_t i = 0; i < s_.items.size(); ++i) {
      const Item& it = s_.items[i];
      if (it.is(ItemClass::according))
        i = according(i);
      else if (it.is(ItemClass::punct) && it.punct == '(')
        bracketed(i);
      else if (it.is(ItemClass::speech))
        i = reporting(i);
      else if (it.is(ItemClass::toll))
        i = toll_of(i);
    }
    close_scopes();
    track_quotes();
    announcement();
  }

 private:
  const Item* at(std::size_t i) const { return i < s_.items.size() ? &s_.items[i] : nullptr; }
  std::uint32_t sentence_end() const { return s_.sentence.last; }

  // The outlet naming itself is no link of the chain.
  void own_voice(SpeechFrame& f) {
    bool dropped = false;
    std::erase_if(f.chain, [&](const Link& l) {
      const bool own = speakers_.is_outlet(l) || (state_.own_voice && speakers_.own_document(l));
      dropped = dropped || own;
      return own;
    });
    if (dropped && f.chain.empty())
      state_.own_voice = true, state_.last.clear();
    else if (!f.chain.empty())
      state_.own_voice = false;
  }

  // «البيان» alone: whoever issued it.
  static bool the_statement(const Link& l) { return SpeakerReader::is_document(fold_word(l.text)); }

  // «وبحسب الجدول، …»: the table of whoever spoke last; «وفق الجدول الزمني» is not one.
  bool bare_document(std::size_t k) const {
    const Item& it = s_.items[k];
    return it.last == it.first + 1 && SpeakerReader::is_document(c_.doc.key(c_.doc.tokens[it.first])) &&
           !(state_.last.empty() && state_.issuer.empty()) && at(k + 1) &&
           (at(k + 1)->is(ItemClass::punct) || at(k + 1)->has(kVerb) || at(k + 1)->is(ItemClass::pronoun));
  }

  void add(SpeechFrame f) {
    const std::vector<Link>& issuer = state_.issuer.empty() ? state_.last : state_.issuer;
    if (f.chain.size() == 1 && !issuer.empty() && the_statement(f.chain.front()) &&
        (f.chain.front().entity.empty() || !state_.issuer.empty()))
      f.chain = issuer;
    own_voice(f);
    if (!f.chain.empty()) {
      state_.last = f.chain;
      const EntityIndex e = lex_.find_entity(f.chain.front().entity);
      f.relays = f.relays || (e != kNone && lex_.entity(e).kind == EntityKind::source);
    }
    out_.push_back(std::move(f));
  }

  // «صدر عن … ما يلي:»: all that follows is the announcement, until somebody else speaks.
  void announcement() {
    const bool own = std::any_of(out_.begin(), out_.end(), [](const SpeechFrame& f) { return !f.after; });
    if (own) state_.announcing = false;
    if (state_.announcing && !state_.last.empty()) {
      SpeechFrame f;
      f.begin = f.at = s_.sentence.first;
      f.end = sentence_end();
      f.chain = state_.last;
      out_.push_back(std::move(f));
    }
    const std::size_t n = s_.items.size();
    if (own && n > 2 && s_.items[n - 1].punct == ':') state_.listing = true;
    if (own && n > 2 && s_.items[n - 1].punct == ':' &&
        (named(lex_, s_.items[n - 2], "following") || (n > 3 && named(lex_, s_.items[n - 3], "following"))))
      state_.announcing = true;
  }

  // «كشفت في مؤتمر صحفي عن:» and its bullets.
  void open_list() {
    if (state_.listing && opens_with_bullet(s_) && !state_.last.empty()) {
      SpeechFrame f;
      f.begin = f.at = s_.sentence.first;
      f.end = sentence_end();
      f.chain = state_.last;
      out_.push_back(std::move(f));
    } else if (!opens_with_bullet(s_)) {
      state_.listing = false;
    }
  }

  // «مقتل ستة (مصادر طبية)»
  void bracketed(std::size_t i) {
    const Item* n = at(i + 1);
    if (!n || i == 0 || !n->is(ItemClass::speaker) || n->speaker == kNone) return;
    if (static_cast<SpeakerCode>(lex_.lemma(n->speaker).code) != SpeakerCode::anonymous) return;
    for (std::size_t k = i + 2; k < s_.items.size() && k < i + 6; ++k) {
      if (!s_.items[k].is(ItemClass::punct)) continue;
      if (s_.items[k].punct != ')') return;
      SpeechFrame f;
      f.at = s_.items[i].first;
      f.after = true;
      f.begin = clause_start(i);
      f.end = f.at;
      f.chain.push_back(speakers_.link(i + 1, k, {}));
      add(std::move(f));
      return;
    }
  }

  // A quotation that was open when the sentence began is still its speaker's.
  void open_quote() {
    if (!state_.in_quote || state_.last.empty()) return;
    SpeechFrame f;
    f.begin = f.at = s_.sentence.first;
    f.chain = state_.last;
    f.end = sentence_end();
    for (const Item& it : s_.items)
      if (it.is(ItemClass::punct) && it.punct == '"' && c_.doc.tokens[it.first].quote != '<') {
        f.end = it.last;
        break;
      }
    out_.push_back(std::move(f));
  }

  void track_quotes() {
    int plain = 0;
    for (std::uint32_t t = s_.sentence.first; t < s_.sentence.last; ++t) {
      const Token& token = c_.doc.tokens[t];
      if (token.kind != TokenKind::punct || token.punct != '"') continue;
      if (token.quote == '<') state_.in_quote = true;
      if (token.quote == '>') state_.in_quote = false;
      plain += token.quote == '|';
    }
    if (plain % 2) state_.in_quote = !state_.in_quote;
  }

  // «المرصد: مقتل خمسة»
  void headline_colon() {
    for (std::size_t i = 0; i < s_.items.size() && i < 8; ++i) {
      const Item& it = s_.items[i];
      if (it.is(ItemClass::trigger) || it.is(ItemClass::speech) || it.is(ItemClass::group)) {
        if (!it.is(ItemClass::speaker)) return;
      }
      if (!it.is(ItemClass::punct) || it.punct != ':') continue;
      if (i == 0 || i + 1 >= s_.items.size()) return;
      const bool bullet = s_.items[0].is(ItemClass::punct) && s_.items[0].punct != '"';
      const auto k = speakers_.first_in(0, i);
      if (!k) return;
      if (bullet && s_.items[i + 1].is(ItemClass::group) && !s_.items[*k].is(ItemClass::source))
        return;  // «- القوات الروسية: 37 مدنيا»
      SpeechFrame f;
      f.begin = it.last;
      f.at = it.first;
      f.chain.push_back(speakers_.link(*k, i, ""));
      add(std::move(f));
      return;
    }
  }

  // «وكانت حصيلة المرصد صباح أمس 594 قتيلا»: the count of a source is its word.
  std::size_t toll_of(std::size_t i) {
    const Item* n = at(i + 1);
    if (!n || !n->is(ItemClass::source) || n->has(kAnd) || n->has(kPrepB) || n->has(kPrepL)) return i;
    Link source = speakers_.link(i + 1, speakers_.phrase_end(i + 1), {});
    if (speakers_.is_outlet(source)) return i;
    SpeechFrame f;
    f.begin = f.at = s_.items[i].first;
    f.end = clause_end(i + 1);
    f.chain.push_back(std::move(source));
    out_.push_back(std::move(f));
    return i + 1;
  }

  std::size_t according(std::size_t i) {
    std::size_t k = i + 1;
    while (at(k) && (at(k)->is(ItemClass::speech) || (at(k)->is(ItemClass::punct) && at(k)->punct == '"') ||
                     speakers_.filler(*at(k)) || at(k)->is(ItemClass::particle)))
      ++k;
    if (!at(k) || at(k)->is(ItemClass::punct) || at(k)->is(ItemClass::time)) return i;
    if (!at(k)->is(ItemClass::speaker) && !bare_document(k) &&
        (named(lex_, *at(k), "norm") || named(lex_, *at(k), "reference")))
      return i;  // «وفق المادة», «على ذمة التحقيق»
    std::size_t end = speakers_.phrase_end(k);
    if (end == k) return i;
    if (const auto by = speakers_.estimated_by(k, end)) k = *by, end = speakers_.phrase_end(k);
    SpeechFrame f;
    f.at = s_.items[i].first;
    f.chain.push_back(speakers_.link(k, end, verb_text(i)));
    for (Link& relay : speakers_.relays(end, end + 6)) f.chain.push_back(std::move(relay));
    const std::size_t past = end + (f.chain.size() > 1 ? 1 : 0);
    const bool colon = (at(end) && at(end)->punct == ':') || (at(past) && at(past)->punct == ':');
    const bool leads = i <= 1 || s_.items[i].has(kAnd) || colon;
    f.after = !leads;
    f.begin = leads ? f.at : clause_start(i);
    f.end = leads ? 0 : clause_end(end);
    const bool led =
        std::any_of(out_.begin(), out_.end(), [](const SpeechFrame& o) { return !o.after && !o.chain.empty(); });
    if (!leads && led) {
      f.begin = std::max(f.begin, last_clause(i));
    } else if (!leads && comma(i - 1) && at(end) && comma(end) && at(end + 1) && !at(end + 1)->has(kAnd)) {
      f.end = sentence_end();  // «قتلت، بحسب شبكة أطباء، 27 مدنيا»
    }
    add(std::move(f));
    return end - 1;
  }

  bool comma(std::size_t i) const { return at(i) && at(i)->is(ItemClass::punct) && at(i)->punct == ','; }

  // «أعلنت الشرطة توقيف 37، أفرج عن نصفهم، بحسب محام»: where another speaks already, only the clause before its comma.
  std::uint32_t last_clause(std::size_t i) const {
    std::size_t k = i;
    if (k > 0 && comma(k - 1)) --k;
    while (k-- > 0)
      if (comma(k) || s_.items[k].is(ItemClass::complementizer)) return s_.items[k].last;
    return s_.sentence.first;
  }

  std::string verb_text(std::size_t i) const {
    return std::string(span_of(c_.doc, s_.items[i].first, s_.items[i].last).of(c_.doc.text));
  }

  // Where the clause that ends at item i begins: after «، و» and a verb, «فيما», «بينما», or another frame.
  std::uint32_t clause_start(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;) {
      const Item& it = s_.items[k];
      if (it.is(ItemClass::punct) && (it.punct == ';' || it.punct == ':')) return it.last;
      if (it.is(ItemClass::additive) && k > 0 && s_.items[k - 1].is(ItemClass::punct)) return it.first;
      const bool verb = (it.is(ItemClass::trigger) || it.is(ItemClass::speech)) && it.has(kAnd) &&
                        (it.has(kVerb) || it.is(ItemClass::speech));
      if (verb && k > 0 && s_.items[k - 1].is(ItemClass::punct) && s_.items[k - 1].punct == ',') return it.first;
    }
    return s_.sentence.first;
  }

  // «أسفر القصف وفق معلومات أولية عن إصابة 12»: the clause goes on after the source.
  std::uint32_t clause_end(std::size_t i) const {
    for (; i < s_.items.size(); ++i)
      if (s_.items[i].is(ItemClass::punct) && s_.items[i].punct != '"') return s_.items[i].first;
    return sentence_end();
  }

  // Does the verb need company before it counts as reporting? «بين», «سجل», «نقل» are other words as well.
  bool shy(const Lemma& l) const {
    const auto code = static_cast<SpeechCode>(l.code);
    return code == SpeechCode::document || code == SpeechCode::reject || is_named(l, "shy") || is_named(l, "contains");
  }
  bool is_named(const Lemma& l, std::string_view name) const { return lex_.text(l.name) == name; }

  std::size_t reporting(std::size_t i) {
    const Item& it = s_.items[i];
    const Lemma& l = lex_.lemma(it.speech);
    const auto code = static_cast<SpeechCode>(l.code);
    if (code == SpeechCode::quote) return quoting(i, l);
    if (at(i + 1) && at(i + 1)->is(ItemClass::toll) && !at(i + 1)->is(ItemClass::speaker) && i <= 1 &&
        !speakers_.ends_before(i))
      return i;  // «ويقدر عدد السجناء في سجون …»
    const bool revises = is_named(l, "revises");
    if (revises && !speakers_.toll_within(i + 1)) return i;
    auto after = participle(i) ? std::nullopt : speakers_.subject_after(i);  // «محملا»: its object follows
    if (is_named(l, "contains")) {  // «جاء في نص البيان:», not «كما ورد في البيان السابق»
      if (!speakers_.complement_within(i + 1, 10)) return i;
      if (!after) after = speakers_.first_in(i + 1, i + 4);
    }
    // «المفوضية كذبت الرواية الرسمية»: a speaker right before the verb is its subject, what follows its object
    if (after && (code == SpeechCode::deny || code == SpeechCode::reject || code == SpeechCode::accuse))
      if (speakers_.ends_before(i)) after.reset();
    std::optional<std::size_t> who = after;
    std::size_t phrase = 0;
    if (after && speakers_.in_a_statement(speakers_.phrase_end(*after)))  // «كشف المركز في بيان تفاصيل …»
      state_.issuer = {speakers_.link(*after, speakers_.phrase_end(*after), verb_text(i))};
    const bool complement = speakers_.complement_within(i + 1, 14);
    if (who) {
      phrase = speakers_.phrase_end(*who);
      if (const auto issuer = speakers_.issuer(*who, phrase)) who = issuer;
      const bool actor_only = !s_.items[*who].is(ItemClass::source) && !s_.items[*who].is(ItemClass::speaker);
      if (actor_only && !complement && !says_noun(phrase, code) && (code != SpeechCode::assertion || *who != i + 1))
        return i;
    } else if (speakers_.complement_within(i + 1, 1) || bare_quote(i)) {
      if (out_.empty() || !participle(i)) who = speakers_.subject_before(i);
      if (!who && !participle(i) && !it.has(kAnd)) who = speakers_.clause_opener(i);
      if (who) phrase = std::min(i, speakers_.phrase_end(*who));
    } else if (revises || statement_noun(i, complement)) {
      // «المفوضية كذبت الرواية الرسمية وأحصت 3 قتلى»: who spoke goes on
      const bool joined = !out_.empty() && (participle(i) || (it.has(kAnd) && !out_.back().after));
      if (!joined) who = speakers_.subject_before(i);
      if (!who && !participle(i) && !it.has(kAnd)) who = speakers_.clause_opener(i);
      if (who)
        phrase = std::min(i, speakers_.phrase_end(*who));
      else if (!joined && !goes_on(i))
        return i;
    } else if (complement && !shy(l)) {
      who = speakers_.unknown_subject(i);
      if (who)
        phrase = speakers_.phrase_end(*who);
      else if (who = speakers_.ends_before(i); who)  // «لكن عضوا في المجلس قال لرويترز إن»
        phrase = std::min(i, speakers_.phrase_end(*who));
      else
        return i;
    } else if (code == SpeechCode::document && house_after(i)) {  // «أحصى مستشفى المدينة ثلاثة قتلى»
      who = i + 1;
      phrase = speakers_.phrase_end(*who);
    } else if (code == SpeechCode::deny && i + 1 < s_.items.size() &&
               (s_.items[i + 1].is(ItemClass::trigger) || speakers_.medium(i + 1) || speakers_.ends_before(i))) {
      who = speakers_.subject_before(i);
      if (!who) return i;
      phrase = std::min(i, speakers_.phrase_end(*who));
    } else {
      return i;
    }
    SpeechFrame f;
    f.code = code;
    f.at = it.first;
    f.begin = it.first;
    if (who) {
      f.chain.push_back(speakers_.link(*who, phrase, verb_text(i)));
      known_speaker(f.chain.back(), *who, phrase);
      for (Link& relay : speakers_.relays(std::max(phrase, i + 1), i + 16)) f.chain.push_back(std::move(relay));
      if (*who < i) f.begin = s_.items[*who].first;
      f.pluperfect = *who < i && speakers_.after_kana(*who);
    } else {
      if (state_.last.empty()) return i;
      f.chain = state_.last;
    }
    const std::size_t last = std::max(phrase, i + 1);
    const bool reports = code == SpeechCode::assertion || code == SpeechCode::inherit || code == SpeechCode::document ||
                         code == SpeechCode::claim;
    if (tail(last) && i > 2 && reports) {  // «…، قال المرصد.»
      f.after = true;
      f.begin = clause_start(i);
      f.end = sentence_end();
    }
    add(std::move(f));
    return std::max(i, std::min(last, s_.items.size()) - 1);
  }

  // «المتحدث», «المصدر», «الوزارة» alone: whoever spoke last.
  void known_speaker(Link& l, std::size_t who, std::size_t phrase) const {
    if (phrase != who + 1 || !l.entity.empty() || !s_.items[who].has(kDefinite) || state_.last.empty()) return;
    l.entity = state_.last.front().entity;
  }

  // A hospital or the like right after the verb, and what it counted.
  bool house_after(std::size_t i) const {
    const Item* n = at(i + 1);
    if (!n || !(n->is(ItemClass::facility) || n->is(ItemClass::facility_type)) || n->has(kPrepB) || n->has(kPrepL))
      return false;
    for (std::size_t k = i + 2; k < s_.items.size() && k < i + 6; ++k)
      if (s_.items[k].is(ItemClass::group) && s_.items[k].has(kCounted)) return true;
    return false;
  }

  // The statement is a verbal noun: «أعلنت قسد اعتقال 89 متشددا».
  bool says_noun(std::size_t phrase, SpeechCode code) const {
    if (code == SpeechCode::document || code == SpeechCode::deny || code == SpeechCode::accuse) return true;
    for (std::size_t k = phrase; k < s_.items.size() && k < phrase + 8; ++k)
      if (s_.items[k].is(ItemClass::trigger) && s_.items[k].has(kMasdar)) return true;
    return false;
  }

  // «المرصد … أعلن الشهر الماضي نزوح 775», «مدير المرصد قال في مداخلة … إن»: a statement follows, its subject stood
  // before.
  bool statement_noun(std::size_t i, bool complement) const {
    const bool medium = speakers_.medium(i + 1);  // «أعلن في البيان نفسه مقتل ستة»
    if (complement && medium) return true;
    for (std::size_t k = i + 1; k < s_.items.size() && k < i + (medium ? 9 : 5); ++k) {
      const Item& n = s_.items[k];
      if (n.is(ItemClass::trigger) && n.has(kMasdar) && n.has(kMeasure)) return true;
      if (n.is(ItemClass::group) && n.has(kCounted)) return true;
      const bool passes = n.is(ItemClass::time) || n.is(ItemClass::particle) || n.is(ItemClass::word) ||
                          n.is(ItemClass::background) || n.is(ItemClass::rise) || named(lex_, n, "self") ||
                          (medium && (n.is(ItemClass::speaker) || n.is(ItemClass::source)));
      if (!passes) return false;
    }
    return false;
  }

  // «كما أعلنت عن إصابة …», «مؤكدة مقتل …»: no subject of its own, a verbal noun for a statement.
  bool goes_on(std::size_t i) const {
    std::size_t k = i + 1;
    if (const Item* n = at(k); n && n->is(ItemClass::particle) && n->last == n->first + 1) ++k;
    const Item* n = at(k);
    return n && n->is(ItemClass::trigger) && n->has(kMasdar) && n->has(kMeasure) && (participle(i) || i <= 2);
  }

  // «مؤكداً», «مشيراً»: the speaker of the verb before goes on.
  bool participle(std::size_t i) const { return lex_.lemma(s_.items[i].speech).pos == PartOfSpeech::participle; }

  bool bare_quote(std::size_t i) const {
    const Item* n = at(i + 1);
    return n && n->is(ItemClass::punct) && (n->punct == ':' || n->punct == '"');
  }

  bool tail(std::size_t i) const {
    int words = 0;
    for (; i < s_.items.size(); ++i)
      if (!s_.items[i].is(ItemClass::punct)) ++words;
    return words == 0;
  }

  // «نقلت الوكالة عن مصدر …»: the subject relays, the object of عن is the origin.
  std::size_t quoting(std::size_t i, const Lemma& l) {
    if (lex_.id(l) == "speech:qawluhu") return i;
    constexpr std::string_view kAn{"\x99\xA6", 2};
    for (std::size_t k = i + 1; k < s_.items.size() && k < i + 12; ++k) {
      const Item& n = s_.items[k];
      if (n.is(ItemClass::trigger) && n.has(kVerb)) return i;
      if (n.last != n.first + 1 || c_.doc.key(c_.doc.tokens[n.first]) != kAn) continue;
      const std::size_t who = k + 1;
      const std::size_t end = speakers_.phrase_end(who);
      if (end == who) return i;
      SpeechFrame f;
      f.begin = f.at = s_.items[i].first;
      f.chain.push_back(speakers_.link(who, end, verb_text(i)));
      if (k > i + 1) {
        const std::size_t relay_end = speakers_.phrase_end(i + 1);
        if (relay_end > i + 1) {
          Link relay = speakers_.link(i + 1, std::min(relay_end, k), verb_text(i));
          relay.role = LinkRole::relay;
          f.chain.push_back(std::move(relay));
        }
      }
      f.relays = true;
      add(std::move(f));
      return end - 1;
    }
    return i;
  }

  // «…، فيما»
  std::uint32_t next_while(std::uint32_t token) const {
    for (std::size_t k = 1; k < s_.items.size(); ++k)
      if (s_.items[k].first > token && s_.items[k].is(ItemClass::additive) && comma(k - 1)) return s_.items[k].first;
    return sentence_end();
  }

  // A frame before its statement ends where the next such frame begins.
  void close_scopes() {
    for (std::size_t k = 0; k < out_.size(); ++k) {
      SpeechFrame& f = out_[k];
      if (f.end != 0) continue;
      f.end = sentence_end();
      if (f.pluperfect) f.end = next_while(f.at);
      for (std::size_t n = k + 1; n < out_.size(); ++n)
        if (!out_[n].after && out_[n].begin > f.begin) {
          f.end = std::min(f.end, out_[n].begin);
          break;
        }
    }
  }

  const ItemContext& c_;
  const Lexicon& lex_;
  const SentenceItems& s_;
  SpeechState& state_;
  std::vector<SpeechFrame>& out_;
  SpeakerReader speakers_;
};

}  // namespace

void find_speech(const ItemContext& context, const SentenceItems& sentence, std::string_view outlet, SpeechState& state,
                 std::vector<SpeechFrame>& out) {
  out.clear();
  constexpr std::uint64_t kAny = bit(ItemClass::speech) | bit(ItemClass::according) | bit(ItemClass::punct);
  if (sentence.classes & kAny) SpeechFinder(context, sentence, outlet, state, out).run();
}

}  // namespace isnad
