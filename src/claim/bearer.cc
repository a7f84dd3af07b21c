#include "claim/bearer.h"

#include "lexicon/compile_names.h"

namespace isnad {

EntityIndex bearer_on(const Lexicon& lexicon, EntityIndex first, std::span<const NameTarget> bearers, const Date& day) {
  if (day.year == 0 || alive_at(lexicon.facts(first), day)) return first;
  for (const NameTarget& t : bearers)
    if (!t.is_lemma && lexicon.entity(t.index).kind == EntityKind::actor && alive_at(lexicon.facts(t.index), day))
      return t.index;
  return first;
}

EntityIndex namesake_on(const Lexicon& lexicon, EntityIndex actor, const Date& day) {
  if (day.year == 0 || alive_at(lexicon.facts(actor), day)) return actor;
  std::uint32_t node = 0;
  for (const std::string& w : name_words(lexicon.text(lexicon.entity(actor).name_ar)))
    if (node != kNone) node = lexicon.step(node, lexicon.word_id(w));
  return node == kNone || node == 0 ? actor : bearer_on(lexicon, actor, lexicon.targets(node), day);
}

}  // namespace isnad
