#include "claim/speech_quotes.h"

namespace isnad {

void open_quote(const ItemContext& context, const SentenceItems& sentence, const SpeechState& state,
                std::vector<SpeechFrame>& out) {
  if (!state.in_quote || state.last.empty()) return;
  SpeechFrame f;
  f.begin = f.at = sentence.sentence.first;
  f.chain = state.last;
  f.end = sentence.sentence.last;
  for (const Item& it : sentence.items)
    if (it.is(ItemClass::punct) && it.punct == '"' && context.doc.tokens[it.first].quote != '<') {
      f.end = it.last;
      break;
    }
  out.push_back(std::move(f));
}

void track_quotes(const ItemContext& context, const SentenceItems& sentence, SpeechState& state) {
  int plain = 0;
  for (std::uint32_t t = sentence.sentence.first; t < sentence.sentence.last; ++t) {
    const Token& token = context.doc.tokens[t];
    if (token.kind != TokenKind::punct || token.punct != '"') continue;
    if (token.quote == '<') state.in_quote = true;
    if (token.quote == '>') state.in_quote = false;
    plain += token.quote == '|';
  }
  if (plain % 2) state.in_quote = !state.in_quote;
}

}  // namespace isnad
