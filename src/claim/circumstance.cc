#include "claim/circumstance.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "claim/list_items.h"
#include "lexicon/codes.h"

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

namespace {

// «حذرت المنظمة من نزوح …»: what is warned of has not happened; «من أن», «من استمرار» may have.
bool warned_of(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  static const std::string kFrom = fold_word("من");
  std::size_t t = item;  // the word of what is warned of: the item itself or the one before its number
  for (std::size_t n = 0; n < 2 && t > 0 && !(s.items[t].is(ItemClass::trigger) && s.items[t].has(kMasdar)); ++n) --t;
  if (t == 0 || !s.items[t].is(ItemClass::trigger) || !s.items[t].has(kMasdar)) return false;
  const Item& from = s.items[t - 1];
  if (from.last != from.first + 1 || context.doc.key(context.doc.tokens[from.first]) != kFrom) return false;
  for (std::size_t k = t - 1; k-- > 0 && k + 6 > t;) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::speech) && it.speech != kNone)
      return static_cast<SpeechCode>(context.lexicon.lemma(it.speech).code) == SpeechCode::warn;
    if (boundary(it) || it.is(ItemClass::complementizer)) return false;
  }
  return false;
}

}  // namespace

Modality modality_at(const ItemContext& context, const SentenceItems& s, std::size_t item, std::size_t* told_by) {
  const auto told = [&](Modality m, std::size_t by) {
    if (told_by) *told_by = by;
    return m;
  };
  if (warned_of(context, s, item)) return told(Modality::irrealis, item);
  static const std::string kQad = fold_word("قد");
  bool joined = s.items[item].is(ItemClass::trigger) && s.items[item].has(kVerb | kAnd);
  bool hedged = false;
  std::size_t hedge = item;
  for (std::size_t n = 0, k = item; k-- > 0 && n < 8; ++n) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::irrealis)) return told(Modality::irrealis, k);
    if (it.is(ItemClass::speech) && it.is(ItemClass::hedge)) hedged = true, hedge = k;  // «يرجح أن …»
    if (boundary(it)) break;
    if (it.is(ItemClass::group) && it.has(kCounted)) break;
    if (named(context.lexicon, it, "untrue")) return told(Modality::denied, k);
    if (named(context.lexicon, it, "foiled") && !joined) return told(Modality::irrealis, k);
    joined = joined || (it.is(ItemClass::trigger) && it.has(kVerb | kAnd));  // «أحبطوا هجوما وأسروا ستة»
    if (!it.is(ItemClass::hedge) || hedged) continue;
    const std::string_view word = context.doc.key(context.doc.tokens[it.first]);
    const bool qad = it.last == it.first + 1 && word.ends_with(kQad) && word.size() <= kQad.size() + 1;  // «وقد»
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

namespace {

// «استشهد ثلاثة، ليصل العدد منذ بدء العدوان إلى مئة»: the window is that of the number to come.
bool total_between(const SentenceItems& s, std::size_t item, std::size_t time) {
  for (std::size_t k = item + 1; k < time; ++k)
    if (s.items[k].is(ItemClass::rise) || s.items[k].is(ItemClass::toll)) return true;
  return false;
}

}  // namespace

const TimeMention* window_over(const SentenceItems& s, std::size_t item) {
  const TimeMention* nearest = nullptr;
  std::size_t best = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    if (!s.items[k].is(ItemClass::time) || !in_reach(s, k, item)) continue;
    const TimeMention& t = s.times[static_cast<std::size_t>(s.items[k].time)];
    if (t.duration || total_between(s, item, k)) continue;
    if (const std::size_t d = distance(k, item); !nearest || d < best) nearest = &t, best = d;
  }
  return nearest && nearest->cumulative ? nearest : nullptr;
}

bool of_own_side(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  static const std::array<std::string, 4> kRanks{fold_word("صفوفه"), fold_word("صفوفها"), fold_word("صفوفهم"),
                                                 fold_word("صفوفنا")};
  static const std::string kOurs = fold_word("نا");
  const Document& doc = context.doc;
  const Item& it = s.items[item];
  if (it.has(kPronoun) && doc.key(doc.tokens[it.last - 1]).ends_with(kOurs)) return true;
  for (std::uint32_t t = it.last; t < s.sentence.last && t < it.last + 3; ++t)
    if (std::find(kRanks.begin(), kRanks.end(), doc.key(doc.tokens[t])) != kRanks.end()) return true;
  return false;
}

}  // namespace isnad
