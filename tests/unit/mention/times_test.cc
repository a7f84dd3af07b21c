// Times end to end: an Arabic phrase and a publication date, and the dump of what is found.
// dump: [words] start..end precision part hN since cumulative duration
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lexicon/builder.h"
#include "lexicon/compile.h"
#include "mention/mention.h"
#include "text/document.h"

namespace isnad {
namespace {

const Lexicon& lexicon() {
  static const std::shared_ptr<const Lexicon> lex = [] {
    LexiconBuilder builder;
    std::vector<Error> problems;
    for (const char* file : {"time.tsv", "numbers.tsv"}) {
      const auto table = Table::read(std::string(ISNAD_SOURCE_DIR) + "/lexicon/" + file);
      if (table) compile_table(*table, builder, problems);
    }
    for (const Error& e : problems) ADD_FAILURE() << e.message;
    auto opened = Lexicon::from_bytes(builder.build(""), "test");
    return opened ? *opened : nullptr;
  }();
  return *lex;
}

std::vector<TimeMention> times(const std::string& text, const char* published) {
  Document d;
  read_text(text, lexicon(), d);
  std::vector<TimeMention> out;
  for (const Sentence& s : d.sentences) find_times(d, s, lexicon(), Date::parse(published), out);
  return out;
}

std::string dump(const std::string& text, const char* published) {
  std::string all;
  for (const TimeMention& m : times(text, published)) {
    const Time& t = m.time;
    if (!all.empty()) all += "; ";
    all += "[" + std::string(t.span.of(text)) + "]";
    if (t.start.known()) all += " " + t.start.text();
    if (!(t.start == t.end)) all += ".." + t.end.text();
    if (t.precision != TimePrecision::day) all += " " + std::string(name(t.precision));
    if (t.part != PartOfDay::none) all += " " + std::string(name(t.part));
    if (t.hour >= 0) all += " h" + std::to_string(t.hour);
    if (m.since) all += " since";
    if (m.cumulative) all += " cumulative";
    if (m.duration) all += " duration";
  }
  return all;
}

struct Example {
  const char* text;
  const char* expected;
};

// Tuesday
constexpr const char* kDay = "2022-01-25";

void expect_all(std::initializer_list<Example> examples, const char* published = kDay) {
  for (const Example& e : examples) EXPECT_EQ(dump(e.text, published), e.expected) << e.text;
}

TEST(Times, Dates) {
  expect_all({
      {"فجر الخميس 20 كانون الثاني/يناير", "[فجر الخميس 20 كانون الثاني/يناير] 2022-01-20 dawn"},
      {"الجمعة 21 كانون الثاني (يناير) 2022", "[الجمعة 21 كانون الثاني (يناير) 2022] 2022-01-21"},
      {"24 تموز - يوليو", "[24 تموز - يوليو] 2021-07-24"},
      {"السابع من تشرين الأول / أكتوبر 2023", "[السابع من تشرين الأول / أكتوبر 2023] 2023-10-07"},
      {"الحادي والعشرين من شباط الماضي", "[الحادي والعشرين من شباط الماضي] 2021-02-21"},
      {"في الثالث عشر من ايار", "[الثالث عشر من ايار] 2021-05-13"},
      {"16 تشرين ثاني", "[16 تشرين ثاني] 2021-11-16"},
      {"14 غشت 2015", "[14 غشت 2015] 2015-08-14"},
      {"3 جويلية", "[3 جويلية] 2021-07-03"},
      {"9 جانفي", "[9 جانفي] 2022-01-09"},
      {"يوم 5 أوت", "[يوم 5 أوت] 2021-08-05"},
      {"7 دجنبر", "[7 دجنبر] 2021-12-07"},
      {"30 يونيه", "[30 يونيه] 2021-06-30"},
      {"2 إبريل", "[2 إبريل] 2021-04-02"},
      {"20 من الشهر الجاري", "[20 من الشهر الجاري] 2022-01-20"},
      {"في 20 الجاري", "[20 الجاري] 2022-01-20"},
      {"الرابع والعشرين من الشهر الماضي", "[الرابع والعشرين من الشهر الماضي] 2021-12-24"},
      {"يوم 24/4 قتل", "[يوم 24/4] 2021-04-24"},
      {"١٨/٤/٢٠٢١", "[١٨/٤/٢٠٢١] 2021-04-18"},
      {"4.5.2015 هجوم", "[4.5.2015] 2015-05-04"},
      {"أيار/مايو 2018", "[أيار/مايو 2018] 2018-05 month"},
      {"شهر مارس/ آذار من العام الماضي", "[شهر مارس/ آذار من العام الماضي] 2021-03 month"},
      {"يومي السبت والأحد", "[يومي السبت والأحد] 2022-01-22..2022-01-23"},
      {"الخميس المقبل", "[الخميس المقبل] 2022-01-27"},
      {"وسيجتمع الجانبان الأحد", "[الأحد] 2022-01-30"},
  });
}

TEST(Times, Hijri) {
  expect_all({
      {"الأول من رمضان 1436", "[الأول من رمضان 1436] 2015-06-18"},
      {"24/9/1436هـ", "[24/9/1436هـ] 2015-07-11"},
      {"19 شعبان 1447 هـ الموافق 07 فبراير 2026 م", "[19 شعبان 1447 هـ الموافق 07 فبراير 2026 م] 2026-02-07"},
      {"الثالث عشر من ذي الحجة 1442", "[الثالث عشر من ذي الحجة 1442] 2021-07-23"},
      {"خلال شهر رمضان الماضي", "[خلال شهر رمضان الماضي] 2021-04-13..2021-05-12 month cumulative"},
  });
}

TEST(Times, Deictic) {
  expect_all({
      {"مساء أول من أمس", "[مساء أول من أمس] 2022-01-23 evening"},
      {"أمس الأول الأحد", "[أمس الأول الأحد] 2022-01-23"},
      {"أمس (الاثنين)", "[أمس (الاثنين)] 2022-01-24"},
      {"صباح اليوم", "[صباح اليوم] 2022-01-25 morning"},
      {"اليوم الاثنين", "[اليوم الاثنين] 2022-01-24"},  // came out a day later
      {"غدا الأربعاء", "[غدا الأربعاء] 2022-01-26"},
      {"الليلة الماضية", "[الليلة الماضية] 2022-01-24 night"},
      {"الليلة قبل الماضية", "[الليلة قبل الماضية] 2022-01-23 night"},
      {"ليل السبت/الأحد", "[ليل السبت/الأحد] 2022-01-22..2022-01-23 night"},
      {"ليلة الخميس الجمعة", "[ليلة الخميس الجمعة] 2022-01-20..2022-01-21 night"},
      {"بعد ظهر أمس", "[بعد ظهر أمس] 2022-01-24 afternoon"},
      {"منتصف ليل الجمعة", "[منتصف ليل الجمعة] 2022-01-21 night"},
      {"قبل يومين", "[قبل يومين] 2022-01-23"},
      {"قبل ثلاثة أيام", "[قبل ثلاثة أيام] 2022-01-22"},
      {"قبل عام", "[قبل عام] 2021 year"},
      {"الأسبوع الماضي", "[الأسبوع الماضي] 2022-01-15..2022-01-21 week"},
      {"هذا العام", "[هذا العام] 2022 year"},
      {"الصيف الماضي", "[الصيف الماضي] 2021-06..2021-08 season"},
      {"لليوم الرابع على التوالي", "[لليوم الرابع على التوالي] 2022-01-22..2022-01-25"},
      {"الثلاثاء 18 يناير. وفي اليوم التالي", "[الثلاثاء 18 يناير] 2022-01-18; [اليوم التالي] 2022-01-19"},
  });
}

TEST(Times, PeriodsAndWindows) {
  expect_all({
      {"منذ مطلع العام", "[منذ مطلع العام] 2022-01-01..2022-01-25 period since cumulative"},
      {"منذ 2011", "[منذ 2011] 2011..2022-01-25 period since cumulative"},
      {"منذ مساء أمس", "[منذ مساء أمس] 2022-01-24..2022-01-25 evening since"},
      {"منذ بدء العدوان", "[منذ بدء العدوان]..2022-01-25 period since cumulative"},
      {"منذ يناير 2021 حتى مارس 2021", "[منذ يناير 2021 حتى مارس 2021] 2021-01..2021-03 period since cumulative"},
      {"خلال 24 ساعة", "[خلال 24 ساعة] 2022-01-25"},
      {"خلال الـ48 ساعة الماضية", "[خلال الـ48 ساعة الماضية] 2022-01-23..2022-01-25 period cumulative"},
      {"خلال اليومين الماضيين", "[خلال اليومين الماضيين] 2022-01-23..2022-01-25 period cumulative"},
      {"الأيام الثلاثة الماضية", "[الأيام الثلاثة الماضية] 2022-01-22..2022-01-25 period cumulative"},
      {"لمدة خمس سنوات", "[لمدة خمس سنوات] period cumulative duration"},
      {"بعد يومين من الهجوم", "[بعد يومين] duration"},
      {"خلال شهر نوفمبر", "[خلال شهر نوفمبر] 2021-11 month cumulative"},
      {"بين 20 و25 يناير", "[بين 20 و25 يناير] 2022-01-20..2022-01-25"},
      {"بين سبتمبر ويناير الماضيين", "[بين سبتمبر ويناير الماضيين] 2020-09..2021-01 period"},
      {"من مساء الخميس حتى فجر الجمعة", "[من مساء الخميس حتى فجر الجمعة] 2022-01-20..2022-01-21"},
      {"من يناير إلى مارس 2021", "[من يناير إلى مارس 2021] 2021-01..2021-03 period"},
      {"بين عامي 2011 و2015", "[بين عامي 2011 و2015] 2011..2015 period"},
      {"منتصف أيار الماضي", "[منتصف أيار الماضي] 2021-05-11..2021-05-20 period"},
      {"أواخر عام 2018", "[أواخر عام 2018] 2018-10..2018-12 period"},
      {"ثمانينيات القرن الماضي", "[ثمانينيات القرن الماضي] 1980..1989 period"},
  });
}

TEST(Times, Clock) {
  expect_all({
      {"الساعة الخامسة مساء أمس", "[الساعة الخامسة مساء أمس] 2022-01-24 hour evening h17"},
      {"عند الساعة الثالثة والنصف من فجر اليوم", "[الساعة الثالثة والنصف من فجر اليوم] 2022-01-25 hour dawn h3"},
      {"الساعة 10:00 (07:00 بتوقيت غرينتش) من صباح الخميس",
       "[الساعة 10:00 (07:00 بتوقيت غرينتش) من صباح الخميس] 2022-01-20 hour morning h10"},
      {"الخامسة صباحا", "[الخامسة صباحا] hour morning h5"},
  });
}

TEST(Times, Years) {
  expect_all({
      {"عام 2014", "[عام 2014] 2014 year"},
      {"في 2015 قتل", "[2015] 2015 year"},
      {"عام ١٩٨٢", "[عام ١٩٨٢] 1982 year"},
      {"سنة 1436هـ", "[سنة 1436هـ] 2014-10-25..2015-10-13 year"},
      {"عامي 2014 و2015", "[عامي 2014 و2015] 2014..2015 period"},
  });
}

TEST(Times, NotTimes) {
  for (const char* text : {"بين 15 و20 فارا في 15 هجوما", "عمره 44 عاما", "فجر انتحاري نفسه", "مارس ضغوطا",
                           "آب إلى بيته", "شعبان محمد", "اللواء 2015", "اليوم العالمي للصحافة", "بالسجن 15 عاما",
                           "حتى الآن", "في يوم واحد", "قتل أحد الجنود", "خمسة و20 قتيلا", "1,250 نازحا", "3.5 ملايين"})
    EXPECT_EQ(dump(text, kDay), "") << text;
}

TEST(Times, WithoutPublication) {
  expect_all(
      {
          {"فجر الخميس 20 كانون الثاني/يناير", "[فجر الخميس 20 كانون الثاني/يناير] --01-20 dawn"},
          {"مساء أمس السبت", "[مساء أمس السبت] evening"},
          {"خلال اليومين الماضيين", "[خلال اليومين الماضيين] period cumulative"},
          {"منذ عام 2011", "[منذ عام 2011] 2011.. period since cumulative"},
          {"اليوم السبت 11 كانون الأول 2021", "[اليوم السبت 11 كانون الأول 2021] 2021-12-11"},
          {"20 من الشهر الجاري", "[20 من الشهر الجاري]"},
      },
      "-");
}

// Tokens stay inside the sentence, in order, without overlap; long chains are read in linear depth.
TEST(Times, ChainsOfDates) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 3 ? "الخميس 20 يناير (" : "منذ مساء بين 20 و";
  std::uint32_t last = 0;
  for (const TimeMention& m : times(text, kDay)) {
    EXPECT_GE(m.first, last);
    EXPECT_LT(m.first, m.last);
    last = m.last;
  }
  EXPECT_GT(last, 0u);
}

}  // namespace
}  // namespace isnad
