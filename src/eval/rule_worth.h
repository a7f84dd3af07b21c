// RuleWorth: what each rule did over gold reports, so that its author sees what it is worth.
//
// In: the judgements of all reports. Out: a row for each rule that read something, the least valuable first. `worth` is
// how much the F1 of its layer would fall if what it read were read by nothing (below 0: the rule does harm).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/judge.h"

namespace isnad {

struct RuleWorth {
  std::string rule;
  Layer layer = Layer::figure;
  std::int64_t fired = 0, right = 0, strict = 0, spare = 0, wrong = 0;
  double worth = 0;
  std::map<std::string_view, std::int64_t> faults;
  std::optional<double> precision() const;  // none where all it read is optional
};

class RuleTable {
 public:
  void add(const Judgement& judgement);
  // `total`: the counts of all that was added.
  std::vector<RuleWorth> rows(const Counts& total) const;

 private:
  std::map<std::pair<Layer, std::string>, RuleWorth> rows_;
};

}  // namespace isnad
