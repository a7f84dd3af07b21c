#include "text/tokens.h"

#include <gtest/gtest.h>

#include "base/fold.h"
#include "unit/text/sample.h"

namespace isnad {
namespace {

using Words = std::vector<std::string>;

Document tokens_of(std::string_view text) {
  Document d;
  d.text = text;
  tokenize(d);
  return d;
}

double number(std::string_view text) {
  const Document d = tokens_of(text);
  return d.tokens.size() == 1 && d.tokens[0].kind == TokenKind::number ? d.tokens[0].number : -1;
}

TEST(Tokenize, CutsWordsNumbersAndMarks) {
  const Document d = tokens_of("قتل 12 جندياً، (أمس).");
  EXPECT_EQ(testing::words(d), (Words{"قتل", "12", "جندياً", "،", "(", "أمس", ")", "."}));
  EXPECT_EQ(d.tokens[0].kind, TokenKind::word);
  EXPECT_EQ(d.tokens[1].kind, TokenKind::number);
  EXPECT_EQ(d.tokens[3].kind, TokenKind::punct);
  EXPECT_EQ(d.tokens[3].punct, ',');
  EXPECT_EQ(d.key(d.tokens[2]), fold_word("جنديا"));
}

TEST(Tokenize, AnEmptyTextHasNoTokens) {
  EXPECT_TRUE(tokens_of("").tokens.empty());
  EXPECT_TRUE(tokens_of(" \n\t ").tokens.empty());
}

TEST(Tokenize, ReadsThousandsSeparators) {
  EXPECT_EQ(number("71,271"), 71271);
  EXPECT_EQ(number("1.250"), 1250);
  EXPECT_EQ(number("1,234,567"), 1234567);
  EXPECT_EQ(number("٧١٬٢٧١"), 71271);
}

TEST(Tokenize, ReadsDecimals) {
  EXPECT_EQ(number("4.5"), 4.5);
  const Document d = tokens_of("5,6 درجات");
  EXPECT_TRUE(d.tokens[0].flags & kTokenDecimal);
  EXPECT_DOUBLE_EQ(d.tokens[0].number, 5.6);
}

TEST(Tokenize, ADottedDateIsNoDecimal) {
  const Document d = tokens_of("4.5.2015");
  ASSERT_GE(d.tokens.size(), 3u);
  EXPECT_FALSE(d.tokens[0].flags & kTokenDecimal);
  EXPECT_EQ(d.tokens[0].number, 4);
}

TEST(Tokenize, NumbersOfAnyLengthAreRead) {
  const Document d = tokens_of(std::string(400, '9'));
  ASSERT_EQ(d.tokens.size(), 1u);
  EXPECT_GT(d.tokens[0].number, 1e14);
}

TEST(Tokenize, TheVowelOfAPassiveIsKept) {
  EXPECT_TRUE(tokens_of("قُتل").tokens[0].flags & kTokenPassive);
  EXPECT_TRUE(tokens_of("وقُتل").tokens[0].flags & kTokenPassive);
  EXPECT_FALSE(tokens_of("قَتل").tokens[0].flags & kTokenPassive);
  EXPECT_FALSE(tokens_of("قتلُ").tokens[0].flags & kTokenPassive);
}

TEST(Tokenize, SpacesAndLinesAreRemembered) {
  const Document d = tokens_of("أ\nب-ج د");
  ASSERT_EQ(d.tokens.size(), 5u);
  EXPECT_TRUE(d.tokens[0].flags & kTokenSpaceBefore);
  EXPECT_TRUE(d.tokens[1].flags & kTokenLineBreak);
  EXPECT_FALSE(d.tokens[2].flags & kTokenSpaceBefore);
  EXPECT_TRUE(d.tokens[4].flags & kTokenSpaceBefore);
  EXPECT_FALSE(d.tokens[4].flags & kTokenLineBreak);
}

TEST(Tokenize, SpansLeaveTrailingControlsOut) {
  const Document d = tokens_of("قتل\u200F جندي");
  EXPECT_EQ(d.original(d.tokens[0]), "قتل");
}

TEST(Tokenize, BrokenBytesAreMarksNotWords) {
  const Document d = tokens_of("قتل \xFF\xFE جندي");
  ASSERT_EQ(d.tokens.size(), 4u);
  EXPECT_EQ(d.tokens[1].kind, TokenKind::punct);
  EXPECT_EQ(d.tokens[1].span.size(), 1u);
}

TEST(Tokenize, LatinIsItsOwnKind) {
  const Document d = tokens_of("وكالة AFP2 قالت");
  EXPECT_EQ(d.tokens[1].kind, TokenKind::latin);
  EXPECT_EQ(d.key(d.tokens[1]), "afp2");
}

TEST(ReadText, ADocumentMayBeUsedAgain) {
  Document d;
  read_text("قتل ثلاثة جنود في حلب.", testing::lexicon(), d);
  read_text("أصيب طفل.", testing::lexicon(), d);
  const Document fresh = testing::read("أصيب طفل.");
  EXPECT_EQ(testing::words(d), testing::words(fresh));
  ASSERT_EQ(d.sentences.size(), fresh.sentences.size());
  for (std::size_t i = 0; i < d.tokens.size(); ++i) EXPECT_EQ(d.tokens[i].reading_count, fresh.tokens[i].reading_count);
}

}  // namespace
}  // namespace isnad
