#include <gtest/gtest.h>

#include "lexicon/fact.h"
#include "unit/lexicon/small_lexicon.h"

namespace isnad {
namespace {

using namespace testing;

constexpr std::string_view kActors =
    "army\tarmy\tsecurity\t\tالجيش\tArmy\t\t\t\nfront\tarmed_group\tcombatant\t\tالجبهة\tFront\t\t\t\n";

LexiconBuilder builder_with_names() {
  LexiconBuilder b;
  EXPECT_TRUE(compile(b, kActorsHeader, kActors).empty());
  EXPECT_TRUE(compile(b, kFacilitiesHeader, "p\tprison\t\t\t\tسجن القلعة\tPrison\tالقلعة~\tarmy\n").empty());
  return b;
}

std::shared_ptr<const Lexicon> built(const LexiconBuilder& b) {
  auto lexicon = Lexicon::from_bytes(b.build("id\tr\nlayer\tfigure\npattern\tGROUP<n>\nmakes\tvalue\tn\n\n"), "facts");
  EXPECT_TRUE(lexicon);
  return lexicon ? *lexicon : nullptr;
}

struct BadFact {
  const char* name;
  const char* rows;
  const char* message;
};

class BadFactTest : public ::testing::TestWithParam<BadFact> {};

TEST_P(BadFactTest, NamesFileLineColumnAndMend) {
  LexiconBuilder b = builder_with_names();
  const auto problems = compile(b, kFactsHeader, GetParam().rows);
  ASSERT_EQ(problems.size(), 1u) << ::testing::PrintToString(problems);
  EXPECT_NE(problems[0].find(GetParam().message), std::string::npos) << problems[0];
}

std::string row_name(const ::testing::TestParamInfo<BadFact>& row) { return row.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Rows, BadFactTest,
    ::testing::Values(
        BadFact{"unknown_id", "nobody\tnature\tarmed\n", "t.tsv:2:1: column 'id': 'nobody' is not listed; add its row"},
        BadFact{"unknown_relation", "army\tfriend\tfront\n", "t.tsv:2:2: column 'relation': 'friend' is no relation"},
        BadFact{"no_value", "army\tacled\t\n", "t.tsv:2:3: column 'value': missing; give the value"},
        BadFact{"bad_nature", "army\tnature\tbrave\n", "t.tsv:2:3: column 'value': 'brave' is no value of nature"},
        BadFact{"unknown_body", "army\tside\tnobody\n", "t.tsv:2:3: column 'value': 'nobody' is no actor"},
        BadFact{"own_parent", "army\tparent\tarmy\n", "t.tsv:2:3: column 'value': 'army' is its own parent"},
        BadFact{"bad_code", "army\tcameo\tabc\n", "is no value of cameo; write 3 to 15 capital letters"},
        BadFact{"bad_item", "army\twikidata\t858\n", "is no value of wikidata; write it like Q858"},
        BadFact{"bad_date", "army\tside\tfront\t2015-13\n", "t.tsv:2:4: column 'from': '2015-13' is no date"},
        BadFact{"no_day", "army\tside\tfront\t2015\t2014\n", "t.tsv:2:5: column 'until': no day lies between"},
        BadFact{"overlap", "army\tside\tfront\t2015\narmy\tside\tarmy\t2014\t2016\n",
                "t.tsv:3:2: column 'relation': 'side' of 'army' overlaps line 2"},
        BadFact{"facility_of_an_actor", "p\tnature\tarmed\n", "t.tsv:2:1: column 'id': 'p' is not listed"},
        BadFact{"no_share", "p\talias_confidence\tالقلعة\n", "is no name and share; write it like name:0.9"},
        BadFact{"big_share", "p\talias_confidence\tالقلعة:1.5\n", "is no name and share"},
        BadFact{"unknown_alias", "p\talias_confidence\tالبرج:0.5\n",
                "'البرج' is no name of 'p'; add it to its aliases"}),
    row_name);

TEST(Facts, HoldUpToTheirLastDay) {
  LexiconBuilder b = builder_with_names();
  ASSERT_TRUE(
      compile(b, kFactsHeader, "p\toperator\tfront\t2015-03\t2016\np\toperator\tarmy\t\t2015-03\narmy\tnature\tarmed\n")
          .empty());
  const auto lex = built(b);
  ASSERT_NE(lex, nullptr);
  const auto facts = lex->facts(lex->find_entity("p"));
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_FALSE(facts[0].from.known()) << "the earlier stands first";
  const auto on = [&](const char* day) {
    const Fact* f = fact_at(facts, FactRelation::operated_by, *Date::parse(day));
    return f ? std::string(lex->text(f->value)) : std::string();
  };
  EXPECT_EQ(on("2015-02-28"), "army");
  EXPECT_EQ(on("2015-03-01"), "front");
  EXPECT_EQ(on("2015-12-31"), "front");
  EXPECT_EQ(on("2016-01-01"), "");
  EXPECT_TRUE(lex->facts(lex->find_entity("front")).empty());
}

TEST(Facts, TellWhetherABodyWasThere) {
  LexiconBuilder b = builder_with_names();
  ASSERT_TRUE(
      compile(b, kFactsHeader, "army\tacled\tArmy (2000-2024)\t2000\t2024-12-08\narmy\tnature\tarmed\n").empty());
  const auto lex = built(b);
  ASSERT_NE(lex, nullptr);
  const auto army = lex->facts(lex->find_entity("army"));
  EXPECT_TRUE(alive_at(army, *Date::parse("2024-12-07")));
  EXPECT_FALSE(alive_at(army, *Date::parse("2025")));
  EXPECT_TRUE(alive_at(lex->facts(lex->find_entity("front")), *Date::parse("2025"))) << "no dates, no doubt";
}

TEST(Facts, ALaterLayerReplacesARelation) {
  LexiconBuilder b = builder_with_names();
  ASSERT_TRUE(
      compile(b, kFactsHeader, "army\tside\tfront\t2015\t2016\narmy\tside\tarmy\t2016\narmy\tnature\tarmed\n").empty());
  const auto before = built(b);
  ASSERT_NE(before, nullptr);
  LexiconBuilder over = LexiconBuilder::over(*before);
  EXPECT_EQ(over.build(before->rules()), b.build(before->rules())) << "the same lexicon, the same bytes";
  over.begin_layer();
  ASSERT_TRUE(compile(over, kFactsHeader, "army\tside\tfront\n").empty());
  const auto after = built(over);
  ASSERT_NE(after, nullptr);
  const auto facts = after->facts(after->find_entity("army"));
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[0].relation, FactRelation::nature);
  EXPECT_EQ(after->text(facts[1].value), "front");
  EXPECT_FALSE(facts[1].dated());
}

}  // namespace
}  // namespace isnad
