// isnad rules: the rule-sets there are, or the file of one.
#include <fmt/format.h>

#include "command.h"
#include "console.h"
#include "ledger/rule_sets.h"

namespace isnad {

int run_rules(const Arguments& arguments) {
  Output out;
  if (const std::string asked = arguments.value("name"); !asked.empty()) {
    const std::string_view text = rule_set_text(asked);
    if (text.empty())
      return exit_code({ErrorCode::kUsage,
                        fmt::format("rules: no rule-set {}; there are: {}", asked, fmt::join(rule_set_names(), ", "))});
    out.write(text);
  } else {
    for (const std::string& name : rule_set_names()) {
      const RuleSet rules = rule_set(name).value_or(RuleSet{});
      out.write(fmt::format("{:<9}{}\n", name, rules.title));
      for (const PublishedRule& s : rules.sources)
        out.write(fmt::format("         source ({}): {}{}{}\n", s.text.empty() ? "not said" : s.text, s.title,
                              s.section.empty() ? "" : ", " + s.section, s.url.empty() ? "" : ", " + s.url));
    }
  }
  out.flush();
  return out.exit_code();
}

}  // namespace isnad
