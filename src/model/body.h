// Body: what the lexicon knows of an actor or source, as a plain value, for those who hold no lexicon.
//
// In: ids, and facts with their dates. Out: what held on a day. Without a day, what holds still.
//
//   body_fact(bodies, "isis", "ucdp", Date::parse("2022-01-20"));   // "IS"
//   body_belongs(bodies, "asayish", "sdf", day);                    // through parent and side
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/incident.h"
#include "model/name.h"

namespace isnad {

struct Body {
  NamedEntity entity;
  std::vector<NameFact> facts;
};
using Bodies = std::map<std::string, Body, std::less<>>;

const Body* find_body(const Bodies& bodies, std::string_view id);
// The value of a relation («parent», «acled» …) on the day, empty where none is known.
std::string body_fact(const Bodies& bodies, std::string_view id, std::string_view relation,
                      const std::optional<Date>& day);
// Is it the same body, or a part or ally of it?
bool body_belongs(const Bodies& bodies, std::string_view id, std::string_view to, const std::optional<Date>& day);

// Ids of the bodies and sources that a ledger and its reports name, sorted.
std::vector<std::string> body_ids(const Ledger& ledger, std::span<const ReadReport> reports);

}  // namespace isnad
