#include <gtest/gtest.h>

#include "base/fold.h"
#include "text/tokens.h"
#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::read;
using testing::words;
using Words = std::vector<std::string>;

struct Broken {
  const char* written;
  const char* meant;
};

class RejoinTest : public ::testing::TestWithParam<Broken> {};

TEST_P(RejoinTest, ReadsAWordWrittenInPieces) {
  const Document d = read(GetParam().written);
  ASSERT_EQ(d.tokens.size(), 1u) << ::testing::PrintToString(words(d));
  EXPECT_EQ(d.key(d.tokens[0]), fold_word(GetParam().meant));
  EXPECT_TRUE(d.tokens[0].flags & kTokenRejoined);
  EXPECT_EQ(d.original(d.tokens[0]), GetParam().written);
  ASSERT_EQ(d.diagnostics.size(), 1u);
  EXPECT_EQ(d.diagnostics[0].code, "text.rejoined");
  EXPECT_EQ(d.diagnostics[0].span, d.tokens[0].span);
}

INSTANTIATE_TEST_SUITE_P(Rejoin, RejoinTest,
                         ::testing::Values(Broken{"قتـ ـلى", "قتلى"}, Broken{"مق-تل", "مقتل"},
                                           Broken{"د ا ع ش", "داعش"}, Broken{"د.ا.ع.ش", "داعش"}, Broken{"د1عش", "داعش"},
                                           Broken{"داعـ.ـش", "داعش"}));

TEST(Rejoin, LeavesWholeWordsAlone) {
  for (const char* text : {"قتل - جندي", "قتلى/جرحى", "قتلى وجرحى", "تنظيم داعش", "شمال شرق سوريا", "أحمد - علي"}) {
    const Document d = read(text);
    EXPECT_TRUE(d.diagnostics.empty()) << text;
    for (const Token& t : d.tokens) EXPECT_FALSE(t.flags & kTokenRejoined) << text;
  }
}

TEST(Rejoin, UnknownPiecesStayApart) {
  const Document d = read("زغ-فرط");
  EXPECT_EQ(words(d), (Words{"زغ", "-", "فرط"}));
}

TEST(Rejoin, DoesNotReachOverALine) {
  const Document d = read("مق\nتل ستة جنود");
  EXPECT_TRUE(d.diagnostics.empty());
}

TEST(Rejoin, TatweelInsideAWordIsNoBreak) {
  const Document d = read("مقـــتل");
  ASSERT_EQ(d.tokens.size(), 1u);
  EXPECT_FALSE(d.tokens[0].flags & kTokenRejoined);
  EXPECT_EQ(d.key(d.tokens[0]), fold_word("مقتل"));
}

}  // namespace
}  // namespace isnad
