#include "export/countries.h"

#include <algorithm>
#include <array>

namespace isnad {
namespace {

constexpr std::string_view kMiddleEast = "Middle East", kNorth = "Northern Africa", kEast = "Eastern Africa",
                           kWest = "Western Africa", kMiddle = "Middle Africa", kSouthAsia = "South Asia",
                           kEurope = "Europe", kCentralAsia = "Caucasus and Central Asia";

constexpr std::array<Country, 48> kCountries{{
    {"sy", "SYR", 760, 652, kMiddleEast}, {"iq", "IRQ", 368, 645, kMiddleEast},   {"lb", "LBN", 422, 660, kMiddleEast},
    {"ye", "YEM", 887, 678, kMiddleEast}, {"ly", "LBY", 434, 620, kNorth},        {"sd", "SDN", 729, 625, kNorth},
    {"ss", "SSD", 728, 626, kEast},       {"ps", "PSE", 275, 0, kMiddleEast},     {"il", "ISR", 376, 666, kMiddleEast},
    {"jo", "JOR", 400, 663, kMiddleEast}, {"eg", "EGY", 818, 651, kNorth},        {"so", "SOM", 706, 520, kEast},
    {"tn", "TUN", 788, 616, kNorth},      {"dz", "DZA", 12, 615, kNorth},         {"ma", "MAR", 504, 600, kNorth},
    {"mr", "MRT", 478, 435, kWest},       {"eh", "ESH", 732, 0, kNorth},          {"sa", "SAU", 682, 670, kMiddleEast},
    {"kw", "KWT", 414, 690, kMiddleEast}, {"qa", "QAT", 634, 694, kMiddleEast},   {"bh", "BHR", 48, 692, kMiddleEast},
    {"ae", "ARE", 784, 696, kMiddleEast}, {"om", "OMN", 512, 698, kMiddleEast},   {"dj", "DJI", 262, 522, kEast},
    {"km", "COM", 174, 581, kEast},       {"tr", "TUR", 792, 640, kMiddleEast},   {"ir", "IRN", 364, 630, kMiddleEast},
    {"af", "AFG", 4, 700, kCentralAsia},  {"pk", "PAK", 586, 770, kSouthAsia},    {"ng", "NGA", 566, 475, kWest},
    {"ne", "NER", 562, 436, kWest},       {"ml", "MLI", 466, 432, kWest},         {"bf", "BFA", 854, 439, kWest},
    {"td", "TCD", 148, 483, kMiddle},     {"cm", "CMR", 120, 471, kMiddle},       {"cf", "CAF", 140, 482, kMiddle},
    {"cd", "COD", 180, 490, kMiddle},     {"et", "ETH", 231, 530, kEast},         {"er", "ERI", 232, 531, kEast},
    {"ke", "KEN", 404, 501, kEast},       {"ug", "UGA", 800, 500, kEast},         {"mz", "MOZ", 508, 541, kEast},
    {"in", "IND", 356, 750, kSouthAsia},  {"us", "USA", 840, 2, "North America"}, {"gb", "GBR", 826, 200, kEurope},
    {"fr", "FRA", 250, 220, kEurope},     {"ru", "RUS", 643, 365, kEurope},       {"ua", "UKR", 804, 369, kEurope},
}};

template <class Fits>
const Country* find(Fits fits) {
  const auto it = std::find_if(kCountries.begin(), kCountries.end(), fits);
  return it == kCountries.end() ? nullptr : &*it;
}

}  // namespace

const Country* country_by_iso2(std::string_view iso2) {
  return find([&](const Country& c) { return c.iso2 == iso2; });
}

const Country* country_by_iso3(std::string_view iso3) {
  return find([&](const Country& c) { return c.iso3 == iso3; });
}

std::string_view ucdp_region(int gw) {
  if (gw <= 0) return {};
  if (gw < 200) return "Americas";
  if (gw < 400) return kEurope;
  if (gw < 630) return "Africa";
  return gw < 700 ? kMiddleEast : std::string_view("Asia");
}

}  // namespace isnad
