#include "claim/deeds.h"

#include <algorithm>

#include "base/fold.h"
#include "lexicon/fact.h"

namespace isnad {
namespace {

// «قتلنا خمسة», «قالت إنها اعتقلت»: whoever speaks did it.
bool told_by_doer(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  static const std::string kWe = fold_word("نا"), kHer = fold_word("ها"), kHim = fold_word("نه");
  const Item& it = s.items[item];
  const auto self = [&](std::size_t k) {  // «إنها», «أنه»
    if (!s.items[k].is(ItemClass::complementizer)) return false;
    const std::string_view key = context.doc.key(context.doc.tokens[s.items[k].first]);
    return s.items[k].pronoun != Pronoun::none || key.ends_with(kHer) || key.ends_with(kHim);
  };
  // «قالت إنها نفذت غارة»
  if (it.has(feature::kMasdar) && item > 1 && named(context.lexicon, s.items[item - 1], "happened") && self(item - 2))
    return true;
  const bool fires = named(context.lexicon, it, "fired");  // «زعم أنه أطلق مئات السجناء»
  if (!(it.has(feature::kVerb) || fires) || it.has(feature::kPassive) || it.last == it.first) return false;
  if (it.has(feature::kPerfect) && context.doc.key(context.doc.tokens[it.first]).ends_with(kWe)) return true;
  return item > 0 && (fires || it.has(feature::kTransitive)) && self(item - 1);
}

// «أعلنت الشرطة توقيف 37»: an authority tells of what it did, in a verbal noun right behind its name.
bool own_deed(EventType type, const SentenceItems& s, std::size_t item) {
  if (type != EventType::arrest && type != EventType::release && type != EventType::raid &&
      type != EventType::control_change && type != EventType::execution && type != EventType::transfer)
    return false;
  if (!s.items[item].has(feature::kMasdar)) return false;
  for (std::size_t n = 0, k = item; k-- > 0 && n < 7; ++n) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::speech)) return true;
    if (it.is(ItemClass::complementizer) || it.is(ItemClass::trigger)) return false;
  }
  return false;
}

// «قواته اعتقلت», «تصدت قواتنا»: his own people did it.
bool own_people(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  static const std::string kComrades = fold_word("رفاق");
  if (!s.items[item].has(feature::kVerb)) return false;
  const auto own = [&](std::size_t k) {
    const Item& it = s.items[k];
    if (!it.has(feature::kPronoun) || it.is(ItemClass::trigger)) return false;
    if (it.is(ItemClass::thing) && it.lemma != kNone)
      return context.lexicon.text(context.lexicon.lemma(it.lemma).name) == "unit" ||
             context.lexicon.id(context.lexicon.lemma(it.lemma)).starts_with("thing.unit");
    if (it.group >= 0 && s.groups[static_cast<std::size_t>(it.group)].category == Category::combatant) return true;
    if (it.is(ItemClass::person) || it.is(ItemClass::group)) return it.has(feature::kMember);
    return context.doc.key(context.doc.tokens[it.first]).find(kComrades) != std::string_view::npos;
  };
  if (item + 1 < s.items.size() && own(item + 1)) return true;
  if (item > 0 && own(item - 1)) return true;
  if (!s.items[item].has(feature::kAnd)) return false;
  // «قواته أجهزت على 37 وأسرت ثمانية»
  for (std::size_t n = 0, k = item; k-- > 0 && n < 10; ++n) {
    if (s.items[k].is(ItemClass::punct) || s.items[k].is(ItemClass::complementizer)) return false;
    if (own(k)) return k > 0 && s.items[k - 1].is(ItemClass::complementizer);
  }
  return false;
}

}  // namespace

bool speakers_deed(const ItemContext& context, const SentenceItems& s, std::size_t item, EventType type) {
  return type == EventType::responsibility_claim || told_by_doer(context, s, item) || own_deed(type, s, item) ||
         own_people(context, s, item);
}

bool set_free(const Lexicon& lexicon, const SentenceItems& s, std::int32_t trigger, std::int32_t agent, bool prison) {
  const auto item = [&](std::int32_t k) -> const Item& { return s.items[static_cast<std::size_t>(k)]; };
  if (trigger < 0 || item(trigger).trigger == kNone) return false;
  const std::string_view id = lexicon.id(lexicon.lemma(item(trigger).trigger));
  if (id != "escape.harrara" && id != "escape.tahrir") return false;
  const auto official = [&](std::int32_t k) {
    if (item(k).entity == kNone || !item(k).is(ItemClass::actor)) return false;
    const auto c = static_cast<Category>(lexicon.entity(item(k).entity).category);
    return c == Category::security || c == Category::official;
  };
  if (agent >= 0 && official(agent)) return true;
  for (std::int32_t k = trigger - 1; k >= 0 && k > trigger - 4; --k)
    if (official(k)) return true;
  return !prison;
}

EntityIndex body_behind(const Lexicon& lexicon, std::string_view speaker, const std::optional<Date>& day) {
  const EntityIndex e = lexicon.find_entity(speaker);
  if (e == kNone || lexicon.entity(e).kind == EntityKind::actor) return e;
  if (lexicon.entity(e).kind != EntityKind::source) return kNone;
  const Fact* parent = nullptr;
  if (day) {
    parent = fact_at(lexicon.facts(e), FactRelation::parent, *day);
  } else {
    for (const Fact& f : lexicon.facts(e))
      if (f.relation == FactRelation::parent) parent = &f;
  }
  return parent ? parent->body : kNone;
}

}  // namespace isnad
