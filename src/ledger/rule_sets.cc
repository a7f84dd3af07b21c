#include "ledger/rule_sets.h"

#include "ledger/rule_file.h"

namespace isnad {

RuleSet isnad_rules() { return rule_set("isnad").value_or(RuleSet{}); }

std::vector<std::string> rule_set_names() {
  std::vector<std::string> names;
  for (const RuleFile& f : embedded_rule_files()) names.emplace_back(f.name);
  return names;
}

std::string_view rule_set_text(std::string_view name) {
  for (const RuleFile& f : embedded_rule_files())
    if (f.name == name) return f.text;
  return {};
}

std::optional<RuleSet> rule_set(std::string_view name) {
  const std::string_view text = rule_set_text(name);
  if (text.empty()) return std::nullopt;
  // The tests parse every embedded file, so this does not fail in a program that was tested.
  Result<RuleSet> rules = parse_rule_set(text, "rules/ledger/" + std::string(name) + ".toml");
  return rules ? std::optional(std::move(*rules)) : std::nullopt;
}

}  // namespace isnad
