#include "eval/gold.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace isnad {
namespace {

namespace fs = std::filesystem;

const std::string kHead =
    R"({"schema":"isnad-gold/1","report":{"file":"a.txt","outlet":"سانا","published":"2022-01-21"},)";
const std::string kFigure =
    R"({"measure":"killed","measure_alt":["casualties"],"qualifier":"more_than","low":3,"high":null,"who":["civilian"],)"
    R"("evidence":"ثلاثة","attribution":[{"text":"مصدر طبي","id":null}],"date":"2022-01","modality":"asserted",)"
    R"("part_of":"f1","optional":true,"start":5,"end":10})";

GoldReport read(const std::string& json) {
  auto gold = read_gold(json, "a.json");
  EXPECT_TRUE(gold) << gold.error().message;
  return gold && *gold ? **gold : GoldReport{};
}

std::string trouble(const std::string& json) {
  const auto gold = read_gold(json, "a.json");
  return gold ? "" : gold.error().message;
}

TEST(Gold, ReadsFiguresEventsAndStances) {
  const GoldReport g =
      read(kHead + R"("figures":[)" + kFigure +
           R"(],"events":[{"type":"shelling","type_alt":[],"initiator":["x"],"date":null,"facility":"f",)"
           R"("start":0,"end":4}],"stances":[{"stance":"denies","holder":[],"target":["y"],"start":1,"end":2}]})");
  EXPECT_EQ(g.name, "a");
  EXPECT_EQ(g.outlet, "سانا");
  ASSERT_EQ(g.figures.size(), 1u);
  const GoldFigure& f = g.figures[0];
  EXPECT_EQ(f.measures, (std::vector<std::string>{"killed", "casualties"}));
  EXPECT_EQ(f.low, 3);
  EXPECT_FALSE(f.high);
  EXPECT_EQ(f.span, (Span{5, 10}));
  EXPECT_TRUE(f.spare);
  EXPECT_TRUE(f.part);
  EXPECT_EQ(f.attribution.at(0).text, "مصدر طبي");
  EXPECT_EQ(f.attribution.at(0).id, "");
  ASSERT_EQ(g.events.size(), 1u);
  EXPECT_TRUE(g.events[0].facility);
  EXPECT_EQ(g.events[0].date, "");
  ASSERT_TRUE(g.stances);
  EXPECT_EQ(g.stances->at(0).target, std::vector<std::string>{"y"});
}

TEST(Gold, WithoutStancesThereAreNoneToScore) { EXPECT_FALSE(read(kHead + R"("figures":[],"events":[]})").stances); }

TEST(Gold, AnotherSchemaIsPassedOver) {
  const auto gold = read_gold(R"({"schema":"other/1"})", "a.json");
  ASSERT_TRUE(gold);
  EXPECT_FALSE(*gold);
}

TEST(Gold, SaysWhatIsWrongAndWhere) {
  EXPECT_TRUE(trouble("{").starts_with("a.json: not JSON"));
  EXPECT_NE(trouble("[]").find("not a JSON object"), std::string::npos);
  EXPECT_NE(trouble(R"({"schema":"isnad-gold/1"})").find("\"report\" is missing"), std::string::npos);
  EXPECT_NE(trouble(kHead + R"("events":[]})").find("\"figures\" is missing"), std::string::npos);
  EXPECT_NE(trouble(kHead + R"("figures":[{"measure":"killed"}],"events":[]})").find("figures[0]: \"start\""),
            std::string::npos);
  EXPECT_NE(trouble(kHead + R"("figures":[],"events":[{"type":7,"start":0,"end":1}]})").find("events[0]: \"type\""),
            std::string::npos);
}

class GoldFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(::testing::TempDir()) / (std::string("isnad-gold-") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  std::string gold(const std::string& file) const {
    return R"({"schema":"isnad-gold/1","report":{"file":")" + file + R"("},"figures":[],"events":[]})";
  }
  std::vector<std::string> names(const fs::path& at, const std::string& texts = "") {
    auto set = read_gold_folder(at.string(), texts);
    if (!set) return {set.error().message};
    std::vector<std::string> out;
    for (const GoldText& g : *set) out.push_back(g.gold.name + "=" + g.text);
    return out;
  }
  fs::path folder_;
};

TEST_F(GoldFolder, TextsLieBesideOrInTheirOwnFolder) {
  write("flat/b.json", gold("b.txt")), write("flat/b.txt", "ب");
  write("flat/a.json", gold("a.txt")), write("flat/a.txt", "ا\r\nب\rج");
  write("flat/note.json", R"({"schema":"other"})");
  EXPECT_EQ(names(folder_ / "flat"), (std::vector<std::string>{"a=ا\nب\nج", "b=ب"}));
  write("two/gold/c.json", gold("c.txt")), write("two/texts/c.txt", "ت");
  const std::vector<std::string> want{"c=ت"};
  EXPECT_EQ(names(folder_ / "two"), want);
  EXPECT_EQ(names(folder_ / "two" / "gold"), want);
  EXPECT_EQ(names(folder_ / "two" / "gold/"), want);
  write("else/d.json", gold("c.txt"));
  EXPECT_EQ(names(folder_ / "else", (folder_ / "two/texts").string()), want);
}

TEST_F(GoldFolder, MissingThingsAreNamed) {
  write("x/a.json", gold("a.txt"));
  const auto lost = read_gold_folder((folder_ / "x").string(), "");
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().code, ErrorCode::kIo);
  EXPECT_NE(lost.error().message.find("a.txt"), std::string::npos);
  const auto none = read_gold_folder((folder_ / "nowhere").string(), "");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kIo);
  fs::create_directories(folder_ / "empty");
  const auto empty = read_gold_folder((folder_ / "empty").string(), "");
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::kBadData);
}

}  // namespace
}  // namespace isnad
