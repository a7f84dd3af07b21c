// The roles with which each production of the line grammar can begin, as the FIRST sets of a parser.
//
// In: nothing. Out: a set of roles a production. A set may hold too much, never too little: a production whose first
// cell has none of its roles is not tried. Change a set with the first lines of its production; the property test
// tests/properties/parse_search_test.cc compares with a search that tries everything.
#pragma once

#include "mention/line_cells.h"

namespace isnad::first {

template <class... Words>
constexpr CellRoles any_of(Words... words) {
  return (role(words) | ...);
}

using W = LineWord;
inline constexpr CellRoles kUnit = kRoleShortUnit | kRoleHour | kRoleDay | kRoleLongUnit;
inline constexpr CellRoles kOrdinal = kRoleOrdinal | kRoleNumber;

// Days
inline constexpr CellRoles kMonth = role(W::thiz) | kRoleMonth | kRoleLongUnit;
inline constexpr CellRoles kSimpleDate = kMonth | kOrdinal | kRoleArticle | kRoleDay;
inline constexpr CellRoles kUnitRef = role(W::thiz) | kRoleLongUnit;
inline constexpr CellRoles kNth = role(W::last) | kRoleOrdinal | kRoleDay | kRoleLongUnit | kRoleWeekday;
inline constexpr CellRoles kFeast = role(W::feast) | kRoleDay | kRolePart;
inline constexpr CellRoles kWeekdayOfWeek = kUnitRef | kRoleDay | kRoleWeekday;
inline constexpr CellRoles kWeekday = role(W::thiz) | kRoleDay | kRoleWeekday;
inline constexpr CellRoles kDeictic =
    any_of(W::thiz, W::now) | kRoleDayName | kRoleBeforeAfter | kRoleDay | kRoleOrdinal | kRoleKey;
inline constexpr CellRoles kLoneDay = kOrdinal | kRoleDay | role(W::to);
inline constexpr CellRoles kDate = kNth | kFeast | kWeekdayOfWeek | kWeekday | kDeictic | kSimpleDate | kLoneDay;

// Clocks
inline constexpr CellRoles kClockNumber = kOrdinal | kRoleIso | kRoleKey;
inline constexpr CellRoles kClock = kClockNumber | role(W::time) | kRoleEdge | kRoleHour;
inline constexpr CellRoles kPartOfDay = any_of(W::thiz, W::time, W::early, W::late, W::what) | kRoleDayName |
                                        kRoleBeforeAfter | kRoleEdge | kRoleOrdinal | kRolePart;

// Periods and lengths
inline constexpr CellRoles kYear = kRoleLongUnit | kRoleNumber;
inline constexpr CellRoles kSeason = role(W::thiz) | kRoleLongUnit;
inline constexpr CellRoles kPeriod = kUnitRef | kMonth | kYear | kSeason | role(W::quarter);
inline constexpr CellRoles kPartOfPeriod = any_of(W::half, W::weekend, W::time) | kRoleEdge;
inline constexpr CellRoles kLengthPart =
    any_of(W::half, W::quarter, W::third, W::second, W::seconds, W::two_seconds, W::moment) | kUnit | kRoleNumber |
    kRoleVague;
inline constexpr CellRoles kLength = kLengthPart | kRoleDuring;
inline constexpr CellRoles kWindow = kLengthPart | role(W::last) | kRoleDuring | kRoleArticle;
inline constexpr CellRoles kRepeats =
    any_of(W::once, W::twice, W::daily, W::weekly, W::monthly, W::yearly, W::every) | kRoleDay;
inline constexpr CellRoles kDistance = role(W::from) | kRoleBeforeAfter | kRoleSinceUntil | kRoleDuring;

// Moments and ranges
inline constexpr CellRoles kMoment = kDate | kClock | kPartOfDay | kPartOfPeriod | kPeriod | role(W::rest);
inline constexpr CellRoles kDayRange = kMonth | kOrdinal | kRoleDay;
inline constexpr CellRoles kClockRange = kClockNumber | kRoleHour;
inline constexpr CellRoles kRangeStart = kDayRange | kClockRange | kYear | kMoment;
inline constexpr CellRoles kRange = any_of(W::what, W::between, W::from) | kRangeStart;

inline constexpr CellRoles kWhole = kRepeats | kRange | kRoleSinceUntil | kDistance | kWindow | kMoment | kLength;

// A role with which a whole expression begins only if the next cell has one of some roles. «من» and «هذا» are
// everywhere, and seldom begin a time.
struct Pair {
  CellRoles role, next;
};
inline constexpr CellRoles kAfterPart = any_of(W::early, W::late, W::from, W::what) | kRoleBeforeAfter | kRoleEdge |
                                        kRoleOrdinal | kRoleDayName | kRolePart;
inline constexpr Pair kPairs[] = {{role(W::to), kOrdinal},
                                  {role(W::from), kRangeStart | kLength},
                                  {role(W::between), kRangeStart},
                                  {role(W::what), any_of(W::between, W::from) | kAfterPart},
                                  {role(W::thiz), kMonth | kRoleDay | kRoleWeekday | role(W::moment) | kAfterPart},
                                  {role(W::last), kWindow | kNth},
                                  {role(W::time), kRoleHour | kAfterPart},
                                  {role(W::every), kLengthPart | kRoleWeekday | kPartOfDay},
                                  {kRoleBeforeAfter, kLength | kRoleDayName | kRolePart},
                                  {kRoleSinceUntil, kMoment | kPeriod | kLength | role(W::what)},
                                  {kRoleDuring, kWindow | kLength}};

// The roles of a cell with which an expression may begin here.
constexpr CellRoles beginning(CellRoles here, CellRoles next) {
  here &= kWhole;
  if (here == 0) return 0;
  for (const Pair& p : kPairs)
    if ((here & p.role) != 0 && (next & p.next) == 0) here &= ~p.role;
  return here;
}

}  // namespace isnad::first
