// Story: what one report tells of one happening; the unit that linking joins across reports.
//
// In: one ReadReport. Out: its stories, the main one marked. Events of one place and time tell one story; claims go
// with their event; headline figures, running totals and sentences without a place or time of their own go with the
// main story; history that has its own date or place is a story apart. What came of the one happening a report tells
// (people seized, moved, driven out, taken to a hospital), and what is denied of it, is told with it, wherever it was.
// Views into the report, which must outlive them.
//
//   for (const Story& s : stories_of(report, 0)) use(s.claims);
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/incident.h"

namespace isnad {

// Days since 1970 of the first and last day something may have happened.
struct Days {
  std::int32_t first = 0;
  std::int32_t last = 0;
  bool operator==(const Days&) const = default;
};

// How two places stand to each other. `inside`: one contains the other.
enum class PlaceRelation : std::uint8_t { unknown, same, near, inside, differ };

enum class FacilityRelation : std::uint8_t { unknown, same, differ };

// Kinds of event that reports mix up or tell together; a story has a set of them.
inline constexpr std::uint8_t kFamilyPrison = 1;
inline constexpr std::uint8_t kFamilyGround = 2;
inline constexpr std::uint8_t kFamilyRemote = 4;   // airstrike, shelling, bombing, landmine
inline constexpr std::uint8_t kFamilyOngoing = 8;  // displacement, transfer, siege: lasts for weeks
inline constexpr std::uint8_t kFamilyOther = 16;   // arrest, release, protest …: the wake of something else

inline constexpr std::int32_t kSeriesDays = 45;  // events told of a period longer than this are a series

struct StoryFigure {
  Measure measure = Measure::killed;
  std::int64_t value = 0;
  bool operator==(const StoryFigure&) const = default;
  auto operator<=>(const StoryFigure&) const = default;
};

struct Story {
  std::uint32_t report = 0;
  std::vector<const Event*> events;
  std::vector<const Claim*> claims;
  bool background = false;
  bool main = false;
  const Place* place = nullptr;
  const Facility* facility = nullptr;
  std::optional<Days> days;
  std::optional<std::int32_t> published;
  std::uint8_t families = 0;
  bool transfers = false;                    // tells of people moved from one place to another
  std::vector<std::string_view> initiators;  // sorted, distinct
  std::vector<std::string_view> targets;
  std::vector<StoryFigure> figures;  // sorted, distinct; plain numbers only
};

std::vector<Story> stories_of(const ReadReport& report, std::uint32_t index);

std::uint8_t family_of(EventType type);
std::optional<Days> days_of(const std::optional<Time>& time);
std::int32_t gap(Days a, Days b);  // days between them, 0 where they overlap
PlaceRelation relate(const Place* a, const Place* b);
std::optional<double> km_between(const Place* a, const Place* b);
// False where two places are too far apart for a happening and what came of it.
bool in_reach(const Place* a, const Place* b);
// Facilities that the lexicon does not list («camp@sy-manbij») are no more telling than their place: unknown.
FacilityRelation relate(const Facility* a, const Facility* b);
// 1 a town or nearer, 2 a district, 3 a governorate or region, 4 a country.
int coarseness(const Place& place);

}  // namespace isnad
