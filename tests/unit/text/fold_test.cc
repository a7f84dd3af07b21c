#include "base/fold.h"

#include <gtest/gtest.h>

#include <random>

namespace isnad {
namespace {

// The folding of one letter as a list a reader can check by eye; slow, and the measure of the table in fold.cc.
std::string slow_fold(std::u32string_view text) {
  std::string key;
  for (char32_t c : text) {
    if (c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ') c = U'ا';
    if (c == U'ى' || c == U'ی') c = U'ي';
    if (c == U'ة') c = U'ه';
    if (c == U'ک') c = U'ك';
    if (c == U'ـ') continue;
    if (c >= U'\u064B' && c <= U'\u065F') continue;
    if (c >= U'٠' && c <= U'٩') c = U'0' + (c - U'٠');
    if (c >= U'۰' && c <= U'۹') c = U'0' + (c - U'۰');
    if (c >= U'A' && c <= U'Z') c = U'a' + (c - U'A');
    if (c >= U'\u0621' && c <= U'\u064A')
      key.push_back(static_cast<char>(0x80 + (c - 0x620)));
    else if ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'))
      key.push_back(static_cast<char>(c));
  }
  return key;
}

TEST(FoldWord, BringsSpellingsTogether) {
  const std::pair<const char*, const char*> same[] = {
      {"الأُولى", "الاولي"}, {"إصابة", "اصابه"}, {"آلاف", "الاف"},     {"قتـــلى", "قتلي"},
      {"کشمیر", "كشمير"},   {"ﻣﻘﺘﻞ", "مقتل"},   {"ﻻ", "لا"},          {"٢٠٢٢", "2022"},
      {"۱۲", "12"},         {"AFP", "afp"},     {"قتل\u200F", "قتل"}, {"شهداءَ", "شهداء"},
  };
  for (const auto& [a, b] : same) EXPECT_EQ(fold_word(a), fold_word(b)) << a << " and " << b;
}

TEST(FoldWord, KeepsOtherLettersApart) {
  EXPECT_NE(fold_word("أسرة"), fold_word("أسرى"));
  EXPECT_NE(fold_word("مؤتمر"), fold_word("موتمر"));
  EXPECT_NE(fold_word("قتل"), fold_word("قتيل"));
}

TEST(FoldWord, UsesOneByteALetter) {
  EXPECT_EQ(fold_word("مقتل").size(), 4u);
  EXPECT_EQ(fold_word("").size(), 0u);
  EXPECT_EQ(fold_word("،.«»").size(), 0u);
}

TEST(FoldWord, AgreesWithTheSlowReferenceOnRandomWords) {
  std::mt19937 random(7);
  const std::u32string letters = U"ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهويىًٌٍَُِّْٱکی٠١٢٣٩۰۵09azAZ .،\u200B\u200F";
  for (int round = 0; round < 5000; ++round) {
    std::u32string word;
    std::string utf8;
    for (auto n = random() % 12; n > 0; --n) word.push_back(letters[random() % letters.size()]);
    for (const char32_t c : word) append_utf8(utf8, c);
    ASSERT_EQ(fold_word(utf8), slow_fold(word)) << utf8;
  }
}

TEST(FoldWord, IsStableUnderFoldingOfTheSameText) {
  // Folding never depends on what stands before or after: a word folds to the folds of its halves.
  const std::string a = "أُصيبـ", b = "ـت";
  EXPECT_EQ(fold_word(a + b), fold_word(a) + fold_word(b));
}

TEST(DecodeUtf8, StepsOverBrokenBytesOneByOne) {
  for (const std::string broken : {"\xFF", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC0\xAF"}) {
    std::size_t pos = 0;
    EXPECT_EQ(decode_utf8(broken, pos), char32_t{0xFFFD});
    EXPECT_EQ(pos, 1u);
  }
}

TEST(DecodeUtf8, ReadsBackWhatAppendWrote) {
  for (char32_t cp = 1; cp < 0x110000; cp += cp < 0x3000 ? 1 : 251) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    std::string s;
    append_utf8(s, cp);
    std::size_t pos = 0;
    ASSERT_EQ(decode_utf8(s, pos), cp);
    ASSERT_EQ(pos, s.size());
  }
}

TEST(FoldChar, TellsQuotesAndPunctuation) {
  EXPECT_EQ(fold_char(U'«').quote, '<');
  EXPECT_EQ(fold_char(U'»').quote, '>');
  EXPECT_EQ(fold_char(U'"').quote, '|');
  EXPECT_EQ(fold_char(U'،').code, ',');
  EXPECT_EQ(fold_char(U'؛').code, ';');
  EXPECT_EQ(fold_char(U'؟').code, '?');
  EXPECT_EQ(fold_char(U'–').code, '-');
  EXPECT_EQ(fold_char(U'\n').cls, CharClass::newline);
  EXPECT_EQ(fold_char(U'\u00A0').cls, CharClass::space);
  EXPECT_EQ(fold_char(U'\u064F').cls, CharClass::damma);
  EXPECT_EQ(fold_char(U'中').cls, CharClass::other);
}

}  // namespace
}  // namespace isnad
