#include "mention/quantity_range.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr KeyWord kBetween(u"بين"), kWhat(u"ما"), kFrom(u"من"), kTo(u"الي"), kOr(u"او");
constexpr std::uint32_t kRiseReach = 10;  // tokens before a range in which a verb of rising makes it a change

struct Bound {
  std::int64_t value = 0, scale = 1, multiplier = 0;
  std::uint32_t last = 0;
  bool conj = false, prep = false;
};

std::optional<Bound> bound_at(const NumberReader& r, std::uint32_t i) {
  NumberWord probe;
  if (!r.word_at(i, probe)) return std::nullopt;
  NumberRun run;
  r.run(i, run);
  const NumberParse p = parse_number(run.words());
  if (p.used == 0 || !p.whole) return std::nullopt;
  return Bound{p.value, p.scale, p.multiplier, run.storage[p.used - 1].last, probe.conj, probe.prep};
}

// «50 و60 ألفا»: the scale of the second number holds for the first.
std::int64_t share_scale(const NumberParse& a, const Bound& b) {
  return a.scale == 1 && b.scale > 1 && a.value < b.multiplier ? a.value * b.scale : a.value;
}

bool rises_before(const NumberReader& r, std::uint32_t i) {
  for (std::uint32_t k = i; k > r.first() && i - k < kRiseReach; --k)
    if (r.has(k - 1, WordClass::rise)) return true;
  return false;
}

bool counts_something(const NumberReader& r, std::uint32_t i) {
  for (const WordClass c : {WordClass::person, WordClass::thing, WordClass::time_unit, WordClass::weapon})
    if (r.has(i, c)) return true;
  return false;
}

// «بين خمسة وعشرة آلاف» parses as bounds; «بين خمسة وعشرين» was swallowed whole and is taken apart here.
std::optional<NumberRange> split(const NumberRun& run, const NumberParse& whole, std::uint32_t first) {
  const auto words = run.words().first(whole.used);
  for (std::size_t k = words.size() - 1; k >= 1; --k) {
    if (!words[k].conj) continue;
    const NumberParse a = parse_number(words.first(k)), b = parse_number(words.subspan(k));
    if (a.used == k && b.used == words.size() - k && a.whole && b.whole && a.value < b.value)
      return NumberRange{first, words.back().last, a.value, b.value};
  }
  return std::nullopt;
}

std::optional<NumberRange> between(const NumberReader& r, const NumberRun& run, const NumberParse& a,
                                   std::uint32_t at) {
  std::uint32_t first = at;
  if (first > r.first() && r.is(first - 1, kWhat))
    --first;
  else if (first > r.first() && r.is(first - 1, kFrom))
    return std::nullopt;  // «من بين»: out of
  const std::uint32_t end = run.storage[a.used - 1].last;
  std::optional<Bound> b = bound_at(r, end);
  if (b && !b->conj) b.reset();
  if (!b && (r.is_exactly(end, kTo) || r.is_punct(end, '-'))) b = bound_at(r, end + 1);
  if (!b) return split(run, a, first);
  const std::int64_t low = share_scale(a, *b);
  if (low >= b->value) return std::nullopt;
  return NumberRange{first, b->last, low, b->value};
}

}  // namespace

std::optional<NumberRange> read_range(const NumberReader& r, const NumberRun& run, const NumberParse& a,
                                      std::uint32_t start) {
  if (!a.whole) return std::nullopt;
  const std::uint32_t end = run.storage[a.used - 1].last;
  if (start > r.first() && r.is(start - 1, kBetween)) return between(r, run, a, start - 1);
  const bool to = r.is_exactly(end, kTo), either = r.is_exactly(end, kOr), dash = r.is_punct(end, '-');
  if (!to && !either && !dash) return std::nullopt;
  const std::optional<Bound> b = bound_at(r, end + 1);
  if (!b || b->conj || b->prep) return std::nullopt;
  const std::int64_t low = share_scale(a, *b);
  if (low >= b->value || low <= 0 || b->value > low * 10) return std::nullopt;
  if (!to) return NumberRange{start, b->last, low, b->value};
  if (!counts_something(r, b->last) || rises_before(r, start)) return std::nullopt;
  const bool from = start > r.first() && r.is(start - 1, kFrom);
  return NumberRange{from ? start - 1 : start, b->last, low, b->value};
}

}  // namespace isnad
