#include "ledger/diff.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace isnad {
namespace {

using Refs = std::set<MemberRef>;

Refs refs_of(const FigureLine& line) {
  Refs out;
  for (const WeighedClaim& c : line.claims) out.insert({c.report, c.claim});
  return out;
}

auto key_of(const FigureLine& f) {
  return std::tuple(f.measure, f.who.party.empty() ? std::string() : f.who.party.front(), f.who.category, f.unit,
                    f.scope);
}

std::string number(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : std::string(); }

std::string time_of(const Incident& i) {
  if (!i.time || !i.time->start.known()) return {};
  const std::string start = i.time->start.text();
  return !i.time->end.known() || i.time->end == i.time->start ? start : start + "…" + i.time->end.text();
}

std::string place_of(const Incident& i) {
  if (i.facility) return i.facility->name_ar.empty() ? i.facility->id : i.facility->name_ar;
  if (i.place) return i.place->name_ar.empty() ? i.place->id : i.place->name_ar;
  return {};
}

bool stands(ClaimStatus s) { return s == ClaimStatus::current || s == ClaimStatus::disputed; }

class Differ {
 public:
  Differ(const Ledger& before, std::span<const ReadReport> reports) {
    for (const LedgerEntry& e : before) before_.emplace(e.incident.id, &e);
    for (const ReadReport& r : reports) reports_.emplace(r.id, &r);
  }

  std::vector<LedgerChange> run(const Ledger& before, const Ledger& after) {
    std::set<std::string_view> there;
    for (const LedgerEntry& e : after) {
      there.insert(e.incident.id);
      entry(e);
    }
    for (const LedgerEntry& e : before) {
      if (there.contains(e.incident.id)) continue;
      now_ = &e;
      out_.push_back(change(ChangeKind::gone_incident));
    }
    return std::move(out_);
  }

 private:
  LedgerChange change(ChangeKind kind) const {
    LedgerChange c;
    c.kind = kind;
    c.incident = now_->incident.id;
    c.title_ar = now_->incident.title_ar;
    c.title_en = now_->incident.title_en;
    return c;
  }

  LedgerChange change(ChangeKind kind, const FigureLine& line) const {
    LedgerChange c = change(kind);
    c.line = line;
    c.line->claims.clear();
    c.line->conflicts.clear();
    return c;
  }

  void entry(const LedgerEntry& e) {
    now_ = &e;
    const auto then = before_.find(e.incident.id);
    if (then == before_.end()) {
      fresh_reports_ = e.incident.reports;
      out_.push_back(change(ChangeKind::new_incident));
      out_.back().brought_by = reports(e.incident.reports);
      for (const FigureLine& line : e.figures) new_line(line, {});
      return;
    }
    const LedgerEntry& was = *then->second;
    fresh_reports_.clear();
    std::set_difference(e.incident.reports.begin(), e.incident.reports.end(), was.incident.reports.begin(),
                        was.incident.reports.end(), std::back_inserter(fresh_reports_));
    face(was.incident, e.incident);
    std::vector<bool> matched(was.figures.size(), false);
    Refs told;
    for (const FigureLine& line : was.figures) told.merge(refs_of(line));
    for (const FigureLine& line : e.figures) {
      const std::size_t at = partner(line, was.figures, matched);
      if (at == was.figures.size()) {
        new_line(line, told);
        continue;
      }
      matched[at] = true;
      compare(was.figures[at], line);
    }
    for (std::size_t i = 0; i < matched.size(); ++i)
      if (!matched[i]) {
        out_.push_back(change(ChangeKind::gone_line, was.figures[i]));
        out_.back().brought_by = reports(fresh_reports_);
      }
  }

  // `told`: what its incident knew before, in whichever line: a line may part from another.
  void new_line(const FigureLine& line, const Refs& told) {
    Refs fresh;
    for (const MemberRef& m : refs_of(line))
      if (!told.contains(m)) fresh.insert(m);
    out_.push_back(change(ChangeKind::new_line, line));
    out_.back().brought_by = fresh.empty() ? reports(fresh_reports_) : by_claims(line, fresh);
    conflicts(line, {});
  }

  void face(const Incident& was, const Incident& is) {
    const auto field = [&](const char* what, std::string before, std::string after) {
      if (before == after) return;
      LedgerChange c = change(ChangeKind::incident);
      c.field = what;
      c.before = std::move(before);
      c.after = std::move(after);
      c.brought_by = reports(fresh_reports_);
      out_.push_back(std::move(c));
    };
    field("type", std::string(name(was.type)), std::string(name(is.type)));
    field("time", time_of(was), time_of(is));
    field("place", place_of(was), place_of(is));
  }

  // The line of before that this one goes on with.
  static std::size_t partner(const FigureLine& line, const std::vector<FigureLine>& lines,
                             const std::vector<bool>& taken) {
    const Refs refs = refs_of(line);
    std::size_t best = lines.size();
    std::size_t most = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (taken[i] || key_of(lines[i]) != key_of(line)) continue;
      std::size_t shared = 1;  // the key alone is enough
      for (const WeighedClaim& c : lines[i].claims) shared += refs.contains({c.report, c.claim});
      if (shared > most) best = i, most = shared;
    }
    return best;
  }

  void compare(const FigureLine& was, const FigureLine& is) {
    const Refs old = refs_of(was);
    Refs fresh;
    for (const MemberRef& m : refs_of(is))
      if (!old.contains(m)) fresh.insert(m);
    const auto field = [&](const char* what, const std::optional<std::int64_t>& before,
                           const std::optional<std::int64_t>& after) {
      if (before == after) return;
      LedgerChange c = change(ChangeKind::figure, is);
      c.field = what;
      c.before = number(before);
      c.after = number(after);
      c.brought_by = bearers(is, fresh, after);
      out_.push_back(std::move(c));
    };
    field("low", was.low, is.low);
    field("best", was.best, is.best);
    field("high", was.high, is.high);
    field("latest", was.latest, is.latest);
    conflicts(is, was.conflicts);
    retired(was, is, fresh);
  }

  // New claims that state the value, else all new ones of the line, else the new reports of the incident.
  std::vector<BroughtBy> bearers(const FigureLine& line, const Refs& fresh,
                                 const std::optional<std::int64_t>& value) const {
    Refs saying;
    for (const WeighedClaim& c : line.claims)
      if (value && (c.low == value || c.high == value) && fresh.contains({c.report, c.claim}))
        saying.insert({c.report, c.claim});
    return by_claims(line, saying.empty() ? fresh : saying);
  }

  void conflicts(const FigureLine& line, const std::vector<Conflict>& old) {
    for (const Conflict& c : line.conflicts) {
      const bool known = std::any_of(old.begin(), old.end(), [&](const Conflict& o) {
        return o.kind == c.kind && std::includes(o.claims.begin(), o.claims.end(), c.claims.begin(), c.claims.end());
      });
      if (known) continue;
      LedgerChange made = change(ChangeKind::new_conflict, line);
      made.conflict = c;
      Refs fresh;
      for (const MemberRef& m : c.claims)
        if (std::binary_search(fresh_reports_.begin(), fresh_reports_.end(), m.report)) fresh.insert(m);
      made.brought_by = by_claims(line, fresh);
      out_.push_back(std::move(made));
    }
  }

  void retired(const FigureLine& was, const FigureLine& is, const Refs& fresh) {
    std::map<MemberRef, ClaimStatus> stood;
    for (const WeighedClaim& c : was.claims) stood[{c.report, c.claim}] = c.status;
    for (const WeighedClaim& c : is.claims) {
      const MemberRef ref{c.report, c.claim};
      const auto then = stood.find(ref);
      if (then == stood.end() || !stands(then->second) || stands(c.status) || c.status == ClaimStatus::relay) continue;
      LedgerChange made = change(ChangeKind::retired, is);
      made.claim = c;
      made.before = name(then->second);
      made.after = name(c.status);
      // The claims it is in conflict with as an update, if they are new.
      Refs against;
      for (const Conflict& k : is.conflicts)
        if (std::find(k.claims.begin(), k.claims.end(), ref) != k.claims.end())
          for (const MemberRef& m : k.claims)
            if (fresh.contains(m)) against.insert(m);
      made.brought_by = by_claims(is, against.empty() ? fresh : against);
      out_.push_back(std::move(made));
    }
  }

  std::vector<BroughtBy> by_claims(const FigureLine& line, const Refs& refs) const {
    if (refs.empty()) return reports(fresh_reports_);
    std::map<std::string, std::vector<std::string>> claims;
    for (const WeighedClaim& c : line.claims)
      if (refs.contains({c.report, c.claim})) claims[c.report].push_back(c.claim);
    for (const MemberRef& m : refs)  // of other lines
      if (auto& list = claims[m.report]; std::find(list.begin(), list.end(), m.id) == list.end()) list.push_back(m.id);
    std::vector<std::string> ids;
    ids.reserve(claims.size());
    for (const auto& [id, list] : claims) ids.push_back(id);
    std::vector<BroughtBy> out = reports(ids);
    for (BroughtBy& b : out) b.claims = claims[b.report];
    return out;
  }

  std::vector<BroughtBy> reports(const std::vector<std::string>& ids) const {
    std::vector<BroughtBy> out;
    for (const std::string& id : ids) {
      const auto at = reports_.find(id);
      if (at != reports_.end()) out.push_back({id, at->second->outlet, at->second->published, {}});
    }
    std::sort(out.begin(), out.end(), [](const BroughtBy& a, const BroughtBy& b) {
      return std::tie(a.published, a.report) < std::tie(b.published, b.report);
    });
    return out;
  }

  std::unordered_map<std::string_view, const LedgerEntry*> before_;
  std::unordered_map<std::string_view, const ReadReport*> reports_;
  const LedgerEntry* now_ = nullptr;
  std::vector<std::string> fresh_reports_;  // of the entry in hand, sorted
  std::vector<LedgerChange> out_;
};

}  // namespace

std::string_view name(ChangeKind kind) {
  constexpr std::array<std::string_view, 8> kNames{"new_incident", "incident", "new_line",  "figure",
                                                   "new_conflict", "retired",  "gone_line", "gone_incident"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<LedgerChange> ledger_diff(const Ledger& before, const Ledger& after, std::span<const ReadReport> reports) {
  return Differ(before, reports).run(before, after);
}

}  // namespace isnad
