#include "claim/rule.h"

#include <gtest/gtest.h>

#include "unit/claim/read_items.h"

namespace isnad {
namespace {

using testing::lexicon;
using testing::Sample;

RuleSource source(std::string pattern, std::string layer = "figure") {
  RuleSource r;
  r.id = "test";
  r.layer = std::move(layer);
  r.pattern = std::move(pattern);
  r.place = "10-test.toml:7";
  return r;
}

Rule compiled(const std::string& pattern, const std::string& layer = "figure") {
  auto rule = compile_rule(source(pattern, layer));
  EXPECT_TRUE(rule) << rule.error().message;
  return rule ? *rule : Rule{};
}

// The words of what `capture` holds where the pattern first matches; "-" where it matches without it, "" where it does
// not.
std::string match(const std::string& pattern, std::string_view text, char capture = 'n',
                  const std::string& layer = "figure") {
  RuleBook book;
  EXPECT_TRUE(book.add(compiled(pattern, layer)));
  const auto links = book.link_bits(lexicon());
  const Rule& rule = book.layer(layer == "event" ? RuleLayer::event : RuleLayer::figure).front();
  const Sample s(text, std::nullopt, &links);
  RuleMatch m;
  for (std::size_t i = 0; i < s.items.items.size(); ++i) {
    if (!match_rule(rule, s.doc, lexicon(), s.items, i, m)) continue;
    return m[capture] < 0 ? "-" : s.words(s.items.items[static_cast<std::size_t>(m[capture])]);
  }
  return "";
}

TEST(RulePattern, AClassMatchesItsItems) {
  EXPECT_EQ(match("GROUP<n>", "أمس قتل خمسة جنود"), "خمسة جنود");
  EXPECT_EQ(match("TRIG<n>", "أمس قتل خمسة جنود"), "قتل");
  EXPECT_EQ(match("WEAPON<n>", "أمس قتل خمسة جنود"), "");
}

TEST(RulePattern, FeaturesNarrowAClass) {
  EXPECT_EQ(match("TRIG.verb<n>", "مقتل جندي"), "");
  EXPECT_EQ(match("TRIG.masdar<n>", "مقتل جندي"), "مقتل");
  EXPECT_EQ(match("GROUP.num<n>", "قتل جنود وخمسة أطفال"), "وخمسة أطفال");
  EXPECT_EQ(match("GROUP.!num<n>", "قتل جنود وخمسة أطفال"), "جنود");
  EXPECT_EQ(match("TRIG.conj<n>", "قتل جندي وأصيب آخر"), "وأصيب");
}

TEST(RulePattern, AMeasureOrAnEventIsAFeature) {
  EXPECT_EQ(match("TRIG.wounded<n>", "قتل جندي وأصيب آخر"), "وأصيب");
  EXPECT_EQ(match("TRIG.!killed<n>", "قتل جندي وأصيب آخر"), "وأصيب");
  EXPECT_EQ(match("TRIG.shelling<n>", "انفجار ثم قصف"), "قصف");
}

TEST(RulePattern, AlternativesAreTriedTogether) {
  EXPECT_EQ(match("TRIG.killed|TRIG.wounded<n>", "أصيب جندي"), "أصيب");
  EXPECT_EQ(match("TRIG.killed|TRIG.wounded<n>", "قتل جندي"), "قتل");
}

TEST(RulePattern, AWordIsFoldedAndMayCarryAConjunction) {
  EXPECT_EQ(match("'إلى'<n>", "وصل الى المدينة"), "الى");
  EXPECT_EQ(match("'من'<n>", "ومن المدينة"), "ومن");
  EXPECT_EQ(match("'إلى'<n>", "في المدينة"), "");
}

TEST(RulePattern, AMarkIsNamedByItsSign) {
  EXPECT_EQ(match("':'<n>", "المرصد: مقتل خمسة"), ":");
  EXPECT_EQ(match("','<n>", "قتل خمسة، أمس"), "،");
}

TEST(RulePattern, ALinkIsNamedByItsName) {
  EXPECT_EQ(match("#managed<n>", "تمكن عشرة سجناء من الفرار"), "تمكن");
  EXPECT_EQ(match("#managed<n>", "قتل عشرة سجناء"), "");
}

TEST(RulePattern, AnOptionalElementMayBeAbsent) {
  EXPECT_EQ(match("TRIG.verb TIME? GROUP<n>", "قتل خمسة جنود"), "خمسة جنود");
  EXPECT_EQ(match("TRIG.verb TIME? GROUP<n>", "قتل أمس خمسة جنود"), "خمسة جنود");
  EXPECT_EQ(match("TRIG.verb TIME?<n> GROUP", "قتل خمسة جنود"), "-") << "an absent element captures nothing";
}

TEST(RulePattern, ARepeatTakesTheFewest) {
  EXPECT_EQ(match("TRIG.verb _{0,5} GROUP.num<n>", "قتل في المدينة القديمة خمسة جنود وستة أطفال"), "خمسة جنود");
  EXPECT_EQ(match("TRIG.verb _{0,1} GROUP.num<n>", "قتل في المدينة القديمة خمسة جنود"), "");
  EXPECT_EQ(match("TRIG.verb _{1,5} GROUP.num<n>", "قتل خمسة جنود"), "");
}

TEST(RulePattern, SoftItemsDoNotPassATriggerOrAGroup) {
  EXPECT_EQ(match("TRIG.killed _{0,9} GROUP.many<n>", "قتل قائد وأصيب مدنيون"), "");
}

TEST(RulePattern, AnythingButIsOneItemOrTheEnd) {
  EXPECT_EQ(match("GROUP.num<n> !TRIG", "قتل خمسة جنود"), "خمسة جنود") << "the end is no trigger";
  EXPECT_EQ(match("GROUP.num<n> !TRIG", "خمسة جنود قتلوا"), "");
}

TEST(RulePattern, TheStartIsTheFirstItem) {
  EXPECT_EQ(match("^ GROUP<n>", "خمسة جنود قتلوا"), "خمسة جنود");
  EXPECT_EQ(match("^ GROUP<n>", "قتل خمسة جنود"), "");
}

TEST(RulePattern, ACaptureOfARepeatIsItsLastItem) {
  const Rule rule = compiled("TRIG<t> _{0,4} GROUP.num<n>");
  const Sample s("قتل في حلب خمسة جنود");
  RuleMatch m;
  ASSERT_TRUE(match_rule(rule, s.doc, lexicon(), s.items, 0, m));
  EXPECT_EQ(m.first, 0u);
  EXPECT_EQ(m.last, s.items.items.size());
  EXPECT_EQ(m['t'], 0);
  EXPECT_EQ(m['z'], -1);
}

TEST(RulePattern, PastTheEndNothingMatches) {
  const Rule rule = compiled("GROUP<n>");
  const Sample s("قتل خمسة جنود");
  RuleMatch m;
  EXPECT_FALSE(match_rule(rule, s.doc, lexicon(), s.items, 1000, m));
  const Sample empty("");
  EXPECT_FALSE(match_rule(rule, empty.doc, lexicon(), empty.items, 0, m));
}

struct Bad {
  const char* name;
  const char* pattern;
  const char* layer;
  const char* message;
};

class BadRuleTest : public ::testing::TestWithParam<Bad> {};

TEST_P(BadRuleTest, IsRefusedWithItsPlaceAndTheMend) {
  const auto rule = compile_rule(source(GetParam().pattern, GetParam().layer));
  ASSERT_FALSE(rule);
  EXPECT_EQ(rule.error().code, ErrorCode::kBadData);
  EXPECT_TRUE(rule.error().message.starts_with("10-test.toml:7: rule 'test': ")) << rule.error().message;
  EXPECT_NE(rule.error().message.find(GetParam().message), std::string::npos) << rule.error().message;
}

std::string bad_name(const ::testing::TestParamInfo<Bad>& bad) { return bad.param.name; }

INSTANTIATE_TEST_SUITE_P(Patterns, BadRuleTest,
                         ::testing::Values(Bad{"unknown_class", "NOUN<n>", "figure", "'NOUN' is no class of items"},
                                           Bad{"small_letters", "group<n>", "figure", "'group' is no class of items"},
                                           Bad{"unknown_feature", "GROUP.blue<n>", "figure", "'blue' is no feature"},
                                           Bad{"refused_event", "TRIG.!shelling", "figure", "'shelling' is no feature"},
                                           Bad{"empty", "", "figure", "the pattern is empty"},
                                           Bad{"spaces", "   ", "figure", "the pattern is empty"},
                                           Bad{"capital_capture", "GROUP<N>", "figure", "a capture is one letter"},
                                           Bad{"open_repeat", "_0,4}", "figure", "a repeat is written {0,4}"},
                                           Bad{"no_comma", "_{4}", "figure", "a repeat is written {0,4}"},
                                           Bad{"backwards", "_{4,2}", "figure", "a repeat lies between"},
                                           Bad{"too_long", "_{0,99}", "figure", "a repeat lies between"},
                                           Bad{"unknown_layer", "GROUP", "figures",
                                               "layer 'figures' is neither figure nor event"}),
                         bad_name);

TEST(RuleBook, ReadsBackWhatWasWritten) {
  RuleSource a = source("TRIG.killed<t> GROUP<n>");
  a.makes = {{"measure", "@t"}, {"value", "n"}};
  RuleSource b = source("TRIG<t>", "event");
  b.id = "other";
  const auto book = RuleBook::read(write_rules({a, b}));
  ASSERT_TRUE(book) << book.error().message;
  ASSERT_EQ(book->layer(RuleLayer::figure).size(), 1u);
  ASSERT_EQ(book->layer(RuleLayer::event).size(), 1u);
  EXPECT_EQ(book->layer(RuleLayer::figure)[0].makes, a.makes);
  EXPECT_EQ(book->layer(RuleLayer::figure)[0].elements.size(), 2u);
}

TEST(RuleBook, RefusesARuleItCannotRead) {
  const auto book = RuleBook::read("id\tx\nlayer\tfigure\npattern\tFUTURE<n>\n\n");
  ASSERT_FALSE(book);
  EXPECT_NE(book.error().message.find("rule 'x'"), std::string::npos);
}

TEST(RuleBook, AnEmptyOneIsNoError) { EXPECT_TRUE(RuleBook::read("")); }

TEST(ItemClasses, AreWrittenAsPatternsWriteThem) {
  const Sample s("مقتل جندي");
  ASSERT_FALSE(s.items.items.empty());
  const std::string written = item_classes(s.items.items[0]);
  EXPECT_NE(written.find("TRIG"), std::string::npos) << written;
  EXPECT_NE(written.find(".masdar"), std::string::npos) << written;
}

TEST(RuleBook, KeepsWhereARuleStandsAndAnExample) {
  RuleSource r = source("TRIG<t> GROUP<n>");
  r.place = "some/where/10-test.toml:7";
  r.makes = {{"measure", "killed"}, {"value", "n"}};
  r.yes = {"قتل خمسة → killed 5", "another"};
  const auto book = RuleBook::read(write_rules({r}));
  ASSERT_TRUE(book) << book.error().message;
  ASSERT_EQ(book->notes().size(), 1u);
  const RuleNote& note = book->notes().front();
  EXPECT_EQ(note.id, "test");
  EXPECT_EQ(note.layer, "figure");
  EXPECT_EQ(note.pattern, r.pattern);
  EXPECT_EQ(note.place, "10-test.toml:7") << "whatever folder it was compiled in";
  EXPECT_EQ(note.example, "قتل خمسة → killed 5");
  const auto old = RuleBook::read("id\ttest\nlayer\tfigure\npattern\tTRIG<t>\n\n");
  ASSERT_TRUE(old) << old.error().message;
  EXPECT_EQ(old->notes().front().place, "");
}

}  // namespace
}  // namespace isnad
