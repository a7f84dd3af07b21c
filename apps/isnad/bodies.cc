#include "bodies.h"

#include "claim/name_facts.h"

namespace isnad {
Bodies bodies_of(const Lexicon& lexicon, std::vector<std::string> ids) {
  Bodies out;
  while (!ids.empty()) {
    const std::string id = std::move(ids.back());
    ids.pop_back();
    const EntityIndex at = lexicon.find_entity(id);
    if (at == kNone || out.find(id) != out.end()) continue;
    const Entity& e = lexicon.entity(at);
    Body& b = out[id];
    b.entity.kind = name_kind(e.kind);
    b.entity.id = id;
    b.entity.name_ar = std::string(lexicon.text(e.name_ar));
    b.entity.name_en = std::string(lexicon.text(e.name_en));
    b.entity.type = std::string(lexicon.text(e.kind_name));
    b.facts = facts_of_name(lexicon, at, {}, std::nullopt, kNone);
    for (const NameFact& f : b.facts)
      if (f.relation == "parent" || f.relation == "side") ids.push_back(f.value);
  }
  return out;
}

}  // namespace isnad
