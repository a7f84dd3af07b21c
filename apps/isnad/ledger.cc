// isnad ledger: the incidents of a case and what their figures come to.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "base/parallel.h"
#include "command.h"
#include "console.h"
#include "export/csv.h"
#include "ledger/reconcile.h"
#include "ledger_filter.h"
#include "ledger_view.h"
#include "model/json.h"
#include "screen.h"

namespace isnad {
namespace {

std::string number(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : std::string(); }

// "fair", "date_prec 1, where_prec 2"
std::string codes_text(const LedgerEntry& entry) {
  std::string out;
  for (const LedgerCode& c : entry.codes)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", c.name, c.value.empty() ? "–" : c.value);
  return out;
}

std::vector<std::string> cells(const LedgerEntry& entry, const FigureLine& f, bool first) {
  const Incident& i = entry.incident;
  std::string measure(name(f.measure));
  if (f.unit == Unit::family) measure += " (families)";
  if (f.scope != Scope::incident) measure += fmt::format(" ({})", name(f.scope));
  // A line that must not be added to the others: a part of one of them, or planned.
  if (!f.apart.empty()) measure += f.apart.starts_with("part ") ? " (part)" : fmt::format(" ({})", f.apart);
  return {i.id,
          first ? time_text(i.time) : "",
          first ? std::string(name(i.type)) : "",
          first ? where_text(i) : "",
          measure,
          group_text(f.who),
          number(f.low),
          number(f.best),
          number(f.high),
          number(f.latest),
          std::to_string(f.independent_sources),
          f.conflicts.empty() ? "" : std::to_string(f.conflicts.size())};
}

std::string table_text(const Ledger& ledger, const Style& style, std::size_t& without) {
  using enum Align;
  std::vector<ScreenTable::Column> columns{{"incident", left},  {"date", left},        {"what", left},
                                           {"where", left, 24}, {"measure", left, 30}, {"who", left, 30},
                                           {"low", right},      {"best", right},       {"high", right},
                                           {"latest", right},   {"sources", right},    {"conflicts", right}};
  const bool coded = std::any_of(ledger.begin(), ledger.end(), [](const LedgerEntry& e) { return !e.codes.empty(); });
  if (coded) columns.push_back({"codes", left});
  ScreenTable table(std::move(columns));
  for (const LedgerEntry& entry : ledger) {
    bool first = true;
    for (const FigureLine& f : entry.figures) {
      std::vector<std::string> row = cells(entry, f, first);
      if (coded) row.push_back(first ? codes_text(entry) : "");
      table.row(std::move(row));
      first = false;
    }
    without += entry.figures.empty();
  }
  return table.text(style);
}

// Weighs and writes a portion after another. What becomes of an incident is made, written and let go by one thread, so
// that neither memory nor the cost of freeing it grows with the case.
void write_rows(Output& out, std::span<const Incident> incidents, const Reconciler& weigher, bool csv) {
  constexpr std::size_t kPortion = 8192;
  constexpr std::size_t kPiece = 64;
  std::string header;
  if (csv) append_ledger_csv(header, {});
  out.write(header);
  std::vector<std::string> pieces(kPortion / kPiece);
  for (std::size_t at = 0; at < incidents.size(); at += kPortion) {
    const auto portion = incidents.subspan(at, std::min(kPortion, incidents.size() - at));
    const auto write = [&](std::size_t begin, std::size_t end) {
      std::string& text = pieces[begin / kPiece];
      for (std::size_t i = begin; i < end; ++i) {
        const LedgerEntry entry = weigher.entry(portion[i]);
        if (entry.incident.reports.empty()) continue;
        if (csv)
          append_ledger_csv(text, {&entry, 1}, CsvHeader::without);
        else
          text += ledger_line(entry) + "\n";
      }
    };
    in_pieces(portion.size(), 0, write, kPiece);
    for (std::string& text : pieces) {
      if (!out.write(text)) return;
      text.clear();
    }
  }
}

}  // namespace

int run_ledger(const Arguments& arguments) {
  Result<LedgerFilter> filter = LedgerFilter::from(arguments);
  if (!filter) return exit_code(filter.error());
  const Result<LedgerAsked> asked = ledger_asked(arguments);
  if (!asked) return exit_code(asked.error());
  Result<CaseView> view = open_view(arguments.value("case"));
  if (!view) return exit_code(view.error());
  std::vector<Incident>& shown = view->linked.incidents;
  if (asked->as_of) shown = known_by(std::move(shown), view->reports, *asked->as_of);
  for (const Incident& i : shown) filter->learn(i);
  std::erase_if(shown, [&](const Incident& i) { return !filter->wants(i); });
  const std::string format = arguments.value("--format", "table");
  Output out;
  std::size_t without = 0;
  if (format == "table")
    out.write(table_text(reconcile(shown, view->reports, asked->rules, asked->as_of),
                         Style{colours_wanted(arguments.has("--no-color"))}, without));
  else
    write_rows(out, shown, Reconciler(view->reports, asked->rules, asked->as_of), format == "csv");
  out.flush();
  if (without > 0 && !arguments.has("--quiet"))
    message(fmt::format("{} without figures left out; --format jsonl or csv shows all",
                        without == 1 ? "1 incident" : grouped(without) + " incidents"));
  warn_of_stale(*view, arguments);
  let_go(*view);
  return out.exit_code();
}

}  // namespace isnad
