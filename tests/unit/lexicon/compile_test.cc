#include "lexicon/compile.h"

#include <gtest/gtest.h>

#include "base/fold.h"
#include "lexicon/codes.h"
#include "lexicon/compile_names.h"
#include "unit/lexicon/small_lexicon.h"

namespace isnad {
namespace {

using namespace testing;

struct BadRow {
  const char* name;
  std::string_view header;
  const char* rows;
  const char* message;  // what the problem must say
};

class BadRowTest : public ::testing::TestWithParam<BadRow> {};

TEST_P(BadRowTest, NamesFileLineColumnAndMend) {
  LexiconBuilder builder;
  const auto problems = compile(builder, GetParam().header, GetParam().rows);
  ASSERT_EQ(problems.size(), 1u) << ::testing::PrintToString(problems);
  EXPECT_NE(problems[0].find(GetParam().message), std::string::npos) << problems[0];
}

std::string row_name(const ::testing::TestParamInfo<BadRow>& row) { return row.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Rows, BadRowTest,
    ::testing::Values(BadRow{"no_class", kWordsHeader, "nouns\tx\tقتل\n",
                             "t.tsv:2:1: column 'class': 'nouns' is no word class; see docs/formats/lexicon.md"},
                      BadRow{"no_form", kWordsHeader, "trigger\tx\t\n",
                             "t.tsv:2:3: column 'form': missing; give at least one spelling"},
                      BadRow{"bad_pos", kWordsHeader, "trigger\tx\tقتل\tverbal\n",
                             "t.tsv:2:4: column 'pos': 'verbal' is no part of speech"},
                      BadRow{"bad_measure", kWordsHeader, "trigger\tx\tقتل\tverb\tdead\n",
                             "t.tsv:2:5: column 'measure': 'dead' is not a word of the coding manual"},
                      BadRow{"bad_event", kWordsHeader, "trigger\tx\tقتل\tverb\t\twar\n",
                             "t.tsv:2:6: column 'event': 'war' is not a word of the coding manual"},
                      BadRow{"bad_category", kWordsHeader, "person\tx\tقتل\tnoun\t\t\tbaker\n",
                             "t.tsv:2:7: column 'category': 'baker'"},
                      BadRow{"bad_code", kWordsHeader, "speech\tx\tقال\tverb\t\t\t\tsings\n",
                             "t.tsv:2:8: column 'code': 'sings' is no code of class speech"},
                      BadRow{"big_code", kWordsHeader, "speech\tx\tقال\tverb\t\t\t\t255\n", "t.tsv:2:8: column 'code'"},
                      BadRow{"bad_value", kWordsHeader, "number\tx\tثلاثة\t\t\t\t\t\tthree\n",
                             "t.tsv:2:9: column 'value': 'three' is not a whole number"},
                      BadRow{"bad_flag", kWordsHeader, "person\tx\tقتل\tnoun\t\t\t\t\t\t\tplural\n",
                             "t.tsv:2:11: column 'flags': 'plural' is no flag; see docs/formats/lexicon.md"},
                      BadRow{"twice", kWordsHeader, "person\tx\tقتيل\nperson\tx\tجريح\n",
                             "t.tsv:3:2: column 'id': 'x' is listed twice; merge the rows"},
                      BadRow{"no_id", kActorsHeader, "\tarmy\t\t\tالجيش\tArmy\n",
                             "t.tsv:2:1: column 'id': missing; give the row a unique id"},
                      BadRow{"no_name", kActorsHeader, "a\tarmy\t\t\t\tArmy\n",
                             "t.tsv:2:5: column 'ar': missing; give the Arabic name"},
                      BadRow{"bad_people", kActorsHeader, "a\tarmy\tsoldiers\t\tالجيش\tArmy\n",
                             "t.tsv:2:3: column 'category': 'soldiers' is no category"},
                      BadRow{"unknown_parent", kActorsHeader, "a\tarmy\t\tb\tالجيش\tArmy\n",
                             "t.tsv:2:4: column 'parent': 'b' is not listed; add its row or mend the id"},
                      BadRow{"entity_twice", kActorsHeader, "a\tarmy\t\t\tالجيش\tA\na\tarmy\t\t\tالحرس\tB\n",
                             "t.tsv:3:1: column 'id': 'a' is listed twice"},
                      BadRow{"own_ancestor", kPlacesHeader, "a\ttown\ta\t\t\tألف\tA\n",
                             "t.tsv:2:3: column 'parent': the row is its own ancestor; cut the loop"},
                      BadRow{"bad_latitude", kPlacesHeader, "a\ttown\t\t95\t30\tألف\tA\n",
                             "t.tsv:2:4: column 'lat': '95' is not a coordinate on the globe"},
                      BadRow{"half_point", kPlacesHeader, "a\ttown\t\t35\t\tألف\tA\n",
                             "t.tsv:2:5: column 'lon': missing; give both coordinates or none"},
                      BadRow{"unknown_operator", kFacilitiesHeader, "p\tprison\t\t\t\tسجن\tP\t\tnobody\n",
                             "t.tsv:2:9: column 'operator': 'nobody' is not listed"},
                      BadRow{"no_kind_of_table", "colour\tshade\n", "red\tdark\n", "t.tsv:1: neither a word table"}),
    row_name);

TEST(Compile, ABadRowIsSkippedAndTheRestIsKept) {
  LexiconBuilder b;
  const auto problems = compile(b, kWordsHeader, "person\ta\tقتيل\tnoun\tdead\nperson\tb\tجريح\tnoun\twounded\n");
  EXPECT_EQ(problems.size(), 1u);
  EXPECT_FALSE(b.has_lemma("a"));
  EXPECT_TRUE(b.has_lemma("b"));
}

TEST(Compile, AFolderWithoutTablesIsAnError) {
  LexiconBuilder b;
  std::vector<Error> problems;
  compile_folder("/nonexistent", b, problems);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, ErrorCode::kIo);
}

TEST(Compile, TheTablesOfTheProjectAreSound) {
  LexiconBuilder b;
  std::vector<Error> problems;
  compile_folder(std::string(ISNAD_SOURCE_DIR) + "/lexicon", b, problems);
  for (const Error& e : problems) ADD_FAILURE() << e.message;
}

TEST(Compile, SpellingsAndPhrasesBecomeFormsAndNames) {
  const auto lex = small_lexicon();
  ASSERT_NE(lex, nullptr);
  ASSERT_EQ(lex->forms(fold_word("بحسب")).size(), 1u);
  const std::uint32_t node = lex->step(0, lex->word_id(fold_word("على")));
  ASSERT_NE(node, kNone);
  const std::uint32_t end = lex->step(node, lex->word_id(fold_word("لسان")));
  ASSERT_NE(end, kNone);
  ASSERT_EQ(lex->targets(end).size(), 1u);
  EXPECT_TRUE(lex->targets(end)[0].is_lemma);
  EXPECT_EQ(lex->targets(end)[0].index, lex->find_lemma("bihasab"));
}

TEST(Compile, WeakNamesAndAdjectives) {
  const auto lex = small_lexicon();
  ASSERT_NE(lex, nullptr);
  const auto flags = [&](std::string_view name) {
    const std::uint32_t node = lex->step(0, lex->word_id(fold_word(name)));
    return node == kNone || lex->targets(node).empty() ? -1 : int{lex->targets(node)[0].flags};
  };
  EXPECT_EQ(flags("الجيش"), 0);
  EXPECT_EQ(flags("جيش"), kNameWeak) << "an alias that ends in ~";
  EXPECT_EQ(flags("قصير"), kNameWeak) << "a row with the flag weak";
  const auto forms = lex->forms(fold_word("وطنية"));
  ASSERT_FALSE(forms.empty());
  EXPECT_EQ(lex->lemma(forms[0].lemma).word_class, WordClass::ethnic);
  EXPECT_EQ(lex->text(lex->lemma(forms[0].lemma).name), "army");
}

TEST(NameWords, SplitAtSpacesHyphensQuotesAndBrackets) {
  EXPECT_EQ(name_words("سجن \"القلعة\" (الشمالي)-أ/ب").size(), 5u);
  EXPECT_EQ(name_words("الأُولى"), (std::vector<std::string>{fold_word("الاولي")}));
  EXPECT_TRUE(name_words(" - ").empty());
}

}  // namespace
}  // namespace isnad
