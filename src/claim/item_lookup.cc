// Small questions about items: what they are named, which holds a token, what text they span.
#include "claim/items.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"

namespace isnad {

void SentenceItems::clear() {
  items.clear();
  groups.clear();
  quantities.clear();
  times.clear();
  matches.clear();
  item_classes.clear();
  item_words.clear();
  words.reset();
  aside_end.clear();
  has_asides = false;
  list_item.clear();
  links = 0;
  measures = events = 0;
  class_features.fill(0);
  classes = 0;
}

bool named(const Lexicon& lexicon, const Item& item, std::string_view name) {
  for (const LemmaIndex l : item.links)
    if (l != kNone && lexicon.text(lexicon.lemma(l).name) == name) return true;
  return item.lemma != kNone && lexicon.text(lexicon.lemma(item.lemma).name) == name;
}

std::uint8_t word_hash(std::string_view key) {
  std::uint32_t h = 2166136261u;  // FNV-1a
  for (const char c : key) h = (h ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return static_cast<std::uint8_t>(h ^ (h >> 8) ^ (h >> 16) ^ (h >> 24));
}

std::array<std::uint8_t, 2> word_hashes(const Document& doc, const Item& item) {
  if (item.is(ItemClass::punct) || item.last != item.first + 1) return {};
  const std::string_view key = doc.key(doc.tokens[item.first]);
  const bool joined = key.size() > 1 && (key[0] == '\xA8' || key[0] == '\xA1');  // و or ف
  return {word_hash(key), word_hash(joined ? key.substr(1) : key)};
}

bool numbered_noun(const Document& doc, const Item& item) {
  static const std::array<std::string, 19> kNouns{
      fold_word("الفرع"),  fold_word("اللواء"),  fold_word("الفوج"),   fold_word("الجناح"), fold_word("المادة"),
      fold_word("السرية"), fold_word("الفرقة"),  fold_word("الكتيبة"), fold_word("الغرفة"), fold_word("المدرج"),
      fold_word("الوحدة"), fold_word("القسم"),   fold_word("الطابق"),  fold_word("رقم"),    fold_word("عام"),
      fold_word("سنة"),    fold_word("الدقيقة"), fold_word("دقيقة"),   fold_word("إف")};
  return item.quantity < 0 &&
         std::find(kNouns.begin(), kNouns.end(), doc.key(doc.tokens[item.last - 1])) != kNouns.end();
}

bool opens_with_bullet(const SentenceItems& s) {
  if (s.items.empty() || !s.items[0].is(ItemClass::punct)) return false;
  const auto mark = s.items[0].punct;
  return mark == '-' || mark == '*' || mark == '\x01';
}

bool ends_in_them(const Document& doc, const PeopleGroup& g) {
  static const std::array<std::string, 12> kThem{
      fold_word("منهم"),   fold_word("منها"),    fold_word("منهما"),   fold_word("منهن"),
      fold_word("أحدهم"),  fold_word("أحدهما"),  fold_word("إحداهن"),  fold_word("إحداهما"),
      fold_word("الباقين"), fold_word("الباقون"), fold_word("المتبقين"), fold_word("المتبقون")};
  for (std::uint32_t t = g.first; t <= g.last && t < doc.tokens.size(); ++t)  // and the word after: «60 منها عادت»
    if (doc.tokens[t].kind == TokenKind::word &&
        std::find(kThem.begin(), kThem.end(), doc.key(doc.tokens[t])) != kThem.end())
      return true;
  return false;
}

bool told_among(const Document& doc, const PeopleGroup& g) {
  static const std::string kAmong = fold_word("بين"), kWithin = fold_word("ضمن"), kThat = fold_word("ما");
  for (std::uint32_t t = g.first; t > 0 && t + 2 > g.first;) {
    --t;
    const std::string_view key = doc.key(doc.tokens[t]);
    if (doc.tokens[t].kind == TokenKind::punct) return false;
    if (key == kAmong || key == kWithin) return t == 0 || doc.key(doc.tokens[t - 1]) != kThat;
  }
  return false;
}

bool negated_before(const SentenceItems& s, std::size_t item) {
  for (std::size_t k = item; k-- > 0 && k + 6 > item && !s.items[k].is(ItemClass::punct);)
    if (s.items[k].is(ItemClass::negation)) return true;
  return false;
}

std::size_t item_at(const SentenceItems& s, std::uint32_t token) {
  const auto it = std::partition_point(s.items.begin(), s.items.end(), [&](const Item& i) { return i.last <= token; });
  return static_cast<std::size_t>(it - s.items.begin());
}

Span span_of(const Document& doc, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  return {doc.tokens[first].span.begin, doc.tokens[last - 1].span.end};
}

}  // namespace isnad
