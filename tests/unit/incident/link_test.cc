#include "incident/link.h"

#include <gtest/gtest.h>

#include "incident/score.h"
#include "incident/story.h"
#include "incident/summary.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

ReadReport strike(const std::string& id, const char* published, const char* day, const Place& place,
                  std::int64_t killed, EventType type = EventType::airstrike) {
  ReadReport r = report(id, published);
  const std::string e = add_event(r, type, day, place);
  add(r, figure(Measure::killed, killed).event(e));
  return r;
}

TEST(Link, JoinsReportsOfOneFacilityUnderDifferentNamesForTheEvent) {
  ReadReport a = report("a", "2015-05-09");
  add(a,
      figure(Measure::escaped, 40).event(add_event(a, EventType::prison_riot, "2015-05-08", std::nullopt, "khalis")));
  ReadReport b = report("b", "2015-05-09");
  add(b, figure(Measure::escaped, 48).event(add_event(b, EventType::prison_attack, nullptr, std::nullopt, "khalis")));
  const std::vector<ReadReport> reports{a, b};
  const auto incidents = link(reports);
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].id, "i-1");
  EXPECT_EQ(incidents[0].reports, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(incidents[0].claims.size(), 2u);
  EXPECT_EQ(incidents[0].facility->id, "khalis");
}

TEST(Link, KeepsVillagesApart) {
  const std::vector<ReadReport> reports{strike("a", "2021-12-31", "2021-12-31", town("one", "Idlib"), 5),
                                        strike("b", "2021-12-31", "2021-12-31", town("two", "Idlib"), 5)};
  EXPECT_EQ(link(reports).size(), 2u);
}

TEST(Link, KeepsStrikesOfDifferentDaysApart) {
  const Place p = town("one", "Idlib");
  const std::vector<ReadReport> reports{strike("a", "2021-12-01", "2021-12-01", p, 5),
                                        strike("b", "2021-12-09", "2021-12-09", p, 5)};
  EXPECT_EQ(link(reports).size(), 2u);
}

TEST(Link, AGovernorateDoesNotBridgeTwoVillages) {
  Place governorate = town("Idlib", "Idlib");
  governorate.precision = 4;
  const std::vector<ReadReport> reports{strike("a", "2021-12-31", "2021-12-31", town("one", "Idlib"), 638),
                                        strike("b", "2021-12-31", "2021-12-31", governorate, 638),
                                        strike("c", "2021-12-31", "2021-12-31", town("two", "Idlib"), 638)};
  const auto incidents = link(reports);
  EXPECT_EQ(incidents.size(), 2u);
}

TEST(Link, TellingFiguresBridgeWeeksOfADisplacement) {
  Place region = town("kordofan", "kordofan");
  region.precision = 4;
  ReadReport a = report("a", "2025-12-18");
  const std::string e = add_event(a, EventType::displacement, "2025-12-17", region);
  add(a, figure(Measure::displaced, 653).event(e));
  add(a, figure(Measure::displaced, 41211).event(e));
  ReadReport b = report("b", "2025-12-30");
  const std::string f = add_event(b, EventType::displacement, "2025-12-30", region);
  add(b, figure(Measure::displaced, 653).event(f));
  add(b, figure(Measure::displaced, 41211).event(f));
  EXPECT_EQ(link(std::vector<ReadReport>{a, b}).size(), 1u);
}

TEST(Link, HistoryIsAnIncidentOfItsOwn) {
  ReadReport r = report("a", "2020-11-23");
  add(r,
      figure(Measure::escaped, 69).event(add_event(r, EventType::prison_break, "2020-11-21", std::nullopt, "baabda")));
  const std::string e = add_event(r, EventType::prison_break, "2011-08", std::nullopt, "roumieh");
  r.found.events.back().background = true;
  add(r, figure(Measure::escaped, 5).event(e).background());
  const auto incidents = link(std::vector<ReadReport>{r});
  ASSERT_EQ(incidents.size(), 2u);
  EXPECT_EQ(incidents[0].facility->id, "roumieh");  // by date
  EXPECT_EQ(incidents[1].facility->id, "baabda");
}

TEST(Link, ClaimsWithoutAnEventGoWithTheMainStory) {
  ReadReport r = report("a", "2022-01-21");
  add_event(r, EventType::prison_attack, "2022-01-20", town("hasakah", "hasakah"), "ghwayran");
  add(r, figure(Measure::killed, 41));
  add(r, figure(Measure::detained, 3500).scope(Scope::stock));
  const auto incidents = link(std::vector<ReadReport>{r});
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].claims.size(), 2u);
}

TEST(Link, FiguresWithoutAnyEventStillMakeAnIncident) {
  ReadReport r = report("a", "2022-01-21");
  add(r, figure(Measure::escaped, 7));
  const auto incidents = link(std::vector<ReadReport>{r});
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].type, EventType::prison_break);
  EXPECT_TRUE(link({}).empty());
}

TEST(Link, TraceNamesEveryTermAndVeto) {
  const std::vector<ReadReport> reports{strike("a", "2021-12-31", "2021-12-31", town("one", "Idlib"), 638),
                                        strike("b", "2021-12-31", "2021-12-31", town("one", "Idlib"), 638),
                                        strike("c", "2021-12-31", "2021-12-31", town("two", "Idlib"), 638)};
  const LinkResult result = link_traced(reports);
  ASSERT_EQ(result.decisions.size(), 3u);
  EXPECT_EQ(text(result.decisions[0]),
            "a one 2021-12-31 + b one 2021-12-31: same place +3.0, shared figures +2.3, same day +2.0, same kind of "
            "event +1.5 = 8.8 joined");
  EXPECT_FALSE(result.decisions[1].joined);
  EXPECT_EQ(result.decisions[1].note, "different places");
}

TEST(Link, APartOfAnothersTollHasItAsParent) {
  ReadReport r = report("a", "2025-08-04");
  const std::string e = add_event(r, EventType::armed_clash, "2025-07-13", town("suwayda", "suwayda"));
  r.found.events.back().headline = true;
  const std::string f = add_event(r, EventType::airstrike, "2025-07-16", town("damascus", "damascus"));
  const std::string whole = add(r, figure(Measure::killed, 1517).event(e));
  add(r, figure(Measure::killed, 3).event(f).part_of(whole));
  const auto incidents = link(std::vector<ReadReport>{r});
  ASSERT_EQ(incidents.size(), 2u);
  EXPECT_EQ(incidents[0].parent, "");
  EXPECT_EQ(incidents[1].parent, "i-1");
}

Place at(Place p, double lat, double lon) {
  p.lat = lat;
  p.lon = lon;
  return p;
}

// One attack on a post, with what came of it in neighbouring villages.
TEST(Link, ArrestsAfterAnAttackAreToldWithIt) {
  ReadReport r = report("a", "2021-05-04");
  add(r, figure(Measure::killed, 6).event(add_event(r, EventType::armed_attack, "2021-05-02", town("one", "east"))));
  add(r, figure(Measure::arrested, 14).event(add_event(r, EventType::arrest, "2021-05-04", town("two", "east"))));
  add(r, figure(Measure::transferred, 3).event(add_event(r, EventType::transfer, "2021-05-04", town("far", "west"))));
  add_event(r, EventType::raid, "2021-05-03", town("three", "east"));
  ASSERT_EQ(link(std::vector<ReadReport>{r}).size(), 1u);
}

TEST(Link, ARoundUpKeepsItsArrestsApart) {
  ReadReport r = report("a", "2021-05-04");
  add(r, figure(Measure::killed, 6).event(add_event(r, EventType::armed_attack, "2021-05-04", town("one", "east"))));
  add(r, figure(Measure::killed, 2).event(add_event(r, EventType::shelling, "2021-05-04", town("two", "east"))));
  add(r, figure(Measure::arrested, 14).event(add_event(r, EventType::arrest, "2021-05-04", town("three", "east"))));
  EXPECT_EQ(link(std::vector<ReadReport>{r}).size(), 3u);
}

TEST(Link, ArrestsOfAnotherProvinceOrMonthAreNoWake) {
  ReadReport r = report("a", "2021-05-04");
  add(r, figure(Measure::killed, 6).event(add_event(r, EventType::armed_attack, "2021-05-04", town("one", "east"))));
  add(r, figure(Measure::arrested, 14).event(add_event(r, EventType::arrest, "2021-05-04", town("two", "west"))));
  add(r, figure(Measure::arrested, 9).event(add_event(r, EventType::arrest, "2021-02-01", town("three", "east"))));
  EXPECT_EQ(link(std::vector<ReadReport>{r}).size(), 3u);
}

TEST(Link, TheHospitalIsNotWhereItHappened) {
  ReadReport r = report("a", "2021-05-04");
  add(r, figure(Measure::killed, 6).event(add_event(r, EventType::shelling, "2021-05-04", town("one", "east"))));
  FigureMaker taken = figure(Measure::wounded, 8);
  taken.claim.place = town("two", "east");
  taken.claim.facility = Facility{"hospital@two", "", ""};
  add(r, taken);
  EXPECT_EQ(link(std::vector<ReadReport>{r}).size(), 1u);
  // One that was struck is.
  r.found.events.push_back(r.found.events.front());
  r.found.events.back().id = "e2";
  r.found.events.back().place = taken.claim.place;
  r.found.events.back().facility = taken.claim.facility;
  EXPECT_EQ(link(std::vector<ReadReport>{r}).size(), 2u);
}

TEST(Link, AHeadlineNamesTheCityNearby) {
  ReadReport r = report("a", "2021-05-04");
  add_event(r, EventType::prison_attack, "2021-05-04", town("city", "east"), "prison@city");
  r.found.events.back().headline = true;
  add(r, figure(Measure::escaped, 30).event("e1").headline());
  add(r, figure(Measure::escaped, 30)
             .event(add_event(r, EventType::prison_attack, "2021-05-04", town("suburb", "east"), "old_prison")));
  const auto incidents = link(std::vector<ReadReport>{r});
  ASSERT_EQ(incidents.size(), 1u);
  EXPECT_EQ(incidents[0].facility->id, "old_prison");
}

ReadReport battle(const std::string& id, const Place& place, std::vector<std::int64_t> killed) {
  ReadReport r = report(id, "2021-05-04");
  const std::string e = add_event(r, EventType::armed_clash, "2021-05-04", place);
  for (const std::int64_t n : killed) add(r, figure(Measure::killed, n).event(e));
  return r;
}

TEST(Link, TheSameThreeFiguresMakeOneBattleOfNeighbouringVillages) {
  const Place one = at(town("one", "east"), 36.0, 40.0), two = at(town("two", "east"), 36.1, 40.2);
  EXPECT_EQ(link(std::vector<ReadReport>{battle("a", one, {18, 46, 12}), battle("b", two, {18, 46, 12})}).size(), 1u);
  EXPECT_EQ(link(std::vector<ReadReport>{battle("a", one, {18, 46, 12}), battle("b", two, {18, 47, 12})}).size(), 2u);
  EXPECT_EQ(link(std::vector<ReadReport>{battle("a", one, {3, 2, 4}), battle("b", two, {3, 2, 4})}).size(), 2u);
  const Place far = at(town("far", "east"), 37.5, 40.0);
  EXPECT_EQ(link(std::vector<ReadReport>{battle("a", one, {18, 46, 12}), battle("b", far, {18, 46, 12})}).size(), 2u);
}

TEST(Link, AVagueDateOfHistoryDoesNotReachTheNews) {
  const Place p = town("one", "east");
  ReadReport a = strike("a", "2021-05-04", "2021-05-04", p, 9);
  add_event(a, EventType::shelling, nullptr, p);
  Time early;
  early.start = *Date::parse("2021-01-01");
  early.end = *Date::parse("2021-05-31");
  a.found.events.back().time = early;
  add(a, figure(Measure::killed, 1).event("e2"));
  const auto incidents = link(std::vector<ReadReport>{a, strike("b", "2021-05-05", "2021-05-04", p, 9)});
  ASSERT_EQ(incidents.size(), 2u);
  EXPECT_EQ(incidents[0].claims.size(), 1u);
}

TEST(Score, RoundNumbersSayLess) {
  EXPECT_GT(distinctiveness(638), distinctiveness(600));
  EXPECT_GT(distinctiveness(600), distinctiveness(5));
  EXPECT_EQ(distinctiveness(0), 0);
}

TEST(Story, PlacesRelateByNameAdminAndDistance) {
  Place a = town("one", "Idlib");
  Place b = town("two", "Idlib");
  EXPECT_EQ(relate(&a, nullptr), PlaceRelation::unknown);
  EXPECT_EQ(relate(&a, &a), PlaceRelation::same);
  EXPECT_EQ(relate(&a, &b), PlaceRelation::differ);
  a.lat = b.lat = 36.0;
  a.lon = 36.67;
  b.lon = 36.68;
  EXPECT_EQ(relate(&a, &b), PlaceRelation::near);
  const Place c = town("Idlib", "Idlib");
  EXPECT_EQ(relate(&a, &c), PlaceRelation::inside);
  // A region without borders holds what lies around it.
  Place region = town("north", "");
  region.admin = {"Syria"};
  region.precision = 5;
  region.lat = 36.5;
  region.lon = 37.0;
  EXPECT_EQ(relate(&a, &region), PlaceRelation::inside);
  region.lat = 33.0;
  EXPECT_EQ(relate(&a, &region), PlaceRelation::differ);
}

TEST(Summary, TitlesNameTheFacilityBeforeThePlace) {
  const Place p{"sy-al-hasakah", "الحسكة", "Al-Hasakah", {}, {}, 1, {}};
  const Facility f{"ghwayran", "سجن غويران", "Ghwayran prison"};
  EXPECT_EQ(title_ar(EventType::prison_attack, &p, &f), "هجوم على سجن غويران");
  EXPECT_EQ(title_en(EventType::prison_attack, &p, &f), "Attack on Ghwayran prison");
  EXPECT_EQ(title_en(EventType::airstrike, &p, nullptr), "Airstrike on Al-Hasakah");
  EXPECT_EQ(title_ar(EventType::protest, nullptr, nullptr), "احتجاج");
}

}  // namespace
}  // namespace isnad
