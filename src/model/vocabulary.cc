#include "model/vocabulary.h"

#include <array>
#include <cstddef>

namespace isnad {
namespace {

template <class E, std::size_t N>
std::optional<E> find(const std::array<std::string_view, N>& names, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

using Names = std::string_view;

constexpr std::array<Names, kMeasureCount> kMeasures{
    "killed",   "wounded",     "casualties", "missing",          "bodies_found", "neutralised", "abducted",
    "hostage",  "arrested",    "escaped",    "escape_attempted", "recaptured",   "at_large",    "surrendered",
    "released", "transferred", "detained",   "capacity",         "displaced",    "returned"};
constexpr std::array<Names, 9> kQualifiers{"exact",     "about", "at_least", "more_than", "at_most",
                                           "less_than", "range", "vague",    "unknown"};
constexpr std::array<Names, 4> kModalities{"asserted", "hedged", "denied", "irrealis"};
constexpr std::array<Names, 3> kScopes{"incident", "cumulative", "stock"};
constexpr std::array<Names, 2> kUnits{"person", "family"};
constexpr std::array<Names, 10> kCategories{"unspecified", "civilian", "combatant",  "security", "detainee",
                                            "child",       "woman",    "journalist", "medic",    "official"};
constexpr std::array<Names, kEventTypeCount> kEventTypes{"prison_attack",
                                                         "prison_break",
                                                         "escape_foiled",
                                                         "prison_riot",
                                                         "detainee_smuggling",
                                                         "armed_attack",
                                                         "armed_clash",
                                                         "bombing",
                                                         "shelling",
                                                         "airstrike",
                                                         "landmine",
                                                         "ambush",
                                                         "assassination",
                                                         "shooting",
                                                         "execution",
                                                         "abduction",
                                                         "arrest",
                                                         "raid",
                                                         "surrender",
                                                         "release",
                                                         "transfer",
                                                         "control_change",
                                                         "displacement",
                                                         "arson",
                                                         "protest",
                                                         "siege",
                                                         "responsibility_claim"};
constexpr std::array<Names, 10> kStances{
    "accuses",  "denies", "rejects", "threatens", "warns", "demands", "condemns", "praises", "claims_responsibility",
    "announces"};
constexpr std::array<Names, 2> kRoles{"origin", "relay"};
constexpr std::array<Names, 7> kPrecisions{"hour", "day", "week", "month", "season", "year", "period"};
constexpr std::array<Names, 7> kParts{"none", "dawn", "morning", "noon", "afternoon", "evening", "night"};
constexpr std::array<Names, 6> kStatuses{"current", "superseded", "disputed", "denied", "relay", "out_of_scope"};
constexpr std::array<Names, 8> kConflicts{"update",           "scope", "definition", "rival_claims", "arithmetic",
                                          "relay_distortion", "place", "date"};

}  // namespace

#define ISNAD_VOCABULARY(Enum, parse, table)                                           \
  std::string_view name(Enum value) { return table[static_cast<std::size_t>(value)]; } \
  std::optional<Enum> parse(std::string_view text) { return find<Enum>(table, text); }

ISNAD_VOCABULARY(Measure, parse_measure, kMeasures)
ISNAD_VOCABULARY(Qualifier, parse_qualifier, kQualifiers)
ISNAD_VOCABULARY(Modality, parse_modality, kModalities)
ISNAD_VOCABULARY(Scope, parse_scope, kScopes)
ISNAD_VOCABULARY(Unit, parse_unit, kUnits)
ISNAD_VOCABULARY(Category, parse_category, kCategories)
ISNAD_VOCABULARY(EventType, parse_event_type, kEventTypes)
ISNAD_VOCABULARY(StanceKind, parse_stance_kind, kStances)
ISNAD_VOCABULARY(LinkRole, parse_link_role, kRoles)
ISNAD_VOCABULARY(TimePrecision, parse_time_precision, kPrecisions)
ISNAD_VOCABULARY(PartOfDay, parse_part_of_day, kParts)
ISNAD_VOCABULARY(ClaimStatus, parse_claim_status, kStatuses)
ISNAD_VOCABULARY(ConflictKind, parse_conflict_kind, kConflicts)

#undef ISNAD_VOCABULARY

}  // namespace isnad
