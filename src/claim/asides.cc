#include "claim/asides.h"

namespace isnad {
namespace {

using namespace feature;

constexpr std::size_t kLongest = 14;

bool is_mark(const Item& it, char mark) { return it.is(ItemClass::punct) && it.punct == mark; }

bool opens(const Item& it) {
  return it.is(ItemClass::according) || it.is(ItemClass::particle) || it.is(ItemClass::time) ||
         it.is(ItemClass::subset) || it.is(ItemClass::place) || it.is(ItemClass::direction) || it.has(kPrepB) ||
         it.is(ItemClass::additive);
}

// May all between the marks be left out?
bool is_aside(const SentenceItems& s, std::size_t open, std::size_t close) {
  const Item& first = s.items[open + 1];
  if (!opens(first)) return false;
  const bool parts = first.is(ItemClass::subset) || (open + 2 < close && s.items[open + 2].is(ItemClass::subset));
  const bool says = first.is(ItemClass::according);
  for (std::size_t k = open + 1; k < close; ++k) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::result) || it.is(ItemClass::complementizer)) return false;
    if (!says && it.is(ItemClass::speech) && !it.is(ItemClass::particle)) return false;
    if (it.is(ItemClass::trigger) && it.has(kMeasure) && it.has(kVerb) && !it.is(ItemClass::group)) return false;
    if (it.is(ItemClass::group) && it.has(kCounted) && !parts && !says) return false;
  }
  return true;
}

}  // namespace

void hush_anonymity(const Lexicon& lexicon, SentenceItems& s) {
  constexpr std::uint64_t kSpeaking =
      bit(ItemClass::speech) | bit(ItemClass::speaker) | bit(ItemClass::according) | bit(ItemClass::source);
  for (std::size_t i = 0; i < s.items.size(); ++i) {
    if (!s.items[i].is(ItemClass::link) || !named(lexicon, s.items[i], "anonymity")) continue;
    for (; i < s.items.size(); ++i) {
      Item& it = s.items[i];
      if (it.is(ItemClass::complementizer) || is_mark(it, ',') || is_mark(it, '-') || is_mark(it, ':')) break;
      it.classes &= ~kSpeaking;
      it.speech = it.speaker = kNone;
      if (it.classes == 0) it.classes = bit(ItemClass::word);
    }
  }
}

void find_asides(SentenceItems& s) {
  s.aside_end.assign(s.items.size(), 0);
  s.has_asides = false;
  for (std::size_t i = 0; i + 2 < s.items.size(); ++i) {
    const char mark = s.items[i].punct;
    if (!s.items[i].is(ItemClass::punct) || (mark != ',' && mark != '-')) continue;
    for (std::size_t j = i + 2; j < s.items.size() && j <= i + kLongest; ++j) {
      if (is_mark(s.items[j], '.') || is_mark(s.items[j], ';') || is_mark(s.items[j], ':')) break;
      if (!is_mark(s.items[j], mark)) continue;
      if (is_aside(s, i, j)) {
        s.aside_end[i] = static_cast<std::uint32_t>(j + 1);
        s.has_asides = true;
      }
      break;
    }
  }
}

}  // namespace isnad
