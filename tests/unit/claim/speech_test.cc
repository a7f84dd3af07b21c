#include "claim/speech.h"

#include <gtest/gtest.h>

#include "unit/claim/read_items.h"

namespace isnad {
namespace {

// The chain over the first counted group of the last sentence, links joined with " > "; "-" where nobody speaks.
std::string chain_over_figure(std::string_view text, std::string_view outlet = "") {
  Document doc;
  const std::string kept(text);
  read_text(kept, testing::lexicon(), doc);
  const ItemContext context{doc, testing::lexicon(), std::nullopt};
  SentenceItems items;
  SpeechState state;
  std::vector<SpeechFrame> frames;
  for (const Sentence& s : doc.sentences) {
    build_items(context, s, items);
    find_speech(context, items, outlet, state, frames);
  }
  for (const Item& it : items.items) {
    if (!it.is(ItemClass::group) || !it.has(feature::kCounted)) continue;
    std::string out;
    for (const Link& l : attribution_at(frames, it.first).chain) out += (out.empty() ? "" : " > ") + l.text;
    return out.empty() ? "-" : out;
  }
  return "no figure";
}

SpeechCode code_over_figure(std::string_view text) {
  const testing::Sample s(text);
  SpeechState state;
  std::vector<SpeechFrame> frames;
  find_speech(s.context(), s.items, "", state, frames);
  const PeopleGroup* g = s.group();
  return g ? attribution_at(frames, g->first).code : SpeechCode::assertion;
}

TEST(Speech, AFrameBeforeCoversWhatFollows) {
  EXPECT_EQ(chain_over_figure("قال مصدر أمني إن خمسة جنود قتلوا"), "مصدر أمني");
  EXPECT_EQ(chain_over_figure("وفق مصدر طبي، قتل خمسة جنود"), "مصدر طبي");
}

TEST(Speech, AFrameAfterCoversItsClause) {
  EXPECT_EQ(chain_over_figure("قتل 17 شخصاً في الغارة، بحسب الدفاع المدني."), "الدفاع المدني");
  EXPECT_EQ(chain_over_figure("قتل أربعة جنود في الهجوم، وأصيب تسعة آخرون بحسب مصدر طبي."), "-")
      << "its own clause only";
}

TEST(Speech, NobodySpeaksWithoutAFrame) { EXPECT_EQ(chain_over_figure("قتل ثمانية أشخاص في تفجير وسط المدينة."), "-"); }

TEST(Speech, AVerbWithoutASpeakerInheritsTheChain) {
  EXPECT_EQ(chain_over_figure("قال مدير المستشفى إن الوضع صعب. وأضاف أن 40 جريحاً يتلقون العلاج."), "مدير المستشفى");
}

TEST(Speech, ANewSpeakerEndsTheReachOfTheFirst) {
  EXPECT_EQ(chain_over_figure("قال مصدر أمني إن الوضع هادئ. وأكد مصدر طبي أن 11 شخصاً أصيبوا."), "مصدر طبي");
}

TEST(Speech, ASentenceWithoutAVerbIsTheOutletsAgain) {
  EXPECT_EQ(chain_over_figure("قال شاهد عيان: \"سمعنا دوياً قوياً\". وفي الأثناء قتل أربعة مدنيين."), "-");
}

TEST(Speech, ARelayNamesTheOriginFirst) {
  EXPECT_EQ(chain_over_figure("نقلت وكالة سانا عن مصدر عسكري أن ثلاثة جنود أصيبوا."), "مصدر عسكري > وكالة سانا");
}

TEST(Speech, ARelayMarksItsRole) {
  const testing::Sample s("نقلت وكالة سانا عن مصدر عسكري أن ثلاثة جنود أصيبوا.");
  SpeechState state;
  std::vector<SpeechFrame> frames;
  find_speech(s.context(), s.items, "", state, frames);
  ASSERT_EQ(frames.size(), 1u);
  ASSERT_EQ(frames[0].chain.size(), 2u);
  EXPECT_EQ(frames[0].chain[0].role, LinkRole::origin);
  EXPECT_EQ(frames[0].chain[1].role, LinkRole::relay);
}

TEST(Speech, AColonInAHeadlineNamesTheSpeaker) {
  EXPECT_EQ(chain_over_figure("المرصد: مقتل 24 مسلحاً في البادية."), "المرصد");
}

TEST(Speech, AnOpenQuotationKeepsItsSpeaker) {
  EXPECT_EQ(chain_over_figure("قال المتحدث باسم الجيش: «المعركة مستمرة. قتل ستة جنود أمس»."), "المتحدث باسم الجيش");
}

TEST(Speech, ADenialIsMarked) {
  EXPECT_EQ(code_over_figure("نفت قوات سوريا الديمقراطية فرار 45 سجيناً."), SpeechCode::deny);
  EXPECT_EQ(code_over_figure("قال مصدر أمني إن خمسة جنود قتلوا"), SpeechCode::assertion);
}

TEST(Speech, LinksPointAtTheirWords) {
  const testing::Sample s("قال مصدر أمني إن خمسة جنود قتلوا");
  SpeechState state;
  std::vector<SpeechFrame> frames;
  find_speech(s.context(), s.items, "", state, frames);
  ASSERT_EQ(frames.size(), 1u);
  ASSERT_EQ(frames[0].chain.size(), 1u);
  EXPECT_EQ(frames[0].chain[0].span.of(s.text), frames[0].chain[0].text);
  EXPECT_EQ(frames[0].chain[0].verb, "قال");
}

}  // namespace
}  // namespace isnad
