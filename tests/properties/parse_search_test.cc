// Lines made at random of words that numbers and times are made of: looking only where one can begin finds what looking
// everywhere finds.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "mention/key_table.h"
#include "mention/line_cells.h"
#include "mention/number_reader.h"
#include "mention/parse.h"
#include "mention/word_marks.h"

namespace isnad {
namespace {

constexpr const char* kWords[] = {
    "صباح",       "مساء",    "ظهر",     "ليلة",   "فجرا",    "الخميس",  "الأحد",   "سبت",      "يوم",     "اليوم",
    "الليلة",     "أمس",     "غدا",     "غد",     "بكرا",    "امبارح",  "البارحة", "الأسبوع",  "أسبوعين", "الماضي",
    "المقبل",     "الحالي",  "شهر",     "الشهر",  "أشهر",    "رمضان",   "1436",    "هـ",       "الموافق", "18",
    "يونيو",      "2015",    "م",       "منذ",    "حتى",     "قبل",     "القبل",   "بعد",      "خلال",    "بين",
    "من",         "إلى",     "الساعة",  "ساعة",   "الثانية", "الواحدة", "ثانية",   "ثانيتين",  "لحظات",   "وربع",
    "ونصف",       "نصف",     "ثلث",     "إلا",    "ثلثا",    "دقائق",   "سنة",     "عام",      "2014",    "1980-1988",
    "19/06",      "2018.4",  "9:05:30", "T12:34", "بتوقيت",  "غرينتش",  "كل",      "مرة",      "مرتين",   "أسبوعيا",
    "يوميا",      "أوائل",   "أواخر",   "منتصف",  "نهاية",   "عطلة",    "عيد",     "الفطر",    "الأب",    "رأس",
    "السنة",      "الهجرية", "بقية",    "باقي",   "هذا",     "هذه",     "الذي",    "كانون",    "الثاني",  "تشرين",
    "الأول",      "أول",     "ثاني",    "آخر",    "الأخير",  "في",      "و",       "ال",       "الـ",     "ب",
    "ل",          "لل",      "/",       "،",      ".",       "(",       ")",       "-",        ":",       "<",
    ">",          "=",       "$",       "%",      "سيعقد",   "سوف",     "المقرر",  "نحو",      "حوالي",   "تمام",
    "أكثر",       "أقل",     "ما",      "وقت",    "مبكر",    "لاحق",    "فترة",    "الربع",    "الصيف",   "شتاء",
    "الثمانينات", "القرن",   "عقدين",   "على",    "لا",      "بعض",     "مئات",    "عشرات",    "بضع",     "بضعة",
    "عدة",        "آلاف",    "ألف",     "ألفا",   "مليون",   "مئة",     "متين",    "ستمية",    "عشرين",   "وعشرون",
    "عشر",        "خمسة",    "ثلاث",    "ثلاثة",  "أربع",    "واحد",    "أحد",     "سالب",     "ناقص",    "فاصلة",
    "دزينة",      "دزينتين", "أرباع",   "وثلث",   "أخماس",   "3",       "12",      "٢٥",       "1,234",   "2.5",
    "-5",         "3/4",     "دولار",   "كلم",    "درجة",    "المادة",  "اللواء",  "عمره",     "العمر",   "المئة",
    "شخص",        "قتيلا",   "الجيش",   "MQ9",    "كوفيد",   "الآن",    "الحين",   "المستقبل", "الظهيرة", "العديدة",
    "كاملة",      "عرفة",    "عاشوراء"};
constexpr const char* kFronts[] = {"", "", "", "", "", "و", "ف", "ب", "ل", "ال", "وال", "لل", "وب", "بال", "وبال", "ك"};

struct Lines {
  std::mt19937 random{20220125};
  std::size_t below(std::size_t n) { return random() % n; }
  std::string word() { return std::string(kFronts[below(std::size(kFronts))]) + kWords[below(std::size(kWords))]; }
  std::string next() {
    std::string line;
    for (std::size_t n = 1 + below(24); n > 0; --n) {
      if (below(40) == 0)
        line += static_cast<char>(random());  // broken bytes too
      else
        line += word();
      if (below(12) != 0) line += ' ';
    }
    return line;
  }
};

constexpr WordMarker kMarkers[] = {nullptr, word_marks};

std::string said(const ParsedTime& t) {
  return std::to_string(t.span.begin) + "-" + std::to_string(t.span.end) + " " + t.start.text() + ".." + t.end.text() +
         " " + std::to_string(static_cast<int>(t.precision)) + std::string(name(t.calendar)) +
         std::to_string(static_cast<int>(t.part)) + (t.since ? "since" : "") + (t.until ? "until" : "") +
         (t.ambiguous ? "ambiguous" : "") + " or " + t.other_start.text() + ".." + t.other_end.text() + " " +
         t.duration + " " + t.repeats + " " + t.zone + " " + t.unresolved + "\n";
}

std::string said(const ParsedQuantity& q) {
  const auto bound = [](const auto& v) { return v ? std::to_string(*v) : std::string("?"); };
  return std::to_string(q.span.begin) + "-" + std::to_string(q.span.end) + " " + bound(q.low) + ".." + bound(q.high) +
         " " + bound(q.value) + std::string(name(q.kind)) + std::to_string(static_cast<int>(q.qualifier)) + q.unit +
         (q.too_large ? "!" : "") + "\n";
}

template <class Found>
std::string said(const std::vector<Found>& found) {
  std::string out;
  for (const Found& f : found) out += said(f);
  return out;
}

TEST(ParseSearch, FindsTheTimesThatTryingEverythingFinds) {
  const auto lexicon = *Lexicon::embedded();
  std::array<Document, 2> docs;  // one keeps its words marked, one does not
  Lines lines;
  const PublishedAt days[] = {{}, {Date::parse("2022-01-25")}, {Date::parse("2022-01-25"), 4, 30}};
  for (std::size_t k = 0; k < 40000; ++k) {
    const std::string line = lines.next();
    Document& doc = docs[k % 2];
    read_words(line, *lexicon, doc, kMarkers[k % 2]);
    std::vector<ParsedTime> likely, all;
    parse_times(doc, *lexicon, days[k % 3], likely);
    parse_times(doc, *lexicon, days[k % 3], all, Search::all);
    ASSERT_EQ(said(likely), said(all)) << line;
  }
}

TEST(ParseSearch, FindsTheNumbersThatTryingEverythingFinds) {
  const auto lexicon = *Lexicon::embedded();
  std::array<Document, 2> docs;  // one keeps its words marked, one does not
  Lines lines;
  for (std::size_t k = 0; k < 40000; ++k) {
    const std::string line = lines.next();
    Document& doc = docs[k % 2];
    read_words(line, *lexicon, doc, kMarkers[k % 2]);
    std::vector<ParsedQuantity> likely, all;
    parse_quantities(doc, *lexicon, likely);
    parse_quantities(doc, *lexicon, all, Search::all);
    ASSERT_EQ(said(likely), said(all)) << line;
  }
}

// Class bits stand for readings, and a word that may not begin a number does not.
TEST(ParseSearch, TokensTellTheClassesOfTheirReadings) {
  const auto lexicon = *Lexicon::embedded();
  std::array<Document, 2> docs;  // one keeps its words marked, one does not
  Lines lines;
  for (std::size_t k = 0; k < 5000; ++k) {
    const std::string line = lines.next();
    Document& doc = docs[k % 2];
    read_words(line, *lexicon, doc, kMarkers[k % 2]);
    for (const Token& t : doc.tokens) {
      std::uint64_t classes = 0;
      for (const Reading& r : doc.readings_of(t)) classes |= class_bit(lexicon->lemma(r.form.lemma).word_class);
      constexpr std::uint64_t kClasses = (std::uint64_t{1} << 58) - 1;  // the bits past them say other things
      ASSERT_EQ(t.classes & kClasses, classes) << line;
    }
  }
}

constexpr KeyTable kTable(std::array{KeyEntry<int>{u"من", 1}, KeyEntry<int>{u"الي", 2}, KeyEntry<int>{u"ثلث", 3},
                                     KeyEntry<int>{u"ه", 4}, KeyEntry<int>{u"ثانيتين", 5}, KeyEntry<int>{u"من", 6}});

TEST(KeyTable, FindsItsWordsOnly) {
  EXPECT_EQ(*kTable.find(fold_word("من")), 1);
  EXPECT_EQ(*kTable.find(fold_word("إلى")), 2);
  EXPECT_EQ(*kTable.find(fold_word("ه")), 4);
  EXPECT_EQ(*kTable.find(fold_word("ثانيتين")), 5);
  for (const char* other : {"", "م", "منه", "ثانيتينا", "ثانيتان", "الاستقلالية"})
    EXPECT_EQ(kTable.find(fold_word(other)), nullptr) << other;
}

TEST(KeyTable, ToldByTheirEndingsWithAnyClitics) {
  Lines lines;
  for (std::size_t k = 0; k < 400000; ++k) {
    const std::string key = fold_word(k % 2 ? lines.word() : std::string(kFronts[lines.below(16)]) + "من");
    std::string_view rest = key;
    cut_clitics(rest);
    ASSERT_TRUE(kTable.may_end(key) || !(kTable.find(key) || kTable.find(rest))) << key;
  }
}

}  // namespace
}  // namespace isnad
