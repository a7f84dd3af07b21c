#include "claim/trace.h"

#include <algorithm>

#include "claim/rule.h"
#include "claim/speech.h"

namespace isnad {
namespace {

Span words_of(const Document& doc, const Item& it) { return span_of(doc, it.first, it.last); }

std::vector<Bound> bound_slots(const RuleMatch& m, const Document& doc, const Lexicon& lexicon,
                               const SentenceItems& s) {
  std::vector<Bound> out;
  for (char c = 'a'; c <= 'z'; ++c)
    if (m[c] >= 0) {
      const Item& it = s.items[static_cast<std::size_t>(m[c])];
      const LemmaIndex lemma = it.trigger != kNone ? it.trigger : it.lemma;
      out.push_back({c, words_of(doc, it), item_classes(it),
                     lemma == kNone ? std::string() : std::string(lexicon.id(lexicon.lemma(lemma)))});
    }
  return out;
}

}  // namespace

void Trace::attempt(FactKey fact, Outcome outcome, const Rule& rule, const RuleMatch& match, const Document& doc,
                    const Lexicon& lexicon, const SentenceItems& s) {
  // One rule matches one item from several places; the first says it all.
  const bool known = std::any_of(attempts.begin(), attempts.end(), [&](const Attempt& a) {
    return a.fact == fact && a.rule == rule.id && (a.outcome == outcome || !refused(a.outcome));
  });
  if (known) return;
  Attempt a{fact, outcome, rule.id, {}, bound_slots(match, doc, lexicon, s), 0, {}};
  const std::size_t last = std::clamp(match.last, match.first + 1, s.items.size());
  a.words = span_of(doc, s.items[match.first].first, s.items[last - 1].last);
  attempts.push_back(std::move(a));
}

void Trace::speaker(FactKey fact, const SpeechFrame* frame, const std::vector<Link>& chain, Span sentence,
                    const Document& doc, const SentenceItems& s) {
  if (!frame) return decide(fact, Aspect::speaker, Why::own_voice);
  const std::size_t at = item_at(s, frame->at);
  const Span word = at < s.items.size() ? words_of(doc, s.items[at]) : Span{};
  constexpr std::uint64_t kSays = bit(ItemClass::speech) | bit(ItemClass::according) | bit(ItemClass::toll);
  const bool says = at < s.items.size() && (s.items[at].classes & kSays) != 0;
  if (chain.empty()) return decide(fact, Aspect::speaker, Why::outlet_itself, word);
  if (chain.front().span.empty() || sentence.contains(chain.front().span))
    return decide(fact, Aspect::speaker, frame->after ? Why::said_after : Why::said_before, word);
  decide(fact, Aspect::speaker, says ? Why::goes_on : Why::still_speaking, word);
}

void Trace::stance(std::uint32_t number, const Claim& stance) {
  const FactKey key{FactKind::stance, 0, number};
  attempts.push_back({key, Outcome::read, stance.rule, stance.span, {{'t', stance.span, {}, {}}}, 0, {}});
}

void Trace::pass_over(const Sentence& sentence, const Document& doc, const Lexicon& lexicon) {
  std::vector<Quantity> found;
  find_quantities(doc, sentence, lexicon, found);
  for (const Quantity& q : found) left_out.push_back({span_of(doc, q.first, q.last), {}, Unread::sentence, q.kind});
}

void Trace::leave_out(std::uint32_t sentence, const Document& doc, const SentenceItems& s) {
  std::vector<bool> read(s.items.size(), false);
  for (const Attempt& a : attempts)
    if (!refused(a.outcome) && a.fact.kind == FactKind::figure && a.fact.sentence == sentence &&
        a.fact.item < read.size())
      read[a.fact.item] = true;
  for (const Attempt& a : attempts)  // a doer is no figure, and not left out either
    if (!refused(a.outcome) && a.fact.kind == FactKind::figure && a.fact.sentence == sentence)
      for (const Bound& b : a.bound)
        for (std::size_t i = 0; i < s.items.size(); ++i)
          if (b.slot == 'a' && words_of(doc, s.items[i]) == b.words) read[i] = true;
  const auto next = [&](std::size_t i) {
    return i + 1 < s.items.size() && !s.items[i + 1].is(ItemClass::punct) ? words_of(doc, s.items[i + 1]) : Span{};
  };
  for (std::size_t i = 0; i < s.items.size(); ++i) {
    const Item& it = s.items[i];
    if (it.group >= 0 && !read[i] && (it.has(feature::kCounted) || it.has(feature::kTwo)))
      left_out.push_back({words_of(doc, it), next(i), Unread::people, QuantityKind::count});
    else if (it.quantity >= 0 && it.group < 0 && !it.is(ItemClass::time)) {
      const QuantityKind kind = s.quantities[static_cast<std::size_t>(it.quantity)].kind;
      left_out.push_back(
          {words_of(doc, it), next(i), kind == QuantityKind::count ? Unread::things : Unread::kind, kind});
    } else if (it.is(ItemClass::time) || it.is(ItemClass::actor) || it.is(ItemClass::place) ||
               it.is(ItemClass::facility) || it.is(ItemClass::source)) {
      const bool number = std::any_of(s.quantities.begin(), s.quantities.end(), [&](const Quantity& q) {
        return q.number_first >= it.first && q.number_first < it.last;
      });
      if (number) left_out.push_back({words_of(doc, it), {}, it.is(ItemClass::time) ? Unread::date : Unread::name, {}});
    }
  }
}

}  // namespace isnad
