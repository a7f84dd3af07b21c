#include "incident/anchor.h"

#include <algorithm>

namespace isnad {
namespace {

std::string_view what(const Claim& c) {
  if (c.kind == ClaimKind::figure) return name(c.measure);
  return c.stance ? name(*c.stance) : std::string_view("stance");
}
std::string_view what(const Event& e) { return name(e.type); }

std::uint32_t overlap(Span a, Span b) { return Span{std::max(a.begin, b.begin), std::min(a.end, b.end)}.size(); }

// How well a member fits: its kind first, then the same words before overlapping ones, then the same id. A member of
// another kind must stand on the very same words.
template <class T>
void consider(const MemberAnchor& anchor, const std::vector<T>& members, const T*& best, std::uint64_t& best_fit) {
  for (const T& m : members) {
    const bool same_kind = what(m) == anchor.what;
    const bool same_words = m.span == anchor.span;
    const std::uint32_t shared = overlap(m.span, anchor.span);
    if (!same_words && (!same_kind || shared == 0)) continue;
    const std::uint64_t fit = (std::uint64_t{same_kind} << 35) + (std::uint64_t{same_words} << 34) +
                              (std::uint64_t{shared} << 1) + (m.id == anchor.ref.id);
    if (best == nullptr || fit > best_fit) best = &m, best_fit = fit;
  }
}

}  // namespace

MemberFinder::MemberFinder(std::span<const ReadReport> reports) {
  reports_.reserve(reports.size());
  for (const ReadReport& r : reports) reports_.emplace(r.id, &r);
}

const ReadReport* MemberFinder::report(std::string_view id) const {
  const auto at = reports_.find(id);
  return at == reports_.end() ? nullptr : at->second;
}

const Claim* MemberFinder::claim(const MemberRef& ref) const {
  const ReadReport* r = report(ref.report);
  if (r == nullptr) return nullptr;
  const auto& all = r->found.claims;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Claim& c) { return c.id == ref.id; });
  return at == all.end() ? nullptr : &*at;
}

const Event* MemberFinder::event(const MemberRef& ref) const {
  const ReadReport* r = report(ref.report);
  if (r == nullptr) return nullptr;
  const auto& all = r->found.events;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Event& e) { return e.id == ref.id; });
  return at == all.end() ? nullptr : &*at;
}

std::optional<MemberAnchor> MemberFinder::anchor(const MemberRef& ref) const {
  if (const Claim* c = claim(ref)) return MemberAnchor{ref, c->span, std::string(what(*c)), ""};
  if (const Event* e = event(ref)) return MemberAnchor{ref, e->span, std::string(what(*e)), ""};
  return std::nullopt;
}

std::optional<MemberRef> MemberFinder::find(const MemberAnchor& anchor) const {
  const ReadReport* r = report(anchor.ref.report);
  if (r == nullptr) return std::nullopt;
  const Claim* claim = nullptr;
  const Event* event = nullptr;
  std::uint64_t claim_fit = 0, event_fit = 0;
  consider(anchor, r->found.claims, claim, claim_fit);
  consider(anchor, r->found.events, event, event_fit);
  if (claim != nullptr && (event == nullptr || claim_fit >= event_fit)) return MemberRef{r->id, claim->id};
  if (event != nullptr) return MemberRef{r->id, event->id};
  return std::nullopt;
}

}  // namespace isnad
