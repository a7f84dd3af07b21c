// How places and times of two mentions stand to each other.
#include <algorithm>
#include <cmath>

#include "incident/story.h"

namespace isnad {
namespace {

constexpr double kNearKm = 5.0;
constexpr double kReachKm = 60.0;    // a happening and its wake
constexpr double kRegionKm = 250.0;  // what a region without borders may span from its middle
constexpr int kRegionPrecision = 5;  // «شمال شرق سوريا»

double km_between(const Place& a, const Place& b) {
  constexpr double kRadian = 3.14159265358979323846 / 180.0;
  const double dy = std::sin((*b.lat - *a.lat) * kRadian / 2);
  const double dx = std::sin((*b.lon - *a.lon) * kRadian / 2);
  const double h = dy * dy + std::cos(*a.lat * kRadian) * std::cos(*b.lat * kRadian) * dx * dx;
  return 12742.0 * std::asin(std::sqrt(std::min(1.0, h)));
}

// True if `inner` lies in `outer`: one of its admin units is named like it.
bool lies_in(const Place& inner, const Place& outer) {
  return std::any_of(inner.admin.begin(), inner.admin.end(), [&](const std::string& unit) {
    return !unit.empty() && (unit == outer.id || unit == outer.name_en || unit == outer.name_ar);
  });
}

// A region without borders holds what lies around its middle.
bool spans(const Place& region, const Place& other) {
  if (region.precision != kRegionPrecision || region.admin.empty() || other.admin.empty()) return false;
  if (region.admin.front() != other.admin.front()) return false;
  return region.lat && region.lon && other.lat && other.lon && km_between(region, other) <= kRegionKm;
}

}  // namespace

// «في إدلب» means the town as often as its governorate.
bool seat_of_namesake(const Place& place) {
  return std::any_of(place.admin.begin(), place.admin.end(), [&](const std::string& unit) {
    return unit.starts_with(place.name_en) && unit != place.name_en && !place.name_en.empty();
  });
}

int coarseness(const Place& place) {
  switch (place.precision) {
    case 1:
    case 2: return seat_of_namesake(place) ? 2 : 1;
    case 3: return 2;
    case 4:
    case 5: return 3;
    case 6:
    case 7: return 4;
    default: return place.admin.empty() ? 2 : 1;
  }
}

PlaceRelation relate(const Place* a, const Place* b) {
  if (!a || !b) return PlaceRelation::unknown;
  if (!a->id.empty() ? a->id == b->id : !a->name_ar.empty() && a->name_ar == b->name_ar) return PlaceRelation::same;
  if (lies_in(*a, *b) || lies_in(*b, *a) || spans(*a, *b) || spans(*b, *a)) return PlaceRelation::inside;
  if (a->lat && a->lon && b->lat && b->lon && coarseness(*a) == 1 && coarseness(*b) == 1 &&
      km_between(*a, *b) <= kNearKm)
    return PlaceRelation::near;
  return PlaceRelation::differ;
}

std::optional<double> km_between(const Place* a, const Place* b) {
  if (!a || !b || !a->lat || !a->lon || !b->lat || !b->lon) return std::nullopt;
  return km_between(*a, *b);
}

bool in_reach(const Place* a, const Place* b) {
  if (relate(a, b) != PlaceRelation::differ) return true;
  if (const auto km = km_between(a, b)) return *km <= kReachKm;
  return a->admin.size() > 1 && b->admin.size() > 1 && a->admin[0] == b->admin[0] && a->admin[1] == b->admin[1];
}

FacilityRelation relate(const Facility* a, const Facility* b) {
  if (!a || !b || a->id.find('@') != a->id.npos || b->id.find('@') != b->id.npos) return FacilityRelation::unknown;
  return a->id == b->id ? FacilityRelation::same : FacilityRelation::differ;
}

std::optional<Days> days_of(const std::optional<Time>& time) {
  if (!time || time->start.year == 0) return std::nullopt;
  Days d{time->start.first_day(), time->start.last_day()};
  if (time->end.year != 0) d.last = std::max(d.last, time->end.last_day());
  return d;
}

std::int32_t gap(Days a, Days b) { return std::max({0, b.first - a.last, a.first - b.last}); }

std::uint8_t family_of(EventType type) {
  switch (type) {
    case EventType::prison_attack:
    case EventType::prison_break:
    case EventType::escape_foiled:
    case EventType::prison_riot:
    case EventType::detainee_smuggling: return kFamilyPrison;
    case EventType::armed_attack:
    case EventType::armed_clash:
    case EventType::ambush:
    case EventType::assassination:
    case EventType::shooting:
    case EventType::execution:
    case EventType::raid: return kFamilyGround;
    case EventType::airstrike:
    case EventType::shelling:
    case EventType::bombing:
    case EventType::landmine: return kFamilyRemote;
    case EventType::displacement:
    case EventType::transfer:
    case EventType::siege: return kFamilyOngoing;
    default: return kFamilyOther;
  }
}

}  // namespace isnad
