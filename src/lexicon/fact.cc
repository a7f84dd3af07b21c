#include "lexicon/fact.h"

#include <array>

namespace isnad {
namespace {

constexpr std::array<std::string_view, 10> kNames{"nature", "parent",   "side",     "acled",  "ucdp",
                                                  "cameo",  "wikidata", "operator", "exists", "alias_confidence"};

bool tells_life(FactRelation r) {
  return r == FactRelation::side || r == FactRelation::acled || r == FactRelation::ucdp || r == FactRelation::exists;
}

}  // namespace

std::string_view name(FactRelation r) { return kNames[static_cast<std::size_t>(r)]; }

std::optional<FactRelation> parse_fact_relation(std::string_view text) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == text) return static_cast<FactRelation>(i);
  return std::nullopt;
}

bool Fact::holds(const Date& day) const {
  if (from.known() && day.first_day() < from.first_day()) return false;
  return !until.known() || day.first_day() < until.first_day();
}

const Fact* fact_at(std::span<const Fact> facts, FactRelation relation, const Date& day) {
  for (const Fact& f : facts)
    if (f.relation == relation && f.holds(day)) return &f;
  return nullptr;
}

bool alive_at(std::span<const Fact> facts, const Date& day) {
  bool dated = false;
  for (const Fact& f : facts) {
    if (!tells_life(f.relation)) continue;
    if (f.holds(day)) return true;
    dated = true;
  }
  return !dated;
}

}  // namespace isnad
