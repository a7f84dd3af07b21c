#include "claim/stance_roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"

namespace isnad {
namespace {

using namespace feature;

constexpr std::size_t kReach = 12;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Without the و or ف that joins it.
std::string_view bare(std::string_view key) {
  static const std::string kJoin = fold_word("و"), kThen = fold_word("ف");
  return key.size() > 3 && (key.starts_with(kJoin) || key.starts_with(kThen)) ? key.substr(1) : key;
}

// Words that a subject passes over on its way to the verb: «كان المتحدث قد نفى», «لا تزال تنفي».
bool auxiliary(std::string_view key) {
  static const std::array<std::string, 22> kAuxiliary{
      fold_word("قد"),    fold_word("كان"), fold_word("كانت"), fold_word("كانوا"), fold_word("لا"),   fold_word("لم"),
      fold_word("لن"),    fold_word("ما"),  fold_word("تزال"), fold_word("يزال"),  fold_word("زال"),  fold_word("زالت"),
      fold_word("زالوا"), fold_word("ظل"),  fold_word("ظلت"),  fold_word("ظلوا"),  fold_word("باتت"), fold_word("بات"),
      fold_word("تكف"),   fold_word("يكف"), fold_word("عن"),   fold_word("فلا")};
  return among(bare(key), kAuxiliary) || among(key, kAuxiliary);
}

bool relative(std::string_view key) {
  static const std::array<std::string, 5> kWho{fold_word("الذي"), fold_word("التي"), fold_word("الذين"),
                                               fold_word("اللذين"), fold_word("اللتين")};
  return among(key, kWho);
}

bool mark(const Item& it) { return it.is(ItemClass::punct) && it.punct != '"' && it.punct != '(' && it.punct != ')'; }

}  // namespace

bool StanceRoleReader::participle(std::size_t i) const {
  const Item& it = s_.items[i];
  return it.speech != kNone && c_.lexicon.lemma(it.speech).pos == PartOfSpeech::participle;
}

bool StanceRoleReader::first_person(std::size_t i) const {
  static const std::array<std::string, 21> kWe{
      fold_word("نطالب"),  fold_word("ندعو"), fold_word("نناشد"), fold_word("نحث"),  fold_word("نهيب"),
      fold_word("نحمل"),   fold_word("نتهم"), fold_word("نحذر"),  fold_word("ندين"), fold_word("نندد"),
      fold_word("نستنكر"), fold_word("نشجب"), fold_word("نرفض"),  fold_word("نهدد"), fold_word("نتوعد"),
      fold_word("نتعهد"),  fold_word("نثمن"), fold_word("نرحب"),  fold_word("نشيد"), fold_word("نعاهد"),
      fold_word("نجدد")};
  return among(bare(key(i)), kWe);
}

Agreement StanceRoleReader::of_verb(std::size_t i) const {
  static const std::string kT = fold_word("ت"), kTh = fold_word("ته"), kTha = fold_word("تها"),
                           kThum = fold_word("تهم"), kPlural = fold_word("وا"), kUn = fold_word("ون"),
                           kIn = fold_word("ين"), kH = fold_word("ة"), kAt = fold_word("ات");
  const std::string_view k = bare(key(i));
  if (participle(i)) {
    if (k.ends_with(kIn)) return Agreement::either;
    return k.ends_with(kH) || k.ends_with(kAt) ? Agreement::feminine : Agreement::masculine;
  }
  if (k.ends_with(kPlural) || k.ends_with(kUn) || first_person(i)) return Agreement::either;
  const bool imperfect = k.starts_with(kT) && !k.ends_with(kT);
  static const std::array<std::string, 6> kMasculine{fold_word("تعهد"), fold_word("توعد"),  fold_word("تبنى"),
                                                     fold_word("تخوف"), fold_word("تبادل"), fold_word("تمسك")};
  if (imperfect && !among(k, kMasculine)) return Agreement::feminine;
  const bool suffixed = s_.items[i].pronoun != Pronoun::none;  // «رفضته», not «اتهم»
  const bool perfect = k.ends_with(kT) || (suffixed && (k.ends_with(kTh) || k.ends_with(kTha) || k.ends_with(kThum)));
  return perfect ? Agreement::feminine : Agreement::masculine;
}

Agreement StanceRoleReader::of_name(std::string_view text) const {
  static const std::array<std::string, 21> kShe{
      fold_word("الأمم"),  fold_word("الدول"),  fold_word("دول"),    fold_word("قوى"),   fold_word("القوى"),
      fold_word("واشنطن"), fold_word("موسكو"),  fold_word("طهران"),  fold_word("باريس"), fold_word("لندن"),
      fold_word("بكين"),   fold_word("الرياض"), fold_word("دمشق"),   fold_word("بغداد"), fold_word("بيروت"),
      fold_word("تل"),     fold_word("حماس"),   fold_word("طالبان"), fold_word("قسد"),   fold_word("لجان"),
      fold_word("الشباب")};
  static const std::array<std::string, 22> kEither{
      fold_word("مصادر"),   fold_word("المصادر"), fold_word("فصائل"),   fold_word("الفصائل"), fold_word("عشائر"),
      fold_word("قبائل"),   fold_word("أطراف"),   fold_word("الأطراف"), fold_word("وسائل"),   fold_word("مواقع"),
      fold_word("كتائب"),   fold_word("أحزاب"),   fold_word("مجالس"),   fold_word("داعش"),    fold_word("أهالي"),
      fold_word("الأهالي"), fold_word("نشطاء"),   fold_word("سكان"),    fold_word("جهات"),    fold_word("العشائر"),
      fold_word("إسرائيل"), fold_word("عوائل")};
  std::size_t begin = 0;
  while (begin < text.size() && (text[begin] == '"' || text[begin] == ' ')) ++begin;
  for (const std::string_view open : {"«", "“", "„"})
    if (text.substr(begin).starts_with(open)) begin += open.size();
  const std::string_view word = text.substr(begin, text.find(' ', begin) - begin);
  const std::string folded = fold_word(word);
  const std::string_view k = bare(folded);
  if (among(k, kEither) || among(folded, kEither)) return Agreement::either;
  if (among(k, kShe) || among(folded, kShe) || word.ends_with("ة") || word.ends_with("ات")) return Agreement::feminine;
  return Agreement::masculine;
}

Agreement StanceRoleReader::of_noun(std::size_t i) const {
  const Item& it = s_.items[i];
  std::uint32_t t = it.first;
  while (t + 1 < it.last && c_.doc.tokens[t].kind == TokenKind::punct) ++t;
  const Agreement a = of_name(c_.doc.original(c_.doc.tokens[t]));
  // «روسيا», «تركيا»: lands and towns are feminine more often than not
  return a == Agreement::masculine && it.is(ItemClass::place) ? Agreement::either : a;
}

bool StanceRoleReader::proper(const Item& n) const {
  static const std::string kThe = fold_word("ال");
  return n.has(kDefinite) || c_.doc.key(c_.doc.tokens[n.first]).starts_with(kThe) || n.is(ItemClass::actor) ||
         n.is(ItemClass::source) || n.is(ItemClass::place) || n.is(ItemClass::facility);
}

bool StanceRoleReader::agent(std::size_t k) const {
  static const std::array<std::string, 31> kBodies{
      fold_word("المجتمع"), fold_word("السلطات"), fold_word("الأطراف"),  fold_word("الطرفين"),  fold_word("الطرفان"),
      fold_word("الجميع"),  fold_word("الدول"),   fold_word("دول"),      fold_word("طرفي"),     fold_word("كتلة"),
      fold_word("منظمات"),  fold_word("جهات"),    fold_word("العالم"),   fold_word("المنظمات"), fold_word("الجهات"),
      fold_word("الضامن"),  fold_word("الجانب"),  fold_word("الجانبين"), fold_word("الجانبان"), fold_word("الأهالي"),
      fold_word("وجهاء"),   fold_word("أهالي"),   fold_word("الأمم"),    fold_word("عائلة"),    fold_word("ذوي"),
      fold_word("الشركاء"), fold_word("الكتل"),   fold_word("وفد"),      fold_word("وفدا"),     fold_word("نواب"),
      fold_word("لجنة")};
  const Item& n = s_.items[k];
  if (n.has(kPrepB) || n.has(kPrepL)) return false;
  if (n.is(ItemClass::actor) || n.is(ItemClass::source) || n.is(ItemClass::group) || n.is(ItemClass::speaker) ||
      n.is(ItemClass::person))
    return !n.has(kCounted) || n.is(ItemClass::person) || n.is(ItemClass::speaker);
  return among(key(k), kBodies) || among(bare(key(k)), kBodies);
}

// «إسرائيل», «بغداد»: a state by its own name or its capital's, not after a preposition.
bool StanceRoleReader::land(std::size_t k) const {
  const Item& n = s_.items[k];
  return n.is(ItemClass::place) && !n.has(kPrepB) && !n.has(kPrepL) &&
         !(k > 0 && (s_.items[k - 1].is(ItemClass::particle) || s_.items[k - 1].is(ItemClass::place_type) ||
                     !proper(s_.items[k - 1])));
}

// «بالرد», «صلتها», «بفتح تحقيق» behind a full name: no part of it.
bool StanceRoleReader::prefixed(std::size_t k) const {
  static const std::array<std::string, 9> kPrefixes{fold_word("بال"), fold_word("لل"),  fold_word("بت"),
                                                    fold_word("بإ"),  fold_word("باس"), fold_word("بأن"),
                                                    fold_word("بم"),  fold_word("بن"),  fold_word("بس")};
  static const std::array<std::string, 2> kNames{fold_word("بن"), fold_word("بنت")};
  const std::string_view w = key(k);
  if (w.size() < 4 || among(w, kNames)) return false;
  return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](const std::string& p) { return w.starts_with(p); });
}

bool StanceRoleReader::ends_noun(std::size_t k) const {
  static const std::string kHa = fold_word("ها"), kHum = fold_word("هم"), kB = fold_word("ب"), kL = fold_word("ل");
  const Item& n = s_.items[k];
  if (n.classes == bit(ItemClass::word)) {
    const std::string_view word = key(k);
    if (word.ends_with(kHa) || word.ends_with(kHum) || word == kB || word == kL) return true;
    if (prefixed(k) && !n.has(kDefinite)) return true;
  }
  if (n.is(ItemClass::punct)) return mark(n) && n.punct != '-';
  if (n.has(kPrepB) || (n.has(kPrepL) && !n.is(ItemClass::source) && !n.is(ItemClass::actor))) return true;
  return n.is(ItemClass::particle) || n.is(ItemClass::complementizer) || n.is(ItemClass::time) ||
         n.is(ItemClass::according) || n.is(ItemClass::pronoun) || n.is(ItemClass::negation) ||
         n.is(ItemClass::background) || n.is(ItemClass::additive) ||
         (n.is(ItemClass::speech) && !n.is(ItemClass::speaker)) ||
         (n.is(ItemClass::trigger) && !n.is(ItemClass::actor) && !n.is(ItemClass::speaker) && !n.is(ItemClass::group));
}

// A noun phrase: an annexation as far as its first definite noun, and the adjectives behind it; all of a name behind
// an office.
std::size_t StanceRoleReader::noun_end(std::size_t k) const {
  static const std::string kFingers = fold_word("أصابع"), kCharge = fold_word("اتهام");  // «وجه … أصابع الاتهام»
  bool closed = false;
  const bool office = s_.items[k].is(ItemClass::speaker);
  std::size_t j = k;
  for (; j < s_.items.size() && j < k + 9; ++j) {
    if (j > k && (ends_noun(j) || key(j) == kFingers || key(j).find(kCharge) != std::string_view::npos)) break;
    const Item& n = s_.items[j];
    if (n.is(ItemClass::punct)) continue;
    const bool word = n.classes == bit(ItemClass::word);
    if (closed && word && !n.has(kDefinite) && j + 1 < s_.items.size() && s_.items[j + 1].is(ItemClass::actor)) break;
    if (closed && j > k && (agent(j) || land(j)) && !(n.has(kAnd) && proper(n)) && !n.is(ItemClass::ethnic) &&
        !(office && word && !n.has(kDefinite)))
      break;
    closed = closed || proper(n);
  }
  while (j > k + 1 && mark(s_.items[j - 1])) --j;
  while (j > k + 1 && s_.items[j - 1].punct == '"' && s_.items[j - 2].is(ItemClass::punct)) --j;
  return j;
}

bool StanceRoleReader::nominal(std::size_t j) const {
  const Item& it = s_.items[j];
  if (it.is(ItemClass::punct)) return !mark(it) || it.punct == '-';
  if (it.is(ItemClass::speaker) || it.is(ItemClass::source) || it.is(ItemClass::actor)) return true;
  return !it.is(ItemClass::complementizer) && !it.is(ItemClass::speech) && !it.is(ItemClass::negation) &&
         !it.is(ItemClass::according) && !it.is(ItemClass::additive) && !it.is(ItemClass::background) &&
         !it.is(ItemClass::result) && !it.is(ItemClass::pronoun) && !(it.is(ItemClass::trigger) && it.has(kVerb));
}

bool StanceRoleReader::opens_clause(std::size_t i) const {
  static const std::array<std::string, 7> kOpeners{fold_word("أما"), fold_word("لكن"), fold_word("إلا"),
                                                   fold_word("حيث"), fold_word("غير"), fold_word("لأن"),
                                                   fold_word("وأما")};
  if (i == 0) return true;
  const Item& p = s_.items[i - 1];
  if (s_.items[i].is(ItemClass::actor) && s_.items[i].has(kAnd)) return true;  // «… صار وقسد استنكرت»
  return mark(p) || p.is(ItemClass::complementizer) || p.is(ItemClass::additive) || p.is(ItemClass::background) ||
         auxiliary(key(i - 1)) || among(bare(key(i - 1)), kOpeners) || among(key(i - 1), kOpeners);
}

// The noun phrase right before a verb: «المتحدث باسم الوزارة نفى», «المنظمة، وهي هيئة مستقلة، دعت», «… التي طالبت».
std::optional<StanceRoleReader::Range> StanceRoleReader::ahead(std::size_t i) const {
  std::size_t k = i;
  while (k > 0 && i - k < 6 && (auxiliary(key(k - 1)) || s_.items[k - 1].is(ItemClass::time))) --k;
  if (k == 0) return std::nullopt;
  const bool whose = s_.items[k - 1].is(ItemClass::pronoun) && relative(key(k - 1));
  if (whose && s_.items[i].pronoun != Pronoun::none) return std::nullopt;  // «الذي رفضته المقاومة»
  if (whose) --k;
  if (k > 0 && (s_.items[k - 1].punct == ',' || s_.items[k - 1].punct == '-') && s_.items[k - 1].is(ItemClass::punct)) {
    const char of = s_.items[k - 1].punct;
    if (whose || of == '-') {
      --k;
    } else {  // an aside between two commas
      std::size_t open = k - 1;
      while (open-- > 0 && k - open < kReach && s_.items[open].punct != of)
        if (s_.items[open].is(ItemClass::speech) || s_.items[open].is(ItemClass::complementizer)) return std::nullopt;
      if (open >= s_.items.size() || s_.items[open].punct != of) return std::nullopt;
      k = open;
    }
  }
  std::size_t first = k;
  while (first > 0 && k - first < kReach && nominal(first - 1) && !(whose && ends_noun(first - 1))) {
    --first;
    if (opens_clause(first) && !s_.items[first].is(ItemClass::punct)) break;
  }
  while (first < k && (s_.items[first].is(ItemClass::punct) || auxiliary(key(first)))) ++first;
  while (whose && first + 1 < k && !agent(first) && !s_.items[first].has(kDefinite)) ++first;  // «جانب المليشيات، التي»
  if (first >= k) return std::nullopt;
  if (!whose && !opens_clause(first)) return std::nullopt;
  const Item& head = s_.items[first];
  const bool noun = agent(first) || (head.has(kDefinite) && !head.is(ItemClass::trigger)) ||
                    (head.is(ItemClass::place) && !head.has(kPrepB));
  if (!noun || head.has(kPrepB) || head.has(kPrepL) || head.is(ItemClass::particle) || head.is(ItemClass::time))
    return std::nullopt;
  std::size_t last = k;
  while (last > first + 1 && mark(s_.items[last - 1])) --last;
  return Range{first, last};
}

std::optional<std::size_t> StanceRoleReader::topic_before(std::size_t i, Topic kind) const {
  static const std::array<std::string, 4> kNew{fold_word("أما"), fold_word("وأما"), fold_word("لكن"),
                                               fold_word("ولكن")};
  for (std::size_t j = i; j-- > 0;) {
    if (!agent(j) || s_.items[j].has(kCounted) || (j > 0 && s_.items[j].has(kAnd))) continue;
    const bool turns = j > 0 && (s_.items[j - 1].is(ItemClass::additive) || among(key(j - 1), kNew));
    // «فيما انتقد رئيس المجلس … وطالب», «وأبدى الرئيس … وطالبها»: behind a verb that takes no stance
    const bool verb = j > 0 && !s_.items[j - 1].has(kDefinite) && !s_.items[j - 1].is(ItemClass::particle) &&
                      (s_.items[j - 1].classes == bit(ItemClass::word) || s_.items[j - 1].is(ItemClass::link)) &&
                      !agent(j - 1);
    const bool begins = verb && (j == 1 || mark(s_.items[j - 2]) || s_.items[j - 2].is(ItemClass::additive));
    if (turns || (begins && j > 1)) return j;
    if (kind == Topic::any && (opens_clause(j) || begins)) return j;
  }
  return std::nullopt;
}

// The object behind a subject that ends here, past «في الأمم المتحدة» and asides.
std::size_t StanceRoleReader::second(std::size_t end) const {
  static const std::array<std::string, 4> kWithin{fold_word("في"), fold_word("لدى"), fold_word("باسم"),
                                                  fold_word("من")};
  std::size_t next = end;
  if (next < s_.items.size() && s_.items[next].punct == ',') {
    std::size_t close = next + 1;
    while (close < s_.items.size() && close < next + 9 && s_.items[close].punct != ',' &&
           !s_.items[close].is(ItemClass::speech) && !s_.items[close].is(ItemClass::complementizer))
      ++close;
    if (close < s_.items.size() && s_.items[close].punct == ',') next = close + 1;
  }
  if (next < s_.items.size() && next == end && among(key(next), kWithin) && next + 1 < s_.items.size() &&
      !ends_noun(next + 1) && !s_.items[next + 1].is(ItemClass::trigger))
    next = noun_end(next + 1);
  while (next < s_.items.size() && next > end && s_.items[next].is(ItemClass::time)) ++next;
  if (next >= s_.items.size() || ends_noun(next) || s_.items[next].has(kAnd)) return 0;
  const bool of_body = s_.items[next].classes == bit(ItemClass::word) && next + 1 < s_.items.size() &&
                       s_.items[next + 1].is(ItemClass::actor);  // «فرع تنظيم الدولة»
  if (agent(next) || of_body || (next == end && s_.items[next].is(ItemClass::place))) return next;
  return 0;
}

StanceRoles StanceRoleReader::at(std::size_t i, Verb verb, bool goes_on) const {
  static const std::array<std::string, 6> kIn{fold_word("فيها"), fold_word("فيه"), fold_word("بها"),
                                              fold_word("به"),   fold_word("بهم"), fold_word("فيهم")};
  StanceRoles r;
  std::size_t k = i + 1;
  while (k < s_.items.size() && (s_.items[k].is(ItemClass::time) || s_.items[k].punct == '"')) ++k;
  const auto object_at = [&](std::size_t o) { r.object = o, r.object_end = noun_end(o); };
  static const std::string kOurs = fold_word("هم"), kHers = fold_word("ها");
  const bool possessed = k == i + 1 && k < s_.items.size() && s_.items[k].classes == bit(ItemClass::word) &&
                         !prefixed(k) && (key(k).ends_with(kOurs) || key(k).ends_with(kHers));  // «ترفض دولهم»
  const bool named = k < s_.items.size() && (!ends_noun(k) || possessed) && !s_.items[k].has(kPrepL);
  const bool noun = s_.items[i].pronoun != Pronoun::none && i > 0 && s_.items[i - 1].is(ItemClass::speech);
  if (participle(i) || first_person(i) || noun) {  // «مؤكدة رفضها»
    if (named) object_at(k);
    return r;
  }
  if (k < s_.items.size() && among(key(k), kIn)) {
    r.passive = true;
    return r;
  }
  static const std::array<std::string, 5> kMasdars{fold_word("نفي"), fold_word("رفض"), fold_word("إدانة"),
                                                   fold_word("تنديد"), fold_word("استنكار")};
  if (named && among(bare(key(i)), kMasdars) && agent(k) && key(i) != fold_word("رفض")) {  // «نفي المديرية سقوط قتلى»
    r.who = k;
    r.who_end = noun_end(k);
    return r;
  }
  const Agreement own = of_verb(i);
  static const std::array<std::string, 6> kNoAnd{fold_word("وعد"), fold_word("وعدت"), fold_word("وعدوا"),
                                                 fold_word("وجه"), fold_word("وجهت"), fold_word("وصف")};
  if (!s_.items[i].has(kAnd) || among(key(i), kNoAnd) || (i > 0 && s_.items[i - 1].is(ItemClass::time)) ||
      key(i).starts_with(fold_word("ف")))
    if (const auto before = ahead(i); before && agree(own, of_noun(before->first))) {
      r.who = before->first;
      r.who_end = before->last;
      if (named) object_at(k);
      return r;
    }
  if (!named) return r;
  const std::size_t end = noun_end(k);
  const bool quoted = s_.items[k - 1].punct == '"';
  const bool can_hold = agent(k) || s_.items[k].is(ItemClass::place) || s_.items[k].is(ItemClass::ethnic) || quoted;
  const bool agrees = agree(own, of_noun(k));
  if (s_.items[k].is(ItemClass::link) &&
      (isnad::named(c_.lexicon, s_.items[k], "decision") || isnad::named(c_.lexicon, s_.items[k], "intent"))) {
    object_at(k);  // «وأكد الاستعداد لإطلاق …»
    return r;
  }
  const std::size_t next = second(end);
  if (next != 0 && agrees) {
    r.who = k;
    r.who_end = end;
    object_at(next);
    return r;
  }
  const bool object = verb == Verb::addresses ? !agrees || (goes_on && s_.items[i].has(kAnd)) : !can_hold && goes_on;
  if (object || !agrees) {
    object_at(k);
    return r;
  }
  r.who = k;
  r.who_end = end;
  return r;
}

}  // namespace isnad
