#include "lexicon/layer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <random>

#include "base/fold.h"
#include "lexicon/builder.h"
#include "lexicon/compile_names.h"
#include "lexicon/names_of.h"
#include "unit/lexicon/small_lexicon.h"

namespace isnad {
namespace {

using namespace testing;

constexpr const char* kPlaces = "id\tkind\tparent\tlat\tlon\tar\ten\taliases\tflags\n";

// A table on disk for as long as it is needed.
class TempTable {
 public:
  explicit TempTable(const std::string& text) : path_(::testing::TempDir() + "isnad_layer_" + next() + ".tsv") {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TempTable() { std::remove(path_.c_str()); }
  TempTable(const TempTable&) = delete;
  TempTable& operator=(const TempTable&) = delete;
  const std::string& path() const { return path_; }

 private:
  static std::string next() {
    static int count = 0;
    return std::to_string(++count);
  }
  std::string path_;
};

LayeredLexicon lay(const std::string& rows, const char* header = kPlaces) {
  const TempTable table(std::string(header) + rows);
  return lay_over(small_lexicon(), {table.path()});
}

// The messages without the folder of the file: "3:2: column …".
std::vector<std::string> problems(const LayeredLexicon& layered) {
  std::vector<std::string> out;
  for (const Error& e : layered.problems) out.push_back(e.message.substr(e.message.find(".tsv:") + 5));
  return out;
}

const NameTarget* first_target(const Lexicon& lexicon, std::string_view name) {
  std::uint32_t node = 0;
  for (const std::string& w : name_words(name)) node = node == kNone ? kNone : lexicon.step(node, lexicon.word_id(w));
  return node == kNone || node == 0 || lexicon.targets(node).empty() ? nullptr : &lexicon.targets(node).front();
}

std::string stands_for(const Lexicon& lexicon, std::string_view name) {
  const NameTarget* t = first_target(lexicon, name);
  if (t == nullptr) return "";
  return std::string(t->is_lemma ? lexicon.id(lexicon.lemma(t->index)) : lexicon.id(lexicon.entity(t->index)));
}

TEST(Builder, FilledFromALexiconItWritesTheSameBytes) {
  const auto small = small_lexicon();
  EXPECT_EQ(LexiconBuilder::over(*small).build(small->rules()), small_lexicon_bytes());
  const auto embedded = Lexicon::embedded();
  ASSERT_TRUE(embedded);
  const auto again = Lexicon::from_bytes(LexiconBuilder::over(**embedded).build((*embedded)->rules()), "again");
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->fingerprint(), (*embedded)->fingerprint());
}

TEST(Layer, ATableWithoutRowsChangesNothing) {
  const auto base = small_lexicon();
  for (const char* header : {kPlaces, "class\tform\n", "id\tar\tethnic\n"}) {
    const TempTable table(std::string("# mine\n") + header);
    const LayeredLexicon layered = lay_over(base, {table.path(), table.path()});
    EXPECT_TRUE(layered.problems.empty());
    EXPECT_EQ(layered.lexicon, base) << "the very same";
  }
}

TEST(Layer, ANewNameIsFoundBesideTheOldOnes) {
  const LayeredLexicon layered = lay("my-tal\tvillage\tsy-x\t35.1\t38.1\tتل الزهور\tTal\tالزهور\t\n");
  ASSERT_TRUE(layered.problems.empty()) << layered.problems[0].message;
  const Lexicon& lexicon = *layered.lexicon;
  EXPECT_NE(lexicon.fingerprint(), layered.base->fingerprint());
  EXPECT_EQ(stands_for(lexicon, "تل الزهور"), "my-tal");
  EXPECT_EQ(stands_for(lexicon, "الزهور"), "my-tal");
  EXPECT_EQ(stands_for(lexicon, "الجيش"), "army");
  EXPECT_EQ(stands_for(lexicon, "على لسان"), "bihasab");
  const Entity& e = lexicon.entity(lexicon.find_entity("my-tal"));
  ASSERT_NE(e.parent, kNone);
  EXPECT_EQ(lexicon.id(lexicon.entity(e.parent)), "sy-x");
  EXPECT_EQ(lexicon.lemma_count(), layered.base->lemma_count());
  EXPECT_EQ(lexicon.rules(), layered.base->rules());
  ASSERT_EQ(layered.layering.origins.size(), 1u);
  EXPECT_EQ(layered.layering.origins[0].line, 2);
}

TEST(Layer, EveryRowChangesTheFingerprint) {
  const std::string a = lay("a\ttown\t\t\t\tألف باء\tA\t\t\n").lexicon->fingerprint();
  const std::string weak = lay("a\ttown\t\t\t\tألف باء\tA\t\tweak\n").lexicon->fingerprint();
  const std::string moved = lay("a\ttown\t\t1\t1\tألف باء\tA\t\t\n").lexicon->fingerprint();
  EXPECT_NE(a, weak);
  EXPECT_NE(a, moved);
  EXPECT_EQ(a, lay("a\ttown\t\t\t\tألف باء\tA\t\t\n").lexicon->fingerprint());
}

TEST(Layer, TheSameIdReplaces) {
  const LayeredLexicon layered = lay("sy-x\tcity\tsy\t1\t2\tالقصور\tNew\t\t\n");
  ASSERT_TRUE(layered.problems.empty());
  const Lexicon& lexicon = *layered.lexicon;
  EXPECT_EQ(lexicon.find_entity("sy-x"), layered.base->find_entity("sy-x")) << "its index stays: others point to it";
  EXPECT_EQ(lexicon.entity_count(), layered.base->entity_count());
  EXPECT_EQ(lexicon.text(lexicon.entity(lexicon.find_entity("sy-x")).name_ar), "القصور");
  EXPECT_EQ(stands_for(lexicon, "القصور"), "sy-x");
  EXPECT_EQ(stands_for(lexicon, "قصير"), "") << "the old name is gone";
  EXPECT_EQ(layered.layering.replaced, 1u);
  ASSERT_EQ(layered.layering.notes.size(), 1u);
  EXPECT_NE(layered.layering.notes[0].find(".tsv:2: the id 'sy-x' replaces the place sy-x (قصير)"), std::string::npos);
}

TEST(Layer, TheSameNameGoesFirst) {
  const LayeredLexicon layered = lay("mine\ttown\tsy\t\t\tسوريا\tS\tعلى لسان\t\n");
  ASSERT_TRUE(layered.problems.empty());
  EXPECT_EQ(stands_for(*layered.lexicon, "سوريا"), "mine");
  EXPECT_EQ(stands_for(*layered.lexicon, "على لسان"), "mine") << "before a phrase too";
  EXPECT_EQ(layered.layering.shadowed, 2u);
}

TEST(Layer, TheLaterTableLiesOverTheEarlier) {
  const TempTable one(std::string(kPlaces) + "a\ttown\t\t\t\tألف باء\tOne\t\t\n");
  const TempTable two(std::string(kPlaces) + "a\ttown\t\t\t\tجيم دال\tTwo\t\t\nb\ttown\ta\t\t\tألف باء\tB\t\t\n");
  const LayeredLexicon layered = lay_over(small_lexicon(), {one.path(), two.path()});
  ASSERT_TRUE(layered.problems.empty());
  EXPECT_EQ(stands_for(*layered.lexicon, "ألف باء"), "b");
  EXPECT_EQ(stands_for(*layered.lexicon, "جيم دال"), "a");
  EXPECT_FALSE(lay_over(small_lexicon(), {two.path(), two.path()}).lexicon == nullptr);
}

TEST(Layer, AReplacedActorLosesItsAdjectives) {
  const LayeredLexicon layered =
      lay("army\tarmy\tsecurity\t\tالقوات\tA\t\tجمهوري\t\n", std::string(kActorsHeader).c_str());
  ASSERT_TRUE(layered.problems.empty());
  EXPECT_TRUE(layered.lexicon->forms(fold_word("وطنية")).empty());
  EXPECT_FALSE(layered.lexicon->forms(fold_word("جمهورية")).empty());
  EXPECT_EQ(stands_for(*layered.lexicon, "الجيش الوطني"), "");
}

TEST(Layer, WordsAreAddedReplacedAndReadFirst) {
  const LayeredLexicon layered =
      lay("trigger\tkill\tفتك/"
          "يفتك\tverb\tkilled\t\t\t\t\t\ttrans\t\nperson\tmine\tقتيل\tnoun\twounded\t\t\t\t\t\tfixed\t\n",
          std::string(kWordsHeader).c_str());
  ASSERT_TRUE(layered.problems.empty()) << layered.problems[0].message;
  const Lexicon& lexicon = *layered.lexicon;
  EXPECT_TRUE(lexicon.forms(fold_word("يقتل")).empty()) << "the old spellings are gone";
  ASSERT_FALSE(lexicon.forms(fold_word("فتكوا")).empty());
  EXPECT_EQ(lexicon.forms(fold_word("فتكوا"))[0].lemma, layered.base->find_lemma("kill"));
  const auto forms = lexicon.forms(fold_word("قتيل"));
  ASSERT_GE(forms.size(), 2u);
  EXPECT_EQ(lexicon.id(lexicon.lemma(forms[0].lemma)), "mine");
  EXPECT_EQ(lexicon.id(lexicon.lemma(forms[1].lemma)), "qatil");
}

struct BadRows {
  const char* name;
  const char* header;
  std::string rows;
  std::vector<std::string> said;  // how each problem must begin
};

class RefusedTest : public ::testing::TestWithParam<BadRows> {};

TEST_P(RefusedTest, EveryBadRowIsToldAndNothingIsLoaded) {
  const LayeredLexicon layered = lay(GetParam().rows, GetParam().header);
  EXPECT_EQ(layered.lexicon, nullptr);
  const auto found = problems(layered);
  ASSERT_EQ(found.size(), GetParam().said.size()) << ::testing::PrintToString(found);
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_TRUE(found[i].starts_with(GetParam().said[i])) << found[i] << "\nwanted " << GetParam().said[i];
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RefusedTest,
    ::testing::Values(
        BadRows{"no_names", "id\tkind\n", "a\ttown\n", {"1: no column 'ar'; a table of names needs"}},
        BadRows{"no_ids", "ar\tkind\n", "ألف باء\ttown\n", {"1: no column 'id'"}},
        BadRows{"no_forms", "class\tid\n", "trigger\tx\n", {"1: no column 'form'"}},
        BadRows{"no_header", "a\ttown\tألف باء\n", "", {"1: neither a word table"}},
        BadRows{"twice",
                kPlaces,
                "a\ttown\t\t\t\tألف باء\nb\ttown\t\t\t\tجيم دال\na\ttown\t\t\t\tهاء واو\n",
                {"4:1: column 'id': 'a' is listed twice"}},
        BadRows{"loop",
                kPlaces,
                "a\ttown\tb\t\t\tألف باء\nb\ttown\tc\t\t\tجيم دال\nc\ttown\ta\t\t\tهاء واو\n",
                {"2:3: column 'parent': the row is its own ancestor; cut the loop a > b > c > a"}},
        BadRows{"loop_through_the_base",
                kPlaces,
                "sy\tcountry\tsy-x\t\t\tسوريا\n",
                {"2:3: column 'parent': the row is its own ancestor; cut the loop sy > sy-x > sy"}},
        BadRows{"off_the_globe",
                kPlaces,
                "a\ttown\t\t91\t0\tألف باء\nb\ttown\t\t0\t-180.5\tجيم دال\nc\ttown\t\tnan\t0\tهاء واو\n",
                {"2:4: column 'lat': '91'", "3:5: column 'lon': '-180.5'", "4:4: column 'lat': 'nan'"}},
        BadRows{
            "broken_utf8", kPlaces, "a\ttown\t\t\t\tأل\xff\n", {"2:6: not UTF-8 (byte 5 of the cell); save the file"}},
        BadRows{
            "control", kPlaces, std::string("a\ttown\t\t\t\tأل\x1b[31m\n"), {"2:6: a control character; delete it"}},
        BadRows{"extra_tab", "id\tar\n", "a\tألف باء\t\n", {"2:3: 3 cells but 2 columns"}},
        BadRows{"common_words",
                kPlaces,
                "a\ttown\t\t\t\tيقتل\nb\ttown\t\t\t\tألف باء\t\tبحسب|قتيل~\n",
                {"2:6: column 'ar': 'يقتل' is also a common word (trigger kill); write weak into the column flags",
                 "3:8: column 'aliases': 'بحسب' is also a common word (according bihasab); write it 'بحسب~'"}},
        BadRows{"empty",
                kPlaces,
                "a\ttown\n\ttown\t\t\t\tألف باء\n",
                {"2:6: column 'ar': missing", "3:1: column 'id': missing"}},
        BadRows{
            "folds_to_nothing",
            kPlaces,
            "a\ttown\t\t\t\tـًـ\nb\ttown\t\t\t\tألف باء\t\t~|(-)\n",
            {"2:6: column 'ar': 'ـًـ' holds no letter", "3:8: column 'aliases': '~'", "3:8: column 'aliases': '(-)'"}},
        BadRows{"a_refused_parent_is_told_once",
                kPlaces,
                "a\ttown\t\t99\t0\tألف باء\nb\ttown\ta\t\t\tجيم دال\nc\ttown\tnowhere\t\t\tهاء واو\n",
                {"2:4: column 'lat'", "4:3: column 'parent': 'nowhere' is not listed"}},
        BadRows{"word_of_nothing", "class\tform\n", "trigger\tـ\n", {"2:2: column 'form': 'ـ' holds no letter"}}),
    [](const auto& bad) { return std::string(bad.param.name); });

TEST(Layer, ALoopOfAnyLengthIsFound) {
  std::string rows;
  for (int i = 0; i < 5000; ++i)
    rows += "p" + std::to_string(i) + "\ttown\tp" + std::to_string((i + 1) % 5000) + "\t\t\tقرية رقم " +
            std::to_string(i) + "\n";
  const auto found = problems(lay(rows));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].starts_with("2:3: column 'parent': the row is its own ancestor; cut the loop p0 > p1 > "));
}

TEST(Layer, ACommonWordMayBeAWeakName) {
  const LayeredLexicon layered = lay("a\ttown\t\t\t\tيقتل\tA\t\tweak\nb\ttown\t\t\t\tألف باء\tB\tبحسب~\t\n");
  ASSERT_TRUE(layered.problems.empty());
  EXPECT_EQ(first_target(*layered.lexicon, "يقتل")->flags, kNameWeak);
  EXPECT_EQ(first_target(*layered.lexicon, "بحسب")->flags, kNameWeak);
  EXPECT_EQ(first_target(*layered.lexicon, "ألف باء")->flags, 0);
}

TEST(Layer, WithPopulationsTheLargerSettlementOfANameGoesFirst) {
  const LayeredLexicon layered =
      lay("a\tvillage\tشجرة السرو\t10\nb\tgovernorate\tشجرة السرو\t900000\nc\ttown\tشجرة السرو\t5000\nd\ttown\tشجرة "
          "السرو\t\n",
          "id\tkind\tar\tpopulation\n");
  ASSERT_TRUE(layered.problems.empty()) << layered.problems[0].message;
  EXPECT_EQ(stands_for(*layered.lexicon, "شجرة السرو"), "c");
}

TEST(Layer, AMissingTableIsAnIoErrorAndManyProblemsAreOne) {
  const LayeredLexicon missing = lay_over(small_lexicon(), {"/nonexistent/my.tsv"});
  ASSERT_EQ(missing.problems.size(), 1u);
  EXPECT_EQ(missing.problems[0].code, ErrorCode::kIo);
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += "\ttown\n";
  const Error all = as_error(lay(rows).problems);
  EXPECT_TRUE(all.message.starts_with("50 problems; nothing was loaded\n"));
  EXPECT_NE(all.message.find("and 30 more"), std::string::npos);
}

TEST(Layer, NamesCanBeListed) {
  const LayeredLexicon layered = lay("my-tal\tvillage\tsy-x\t\t\tتل الزهور\tTal\tسوريا|زهور~\t\n");
  ASSERT_TRUE(layered.problems.empty());
  const auto names = names_of(*layered.lexicon, layered.lexicon->find_entity("my-tal"));
  std::map<std::string, std::pair<bool, bool>> found;
  for (const FoldedName& n : names) found[n.text] = {n.weak, n.first};
  const std::map<std::string, std::pair<bool, bool>> wanted{
      {"تل الزهور", {false, true}}, {"سوريا", {false, true}}, {"زهور", {true, true}}};
  EXPECT_EQ(found, wanted);
  const auto old = names_of(*layered.lexicon, layered.lexicon->find_entity("sy"));
  ASSERT_EQ(old.size(), 1u);
  EXPECT_FALSE(old[0].first);
}

// Odd bytes: never a crash, and what is refused says where.
TEST(Layer, RandomBytesAreReadOrRefused) {
  std::mt19937 random(5);
  const std::vector<std::string> pieces{
      "id",  "ar", "\t",   "\t",      "\n",  "\n",  "class", "form",    "parent", "a",  "b",
      "قتل", "|",  "~",    "ethnic",  "lat", "lon", "99",    "\xff",    "\xd8",   "#",  "\r",
      " ",   "ة",  "weak", "trigger", "/",   "+",   "رجل",   "aliases", "\0x",    "-1", "population"};
  const auto base = small_lexicon();
  int sound = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = random() % 3 == 0 ? kPlaces : random() % 2 == 0 ? "class\tform\tid\tpos\n" : "";
    for (auto n = random() % 40; n > 0; --n)
      text += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % pieces.size()];
    LexiconBuilder builder = LexiconBuilder::over(*base);
    builder.begin_layer();
    std::vector<Error> found;
    Layering layering(*base);
    layering.files.push_back({"r.tsv", {}, 0, 0});
    const auto table = Table::parse(std::string(text), "r.tsv", found);
    if (table)
      compile_table(*table, builder, found, &layering);
    else
      found.push_back(table.error());
    for (const Error& e : found) ASSERT_TRUE(e.message.starts_with("r.tsv:")) << e.message;
    sound += found.empty();
    const auto made = Lexicon::from_bytes(builder.build(base->rules()), "random");
    ASSERT_TRUE(made) << made.error().message;
  }
  EXPECT_GT(sound, 20) << "not all of them are refused";
}

}  // namespace
}  // namespace isnad
