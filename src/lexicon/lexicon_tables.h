// The raw tables of an opened lexicon, for those who walk all of it: the builder that lays rows over it, and the
// command that lists the names of an entity.
#pragma once

#include <span>

#include "lexicon/lexicon.h"

namespace isnad {

struct LexiconTables {
  explicit LexiconTables(const Lexicon& l)
      : strings(l.strings_),
        words(l.words_),
        edges(l.edges_),
        forms(l.forms_),
        targets(l.targets_),
        node_targets(l.node_targets_),
        lemma_by_id(l.lemma_by_id_),
        entity_by_id(l.entity_by_id_) {}

  std::string_view strings;
  std::span<const std::uint32_t> words;  // 5 numbers a slot: key offset, key size, first form, forms, id
  std::span<const std::uint32_t> edges;  // 3 numbers a slot: node, word, child
  std::span<const Form> forms;
  std::span<const NameTarget> targets;
  std::span<const std::uint32_t> node_targets;
  std::span<const std::uint32_t> lemma_by_id, entity_by_id;
};

}  // namespace isnad
