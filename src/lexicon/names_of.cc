#include "lexicon/names_of.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "lexicon/lexicon_tables.h"

namespace isnad {
namespace {

struct Found {
  std::uint32_t node;
  FoldedName name;
};

std::vector<Found> nodes_of(const Lexicon& lexicon, const LexiconTables& tables, EntityIndex entity) {
  std::vector<Found> found;
  for (std::uint32_t n = 0; n + 1 < tables.node_targets.size(); ++n) {
    const auto targets = lexicon.targets(n);
    for (const NameTarget& t : targets)
      if (!t.is_lemma && t.index == entity)
        found.push_back({n, {{}, (t.flags & kNameWeak) != 0, &t == &targets.front()}});
  }
  return found;
}

// The way from each node of the trie to the one before it.
struct Up {
  std::uint32_t node = 0, word = kNone;
};
std::vector<Up> ways_up(const LexiconTables& tables) {
  std::vector<Up> up(tables.node_targets.size());
  for (std::size_t at = 0; at + 3 <= tables.edges.size(); at += 3)
    if (const std::uint32_t child = tables.edges[at + 2]; child < up.size() && tables.edges[at] < up.size())
      up[child] = {tables.edges[at], tables.edges[at + 1]};
  up[0] = {};
  return up;
}

}  // namespace

std::string readable_key(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    append_code_point(out, byte < 0x80 ? char32_t{byte} : static_cast<char32_t>(0x620 + (byte - 0x80)));
  }
  return out;
}

std::vector<EntityIndex> entities_with_word(const Lexicon& lexicon, std::uint32_t word) {
  const LexiconTables tables(lexicon);
  const std::vector<Up> up = ways_up(tables);
  std::vector<EntityIndex> found;
  for (std::uint32_t n = 1; n + 1 < tables.node_targets.size(); ++n) {
    const auto targets = lexicon.targets(n);
    std::uint32_t at = targets.empty() ? 0 : n;
    while (at != 0 && up[at].word != word) at = up[at].node;
    if (at == 0) continue;
    for (const NameTarget& t : targets)
      if (!t.is_lemma) found.push_back(t.index);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<FoldedName> names_of(const Lexicon& lexicon, EntityIndex entity) {
  const LexiconTables tables(lexicon);
  std::vector<Found> found = nodes_of(lexicon, tables, entity);
  if (found.empty()) return {};
  const std::vector<Up> up = ways_up(tables);
  std::unordered_map<std::uint32_t, std::string> words;
  for (const Found& f : found)
    for (std::uint32_t n = f.node; n != 0; n = up[n].node) words[up[n].word];
  for (std::size_t at = 0; at + 5 <= tables.words.size(); at += 5)
    if (const auto it = words.find(tables.words[at + 4]); tables.words[at + 1] != 0 && it != words.end())
      it->second = readable_key(tables.strings.substr(tables.words[at], tables.words[at + 1]));
  std::vector<FoldedName> names;
  for (Found& f : found) {
    for (std::uint32_t n = f.node; n != 0; n = up[n].node)
      f.name.text = words[up[n].word] + (f.name.text.empty() ? "" : " ") + f.name.text;
    names.push_back(std::move(f.name));
  }
  return names;
}

}  // namespace isnad
