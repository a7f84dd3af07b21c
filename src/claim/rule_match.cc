#include <algorithm>
#include <bit>

#include "claim/rule.h"

namespace isnad {
namespace {

constexpr std::uint64_t kHard = bit(ItemClass::trigger) | bit(ItemClass::group) | bit(ItemClass::speech) |
                                bit(ItemClass::result) | bit(ItemClass::subset) | bit(ItemClass::toll) |
                                bit(ItemClass::according);

class Matcher {
 public:
  Matcher(const Rule& rule, const Document& doc, const Lexicon& lex, const SentenceItems& s, RuleMatch& out)
      : rule_(rule), doc_(doc), lex_(lex), s_(s), out_(out) {}

  bool run(std::size_t at) {
    out_.captured.fill(-1);
    out_.first = at;
    return from(0, at);
  }

 private:
  // Passed over by `_`. Event rules look past people; all look past «في الاشتباكات», which has no toll of its own.
  bool soft(std::size_t i) const {
    const Item& it = s_.items[i];
    if (it.is(ItemClass::punct))
      return it.punct == '"' || it.punct == '(' || it.punct == ')' || it.punct == '-' || it.punct == ',';
    if ((it.classes & kHard) == 0) return true;
    if (rule_.layer == RuleLayer::event && it.is(ItemClass::group) && !it.is(ItemClass::trigger)) return true;
    const bool circumstance = it.is(ItemClass::trigger) && it.has(feature::kMasdar) && !it.has(feature::kMeasure) &&
                              i > 0 &&
                              (it.has(feature::kPrepB) || it.has(feature::kDefinite) ||
                               s_.items[i - 1].is(ItemClass::group) || s_.items[i - 1].is(ItemClass::particle));
    return circumstance && !it.is(ItemClass::group);
  }

  bool fits(const Alternative& a, std::size_t i) const {
    if (a.start) {  // zero-width tests are handled in from()
      return false;
    }
    const Item& it = s_.items[i];
    bool ok = false;
    if (a.soft) {
      ok = soft(i);
    } else if (a.link) {
      ok = (it.link_bits & a.link_bit) != 0;
    } else if (!a.word.empty()) {
      ok = word_is(it, s_.item_words[i], a);
    } else {
      ok = (it.classes & a.classes) != 0 && (it.features & a.wants) == a.wants && (it.features & a.refuses) == 0;
      if (ok && a.measure != kNoCode) ok = measure_of(it) == a.measure;
      if (ok && a.not_measure != kNoCode) ok = measure_of(it) != a.not_measure;
      if (ok && a.event != kNoCode) ok = it.trigger != kNone && lex_.lemma(it.trigger).event == a.event;
    }
    return ok != a.negated;
  }

  std::uint8_t measure_of(const Item& it) const {
    if (it.group >= 0 && s_.groups[static_cast<std::size_t>(it.group)].measure != kNoCode)
      return s_.groups[static_cast<std::size_t>(it.group)].measure;
    return it.trigger != kNone ? lex_.lemma(it.trigger).measure : kNoCode;
  }

  bool word_is(const Item& it, const std::array<std::uint8_t, 2>& hashes, const Alternative& a) const {
    const std::string_view word = a.word;
    if (it.is(ItemClass::punct)) return word.size() == 1 && it.punct == word[0];
    if (it.last != it.first + 1 || (hashes[0] != a.hash && hashes[1] != a.hash)) return false;
    const std::string_view key = doc_.key(doc_.tokens[it.first]);
    return key == word ||
           (key.size() == word.size() + 1 && (key[0] == '\xA8' || key[0] == '\xA1') && key.substr(1) == word);
  }

  bool matches(const Element& e, std::size_t i) const {
    if (i >= s_.items.size()) return e.any[0].negated;  // nothing is anything but X
    for (const Alternative& a : e.any)
      if (fits(a, i)) return true;
    return false;
  }

  bool from(std::size_t element, std::size_t item) {
    if (element == rule_.elements.size()) {
      out_.last = item;
      return true;
    }
    // An aside inside the match may be passed over whole.
    if (s_.has_asides && item > out_.first && item < s_.aside_end.size() && s_.aside_end[item] != 0 &&
        from(element, s_.aside_end[item]))
      return true;
    const Element& e = rule_.elements[element];
    if (e.any.size() == 1 && e.any[0].start) {
      if (item != 0) return false;
      return from(element + 1, item);
    }
    std::size_t n = 0;
    while (n < e.min) {
      if (!matches(e, item + n)) return false;
      ++n;
    }
    for (;;) {
      if (e.capture && n > 0)
        out_.captured[static_cast<std::size_t>(e.capture - 'a')] = static_cast<std::int32_t>(item + n - 1);
      if (from(element + 1, item + n)) return true;
      if (e.capture) out_.captured[static_cast<std::size_t>(e.capture - 'a')] = -1;
      if (n >= e.max || !matches(e, item + n)) return false;
      ++n;
    }
  }

  const Rule& rule_;
  const Document& doc_;
  const Lexicon& lex_;
  const SentenceItems& s_;
  RuleMatch& out_;
};

}  // namespace

namespace {

bool present(const Alternative& a, const SentenceItems& s) {
  if (a.link) return (a.link_bit & s.links) != 0;
  if ((a.classes & s.classes) == 0) return false;
  if (a.measure != kNoCode && (s.measures >> a.measure & 1u) == 0) return false;
  if (a.event != kNoCode && (s.events >> a.event & 1u) == 0) return false;
  const auto cls = static_cast<std::size_t>(std::countr_zero(a.classes));
  return (s.class_features[cls] & a.wants) == a.wants;
}

// Some item of the sentence fits each element that one must fit.
bool all_present(const Rule& rule, const SentenceItems& s) {
  return std::all_of(rule.required.begin(), rule.required.end(), [&](std::size_t i) {
    const auto& any = rule.elements[i].any;
    return std::any_of(any.begin(), any.end(), [&](const Alternative& a) { return present(a, s); });
  });
}

}  // namespace

bool possible(const Rule& rule, const SentenceItems& s) {
  if ((rule.must_classes & ~s.classes) != 0) return false;
  if (rule.must_links != 0 && (rule.must_links & s.links) == 0) return false;
  if (rule.must_measures != 0 && (rule.must_measures & s.measures) == 0) return false;
  for (const std::bitset<256>& one_of : rule.must_words)
    if ((one_of & s.words).none()) return false;
  return all_present(rule, s);
}

bool match_rule(const Rule& rule, const Document& doc, const Lexicon& lexicon, const SentenceItems& s, std::size_t at,
                RuleMatch& out) {
  if (at >= s.items.size()) return false;
  return Matcher(rule, doc, lexicon, s, out).run(at);
}

}  // namespace isnad
