// Countries: the numbers by which data sets of the field know them.
//
// In: an ISO 3166 code. Out: a row, or nothing for a country that is not in the table: an export leaves its numbers
// empty. Numbers are facts of ISO 3166-1 and of the Gleditsch and Ward list of states; regions follow ACLED's.
//
//   if (const Country* c = country_by_iso2("sy")) use(c->gw);      // 652
#pragma once

#include <string_view>

namespace isnad {

struct Country {
  std::string_view iso2;
  std::string_view iso3;
  int iso = 0;  // ISO 3166-1 numeric
  int gw = 0;   // Gleditsch and Ward; 0 where the list has none
  std::string_view acled_region;
};

const Country* country_by_iso2(std::string_view iso2);
const Country* country_by_iso3(std::string_view iso3);

// The region UCDP counts a state under, by its number; empty for 0.
std::string_view ucdp_region(int gw);

}  // namespace isnad
