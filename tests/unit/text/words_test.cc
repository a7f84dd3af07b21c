#include "text/words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/fold.h"
#include "lexicon/codes.h"
#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::lexicon;

std::vector<Reading> readings(std::string_view word) {
  std::vector<Reading> out;
  std::vector<NameWord> names;
  readings_of_key(fold_word(word), lexicon(), out, names);
  return out;
}

std::vector<NameWord> names(std::string_view word) {
  std::vector<Reading> out;
  std::vector<NameWord> words;
  readings_of_key(fold_word(word), lexicon(), out, words);
  return words;
}

// The reading of a word as a lemma of that id, if there is one.
const Reading* as(const std::vector<Reading>& all, std::string_view lemma) {
  const auto it = std::find_if(all.begin(), all.end(),
                               [&](const Reading& r) { return lexicon().id(lexicon().lemma(r.form.lemma)) == lemma; });
  return it == all.end() ? nullptr : &*it;
}

TEST(Readings, OfABareWordHaveNoClitics) {
  const auto all = readings("مقتل");
  const Reading* r = as(all, "kill.masdar");
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->proclitics, 0);
  EXPECT_EQ(r->pronoun, Pronoun::none);
}

TEST(Readings, CutConjunctionPrepositionAndArticle) {
  const auto all = readings("وبالقتلى");
  const Reading* r = as(all, "qatil");
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->proclitics, kWa | kBi | kAl);
  EXPECT_EQ(r->form.number, GramNumber::plural);
}

TEST(Readings, LamAndTheArticleAreWrittenAsTwoLams) {
  const auto all = readings("للقتلى");
  const Reading* r = as(all, "qatil");
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->proclitics, kLi | kAl);
}

TEST(Readings, CutAPronoun) {
  const auto all = readings("مقتلهم");
  const Reading* r = as(all, "kill.masdar");
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->pronoun, Pronoun::they);
}

TEST(Readings, TheFirstLetterOfAWordIsNotAConjunction) {
  const auto all = readings("والد");
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.front().proclitics, 0);
}

TEST(Readings, ComeInOrderOfTheirCuts) {
  for (const char* word : {"وقتل", "بالسجن", "والدهم", "فقتلى", "لمقتل", "وزير"}) {
    const auto all = readings(word);
    const auto cuts = [](const Reading& r) {
      return __builtin_popcount(r.proclitics & ~unsigned{kAl}) * 2 + (r.proclitics & kAl ? 1 : 0) +
             (r.pronoun != Pronoun::none ? 2 : 0);
    };
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [&](const Reading& a, const Reading& b) {
      return cuts(a) < cuts(b);
    })) << word;
    EXPECT_LE(all.size(), 8u);
  }
}

TEST(Readings, AVerbTakesNoArticle) {
  for (const Reading& r : readings("القتل")) {
    const bool verb = r.form.pos == PartOfSpeech::verb_perfect || r.form.pos == PartOfSpeech::verb_imperfect;
    EXPECT_FALSE(verb && (r.proclitics & kAl));
  }
}

TEST(Readings, UnknownWordsHaveNone) {
  EXPECT_TRUE(readings("زغفرط").empty());
  EXPECT_TRUE(readings("").empty());
}

TEST(NameWords, AreFoundBehindProclitics) {
  const auto all = names("وللحوثيين");
  const bool cut = std::any_of(all.begin(), all.end(), [](const NameWord& w) { return w.proclitics == (kWa | kLi); });
  EXPECT_TRUE(cut);
  for (const NameWord& w : all) EXPECT_NE(w.id, kNone);
}

TEST(AnalyseWord, RemembersAWordAndKeepsItsReadings) {
  const Document d = testing::read("مقتل مقتل وقتلى ومقتل مقتل");
  ASSERT_EQ(d.tokens.size(), 5u);
  EXPECT_EQ(d.tokens[0].first_reading, d.tokens[1].first_reading);
  EXPECT_EQ(d.tokens[0].first_reading, d.tokens[4].first_reading);
  EXPECT_NE(d.tokens[0].first_reading, d.tokens[3].first_reading);
}

TEST(AnalyseWord, AVeryLongWordIsUnknownNotWrong) {
  std::string word;
  for (int i = 0; i < 500; ++i) word += "قتل";
  const Document d = testing::read(word);
  ASSERT_EQ(d.tokens.size(), 1u);
  EXPECT_EQ(d.tokens[0].reading_count, 0);
}

}  // namespace
}  // namespace isnad
