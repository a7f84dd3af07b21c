#include "lexicon/gazetteer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "lexicon/layer.h"
#include "lexicon/line_reader.h"
#include "lexicon/place_row.h"
#include "unit/lexicon/small_lexicon.h"

namespace isnad {
namespace {

using namespace testing;

std::string file(const std::string& name, const std::string& text) {
  const std::string path = ::testing::TempDir() + "isnad_gazetteer_" + name;
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  return path;
}

struct Imported {
  std::string table;
  std::vector<std::string> faults;
  ImportSummary summary;
  std::string error;
};

template <class Import>
Imported run(Import import, const ImportOptions& options) {
  Imported out;
  const ImportSinks sinks{[&](std::string_view row) {
                            out.table += row;
                            return true;
                          },
                          [&](const Error& e) { out.faults.push_back(e.message.substr(e.message.rfind('/') + 1)); }};
  const auto done = import(options, sinks);
  if (done)
    out.summary = *done;
  else
    out.error = done.error().message;
  return out;
}

Imported geonames(const std::string& places, const std::string& names, ImportOptions options = {}) {
  const auto lexicon = small_lexicon();
  options.known = lexicon.get();
  return run(
      [&](const ImportOptions& o, const ImportSinks& s) {
        return import_geonames(file("SY.txt", places), names.empty() ? "" : file("names.txt", names), o, s);
      },
      options);
}

Imported cod(const std::string& text) {
  const auto lexicon = small_lexicon();
  ImportOptions options;
  options.known = lexicon.get();
  return run([&](const ImportOptions& o, const ImportSinks& s) { return import_cod(file("adm.csv", text), o, s); },
             options);
}

// Does lay_over() take the table as it is?
::testing::AssertionResult loads(const std::string& table) {
  const LayeredLexicon layered = lay_over(small_lexicon(), {file("out.tsv", table)});
  if (layered.problems.empty()) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << layered.problems.front().message << "\n" << table;
}

std::string place(int id, const char* name, const char* cls, const char* code, const char* admin1 = "08",
                  const char* admin2 = "", const char* population = "0", const char* lat = "36.5",
                  const char* alternates = "") {
  return std::to_string(id) + "\t" + name + "\t" + name + "\t" + alternates + "\t" + lat + "\t40.7\t" + cls + "\t" +
         code + "\tSY\t\t" + admin1 + "\t" + admin2 + "\t\t\t" + population + "\t\t0\tAsia/Damascus\t2024-01-01\n";
}

std::string named(int id, const char* text, const char* language = "ar", const char* flags = "\t\t\t\t\t") {
  static int number = 0;
  return std::to_string(++number) + "\t" + std::to_string(id) + "\t" + language + "\t" + text + "\t" + flags + "\n";
}
constexpr const char* kPreferred = "1\t\t\t\t\t";
constexpr const char* kColloquial = "\t\t1\t\t\t";
constexpr const char* kHistoric = "\t\t\t1\t\t";

TEST(GeoNames, PlacesGetKindsParentsAndTheirArabicNames) {
  const Imported got = geonames(
      place(1, "Syria", "A", "PCLI", "00") + place(2, "Hasakah", "A", "ADM1") +
          place(3, "Ras", "A", "ADM2", "08", "0801") + place(4, "Tal Zuhur", "P", "PPL", "08", "0801", "120") +
          place(5, "Big", "P", "PPLA", "08", "", "188160") + place(6, "Hotel", "S", "HTL") +
          place(7, "Nameless", "P", "PPL"),
      named(1, "سوريا") + named(2, "محافظة الحسكة") + named(3, "منطقة رأس العين") + named(4, "تل زهور") +
          named(4, "تل الزهور", "ar", kPreferred) + named(4, "Tell", "en") + named(4, "تل قديم", "ar", kHistoric) +
          named(4, "التل", "ar", kColloquial) + named(5, "الحسكة") + named(99, "أخرى"));
  EXPECT_EQ(got.error, "");
  EXPECT_TRUE(got.faults.empty());
  EXPECT_EQ(got.table, std::string(kPlaceRowHeader) +
                           "sy-gn2\tgovernorate\tsy\t36.5\t40.7\tمحافظة الحسكة\tHasakah\t\t\t\n"
                           "sy-gn3\tdistrict\tsy-gn2\t36.5\t40.7\tمنطقة رأس العين\tRas\t\t\t\n"
                           "sy-gn4\tvillage\tsy-gn3\t36.5\t40.7\tتل الزهور\tTal Zuhur\tتل زهور\t\t120\n"
                           "sy-gn5\tcity\tsy-gn2\t36.5\t40.7\tالحسكة\tBig\t\t\t188160\n");
  EXPECT_EQ(got.summary.known, 1u) << "Syria is in the lexicon";
  EXPECT_EQ(got.summary.no_arabic, 1u);
  EXPECT_EQ(got.summary.no_kind, 1u);
  EXPECT_TRUE(loads(got.table));
}

TEST(GeoNames, OldNamesAreAliasesOnlyWhereAskedFor) {
  const std::string places = place(4, "Tal", "P", "PPL") + place(5, "Old", "P", "PPL");
  const std::string names =
      named(4, "تل الزهور") + named(4, "تل قديم", "ar", kHistoric) + named(5, "عتيق", "ar", kHistoric);
  ImportOptions options;
  options.old_names = OldNames::as_aliases;
  const Imported got = geonames(places, names, options);
  EXPECT_NE(got.table.find("تل الزهور\tTal\tتل قديم\t"), std::string::npos);
  EXPECT_EQ(got.summary.rows, 1u) << "an old name alone is no main name";
  EXPECT_EQ(geonames(places, names).table.find("قديم"), std::string::npos);
}

TEST(GeoNames, CommonWordsBecomeWeak) {
  const Imported got = geonames(place(1, "A", "P", "PPL") + place(2, "B", "P", "PPL"),
                                named(1, "بحسب") + named(2, "بحسب") + named(2, "تل الزهور"));
  EXPECT_NE(got.table.find("\tبحسب\tA\t\tweak\t"), std::string::npos) << got.table;
  EXPECT_NE(got.table.find("\tتل الزهور\tB\tبحسب~\t\t"), std::string::npos) << got.table;
  EXPECT_TRUE(loads(got.table));
}

TEST(GeoNames, ParentsWithoutAnArabicNameAreSteppedOver) {
  const Imported got = geonames(place(3, "No", "A", "ADM2", "08", "0801") + place(4, "Tal", "P", "PPL", "08", "0801"),
                                named(4, "تل الزهور"));
  EXPECT_NE(got.table.find("sy-gn4\tvillage\tsy\t"), std::string::npos) << got.table;
}

TEST(GeoNames, BadLinesAreToldAndTheRestIsRead) {
  const Imported got = geonames("1\ttoo few\n" + place(4, "Tal", "P", "PPL") +
                                    place(5, "Far", "P", "PPL", "", "", "0", "99") + place(4, "Tal", "P", "PPL"),
                                named(4, "تل الزهور") + "7\n" + named(4, "أ\xff"));
  EXPECT_EQ(got.faults,
            (std::vector<std::string>{
                "isnad_gazetteer_SY.txt:1:2: 2 columns instead of 19; give a GeoNames dump such as SY.txt; left out",
                "isnad_gazetteer_SY.txt:3:5: '99' is not a latitude; left out",
                "isnad_gazetteer_names.txt:2:1: 1 columns instead of 10; give alternateNamesV2.txt; left out",
                "isnad_gazetteer_names.txt:3:4: the name is not UTF-8; left out",
                "isnad_gazetteer_SY.txt:4:1: 'sy-gn4' came before; left out"}));
  EXPECT_EQ(got.summary.rows, 1u);
  EXPECT_TRUE(loads(got.table));
}

TEST(GeoNames, WithoutAlternatesTheColumnOfNamesIsUsed) {
  const Imported got = geonames(place(4, "Tal", "P", "PPL", "08", "", "0", "36.5", "Tall,تل الزهور,Тал,تل الزهُور"), "");
  EXPECT_NE(got.table.find("\tتل الزهور\tTal\t\t\t"), std::string::npos) << got.table;
}

TEST(GeoNames, AMissingFileIsAnError) {
  const Imported got = run(
      [](const ImportOptions& o, const ImportSinks& s) { return import_geonames("/nonexistent.txt", "", o, s); }, {});
  EXPECT_NE(got.error.find("/nonexistent.txt: cannot be opened"), std::string::npos);
}

TEST(Cod, UnitsAreWrittenOnceWithParentsByPCode) {
  const Imported got = cod(
      "\xEF\xBB\xBF"
      "admin2Pcode,admin2Name_ar,admin2Name_en,admin1Name_ar,admin1Name_en,admin1Pcode,admin0Pcode,admin0Name_ar\r\n"
      "SY0801,رأس العين,\"Ras, the Spring\",الحسكة,Al-Hasakeh,SY08,SY,سوريا\r\n"
      "SY0802,\"القامشلي \"\"المدينة\"\"\",Quamishli,الحسكة,Al-Hasakeh,SY08,SY,سوريا\r\n");
  EXPECT_EQ(got.error, "");
  EXPECT_TRUE(got.faults.empty());
  EXPECT_EQ(got.table, std::string(kPlaceRowHeader) +
                           "sy08\tgovernorate\tsy\t\t\tالحسكة\tAl-Hasakeh\t\t\t\n"
                           "sy0801\tdistrict\tsy08\t\t\tرأس العين\tRas, the Spring\t\t\t\n"
                           "sy0802\tdistrict\tsy08\t\t\tالقامشلي \"المدينة\"\tQuamishli\t\t\t\n");
  EXPECT_TRUE(loads(got.table));
}

TEST(Cod, TheOtherStyleOfColumnsAndSemicolons) {
  const Imported got = cod(
      "ADM1_AR;ADM1_PCODE;ADM2_AR;ADM2_PCODE;lat;lon\nعدن;YE24;;YE2401;12.8;45.0\nعدن;YE24;صيرة;YE2402;12.7;45.1\n");
  EXPECT_EQ(got.table, std::string(kPlaceRowHeader) +
                           "ye24\tgovernorate\t\t\t\tعدن\t\t\t\t\n"
                           "ye2402\tdistrict\tye24\t12.7\t45.1\tصيرة\t\t\t\t\n");
  EXPECT_EQ(got.summary.no_arabic, 1u);
  EXPECT_TRUE(loads(got.table));
}

TEST(Cod, BadRecordsAreToldAndTheRestIsRead) {
  const Imported got =
      cod("admin1Pcode,admin1Name_ar\nSY01,ألف باء,more\nSY01,جيم دال\nSY01,هاء واو\n,ألف\nSY02,\"ألف\n");
  EXPECT_EQ(got.faults.size(), 4u) << ::testing::PrintToString(got.faults);
  EXPECT_EQ(got.faults[0], "isnad_gazetteer_adm.csv:2:2: 3 cells instead of 2; left out");
  EXPECT_EQ(got.faults[1],
            "isnad_gazetteer_adm.csv:4:1: the P-code SY01 is that of 'جيم دال', here of 'هاء واو'; left out");
  EXPECT_TRUE(loads(got.table));
}

TEST(Cod, ATableWithoutArabicNamesIsRefused) {
  EXPECT_NE(cod("admin1Pcode,admin1Name_en\nSY01,Damascus\n").error.find("admin1Name_ar"), std::string::npos);
  EXPECT_NE(cod("").error.find("empty"), std::string::npos);
}

TEST(PlaceRow, CleansNames) {
  EXPECT_EQ(clean_arabic_name("  \u200Fتل   الزهور\u200E "), "تل الزهور");
  EXPECT_EQ(clean_arabic_name("Tall"), std::nullopt);
  EXPECT_EQ(clean_arabic_name("تل|زهور"), std::nullopt);
  EXPECT_EQ(clean_cell(" a\tb\n "), "a b");
  EXPECT_TRUE(is_coordinate("-90", 90));
  EXPECT_FALSE(is_coordinate("90.1", 90));
  EXPECT_FALSE(is_coordinate("", 90));
}

TEST(LineReader, ReadsLinesOfAnyLengthAndCutsMonsters) {
  LineReader lines;
  const std::string monster(LineReader::kLongest + 70000, 'x');
  ASSERT_TRUE(lines.open(file("lines.txt",
                              "\xEF\xBB\xBF"
                              "a\r\n\n" +
                                  monster + "\nlast")));
  std::string_view line;
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "a");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "");
  ASSERT_TRUE(lines.next(line));
  EXPECT_TRUE(lines.cut());
  EXPECT_EQ(line.size(), LineReader::kLongest);
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "last");
  EXPECT_FALSE(lines.cut());
  EXPECT_EQ(lines.number(), 4u);
  EXPECT_FALSE(lines.next(line));
  EXPECT_TRUE(lines.status());
}

}  // namespace
}  // namespace isnad
