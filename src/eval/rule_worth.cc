#include "eval/rule_worth.h"

#include <algorithm>

namespace isnad {

std::optional<double> RuleWorth::precision() const { return Share{right, right + wrong}.ratio(); }

void RuleTable::add(const Judgement& judgement) {
  for (const Verdict& v : judgement.verdicts) {
    RuleWorth& row = rows_[{v.layer, v.rule}];
    row.rule = v.rule;
    row.layer = v.layer;
    ++row.fired;
    row.right += v.fate == Fate::right || v.fate == Fate::strict;
    row.strict += v.fate == Fate::strict;
    row.spare += v.fate == Fate::spare;
    row.wrong += v.fate == Fate::wrong;
    for (const std::string_view f : v.faults) ++row.faults[f];
  }
}

std::vector<RuleWorth> RuleTable::rows(const Counts& total) const {
  std::vector<RuleWorth> out;
  for (const auto& [key, row] : rows_) {
    const Found& all = row.layer == Layer::figure  ? total.figures
                       : row.layer == Layer::event ? total.events
                                                   : total.stances;
    const Found without{all.right - row.right, all.wrong - row.wrong, all.gold};
    out.push_back(row);
    out.back().worth = all.f1() - without.f1();
  }
  std::stable_sort(out.begin(), out.end(), [](const RuleWorth& a, const RuleWorth& b) {
    if (a.worth != b.worth) return a.worth < b.worth;
    return a.precision().value_or(1) < b.precision().value_or(1);
  });
  return out;
}

}  // namespace isnad
