#include <gtest/gtest.h>

#include "base/hash.h"
#include "store/case.h"
#include "store/decision_codec.h"
#include "store/verify.h"
#include "unit/folder_test.h"
#include "unit/store/old_schema.h"
#include "unit/store/some_report.h"

namespace isnad {
namespace {

Report some_report(const std::string& id) { return testing::some_report(id, "قتل ستة " + id); }

Extraction one_claim() {
  Extraction x;
  Claim c;
  c.id = "c1";
  c.span = {0, 13}, c.sentence = {0, 13};
  x.claims = {c};
  return x;
}

MemberAnchor member(const std::string& report) {
  return {{report, "c1"}, {0, 13}, "killed", sha256_hex("قتل ستة").substr(0, 16)};
}

Decision some_decision(DecisionKind kind = DecisionKind::merge) {
  Decision d;
  d.kind = kind;
  d.taken = {member("r1")};
  d.other = {member("r2")};
  d.note = "the \"same\" strike\nمرة";
  d.by = "editor";
  d.at = "2022-01-31T09:30:00Z";
  return d;
}

class DecisionsTest : public testing::FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    path_ = (dir_ / "a.isnad").string();
    auto c = Case::open_or_create(path_);
    ASSERT_TRUE(c);
    for (const char* id : {"r1", "r2"}) ASSERT_TRUE(c->add(some_report(id), one_claim(), "m"));
    ASSERT_TRUE(c->commit());
  }

  Case open() { return std::move(*Case::open_or_create(path_)); }
  bool sql(const std::string& statements) {
    auto db = Database::open(path_, Database::Mode::write);
    return db && db->execute(statements);
  }
  // Names of the checks that are not as they should be.
  std::string bad() {
    const auto checks = verify_case(path_);
    if (!checks) return checks.error().message;
    std::string out;
    for (const CaseCheck& c : *checks)
      if (!c.ok) out += (out.empty() ? "" : " ") + c.name;
    return out;
  }

  std::string path_;
};

TEST_F(DecisionsTest, AreKeptInOrderAsTheyWereMade) {
  Case c = open();
  EXPECT_EQ(*c.append(some_decision(), {}), 1);
  Decision undo;
  undo.kind = DecisionKind::undo, undo.undoes = 1;
  EXPECT_EQ(*c.append(undo, {}), 2);
  const auto all = Case::open_readonly(path_)->decisions();
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ((*all)[0].n, 1);
  EXPECT_EQ((*all)[0].kind, DecisionKind::merge);
  EXPECT_EQ((*all)[0].taken, some_decision().taken);
  EXPECT_EQ((*all)[0].other, some_decision().other);
  EXPECT_EQ((*all)[0].note, some_decision().note);
  EXPECT_EQ((*all)[0].by, "editor");
  EXPECT_EQ((*all)[1].undoes, 1);
  EXPECT_EQ(bad(), "");
}

TEST_F(DecisionsTest, TheChainIsThatOfTheFormat) {
  Case c = open();
  ASSERT_TRUE(c.append(some_decision(), {}));
  const std::string content = decision_content(some_decision());
  EXPECT_EQ(*c.decisions_hash(), sha256_hex("1\nmerge\n" + std::string(64, '0') + "\n" + content + "\n"));
}

TEST_F(DecisionsTest, CannotBeChangedOrDeletedBySlip) {
  ASSERT_TRUE(open().append(some_decision(), {}));
  EXPECT_FALSE(sql("UPDATE decision SET content = '{}'"));
  EXPECT_FALSE(sql("DELETE FROM decision"));
}

TEST_F(DecisionsTest, TamperingIsFound) {
  {
    Case c = open();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(c.append(some_decision(), {}));
  }
  EXPECT_EQ(bad(), "");
  const std::string drop = "DROP TRIGGER decision_stays; DROP TRIGGER decision_kept;";
  ASSERT_TRUE(sql(drop + "UPDATE decision SET content = replace(content, 'editor', 'Editor') WHERE n = 2"));
  EXPECT_EQ(bad(), "decisions");
  const auto all = Case::open_readonly(path_)->decisions();
  ASSERT_FALSE(all);
  EXPECT_NE(all.error().message.find("decision 2: it was changed"), std::string::npos) << all.error().message;
  ASSERT_TRUE(sql("UPDATE decision SET content = replace(content, 'Editor', 'editor') WHERE n = 2"));
  EXPECT_EQ(bad(), "");
  ASSERT_TRUE(sql("DELETE FROM decision WHERE n = 2"));
  EXPECT_EQ(bad(), "decisions");
}

TEST_F(DecisionsTest, ALostEndIsFound) {
  {
    Case c = open();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(c.append(some_decision(), {}));
  }
  ASSERT_TRUE(sql("DROP TRIGGER decision_kept; DELETE FROM decision WHERE n = 3"));
  EXPECT_TRUE(Case::open_readonly(path_)->decisions()) << "what is there is a chain";
  EXPECT_EQ(bad(), "decisions") << "but there was more";
}

TEST_F(DecisionsTest, OtherWordsInAReportAreFound) {
  Decision d = some_decision();
  d.taken[0].words = sha256_hex("other").substr(0, 16);
  ASSERT_TRUE(open().append(d, {}));
  EXPECT_EQ(bad(), "decisions");
}

TEST_F(DecisionsTest, VerifyFindsWhatElseIsOff) {
  EXPECT_EQ(bad(), "");
  ASSERT_TRUE(sql("UPDATE report SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x') WHERE id = 'r1'"));
  EXPECT_EQ(bad(), "originals");
  ASSERT_TRUE(sql("INSERT OR REPLACE INTO sketch (report, bins) SELECT n, x'0102' FROM report WHERE id = 'r2'"));
  EXPECT_EQ(bad(), "originals sketches");
  ASSERT_TRUE(sql("DELETE FROM sketch"));
  ASSERT_TRUE(sql("UPDATE extraction SET claims = 5 WHERE report = 2"));
  EXPECT_EQ(bad(), "originals readings");
  ASSERT_TRUE(sql("UPDATE extraction SET found = x'01ff'"));
  EXPECT_EQ(bad(), "originals readings");
  ASSERT_TRUE(sql("PRAGMA foreign_keys = OFF; DELETE FROM report WHERE id = 'r2'"));
  EXPECT_EQ(bad(), "keys originals readings");
}

TEST_F(DecisionsTest, ACaseOfTheFirstSchemaIsReadAndBroughtUpToDate) {
  ASSERT_TRUE(sql(std::string(kDropLinks) +
                  "DROP TABLE decision; DROP TABLE incident_label; DROP TABLE numbered; DROP INDEX extraction_counts;"
                  "DROP TABLE sketch; PRAGMA user_version = 1"));
  {
    auto old = Case::open_readonly(path_);
    ASSERT_TRUE(old) << old.error().message;
    EXPECT_EQ(old->all_read_reports()->size(), 2u);
    EXPECT_TRUE(old->decisions()->empty());
    EXPECT_TRUE(old->labels()->empty());
    EXPECT_EQ(bad(), "");
  }
  EXPECT_EQ(*open().append(some_decision(), {}), 1);
  EXPECT_EQ(Case::open_readonly(path_)->decisions()->size(), 1u);
  EXPECT_EQ(bad(), "");
}

TEST_F(DecisionsTest, LabelsFollowOneAnother) {
  Case c = open();
  EXPECT_TRUE(*c.add_labels({{1, {member("r1")}}, {2, {member("r2")}}}));
  EXPECT_FALSE(*c.add_labels({{2, {member("r1")}}})) << "another was faster";
  EXPECT_TRUE(*c.add_labels({{3, {member("r1")}}}));
  ASSERT_TRUE(c.append(some_decision(), {{1, {member("r2")}}}));
  const auto labels = c.labels();
  ASSERT_TRUE(labels);
  ASSERT_EQ(labels->size(), 3u);
  EXPECT_EQ((*labels)[0].members.at(0).ref, (MemberRef{"r2", "c1"})) << "replaced";
  EXPECT_EQ((*labels)[1].members.at(0).ref, (MemberRef{"r2", "c1"}));
  EXPECT_EQ((*labels)[2].members.at(0).what, "killed");
}

TEST_F(DecisionsTest, NumberedUpToTheReportsThatWereThereAndNotReadAgainSince) {
  Case c = open();
  Numbered mark = *c.numbered();
  EXPECT_EQ(mark.upto, 0);
  EXPECT_EQ(mark.last, 2);
  mark.by = "a program";
  EXPECT_TRUE(*c.add_labels({{1, {member("r1")}}}, &mark));
  EXPECT_EQ(c.numbered()->upto, 2);
  EXPECT_EQ(c.numbered()->by, "a program");
  EXPECT_EQ(*c.add(some_report("new"), one_claim(), "m"), Added::fresh);
  ASSERT_TRUE(c.commit());
  EXPECT_EQ(*c.reports_after(2), (std::vector<std::string>{"new"}));
  EXPECT_EQ(*c.last_number(), 1);
  EXPECT_EQ(c.labels_of({"r1"})->at(0).members.at(0).ref, (MemberRef{"r1", "c1"}));
  EXPECT_TRUE(c.labels_of({"r2", "none"})->empty());
  EXPECT_EQ(c.read_reports({"new", "none", "r1"})->at(1).id, "r1");

  mark = *c.numbered();
  mark.by = "a program";
  EXPECT_EQ(*c.add(some_report("new"), one_claim(), "another lexicon"), Added::reread);
  ASSERT_TRUE(c.commit());
  EXPECT_EQ(c.numbered()->upto, 0);
  EXPECT_FALSE(*c.add_labels({}, &mark)) << "the mark was asked for before";
  EXPECT_EQ(c.numbered()->upto, 0);
  ASSERT_TRUE(sql("UPDATE numbered SET upto = 99"));
  EXPECT_EQ(bad(), "numbers");
}

TEST_F(DecisionsTest, TwoWhoAddTheSameReportKeepItOnce) {
  Case one = open();
  Case two = open();
  EXPECT_EQ(*one.add(some_report("new"), one_claim(), "m"), Added::fresh);
  ASSERT_TRUE(one.commit());
  EXPECT_EQ(*two.add(some_report("new"), one_claim(), "m"), Added::unchanged);
  EXPECT_EQ(*two.add(some_report("newer"), one_claim(), "m"), Added::fresh);
  ASSERT_TRUE(two.commit());
  Report other = some_report("newer");
  other.bytes += " ", other.sha256 = sha256_hex(other.bytes);
  const auto clash = one.add(other, one_claim(), "m");
  ASSERT_FALSE(clash);
  EXPECT_NE(clash.error().message.find("another report with the id newer"), std::string::npos);
  ASSERT_TRUE(one.commit());
  EXPECT_EQ(Case::open_readonly(path_)->counts()->reports, 4);
  EXPECT_EQ(bad(), "");
}

TEST_F(DecisionsTest, ContentOfAnyFormIsAnErrorNotACrash) {
  for (const char* bad : {"", "[]", "{", "{\"taken\": [3]}", "{\"taken\": [{}]}", "{\"other\": [{\"report\": 1}]}"})
    EXPECT_FALSE(parse_decision_content(bad)) << bad;
  EXPECT_TRUE(parse_decision_content("{}"));
}

}  // namespace
}  // namespace isnad
