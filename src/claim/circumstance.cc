#include "claim/circumstance.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

bool boundary(const Item& it) {
  if (it.is(ItemClass::punct)) return it.punct == '.' || it.punct == ';' || it.punct == ':' || it.punct == ',';
  return it.is(ItemClass::speech);
}

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

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

Modality modality_at(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  if (warned_of(context, s, item)) return Modality::irrealis;
  static const std::string kQad = fold_word("قد");
  bool joined = s.items[item].is(ItemClass::trigger) && s.items[item].has(kVerb | kAnd);
  bool hedged = false;
  for (std::size_t n = 0, k = item; k-- > 0 && n < 8; ++n) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::irrealis)) return Modality::irrealis;
    if (it.is(ItemClass::speech) && it.is(ItemClass::hedge)) hedged = true;  // «يرجح أن …»
    if (boundary(it)) break;
    if (it.is(ItemClass::group) && it.has(kCounted)) break;
    if (named(context.lexicon, it, "untrue")) return Modality::denied;
    if (named(context.lexicon, it, "foiled") && !joined) return Modality::irrealis;
    joined = joined || (it.is(ItemClass::trigger) && it.has(kVerb | kAnd));  // «أحبطوا هجوما وأسروا ستة»
    if (!it.is(ItemClass::hedge) || hedged) continue;
    const std::string_view word = context.doc.key(context.doc.tokens[it.first]);
    const bool qad = it.last == it.first + 1 && word.ends_with(kQad) && word.size() <= kQad.size() + 1;  // «وقد»
    if (!qad) {
      hedged = true;  // unless «لا صحة لما يقال عن …»
      continue;
    }
    if (k + 1 < s.items.size() && s.items[k + 1].is(ItemClass::result)) return Modality::irrealis;  // «قد تؤدي إلى»
    if (k + 1 < s.items.size() && (s.items[k + 1].has(kImperfect) || s.items[k + 1].is(ItemClass::word)))
      return Modality::hedged;
  }
  bool same_clause = true;  // «ما يشاع عن القبض على ستة لا أساس له»
  for (std::size_t k = item + 1; k < s.items.size(); ++k) {
    if (named(context.lexicon, s.items[k], "unverified")) return Modality::hedged;
    same_clause = same_clause && !boundary(s.items[k]) && !s.items[k].is(ItemClass::complementizer);
    if (same_clause && named(context.lexicon, s.items[k], "untrue")) return Modality::denied;
  }
  return hedged ? Modality::hedged : Modality::asserted;
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
    if (s.items[k].is(ItemClass::background)) return true;
  return false;
}

const TimeMention* time_near(const SentenceItems& s, std::size_t item) {
  const TimeMention* best = nullptr;
  std::size_t best_distance = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    const Item& it = s.items[k];
    if (!it.is(ItemClass::time)) continue;
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
    if (!s.items[k].is(ItemClass::time)) continue;
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
