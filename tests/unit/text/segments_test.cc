// Pages as scrapers leave them: which lines are the report, and which are not.
#include <gtest/gtest.h>

#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::read;

// One letter a sentence: H headline, D dateline, Y byline, b body, n noise.
std::string shape(std::string_view text) {
  const Document d = read(text);
  std::string s;
  for (const Sentence& x : d.sentences) s.push_back("HDYbn"[static_cast<std::size_t>(x.segment)]);
  return s;
}

const std::string kFirst = "قال مصدر في الشرطة اليوم الأحد إن ثلاثة جنود قتلوا في هجوم على حاجز قرب المدينة.\n\n";
const std::string kSecond = "وأضاف المصدر أن خمسة آخرين أصيبوا بجروح ونقلوا إلى المستشفى العام في مركز المحافظة.\n\n";
const std::string kBody = kFirst + kSecond;

TEST(Segments, LinksUnderAHeadingAreNoise) {
  EXPECT_EQ(shape(kBody + "مواضيع ذات صلة\n\nمقتل 28 في تفجيرات ببغداد\n\nإصابة عشرة في قصف على حلب"), "bbnnn");
  EXPECT_EQ(shape(kBody + "عدد القراءات: 1212 | مواضيع ذات صلة\nمقتل جنديين بعبوة"), "bbnn");
  EXPECT_EQ(shape(kBody + "الأكثر قراءة\n\nقتيلان في درعا.\n\nمقتل ثلاثة في حمص."), "bbnnn");
}

TEST(Segments, TheReportGoesOnAfterALinkInItsMidst) {
  EXPECT_EQ(shape(kFirst + "اقرأ أيضاً: مقتل 19 شخصاً في تفجير آخر\n\n" + kSecond), "bnb");
}

TEST(Segments, ATickerOfClockLinesIsNoise) {
  EXPECT_EQ(shape("08:25 م مقتل عشرة في غارة\n\n01:15 ص إصابة ستة جنود\n\nهجوم على حاجز قرب المدينة\n\n" + kBody),
            "nnHbb");
}

TEST(Segments, ATickerOnOneLineIsNoise) {
  const std::string a = "مقتل ثلاثة جنود في كمين", b = "إصابة عشرة مدنيين بقصف على السوق",
                    c = "نزوح مئات العائلات من القرية";
  const std::string headline = "هجوم على حاجز قرب المدينة\n\n";
  EXPECT_EQ(shape("عاجل | " + a + " | " + b + " | " + c + "\n\n" + headline + kBody), "nHbb");
  EXPECT_EQ(shape("• " + a + " • " + b + " • " + c + "\n\n" + headline + kBody), "nHbb");
  EXPECT_EQ(shape("12:10 " + a + " 12:25 " + b + " 12:40 " + c + "\n\n" + headline + kBody), "nHbb");
  EXPECT_EQ(shape(headline + kBody + a + " | " + b + " | " + c), "Hbbn");
}

TEST(Segments, BarsInAHeadlineOrAReportAreNoTicker) {
  EXPECT_EQ(shape("عاجل | مقتل ثلاثة جنود في كمين | فيديو\n\n" + kBody), "Hbb");
  EXPECT_EQ(shape("سوريا | حلب | مقتل ثلاثة جنود في كمين\n\n" + kBody), "Hbb");
  EXPECT_EQ(shape("مقتل ثلاثة جنود في كمين | إصابة عشرة مدنيين بقصف على السوق | نزوح مئات العائلات من القرية"), "b");
}

TEST(Segments, CountersButtonsAndRightsAreNoise) {
  EXPECT_EQ(shape("هجوم على حاجز\n\n" + kBody +
                  "المشاهدات: 4127\n\nشارك\n\nTwitter\n\n#سوريا #حلب\n\nجميع الحقوق محفوظة 2021"),
            "Hbbnnnnn");
}

TEST(Segments, CommentsAreNoiseToTheEnd) {
  EXPECT_EQ(shape(kBody + "التعليقات\n\nأنا سمعت أن القتلى كانوا عشرين لا ثلاثة كما تقول الشرطة في بيانها الأخير."),
            "bbnn");
}

TEST(Segments, ACaptionWithItsAgencyIsNoise) {
  EXPECT_EQ(shape("هجوم على حاجز قرب المدينة\n\nدخان فوق مبنى في بلدة قصفتها الطائرات (رويترز)\n\n" + kBody), "Hnbb");
}

TEST(Segments, DatelinesStandAlone) {
  for (const char* dateline : {"الحسكة (سوريا) -", "أربيل (كوردستان 24)-", "بغداد 20 يناير (رويترز) –", "خاص -"}) {
    const std::string text = std::string(dateline) + " " + kBody;
    const Document d = read(text);
    ASSERT_EQ(d.sentences.size(), 3u) << dateline;
    EXPECT_EQ(d.sentences[0].segment, Segment::dateline) << dateline;
    EXPECT_EQ(d.original(d.tokens[d.sentences[1].first]), "قال") << dateline;
  }
}

TEST(Segments, LinesOfHouseAndPlaceAreNoBody) {
  EXPECT_EQ(shape("هجوم على حاجز قرب المدينة\n\nجسر – إدلب\n\n" + kBody), "HDbb");
  EXPECT_EQ(shape("هجوم على حاجز قرب المدينة\n\nكتب: سامي نادر\n\n" + kBody), "HYbb");
  EXPECT_EQ(shape("2021/10/16\n\nهجوم على حاجز قرب المدينة\n\n" + kBody), "DHbb");
}

TEST(Segments, PostsStayBody) {
  // a post told twice, once cut off; hashtags in its midst; a list of names
  EXPECT_EQ(shape("مقتل طفل وإصابة 4 بقصف على مخيم في #إدلب...\n\nمقتل طفل وإصابة 4 بقصف على مخيم في #إدلب، فرق..."),
            "bb");
  EXPECT_EQ(shape("• مقتل 4 مدنيين في #عفرين شمال #حلب.\n• إصابة 6 في #جرابلس نتيجة قصف."), "bb");
  EXPECT_EQ(shape("مقتل ستة في قصف\n\nالشهيد: بسام 7 أعوام"), "Hb");
}

TEST(Segments, AParagraphALineIsAReport) {
  EXPECT_EQ(shape("مقتل أربعة في غارات على الريف\n" + kFirst + kSecond +
                  "حصيلة اليوم:\n- ثلاثة قتلى في حلب\n- قتيلان في إدلب\n- سبعة جرحى في حماة\n- جريح في حمص"),
            "Hbbbbbbb");
}

TEST(Sentences, SurviveAbbreviationsUnitsAndMissingSpaces) {
  EXPECT_EQ(testing::sentences(read("وقع الهجوم على بعد 12 كم. شرقي المدينة قرب م. الخالدية.")).size(), 1u);
  EXPECT_EQ(testing::sentences(read("كان ذلك في عام 2015م. وقال آخر إنه لا يعلم.")).size(), 2u);
  EXPECT_EQ(
      testing::sentences(read("أصيب آخرون قرب المدينة.من جهته قال الدفاع المدني إنه وصل.وقال مراسلنا شيئاً.")).size(),
      3u);
  EXPECT_EQ(testing::sentences(read("قال مراسل السورية.نت إن الوضع هادئ.")).size(), 1u);
  EXPECT_EQ(testing::sentences(read("قال لشبكة سي.إن.إن إن الوضع هادئ.")).size(), 1u);
}

// Breaks each paragraph at `width` code points, as mail programs do.
std::string wrap(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t p = 0; p < text.size();) {
    std::size_t end = text.find_first_of(" \n", p);
    if (end == text.npos) end = text.size();
    std::size_t n = 0;
    for (std::size_t i = p; i < end; ++i) n += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (column > 0 && column + 1 + n > width)
      out += '\n', column = 0;
    else if (column > 0)
      out += ' ', ++column;
    out += text.substr(p, end - p);
    column += n;
    for (; end < text.size() && text[end] == '\n'; ++end) out += '\n', column = 0;
    p = end < text.size() && text[end] == ' ' ? end + 1 : end;
  }
  return out;
}

std::string flat(std::string s) {
  for (char& c : s)
    if (c == '\n') c = ' ';
  return s;
}

TEST(Sentences, AreTheSameHoweverTheLinesAreWrapped) {
  const std::string text =
      "أعلن متحدث باسم الشرطة في مدينة البصرة يوم الثلاثاء أن \"سبعة سجناء\" فروا من سجن المدينة المركزي. وقال "
      "المتحدث، وهو ضابط برتبة "
      "عقيد، إن اثنين منهم قتلا على بعد 3.5 كم من السجن - قرب الطريق الدولي - فيما أعيد القبض على ثلاثة آخرين. \"لن "
      "نتوقف عن البحث.\" هكذا "
      "قال د. سامي الحسن لوكالة الأنباء، مضيفاً أن 1,250 عنصراً (من الشرطة والجيش) يشاركون فيه! فهل ينجحون؟\n\n"
      "وكان السجن نفسه شهد في عام 2019م. حادثاً مماثلاً فر فيه 12 نزيلاً، بحسب ما أوردته صحف محلية آنذاك. ولم تعلق "
      "الوزارة على ذلك.";
  const auto expected = testing::sentences(read(text));
  ASSERT_GE(expected.size(), 7u);
  for (std::size_t width = 40; width <= 100; ++width) {
    const std::string wrapped = wrap(text, width);
    auto got = testing::sentences(read(wrapped));
    for (std::string& s : got) s = flat(s);
    EXPECT_EQ(got, expected) << width;
  }
}

}  // namespace
}  // namespace isnad
