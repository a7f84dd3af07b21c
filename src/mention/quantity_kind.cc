#include "mention/quantity_kind.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr KeyWord kFi(u"في"), kHundred(u"المئه"), kHundredOld(u"المائه"), kHundredPlain(u"الميه"),
    kByHundred(u"بالمئه"), kByHundredOld(u"بالمائه"), kByHundredPlain(u"بالميه"), kYear(u"عام"), kYears(u"عامي"),
    kSana(u"سنه"), kSince(u"منذ"), kUntil(u"حتي"), kBefore(u"قبل"), kAfter(u"بعد"), kDuring(u"خلال"), kHour(u"لساعه"),
    kKanun(u"كانون"), kTishrin(u"تشرين");

bool chain_sign(const NumberReader& r, std::uint32_t i) {
  if (!r.is_number(i + 1)) return false;
  if (r.is_punct(i, '/') || r.is_punct(i, '-')) return true;
  return (r.is_punct(i, '.') || r.is_punct(i, ':')) && r.glued(i) && r.glued(i + 1);
}

// «0935»: a telephone number and the like.
bool leading_zero(const NumberReader& r, const Token& t) {
  const std::string_view digits = r.doc().original(t);
  return !(t.flags & kTokenDecimal) && ((digits.size() > 1 && digits[0] == '0') ||
                                        (digits.size() > 2 && (digits.starts_with("٠") || digits.starts_with("۰"))));
}

// «كوفيد-19», «MQ9», «#5», «د1عش»: a code, not a count.
bool is_code(const NumberReader& r, std::uint32_t i, std::uint32_t end) {
  const auto& tokens = r.doc().tokens;
  const bool tied_after = end < r.last() && r.glued(end);
  if (tied_after && tokens[end].kind == TokenKind::latin) return true;
  if (end == i + 1 && leading_zero(r, tokens[i])) return true;
  if (!r.glued(i)) return false;
  if (tied_after && tokens[i - 1].kind == TokenKind::word && tokens[end].kind == TokenKind::word &&
      !r.clitics_alone(i - 1))
    return true;
  const Token& t = tokens[i - 1];
  if (t.kind == TokenKind::latin || r.is_punct(i - 1, '#') || r.is_punct(i - 1, '@')) return true;
  return r.is_punct(i - 1, '-') && r.glued(i - 1) &&
         (tokens[i - 2].kind == TokenKind::word || tokens[i - 2].kind == TokenKind::latin);
}

std::uint32_t percent_end(const NumberReader& r, std::uint32_t i) {
  if (r.is_punct(i, '%')) return i + 1;
  if (r.is_exactly(i, kByHundred) || r.is_exactly(i, kByHundredOld) || r.is_exactly(i, kByHundredPlain)) return i + 1;
  if (r.is_exactly(i, kFi) &&
      (r.is_exactly(i + 1, kHundred) || r.is_exactly(i + 1, kHundredOld) || r.is_exactly(i + 1, kHundredPlain)))
    return i + 2;
  return i;
}

bool is_month(const NumberReader& r, const std::vector<PhraseMatch>& phrases, std::uint32_t end) {
  if (end == r.first()) return false;
  if (r.has(end - 1, WordClass::month)) return true;
  for (const PhraseMatch& m : phrases)
    if (m.last == end && m.target.is_lemma && r.lexicon().lemma(m.target.index).word_class == WordClass::month)
      return true;
  return end >= r.first() + 2 && (r.is(end - 2, kKanun) || r.is(end - 2, kTishrin));
}

bool countable(const NumberReader& r, std::uint32_t i) {
  for (const WordClass c : {WordClass::person, WordClass::thing, WordClass::weapon, WordClass::trigger,
                            WordClass::time_unit, WordClass::scale, WordClass::facility_type})
    if (r.has(i, c)) return true;
  return false;
}

bool is_money(const NumberReader& r, const Quantity& q) {
  if (r.is_punct(q.last, '$') && r.glued(q.last)) return true;
  if (r.is_punct(q.number_first - 1, '$') && r.glued(q.number_first)) return true;
  const Reading* thing = r.reading(q.last, WordClass::thing);
  return thing && r.lexicon().text(r.lemma(*thing).name) == "money";
}

bool is_year(const NumberReader& r, const std::vector<PhraseMatch>& phrases, const Quantity* before,
             const Quantity& q) {
  if (!q.low || *q.low < 1900 || *q.low > 2099 || !q.high || *q.high < 1900 || *q.high > 2099) return false;
  const std::uint32_t at = q.number_first;
  if (!r.is_number(at) || r.doc().tokens[at].span.size() % 4 != 0) return false;  // 2,015 is no year
  if (q.qualifier != Qualifier::exact && q.qualifier != Qualifier::range) return false;
  std::uint32_t prev = std::min(at, q.first);
  if (is_month(r, phrases, prev) || r.has(q.last, WordClass::month)) return true;
  if (before && before->kind == QuantityKind::year && before->last == q.first && q.conj) return true;
  if (prev == r.first()) return false;
  --prev;
  if (r.is(prev, kYear) || r.is(prev, kYears) || r.is(prev, kSana) || r.is(prev, kSince)) return true;
  if (countable(r, q.last)) return false;
  return r.is(prev, kFi) || r.is(prev, kUntil) || r.is(prev, kBefore) || r.is(prev, kAfter) || r.is(prev, kDuring) ||
         r.is_punct(q.first, '(') || q.qualifier == Qualifier::range;
}

}  // namespace

bool hour_word(const NumberReader& r, std::uint32_t i) {
  return i >= r.first() && i < r.last() && r.doc().tokens[i].key_size >= 6 &&
         r.doc().key(r.doc().tokens[i]).ends_with(std::string_view(kHour)) && r.is(i, kHour);
}

DigitChain read_chain(const NumberReader& r, std::uint32_t i) {
  const auto& tokens = r.doc().tokens;
  DigitChain chain{.last = i + 1};
  std::uint32_t parts = 1;
  bool dash = true, colon = true;
  while (chain_sign(r, chain.last)) {
    dash = dash && r.is_punct(chain.last, '-');
    colon = colon && r.is_punct(chain.last, ':');
    chain.last += 2;
    ++parts;
  }
  if (is_code(r, i, chain.last)) {
    chain.type = DigitChain::Type::skip;
    return chain;
  }
  if (parts == 1) return chain;
  const double a = tokens[i].number, b = tokens[i + 2].number;
  const bool whole = ((tokens[i].flags | tokens[i + 2].flags) & kTokenDecimal) == 0;
  chain.low = static_cast<std::int64_t>(a);
  chain.high = static_cast<std::int64_t>(b);
  if (parts == 2 && dash && whole && a < b && b < 1e12)
    chain.type = DigitChain::Type::range;
  else if (colon && parts <= 3 && whole && a <= 24 && b < 60)
    chain.type = DigitChain::Type::clock;
  else
    chain.type = DigitChain::Type::skip;
  return chain;
}

void set_kind(const NumberReader& r, const std::vector<PhraseMatch>& phrases, const Quantity* before, Quantity& q) {
  if (const std::uint32_t end = percent_end(r, q.last); end != q.last) {
    q.kind = QuantityKind::percent;
    q.last = end;
    return;
  }
  if (r.is_punct(q.number_first - 1, '%') && r.glued(q.number_first)) {
    q.kind = QuantityKind::percent;
    return;
  }
  if (q.kind != QuantityKind::count) return;
  if (is_money(r, q)) {
    q.kind = QuantityKind::money;
  } else if (is_year(r, phrases, before, q)) {
    q.kind = QuantityKind::year;
  } else if (q.qualifier == Qualifier::exact && q.first > r.first() && hour_word(r, q.first - 1) && q.low &&
             *q.low <= 24) {
    q.kind = QuantityKind::clock;
    --q.first;
  }
}

}  // namespace isnad
