#include <algorithm>

#include "mention/mention.h"
#include "mention/time_atoms.h"
#include "mention/time_grammar.h"

namespace isnad {

void find_times(const Document& doc, const Sentence& s, const Lexicon& lexicon, const std::optional<Date>& published,
                std::vector<TimeMention>& out) {
  if (!may_hold_time(doc, s, lexicon)) return;
  std::vector<Atom> atoms;
  read_atoms(doc, s, lexicon, atoms);
  const TimeGrammar grammar(atoms, published, out);
  TimeExpression e;
  for (std::size_t i = 0; i < atoms.size();) {
    if (!grammar.at(i, e)) {
      ++i;
      continue;
    }
    e.end = std::max(e.end, i + 1);
    TimeMention m = e.mention;
    m.first = atoms[i].first;
    m.last = atoms[std::min(e.end, atoms.size()) - 1].last;
    m.time.span = {doc.tokens[m.first].span.begin, doc.tokens[m.last - 1].span.end};
    out.push_back(m);
    i = e.end;
  }
}

}  // namespace isnad
