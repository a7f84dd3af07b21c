#include "claim/stance_targets.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"

namespace isnad {
namespace {

constexpr std::uint32_t kNear = 400;  // bytes before a stance in which a deed still is the one spoken of

// «الطرفين», «طرفي القتال», «الأطراف كافة»
bool both_sides(const std::string& text) {
  static const std::array<std::string, 8> kSides{fold_word("الطرفين"),  fold_word("الطرفان"), fold_word("الجانبين"),
                                                 fold_word("الجانبان"), fold_word("طرفي"),    fold_word("الأطراف"),
                                                 fold_word("أطراف"),    fold_word("الفريقين")};
  const std::string first = fold_word(std::string_view(text).substr(0, text.find(' ')));
  return std::find(kSides.begin(), kSides.end(), first) != kSides.end();
}

void put(std::vector<std::string>& party, const std::vector<std::string>& more, const std::string& not_this) {
  for (const std::string& id : more)
    if (id != not_this && std::find(party.begin(), party.end(), id) == party.end()) party.push_back(id);
}

// What is condemned and avenged.
bool violent(EventType t) {
  switch (t) {
    case EventType::prison_attack:
    case EventType::armed_attack:
    case EventType::bombing:
    case EventType::shelling:
    case EventType::airstrike:
    case EventType::ambush:
    case EventType::assassination:
    case EventType::shooting:
    case EventType::execution:
    case EventType::abduction:
    case EventType::raid:
    case EventType::arson:
    case EventType::armed_clash: return true;
    default: return false;
  }
}

// The deed spoken of: of the sentence, else the nearest before, else the first of the report; `holds` tells which fit.
template <class Fits>
const Event* deed_of(const ReadingState& state, const Claim& stance, Fits fits) {
  const Event *same = nullptr, *before = nullptr, *first = nullptr;
  for (const EventDraft& d : state.events) {
    const Event& e = d.event;
    if (!fits(e)) continue;
    if (!first && !e.background) first = &e;
    if (e.sentence.begin == stance.sentence.begin && e.span.begin <= stance.span.begin + kNear) same = &e;
    if (e.span.begin < stance.span.begin && e.span.begin + 3 * kNear > stance.span.begin) before = &e;
  }
  return same ? same : before ? before : first;
}

}  // namespace

void settle_targets(const ReadingState& state, std::vector<Claim>& stances) {
  for (Claim& c : stances) {
    if (!c.stance || !c.target.party.empty()) continue;
    const std::string holder = c.attribution.empty() ? std::string() : c.attribution.front().entity;
    const auto struck = [&](const Event& e) {
      return violent(e.type) && !e.initiator.empty() && e.initiator.front() != holder;
    };
    if (both_sides(c.target.text)) {
      const Event* e = deed_of(state, c, [](const Event& d) { return d.initiator.size() + d.target.size() >= 2; });
      if (e) put(c.target.party, e->initiator, holder), put(c.target.party, e->target, holder);
      for (const EventDraft& d : state.events)
        if (!e && violent(d.event.type) && c.target.party.size() < 2)
          put(c.target.party, d.event.initiator, holder), put(c.target.party, d.event.target, holder);
    } else if (*c.stance == StanceKind::condemns || *c.stance == StanceKind::threatens) {
      if (const Event* e = deed_of(state, c, struck)) put(c.target.party, e->initiator, holder);
    } else if (*c.stance == StanceKind::claims_responsibility) {
      const Event* e = deed_of(state, c, [](const Event& d) { return !d.target.empty(); });
      if (e) put(c.target.party, e->target, holder);
    }
  }
}

}  // namespace isnad
