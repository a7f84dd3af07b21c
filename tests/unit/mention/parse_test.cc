// Lines parsed for their own sake: numbers with their kinds, times with their ISO forms, and what no line may do to us.
#include "mention/parse.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "mention/digit_dates.h"
#include "mention/line_numbers.h"
#include "unit/mention/table_lexicon.h"

namespace isnad {
namespace {

const Lexicon& lexicon() {
  static const std::shared_ptr<const Lexicon> lex = testing::lexicon_of({"time.tsv", "numbers.tsv", "function.tsv"});
  return *lex;
}

std::string quantities_of(const std::string& text) {
  Document d;
  read_text(text, lexicon(), d);
  std::vector<ParsedQuantity> found;
  parse_quantities(d, lexicon(), found);
  std::string all;
  for (const ParsedQuantity& q : found) {
    if (!all.empty()) all += "; ";
    all += std::string(name(q.kind));
    if (q.qualifier != Qualifier::exact) all += " " + std::string(name(q.qualifier));
    if (q.too_large) all += " too large";
    if (q.low) all += " " + std::to_string(*q.low);
    if (q.high != q.low) all += ".." + (q.high ? std::to_string(*q.high) : std::string());
    if (q.value) all += " " + std::to_string(*q.value).substr(0, 5);
    if (!q.unit.empty()) all += " " + q.unit;
  }
  return all;
}

std::string times_of(const std::string& text, const char* published = "2022-01-25") {
  Document d;
  read_text(text, lexicon(), d);
  std::vector<ParsedTime> found;
  PublishedAt at;
  if (published) at.date = Date::parse(published);
  parse_times(d, lexicon(), at, found);
  std::string all;
  for (const ParsedTime& t : found) {
    if (!all.empty()) all += "; ";
    all += t.start.text();
    if (!(t.end == t.start)) all += ".." + t.end.text();
    if (!t.duration.empty()) all += "(" + t.duration + ")";
    if (!t.repeats.empty()) all += "every " + t.repeats;
    if (t.part != PartOfDay::none) all += " " + std::string(name(t.part));
    if (t.calendar != TimeCalendar::gregorian) all += " " + std::string(name(t.calendar));
    if (t.since) all += " since";
    if (t.until) all += " until";
    if (t.ambiguous) all += " ambiguous";
    if (t.other_start.known()) all += " or " + t.other_start.text();
    if (!t.unresolved.empty()) all += " unresolved";
  }
  return all;
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(ParseQuantities, ValuesAndKinds) {
  for (const Case& c : std::vector<Case>{
           {"بلغت الحرارة -٣٫٥ درجات", "decimal -3.50 degree"},
           {"نحو 2.5 مليون ليرة", "money about 2500000 lira"},
           {"1,234,567.5", "decimal 12345"},
           {"دفع ثلاثة أرباع المبلغ", "fraction 0.750"},
           {"سالب سبعة", "count -7"},
           {"واحد فاصلة خمسة", "decimal 1.5"},
           {"سبعة ونصف", "decimal 7.5"},
           {"12/8", "fraction 1.5"},
           {"1.5e3", "count 1500"},
           {"أكبر من 5 وأقل من 9", "count range 5..9"},
           {"أقل من أو يساوي 40", "count at_most..40"},
           {"تراجعت 35%", "percent 35 0.35"},
           {"على بعد 12 كم", "distance 12 kilometre"},
           {"المادة 7 من القانون", "article 7"},
           {"اللواء 93", "unit_number 93"},
           {"يبلغ من العمر 30 عاما", "age 30 year"},
           {"استمر 3 أيام", "duration 3 day"},
           {"زلزال بقوة 6 درجات", "magnitude 6 degree"},
           {"الثالثة والعشرون", "ordinal 23"},
           {"أعلى من السابع وأدنى من العشرين", "ordinal range 7..20"},
           {"يساوي 9 أو أكثر من 12", "count 9; count more_than 12.."},
       })
    EXPECT_EQ(quantities_of(c.text).substr(0, std::string(c.expected).size()), c.expected)
        << c.text << " → " << quantities_of(c.text);
}

TEST(ParseTimes, DatesAndClocks) {
  for (const Case& c : std::vector<Case>{
           {"فجر الخميس 20 كانون الثاني", "2022-01-20 dawn"},
           {"الساعة الثانية وربع عصرا", "T14:15 afternoon"},
           {"السابعة إلا ثلثا مساء", "T18:40 evening"},
           {"9:05:30 صباحا", "T09:05:30 morning"},
           {"من 5 إلى 7 مساء", "T17:00..T19:00 evening"},
           {"من 3 حتى 9 كانون الثاني 2021", "2021-01-03..2021-01-09"},
           {"ثاني ثلاثاء من آذار 2021", "2021-03-09"},
           {"آخر يوم من شهر شباط 2020", "2020-02-29"},
           {"الأسبوع الماضي", "2022-01-17..2022-01-23"},
           {"قبل ثلاثة أيام", "2022-01-22"},
           {"بعد غد", "2022-01-27"},
           {"لمدة ساعة ونصف", "(PT1.5H)"},
           {"شهر ويومين", "(P1M2D)"},
           {"كل أسبوع", "every P1W"},
           {"عيد الفطر 2021", "2021-05-13 hijri"},
           {"1 رمضان 1436 هـ الموافق 18 يونيو 2015 م", "2015-06-18 dual"},
           {"3/4/2021", "2021-04-03 ambiguous or 2021-03-04"},
           {"25/4/2021", "2021-04-25"},
           {"لليوم الرابع على التوالي", "2022-01-22..2022-01-25"},
           {"مساء أمس الاثنين", "2022-01-24 evening"},
           {"الربع الثاني من عام 2021", "2021-04..2021-06"},
       })
    EXPECT_EQ(times_of(c.text), c.expected) << c.text;
  EXPECT_EQ(times_of("أمس", nullptr), " unresolved");
  EXPECT_EQ(times_of("21 يناير", nullptr), "--01-21 unresolved");
}

// The slow reference: what a sign, digits, groups and a fraction come to, read letter by letter.
double slow_number(const std::string& s) {
  std::string plain;
  for (const char c : s)
    if (c != ',') plain += c;
  return std::stod(plain);
}

TEST(LineNumbers, DigitsAgreeWithTheSlowReference) {
  std::mt19937 random(7);
  for (int n = 0; n < 20000; ++n) {
    std::string digits = std::to_string(random() % (n % 2 ? 1'000'000'000u : 100'000u));
    if (n % 3 == 0)
      for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    if (n % 5 == 0 && digits[0] != '0') digits += "." + std::to_string(random() % 97 + 1);
    if (n % 7 == 0) digits.insert(0, "-");
    if (digits.find(',') != std::string::npos && digits.find('.') == std::string::npos && n % 5 == 0) continue;
    const std::size_t dot = digits.find('.');
    if (dot != std::string::npos && digits.size() - dot == 4 && dot <= 4) continue;  // 1.250 is a thousand
    LineNumber read;
    std::size_t end = 0;
    ASSERT_TRUE(read_digit_number(digits, 0, read, end)) << digits;
    EXPECT_EQ(end, digits.size()) << digits;
    EXPECT_NEAR(read.value, slow_number(digits), 1e-6) << digits;
  }
}

void survives(const std::string& text) {
  static Document d;  // its word cache is large
  const Utf8Repair mended = repair_utf8(text);
  read_text(mended.text, lexicon(), d);
  std::vector<ParsedQuantity> q;
  std::vector<ParsedTime> t;
  parse_quantities(d, lexicon(), q);
  parse_times(d, lexicon(), {Date::parse("2022-01-25")}, t);
  std::uint32_t at = 0;
  for (const ParsedQuantity& f : q) {
    ASSERT_LE(at, f.span.begin);
    ASSERT_LT(f.span.begin, f.span.end);
    ASSERT_LE(f.span.end, mended.text.size());
    at = f.span.end;
  }
  at = 0;
  for (const ParsedTime& f : t) {
    ASSERT_LE(at, f.span.begin);
    ASSERT_LE(f.span.end, mended.text.size());
    at = f.span.end;
  }
}

TEST(ParseRobust, HugeNumbersAreReportedAsTooLarge) {
  EXPECT_EQ(quantities_of(std::string(400, '9')), "count too large");
  EXPECT_EQ(quantities_of("1e999"), "count too large");
  survives(std::string(400, '9') + "/" + std::string(400, '9'));
  survives(std::string(400, '9') + " مليون");
  survives("2^" + std::string(300, '9'));
}

TEST(ParseRobust, EveryCodePointAlone) {
  for (char32_t c = 1; c < 0x110000; c += c < 0x3000 || (c > 0xF000 && c < 0x11000) ? 1 : 97) {
    std::string s;
    append_code_point(s, c);
    survives(s);
    survives("5" + s + "6 " + s + "يناير");
  }
}

TEST(ParseRobust, BrokenBytesAndControls) {
  survives("\xED\xA0\x80 12 \xED\xBF\xBF");
  survives(
      "\xE2\x80\xAE"
      "12 \xE2\x80\xAB يناير \xE2\x81\xA6");
  std::mt19937 random(11);
  const std::vector<std::string> pieces{
      "من ",     "إلى ", "الساعة ", "3",       "و",   "عشرين ", "يناير ", "-",        "/",    "2021 ", "الأسبوع ",
      "القادم ", "بعد ", "أول ",    "ثلاثاء ", "هـ ", "(",      ")",      ",",        "نصف ", "ألف ",  "%",
      ":",       "30 ",  "إلا ",    "ربع ",    "كل ", "يوم ",   "منذ ",   "الثانية ", "عيد ", "الفطر "};
  for (int n = 0; n < 20000; ++n) {
    std::string s;
    for (auto k = random() % 12; k > 0; --k) s += pieces[random() % pieces.size()];
    survives(s);
  }
}

double seconds_for(int words) {
  std::string s;
  for (int i = 0; i < words; ++i) s += i % 3 ? "وعشرون " : "ثلاثة ";
  const auto start = std::chrono::steady_clock::now();
  survives(s);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(ParseRobust, LongRunsOfNumberWordsTakeLinearTime) {
  const double one = seconds_for(10000), four = seconds_for(40000);
  EXPECT_LT(four, 16 * one + 0.5);
}

}  // namespace
}  // namespace isnad
