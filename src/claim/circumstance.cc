#include "claim/circumstance.h"

#include <algorithm>

#include "base/fold.h"
#include "claim/list_items.h"

namespace isnad {
namespace {

using namespace feature;

bool boundary(const Item& it) {
  if (it.is(ItemClass::punct)) return it.punct == '.' || it.punct == ';' || it.punct == ':' || it.punct == ',';
  return it.is(ItemClass::speech);
}

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

// «وكان الناطق قال أمس: …»: what is past is the saying; what was said is of the news as much as the rest.
bool said_before(const SentenceItems& s, std::size_t background) {
  constexpr std::size_t kReach = 12;
  for (std::size_t k = background + 1; k < s.items.size() && k <= background + kReach; ++k) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::speech)) return true;
    if (it.is(ItemClass::trigger) || it.is(ItemClass::group) || (it.is(ItemClass::punct) && it.punct != '"'))
      return false;
  }
  return false;
}

}  // namespace

Modality modality_at(const ItemContext& context, const SentenceItems& s, std::size_t item, std::size_t* told_by) {
  const auto told = [&](Modality m, std::size_t by) {
    if (told_by) *told_by = by;
    return m;
  };
  static const std::string kQad = fold_word("قد");
  bool joined = s.items[item].is(ItemClass::trigger) && s.items[item].has(kVerb | kAnd);
  bool hedged = false;
  std::size_t hedge = item;
  for (std::size_t n = 0, k = item; k-- > 0 && n < 8; ++n) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::irrealis)) return told(Modality::irrealis, k);
    if (boundary(it)) break;
    if (it.is(ItemClass::group) && it.has(kCounted)) break;
    if (named(context.lexicon, it, "untrue")) return told(Modality::denied, k);
    if (named(context.lexicon, it, "foiled") && !joined) return told(Modality::irrealis, k);
    joined = joined || (it.is(ItemClass::trigger) && it.has(kVerb | kAnd));  // «أحبطوا هجوما وأسروا ستة»
    if (!it.is(ItemClass::hedge) || hedged) continue;
    const bool qad = it.last == it.first + 1 && context.doc.key(context.doc.tokens[it.first]) == kQad;
    if (!qad) {
      hedged = true;  // unless «لا صحة لما يقال عن …»
      hedge = k;
      continue;
    }
    if (k + 1 < s.items.size() && s.items[k + 1].is(ItemClass::result))
      return told(Modality::irrealis, k);  // «قد تؤدي إلى»
    if (k + 1 < s.items.size() && (s.items[k + 1].has(kImperfect) || s.items[k + 1].is(ItemClass::word)))
      return told(Modality::hedged, k);
  }
  bool same_clause = true;  // «ما يشاع عن القبض على ستة لا أساس له»
  for (std::size_t k = item + 1; k < s.items.size(); ++k) {
    if (named(context.lexicon, s.items[k], "unverified")) return told(Modality::hedged, k);
    same_clause = same_clause && !boundary(s.items[k]) && !s.items[k].is(ItemClass::complementizer);
    if (same_clause && named(context.lexicon, s.items[k], "untrue")) return told(Modality::denied, k);
  }
  return hedged ? told(Modality::hedged, hedge) : Modality::asserted;
}

bool told_as_past(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  for (std::size_t n = 0, k = item; k-- > 0 && n < 4; ++n) {
    if (boundary(s.items[k])) return false;
    if (named(context.lexicon, s.items[k], "past")) return true;
  }
  return false;
}

bool opens_background(const ItemContext& context, const SentenceItems& s) {
  (void)context;
  for (std::size_t k = 0; k < s.items.size() && k < 2; ++k)
    if (s.items[k].is(ItemClass::background)) return !said_before(s, k);
  return false;
}

std::size_t said_at(const SentenceItems& s, std::size_t time) {
  constexpr std::size_t kReach = 12;
  const auto fact = [](const Item& it) {
    return it.is(ItemClass::trigger) || (it.is(ItemClass::group) && it.has(kCounted));
  };
  bool speech = false;
  for (std::size_t n = 0, k = time; k-- > 0 && n < kReach && !speech; ++n) {
    if (s.items[k].is(ItemClass::complementizer) || fact(s.items[k])) return 0;
    speech = s.items[k].is(ItemClass::speech);
  }
  if (!speech) return 0;
  for (std::size_t k = time + 1; k < s.items.size() && k <= time + kReach; ++k) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::complementizer) || (it.is(ItemClass::punct) && it.punct == ':')) return k;
    if (fact(it)) return 0;
  }
  return 0;
}

const TimeMention* time_near(const SentenceItems& s, std::size_t item, bool told_before) {
  const TimeMention* best = nullptr;
  std::size_t best_distance = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    const Item& it = s.items[k];
    if (!it.is(ItemClass::time) || !in_reach(s, k, item)) continue;
    if (const std::size_t end = told_before ? said_at(s, k) : 0; end != 0 && item > end) continue;
    const TimeMention& t = s.times[static_cast<std::size_t>(it.time)];
    if (t.duration || !t.time.resolved()) continue;
    const std::size_t d = distance(k, item);
    if (!best || d < best_distance) {
      best = &t;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace isnad
