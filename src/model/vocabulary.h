// The closed vocabularies of the coding manual, and their names as the output contract spells them.
//
// Each enumeration has name(value) and parse_<enum>(text); the names are the contract
// (docs/formats/isnad-jsonl.md), so a name is never changed, only added.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace isnad {

// What a figure counts. Coding manual, "Figures".
enum class Measure : std::uint8_t {
  killed,
  wounded,
  casualties,
  missing,
  bodies_found,
  neutralised,
  abducted,
  hostage,
  arrested,
  escaped,
  escape_attempted,
  recaptured,
  at_large,
  surrendered,
  released,
  transferred,
  detained,
  capacity,
  displaced,
  returned,
};
inline constexpr int kMeasureCount = 20;

enum class Qualifier : std::uint8_t { exact, about, at_least, more_than, at_most, less_than, range, vague, unknown };
enum class Modality : std::uint8_t { asserted, hedged, denied, irrealis };
enum class Scope : std::uint8_t { incident, cumulative, stock };
enum class Unit : std::uint8_t { person, family };
enum class Category : std::uint8_t {
  unspecified,
  civilian,
  combatant,
  security,
  detainee,
  child,
  woman,
  journalist,
  medic,
  official,
};

enum class EventType : std::uint8_t {
  prison_attack,
  prison_break,
  escape_foiled,
  prison_riot,
  detainee_smuggling,
  armed_attack,
  armed_clash,
  bombing,
  shelling,
  airstrike,
  landmine,
  ambush,
  assassination,
  shooting,
  execution,
  abduction,
  arrest,
  raid,
  surrender,
  release,
  transfer,
  control_change,
  displacement,
  arson,
  protest,
  siege,
  responsibility_claim,
};
inline constexpr int kEventTypeCount = 27;

enum class StanceKind : std::uint8_t {
  accuses,
  denies,
  rejects,
  threatens,
  warns,
  demands,
  condemns,
  praises,
  claims_responsibility,
  announces,
};

enum class LinkRole : std::uint8_t { origin, relay };

// How exact a date is. A time of unknown year keeps year 0 and prints as "--01-21".
enum class TimePrecision : std::uint8_t { hour, day, week, month, season, year, period };
enum class PartOfDay : std::uint8_t { none, dawn, morning, noon, afternoon, evening, night };

enum class ClaimStatus : std::uint8_t { current, superseded, disputed, denied, relay, out_of_scope };
enum class ConflictKind : std::uint8_t {
  update,
  scope,
  definition,
  rival_claims,
  arithmetic,
  relay_distortion,
  place,
  date,
};

std::string_view name(Measure);
std::string_view name(Qualifier);
std::string_view name(Modality);
std::string_view name(Scope);
std::string_view name(Unit);
std::string_view name(Category);
std::string_view name(EventType);
std::string_view name(StanceKind);
std::string_view name(LinkRole);
std::string_view name(TimePrecision);
std::string_view name(PartOfDay);
std::string_view name(ClaimStatus);
std::string_view name(ConflictKind);

std::optional<Measure> parse_measure(std::string_view);
std::optional<Qualifier> parse_qualifier(std::string_view);
std::optional<Modality> parse_modality(std::string_view);
std::optional<Scope> parse_scope(std::string_view);
std::optional<Unit> parse_unit(std::string_view);
std::optional<Category> parse_category(std::string_view);
std::optional<EventType> parse_event_type(std::string_view);
std::optional<StanceKind> parse_stance_kind(std::string_view);
std::optional<LinkRole> parse_link_role(std::string_view);
std::optional<TimePrecision> parse_time_precision(std::string_view);
std::optional<PartOfDay> parse_part_of_day(std::string_view);
std::optional<ClaimStatus> parse_claim_status(std::string_view);
std::optional<ConflictKind> parse_conflict_kind(std::string_view);

}  // namespace isnad
