#include <gtest/gtest.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "mention/mention.h"
#include "mention/number_reader.h"
#include "unit/mention/number_words.h"
#include "unit/mention/quantity_helpers.h"

namespace isnad {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(quantities(c.text), c.expected) << c.text;
}

TEST(Quantities, Digits) {
  check({{"مقتل 34 جنديا", "exact 34 «34»"},
         {"مقتل ٣٤ جنديا", "exact 34 «٣٤»"},
         {"نزح 71,271 شخصا", "exact 71271 «71,271»"},
         {"نزح ١٬٢٥٠ شخصا", "exact 1250 «١٬٢٥٠»"},
         {"مقتل /6/ جنود", "exact 6 «/6/»"},
         {"نزح (68) ألفاً و(234) شخصا", "exact 68234 «(68) ألفاً و(234)»"},
         {"نزح 12 ألف شخص", "exact 12000 «12 ألف»"},
         {"نزح 3.5 ملايين شخص", "exact 3500000 «3.5 ملايين»"},
         {"نزح 3,5 ألف", "exact 3500 «3,5 ألف»"},
         {"نزح 5000 آلاف شخص", "exact 5000 «5000 آلاف»"},
         {"نزح 3 آلاف و500 شخص", "exact 3500 «3 آلاف و500»"},
         {"4 آلاف و3 مئة شخص", "exact 4300 «4 آلاف و3 مئة»"},
         {"مقتل 100 و20 آخرين", "exact 100 «100»; و+exact 20 «و20»"},
         {"السجناء الـ28 فروا", "ال+exact 28 «الـ28»"},
         {"درجة حرارة 7,8 درجات", "decimal exact ?..? «7,8»"},
         {"مقتل خمسة (5) جنود", "exact 5 «خمسة (5)»"}});
}

TEST(Quantities, Words) {
  check(
      {{"مقتل ثلاثة وعشرون قتيلا", "exact 23 «ثلاثة وعشرون»"},
       {"مقتل اثنين وعشرين جنديا", "exact 22 «اثنين وعشرين»"},
       {"مقتل ألفان ومئة وخمسة وثلاثين شخصا", "exact 2135 «ألفان ومئة وخمسة وثلاثين»"},
       {"نزح ثلاث مئة شخص", "exact 300 «ثلاث مئة»"},
       {"نزح ثلاثمائة وخمسين شخصا", "exact 350 «ثلاثمائة وخمسين»"},
       {"نزح مائتا ألف شخص", "exact 200000 «مائتا ألف»"},
       {"نزح ألفا شخص", "exact 2000 «ألفا»"},
       {"نزح ألفا و200 شخص", "exact 1200 «ألفا و200»"},
       {"نزح ألفاً ومئتين", "exact 1200 «ألفاً ومئتين»"},
       {"نزح خمسة وعشرون ألفا شخص", "exact 25000 «خمسة وعشرون ألفا»"},
       {"مقتل اثنا عشر جنديا", "exact 12 «اثنا عشر»"},
       {"مقتل اثنتي عشرة", "exact 12 «اثنتي عشرة»"},
       {"مئة واحد عشر", "exact 111 «مئة واحد عشر»"},
       {"مئة وأحد عشر", "exact 111 «مئة وأحد عشر»"},
       {"مقتل احد عشر شخصا", "exact 11 «احد عشر»"},
       {"مقتل إحدى عشرة", "exact 11 «إحدى عشرة»"},
       {"مقتل خمسة و عشرين شخصا", "exact 25 «خمسة و عشرين»"},
       {"نزح مليون ونصف المليون شخص", "exact 1500000 «مليون ونصف المليون»"},
       {"نزح نصف مليون شخص", "exact 500000 «نصف مليون»"},
       {"تسعمئة وتسعة وتسعون مليارا وتسعمئة وتسعة وتسعون مليونا وتسعمئة وتسعة وتسعون ألفا وتسعمئة وتسعة وتسعون",
        "exact 999999999999 «تسعمئة وتسعة وتسعون مليارا وتسعمئة وتسعة وتسعون مليونا وتسعمئة وتسعة وتسعون ألفا وتسعمئة "
        "وتسعة وتسعون»"},
       {"مقتل اربعتاشر شخص", "exact 14 «اربعتاشر»"},
       {"قتل الخمسة والعشرون", "ال+exact 25 «الخمسة والعشرون»"}});
}

TEST(Quantities, TwoCountsStayTwo) {
  check({{"خمسة قتلى وعشرة جرحى", "exact 5 «خمسة»; و+exact 10 «وعشرة»"},
         {"مقتل ثلاثة وأربعة", "exact 3 «ثلاثة»; و+exact 4 «وأربعة»"},
         {"مقتل ثلاثة وعشرة", "exact 3 «ثلاثة»; و+exact 10 «وعشرة»"},
         {"مقتل عشرين وثلاثين", "exact 20 «عشرين»; و+exact 30 «وثلاثين»"},
         {"مقتل مئة و20 جريحا", "exact 100 «مئة»; و+exact 20 «و20»"},
         {"3 آلاف و5 آلاف", "exact 3000 «3 آلاف»; و+exact 5000 «و5 آلاف»"},
         {"قتيلان و3 جرحى", "و+exact 3 «و3»"}});
}

TEST(Quantities, Qualifiers) {
  check({{"نحو 120 قتيلا", "about 120 «نحو 120»"},
         {"وأكثر من 60 قتيلا", "و+more_than 60..? «وأكثر من 60»"},
         {"ما لا يقل عن خمسة", "at_least 5..? «ما لا يقل عن خمسة»"},
         {"نحو 22 على الأقل", "at_least 22..? «نحو 22 على الأقل»"},
         {"مقتل 22 شخصا على الأقل في الحسكة", "at_least 22..? «22»"},
         {"مقتل 4 وإصابة 22 شخصا على الأقل", "exact 4 «4»; at_least 22..? «22»"},
         {"مقتل 3 وإصابة على الأقل 5", "exact 3 «3»; at_least 5..? «على الأقل 5»"},
         {"مقتل 103 جنود على الأقل و171 مدنيا", "at_least 103..? «103»; و+exact 171 «و171»"},
         {"فلا يقل عن 1363", "at_least 1363..? «فلا يقل عن 1363»"},
         {"لم يتجاوزوا 115 شخصا", "at_most ?..115 «لم يتجاوزوا 115»"},
         {"20 شخصا تقريبا", "about 20 «20»"},
         {"عشرين ونيف", "more_than 20..? «عشرين ونيف»"},
         {"20 فأكثر", "at_least 20..? «20 فأكثر»"},
         {"20 أو أكثر", "at_least 20..? «20 أو أكثر»"},
         {"أقل من مئة", "less_than ?..100 «أقل من مئة»"},
         {"ما يصل إلى 300 شخص", "at_most ?..300 «ما يصل إلى 300»"},
         {"تجاوز الـ20", "ال+more_than 20..? «تجاوز الـ20»"},
         {"بنحو 30 قذيفة", "ب+about 30 «بنحو 30»"},
         {"سار نحو الحدود وقتل 3", "exact 3 «3»"},
         {"ما يقارب 278 وإصابة 356", "about 278 «ما يقارب 278»; exact 356 «356»"}});
}

TEST(Quantities, Ranges) {
  check({{"بين 15 و20 سجينا", "range 15..20 «بين 15 و20»"},
         {"وما بين خمسة وعشرة", "و+range 5..10 «وما بين خمسة وعشرة»"},
         {"بين خمسة وعشرين شخصا", "range 5..20 «بين خمسة وعشرين»"},
         {"بين 50 و60 ألفا", "range 50000..60000 «بين 50 و60 ألفا»"},
         {"نحو 50-60 سجينا", "range 50..60 «نحو 50-60»"},
         {"خمسة أو ستة جنود", "range 5..6 «خمسة أو ستة»"},
         {"فر من 10 إلى 15 سجينا", "range 10..15 «من 10 إلى 15»"},
         {"ارتفع العدد من 10 إلى 15 قتيلا", "exact 10 «10»; exact 15 «15»"},
         {"40 بين قتيل وجريح", "exact 40 «40»"},
         {"من بين 15 و20", "exact 15 «15»; و+exact 20 «و20»"}});
}

TEST(Quantities, Vague) {
  check({{"سقوط عشرات القتلى", "vague 20..99 «عشرات»"},
         {"بضعة جنود", "vague 3..9 «بضعة»"},
         {"ومئات السجناء", "و+vague 200..999 «ومئات»"},
         {"آلاف السجناء", "vague 2000..9999 «آلاف»"},
         {"عشرات الآلاف", "vague 20000..99999 «عشرات الآلاف»"},
         {"مئات الآلاف", "vague 200000..999999 «مئات الآلاف»"},
         {"عدة آلاف", "vague 3000..9999 «عدة آلاف»"},
         {"بضعة عشر شخصا", "vague 13..19 «بضعة عشر»"},
         {"مقتل عدد من المدنيين", "vague ?..? «عدد من»"},
         {"إصابة عددا كبيرا من المدنيين", "vague ?..? «عددا كبيرا من»"},
         {"عدد القتلى من المدنيين", ""}});
}

TEST(Quantities, NoCounts) {
  check({{"20% من السجناء", "percent exact 20 «20%»"},
         {"%20 من السجناء", "percent exact 20 «20»"},
         {"نحو خمسين في المئة", "percent about 50 «نحو خمسين في المئة»"},
         {"30 بالمئة", "percent exact 30 «30 بالمئة»"},
         {"منذ عام 2015 قتل 3", "year exact 2015 «2015»; exact 3 «3»"},
         {"20 يناير 2022", "exact 20 «20»; year exact 2022 «2022»"},
         {"مطلع كانون الثاني 2022", "year exact 2022 «2022»"},
         {"في 2015 انسحب", "year exact 2015 «2015»"},
         {"في 15 هجوما", "exact 15 «15»"},
         {"نزح 2015 شخصا", "exact 2015 «2015»"},
         {"الساعة 14:30 بالتوقيت", "clock exact 14 «14:30»"},
         {"عند الساعة الخامسة", "clock ال+exact 5 «الساعة الخامسة»"},
         {"الهجوم الثالث", "ordinal ال+exact 3 «الثالث»"},
         {"الذكرى الخامسة والعشرون", "ordinal ال+exact 25 «الخامسة والعشرون»"},
         {"للمرة الثانية عشرة", "ordinal ال+exact 12 «الثانية عشرة»"},
         {"تشرين الثاني", ""},
         {"ثلث السجناء", "fraction exact ?..? «ثلث»"},
         {"بتاريخ 24/4/2023 قتل 3", "exact 3 «3»"},
         {"كوفيد-19", ""},
         {"مسيرة MQ9", ""},
         {"قتل د1عش", ""},
         {"هاتف 0935", ""},
         {"الطائرة سو-24", ""},
         {"نحو 3 ملايين دولار", "money about 3000000 «نحو 3 ملايين»"},
         {"5$", "money exact 5 «5»"}});
}

TEST(Quantities, HomographsNeedProof) {
  check({{"يوم الأحد", ""},
         {"أحد السجناء", ""},
         {"في آن واحد", ""},
         {"مقتل جندي واحد", "exact 1 «واحد»"},
         {"قتل واحد وأصيب ثمانية", "exact 1 «واحد»; exact 8 «ثمانية»"},
         {"يوم الاثنين", ""},
         {"مقتل اثنين", "exact 2 «اثنين»"},
         {"لست هنا", ""}});
}

TEST(Quantities, CaseOfTensIsKept) {
  const auto lexicon = quantity_lexicon();
  for (const auto& [text, expected] : {std::pair{"قتل عشرون جنديا", GramCase::nominative},
                                       {"قتل عشرين جنديا", GramCase::oblique},
                                       {"قتل 20 جنديا", GramCase::any}}) {
    Document doc;
    read_text(text, *lexicon, doc);
    std::vector<Quantity> found;
    find_quantities(doc, doc.sentences[0], *lexicon, found);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].gram_case, expected) << text;
  }
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<NumberStyle> styles() {
  std::vector<NumberStyle> out;
  for (const bool feminine : {false, true})
    for (const bool oblique : {false, true})
      for (const auto s : {NumberSpelling::modern, NumberSpelling::old, NumberSpelling::split, NumberSpelling::bare})
        out.push_back({feminine, oblique, s});
  return out;
}

// Reads each distinct word once through the lexicon; the grammar then sees every number of the range.
class WordTable {
 public:
  WordTable() : lexicon_(quantity_lexicon()) {}
  const NumberWord& operator()(std::string_view text) {
    const auto [it, fresh] = words_.try_emplace(std::string(text));
    if (fresh) {
      Document doc;
      read_text(it->first, *lexicon_, doc);
      EXPECT_TRUE(NumberReader(doc, doc.sentences.at(0), *lexicon_).word_at(0, it->second)) << text;
    }
    return it->second;
  }

 private:
  std::shared_ptr<const Lexicon> lexicon_;
  std::unordered_map<std::string, NumberWord> words_;
};

TEST(NumberGrammar, ReadsEveryNumberOfTheGenerator) {
  WordTable table;
  std::vector<NumberWord> run;
  int wrong = 0;
  for (const NumberStyle& style : styles()) {
    const std::int64_t step = style.spelling == NumberSpelling::modern ? 1 : 7;
    for (std::int64_t n = 0; n < 1'000'000 && wrong < 20; n += step) {
      const std::string text = number_words(n, style);
      run.clear();
      for (const std::string_view w : words_of(text)) run.push_back(table(w));
      const NumberParse p = parse_number(run);
      if (p.used == run.size() && p.value == n) continue;
      ++wrong;
      ADD_FAILURE() << n << " " << text << " → " << p.value << " of " << p.used << " words";
    }
  }
}

TEST(Quantities, ReadsTheGeneratorsTexts) {
  for (const NumberStyle& style : styles()) {
    for (std::int64_t n = 3; n < 1'000'000; n += 1 + n / 40) {
      const std::string text = number_words(n, style);
      EXPECT_EQ(quantities(text), "exact " + std::to_string(n) + " «" + text + "»");
      if (HasFailure()) return;
    }
  }
}

// Any order of words, digits and signs: in order, inside the sentence, never overlapping, bounds never crossed.
TEST(Quantities, HoldsItsPromisesOnAnyText) {
  const std::vector<std::string> parts{
      "خمسة",   "وعشرين", "ألف", "آلاف",  "مئة",    "و",   "بين", "من",   "إلى",       "أو",      "نحو",    "3.5",
      "20",     "2015",   "(7)", "/6/",   "-",      "/",   ":",   "%",    "على الأقل", "أكثر من", "عشرات",  "بضعة",
      "عدد من", "واحد",   "نصف", "أرباع", "الثالث", "عشر", "الـ", "قتيل", "الساعة",    ".",       "الاثنين"};
  const auto lexicon = quantity_lexicon();
  std::uint32_t seed = 7;
  Document doc;
  std::vector<Quantity> found;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525u + 1013904223u;
      text += parts[(seed >> 8) % parts.size()] + ((seed >> 28) < 12 ? " " : "");
    }
    read_text(text, *lexicon, doc);
    for (const Sentence& s : doc.sentences) {
      found.clear();
      find_quantities(doc, s, *lexicon, found);
      std::uint32_t at = s.first;
      for (const Quantity& q : found) {
        EXPECT_TRUE(at <= q.first && q.first <= q.number_first && q.number_first < q.last && q.last <= s.last) << text;
        EXPECT_TRUE(!q.low || !q.high || *q.low <= *q.high) << text;
        at = q.last;
      }
    }
    if (HasFailure()) return;
  }
}

TEST(Quantities, LongRunsStayLinear) {
  std::string words, digits(400, '7');
  for (int i = 0; i < 10'000; ++i) words += i % 2 ? "وخمسة " : "ثلاثة ";
  EXPECT_FALSE(quantities(words).empty());
  EXPECT_EQ(quantities("قتل " + digits + " شخصا"), "");
  std::string and_words = "ألف";
  for (int i = 0; i < 10'000; ++i) and_words += " وألف";
  EXPECT_FALSE(quantities(and_words).empty());
}

}  // namespace
}  // namespace isnad
