#include "lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "lexicon/file_format.h"
#include "lexicon/lexicon_loader.h"

namespace isnad {
namespace {

template <class T>
std::span<const T> section(std::string_view file, const LexiconHeader& h, Section s) {
  const SectionRef& r = h.sections[static_cast<std::size_t>(s)];
  return {reinterpret_cast<const T*>(file.data() + r.offset), r.size / sizeof(T)};
}

// For each word id, what begins with it.
std::vector<std::uint8_t> openers(std::span<const std::uint32_t> edges, std::span<const std::uint32_t> node_targets,
                                  std::span<const NameTarget> targets, std::span<const Lemma> lemmas) {
  const std::size_t nodes = node_targets.empty() ? 0 : node_targets.size() - 1;
  std::vector<std::uint32_t> parent(nodes, 0), word(nodes, kNone);
  std::vector<std::uint8_t> out;
  for (std::size_t i = 0; i + 2 < edges.size(); i += 3) {
    const std::uint32_t from = edges[i], label = edges[i + 1], child = edges[i + 2];
    if (child == 0 || child >= nodes || from >= nodes) continue;
    parent[child] = from;
    word[child] = label;
    if (from != 0) continue;
    if (label >= out.size()) out.resize(label + 1, 0);
    out[label] |= Lexicon::kOpensName;
  }
  for (std::uint32_t n = 1; n < nodes; ++n)
    for (std::uint32_t t = node_targets[n]; t < node_targets[n + 1] && t < targets.size(); ++t) {
      if (!targets[t].is_lemma || targets[t].index >= lemmas.size() ||
          lemmas[targets[t].index].word_class != WordClass::trigger)
        continue;
      std::uint32_t top = n;
      while (parent[top] != 0) top = parent[top];
      if (word[top] < out.size()) out[word[top]] |= Lexicon::kOpensTrigger;
    }
  return out;
}

// Most look-ups are of words that are not there; a byte tells.
std::uint8_t tag_of(std::uint64_t hash) { return static_cast<std::uint8_t>(hash >> 56) | 1; }

std::uint8_t edge_tag(std::uint64_t hash) { return static_cast<std::uint8_t>(hash >> 56) | 1; }

Error corrupt(const std::string& name, const char* what) {
  return {ErrorCode::kCorruptLexicon, name + ": " + what + "; compile it again with lexc of this version"};
}

std::string hex16(std::uint64_t v) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string s(16, '0');
  for (int i = 15; i >= 0; --i, v >>= 4) s[static_cast<std::size_t>(i)] = kDigits[v & 15];
  return s;
}

}  // namespace

Lexicon::~Lexicon() {
  if (mapping_) munmap(mapping_, mapping_size_);
}

std::shared_ptr<Lexicon> LexiconLoader::make() { return std::shared_ptr<Lexicon>(new Lexicon()); }

Status LexiconLoader::fill(Lexicon& lex, std::string_view bytes, const std::string& name) {
  LexiconHeader h;
  if (bytes.size() < sizeof h) return corrupt(name, "not a lexicon (too short)");
  std::memcpy(&h, bytes.data(), sizeof h);
  if (h.magic != kLexiconMagic) return corrupt(name, "not a lexicon");
  if (h.version != kLexiconVersion) return corrupt(name, "a lexicon of another version");
  if (h.file_size != bytes.size()) return corrupt(name, "cut off or padded");
  for (const SectionRef& r : h.sections)
    if (r.offset > bytes.size() || r.size > bytes.size() - r.offset)
      return corrupt(name, "a section lies outside the file");
  if (lexicon_checksum(h, bytes.substr(sizeof h)) != h.checksum)
    return corrupt(name, "checksum does not fit the content");
  const auto text_of = [&](Section s) {
    const auto bytes_of = section<char>(bytes, h, s);
    return std::string_view(bytes_of.data(), bytes_of.size());
  };
  lex.strings_ = text_of(Section::strings);
  lex.rules_ = text_of(Section::rules);
  lex.lemmas_ = section<Lemma>(bytes, h, Section::lemmas);
  lex.forms_ = section<Form>(bytes, h, Section::forms);
  lex.entities_ = section<Entity>(bytes, h, Section::entities);
  lex.targets_ = section<NameTarget>(bytes, h, Section::targets);
  lex.words_ = section<std::uint32_t>(bytes, h, Section::words);
  lex.edges_ = section<std::uint32_t>(bytes, h, Section::edges);
  lex.node_targets_ = section<std::uint32_t>(bytes, h, Section::node_targets);
  lex.lemma_by_id_ = section<std::uint32_t>(bytes, h, Section::lemma_by_id);
  lex.entity_by_id_ = section<std::uint32_t>(bytes, h, Section::entity_by_id);
  lex.facts_ = section<Fact>(bytes, h, Section::facts);
  lex.opens_ = openers(lex.edges_, lex.node_targets_, lex.targets_, lex.lemmas_);
  index_edges(lex);
  lex.fingerprint_ = hex16(h.checksum);
  lex.tags_.assign(lex.words_.size() / 5, 0);
  for (std::size_t i = 0; i < lex.tags_.size(); ++i) {
    const std::uint32_t* w = &lex.words_[i * 5];
    if (w[1] == 0) continue;
    if (w[0] > lex.strings_.size() || w[1] > lex.strings_.size() - w[0])
      return corrupt(name, "a word lies outside the file");
    lex.tags_[i] = tag_of(hash_bytes(lex.strings_.substr(w[0], w[1])));
  }
  return Done{};
}

void LexiconLoader::index_edges(Lexicon& lex) {
  const std::size_t nodes = lex.node_targets_.empty() ? 1 : lex.node_targets_.size() - 1;
  lex.inner_.assign(nodes / 64 + 1, 0);
  lex.roots_.assign(lex.opens_.size(), kNone);
  lex.edge_tags_.assign(lex.edges_.size() / 3, 0);
  for (std::size_t slot = 0; slot < lex.edge_tags_.size(); ++slot) {
    const std::uint32_t node = lex.edges_[slot * 3], word = lex.edges_[slot * 3 + 1], child = lex.edges_[slot * 3 + 2];
    if (child == 0 || node >= nodes || child >= nodes) continue;
    lex.edge_tags_[slot] = edge_tag(hash_edge(node, word));
    lex.inner_[node / 64] |= std::uint64_t{1} << node % 64;
    if (node == 0 && word < lex.roots_.size()) lex.roots_[word] = child;
  }
}

Result<std::shared_ptr<const Lexicon>> LexiconLoader::from_memory(std::string_view bytes, std::string name) {
  auto lex = make();
  if (auto s = fill(*lex, bytes, name); !s) return s.error();
  return std::shared_ptr<const Lexicon>(std::move(lex));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::from_bytes(std::string bytes, std::string name) {
  auto lex = LexiconLoader::make();
  lex->owned_ = std::move(bytes);
  if (auto s = LexiconLoader::fill(*lex, lex->owned_, name); !s) return s.error();
  return std::shared_ptr<const Lexicon>(std::move(lex));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::open(const std::string& path) {
  const auto io_error = [&] { return Error{ErrorCode::kIo, path + ": " + std::strerror(errno)}; };
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error();
  struct stat st {};
  if (fstat(fd, &st) != 0 || st.st_size <= 0) {
    ::close(fd);
    return corrupt(path, "empty or unreadable");
  }
  const auto size = static_cast<std::size_t>(st.st_size);
  void* map = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (map == MAP_FAILED) return io_error();
  auto lex = LexiconLoader::make();
  lex->mapping_ = map;
  lex->mapping_size_ = size;
  if (auto s = LexiconLoader::fill(*lex, {static_cast<const char*>(map), size}, path); !s) return s.error();
  return std::shared_ptr<const Lexicon>(std::move(lex));
}

Lexicon::Word Lexicon::find(std::string_view key) const {
  const std::size_t capacity = words_.size() / 5;
  if (capacity == 0 || key.empty()) return {};
  const std::uint64_t hash = hash_bytes(key);
  __builtin_prefetch(&words_[(hash & (capacity - 1)) * 5]);  // with the tag, not after it
  for (std::size_t slot = hash & (capacity - 1);; slot = (slot + 1) & (capacity - 1)) {
    if (tags_[slot] == 0) return {};
    if (tags_[slot] != tag_of(hash)) continue;
    const std::uint32_t* w = &words_[slot * 5];
    if (w[1] == key.size() && std::memcmp(strings_.data() + w[0], key.data(), key.size()) == 0)
      return {forms_.subspan(w[2], w[3]), w[4]};
  }
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word) const {
  if (node == 0) return word < roots_.size() ? roots_[word] : kNone;
  if (word == kNone || !goes_on(node)) return kNone;
  const std::size_t capacity = edge_tags_.size();
  const std::uint64_t hash = hash_edge(node, word);
  for (std::size_t slot = hash & (capacity - 1);; slot = (slot + 1) & (capacity - 1)) {
    if (edge_tags_[slot] == 0) return kNone;
    if (edge_tags_[slot] != edge_tag(hash)) continue;
    const std::uint32_t* e = &edges_[slot * 3];
    if (e[0] == node && e[1] == word) return e[2];
  }
}

LemmaIndex Lexicon::find_lemma(std::string_view wanted) const {
  const auto it = std::lower_bound(lemma_by_id_.begin(), lemma_by_id_.end(), wanted,
                                   [&](std::uint32_t i, std::string_view v) { return id(lemmas_[i]) < v; });
  return it != lemma_by_id_.end() && id(lemmas_[*it]) == wanted ? *it : kNone;
}

EntityIndex Lexicon::find_entity(std::string_view wanted) const {
  const auto it = std::lower_bound(entity_by_id_.begin(), entity_by_id_.end(), wanted,
                                   [&](std::uint32_t i, std::string_view v) { return id(entities_[i]) < v; });
  return it != entity_by_id_.end() && id(entities_[*it]) == wanted ? *it : kNone;
}

std::span<const Fact> Lexicon::facts(EntityIndex i) const {
  const auto first =
      std::lower_bound(facts_.begin(), facts_.end(), i, [](const Fact& f, EntityIndex e) { return f.entity < e; });
  const auto last = std::upper_bound(first, facts_.end(), i, [](EntityIndex e, const Fact& f) { return e < f.entity; });
  return {first, last};
}

}  // namespace isnad
