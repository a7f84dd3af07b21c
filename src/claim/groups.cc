#include "claim/groups.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

class Grouper {
 public:
  Grouper(const ItemContext& c, SentenceItems& s) : c_(c), s_(s), in_(std::move(s.items)) { s_.items.clear(); }

  void run() {
    s_.items.reserve(in_.size());
    for (std::size_t i = 0; i < in_.size();) {
      std::size_t end = i;
      if (in_[i].is(ItemClass::ordinal) ||
          (in_[i].is(ItemClass::subset) && isnad::named(c_.lexicon, in_[i], "of_them")))
        end = one_more(i);
      else if (in_[i].quantity >= 0)
        end = counted(i);
      else if (named(in_[i], "any") || key_is(i, kIhda))
        end = one_of(i);
      else if (in_[i].is(ItemClass::person))
        end = uncounted(i);
      if (end > i) {
        i = end;
        continue;
      }
      s_.items.push_back(in_[i++]);
    }
  }

 private:
  const Item* at(std::size_t i) const { return i < in_.size() ? &in_[i] : nullptr; }
  bool key_is(std::size_t i, std::string_view folded) const {
    return i < in_.size() && in_[i].last == in_[i].first + 1 && c_.doc.key(c_.doc.tokens[in_[i].first]) == folded;
  }
  bool closing(std::size_t i) const {
    return i < in_.size() && in_[i].is(ItemClass::punct) &&
           (in_[i].punct == ')' || in_[i].punct == '"' || in_[i].punct == '(');
  }

  // The reading of an item as a person noun.
  const Reading* person_reading(const Item& it) const {
    for (const Reading& r : c_.doc.readings_of(c_.doc.tokens[it.first]))
      if (c_.lexicon.lemma(r.form.lemma).word_class == WordClass::person) return &r;
    return nullptr;
  }
  const Lemma* person_lemma(const Item& it) const {
    if (it.last > it.first + 1) return it.lemma != kNone ? &c_.lexicon.lemma(it.lemma) : nullptr;
    const Reading* r = person_reading(it);
    return r ? &c_.lexicon.lemma(r->form.lemma) : nullptr;
  }

  void add_party(PeopleGroup& g, EntityIndex e) const {
    if (e == kNone) return;
    const Entity& entity = c_.lexicon.entity(e);
    for (EntityIndex& slot : g.parties)
      if (slot == kNone || slot == e) {
        slot = e;
        break;
      }
    const auto armed = static_cast<Category>(entity.category) == Category::security ||
                       static_cast<Category>(entity.category) == Category::combatant;
    if (entity.category != kNoCode &&
        (g.category == Category::unspecified || (g.category == Category::civilian && armed)))
      g.category = static_cast<Category>(entity.category);
  }

  static void set_value(PeopleGroup& g, Qualifier q, std::optional<std::int64_t> low,
                        std::optional<std::int64_t> high) {
    g.qualifier = q;
    g.low = low;
    g.high = high;
  }

  void add_head(PeopleGroup& g, const Lemma& l) const {
    if (l.category != kNoCode) g.category = static_cast<Category>(l.category);
    if (l.measure != kNoCode) g.measure = l.measure;
    if (l.flags & kLemmaDetainee) g.detainee = true;
    if (l.flags & kLemmaPooled) g.pooled = true;
    if (l.flags & kLemmaFamily) g.unit = Unit::family;
  }

  // A number and what it counts.
  std::size_t counted(std::size_t i) {
    const Quantity& q = s_.quantities[static_cast<std::size_t>(in_[i].quantity)];
    if (q.kind != QuantityKind::count) return i;
    const bool of_people = i + 1 < in_.size() && in_[i + 1].is(ItemClass::person) && !in_[i + 1].has(kAnd);
    if (i > 0 && !of_people && !q.definite && !q.conj && numbered_noun(c_.doc, in_[i - 1])) return i;
    if (!of_people && (up_to_percent(i) || one_of_a_thing(i))) return i;
    PeopleGroup g;
    g.first = in_[i].first;
    g.evidence_last = g.last = in_[i].last;
    g.qualifier = q.qualifier;
    g.low = q.low;
    g.high = q.high;
    Item item = in_[i];
    item.classes = bit(ItemClass::group) | bit(ItemClass::count);
    item.features |= kCounted;
    std::size_t j = i + 1;
    while (closing(j) && j < i + 2) ++j;
    // adjectives may stand between: «4 آخرين», «أكثر من 30 ضحية»
    const Item* n = at(j);
    if (n && n->is(ItemClass::person) && !n->has(kAnd)) {
      const Lemma* l = person_lemma(*n);
      if (!l) return i;
      head(g, item, *n, *l);
      j = modifiers(g, item, j + 1);
    } else if (n && key_is(j, kMin) && people_follow(j + 1)) {
      item.features |= kPartitive;
      j = modifiers(g, item, j);
    } else if (n && key_is(j, kMinhum)) {
      item.features |= kPartitive;
      g.last = g.evidence_last = n->last;
      j = modifiers(g, item, j + 1);
    } else if (n && sound_plural(*n, q.definite)) {
      g.last = g.evidence_last = n->last;
      j = modifiers(g, item, j + 1);
    } else if (n && not_people(*n) && !two_alone(i, q) && !(stranger(*n) && suffered_before(i)) &&
               !(q.definite && q.qualifier == Qualifier::vague) &&
               !(n->is(ItemClass::trigger) && n->has(kMasdar) && n->has(kConj))) {
      return i;  // a number of things
    } else if (n && stranger(*n) && !two_alone(i, q)) {
      // a noun the lexicon does not know; only a strong trigger makes people of it
      item.features |= kBare;
      g.last = g.evidence_last = n->last;
      j = modifiers(g, item, j + 1);
    } else {
      item.features |= kBare;
      j = modifiers(g, item, i + 1);
    }
    finish(g, item);
    return j;
  }

  // «من 50 إلى 60 في المائة»
  bool up_to_percent(std::size_t i) const {
    const Item* upper = key_is(i + 1, kIla) ? at(i + 2) : nullptr;
    return upper && upper->quantity >= 0 &&
           s_.quantities[static_cast<std::size_t>(upper->quantity)].kind == QuantityKind::percent;
  }

  // «في أسبوع واحد», «بهدف واحد»: the number of the noun before it.
  bool one_of_a_thing(std::size_t i) const {
    const Quantity& q = s_.quantities[static_cast<std::size_t>(in_[i].quantity)];
    if (i == 0 || q.conj || q.prep || q.low != 1 || q.high != 1) return false;
    const Item& noun = in_[i - 1];
    return noun.is(ItemClass::thing) || noun.is(ItemClass::place_type) || noun.is(ItemClass::facility_type);
  }

  // «سجن آخر» is no other person
  static constexpr std::uint64_t kThings = bit(ItemClass::facility_type) | bit(ItemClass::place_type);
  static constexpr std::uint64_t kNoGenitive = bit(ItemClass::punct) | bit(ItemClass::particle) | bit(ItemClass::time) |
                                               bit(ItemClass::pronoun) | bit(ItemClass::complementizer);
  static constexpr std::string_view kMin{"\xA5\xA6", 2};             // من
  static constexpr std::string_view kMinhum{"\xA5\xA6\xA7\xA5", 4};  // منهم
  static constexpr std::string_view kIhda{"\x87\x8D\x8F\xAA", 4};    // إحدى
  static constexpr std::string_view kFi{"\xA1\xAA", 2};              // في
  static constexpr std::string_view kIla{"\x87\xA4\xAA", 3};         // إلى

  bool not_people(const Item& n) const {
    if (n.is(ItemClass::particle)) return false;  // «أصيب ثلاثة بالرصاص»
    return n.is(ItemClass::thing) || n.is(ItemClass::place_type) || n.is(ItemClass::facility_type) ||
           n.is(ItemClass::weapon) || n.is(ItemClass::ordinal) ||
           (n.is(ItemClass::trigger) && n.has(feature::kEvent) && !n.has(kVerb)) ||
           (n.is(ItemClass::word) && !n.has(kAnd) && !ends_the_number(n));
  }

  // «9 بالجوع», «31 قيد»: what follows is no noun that is counted.
  bool ends_the_number(const Item& n) const {
    static const std::string kBil = fold_word("بال"), kLil = fold_word("لل"), kQayd = fold_word("قيد"),
                             kWa = fold_word("وا");
    const std::string_view key = c_.doc.key(c_.doc.tokens[n.first]);
    if (key.size() > 4 && key.ends_with(kWa)) return true;  // «بينهم تسعة ساعدوا المنفذين»
    return (key.size() > 4 && (key.starts_with(kBil) || key.starts_with(kLil))) || key == kQayd;
  }

  // «ثلاثة مكبلين», «الثلاثة الباقون»: the sound masculine plural is of people.
  bool sound_plural(const Item& n, bool definite) const {
    static const std::string kIn = fold_word("ين"), kUn = fold_word("ون");
    if (n.classes != bit(ItemClass::word) || c_.doc.tokens[n.first].kind != TokenKind::word) return false;
    const std::string_view key = c_.doc.key(c_.doc.tokens[n.first]);
    return key.size() >= 6 && (key.ends_with(kIn) || key.ends_with(kUn)) && n.has(kDefinite) == definite &&
           !n.has(kAnd);
  }

  // «38 مصطافا», «13 أجنبيا»: an unknown noun, or a nationality that stands for people.
  bool stranger(const Item& n) const {
    if (n.has(kAnd) || n.has(kDefinite) || n.has(kPrepB) || n.has(kPrepL)) return false;
    if (n.is(ItemClass::ethnic)) return !n.is(ItemClass::actor);
    return n.classes == bit(ItemClass::word) && c_.doc.tokens[n.first].kind == TokenKind::word &&
           c_.doc.tokens[n.first].key_size >= 4;
  }

  // «اثنان» counts no noun after it: the dual says that by itself.
  bool two_alone(std::size_t i, const Quantity& q) const {
    return q.low == 2 && q.high == 2 && c_.doc.tokens[in_[i].first].kind == TokenKind::word;
  }

  // «مقتل 38 مصطافا»: only people are killed or arrested in those words.
  bool suffered_before(std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && k + 3 > i;) {
      const Item& t = in_[k];
      if (!t.is(ItemClass::trigger)) continue;
      if (t.has(kWeak) || !t.has(kMeasure)) return false;
      const auto m = static_cast<Measure>(c_.lexicon.lemma(t.trigger).measure);
      return m == Measure::killed || m == Measure::arrested || m == Measure::abducted;
    }
    return false;
  }

  bool people_follow(std::size_t i) const {
    const Item* n = at(i);
    while (n && n->is(ItemClass::punct) && n->punct == '"') n = at(++i);
    if (!n) return false;
    if (n->is(ItemClass::person) || n->is(ItemClass::actor) || n->is(ItemClass::source)) return true;
    if (n->is(ItemClass::speaker)) return true;
    // «60 من قواته»
    if (n->is(ItemClass::thing) && n->lemma != kNone && c_.lexicon.text(c_.lexicon.lemma(n->lemma).name) == "unit")
      return true;
    const Item* after = at(i + 1);
    return (n->is(ItemClass::word) || n->is(ItemClass::thing)) && after &&
           (after->is(ItemClass::ethnic) || after->is(ItemClass::actor));
  }

  void head(PeopleGroup& g, Item& item, const Item& n, const Lemma& l) const {
    add_head(g, l);
    item.trigger = n.trigger;
    item.links = n.links;
    item.link_bits = n.link_bits;
    item.classes |= n.classes & bit(ItemClass::link);
    g.last = g.evidence_last = n.last;
    if (l.flags & kLemmaMember) item.features |= kMember;
    if (c_.lexicon.id(l) == "akharun") item.features |= kOthers;
  }

  // Words after the head that belong to the phrase and say whose people they are.
  std::size_t modifiers(PeopleGroup& g, Item& item, std::size_t j) {
    bool after_from = false;
    for (int steps = 0; steps < 8; ++steps) {
      const Item* n = at(j);
      if (!n) break;
      if (n->is(ItemClass::punct)) {
        const Item* after = at(j + 1);
        if (n->punct == '"' && after && (after->is(ItemClass::actor) || after_from)) {
          ++j;
          continue;
        }
        break;
      }
      if (n->is(ItemClass::link) && named(*n, "pooled")) {
        item.features |= feature::kPooled;
        g.pooled = true;
        g.measure = static_cast<std::uint8_t>(Measure::casualties);
        take(g, *n, j);
        continue;
      }
      if (const Lemma* l = n->quantity < 0 ? lemma_of(*n) : nullptr;
          l && l->word_class == WordClass::qualifier && (l->flags & kLemmaAfter)) {
        requalify(g, static_cast<Qualifier>(l->code));
        take(g, *n, j);
        continue;
      }
      if (n->has(kAnd)) break;
      if (n->quantity >= 0 && number_after(g, item, *n, steps)) {
        take(g, *n, j);
        g.evidence_last = g.last;
        continue;
      }
      if (n->is(ItemClass::actor) && !n->has(kPrepB) && (!n->has(kPrepL) || after_from || item.has(kMember))) {
        add_party(g, n->entity);
        take(g, *n, j);
        after_from = false;
        continue;
      }
      if (n->is(ItemClass::ethnic) && !after_from) {
        ethnic(g, *n);
        take(g, *n, j);
        continue;
      }
      if (n->is(ItemClass::person) && (after_from || adjective(*n))) {
        const Lemma* l = person_lemma(*n);
        if (!l || (!after_from && suffers_it(g, item, *n))) break;
        if (c_.lexicon.id(*l) == "akharun")
          item.features |= kOthers;
        else
          refine(g, item, *l, n->has(kDefinite) && !item.has(kDefinite) && !after_from);
        take(g, *n, j);
        if (item.has(kBare)) item.features &= ~kBare;
        after_from = false;
        continue;
      }
      if (key_is(j, kMin) && people_follow(j + 1)) {
        after_from = true;
        ++j;
        continue;
      }
      if (key_is(j, kFi) && at(j + 1) && at(j + 1)->is(ItemClass::actor) && !state(*at(j + 1))) {
        after_from = true;
        ++j;
        continue;
      }
      if (n->is(ItemClass::link) && named(*n, "ranks")) {
        after_from = true;
        ++j;
        continue;
      }
      if (after_from && (n->is(ItemClass::thing) || n->is(ItemClass::word) || n->is(ItemClass::speaker))) {
        g.last = n->last;  // «من أبناء …», «من فرقة …»
        ++j;
        continue;
      }
      break;
    }
    return j;
  }

  // «عائلة واحدة», «مدنيين اثنين», «الشبان الثلاثة», «أطفالها الـ3»: the number follows its noun.
  bool number_after(PeopleGroup& g, Item& item, const Item& n, int steps) {
    const Quantity& q = s_.quantities[static_cast<std::size_t>(n.quantity)];
    if (q.kind != QuantityKind::count || q.conj || q.qualifier != Qualifier::exact || !q.low) return false;
    if (*q.low == 1 && steps > 0) return true;
    const bool agrees = !item.has(kCounted) && ((*q.low == 2 && !q.definite) || (*q.low <= 2 && item.has(kTwo)) ||
                                                *q.low == 1 || (q.definite && item.has(kDefinite) && item.has(kMany)));
    if (!agrees) return false;
    set_value(g, Qualifier::exact, q.low, q.high);
    item.features = (item.features & ~(kMany | kOne | kTwo)) | kCounted;
    return true;
  }

  const Lemma* lemma_of(const Item& n) const {
    for (const Reading& r : c_.doc.readings_of(c_.doc.tokens[n.first])) {
      const Lemma& l = c_.lexicon.lemma(r.form.lemma);
      if (l.word_class == WordClass::qualifier) return &l;
    }
    for (const PhraseMatch& m : s_.matches)
      if (m.first == n.first && m.target.is_lemma) return &c_.lexicon.lemma(m.target.index);
    return n.lemma != kNone ? &c_.lexicon.lemma(n.lemma) : nullptr;
  }
  // A country is where they are, not whose people they are.
  bool state(const Item& n) const {
    return n.entity != kNone && c_.lexicon.text(c_.lexicon.entity(n.entity).kind_name) == "state";
  }
  bool named(const Item& n, std::string_view name) const {
    return n.is(ItemClass::link) && isnad::named(c_.lexicon, n, name);
  }

  // A person noun that stands as an adjective or apposition: «رجل مسن», «أطفال أشقاء», «شهيدا مدنيا».
  bool adjective(const Item& n) const {
    if ((n.proclitics & (kBi | kLi)) || n.has(kPronoun) || n.is(ItemClass::link)) return false;
    return !n.is(ItemClass::speaker) && !n.is(ItemClass::speech);
  }

  // «أردى قناص شابا»: after one in the nominative, the accusative is whom he shot, not what he is.
  bool suffers_it(const PeopleGroup& g, const Item& head, const Item& n) const {
    return head.has(kOne) && !head.has(kDefinite) && accusative(n.first) && !accusative(g.first) &&
           !c_.doc.key(c_.doc.tokens[g.first]).ends_with(fold_word("ة"));
  }
  bool accusative(std::uint32_t token) const {
    for (const Reading& r : c_.doc.readings_of(c_.doc.tokens[token]))
      if (c_.lexicon.lemma(r.form.lemma).word_class == WordClass::person && (r.form.flags & kFormTanwin)) return true;
    return false;
  }

  static void take(PeopleGroup& g, const Item& n, std::size_t& j) {
    g.last = n.last;
    ++j;
  }

  static void requalify(PeopleGroup& g, Qualifier q) {
    if (!g.low) return;
    g.qualifier = q;
    if (q == Qualifier::at_least || q == Qualifier::more_than) g.high.reset();
    if (q == Qualifier::at_most || q == Qualifier::less_than) g.low.reset();
  }

  void refine(PeopleGroup& g, Item& item, const Lemma& l, bool genitive) const {
    const bool of_another = genitive && g.category != Category::unspecified;  // «والد الطفل» is no child
    if (l.category != kNoCode && !of_another &&
        (g.category == Category::unspecified || static_cast<Category>(l.category) == Category::child ||
         static_cast<Category>(l.category) == Category::woman))
      g.category = static_cast<Category>(l.category);
    if (l.flags & kLemmaDetainee) g.detainee = true;
    if (l.flags & kLemmaMember) item.features |= kMember;
    if (g.measure == kNoCode && l.measure != kNoCode && !genitive) g.measure = l.measure;  // not «أبناء الشهداء»
  }

  void ethnic(PeopleGroup& g, const Item& n) const {
    const bool armed =
        g.category == Category::security || g.category == Category::combatant || g.category == Category::unspecified;
    if (armed && n.lemma != kNone && c_.lexicon.lemma(n.lemma).word_class == WordClass::ethnic &&
        g.category != Category::unspecified)
      add_party(g, static_cast<EntityIndex>(c_.lexicon.lemma(n.lemma).value));
  }

  // «أحد الحراس», «إحدى السيدات»
  std::size_t one_of(std::size_t i) {
    const Item* n = at(i + 1);
    const Lemma* l = n && n->is(ItemClass::person) && !n->has(kAnd) ? person_lemma(*n) : nullptr;
    if (!l) return i;
    PeopleGroup g;
    g.first = in_[i].first;
    set_value(g, Qualifier::exact, 1, 1);
    Item item = *n;
    item.first = in_[i].first;
    item.classes |= bit(ItemClass::group);
    item.features = (item.features & ~kDefinite) | kOne | (in_[i].features & kAnd);
    head(g, item, *n, *l);
    const std::size_t j = modifiers(g, item, i + 2);
    finish(g, item);
    return j;
  }

  // «قتل جنديان وجرح ثالث», «أصيب ثلاثة توفي أحدهم»: one more, or one of those before, where a measure's word asks for
  // people.
  std::size_t one_more(std::size_t i) {
    const Item& n = in_[i];
    const bool asked = !s_.items.empty() && s_.items.back().last == n.first && s_.items.back().is(ItemClass::trigger) &&
                       s_.items.back().has(kMeasure);
    if (!asked || n.has(kAnd) || n.has(kPrepB) || n.has(kPrepL)) return i;
    if (n.is(ItemClass::ordinal) && !stands_for_a_person(i)) return i;
    PeopleGroup g;
    g.first = n.first;
    g.evidence_last = g.last = n.last;
    set_value(g, Qualifier::exact, 1, 1);
    Item item = n;
    item.quantity = -1;
    item.classes = bit(ItemClass::group);
    item.features = (item.features & ~kDefinite) | kOne | (n.is(ItemClass::ordinal) ? kOthers : kPartitive);
    finish(g, item);
    return i + 1;
  }

  // «وأصيب ثالث بجروح», «واعتقل السادس حيا»; not «الإصابة الأولى», «حررت رابع مديرية», «إصابة الأول».
  bool stands_for_a_person(std::size_t i) const {
    const Item& n = in_[i];
    if (n.quantity >= 0) {
      const Quantity& q = s_.quantities[static_cast<std::size_t>(n.quantity)];
      if (!q.low || *q.low < 2) return false;
    }
    if (n.has(kDefinite) && s_.items.back().has(kDefinite)) return false;
    const Item* after = at(i + 1);
    if (!after || after->is(ItemClass::punct) || after->is(ItemClass::particle) || after->has(kPrepB)) return true;
    if (after->quantity >= 0 || after->is(ItemClass::time)) return false;
    return n.has(kDefinite) && !after->has(kDefinite);
  }

  // A person noun without a number: one, two or many.
  std::size_t uncounted(std::size_t i) {
    const Item& n = in_[i];
    const Lemma* l = person_lemma(n);
    if (!l) return i;
    if (i > 0 && (in_[i - 1].classes & kThings) != 0 && !n.has(kAnd) && c_.lexicon.id(*l) == "akharun") return i;
    const Reading* r = n.last == n.first + 1 ? person_reading(n) : nullptr;
    const Item* after = at(i + 1);
    const bool construct = r && r->form.number == GramNumber::dual && r->pronoun == Pronoun::none &&
                           !c_.doc.key(c_.doc.tokens[n.first]).ends_with('\xA6');  // ن
    if (construct && c_.lexicon.id(*l) == "akharun") return i;                     // «أخرى»
    const bool governs = after && (after->quantity >= 0 || after->is(ItemClass::person));  // «وأسر اثنين» is no family
    if (n.is(ItemClass::trigger) && (governs || !(r && r->form.number != GramNumber::singular))) return i;
    PeopleGroup g;
    g.first = n.first;
    g.evidence_last = g.last = n.last;
    Item item = n;
    item.classes |= bit(ItemClass::group);
    if (l->flags & kLemmaWeak) item.features |= kWeak;
    add_head(g, *l);
    if (c_.lexicon.id(*l) == "akharun") item.features |= kOthers;
    // «نقل زوجتي إلى …»: my wife, since no genitive follows
    const bool mine =
        construct && (!after || (after->classes & kNoGenitive) != 0 || (after->features & (kVerb | kAnd)) ||
                      (c_.lexicon.text(l->name) == "kin" && !after->has(kDefinite)));
    const GramNumber number =
        r && !mine ? r->form.number : !r && n.has(kTwo) ? GramNumber::dual : GramNumber::singular;
    const bool ambiguous = r && may_be_plural(n) && !(number == GramNumber::dual && verb_of_two(i + 1));
    if (number == GramNumber::dual && !ambiguous) {
      item.features |= kTwo;
      set_value(g, Qualifier::exact, 2, 2);
    } else if (number == GramNumber::plural || ambiguous) {
      item.features |= kMany;
      set_value(g, Qualifier::vague, {}, {});
    } else {
      item.features |= kOne;
      set_value(g, Qualifier::exact, 1, 1);
    }
    if (l->flags & kLemmaMember) item.features |= kMember;
    const std::size_t j = modifiers(g, item, i + 1);
    finish(g, item);
    return j;
  }

  // «مجندين توفيا»: the verb tells that they are two.
  bool verb_of_two(std::size_t i) const {
    static const std::string kAlif = fold_word("ا");
    const Item* v = at(i);
    return v && v->is(ItemClass::trigger) && v->has(kVerb) && v->last == v->first + 1 &&
           c_.doc.tokens[v->first].key_size > 3 && c_.doc.key(c_.doc.tokens[v->first]).ends_with(kAlif);
  }

  bool may_be_plural(const Item& n) const {
    for (const Reading& r : c_.doc.readings_of(c_.doc.tokens[n.first]))
      if (c_.lexicon.lemma(r.form.lemma).word_class == WordClass::person && r.form.number == GramNumber::plural)
        return true;
    return false;
  }

  void finish(PeopleGroup& g, Item& item) {
    item.last = g.last;
    item.group = static_cast<std::int32_t>(s_.groups.size());
    if (g.measure != kNoCode) item.features |= kToll;
    if (g.detainee) item.features |= feature::kDetainee;
    if (g.pooled) item.features |= feature::kPooled;
    if (g.unit == Unit::family) item.features |= feature::kFamily;
    if (g.parties[0] != kNone) item.features |= kNamed;
    s_.groups.push_back(g);
    s_.items.push_back(item);
  }

  const ItemContext& c_;
  SentenceItems& s_;
  std::vector<Item> in_;
};

}  // namespace

void build_groups(const ItemContext& context, SentenceItems& sentence) {
  if (sentence.quantities.empty() && !(sentence.classes & bit(ItemClass::person))) return;
  Grouper(context, sentence).run();
}

}  // namespace isnad
