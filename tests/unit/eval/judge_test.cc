// Small invented gold whose scores are worked out by hand.
#include "eval/judge.h"

#include <gtest/gtest.h>

#include <map>

#include "eval/agree.h"
#include "eval/rule_worth.h"

namespace isnad {
namespace {

// Each letter stands for two bytes of text, so that bytes and code points differ.
const std::string kText = [] {
  std::string s;
  for (int i = 0; i < 100; ++i) s += "ب";
  return s;
}();

Span bytes(std::uint32_t first, std::uint32_t last) { return {2 * first, 2 * last}; }

GoldFigure gold_figure(const std::string& measure, std::int64_t n, std::uint32_t first, std::uint32_t last) {
  GoldFigure g;
  g.measures = {measure};
  g.qualifier = "exact";
  g.low = g.high = n;
  g.who = {"civilian"};
  g.modality = "asserted";
  g.span = {first, last};
  g.evidence = measure;
  return g;
}

Claim figure(const std::string& id, Measure measure, std::int64_t n, Span span, const std::string& rule = "r.a") {
  Claim c;
  c.id = id;
  c.measure = measure;
  c.value.low = c.value.high = n;
  c.who.category = Category::civilian;
  c.span = span;
  c.rule = rule;
  return c;
}

Link link(const std::string& text, const std::string& entity = "") {
  Link l;
  l.text = text;
  l.entity = entity;
  return l;
}

std::map<std::string, std::string> table(const Counts& counts) {
  std::map<std::string, std::string> out;
  for (const Score& s : scores(counts)) out.emplace(s.name, s.text());
  return out;
}

std::string fates(const Judgement& j) {
  std::string out;
  for (const Verdict& v : j.verdicts) {
    out += (out.empty() ? "" : "; ") + v.id + " " + std::string(name(v.fate));
    for (const std::string_view f : v.faults) out += " " + std::string(f);
  }
  return out;
}

TEST(Judge, CountsFiguresAsByHand) {
  GoldReport g;
  g.figures = {gold_figure("killed", 3, 0, 5), gold_figure("wounded", 7, 10, 15), gold_figure("killed", 9, 20, 25),
               gold_figure("arrested", 4, 30, 35)};
  g.figures[0].attribution = {{"مصدر طبي", ""}};
  g.figures[3].spare = true;
  Extraction found;
  found.claims = {figure("c1", Measure::killed, 3, bytes(4, 8)),      // in place, but its speaker is missing
                  figure("c2", Measure::wounded, 7, bytes(10, 12)),   // all right
                  figure("c3", Measure::killed, 8, bytes(20, 25)),    // another number
                  figure("c4", Measure::arrested, 5, bytes(30, 35)),  // another number beside an optional one
                  figure("c5", Measure::wounded, 7, bytes(14, 16)),   // said twice
                  figure("c6", Measure::killed, 1, bytes(50, 55))};   // nothing there
  const Judgement j = judge(g, kText, found);
  EXPECT_EQ(fates(j),
            "c1 right origin chain; c2 strict; c3 wrong value; c4 optional; c5 wrong repeated; c6 wrong not_in_gold");
  ASSERT_EQ(j.missed.size(), 1u);
  EXPECT_EQ(j.missed[0].what, "killed 9");
  auto t = table(j.counts);
  EXPECT_EQ(t["reports"], "1");
  EXPECT_EQ(t["gold_figures"], "3");
  EXPECT_EQ(t["figure_p"], "0.4000");   // 2 of 5
  EXPECT_EQ(t["figure_r"], "0.6667");   // 2 of 3
  EXPECT_EQ(t["figure_f1"], "0.5000");  // 2·2/(5+3)
  EXPECT_EQ(t["strict_f1"], "0.2500");  // 2·1/(5+3)
  EXPECT_EQ(t["who"], "1.0000");
  EXPECT_EQ(t["origin"], "0.5000");
  EXPECT_EQ(t["figure_date"], "-");
  EXPECT_EQ(t["stance_f1"], "-");
}

TEST(Judge, OfSeveralThatFitTheOneThatAgreesBest) {
  GoldReport g;
  g.figures = {gold_figure("killed", 3, 0, 20)};
  g.figures[0].attribution = {{"المرصد", ""}};
  Extraction found;
  found.claims = {figure("c1", Measure::killed, 3, bytes(0, 5)), figure("c2", Measure::killed, 3, bytes(6, 9))};
  found.claims[1].attribution = {link("المرصد السوري")};
  EXPECT_EQ(fates(judge(g, kText, found)), "c1 wrong repeated; c2 strict") << "c2 has the speaker";
}

TEST(Judge, RequiredOnesChooseBeforeOptionalOnes) {
  GoldReport g;
  g.figures = {gold_figure("killed", 3, 0, 5), gold_figure("killed", 3, 0, 5)};
  g.figures[0].spare = true;
  Extraction found;
  found.claims = {figure("c1", Measure::killed, 3, bytes(0, 5))};
  const Judgement j = judge(g, kText, found);
  EXPECT_EQ(fates(j), "c1 strict");
  EXPECT_TRUE(j.missed.empty());
}

TEST(Judge, EventsAndStances) {
  GoldReport g;
  GoldEvent e;
  e.types = {"shelling", "airstrike"};
  e.span = {0, 5};
  e.initiator = {"russia"};
  e.date = "2022-01";
  g.events = {e};
  GoldStance s;
  s.stance = "denies";
  s.span = {10, 15};
  s.holder = {{"وزارة الدفاع", "mod"}};
  s.target = {"isis"};
  g.stances = {s};
  Event found_event;
  found_event.id = "e1";
  found_event.type = EventType::airstrike;
  found_event.span = bytes(4, 9);
  found_event.initiator = {"russian_forces"};
  found_event.time = Time{{}, *Date::parse("2022-01-20"), *Date::parse("2022-01-20")};
  Event other = found_event;
  other.id = "e2";
  other.type = EventType::arrest;
  Claim denial;
  denial.id = "c1";
  denial.kind = ClaimKind::stance;
  denial.stance = StanceKind::denies;
  denial.span = bytes(10, 12);
  denial.attribution = {link("الوزارة", "mod")};
  denial.target.party = {"sdf"};
  Extraction found;
  found.claims = {denial};
  found.events = {found_event, other};
  const Judgement j = judge(g, kText, found);
  EXPECT_EQ(fates(j), "e1 strict; e2 wrong type; c1 right target");
  auto t = table(j.counts);
  EXPECT_EQ(t["event_p"], "0.5000");
  EXPECT_EQ(t["event_r"], "1.0000");
  EXPECT_EQ(t["event_f1"], "0.6667");
  EXPECT_EQ(t["event_date"], "1.0000");
  EXPECT_EQ(t["initiator"], "1.0000") << "a state and its forces are one";
  EXPECT_EQ(t["stance_f1"], "1.0000");
  EXPECT_EQ(t["holder"], "1.0000");
  EXPECT_EQ(t["target"], "0.0000");
  g.stances.reset();
  EXPECT_EQ(fates(judge(g, kText, found)), "e1 strict; e2 wrong type") << "stances nobody looked for are not judged";
}

TEST(Agree, Values) {
  GoldFigure g = gold_figure("killed", 3, 0, 1);
  const auto value = [](Qualifier q, std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
    Value v;
    v.qualifier = q, v.low = low, v.high = high;
    return v;
  };
  EXPECT_TRUE(value_agrees(value(Qualifier::about, 3, 3), g));
  EXPECT_FALSE(value_agrees(value(Qualifier::at_least, 3, {}), g));
  g.qualifier = "more_than", g.high.reset();
  EXPECT_TRUE(value_agrees(value(Qualifier::more_than, 3, {}), g));
  EXPECT_TRUE(value_agrees(value(Qualifier::at_least, 4, {}), g));
  EXPECT_FALSE(value_agrees(value(Qualifier::exact, 3, 3), g));
  g.qualifier = "at_most", g.low.reset(), g.high = 10;
  EXPECT_TRUE(value_agrees(value(Qualifier::less_than, {}, 9), g));
  EXPECT_FALSE(value_agrees(value(Qualifier::less_than, {}, 8), g));
  g.qualifier = "unknown", g.high.reset();
  EXPECT_TRUE(value_agrees(value(Qualifier::unknown, {}, {}), g));
  EXPECT_FALSE(value_agrees(value(Qualifier::vague, {}, {}), g));
  g.qualifier = "vague";
  EXPECT_TRUE(value_agrees(value(Qualifier::vague, 2, {}), g));
  EXPECT_FALSE(value_agrees(value(Qualifier::unknown, {}, {}), g));
}

TEST(Agree, NamesOfOneSpeaker) {
  EXPECT_EQ(fold_name("والمرصدُ الســوري، «لحقوق» الإنسان"), "المرصد سوري حقوق انسان");
  EXPECT_EQ(fold_name("للجنة"), "جنه") << "one prefix, the longest listed first, where three letters are left";
  EXPECT_EQ(fold_name("للأم"), "لام") << "«لل» would leave but two letters, «ل» leaves three";
  EXPECT_EQ(fold_name("الأم"), "الام");
}

TEST(Agree, DatesLieInsideTheGold) {
  const auto time = [](const char* a, const char* b) { return Time{{}, *Date::parse(a), *Date::parse(b)}; };
  EXPECT_TRUE(date_agrees(time("2022-01-20", "2022-01-20"), "2022-01"));
  EXPECT_FALSE(date_agrees(time("2022-01-20", "2022-02-01"), "2022-01"));
  EXPECT_FALSE(date_agrees(std::nullopt, "2022"));
}

TEST(RuleTable, TheLeastValuableFirst) {
  GoldReport g;
  g.figures = {gold_figure("killed", 3, 0, 5), gold_figure("wounded", 7, 10, 15)};
  Extraction found;
  found.claims = {
      figure("c1", Measure::killed, 3, bytes(0, 5), "good"), figure("c2", Measure::wounded, 7, bytes(10, 15), "mixed"),
      figure("c3", Measure::killed, 5, bytes(0, 5), "mixed"), figure("c4", Measure::killed, 1, bytes(50, 55), "bad")};
  const Judgement j = judge(g, kText, found);
  RuleTable t;
  t.add(j);
  const auto rows = t.rows(j.counts);
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].rule, "bad");
  EXPECT_EQ(rows[0].wrong, 1);
  EXPECT_EQ(rows[0].precision(), 0.0);
  // All: 2 right, 2 wrong of 2: F1 2/3. Without: 2 right, 1 wrong: 4/5.
  EXPECT_NEAR(rows[0].worth, 2.0 / 3 - 4.0 / 5, 1e-12);
  EXPECT_EQ(rows[1].rule, "mixed");
  EXPECT_EQ(rows[1].faults.at("value"), 1);
  EXPECT_NEAR(rows[1].worth, 2.0 / 3 - 1.0 / 2, 1e-12);  // without: 1 right, 1 wrong
  EXPECT_EQ(rows[2].rule, "good");
  EXPECT_NEAR(rows[2].worth, 2.0 / 3 - 2.0 / 5, 1e-12);  // without: 1 right, 2 wrong
}

}  // namespace
}  // namespace isnad
