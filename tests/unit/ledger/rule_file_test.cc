#include "ledger/rule_file.h"

#include <gtest/gtest.h>

#include "incident/link.h"
#include "ledger/reconcile.h"
#include "unit/ledger/make_report.h"

namespace isnad {
namespace {

using namespace testing;

std::string problem(const std::string& toml) {
  const Result<RuleSet> r = parse_rule_set(toml, "my.toml");
  return r ? "" : r.error().message;
}

TEST(RuleFile, EveryEmbeddedFileReadsAndNamesItsSources) {
  ASSERT_GE(embedded_rule_files().size(), 6u);
  EXPECT_EQ(embedded_rule_files().front().name, "isnad");
  for (const RuleFile& f : embedded_rule_files()) {
    const Result<RuleSet> r = parse_rule_set(f.text, std::string(f.name));
    ASSERT_TRUE(r) << r.error().message;
    EXPECT_EQ(r->name, f.name);
    EXPECT_FALSE(r->title.empty()) << f.name;
    EXPECT_FALSE(r->summary.empty()) << f.name;
    ASSERT_FALSE(r->sources.empty()) << f.name;
    for (const PublishedRule& s : r->sources) {
      EXPECT_FALSE(s.url.empty()) << f.name;
      EXPECT_FALSE(s.text.empty()) << f.name << ": say whether the text was seen";
    }
  }
}

TEST(RuleFile, HoldsWhatTheProjectsPublish) {
  const RuleSet isnad = isnad_rules();
  EXPECT_EQ(isnad.bounds, BoundsFrom::current);
  EXPECT_EQ(isnad.best, BestRule::neutral);
  EXPECT_EQ(isnad.min_sources, 1);
  EXPECT_FALSE(isnad.hedged_only_raise_high);
  EXPECT_TRUE(isnad.vague.empty());
  const RuleSet acled = *rule_set("acled");
  ASSERT_EQ(acled.vague.size(), 3u);
  EXPECT_EQ(acled.vague[0].value, 3);
  EXPECT_EQ(acled.vague[1].low, 20);
  EXPECT_EQ(acled.vague[1].value, 12);
  EXPECT_EQ(acled.vague[2].value, 100);
  EXPECT_TRUE(rule_set("ucdp")->hedged_only_raise_high);
  EXPECT_EQ(rule_set("ibc")->min_sources, 2);
  EXPECT_EQ(rule_set("airwars")->grades, CodeScheme::airwars);
}

TEST(RuleFile, SaysWhereAFileIsWrong) {
  EXPECT_EQ(problem("name = \"x\"\nbest = \"newest\"\n"),
            "my.toml:2:8: best = \"newest\" is unknown; there are: supported, latest, lowest, "
            "lowest_until_corroborated, neutral");
  EXPECT_NE(problem("name = \"x\"\nbset = \"latest\"\n").find("my.toml:2:8: unknown key 'bset'"), std::string::npos);
  EXPECT_NE(problem("best = \"latest\"\n").find("no name"), std::string::npos);
  EXPECT_NE(problem("name = \"x\"\nmin_sources = -1\n").find("my.toml:2:15: min_sources must be a whole number"),
            std::string::npos);
  EXPECT_NE(problem("name = \"x\"\nmin_sources = 1.5\n").find("whole number"), std::string::npos);
  EXPECT_NE(problem("name = \"x\"\nvague = 3\n").find("vague must be a table"), std::string::npos);
  EXPECT_NE(problem("name = \"x\"\n[vague]\nmany = 3\n").find("unknown key 'many'"), std::string::npos);
  EXPECT_NE(problem("name = \"x\"\nhearsay = [1]\n").find("no text"), std::string::npos);
  EXPECT_NE(problem("name = \"x\"\n[[source]]\nurl = \"u\"\n").find("without a title"), std::string::npos);
  EXPECT_EQ(problem("name = ").substr(0, 10), "my.toml:1:");
  EXPECT_EQ(problem("name = \"x\"\n"), "");
}

TEST(RuleFile, AUsersVoicesMakeTwoSpeakersOne) {
  ReadReport a = report("a", "2022-01-21");
  add(a, figure(Measure::killed, 5).by_origin("ministry"));
  ReadReport b = report("b", "2022-01-21");
  add(b, figure(Measure::killed, 7).by_origin("state"));
  const std::vector<ReadReport> reports{a, b};
  Incident both;
  both.id = "i-1", both.reports = {"a", "b"}, both.claims = {{"a", "c1"}, {"b", "c1"}};
  const auto sources = [&](const RuleSet& rules) {
    return reconcile(std::vector<Incident>{both}, reports, rules).at(0).figures.at(0).independent_sources;
  };
  EXPECT_EQ(sources(isnad_rules()), 2);
  const Result<RuleSet> mine = parse_rule_set("name = \"mine\"\n[voices]\nministry = \"state\"\n", "mine.toml");
  ASSERT_TRUE(mine);
  EXPECT_EQ(sources(*mine), 1);
}

}  // namespace
}  // namespace isnad
