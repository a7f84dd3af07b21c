#include "base/sketch.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad {
namespace {

// Words that mean nothing: word i of series s.
std::string text(int words, int from = 0, const std::string& series = "كلمة") {
  std::string out;
  for (int i = from; i < from + words; ++i)
    out += series + std::to_string(i * 7919 % 10007) + (i % 12 == 11 ? ".\n" : " ");
  return out;
}

Sketch sketch(const std::string& utf8) {
  const auto s = sketch_of(utf8);
  EXPECT_TRUE(s);
  return s.value_or(Sketch{});
}

TEST(Sketch, TheSameTextIsWhollyAlike) {
  EXPECT_EQ(sketch(text(200)), sketch(text(200)));
  EXPECT_EQ(likeness(sketch(text(30)), sketch(text(30))), 1.0);
}

TEST(Sketch, OtherTextsAreNotAlike) {
  EXPECT_LE(likeness(sketch(text(300)), sketch(text(300, 0, "غيرها"))), 0.05);
  EXPECT_LE(likeness(sketch(text(25)), sketch(text(300, 2000))), 0.05);
}

TEST(Sketch, LikenessIsTheShareOfCommonRuns) {
  // 200 words of 400 in both: 197 of 600 runs.
  EXPECT_NEAR(likeness(sketch(text(400)), sketch(text(400, 200))), 0.33, 0.15);
  EXPECT_NEAR(likeness(sketch(text(400)), sketch(text(320))), 0.8, 0.15);
}

TEST(Sketch, OfACutTextTheLongerHoldsAll) {
  const Sketch whole = sketch(text(200)), cut = sketch(text(90));
  EXPECT_NEAR(likeness(whole, cut), 0.44, 0.16);
  EXPECT_GE(part_held(whole, cut), 0.75);
  EXPECT_EQ(part_held(whole, cut), part_held(cut, whole));
  EXPECT_LE(part_held(whole, sketch(text(90, 1000))), 0.2);
}

TEST(Sketch, SpellingMarksAndPunctuationChangeNothing) {
  const std::string plain =
      "اعلن ناطق وهمي يوم الاثنين ان الجهة الاولي لم تصل الي القرية البعيدة بعد وان الطريق اليها مغلقة منذ يومين بسبب "
      "الثلوج الكثيفة في 2031";
  const std::string other =
      "أعلن ناطقٌ وهميّ، يوم الإثنين: «أنَّ الجهة الأولى لم تصل إلى القريـــة البعيدة بعد»، وأنّ الطريق إليها مغلقة\n\nمنذ "
      "يومين؛ بسبب "
      "الثلوج الكثيفة في ٢٠٣١!";
  EXPECT_EQ(sketch(plain), sketch(other));
  EXPECT_NE(sketch(plain), sketch(plain + " وما بعدها بكثير من الكلام الجديد"));
}

TEST(Sketch, AShortTextHasNone) {
  EXPECT_FALSE(sketch_of(""));
  EXPECT_FALSE(sketch_of(text(kSketchWords - 1)));
  EXPECT_TRUE(sketch_of(text(kSketchWords)));
  EXPECT_FALSE(sketch_of(std::string(4000, '\xFF')));
}

TEST(Sketch, IsStoredAndRead) {
  const Sketch s = sketch(text(70000));
  EXPECT_EQ(s.words, 70000u);
  EXPECT_EQ(parse_sketch(sketch_bytes(s)), s);
  EXPECT_FALSE(parse_sketch(""));
  EXPECT_FALSE(parse_sketch(sketch_bytes(s) + "x"));
  std::string newer = sketch_bytes(s);
  newer[0] = 9;
  EXPECT_FALSE(parse_sketch(newer));
}

}  // namespace
}  // namespace isnad
