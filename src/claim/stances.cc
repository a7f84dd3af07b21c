#include "claim/stances.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/circumstance.h"
#include "claim/speaker.h"
#include "lexicon/compile_names.h"

namespace isnad {
namespace {

using namespace feature;

class StanceFinder {
 public:
  StanceFinder(const ItemContext& c, const SentenceItems& s, std::string_view outlet, const SpeechState& state,
               const std::vector<SpeechFrame>& frames, std::vector<Claim>& out)
      : c_(c), lex_(c.lexicon), s_(s), state_(state), frames_(frames), out_(out), speakers_(c, s, outlet) {}

  void run() {
    for (std::size_t i = 0; i < s_.items.size(); ++i) {
      const Item& it = s_.items[i];
      if (!it.is(ItemClass::speech) && !it.is(ItemClass::link) && !it.is(ItemClass::trigger)) continue;
      if (it.is(ItemClass::link) && named(lex_, it, "voiced")) {
        if (voices_fears(i)) add(StanceKind::warns, i);
        continue;
      }
      if (it.is(ItemClass::link) && named(lex_, it, "untrue")) {
        add(StanceKind::denies, i);
        continue;
      }
      if (it.is(ItemClass::link) && !it.is(ItemClass::trigger) && !it.is(ItemClass::speech) &&
          (named(lex_, it, "claimed") || named(lex_, it, "responsibility"))) {
        if (claimed_before(i) && !negated(i)) add(StanceKind::claims_responsibility, i);
        continue;
      }
      if (it.trigger != kNone && it.is(ItemClass::trigger) &&
          lex_.lemma(it.trigger).event == static_cast<std::uint8_t>(EventType::responsibility_claim)) {
        if (claims_something(i) && !negated(i)) add(StanceKind::claims_responsibility, i);
        continue;
      }
      if (!it.is(ItemClass::speech) || it.speech == kNone || it.is(ItemClass::particle)) continue;
      auto kind = stance_of(static_cast<SpeechCode>(lex_.lemma(it.speech).code));
      if (!kind && intends(i)) kind = StanceKind::announces;
      if (kind && takes(*kind, i)) add(*kind, i);
    }
  }

 private:
  const Item* at(std::size_t i) const { return i < s_.items.size() ? &s_.items[i] : nullptr; }
  std::string_view key(std::size_t i) const { return c_.doc.key(c_.doc.tokens[s_.items[i].first]); }
  bool participle(std::size_t i) const {
    const Item& it = s_.items[i];
    return it.speech != kNone && lex_.lemma(it.speech).pos == PartOfSpeech::participle;
  }
  bool negated(std::size_t i) const { return i > 0 && s_.items[i - 1].is(ItemClass::negation); }
  bool stops(std::size_t k) const {
    const Item& it = s_.items[k];
    return it.is(ItemClass::punct) && it.punct != '"' && it.punct != '(' && it.punct != ')';
  }

  // «يعرب محللون عن مخاوفهم من …»
  bool voices_fears(std::size_t i) const {
    for (std::size_t k = i + 1; k < s_.items.size() && k < i + 11; ++k) {
      if (s_.items[k].is(ItemClass::link) && named(lex_, s_.items[k], "fears")) return true;
      if (stops(k) || s_.items[k].is(ItemClass::complementizer)) return false;
    }
    return false;
  }

  // «أعلنت الإدارة عزمها إخراج …»
  bool intends(std::size_t i) const {
    for (std::size_t k = i + 1; k < s_.items.size() && k < i + 7; ++k) {
      if (s_.items[k].is(ItemClass::link) && named(lex_, s_.items[k], "intent")) return true;
      if (s_.items[k].is(ItemClass::complementizer) || s_.items[k].is(ItemClass::trigger) || stops(k)) return false;
    }
    return false;
  }

  // «أعلنت حركة …، عبر إذاعتها، مسؤوليتها عن الهجوم»
  bool claimed_before(std::size_t i) const {
    for (std::size_t n = 0, k = i; k-- > 0 && n < 16; ++n)
      if (s_.items[k].is(ItemClass::speech) && !s_.items[k].is(ItemClass::particle)) return true;
    return false;
  }

  // «تبنى التنظيم الهجوم»: an event, an operation or the word responsibility follows; not «تبنى المجلس قرارا».
  bool claims_something(std::size_t i) const {
    static const std::string kOperation = fold_word("عملي"), kDeed = fold_word("اعتداء"), kIt = fold_word("ها");
    if (named(lex_, s_.items[i], "claimed") && s_.items[i].pronoun != Pronoun::none) return true;
    if (s_.items[i].last > s_.items[i].first + 1) return true;  // «أعلن مسؤوليته»
    for (std::size_t k = i + 1; k < s_.items.size() && k < i + 9; ++k) {
      const Item& n = s_.items[k];
      if (n.is(ItemClass::actor) && n.entity != kNone && lex_.text(lex_.entity(n.entity).kind_name) == "armed_group")
        return true;
      if (stops(k)) break;
      if (n.is(ItemClass::trigger) && n.has(kEvent)) return true;
      if (key(k).find(kOperation) != std::string_view::npos || key(k).find(kDeed) != std::string_view::npos)
        return true;
    }
    return false;
  }

  // Words with other uses need what belongs to them: «حمّل … المسؤولية», «رفض التعليق» is no stance.
  bool takes(StanceKind kind, std::size_t i) const {
    static const std::string kBlame = fold_word("مسؤول"), kBlame2 = fold_word("مسئول"), kComment = fold_word("تعليق"),
                             kStatement = fold_word("تصريح"), kSpeak = fold_word("إدلاء"), kReveal = fold_word("كشف"),
                             kCarry = fold_word("حمل"), kCarries = fold_word("محمل");
    const auto holds = [&](std::size_t k, const std::string& word) {
      return key(k).find(word) != std::string_view::npos;
    };
    if (negated(i)) return false;
    static const std::string kPrice = fold_word("ثمن"), kAccused = fold_word("متهم"), kDenial = fold_word("نفيا"),
                             kDecide = fold_word("قرر");
    const bool parted = i == 0 || s_.items[i - 1].is(ItemClass::punct);
    if (key(i) == kDenial) return false;
    if (key(i) == kPrice && !frame_at(s_.items[i].first) && !speakers_.subject_after(i)) return false;
    if (kind == StanceKind::accuses && participle(i) && holds(i, kAccused) && !parted) return false;
    if (holds(i, kDecide) && !speakers_.subject_after(i)) return false;
    if (kind == StanceKind::accuses && (holds(i, kCarry) || holds(i, kCarries))) {
      // «وتحمل مسؤولياتهم»: to bear one's own
      if (i + 1 < s_.items.size() && (holds(i + 1, kBlame) || holds(i + 1, kBlame2))) return false;
      for (std::size_t k = i + 1; k < s_.items.size() && k < i + 12; ++k)
        if (holds(k, kBlame) || holds(k, kBlame2)) return true;
      return false;
    }
    if (kind == StanceKind::rejects)
      for (std::size_t k = i + 1; k < s_.items.size() && k < i + 4; ++k)
        if (holds(k, kComment) || holds(k, kStatement) || holds(k, kSpeak) || holds(k, kReveal)) return false;
    return true;
  }

  const SpeechFrame* frame_at(std::uint32_t token) const {
    for (const SpeechFrame& f : frames_)
      if (f.at == token) return &f;
    return nullptr;
  }

  // Where the words of a stance stand: holder [who, who_end), object [object, object_end); empty where first == last.
  struct Roles {
    std::size_t who = 0, who_end = 0, object = 0, object_end = 0;
  };

  bool adjective(std::size_t k) const {
    const Item& n = s_.items[k];
    return n.is(ItemClass::ethnic) || (n.is(ItemClass::word) && n.classes == bit(ItemClass::word));
  }
  bool proper(const Item& n) const {
    static const std::string kAl = fold_word("ال");
    return n.has(kDefinite) || c_.doc.key(c_.doc.tokens[n.first]).starts_with(kAl) || n.is(ItemClass::actor) || n.is(ItemClass::source) || n.is(ItemClass::place) ||
           n.is(ItemClass::facility);
  }
  bool head(std::size_t k) const {
    static const std::array<std::string, 7> kBodies{fold_word("المجتمع"), fold_word("السلطات"), fold_word("الأطراف"),
                                                    fold_word("الطرفين"), fold_word("الطرفان"), fold_word("الجميع"),
                                                    fold_word("الدول")};
    const Item& n = s_.items[k];
    if (n.has(kPrepB) || n.has(kPrepL) || n.has(kAnd)) return false;
    if (n.is(ItemClass::actor) || n.is(ItemClass::source) || n.is(ItemClass::group) || n.is(ItemClass::speaker) ||
        n.is(ItemClass::person))
      return true;
    return std::find(kBodies.begin(), kBodies.end(), key(k)) != kBodies.end();
  }
  bool ends_noun(std::size_t k) const {
    static const std::string kBil = fold_word("بال"), kHa = fold_word("ها"), kHum = fold_word("هم"),
                             kLil = fold_word("لل");
    const Item& n = s_.items[k];
    if (n.classes == bit(ItemClass::word)) {  // «بالرد», «صلتها»: no part of a name
      const std::string_view word = key(k);
      if (word.starts_with(kBil) || word.starts_with(kLil) || word.ends_with(kHa) || word.ends_with(kHum)) return true;
    }
    if (n.is(ItemClass::punct)) return n.punct != '"' && n.punct != '(' && n.punct != ')' && n.punct != '-';
    return n.is(ItemClass::particle) || n.is(ItemClass::complementizer) || n.is(ItemClass::time) || n.has(kPrepB) ||
           n.is(ItemClass::according) || n.is(ItemClass::pronoun) ||
           (n.is(ItemClass::speech) && !n.is(ItemClass::speaker)) ||
           (n.is(ItemClass::trigger) && !n.is(ItemClass::actor) && !n.is(ItemClass::speaker) &&
            !n.is(ItemClass::group));
  }

  // A noun phrase: an annexation as far as its first definite noun, and the adjectives behind it.
  std::size_t noun_end(std::size_t k) const {
    bool closed = false;
    std::size_t j = k;
    for (; j < s_.items.size() && j < k + 8; ++j) {
      if (j > k && ends_noun(j)) break;
      const Item& n = s_.items[j];
      if (n.is(ItemClass::punct)) continue;
      if (closed && head(j)) break;
      closed = closed || proper(n);
    }
    while (j > k + 1 && s_.items[j - 1].is(ItemClass::punct)) --j;
    return j;
  }

  bool feminine_head(std::size_t k) const {
    const Token& t = c_.doc.tokens[s_.items[k].first];
    return c_.doc.original(t).ends_with("ة") || c_.doc.original(t).ends_with("ات");
  }

  // V S O, or V O of a verb that goes on with the speaker before; a participle has no subject of its own.
  Roles roles(std::size_t i) const {
    Roles r;
    std::size_t k = i + 1;
    while (at(k) && (at(k)->is(ItemClass::time) || (at(k)->is(ItemClass::punct) && at(k)->punct == '"'))) ++k;
    if (!at(k) || ends_noun(k) || at(k)->has(kPrepL)) return r;
    const std::size_t end = noun_end(k);
    std::size_t next = end;
    if (next < s_.aside_end.size() && s_.aside_end[next] != 0) next = s_.aside_end[next];
    const bool second = at(next) && next > k && (next == end || head(next)) && !ends_noun(next);
    const bool fem = s_.items[i].has(kFeminine) || feminine_verb(i);
    const bool agrees = feminine_head(k) == fem || !s_.items[k].has(kDefinite) || !transitive(i);
    const bool goes_on = s_.items[i].has(kAnd) && i > 1 && transitive(i) && !state_.last.empty();
    if (participle(i) || (!second && transitive(i) && (!agrees || goes_on))) {
      r.object = k;
      r.object_end = end;
      return r;
    }
    r.who = k;
    r.who_end = end;
    if (second) {
      r.object = next;
      r.object_end = noun_end(next);
    }
    return r;
  }

  bool feminine_verb(std::size_t i) const {
    static const std::string kT = fold_word("ت");
    const std::string_view k = key(i);
    return k.ends_with(kT) || k.starts_with(kT);
  }

  // Whose object is who is addressed or blamed.
  bool transitive(std::size_t i) const {
    if (s_.items[i].speech == kNone) return false;
    const auto code = static_cast<SpeechCode>(lex_.lemma(s_.items[i].speech).code);
    return code == SpeechCode::accuse || code == SpeechCode::demand || code == SpeechCode::warn ||
           code == SpeechCode::threaten;
  }

  // Who holds it, and the item past the words that name them.
  std::vector<Link> holder(std::size_t i, const Roles& r) const {
    const std::uint32_t token = s_.items[i].first;
    const SpeechFrame* own = frame_at(token);
    const Attribution covering = attribution_at(frames_, token);
    if (participle(i)) return before(i, covering.chain);
    std::vector<Link> chain;
    if (r.who_end > r.who)
      chain.push_back(speakers_.link(r.who, r.who_end, {}));
    else if (const auto who = speakers_.subject_before(i); who && r.object == 0 && !own)
      chain.push_back(speakers_.link(*who, std::min({i, speakers_.phrase_end(*who), *who + 7}), {}));
    else
      return own && r.object == 0 ? own->chain : before(i, covering.chain);
    if (chain.front().text.empty() || speakers_.is_outlet(chain.front())) chain.clear();
    if (own) {  // the agencies spoken to
      for (std::size_t k = 1; k < own->chain.size(); ++k) chain.push_back(own->chain[k]);
      return chain;
    }
    for (Link l : covering.chain)
      if (chain.empty() || (l.text != chain.front().text && l.span.begin != chain.front().span.begin)) {
        if (!chain.empty()) l.role = LinkRole::relay;
        chain.push_back(std::move(l));
      }
    return chain;
  }

  // The holder of the stance before in the sentence, else whoever covers the words, else who spoke last.
  std::vector<Link> before(std::size_t i, const std::vector<Link>& covering) const {
    if (!out_.empty() && out_.back().sentence.begin == c_.doc.tokens[s_.sentence.first].span.begin) {
      const bool later = std::any_of(frames_.begin(), frames_.end(), [&](const SpeechFrame& f) {
        return f.at < s_.items[i].first && c_.doc.tokens[f.at].span.begin > out_.back().span.begin &&
               !f.chain.empty() && f.code == SpeechCode::assertion;
      });
      if (!later) return out_.back().attribution;
    }
    return covering.empty() ? state_.last : covering;
  }

  // The parties named after the word and its subject, in the same clause.
  void target(Claim& c, std::size_t from, std::size_t to, const std::vector<Link>& holder) const {
    for (std::size_t k = from; k < s_.items.size() && k < to; ++k) {
      const Item& n = s_.items[k];
      if (stops(k) || n.is(ItemClass::complementizer) || (n.is(ItemClass::speech) && !n.is(ItemClass::particle))) break;
      for (std::string& id : parties(n)) {
        if (!holder.empty() && holder.front().entity == id) continue;
        if (c.target.party.empty()) c.target.text = std::string(span_of(c_.doc, n.first, n.last).of(c_.doc.text));
        if (std::find(c.target.party.begin(), c.target.party.end(), id) == c.target.party.end())
          c.target.party.push_back(std::move(id));
      }
      if (c.target.party.size() >= 3) break;
    }
  }

  // «اتهم إسرائيل»: the state that bears the country's name.
  EntityIndex state_named(EntityIndex place) const {
    std::uint32_t node = 0;
    for (const std::string& w : name_words(lex_.text(lex_.entity(place).name_ar)))
      if (node != kNone) node = lex_.step(node, lex_.word_id(w));
    if (node == kNone || node == 0) return kNone;
    for (const NameTarget& t : lex_.targets(node))
      if (!t.is_lemma && lex_.entity(t.index).kind == EntityKind::actor &&
          lex_.text(lex_.entity(t.index).kind_name) == "state")
        return t.index;
    return kNone;
  }

  // «متهما إياها», «طالبها بتقرير»: the party named last before it.
  bool by_pronoun(std::size_t i) const {
    static const std::string kHer = fold_word("إياه");
    if (s_.items[i].speech == kNone || !transitive(i)) return false;
    return s_.items[i].pronoun != Pronoun::none || (i + 1 < s_.items.size() && key(i + 1).starts_with(kHer));
  }
  void last_named(Claim& c, std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && c.target.party.empty();)
      if (s_.items[k].is(ItemClass::actor) && s_.items[k].entity != kNone) target(c, k, k + 1, c.attribution);
  }

  // «الطرفين», «طرفي القتال»: settled once the whole report is known.
  void both_sides(Claim& c, std::size_t from, std::size_t to) const {
    static const std::array<std::string, 7> kSides{fold_word("الطرفين"), fold_word("الطرفان"), fold_word("طرفي"),
                                                   fold_word("الأطراف"), fold_word("أطراف"),   fold_word("الجانبين"),
                                                   fold_word("كلا")};
    for (std::size_t k = from; k < s_.items.size() && k < to && !stops(k); ++k)
      if (std::find(kSides.begin(), kSides.end(), key(k)) != kSides.end()) {
        c.target = {};
        c.target.text = std::string(span_of(c_.doc, s_.items[k].first, s_.items[k].last).of(c_.doc.text));
      }
  }

  std::vector<std::string> parties(const Item& n) const {
    std::vector<std::string> out;
    if (n.entity != kNone && (n.is(ItemClass::actor) || n.is(ItemClass::source))) {
      out.emplace_back(lex_.id(lex_.entity(n.entity)));
      if (out.back() == "press_reports") out.back() = "journalist";  // «وسائل الإعلام», spoken to
      if (const EntityIndex whole = lex_.entity(n.entity).parent;  // «مجلس الأمن» is of the United Nations
          whole != kNone && lex_.id(lex_.entity(whole)) == "un")
        out.emplace_back("un");
    } else if (n.is(ItemClass::place) && n.entity != kNone) {
      if (const EntityIndex state = state_named(n.entity); state != kNone) out.emplace_back(lex_.id(lex_.entity(state)));
    }
    if (out.empty() && n.is(ItemClass::ethnic) && n.lemma != kNone &&
        lex_.lemma(n.lemma).word_class == WordClass::ethnic)
      out.emplace_back(lex_.text(lex_.lemma(n.lemma).name));
    if (n.group >= 0 && static_cast<std::size_t>(n.group) < s_.groups.size())
      for (const EntityIndex e : s_.groups[static_cast<std::size_t>(n.group)].parties)
        if (e != kNone) out.emplace_back(lex_.id(lex_.entity(e)));
    if (out.empty() && n.group >= 0 && static_cast<std::size_t>(n.group) < s_.groups.size()) {
      const Category category = s_.groups[static_cast<std::size_t>(n.group)].category;
      if (category != Category::unspecified) out.emplace_back(name(category));
    }
    return out;
  }

  void add(StanceKind kind, std::size_t i) {
    Claim c;
    c.kind = ClaimKind::stance;
    c.stance = kind;
    const Roles r = roles(i);
    c.attribution = holder(i, r);
    std::erase_if(c.attribution, [](const Link& l) { return l.text.empty(); });
    const Item& it = s_.items[i];
    const std::size_t past = std::max({i + 1, r.who_end, std::min(r.object_end, r.object + 2)});
    c.span = span_of(c_.doc, it.first, s_.items[past - 1].last);
    c.sentence = span_of(c_.doc, s_.sentence.first, s_.sentence.last);
    c.modality = modality_at(c_, s_, i);
    if (!c.attribution.empty()) {
      c.who.text = c.attribution.front().text;
      if (!c.attribution.front().entity.empty()) c.who.party.push_back(c.attribution.front().entity);
    }
    if (r.object_end > r.object) target(c, r.object, r.object_end, c.attribution);
    if (by_pronoun(i))
      last_named(c, i);
    else if (c.target.party.empty())
      target(c, std::max(i + 1, r.who_end), past + 9, c.attribution);
    if (transitive(i)) both_sides(c, i + 1, past + 3);
    c.rule = "stance." + std::string(name(kind));
    out_.push_back(std::move(c));
  }

  const ItemContext& c_;
  const Lexicon& lex_;
  const SentenceItems& s_;
  const SpeechState& state_;
  const std::vector<SpeechFrame>& frames_;
  std::vector<Claim>& out_;
  SpeakerReader speakers_;
};

}  // namespace

std::optional<StanceKind> stance_of(SpeechCode code) {
  switch (code) {
    case SpeechCode::deny: return StanceKind::denies;
    case SpeechCode::warn: return StanceKind::warns;
    case SpeechCode::accuse: return StanceKind::accuses;
    case SpeechCode::demand: return StanceKind::demands;
    case SpeechCode::condemn: return StanceKind::condemns;
    case SpeechCode::praise: return StanceKind::praises;
    case SpeechCode::reject: return StanceKind::rejects;
    case SpeechCode::threaten: return StanceKind::threatens;
    case SpeechCode::announce: return StanceKind::announces;
    case SpeechCode::adopt: return StanceKind::claims_responsibility;
    default: return std::nullopt;
  }
}

void find_stances(const ItemContext& context, const SentenceItems& sentence, std::string_view outlet,
                  const SpeechState& state, const std::vector<SpeechFrame>& frames, std::vector<Claim>& out) {
  constexpr std::uint64_t kAny = bit(ItemClass::speech) | bit(ItemClass::trigger);
  if (sentence.classes & kAny) StanceFinder(context, sentence, outlet, state, frames, out).run();
}

}  // namespace isnad
