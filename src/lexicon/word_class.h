// The classes a word can have in the lexicon, and the grammar of its written forms.
//
// A lemma has one class and what that class needs: a measure and an event type for triggers, a category for
// person nouns, a number for number words, a code for the rest. A form is one spelling of a lemma with its grammar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace isnad {

enum class WordClass : std::uint8_t {
  none,
  trigger,         // words that assert a measure or an event: مقتل، أصيب، قصف، اعتقل
  person,          // countable human nouns: مدني، طفل، عنصر، قتيل (with a measure)، جريح
  thing,           // countable nouns that are not people: قذيفة، سيارة، عام، كيلومتر
  number,          // number words; value holds the number
  scale,           // ألف، مليون، مليار; value
  ordinal,         // الأول، الثالث; value
  vague,           // عشرات، مئات، بضعة، عدد من; code: VagueCode
  qualifier,       // نحو، أكثر من، ما لا يقل عن; code: Qualifier
  fraction,        // نصف، ثلث، ربع; value is per 12
  speech,          // قال، أفاد، أضاف، نفى; code: SpeechCode
  speaker,         // مصدر، متحدث، مسؤول، مراسل، بيان; code: SpeakerCode
  according,       // وفق، بحسب، نقلا عن، على لسان
  complementizer,  // إن، أن، بأن
  subset,          // بينهم، منهم، من ضمنهم، معظمهم; code 1 = qualitative (معظمهم)
  additive,        // إضافة إلى، فضلا عن، إلى جانب
  result,          // أسفر عن، أدى إلى، خلف، أوقع، أودى بحياة
  negation,        // لم، لن، دون، بدون، لا
  hedge,           // أنباء عن، يرجح، قد، ربما
  irrealis,        // محاولة، بهدف، يخطط، من المتوقع
  background,      // يذكر أن، يشار إلى، جدير بالذكر، في وقت سابق
  toll,            // حصيلة، عدد، إجمالي
  rise,            // ارتفع، بلغ، وصل; code 1 = falls
  byhand,          // على يد، برصاص، بنيران
  weapon,          // سيارة مفخخة، عبوة ناسفة، مدفعية
  place_type,      // مدينة، محافظة، ريف، حي
  facility_type,   // سجن، مخيم، مشفى
  direction,       // شمال، شرقي، جنوب غرب
  month,           // value 1..12 Gregorian, 101..112 Hijri
  weekday,         // value 0 Sunday … 6 Saturday
  day_part,        // فجر، صباح، مساء; code: PartOfDay
  time_unit,       // يوم، أسبوع، شهر، سنة; code: TimeUnit
  time_word,       // اليوم، أمس، غدا، الجاري، الماضي; code: TimeCode
  particle,        // في، على، من، إلى، و; id tells which
  pronoun,         // هذا، التي، الذين
  ethnic,          // روسي، تركي، إسرائيلي: adjectives of a party; name holds the party id
  other,           // listed only so that rules can name it by id
};
inline constexpr int kWordClassCount = static_cast<int>(WordClass::other) + 1;

std::string_view name(WordClass);
std::optional<WordClass> parse_word_class(std::string_view);

enum class PartOfSpeech : std::uint8_t { other, noun, masdar, verb_perfect, verb_imperfect, participle, adjective };
enum class GramNumber : std::uint8_t { none, singular, dual, plural };
enum class GramCase : std::uint8_t { any, nominative, oblique };
enum class Gender : std::uint8_t { any, masculine, feminine };
enum class Voice : std::uint8_t { either, active, passive };

// Flags of a form.
inline constexpr std::uint8_t kFormConstruct = 1;   // must be followed by its genitive: مسلحو، عنصرا
inline constexpr std::uint8_t kFormSuffixStem = 2;  // occurs only before a pronoun: إصابت(ه)
inline constexpr std::uint8_t kFormTanwin = 4;      // written with the accusative alef: قتيلا
inline constexpr std::uint8_t kFormArticle = 8;     // the listed form itself begins with the article

// Proclitics cut off a token; Reading::proclitics is a bit set of these.
inline constexpr std::uint8_t kWa = 1;   // و
inline constexpr std::uint8_t kFa = 2;   // ف
inline constexpr std::uint8_t kBi = 4;   // ب
inline constexpr std::uint8_t kLi = 8;   // ل
inline constexpr std::uint8_t kKa = 16;  // ك
inline constexpr std::uint8_t kSa = 32;  // س
inline constexpr std::uint8_t kAl = 64;  // ال
inline constexpr std::uint8_t kConj = kWa | kFa;
inline constexpr std::uint8_t kPrep = kBi | kLi | kKa;

// Enclitic pronouns.
enum class Pronoun : std::uint8_t { none, he, she, they, they_f, dual, we, i, you };

}  // namespace isnad
