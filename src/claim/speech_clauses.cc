#include "claim/speech_clauses.h"

#include <string>

#include "base/fold.h"

namespace isnad {

using namespace feature;

bool SpeechClauses::comma(std::size_t i) const { return at(i) && at(i)->is(ItemClass::punct) && at(i)->punct == ','; }

std::uint32_t SpeechClauses::last_clause(std::size_t i) const {
  std::size_t k = i;
  if (k > 0 && comma(k - 1)) --k;
  while (k-- > 0)
    if (comma(k) || s_.items[k].is(ItemClass::complementizer)) return s_.items[k].last;
  return s_.sentence.first;
}

std::uint32_t SpeechClauses::clause_start(std::size_t i) const {
  for (std::size_t k = i; k-- > 0;) {
    const Item& it = s_.items[k];
    if (it.is(ItemClass::punct) && (it.punct == ';' || it.punct == ':')) return it.last;
    if (it.is(ItemClass::additive) && k > 0 && s_.items[k - 1].is(ItemClass::punct)) return it.first;
    const bool verb = (it.is(ItemClass::trigger) || it.is(ItemClass::speech)) && it.has(kAnd) &&
                      (it.has(kVerb) || it.is(ItemClass::speech));
    if (verb && k > 0 && s_.items[k - 1].is(ItemClass::punct) && s_.items[k - 1].punct == ',') return it.first;
  }
  return s_.sentence.first;
}

std::uint32_t SpeechClauses::clause_end(std::size_t i) const {
  for (; i < s_.items.size(); ++i)
    if (s_.items[i].is(ItemClass::punct) && s_.items[i].punct != '"') return s_.items[i].first;
  return sentence_end();
}

bool SpeechClauses::house_after(std::size_t i) const {
  const Item* n = at(i + 1);
  if (!n || !(n->is(ItemClass::facility) || n->is(ItemClass::facility_type)) || n->has(kPrepB) || n->has(kPrepL))
    return false;
  for (std::size_t k = i + 2; k < s_.items.size() && k < i + 6; ++k)
    if (s_.items[k].is(ItemClass::group) && s_.items[k].has(kCounted)) return true;
  return false;
}

bool SpeechClauses::says_noun(std::size_t phrase, SpeechCode code) const {
  if (code == SpeechCode::document || code == SpeechCode::deny || code == SpeechCode::accuse) return true;
  for (std::size_t k = phrase; k < s_.items.size() && k < phrase + 8; ++k)
    if (s_.items[k].is(ItemClass::trigger) && s_.items[k].has(kMasdar)) return true;
  return false;
}

bool SpeechClauses::statement_noun(std::size_t i, bool complement) const {
  const bool medium = speakers_.medium(i + 1);  // «أعلن في البيان نفسه مقتل ستة»
  if (complement && medium) return true;
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + (medium ? 9 : 5); ++k) {
    const Item& n = s_.items[k];
    if (n.is(ItemClass::trigger) && n.has(kMasdar) && n.has(kMeasure)) return true;
    if (n.is(ItemClass::group) && n.has(kCounted)) return true;
    const bool beside_time = comma(k) && (s_.items[k - 1].is(ItemClass::time) ||
                                          (k + 1 < s_.items.size() && s_.items[k + 1].is(ItemClass::time)));
    if (beside_time) continue;  // «أقر، الأربعاء، بمقتل 18»
    const bool passes = n.is(ItemClass::time) || n.is(ItemClass::particle) || n.is(ItemClass::word) ||
                        n.is(ItemClass::background) || n.is(ItemClass::rise) || named(c_.lexicon, n, "self") ||
                        (medium && (n.is(ItemClass::speaker) || n.is(ItemClass::source)));
    if (!passes) return false;
  }
  return false;
}

std::optional<SpeechClauses::Issued> SpeechClauses::document_issued(std::size_t from) const {
  constexpr std::size_t kReach = 14;
  std::optional<Issued> found;
  for (std::size_t k = from; k < s_.items.size() && k < from + kReach; ++k) {
    const Item& n = s_.items[k];
    if (n.is(ItemClass::complementizer) || n.is(ItemClass::speech)) break;
    if (!found && (n.is(ItemClass::toll) || named_document(k))) found = Issued{};
    if (found && n.is(ItemClass::punct) && n.punct == ':') {
      found->colon = k;
      break;
    }
  }
  return found;
}

bool SpeechClauses::number_behind(std::size_t i, std::string_view preposition) const {
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 10; ++k) {
    if (c_.doc.key(c_.doc.tokens[s_.items[k].first]) == preposition) {
      for (std::size_t n = k + 1; n < s_.items.size() && n < k + 6; ++n) {
        if (s_.items[n].is(ItemClass::group) && s_.items[n].has(kCounted)) return true;
        if (s_.items[n].is(ItemClass::complementizer) || s_.items[n].is(ItemClass::punct)) return false;
      }
      return false;
    }
    if (s_.items[k].is(ItemClass::complementizer) || s_.items[k].is(ItemClass::punct)) return false;
  }
  return false;
}

bool SpeechClauses::goes_on(std::size_t i) const {
  std::size_t k = i + 1;
  if (const Item* n = at(k); n && n->is(ItemClass::particle) && n->last == n->first + 1) ++k;
  const Item* n = at(k);
  return n && n->is(ItemClass::trigger) && n->has(kMasdar) && n->has(kMeasure) && (participle(i) || i <= 2);
}

bool SpeechClauses::participle(std::size_t i) const {
  return c_.lexicon.lemma(s_.items[i].speech).pos == PartOfSpeech::participle;
}

bool SpeechClauses::bare_quote(std::size_t i) const {
  const Item* n = at(i + 1);
  return n && n->is(ItemClass::punct) && (n->punct == ':' || n->punct == '"');
}

bool SpeechClauses::parted(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t)
    if (c_.doc.tokens[t].punct == '.' || c_.doc.tokens[t].punct == ';') return true;
  return false;
}

bool SpeechClauses::within_speech(const std::vector<SpeechFrame>& frames, std::size_t i) const {
  for (const SpeechFrame& f : frames)
    if (!f.after && !f.chain.empty() && f.begin < s_.items[i].first && !parted(f.at, s_.items[i].first)) return true;
  return false;
}

std::uint32_t SpeechClauses::past_names(const SpeechFrame& f) const {
  std::uint32_t t = f.at;
  while (t < sentence_end() && !f.chain.empty() && c_.doc.tokens[t].span.begin < f.chain.front().span.end) ++t;
  return t;
}

bool SpeechClauses::named_document(std::size_t i) const {
  return at(i) && at(i)->is(ItemClass::speaker) && at(i)->speaker != kNone &&
         static_cast<SpeakerCode>(c_.lexicon.lemma(at(i)->speaker).code) == SpeakerCode::document;
}

bool SpeechClauses::tells_of_document(std::size_t i) const {
  return s_.items[i].pronoun != Pronoun::none && i > 0 && named_document(i - 1) && !s_.items[i - 1].has(kDefinite) &&
         speakers_.subject_after(i) == i + 1;
}

bool SpeechClauses::quote_closes() const {
  constexpr std::uint32_t kFar = 700;
  const std::string_view text = c_.doc.text;
  for (std::uint32_t t = s_.sentence.first; t < c_.doc.tokens.size() && t < s_.sentence.first + kFar; ++t) {
    const Token& mark = c_.doc.tokens[t];
    if (mark.punct != '"' || mark.kind != TokenKind::punct) continue;
    if (mark.quote != '|') return mark.quote == '>';
    const auto blank = [&](std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == '\n'; };
    return mark.span.begin > 0 && !blank(mark.span.begin - 1) && blank(mark.span.end);
  }
  return false;
}

bool SpeechClauses::the_statement(const Link& l) {
  static const std::string kToThe = fold_word("لل"), kThe = fold_word("ال");
  const std::string_view text = l.text;
  const std::size_t space = text.find(' ');
  if (space != text.npos && !SpeakerReader::itself(fold_word(text.substr(space + 1)))) return false;
  std::string word = fold_word(text.substr(0, space));
  if (word.starts_with(kToThe)) word = kThe + word.substr(kToThe.size());
  return SpeakerReader::is_document(word);
}

bool SpeechClauses::shy(const Lemma& l) const {
  const auto code = static_cast<SpeechCode>(l.code);
  const std::string_view name = c_.lexicon.text(l.name);
  return code == SpeechCode::document || code == SpeechCode::reject || name == "shy" || name == "contains";
}

bool SpeechClauses::tail(std::size_t i) const {
  int words = 0;
  for (; i < s_.items.size(); ++i)
    if (!s_.items[i].is(ItemClass::punct)) ++words;
  return words == 0;
}

std::uint32_t SpeechClauses::next_while(std::uint32_t token) const {
  for (std::size_t k = 1; k < s_.items.size(); ++k)
    if (s_.items[k].first > token && s_.items[k].is(ItemClass::additive) && comma(k - 1)) return s_.items[k].first;
  return sentence_end();
}

}  // namespace isnad
