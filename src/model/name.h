// FoundName: a name in a report, what it stands for, and why that rather than another of the same name.
//
// In: a Report. Out: FoundNames, what `isnad names` prints (docs/formats/names.md). A name is that of an actor, place,
// facility or source of the lexicon, a person in office, or a definite reference («التنظيم») to a name before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/report.h"
#include "model/time.h"

namespace isnad {

enum class NameKind : std::uint8_t { actor, place, facility, source, person, reference };
std::string_view name(NameKind);

// How the words around a place narrow or widen it.
enum class PlaceRelation : std::uint8_t {
  at,
  near,         // قرب، محيط، أطراف
  direction,    // شمال X, with a distance where one is told
  countryside,  // ريف X
  unit,         // محافظة X, منطقة X
  between,      // بين X وY
};
std::string_view name(PlaceRelation);

struct PlaceSense {
  PlaceRelation relation = PlaceRelation::at;
  std::optional<double> lat, lon;
  int precision = 0;      // UCDP 1 exact … 6 country
  std::string direction;  // "northeast"
  std::string words;      // of the report, that tell the relation
  int km = 0;
  std::string other;  // id of the other end of between
};

struct NamedEntity {
  NameKind kind = NameKind::actor;
  std::string id, name_ar, name_en;
  std::string type;                  // governorate, armed_group, prison …
  std::vector<std::string> parents;  // ids, nearest first; of a facility its place and what that lies in
};

struct NameCandidate {
  NamedEntity entity;
  double score = 0;  // the scores of all candidates add up to 1
};

// A fact of the lexicon's tables of facts.
struct NameFact {
  std::string relation;  // nature side parent acled ucdp cameo wikidata operator exists alias_confidence
  std::string value;
  std::string name_ar, name_en;  // where the value is an actor
  Date from, until;              // open ends are unknown; until is the first day on which it no longer holds
  std::string of;                // id of the ancestor it was taken from, empty if its own
};

struct FoundName {
  NameKind kind = NameKind::actor;
  Span span;
  std::string text;
  std::vector<NameCandidate> candidates;  // the chosen one first; none: not known
  std::vector<std::string> reasons;       // for the choice, in words
  std::optional<PlaceSense> place;
  std::vector<NameFact> facts;
  std::string role, person;     // of a person in office: «المتحدث باسم …», the name where it is told
  std::int32_t refers_to = -1;  // of a reference: the index of the name meant
  bool doubtful = false;        // two candidates fit about as well
};

struct FoundNames {
  std::vector<FoundName> names;  // in the order of the text
  std::vector<Diagnostic> diagnostics;
};

}  // namespace isnad
