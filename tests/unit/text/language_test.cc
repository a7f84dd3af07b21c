#include <gtest/gtest.h>

#include "unit/text/sample.h"

namespace isnad {
namespace {

using testing::read;

struct Sample {
  const char* language;
  const char* text;
};

class LanguageTest : public ::testing::TestWithParam<Sample> {};

TEST_P(LanguageTest, IsNamed) {
  const Document d = read(GetParam().text);
  EXPECT_EQ(d.language, GetParam().language);
  EXPECT_EQ(d.arabic(), d.language == "ar");
  std::size_t told = 0;
  for (const Diagnostic& g : d.diagnostics) told += g.code == "text.language";
  EXPECT_EQ(told, d.arabic() ? 0u : 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Languages, LanguageTest,
    ::testing::Values(
        Sample{"ar", ""}, Sample{"ar", "قتل ثلاثة جنود في هجوم على سجن غويران."},
        Sample{"ar", "أعلنت CNN وBBC أن ثلاثة جنود قتلوا في هجوم على قاعدة في العراق."},
        Sample{"ar", "قال گوران إن قوات الپيشمرگة تقدمت في محور كركوك وسيطرت على قريتين."},
        Sample{"ar", "قتل الجندی فی الهجوم علی القاعدة العسکریة قرب الحدود مع ترکیا."},
        Sample{"ar", "@user https://t.co/abc مقتل 3"},
        Sample{"fa",
               "سه سرباز در حمله به پایگاهی در شرق کشور کشته شدند و پنج نفر دیگر زخمی "
               "شده‌اند، "
               "این "
               "را "
               "گزارش‌ها "
               "می‌گوید."},
        Sample{"ur",
               "پولیس کے مطابق حملے میں تین اہلکار ہلاک اور پانچ زخمی ہوئے ہیں جبکہ علاقے کو گھیرے میں لے لیا گیا ہے۔"},
        Sample{"ckb",
               "لە هێرشێکدا بۆ سەر بنکەیەکی سەربازی سێ سەرباز کوژران و پێنج کەسی دیکە بریندار بوون، ئەمە لە "
               "ڕاگەیەندراوێکدا هاتووە."},
        Sample{"ps", "په دې برید کې درې تنه وژل شوي دي او پنځه نور ټپيان شوي، چې ځينې يې سخت ټپيان دي."},
        Sample{"en", "Three soldiers were killed in an attack on the base, and five others were wounded."},
        Sample{"fr", "Trois soldats ont été tués dans une attaque sur la base et les autres sont des blessés."},
        Sample{"tr",
               "Saldırıda üç asker öldü ve beş kişi yaralandı; bu bir ilk olarak kayda geçti ve daha sonra duyuruldu."},
        Sample{"und", "Трое солдат погибли при нападении на военную базу."}));

}  // namespace
}  // namespace isnad
