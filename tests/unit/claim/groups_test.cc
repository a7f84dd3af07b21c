#include "claim/groups.h"

#include <gtest/gtest.h>

#include "claim/dump.h"
#include "unit/claim/read_items.h"

namespace isnad {
namespace {

using testing::Sample;

struct Phrase {
  const char* text;
  const char* value;  // as dump_value writes it
  Category category;
  const char* party;  // the first party, or ""
};

class GroupTest : public ::testing::TestWithParam<Phrase> {};

TEST_P(GroupTest, HasItsNumberCategoryAndParty) {
  const Phrase& p = GetParam();
  const Sample s(p.text);
  const PeopleGroup* g = s.group();
  ASSERT_NE(g, nullptr) << p.text;
  const Group who = who_of(s.doc, testing::lexicon(), *g);
  EXPECT_EQ(dump_value(value_of(s.doc, *g)), p.value);
  EXPECT_EQ(name(who.category), name(p.category));
  EXPECT_EQ(who.party.empty() ? "" : who.party.front(), p.party);
}

INSTANTIATE_TEST_SUITE_P(Phrases, GroupTest,
                         ::testing::Values(Phrase{"خمسة مدنيين", "5", Category::civilian, ""},
                                           Phrase{"جندي", "1", Category::security, ""},
                                           Phrase{"جنديان", "2", Category::security, ""},
                                           Phrase{"مدنيين اثنين", "2", Category::civilian, ""},
                                           Phrase{"أحد الحراس", "1", Category::security, ""},
                                           Phrase{"نحو 120 سجيناً", "~120", Category::detainee, ""},
                                           Phrase{"أكثر من 30 طفلاً", ">30", Category::child, ""},
                                           Phrase{"سبعة مدنيين على الأقل", ">=7", Category::civilian, ""},
                                           Phrase{"عشرات المدنيين", "20..99", Category::civilian, ""},
                                           Phrase{"ستة من عناصر تنظيم داعش", "6", Category::combatant, "isis"},
                                           Phrase{"أربعة من قوات سوريا الديمقراطية", "4", Category::combatant, "sdf"},
                                           Phrase{"بين 40 و45 مسلحاً", "40..45", Category::combatant, ""},
                                           Phrase{"صحفيون", "?..?", Category::journalist, ""}));

TEST(Groups, ANumberOfThingsIsNone) {
  for (const char* text : {"18 صاروخاً", "ثلاث سيارات", "40 مليون ليرة", "20 كيلومتراً", "15 عاماً"})
    EXPECT_EQ(Sample(text).group(), nullptr) << text;
}

TEST(Groups, GiveTheirWordsAndTheWordsOfTheirNumber) {
  const Sample s("قتل خمسة جنود سوريين في حلب");
  ASSERT_NE(s.group(), nullptr);
  EXPECT_EQ(value_of(s.doc, *s.group()).text, "خمسة جنود");
  EXPECT_TRUE(who_of(s.doc, testing::lexicon(), *s.group()).text.starts_with("خمسة جنود"));
}

TEST(Groups, KeepTheEvidenceShort) {
  const Sample s("قتل ستة من عناصر تنظيم داعش في حلب");
  const PeopleGroup* g = s.group();
  ASSERT_NE(g, nullptr);
  EXPECT_EQ(span_of(s.doc, g->first, g->last).of(s.text), "ستة من عناصر تنظيم داعش");
  EXPECT_LE(g->evidence_last, g->last);
}

TEST(Groups, APersonNounWithAMeasureCarriesIt) {
  const Sample s("13 قتيلاً و30 جريحاً");
  ASSERT_NE(s.group(1), nullptr);
  EXPECT_EQ(s.group(0)->measure, static_cast<std::uint8_t>(Measure::killed));
  EXPECT_EQ(s.group(1)->measure, static_cast<std::uint8_t>(Measure::wounded));
}

TEST(Groups, FamiliesAreCountedAsFamilies) {
  const Sample s("400 عائلة");
  ASSERT_NE(s.group(), nullptr);
  EXPECT_EQ(s.group()->unit, Unit::family);
}

TEST(Groups, PrisonersAreDetainees) {
  const Sample s("عشرة نزلاء");
  ASSERT_NE(s.group(), nullptr);
  EXPECT_TRUE(s.group()->detainee);
}

TEST(Groups, EachGroupIsTheGroupOfOneItem) {
  const Sample s("قتل ثلاثة جنود وأصيب خمسة مدنيين وطفلان");
  std::vector<int> used(s.items.groups.size(), 0);
  for (const Item& it : s.items.items)
    if (it.group >= 0) ++used[static_cast<std::size_t>(it.group)];
  EXPECT_EQ(used, std::vector<int>(s.items.groups.size(), 1));
  EXPECT_EQ(used.size(), 3u);
}

}  // namespace
}  // namespace isnad
