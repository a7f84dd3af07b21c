#include "claim/items.h"

#include <algorithm>
#include <bit>

#include "base/fold.h"
#include "claim/asides.h"
#include "claim/bearer.h"
#include "claim/groups.h"
#include "claim/list_items.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

std::optional<ItemClass> item_class(WordClass c) {
  switch (c) {
    case WordClass::trigger: return ItemClass::trigger;
    case WordClass::person: return ItemClass::person;
    case WordClass::thing:
    case WordClass::time_unit: return ItemClass::thing;
    case WordClass::ordinal: return ItemClass::ordinal;
    case WordClass::speech: return ItemClass::speech;
    case WordClass::speaker: return ItemClass::speaker;
    case WordClass::according: return ItemClass::according;
    case WordClass::complementizer: return ItemClass::complementizer;
    case WordClass::subset: return ItemClass::subset;
    case WordClass::additive: return ItemClass::additive;
    case WordClass::result: return ItemClass::result;
    case WordClass::negation: return ItemClass::negation;
    case WordClass::hedge: return ItemClass::hedge;
    case WordClass::irrealis: return ItemClass::irrealis;
    case WordClass::background: return ItemClass::background;
    case WordClass::toll: return ItemClass::toll;
    case WordClass::rise: return ItemClass::rise;
    case WordClass::byhand: return ItemClass::byhand;
    case WordClass::weapon: return ItemClass::weapon;
    case WordClass::place_type: return ItemClass::place_type;
    case WordClass::facility_type: return ItemClass::facility_type;
    case WordClass::direction: return ItemClass::direction;
    case WordClass::particle: return ItemClass::particle;
    case WordClass::pronoun: return ItemClass::pronoun;
    case WordClass::ethnic: return ItemClass::ethnic;
    case WordClass::other: return ItemClass::link;
    default: return std::nullopt;
  }
}

std::uint32_t clitic_features(std::uint8_t pro, Pronoun suffix) {
  std::uint32_t f = 0;
  if (pro & kConj) f |= kAnd;
  if (pro & kBi) f |= kPrepB;
  if (pro & kLi) f |= kPrepL;
  if (pro & kAl) f |= kDefinite;
  if (suffix != Pronoun::none) f |= kPronoun | kDefinite;
  return f;
}

std::uint32_t trigger_features(const Lemma& l, const Form& form) {
  std::uint32_t f = 0;
  const PartOfSpeech pos = form.pos;
  if (pos == PartOfSpeech::verb_perfect) f |= kVerb | kPerfect;
  if (pos == PartOfSpeech::verb_imperfect) f |= kVerb | kImperfect;
  if (pos == PartOfSpeech::masdar || pos == PartOfSpeech::noun || pos == PartOfSpeech::other) f |= kMasdar;
  if (pos == PartOfSpeech::participle) f |= kParticiple;
  if (l.flags & kLemmaWeak) f |= kWeak;
  if (l.flags & kLemmaTransitive) f |= kTransitive;
  if (l.flags & kLemmaIntransitive) f |= kIntransitive;
  if (l.measure != kNoCode) f |= kMeasure;
  if (l.event != kNoCode) f |= feature::kEvent;
  if (form.number == GramNumber::plural || (form.number == GramNumber::dual && (f & kVerb))) f |= kPlural;
  if (form.gender == Gender::feminine) f |= kFeminine;
  return f;
}

class Builder {
 public:
  Builder(const ItemContext& c, const Sentence& s, SentenceItems& out) : c_(c), s_(s), out_(out) {}

  void run() {
    out_.clear();
    out_.sentence = s_;
    match_names(c_.doc, s_.first, s_.last, c_.lexicon, out_.matches);
    if (c_.depth != ItemDepth::names) {
      find_quantities(c_.doc, s_, c_.lexicon, out_.quantities);
      find_times(c_.doc, s_, c_.lexicon, c_.published, out_.times);
    }
    std::size_t m = 0, q = 0, t = 0;
    for (std::uint32_t i = s_.first; i < s_.last;) {
      const Token& mark = c_.doc.tokens[i];
      if (mark.kind == TokenKind::punct && (mark.punct == '#' || mark.punct == '_') && i + 1 < s_.last) {
        ++i;  // «اعتقلت #قسد»: the mark of a tag says nothing
        continue;
      }
      while (m < out_.matches.size() && out_.matches[m].first < i) ++m;
      while (q < out_.quantities.size() && !(out_.quantities[q].first >= i || after_its_preposition(q, i))) ++q;
      while (t < out_.times.size() && out_.times[t].first < i) ++t;
      const PhraseMatch* match = m < out_.matches.size() && out_.matches[m].first == i ? &out_.matches[m] : nullptr;
      if (t < out_.times.size() && out_.times[t].first == i && !(match && match->last > out_.times[t].last))
        i = time(t);
      else if (q < out_.quantities.size() && out_.quantities[q].first <= i &&
               !(match && match->last > out_.quantities[q].last))
        i = quantity(q, i);
      else if (match && !of_elsewhere(*match) && accept(*match))
        i = phrase(*match);
      else
        i = single(i);
    }
    hush_anonymity(c_.lexicon, out_);
    for (Item& item : out_.items) out_.classes |= item.classes;
    if (c_.depth == ItemDepth::all) build_groups(c_, out_);
    for (const Item& item : out_.items) note(item);
    if (c_.depth == ItemDepth::all) {
      find_asides(out_);
      find_list_items(out_);
    }
  }

 private:
  // What the sentence holds at all, for the quick look of possible().
  void note(const Item& item) {
    out_.classes |= item.classes;
    out_.links |= item.link_bits;
    out_.item_classes.push_back(item.classes);
    const std::array<std::uint8_t, 2> hashes = word_hashes(c_.doc, item);
    out_.item_words.push_back(hashes);
    for (const std::uint8_t h : hashes) out_.words.set(h);
    for (std::uint64_t rest = item.classes; rest != 0; rest &= rest - 1)
      out_.class_features[static_cast<std::size_t>(std::countr_zero(rest))] |= item.features;
    if (item.trigger != kNone) {
      const Lemma& l = c_.lexicon.lemma(item.trigger);
      if (l.measure != kNoCode) out_.measures |= 1u << l.measure;
      if (l.event != kNoCode) out_.events |= 1u << l.event;
    }
    if (item.group >= 0 && out_.groups[static_cast<std::size_t>(item.group)].measure != kNoCode)
      out_.measures |= 1u << out_.groups[static_cast<std::size_t>(item.group)].measure;
  }

  // «مقارنة بـ230»: the phrase took the preposition of the number.
  bool after_its_preposition(std::size_t q, std::uint32_t i) const {
    const Quantity& found = out_.quantities[q];
    return found.first + 1 == i && found.last > i && c_.doc.tokens[found.first].kind == TokenKind::word &&
           c_.doc.tokens[found.first].key_size == 1;
  }

  Item& push(std::uint32_t first, std::uint32_t last) {
    Item it;
    it.first = first;
    it.last = last;
    out_.items.push_back(it);
    return out_.items.back();
  }

  std::uint32_t time(std::size_t t) {
    const TimeMention& mention = out_.times[t];
    Item& it = push(mention.first, mention.last);
    it.classes = bit(ItemClass::time);
    it.time = static_cast<std::int32_t>(t);
    return mention.last;
  }

  std::uint32_t quantity(std::size_t q, std::uint32_t from) {
    const Quantity& mention = out_.quantities[q];
    Item& it = push(from, mention.last);
    if (mention.qualifier == Qualifier::vague && !mention.low && counts_who(mention.last)) {  // «عدد من قتلوا»
      it.classes = bit(ItemClass::toll);
      return mention.last;
    }
    it.quantity = static_cast<std::int32_t>(q);
    it.classes = bit(mention.kind == QuantityKind::ordinal ? ItemClass::ordinal : ItemClass::thing);
    if (mention.conj) it.features |= kAnd;
    if (mention.definite) it.features |= kDefinite;
    if (mention.prep) it.features |= kPrepB;
    return mention.last;
  }

  // A plural verb: «عدد من» before it is no amount but says whose number follows.
  bool counts_who(std::uint32_t i) const {
    static const std::string kWaw = fold_word("وا");
    if (i >= s_.last || c_.doc.tokens[i].kind != TokenKind::word) return false;
    if (c_.doc.key(c_.doc.tokens[i]).ends_with(kWaw)) return true;
    for (const Reading& r : c_.doc.readings_of(c_.doc.tokens[i]))
      if (r.form.pos == PartOfSpeech::verb_imperfect && r.form.number == GramNumber::plural) return true;
    return false;
  }

  // «أفاد» is a verb before it is an agency of that name.
  bool verb_too(const Token& t) const {
    for (const Reading& r : c_.doc.readings_of(t)) {
      const WordClass cls = c_.lexicon.lemma(r.form.lemma).word_class;
      const bool verb = r.form.pos == PartOfSpeech::verb_perfect || r.form.pos == PartOfSpeech::verb_imperfect;
      if (verb && r.pronoun == Pronoun::none && (cls == WordClass::speech || cls == WordClass::trigger)) return true;
    }
    return false;
  }

  // «مسلحون» are people before they are a body.
  bool person_too(const Token& t) const { return (t.classes & class_bit(WordClass::person)) != 0; }

  // «كريمة» is not «ك» and a place, nor «دوماً» the town: a whole word wins over a cut one, and names bear no tanwin.
  bool looks_like_place(const PhraseMatch& m) const {
    const Token& t = c_.doc.tokens[m.first];
    if (m.proclitics & (isnad::kPrep | isnad::kFa))
      for (const Reading& r : c_.doc.readings_of(t))
        if (r.proclitics == 0 && r.pronoun == Pronoun::none) return true;
    const std::string_view word = t.span.of(c_.doc.text);
    return word.ends_with("\u064B") || word.ends_with("\u064D") || word.find("\u064B\u0627") != std::string_view::npos;
  }

  // «الناطق باسم الداخلية»
  bool in_the_name_of(const Item& p) const {
    static const std::string kBism = fold_word("باسم");
    return c_.doc.key(c_.doc.tokens[p.last - 1]) == kBism;
  }

  // A weak name needs company: its type noun before it, or a preposition of place.
  bool accept(const PhraseMatch& m) const {
    const bool one_word = m.last - m.first == 1, weak = (m.target.flags & kNameWeak) != 0;
    const bool place = !m.target.is_lemma && c_.lexicon.entity(m.target.index).kind == EntityKind::place;
    if (one_word && place && looks_like_place(m)) return false;
    if (one_word && !m.target.is_lemma && weak && person_too(c_.doc.tokens[m.first])) return false;
    if (one_word && !m.target.is_lemma && verb_too(c_.doc.tokens[m.first])) return false;
    if (!weak || !one_word) return true;
    if (out_.items.empty()) return false;
    if (town_of(m) != kNone && (placed(m, out_.items.back()) || speaks(out_.items.back()))) return true;
    std::size_t before = out_.items.size() - 1;
    if (before > 0 && out_.items[before].punct == '#') --before;  // «قرية #الزر»
    const Item& p = out_.items[before];
    if (p.is(ItemClass::place_type)) return true;
    if ((p.is(ItemClass::speech) || p.is(ItemClass::according) || in_the_name_of(p)) && !m.target.is_lemma &&
        c_.lexicon.entity(m.target.index).kind == EntityKind::source)
      return true;
    return m.target.is_lemma == 0 && c_.lexicon.entity(m.target.index).kind != EntityKind::place &&
           p.is(ItemClass::person);
  }

  Form phrase_form(const NameTarget& t) const {
    Form f;
    f.lemma = t.index;
    f.pos = c_.lexicon.lemma(t.index).pos;
    if (t.flags & kNamePluralVerb) f.number = GramNumber::plural;
    if (t.flags & kNameDual) f.number = GramNumber::dual;
    if (t.flags & kNameFeminineVerb) f.gender = Gender::feminine;
    return f;
  }

  // The town that bears a weak name of an actor as its own: «موسكو», «أنقرة».
  EntityIndex town_of(const PhraseMatch& m) const {
    if (m.target.is_lemma || !(m.target.flags & kNameWeak)) return kNone;
    if (c_.lexicon.entity(m.target.index).kind != EntityKind::actor) return kNone;
    for (const NameTarget& t : c_.lexicon.targets(m.node))
      if (!t.is_lemma && !(t.flags & kNameWeak) && c_.lexicon.entity(t.index).kind == EntityKind::place) return t.index;
    return kNone;
  }

  static bool placed(const PhraseMatch& m, const Item& p) {
    return p.is(ItemClass::particle) || p.is(ItemClass::place_type) || p.is(ItemClass::direction) ||
           (m.proclitics & kBi) != 0;
  }
  static bool speaks(const Item& p) { return p.is(ItemClass::speech) || p.is(ItemClass::according); }

  // A capital and the government that sits there have one name; after a preposition or a type of place it is the town,
  // and a weak name is the government only where it speaks: «أعلنت موسكو».
  EntityIndex which(const PhraseMatch& m) const {
    const bool actor = c_.lexicon.entity(m.target.index).kind == EntityKind::actor;
    if (!actor) return meant(m);
    if (out_.items.size() < 2) return town_of(m) != kNone ? town_of(m) : of_the_day(m);
    const Item& p = out_.items[out_.items.size() - 2];
    if (const EntityIndex town = town_of(m); town != kNone && !speaks(p)) return town;
    if (placed(m, p))
      for (const NameTarget& t : c_.lexicon.targets(m.node))
        if (!t.is_lemma && c_.lexicon.entity(t.index).kind == EntityKind::place) return t.index;
    return of_the_day(m);
  }

  // Of actors that bear one name at different times, the one there was when the report was published.
  EntityIndex of_the_day(const PhraseMatch& m) const {
    if (!c_.published) return m.target.index;
    return bearer_on(c_.lexicon, m.target.index, c_.lexicon.targets(m.node), *c_.published);
  }

  // Of places named alike, the one in the country of the report; else the first. A name that was let through as strong
  // is not taken for a place that bears it only weakly.
  EntityIndex meant(const PhraseMatch& m) const {
    const EntityIndex first = m.target.index;
    const bool weak = (m.target.flags & kNameWeak) != 0;
    if (c_.country == kNone || c_.lexicon.entity(first).kind != EntityKind::place || country_of(first) == c_.country)
      return first;
    for (const NameTarget& t : c_.lexicon.targets(m.node))
      if (!t.is_lemma && (weak || !(t.flags & kNameWeak)) && c_.lexicon.entity(t.index).kind == EntityKind::place &&
          country_of(t.index) == c_.country)
        return t.index;
    return first;
  }

  EntityIndex country_of(EntityIndex place) const {
    while (c_.lexicon.entity(place).parent != kNone) place = c_.lexicon.entity(place).parent;
    return place;
  }

  std::uint32_t phrase(const PhraseMatch& m) {
    Item& it = push(m.first, m.last);
    it.proclitics = m.proclitics;
    it.features = clitic_features(m.proclitics, Pronoun::none);
    if (m.target.is_lemma) {
      for (const NameTarget& t : c_.lexicon.targets(m.node))
        if (t.is_lemma) lemma(it, t.index, phrase_form(t));
      return m.last;
    }
    it.entity = which(m);
    switch (c_.lexicon.entity(it.entity).kind) {
      case EntityKind::actor: it.classes = bit(ItemClass::actor); break;
      case EntityKind::place: it.classes = bit(ItemClass::place); break;
      case EntityKind::facility: it.classes = bit(ItemClass::facility); break;
      case EntityKind::source: it.classes = bit(ItemClass::source); break;
    }
    for (const NameTarget& t : c_.lexicon.targets(m.node)) {
      if (t.is_lemma) {
        lemma(it, t.index, phrase_form(t));
        continue;
      }
      const EntityKind k = c_.lexicon.entity(t.index).kind;
      if (k == EntityKind::source) it.classes |= bit(ItemClass::source);
      if (k == EntityKind::actor && !it.is(ItemClass::place)) it.classes |= bit(ItemClass::actor);
    }
    if (m.last - m.first == 1) add_readings(it, c_.doc.tokens[m.first], /*names_too=*/true);
    return m.last;
  }

  void lemma(Item& it, LemmaIndex index, const Form& form) {
    const Lemma& l = c_.lexicon.lemma(index);
    const auto cls = item_class(l.word_class);
    if (!cls) {
      it.classes |= bit(ItemClass::word);
      return;
    }
    it.classes |= bit(*cls);
    if (c_.link_bits) it.link_bits |= (*c_.link_bits)[index];
    if (it.lemma == kNone) it.lemma = index;
    if (*cls == ItemClass::trigger) {
      const std::uint32_t f = trigger_features(l, form);
      const bool strong = it.trigger != kNone && !it.has(kWeak);  // weak only if every reading is
      if (it.trigger == kNone || (it.has(kWeak) && !(f & kWeak))) it.trigger = index;
      it.features |= f;
      if (strong || !(f & kWeak)) it.features &= ~kWeak;
    }
    if (*cls == ItemClass::person && it.last > it.first + 1 && form.number == GramNumber::dual) it.features |= kTwo;
    if (*cls == ItemClass::speech) {
      if (it.speech == kNone) it.speech = index;
    }
    if (*cls == ItemClass::speaker) it.speaker = index;
    if (*cls == ItemClass::link && local(l)) {
      EntityIndex e = c_.lexicon.find_entity(c_.lexicon.text(l.name));
      const std::string_view kind = e != kNone ? c_.lexicon.text(c_.lexicon.entity(e).kind_name) : std::string_view();
      if (c_.published && (kind == "government" || kind == "army") && !c_.lexicon.id(l).ends_with(":era"))
        e = namesake_on(c_.lexicon, e, *c_.published);  // of the day; «النظام» stays what it was
      if (e != kNone) it.entity = e;                    // nearer at hand than the same name elsewhere
      const bool speaks_only = e != kNone && c_.lexicon.entity(e).kind == EntityKind::source;
      it.classes |= bit(speaks_only ? ItemClass::source : ItemClass::actor);
    }
    if (*cls == ItemClass::link)
      for (LemmaIndex& slot : it.links)
        if (slot == kNone || slot == index) {
          slot = index;
          break;
        }
  }

  // «الطيران الحربي», a body's name in one country only, is two plain words in reports about another.
  bool of_elsewhere(const PhraseMatch& m) const {
    const auto targets = c_.lexicon.targets(m.node);
    return m.last > m.first + 1 && std::all_of(targets.begin(), targets.end(), [&](const NameTarget& t) {
             return t.is_lemma && c_.lexicon.id(c_.lexicon.lemma(t.index)).starts_with("local:") &&
                    !local(c_.lexicon.lemma(t.index));
           });
  }

  // A bare name that means a body of the country the report is about (lexicon/local.tsv).
  bool local(const Lemma& l) const {
    constexpr std::string_view kPrefix = "local:";
    const std::string_view id = c_.lexicon.id(l);
    if (c_.country == kNone || !id.starts_with(kPrefix)) return false;
    const std::string_view country = c_.lexicon.id(c_.lexicon.entity(c_.country));
    return id.substr(kPrefix.size()).starts_with(country) && id[kPrefix.size() + country.size()] == ':';
  }

  // Would a verb make sense here? Not after a preposition or another noun's article.
  bool noun_place(const Reading& r) const {
    if (r.proclitics & (kBi | kKa | kAl)) return true;
    if (out_.items.empty()) return false;
    const Item& p = out_.items.back();
    if (!p.is(ItemClass::particle) || p.last - p.first != 1) return false;
    return !(r.proclitics & isnad::kConj);
  }

  void add_readings(Item& it, const Token& t, bool names_too) {
    const Reading* best_trigger = nullptr;
    const bool feminine = c_.doc.original(t).ends_with("ة");  // «حملة» is not «حمل» + «ه»
    bool whole = false;  // the word stands in the lexicon as it is: «بينهم» is not «بين» + «هم»
    for (const Reading& r : c_.doc.readings_of(t))
      whole = whole ||
              (r.pronoun == Pronoun::none && (r.proclitics & ~isnad::kConj) == 0 && r.form.pos == PartOfSpeech::other);
    for (const Reading& r : c_.doc.readings_of(t)) {
      const Lemma& l = c_.lexicon.lemma(r.form.lemma);
      const auto cls = item_class(l.word_class);
      if (!cls) continue;
      if ((whole || feminine) && r.pronoun != Pronoun::none) continue;
      const bool nearer = *cls == ItemClass::link && local(l);  // «الجيش» is the army of this country
      if (names_too && !nearer && *cls != ItemClass::trigger && *cls != ItemClass::ethnic) continue;
      if (*cls == ItemClass::speech && between(t)) continue;
      if (*cls == ItemClass::trigger && r.pronoun != Pronoun::none && person_too(t)) continue;  // «أسرته»
      if (*cls == ItemClass::trigger && (r.proclitics & kAl) != 0 && person_too(t) &&
          l.measure == static_cast<std::uint8_t>(Measure::at_large))
        continue;  // «الفارين» are those who fled; «ما زالوا فارين» are at large
      const bool verb = r.form.pos == PartOfSpeech::verb_perfect || r.form.pos == PartOfSpeech::verb_imperfect;
      if (verb && noun_place(r) && (*cls == ItemClass::trigger || *cls == ItemClass::speech) && has_noun_reading(t))
        continue;
      if (*cls == ItemClass::trigger) {
        if (best_trigger && better(*best_trigger, r)) continue;
        if (!best_trigger) best_trigger = &r;
      }
      if (it.classes == 0 || it.classes == bit(ItemClass::word)) {
        it.proclitics = r.proclitics;
        it.pronoun = r.pronoun;
        it.features |= clitic_features(r.proclitics, r.pronoun);
      }
      lemma(it, r.form.lemma, r.form);
    }
    if (it.trigger != kNone && (t.flags & kTokenPassive)) it.features |= kPassive;
  }

  // «بين» in the midst of a clause is the preposition, and so is «وبين» after it.
  bool between(const Token& t) const {
    static const std::string kBayn = fold_word("بين"), kWaBayn = fold_word("وبين");
    const std::string_view key = c_.doc.key(t);
    if (key != kBayn && key != kWaBayn) return false;
    if (key == kBayn) return out_.items.size() > 1 && !out_.items[out_.items.size() - 2].is(ItemClass::punct);
    for (std::size_t n = 0, k = out_.items.size() - 1; k-- > 0 && n < 10; ++n)
      if (out_.items[k].last == out_.items[k].first + 1 && c_.doc.key(c_.doc.tokens[out_.items[k].first]) == kBayn)
        return true;
    return false;
  }

  // A reading with fewer cuts than another of the same word.
  static bool better(const Reading& a, const Reading& b) {
    const auto cuts = [](const Reading& r) {
      return ((r.proclitics & (kBi | kLi | kKa | kSa)) != 0) + (r.pronoun != Pronoun::none);
    };
    return cuts(a) < cuts(b);
  }

  bool has_noun_reading(const Token& t) const {
    for (const Reading& r : c_.doc.readings_of(t))
      if (r.form.pos == PartOfSpeech::masdar || r.form.pos == PartOfSpeech::noun) return true;
    return false;
  }

  EntityIndex the_organisation(const Token& t) const {
    static const std::string kAl = fold_word("ال"), kLil = fold_word("لل");
    if (c_.organisations.empty()) return kNone;
    std::string_view key = c_.doc.key(t);
    for (int cut = 0; cut < 2 && key.size() > 5 && !key.starts_with(kAl) && !key.starts_with(kLil); ++cut)
      key.remove_prefix(1);  // و، ب
    if (!key.starts_with(kAl) && !key.starts_with(kLil)) return kNone;
    key.remove_prefix(kAl.size());
    for (const auto& [noun, entity] : c_.organisations)
      if (key == noun) return entity;
    return kNone;
  }

  std::uint32_t single(std::uint32_t i) {
    const Token& t = c_.doc.tokens[i];
    Item& it = push(i, i + 1);
    if (t.kind == TokenKind::punct) {
      it.classes = bit(ItemClass::punct);
      it.punct = t.punct;
      return i + 1;
    }
    it.classes = 0;
    if (t.kind == TokenKind::word) add_readings(it, t, false);
    if (const EntityIndex e = the_organisation(t); e != kNone) {  // «التنظيم»: the one last spoken of
      it.classes |= bit(ItemClass::actor);
      it.entity = e;
    }
    if (it.classes == 0) {
      it.classes = bit(ItemClass::word);
      const std::string_view key = c_.doc.key(t);
      if (key.size() > 2 && key[0] == '\xA8') it.features |= kAnd;  // و
      if (key.size() > 4 && key[0] == '\x87' && key[1] == '\xA4') it.features |= kDefinite;
    }
    return i + 1;
  }

  const ItemContext& c_;
  const Sentence& s_;
  SentenceItems& out_;
};

}  // namespace

void build_items(const ItemContext& context, const Sentence& sentence, SentenceItems& out) {
  Builder(context, sentence, out).run();
}

}  // namespace isnad
