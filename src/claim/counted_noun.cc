#include "claim/counted_noun.h"

#include <string>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {

using namespace feature;

bool CountedNoun::not_people(const Item& n) const {
  if (n.is(ItemClass::particle)) return false;  // «أصيب ثلاثة بالرصاص»
  return n.is(ItemClass::thing) || n.is(ItemClass::place_type) || n.is(ItemClass::facility_type) ||
         n.is(ItemClass::weapon) || n.is(ItemClass::ordinal) ||
         (n.is(ItemClass::trigger) && n.has(feature::kEvent) && !n.has(kVerb)) ||
         (n.is(ItemClass::word) && !n.has(kAnd) && !ends_the_number(n));
}

// «9 بالجوع», «31 قيد»: what follows is no noun that is counted.
bool CountedNoun::ends_the_number(const Item& n) const {
  static const std::string kBil = fold_word("بال"), kLil = fold_word("لل"), kQayd = fold_word("قيد"),
                           kWa = fold_word("وا");
  const std::string_view key = c_.doc.key(c_.doc.tokens[n.first]);
  if (key.size() > 4 && key.ends_with(kWa)) return true;  // «بينهم تسعة ساعدوا المنفذين»
  return (key.size() > 4 && (key.starts_with(kBil) || key.starts_with(kLil))) || key == kQayd;
}

// «ثلاثة مكبلين», «الثلاثة الباقون»: the sound masculine plural is of people.
bool CountedNoun::sound_plural(const Item& n, bool definite) const {
  static const std::string kIn = fold_word("ين"), kUn = fold_word("ون");
  if (n.classes != bit(ItemClass::word) || c_.doc.tokens[n.first].kind != TokenKind::word) return false;
  const std::string_view key = c_.doc.key(c_.doc.tokens[n.first]);
  return key.size() >= 6 && (key.ends_with(kIn) || key.ends_with(kUn)) && n.has(kDefinite) == definite && !n.has(kAnd);
}

// «38 مصطافا», «13 أجنبيا»: an unknown noun, or a nationality that stands for people.
bool CountedNoun::stranger(const Item& n) const {
  if (n.has(kAnd) || n.has(kDefinite) || n.has(kPrepB) || n.has(kPrepL)) return false;
  if (n.is(ItemClass::ethnic)) return !n.is(ItemClass::actor);
  return n.classes == bit(ItemClass::word) && c_.doc.tokens[n.first].kind == TokenKind::word &&
         c_.doc.tokens[n.first].key_size >= 4;
}

// «اثنان» counts no noun after it: the dual says that by itself.
bool CountedNoun::two_alone(std::size_t i, const Quantity& q) const {
  return q.low == 2 && q.high == 2 && c_.doc.tokens[in_[i].first].kind == TokenKind::word;
}

// «مقتل 38 مصطافا»: only people are killed or arrested in those words.
bool CountedNoun::suffered_before(std::size_t i) const {
  for (std::size_t k = i; k-- > 0 && k + 3 > i;) {
    const Item& t = in_[k];
    if (!t.is(ItemClass::trigger)) continue;
    if (t.has(kWeak) || !t.has(kMeasure)) return false;
    const auto m = static_cast<Measure>(c_.lexicon.lemma(t.trigger).measure);
    return m == Measure::killed || m == Measure::arrested || m == Measure::abducted;
  }
  return false;
}

}  // namespace isnad
