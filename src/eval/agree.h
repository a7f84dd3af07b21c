// Agreement: does what the engine read mean what the coder wrote?
//
// In: a claim or event and a gold item. Out: yes or no, by the rules of the project's scoring script, so that both
// count the same. A few ids are not told apart (a state and its forces, a body and its older name); names of speakers
// agree when one holds the other, whatever their spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/gold.h"
#include "model/claim.h"

namespace isnad {

// Orthography, marks and glued prefixes taken off: two spellings of one name compare equal.
std::string fold_name(std::string_view text);

bool measure_agrees(const Claim& claim, const GoldFigure& gold);
bool value_agrees(const Value& value, const GoldFigure& gold);
bool who_agrees(const Group& who, const std::vector<std::string>& gold);
bool parties_agree(const std::vector<std::string>& found, const std::vector<std::string>& gold);  // one in common
bool origin_agrees(const std::vector<Link>& chain, const std::vector<GoldLink>& gold);
bool chain_agrees(const std::vector<Link>& chain, const std::vector<GoldLink>& gold);
// The time lies inside the day, month or year of the gold.
bool date_agrees(const std::optional<Time>& time, std::string_view gold);

}  // namespace isnad
