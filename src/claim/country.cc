#include "claim/country.h"

#include <algorithm>
#include <vector>

#include "text/phrase.h"

namespace isnad {

EntityIndex country_of_report(const Document& doc, const Lexicon& lexicon) {
  constexpr std::size_t kEnough = 24;  // places looked at
  std::vector<PhraseMatch> matches;
  std::vector<std::pair<EntityIndex, int>> votes;
  std::size_t seen = 0;
  for (const Sentence& s : doc.sentences) {
    if (s.segment == Segment::noise) continue;
    matches.clear();
    match_names(doc, s.first, s.last, lexicon, matches);
    for (const PhraseMatch& m : matches) {
      EntityIndex e = kNone;  // of a capital and the government named after it, the capital
      for (const NameTarget& t : lexicon.targets(m.node)) {
        if (e != kNone || t.is_lemma || (t.flags & kNameWeak)) continue;
        const EntityKind kind = lexicon.entity(t.index).kind;
        if (kind == EntityKind::place) e = t.index;
        if (kind == EntityKind::facility) e = lexicon.entity(t.index).place;
      }
      if (e == kNone) continue;
      while (lexicon.entity(e).parent != kNone) e = lexicon.entity(e).parent;
      const auto at = std::find_if(votes.begin(), votes.end(), [e](const auto& v) { return v.first == e; });
      if (at == votes.end())
        votes.emplace_back(e, 1);
      else
        ++at->second;
      ++seen;
    }
    if (seen >= kEnough) break;
  }
  if (votes.empty()) return kNone;
  return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace isnad
