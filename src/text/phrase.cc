#include "text/phrase.h"

namespace isnad {
namespace {

bool passable(const Token& t) {
  return t.kind == TokenKind::punct &&
         (t.punct == '"' || t.punct == '-' || t.punct == '/' || t.punct == '(' || t.punct == ')' || t.punct == '_');
}

// The longest match that begins with `start`, or last == first.
PhraseMatch longest(const Document& doc, std::uint32_t first, std::uint32_t end, const Lexicon& lex,
                    const NameWord& start) {
  PhraseMatch best;
  best.first = best.last = first;
  best.proclitics = start.proclitics;
  std::uint32_t node = lex.step(0, start.id);
  for (std::uint32_t i = first; node != kNone;) {
    if (const auto targets = lex.targets(node); !targets.empty()) {
      best.last = i + 1;
      best.target = targets.front();
      best.node = node;
    }
    if (!lex.goes_on(node)) break;
    std::uint32_t next = i + 1;
    if (next < end && passable(doc.tokens[next])) ++next;
    if (next >= end) break;
    std::uint32_t child = kNone;
    for (const NameWord& w : doc.name_words_of(doc.tokens[next]))
      if (w.proclitics == 0) child = lex.step(node, w.id);
    node = child;
    i = next;
  }
  return best;
}

}  // namespace

void match_names(const Document& doc, std::uint32_t first, std::uint32_t last, const Lexicon& lex,
                 std::vector<PhraseMatch>& out) {
  for (std::uint32_t i = first; i < last;) {
    PhraseMatch best;
    if ((doc.tokens[i].classes & kAnyOpensName) == 0) {
      ++i;
      continue;
    }
    for (const NameWord& w : doc.name_words_of(doc.tokens[i])) {
      const PhraseMatch m = longest(doc, i, last, lex, w);
      if (m.last - m.first > best.last - best.first) best = m;  // fewer proclitics come first and win ties
    }
    if (best.last > i) {
      out.push_back(best);
      i = best.last;
    } else {
      ++i;
    }
  }
}

}  // namespace isnad
