#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "claim/deeds.h"
#include "claim/reader.h"
#include "lexicon/fact.h"

namespace isnad {
namespace {

using enum EventType;

// A deed that goes with another, so that whoever did the one did the other: those let go are let go by who held them,
// a raid arrests, an attack meets a clash, those driven out flee from who attacked.
struct Pair {
  EventType event, after;
  std::uint32_t sentences;  // at most so many back
};
constexpr Pair kPairs[] = {
    {release, arrest, 3},
    {release, abduction, 3},
    {transfer, arrest, 2},
    {transfer, abduction, 2},
    {execution, abduction, 2},
    {execution, raid, 0},
    {arrest, raid, 1},
    {arrest, siege, 0},
    {armed_clash, raid, 1},
    {armed_clash, prison_attack, 1},
    {armed_clash, armed_attack, 0},
    {armed_clash, ambush, 1},
    {abduction, armed_attack, 1},
    {abduction, raid, 1},
    {abduction, prison_attack, 2},
    {arson, armed_attack, 1},
    {arson, raid, 1},
    {shooting, raid, 0},
    {shooting, arrest, 0},
    {displacement, shelling, 0},
    {displacement, airstrike, 0},
    {displacement, armed_attack, 0},
    {displacement, raid, 0},
    {displacement, control_change, 0},
    {armed_clash, siege, 1},
    {control_change, armed_clash, 0},
    {armed_clash, control_change, 0},
    {displacement, arson, 1},
    {displacement, siege, 0},
    {raid, arrest, 0},
    {raid, siege, 0},
    {siege, raid, 0},
    {assassination, ambush, 0},
};

bool custody(EventType t) { return t == arrest || t == release || t == transfer || t == escape_foiled; }

class InitiatorSettler {
 public:
  InitiatorSettler(const Lexicon& lexicon, ReadingState& state, std::optional<Date> published = std::nullopt)
      : lex_(lexicon), state_(state), published_(published) {}

  void go_together() {
    for (std::size_t k = 0; k < state_.events.size(); ++k) {
      EventDraft& d = state_.events[k];
      if (!d.event.initiator.empty()) continue;
      if (const EventDraft* with = partner(k)) take(d, with->event.initiator, with->event.span);
    }
  }

  void own_deeds() {
    for (EventDraft& d : state_.events) {
      if (!d.own_deed || !d.event.initiator.empty() || d.event.attribution.empty()) continue;
      const EntityIndex doer = body_behind(lex_, d.event.attribution.front().entity, published_);
      if (doer == kNone) continue;
      d.event.initiator.emplace_back(lex_.id(lex_.entity(doer)));
      if (state_.trace)
        state_.trace->decide({FactKind::event, d.sentence, d.item}, Aspect::initiator, Why::speaker_did_it,
                             d.event.attribution.front().span);
    }
  }

  // «حملت السلطات المتشددين مسؤولية الهجوم», «اتهمت الحركة بشنه»
  void accused(const std::vector<Claim>& stances) {
    for (const Claim& c : stances) {
      if (c.stance != StanceKind::accuses || c.target.party.empty()) continue;
      const EntityIndex who = lex_.find_entity(c.target.party.front());
      if (who == kNone || lex_.entity(who).kind != EntityKind::actor) continue;
      EventDraft* last = nullptr;  // the deed last told that nobody is named for
      for (EventDraft& d : state_.events)
        if (d.event.span.begin < c.sentence.end && attack(d.event.type) && !d.event.background) last = &d;
      if (last && last->event.initiator.empty()) take(*last, c.target.party, c.span);
    }
  }

  void holders() {
    const std::string force = only_force();
    const bool attacked = std::any_of(state_.events.begin(), state_.events.end(),
                                      [](const EventDraft& d) { return d.event.type == prison_attack; });
    for (EventDraft& d : state_.events) {
      if (!custody(d.event.type) || d.event.background || !unnamed(d.event.initiator)) continue;
      std::string who = d.event.type == arrest ? std::string() : holder_of(d.event);
      const bool freed =
          attacked && (d.event.type == release || d.event.type == transfer);  // by the attackers, perhaps
      if (who.empty() && !freed) who = force;
      if (!who.empty()) take(d, {who}, {});
    }
  }

 private:
  static bool attack(EventType t) {
    switch (t) {
      case armed_attack:
      case prison_attack:
      case bombing:
      case shelling:
      case airstrike:
      case ambush:
      case assassination:
      case abduction:
      case execution:
      case shooting: return true;
      default: return false;
    }
  }

  const EventDraft* partner(std::size_t k) const {
    const EventDraft& d = state_.events[k];
    for (std::size_t n = k; n-- > 0;)
      if (goes_with(d, state_.events[n])) return &state_.events[n];
    // «نزحت العائلات إثر قصف …», «داهمت … القرية بعد حصارها»: told behind it
    for (std::size_t n = k + 1; n < state_.events.size() && state_.events[n].sentence == d.sentence; ++n)
      if (goes_with(d, state_.events[n])) return &state_.events[n];
    return nullptr;
  }

  static bool goes_with(const EventDraft& d, const EventDraft& other) {
    if (other.event.initiator.empty() || other.event.background != d.event.background) return false;
    if (other.paragraph != d.paragraph && d.event.type != release) return false;
    const std::uint32_t apart = d.sentence > other.sentence ? d.sentence - other.sentence : other.sentence - d.sentence;
    return std::any_of(std::begin(kPairs), std::end(kPairs), [&](const Pair& p) {
      return p.event == d.event.type && p.after == other.event.type && apart <= p.sentences;
    });
  }

  void take(EventDraft& d, std::vector<std::string> who, Span words) {
    d.event.initiator = std::move(who);
    if (state_.trace)
      state_.trace->decide({FactKind::event, d.sentence, d.item}, Aspect::initiator, Why::doer_of_event, words);
  }

  static bool unnamed(const std::vector<std::string>& who) {
    return who.empty() || (who.size() == 1 && (who.front() == "security_unnamed" || who.front() == "prison_guards"));
  }

  bool official(EntityIndex e) const {
    if (e == kNone || lex_.entity(e).kind != EntityKind::actor) return false;
    const std::string_view kind = lex_.text(lex_.entity(e).kind_name);
    return static_cast<Category>(lex_.entity(e).category) == Category::security && kind != "coalition";
  }

  // Who runs the listed facility on the day.
  std::string holder_of(const Event& e) const {
    if (!e.facility) return {};
    const EntityIndex f = lex_.find_entity(e.facility->id);
    const std::optional<Date> day = e.time && e.time->start.known() ? std::optional(e.time->start) : published_;
    if (f == kNone || !day) return {};
    const Fact* held = fact_at(lex_.facts(f), FactRelation::operated_by, *day);
    return held && held->body != kNone ? std::string(lex_.id(lex_.entity(held->body))) : std::string();
  }

  // The force of the state that the report names as doer or speaker, if it is the only one.
  std::string only_force() const {
    std::string one;
    const auto see = [&](std::string_view id) {
      const EntityIndex e = body_behind(lex_, id, published_);
      if (!official(e) || lex_.id(lex_.entity(e)).ends_with("unnamed")) return true;
      if (one.empty()) one = lex_.id(lex_.entity(e));
      return one == lex_.id(lex_.entity(e));
    };
    for (const EventDraft& d : state_.events) {
      for (const std::string& id : d.event.initiator)
        if (!see(id)) return {};
      for (const Link& l : d.event.attribution)
        if (!l.entity.empty() && !see(l.entity)) return {};
    }
    return one;
  }

  const Lexicon& lex_;
  ReadingState& state_;
  std::optional<Date> published_;
};

}  // namespace

void settle_partners(const Lexicon& lexicon, ReadingState& state) { InitiatorSettler(lexicon, state).go_together(); }

void settle_speakers_deeds(const Lexicon& lexicon, ReadingState& state, const std::optional<Date>& published) {
  InitiatorSettler(lexicon, state, published).own_deeds();
}

void settle_accused(const Lexicon& lexicon, ReadingState& state, const std::vector<Claim>& stances) {
  InitiatorSettler(lexicon, state).accused(stances);
}

void settle_holders(const Lexicon& lexicon, ReadingState& state, const std::optional<Date>& published) {
  InitiatorSettler(lexicon, state, published).holders();
}

namespace {

bool violent(EventType t) {
  switch (t) {
    case responsibility_claim:
    case protest:
    case release:
    case transfer:
    case surrender:
    case displacement:
    case prison_break:
    case prison_riot:
    case control_change: return false;
    default: return true;
  }
}

// «الطرفين», «طرفي القتال», «الأطراف كافة»
bool both_sides(const std::string& text) {
  static const std::array<std::string, 8> kSides{fold_word("الطرفين"),  fold_word("الطرفان"), fold_word("طرفي"),
                                                 fold_word("الأطراف"),  fold_word("أطراف"),   fold_word("الجانبين"),
                                                 fold_word("الجانبان"), fold_word("كلا")};
  const std::string first = fold_word(std::string_view(text).substr(0, text.find(' ')));
  return std::find(kSides.begin(), kSides.end(), first) != kSides.end();
}

// The deed told last before the words whose doer is known and is not who speaks.
const Event* deed_before(const ReadingState& state, const Claim& c, bool clash) {
  const Event* last = nullptr;
  for (const EventDraft& d : state.events) {
    const Event& e = d.event;
    if (e.initiator.empty() || e.background || !violent(e.type)) continue;
    if (clash && e.target.empty()) continue;
    if (!c.who.party.empty() && e.initiator.front() == c.who.party.front()) continue;
    if (last && e.span.begin > c.span.end) break;
    last = &e;
  }
  return last;
}

}  // namespace

void settle_targets(const ReadingState& state, std::vector<Claim>& stances) {
  for (Claim& c : stances) {
    if (!c.stance) continue;
    const bool sides = c.target.party.empty() && both_sides(c.target.text);
    const bool of_deed = c.stance == StanceKind::condemns || c.stance == StanceKind::threatens;
    const bool vague = c.target.party.empty() || (c.target.party.size() == 1 && c.target.party.front() == "combatant");
    if (!sides && !(of_deed && vague)) continue;
    const Event* deed = deed_before(state, c, sides);
    if (!deed) continue;
    c.target.party = deed->initiator;
    if (sides) c.target.party.insert(c.target.party.end(), deed->target.begin(), deed->target.end());
  }
}

}  // namespace isnad
