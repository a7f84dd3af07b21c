// The codes that Lemma::code holds, by word class, and the flags of lemmas.
#pragma once

#include <cstdint>

namespace isnad {

enum class VagueCode : std::uint8_t {
  few,             // بضعة، عدة: 3–9
  tens,            // عشرات: 20–99
  hundreds,        // مئات: 200–999
  thousands,       // آلاف: 2000–9999
  tens_thousands,  // عشرات الآلاف: 20000–99999
  hundreds_thousands,
  millions,
  some,  // عدد من: open
};

enum class SpeechCode : std::uint8_t {
  assertion,  // قال، أفاد، أعلن
  inherit,    // أضاف، تابع، أوضح: the speaker of before goes on
  claim,      // زعم، ادعى
  deny,       // نفى، أنكر
  warn,       // حذر
  accuse,     // اتهم
  document,   // وثق، أحصى، رصد: the speaker counts
  quote,      // نقل، نقلت … عن: the subject relays, the object of عن is the origin
  adopt,      // تبنى
  demand,     // طالب، دعا
  condemn,    // أدان
  praise,     // أشاد
  reject,     // رفض
  threaten,   // هدد
  announce,   // تعهد، قرر
};

enum class SpeakerCode : std::uint8_t {
  anonymous,     // مصدر، مصادر، شهود، ناشطون، أهالي
  official,      // متحدث، ناطق، وزير، مدير، مسؤول، قائد، ضابط
  document,      // بيان، تقرير، تغريدة: the body that issued it speaks
  correspondent  // مراسل، مراسلنا
};

enum class TimeUnit : std::uint8_t { minute, hour, day, week, month, season, year, decade, century };

enum class TimeCode : std::uint8_t {
  today,
  yesterday,
  before_yesterday,
  tomorrow,
  after_tomorrow,
  tonight,
  last_night,
  current,  // الجاري، الحالي
  past,     // الماضي، الفائت، المنصرم، السابق
  next,     // المقبل، القادم
  same,     // نفسه، ذاته
  since,    // منذ، مذ
  until,    // حتى، لغاية
  before,   // قبل
  after,    // بعد، عقب
  during,   // خلال، أثناء، طوال
  start,    // مطلع، بداية، أوائل، مستهل
  middle,   // منتصف، أواسط
  end,      // نهاية، أواخر، ختام
  eve,      // عشية
  morrow,   // غداة
  dated,    // بتاريخ، الموافق
};

// Flags of trigger and person lemmas.
inline constexpr std::uint32_t kLemmaMember = 1;      // membership noun: عناصر X، مسلحو X are X's people
inline constexpr std::uint32_t kLemmaWeak = 2;        // counts only with other evidence
inline constexpr std::uint32_t kLemmaTransitive = 4;  // active verb with the agent as subject, the victims as object
inline constexpr std::uint32_t kLemmaIntransitive = 8;  // subject is who it happened to: فر، نزح، استشهد، لقي مصرعه
inline constexpr std::uint32_t kLemmaDetainee = 16;   // prisoners: سجين، نزيل، موقوف
inline constexpr std::uint32_t kLemmaFamily = 32;     // counted in families
inline constexpr std::uint32_t kLemmaAdjective = 64;  // may modify the noun before it
inline constexpr std::uint32_t kLemmaPooled = 128;    // pools dead and wounded: ضحايا
inline constexpr std::uint32_t kLemmaAfter = 256;     // a qualifier that follows its number: على الأقل

}  // namespace isnad
