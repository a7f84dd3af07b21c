#include "lexicon/builder.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <set>

#include "lexicon/file_format.h"

namespace isnad {
namespace {

template <class T>
std::string_view bytes_of(const std::vector<T>& v) {
  return {reinterpret_cast<const char*>(v.data()), v.size() * sizeof(T)};
}

std::size_t table_size(std::size_t entries) { return std::bit_ceil(std::max<std::size_t>(entries * 2, 16)); }

bool same(const Form& a, const Form& b) {
  return a.lemma == b.lemma && a.pos == b.pos && a.number == b.number && a.gram_case == b.gram_case &&
         a.flags == b.flags;
}

}  // namespace

StringRef LexiconBuilder::string(std::string_view text) {
  if (text.empty()) return {};
  if (const auto it = interned_.find(text); it != interned_.end()) return it->second;
  const StringRef r{static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
  strings_.append(text);
  interned_.emplace(text, r);
  return r;
}

LemmaIndex LexiconBuilder::add_lemma(Lemma lemma) {
  const auto i = static_cast<LemmaIndex>(lemmas_.size());
  lemma_ids_.emplace(strings_.substr(lemma.id.offset, lemma.id.size), i);
  lemmas_.push_back(lemma);
  return i;
}

EntityIndex LexiconBuilder::add_entity(Entity entity) {
  const auto i = static_cast<EntityIndex>(entities_.size());
  const std::string id = strings_.substr(entity.id.offset, entity.id.size);
  entity_ids_.emplace(id, i);
  entity_kind_ids_.emplace(std::pair(entity.kind, id), i);
  entities_.push_back(entity);
  return i;
}

EntityIndex LexiconBuilder::find_entity(EntityKind kind, std::string_view id) const {
  const auto it = entity_kind_ids_.find(std::pair(kind, std::string(id)));
  return it == entity_kind_ids_.end() ? kNone : it->second;
}

bool LexiconBuilder::add_form(const std::string& key, const Form& form) {
  string(key);
  auto& list = forms_[key];
  if (std::any_of(list.begin(), list.end(), [&](const Form& f) { return same(f, form); })) return false;
  list.push_back(form);
  return true;
}

std::uint32_t LexiconBuilder::word_id(const std::string& key) {
  string(key);
  return words_.emplace(key, static_cast<std::uint32_t>(words_.size())).first->second;
}

bool LexiconBuilder::add_name(const std::vector<std::string>& words, NameTarget target) {
  std::uint32_t node = 0;
  for (const std::string& w : words) {
    const auto [it, fresh] = trie_[node].children.emplace(word_id(w), static_cast<std::uint32_t>(trie_.size()));
    node = it->second;
    if (fresh) trie_.emplace_back();
  }
  for (const NameTarget& t : trie_[node].targets)
    if (t.index == target.index && t.is_lemma == target.is_lemma) return false;
  trie_[node].targets.push_back(target);
  return true;
}

std::string LexiconBuilder::build(std::string_view rules) const {
  std::set<std::string> keys;
  for (const auto& [k, f] : forms_) keys.insert(k);
  for (const auto& [k, id] : words_) keys.insert(k);

  std::vector<Form> forms;
  std::vector<std::uint32_t> words(table_size(keys.size()) * 5, 0);
  for (const std::string& k : keys) {
    const auto f = forms_.find(k);
    const auto w = words_.find(k);
    const StringRef r = interned_.find(k)->second;
    const std::size_t mask = words.size() / 5 - 1;
    std::size_t slot = hash_bytes(k) & mask;
    while (words[slot * 5 + 1] != 0) slot = (slot + 1) & mask;
    const std::uint32_t count = f == forms_.end() ? 0 : static_cast<std::uint32_t>(f->second.size());
    const std::uint32_t cells[5] = {r.offset, r.size, static_cast<std::uint32_t>(forms.size()), count,
                                    w == words_.end() ? kNone : w->second};
    std::copy(std::begin(cells), std::end(cells), words.begin() + static_cast<std::ptrdiff_t>(slot * 5));
    if (f != forms_.end()) forms.insert(forms.end(), f->second.begin(), f->second.end());
  }

  std::vector<std::uint32_t> edges(table_size(trie_.size()) * 3, 0), node_targets;
  std::vector<NameTarget> targets;
  for (std::uint32_t n = 0; n < trie_.size(); ++n) {
    node_targets.push_back(static_cast<std::uint32_t>(targets.size()));
    targets.insert(targets.end(), trie_[n].targets.begin(), trie_[n].targets.end());
    for (const auto& [word, child] : trie_[n].children) {
      const std::size_t mask = edges.size() / 3 - 1;
      std::size_t slot = hash_edge(n, word) & mask;
      while (edges[slot * 3 + 2] != 0) slot = (slot + 1) & mask;
      edges[slot * 3] = n;
      edges[slot * 3 + 1] = word;
      edges[slot * 3 + 2] = child;
    }
  }
  node_targets.push_back(static_cast<std::uint32_t>(targets.size()));

  std::vector<std::uint32_t> lemma_order, entity_order;
  for (const auto& [id, i] : lemma_ids_) lemma_order.push_back(i);
  for (const auto& [id, i] : entity_ids_) entity_order.push_back(i);

  LexiconHeader h;
  std::string file(sizeof h, '\0');
  const auto put = [&](Section s, std::string_view bytes) {
    h.sections[static_cast<std::size_t>(s)] = {file.size(), bytes.size()};
    file.append(bytes);
    file.resize((file.size() + 7) / 8 * 8);
  };
  put(Section::strings, strings_);
  put(Section::lemmas, bytes_of(lemmas_));
  put(Section::forms, bytes_of(forms));
  put(Section::entities, bytes_of(entities_));
  put(Section::targets, bytes_of(targets));
  put(Section::words, bytes_of(words));
  put(Section::edges, bytes_of(edges));
  put(Section::node_targets, bytes_of(node_targets));
  put(Section::lemma_by_id, bytes_of(lemma_order));
  put(Section::entity_by_id, bytes_of(entity_order));
  put(Section::rules, rules);
  h.file_size = file.size();
  h.checksum = lexicon_checksum(h, std::string_view(file).substr(sizeof h));
  std::memcpy(file.data(), &h, sizeof h);
  return file;
}

}  // namespace isnad
