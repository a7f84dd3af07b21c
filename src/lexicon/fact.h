// Fact: what changes over time about a named body or facility, and what other data sets call it.
//
// In: tables of facts (docs/formats/lexicon.md). A fact holds from its first day up to, not including, its last; an
// open end is an unknown Date. One entity has one value of a relation at a time.
//
//   if (const Fact* f = fact_at(lexicon.facts(hts), FactRelation::side, *Date::parse("2020-05-01")))
//     use(lexicon.text(f->value));                          // "syrian_opposition"
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "lexicon/entity.h"
#include "model/time.h"

namespace isnad {

enum class FactRelation : std::uint8_t {
  nature,  // armed, civil, official
  parent,
  side,
  acled,
  ucdp,
  cameo,
  wikidata,
  operated_by,  // written "operator"
  exists,
  alias_confidence,
};
std::string_view name(FactRelation);
std::optional<FactRelation> parse_fact_relation(std::string_view);

struct Fact {
  EntityIndex entity = kNone;
  EntityIndex body = kNone;  // parent, side, operator: the actor that `value` names
  StringRef value;
  Date from, until;
  FactRelation relation = FactRelation::nature;
  std::uint8_t reserved[3] = {0, 0, 0};

  bool dated() const { return from.known() || until.known(); }
  // Does it hold on a day? Of a month or year, on its first day.
  bool holds(const Date& day) const;
};
static_assert(std::has_unique_object_representations_v<Fact>);

// The first fact of a relation that holds on the day.
const Fact* fact_at(std::span<const Fact> facts, FactRelation relation, const Date& day);

// Was there such a body on that day? Told by the dates of its sides and of its names in other data sets; a body
// without dates always was.
bool alive_at(std::span<const Fact> facts, const Date& day);

}  // namespace isnad
