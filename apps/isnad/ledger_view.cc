#include "ledger_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "incident/link.h"
#include "ledger/reconcile.h"

namespace isnad {

Result<LedgerView> open_ledger(const Arguments& arguments) {
  const std::string rules_name = arguments.value("--rules", "isnad");
  const std::optional<RuleSet> rules = rule_set(rules_name);
  if (!rules)
    return Error{ErrorCode::kUsage, fmt::format("--rules {}: no such rule-set; there are: {}", rules_name,
                                                fmt::join(rule_set_names(), ", "))};
  std::optional<Date> as_of;
  if (const std::string date = arguments.value("--as-of"); !date.empty()) {
    as_of = Date::parse(date);
    if (!as_of || !as_of->full())
      return Error{ErrorCode::kUsage, fmt::format("--as-of {}: not a date; write it like 2022-01-23", date)};
  }
  Result<Case> c = Case::open_readonly(arguments.value("case"));
  if (!c) return c.error();
  auto reports = c->all_read_reports();
  if (!reports) return reports.error();
  // All reports are linked, also later ones: an incident keeps its id whatever the day asked for.
  Ledger ledger = reconcile(link(*reports), *reports, *rules, as_of);
  return LedgerView{std::move(*c), std::move(*reports), std::move(ledger), *rules};
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
