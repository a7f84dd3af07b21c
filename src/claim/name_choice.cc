#include "claim/name_choice.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/fold.h"
#include "claim/scene.h"
#include "mention/number_reader.h"

namespace isnad {
namespace {

using namespace feature;

constexpr std::size_t kMostCandidates = 6;

// What the noun before a place says of its kind.
struct TypeNoun {
  KeyWord word;
  std::array<std::string_view, 3> kinds;
};
constexpr std::array<TypeNoun, 16> kTypeNouns{{{KeyWord(u"محافظه"), {"governorate", "", ""}},
                                               {KeyWord(u"ولايه"), {"governorate", "region", ""}},
                                               {KeyWord(u"اقليم"), {"region", "governorate", ""}},
                                               {KeyWord(u"مدينه"), {"city", "town", ""}},
                                               {KeyWord(u"بلده"), {"town", "village", "city"}},
                                               {KeyWord(u"قريه"), {"village", "town", ""}},
                                               {KeyWord(u"حي"), {"neighbourhood", "", ""}},
                                               {KeyWord(u"ضاحيه"), {"neighbourhood", "town", ""}},
                                               {KeyWord(u"ناحيه"), {"subdistrict", "town", ""}},
                                               {KeyWord(u"قضاء"), {"district", "city", "town"}},
                                               {KeyWord(u"منطقه"), {"district", "region", "town"}},
                                               {KeyWord(u"مديريه"), {"district", "town", ""}},
                                               {KeyWord(u"مخيم"), {"camp", "", ""}},
                                               {KeyWord(u"جبل"), {"mountain", "", ""}},
                                               {KeyWord(u"نهر"), {"river", "", ""}},
                                               {KeyWord(u"باديه"), {"desert", "region", ""}}}};

constexpr KeyWord kAl(u"ال");

struct Weighed {
  EntityIndex entity = kNone;
  bool weak = false;  // by this name
  double weight = 1;
  std::vector<std::string> reasons;
};

class Chooser {
 public:
  Chooser(const NameContext& c, std::size_t item)
      : c_(c), lex_(c.items.lexicon), s_(c.sentence), k_(item), it_(c.sentence.items[item]) {}

  std::optional<NameDraft> run() {
    gather();
    if (found_.empty()) return std::nullopt;
    place_ = read_place(c_.items, s_, k_);
    const bool alone = found_.size() == 1;
    for (Weighed& w : found_) weigh(w);
    widen();
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (found_.size() > kMostCandidates) found_.resize(kMostCandidates);
    return draft(alone);
  }

 private:
  const Entity& entity(EntityIndex e) const { return lex_.entity(e); }
  std::string_view ar(EntityIndex e) const { return lex_.text(entity(e).name_ar); }
  std::string_view key(std::uint32_t token) const { return c_.items.doc.key(c_.items.doc.tokens[token]); }
  std::string words(std::size_t item) const {
    const Item& it = s_.items[item];
    return std::string(span_of(c_.items.doc, it.first, it.last).of(c_.items.doc.text));
  }

  std::string here() const { return "what this name means in reports about " + std::string(ar(c_.items.country)); }

  // All bearers of the name, the engine's choice among them.
  void gather() {
    for (const PhraseMatch& m : s_.matches) {
      if (m.first != it_.first || m.last != it_.last) continue;
      for (const NameTarget& t : lex_.targets(m.node))
        if (!t.is_lemma &&
            std::none_of(found_.begin(), found_.end(), [&](const auto& w) { return w.entity == t.index; }))
          found_.push_back({t.index, (t.flags & kNameWeak) != 0, 1, {}});
    }
    const bool listed =
        std::any_of(found_.begin(), found_.end(), [&](const Weighed& w) { return w.entity == it_.entity; });
    if (it_.entity != kNone && !listed) {
      found_.insert(found_.begin(), Weighed{it_.entity, false, 2, {}});
      if (c_.items.country != kNone) found_.front().reasons.push_back(here());
    }
    if (!found_.empty()) found_.front().weight *= 1.5;  // tables list the commoner bearer first
  }

  // The item before the name, past a mark.
  const Item* before() const {
    std::size_t k = k_;
    while (k > 0 && s_.items[k - 1].is(ItemClass::punct) &&
           (s_.items[k - 1].punct == '"' || s_.items[k - 1].punct == '#'))
      --k;
    return k > 0 ? &s_.items[k - 1] : nullptr;
  }

  const TypeNoun* type_noun(const Item& it) const {
    if (it.last != it.first + 1) return nullptr;
    const std::string_view word = key(it.first);
    for (const TypeNoun& t : kTypeNouns) {
      const std::string_view bare = t.word;
      if (word.ends_with(bare) && word.size() <= bare.size() + 2 && !word.starts_with(std::string_view(kAl))) return &t;
    }
    return nullptr;
  }

  void weigh(Weighed& w) const {
    const Entity& e = entity(w.entity);
    const Item* p = before();
    const std::string said = p ? std::string(span_of(c_.items.doc, p->first, p->last).of(c_.items.doc.text)) : "";
    if (w.entity == it_.entity) w.weight *= 2;
    if (w.weak) {
      w.weight *= 0.5;
      const bool company = p && (p->is(ItemClass::place_type) || p->is(ItemClass::person) || p->is(ItemClass::speech) ||
                                 p->is(ItemClass::according));
      if (company && it_.last == it_.first + 1)
        w.reasons.push_back("weak name, let through by the word before it: " + said);
      else if (it_.last == it_.first + 1 && c_.items.country != kNone && w.entity == it_.entity)
        w.reasons.push_back(here());
    }
    const bool place = e.kind == EntityKind::place;
    if (place && p) {
      if (const TypeNoun* t = type_noun(*p)) {
        const bool fits = std::find(t->kinds.begin(), t->kinds.end(), lex_.text(e.kind_name)) != t->kinds.end();
        w.weight *= fits ? 4 : 0.5;
        if (fits && !w.weak) w.reasons.push_back("type noun before it: " + said);
      } else if (p->is(ItemClass::particle) || p->is(ItemClass::direction)) {
        w.weight *= 1.5;
        w.reasons.push_back(
            (p->is(ItemClass::direction) ? "follows a direction: " : "follows a preposition of place: ") + said);
      }
    }
    if (place && it_.has(kPrepB)) w.reasons.push_back("follows a preposition of place: ب");
    if (place || e.kind == EntityKind::facility) country(w);
    if (place) neighbours(w);
    if (e.kind == EntityKind::actor && found_.size() > 1) body(w, p);
    if (e.kind == EntityKind::actor && c_.day) {
      const bool alive = alive_at(lex_.facts(w.entity), *c_.day);
      w.weight *= alive ? 1 : 0.05;
      if (alive && found_.size() > 1) w.reasons.push_back("there was such a body on " + c_.day->text());
      if (!alive) w.reasons.push_back("there was no such body on " + c_.day->text());
    }
  }

  // A state and its land have one name; «الجيش الوطني» is the Yemeni one in Yemen.
  void body(Weighed& w, const Item* p) const {
    const bool placed =
        it_.has(kPrepB) ||
        (p && (p->is(ItemClass::particle) || p->is(ItemClass::place_type) || p->is(ItemClass::direction)));
    const bool land = std::any_of(found_.begin(), found_.end(),
                                  [&](const Weighed& o) { return entity(o.entity).kind == EntityKind::place; });
    if (land && !placed) w.weight *= 1.5;
    if (land || c_.items.country == kNone) return;
    // ids begin with the country: syrian_…, yemeni_…
    std::string land_name(lex_.text(entity(c_.items.country).name_en).substr(0, 4));
    for (char& c : land_name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (land_name.size() < 4 || !lex_.id(entity(w.entity)).starts_with(land_name)) return;
    w.weight *= 2;
    w.reasons.push_back("a body of the country of the report: " + std::string(ar(c_.items.country)));
  }

  void country(Weighed& w) const {
    if (c_.items.country == kNone) return;
    const EntityIndex at = entity(w.entity).kind == EntityKind::facility ? entity(w.entity).place : w.entity;
    if (at == kNone || at == c_.items.country) return;
    if (country_of(lex_, at) != c_.items.country) {
      w.weight *= 0.4;
      return;
    }
    w.weight *= 2;
    if (found_.size() > 1) w.reasons.push_back("in the country of the report: " + std::string(ar(c_.items.country)));
  }

  // Another place nearby that lies in the same governorate, or is that governorate.
  void neighbours(Weighed& w) const {
    if (found_.size() < 2 && !place_) return;
    const EntityIndex unit = governorate(w.entity);
    if (unit == kNone) return;
    for (auto n = c_.before.rbegin(); n != c_.before.rend() && n->sentence + 2 > c_.index; ++n) {
      if (n->entity == kNone || n->entity == w.entity || entity(n->entity).kind != EntityKind::place) continue;
      if (governorate(n->entity) == unit) return beside(w, n->entity);
    }
    for (const Item& other : s_.items)
      if (&other != &it_ && other.is(ItemClass::place) && other.entity != kNone && other.entity != it_.entity &&
          entity(other.entity).kind == EntityKind::place && governorate(other.entity) == unit)
        return beside(w, other.entity);
  }

  void beside(Weighed& w, EntityIndex other) const {
    w.weight *= 2;
    w.reasons.push_back("named beside a place of its governorate: " + std::string(ar(other)));
  }

  EntityIndex governorate(EntityIndex place) const {
    for (EntityIndex up = place; up != kNone; up = entity(up).parent)
      if (lex_.text(entity(up).kind_name) == "governorate") return up;
    return kNone;
  }

  // «ريف إدلب» is the governorate, which bears the name of its seat.
  void widen() {
    if (!place_ || place_->entity == it_.entity || place_->entity == kNone) return;
    auto at = std::find_if(found_.begin(), found_.end(), [&](const Weighed& w) { return w.entity == place_->entity; });
    if (at == found_.end()) at = found_.insert(found_.end(), Weighed{place_->entity, false, 1, {}});
    double most = 0;
    for (const Weighed& w : found_) most = std::max(most, w.weight);
    at->weight = most * 3;
    at->reasons = {"the unit named like its seat, by the word before it: " + place_->sense.words};
  }

  NameDraft draft(bool alone) {
    NameDraft d;
    d.first = it_.first;
    d.last = it_.last;
    d.sentence = c_.index;
    d.entity = found_.front().entity;
    d.name.span = span_of(c_.items.doc, d.first, d.last);
    d.name.text = std::string(d.name.span.of(c_.items.doc.text));
    double sum = 0;
    for (const Weighed& w : found_) sum += w.weight;
    for (const Weighed& w : found_) d.name.candidates.push_back({describe(lex_, w.entity), w.weight / sum});
    d.name.kind = d.name.candidates.front().entity.kind;
    d.name.doubtful = found_.size() > 1 && found_[1].weight > 0.8 * found_[0].weight;
    d.name.reasons = std::move(found_.front().reasons);
    if (alone && found_.size() == 1)
      d.name.reasons.insert(d.name.reasons.begin(), "only entry of this name");
    else if (d.name.reasons.empty() && d.name.kind == NameKind::actor &&
             d.name.candidates[1].entity.kind == NameKind::place)
      d.name.reasons.emplace_back("no word of place before it: the body, not the place");
    else if (d.name.reasons.empty())
      d.name.reasons.emplace_back("the commonest bearer of this name");
    spelling(d);
    for (std::size_t i = 1; i < found_.size(); ++i)
      for (const std::string& r : found_[i].reasons)
        if (r.starts_with("there was"))
          d.name.reasons.push_back("against " + std::string(lex_.id(entity(found_[i].entity))) + ": " + r);
    if (place_ && d.name.kind == NameKind::place) {
      d.name.place = place_->sense;
      if (place_->beside != kNone)
        d.name.reasons.push_back("beside a place of its governorate it may mean all of that: " +
                                 std::string(ar(place_->beside)));
      if (d.entity != place_->entity) d.name.place = plain_sense(d.entity);
    }
    return d;
  }

  PlaceSense plain_sense(EntityIndex place) const {
    const Place p = make_place(lex_, place);
    return {place_->sense.relation, p.lat, p.lon, p.precision, place_->sense.direction, place_->sense.words, 0, {}};
  }

  void spelling(NameDraft& d) const {
    const std::string_view own = ar(d.entity);
    // «وبحلب», «للحوثيين»: the letters before it are no spelling
    std::string folded = fold_word(own);
    if (it_.proclitics != 0 && folded.starts_with(std::string_view(kAl))) folded.erase(0, std::string_view(kAl).size());
    const std::string said = fold_word(d.name.text);
    if (d.name.text == own)
      d.name.reasons.emplace_back("exact spelling");
    else if (it_.proclitics != 0 ? !said.ends_with(folded) : said != folded)
      d.name.reasons.push_back("another name or spelling of " + std::string(own));
  }

  const NameContext& c_;
  const Lexicon& lex_;
  const SentenceItems& s_;
  const std::size_t k_;
  const Item& it_;
  std::vector<Weighed> found_;
  std::optional<PlaceReading> place_;
};

}  // namespace

std::optional<NameDraft> choose_name(const NameContext& context, std::size_t item) {
  const Item& it = context.sentence.items[item];
  if (it.entity == kNone) return std::nullopt;
  return Chooser(context, item).run();
}

}  // namespace isnad
