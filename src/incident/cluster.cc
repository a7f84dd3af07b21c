#include "incident/cluster.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "incident/score.h"

namespace isnad {
namespace {

constexpr std::int32_t kMomentarySpan = 4;  // days that one strike may be dated over
constexpr std::int32_t kLastingSpan = 120;
constexpr std::int32_t kOneTellingDays = 3;  // days one report gives to one happening

// Two stories of one report that cannot be one happening: its author tells them apart by place, facility or day.
bool contradict(const Story& a, const Story& b) {
  const FacilityRelation site = relate(a.facility, b.facility);
  if (site == FacilityRelation::differ) return true;
  const PlaceRelation where = relate(a.place, b.place);
  const bool same_site = site == FacilityRelation::same;
  if (!same_site && (where == PlaceRelation::differ || where == PlaceRelation::near)) return true;
  if (!a.days || !b.days) return a.background != b.background && !same_site;
  // «مطلع الأسبوع» told as history is not the news of its last day.
  const std::int32_t loosest = std::max(a.days->last - a.days->first, b.days->last - b.days->first);
  if (a.background != b.background && !same_site && loosest > kOneTellingDays) return true;
  // «قصف مطلع العام» is not the strike of today.
  if (loosest > kSeriesDays && !((a.families | b.families) & kFamilyOngoing) && !same_site) return true;
  return gap(*a.days, *b.days) > (momentary(a) && momentary(b) ? 0 : kOneTellingDays);
}

}  // namespace

Clusters::Clusters(const std::vector<Story>& stories)
    : stories_(stories), parent_(stories.size()), clusters_(stories.size()) {
  for (std::uint32_t i = 0; i < stories.size(); ++i) {
    parent_[i] = i;
    const Story& s = stories[i];
    clusters_[i] = {s.facility, s.place, s.days, isnad::momentary(s), s.transfers, {i}};
  }
}

std::uint32_t Clusters::root(std::uint32_t i) const {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

bool Clusters::told_apart(const Cluster& a, const Cluster& b) const {
  for (auto i = a.stories.begin(), j = b.stories.begin(); i != a.stories.end() && j != b.stories.end();) {
    const std::uint32_t left = stories_[*i].report;
    const std::uint32_t right = stories_[*j].report;
    if (left != right) {
      left < right ? ++i : ++j;
      continue;
    }
    for (auto k = j; k != b.stories.end() && stories_[*k].report == left; ++k)
      if (contradict(stories_[*i], stories_[*k])) return true;
    ++i;
  }
  return false;
}

const char* Clusters::objection(const Cluster& a, const Cluster& b, bool told_by_figures) const {
  const FacilityRelation facility = relate(a.facility, b.facility);
  if (facility == FacilityRelation::differ) return "the joined incident would have two facilities";
  const bool two_ends =
      a.transfers && b.transfers && a.place && b.place && coarseness(*a.place) == 4 && coarseness(*b.place) == 4;
  if (facility != FacilityRelation::same && !two_ends && !told_by_figures &&
      relate(a.place, b.place) == PlaceRelation::differ)
    return "the joined incident would have two places";
  if (a.days && b.days) {
    const std::int32_t span = std::max(a.days->last, b.days->last) - std::min(a.days->first, b.days->first);
    const std::int32_t own = std::max(a.days->last - a.days->first, b.days->last - b.days->first);
    if (span > std::max(own, a.momentary && b.momentary ? kMomentarySpan : kLastingSpan))
      return "the joined incident would last too long";
  }
  if (told_apart(a, b)) return "one report tells them apart";
  return nullptr;
}

const char* Clusters::join(std::uint32_t a, std::uint32_t b) {
  const bool told_by_figures = figures_outweigh_places(stories_[a], stories_[b]);
  a = root(a);
  b = root(b);
  if (a == b) return nullptr;
  if (const char* why = objection(clusters_[a], clusters_[b], told_by_figures)) return why;
  if (clusters_[a].stories.size() < clusters_[b].stories.size()) std::swap(a, b);
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
  into.transfers = into.transfers && from.transfers;
  std::vector<std::uint32_t> stories;
  stories.reserve(into.stories.size() + from.stories.size());
  std::merge(into.stories.begin(), into.stories.end(), from.stories.begin(), from.stories.end(),
             std::back_inserter(stories));
  into.stories = std::move(stories);
  from = {};
  return nullptr;
}

}  // namespace isnad
