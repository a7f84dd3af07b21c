#include "store/case.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "model/json.h"
#include "store/codec.h"
#include "store/schema.h"
#include "unit/folder_test.h"
#include "unit/store/old_schema.h"
#include "unit/store/some_report.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

using testing::some_report;

Extraction some_extraction() {
  Extraction x;
  Claim c;
  c.id = "c1";
  c.value = {"نحو 120", Qualifier::about, 120, 120};
  c.who = {"مدنيين", {"a", "b"}, Category::civilian};
  c.by = Group{"تنظيم", {"isis"}, Category::combatant};
  c.attribution = {{LinkRole::origin, "مصدر", "", "قال", {1, 5}}, {LinkRole::relay, "أ ف ب", "afp", "", {}}};
  c.span = {3, 9}, c.sentence = {0, 12};
  c.time =
      Time{{1, 2}, *Date::parse("2022-01-20"), *Date::parse("2022-01-23"), TimePrecision::hour, PartOfDay::night, 23};
  c.place = Place{"sy", "الحسكة", "Al-Hasakah", 36.5, -40.75, 1, {"Syria"}};
  c.facility = Facility{"g", "سجن", "prison"};
  c.headline = true;
  x.claims = {c, {}};
  x.claims[1].kind = ClaimKind::stance;
  x.claims[1].stance = StanceKind::denies;
  Event e;
  e.id = "e2", e.type = EventType::prison_attack, e.weapon = {"car_bomb"};
  x.events = {e};
  x.diagnostics = {{"text.rejoined", {1, 2}, "قتـ ـلى"}};
  return x;
}

std::string dump(const Extraction& x) { return report_line(some_report("r", std::string(64, 'x')), x); }

class StoreTest : public testing::FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    path_ = (dir_ / "a.isnad").string();
  }
  static ErrorCode code_of(const Result<Case>& c) { return c ? ErrorCode::kUsage : c.error().code; }
  void sql(const std::string& statements) {
    auto db = Database::open(path_, Database::Mode::write);
    ASSERT_TRUE(db);
    ASSERT_TRUE(db->execute(statements));
  }
  std::string path_;
};

TEST(Codec, RoundTrip) {
  const Extraction x = some_extraction();
  const auto back = decode_extraction(encode_extraction(x));
  ASSERT_TRUE(back);
  EXPECT_EQ(dump(*back), dump(x));
}

TEST(Codec, DamageIsAnErrorNotACrash) {
  const std::string good = encode_extraction(some_extraction());
  for (std::size_t n = 0; n < good.size(); ++n)
    EXPECT_FALSE(decode_extraction(std::string_view(good).substr(0, n))) << n;
  for (std::size_t n = 0; n < good.size(); ++n)
    for (const char flip : {'\x01', '\x7f', '\xff'}) {
      std::string bad = good;
      bad[n] = static_cast<char>(bad[n] ^ flip);
      if (const auto x = decode_extraction(bad)) (void)dump(*x);
    }
}

TEST(Codec, Compression) {
  const std::string text(100000, 'q');
  EXPECT_EQ(*expand_bytes(compress_bytes(text)), text);
  EXPECT_EQ(*expand_bytes(compress_bytes("")), "");
  EXPECT_EQ(*expand_bytes(compress_bytes("abcdef", "xx abcdef"), "xx abcdef"), "abcdef");
  EXPECT_FALSE(expand_bytes(compress_bytes("abcdef", "xx abcdef"), "other"));
  EXPECT_FALSE(expand_bytes("short"));
  EXPECT_FALSE(expand_bytes(std::string(20, '\xff')));
}

TEST_F(StoreTest, KeepsReportsAndReadings) {
  auto c = Case::open_or_create(path_);
  ASSERT_TRUE(c) << c.error().message;
  EXPECT_EQ(*c->add(some_report("r2", "قتل ستة"), some_extraction(), "m1"), Added::fresh);
  EXPECT_EQ(*c->add(some_report("r1", "جرح سبعة"), {}, "m1"), Added::fresh);
  ASSERT_TRUE(c->commit());
  auto again = Case::open_readonly(path_);
  ASSERT_TRUE(again) << again.error().message;
  const auto all = again->all_read_reports();
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ((*all)[0].id, "r1");
  EXPECT_EQ((*all)[1].outlet, "afp");
  EXPECT_EQ((*all)[1].published->text(), "2022-01-23");
  EXPECT_EQ(dump((*all)[1].found), dump(some_extraction()));
  const auto r = again->report("r2");
  ASSERT_TRUE(r && *r);
  EXPECT_EQ((*r)->text, "قتل ستة");
  EXPECT_EQ((*r)->bytes, "{\"text\": \"قتل ستة\"}");
  EXPECT_FALSE(again->report("none")->has_value());
  EXPECT_EQ(again->counts()->claims, 2);
  EXPECT_FALSE(again->add(some_report("r3", "x"), {}, "m1"));
}

TEST_F(StoreTest, KeepsTheSketchOfATextLongEnough) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "كلمة" + std::to_string(i) + " ";
  {
    auto c = Case::open_or_create(path_);
    ASSERT_TRUE(c->add(some_report("long", text), {}, "m1"));
    ASSERT_TRUE(c->add(some_report("short", "قتل ستة"), {}, "m1"));
    ASSERT_TRUE(c->commit());
  }
  auto all = Case::open_readonly(path_)->all_read_reports();
  ASSERT_TRUE(all);
  EXPECT_EQ(all->at(0).sketch, sketch_of(text));
  EXPECT_FALSE(all->at(1).sketch);

  // A case of the schema before is read as it is, and sketched when it is brought up to date.
  sql(std::string(kDropLinks) +
      "DROP TABLE sketch; DROP TABLE numbered; DROP INDEX incident_label_report; PRAGMA user_version = 2");
  EXPECT_FALSE(Case::open_readonly(path_)->all_read_reports()->at(0).sketch);
  { ASSERT_TRUE(Case::open_or_create(path_)); }
  all = Case::open_readonly(path_)->all_read_reports();
  EXPECT_EQ(all->at(0).sketch, sketch_of(text));
}

TEST_F(StoreTest, AddingTwiceChangesNothing) {
  auto c = Case::open_or_create(path_);
  ASSERT_TRUE(c);
  const Report r = some_report("r1", "قتل ستة");
  EXPECT_EQ(*c->add(r, {}, "m1"), Added::fresh);
  EXPECT_EQ(*c->add(r, {}, "m1"), Added::unchanged);
  ASSERT_TRUE(c->commit());
  auto later = Case::open_or_create(path_);
  EXPECT_TRUE(later->held("r1", r.sha256, "m1"));
  EXPECT_FALSE(later->held("r1", r.sha256, "m2"));
  EXPECT_EQ(*later->add(r, {}, "m1"), Added::unchanged);
  EXPECT_EQ(*later->add(r, some_extraction(), "m2"), Added::reread);
  ASSERT_TRUE(later->commit());
  EXPECT_EQ(later->counts()->claims, 2);
  const auto clash = later->add(some_report("r1", "other"), {}, "m2");
  ASSERT_FALSE(clash);
  EXPECT_EQ(clash.error().code, ErrorCode::kBadData);
}

TEST_F(StoreTest, UncommittedIsLostCommittedIsNot) {
  {
    auto c = Case::open_or_create(path_);
    ASSERT_TRUE(c->add(some_report("r1", "a"), {}, "m"));
    ASSERT_TRUE(c->commit());
    ASSERT_TRUE(c->add(some_report("r2", "b"), {}, "m"));
  }
  EXPECT_EQ(Case::open_readonly(path_)->counts()->reports, 1);
}

TEST_F(StoreTest, ForeignFilesAreRefused) {
  std::ofstream(path_) << std::string(4096, 'x');
  EXPECT_EQ(code_of(Case::open_or_create(path_)), ErrorCode::kForeignCase);
  fs::remove(path_);
  sql("CREATE TABLE other (a)");
  const auto foreign = Case::open_or_create(path_);
  EXPECT_EQ(code_of(foreign), ErrorCode::kForeignCase);
  EXPECT_NE(foreign.error().message.find(path_), std::string::npos);
  EXPECT_EQ(code_of(Case::open_readonly(path_)), ErrorCode::kForeignCase);
}

TEST_F(StoreTest, NewerCasesAreRefused) {
  { ASSERT_TRUE(Case::open_or_create(path_)); }
  sql("PRAGMA user_version = 99");
  const auto newer = Case::open_or_create(path_);
  EXPECT_EQ(code_of(newer), ErrorCode::kForeignCase);
  EXPECT_NE(newer.error().message.find("schema 99"), std::string::npos);
}

TEST_F(StoreTest, MissingAndImpossiblePaths) {
  EXPECT_EQ(code_of(Case::open_readonly(path_)), ErrorCode::kIo);
  EXPECT_EQ(code_of(Case::open_or_create(dir_.string())), ErrorCode::kIo);
  EXPECT_EQ(code_of(Case::open_or_create((dir_ / "no/such/a.isnad").string())), ErrorCode::kIo);
}

TEST_F(StoreTest, DamagedReadingNamesTheReport) {
  {
    auto c = Case::open_or_create(path_);
    ASSERT_TRUE(c->add(some_report("r1", "a"), some_extraction(), "m"));
    ASSERT_TRUE(c->commit());
  }
  sql("UPDATE extraction SET found = x'01ff'");
  const auto all = Case::open_readonly(path_)->all_read_reports();
  ASSERT_FALSE(all);
  EXPECT_NE(all.error().message.find("report r1"), std::string::npos) << all.error().message;
}

}  // namespace
}  // namespace isnad
