#include "ledger/rule_sets.h"

namespace isnad {
namespace {

RuleSet ucdp() {
  RuleSet r;
  r.name = "ucdp";
  r.source =
      "UCDP GED codebook: best is the most reliable source, else the lower figure; doubtful claims count in high only";
  r.best = BestRule::lowest_until_corroborated;
  r.hedged_only_raise_high = true;
  return r;
}

RuleSet acled() {
  RuleSet r;
  r.name = "acled";
  r.source = "ACLED codebook: the most conservative figure until corroborated; fixed numbers for vague words";
  r.best = BestRule::lowest_until_corroborated;
  r.vague = {{3, 3}, {20, 12}, {200, 100}};
  return r;
}

RuleSet gtd() {
  RuleSet r;
  r.name = "gtd";
  r.source = "GTD codebook: the most recent figure, then the majority of independent sources, then the lowest";
  r.best = BestRule::latest;
  return r;
}

RuleSet ibc() {
  RuleSet r;
  r.name = "ibc";
  r.source = "Iraq Body Count methods: minimum and maximum of the reports; two reports needed";
  r.bounds = BoundsFrom::stated;
  r.best = BestRule::lowest;
  r.min_sources = 2;
  return r;
}

RuleSet airwars() {
  RuleSet r;
  r.name = "airwars";
  r.source = "Airwars methodology: minimum and maximum over all sources";
  r.bounds = BoundsFrom::stated;
  r.best = BestRule::lowest;
  return r;
}

}  // namespace

RuleSet isnad_rules() {
  RuleSet r;
  r.source = "Isnad: the last word of each independent origin";
  return r;
}

std::vector<std::string> rule_set_names() { return {"isnad", "ucdp", "acled", "gtd", "ibc", "airwars"}; }

std::optional<RuleSet> rule_set(std::string_view name) {
  if (name == "isnad") return isnad_rules();
  if (name == "ucdp") return ucdp();
  if (name == "acled") return acled();
  if (name == "gtd") return gtd();
  if (name == "ibc") return ibc();
  if (name == "airwars") return airwars();
  return std::nullopt;
}

}  // namespace isnad
