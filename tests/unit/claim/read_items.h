// The first sentence of a text as items, for tests of rules, items, groups and speech.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "claim/items.h"
#include "unit/text/sample.h"

namespace isnad::testing {

struct Sample {
  std::string text;
  Document doc;
  SentenceItems items;
  const std::vector<std::uint64_t>* link_bits = nullptr;

  // `links` numbers the link names that a rule asks for (RuleBook::link_bits).
  explicit Sample(std::string_view words, std::optional<Date> published = std::nullopt,
                  const std::vector<std::uint64_t>* links = nullptr)
      : text(words), link_bits(links) {
    read_text(text, lexicon(), doc);
    if (!doc.sentences.empty()) build_items(context(published), doc.sentences.front(), items);
  }
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  ItemContext context(std::optional<Date> published = std::nullopt) const {
    return {doc, lexicon(), published, link_bits};
  }
  std::string words(const Item& it) const { return std::string(span_of(doc, it.first, it.last).of(text)); }
  // The first item of a class, or nullptr.
  const Item* first(ItemClass c) const {
    for (const Item& it : items.items)
      if (it.is(c)) return &it;
    return nullptr;
  }
  const PeopleGroup* group(std::size_t n = 0) const { return n < items.groups.size() ? &items.groups[n] : nullptr; }
};

}  // namespace isnad::testing
