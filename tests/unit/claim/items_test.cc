#include "claim/items.h"

#include <gtest/gtest.h>

#include "claim/rule.h"
#include "unit/claim/read_items.h"

namespace isnad {
namespace {

using testing::lexicon;
using testing::Sample;

// Each item's words with the class that is asked for in brackets after it.
bool has(std::string_view text, std::string_view words, ItemClass c) {
  const Sample s(text);
  for (const Item& it : s.items.items)
    if (s.words(it) == words && it.is(c)) return true;
  return false;
}

TEST(Items, CoverTheSentenceFromLeftToRight) {
  const Sample s("أعلن المرصد السوري لحقوق الإنسان، أمس، مقتل 12 مسلحاً من تنظيم داعش في غارة على سجن غويران.");
  std::uint32_t next = s.items.sentence.first;
  for (const Item& it : s.items.items) {
    EXPECT_GE(it.first, next) << s.words(it);
    EXPECT_LT(it.first, it.last);
    next = it.last;
  }
  EXPECT_LE(next, s.items.sentence.last);
}

TEST(Items, CarryTheirClasses) {
  EXPECT_TRUE(has("قال المرصد السوري إن خمسة قتلوا", "قال", ItemClass::speech));
  EXPECT_TRUE(has("قال المرصد السوري إن خمسة قتلوا", "المرصد السوري", ItemClass::source));
  EXPECT_TRUE(has("قال المرصد السوري إن خمسة قتلوا", "إن", ItemClass::complementizer));
  EXPECT_TRUE(has("هاجم تنظيم داعش سجن غويران", "تنظيم داعش", ItemClass::actor));
  EXPECT_TRUE(has("هاجم تنظيم داعش سجن غويران", "سجن غويران", ItemClass::facility));
  EXPECT_TRUE(has("أسفر القصف عن قتلى", "القصف", ItemClass::trigger));
  EXPECT_TRUE(has("قتل خمسة في 12 آذار 2022", "12 آذار 2022", ItemClass::time));
  EXPECT_TRUE(has("لم يقتل أحد", "لم", ItemClass::negation));
}

TEST(Items, AWordMayStandForSeveralClasses) {
  const Sample s("قال مسؤول أمني إن الوضع هادئ");
  const Item* speaker = s.first(ItemClass::speaker);
  ASSERT_NE(speaker, nullptr);
  EXPECT_TRUE(speaker->is(ItemClass::person) || speaker->is(ItemClass::group));
}

TEST(Items, SayWhichCliticsTheyCarry) {
  const Sample s("وأصيب جندي بالقصف");
  ASSERT_FALSE(s.items.items.empty());
  EXPECT_TRUE(s.items.items[0].has(feature::kAnd));
  const Sample plain("أصيب جندي");
  EXPECT_FALSE(plain.items.items[0].has(feature::kAnd));
}

TEST(Items, TheSentenceKnowsAllItsClasses) {
  const Sample s("قتل خمسة جنود في حلب");
  for (const Item& it : s.items.items) EXPECT_EQ(s.items.classes & it.classes, it.classes);
  EXPECT_EQ(s.items.classes & bit(ItemClass::facility), 0u);
}

TEST(Items, AreFoundByTheirTokens) {
  const Sample s("قتل خمسة جنود في حلب");
  for (std::size_t i = 0; i < s.items.items.size(); ++i)
    for (std::uint32_t t = s.items.items[i].first; t < s.items.items[i].last; ++t) EXPECT_EQ(item_at(s.items, t), i);
  EXPECT_EQ(item_at(s.items, 1000), s.items.items.size());
}

TEST(Items, AreBuiltAfreshEachTime) {
  Sample s("قتل خمسة جنود في حلب. نزحت 30 عائلة من القرية.");
  ASSERT_EQ(s.doc.sentences.size(), 2u);
  const std::size_t n = s.items.items.size();
  build_items(s.context(), s.doc.sentences[1], s.items);
  build_items(s.context(), s.doc.sentences[0], s.items);
  EXPECT_EQ(s.items.items.size(), n);
  EXPECT_EQ(s.items.groups.size(), 1u);
}

TEST(SpanOf, RunsFromTheFirstTokenToTheLast) {
  const Sample s("قتل خمسة جنود.");
  EXPECT_EQ(span_of(s.doc, 1, 3).of(s.text), "خمسة جنود");
}

}  // namespace
}  // namespace isnad
