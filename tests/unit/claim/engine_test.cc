#include "isnad/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "claim/dump.h"
#include "lexicon/builder.h"
#include "lexicon/lexicon.h"
#include "unit/embedded_engine.h"

namespace isnad {
namespace {

using testing::engine;
using testing::text_report;

TEST(Engine, FindsFiguresAndEvents) {
  const Report r = text_report("قتل خمسة جنود في قصف على حلب.");
  const Extraction found = engine().extract(r);
  ASSERT_EQ(found.claims.size(), 1u) << dump(r, found);
  const Claim& c = found.claims[0];
  EXPECT_EQ(c.id, "c1");
  EXPECT_EQ(c.measure, Measure::killed);
  EXPECT_EQ(c.value.low, 5);
  EXPECT_EQ(c.span.of(r.text), "خمسة جنود");
  EXPECT_FALSE(c.rule.empty());
  ASSERT_EQ(found.events.size(), 1u);
  EXPECT_EQ(found.events[0].type, EventType::shelling);
  EXPECT_EQ(c.event, found.events[0].id);
}

// The id of the place of the first figure.
std::string place_of(std::string text) {
  const Extraction found = engine().extract(text_report(std::move(text)));
  if (found.claims.empty() || !found.claims[0].place) return "none";
  return found.claims[0].place->id;
}

TEST(Engine, BesideAVillageItsSeatMeansTheGovernorate) {
  EXPECT_EQ(place_of("إدلب: قتل خمسة مدنيين بقصف في معربليت."), "sy-maarbalit");
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف في إدلب استهدف قرية معربليت."), "sy-maarbalit");
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف في إدلب."), "sy-idlib");
}

TEST(Engine, OfPlacesNamedAlikeTakesTheOneInTheCountryOfTheReport) {
  EXPECT_EQ(place_of("فلسطين. قتل خمسة مدنيين بقصف في الناقورة."), "ps-an-naqurah");
  EXPECT_EQ(place_of("لبنان. قتل خمسة مدنيين بقصف في الناقورة."), "lb-naqoura");
}

TEST(Engine, AWholeWordIsNotAPrefixAndAPlace) {
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف على فاطمة."), "none");
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف على أطمة."), "sy-atmah");
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف على دوماً."), "none");
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف على دوما."), "sy-douma");
}

TEST(Engine, AWeakPlaceNameMayBeAHashtagAfterItsType) {
  EXPECT_EQ(place_of("قتل خمسة مدنيين بقصف في قرية #الزر."), "sy-al-zer");
  EXPECT_NE(place_of("قتل خمسة مدنيين بقصف في #الزر."), "sy-al-zer");
}

TEST(Engine, FindsNothingInNothing) {
  for (const char* text : {"", " ", "\n\n", "Hello.", "الطقس معتدل اليوم.", "....."}) {
    const Extraction found = engine().extract(text_report(text));
    EXPECT_TRUE(found.claims.empty()) << text;
    EXPECT_TRUE(found.events.empty()) << text;
  }
}

TEST(Engine, APartPointsAtItsTotal) {
  const Extraction found = engine().extract(text_report("قتل 18 مدنياً بينهم خمسة أطفال."));
  ASSERT_EQ(found.claims.size(), 2u);
  EXPECT_EQ(found.claims[1].part_of, found.claims[0].id);
}

TEST(Engine, LinksNeverDangle) {
  const Extraction found = engine().extract(text_report(
      "ارتفعت الحصيلة إلى 33 قتيلاً بعدما كانت 21، هم 20 مدنياً و13 جندياً بينهم ضابطان. هاجم داعش السجن وفر 40 سجيناً."));
  const auto claim = [&](const std::string& id) {
    return std::any_of(found.claims.begin(), found.claims.end(), [&](const Claim& c) { return c.id == id; });
  };
  const auto event = [&](const std::string& id) {
    return std::any_of(found.events.begin(), found.events.end(), [&](const Event& e) { return e.id == id; });
  };
  EXPECT_FALSE(found.claims.empty());
  for (const Claim& c : found.claims) {
    EXPECT_TRUE(c.part_of.empty() || claim(c.part_of)) << c.id;
    EXPECT_TRUE(c.supersedes.empty() || claim(c.supersedes)) << c.id;
    EXPECT_TRUE(c.event.empty() || event(c.event)) << c.id;
    EXPECT_NE(c.part_of, c.id);
    EXPECT_NE(c.supersedes, c.id);
  }
}

TEST(Engine, OddTextBecomesADiagnostic) {
  const Extraction found = engine().extract(text_report("قتـ ـل سبعة جنود في حلب."));
  ASSERT_FALSE(found.diagnostics.empty());
  EXPECT_EQ(found.diagnostics[0].code, "text.rejoined");
}

TEST(Engine, ExplainsEachStage) {
  const Report r = text_report("قتل خمسة جنود.");
  EXPECT_NE(engine().explain(r, Stage::text).find("sentence body"), std::string::npos);
  EXPECT_NE(engine().explain(r, Stage::mention).find("GROUP"), std::string::npos);
  EXPECT_EQ(engine().explain(r, Stage::claim), dump(r, engine().extract(r)));
}

TEST(Engine, ExplainingLeavesNoTrace) {
  const Report a = text_report("قال مصدر أمني: «قتل خمسة جنود في هجوم على سجن غويران."), b = text_report("أصيب طفلان.");
  const std::string alone = engine().explain(b, Stage::claim);
  engine().explain(a, Stage::claim);
  engine().explain(a, Stage::mention);
  EXPECT_EQ(engine().explain(b, Stage::claim), alone) << "nothing is carried from report to report";
}

TEST(Engine, TwoEnginesDoNotMeet) {
  auto empty = Lexicon::from_bytes(LexiconBuilder().build(""), "empty");
  ASSERT_TRUE(empty);
  const auto bare = Engine::with(*empty);
  ASSERT_TRUE(bare);
  const Report r = text_report("قتل خمسة جنود.");
  EXPECT_EQ(engine().extract(r).claims.size(), 1u);
  EXPECT_TRUE(bare->extract(r).claims.empty());
  EXPECT_EQ(engine().extract(r).claims.size(), 1u);
}

TEST(Engine, AMissingLexiconIsAnIoError) {
  EngineOptions options;
  options.lexicon_path = "/nonexistent/isnad.lex";
  const auto made = Engine::create(options);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kIo);
}

TEST(Engine, ADamagedLexiconIsRefused) {
  const std::string path = ::testing::TempDir() + "isnad_engine_test.lex";
  std::ofstream(path, std::ios::binary) << "this is no lexicon, it is a line of text that is long enough to look at"
                                        << std::string(400, '.');
  EngineOptions options;
  options.lexicon_path = path;
  const auto made = Engine::create(options);
  std::remove(path.c_str());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::kCorruptLexicon);
  EXPECT_NE(made.error().message.find(path), std::string::npos);
}

TEST(Engine, ALexiconWithAnUnknownRuleIsRefused) {
  auto lexicon = Lexicon::from_bytes(LexiconBuilder().build("id\tx\nlayer\tfigure\npattern\tFUTURE\n\n"), "newer");
  ASSERT_TRUE(lexicon);
  const auto made = Engine::with(*lexicon);
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find("FUTURE"), std::string::npos);
}

}  // namespace
}  // namespace isnad
