#include "model/body.h"

#include <set>

namespace isnad {
namespace {

constexpr int kMostSteps = 6;

bool known_at(const NameFact& f, const std::optional<Date>& day) {
  if (!day || day->year == 0) return !f.until.known();
  const std::int32_t d = day->first_day();
  return (!f.from.known() || f.from.first_day() <= d) && (!f.until.known() || d < f.until.first_day());
}

}  // namespace

const Body* find_body(const Bodies& bodies, std::string_view id) {
  const auto it = bodies.find(id);
  return it == bodies.end() ? nullptr : &it->second;
}

std::string body_fact(const Bodies& bodies, std::string_view id, std::string_view relation,
                      const std::optional<Date>& day) {
  if (const Body* b = find_body(bodies, id))
    for (const NameFact& f : b->facts)
      if (f.relation == relation && known_at(f, day)) return f.value;
  return {};
}

bool body_belongs(const Bodies& bodies, std::string_view id, std::string_view to, const std::optional<Date>& day) {
  if (to.empty()) return false;
  std::string at(id);
  for (int n = 0; n < kMostSteps && !at.empty(); ++n) {
    if (at == to || body_fact(bodies, at, "side", day) == to) return true;
    at = body_fact(bodies, at, "parent", day);
  }
  return false;
}

std::vector<std::string> body_ids(const Ledger& ledger, std::span<const ReadReport> reports) {
  std::set<std::string> ids;
  const auto all = [&](const std::vector<std::string>& some) { ids.insert(some.begin(), some.end()); };
  for (const LedgerEntry& e : ledger) {
    all(e.incident.initiator);
    all(e.incident.target);
    for (const FigureLine& f : e.figures) {
      all(f.who.party);
      for (const WeighedClaim& w : f.claims) ids.insert(w.origin);
    }
  }
  for (const ReadReport& r : reports) {
    ids.insert(r.outlet);
    for (const Claim& c : r.found.claims) {
      all(c.who.party);
      all(c.target.party);
      for (const Link& l : c.attribution) ids.insert(l.entity);
    }
  }
  ids.erase("");
  return {ids.begin(), ids.end()};
}

}  // namespace isnad
