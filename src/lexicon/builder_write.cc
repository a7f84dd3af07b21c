// The second half of LexiconBuilder: from what was gathered to the bytes of a lexicon file.
#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

#include "lexicon/builder.h"
#include "lexicon/file_format.h"

namespace isnad {
namespace {

template <class T>
std::string_view bytes_of(const std::vector<T>& v) {
  return {reinterpret_cast<const char*>(v.data()), v.size() * sizeof(T)};
}

std::size_t table_size(std::size_t entries) { return std::bit_ceil(std::max<std::size_t>(entries * 2, 16)); }

// Sorts numbers by their texts. The first sixteen bytes stand beside each number, so that most comparisons stay there.
template <class TextOf>
std::vector<std::uint32_t> sorted_by_text(const std::vector<std::uint32_t>& items, TextOf text_of) {
  struct Entry {
    std::uint64_t head[2] = {0, 0};
    std::uint32_t item = 0;
  };
  std::vector<Entry> entries;
  entries.reserve(items.size());
  for (const std::uint32_t item : items) {
    Entry e;
    e.item = item;
    const std::string_view text = text_of(item);
    for (std::size_t i = 0; i < 16; ++i)
      e.head[i / 8] = e.head[i / 8] << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    entries.push_back(e);
  }
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.head[0] != b.head[0]) return a.head[0] < b.head[0];
    if (a.head[1] != b.head[1]) return a.head[1] < b.head[1];
    return text_of(a.item) < text_of(b.item);
  });
  std::vector<std::uint32_t> sorted;
  sorted.reserve(entries.size());
  for (const Entry& e : entries) sorted.push_back(e.item);
  return sorted;
}

template <class Wanted>
std::vector<std::uint32_t> which(std::size_t count, Wanted wanted) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < count; ++i)
    if (wanted(i)) out.push_back(i);
  return out;
}

// Sections one after another behind a header, each at a multiple of eight bytes.
class FileWriter {
 public:
  explicit FileWriter(std::size_t expected) {
    file_.reserve(expected);
    file_.assign(sizeof(LexiconHeader), '\0');
  }
  void put(Section s, std::string_view bytes) {
    header_.sections[static_cast<std::size_t>(s)] = {file_.size(), bytes.size()};
    file_.append(bytes);
    file_.resize((file_.size() + 7) / 8 * 8);
  }
  std::string finish() && {
    header_.file_size = file_.size();
    header_.checksum = lexicon_checksum(header_, std::string_view(file_).substr(sizeof header_));
    std::memcpy(file_.data(), &header_, sizeof header_);
    return std::move(file_);
  }

 private:
  LexiconHeader header_;
  std::string file_;
};

bool same(const Form& a, const Form& b) {
  return a.lemma == b.lemma && a.pos == b.pos && a.number == b.number && a.gram_case == b.gram_case &&
         a.flags == b.flags;
}
bool same(const NameTarget& a, const NameTarget& b) { return a.index == b.index && a.is_lemma == b.is_lemma; }

}  // namespace

// Appends what is current of a chain, each thing once.
template <class T>
void LexiconBuilder::flatten(const std::vector<Link<T>>& links, std::uint32_t head, std::vector<T>& out) const {
  const std::size_t begin = out.size();
  for (std::uint32_t i = head; i != kNone; i = links[i].next) {
    const Link<T>& link = links[i];
    if (current(link) && std::none_of(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                                      [&](const T& t) { return same(t, link.value); }))
      out.push_back(link.value);
  }
}

std::vector<std::uint32_t> LexiconBuilder::word_table(std::vector<Form>& forms) const {
  const auto key_text = [&](std::uint32_t i) { return text(keys_[i].text); };
  const auto all = which(keys_.size(), [](std::uint32_t) { return true; });
  std::vector<std::uint32_t> words(table_size(keys_.size()) * 5, 0);
  const std::size_t mask = words.size() / 5 - 1;
  for (const std::uint32_t i : sorted_by_text(all, key_text)) {
    const Key& k = keys_[i];
    std::size_t slot = hash_bytes(key_text(i)) & mask;
    while (words[slot * 5 + 1] != 0) slot = (slot + 1) & mask;
    const auto first = static_cast<std::uint32_t>(forms.size());
    flatten(forms_, k.first_form, forms);
    const std::uint32_t count = static_cast<std::uint32_t>(forms.size()) - first;
    const std::uint32_t cells[5] = {k.text.offset, k.text.size, first, count, k.word};
    std::copy(std::begin(cells), std::end(cells), words.begin() + static_cast<std::ptrdiff_t>(slot * 5));
  }
  return words;
}

std::vector<std::uint32_t> LexiconBuilder::edge_table() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;  // node and word, child
  order.reserve(edges_.size());
  for (const Edge& e : edges_) order.emplace_back(std::uint64_t{e.node} << 32 | e.word, e.child);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> edges(table_size(nodes_.size()) * 3, 0);
  const std::size_t mask = edges.size() / 3 - 1;
  for (const auto& [from, child] : order) {
    const auto node = static_cast<std::uint32_t>(from >> 32), word = static_cast<std::uint32_t>(from);
    std::size_t slot = hash_edge(node, word) & mask;
    while (edges[slot * 3 + 2] != 0) slot = (slot + 1) & mask;
    edges[slot * 3] = node;
    edges[slot * 3 + 1] = word;
    edges[slot * 3 + 2] = child;
  }
  return edges;
}

std::vector<Fact> LexiconBuilder::current_facts() const {
  const auto key = [](const Layered<Fact>& f) { return std::pair(f.value.entity, f.value.relation); };
  std::vector<Layered<Fact>> sorted = facts_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
    return std::tuple(key(a), -static_cast<std::int64_t>(a.layer), a.value.from) <
           std::tuple(key(b), -static_cast<std::int64_t>(b.layer), b.value.from);
  });
  std::vector<Fact> out;
  std::uint32_t newest = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || key(sorted[i]) != key(sorted[i - 1])) newest = sorted[i].layer;
    if (sorted[i].layer == newest) out.push_back(sorted[i].value);
  }
  return out;
}

std::string LexiconBuilder::build(std::string_view rules) const {
  std::size_t expected = strings_.all().size() + rules.size() + table_size(keys_.size()) * 20 +
                         table_size(nodes_.size()) * 12 + nodes_.size() * 4 + targets_.size() * sizeof(NameTarget) +
                         forms_.size() * sizeof(Form) + lemmas_.size() * (sizeof(Lemma) + 4) +
                         entities_.size() * (sizeof(Entity) + 4) + facts_.size() * sizeof(Fact) + 4096;
  FileWriter file(expected);
  const auto plain = [](const auto& layered) {
    std::vector<std::decay_t<decltype(layered.front().value)>> out;
    out.reserve(layered.size());
    for (const auto& l : layered) out.push_back(l.value);
    return out;
  };
  file.put(Section::strings, strings_.all());
  file.put(Section::lemmas, bytes_of(plain(lemmas_)));
  std::vector<Form> forms;
  const std::vector<std::uint32_t> words = word_table(forms);
  file.put(Section::forms, bytes_of(forms));
  file.put(Section::entities, bytes_of(plain(entities_)));

  std::vector<std::uint32_t> node_targets;
  node_targets.reserve(nodes_.size() + 1);
  std::vector<NameTarget> targets;
  for (const std::uint32_t head : nodes_) {
    node_targets.push_back(static_cast<std::uint32_t>(targets.size()));
    flatten(targets_, head, targets);
  }
  node_targets.push_back(static_cast<std::uint32_t>(targets.size()));
  file.put(Section::targets, bytes_of(targets));
  file.put(Section::words, bytes_of(words));
  file.put(Section::edges, bytes_of(edge_table()));
  file.put(Section::node_targets, bytes_of(node_targets));

  const auto lemma_id = [&](std::uint32_t i) { return text(lemma(i).id); };
  const auto entity_id = [&](std::uint32_t i) { return text(entity(i).id); };
  file.put(Section::lemma_by_id,
           bytes_of(sorted_by_text(which(lemmas_.size(), [&](std::uint32_t i) { return lemmas_[i].first_of_id; }),
                                   lemma_id)));
  file.put(Section::entity_by_id,
           bytes_of(sorted_by_text(which(entities_.size(), [&](std::uint32_t i) { return entities_[i].first_of_id; }),
                                   entity_id)));
  file.put(Section::rules, rules);
  file.put(Section::facts, bytes_of(current_facts()));
  return std::move(file).finish();
}

}  // namespace isnad
