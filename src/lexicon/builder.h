// LexiconBuilder: gathers words, names and rules and writes them as one lexicon file.
//
// In: lemmas, forms (folded keys), entities, names (lists of folded words). Out: bytes for Lexicon::from_bytes or a
// file. The same input in the same order gives the same bytes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace isnad {

class LexiconBuilder {
 public:
  StringRef string(std::string_view text);
  LemmaIndex add_lemma(Lemma lemma);
  EntityIndex add_entity(Entity entity);
  Entity& entity(EntityIndex i) { return entities_[i]; }
  // False if this key already has this lemma with the same grammar.
  bool add_form(const std::string& key, const Form& form);
  // False if the same name already has this target.
  bool add_name(const std::vector<std::string>& words, NameTarget target);
  bool has_lemma(std::string_view id) const { return lemma_ids_.contains(std::string(id)); }
  // Ids are unique within a kind; an actor and a country may share one («us»).
  EntityIndex find_entity(EntityKind kind, std::string_view id) const;

  std::string build(std::string_view rules) const;

 private:
  struct Node {
    std::map<std::uint32_t, std::uint32_t> children;
    std::vector<NameTarget> targets;
  };
  std::uint32_t word_id(const std::string& key);

  std::string strings_;
  std::map<std::string, StringRef, std::less<>> interned_;
  std::vector<Lemma> lemmas_;
  std::vector<Entity> entities_;
  std::map<std::string, LemmaIndex, std::less<>> lemma_ids_;
  std::map<std::string, EntityIndex, std::less<>> entity_ids_;  // the first kind listed wins
  std::map<std::pair<EntityKind, std::string>, EntityIndex> entity_kind_ids_;
  std::map<std::string, std::vector<Form>> forms_;
  std::map<std::string, std::uint32_t> words_;
  std::vector<Node> trie_{1};
};

}  // namespace isnad
