// Names: every name of a report with what it stands for, and why.
//
// In: a read Document, the lexicon, the day of publication and the day asked about. Out: FoundNames (model/name.h), in
// the order of the text. The names are those that the engine reads figures and events with; where several bodies or
// places share a name, each is weighed by the words around it, the country of the report and the day, and the weights
// are kept as scores.
//
//   for (const FoundName& n : find_names(doc, lexicon, {report.published}).names) …
#pragma once

#include <optional>
#include <vector>

#include "claim/items.h"
#include "model/name.h"

namespace isnad {

struct NameOptions {
  std::optional<Date> published;  // decides between bodies that bore one name at different times
  std::optional<Date> on;         // the same, before `published`; and only facts that hold on it are told
};

FoundNames find_names(const Document& doc, const Lexicon& lexicon, const NameOptions& options);

// A name on its way: what the later steps need besides what is told.
struct NameDraft {
  FoundName name;
  std::uint32_t first = 0, last = 0;  // tokens
  EntityIndex entity = kNone;         // the chosen one
  std::uint32_t sentence = 0;
};

// What the steps of find_names share.
struct NameContext {
  const ItemContext& items;
  const SentenceItems& sentence;
  const std::vector<NameDraft>& before;  // of the report so far, this sentence included
  std::uint32_t index = 0;               // of the sentence
  std::optional<Date> day;               // on which names are resolved
};

NamedEntity describe(const Lexicon& lexicon, EntityIndex entity);
EntityIndex country_of(const Lexicon& lexicon, EntityIndex entity);  // kNone where it is not known

}  // namespace isnad
