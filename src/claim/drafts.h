// Drafts: what the rules make of one sentence, before attribution and ids.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/items.h"
#include "claim/rule.h"
#include "claim/trace.h"

namespace isnad {

struct FigureDraft {
  Claim claim;              // span, value, who, measure, modality, rule; no id yet
  std::uint32_t token = 0;  // where it stands
  std::uint32_t item = 0;
  std::int32_t trigger_item = -1;
  std::int32_t part_of = -1;  // index into the report's drafts
  std::int32_t supersedes = -1;
  bool of_them = false;  // «… منهم»
  bool among = false;    // «بين القتلى ستة سجناء»
  bool told_anew = false;  // «ثم ارتفع الرقم إلى خمس»: its measure is that of the figure before
  std::uint32_t sentence = 0;
  std::uint8_t list_item = 0;  // list_items.h
};

inline bool tells_of(const std::vector<FigureDraft>& figures, Measure m) {
  return std::any_of(figures.begin(), figures.end(), [m](const FigureDraft& f) { return f.claim.measure == m; });
}

// Does a later figure supersede the k-th?
inline bool replaced(const std::vector<FigureDraft>& figures, std::size_t k) {
  return std::any_of(figures.begin(), figures.end(),
                     [k](const FigureDraft& f) { return f.supersedes == static_cast<std::int32_t>(k); });
}

struct EventDraft {
  Event event;
  std::uint32_t token = 0;
  std::uint32_t item = 0;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::int32_t verb = -1;  // of an event told by a figure: the item of its verb
  bool own_deed = false;   // told by who did it
};

// What reading one report carries from sentence to sentence.
struct ReadingState {
  std::vector<FigureDraft> figures;
  std::vector<EventDraft> events;
  bool prison = false;            // the report speaks of a prison
  bool displacement = false;      // or of people driven from home
  bool violence = false;          // or of violence, in words that mean nothing else
  bool mishap = false;            // or of a fire, a crash, a flood
  std::int32_t list_parent = -1;  // the total whose parts follow as bullets
  Trace* trace = nullptr;         // told why, if there is one
};

struct SentenceContext {
  const ItemContext& context;
  const SentenceItems& items;
  const RuleBook& rules;
  std::uint32_t index;  // number of the sentence
  bool headline = false;
};

// Appends the figures of a sentence. Groups are counted once each.
void find_figures(const SentenceContext& sentence, ReadingState& state);

// Appends the events of a sentence; figures of the sentence must have been found.
void find_events(const SentenceContext& sentence, ReadingState& state);

}  // namespace isnad
