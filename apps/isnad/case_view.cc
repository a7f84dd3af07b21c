#include "case_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "incident/arrival.h"
#include "incident/copies.h"
#include "version.h"

namespace isnad {
namespace {

constexpr std::size_t kFew = 8;  // less than an eighth of the case is new: only what it touches is linked
constexpr int kTries = 8;        // so often another program may give numbers at the same moment

struct CaseContent {
  std::vector<ReadReport> reports;
  std::vector<Decision> decisions;
  DecidedCase linked;
};

Result<CaseContent> read_case(Case& c) {
  auto reports = c.all_read_reports();
  if (!reports) return reports.error();
  auto decisions = c.decisions();
  if (!decisions) return decisions.error();
  const auto labels = c.labels();
  if (!labels) return labels.error();
  DecidedCase linked = link_decided(*reports, *decisions, *labels);
  return CaseContent{std::move(*reports), std::move(*decisions), std::move(linked)};
}

Result<std::vector<IncidentLabel>> labels_for_all(Case& c) {
  Result<CaseContent> read = read_case(c);
  if (!read) return read.error();
  return std::move(read->linked.fresh);
}

// Numbers for the incidents of a few new reports, without linking those that they do not touch.
Result<std::vector<IncidentLabel>> labels_for_arrivals(Case& c, const std::vector<std::string>& fresh,
                                                       const std::vector<Decision>& decisions) {
  Arrival arrival;
  const Status read =
      c.each_read_report([&](std::size_t count) { arrival.reports.resize(count), arrival.sketches.resize(count); },
                         [&](std::size_t at, ReadReport& report) {
                           for (Story& s : stories_of(report, 0))
                             arrival.sketches[at].push_back(story_sketch(std::move(s)));
                           arrival.reports[at] = std::move(report.id);
                         });
  if (!read) return read.error();
  for (const std::string& id : arrival.reports)
    arrival.fresh.push_back(std::binary_search(fresh.begin(), fresh.end(), id));
  const auto last = c.last_number();
  if (!last) return last.error();
  const CaseLookup lookup{[&](const CaseLookup::Ids& ids) { return c.read_reports(ids); },
                          [&](const CaseLookup::Ids& ids) { return c.labels_of(ids); }, *last};
  Result<DecidedCase> touched = link_arrivals(std::move(arrival), decisions, lookup);
  if (!touched) return touched.error();
  return std::move(touched->fresh);
}

}  // namespace

Result<CaseView> open_view(const std::string& path) {
  Result<Case> c = Case::open_readonly(path);
  if (!c) return c.error();
  Result<CaseContent> read = read_case(*c);
  if (!read) return read.error();
  mark_copies(read->reports);
  return CaseView{std::move(*c), std::move(read->reports), std::move(read->decisions), std::move(read->linked)};
}

const Incident* find_incident(const DecidedCase& linked, const std::string& id) {
  const auto alias = linked.aliases.find(id);
  const std::string& now = alias == linked.aliases.end() ? id : alias->second;
  const auto at =
      std::find_if(linked.incidents.begin(), linked.incidents.end(), [&](const Incident& i) { return i.id == now; });
  return at == linked.incidents.end() ? nullptr : &*at;
}

Result<std::size_t> give_numbers(Case& c) {
  for (int i = 0;; ++i) {
    Result<Numbered> mark = c.numbered();
    if (!mark) return mark.error();
    const Result<std::vector<std::string>> fresh = c.reports_after(mark->by == kVersion ? mark->upto : 0);
    if (!fresh) return fresh.error();
    const Result<CaseCounts> counts = c.counts();
    if (!counts) return counts.error();
    const Result<std::vector<Decision>> decisions = c.decisions();
    if (!decisions) return decisions.error();
    if (fresh->empty() && decisions->empty()) return std::size_t{0};
    const bool few = fresh->size() * kFew < static_cast<std::size_t>(counts->reports);
    const Result<std::vector<IncidentLabel>> labels =
        few ? labels_for_arrivals(c, *fresh, *decisions) : labels_for_all(c);
    if (!labels) return labels.error();
    mark->by = kVersion;
    const Result<bool> given = c.add_labels(*labels, &*mark);
    if (!given) return given.error();
    // Where others were faster for so long, the numbers are given by whoever adds next.
    if (*given || i == kTries) return labels->size();
  }
}

std::string alias_note(const DecidedCase& linked, const std::string& id) {
  const auto alias = linked.aliases.find(id);
  return alias == linked.aliases.end() ? std::string() : fmt::format("{} is a part of {} now", id, alias->second);
}

}  // namespace isnad
