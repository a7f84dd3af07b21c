#include "case_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "incident/copies.h"

namespace isnad {
namespace {

constexpr int kTries = 8;  // so often another program may give numbers at the same moment

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
    const Result<CaseContent> read = read_case(c);
    if (!read) return read.error();
    const Result<bool> given = c.add_labels(read->linked.fresh);
    if (!given) return given.error();
    // Where others were faster for so long, the numbers are given by whoever adds next.
    if (*given || i == kTries) return read->linked.incidents.size();
  }
}

std::string alias_note(const DecidedCase& linked, const std::string& id) {
  const auto alias = linked.aliases.find(id);
  return alias == linked.aliases.end() ? std::string() : fmt::format("{} is a part of {} now", id, alias->second);
}

}  // namespace isnad
