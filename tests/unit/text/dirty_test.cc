// Words written to dodge filters or glued by a scraper, and bytes of every kind.
#include <gtest/gtest.h>

#include <random>

#include "base/fold.h"
#include "text/tokens.h"
#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::read;
using testing::words;
using Words = std::vector<std::string>;

std::size_t count(const Document& d, std::string_view code) {
  std::size_t n = 0;
  for (const Diagnostic& g : d.diagnostics) n += g.code == code;
  return n;
}

struct Written {
  const char* text;
  const char* meant;
};

class DodgeTest : public ::testing::TestWithParam<Written> {};

TEST_P(DodgeTest, IsReadAsTheWordMeant) {
  const std::string text = std::string("أعلن ") + GetParam().text + " أمس";
  const Document d = read(text);
  ASSERT_EQ(d.tokens.size(), 3u) << ::testing::PrintToString(words(d));
  EXPECT_EQ(d.key(d.tokens[1]), fold_word(GetParam().meant));
  EXPECT_EQ(d.original(d.tokens[1]), GetParam().text);
  EXPECT_EQ(count(d, "text.rejoined"), 1u);
}

INSTANTIATE_TEST_SUITE_P(Dirty, DodgeTest,
                         ::testing::Values(Written{"قتـ ـلـ ـى", "قتلى"}, Written{"هـ ـجـ ـوم", "هجوم"},
                                           Written{"سـ ـجن", "سجن"}, Written{"د1عش", "داعش"},
                                           Written{"د1عـ ـش", "داعش"}, Written{"دlعش", "داعش"},
                                           Written{"مق-تل", "مقتل"}, Written{"مق.تل", "مقتل"},
                                           Written{"داعـ.ـش", "داعش"}, Written{"د.ا.ع.ش", "داعش"},
                                           Written{"د ا ع ش", "داعش"}, Written{"الإرهـ،ـابي", "الارهابي"},
                                           Written{"قت*لى", "قتلى"}, Written{"وقـ ـتـ ـلـ ـنا", "وقتلنا"}));

TEST(Dirty, ZeroWidthAndBidiControlsBreakNoWord) {
  for (const char* text : {"مق\u200Cتل", "مق\u200Bتل", "\u202Bمقتل\u202C", "مق\u2060تل", "م\u200Eق\u200Fتل",
                           "\u2067مق\u2069تل", "مق\uFE0Fتل"}) {
    const Document d = read(text);
    ASSERT_EQ(d.tokens.size(), 1u) << text;
    EXPECT_EQ(d.key(d.tokens[0]), fold_word("مقتل")) << text;
  }
}

TEST(Dirty, PresentationFormsAreLetters) {
  const Document d = read("\uFEE3\uFED8\uFE98\uFEDE \uFEFB \uFDF2 \uFB58");
  ASSERT_EQ(d.tokens.size(), 4u);
  EXPECT_EQ(d.key(d.tokens[0]), fold_word("مقتل"));
  EXPECT_EQ(d.key(d.tokens[1]), fold_word("لا"));
  EXPECT_EQ(d.key(d.tokens[2]), fold_word("الله"));
  EXPECT_EQ(d.key(d.tokens[3]), fold_word("پ"));
}

TEST(Dirty, GoodTextIsLeftAlone) {
  for (const char* text : {"قتل - جندي",       "العسكري ــ إن",
                           "قال لـ «الصحيفة»", "الفقرات أ، ب، ج، د",
                           "و13 جريحاً",        "قتل 3 جنود و1 مدني",
                           "عند الساعة 3:15",  "15قتيلا",
                           "سي.إن.إن",         "إل.في",
                           "د.أحمد",           "قتلى/جرحى",
                           "بلغ 9ر3 في المئة", "القتالية",
                           "الانضباط",         "السويسرية",
                           "والدراسات",        "عبدالله",
                           "العبدالعزيز",      "الرأسمالي",
                           "بالإضافة",         "واحتمالاتها",
                           "مقالاتهم",         "والدتهما"}) {
    const Document d = read(text);
    EXPECT_TRUE(d.diagnostics.empty()) << text << ": " << d.diagnostics[0].code;
  }
}

struct Glued {
  const char* text;
  Words parts;
};

TEST(Dirty, GluedWordsAreCutWithExactSpans) {
  for (const Glued& g :
       {Glued{"العراقيةبغداد", {"العراقية", "بغداد"}}, Glued{"الأممالمتحدة", {"الأمم", "المتحدة"}},
        Glued{"السجونالعراقية", {"السجون", "العراقية"}}, Glued{"ديالىالعراقية", {"ديالى", "العراقية"}}}) {
    const std::string text = std::string("في ") + g.text + ".";
    const Document d = read(text);
    EXPECT_EQ(words(d), (Words{"في", g.parts[0], g.parts[1], "."})) << g.text;
    ASSERT_EQ(count(d, "text.split"), 1u) << g.text;
    EXPECT_EQ(d.diagnostics[0].span.of(text), g.text);
    for (const std::size_t i : {1u, 2u}) {
      EXPECT_TRUE(d.tokens[i].flags & kTokenSplit);
      EXPECT_EQ(d.key(d.tokens[i]), fold_word(g.parts[i - 1]));
      EXPECT_GT(d.tokens[i].reading_count + d.tokens[i].word_count, 0);
    }
  }
}

TEST(Dirty, MoreThanTwoGluedWordsFallApart) {
  EXPECT_EQ(words(read("السياسةالعراقيةبغداد")), (Words{"السياسة", "العراقية", "بغداد"}));
}

// Spans in order and inside the text, keys inside the folded text, sentences over all tokens.
void expect_sound(const Document& d) {
  std::uint32_t at = 0;
  for (const Token& t : d.tokens) {
    ASSERT_LE(at, t.span.begin);
    ASSERT_LT(t.span.begin, t.span.end);
    ASSERT_LE(t.span.end, d.text.size());
    ASSERT_LE(t.key + t.key_size, d.folded.size());
    at = t.span.end;
  }
  std::uint32_t next = 0;
  for (const Sentence& s : d.sentences) {
    ASSERT_EQ(s.first, next);
    ASSERT_LT(s.first, s.last);
    next = s.last;
  }
  ASSERT_EQ(next, d.tokens.size());
}

TEST(Robust, EveryCodePointAlone) {
  Document d;
  std::string text;
  for (char32_t cp = 0; cp <= 0x10FFFF; ++cp) {
    text.clear();
    append_utf8(text, cp);  // surrogates too
    read_text(text, testing::lexicon(), d);
    expect_sound(d);
    if (::testing::Test::HasFatalFailure()) FAIL() << "U+" << std::hex << static_cast<std::uint32_t>(cp);
  }
}

TEST(Robust, RandomBytesAndRandomLetters) {
  std::mt19937 random(7);
  const std::u32string_view signs = U"قتلىداعشةالو ـ.،-١2l\n\"«»()\u064F\u200F\uFEFBپگ:\uFDF2#";
  Document d;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (auto n = random() % 200; n-- > 0;) {
      if (round % 2)
        text.push_back(static_cast<char>(random()));
      else
        append_utf8(text, signs[random() % signs.size()]);
    }
    read_text(text, testing::lexicon(), d);
    expect_sound(d);
    if (::testing::Test::HasFatalFailure()) FAIL() << ::testing::PrintToString(text);
    // the fast walk and the plain fold agree on every word
    for (const Token& t : d.tokens)
      if (t.kind == TokenKind::word && !(t.flags & (kTokenRejoined | kTokenSplit))) {
        ASSERT_EQ(d.key(t), fold_word(d.original(t)));
      }
  }
}

TEST(Robust, HugeLinesStaySmall) {
  for (const char* piece : {".", "\"", "ق", "قتل", "1", "1.", "\xFF", "ـ", "(", "ا ", "د1", "#", ":", "\n", "ةال"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    Document d;
    read_text(text, testing::lexicon(), d);
    expect_sound(d);
    EXPECT_LE(d.folded.capacity(), 4 * text.size()) << piece;
  }
}

}  // namespace
}  // namespace isnad
