#include "claim/party_names.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {

using namespace feature;

PartyReader::Keys::Keys()
    : bayn(fold_word("بين")),
      ala(fold_word("على")),
      didd(fold_word("ضد")),
      maa(fold_word("مع")),
      fi(fold_word("في")),
      ila(fold_word("إلى")),
      an(fold_word("عن")),
      jiha(fold_word("جهة")),
      yn(fold_word("ين")),
      un(fold_word("ون")),
      h(fold_word("ة")),
      hum(fold_word("وه")),
      at(fold_word("ات")),
      na(fold_word("نا")),
      kama(fold_word("كما")),
      aydan(fold_word("أيضا")),
      min(fold_word("من")),
      khilal(fold_word("خلاله")),
      quwwat(fold_word("القوات")),
      sabaq(fold_word("سبق")) {}

const PartyReader::Keys& PartyReader::keys() {
  static const Keys k;
  return k;
}

void PartyReader::put(std::vector<std::string>& list, std::string_view id) {
  if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.emplace_back(id);
}

bool PartyReader::verbal() const {
  const Item& it = item(t_);
  return (it.has(kVerb) || link(t_, "fired") || link(t_, "vacated")) &&
         !(it.has(kMasdar) && t_ > 0 && item(t_ - 1).is(ItemClass::particle));
}

bool PartyReader::befalls() const {
  switch (type_) {
    case EventType::arrest:
    case EventType::execution:
    case EventType::assassination:
    case EventType::abduction:
    case EventType::release:
    case EventType::transfer:
    case EventType::displacement: return true;
    default: return false;
  }
}

bool PartyReader::attacks() const {
  switch (type_) {
    case EventType::armed_attack:
    case EventType::prison_attack:
    case EventType::raid:
    case EventType::ambush:
    case EventType::shooting:
    case EventType::abduction: return true;
    default: return false;
  }
}

// An adjective of nationality names a party beside people, forces and arms, not beside land and towns.
bool PartyReader::of_forces(std::size_t k) const {
  if (k == 0) return false;
  const Item& p = item(k - 1);
  if (p.is(ItemClass::trigger) || p.is(ItemClass::weapon) || p.is(ItemClass::byhand) || link(k - 1, "doer")) return true;
  if (p.is(ItemClass::thing) && p.lemma != kNone) return lex_.text(lex_.lemma(p.lemma).name) == "unit";
  return p.is(ItemClass::actor) || p.is(ItemClass::group) || p.is(ItemClass::person) || p.is(ItemClass::ethnic) ||
         p.is(ItemClass::word);
}

// «بقيادة السعودية», «بمساندة طيران التحالف», «بالتعاون مع الجيش»: leads or helps, and is not who did it.
bool PartyReader::helper(std::size_t k) const {
  static const std::array<std::string, 12> kHelp{
      fold_word("بقيادة"),   fold_word("بمساندة"), fold_word("بإسناد"),  fold_word("بدعم"),
      fold_word("بمؤازرة"),  fold_word("بمشاركة"), fold_word("بالتعاون"), fold_word("بالتنسيق"),
      fold_word("المدعومة"), fold_word("المدعوم"), fold_word("برفقة"),   fold_word("بإشراف")};
  for (std::size_t n = 0, j = k; j-- > 0 && n < 3; ++n) {
    if (std::find(kHelp.begin(), kHelp.end(), key(j)) != kHelp.end()) return true;
    const Item& p = item(j);
    if (p.is(ItemClass::punct) || p.is(ItemClass::actor) || p.is(ItemClass::group) || p.has(kVerb)) return false;
  }
  return false;
}

// «مسلحون من داعش», «مسلحون ينتمون إلى داعش»: where the party they are of is named; 0 where it is not.
std::size_t PartyReader::members_of(std::size_t k) const {
  if (!item(k).is(ItemClass::actor) || item(k).entity == kNone || lex_.id(lex_.entity(item(k).entity)) != "militants")
    return 0;
  std::size_t j = k + 1;
  if (j >= size() || !(word_is(j, keys().min) || linked(j))) return 0;
  const bool belong = linked(j++);
  if (belong && j < size() && word_is(j, keys().ila)) ++j;
  return j < size() && item(j).is(ItemClass::actor) ? j : 0;
}

std::vector<std::string> PartyReader::party(std::size_t k) const {
  if (const std::size_t of = members_of(k)) return party_at(of);
  for (std::size_t back = 2; back <= 3 && back <= k; ++back)
    if (members_of(k - back) == k) return {};
  if (helper(k)) return {};
  return party_at(k);
}

std::vector<std::string> PartyReader::party_at(std::size_t k) const {
  const Item& it = item(k);
  std::vector<std::string> ids;
  // «في رام الله»: the town, not who governs from it
  if (it.is(ItemClass::place) && k > 0 &&
      (item(k - 1).is(ItemClass::particle) || item(k - 1).is(ItemClass::place_type)))
    return ids;
  if (it.is(ItemClass::actor) && it.entity != kNone && lex_.entity(it.entity).kind == EntityKind::actor) {
    const std::string_view id = lex_.id(lex_.entity(it.entity));
    // «المسلحون»: those last spoken of
    if (id == "militants" && it.has(kDefinite) && c_.militants != kNone) put(ids, lex_.id(lex_.entity(c_.militants)));
    put(ids, id);
  } else if (it.is(ItemClass::ethnic) && it.lemma != kNone && lex_.lemma(it.lemma).word_class == WordClass::ethnic &&
             of_forces(k)) {
    put(ids, lex_.text(lex_.lemma(it.lemma).name));
  } else if (c_.forces != kNone && word_is(k, keys().quwwat) &&
             (k + 1 >= size() || !(item(k + 1).is(ItemClass::ethnic) || item(k + 1).has(kDefinite)))) {
    put(ids, lex_.id(lex_.entity(c_.forces)));  // «القوات»: those last spoken of
  }
  if (it.group >= 0) of_group(k, ids);
  return ids;
}

void PartyReader::of_group(std::size_t k, std::vector<std::string>& ids) const {
  const Item& it = item(k);
  const PeopleGroup& g = s_.groups[static_cast<std::size_t>(it.group)];
  for (const EntityIndex e : g.parties)
    if (e != kNone) put(ids, lex_.id(lex_.entity(e)));
  const bool some = it.has(kMany) || (it.has(kCounted) && attacks() && verbal());  // «داهم عشرات المسلحين»
  const bool speakers = it.has(kPronoun) && k > 0 && item(k - 1).is(ItemClass::complementizer);  // «قال إن مقاتليه»
  if (ids.empty() && some && !speakers && g.category == Category::combatant) {
    // «المسلحون», «مقاتلوه»: those of the armed group last spoken of, or some
    if ((it.has(kDefinite) || it.has(kPronoun)) && c_.militants != kNone) put(ids, lex_.id(lex_.entity(c_.militants)));
    put(ids, "militants");
  }
  // «الحراس», «الجنود»: some force of the state
  if (ids.empty() && it.has(kDefinite) && it.has(kMany) && g.category == Category::security && !befalls())
    put(ids, "security_unnamed");
}

bool PartyReader::fighters_subject(std::size_t k) const {
  const Item& it = item(k);
  if (it.group < 0 || !it.has(kMany)) return false;
  const PeopleGroup& g = s_.groups[static_cast<std::size_t>(it.group)];
  if (g.category != Category::combatant || g.evidence_last == 0) return false;
  const std::string_view noun = c_.doc.key(c_.doc.tokens[g.evidence_last - 1]);
  return noun.ends_with(keys().un) || noun.find(keys().hum) != noun.npos;
}

}  // namespace isnad
