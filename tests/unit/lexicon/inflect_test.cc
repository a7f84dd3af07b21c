#include "lexicon/inflect.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace isnad {
namespace {

const WrittenForm* find(const std::vector<WrittenForm>& forms, std::string_view text) {
  const auto wanted = to_utf32(text);
  const auto it = std::find_if(forms.begin(), forms.end(), [&](const WrittenForm& f) { return f.text == wanted; });
  return it == forms.end() ? nullptr : &*it;
}

DictionaryWord noun(std::string form) {
  DictionaryWord w;
  w.form = std::move(form);
  w.pos = PartOfSpeech::noun;
  return w;
}

DictionaryWord verb(std::string form) {
  DictionaryWord w;
  w.form = std::move(form);
  w.pos = PartOfSpeech::verb_perfect;
  return w;
}

TEST(Inflect, ANounHasADualAndATanwin) {
  const auto forms = inflect(noun("قتيل+قتلى"));
  ASSERT_NE(find(forms, "قتيلان"), nullptr);
  EXPECT_EQ(find(forms, "قتيلان")->number, GramNumber::dual);
  EXPECT_EQ(find(forms, "قتيلان")->gram_case, GramCase::nominative);
  ASSERT_NE(find(forms, "قتيلين"), nullptr);
  EXPECT_EQ(find(forms, "قتيلين")->gram_case, GramCase::oblique);
  ASSERT_NE(find(forms, "قتيلا"), nullptr);
  EXPECT_TRUE(find(forms, "قتيلا")->flags & kFormTanwin);
  ASSERT_NE(find(forms, "قتلى"), nullptr);
  EXPECT_EQ(find(forms, "قتلى")->number, GramNumber::plural);
  EXPECT_EQ(find(forms, "قتيلون"), nullptr) << "a sound plural only where the row says so";
}

TEST(Inflect, ASoundMasculinePluralHasItsConstruct) {
  DictionaryWord w = noun("مسلح");
  w.masculine_plural = true;
  const auto forms = inflect(w);
  ASSERT_NE(find(forms, "مسلحون"), nullptr);
  ASSERT_NE(find(forms, "مسلحو"), nullptr);
  EXPECT_TRUE(find(forms, "مسلحو")->flags & kFormConstruct);
}

TEST(Inflect, AFeminineNounOpensItsTa) {
  DictionaryWord w = noun("شهيدة");
  w.feminine_plural = true;
  const auto forms = inflect(w);
  ASSERT_NE(find(forms, "شهيدت"), nullptr);
  EXPECT_TRUE(find(forms, "شهيدت")->flags & kFormSuffixStem);
  EXPECT_NE(find(forms, "شهيدتان"), nullptr);
  EXPECT_NE(find(forms, "شهيدات"), nullptr);
  EXPECT_EQ(find(forms, "شهيدةا"), nullptr) << "no tanwin on ta marbuta";
}

TEST(Inflect, AVerbHasPersonsAndBothTenses) {
  const auto forms = inflect(verb("قتل/يقتل"));
  for (const char* f : {"قتل", "قتلت", "قتلوا", "قتلا", "قتلتا", "يقتل", "تقتل", "يقتلون", "يقتلوا", "يقتلان", "نقتل"})
    EXPECT_NE(find(forms, f), nullptr) << f;
  EXPECT_EQ(find(forms, "قتلوا")->number, GramNumber::plural);
  EXPECT_EQ(find(forms, "يقتل")->pos, PartOfSpeech::verb_imperfect);
}

TEST(Inflect, ADefectiveVerbLosesItsLastLetter) {
  const auto forms = inflect(verb("نفى/ينفي"));
  for (const char* f : {"نفى", "نفت", "نفوا", "نفيا", "ينفي", "ينف", "ينفون"}) EXPECT_NE(find(forms, f), nullptr) << f;
  EXPECT_EQ(find(forms, "نفىت"), nullptr);
}

TEST(Inflect, FixedWordsStayAsWritten) {
  DictionaryWord w = noun("مقتل");
  w.fixed = true;
  EXPECT_EQ(inflect(w).size(), 1u);
  w.pos = PartOfSpeech::other;
  w.fixed = false;
  EXPECT_EQ(inflect(w).size(), 1u);
}

TEST(Inflect, NoDualWhereTheRowSaysSo) {
  DictionaryWord w = noun("هجوم");
  w.no_dual = true;
  EXPECT_EQ(find(inflect(w), "هجومان"), nullptr);
}

TEST(Inflect, AnOddRowIsNoCrash) {
  for (const char* form : {"", "/", "+", "ا/", "ة", "اء", "+قتلى", "++"}) inflect(noun(form));
  for (const char* form : {"", "/ي", "ى", "ا", "ق"}) inflect(verb(form));
}

TEST(Utf32, GoesThereAndBack) {
  const std::string text = "قتلى 12 AFP";
  EXPECT_EQ(to_utf8(to_utf32(text)), text);
}

}  // namespace
}  // namespace isnad
