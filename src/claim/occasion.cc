#include "claim/occasion.h"

#include <algorithm>

#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

constexpr bool is(std::uint8_t code, Measure m) { return code == static_cast<std::uint8_t>(m); }

// Events that are told by words of plain war.
bool warlike(std::uint8_t event) {
  if (event == kNoCode) return false;
  switch (static_cast<EventType>(event)) {
    case EventType::armed_attack:
    case EventType::armed_clash:
    case EventType::bombing:
    case EventType::shelling:
    case EventType::airstrike:
    case EventType::landmine:
    case EventType::ambush:
    case EventType::assassination:
    case EventType::shooting:
    case EventType::execution:
    case EventType::prison_attack:
    case EventType::raid: return true;
    default: return false;
  }
}

// «صاروخ»; not «طائرات», «مسيرة حياته», «عبوة مياه».
bool plain_weapon(std::string_view name) { return name != "aircraft" && name != "drone" && name != "ied"; }

// «قصف», «مسلحون», «قتيل», «رصاص»; not «هجوم» nor «وفاة».
bool tells_of_violence(const Lexicon& lexicon, const Lemma& l, GramNumber number) {
  const bool air_raid = l.event == static_cast<std::uint8_t>(EventType::airstrike);  // «أغار»
  if ((l.flags & kLemmaWeak) && !air_raid) return false;
  const auto named = [&](std::string_view name) { return lexicon.text(l.name) == name; };
  switch (l.word_class) {
    case WordClass::trigger:
      return (warlike(l.event) || is(l.measure, Measure::killed) || is(l.measure, Measure::hostage)) &&
             !named("figurative") && !named("dying");
    case WordClass::person: {
      const bool tells = l.category == static_cast<std::uint8_t>(Category::combatant) ||
                         is(l.measure, Measure::killed) || is(l.measure, Measure::hostage) ||
                         is(l.measure, Measure::displaced) || (l.flags & kLemmaDetainee);
      if (named("wartime")) return number == GramNumber::plural;
      return tells && !named("figurative");
    }
    case WordClass::weapon: return plain_weapon(lexicon.text(l.name));
    default: return false;
  }
}

bool tells_of_mishap(const Lexicon& lexicon, const Lemma& l) {
  return (l.word_class == WordClass::thing && lexicon.id(l).starts_with("thing.mishap")) ||
         (l.word_class == WordClass::trigger && lexicon.text(l.name) == "mishap");
}

bool armed(const Lexicon& lexicon, EntityIndex body) {
  const std::uint8_t c = lexicon.entity(body).category;
  return c == static_cast<std::uint8_t>(Category::combatant) || c == static_cast<std::uint8_t>(Category::security);
}
bool armed(const Lexicon& lexicon, const Item& it) {
  return it.entity != kNone && it.is(ItemClass::actor) && armed(lexicon, it.entity);
}

bool weapon(const Lexicon& lexicon, const Item& it) {
  if (!it.is(ItemClass::weapon) || it.lemma == kNone) return false;
  return it.last > it.first + 1 || plain_weapon(lexicon.text(lexicon.lemma(it.lemma).name));
}

bool quiet(const ReadingState& s) { return !s.violence && !s.prison && !s.displacement; }

// «عناصر من داعش»
bool armed_people(const SentenceContext& c, const Item& it) {
  if (it.group < 0) return false;
  const PeopleGroup& g = c.items.groups[static_cast<std::size_t>(it.group)];
  return g.parties[0] != kNone && armed(c.context.lexicon, g.parties[0]);
}

// Somebody armed or a weapon in the sentence.
bool arms_near(const SentenceContext& c) {
  const Lexicon& lexicon = c.context.lexicon;
  return std::any_of(c.items.items.begin(), c.items.items.end(),
                     [&](const Item& it) { return armed(lexicon, it) || weapon(lexicon, it) || armed_people(c, it); });
}

// «تبنى التنظيم التفجير»; not «تبنى النادي المبادرة».
bool claims_an_attack(const SentenceContext& c, const ReadingState& state, std::size_t trigger) {
  const Lexicon& lexicon = c.context.lexicon;
  const Item& word = c.items.items[trigger];
  const std::string_view text = span_of(c.context.doc, word.first, word.last).of(c.context.doc.text);
  const bool responsible = text.find("مسؤول") != text.npos || text.find("مسئول") != text.npos;
  if (!quiet(state) && responsible) return true;
  const std::size_t end = std::min(c.items.items.size(), trigger + 9);
  for (std::size_t k = trigger > 8 ? trigger - 8 : 0; k < end; ++k) {
    const Item& it = c.items.items[k];
    if (k == trigger) continue;
    if (armed(lexicon, it)) return true;
    if (quiet(state) && !responsible) continue;
    if (it.trigger != kNone && warlike(lexicon.lemma(it.trigger).event)) return true;
    if (span_of(c.context.doc, it.first, it.last).of(c.context.doc.text).ends_with("العملية")) return true;
  }
  return false;
}

// «ياسر» is a man; the verb is written «يأسر».
bool called_yasir(const SentenceContext& c, std::size_t trigger) {
  const Item& word = c.items.items[trigger];
  std::string_view text = span_of(c.context.doc, word.first, word.last).of(c.context.doc.text);
  if (word.has(kAnd)) text.remove_prefix(std::string_view("و").size());
  return text == "ياسر";
}

bool mishap_near(const SentenceContext& c) {
  return std::any_of(c.items.items.begin(), c.items.items.end(), [&](const Item& it) {
    const Lexicon& lexicon = c.context.lexicon;
    return (it.lemma != kNone && tells_of_mishap(lexicon, lexicon.lemma(it.lemma))) ||
           (it.trigger != kNone && tells_of_mishap(lexicon, lexicon.lemma(it.trigger)));
  });
}

// «ليسا ميتين»: the noun itself has other meanings.
bool ordinary_noun(const SentenceContext& c, const Item& people) {
  if (!people.has(kToll)) return false;
  const Document& doc = c.context.doc;
  for (std::uint32_t t = people.first; t < people.last; ++t)
    for (const Reading& r : doc.readings_of(doc.tokens[t])) {
      const Lemma& l = c.context.lexicon.lemma(r.form.lemma);
      if (l.word_class == WordClass::person && l.measure != kNoCode) return (l.flags & kLemmaWeak) != 0;
    }
  return false;
}

// «ولد 1875 وتوفي 1954»
bool is_year(const SentenceContext& c, const Item& number) {
  const PeopleGroup& g = c.items.groups[static_cast<std::size_t>(number.group)];
  return g.low && *g.low > 1000 && *g.low < 2100;
}

// «الإفراج عن ثلاثة», «عن ناشط»; not «عن الأموال المجمدة».
bool people_behind(const SentenceContext& c, std::size_t trigger) {
  for (std::size_t k = trigger; k < c.items.items.size() && k < trigger + 4; ++k) {
    const Item& it = c.items.items[k];
    if (it.is(ItemClass::group) || it.is(ItemClass::person) || it.has(kPronoun)) return true;
  }
  return false;
}

}  // namespace

void note_occasion(const Lexicon& lexicon, const Document& doc, const Token& token, ReadingState& state) {
  constexpr std::uint64_t kTells = class_bit(WordClass::trigger) | class_bit(WordClass::person) |
                                   class_bit(WordClass::weapon) | class_bit(WordClass::thing);
  if (state.violence || (token.classes & kTells) == 0) return;
  for (const Reading& r : doc.readings_of(token)) {
    const Lemma& l = lexicon.lemma(r.form.lemma);
    state.violence = state.violence || tells_of_violence(lexicon, l, r.form.number);
    if (!state.mishap) state.mishap = tells_of_mishap(lexicon, l);
  }
}

void note_occasion(const Lexicon& lexicon, const Item& item, ReadingState& state) {
  if (state.violence) return;
  if (named(lexicon, item, "of_wounds"))  // «متأثرا بجراحه»
    state.violence = true;
  else if (item.entity != kNone && item.is(ItemClass::facility))  // the lexicon lists prisons and camps
    state.violence = true;
  else if (item.entity != kNone && item.is(ItemClass::actor))
    state.violence = lexicon.entity(item.entity).category == static_cast<std::uint8_t>(Category::combatant);
  else if (item.trigger != kNone)  // known only as phrases: «إطلاق نار», «تبادل القصف», «عبوة ناسفة»
    state.violence = tells_of_violence(lexicon, lexicon.lemma(item.trigger), GramNumber::none);
  else
    state.violence = item.last > item.first + 1 && weapon(lexicon, item);
}

bool occasion_for(Measure measure, const SentenceContext& c, const ReadingState& state, std::int32_t trigger,
                  std::int32_t group) {
  const Item& people = c.items.items[static_cast<std::size_t>(group)];
  if (trigger >= 0 && called_yasir(c, static_cast<std::size_t>(trigger))) return false;
  if (measure == Measure::capacity) return state.prison || state.displacement;
  const Item* word = trigger >= 0 ? &c.items.items[static_cast<std::size_t>(trigger)] : nullptr;
  const bool weak = word && word->trigger != kNone && word->has(kWeak);
  const std::string_view name = word && word->trigger != kNone
                                    ? c.context.lexicon.text(c.context.lexicon.lemma(word->trigger).name)
                                    : std::string_view();
  if (name == "dying" && !people.is(ItemClass::group)) return state.prison || mishap_near(c);  // «وفاة فؤاد الأول»
  if (name == "dying" && people.has(kBare) && is_year(c, people)) return false;
  if (!quiet(state) || people.has(kDetainee) || people.has(kNamed)) return true;
  if (measure == Measure::returned) return people.has(kFamily);
  if (measure == Measure::escaped || (measure == Measure::killed && ordinary_noun(c, people))) return false;
  if (measure == Measure::transferred) return arms_near(c);
  if (measure == Measure::arrested && name != "figurative") return true;
  if (name == "dying") return people.has(kCounted) || people.has(kTwo) || mishap_near(c);
  // «فقدان 4 بحارة», «اختطاف خمسة», «إجلاء 30 عائلة»
  if (people.has(kCounted) && (measure == Measure::displaced || (measure == Measure::missing && name == "figurative") ||
                               measure == Measure::abducted || measure == Measure::surrendered))
    return true;
  if (weak || name == "figurative") return state.mishap || arms_near(c);
  return true;
}

bool occasion_for_none(const SentenceContext& c, const ReadingState& state) {
  return !quiet(state) || state.mishap || arms_near(c) ||
         std::any_of(c.items.items.begin(), c.items.items.end(), [&](const Item& it) {
           return it.trigger != kNone && warlike(c.context.lexicon.lemma(it.trigger).event);
         });
}

bool occasion_for(EventType type, const SentenceContext& c, const ReadingState& state, std::size_t trigger,
                  bool counted) {
  const Item& word = c.items.items[trigger];
  if (called_yasir(c, trigger)) return false;
  if (type == EventType::responsibility_claim) return claims_an_attack(c, state, trigger);
  const std::string_view name =
      word.trigger == kNone ? std::string_view() : c.context.lexicon.text(c.context.lexicon.lemma(word.trigger).name);
  if (type == EventType::protest || (type == EventType::arrest && name != "figurative")) return true;
  if (!quiet(state) || counted) return true;
  if (type == EventType::escape_foiled || type == EventType::detainee_smuggling || type == EventType::prison_break)
    return false;
  if (type == EventType::release) return people_behind(c, trigger);
  // «ضربة إسرائيلية»
  if ((type == EventType::shelling || type == EventType::airstrike) && trigger + 1 < c.items.items.size() &&
      c.items.items[trigger + 1].is(ItemClass::ethnic))
    return true;
  const bool plain = word.trigger != kNone && !word.has(kWeak) && name != "figurative";
  return plain || arms_near(c);
}

}  // namespace isnad
