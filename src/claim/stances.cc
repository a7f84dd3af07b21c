#include "claim/stances.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/circumstance.h"
#include "claim/speaker.h"
#include "claim/stance_roles.h"
#include "claim/stance_words.h"
#include "lexicon/compile_names.h"

namespace isnad {
namespace {

using namespace feature;

class StanceFinder : private StanceWords {
 public:
  StanceFinder(const ItemContext& c, const SentenceItems& s, std::string_view outlet, const SpeechState& state,
               const std::vector<SpeechFrame>& frames, std::vector<Claim>& out)
      : StanceWords(c, s), state_(state), frames_(frames), out_(out), speakers_(c, s, outlet), roles_(c, s) {}

  void run() {
    for (std::size_t i = 0; i < s_.items.size(); ++i) {
      const Item& it = s_.items[i];
      if (!it.is(ItemClass::speech) && !it.is(ItemClass::link) && !it.is(ItemClass::trigger)) continue;
      if (it.is(ItemClass::link) && by_phrase(i)) continue;
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
  bool participle(std::size_t i) const {
    const Item& it = s_.items[i];
    return it.speech != kNone && lex_.lemma(it.speech).pos == PartOfSpeech::participle;
  }
  bool negated(std::size_t i) const {
    static const std::array<std::string, 5> kNot{fold_word("فلا"), fold_word("ولا"), fold_word("ولم"), fold_word("فلم"),
                                                 fold_word("ولن")};
    return i > 0 &&
           (s_.items[i - 1].is(ItemClass::negation) || std::find(kNot.begin(), kNot.end(), key(i - 1)) != kNot.end());
  }
  bool original_has(std::size_t i, std::string_view letters) const {
    return c_.doc.original(c_.doc.tokens[s_.items[i].first]).find(letters) != std::string_view::npos;
  }

  // Stances that a phrase or a noun tells rather than a verb of its own; true where the item is dealt with.
  bool by_phrase(std::size_t i) {
    const Item& it = s_.items[i];
    const bool other = it.is(ItemClass::trigger) || it.is(ItemClass::speech);
    if (named(lex_, it, "voiced")) {
      if (const std::size_t fears = voices_fears(i); fears != 0) add(StanceKind::warns, i, i, fears);
      return true;
    }
    if (named(lex_, it, "untrue")) return add(StanceKind::denies, i), true;
    if (named(lex_, it, "vows")) return add(StanceKind::threatens, i), true;
    if (named(lex_, it, "alarm")) return add(StanceKind::warns, i), true;
    if (named(lex_, it, "renewed")) {
      const auto [kind, noun] = renews(i);
      if (kind) add(*kind, i, i, noun);
      return kind.has_value();
    }
    if (named(lex_, it, "amid")) return amid(i);
    if (named(lex_, it, "exchanged") || named(lex_, it, "directed")) {
      const std::size_t blame = blame_after(i);
      if (blame != 0) add(StanceKind::accuses, i, i, blame);
      if (blame == 0 && named(lex_, it, "directed") && orders(i)) add(StanceKind::announces, i);
      return blame != 0;
    }
    if (other || !(named(lex_, it, "claimed") || named(lex_, it, "responsibility"))) return false;
    if (const auto says = claimed_before(i)) {
      if (!negated(*says) && !negated(i)) add(StanceKind::claims_responsibility, i, *says, i);
    } else if (named(lex_, it, "claimed") && claims_something(i)) {
      add(StanceKind::claims_responsibility, i);
    }
    return true;
  }

  // «وسط تنديد من منظمة العفو», «وسط اتهامات متبادلة بين الجيش والدعم السريع»
  bool amid(std::size_t i) {
    const auto kind = at(i + 1) ? of_noun(i + 1) : std::nullopt;
    if (!kind) return false;
    static const std::string kFrom = fold_word("من"), kBetween = fold_word("بين");
    Claim c;
    c.kind = ClaimKind::stance;
    c.stance = *kind;
    for (std::size_t k = i + 2; k + 1 < s_.items.size() && k < i + 5; ++k) {
      if (key(k) == kFrom && roles_.agent(k + 1))
        c.attribution = {speakers_.link(k + 1, roles_.noun_end(k + 1), {})};
      else if (key(k) == kBetween)
        target(c, k + 1, k + 6, true);
      else
        continue;
      c.span = span_of(c_.doc, s_.items[i + 1].first, s_.items[k + 1].last);
      c.sentence = span_of(c_.doc, s_.sentence.first, s_.sentence.last);
      c.rule = "stance." + std::string(name(*kind));
      if (!c.attribution.empty()) c.who.text = c.attribution.front().text;
      out_.push_back(std::move(c));
      return true;
    }
    return false;
  }

  // «وجّه وزير الداخلية بفتح تحقيق»
  bool orders(std::size_t i) const {
    const auto who = speakers_.subject_after(i);
    if (!who || *who != i + 1 || (!s_.items[*who].is(ItemClass::speaker) && !s_.items[*who].is(ItemClass::source)))
      return false;
    const std::size_t k = roles_.noun_end(*who);
    static const std::string kB = fold_word("ب");
    return at(k) && (at(k)->has(kPrepB) || key(k).starts_with(kB)) && !at(k)->is(ItemClass::punct);
  }

  // «أعلنت حركة …، عبر إذاعتها، مسؤوليتها عن الهجوم»
  std::optional<std::size_t> claimed_before(std::size_t i) const {
    for (std::size_t n = 0, k = i; k-- > 0 && n < 16; ++n)
      if (s_.items[k].is(ItemClass::speech) && !s_.items[k].is(ItemClass::particle)) return k;
    return std::nullopt;
  }

  // Words with other uses need what belongs to them: «حمّل … المسؤولية», «رفض التعليق» is no stance.
  bool takes(StanceKind kind, std::size_t i) const {
    static const std::array<std::string, 7> kBlames{fold_word("مسؤولية"), fold_word("مسؤوليات"), fold_word("مسئولية"),
                                                    fold_word("مسؤوليت"), fold_word("تبع"),      fold_word("وزر"),
                                                    fold_word("ذنب")};
    static const std::string kComment = fold_word("تعليق"), kStatement = fold_word("تصريح"),
                             kSpeak = fold_word("إدلاء"), kReveal = fold_word("كشف"), kCarry = fold_word("حمل"),
                             kCarries = fold_word("محمل");
    const auto holds = [&](std::size_t k, const std::string& word) {
      return key(k).find(word) != std::string_view::npos;
    };
    const auto blames = [&](std::size_t k) {
      return std::any_of(kBlames.begin(), kBlames.end(), [&](const std::string& w) { return holds(k, w); });
    };
    if (negated(i) || (participle(i) && s_.items[i].has(kDefinite))) return false;
    static const std::string kWary = fold_word("حذرا"), kOwes = fold_word("دين"), kAllegiance = fold_word("بال");
    static const std::string kPromise = fold_word("عدت"), kFeared = fold_word("خشى");
    const bool promise = key(i).ends_with(kPromise) && !participle(i) && key(i).size() < 6;
    if (key(i) == kWary || (promise && (original_has(i, "\u062F\u0651") || original_has(i, "\u0648\u064F"))) ||
        (key(i).ends_with(kFeared) && original_has(i, "\u064A\u064F")))
      return false;  // «وعدّت», «وُعدت», «يُخشى»
    if (kind == StanceKind::condemns && key(i).ends_with(kOwes) && at(i + 1) && key(i + 1).starts_with(kAllegiance))
      return false;  // «تدين بالولاء»
    if (kind == StanceKind::announces && s_.items[i].pronoun != Pronoun::none && !participle(i)) return noun_of_will(i);
    if (kind == StanceKind::threatens && !participle(i) && !s_.items[i].has(kAnd) && i > 0 &&
        s_.items[i - 1].is(ItemClass::trigger) && !s_.items[i - 1].is(ItemClass::actor))
      return false;  // «هروب يهدد أمن المنطقة»
    if (verb_named(i, "asks")) return asks(i);
    static const std::string kPrice = fold_word("ثمن"), kAccused = fold_word("متهم"), kDenial = fold_word("نفيا"),
                             kDecide = fold_word("قرر");
    const bool parted = i == 0 || s_.items[i - 1].is(ItemClass::punct) || s_.items[i].has(kAnd);
    if (key(i) == kDenial) return false;
    if (key(i) == kPrice && (i == 0 || (!frame_at(s_.items[i].first) && !speakers_.subject_after(i)))) return false;
    static const std::string kThreatened = fold_word("مهدد");
    if (participle(i) && (holds(i, kAccused) || holds(i, kThreatened)) && !parted) return false;
    if (holds(i, kDecide) && !speakers_.subject_after(i)) return false;
    if (kind == StanceKind::accuses && (holds(i, kCarry) || holds(i, kCarries))) {
      // «وتحمل مسؤولياتهم»: to bear one's own
      if (i + 1 < s_.items.size() && blames(i + 1)) return false;
      for (std::size_t k = i + 1; k < s_.items.size() && k < i + 12; ++k)
        if (blames(k)) return true;
      return false;
    }
    if (kind == StanceKind::rejects)
      for (std::size_t k = i + 1; k < s_.items.size() && k < i + 4; ++k)
        if (holds(k, kComment) || holds(k, kStatement) || holds(k, kSpeak) || holds(k, kReveal)) return false;
    return true;
  }

  // «جددت الحركة تعهدها»
  bool noun_of_will(std::size_t i) const {
    return i > 0 && !(s_.items[i - 1].is(ItemClass::pronoun)) && !s_.items[i].has(kAnd);
  }

  const SpeechFrame* frame_at(std::uint32_t token) const {
    for (const SpeechFrame& f : frames_)
      if (f.at == token) return &f;
    return nullptr;
  }

  // Whose object is who is addressed or blamed.
  bool transitive(std::size_t i) const {
    if (s_.items[i].speech == kNone) return false;
    const auto code = static_cast<SpeechCode>(lex_.lemma(s_.items[i].speech).code);
    return code == SpeechCode::accuse || code == SpeechCode::demand || code == SpeechCode::warn ||
           code == SpeechCode::threaten;
  }

  StanceRoleReader::Verb verb(std::size_t i) const {
    return transitive(i) ? StanceRoleReader::Verb::addresses : StanceRoleReader::Verb::other;
  }

  bool in_this_sentence(const Claim& c) const {
    return c.sentence.begin == c_.doc.tokens[s_.sentence.first].span.begin;
  }

  // Who held or said something before in the sentence, the nearest whom the verb may agree with.
  std::optional<std::vector<Link>> carried(std::size_t i) const {
    const Agreement own = roles_.of_verb(i);
    const auto fits = [&](const std::vector<Link>& chain) {
      return !chain.empty() && StanceRoleReader::agree(own, roles_.of_name(chain.front().text));
    };
    const auto turn = roles_.topic_before(i, StanceRoleReader::Topic::turn);
    for (std::size_t j = i; j-- > 0;) {
      const Span words = span_of(c_.doc, s_.items[j].first, s_.items[j].last);
      for (const Claim& c : out_)
        if (in_this_sentence(c) && c.span.begin >= words.begin && c.span.begin < words.end &&
            (c.attribution.empty() || fits(c.attribution)))
          return c.attribution;
      for (const SpeechFrame& f : frames_)
        if (f.at >= s_.items[j].first && f.at < s_.items[j].last && !f.after && fits(f.chain) && !rumour(j))
          return f.chain;
      if (turn && *turn == j)
        if (auto chain = named_at(j, i); fits(chain)) return chain;
    }
    if (const auto topic = roles_.topic_before(i, StanceRoleReader::Topic::any))
      if (auto chain = named_at(*topic, i); fits(chain)) return chain;
    return std::nullopt;
  }

  std::vector<Link> named_at(std::size_t j, std::size_t before) const {
    std::vector<Link> chain{speakers_.link(j, std::min(before, roles_.noun_end(j)), {})};
    if (speakers_.is_outlet(chain.front())) chain.clear();
    return chain;
  }

  // «ما تداولته المواقع»
  bool rumour(std::size_t i) const {
    static const std::string kPassed = fold_word("تداول"), kHanded = fold_word("تناقل");
    return key(i).find(kPassed) != std::string_view::npos || key(i).find(kHanded) != std::string_view::npos;
  }

  // «وصفه المتحدث بأنه محض افتراء»
  std::optional<std::size_t> described_by(std::size_t i) const {
    const bool that = i > 0 && (s_.items[i - 1].is(ItemClass::complementizer) || s_.items[i - 1].punct == '"');
    for (std::size_t k = i; that && k-- > 0 && k + 9 > i && !stops(k);)
      if (s_.items[k].is(ItemClass::speaker) && !s_.items[k].has(kPrepB)) return k;
    return speakers_.subject_before(i);
  }

  // Who holds it.
  std::vector<Link> holder(std::size_t i, const StanceRoles& r) const {
    const std::uint32_t token = s_.items[i].first;
    const SpeechFrame* own = frame_at(token);
    const Attribution covering = attribution_at(frames_, token);
    if (r.passive || roles_.first_person(i)) return covering.chain;
    std::vector<Link> chain;
    if (r.who_end > r.who) {
      chain.push_back(speakers_.link(r.who, r.who_end, {}));
    } else if (s_.items[i].is(ItemClass::speech) && !s_.items[i].is(ItemClass::particle)) {
      if (auto before = carried(i)) return *before;
      return covering.chain.empty() || own ? state_.last : covering.chain;
    } else if (named(lex_, s_.items[i], "vows") || named(lex_, s_.items[i], "alarm")) {
      return covering.chain.empty() ? state_.last : covering.chain;
    } else if (const auto who = described_by(i)) {
      chain.push_back(speakers_.link(*who, std::min({i, speakers_.phrase_end(*who), *who + 7}), {}));
    } else {
      return covering.chain.empty() ? state_.last : covering.chain;
    }
    if (chain.front().text.empty() || speakers_.is_outlet(chain.front())) chain.clear();
    if (own && own->chain.size() > 1) {  // the agencies spoken to
      for (std::size_t k = 1; k < own->chain.size(); ++k) chain.push_back(own->chain[k]);
      return chain;
    }
    for (Link l : covering.chain)
      if (chain.empty() || (l.text != chain.front().text && l.span.begin != chain.front().span.begin)) {
        if (own && frame_at(token) == covering.frame) break;
        if (!chain.empty()) l.role = LinkRole::relay;
        chain.push_back(std::move(l));
      }
    return chain;
  }

  // The parties named in a stretch of the clause.
  void target(Claim& c, std::size_t from, std::size_t to, bool bodies_only) const {
    for (std::size_t k = from; k < s_.items.size() && k < to; ++k) {
      const Item& n = s_.items[k];
      if (stops(k) || (n.is(ItemClass::speech) && !n.is(ItemClass::particle))) break;
      for (std::string& id : parties(n)) {
        if (!c.attribution.empty() && c.attribution.front().entity == id) continue;
        if (bodies_only && lex_.find_entity(id) == kNone) continue;
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
  void spoken_of(Claim& c, std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && c.target.party.empty();)
      if (s_.items[k].is(ItemClass::actor) &&
          (c.attribution.empty() || doc_begin(k) != c.attribution.front().span.begin))
        target(c, k, k + 1, true);
  }
  std::uint32_t doc_begin(std::size_t k) const { return c_.doc.tokens[s_.items[k].first].span.begin; }

  // Where a stance of this kind names whom it is aimed at, beside the object of its verb.
  void aim(Claim& c, std::size_t i, const StanceRoles& r) const {
    const std::size_t past = std::max({i + 1, r.who_end, r.object_end});
    if (by_pronoun(i)) return spoken_of(c, i);
    if (r.object_end > r.object) {
      target(c, r.object, r.object_end, false);
      if (c.target.party.empty())
        c.target.text =
            std::string(span_of(c_.doc, s_.items[r.object].first, s_.items[r.object_end - 1].last).of(c_.doc.text));
      if (!c.target.party.empty() || transitive(i)) return;
    }
    switch (*c.stance) {
      case StanceKind::demands: {
        static const std::string kFrom = fold_word("من"), kB = fold_word("ب");
        const bool addressed = at(past) && (key(past) == kFrom || at(past)->has(kPrepB) || key(past) == kB);
        const bool calls = verb_named(i, "asks") || verb_named(i, "calls");  // «نهيب بالأهالي», «تطلب من المواطنين»
        if (addressed && calls) target(c, past, past + 3, false);
        return;
      }
      case StanceKind::accuses:
      case StanceKind::warns:
      case StanceKind::threatens:
      case StanceKind::announces: return target(c, past, past + 9, false);
      default: return target(c, past, past + 9, true);
    }
  }

  std::vector<std::string> parties(const Item& n) const {
    std::vector<std::string> out;
    if (n.entity != kNone && (n.is(ItemClass::actor) || n.is(ItemClass::source))) {
      out.emplace_back(lex_.id(lex_.entity(n.entity)));
      if (out.back() == "press_reports") out.back() = "journalist";  // «وسائل الإعلام», spoken to
      if (const EntityIndex whole = lex_.entity(n.entity).parent;    // «مجلس الأمن» is of the United Nations
          whole != kNone && lex_.id(lex_.entity(whole)) == "un")
        out.emplace_back("un");
    } else if (n.is(ItemClass::place) && n.entity != kNone) {
      if (const EntityIndex state = state_named(n.entity); state != kNone)
        out.emplace_back(lex_.id(lex_.entity(state)));
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
    } else if (out.empty() && n.group < 0 && n.is(ItemClass::person) && n.lemma != kNone &&
               lex_.lemma(n.lemma).word_class == WordClass::person && lex_.lemma(n.lemma).category != kNoCode) {
      const auto category = static_cast<Category>(lex_.lemma(n.lemma).category);
      if (category != Category::unspecified) out.emplace_back(name(category));
    }
    if (out.empty() && n.is(ItemClass::place))  // «حمّلت الرياض وأبوظبي المسؤولية»
      for (const PhraseMatch& m : s_.matches)
        if (m.first == n.first)
          for (const NameTarget& t : lex_.targets(m.node))
            if (!t.is_lemma && lex_.entity(t.index).kind == EntityKind::actor && out.empty())
              out.emplace_back(lex_.id(lex_.entity(t.index)));
    return out;
  }

  // `via`: the verb that has the holder, where the word of stance is its object («أعلنت الحركة مسؤوليتها»).
  void add(StanceKind kind, std::size_t i, std::size_t via, std::size_t last) {
    Claim c;
    c.kind = ClaimKind::stance;
    c.stance = kind;
    const StanceRoles r = roles_.at(via, verb(via), carried(via).has_value());
    c.attribution = holder(via, r);
    std::erase_if(c.attribution, [](const Link& l) { return l.text.empty(); });
    const std::size_t near = r.who > via ? r.who_end : 0;
    const std::size_t past =
        std::max({i + 1, last + 1, near, r.object > via ? std::min(r.object_end, r.object + 2) : 0});
    c.span = span_of(c_.doc, s_.items[std::min(i, via)].first, s_.items[past - 1].last);
    c.sentence = span_of(c_.doc, s_.sentence.first, s_.sentence.last);
    c.modality = modality_at(c_, s_, i);
    if (!c.attribution.empty()) {
      c.who.text = c.attribution.front().text;
      if (!c.attribution.front().entity.empty()) c.who.party.push_back(c.attribution.front().entity);
    }
    aim(c, i, via == i ? r : StanceRoles{});
    c.rule = "stance." + std::string(name(kind));
    out_.push_back(std::move(c));
  }
  void add(StanceKind kind, std::size_t i) { add(kind, i, i, i); }

  const SpeechState& state_;
  const std::vector<SpeechFrame>& frames_;
  std::vector<Claim>& out_;
  SpeakerReader speakers_;
  StanceRoleReader roles_;
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
  constexpr std::uint64_t kAny = bit(ItemClass::speech) | bit(ItemClass::trigger) | bit(ItemClass::link);
  if (sentence.classes & kAny) StanceFinder(context, sentence, outlet, state, frames, out).run();
}

}  // namespace isnad
