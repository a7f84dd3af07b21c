#include <algorithm>
#include <optional>

#include "claim/circumstance.h"
#include "claim/drafts.h"
#include "claim/event_assertion.h"
#include "claim/occasion.h"
#include "claim/parties.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

class EventFinder {
 public:
  EventFinder(const SentenceContext& c, ReadingState& state)
      : c_(c),
        lex_(c.context.lexicon),
        doc_(c.context.doc),
        s_(c.items),
        state_(state),
        first_(state.events.size()),
        used_(c.items.items.size(), 0) {}

  void run() {
    using enum ItemClass;
    if (!(s_.classes & (bit(trigger) | bit(byhand) | bit(ItemClass::weapon) | bit(link)))) return;
    c_.rules.each_possible(RuleLayer::event, s_, [&, m = RuleMatch()](const Rule& rule) mutable {
      for (std::size_t i = 0; i < s_.items.size(); ++i) {
        if (!could_begin(rule, s_, i)) continue;
        if (match_rule(rule, doc_, lex_, s_, i, m)) apply(rule, m);
      }
    });
    from_figures();
    instruments();
    const auto first = state_.events.begin() + static_cast<std::ptrdiff_t>(first_);
    std::stable_sort(first, state_.events.end(),
                     [](const EventDraft& a, const EventDraft& b) { return a.token < b.token; });
    const auto riot = [](const EventDraft& d) { return d.event.type == EventType::prison_riot; };  // one in a sentence
    if (const auto one = std::find_if(first, state_.events.end(), riot); one != state_.events.end())
      state_.events.erase(std::remove_if(one + 1, state_.events.end(), riot), state_.events.end());
    for (std::size_t k = first_; k < state_.events.size(); ++k) {
      EventDraft& d = state_.events[k];
      Parties who =
          parties_of(c_.context, s_, d.verb >= 0 ? static_cast<std::size_t>(d.verb) : d.item, d.event.type, earlier(k));
      d.event.initiator = std::move(who.initiator);
      d.event.target = std::move(who.target);
      if (d.event.type == EventType::shelling && from_the_air(d)) d.event.type = EventType::airstrike;
    }
  }

 private:
  const Item& item(std::size_t i) const { return s_.items[i]; }
  static std::optional<EventType> implied(Measure m) {
    switch (m) {
      case Measure::displaced: return EventType::displacement;
      case Measure::surrendered: return EventType::surrender;
      case Measure::released: return EventType::release;
      case Measure::escaped: return EventType::prison_break;
      case Measure::arrested: return EventType::arrest;
      case Measure::abducted: return EventType::abduction;
      case Measure::transferred: return EventType::transfer;
      default: return std::nullopt;
    }
  }

  // «142 حالة اختطاف», «سلم ثلاثة أنفسهم»: a figure that tells of an event no trigger told of, the first of its kind in
  // the report.
  void from_figures() {
    for (const FigureDraft& f : state_.figures) {
      if (f.sentence != c_.index || f.part_of >= 0 || f.claim.scope == Scope::stock) continue;
      if (f.claim.value.qualifier == Qualifier::unknown || f.claim.value.high == 0) continue;
      if (risen(f.item)) continue;
      const auto type = implied(f.claim.measure);
      if (!type) continue;
      const bool told = std::any_of(state_.events.begin(), state_.events.end(),
                                    [&](const EventDraft& e) { return e.event.type == *type; });
      if (told) continue;
      EventDraft d;
      d.event.type = *type;
      d.event.span = f.claim.span;
      if (f.trigger_item >= 0) {  // «1460 عائلة تركت منازلها»: the verb belongs to the words of the event
        const Item& verb = item(static_cast<std::size_t>(f.trigger_item));
        const Span words = span_of(doc_, verb.first, verb.last);
        d.event.span = {std::min(d.event.span.begin, words.begin), std::max(d.event.span.end, words.end)};
      }
      if (f.trigger_item < 0) reach_verb(d, f.item);
      d.event.trigger = std::string(d.event.span.of(doc_.text));
      d.event.rule = "event.from_figure";
      d.token = f.token;
      d.item = f.item;
      d.verb = f.trigger_item;
      d.sentence = c_.index;
      d.paragraph = s_.sentence.paragraph;
      if (state_.trace) state_.trace->decide(key(d.item), Aspect::type, Why::figure_of_event, f.claim.span);
      state_.events.push_back(std::move(d));
    }
  }

  // «ارتفع عدد النازحين إلى 24 ألفا», «عدد الفارين خمسة»: how many there are by now.
  bool risen(std::size_t at) const {
    for (std::size_t k = at; k-- > 0 && k + 9 > at && !item(k).is(ItemClass::punct);)
      if (item(k).is(ItemClass::rise) || item(k).is(ItemClass::toll)) return true;
    return false;
  }

  // «أن اثنين من السجناء استغلا الفوضى وتواريا», «فاسترد 9 منهم»: the clause to its verb, behind its subject or before.
  void reach_verb(EventDraft& d, std::size_t at) const {
    constexpr std::uint64_t kEnd = bit(ItemClass::complementizer) | bit(ItemClass::speech) | bit(ItemClass::result);
    const auto ends = [&](std::size_t k) { return (item(k).classes & kEnd) != 0 || item(k).punct > '"'; };
    std::size_t from = at, to = at;
    const bool subject = at == 0 || ends(at - 1);
    while (!subject && from > 0 && from + 4 > at && !ends(from - 1)) --from;
    while (subject && to + 1 < s_.items.size() && to < at + 6 && !ends(to + 1)) ++to;
    const Span words = span_of(doc_, item(from).first, item(to).last);
    d.event.span = {std::min(d.event.span.begin, words.begin), std::max(d.event.span.end, words.end)};
  }

  // «عبوة ناسفة كانت موضوعة قرب السوق انفجرت»: the arm that is the subject belongs to the words of the event.
  std::uint32_t subject_begin(std::size_t t) const {
    if (!item(t).has(kVerb) || item(t).has(kAnd)) return item(t).first;
    for (std::size_t n = 0, k = t; k-- > 0 && n < 7; ++n) {
      const Item& p = item(k);
      if (p.is(ItemClass::punct) || p.is(ItemClass::complementizer) || p.is(ItemClass::speech) ||
          (p.is(ItemClass::trigger) && p.has(kVerb)))
        break;
      if (p.is(ItemClass::weapon) && !p.has(kPrepB)) return p.first;
    }
    return item(t).first;
  }

  static std::string_view make(const Rule& r, std::string_view key) {
    const auto it = r.makes.find(std::string(key));
    return it == r.makes.end() ? std::string_view() : std::string_view(it->second);
  }

  FactKey key(std::size_t t) const { return {FactKind::event, c_.index, static_cast<std::uint32_t>(t)}; }

  // Tells the trace of a rule that matched, and of what became of it.
  void note(const Rule& rule, const RuleMatch& m, std::size_t t, Outcome outcome, int weight = 0,
            std::string_view needs = {}) const {
    if (!state_.trace) return;
    const std::size_t before = state_.trace->attempts.size();
    state_.trace->attempt(key(t), outcome, rule, m, doc_, lex_, s_);
    if (state_.trace->attempts.size() == before) return;
    state_.trace->attempts.back().weight = weight;
    state_.trace->attempts.back().needs = needs;
  }

  void apply(const Rule& rule, const RuleMatch& m) {
    const std::int32_t at = m['t'];
    if (at < 0) return;
    const auto t = static_cast<std::size_t>(at);
    if (used_[t]) return note(rule, m, t, Outcome::taken);
    EventType type = EventType::armed_attack;
    const std::string_view spec = make(rule, "event");
    if (spec == "nothing") {
      used_[t] = 1;
      return;
    }
    if (spec == "@t") {
      if (item(t).trigger == kNone || lex_.lemma(item(t).trigger).event == kNoCode) return;
      type = static_cast<EventType>(lex_.lemma(item(t).trigger).event);
    } else if (const auto e = parse_event_type(spec)) {
      type = *e;
    } else {
      return;
    }
    const std::string_view needs = make(rule, "needs");
    if (!needs.empty() && !evidence(needs, t, m)) {
      note(rule, m, t, Outcome::no_evidence, 0, needs);
      if (needs == "figure_or_strong") used_[t] = 1;
      return;
    }
    used_[t] = 1;
    if (no_event(t, type)) return note(rule, m, t, Outcome::no_event);
    if (make(rule, "occasion").empty() && !occasion_for(type, c_, state_, t, figure_of(t) || sentence_has_figure()))
      return note(rule, m, t, Outcome::no_occasion);
    const EventType word_type = type;
    type = by_figure(t, type);
    if (type != word_type && state_.trace) state_.trace->decide(key(t), Aspect::type, Why::figure_of_event);
    if (!figure_of(t) && (bare_reference(t, type) || continues_event(t))) return note(rule, m, t, Outcome::told_before);
    if (const int weight =
            make(rule, "asserted").empty()
                ? assertion_weight({c_.context, s_, t, c_.headline, figure_of(t) != nullptr, sentence_has_figure()})
                : kAssertedWeight;
        weight < kAssertedWeight)
      return note(rule, m, t, Outcome::talk, weight);
    if (const EventType aimed = aerial(t, type); aimed != type) {
      type = aimed;
      if (state_.trace) state_.trace->decide(key(t), Aspect::type, Why::aircraft);
    }
    if (type == EventType::responsibility_claim && unclaimed({c_.context, s_, t}))
      return note(rule, m, t, Outcome::no_event);
    if ((type == EventType::armed_attack || type == EventType::raid) && state_.prison && at_prison(t)) {
      type = EventType::prison_attack;
      if (state_.trace) state_.trace->decide(key(t), Aspect::type, Why::at_prison);
    }
    note(rule, m, t, Outcome::read);
    add(rule, t, type);
    if (m['w'] >= 0) stretch(state_.events.back(), static_cast<std::size_t>(m['w']));
  }

  void stretch(EventDraft& d, std::size_t to) const {
    const Item& last = item(to);
    d.event.span.end = std::max(d.event.span.end, span_of(doc_, last.first, last.last).end);
    d.event.trigger = std::string(d.event.span.of(doc_.text));
  }

  // «عند مدخل السجن، تلاه هجوم», «فروا من سجن المدينة إثر اقتحامه»: no other site stands between.
  bool at_prison(std::size_t t) const {
    for (std::size_t n = 0, k = t; k-- > 0 && n < 14; ++n) {
      const Item& it = item(k);
      if (it.is(ItemClass::facility) && it.entity != kNone)
        return lex_.text(lex_.entity(it.entity).kind_name) == "prison";
      if (it.is(ItemClass::facility_type)) return named(lex_, it, "prison");
      if (it.is(ItemClass::punct) && it.punct == ';') return false;
    }
    return false;
  }

  // «استهدفت القرية بغارتين»: the means is told by the name of another event; both are one.
  void instruments() {
    for (std::size_t b = first_; b < state_.events.size(); ++b) {
      const EventDraft& means = state_.events[b];
      const Item& noun = item(means.item);
      if (!noun.has(kPrepB) || (means.event.type != EventType::shelling && means.event.type != EventType::airstrike))
        continue;
      std::size_t deed = state_.events.size();
      for (std::size_t a = first_; a < state_.events.size(); ++a) {
        const EventDraft& d = state_.events[a];
        if (a == b || d.token > means.token || !item(d.item).has(kVerb)) continue;
        if (d.event.type != EventType::armed_attack && d.event.type != means.event.type) continue;
        if (deed == state_.events.size() || d.token > state_.events[deed].token) deed = a;
      }
      if (deed == state_.events.size() || apart(state_.events[deed].item, means.item)) continue;
      state_.events[deed].event.type = means.event.type;
      for (const std::string& w : means.event.weapon) put(state_.events[deed].event.weapon, w);
      state_.events.erase(state_.events.begin() + static_cast<std::ptrdiff_t>(b));
      --b;
    }
  }

  // Another verb or a break between a deed and its means.
  bool apart(std::size_t from, std::size_t to) const {
    for (std::size_t k = from + 1; k < to; ++k) {
      if (item(k).is(ItemClass::punct) && item(k).punct != '"' && item(k).punct != ',') return true;
      if (item(k).is(ItemClass::trigger) && item(k).has(kVerb) && !item(k).has(kMasdar)) return true;
    }
    return false;
  }

  bool evidence(std::string_view needs, std::size_t t, const RuleMatch& m) const {
    if (needs == "prison") {
      const std::int32_t f = m['f'];
      if (f < 0) return false;
      const Item& it = item(static_cast<std::size_t>(f));
      if (it.entity == kNone || !it.is(ItemClass::facility)) return true;
      return lex_.text(lex_.entity(it.entity).kind_name) == "prison";
    }
    if (needs == "prison_context") return state_.prison;
    if (needs == "party") {
      for (std::size_t k = t > 4 ? t - 4 : 0; k < s_.items.size() && k < t + 5; ++k)
        if (item(k).is(ItemClass::actor) || (item(k).group >= 0 && item(k).has(kMany))) return true;
      return false;
    }
    if (needs == "figure_or_strong") {
      if (figure_of(t)) return true;
      if (item(t).has(kWeak)) return false;
      const EventType e = static_cast<EventType>(lex_.lemma(item(t).trigger).event);
      if (e == EventType::prison_break) return state_.prison && !item(t).has(kPronoun);
      return true;
    }
    if (needs == "armed") {
      for (std::size_t k = t > 8 ? t - 8 : 0; k < s_.items.size() && k < t + 9; ++k)
        if (k != t && (item(k).is(ItemClass::actor) || item(k).is(ItemClass::weapon) || item(k).is(ItemClass::ethnic) ||
                       (item(k).is(ItemClass::trigger) && item(k).has(kMeasure))))
          return true;
      return false;
    }
    if (needs == "shot") {                               // a victim before it, in the same clause
      for (std::size_t k = 0; k < s_.items.size(); ++k)  // «أصيب ثلاثة بالرصاص خلال مواجهات»: the clash tells of it
        if (k != t && !item(t).is(ItemClass::byhand) && item(k).is(ItemClass::trigger) && item(k).trigger != kNone &&
            lex_.lemma(item(k).trigger).event == static_cast<std::uint8_t>(EventType::armed_clash))
          return false;
      if (first_word_is_shooting(t)) {
        for (std::size_t k = t; k-- > 0 && k + 9 > t;) {
          if (item(k).is(ItemClass::trigger) && (used_[k] || item(k).has(feature::kEvent))) return false;
          if (item(k).is(ItemClass::trigger) && item(k).has(kMeasure)) return true;
        }
      }
      return false;
    }
    return true;
  }

  bool first_word_is_shooting(std::size_t t) const {
    const Item& it = item(t);
    if (it.lemma == kNone) return false;
    if (lex_.text(lex_.lemma(it.lemma).name) == "small_arms") return it.has(kPrepB);
    const std::string_view text = span_of(doc_, it.first, it.last).of(doc_.text);
    return text.find("رصاص") != text.npos || text.find("نيران") != text.npos;
  }

  const FigureDraft* figure_of(std::size_t t) const {
    for (std::size_t k = state_.figures.size(); k-- > 0 && state_.figures[k].sentence == c_.index;)
      if (state_.figures[k].trigger_item == static_cast<std::int32_t>(t)) return &state_.figures[k];
    return nullptr;
  }

  // «احتجزت الشرطة أربعة», not «تحتجز» or «المحتجزون»
  bool took(std::size_t t) const {
    const Item& it = item(t);
    return it.has(kVerb | kPerfect) && it.trigger != kNone &&
           lex_.lemma(it.trigger).event == static_cast<std::uint8_t>(EventType::arrest);
  }

  // A stock of prisoners, a sentence of death and a car taken are no events.
  bool no_event(std::size_t t, EventType type) const {
    if (const FigureDraft* f = figure_of(t)) {
      const bool stock = f->claim.measure == Measure::detained || f->claim.scope == Scope::stock;
      if ((stock && !took(t)) || f->claim.measure == Measure::capacity) return true;
      if (type == EventType::assassination && item(t).has(kWeak) && f->claim.value.low.value_or(0) > 2)
        return true;  // «تصفية 34 عنصرا»: killed in a fight
    }
    if (type == EventType::execution && item(t).has(kPrepB) && t > 0 &&
        (item(t - 1).is(ItemClass::group) || item(t - 1).is(ItemClass::person) || item(t - 1).is(ItemClass::word)))
      return true;
    if (type == EventType::bombing && dawn({c_.context, s_, t})) return true;
    if (t > 0 && item(t).has(kVerb) && item(t - 1).is(ItemClass::negation) && !figure_of(t)) return true;
    if (type == EventType::control_change && no_change({c_.context, s_, t, c_.headline})) return true;
    if (type == EventType::control_change && item(t).has(kVerb)) {
      for (std::size_t k = t + 1; k < s_.items.size() && k < t + 9; ++k)
        if (item(k).is(ItemClass::place) || item(k).is(ItemClass::place_type) || item(k).is(ItemClass::facility) ||
            item(k).is(ItemClass::facility_type))
          return false;
      return !figure_of(t);
    }
    return false;
  }

  // What the people of its figure did or suffered says which event a word of many meanings tells of.
  EventType by_figure(std::size_t t, EventType type) const {
    const FigureDraft* f = figure_of(t);
    if (f && type == EventType::assassination && item(t).has(kWeak) && f->claim.who.category == Category::detainee)
      return EventType::execution;
    if (!f || type != EventType::prison_break) return type;
    if (f->claim.measure == Measure::displaced) return EventType::displacement;
    if (f->claim.measure == Measure::released) return EventType::release;
    return type;
  }

  bool sentence_has_figure() const { return !state_.figures.empty() && state_.figures.back().sentence == c_.index; }

  // «الهجوم», «القصف» alone speak of what was told before.
  bool bare_reference(std::size_t t, EventType type) const {
    const Item& it = item(t);
    if (it.has(kVerb) && !it.has(kMasdar)) return false;
    if (t > 0 && item(t - 1).is(ItemClass::pronoun) && it.has(kDefinite)) return true;
    if (!it.has(kDefinite) || it.has(kPronoun)) return false;
    if (points_back({c_.context, s_, t, c_.headline})) return true;
    if (t + 1 < s_.items.size()) {
      const Item& n = item(t + 1);
      if (n.is(ItemClass::ethnic) || n.is(ItemClass::actor) || n.is(ItemClass::pronoun) || n.is(ItemClass::facility))
        return false;
      if (n.is(ItemClass::weapon) || (n.is(ItemClass::word) && n.has(kDefinite))) return false;
      if (n.is(ItemClass::particle) && t + 2 < s_.items.size() &&
          (item(t + 2).is(ItemClass::actor) || item(t + 2).is(ItemClass::facility) ||
           item(t + 2).is(ItemClass::facility_type) || item(t + 2).is(ItemClass::place) ||
           item(t + 2).is(ItemClass::place_type)))
        return false;
    }
    for (const EventDraft& e : state_.events)
      if (family(e.event.type) == family(type)) return true;
    return false;
  }

  static int family(EventType t) {
    switch (t) {
      case EventType::shelling:
      case EventType::airstrike: return 1;
      case EventType::armed_attack:
      case EventType::prison_attack:
      case EventType::bombing:
      case EventType::raid: return 2;
      default: return 100 + static_cast<int>(t);
    }
  }

  // «قصف استهدف …», «هجوم شنه …»: the verb goes on about the event just named.
  bool continues_event(std::size_t t) const {
    const Item& it = item(t);
    if (!it.has(kVerb) || it.has(kAnd)) return false;
    const bool targeting = it.trigger != kNone &&
                           lex_.lemma(it.trigger).event == static_cast<std::uint8_t>(EventType::armed_attack) &&
                           it.has(kWeak);
    if (!targeting) return false;
    for (std::size_t k = t; k-- > 0 && k + 14 > t;) {
      if (item(k).is(ItemClass::punct) && item(k).punct != '"' && item(k).punct != ',') return false;
      if (item(k).is(ItemClass::trigger) && item(k).has(feature::kEvent) && item(k).has(kMasdar)) return true;
      if (item(k).has(kAnd) && item(k).is(ItemClass::trigger)) return false;
    }
    return false;
  }

  // «قوات التحالف قصفت المعسكر»: coalitions that bomb from the air, where no gun or rocket is named.
  bool from_the_air(const EventDraft& d) const {
    return d.event.weapon.empty() && (d.event.initiator == std::vector<std::string>{"us_coalition"} ||
                                      d.event.initiator == std::vector<std::string>{"saudi_coalition"});
  }

  // Bombardment from the air where aircraft, or an air force's nationality, stand beside it.
  EventType aerial(std::size_t t, EventType type) const {
    const bool targeting = type == EventType::armed_attack && item(t).has(kWeak);  // «استهدفت طائرات الاحتلال»
    if (type != EventType::shelling && !targeting) return type;
    const std::size_t from = t > 5 ? t - 5 : 0;
    bool artillery = false, air = false, russian = false;
    for (std::size_t k = from; k < s_.items.size() && k < t + 7; ++k) {
      const Item& it = item(k);
      if (k > t && it.is(ItemClass::punct) && it.punct == '.') break;
      if (k != t && it.is(ItemClass::trigger) && it.has(feature::kEvent) && k > t) break;
      if (it.lemma == kNone && it.entity == kNone) continue;
      if (it.is(ItemClass::actor) && flies(it)) air = true;
      const std::string_view name = it.lemma == kNone ? std::string_view() : lex_.text(lex_.lemma(it.lemma).name);
      if (it.is(ItemClass::weapon)) {
        if (name == "aircraft" || name == "drone") air = true;
        if (name == "artillery" || name == "mortar" || name == "rocket") artillery = true;
      }
      if (k > t && k <= t + 2 &&
          (name == "russian_forces" || name == "us_forces" || name == "us_coalition" || name == "saudi_forces"))
        russian = true;
      if (k > t && k <= t + 2 && it.is(ItemClass::actor) && it.entity != kNone) {
        const std::string_view id = lex_.id(lex_.entity(it.entity));
        if (id == "russian_forces" || id == "us_coalition" || id == "saudi_coalition" || id == "us_forces")
          russian = true;
      }
    }
    if (air || (russian && !artillery && !targeting)) return EventType::airstrike;
    return type;
  }

  // «الطائرات الروسية», «طيران التحالف», «سلاح الجو» as part of a name
  bool flies(const Item& it) const {
    const std::string_view text = span_of(doc_, it.first, it.last).of(doc_.text);
    return text.find("طائر") != text.npos || text.find("طيران") != text.npos || text.find("الجو") != text.npos;
  }

  void add(const Rule& rule, std::size_t t, EventType type) {
    EventDraft d;
    const Item& it = item(t);
    d.event.type = type;
    d.event.span = span_of(doc_, subject_begin(t), it.last);
    d.event.trigger = std::string(d.event.span.of(doc_.text));
    d.event.rule = rule.id;
    d.token = it.first;
    d.item = static_cast<std::uint32_t>(t);
    d.sentence = c_.index;
    d.paragraph = s_.sentence.paragraph;
    weapons(d, t);
    state_.events.push_back(std::move(d));
  }

  static void put(std::vector<std::string>& list, std::string id) {
    if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(std::move(id));
  }

  EarlierParties earlier(std::size_t event) const {
    EarlierParties e;
    for (std::size_t k = event; k-- > 0;) {
      const EventDraft& d = state_.events[k];
      if (k + 1 == event && d.paragraph == s_.sentence.paragraph) e.near = d.event.initiator;
      if (family(d.event.type) != family(state_.events[event].event.type) || d.event.initiator.empty()) continue;
      e.alike = d.event.initiator;
      break;
    }
    return e;
  }

  void weapons(EventDraft& d, std::size_t t) const {
    for (std::size_t k = t > 4 ? t - 4 : 0; k < s_.items.size() && k < t + 6; ++k)
      if (item(k).is(ItemClass::weapon) && item(k).lemma != kNone)
        put(d.event.weapon, std::string(lex_.text(lex_.lemma(item(k).lemma).name)));
  }

  const SentenceContext& c_;
  const Lexicon& lex_;
  const Document& doc_;
  const SentenceItems& s_;
  ReadingState& state_;
  std::size_t first_;
  std::vector<std::uint8_t> used_;
};

}  // namespace

void find_events(const SentenceContext& sentence, ReadingState& state) { EventFinder(sentence, state).run(); }

}  // namespace isnad
