#include "ledger/codes.h"

#include <array>

namespace isnad {
namespace {

constexpr std::int32_t kWeek = 7;
constexpr std::int32_t kMonth = 31;

// How many days an incident may have happened on; 0 where it is not dated.
std::int32_t days_covered(const std::optional<Time>& t) {
  if (!t || t->start.year == 0) return 0;
  const Date& end = t->end.year != 0 ? t->end : t->start;
  const std::int32_t days = end.last_day() - t->start.first_day() + 1;
  return days < 1 ? 1 : days;
}

LedgerCode date_code(const Incident& incident, CodeScheme scheme) {
  const std::int32_t days = days_covered(incident.time);
  const bool ucdp = scheme == CodeScheme::ucdp;
  LedgerCode code{ucdp ? "date_prec" : "time_precision", "", ""};
  if (days == 0) {
    code.because = "the incident is not dated";
    return code;
  }
  code.because = days == 1 ? "dated to the day" : "dated to " + std::to_string(days) + " days";
  if (ucdp)
    code.value = days == 1 ? "1" : days < kWeek ? "2" : days == kWeek ? "3" : days <= kMonth ? "4" : "5";
  else if (days <= kMonth)
    code.value = days == 1 ? "1" : days <= kWeek ? "2" : "3";
  else
    code.because += ": ACLED codes nothing vaguer than a month";
  return code;
}

LedgerCode place_code(const Incident& incident, CodeScheme scheme) {
  const bool ucdp = scheme == CodeScheme::ucdp;
  LedgerCode code{ucdp ? "where_prec" : "geo_precision", "", ""};
  const int precision = incident.place ? incident.place->precision : 0;
  if (precision < 1 || precision > 7) {
    code.because = "no place is known";
    return code;
  }
  constexpr std::array<const char*, 8> kWhat{"",           "the exact place", "near a known place",
                                             "a district", "a governorate",   "a part of a country",
                                             "a country",  "sea or air"};
  constexpr std::array<const char*, 8> kAcled{"", "1", "2", "2", "3", "3", "", ""};
  const auto at = static_cast<std::size_t>(precision);
  code.because = kWhat[at];
  code.value = ucdp ? std::to_string(precision) : kAcled[at];
  if (!ucdp && code.value.empty()) code.because += ": ACLED codes nothing vaguer than a region";
  return code;
}

}  // namespace

std::vector<LedgerCode> codes_of(const LedgerEntry& entry, const std::vector<const ReadReport*>& reports,
                                 const RuleSet& rules) {
  std::vector<LedgerCode> out;
  if (rules.date_codes != CodeScheme::none) out.push_back(date_code(entry.incident, rules.date_codes));
  if (rules.place_codes != CodeScheme::none) out.push_back(place_code(entry.incident, rules.place_codes));
  if (rules.grades == CodeScheme::airwars)
    if (auto grade = airwars_grade(entry, reports, rules)) out.push_back(std::move(*grade));
  return out;
}

}  // namespace isnad
