#include "text/phrase.h"

#include <gtest/gtest.h>

#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::lexicon;

// "first-last id" of each name found, tokens end-exclusive.
std::vector<std::string> found(std::string_view text) {
  const Document d = testing::read(text);
  std::vector<PhraseMatch> matches;
  match_names(d, 0, static_cast<std::uint32_t>(d.tokens.size()), lexicon(), matches);
  std::vector<std::string> out;
  for (const PhraseMatch& m : matches) {
    const std::string_view id = m.target.is_lemma ? lexicon().id(lexicon().lemma(m.target.index))
                                                  : lexicon().id(lexicon().entity(m.target.index));
    out.push_back(std::to_string(m.first) + "-" + std::to_string(m.last) + " " + std::string(id));
  }
  return out;
}

bool finds(std::string_view text, const std::string& wanted) {
  const auto all = found(text);
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

TEST(MatchNames, TakesTheLongestName) {
  EXPECT_TRUE(finds("المرصد السوري لحقوق الإنسان", "0-4 sohr"));
  EXPECT_TRUE(finds("سجن غويران", "0-2 ghwayran"));
}

TEST(MatchNames, PassesOverProcliticsOfTheFirstWord) {
  EXPECT_TRUE(finds("وبسجن غويران", "0-2 ghwayran"));
  EXPECT_TRUE(finds("وللمرصد السوري", "0-2 sohr"));
}

TEST(MatchNames, PassesOverQuotesAndHyphens) { EXPECT_TRUE(finds("سجن \"غويران\" في الحسكة", "0-3 ghwayran")); }

TEST(MatchNames, FindsSeveralAndNeverOverlaps) {
  const Document d =
      testing::read("قال المرصد السوري لحقوق الإنسان لوكالة فرانس برس إن تنظيم داعش هاجم سجن غويران في الحسكة.");
  std::vector<PhraseMatch> matches;
  match_names(d, 0, static_cast<std::uint32_t>(d.tokens.size()), lexicon(), matches);
  EXPECT_GE(matches.size(), 4u);
  std::uint32_t next = 0;
  for (const PhraseMatch& m : matches) {
    EXPECT_GE(m.first, next);
    EXPECT_LT(m.first, m.last);
    next = m.last;
  }
}

TEST(MatchNames, StaysInItsRange) {
  const Document d = testing::read("سجن غويران");
  std::vector<PhraseMatch> matches;
  match_names(d, 0, 1, lexicon(), matches);
  for (const PhraseMatch& m : matches) EXPECT_LE(m.last, 1u);
}

TEST(MatchNames, FindsNothingInStrangeWords) { EXPECT_TRUE(found("زغفرط بلطفش").empty()); }

// The trie walked word by word gives what match_names gives.
TEST(MatchNames, AgreesWithASlowWalkOfTheTrie) {
  const Document d =
      testing::read("أعلنت وزارة الدفاع العراقية مقتل 12 مسلحاً قرب مطار بغداد الدولي وفي ريف دير الزور الشرقي.");
  std::vector<PhraseMatch> matches;
  match_names(d, 0, static_cast<std::uint32_t>(d.tokens.size()), lexicon(), matches);
  for (const PhraseMatch& m : matches) {
    bool reached = false;
    for (const NameWord& start : d.name_words_of(d.tokens[m.first])) {
      std::uint32_t node = lexicon().step(0, start.id);
      for (std::uint32_t i = m.first + 1; i < m.last && node != kNone; ++i) {
        std::uint32_t child = kNone;
        for (const NameWord& w : d.name_words_of(d.tokens[i]))
          if (w.proclitics == 0) child = lexicon().step(node, w.id);
        node = child;
      }
      reached = reached || node == m.node;
    }
    EXPECT_TRUE(reached) << m.first << "-" << m.last;
    EXPECT_FALSE(lexicon().targets(m.node).empty());
  }
}

}  // namespace
}  // namespace isnad
