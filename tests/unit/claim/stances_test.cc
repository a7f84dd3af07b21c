// Stances, parties, places and parts read out of invented sentences.
#include <gtest/gtest.h>

#include <string>

#include "model/claim.h"
#include "unit/embedded_engine.h"

namespace isnad {
namespace {

using testing::engine;

Extraction read(const std::string& text, const std::string& outlet = {}) {
  Report r = testing::text_report(text);
  r.outlet = outlet;
  return engine().extract(r);
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& s : list) out += (out.empty() ? "" : ",") + s;
  return out;
}

// «accuses(holder>target)» of every stance, in order.
std::string stances(const std::string& text, const std::string& outlet = {}) {
  std::string out;
  for (const Claim& c : read(text, outlet).claims) {
    if (c.kind != ClaimKind::stance) continue;
    out += (out.empty() ? "" : " ") + std::string(name(*c.stance)) + "(" +
           (c.attribution.empty() ? "-" : c.attribution.front().text) + ">" + joined(c.target.party) + ")";
  }
  return out;
}

// «type:initiator>target» of the first event.
std::string event(const std::string& text) {
  const Extraction x = read(text);
  if (x.events.empty()) return "none";
  const Event& e = x.events.front();
  return std::string(name(e.type)) + ":" + joined(e.initiator) + ">" + joined(e.target);
}

// «id/precision» of where the first event was.
std::string place(const std::string& text) {
  const Extraction x = read(text);
  if (x.events.empty() || !x.events.front().place) return "none";
  return x.events.front().place->id + "/" + std::to_string(x.events.front().place->precision);
}

const std::string kFact = "قتل ستة مدنيين في قصف على البلدة. ";  // stances are told beside a fact only

TEST(Stances, NeedAFactInTheReport) {
  EXPECT_EQ(stances("ودعت الأمم المتحدة إلى الهدوء."), "");
  EXPECT_EQ(stances(kFact + "ودعت الأمم المتحدة إلى الهدوء."), "demands(الأمم المتحدة>)");
}

TEST(Stances, SubjectThenObject) {
  EXPECT_EQ(stances(kFact + "واتهم المجلس المحلي قوات سوريا الديمقراطية بالقصف."), "accuses(المجلس المحلي>sdf)");
  EXPECT_EQ(stances(kFact + "ونفت قوات سوريا الديمقراطية صلتها بالحادثة."), "denies(قوات سوريا الديمقراطية>)");
  EXPECT_EQ(stances(kFact + "وتوعدت حركة حماس بالرد."), "threatens(حركة حماس>)");
}

TEST(Stances, AParticipleGoesOnWithTheSpeaker) {
  EXPECT_EQ(stances(kFact + "وقال المتحدث باسم الجيش إن القصف مدان، محملا حركة حماس المسؤولية."),
            "accuses(المتحدث باسم الجيش>hamas)");
}

TEST(Stances, TheOutletIsNoHolder) {
  EXPECT_EQ(stances(kFact + "وأدانت الشبكة القصف.", "الشبكة المحلية للتوثيق"), "condemns(->)");
}

TEST(Stances, ASubjectBeforeItsVerb) {
  EXPECT_EQ(stances(kFact + "غير أن المتحدث باسم الوزارة نفى وقوع أي خطأ."), "denies(المتحدث باسم الوزارة>)");
  EXPECT_EQ(stances(kFact + "وسط غضب من منظمة العفو الدولية التي طالبت بوقف القصف."), "demands(منظمة العفو الدولية>)");
  EXPECT_EQ(stances(kFact + "وقال الجيش، الذي حمل حركة حماس مسؤولية القصف، إن العملية مستمرة."),
            "accuses(الجيش>hamas)");
}

TEST(Stances, AnObjectThatAgreesWithNoVerb) {
  EXPECT_EQ(stances(kFact + "وأدانت وزارة الخارجية القصف، وطالبت مجلس الأمن بتحمل مسؤولياته."),
            "condemns(وزارة الخارجية>) demands(وزارة الخارجية>un_security_council,un)");
  EXPECT_EQ(stances(kFact + "ودعا المجلس المحلي الأمم المتحدة إلى الهدوء."), "demands(المجلس المحلي>un)");
}

TEST(Stances, WeSpeakForWhoeverSpeaks) {
  EXPECT_EQ(stances(kFact + "نطالب الأمم المتحدة بالتحرك."), "demands(->un)");
  EXPECT_EQ(stances(kFact + "لم يطالب المجلس المحلي بشيء."), "");
}

TEST(Stances, PhrasesThatBlame) {
  EXPECT_EQ(stances(kFact + "ووجه رئيس المجلس المحلي أصابع الاتهام إلى حركة حماس."),
            "accuses(رئيس المجلس المحلي>hamas)");
  EXPECT_EQ(stances(kFact + "ودانت الأمم المتحدة القصف."), "condemns(الأمم المتحدة>)");
}

TEST(Stances, ADeedStandsForWhoDidIt) {
  EXPECT_EQ(stances("شن تنظيم داعش هجوما على البلدة قتل فيه ستة مدنيين. وأدان المجلس المحلي الهجوم."),
            "condemns(المجلس المحلي>isis)");
}

TEST(Stances, WordsWithOtherUses) {
  EXPECT_EQ(stances(kFact + "ورفض المتحدث التعليق على الحادثة."), "");
  EXPECT_EQ(stances(kFact + "وارتفع ثمن الخبز في المدينة."), "");
  EXPECT_EQ(stances(kFact + "وعدّت الحكومة ما جرى إنجازا."), "");
  EXPECT_EQ(stances(kFact + "ولم تعلن أي جهة مسؤوليتها عن القصف."), "");
}

TEST(Parties, ByTheClause) {
  EXPECT_EQ(event("ألقت قوات الأمن التركية، فجر الجمعة، القبض على 17 شخصا."), "arrest:turkish_forces>");
  EXPECT_EQ(event("جرت اشتباكات بين قوات سوريا الديمقراطية وتنظيم الدولة في البلدة."), "armed_clash:sdf>isis");
  EXPECT_EQ(event("مواقع قوات سوريا الديمقراطية تعرضت لقصف من الطائرات التركية في البلدة."),
            "airstrike:turkish_forces>sdf");
  EXPECT_EQ(event("هجوم شنه تنظيم داعش على نقطة لقوات سوريا الديمقراطية أوقع خمسة قتلى."), "armed_attack:isis>sdf");
}

TEST(Places, AsExactAsTheWords) {
  EXPECT_EQ(place("قصفت الطائرات بلدة بنش بريف إدلب الشرقي."), "sy-binnish/1");
  EXPECT_EQ(place("قصفت الطائرات قرى في ريف إدلب الشرقي."), "sy-gov-idlib/4");
  EXPECT_EQ(place("قصفت الطائرات محيط مدينة بنش."), "sy-binnish/2");
}

TEST(Places, AKindOfFacilityThatNobodyLists) {
  const Extraction x = read("هاجم مسلحون مخفر بلدة بنش وقتلوا شرطيين.");
  ASSERT_FALSE(x.events.empty());
  ASSERT_TRUE(x.events.front().facility);
  EXPECT_EQ(x.events.front().facility->id, "police_station@sy-binnish");
}

TEST(Parts, OfThemAndSums) {
  const Extraction x = read("فر 69 سجينا من السجن، وألقي القبض على 15 منهم.");
  ASSERT_GE(x.claims.size(), 2u);
  EXPECT_EQ(x.claims[1].part_of, x.claims[0].id);
  const Extraction sums = read("قتل 15 شخصا في المحافظة.\n\nقتل تسعة أشخاص في المدينة.\n\nوقتل ستة آخرون في القرية.");
  ASSERT_EQ(sums.claims.size(), 3u);
  EXPECT_EQ(sums.claims[1].part_of, sums.claims[0].id);
  EXPECT_EQ(sums.claims[2].part_of, sums.claims[0].id);
}

TEST(Asides, ArePassedOver) {
  const Extraction x = read("وقتلت القوات، بحسب شبكة أطباء محلية، 27 مدنيا في البلدة.");
  ASSERT_FALSE(x.claims.empty());
  EXPECT_EQ(x.claims[0].value.low, 27);
  ASSERT_FALSE(x.claims[0].attribution.empty());
  EXPECT_EQ(x.claims[0].attribution.front().text, "شبكة أطباء محلية");
}

// The figure and its modality, and what each denial is about.
std::string denied(const std::string& text) {
  std::string out;
  for (const Claim& c : read(text).claims) {
    if (c.kind == ClaimKind::figure)
      out += c.id + ":" + std::string(name(c.modality)) + " ";
    else if (c.stance == StanceKind::denies)
      out += "denies:" + c.about + " ";
  }
  return out;
}

TEST(Denials, PointBackToWhatTheyDeny) {
  // said by a body: the figure stays its word, the denial points to it
  EXPECT_EQ(denied("أعلن المرصد السوري مقتل ستة حراس. ونفت إدارة السجن ذلك."), "c1:asserted denies:c1 ");
  // passed on by nobody: the figure is denied
  EXPECT_EQ(denied("تحدثت صفحات عن مقتل ستة حراس. ونفت إدارة السجن صحة الخبر."), "c1:denied denies:c1 ");
}

TEST(Denials, OfSomethingElseLeaveTheSentenceBeforeAlone) {
  EXPECT_EQ(denied("تحدثت صفحات عن مقتل ستة حراس. ونفت إدارة السجن فرار أي نزيل."), "c1:asserted c2:denied denies: ");
}

}  // namespace
}  // namespace isnad
