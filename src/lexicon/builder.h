// LexiconBuilder: gathers words, names and rules and writes them as one lexicon file.
//
// In: lemmas, forms (folded keys), entities, names (lists of folded words). Out: bytes for Lexicon::from_bytes or a
// file. The same input in the same order gives the same bytes, and a builder filled from an opened lexicon writes that
// lexicon's bytes again. What is added after begin_layer() goes before what was there: a form is read first, a name
// stands for its new target first, and a lemma or entity that is replaced loses its old forms and names.
//
//   LexiconBuilder b = LexiconBuilder::over(*Lexicon::embedded().value());
//   b.begin_layer();
//   b.replace_entity(b.find_entity(EntityKind::place, "sy-dara"), mine);
//   b.add_name({fold_word("درعا")}, {…});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/hash_index.h"
#include "lexicon/lexicon.h"
#include "lexicon/string_pool.h"

namespace isnad {

class LexiconBuilder {
 public:
  static LexiconBuilder over(const Lexicon& lexicon);

  void begin_layer() { ++layer_; }
  // Makes room for so many rows of names.
  void expect(std::size_t rows, std::size_t bytes);

  StringRef string(std::string_view text) { return strings_.intern(text); }
  StringRef own_string(std::string_view text) { return text.empty() ? StringRef() : strings_.append(text); }
  std::string_view text(StringRef r) const { return strings_.view(r); }

  LemmaIndex add_lemma(Lemma lemma);
  void replace_lemma(LemmaIndex i, const Lemma& lemma);
  const Lemma& lemma(LemmaIndex i) const { return lemmas_[i].value; }
  LemmaIndex find_lemma(std::string_view id) const;
  bool has_lemma(std::string_view id) const { return find_lemma(id) != kNone; }
  // Was it added or replaced since begin_layer()?
  bool fresh_lemma(LemmaIndex i) const { return lemmas_[i].layer == layer_; }

  EntityIndex add_entity(Entity entity);  // no other of its kind has its id
  void replace_entity(EntityIndex i, const Entity& entity);
  Entity& entity(EntityIndex i) { return entities_[i].value; }
  const Entity& entity(EntityIndex i) const { return entities_[i].value; }
  std::size_t entity_count() const { return entities_.size(); }
  // Has another kind of entity the same id?
  bool shares_id(EntityIndex i) const { return !entities_[i].first_of_id; }
  bool fresh_entity(EntityIndex i) const { return entities_[i].layer == layer_; }
  // Ids are unique within a kind; an actor and a country may share one («us»).
  EntityIndex find_entity(EntityKind kind, std::string_view id) const;
  EntityIndex find_entity(std::string_view id) const;  // the first kind listed wins

  // False if this key already has this lemma with the same grammar.
  bool add_form(std::string_view key, const Form& form);
  // What the key is in the layers before, its first form; kNone if nothing.
  LemmaIndex older_form(std::string_view key) const;
  // The name's node; a target it has already is not added again.
  std::uint32_t add_name(const std::vector<std::string>& words, NameTarget target);
  // What a name stood for in the layers before, first; nothing if it is new.
  const NameTarget* older_target(std::uint32_t node) const;

  bool has_name(const std::vector<std::string>& words, EntityIndex entity) const;

  // Facts of a layer replace those of the layers before that tell the same relation of the same entity.
  void add_fact(const Fact& fact) { facts_.push_back({fact, layer_, false}); }

  // False if there are more texts than a lexicon file can hold.
  bool fits() const { return !strings_.full(); }
  std::string build(std::string_view rules) const;

 private:
  template <class T>
  struct Layered {
    T value;
    std::uint32_t layer = 0;
    bool first_of_id = false;  // the one that its id finds
  };
  // Forms of a key and targets of a node are chains, newest layer first.
  template <class T>
  struct Link {
    T value;
    std::uint32_t layer = 0;
    std::uint32_t next = kNone;
  };
  struct Key {
    StringRef text;
    std::uint32_t word = kNone;
    std::uint32_t first_form = kNone;
  };
  struct Edge {
    std::uint32_t node, word, child;
  };

  std::uint32_t find_key(std::string_view key) const;
  Key& key_of(std::string_view key);
  std::uint32_t find_edge(std::uint32_t node, std::uint32_t word) const;
  void add_edge(const Edge& edge);
  bool current(const Link<Form>& f) const;
  bool current(const Link<NameTarget>& t) const;
  template <class T>
  void put(std::vector<Link<T>>& links, std::uint32_t& head, const T& value);
  template <class T>
  void flatten(const std::vector<Link<T>>& links, std::uint32_t head, std::vector<T>& out) const;
  std::vector<std::uint32_t> word_table(std::vector<Form>& forms) const;
  std::vector<std::uint32_t> edge_table() const;
  void adopt_words(const Lexicon& lexicon);
  void adopt_names(const Lexicon& lexicon);
  std::vector<Fact> current_facts() const;

  std::uint32_t layer_ = 0;
  StringPool strings_;
  std::vector<Layered<Lemma>> lemmas_;
  std::vector<Layered<Entity>> entities_;
  std::vector<Layered<Fact>> facts_;
  std::vector<Key> keys_;
  std::vector<Link<Form>> forms_;
  std::vector<std::uint32_t> nodes_{kNone};  // the first target of each
  std::vector<Link<NameTarget>> targets_;
  std::vector<Edge> edges_;
  std::uint32_t word_count_ = 0;
  HashIndex lemma_ids_, entity_ids_, entity_kind_ids_, key_index_, edge_index_;
};

}  // namespace isnad
