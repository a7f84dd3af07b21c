#include <gtest/gtest.h>

#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::read;
using testing::sentences;
using Parts = std::vector<std::string>;

TEST(Sentences, EndAtFullStops) {
  EXPECT_EQ(sentences(read("قتل جندي. أصيب آخر! من المسؤول؟")), (Parts{"قتل جندي.", "أصيب آخر!", "من المسؤول؟"}));
}

TEST(Sentences, AClosingQuoteBelongsToItsSentence) {
  EXPECT_EQ(sentences(read("قال: «قتل جندي.» وأضاف آخر.")), (Parts{"قال: «قتل جندي.»", "وأضاف آخر."}));
}

TEST(Sentences, AnAbbreviationDoesNotEndOne) { EXPECT_EQ(sentences(read("قال د. أحمد إن الوضع هادئ.")).size(), 1u); }

TEST(Sentences, ADecimalDoesNotEndOne) { EXPECT_EQ(sentences(read("نزح 4.5 ألف شخص.")).size(), 1u); }

TEST(Sentences, HardWrappedLinesAreOneSentence) {
  const Document d = read("قال مصدر في الشرطة إن\nخمسة محتجزين هربوا من\nالمخفر.");
  ASSERT_EQ(d.sentences.size(), 1u);
  EXPECT_EQ(d.sentences[0].last, d.tokens.size());
}

TEST(Sentences, ABlankLineEndsAParagraph) {
  const Document d = read("قتل جندي في حلب\n\nأصيب طفل في إدلب.");
  ASSERT_EQ(d.sentences.size(), 2u);
  EXPECT_NE(d.sentences[0].paragraph, d.sentences[1].paragraph);
}

TEST(Sentences, AShortFirstLineIsTheHeadline) {
  const Document d = read("هجوم على سجن غويران\n\nقال مصدر إن ستة سجناء فروا من السجن.");
  ASSERT_EQ(d.sentences.size(), 2u);
  EXPECT_EQ(d.sentences[0].segment, Segment::headline);
  EXPECT_EQ(d.sentences[1].segment, Segment::body);
}

TEST(Sentences, AReportOfOneParagraphHasNoHeadline) {
  EXPECT_EQ(read("قتل ثلاثة جنود في حلب").sentences.front().segment, Segment::body);
}

TEST(Sentences, RelatedLinksAreNoise) {
  const Document d = read("قتل جنديان على الحدود.\nاقرأ أيضاً: مقتل 19 شخصاً في تفجير آخر");
  ASSERT_EQ(d.sentences.size(), 2u);
  EXPECT_EQ(d.sentences[1].segment, Segment::noise);
}

TEST(Sentences, CoverEveryTokenInOrder) {
  const Document d = read("عنوان\n\nقتل جندي.. أصيب آخر… قال: «لا».\n- بند أول\n- بند ثان\n\n* * *\nنهاية");
  std::uint32_t next = 0;
  for (const Sentence& s : d.sentences) {
    EXPECT_EQ(s.first, next);
    EXPECT_LT(s.first, s.last);
    next = s.last;
  }
  EXPECT_EQ(next, d.tokens.size());
}

}  // namespace
}  // namespace isnad
