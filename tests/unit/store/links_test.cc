#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/hash.h"
#include "store/case.h"
#include "store/incident_codec.h"
#include "store/verify.h"
#include "unit/store/old_schema.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

Incident some_incident(const std::string& id, std::vector<std::string> reports) {
  Incident i;
  i.id = id;
  i.type = EventType::shelling;
  i.title_ar = "قصف على بلدة", i.title_en = "Shelling of a town";
  i.time = Time{{}, *Date::parse("2022-01-20"), *Date::parse("2022-01-21"), TimePrecision::day, PartOfDay::none, -1};
  i.place = Place{"sy-x", "بلدة", "Town", 36.5, -40.75, 1, {"Syria"}};
  i.initiator = {"a", "b"}, i.target = {"c"};
  i.parent = "i-9";
  for (const std::string& r : reports) i.claims.push_back({r, "c1"}), i.events.push_back({r, "e1"});
  i.reports = std::move(reports);
  return i;
}

std::string ids(const std::optional<Links>& links) {
  if (!links) return "none";
  std::string out;
  for (const Incident& i : links->incidents) out += (out.empty() ? "" : " ") + i.id;
  return out;
}

class LinksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::temp_directory_path() / ("isnad-links-" + std::to_string(::getpid()) +
                                        ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(dir_);
    fs::create_directories(dir_);
    path_ = (dir_ / "a.isnad").string();
    Case c = open();
    for (const char* id : {"r1", "r2"}) add(c, id);
  }
  void TearDown() override { fs::remove_all(dir_); }

  Case open() { return std::move(*Case::open_or_create(path_)); }
  std::optional<Links> kept() { return *Case::open_readonly(path_)->links("p/1"); }
  void add(Case& c, const std::string& id, const std::string& maker = "m") {
    Report r;
    r.id = id;
    r.bytes = r.text = "قتل ستة " + id;
    r.sha256 = sha256_hex(r.bytes);
    ASSERT_TRUE(c.add(r, {}, maker));
    ASSERT_TRUE(c.commit());
  }
  void sql(const std::string& statements) {
    auto db = Database::open(path_, Database::Mode::write);
    ASSERT_TRUE(db);
    ASSERT_TRUE(db->execute(statements));
  }
  // Keeps i-1 of r1 and i-2 of r2, which i-5 finds too.
  void keep() {
    Case c = open();
    Numbered mark = *c.numbered();
    mark.by = "p/1", mark.decisions = 0;
    LinksChange change;
    change.links.incidents = {some_incident("i-2", {"r2"}), some_incident("i-1", {"r1"})};
    change.links.aliases = {{"i-5", "i-2"}};
    change.links.outcomes = {{1, DecisionState::partly, "why", {"i-1", "i-2"}}};
    change.stories = {{"r2", "two"}, {"r1", "one"}};
    ASSERT_TRUE(*c.add_labels({}, &mark, &change));
  }

  fs::path dir_;
  std::string path_;
};

TEST(IncidentCodec, RoundTripAndDamage) {
  const Incident i = some_incident("i-1", {"r1", "r2", "r7"});
  const std::string good = encode_incident(i);
  const Result<Incident> back = decode_incident(good);
  ASSERT_TRUE(back);
  EXPECT_EQ(encode_incident(*back), good);
  EXPECT_EQ(back->claims, i.claims);
  EXPECT_EQ(back->events, i.events);
  EXPECT_EQ(back->title_ar, i.title_ar);
  EXPECT_EQ(back->place, i.place);
  EXPECT_EQ(back->parent, "i-9");
  for (std::size_t n = 0; n < good.size(); ++n) EXPECT_FALSE(decode_incident(std::string_view(good).substr(0, n))) << n;
  for (std::size_t n = 0; n < good.size(); ++n)
    for (const char flip : {'\x01', '\x7f', '\xff'}) {
      std::string bad = good;
      bad[n] = static_cast<char>(bad[n] ^ flip);
      if (const auto x = decode_incident(bad)) (void)encode_incident(*x);
    }
}

TEST_F(LinksTest, AreReadOnlyWhereTheyAreOfAllThereIs) {
  EXPECT_EQ(ids(kept()), "none");
  keep();
  ASSERT_EQ(ids(kept()), "i-1 i-2");
  EXPECT_EQ(kept()->aliases.at("i-5"), "i-2");
  EXPECT_EQ(kept()->outcomes.at(0), (DecisionOutcome{1, DecisionState::partly, "why", {"i-1", "i-2"}}));
  EXPECT_EQ(open().stories()->at(0).second, "one");
  EXPECT_FALSE(*Case::open_readonly(path_)->links("p/2")) << "another program, or other rules of linking";
  Case c = open();
  add(c, "r3");
  EXPECT_EQ(ids(kept()), "none") << "a report came";
  keep();
  EXPECT_EQ(ids(kept()), "i-1 i-2");
  ASSERT_TRUE(c.append({}, {}));
  EXPECT_EQ(ids(kept()), "none") << "a decision came";
}

TEST_F(LinksTest, AreForgottenWhenAReadingChanges) {
  keep();
  Case c = open();
  add(c, "r1", "another lexicon");
  EXPECT_EQ(ids(kept()), "none");
  for (const char* change : {"UPDATE extraction SET claims = 7", "DELETE FROM extraction WHERE report = 2",
                             "UPDATE report SET outlet = 'x' WHERE n = 1"}) {
    keep();
    ASSERT_EQ(ids(kept()), "i-1 i-2");
    sql(change);
    EXPECT_EQ(ids(kept()), "none") << change;
  }
}

TEST_F(LinksTest, AFewAreReplaced) {
  keep();
  Case c = open();
  Numbered mark = *c.numbered();
  LinksChange change;
  change.all = false;
  change.gone = {2, 5};
  change.links.incidents = {some_incident("i-3", {"r2"})};
  change.stories = {{"r2", "anew"}};
  ASSERT_TRUE(*c.add_labels({}, &mark, &change));
  EXPECT_EQ(ids(kept()), "i-1 i-3");
  EXPECT_TRUE(kept()->aliases.empty());
  EXPECT_TRUE(kept()->outcomes.empty()) << "of decisions all are told";
  EXPECT_EQ(c.stories()->at(0).second, "one");
  EXPECT_EQ(c.stories()->at(1).second, "anew");
  change.gone = {1};
  EXPECT_FALSE(*c.add_labels({}, &mark, &change)) << "another wrote since the mark was asked for";
  EXPECT_EQ(ids(kept()), "i-1 i-3");
}

TEST_F(LinksTest, ACaseOfSchemaFourHasNone) {
  keep();
  sql(kDropLinks);
  EXPECT_EQ(ids(kept()), "none");
  { ASSERT_TRUE(Case::open_or_create(path_)); }
  EXPECT_EQ(ids(kept()), "none");
  EXPECT_EQ(open().numbered()->decisions, -1);
  keep();
  EXPECT_EQ(ids(kept()), "i-1 i-2");
}

TEST_F(LinksTest, VerifyFindsDamage) {
  keep();
  const auto bad = [&] {
    std::string out;
    const auto checks = verify_case(path_);
    for (const CaseCheck& c : *checks)
      if (!c.ok) out += c.name;
    return out;
  };
  EXPECT_EQ(bad(), "");
  sql("UPDATE incident SET made = x'01ff' WHERE n = 1");
  EXPECT_EQ(bad(), "incidents");
  EXPECT_FALSE(Case::open_readonly(path_)->links("p/1"));
}

}  // namespace
}  // namespace isnad
