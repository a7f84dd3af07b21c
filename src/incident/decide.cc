#include "incident/decide.h"

#include <algorithm>
#include <set>

#include "incident/link.h"
#include "incident/summary.h"

namespace isnad {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

void tidy(Incident& i) {
  std::sort(i.claims.begin(), i.claims.end());
  std::sort(i.events.begin(), i.events.end());
  std::set<std::string> reports;
  for (const auto* list : {&i.claims, &i.events})
    for (const MemberRef& m : *list) reports.insert(m.report);
  i.reports.assign(reports.begin(), reports.end());
}

void drop_lost_parents(std::vector<Incident>& incidents) {
  std::set<std::string_view> ids;
  for (const Incident& i : incidents) ids.insert(i.id);
  for (Incident& i : incidents)
    if (!ids.contains(i.parent)) i.parent.clear();
}

// The incidents while decisions are applied: which incident each member that a decision names is in.
class Board {
 public:
  Board(std::vector<Incident>& incidents, std::span<const ReadReport> reports, std::span<const Decision> decisions)
      : incidents_(incidents), finder_(reports), changed_(incidents.size(), false) {
    std::set<std::string_view> named;
    for (const Decision& d : decisions)
      for (const auto* side : {&d.taken, &d.other})
        for (const MemberAnchor& a : *side) named.insert(a.ref.report);
    for (std::size_t i = 0; i < incidents.size(); ++i)
      for (const auto* list : {&incidents[i].claims, &incidents[i].events})
        for (const MemberRef& m : *list)
          if (named.contains(m.report)) home_[m] = i;
  }

  DecisionOutcome apply(const Decision& d) {
    const std::vector<MemberRef> taken = found(d.taken);
    const std::vector<MemberRef> other = found(d.other);
    DecisionOutcome out{d.n, DecisionState::applied, "", {}};
    const std::size_t gone = d.taken.size() - taken.size();
    if (taken.empty() || (other.empty() && !d.other.empty())) {
      out.state = DecisionState::stale;
      out.why = "the reports no longer say what it was about";
      return out;
    }
    const std::size_t there = majority(other, kNowhere);
    std::size_t moved = 0;
    if (d.kind == DecisionKind::merge)
      moved = merge(majority(taken, kNowhere), there);
    else if (d.kind == DecisionKind::move)
      moved = move(taken, there);
    else
      moved = split(taken, there, d.n);
    if (moved == 0) {
      out.state = DecisionState::no_effect;
      out.why = d.kind == DecisionKind::merge   ? "they are one incident already"
                : d.kind == DecisionKind::split ? "they are apart already"
                                                : "it is there already";
    } else if (gone > 0) {
      out.state = DecisionState::partly;
      out.why = std::to_string(gone) + " of " + std::to_string(d.taken.size()) + " members are no longer read";
    }
    return out;
  }

  // The incidents that now hold a decision's members.
  std::vector<std::size_t> homes_of(const Decision& d) const {
    std::set<std::size_t> homes;
    for (const MemberRef& m : found(d.taken)) homes.insert(home_.at(m));
    for (const MemberRef& m : found(d.other)) homes.insert(home_.at(m));
    return {homes.begin(), homes.end()};
  }

  void finish() {
    for (std::size_t i = 0; i < incidents_.size(); ++i)
      if (changed_[i] && !empty(incidents_[i])) {
        tidy(incidents_[i]);
        make_face(incidents_[i], finder_);
      }
    for (Incident& i : incidents_) {
      const auto into = joined_.find(i.parent);
      if (into != joined_.end()) i.parent = into->second;
      if (i.parent == i.id) i.parent.clear();
    }
  }

  static bool empty(const Incident& i) { return i.claims.empty() && i.events.empty(); }

 private:
  std::vector<MemberRef> found(const std::vector<MemberAnchor>& anchors) const {
    std::vector<MemberRef> out;
    for (const MemberAnchor& a : anchors)
      if (const auto m = finder_.find(a); m && home_.contains(*m)) out.push_back(*m);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // The incident that holds most of the members; of two that hold as many, the earlier.
  std::size_t majority(const std::vector<MemberRef>& members, std::size_t otherwise) const {
    std::map<std::size_t, int> votes;
    for (const MemberRef& m : members) ++votes[home_.at(m)];
    std::size_t best = otherwise;
    int most = 0;
    for (const auto& [incident, n] : votes)
      if (n > most) best = incident, most = n;
    return best;
  }

  std::size_t merge(std::size_t a, std::size_t b) {
    if (a == b || a == kNowhere || b == kNowhere) return 0;
    Incident& into = incidents_[std::min(a, b)];
    Incident& from = incidents_[std::max(a, b)];
    into.claims.insert(into.claims.end(), from.claims.begin(), from.claims.end());
    into.events.insert(into.events.end(), from.events.begin(), from.events.end());
    from.claims.clear(), from.events.clear();
    for (auto& [member, home] : home_)
      if (home == std::max(a, b)) home = std::min(a, b);
    for (auto& [gone, now] : joined_)
      if (now == from.id) now = into.id;
    joined_[from.id] = into.id;
    if (into.parent.empty() && from.parent != into.id) into.parent = from.parent;
    changed_[std::min(a, b)] = true;
    return 1;
  }

  void take(const MemberRef& m, std::size_t to) {
    Incident& from = incidents_[home_.at(m)];
    changed_[home_.at(m)] = changed_[to] = true;
    if (std::erase(from.claims, m) > 0) incidents_[to].claims.push_back(m);
    if (std::erase(from.events, m) > 0) incidents_[to].events.push_back(m);
    home_[m] = to;
  }

  std::size_t move(const std::vector<MemberRef>& members, std::size_t to) {
    std::size_t moved = 0;
    for (const MemberRef& m : members)
      if (to != kNowhere && home_.at(m) != to) take(m, to), ++moved;
    return moved;
  }

  // Only what is still together with what should stay is taken out.
  std::size_t split(const std::vector<MemberRef>& members, std::size_t rest, std::int64_t n) {
    std::vector<MemberRef> out;
    for (const MemberRef& m : members)
      if (home_.at(m) == rest) out.push_back(m);
    if (out.empty()) return 0;
    incidents_.emplace_back().id = "of decision " + std::to_string(n);
    changed_.push_back(true);
    for (const MemberRef& m : out) take(m, incidents_.size() - 1);
    return out.size();
  }

  std::vector<Incident>& incidents_;
  MemberFinder finder_;
  std::vector<bool> changed_;
  std::map<MemberRef, std::size_t> home_;
  std::map<std::string, std::string> joined_;  // ids of merged incidents → the id that stays
};

}  // namespace

std::vector<bool> in_force(std::span<const Decision> decisions) {
  std::vector<bool> out(decisions.size(), true);
  for (std::size_t i = decisions.size(); i-- > 0;) {
    if (decisions[i].kind != DecisionKind::undo || !out[i]) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (decisions[j].n == decisions[i].undoes) out[j] = false;
  }
  return out;
}

void make_face(Incident& incident, const MemberFinder& finder) {
  std::vector<const ReadReport*> reports;
  std::map<std::string_view, Story> by_report;
  for (const std::string& id : incident.reports)
    if (const ReadReport* r = finder.report(id)) {
      by_report[r->id].report = static_cast<std::uint32_t>(reports.size());
      reports.push_back(r);
    }
  for (const MemberRef& m : incident.claims)
    if (const Claim* c = finder.claim(m)) by_report[m.report].claims.push_back(c);
  for (const MemberRef& m : incident.events)
    if (const Event* e = finder.event(m)) by_report[m.report].events.push_back(e);
  std::vector<const Story*> stories;
  stories.reserve(by_report.size());
  for (const auto& [id, story] : by_report) stories.push_back(&story);
  Incident made = summarise(stories, reports);
  made.id = incident.id;
  made.parent = incident.parent;
  incident = std::move(made);
}

std::vector<DecisionOutcome> apply_decisions(std::vector<Incident>& incidents, std::span<const ReadReport> reports,
                                             std::span<const Decision> decisions) {
  std::vector<DecisionOutcome> outcomes;
  if (decisions.empty()) return outcomes;
  const std::vector<bool> force = in_force(decisions);
  Board board(incidents, reports, decisions);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (!force[i])
      outcomes.push_back({decisions[i].n, DecisionState::undone, "", {}});
    else if (decisions[i].kind == DecisionKind::undo)
      outcomes.push_back({decisions[i].n, DecisionState::applied, "", {}});
    else
      outcomes.push_back(board.apply(decisions[i]));
  }
  board.finish();
  for (std::size_t i = 0; i < decisions.size(); ++i)
    for (const std::size_t home : board.homes_of(decisions[i])) outcomes[i].results.push_back(incidents[home].id);
  std::erase_if(incidents, Board::empty);
  drop_lost_parents(incidents);
  sort_by_date(incidents);
  return outcomes;
}

std::vector<Incident> known_by(std::vector<Incident> incidents, std::span<const ReadReport> reports, Date day) {
  const MemberFinder finder(reports);
  const auto later = [&](const std::string& id) {
    const ReadReport* r = finder.report(id);
    return r != nullptr && r->published && r->published->year != 0 && r->published->first_day() > day.first_day();
  };
  for (Incident& i : incidents) {
    const std::size_t before = i.reports.size();
    std::erase_if(i.reports, later);
    if (i.reports.size() == before) continue;
    std::erase_if(i.claims, [&](const MemberRef& m) { return later(m.report); });
    std::erase_if(i.events, [&](const MemberRef& m) { return later(m.report); });
    if (!i.reports.empty()) make_face(i, finder);
  }
  std::erase_if(incidents, Board::empty);
  drop_lost_parents(incidents);
  return incidents;
}

DecidedCase link_decided(std::span<const ReadReport> reports, std::span<const Decision> decisions,
                         std::span<const IncidentLabel> labels, const LinkOptions& options) {
  DecidedCase c;
  c.incidents = link(reports, options);
  c.outcomes = apply_decisions(c.incidents, reports, decisions);
  number_incidents(c, reports, labels);
  return c;
}

}  // namespace isnad
