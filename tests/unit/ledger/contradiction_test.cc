// What reports confuse, and what they contradict: numbers of one count given for another, rivals of a day, denials.
#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/reconcile.h"
#include "unit/ledger/make_report.h"
#include "unit/ledger/weighed.h"

namespace isnad {
namespace {

using namespace testing;

std::vector<FigureLine> weigh(const std::vector<ReadReport>& reports) { return weigh_as_one(reports, "2021-05-02"); }

FigureLine line_of(const std::vector<FigureLine>& lines, Measure m, Category c = Category::unspecified) {
  const auto at = std::find_if(lines.begin(), lines.end(), [&](const FigureLine& l) {
    return l.measure == m && l.who.category == c && l.apart.empty();
  });
  EXPECT_NE(at, lines.end()) << name(m);
  return at == lines.end() ? FigureLine{} : *at;
}

int count(const FigureLine& line, ConflictKind kind) {
  return static_cast<int>(
      std::count_if(line.conflicts.begin(), line.conflicts.end(), [&](const Conflict& c) { return c.kind == kind; }));
}

FigureMaker escaped(std::int64_t n) { return figure(Measure::escaped, n).of(Category::detainee); }
FigureMaker at_large(std::int64_t n) { return figure(Measure::at_large, n).of(Category::detainee); }

TEST(Confusion, ThoseStillFreeAreNotThoseWhoEscaped) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-04");
  add(a, escaped(52).by_origin("police"));
  add(a, at_large(25).by_origin("police"));
  add(b, escaped(25).by_origin("local_pages"));
  const FigureLine line = line_of(weigh({a, b}), Measure::escaped, Category::detainee);
  EXPECT_EQ(line.low, 52);
  EXPECT_EQ(line.high, 52);
  EXPECT_EQ(status(line, "b", "c1"), ClaimStatus::out_of_scope);
  EXPECT_EQ(count(line, ConflictKind::relay_distortion), 1);
}

TEST(Confusion, AllWhoEscapedMayStillBeFree) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-04");
  add(a, at_large(25).by_origin("police"));
  add(b, escaped(25).by_origin("local_pages"));
  const FigureLine line = line_of(weigh({a, b}), Measure::escaped, Category::detainee);
  EXPECT_EQ(line.low, 25);
  EXPECT_EQ(count(line, ConflictKind::relay_distortion), 0);
}

TEST(Confusion, MissingAddedToTheDeadInARetelling) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-03"), c = report("c", "2021-05-06");
  add(a, figure(Measure::killed, 18).by_origin("guards"));
  add(a, figure(Measure::missing, 9).by_origin("guards"));
  add(b, figure(Measure::killed, 27).by_origin("guards"));
  add(c, figure(Measure::killed, 27).by_origin("monitor"));
  const FigureLine line = line_of(weigh({a, b, c}), Measure::killed);
  EXPECT_EQ(line.low, 18);
  EXPECT_EQ(line.high, 27);
  EXPECT_EQ(status(line, "b", "c1"), ClaimStatus::out_of_scope);
  EXPECT_EQ(status(line, "c", "c1"), ClaimStatus::current);
  EXPECT_EQ(count(line, ConflictKind::relay_distortion), 1);
  EXPECT_EQ(count(line, ConflictKind::definition), 1);
}

TEST(Confusion, DeadRetoldAsDeadOrMissing) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-03");
  add(a, figure(Measure::killed, 18).by_origin("guards"));
  add(b, figure(Measure::casualties, 18).by_origin("guards"));
  EXPECT_EQ(count(line_of(weigh({a, b}), Measure::killed), ConflictKind::relay_distortion), 1);
}

TEST(Confusion, AHeadlineThatAddsDeadAndWounded) {
  ReadReport a = report("a", "2021-05-03");
  add(a, figure(Measure::killed, 30).range(30, std::nullopt, Qualifier::more_than).sentence(1));
  add(a, figure(Measure::killed, 9).by_origin("rescuers").sentence(2));
  add(a, figure(Measure::wounded, 21).by_origin("rescuers").sentence(2));
  const FigureLine line = line_of(weigh({a}), Measure::killed);
  EXPECT_EQ(line.high, 9);
  EXPECT_EQ(count(line, ConflictKind::relay_distortion), 1);
}

TEST(Conflict, AFigureThatTheOtherSideDeniesHasARival) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-04");
  add(a, figure(Measure::arrested, 3).by_origin("rebels"));
  add(b, figure(Measure::arrested, 3).by_origin("guards").modality(Modality::denied));
  const FigureLine line = line_of(weigh({a, b}), Measure::arrested);
  EXPECT_EQ(line.low, 3);
  EXPECT_EQ(count(line, ConflictKind::rival_claims), 1);
  // Who takes back his own figure is no rival of himself.
  ReadReport c = report("c", "2021-05-04");
  add(c, figure(Measure::arrested, 3).by_origin("rebels").modality(Modality::denied));
  EXPECT_EQ(count(line_of(weigh({a, c}), Measure::arrested), ConflictKind::rival_claims), 0);
}

TEST(Conflict, RivalsOfADayAreToldThoughOneSideWentOn) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-06");
  add(a, figure(Measure::killed, 9).by_origin("rescuers"));
  add(a, figure(Measure::killed, 11).by_origin("monitor"));
  add(b, figure(Measure::killed, 11).by_origin("rescuers"));
  const FigureLine line = line_of(weigh({a, b}), Measure::killed);
  ASSERT_EQ(count(line, ConflictKind::rival_claims), 1);
  EXPECT_EQ(line.low, 11);
}

TEST(Conflict, AHospitalCountsWhoReachedIt) {
  ReadReport a = report("a", "2021-05-03");
  add(a, figure(Measure::killed, 17).by_origin("rescuers"));
  add(a, figure(Measure::killed, 14).by_origin("medical_source"));
  EXPECT_EQ(count(line_of(weigh({a}), Measure::killed), ConflictKind::scope), 1);
  ReadReport b = report("b", "2021-05-03");
  add(b, figure(Measure::killed, 14).by_origin("rescuers"));
  add(b, figure(Measure::killed, 17).by_origin("medical_source"));
  EXPECT_EQ(count(line_of(weigh({b}), Measure::killed), ConflictKind::scope), 0);
}

TEST(Conflict, NeutralisedIsNoOneCount) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-04");
  add(a, figure(Measure::neutralised, 31).by_origin("army"));
  add(b, figure(Measure::neutralised, 58).by_origin("ministry"));
  EXPECT_EQ(count(line_of(weigh({a, b}), Measure::neutralised), ConflictKind::definition), 1);
}

TEST(Lines, AnObserversLowerCountStandsBesideTheForces) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-05");
  add(a, figure(Measure::recaptured, 26).by_origin("sohr"));
  add(a, figure(Measure::recaptured, 22).by_origin("army"));
  add(b, figure(Measure::recaptured, 31).by_origin("police"));
  const FigureLine line = line_of(weigh({a, b}), Measure::recaptured, Category::detainee);
  EXPECT_EQ(line.low, 26);
  EXPECT_EQ(line.high, 31);
}

TEST(Lines, ArrestsInPrintOnlyGrow) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-05");
  add(a, figure(Measure::arrested, 14));
  add(b, figure(Measure::arrested, 23));
  const FigureLine line = line_of(weigh({a, b}), Measure::arrested);
  EXPECT_EQ(line.low, 23);
  EXPECT_EQ(count(line, ConflictKind::update), 1);
}

TEST(Lines, TwoWhoDiedLaterAreAmongTheDead) {
  ReadReport a = report("a", "2021-05-03");
  add(a, figure(Measure::killed, 13).by_origin("medical_source").sentence(1));
  add(a, figure(Measure::killed, 2).by_origin("medical_source").sentence(1));
  const FigureLine line = line_of(weigh({a}), Measure::killed);
  EXPECT_EQ(line.low, 13);
  EXPECT_EQ(line.high, 13);
  EXPECT_EQ(count(line, ConflictKind::update), 0);
}

TEST(Lines, TheDeadWithoutAWordAreTheCiviliansWhereOneNumberIsSaidOfBoth) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-04"), c = report("c", "2021-05-05");
  add(a, figure(Measure::killed, 9).of(Category::civilian).by_origin("rescuers"));
  add(b, figure(Measure::killed, 9).by_origin("hospital"));
  add(c, figure(Measure::killed, 12).by_origin("rescuers"));
  const FigureLine line = line_of(weigh({a, b, c}), Measure::killed, Category::civilian);
  EXPECT_EQ(line.claims.size(), 3u);
  EXPECT_EQ(line.high, 12);
  // Who tells the two apart counts fighters among the dead.
  add(c, figure(Measure::killed, 10).of(Category::civilian).by_origin("rescuers"));
  EXPECT_EQ(line_of(weigh({a, b, c}), Measure::killed, Category::civilian).claims.size(), 2u);
}

TEST(Lines, ABodyUnderTwoNamesIsOneVoice) {
  ReadReport a = report("a", "2021-05-03"), b = report("b", "2021-05-04");
  add(a, figure(Measure::killed, 9).by_origin("civil_defence"));
  add(b, figure(Measure::killed, 12).by_origin("syrian_civil_defence"));
  EXPECT_EQ(line_of(weigh({a, b}), Measure::killed).low, 12);
  // Two that could be meant: neither is.
  add(b, figure(Measure::killed, 15).by_origin("lebanese_civil_defence"));
  EXPECT_EQ(line_of(weigh({a, b}), Measure::killed).low, 9);
}

TEST(Lines, ATieOfADayGoesToTheAuthority) {
  ReadReport a = report("a", "2021-05-03");
  add(a, figure(Measure::killed, 12).by_origin("sohr"));
  add(a, figure(Measure::killed, 9).by_origin("ministry"));
  EXPECT_EQ(line_of(weigh({a}), Measure::killed).latest, 9);
}

}  // namespace
}  // namespace isnad
