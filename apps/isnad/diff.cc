// isnad diff: what became known between two days.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "command.h"
#include "console.h"
#include "ledger/diff.h"
#include "ledger_filter.h"
#include "ledger_view.h"
#include "model/json.h"
#include "screen.h"

namespace isnad {
namespace {

constexpr std::string_view kSchema = "isnad-diff/1";

void write_titles(JsonWriter& w, const std::string& ar, const std::string& en) {
  w.open('{');
  w.field_if("ar", ar);
  w.field_if("en", en);
  w.close('}');
}

void write_value(JsonWriter& w, std::string_view key, const std::string& text, bool numeric) {
  w.key(key);
  if (text.empty())
    w.null();
  else if (numeric)
    w.integer(std::stoll(text));
  else
    w.string(text);
}

std::string json_line(const LedgerChange& c) {
  std::string out;
  JsonWriter w(out);
  w.open('{');
  w.field("schema", kSchema);
  w.field("change", name(c.kind));
  w.field("incident", c.incident);
  w.key("title");
  write_titles(w, c.title_ar, c.title_en);
  if (c.line) {
    w.field("measure", name(c.line->measure));
    w.key("who");
    w.open('{');
    w.field("party", c.line->who.party);
    w.field("category", name(c.line->who.category));
    w.close('}');
    w.field("unit", name(c.line->unit));
    w.field("scope", name(c.line->scope));
    for (const auto& [key, n] : {std::pair("low", c.line->low), std::pair("best", c.line->best),
                                 std::pair("high", c.line->high), std::pair("latest", c.line->latest)})
      w.field(key, n);
  }
  if (!c.field.empty() || c.claim) {
    w.field_if("field", c.field);
    const bool numeric = c.kind == ChangeKind::figure;
    write_value(w, "before", c.before, numeric);
    write_value(w, "after", c.after, numeric);
  }
  if (c.claim) {
    w.key("claim");
    w.open('{');
    w.field("report", c.claim->report);
    w.field("claim", c.claim->claim);
    w.field("low", c.claim->low);
    w.field("high", c.claim->high);
    w.field_or_null("origin", c.claim->origin);
    w.close('}');
  }
  if (c.conflict) {
    w.key("conflict");
    w.open('{');
    w.field("kind", name(c.conflict->kind));
    w.key("claims");
    write_members(w, c.conflict->claims);
    w.key("explanation");
    write_titles(w, c.conflict->explanation_ar, c.conflict->explanation_en);
    w.close('}');
  }
  w.key("brought_by");
  w.open('[');
  for (const BroughtBy& b : c.brought_by) {
    w.open('{');
    w.field("report", b.report);
    w.field_or_null("outlet", b.outlet);
    w.field("published", b.published);
    w.field("claims", b.claims);
    w.close('}');
  }
  w.close(']');
  w.close('}');
  return out + "\n";
}

std::string what_text(const LedgerChange& c) {
  switch (c.kind) {
    case ChangeKind::new_incident: return "new incident";
    case ChangeKind::incident: return c.field;
    case ChangeKind::new_line: return "new line";
    case ChangeKind::figure: return c.field;
    case ChangeKind::new_conflict: return fmt::format("conflict: {}", name(c.conflict->kind));
    case ChangeKind::retired: return "retired";
    case ChangeKind::gone_line: return "line gone";
    case ChangeKind::gone_incident: return "incident gone";
  }
  return {};
}

std::string line_text(const LedgerChange& c) {
  if (!c.line) return c.title_ar.empty() ? c.title_en : c.title_ar;
  std::string out(name(c.line->measure));
  if (const std::string who = group_text(c.line->who); !who.empty()) out += " · " + who;
  if (c.line->unit == Unit::family) out += " · families";
  if (c.line->scope != Scope::incident) out += fmt::format(" · {}", name(c.line->scope));
  return out;
}

// Before and after, for people.
std::pair<std::string, std::string> values(const LedgerChange& c) {
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("?") : text; };
  if (c.kind == ChangeKind::figure || c.kind == ChangeKind::incident) return {shown(c.before), shown(c.after)};
  if (c.claim) return {range_text(c.claim->low, c.claim->high), c.after};
  if (c.kind == ChangeKind::new_line && c.line) return {"", range_text(c.line->low, c.line->high)};
  return {"", ""};
}

std::string bringers(const LedgerChange& c) {
  if (c.brought_by.empty()) return {};
  const BroughtBy& b = c.brought_by.front();
  std::string out = b.report;
  if (b.published) out += fmt::format(" {}", b.published->text());
  if (!b.outlet.empty()) out += fmt::format(" {}", b.outlet);
  if (c.brought_by.size() > 1) out += fmt::format(" +{}", c.brought_by.size() - 1);
  return out;
}

std::string table_text(const std::vector<LedgerChange>& changes, const Style& style) {
  using enum Align;
  ScreenTable table({{"incident", left},
                     {"change", left},
                     {"what", left, 44},
                     {"before", right, 24},
                     {"after", right, 24},
                     {"brought by", left, 60}});
  // Ends of a line that changed alike are one row.
  std::vector<std::string> row;
  for (const LedgerChange& c : changes) {
    const auto [before, after] = values(c);
    std::vector<std::string> next{c.incident, what_text(c), line_text(c), before, after, bringers(c)};
    const bool alike = c.kind == ChangeKind::figure && !row.empty() && row[0] == next[0] &&
                       std::equal(row.begin() + 2, row.end(), next.begin() + 2);
    if (alike) {
      row[1] += ", " + next[1];
      continue;
    }
    if (!row.empty()) table.row(std::move(row));
    row = std::move(next);
  }
  if (!row.empty()) table.row(std::move(row));
  return table.text(style);
}

}  // namespace

int run_diff(const Arguments& arguments) {
  const std::vector<std::string> days = arguments.values("--as-of");
  if (days.size() != 2)
    return exit_code({ErrorCode::kUsage, "diff: give --as-of twice, the earlier and the later day"});
  const Result<Date> from = date_option("--as-of", days[0]);
  if (!from) return exit_code(from.error());
  const Result<Date> to = date_option("--as-of", days[1]);
  if (!to) return exit_code(to.error());
  if (*to < *from) return exit_code({ErrorCode::kUsage, "diff: the first --as-of is later than the second"});
  Result<LedgerFilter> filter = LedgerFilter::from(arguments);
  if (!filter) return exit_code(filter.error());
  const Result<RuleSet> rules = chosen_rules(arguments);
  if (!rules) return exit_code(rules.error());
  const Result<CaseView> view = open_view(arguments.value("case"));
  if (!view) return exit_code(view.error());

  Ledger before = ledger_of(*view, *rules, *from);
  Ledger after = ledger_of(*view, *rules, *to);
  if (filter->any()) {
    // An incident is wanted for what it is by the later day; its earlier state goes with it.
    for (const LedgerEntry& e : after) filter->learn(e.incident);
    std::erase_if(after, [&](const LedgerEntry& e) { return !filter->wants(e.incident); });
    std::set<std::string> wanted;
    for (const LedgerEntry& e : after) wanted.insert(e.incident.id);
    std::erase_if(before, [&](const LedgerEntry& e) { return !wanted.contains(e.incident.id); });
  }
  const std::vector<LedgerChange> changes = ledger_diff(before, after, view->reports);
  Output out;
  if (arguments.value("--format", "table") == "jsonl") {
    for (const LedgerChange& c : changes)
      if (!out.write(json_line(c))) break;
  } else if (!changes.empty()) {
    out.write(table_text(changes, Style{colours_wanted(arguments.has("--no-color"))}));
  }
  out.flush();
  if (changes.empty() && !arguments.has("--quiet"))
    message(fmt::format("nothing changed between {} and {}", from->text(), to->text()));
  warn_of_stale(*view, arguments);
  return out.exit_code();
}

}  // namespace isnad
