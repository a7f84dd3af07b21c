// The numbers incidents are shown under: once given, kept, as long as members of the incident are known again.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "incident/decide.h"

namespace isnad {
namespace {

constexpr std::size_t kMembers = 3;  // an incident is known again by so many, of different reports where it can be

std::string id_of(std::int64_t n) { return "i-" + std::to_string(n); }

// Where each member is; views into the incidents.
class Homes {
 public:
  explicit Homes(const std::vector<Incident>& incidents) {
    std::size_t members = 0;
    for (const Incident& i : incidents) members += i.claims.size() + i.events.size();
    homes_.reserve(members);
    for (std::size_t i = 0; i < incidents.size(); ++i)
      for (const auto* list : {&incidents[i].claims, &incidents[i].events})
        for (const MemberRef& m : *list) homes_.emplace(Key{m.report, m.id}, i);
  }
  std::optional<std::size_t> of(const MemberRef& m) const {
    const auto at = homes_.find(Key{m.report, m.id});
    return at == homes_.end() ? std::nullopt : std::optional(at->second);
  }

 private:
  struct Key {
    std::string_view report, id;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& k) const {
      const std::hash<std::string_view> h;
      return h(k.report) * 31 + h(k.id);
    }
  };
  std::unordered_map<Key, std::size_t, Hash> homes_;
};

}  // namespace

IncidentLabel label_for(std::int64_t n, const std::vector<MemberRef>& members, const MemberFinder& finder) {
  // The reports that came out first are the least likely to be told apart from it later.
  std::vector<MemberRef> sorted = members;
  const auto rank = [&](const MemberRef& m) {
    const ReadReport* r = finder.report(m.report);
    return std::tuple(r != nullptr && r->published ? *r->published : Date{9999, 12, 31}, m);
  };
  std::sort(sorted.begin(), sorted.end(), [&](const MemberRef& a, const MemberRef& b) { return rank(a) < rank(b); });
  IncidentLabel label{n, {}};
  for (const bool of_new_reports : {true, false})
    for (const MemberRef& m : sorted) {
      if (label.members.size() >= kMembers) return label;
      const bool report_there = std::any_of(label.members.begin(), label.members.end(),
                                            [&](const MemberAnchor& a) { return a.ref.report == m.report; });
      const bool there =
          std::any_of(label.members.begin(), label.members.end(), [&](const MemberAnchor& a) { return a.ref == m; });
      if (there || (of_new_reports && report_there)) continue;
      if (auto anchor = finder.anchor(m)) label.members.push_back(std::move(*anchor));
    }
  return label;
}

void number_incidents(DecidedCase& c, std::span<const ReadReport> reports, std::span<const IncidentLabel> labels) {
  const MemberFinder finder(reports);
  std::vector<std::string> ids(c.incidents.size());
  std::int64_t last = 0;
  std::vector<std::pair<std::int64_t, std::size_t>> also;
  if (!labels.empty()) {
    const Homes homes(c.incidents);
    std::vector<const IncidentLabel*> sorted;
    for (const IncidentLabel& l : labels) sorted.push_back(&l), last = std::max(last, l.n);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->n < b->n; });
    for (const IncidentLabel* l : sorted) {
      std::map<std::size_t, int> votes;
      for (const MemberAnchor& a : l->members)
        if (const auto m = finder.find(a))
          if (const auto home = homes.of(*m)) ++votes[*home];
      std::optional<std::size_t> at;
      for (const auto& [home, n] : votes)
        if (!at || n > votes[*at]) at = home;
      if (!at) continue;
      if (ids[*at].empty())
        ids[*at] = id_of(l->n);
      else
        also.emplace_back(l->n, *at);
    }
  }
  for (std::size_t i = 0; i < c.incidents.size(); ++i) {
    if (!ids[i].empty()) continue;
    ids[i] = id_of(++last);
    std::vector<MemberRef> members = c.incidents[i].claims;
    members.insert(members.end(), c.incidents[i].events.begin(), c.incidents[i].events.end());
    c.fresh.push_back(label_for(last, members, finder));
  }
  for (const auto& [n, at] : also) c.aliases[id_of(n)] = ids[at];
  std::unordered_map<std::string, std::string> now;
  for (std::size_t i = 0; i < c.incidents.size(); ++i) now.emplace(c.incidents[i].id, ids[i]);
  const auto renamed = [&](std::string& id) {
    if (const auto at = now.find(id); at != now.end()) id = at->second;
  };
  for (std::size_t i = 0; i < c.incidents.size(); ++i) {
    if (!c.incidents[i].parent.empty()) renamed(c.incidents[i].parent);
    c.incidents[i].id = ids[i];
  }
  for (DecisionOutcome& o : c.outcomes)
    for (std::string& id : o.results) renamed(id);
}

}  // namespace isnad
