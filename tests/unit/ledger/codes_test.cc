#include "ledger/codes.h"

#include <gtest/gtest.h>

#include "ledger/reconcile.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

Claim stance(StanceKind kind, const std::string& holder, const std::string& target = {}) {
  Claim c;
  c.kind = ClaimKind::stance;
  c.stance = kind;
  if (!holder.empty()) c.attribution.push_back({LinkRole::origin, holder, holder, "", {}});
  if (!target.empty()) c.target.party = {target};
  return c;
}

void add_stance(ReadReport& r, Claim c) {
  c.id = "c" + std::to_string(r.found.claims.size() + 1);
  r.found.claims.push_back(std::move(c));
}

// The value of a code of all reports taken as one incident; "-" where the code is not given.
std::string code(const std::vector<ReadReport>& reports, const char* rules, const std::string& name,
                 Incident incident = {}) {
  incident.id = "i-1";
  for (const ReadReport& r : reports) {
    incident.reports.push_back(r.id);
    for (const Claim& c : r.found.claims) incident.claims.push_back({r.id, c.id});
    for (const Event& e : r.found.events) incident.events.push_back({r.id, e.id});
  }
  const Ledger ledger = reconcile(std::vector<Incident>{incident}, reports, *rule_set(rules));
  for (const LedgerCode& c : ledger.at(0).codes)
    if (c.name == name) return c.value;
  return "-";
}

std::string date_code(const char* start, const char* end, const char* rules, const char* name) {
  Incident i;
  i.time = Time{{}, *Date::parse(start), *Date::parse(end), TimePrecision::day, PartOfDay::none, -1};
  return code({report("a", "2022-01-21")}, rules, name, i);
}

std::string place_code(int precision, const char* rules, const char* name) {
  Incident i;
  i.place = town("t", "g");
  i.place->precision = precision;
  return code({report("a", "2022-01-21")}, rules, name, i);
}

TEST(Codes, DatePrecisionOfUcdpAndAcled) {
  EXPECT_EQ(date_code("2022-01-20", "2022-01-20", "ucdp", "date_prec"), "1");
  EXPECT_EQ(date_code("2022-01-20", "2022-01-22", "ucdp", "date_prec"), "2");
  EXPECT_EQ(date_code("2022-01-20", "2022-01-26", "ucdp", "date_prec"), "3");
  EXPECT_EQ(date_code("2022-01", "2022-01", "ucdp", "date_prec"), "4");
  EXPECT_EQ(date_code("2022", "2022", "ucdp", "date_prec"), "5");
  EXPECT_EQ(date_code("2022-01-20", "2022-01-20", "acled", "time_precision"), "1");
  EXPECT_EQ(date_code("2022-01-20", "2022-01-26", "acled", "time_precision"), "2");
  EXPECT_EQ(date_code("2022-01", "2022-01", "acled", "time_precision"), "3");
  EXPECT_EQ(date_code("2022", "2022", "acled", "time_precision"), "");
  EXPECT_EQ(date_code("2022", "2022", "isnad", "date_prec"), "-");
}

TEST(Codes, PlacePrecisionOfUcdpAndAcled) {
  EXPECT_EQ(place_code(1, "ucdp", "where_prec"), "1");
  EXPECT_EQ(place_code(6, "ucdp", "where_prec"), "6");
  EXPECT_EQ(place_code(1, "acled", "geo_precision"), "1");
  EXPECT_EQ(place_code(4, "acled", "geo_precision"), "3");
  EXPECT_EQ(place_code(6, "acled", "geo_precision"), "");
  EXPECT_EQ(place_code(0, "acled", "geo_precision"), "");
}

class Grades : public ::testing::Test {
 protected:
  Grades() : a(report("a", "2022-01-21")), b(report("b", "2022-01-22")) {
    add(a, figure(Measure::killed, 5).of(Category::civilian).by_origin("sohr"));
  }
  std::string grade() const { return code({a, b}, "airwars", "grade"); }
  ReadReport a, b;
};

TEST_F(Grades, OneSourceIsWeakTwoAreFair) {
  EXPECT_EQ(grade(), "weak");
  add(b, figure(Measure::killed, 7).of(Category::civilian).by_origin("sohr"));
  EXPECT_EQ(grade(), "weak") << "the same speaker again";
  add(b, figure(Measure::killed, 6).of(Category::civilian).by_origin("press_reports"));
  EXPECT_EQ(grade(), "weak") << "hearsay is no source";
  add(b, figure(Measure::wounded, 2).by_origin("ministry"));
  EXPECT_EQ(grade(), "fair");
}

TEST_F(Grades, WhoAcceptsResponsibilityConfirms) {
  add_stance(b, stance(StanceKind::accuses, "sdf", "turkey"));
  EXPECT_EQ(grade(), "weak");
  add_stance(b, stance(StanceKind::claims_responsibility, "isis"));
  EXPECT_EQ(grade(), "confirmed");
}

TEST_F(Grades, RivalAccusationsContest) {
  add_stance(a, stance(StanceKind::accuses, "sdf", "turkey"));
  add_stance(b, stance(StanceKind::accuses, "sdf", "turkey"));
  EXPECT_EQ(grade(), "weak");
  add_stance(b, stance(StanceKind::accuses, "ministry", "sdf"));
  EXPECT_EQ(grade(), "contested");
}

TEST_F(Grades, CombatantsAloneAndDenialsDiscount) {
  ReadReport armed = report("x", "2022-01-21");
  add(armed, figure(Measure::killed, 5).of(Category::combatant).by_origin("sohr"));
  EXPECT_EQ(code({armed}, "airwars", "grade"), "discounted");
  EXPECT_EQ(code({armed, a}, "airwars", "grade"), "weak") << "civilians too";
  ReadReport denied = report("y", "2022-01-21");
  add(denied, figure(Measure::killed, 5).of(Category::civilian).by_origin("army").modality(Modality::denied));
  EXPECT_EQ(code({denied}, "airwars", "grade"), "discounted");
}

TEST_F(Grades, NoHarmNoGrade) {
  ReadReport r = report("z", "2022-01-21");
  add(r, figure(Measure::displaced, 50));
  EXPECT_EQ(code({r}, "airwars", "grade"), "-");
}

}  // namespace
}  // namespace isnad
