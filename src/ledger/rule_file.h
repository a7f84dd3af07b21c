// Rule files: a rule-set of the ledger written as TOML.
//
// In: the text of a file and its name for messages. Out: the RuleSet, or the first thing that is wrong with it as
// `file:line:column: what; the mend`. A key that means nothing is an error, so that a slip does not pass for a rule.
//
//   Result<RuleSet> mine = parse_rule_set(text, "my-rules.toml");
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/rule_sets.h"

namespace isnad {

Result<RuleSet> parse_rule_set(std::string_view toml, const std::string& path);

// The files of rules/ledger/, as the build found them; the default first.
struct RuleFile {
  std::string_view name;
  std::string_view text;
};
std::span<const RuleFile> embedded_rule_files();

}  // namespace isnad
