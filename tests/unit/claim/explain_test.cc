// Why a claim was read as it was: the trace, and its wording.
#include "claim/explain_claim.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/json.h"
#include "properties/demo_reports.h"
#include "unit/embedded_engine.h"

namespace isnad {
namespace {

using testing::engine;

Report report(std::string text) {
  Report r = testing::text_report(std::move(text));
  r.published = Date::parse("2022-01-23");
  return r;
}

struct Explained {
  Report r;
  Trace trace;
  Extraction found;
  explicit Explained(std::string text) : r(report(std::move(text))), found(engine().extract(r, &trace)) {}

  std::string text(Language language = Language::en, const std::string& only = "") const {
    return explain_claims(r, found, trace, engine().rules(), {language, only});
  }
  FactKey key(const std::string& id) const {
    for (const auto& [key, name] : trace.ids)
      if (name == id) return key;
    ADD_FAILURE() << "no " << id;
    return {};
  }
  std::string words(Span s) const { return std::string(s.of(r.text)); }
  const Choice* decision(const std::string& id, Aspect aspect, Why why) const {
    const FactKey k = key(id);
    for (const Choice& d : trace.decisions)
      if (d.fact == k && d.aspect == aspect && d.why == why) return &d;
    return nullptr;
  }
  const Claim* of(Measure m) const {
    for (const Claim& c : found.claims)
      if (c.kind == ClaimKind::figure && c.measure == m) return &c;
    return nullptr;
  }
};

void expect_all(const std::string& text, std::initializer_list<const char*> parts) {
  for (const char* part : parts) EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
}

TEST(Explain, TheRuleItsPlaceAndTheBoundWords) {
  const Explained e("أعلن ناشطون مقتل ستة حراس أمس.");
  expect_all(e.text(Language::en, "c1"),
             {"c1  killed 6, security", "⟦ستة حراس⟧", "toll.nominal (rules/10-figures.toml:",
              "مقتل ستة من الحراس → killed 6 security", "«مقتل»\u2069 is the trigger <t> TRIG",
              "«ستة حراس»\u2069 is what is counted <n> GROUP", "[kill.masdar]"});
}

TEST(Explain, ARuleThatCameTooLateIsNamed) {
  const Explained e("وفر 12 سجينا من سجن الصناعة.");
  const FactKey c1 = e.key("c1");
  const auto lost = std::find_if(e.trace.attempts.begin(), e.trace.attempts.end(),
                                 [&](const Attempt& a) { return a.fact == c1 && a.outcome == Outcome::taken; });
  ASSERT_NE(lost, e.trace.attempts.end());
  EXPECT_NE(lost->rule, e.found.claims[0].rule);
  expect_all(e.text(),
             {("rejected  " + lost->rule).c_str(), (e.found.claims[0].rule + " had these words first").c_str()});
}

TEST(Explain, ARuleWithoutItsEvidenceIsNamed) {
  const Explained e("في حديث مع جنود سابقين وصف الكاتب الهجوم بأنه حديث الساعة، ودعا إلى دراسة أسباب الهجوم.");
  EXPECT_TRUE(e.found.events.empty());
  const bool talk = std::any_of(e.trace.attempts.begin(), e.trace.attempts.end(), [](const Attempt& a) {
    return a.outcome == Outcome::talk && a.weight < kAssertedWeight;
  });
  EXPECT_TRUE(talk);
  expect_all(e.text(), {"Rules that matched and made nothing", "«الهجوم»\u2069: talked about rather than told"});
  expect_all(e.text(Language::ar), {"قواعد طابقت ولم تُثمر", "حديث عنه لا إخبار به"});
}

TEST(Explain, AReportOfNothingViolentIsNamed) {
  const Explained e("هاجم الناقد الرواية أمس في القاهرة.");
  EXPECT_TRUE(e.found.events.empty());
  expect_all(e.text(), {"«هاجم»\u2069: the word has other meanings, and nothing in the report tells of violence"});
}

TEST(Explain, WhoSpeaksAndHowItIsKnown) {
  const Explained e(
      "قال مدير المستشفى إن ستة مدنيين قتلوا. وأضاف أن 40 جريحا يتلقون العلاج. وقتل شرطي، بحسب الدفاع المدني. "
      "وأصيب طفلان.");
  ASSERT_EQ(e.found.claims.size(), 4u);
  const Choice* said = e.decision("c1", Aspect::speaker, Why::said_before);
  ASSERT_TRUE(said);
  EXPECT_EQ(e.words(said->words), "قال");
  const Choice* on = e.decision("c2", Aspect::speaker, Why::goes_on);
  ASSERT_TRUE(on);
  EXPECT_EQ(e.words(on->words), "وأضاف");
  expect_all(e.text(Language::en, "c2"),
             {"names no speaker, so whoever spoke last goes on", "named as \u2068«مدير المستشفى»\u2069 of sentence 1"});
  const Choice* after = e.decision("c3", Aspect::speaker, Why::said_after);
  ASSERT_TRUE(after);
  EXPECT_EQ(e.words(after->words), "بحسب");
  EXPECT_TRUE(e.decision("c4", Aspect::speaker, Why::own_voice));
}

TEST(Explain, AnOpenQuotationGoesOn) {
  const Explained e("وقال المتحدث: «قتلنا 20 مسلحا. وأصيب 9 آخرون».");
  EXPECT_TRUE(e.decision(e.of(Measure::wounded)->id, Aspect::speaker, Why::still_speaking));
  const Choice* who = e.decision(e.of(Measure::wounded)->id, Aspect::who, Why::people_of_figure_before);
  ASSERT_TRUE(who);
  EXPECT_EQ(e.words(who->words), "20 مسلحا");
}

TEST(Explain, ScopeAndTheWordsThatDecideIt) {
  const Explained e("بلغ عدد القتلى منذ مطلع العام 120 قتيلا.");
  const Choice* scope = e.decision("c1", Aspect::scope, Why::window_of_time);
  ASSERT_TRUE(scope);
  EXPECT_EQ(e.words(scope->words), "منذ مطلع العام");
  EXPECT_TRUE(e.decision("c1", Aspect::time, Why::last_day_of_window));
  expect_all(e.text(), {"cumulative: \u2068«منذ مطلع العام»\u2069 is longer than a day"});
  const Explained plain("قتل ستة جنود.");
  expect_all(plain.text(), {"scope     incident: nothing speaks of a running total or a stock"});
}

TEST(Explain, Modality) {
  const Explained hedged("ربما أصيب 3 أطفال في القصف.");
  const Choice* d = hedged.decision("c1", Aspect::modality, Why::word_before);
  ASSERT_TRUE(d);
  EXPECT_EQ(hedged.words(d->words), "ربما");
  const Explained denied("نفى الجيش مقتل ستة جنود.");
  EXPECT_TRUE(denied.decision(denied.of(Measure::killed)->id, Aspect::modality, Why::speech_denies));
}

TEST(Explain, TimeAndPlaceOfAnotherSentence) {
  const Explained e("قتل ستة جنود يوم الخميس في بلدة سرمدا. وأصيب تسعة آخرون.");
  EXPECT_TRUE(e.decision("c1", Aspect::time, Why::nearest));
  const Choice* time = e.decision("c2", Aspect::time, Why::carried_over);
  const Choice* place = e.decision("c2", Aspect::place, Why::carried_over);
  ASSERT_TRUE(time && place);
  EXPECT_EQ(e.words(place->words), "سرمدا");
  expect_all(e.text(Language::ar, "c2"), {"«سرمدا»\u2069 من الجملة 1، إذ لا تذكر الجملة غيره"});
}

TEST(Explain, PartsAndTheirTotals) {
  const Explained e("فر 12 سجينا من سجن الصناعة، وقبض على خمسة منهم.");
  const Choice* part = e.decision("c2", Aspect::part_of, Why::of_them);
  ASSERT_TRUE(part);
  EXPECT_EQ(e.words(part->words), "12 سجينا");
}

TEST(Explain, NumbersThatBecameNoFigure) {
  const Explained e("قتل ستة جنود على بعد 25 كيلومترا من حلب في 2021. واحترقت 14 سيارة.");
  const auto why = [&](const std::string& words) {
    for (const LeftOut& l : e.trace.left_out)
      if (e.words(l.words) == words) return std::optional(l.why);
    return std::optional<Unread>();
  };
  EXPECT_EQ(why("25"), Unread::things);
  EXPECT_FALSE(why("ستة جنود")) << "it is a figure";
  EXPECT_EQ(why("14"), Unread::sentence);
  expect_all(e.text(), {"Numbers that became no figure", "«25»\u2069: counts \u2068«كيلومترا»\u2069, no people"});
  expect_all(e.text(Language::ar), {"أعداد لم تُقرأ حصائل", "يعدّ \u2068«كيلومترا»\u2069 لا أشخاصا"});
}

TEST(Explain, OneClaimOnly) {
  const Explained e("قتل ستة جنود. وأصيب طفلان.");
  const std::string one = e.text(Language::en, "c2");
  EXPECT_TRUE(one.starts_with("c2  wounded 2"));
  EXPECT_EQ(one.find("c1"), std::string::npos);
  EXPECT_EQ(e.text(Language::en, "c9"), "");
}

TEST(Explain, WordsOfTheReportDriveNoTerminal) {
  const Explained e("قتل ستة\u202E جنود\x1B[31m في القصف\n");
  const std::string text = e.text();
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
}

TEST(Explain, NothingFoundIsSaid) {
  EXPECT_EQ(Explained("السماء صافية.").text(), "no figures, events or stances\n");
  EXPECT_EQ(Explained("السماء صافية.").text(Language::ar), "لا حصائل ولا أحداث ولا مواقف\n");
}

// Whatever is read, its rule is traced; and being watched changes nothing.
TEST(Explain, EveryFactOfTheDemoHasItsReading) {
  std::size_t facts = 0;
  for (const Report& r : testing::demo_reports()) {
    Trace trace;
    const Extraction found = engine().extract(r, &trace);
    EXPECT_EQ(report_line(r, found), report_line(r, engine().extract(r)));
    std::map<std::string, FactKey> keys;
    for (const auto& [key, id] : trace.ids) keys.emplace(id, key);
    const auto traced = [&](const std::string& id, const std::string& rule) {
      ++facts;
      ASSERT_EQ(keys.count(id), 1u) << id;
      const bool read = std::any_of(trace.attempts.begin(), trace.attempts.end(), [&](const Attempt& a) {
        return a.fact == keys.at(id) && !refused(a.outcome) && a.rule == rule;
      });
      EXPECT_TRUE(read || rule == "event.from_figure") << r.id << " " << id << " " << rule;
    };
    for (const Claim& c : found.claims) traced(c.id, c.rule);
    for (const Event& e : found.events) traced(e.id, e.rule);
    for (const Language l : {Language::en, Language::ar}) {
      const std::string text = explain_claims(r, found, trace, engine().rules(), {l, {}});
      EXPECT_EQ(text.find('%'), std::string::npos) << "a word was not put in: " << text;
    }
  }
  EXPECT_GT(facts, 20u);
}

}  // namespace
}  // namespace isnad
