#include "lexicon/table.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(Table, ReadsColumnsRowsAndPlaces) {
  const auto t = Table::parse("# comment\nid\tar\tnote\n\na\tألف\n# more\nb\tباء\tنعم\n", "x.tsv");
  ASSERT_TRUE(t);
  ASSERT_EQ(t->rows().size(), 2u);
  EXPECT_EQ(t->rows()[0].line, 4);
  EXPECT_EQ(t->rows()[1].line, 6);
  EXPECT_EQ(t->cell(t->rows()[1], "ar"), "باء");
  EXPECT_EQ(t->cell(t->rows()[0], "note"), "") << "a short row has empty cells";
  EXPECT_EQ(t->cell(t->rows()[0], "nothing"), "") << "and so has a column that is not there";
  EXPECT_TRUE(t->has("note"));
  EXPECT_FALSE(t->has("nothing"));
}

TEST(Table, TrimsSpacesCarriageReturnsAndTheByteOrderMark) {
  const auto t = Table::parse("\xEF\xBB\xBFid\tar\r\n a \t ب \r\n", "x.tsv");
  ASSERT_TRUE(t);
  EXPECT_TRUE(t->has("id"));
  EXPECT_EQ(t->cell(t->rows()[0], "id"), "a");
  EXPECT_EQ(t->cell(t->rows()[0], "ar"), "ب");
}

TEST(Table, RefusesARowWithTooManyCells) {
  const auto t = Table::parse("id\tar\na\tb\tc\n", "x.tsv");
  ASSERT_FALSE(t);
  EXPECT_EQ(t.error().code, ErrorCode::kBadData);
  EXPECT_EQ(t.error().message, "x.tsv:2:3: 3 cells but 2 columns; remove the extra tab");
}

TEST(Table, RefusesATableWithoutAHeader) {
  for (const char* text : {"", "# only a comment\n", "\n\n"}) {
    const auto t = Table::parse(text, "x.tsv");
    ASSERT_FALSE(t);
    EXPECT_NE(t.error().message.find("x.tsv: no header row"), std::string::npos);
  }
}

TEST(Table, RefusesUtf16) {
  const auto t = Table::parse(std::string_view("\xFF\xFEi\0d\0", 6), "x.tsv");
  ASSERT_FALSE(t);
  EXPECT_EQ(t.error().message, "x.tsv:1:1: UTF-16, as spreadsheets write it; save the file as UTF-8");
}

TEST(Table, ErrorsNameFileLineColumnAndMend) {
  const auto t = Table::parse("id\tkind\na\tx\n", "actors.tsv");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->error(t->rows()[0], "kind", "no such kind; use army").message,
            "actors.tsv:2:2: column 'kind': no such kind; use army");
}

TEST(Table, AMissingFileIsAnIoError) {
  const auto t = Table::read("/nonexistent/table.tsv");
  ASSERT_FALSE(t);
  EXPECT_EQ(t.error().code, ErrorCode::kIo);
  EXPECT_NE(t.error().message.find("/nonexistent/table.tsv"), std::string::npos);
}

TEST(Split, TrimsAndDropsEmptyParts) {
  EXPECT_EQ(split("a| b ||c|", '|'), (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_TRUE(split("", '|').empty());
  EXPECT_TRUE(split(" | ", '|').empty());
}

}  // namespace
}  // namespace isnad
