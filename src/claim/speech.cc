#include "claim/speech.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/speaker.h"
#include "claim/speech_clauses.h"
#include "claim/speech_quotes.h"
#include "claim/stance_roles.h"

namespace isnad {
namespace {

using namespace feature;

class SpeechFinder {
 public:
  SpeechFinder(const ItemContext& c, const SentenceItems& s, std::string_view outlet, SpeechState& state,
               std::vector<SpeechFrame>& out)
      : c_(c), lex_(c.lexicon), s_(s), state_(state), out_(out), speakers_(c, s, outlet), clauses_(c, s, speakers_) {}

  void run() {
    if (state_.paragraph != s_.sentence.paragraph)  // nobody closes every quotation mark
      state_.in_quote = state_.in_quote && clauses_.quote_closes();
    state_.paragraph = s_.sentence.paragraph;
    open_quote(c_, s_, state_, out_);
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
    track_quotes(c_, s_, state_);
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

  // «وبحسب الجدول، …»: the table of whoever spoke last; «وفق الجدول الزمني» is not one.
  bool bare_document(std::size_t k) const {
    const Item& it = s_.items[k];
    return it.last == it.first + 1 && SpeakerReader::is_document(c_.doc.key(c_.doc.tokens[it.first])) &&
           !(state_.last.empty() && state_.issuer.empty()) && at(k + 1) &&
           (at(k + 1)->is(ItemClass::punct) || at(k + 1)->has(kVerb) || at(k + 1)->is(ItemClass::pronoun));
  }

  void add(SpeechFrame f) {
    const std::vector<Link>& issuer = state_.issuer.empty() ? state_.last : state_.issuer;
    if (f.chain.size() == 1 && !issuer.empty() && SpeechClauses::the_statement(f.chain.front()) &&
        (f.chain.front().entity.empty() || !state_.issuer.empty())) {
      Link own = f.chain.front();  // «البيان نفسه» keeps its words
      const bool itself = own.text.find(' ') != std::string::npos;
      f.chain = issuer;
      if (itself) own.entity = issuer.front().entity, f.chain.front() = std::move(own);
    }
    own_voice(f);
    if (!f.after && f.chain.size() == 1 && f.at > via_at_)  // «وحسب موقع …، فقد أعلنت المقاومة»
      for (const Link& l : via_)
        if (l.text != f.chain.front().text) f.chain.push_back(l), f.chain.back().role = LinkRole::relay;
    if (!f.chain.empty()) {
      static const std::string kPassed = fold_word("تداول");  // «نفت ما تداولته المواقع»: nobody's word
      if (fold_word(f.chain.front().verb).find(kPassed) == std::string::npos || state_.last.empty())
        state_.last = f.chain;
      f.relays = f.relays || speakers_.media(f.chain.front());
    }
    out_.push_back(std::move(f));
  }

  // «صدر عن … ما يلي:»: all that follows is the announcement, until somebody else speaks.
  void announcement() {
    const bool own = std::any_of(out_.begin(), out_.end(), [](const SpeechFrame& f) { return !f.after; });
    const bool heads = !s_.items.empty() && s_.items.back().punct == ':' && state_.announcing;  // «بيانا هذا نصه:»
    if (own && !heads) state_.announcing = false;
    if (heads) return;
    if (state_.announcing && !state_.last.empty()) {
      SpeechFrame f;
      f.begin = f.at = s_.sentence.first;
      f.end = sentence_end();
      f.chain = state_.last;
      out_.push_back(std::move(f));
    }
    const std::size_t n = s_.items.size();
    if (own && n > 2 && s_.items[n - 1].punct == ':') state_.listing = true, state_.lister = state_.last;
    if (own && n > 2 && s_.items[n - 1].punct == ':' &&
        (named(lex_, s_.items[n - 2], "following") || (n > 3 && named(lex_, s_.items[n - 3], "following"))))
      state_.announcing = true;
  }

  // «كشفت في مؤتمر صحفي عن:» and its bullets.
  void open_list() {
    const bool headed = s_.items.size() > 2 && s_.items[2].punct == ':';  // «👈 للتذكير: …»
    if (state_.listing && opens_with_bullet(s_) && !state_.lister.empty() && !headed) {
      SpeechFrame f;
      f.begin = f.at = s_.sentence.first;
      f.end = sentence_end();
      f.chain = state_.lister;
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
      f.begin = clauses_.clause_start(i);
      f.end = f.at;
      f.chain.push_back(speakers_.link(i + 1, k, {}));
      add(std::move(f));
      return;
    }
  }

  // «المرصد: مقتل خمسة»
  void headline_colon() {
    for (std::size_t i = 0; i < s_.items.size() && i < 8; ++i) {
      const Item& it = s_.items[i];
      if (it.is(ItemClass::trigger) || it.is(ItemClass::speech) || it.is(ItemClass::group)) {
        const bool body = it.is(ItemClass::group) && !it.has(kCounted) && !it.is(ItemClass::trigger);
        if (!it.is(ItemClass::speaker) && !(body && i <= 1)) return;
      }
      if (!it.is(ItemClass::punct) || it.punct != ':') continue;
      if (i == 0) return;
      const bool bullet = s_.items[0].is(ItemClass::punct) && s_.items[0].punct != '"';
      auto k = speakers_.first_in(0, i);
      if (!k && speakers_.speaks_of_us(i + 1)) k = bullet ? 1 : 0;  // «محافظة درعا: استقبلنا …»
      if (!k) return;
      if (i + 1 >= s_.items.size()) {  // «الناطق باسم القائد العام:» and its bullets
        state_.last = state_.lister = {speakers_.link(*k, i, "")};
        state_.listing = true;
        return;
      }
      if (bullet && s_.items[i + 1].is(ItemClass::group) && !s_.items[*k].is(ItemClass::source))
        return;  // «- القوات الروسية: 37 مدنيا»
      SpeechFrame f;
      f.begin = it.last;
      f.at = it.first;
      const std::size_t opens = bullet ? 1 : 0;
      std::size_t last = i;  // «عشائر حوران في بيان مصور:»
      for (std::size_t n = opens + 1; n + 1 < i; ++n)
        if (speakers_.medium(n) && clauses_.named_document(n + 1)) {
          last = n;
          if (*k > n) k = opens;
          break;
        }
      f.chain.push_back(speakers_.link(*k, last, ""));
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
    f.end = clauses_.clause_end(i + 1);
    f.chain.push_back(std::move(source));
    out_.push_back(std::move(f));
    return i + 1;
  }

  std::size_t according(std::size_t i) {
    std::size_t k = i + 1;
    while (at(k) && (at(k)->is(ItemClass::speech) || (at(k)->is(ItemClass::punct) && at(k)->punct == '"') ||
                     speakers_.filler(*at(k)) || at(k)->is(ItemClass::particle)))
      ++k;
    if (verb_text(i).find("\u062D\u064F") != std::string::npos) return i;  // «حُسب مرتين»
    const std::size_t stated = k;
    k = speakers_.past_obtaining(k);  // «وفقا لما حصل عليه المرصد من معلومات»
    if (!at(k) || at(k)->is(ItemClass::punct) || at(k)->is(ItemClass::time)) return i;
    if (!at(k)->is(ItemClass::speaker) && !bare_document(k) &&
        (named(lex_, *at(k), "norm") || named(lex_, *at(k), "reference")))
      return i;  // «وفق المادة», «على ذمة التحقيق»
    std::size_t end = speakers_.phrase_end(k);
    if (end == k) return i;
    for (std::size_t n = k + 1; k != stated && n < end; ++n)
      if (at(n)->is(ItemClass::particle)) end = n;
    const bool unsigned_count =
        (clauses_.named_document(k) && at(k)->entity == kNone) || speakers_.own_gathering(k, end);
    if (const auto by = speakers_.estimated_by(k, end))
      k = *by, end = speakers_.phrase_end(k);
    else if (const auto from = speakers_.issued_by(k))
      k = *from, end = speakers_.phrase_end(k);
    else if (unsigned_count && clauses_.within_speech(out_, i) && speakers_.link(k, end, {}).entity.empty())
      return end - 1;  // «قال الدفاع المدني إن …، وفق حصيلة رسمية»
    SpeechFrame f;
    f.at = s_.items[i].first;
    f.chain.push_back(speakers_.link(k, end, verb_text(i)));
    for (Link& relay : speakers_.relays(end, end + 6)) f.chain.push_back(std::move(relay));
    const std::size_t past = end + (f.chain.size() > 1 ? 1 : 0);
    const bool colon = (at(end) && at(end)->punct == ':') || (at(past) && at(past)->punct == ':');
    const bool leads = i <= 1 || s_.items[i].has(kAnd) || colon;
    f.after = !leads;
    f.begin = leads ? f.at : clauses_.clause_start(i);
    f.end = leads ? 0 : clauses_.clause_end(end);
    const bool led =
        std::any_of(out_.begin(), out_.end(), [](const SpeechFrame& o) { return !o.after && !o.chain.empty(); });
    const bool inserted = !leads && clauses_.comma(i - 1) && at(end) && clauses_.comma(end) && at(end + 1);
    if (!leads && led && inserted && at(end + 1)->is(ItemClass::complementizer) && out_.back().end == 0) {
      f.after = false;  // «وأوردت صحيفة …، نقلا عن مصدر، أن …»
      f.begin = f.at;
      f.end = 0;
      for (Link l : out_.back().chain)
        if (speakers_.media(l)) l.role = LinkRole::relay, f.chain.push_back(std::move(l));
    } else if (!leads && led) {
      f.begin = std::max(f.begin, clauses_.last_clause(i));
    } else if (inserted && !at(end + 1)->has(kAnd) && !at(end + 1)->is(ItemClass::additive) &&
               !named(lex_, *at(end + 1), "before")) {
      f.end = sentence_end();  // «قتلت، بحسب شبكة أطباء، 27 مدنيا»
    }
    for (const SpeechFrame& o : out_)  // «ثمانية بحسب مصادر حكومية وعشرة بحسب روايات أخرى»
      if (f.after && o.after && o.at < f.at) f.begin = std::max(f.begin, clauses_.past_names(o));
    if (leads && speakers_.media(f.chain.front())) via_ = {f.chain.front()}, via_at_ = f.at;
    add(std::move(f));
    return end - 1;
  }

  std::string verb_text(std::size_t i) const {
    return std::string(span_of(c_.doc, s_.items[i].first, s_.items[i].last).of(c_.doc.text));
  }

  bool is_named(const Lemma& l, std::string_view name) const { return lex_.text(l.name) == name; }

  std::size_t reporting(std::size_t i) {
    const Item& it = s_.items[i];
    const Lemma& l = lex_.lemma(it.speech);
    const auto code = static_cast<SpeechCode>(l.code);
    if (code == SpeechCode::quote) return quoting(i, l);
    if (at(i + 1) && at(i + 1)->is(ItemClass::toll) && !at(i + 1)->is(ItemClass::speaker) && i <= 1 &&
        !speakers_.ends_before(i))
      return i;                                // «ويقدر عدد السجناء في سجون …»
    if (speakers_.passive_hedge(i)) return i;  // «…، يرجح أنهم من خلايا التنظيم»
    if (is_named(l, "shy") && clauses_.tells_of_document(i)) return relayed_document(i);
    if (is_named(l, "issues")) return issues(i);
    static const std::string kOf = fold_word("عن"), kAt = fold_word("عند");
    if (is_named(l, "stops") && !clauses_.number_behind(i, kAt)) return i;
    const bool tells = (is_named(l, "tells") && clauses_.number_behind(i, kOf)) || is_named(l, "stops");
    const bool revises = is_named(l, "revises");
    if (revises && !speakers_.toll_within(i + 1)) return i;
    auto after = clauses_.participle(i) ? std::nullopt : speakers_.subject_after(i);  // «محملا»: its object follows
    if (is_named(l, "answers") && !speakers_.complement_within(i + 1, 12)) return i;
    if ((code == SpeechCode::condemn || code == SpeechCode::praise) && !speakers_.complement_within(i + 1, 6)) return i;
    const StanceRoles roles = stance_roles(i, code);
    if (roles.object != 0 && roles.who_end == 0) after.reset();  // «ودعا الأمم المتحدة إلى …»
    if (!after && roles.who_end > roles.who && roles.who == i + 1) after = roles.who;
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
      if (roles.who == *who && roles.object >= roles.who_end && roles.object != 0 && roles.who_end > *who)
        phrase = std::min(phrase, roles.who_end);  // «وحمّل المرصد إدارة السجون المسؤولية»
      if (const auto issuer = speakers_.issuer(*who, phrase)) who = issuer;
      const bool actor_only = !s_.items[*who].is(ItemClass::source) && !s_.items[*who].is(ItemClass::speaker);
      if (actor_only && !complement && !clauses_.says_noun(phrase, code) &&
          (code != SpeechCode::assertion || *who != i + 1))
        return i;
    } else if (speakers_.complement_within(i + 1, 1) || clauses_.bare_quote(i)) {
      const bool joined = !out_.empty() && (clauses_.participle(i) || (it.has(kAnd) && !out_.back().after));
      if (!joined) who = speakers_.subject_before(i);
      if (!who && !joined) who = speakers_.sentence_subject(i);
      if (!who && !clauses_.participle(i) && !it.has(kAnd)) who = speakers_.clause_opener(i);
      if (who) phrase = std::min(i, speakers_.phrase_end(*who));
    } else if (revises || tells || clauses_.statement_noun(i, complement)) {
      // «المفوضية كذبت الرواية الرسمية وأحصت 3 قتلى»: who spoke goes on
      const bool joined = !out_.empty() && (clauses_.participle(i) || (it.has(kAnd) && !out_.back().after));
      if (!joined) who = speakers_.subject_before(i);
      if (!who && !clauses_.participle(i) && !it.has(kAnd)) who = speakers_.clause_opener(i);
      if (!who && !joined) who = speakers_.sentence_subject(i);
      if (!who && tells && it.has(kAnd)) who = speakers_.topic(i);  // «أما العناوين فتحدثت عن فرار 300»
      if (who)
        phrase = std::min(i, speakers_.phrase_end(*who));
      else if (!joined && !clauses_.goes_on(i))
        return i;
    } else if (complement && !clauses_.shy(l)) {
      const bool pronoun = speakers_.pronoun_subject(i);
      const bool ours = clauses_.participle(i) || pronoun || (roles.object != 0 && roles.who_end == 0);
      who = pronoun ? speakers_.subject_of_verb_before(i) : ours ? std::nullopt : speakers_.unknown_subject(i);
      if (who)
        phrase = speakers_.phrase_end(*who);
      else if (ours)
        phrase = 0;                                  // whoever spoke before
      else if (who = speakers_.ends_before(i); who)  // «لكن عضوا في المجلس قال لرويترز إن»
        phrase = std::min(i, speakers_.phrase_end(*who));
      else if (who = speakers_.sentence_subject(i); who)
        phrase = std::min(i, speakers_.phrase_end(*who));
      else
        return i;
    } else if (code == SpeechCode::document && clauses_.house_after(i)) {  // «أحصى مستشفى المدينة ثلاثة قتلى»
      who = i + 1;
      phrase = speakers_.phrase_end(*who);
    } else if (code == SpeechCode::deny && i + 1 < s_.items.size() &&
               (s_.items[i + 1].is(ItemClass::trigger) || speakers_.medium(i + 1) || speakers_.ends_before(i))) {
      const bool speaks = clauses_.participle(i) && clauses_.within_speech(out_, i);  // «…، نافيا وجود سجناء فيه»
      if (!speaks) who = speakers_.subject_before(i);
      if (!who && !speaks) return i;
      if (who) phrase = std::min(i, speakers_.phrase_end(*who));
    } else {
      return i;
    }
    SpeechFrame f;
    f.code = code;
    f.at = it.first;
    f.begin = it.first;
    if (who) {
      f.chain.push_back(speakers_.link(*who, phrase, verb_text(i)));
      speakers_.recognise(f.chain.back(), *who, phrase, state_.last);
      for (Link& relay : speakers_.relays(std::max(phrase, i + 1), i + 16)) f.chain.push_back(std::move(relay));
      if (f.chain.size() == 1 && state_.last.size() > 1 && speakers_.refers_to(f.chain.front(), state_.last.front()))
        f.chain.insert(f.chain.end(), state_.last.begin() + 1, state_.last.end());
      if (*who < i) f.begin = s_.items[*who].first;
      f.pluperfect = *who < i && speakers_.after_kana(*who);
    } else {
      const std::vector<Link>& before = speaker_before(i);
      if (before.empty()) return i;
      f.chain = before;
      if (f.chain.size() == 1 && speakers_.medium(i + 1))
        for (Link& relay : speakers_.relays(i + 1, i + 16)) f.chain.push_back(std::move(relay));
    }
    const std::size_t last = std::max(phrase, i + 1);
    const bool reports = code == SpeechCode::assertion || code == SpeechCode::inherit || code == SpeechCode::document ||
                         code == SpeechCode::claim;
    if (clauses_.tail(last) && i > 2 && reports) {  // «…، قال المرصد.»
      f.after = true;
      f.begin = clauses_.clause_start(i);
      f.end = sentence_end();
    }
    add(std::move(f));
    return std::max(i, std::min(last, s_.items.size()) - 1);
  }

  // «أصدرت القيادة بيانا هذا نصه:», «أصدرت القوى حصيلة للفرار: 52 فارا»: what stands behind the colon.
  std::size_t issues(std::size_t i) {
    const auto who = speakers_.subject_after(i);
    if (!who || clauses_.participle(i)) return i;
    const std::size_t phrase = speakers_.phrase_end(*who);
    const auto document = clauses_.document_issued(phrase);
    if (document && document->colon) {
      SpeechFrame f;
      f.at = s_.items[i].first;
      f.begin = s_.items[*document->colon].last;
      f.chain.push_back(speakers_.link(*who, phrase, verb_text(i)));
      add(std::move(f));
      state_.announcing = *document->colon + 1 == s_.items.size();
      return *document->colon;
    }
    if (document) state_.issuer = {speakers_.link(*who, phrase, verb_text(i))};
    return phrase - 1;
  }

  // Who is addressed by a verb of stance is not who speaks.
  StanceRoles stance_roles(std::size_t i, SpeechCode code) const {
    const bool addresses = code == SpeechCode::accuse || code == SpeechCode::demand;
    if (!addresses || clauses_.participle(i)) return {};
    return StanceRoleReader(c_, s_).at(i, StanceRoleReader::Verb::addresses, !out_.empty());
  }

  // Who goes on: of those who spoke in the sentence the last whom a participle agrees with, else who spoke last.
  const std::vector<Link>& speaker_before(std::size_t i) const {
    if (clauses_.participle(i))
      for (auto f = out_.rbegin(); f != out_.rend(); ++f)
        if (!f->after && !f->chain.empty() && speakers_.agrees(i, f->chain.front())) return f->chain;
    return state_.last;
  }

  // Whoever stands before the document said it, through who is named behind the verb.
  std::size_t relayed_document(std::size_t i) {
    const std::size_t end = speakers_.phrase_end(i + 1);
    Link relay = speakers_.link(i + 1, end, verb_text(i));
    const auto who = speakers_.subject_before(i - 1);
    if (!speakers_.media(relay) || !who || *who + 1 >= i) return end - 1;
    relay.role = LinkRole::relay;
    state_.last = {speakers_.link(*who, std::min(i - 1, speakers_.phrase_end(*who)), verb_text(i)), std::move(relay)};
    return end - 1;
  }

  // «المتحدث», «المصدر», «الوزارة» alone: whoever spoke last.
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
      if (k == i + 1)  // «أما رويترز فنقلت عن مسؤولين أن …»
        if (const auto by = speakers_.topic(i)) {
          f.chain.push_back(speakers_.link(*by, std::min(i, speakers_.phrase_end(*by)), verb_text(i)));
          f.chain.back().role = LinkRole::relay;
        }
      f.relays = true;
      add(std::move(f));
      return end - 1;
    }
    return i;
  }

  // A frame before its statement ends where the next such frame begins.
  void close_scopes() {
    for (std::size_t k = 0; k < out_.size(); ++k) {
      SpeechFrame& f = out_[k];
      if (f.end != 0) continue;
      f.end = sentence_end();
      if (f.pluperfect) f.end = clauses_.next_while(f.at);
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
  SpeechClauses clauses_;
  std::vector<Link> via_;  // the outlet named at the head of the sentence, and its token
  std::uint32_t via_at_ = 0;
};

}  // namespace

void find_speech(const ItemContext& context, const SentenceItems& sentence, std::string_view outlet, SpeechState& state,
                 std::vector<SpeechFrame>& out) {
  out.clear();
  constexpr std::uint64_t kAny = bit(ItemClass::speech) | bit(ItemClass::according) | bit(ItemClass::punct);
  if (sentence.classes & kAny) SpeechFinder(context, sentence, outlet, state, out).run();
}

}  // namespace isnad
