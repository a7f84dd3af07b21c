#include "claim/explain_words.h"

#include <array>

namespace isnad {
namespace {

constexpr std::array<std::string_view, kMeasureCount> kMeasuresAr{
    "قتلى",    "جرحى",     "ضحايا",     "مفقودون", "جثث عُثر عليها",    "محيَّدون",
    "مخطوفون", "رهائن",    "معتقلون",   "فارون",   "من حاولوا الفرار", "من أُعيد القبض عليهم",
    "طلقاء",   "مستسلمون", "مفرج عنهم", "منقولون", "محتجزون",          "طاقة استيعابية",
    "نازحون",  "عائدون"};

constexpr std::array<std::string_view, 10> kCategoriesAr{"غير محددين", "مدنيون", "مقاتلون", "رجال أمن", "محتجزون",
                                                         "أطفال",      "نساء",   "صحفيون",  "مسعفون",   "مسؤولون"};

constexpr std::array<std::string_view, kEventTypeCount> kEventsAr{
    "هجوم على سجن", "فرار من سجن", "إحباط فرار", "تمرد في سجن", "تهريب محتجزين", "هجوم مسلح", "اشتباك",
    "تفجير",        "قصف مدفعي",   "غارة جوية",  "انفجار لغم",  "كمين",          "اغتيال",    "إطلاق نار",
    "إعدام",        "خطف",         "اعتقال",     "مداهمة",      "استسلام",       "إفراج",     "نقل",
    "تبدل سيطرة",   "نزوح",        "إحراق",      "احتجاج",      "حصار",          "تبني عملية"};

constexpr std::array<std::string_view, 10> kStancesAr{"يتهم",  "ينفي", "يرفض", "يتوعد",         "يحذر",
                                                      "يطالب", "يدين", "يشيد", "يتبنى العملية", "يعلن عزمه"};

template <class E, std::size_t N>
Wording named_in(E e, const std::array<std::string_view, N>& arabic) {
  const auto i = static_cast<std::size_t>(e);
  return {name(e), i < N ? arabic[i] : name(e)};
}

Wording evidence(std::string_view needs) {
  if (needs == "prison") return {"what stands in its place is no prison", "ما في موضعه ليس سجنا"};
  if (needs == "prison_context") return {"the report speaks of no prison", "لا يتحدث الخبر عن سجن"};
  if (needs == "party")
    return {"no armed body or crowd stands within four words of it", "لا جهة مسلحة ولا جماعة على بعد أربع كلمات منه"};
  if (needs == "figure_or_strong")
    return {"a word with other meanings, and no figure goes with it", "كلمة لها معان أخرى، ولا حصيلة معها"};
  if (needs == "armed") return {"no armed body, arm or loss stands near it", "لا جهة مسلحة ولا سلاح ولا خسائر بقربه"};
  if (needs == "shot") return {"no victim stands before it in its clause", "لا ضحية قبله في عبارته"};
  return {"what the rule asks for is not there", "ما تشترطه القاعدة غير موجود"};
}

}  // namespace

Wording wording(Measure m) { return named_in(m, kMeasuresAr); }
Wording wording(Category c) { return named_in(c, kCategoriesAr); }
Wording wording(EventType t) { return named_in(t, kEventsAr); }
Wording wording(StanceKind s) { return named_in(s, kStancesAr); }

Wording wording(Modality m) {
  switch (m) {
    case Modality::asserted: return {"asserted", "مجزوم به"};
    case Modality::hedged: return {"hedged", "على سبيل الاحتمال"};
    case Modality::denied: return {"denied", "منفي"};
    case Modality::irrealis: break;
  }
  return {"irrealis", "لم يقع: وعيد أو مطلب أو خطة"};
}

Wording wording(Scope s) {
  switch (s) {
    case Scope::incident: return {"incident", "حصيلة الحادثة"};
    case Scope::cumulative: return {"cumulative", "حصيلة تراكمية"};
    case Scope::stock: break;
  }
  return {"stock", "عدد قائم لا حصيلة حادثة"};
}

Wording wording(Qualifier q) {
  switch (q) {
    case Qualifier::exact: return {"", ""};
    case Qualifier::about: return {"about", "نحو"};
    case Qualifier::at_least: return {"at least", "ما لا يقل عن"};
    case Qualifier::more_than: return {"more than", "أكثر من"};
    case Qualifier::at_most: return {"at most", "ما لا يزيد على"};
    case Qualifier::less_than: return {"less than", "أقل من"};
    case Qualifier::range: return {"", ""};
    case Qualifier::vague: return {"some", "عدد غير محدد"};
    case Qualifier::unknown: break;
  }
  return {"an unknown number", "عدد غير معروف"};
}

Wording wording(QuantityKind k) {
  switch (k) {
    case QuantityKind::count: return {"a count", "عدد"};
    case QuantityKind::percent: return {"a share in percent", "نسبة مئوية"};
    case QuantityKind::ordinal: return {"an ordinal", "ترتيب"};
    case QuantityKind::decimal: return {"a decimal number", "عدد عشري"};
    case QuantityKind::year: return {"a year", "سنة"};
    case QuantityKind::clock: return {"an hour", "ساعة"};
    case QuantityKind::money: return {"a sum of money", "مبلغ من المال"};
    case QuantityKind::fraction: return {"a fraction", "كسر"};
    case QuantityKind::age: return {"an age", "عمر"};
    case QuantityKind::distance: return {"a distance", "مسافة"};
    case QuantityKind::duration: return {"a duration", "مدة"};
    case QuantityKind::measure: return {"a measure", "مقدار"};
    case QuantityKind::unit_number: return {"the number of a unit", "رقم وحدة"};
    case QuantityKind::article: return {"the number of an article", "رقم مادة"};
    case QuantityKind::magnitude: break;
  }
  return {"a magnitude", "درجة"};
}

Wording wording(const Attempt& a) {
  switch (a.outcome) {
    case Outcome::read:
    case Outcome::joined:
    case Outcome::whole: return {"", ""};
    case Outcome::taken: return {"%r had these words first", "سبقتها %r إلى هذه الكلمات"};
    case Outcome::no_prison:
      return {"the rule needs a report that speaks of a prison", "تشترط القاعدة أن يتحدث الخبر عن سجن"};
    case Outcome::no_displacement:
      return {"the rule needs a report of people driven from home", "تشترط القاعدة أن يتحدث الخبر عن نزوح"};
    case Outcome::no_escape: return {"the rule needs an escape told before", "تشترط القاعدة أن يسبقها ذكر فرار"};
    case Outcome::no_occasion:
      return {"the word has other meanings, and nothing in the report tells of violence",
              "للكلمة معان أخرى، ولا شيء في الخبر يدل على عنف"};
    case Outcome::nothing_counted:
      return {"what stands in its place counts no people", "ما في موضع المعدود لا يعدّ أشخاصا"};
    case Outcome::not_beside: return {"the bracket does not follow a figure", "القوس لا يلي حصيلة"};
    case Outcome::no_list: return {"no list under a total stands here", "لا قائمة هنا تحت مجموع"};
    case Outcome::most_of_them: return {"«most of them» and the like tell no part", "«معظمهم» وأمثالها لا تعيّن جزءا"};
    case Outcome::no_measure: return {"nothing tells what is counted", "لا كلمة تبيّن ما الذي يُعدّ"};
    case Outcome::above_total:
      return {"no total stands before it, or a smaller one", "لا مجموع قبله، أو المجموع أصغر منه"};
    case Outcome::total_elsewhere: return {"the total stands in another sentence", "المجموع في جملة أخرى"};
    case Outcome::no_evidence: return evidence(a.needs);
    case Outcome::no_event:
      return {"a stock of prisoners, a sentence or a thing taken, no event",
              "عدد محتجزين أو حكم أو شيء مُستولى عليه، لا حدث"};
    case Outcome::told_before: return {"it points back to an event already told", "يشير إلى حدث سبق ذكره"};
    case Outcome::talk: break;
  }
  return {"talked about rather than told: too little speaks for an assertion (%s of 2)",
          "حديث عنه لا إخبار به: القرائن على وقوعه لا تكفي (%s من 2)"};
}

Wording wording(Why w) {
  switch (w) {
    case Why::own_voice: return {"no words of speech cover it", "لا يشمله قول أحد"};
    case Why::outlet_itself: return {"%w: the outlet speaks of itself", "%w: الوسيلة تتحدث عن نفسها"};
    case Why::said_before: return {"%w before the statement", "%w قبل الكلام المنقول"};
    case Why::said_after: return {"%w behind the statement", "%w بعد الكلام المنقول"};
    case Why::goes_on:
      return {"%w names no speaker, so whoever spoke last goes on", "%w لا تسمّي قائلا، فالكلام لآخر من تكلم"};
    case Why::still_speaking:
      return {"a quotation, list or announcement begun before goes on", "اقتباس أو قائمة أو بيان بدأ من قبل ولم ينته"};
    case Why::relative_clause:
      return {"%w: a relative clause is the outlet's own", "%w: جملة الصلة من كلام الوسيلة نفسها"};
    case Why::speech_denies: return {"%w denies it", "%w تنفيه"};
    case Why::speech_plans:
      return {"%w threatens, demands or announces it", "%w وعيد به أو مطالبة به أو إعلان عن نيته"};
    case Why::word_before: return {"because of %w", "بسبب %w"};
    case Why::stance_over_it: return {"it stands under %w", "يقع تحت حكم %w"};
    case Why::attempt_happened: return {"the attempt itself happened", "المحاولة نفسها وقعت"};
    case Why::opens_background: return {"the sentence opens as an aside about the past", "الجملة استطراد عن الماضي"};
    case Why::told_as_past: return {"told as history", "يُذكر على أنه ماض"};
    case Why::rule_says: return {"the rule says so", "هكذا تقرر القاعدة"};
    case Why::stock_measure: return {"its measure counts what there is", "هو بطبيعته عدد قائم"};
    case Why::window_of_time: return {"%w is longer than a day", "%w أطول من يوم"};
    case Why::nearest: return {"%w, the nearest of the sentence", "%w، وهو الأقرب في الجملة"};
    case Why::carried_over: return {"%w, since the sentence names none", "%w، إذ لا تذكر الجملة غيره"};
    case Why::day_of_publication: return {"no day is named: that of publication", "لا يذكر النص يوما، فهو يوم النشر"};
    case Why::place_of_facility: return {"where the facility stands", "حيث يقع المرفق"};
    case Why::last_day_of_window:
      return {"a running total holds for the last day of its window", "الحصيلة التراكمية تصح لآخر يوم من مدتها"};
    case Why::year_of_other_dates:
      return {"the year is that of the report's other dates", "السنة من التواريخ الأخرى في الخبر"};
    case Why::day_of_first_fact:
      return {"%w: a headline has the day of the first fact below it", "%w: للعنوان يوم أول واقعة تحته"};
    case Why::of_them: return {"«of them» points to %w", "«منهم» تعود إلى %w"};
    case Why::of_escapees: return {"they are of those who escaped: %w", "هم من الفارين: %w"};
    case Why::of_list: return {"one list under the total %w", "قائمة واحدة تحت المجموع %w"};
    case Why::adds_up: return {"the parts add up to %w", "مجموع الأجزاء يساوي %w"};
    case Why::people_of_figure_before:
      return {"the people of the figure before: %w", "هم من الجماعة المذكورة قبلها: %w"};
    case Why::own_side: return {"«his, their own»: of the party named before", "الضمير يعود على الجهة المذكورة قبله"};
    case Why::people_of_measure: return {"only such people are counted so", "لا يُعدّ على هذا الوجه إلا أمثالهم"};
    case Why::losses_of: return {"the words round it say whose losses they are", "ما حولها من كلام يقول خسائر من هي"};
    case Why::people_of_total: return {"the people of its total: %w", "هم من جماعة المجموع: %w"};
    case Why::set_free:
      return {"let go, not escaped: no prison is spoken of, or a force of the state did it",
              "أُطلقوا ولم يفروا: لا ذكر لسجن، أو الفاعل قوة رسمية"};
    case Why::doer_of_event: return {"who did the event %w", "فاعل الحدث %w"};
    case Why::figure_of_event: return {"its figure tells which event it is", "حصيلته تبيّن نوع الحدث"};
    case Why::aircraft: return {"aircraft or an air force stand beside it", "بقربه طائرات أو سلاح جو"};
    case Why::at_prison: return {"a prison is named right before it", "سجن مذكور قبله مباشرة"};
    case Why::speaker_did_it: return {"%w tells of its own deed", "%w يخبر عن فعله هو"};
    case Why::same_event: return {"as told of the same event: %w", "كما ذُكر عن الحدث نفسه: %w"};
    case Why::claimant: break;
  }
  return {"who claimed the attack did it", "من تبنى الهجوم فاعله"};
}

Wording wording(Unread u, bool next) {
  switch (u) {
    case Unread::people: return {"people are counted, but no rule read them", "أشخاص معدودون، لكن لا قاعدة قرأتهم"};
    case Unread::date: return {"part of a date or a time", "جزء من تاريخ أو وقت"};
    case Unread::name: return {"part of a name", "جزء من اسم"};
    case Unread::kind: return {"", ""};
    case Unread::things:
      return next ? Wording{"counts %w, no people", "يعدّ %w لا أشخاصا"} : Wording{"counts no people", "لا يعدّ أشخاصا"};
    case Unread::sentence: break;
  }
  return {"its sentence was not searched: no word of loss, arms or prison beside people",
          "لم تُفحص جملته: لا كلمة فيها عن خسائر أو سلاح أو سجن مع أشخاص"};
}

Wording slot_wording(char slot) {
  switch (slot) {
    case 't': return {"the trigger", "الكلمة الدالة"};
    case 'n': return {"what is counted", "المعدود"};
    case 'a': return {"the doer", "الفاعل"};
    case 'k': return {"the whole", "المجموع"};
    case 'f': return {"the facility", "المنشأة"};
    case 'p': return {"of them", "منهم"};
    case 'u': return {"unknown", "الجهل بالعدد"};
    default: return {"beside it", "معها"};
  }
}

}  // namespace isnad
