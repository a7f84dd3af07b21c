#include "incident/cluster.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "incident/score.h"

namespace isnad {
namespace {

constexpr std::int32_t kMomentarySpan = 4;  // days that one strike may be dated over
constexpr std::int32_t kLastingSpan = 120;

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto& few = a.size() < b.size() ? a : b;
  const auto& many = a.size() < b.size() ? b : a;
  return std::any_of(few.begin(), few.end(),
                     [&](std::uint32_t r) { return std::binary_search(many.begin(), many.end(), r); });
}

}  // namespace

Clusters::Clusters(const std::vector<Story>& stories) : parent_(stories.size()), clusters_(stories.size()) {
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    parent_[i] = i;
    const Story& s = stories[i];
    clusters_[i] = {s.facility, s.place, s.days, isnad::momentary(s), {s.report}};
  }
}

std::uint32_t Clusters::root(std::uint32_t i) const {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

const char* Clusters::objection(const Cluster& a, const Cluster& b) {
  const FacilityRelation facility = relate(a.facility, b.facility);
  if (facility == FacilityRelation::differ) return "the joined incident would have two facilities";
  if (facility != FacilityRelation::same && relate(a.place, b.place) == PlaceRelation::differ)
    return "the joined incident would have two places";
  if (a.days && b.days) {
    const std::int32_t span = std::max(a.days->last, b.days->last) - std::min(a.days->first, b.days->first);
    const std::int32_t own = std::max(a.days->last - a.days->first, b.days->last - b.days->first);
    if (span > std::max(own, a.momentary && b.momentary ? kMomentarySpan : kLastingSpan))
      return "the joined incident would last too long";
  }
  if (share(a.reports, b.reports)) return "one report tells them apart";
  return nullptr;
}

const char* Clusters::join(std::uint32_t a, std::uint32_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return nullptr;
  if (const char* why = objection(clusters_[a], clusters_[b])) return why;
  if (clusters_[a].reports.size() < clusters_[b].reports.size()) std::swap(a, b);
  Cluster& into = clusters_[a];
  Cluster& from = clusters_[b];
  parent_[b] = a;
  if (!into.facility || (from.facility && relate(into.facility, into.facility) == FacilityRelation::unknown))
    into.facility = from.facility;
  if (!into.place || (from.place && coarseness(*from.place) < coarseness(*into.place))) into.place = from.place;
  if (into.days && from.days)
    into.days = Days{std::min(into.days->first, from.days->first), std::max(into.days->last, from.days->last)};
  else if (from.days)
    into.days = from.days;
  into.momentary = into.momentary && from.momentary;
  std::vector<std::uint32_t> reports;
  reports.reserve(into.reports.size() + from.reports.size());
  std::merge(into.reports.begin(), into.reports.end(), from.reports.begin(), from.reports.end(),
             std::back_inserter(reports));
  into.reports = std::move(reports);
  from = {};
  return nullptr;
}

}  // namespace isnad
