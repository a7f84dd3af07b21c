// Items: a sentence as the rules see it, one item a word, name, quantity, group of people, time or mark.
//
// In: a sentence of a Document and the mentions found in it. Out: items from left to right, each with the classes it
// may stand for (a bit set, since «مسؤول» is a person and a speaker) and the features that patterns ask about.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mention/mention.h"
#include "model/claim.h"
#include "text/phrase.h"

namespace isnad {

enum class ItemClass : std::uint8_t {
  word,
  trigger,
  group,
  actor,
  source,
  place,
  facility,
  time,
  speaker,
  speech,
  according,
  complementizer,
  subset,
  additive,
  result,
  negation,
  hedge,
  irrealis,
  background,
  toll,
  rise,
  byhand,
  weapon,
  place_type,
  facility_type,
  direction,
  particle,
  pronoun,
  ethnic,
  thing,
  punct,
  link,
  ordinal,
  person,
  count,
};

constexpr std::uint64_t bit(ItemClass c) { return std::uint64_t{1} << static_cast<int>(c); }

// Features, as patterns name them (rule.cc holds the names).
namespace feature {
inline constexpr std::uint32_t kAnd = 1u << 0, kPrepB = 1u << 1, kPrepL = 1u << 2, kDefinite = 1u << 3, kVerb = 1u << 4,
                               kMasdar = 1u << 5, kParticiple = 1u << 6, kWeak = 1u << 7, kTransitive = 1u << 8,
                               kIntransitive = 1u << 9, kMeasure = 1u << 10, kEvent = 1u << 11, kPlural = 1u << 12,
                               kCounted = 1u << 13, kBare = 1u << 14, kToll = 1u << 15, kOne = 1u << 16,
                               kTwo = 1u << 17, kMany = 1u << 18, kDetainee = 1u << 19, kOthers = 1u << 20,
                               kPooled = 1u << 21, kPronoun = 1u << 22, kPassive = 1u << 23, kImperfect = 1u << 24,
                               kFeminine = 1u << 25, kFamily = 1u << 26, kMember = 1u << 27, kPerfect = 1u << 28,
                               kPartitive = 1u << 29, kNamed = 1u << 30;
}

// A noun phrase of people: «34 عنصراً من القوات الأمنية», «شرطيان», «آخرين».
struct PeopleGroup {
  std::uint32_t first = 0, last = 0;       // tokens, modifiers included
  std::uint32_t evidence_last = 0;         // end of number and counted noun
  Qualifier qualifier = Qualifier::exact;  // of counted groups, duals and singulars
  std::optional<std::int64_t> low, high;
  Unit unit = Unit::person;
  Category category = Category::unspecified;
  std::array<EntityIndex, 3> parties{kNone, kNone, kNone};
  std::uint8_t measure = kNoCode;  // of its head: قتيل، جريح
  bool detainee = false;
  bool pooled = false;  // «بين قتيل وجريح», ضحايا
};

// The group as claims carry it, with its words and party ids.
Group who_of(const Document& doc, const Lexicon& lexicon, const PeopleGroup& group);
// «لا تستوعبان أكثر من 60»: «more than» under a negation is sixty at most.
void at_most(Value& value);
// «تجاوز المصابون 12 ألفا»: an exact number is the low end.
void more_than(Value& value);
Value value_of(const Document& doc, const PeopleGroup& group);

struct Item {
  std::uint64_t classes = 0;
  std::uint32_t features = 0;
  std::uint32_t first = 0, last = 0;  // tokens
  LemmaIndex lemma = kNone;           // of the leading class
  LemmaIndex trigger = kNone, speech = kNone, speaker = kNone;
  std::array<LemmaIndex, 3> links{kNone, kNone, kNone};  // words of class `other`, which rules name
  std::uint64_t link_bits = 0;                           // of their names, as RuleBook::link_bits numbers them
  EntityIndex entity = kNone;
  std::int32_t group = -1, quantity = -1, time = -1;
  std::uint8_t proclitics = 0;
  Pronoun pronoun = Pronoun::none;
  char punct = 0;
  bool is(ItemClass c) const { return (classes & bit(c)) != 0; }
  bool has(std::uint32_t f) const { return (features & f) == f; }
};

// Everything found in one sentence; reused from sentence to sentence.
struct SentenceItems {
  Sentence sentence;
  std::vector<Item> items;
  std::vector<PeopleGroup> groups;
  std::vector<Quantity> quantities;
  std::vector<TimeMention> times;
  std::vector<PhraseMatch> matches;
  std::vector<std::uint64_t> item_classes;              // of each item, side by side for speed
  std::vector<std::array<std::uint8_t, 2>> item_words;  // word_hash of each item, as written and without its و or ف
  std::bitset<256> words;                               // all of them
  std::vector<std::uint32_t> aside_end;                 // asides.h
  bool has_asides = false;
  std::vector<std::uint8_t> list_item;             // list_items.h
  std::uint64_t classes = 0;                       // all classes present
  std::uint64_t links = 0;                         // all link names
  std::uint32_t measures = 0, events = 0;          // all measures and event types, one bit each
  std::array<std::uint32_t, 40> class_features{};  // of the items of each class together
  void clear();
};

// «خمسة من عناصرها»: the party named last before the group at this item; kNone where the words point at nobody.
EntityIndex own_side(const Document& doc, const SentenceItems& sentence, std::size_t at);
// Who alone can be counted so, where the words do not tell: prisoners escape, civilians are displaced.
Category people_of(Measure measure);

// How far a sentence is taken apart: names and words are enough to hear who speaks; mentions are all but groups of
// people, so that the names inside of them stay items of their own.
enum class ItemDepth : std::uint8_t { all, mentions, names };

struct ItemContext {
  const Document& doc;
  const Lexicon& lexicon;
  std::optional<Date> published;
  const std::vector<std::uint64_t>* link_bits = nullptr;  // by lemma; none where rules are not matched
  ItemDepth depth = ItemDepth::all;
  // What «التنظيم», «الحركة», «الجماعة» stand for: the last body whose name begins with that noun (folded).
  std::vector<std::pair<std::string, EntityIndex>> organisations = {};
  EntityIndex militants = kNone;  // the armed group last spoken of: «المسلحون»
  EntityIndex forces = kNone;     // the army or police last spoken of: «القوات»
  EntityIndex country = kNone;  // where the report plays: decides what «النظام», «الاحتلال» stand for
  EntityIndex outlet = kNone;   // the source that published the report
};

// Eight bits of a folded word: rules that ask for a word look here before they look closer.
std::uint8_t word_hash(std::string_view key);
// Of an item of one word: as written, and without its و or ف.
std::array<std::uint8_t, 2> word_hashes(const Document& doc, const Item& item);

void build_items(const ItemContext& context, const Sentence& sentence, SentenceItems& out);

// Does the item carry a lemma of this name («#name» in patterns)?
bool named(const Lexicon& lexicon, const Item& item, std::string_view name);
// A noun whose number is a name: «الفرع 248», «المادة 4», «اللواء 444».
bool numbered_noun(const Document& doc, const Item& item);
// Does a bullet open the sentence?
bool opens_with_bullet(const SentenceItems& sentence);
// «خمسة منهم», not «خمسة من الحراس».
bool ends_in_them(const Document& doc, const PeopleGroup& group);
// «لم يعثر على ثلاثة»: a negation before the item in its clause.
bool negated_before(const SentenceItems& sentence, std::size_t item);
// «بين القتلى ستة سجناء», not «ما بين ستة وتسعة».
bool told_among(const Document& doc, const PeopleGroup& group);

// The index of the item that holds a token, or items.size().
std::size_t item_at(const SentenceItems& s, std::uint32_t token);
Span span_of(const Document& doc, std::uint32_t first, std::uint32_t last);

}  // namespace isnad
