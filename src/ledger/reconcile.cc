#include "ledger/reconcile.h"

#include <algorithm>

#include "base/parallel.h"
#include "ledger/bounds.h"
#include "ledger/codes.h"
#include "ledger/conflict.h"
#include "ledger/confusion.h"
#include "ledger/line.h"
#include "ledger/status.h"

namespace isnad {
namespace {

constexpr std::size_t kIncidents = 64;  // a piece of work

using ReportIndex = std::unordered_map<std::string_view, const ReadReport*>;

bool known_by(const ReadReport& r, const std::optional<Date>& as_of) {
  if (!as_of || !as_of->full() || !r.published || r.published->year == 0) return true;
  return r.published->first_day() <= as_of->first_day();
}

const Claim* find_claim(const ReadReport& report, const std::string& id) {
  for (const Claim& c : report.found.claims)
    if (c.id == id) return &c;
  return nullptr;
}

IncidentClaims gather(const Incident& incident, const ReportIndex& reports, const std::optional<Date>& as_of) {
  IncidentClaims out;
  out.incident = &incident;
  for (const MemberRef& ref : incident.claims) {
    const auto found = reports.find(ref.report);
    if (found == reports.end() || !known_by(*found->second, as_of)) continue;
    const ReadReport& report = *found->second;
    const Claim* claim = find_claim(report, ref.id);
    if (!claim || claim->kind != ClaimKind::figure) continue;
    out.figures.emplace_back(&report, claim);
    out.by_ref[ref] = claim;
    if (!claim->headline) out.told_in_body.insert({&report, claim->measure});
  }
  return out;
}

// The incident as it was known: without the reports of later days.
Incident as_known(const Incident& incident, const ReportIndex& reports, const std::optional<Date>& as_of) {
  Incident out = incident;
  if (!as_of) return out;
  const auto later = [&](const std::string& id) {
    const auto r = reports.find(id);
    return r != reports.end() && !known_by(*r->second, as_of);
  };
  std::erase_if(out.reports, later);
  std::erase_if(out.claims, [&](const MemberRef& m) { return later(m.report); });
  std::erase_if(out.events, [&](const MemberRef& m) { return later(m.report); });
  return out;
}

std::vector<const ReadReport*> reports_of(const Incident& incident, const ReportIndex& reports) {
  std::vector<const ReadReport*> out;
  for (const std::string& id : incident.reports)
    if (const auto r = reports.find(id); r != reports.end()) out.push_back(r->second);
  return out;
}

std::vector<FigureLine> figures(const IncidentClaims& claims, const RuleSet& rules) {
  std::vector<Line> lines = lines_of(claims, rules);
  set_confusions_aside(lines);
  for (Line& line : lines) set_statuses(line, claims);
  retire_bulletins(lines);
  for (Line& line : lines) find_line_conflicts(line);
  find_cross_conflicts(lines);
  find_arithmetic(lines);
  std::vector<FigureLine> out;
  for (const Line& line : lines) {
    FigureLine figure = figure_line(line, rules);
    figure.conflicts = line.conflicts;
    out.push_back(std::move(figure));
  }
  return out;
}

}  // namespace

Reconciler::Reconciler(std::span<const ReadReport> reports, const RuleSet& rules, std::optional<Date> as_of)
    : rules_(rules), as_of_(as_of) {
  index_.reserve(reports.size());
  for (const ReadReport& r : reports) index_.emplace(r.id, &r);
}

LedgerEntry Reconciler::entry(const Incident& incident) const {
  LedgerEntry entry;
  entry.incident = as_known(incident, index_, as_of_);
  if (as_of_ && entry.incident.reports.empty()) return entry;
  entry.figures = figures(gather(entry.incident, index_, as_of_), rules_);
  entry.codes = codes_of(entry, reports_of(entry.incident, index_), rules_);
  return entry;
}

Ledger reconcile(std::span<const Incident> incidents, std::span<const ReadReport> reports, const RuleSet& rules,
                 std::optional<Date> as_of, unsigned threads) {
  const Reconciler weigher(reports, rules, as_of);
  Ledger ledger(incidents.size());
  in_pieces(
      incidents.size(), threads,
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ledger[i] = weigher.entry(incidents[i]);
      },
      kIncidents);
  if (as_of) std::erase_if(ledger, [](const LedgerEntry& e) { return e.incident.reports.empty(); });
  return ledger;
}

}  // namespace isnad
