#include "lexicon/builder.h"

#include <algorithm>

#include "lexicon/file_format.h"
#include "lexicon/lexicon_tables.h"

namespace isnad {
namespace {

bool same(const Form& a, const Form& b) {
  return a.lemma == b.lemma && a.pos == b.pos && a.number == b.number && a.gram_case == b.gram_case &&
         a.flags == b.flags;
}
bool same(const NameTarget& a, const NameTarget& b) { return a.index == b.index && a.is_lemma == b.is_lemma; }

std::uint64_t kind_hash(EntityKind kind, std::string_view id) {
  return hash_bytes(id) + (static_cast<std::uint64_t>(kind) + 1) * 0xD6E8FEB86659FD93ull;
}

}  // namespace

void LexiconBuilder::expect(std::size_t rows, std::size_t bytes) {
  strings_.expect(rows, bytes);
  entities_.reserve(entities_.size() + rows);
  for (HashIndex* index : {&entity_ids_, &entity_kind_ids_}) index->reserve(entities_.size() + rows);
  edge_index_.reserve(edges_.size() + rows + rows / 2);
}

LemmaIndex LexiconBuilder::find_lemma(std::string_view id) const {
  return lemma_ids_.find(hash_bytes(id), [&](std::uint32_t i) { return text(lemma(i).id) == id; });
}

LemmaIndex LexiconBuilder::add_lemma(Lemma lemma) {
  const auto i = static_cast<LemmaIndex>(lemmas_.size());
  const std::string_view id = text(lemma.id);
  const bool first = find_lemma(id) == kNone;
  lemmas_.push_back({lemma, layer_, first});
  if (first) lemma_ids_.insert(hash_bytes(id), i);
  return i;
}

void LexiconBuilder::replace_lemma(LemmaIndex i, const Lemma& lemma) {
  lemmas_[i] = {lemma, layer_, lemmas_[i].first_of_id};
}

EntityIndex LexiconBuilder::find_entity(std::string_view id) const {
  return entity_ids_.find(hash_bytes(id), [&](std::uint32_t i) { return text(entity(i).id) == id; });
}

EntityIndex LexiconBuilder::find_entity(EntityKind kind, std::string_view id) const {
  return entity_kind_ids_.find(kind_hash(kind, id),
                               [&](std::uint32_t i) { return entity(i).kind == kind && text(entity(i).id) == id; });
}

EntityIndex LexiconBuilder::add_entity(Entity entity) {
  const auto i = static_cast<EntityIndex>(entities_.size());
  const std::string_view id = text(entity.id);
  const bool first = find_entity(id) == kNone;
  entities_.push_back({entity, layer_, first});
  if (first) entity_ids_.insert(hash_bytes(id), i);
  entity_kind_ids_.insert(kind_hash(entity.kind, id), i);
  return i;
}

void LexiconBuilder::replace_entity(EntityIndex i, const Entity& entity) {
  entities_[i] = {entity, layer_, entities_[i].first_of_id};
}

std::uint32_t LexiconBuilder::find_key(std::string_view key) const {
  return key_index_.find(hash_bytes(key), [&](std::uint32_t i) { return text(keys_[i].text) == key; });
}

LexiconBuilder::Key& LexiconBuilder::key_of(std::string_view key) {
  if (const std::uint32_t i = find_key(key); i != kNone) return keys_[i];
  key_index_.insert(hash_bytes(key), static_cast<std::uint32_t>(keys_.size()));
  keys_.push_back({string(key), kNone, kNone});
  return keys_.back();
}

// A link of a thing that a later layer replaced is of no more use.
bool LexiconBuilder::current(const Link<Form>& f) const {
  const Layered<Lemma>& l = lemmas_[f.value.lemma];
  if (f.layer < l.layer) return false;
  if (l.value.word_class != WordClass::ethnic) return true;
  const auto party = static_cast<std::size_t>(l.value.value);
  return party >= entities_.size() || f.layer >= entities_[party].layer;
}

bool LexiconBuilder::current(const Link<NameTarget>& t) const {
  return t.layer >= (t.value.is_lemma ? lemmas_[t.value.index].layer : entities_[t.value.index].layer);
}

// Behind its own layer, before the older ones.
template <class T>
void LexiconBuilder::put(std::vector<Link<T>>& links, std::uint32_t& head, const T& value) {
  const auto fresh = static_cast<std::uint32_t>(links.size());
  std::uint32_t before = kNone;
  for (std::uint32_t i = head; i != kNone && links[i].layer == layer_; i = links[i].next) before = i;
  const std::uint32_t next = before == kNone ? head : links[before].next;
  links.push_back({value, layer_, next});
  (before == kNone ? head : links[before].next) = fresh;
}

bool LexiconBuilder::add_form(std::string_view key, const Form& form) {
  Key& k = key_of(key);
  for (std::uint32_t i = k.first_form; i != kNone && forms_[i].layer == layer_; i = forms_[i].next)
    if (same(forms_[i].value, form)) return false;
  put(forms_, k.first_form, form);
  return true;
}

LemmaIndex LexiconBuilder::older_form(std::string_view key) const {
  const std::uint32_t k = find_key(key);
  for (std::uint32_t i = k == kNone ? kNone : keys_[k].first_form; i != kNone; i = forms_[i].next)
    if (forms_[i].layer < layer_ && current(forms_[i])) return forms_[i].value.lemma;
  return kNone;
}

std::uint32_t LexiconBuilder::find_edge(std::uint32_t node, std::uint32_t word) const {
  return edge_index_.find(hash_edge(node, word),
                          [&](std::uint32_t i) { return edges_[i].node == node && edges_[i].word == word; });
}

void LexiconBuilder::add_edge(const Edge& edge) {
  edge_index_.insert(hash_edge(edge.node, edge.word), static_cast<std::uint32_t>(edges_.size()));
  edges_.push_back(edge);
}

std::uint32_t LexiconBuilder::add_name(const std::vector<std::string>& words, NameTarget target) {
  constexpr std::size_t kMostTargets = 255;  // of one name: what stands behind so many is never chosen
  std::uint32_t node = 0;
  for (const std::string& w : words) {
    Key& k = key_of(w);
    if (k.word == kNone) k.word = word_count_++;
    const std::uint32_t edge = find_edge(node, k.word);
    if (edge != kNone) {
      node = edges_[edge].child;
      continue;
    }
    const auto child = static_cast<std::uint32_t>(nodes_.size());
    add_edge({node, k.word, child});
    nodes_.push_back(kNone);
    node = child;
  }
  std::size_t count = 0;
  for (std::uint32_t i = nodes_[node]; i != kNone && targets_[i].layer == layer_; i = targets_[i].next)
    if (same(targets_[i].value, target) || ++count == kMostTargets) return node;
  put(targets_, nodes_[node], target);
  return node;
}

bool LexiconBuilder::has_name(const std::vector<std::string>& words, EntityIndex entity) const {
  std::uint32_t node = 0;
  for (const std::string& w : words) {
    const std::uint32_t key = find_key(w);
    const std::uint32_t edge = key == kNone ? kNone : find_edge(node, keys_[key].word);
    if (edge == kNone) return false;
    node = edges_[edge].child;
  }
  for (std::uint32_t i = nodes_[node]; i != kNone; i = targets_[i].next)
    if (!targets_[i].value.is_lemma && targets_[i].value.index == entity && current(targets_[i])) return true;
  return false;
}

const NameTarget* LexiconBuilder::older_target(std::uint32_t node) const {
  for (std::uint32_t i = nodes_[node]; i != kNone; i = targets_[i].next)
    if (targets_[i].layer < layer_ && current(targets_[i])) return &targets_[i].value;
  return nullptr;
}

// Fills a builder from a lexicon: everything keeps its index, id and order.
LexiconBuilder LexiconBuilder::over(const Lexicon& lexicon) {
  LexiconBuilder b;
  const LexiconTables tables(lexicon);
  b.strings_.adopt(tables.strings);
  for (std::size_t i = 0; i < lexicon.lemma_count(); ++i) {
    const Lemma& l = lexicon.lemma(static_cast<LemmaIndex>(i));
    b.strings_.know(l.id);
    b.strings_.know(l.name);
    b.add_lemma(l);
  }
  for (std::size_t i = 0; i < lexicon.entity_count(); ++i) {
    const Entity& e = lexicon.entity(static_cast<EntityIndex>(i));
    for (const StringRef r : {e.id, e.name_ar, e.name_en, e.kind_name}) b.strings_.know(r);
    b.add_entity(e);
  }
  for (const Fact& f : lexicon.facts()) {
    b.strings_.know(f.value);
    b.add_fact(f);
  }
  b.adopt_words(lexicon);
  b.adopt_names(lexicon);
  return b;
}

void LexiconBuilder::adopt_words(const Lexicon& lexicon) {
  const LexiconTables tables(lexicon);
  for (std::size_t at = 0; at + 5 <= tables.words.size(); at += 5) {
    const std::uint32_t* slot = &tables.words[at];
    if (slot[1] == 0) continue;
    const StringRef ref{slot[0], slot[1]};
    strings_.know(ref);
    Key& k = key_of(text(ref));
    k.word = slot[4];
    if (k.word != kNone) word_count_ = std::max(word_count_, k.word + 1);
    for (const Form& f : tables.forms.subspan(slot[2], slot[3])) put(forms_, k.first_form, f);
  }
}

void LexiconBuilder::adopt_names(const Lexicon& lexicon) {
  const LexiconTables tables(lexicon);
  nodes_.assign(std::max<std::size_t>(tables.node_targets.size(), 2) - 1, kNone);
  for (std::uint32_t n = 0; n + 1 < tables.node_targets.size(); ++n)
    for (const NameTarget& t : lexicon.targets(n)) put(targets_, nodes_[n], t);
  for (std::size_t at = 0; at + 3 <= tables.edges.size(); at += 3)
    if (tables.edges[at + 2] != 0) add_edge({tables.edges[at], tables.edges[at + 1], tables.edges[at + 2]});
}

}  // namespace isnad
