#include "ledger/audit_sums.h"

#include <algorithm>
#include <optional>
#include <set>

namespace isnad {
namespace {

using Claims = std::vector<const Claim*>;

// Children among the dead are no group beside fighters and civilians.
bool subset(const Claim& c) {
  switch (c.who.category) {
    case Category::child:
    case Category::woman:
    case Category::journalist:
    case Category::medic:
    case Category::official: return true;
    default: return false;
  }
}

bool may_be_part(Measure part, Measure whole) {
  if (part == whole) return true;
  if (whole == Measure::casualties) return part == Measure::killed || part == Measure::wounded;
  if (whole == Measure::escaped)
    return part == Measure::recaptured || part == Measure::at_large || part == Measure::surrendered;
  return false;
}

bool precise(const Claim& c) {
  return c.value.low && c.value.low == c.value.high && c.modality == Modality::asserted && c.unit == Unit::person;
}

class Sums {
 public:
  Sums(const LedgerEntry& entry, const std::map<std::string_view, const ReadReport*>& reports)
      : entry_(entry), reports_(reports) {}

  std::vector<SumFinding> run() {
    std::set<MemberRef> members(entry_.incident.claims.begin(), entry_.incident.claims.end());
    for (const std::string& id : entry_.incident.reports) {
      const auto it = reports_.find(id);
      if (it == reports_.end()) continue;
      Claims claims;
      for (const Claim& c : it->second->found.claims)
        if (c.kind == ClaimKind::figure && members.contains({id, c.id})) claims.push_back(&c);
      for (const Claim* whole : claims) parts_of(*it->second, *whole);
      custody(id, claims);
    }
    return std::move(out_);
  }

 private:
  void parts_of(const ReadReport& report, const Claim& whole) {
    if (!whole.value.low && !whole.value.high) return;
    Claims parts;
    bool groups = false, kinds = false;
    for (const Claim& c : report.found.claims) {
      if (c.kind != ClaimKind::figure || c.part_of != whole.id || !may_be_part(c.measure, whole.measure) ||
          c.unit != whole.unit || c.modality == Modality::denied || !c.value.low)
        continue;
      parts.push_back(&c);
      (subset(c) ? kinds : groups) = true;
    }
    // Those who got out are told again as recaptured and free.
    const bool fates = std::any_of(parts.begin(), parts.end(), [](const Claim* c) {
      return c->measure == Measure::recaptured || c->measure == Measure::at_large;
    });
    if (fates) std::erase_if(parts, [](const Claim* c) { return c->measure == Measure::escaped; });
    // Children may be among the civilians beside them.
    if (groups && kinds) std::erase_if(parts, [](const Claim* c) { return subset(*c); });
    std::int64_t low = 0, high = 0;
    bool open = false;
    for (const Claim* c : parts) {
      low += *c->value.low;
      high += c->value.high.value_or(*c->value.low);
      open = open || !c->value.high;
    }
    if (whole.value.high && low > *whole.value.high)
      return put(AuditCheck::parts_exceed, whole, *whole.value.high, low, report.id, parts);
    if (parts.size() > 1 && groups && !open && whole.value.low && high < *whole.value.low &&
        whole.measure != Measure::casualties && !one_fate(parts, whole))
      put(AuditCheck::parts_missing, whole, *whole.value.low, high, report.id, parts);
  }

  // Of those who escaped only some are told of: no whole.
  static bool one_fate(const Claims& parts, const Claim& whole) {
    return whole.measure == Measure::escaped && std::all_of(parts.begin(), parts.end(), [&](const Claim* c) {
             return c->measure == parts.front()->measure;
           });
  }

  // One speaker's escaped, recaptured, free, surrendered and dead of one report. Only complete accounts are weighed:
  // recaptured and free must be told.
  void custody(const std::string& report, const Claims& claims) {
    std::map<std::string, std::map<Measure, const Claim*>> by_speaker;
    for (const Claim* c : claims) {
      const bool detainee = c->who.category == Category::detainee || c->measure == Measure::escaped ||
                            c->measure == Measure::recaptured || c->measure == Measure::at_large;
      if (!precise(*c) || c->headline || c->background || !detainee) continue;
      const std::string speaker = c->attribution.empty()                  ? std::string()
                                  : c->attribution.front().entity.empty() ? c->attribution.front().text
                                                                          : c->attribution.front().entity;
      const Claim*& slot = by_speaker[speaker][c->measure];
      const bool retired = std::any_of(claims.begin(), claims.end(),
                                       [&](const Claim* o) { return o->supersedes == c->id && !c->id.empty(); });
      // «… of the whole 45»: the number all others belong to, and never one that was replaced.
      if (retired) continue;
      if (slot == nullptr || *c->value.low > *slot->value.low) slot = c;
    }
    for (const auto& [speaker, claims_told] : by_speaker) {
      const auto& told = claims_told;  // older compilers capture no bindings
      const auto of = [&](Measure m) {
        const auto it = told.find(m);
        return it == told.end() ? nullptr : it->second;
      };
      const Claim* out = of(Measure::escaped);
      const Claim* back = of(Measure::recaptured);
      const Claim* free = of(Measure::at_large);
      if (out == nullptr || back == nullptr || free == nullptr) continue;
      std::int64_t sum = *back->value.low + *free->value.low;
      const std::int64_t whole = *out->value.low;
      Claims parts{back, free};
      for (const Measure m : {Measure::surrendered, Measure::killed})
        if (const Claim* more = of(m); more != nullptr && sum < whole) sum += *more->value.low, parts.push_back(more);
      const bool told_already = back->part_of == out->id && free->part_of == out->id;
      if (sum == whole || told_already) continue;
      put(AuditCheck::custody_balance, *out, whole, sum, report, parts);
    }
  }

  void put(AuditCheck check, const Claim& whole, std::int64_t n, std::int64_t sum, const std::string& report,
           const Claims& parts) {
    SumFinding f{check, whole.measure, n, sum, {{report, whole.id}}};
    for (const Claim* c : parts) f.claims.push_back({report, c->id});
    out_.push_back(std::move(f));
  }

  const LedgerEntry& entry_;
  const std::map<std::string_view, const ReadReport*>& reports_;
  std::vector<SumFinding> out_;
};

}  // namespace

std::vector<SumFinding> failing_sums(const LedgerEntry& entry,
                                     const std::map<std::string_view, const ReadReport*>& reports) {
  return Sums(entry, reports).run();
}

}  // namespace isnad
