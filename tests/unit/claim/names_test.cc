#include <gtest/gtest.h>

#include "unit/embedded_engine.h"

namespace isnad {
namespace {

using testing::engine;

struct Found {
  Report report;
  FoundNames names;
  // The first name whose text is this.
  const FoundName& operator[](std::string_view text) const {
    for (const FoundName& n : names.names)
      if (n.text == text) return n;
    static const FoundName kNothing;
    ADD_FAILURE() << "no name " << text;
    return kNothing;
  }
  bool has(std::string_view text) const {
    for (const FoundName& n : names.names)
      if (n.text == text) return true;
    return false;
  }
};

Found names_of(std::string_view text, const char* published = nullptr, const char* on = nullptr) {
  Found f;
  f.report.text = text;
  if (published) f.report.published = Date::parse(published);
  f.names = engine().names(f.report, on ? Date::parse(on) : std::nullopt);
  return f;
}

std::string chosen(const FoundName& n) { return n.candidates.empty() ? "" : n.candidates.front().entity.id; }

bool says(const FoundName& n, std::string_view part) {
  for (const std::string& r : n.reasons)
    if (r.find(part) != std::string::npos) return true;
  return false;
}

std::string fact(const FoundName& n, std::string_view relation) {
  for (const NameFact& f : n.facts)
    if (f.relation == relation) return f.value;
  return "";
}

TEST(Names, SpansPointAtTheText) {
  const Found f = names_of("هاجم تنظيم الدولة سجن الصناعة في الحسكة.");
  ASSERT_GE(f.names.names.size(), 2u);
  for (const FoundName& n : f.names.names) EXPECT_EQ(n.span.of(f.report.text), n.text);
}

TEST(Names, ScoresAddUpToOne) {
  const Found f = names_of("قصف الطيران مدينة حلب وريف إدلب.");
  for (const FoundName& n : f.names.names) {
    double sum = 0;
    for (const NameCandidate& c : n.candidates) sum += c.score;
    EXPECT_NEAR(sum, 1, 1e-9) << n.text;
  }
}

TEST(Names, TypeNounDecidesBetweenTownAndGovernorate) {
  EXPECT_EQ(chosen(names_of("قصف على مدينة إدلب.")["مدينة إدلب"]), "sy-idlib");
  const Found f = names_of("قصف على ريف إدلب.");
  EXPECT_EQ(chosen(f["ريف إدلب"]), "sy-gov-idlib");
  EXPECT_EQ(f["ريف إدلب"].place->relation, PlaceRelation::countryside);
  EXPECT_EQ(f["ريف إدلب"].place->precision, 4);
}

TEST(Names, DistanceAndDirection) {
  const Found f = names_of("انفجرت عبوة 25 كيلومترا شمال منبج.");
  ASSERT_TRUE(f["منبج"].place);
  EXPECT_EQ(f["منبج"].place->direction, "north");
  EXPECT_EQ(f["منبج"].place->km, 25);
  EXPECT_EQ(f["منبج"].place->precision, 2);
}

TEST(Names, BetweenTwoPlaces) {
  const Found f = names_of("انفجر لغم على الطريق بين منبج وجرابلس.");
  EXPECT_EQ(f["منبج"].place->relation, PlaceRelation::between);
  EXPECT_EQ(f["منبج"].place->other, "sy-jarabulus");
  EXPECT_EQ(f["وجرابلس"].place->relation, PlaceRelation::between);
  EXPECT_NEAR(*f["منبج"].place->lat, *f["وجرابلس"].place->lat, 1e-9);
}

TEST(Names, OneNameAtTwoTimes) {
  constexpr std::string_view kText = "قصف الجيش السوري مواقع في حمص.";
  EXPECT_EQ(chosen(names_of(kText, "2022-03-01")["الجيش السوري"]), "syrian_army");
  const Found later = names_of(kText, "2025-03-01");
  EXPECT_EQ(chosen(later["الجيش السوري"]), "syrian_new_army");
  EXPECT_EQ(later["الجيش السوري"].candidates.size(), 2u);
  EXPECT_TRUE(says(later["الجيش السوري"], "against syrian_army: there was no such body"));
  EXPECT_EQ(chosen(names_of(kText)["الجيش السوري"]), "syrian_army");
  EXPECT_EQ(chosen(names_of(kText, "2022-03-01", "2025-03-01")["الجيش السوري"]), "syrian_new_army");
}

TEST(Names, NusraBecameHts) {
  constexpr std::string_view kText = "هاجمت جبهة النصرة قرية في إدلب.";
  EXPECT_EQ(chosen(names_of(kText, "2015-03-01")["جبهة النصرة"]), "nusra_front");
  EXPECT_EQ(chosen(names_of(kText, "2019-03-01")["جبهة النصرة"]), "hts");
  EXPECT_EQ(chosen(names_of(kText)["جبهة النصرة"]), "nusra_front");
}

TEST(Names, FactsOfTheDayOrAllOfThem) {
  const Found all = names_of("هاجمت جبهة النصرة قرية.");
  std::size_t parents = 0;
  for (const NameFact& f : all["جبهة النصرة"].facts) parents += f.relation == "parent";
  EXPECT_EQ(parents, 3u);
  const Found then = names_of("هاجمت جبهة النصرة قرية.", nullptr, "2015-03-01");
  EXPECT_EQ(fact(then["جبهة النصرة"], "parent"), "al_qaeda");
  EXPECT_EQ(fact(then["جبهة النصرة"], "acled"), "Jabhat al Nusra");
}

TEST(Names, OperatorOfAFacilityOnTheDay) {
  constexpr std::string_view kText = "فرار سجناء من سجن الصناعة في الحسكة.";
  EXPECT_EQ(fact(names_of(kText, nullptr, "2022-01-20")["سجن الصناعة في الحسكة"], "operator"), "sdf");
  EXPECT_EQ(fact(names_of(kText, nullptr, "2012-01-20")["سجن الصناعة في الحسكة"], "operator"), "syrian_government");
}

TEST(Names, ReferencesMeanTheLastThatAgrees) {
  const Found f =
      names_of("هاجم تنظيم الدولة سجن الصناعة في مدينة الحسكة. وفجر التنظيم سيارة قرب السجن ثم دخل المدينة.");
  EXPECT_EQ(f["التنظيم"].kind, NameKind::reference);
  EXPECT_EQ(chosen(f["التنظيم"]), "isis");
  EXPECT_EQ(chosen(f["السجن"]), "ghwayran");
  EXPECT_EQ(chosen(f["المدينة"]), "sy-al-hasakah");
  const auto meant = static_cast<std::size_t>(f["التنظيم"].refers_to);
  ASSERT_LT(meant, f.names.names.size());
  EXPECT_EQ(f.names.names[meant].text, "تنظيم الدولة");
}

TEST(Names, TwoThatFitAreBothTold) {
  const Found f = names_of("اندلعت اشتباكات في مدينة منبج ومدينة الباب. وغادر الأهالي المدينة.");
  EXPECT_EQ(f["المدينة"].candidates.size(), 2u);
  EXPECT_TRUE(f["المدينة"].doubtful);
}

TEST(Names, AReferenceWithoutAntecedentIsLeftOpen) {
  const Found f = names_of("اندلع شجار داخل السجن صباحا.");
  EXPECT_EQ(f["السجن"].kind, NameKind::reference);
  EXPECT_TRUE(f["السجن"].candidates.empty());
}

TEST(Names, PersonsInOffice) {
  const Found f = names_of(
      "قال المتحدث باسم قوات سوريا الديمقراطية فرهاد شامي إن الوضع هادئ. وقال محافظ الحسكة غسان خليل إن المياه عادت.");
  const FoundName& spokesman = f["المتحدث باسم قوات سوريا الديمقراطية فرهاد شامي"];
  EXPECT_EQ(spokesman.kind, NameKind::person);
  EXPECT_EQ(spokesman.person, "فرهاد شامي");
  EXPECT_EQ(spokesman.role, "المتحدث باسم قوات سوريا الديمقراطية");
  EXPECT_EQ(chosen(spokesman), "sdf");
  EXPECT_EQ(chosen(f["محافظ الحسكة غسان خليل"]), "sy-gov-al-hasakah");
}

TEST(Names, OfficeInsideTheNameOfASource) {
  const Found f = names_of("قال مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن إن القصف توقف.");
  EXPECT_EQ(chosen(f["مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن"]), "sohr");
  EXPECT_EQ(f["مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن"].person, "رامي عبد الرحمن");
}

TEST(Names, PrivatePersonsAreNotTold) {
  const Found f = names_of("قتل المزارع سالم حمدان والطبيب فادي كنعان والجندي رامز شاهين في مدينة الرقة.");
  for (const FoundName& n : f.names.names) EXPECT_NE(n.kind, NameKind::person) << n.text;
}

TEST(Names, AdjectiveOfAParty) {
  const Found f = names_of("شنت الطائرات الحربية الروسية غارات على جسر الشغور.");
  EXPECT_EQ(chosen(f["الطائرات الحربية الروسية"]), "russian_forces");
}

TEST(Names, OtherLanguagesHaveNone) {
  const Found f = names_of("Six guards were killed in an attack on the prison of Hasakah in the north of Syria.");
  EXPECT_TRUE(f.names.names.empty());
}

TEST(Names, ACapitalIsATownAfterAPrepositionAndAGovernmentWhereItSpeaks) {
  EXPECT_EQ(chosen(names_of("قتل جندي في موسكو أمس.")["موسكو"]), "ru-moscow");
  EXPECT_EQ(chosen(names_of("وأعلنت موسكو مقتل جندي.")["موسكو"]), "russia");
}

TEST(Names, TheArmyIsThatOfTheCountryAndTheDay) {
  constexpr std::string_view kText = "قتل الجيش ثلاثة مسلحين في إدلب وحلب.";
  EXPECT_EQ(chosen(names_of(kText, "2020-05-01")["الجيش"]), "syrian_army");
  EXPECT_EQ(chosen(names_of(kText, "2025-07-20")["الجيش"]), "syrian_new_army");
}

}  // namespace
}  // namespace isnad
