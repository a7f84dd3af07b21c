// What a group of people comes to: who they are and how many, for a claim.
#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "claim/groups.h"

namespace isnad {
namespace {

// «15 عنصرا من وزارتي الدفاع والداخلية», «ستة من حراس المنشأة»: forces by the words that name their body.
bool of_forces(const Document& doc, const PeopleGroup& group) {
  static const std::array<std::string, 24> kForces{
      fold_word("الدفاع"),  fold_word("الداخلية"), fold_word("والداخلية"), fold_word("الأمن"),   fold_word("الشرطة"),
      fold_word("الجيش"),   fold_word("قواتنا"),   fold_word("قواته"),     fold_word("القوات"),  fold_word("القوى"),
      fold_word("رفاقنا"),  fold_word("المخفر"),   fold_word("الوزارتين"), fold_word("الحرس"),   fold_word("الحراسة"),
      fold_word("المراتب"), fold_word("الدورية"),  fold_word("الحاجز"),    fold_word("قواتها"),  fold_word("قطعاتنا"),
      fold_word("الفوج"),   fold_word("الكتيبة"),  fold_word("عناصرنا"),   fold_word("منتسبيها")};
  static const std::string kFrom = fold_word("من");
  static const std::array<std::string, 5> kMembers{fold_word("أفراد"), fold_word("عناصر"), fold_word("منتسبي"),
                                                   fold_word("رجال"), fold_word("ضباط")};
  const auto named = [&](std::uint32_t t, const auto& keys) {
    return t < doc.tokens.size() && doc.tokens[t].kind == TokenKind::word &&
           std::find(keys.begin(), keys.end(), doc.key(doc.tokens[t])) != keys.end();
  };
  std::uint32_t last = group.last;
  if (named(last, std::array{kFrom}))
    last += 4;
  else if (last > group.first && named(last - 1, kMembers))
    last += 2;  // «سبعة من أفراد القوات»
  for (std::uint32_t t = group.first; t < last && t < doc.tokens.size(); ++t) {
    if (t >= group.last && doc.tokens[t].kind != TokenKind::word) break;
    if (named(t, kForces)) return true;
  }
  return false;
}

}  // namespace

Group who_of(const Document& doc, const Lexicon& lexicon, const PeopleGroup& group) {
  Group who;
  who.text = std::string(span_of(doc, group.first, group.last).of(doc.text));
  for (const EntityIndex e : group.parties)
    if (e != kNone) who.party.emplace_back(lexicon.id(lexicon.entity(e)));
  who.category = group.category;
  if (group.detainee && who.category == Category::unspecified) who.category = Category::detainee;
  if (who.category == Category::unspecified && of_forces(doc, group)) who.category = Category::security;
  return who;
}

EntityIndex own_side(const Document& doc, const SentenceItems& sentence, std::size_t at) {
  const Item& it = sentence.items[at];
  if (it.group < 0) return kNone;
  const PeopleGroup& group = sentence.groups[static_cast<std::size_t>(it.group)];
  const bool armed = group.category == Category::security || group.category == Category::combatant;
  if (!armed && !it.has(feature::kMember)) return kNone;
  const std::string_view words = span_of(doc, group.first, group.last).of(doc.text);
  if (!words.ends_with("ه") && !words.ends_with("ها") && !words.ends_with("هم")) return kNone;
  for (std::size_t i = at; i-- > 0;)
    if (sentence.items[i].is(ItemClass::actor) && sentence.items[i].entity != kNone) return sentence.items[i].entity;
  return kNone;
}

Category people_of(Measure measure) {
  switch (measure) {
    case Measure::escaped:
    case Measure::escape_attempted:
    case Measure::recaptured:
    case Measure::at_large:
    case Measure::released:
    case Measure::transferred:
    case Measure::capacity:
    case Measure::detained: return Category::detainee;
    case Measure::displaced:
    case Measure::returned: return Category::civilian;
    default: return Category::unspecified;
  }
}

void at_most(Value& value) {
  if (value.qualifier != Qualifier::more_than) return;
  value.high = value.low;
  value.low.reset();
  value.qualifier = Qualifier::at_most;
}

void more_than(Value& value) {
  if (value.qualifier != Qualifier::exact) return;
  value.high.reset();
  value.qualifier = Qualifier::more_than;
}

Value value_of(const Document& doc, const PeopleGroup& group) {
  return {std::string(span_of(doc, group.first, group.evidence_last).of(doc.text)), group.qualifier, group.low,
          group.high};
}

}  // namespace isnad
