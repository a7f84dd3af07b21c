// isnad merge, split, move, undo, decisions: what people decide about incidents.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <map>

#include "base/hash.h"
#include "case_view.h"
#include "command.h"
#include "console.h"
#include "model/json_writer.h"
#include "screen.h"
#include "store/decision_codec.h"

namespace isnad {
namespace {

constexpr std::size_t kMembers = 200;  // so many members of a side are kept; enough to know an incident again
constexpr std::size_t kWordsDigits = 16;

std::string now_text() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  return std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) > 0 ? std::string(text) : std::string();
}

std::vector<MemberRef> members_of(const Incident& i) {
  std::vector<MemberRef> all = i.claims;
  all.insert(all.end(), i.events.begin(), i.events.end());
  std::sort(all.begin(), all.end());
  return all;
}

// A decision in the making: looks members up, anchors them, writes it down, and tells what came of it.
class Deciding {
 public:
  Deciding(const Arguments& arguments, CaseView view)
      : arguments_(arguments), path_(arguments.value("case")), view_(std::move(view)), finder_(view_.reports) {}

  const CaseView& view() const { return view_; }

  Result<const Incident*> incident(const std::string& id) const {
    if (const Incident* i = find_incident(view_.linked, id)) return i;
    return Error{ErrorCode::kUsage, fmt::format("{}: no incident {}; isnad ledger {} lists them", path_, id, path_)};
  }

  // REPORT, REPORT:EVENT (with its claims) or REPORT:CLAIM.
  Result<std::vector<MemberRef>> members(const std::string& given, bool whole_report) const {
    if (const ReadReport* r = whole_report ? finder_.report(given) : nullptr) {
      std::vector<MemberRef> all;
      for (const Claim& c : r->found.claims) all.push_back({r->id, c.id});
      for (const Event& e : r->found.events) all.push_back({r->id, e.id});
      return all;
    }
    const std::size_t colon = given.rfind(':');
    const MemberRef ref{given.substr(0, std::min(colon, given.size())),
                        colon == std::string::npos ? "" : given.substr(colon + 1)};
    const ReadReport* r = finder_.report(ref.report);
    if (r != nullptr && finder_.claim(ref) != nullptr) return std::vector<MemberRef>{ref};
    if (r != nullptr && finder_.event(ref) != nullptr) {
      std::vector<MemberRef> all{ref};
      for (const Claim& c : r->found.claims)
        if (c.event == ref.id) all.push_back({r->id, c.id});
      return all;
    }
    return Error{ErrorCode::kUsage,
                 fmt::format("{}: no {} in the case; isnad show {} INCIDENT prints reports and claims", given,
                             r != nullptr ? "such claim or event" : "such report", path_)};
  }

  // Members as they are kept, with a hash of their words.
  Result<std::vector<MemberAnchor>> anchors(std::vector<MemberRef> members) {
    std::sort(members.begin(), members.end());
    // Where there are too many, some of each report: the first of all, then the second of all.
    std::map<std::string, std::size_t> seen;
    std::vector<std::pair<std::size_t, MemberRef>> ranked;
    for (const MemberRef& m : members) ranked.emplace_back(seen[m.report]++, m);
    if (ranked.size() > kMembers) {
      std::sort(ranked.begin(), ranked.end());
      ranked.resize(kMembers);
      std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    }
    std::vector<MemberAnchor> out;
    for (const auto& [rank, m] : ranked) {
      auto anchor = finder_.anchor(m);
      if (!anchor) continue;
      const auto text = text_of(m.report);
      if (!text) return text.error();
      if (anchor->span.end <= (*text)->size())
        anchor->words = sha256_hex(anchor->span.of(**text)).substr(0, kWordsDigits);
      out.push_back(std::move(*anchor));
    }
    return out;
  }

  const MemberFinder& finder() const { return finder_; }

  int write(Decision decision, const std::vector<IncidentLabel>& labels = {}) {
    decision.note = arguments_.value("--note");
    decision.by = arguments_.value("--by");
    decision.at = now_text();
    Result<Case> c = Case::open_or_create(path_);
    if (!c) return exit_code(c.error());
    // Incidents of a case that never gave numbers get them now, as they were shown.
    if (const Result<bool> given = c->add_labels(view_.linked.fresh); !given) return exit_code(given.error());
    const Result<std::int64_t> n = c->append(decision, labels);
    if (!n) return exit_code(n.error());
    if (const auto incidents = give_numbers(*c); !incidents) return exit_code(incidents.error());
    return tell(*n);
  }

 private:
  Result<const std::string*> text_of(const std::string& report) {
    const auto [at, fresh] = texts_.try_emplace(report);
    if (fresh) {
      auto r = view_.source.report(report);
      if (!r) return r.error();
      if (*r) at->second = std::move((*r)->text);
    }
    return &at->second;
  }

  int tell(std::int64_t n) const {
    if (arguments_.has("--quiet")) return kExitOk;
    const Result<CaseView> now = open_view(path_);
    if (!now) return exit_code(now.error());
    for (const DecisionOutcome& o : now->linked.outcomes)
      if (o.n == n)
        message(fmt::format("decision {}: {}{}{}", n, name(o.state), o.why.empty() ? "" : fmt::format(" ({})", o.why),
                            o.results.empty() ? "" : fmt::format("; now {}", fmt::join(o.results, ", "))));
    return kExitOk;
  }

  const Arguments& arguments_;
  std::string path_;
  CaseView view_;
  MemberFinder finder_;
  std::map<std::string, std::string> texts_;
};

Result<Deciding> deciding(const Arguments& arguments) {
  Result<CaseView> view = open_view(arguments.value("case"));
  if (!view) return view.error();
  return Deciding(arguments, std::move(*view));
}

std::string member_list(const std::vector<MemberAnchor>& members) {
  std::string out;
  for (std::size_t i = 0; i < members.size() && i < 3; ++i)
    out += fmt::format("{}{}:{}", i ? " " : "", members[i].ref.report, members[i].ref.id);
  return members.size() > 3 ? fmt::format("{} +{}", out, members.size() - 3) : out;
}

std::string what_text(const Decision& d) {
  switch (d.kind) {
    case DecisionKind::merge: return fmt::format("{} = {}", member_list(d.taken), member_list(d.other));
    case DecisionKind::split: return fmt::format("{} out of {}", member_list(d.taken), member_list(d.other));
    case DecisionKind::move: return fmt::format("{} to {}", member_list(d.taken), member_list(d.other));
    case DecisionKind::undo: return fmt::format("decision {}", d.undoes);
  }
  return {};
}

// The content as it is kept, with the number, the kind and what became of it in front.
std::string json_line(const Decision& d, const DecisionOutcome& o) {
  std::string out;
  JsonWriter w(out);
  w.open('{');
  w.field("n", std::optional<std::int64_t>(d.n));
  w.field("kind", name(d.kind));
  w.field("state", name(o.state));
  w.field_if("why", o.why);
  w.field("incidents", o.results);
  w.close('}');
  const std::string content = decision_content(d);
  if (content.size() <= 2) return out + "\n";
  out.pop_back();
  return out + "," + content.substr(1) + "\n";
}

}  // namespace

int run_merge(const Arguments& arguments) {
  auto deciding_ = deciding(arguments);
  if (!deciding_) return exit_code(deciding_.error());
  Deciding& d = *deciding_;
  const std::vector<std::string> ids = arguments.values("incidents");
  if (ids.size() < 2) return exit_code({ErrorCode::kUsage, "merge: name two or more incidents"});
  std::vector<const Incident*> all;
  for (const std::string& id : ids) {
    const auto i = d.incident(id);
    if (!i) return exit_code(i.error());
    if (std::find(all.begin(), all.end(), *i) != all.end())
      return exit_code({ErrorCode::kUsage, fmt::format("merge: {} is named twice, or is one with another", id)});
    all.push_back(*i);
  }
  std::vector<Decision> decisions;
  for (std::size_t k = 1; k < all.size(); ++k) {
    Decision decision;
    decision.kind = DecisionKind::merge;
    auto taken = d.anchors(members_of(*all[0]));
    if (!taken) return exit_code(taken.error());
    auto other = d.anchors(members_of(*all[k]));
    if (!other) return exit_code(other.error());
    decision.taken = std::move(*taken);
    decision.other = std::move(*other);
    decisions.push_back(std::move(decision));
  }
  for (Decision& decision : decisions)
    if (const int code = d.write(std::move(decision)); code != kExitOk) return code;
  return kExitOk;
}

int run_split(const Arguments& arguments) {
  auto deciding_ = deciding(arguments);
  if (!deciding_) return exit_code(deciding_.error());
  Deciding& d = *deciding_;
  const auto incident = d.incident(arguments.value("incident"));
  if (!incident) return exit_code(incident.error());
  const std::vector<MemberRef> inside = members_of(**incident);
  std::vector<MemberRef> taken, rest;
  for (const std::string& given : arguments.values("members")) {
    const auto named = d.members(given, true);
    if (!named) return exit_code(named.error());
    const std::size_t before = taken.size();
    for (const MemberRef& m : *named)
      if (std::binary_search(inside.begin(), inside.end(), m)) taken.push_back(m);
    if (taken.size() == before)
      return exit_code({ErrorCode::kUsage, fmt::format("split: {} is not in {}", given, (*incident)->id)});
  }
  std::sort(taken.begin(), taken.end());
  taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
  std::set_difference(inside.begin(), inside.end(), taken.begin(), taken.end(), std::back_inserter(rest));
  if (rest.empty())
    return exit_code({ErrorCode::kUsage, fmt::format("split: nothing of {} would stay", (*incident)->id)});
  Decision decision;
  decision.kind = DecisionKind::split;
  auto out = d.anchors(taken);
  if (!out) return exit_code(out.error());
  auto stays = d.anchors(rest);
  if (!stays) return exit_code(stays.error());
  decision.taken = std::move(*out);
  decision.other = std::move(*stays);
  // The number stays with what stays, whichever members it was known by so far.
  std::int64_t n = 0;
  const std::string& id = (*incident)->id;
  std::from_chars(id.data() + std::min<std::size_t>(2, id.size()), id.data() + id.size(), n);
  std::vector<IncidentLabel> labels;
  if (n > 0) labels.push_back(label_for(n, rest, d.finder()));
  return d.write(std::move(decision), labels);
}

int run_move(const Arguments& arguments) {
  auto deciding_ = deciding(arguments);
  if (!deciding_) return exit_code(deciding_.error());
  Deciding& d = *deciding_;
  const auto taken = d.members(arguments.value("member"), false);
  if (!taken) return exit_code(taken.error());
  const auto incident = d.incident(arguments.value("incident"));
  if (!incident) return exit_code(incident.error());
  std::vector<MemberRef> there = members_of(**incident);
  std::erase_if(there, [&](const MemberRef& m) { return std::find(taken->begin(), taken->end(), m) != taken->end(); });
  if (there.empty()) return exit_code({ErrorCode::kUsage, fmt::format("move: {} holds nothing else", (*incident)->id)});
  Decision decision;
  decision.kind = DecisionKind::move;
  auto moved = d.anchors(*taken);
  if (!moved) return exit_code(moved.error());
  auto to = d.anchors(there);
  if (!to) return exit_code(to.error());
  decision.taken = std::move(*moved);
  decision.other = std::move(*to);
  return d.write(std::move(decision));
}

int run_undo(const Arguments& arguments) {
  auto deciding_ = deciding(arguments);
  if (!deciding_) return exit_code(deciding_.error());
  Deciding& d = *deciding_;
  const std::vector<Decision>& all = d.view().decisions;
  const std::vector<bool> force = in_force(all);
  Decision decision;
  decision.kind = DecisionKind::undo;
  if (const std::string given = arguments.value("decision"); !given.empty()) {
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), decision.undoes);
    const bool there = error == std::errc() && end == given.data() + given.size() && decision.undoes >= 1 &&
                       decision.undoes <= static_cast<std::int64_t>(all.size());
    if (!there)
      return exit_code({ErrorCode::kUsage, fmt::format("undo: no decision {}; isnad decisions {} lists them", given,
                                                       arguments.value("case"))});
    if (!force[static_cast<std::size_t>(decision.undoes - 1)])
      return exit_code({ErrorCode::kUsage, fmt::format("undo: decision {} is undone already", given)});
  } else {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (force[i] && all[i].kind != DecisionKind::undo) decision.undoes = all[i].n;
    if (decision.undoes == 0) return exit_code({ErrorCode::kUsage, "undo: there is no decision to take back"});
  }
  return d.write(std::move(decision));
}

int run_decisions(const Arguments& arguments) {
  const Result<CaseView> view = open_view(arguments.value("case"));
  if (!view) return exit_code(view.error());
  const auto& outcomes = view->linked.outcomes;
  Output out;
  if (arguments.value("--format", "table") == "jsonl") {
    for (std::size_t i = 0; i < outcomes.size(); ++i) out.write(json_line(view->decisions[i], outcomes[i]));
  } else if (!outcomes.empty()) {
    using enum Align;
    ScreenTable table({{"n", right},
                       {"when", left},
                       {"by", left, 20},
                       {"kind", left},
                       {"what", left, 60},
                       {"state", left},
                       {"incidents now", left, 30},
                       {"note", left, 60}});
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const Decision& d = view->decisions[i];
      const DecisionOutcome& o = outcomes[i];
      std::string note = d.note;
      if (!o.why.empty()) note += fmt::format("{}[{}]", note.empty() ? "" : " ", o.why);
      table.row({std::to_string(d.n), d.at, d.by, std::string(name(d.kind)), what_text(d), std::string(name(o.state)),
                 fmt::format("{}", fmt::join(o.results, ", ")), note});
    }
    out.write(table.text(Style{colours_wanted(arguments.has("--no-color"))}));
  }
  out.flush();
  if (outcomes.empty()) message("no decisions");
  return out.exit_code();
}

}  // namespace isnad
