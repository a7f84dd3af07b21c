#include "ledger/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "incident/link.h"
#include "ledger/line.h"
#include "unit/ledger/make_report.h"
#include "unit/ledger/weighed.h"

namespace isnad {
namespace {

using namespace testing;

// All figures of the reports as one incident of 20 January 2022.
std::vector<FigureLine> weigh(const std::vector<ReadReport>& reports, const RuleSet& rules = isnad_rules(),
                              std::optional<Date> as_of = std::nullopt) {
  return weigh_as_one(reports, "2022-01-20", rules, as_of);
}

FigureLine only(const std::vector<FigureLine>& lines, Measure m) {
  const auto count = std::count_if(lines.begin(), lines.end(), [&](const FigureLine& l) { return l.measure == m; });
  EXPECT_EQ(count, 1) << name(m);
  const auto at = std::find_if(lines.begin(), lines.end(), [&](const FigureLine& l) { return l.measure == m; });
  return at == lines.end() ? FigureLine{} : *at;
}

bool has(const FigureLine& line, ConflictKind kind) {
  return std::any_of(line.conflicts.begin(), line.conflicts.end(), [&](const Conflict& c) { return c.kind == kind; });
}

TEST(Reconcile, ALaterFigureOfTheSameOriginReplacesTheEarlier) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-23");
  add(a, figure(Measure::killed, 41).by_origin("sohr"));
  add(b, figure(Measure::killed, 120).by_origin("sohr"));
  const FigureLine line = only(weigh({a, b}), Measure::killed);
  EXPECT_EQ(line.low, 120);
  EXPECT_EQ(line.high, 120);
  EXPECT_EQ(line.latest, 120);
  EXPECT_EQ(line.independent_sources, 1);
  EXPECT_EQ(status(line, "a", "c1"), ClaimStatus::superseded);
  ASSERT_TRUE(has(line, ConflictKind::update));
  EXPECT_EQ(line.conflicts[0].explanation_en, "The figure for killed changed with time: 41, then 120.");
  EXPECT_EQ(line.conflicts[0].explanation_ar, "تبدلت حصيلة القتلى مع الوقت: 41، ثم 120.");
  EXPECT_EQ(line.because,
            "Weighed: sohr 120 (2022-01-23). Set aside: sohr 41 (replaced by its later 120). Low 120 and high 120 span "
            "the last "
            "word of each origin; best 120: a neutral observer's last, else the majority's, else the lowest.");
}

TEST(Reconcile, CopiesCountOnce) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-21"), c = report("c", "2022-01-22");
  add(a, figure(Measure::killed, 41).by_origin("sohr"));
  add(b, figure(Measure::killed, 41).by_origin("sohr", "afp"));
  add(c, figure(Measure::killed, 41).by_origin("a monitor", "afp"));
  const FigureLine line = only(weigh({a, b, c}), Measure::killed);
  EXPECT_EQ(line.independent_sources, 2);  // sohr, and "a monitor" whose agency only came with a copy
  EXPECT_EQ(status(line, "b", "c1"), ClaimStatus::relay);
}

TEST(Reconcile, OneAgencyIsOneVoice) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-21");
  add(a, figure(Measure::killed, 7).by_origin("a security source", "afp"));
  add(b, figure(Measure::killed, 7).by_origin("an officer", "afp"));
  const FigureLine line = only(weigh({a, b}), Measure::killed);
  EXPECT_EQ(line.independent_sources, 1);
  EXPECT_EQ(status(line, "b", "c1"), ClaimStatus::relay);
}

TEST(Reconcile, RivalOriginsStandSideBySide) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-22");
  add(a, figure(Measure::wounded, 2).by_origin("security_sources"));
  add(b, figure(Measure::wounded, 1).by_origin("isf"));
  const FigureLine line = only(weigh({a, b}), Measure::wounded);
  EXPECT_EQ(line.low, 1);
  EXPECT_EQ(line.high, 2);
  EXPECT_EQ(line.latest, 1);
  EXPECT_TRUE(has(line, ConflictKind::rival_claims));
}

TEST(Reconcile, ADeniedFigureIsKeptAndNotWeighed) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-22");
  add(a, figure(Measure::escaped, 21).by_origin("security_source"));
  add(b, figure(Measure::escaped, 21).by_origin("ministry").modality(Modality::denied));
  add(b, figure(Measure::escaped, 0).by_origin("ministry"));
  const FigureLine line = only(weigh({a, b}), Measure::escaped);
  EXPECT_EQ(status(line, "b", "c1"), ClaimStatus::denied);
  EXPECT_EQ(line.low, 0);
  EXPECT_EQ(line.high, 21);
  EXPECT_TRUE(has(line, ConflictKind::rival_claims));
}

TEST(Reconcile, ARetiredFigureIsRetiredForAll) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-22");
  add(a, figure(Measure::killed, 103).by_origin("state_tv"));
  const std::string old = add(b, figure(Measure::killed, 103));
  add(b, figure(Measure::killed, 95).by_origin("health_ministry").supersedes(old));
  const FigureLine line = only(weigh({a, b}), Measure::killed);
  EXPECT_EQ(line.low, 95);
  EXPECT_EQ(line.high, 95);
  EXPECT_EQ(status(line, "a", "c1"), ClaimStatus::superseded);
}

TEST(Reconcile, OpenEndsStayOpenOnlyWhereTheyLead) {
  ReadReport a = report("a", "2022-01-21");
  add(a, figure(Measure::killed, 0).range(50, std::nullopt, Qualifier::more_than).by_origin("x"));
  FigureLine line = only(weigh({a}), Measure::killed);
  EXPECT_EQ(line.low, 50);
  EXPECT_EQ(line.high, std::nullopt);
  EXPECT_EQ(line.latest, 50);
  ReadReport b = report("b", "2022-01-21");
  add(b, figure(Measure::killed, 80).by_origin("y"));
  line = only(weigh({a, b}), Measure::killed);
  EXPECT_EQ(line.low, 50);
  EXPECT_EQ(line.high, 80);
  EXPECT_EQ(line.latest, 80);
  EXPECT_FALSE(has(line, ConflictKind::rival_claims));
}

TEST(Reconcile, PartsAddUpAndGapsAreNoted) {
  ReadReport a = report("a", "2022-01-21");
  const std::string whole = add(a, figure(Measure::killed, 41).by_origin("sohr"));
  add(a, figure(Measure::killed, 20).of(Category::security).by_origin("sohr").part_of(whole));
  add(a, figure(Measure::killed, 16).of("isis").by_origin("sohr").part_of(whole));
  add(a, figure(Measure::killed, 5).of(Category::civilian).by_origin("sohr").part_of(whole));
  auto lines = weigh({a});
  EXPECT_EQ(lines.size(), 4u);
  const auto total = [&]() {
    return *std::find_if(lines.begin(), lines.end(), [](const FigureLine& l) {
      return l.who.category == Category::unspecified && l.who.party.empty();
    });
  };
  ASSERT_TRUE(has(total(), ConflictKind::arithmetic));
  EXPECT_EQ(total().conflicts[0].explanation_en, "The parts add up to the whole: 41.");
  a.found.claims[3].value.low = a.found.claims[3].value.high = 9;
  lines = weigh({a});
  EXPECT_EQ(total().conflicts[0].explanation_en, "The parts make 45, more than the whole 41.");
  EXPECT_EQ(total().low, 41);
  EXPECT_EQ(total().high, 45);  // the parts put the upper end in doubt
}

TEST(Reconcile, EscapeBalanceCloses) {
  ReadReport a = report("a", "2022-01-25");
  add(a, figure(Measure::escaped, 879).of(Category::detainee));
  add(a, figure(Measure::recaptured, 454).of(Category::detainee).by_origin("ministry"));
  add(a, figure(Measure::at_large, 421).of(Category::detainee).by_origin("ministry"));
  add(a, figure(Measure::killed, 4).of(Category::detainee).by_origin("ministry"));
  EXPECT_TRUE(has(only(weigh({a}), Measure::escaped), ConflictKind::arithmetic));
}

TEST(Reconcile, BatchesOfOneReportAddUp) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-23");
  add(a, figure(Measure::recaptured, 6).of(Category::detainee).by_origin("source"));
  const std::string all = add(b, figure(Measure::escaped, 21).of(Category::detainee).by_origin("source"));
  add(b, figure(Measure::recaptured, 6).of(Category::detainee).by_origin("source").part_of(all));
  add(b, figure(Measure::recaptured, 10).of(Category::detainee).by_origin("source").part_of(all));
  const FigureLine line = only(weigh({a, b}), Measure::recaptured);
  EXPECT_EQ(line.low, 16);
  EXPECT_EQ(line.high, 16);
  EXPECT_TRUE(has(line, ConflictKind::update));
}

TEST(Reconcile, AHeadlineThatTheBodyDoesNotBearOut) {
  ReadReport a = report("a", "2022-01-21");
  add(a, figure(Measure::escaped, 300).of(Category::detainee).headline());
  add(a, figure(Measure::escaped, 600).of(Category::detainee).by_origin("ministry"));
  const FigureLine line = only(weigh({a}), Measure::escaped);
  EXPECT_EQ(line.low, 600);
  EXPECT_EQ(status(line, "a", "c1"), ClaimStatus::relay);
  EXPECT_TRUE(has(line, ConflictKind::relay_distortion));
}

TEST(Reconcile, PlansAreNotDeeds) {
  ReadReport a = report("a", "2022-01-21");
  add(a, figure(Measure::transferred, 150).of("isis").by_origin("centcom"));
  add(a, figure(Measure::transferred, 7000).of("isis").by_origin("centcom").modality(Modality::irrealis));
  const auto lines = weigh({a});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].high, 150);
  EXPECT_TRUE(has(lines[0], ConflictKind::scope));
}

TEST(Reconcile, YearlyTotalsDoNotMixWithTheIncident) {
  ReadReport a = report("a", "2022-06-21");
  add(a, figure(Measure::killed, 3).by_origin("sohr"));
  add(a, figure(Measure::killed, 99).by_origin("sohr").scope(Scope::cumulative).on("2022-01-01", "2022-06-21"));
  const auto lines = weigh({a});
  ASSERT_EQ(lines.size(), 1u + 1u);
  EXPECT_EQ(lines[0].high, 3);
  EXPECT_EQ(lines[1].scope, Scope::cumulative);
}

TEST(Reconcile, AsOfForgetsWhatCameLater) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-23");
  add(a, figure(Measure::killed, 41).by_origin("sohr"));
  add(b, figure(Measure::killed, 120).by_origin("sohr"));
  EXPECT_EQ(only(weigh({a, b}, isnad_rules(), Date::parse("2022-01-22")), Measure::killed).latest, 41);
  EXPECT_TRUE(weigh({b}, isnad_rules(), Date::parse("2022-01-22")).empty());
}

TEST(Reconcile, RuleSetsReadTheSameClaimsDifferently) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-23"), c = report("c", "2022-01-23");
  add(a, figure(Measure::killed, 41).by_origin("sohr"));
  add(b, figure(Measure::killed, 120).by_origin("sohr"));
  add(c, figure(Measure::killed, 60).by_origin("ministry"));
  const std::vector<ReadReport> all{a, b, c};
  const FigureLine own = only(weigh(all), Measure::killed);
  EXPECT_EQ(own.low, 60);
  const FigureLine stated = only(weigh(all, *rule_set("airwars")), Measure::killed);
  EXPECT_EQ(stated.low, 41);
  EXPECT_EQ(stated.high, 120);
  EXPECT_EQ(only(weigh(all, *rule_set("acled")), Measure::killed).best, 60);
  EXPECT_EQ(only(weigh({a}, *rule_set("ibc")), Measure::killed).best, std::nullopt);
  EXPECT_FALSE(rule_set("none"));
  for (const std::string& n : rule_set_names()) EXPECT_EQ(rule_set(n)->name, n);
}

TEST(Reconcile, BestIsTheNeutralObserversLastThenTheMajoritysThenTheLower) {
  ReadReport a = report("a", "2022-01-21"), b = report("b", "2022-01-22"), c = report("c", "2022-01-22");
  add(a, figure(Measure::killed, 41).by_origin("sohr"));
  add(b, figure(Measure::killed, 20).by_origin("sdf"));
  add(c, figure(Measure::killed, 20).by_origin("isis"));
  EXPECT_EQ(only(weigh({a, b, c}), Measure::killed).best, 41);
  EXPECT_EQ(only(weigh({b, c}), Measure::killed).best, 20);
  ReadReport d = report("d", "2022-01-22");
  add(d, figure(Measure::killed, 35).by_origin("isis"));
  EXPECT_EQ(only(weigh({b, d}), Measure::killed).best, 20);
}

TEST(Reconcile, CopiesOfOneTextAreOneSource) {
  // The same ids the other way round: who is first does not hang on the order of the line.
  for (const auto& [first, second] : {std::pair("a", "b"), std::pair("b", "a")}) {
    ReadReport wire = report(first, "2022-01-21"), other = report("c", "2022-01-22");
    ReadReport copy = copy_of(wire, second, "2022-01-21");
    add(wire, figure(Measure::killed, 41));
    add(copy, figure(Measure::killed, 41));
    add(other, figure(Measure::killed, 38));
    const FigureLine line = only(weigh({wire, copy, other}), Measure::killed);
    EXPECT_EQ(line.independent_sources, 2);
    EXPECT_EQ(line.best, 38) << "41 has no majority";
    EXPECT_EQ(status(line, first, "c1"), ClaimStatus::current);
    EXPECT_EQ(status(line, second, "c1"), ClaimStatus::relay);
    const std::string voice = "outlet:outlet of " + std::string(first);
    EXPECT_NE(line.because.find("a copy of the report of " + voice), std::string::npos) << line.because;
    for (const WeighedClaim& w : line.claims) {
      const std::string own = "outlet:outlet of " + w.report;
      const bool copied = w.report == second;
      EXPECT_EQ(w.chain, copied ? std::vector<std::string>({voice, own}) : std::vector<std::string>({own}));
    }
    EXPECT_FALSE(has(line, ConflictKind::relay_distortion));
  }
}

TEST(Reconcile, ANamedSpeakerInACopyStaysTheOrigin) {
  ReadReport wire = report("a", "2022-01-21"), copy = copy_of(wire, "b", "2022-01-22");
  add(wire, figure(Measure::killed, 41).by_origin("sohr"));
  add(copy, figure(Measure::killed, 41).by_origin("sohr"));
  add(copy, figure(Measure::killed, 60).by_origin("ministry"));
  const FigureLine line = only(weigh({wire, copy}), Measure::killed);
  EXPECT_EQ(line.independent_sources, 2);
  EXPECT_EQ(line.claims.back().origin, "ministry");
}

TEST(Reconcile, AnOutletThatPrintsItselfAgainIsNoCopy) {
  ReadReport wire = report("a", "2022-01-21"), again = copy_of(wire, "b", "2022-01-22");
  again.outlet = wire.outlet;
  add(wire, figure(Measure::killed, 41));
  add(again, figure(Measure::killed, 41));
  const FigureLine line = only(weigh({wire, again}), Measure::killed);
  EXPECT_EQ(line.because.find("a copy"), std::string::npos) << line.because;
  EXPECT_EQ(line.claims.back().chain.size(), 1u);
}

TEST(Reconcile, AnotherFigureInACopyOfTheDayIsADistortionOfLaterDaysAnUpdate) {
  ReadReport wire = report("a", "2022-01-21"), copy = copy_of(wire, "b", "2022-01-21");
  add(wire, figure(Measure::killed, 14));
  add(copy, figure(Measure::killed, 41));
  for (const char* rules : {"isnad", "airwars"}) {
    const FigureLine line = only(weigh({wire, copy}, *rule_set(rules)), Measure::killed);
    EXPECT_EQ(line.low, 14) << rules;
    EXPECT_EQ(line.high, 14) << rules;
    EXPECT_EQ(line.independent_sources, 1);
    EXPECT_EQ(status(line, "b", "c1"), ClaimStatus::relay);
    EXPECT_TRUE(has(line, ConflictKind::relay_distortion));
  }
  copy.published = Date::parse("2022-01-22");
  const FigureLine later = only(weigh({wire, copy}), Measure::killed);
  EXPECT_EQ(later.best, 41);
  EXPECT_EQ(later.independent_sources, 1);
  EXPECT_TRUE(has(later, ConflictKind::update));
  EXPECT_FALSE(has(later, ConflictKind::relay_distortion));
}

TEST(Reconcile, NothingSaidIsNoNumber) {
  ReadReport a = report("a", "2022-01-21");
  add(a, figure(Measure::abducted, 0).range(std::nullopt, std::nullopt, Qualifier::unknown));
  const FigureLine line = only(weigh({a}), Measure::abducted);
  EXPECT_EQ(line.low, std::nullopt);
  EXPECT_EQ(line.best, std::nullopt);
  EXPECT_EQ(line.independent_sources, 0);
}

TEST(FoldWords, OneFormOfEachLetter) {
  EXPECT_EQ(fold_words("إدارةُ  السجـون"), "اداره السجون");
  EXPECT_EQ(fold_words(""), "");
}

}  // namespace
}  // namespace isnad
