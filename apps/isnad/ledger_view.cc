#include "ledger_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "console.h"
#include "ledger/reconcile.h"
#include "ledger/rule_file.h"
#include "ledger_filter.h"

namespace isnad {

Result<RuleSet> chosen_rules(const Arguments& arguments) {
  const std::string asked = arguments.value("--rules", "isnad");
  if (const auto rules = rule_set(asked)) return *rules;
  if (!asked.ends_with(".toml") && asked.find('/') == std::string::npos)
    return Error{ErrorCode::kUsage, fmt::format("--rules {}: no such rule-set; there are: {}, or a FILE.toml", asked,
                                                fmt::join(rule_set_names(), ", "))};
  errno = 0;
  std::ifstream in(asked, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in || (text.empty() && errno != 0))
    return Error{ErrorCode::kIo, fmt::format("{}: cannot read the rule-set: {}", asked, std::strerror(errno))};
  return parse_rule_set(text, asked);
}

Ledger ledger_of(const CaseView& view, const RuleSet& rules, std::optional<Date> as_of) {
  // All reports are linked, also later ones: an incident keeps its members and id whatever the day asked for.
  if (!as_of) return reconcile(view.linked.incidents, view.reports, rules);
  return reconcile(known_by(view.linked.incidents, view.reports, *as_of), view.reports, rules, as_of);
}

Result<LedgerAsked> ledger_asked(const Arguments& arguments) {
  Result<RuleSet> rules = chosen_rules(arguments);
  if (!rules) return rules.error();
  LedgerAsked asked{std::move(*rules), std::nullopt};
  if (arguments.has("--as-of")) {
    const Result<Date> day = date_option("--as-of", arguments.value("--as-of"));
    if (!day) return day.error();
    asked.as_of = *day;
  }
  return asked;
}

Result<LedgerView> open_ledger(const Arguments& arguments) {
  Result<LedgerAsked> asked = ledger_asked(arguments);
  if (!asked) return asked.error();
  Result<CaseView> view = open_view(arguments.value("case"));
  if (!view) return view.error();
  Ledger ledger = ledger_of(*view, asked->rules, asked->as_of);
  return LedgerView{std::move(*view), std::move(ledger), std::move(asked->rules)};
}

void warn_of_stale(const CaseView& view, const Arguments& arguments) {
  const auto stale = std::count_if(view.linked.outcomes.begin(), view.linked.outcomes.end(), [](const auto& o) {
    return o.state == DecisionState::stale || o.state == DecisionState::partly;
  });
  if (stale > 0 && !arguments.has("--quiet"))
    message(fmt::format("{} no longer appl{} in full; isnad decisions {} tells why",
                        stale == 1 ? "1 decision" : fmt::format("{} decisions", stale), stale == 1 ? "ies" : "y",
                        arguments.value("case")));
}

const ReadReport* find_report(const std::vector<ReadReport>& sorted, const std::string& id) {
  const auto it = std::lower_bound(sorted.begin(), sorted.end(), id,
                                   [](const ReadReport& r, const std::string& want) { return r.id < want; });
  return it != sorted.end() && it->id == id ? &*it : nullptr;
}

const Claim* find_claim(const std::vector<ReadReport>& sorted, const std::string& report, const std::string& claim) {
  const ReadReport* r = find_report(sorted, report);
  if (r == nullptr) return nullptr;
  const auto it =
      std::find_if(r->found.claims.begin(), r->found.claims.end(), [&](const Claim& c) { return c.id == claim; });
  return it == r->found.claims.end() ? nullptr : &*it;
}

std::string range_text(std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  if (low && high) return *low == *high ? std::to_string(*low) : fmt::format("{}–{}", *low, *high);
  if (low) return fmt::format("{}+", *low);
  return high ? fmt::format("≤{}", *high) : "?";
}

std::string group_text(const Group& who) {
  std::string out = fmt::format("{}", fmt::join(who.party, "|"));
  if (who.category != Category::unspecified) out += fmt::format("{}{}", out.empty() ? "" : " ", name(who.category));
  return out;
}

std::string time_text(const std::optional<Time>& time) {
  if (!time || !time->start.known()) return {};
  const std::string start = time->start.text();
  return !time->end.known() || time->end == time->start ? start : fmt::format("{}…{}", start, time->end.text());
}

std::string where_text(const Incident& i) {
  if (i.facility) return !i.facility->name_ar.empty() ? i.facility->name_ar : i.facility->name_en;
  if (i.place) return !i.place->name_ar.empty() ? i.place->name_ar : i.place->name_en;
  return {};
}

}  // namespace isnad
