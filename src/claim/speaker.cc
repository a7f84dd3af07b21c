#include "claim/speaker.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {
using namespace feature;
constexpr std::size_t kLongestPhrase = 16;
}  // namespace

bool SpeakerReader::can_speak(const Item& it) const {
  if (it.has(kPrepB)) return false;
  return it.is(ItemClass::source) || it.is(ItemClass::speaker) || it.is(ItemClass::actor);
}

bool SpeakerReader::filler(const Item& it) const {
  if (it.is(ItemClass::time)) return true;
  if (it.is(ItemClass::trigger) || it.is(ItemClass::group)) return false;
  if (it.last != it.first + 1 || !it.is(ItemClass::particle)) return false;
  static const std::array<std::string, 8> kFillers{fold_word("أيضا"), fold_word("ما"),    fold_word("مما"),
                                                   fold_word("عليه"), fold_word("عليها"), fold_word("فيه"),
                                                   fold_word("به"),   fold_word("بها")};
  return std::find(kFillers.begin(), kFillers.end(), key(it)) != kFillers.end();
}

std::optional<std::size_t> SpeakerReader::first_in(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last && i < s_.items.size(); ++i)
    if (can_speak(s_.items[i])) return i;
  return std::nullopt;
}

std::optional<std::size_t> SpeakerReader::subject_after(std::size_t verb) const {
  for (std::size_t i = verb + 1; i < s_.items.size() && i < verb + 5; ++i) {
    const Item& it = s_.items[i];
    if (can_speak(it) && !it.has(kPrepL)) return i;
    if (i == verb + 1 && it.is(ItemClass::place) && !it.has(kPrepB) && !it.has(kPrepL)) return i;  // «أعلنت واشنطن»
    if (it.last == it.first + 1 && c_.doc.tokens[it.first].key_size == 1 && !it.is(ItemClass::punct)) break;  // «ل(…)»
    if (it.is(ItemClass::punct) && (it.punct == '"' || it.punct == '-') && i + 1 < s_.items.size() &&
        can_speak(s_.items[i + 1]))
      continue;
    if (!filler(it)) break;
  }
  return std::nullopt;
}

std::optional<std::size_t> SpeakerReader::subject_before(std::size_t verb) const {
  std::optional<std::size_t> best;
  for (std::size_t n = 0, i = verb; i-- > 0 && n < 12; ++n) {
    const Item& it = s_.items[i];
    if (it.is(ItemClass::speech) || it.is(ItemClass::complementizer) || (it.is(ItemClass::trigger) && it.has(kVerb)))
      break;
    if (it.is(ItemClass::punct) && (it.punct == '.' || it.punct == ';' || it.punct == ':')) break;
    if (can_speak(it) && !it.has(kPrepL)) best = i;
    if (best && (it.has(kAnd) || it.is(ItemClass::additive))) break;
  }
  if (best) return best;
  // «وكانت البعثة قد أعلنت», «كان ناجون رووا»: whoever stands right after كان
  for (std::size_t n = 0, i = verb; i-- > 0 && n < 5; ++n) {
    const Item& it = s_.items[i];
    if (it.is(ItemClass::punct) || it.is(ItemClass::speech) || it.is(ItemClass::trigger)) break;
    if (after_kana(i) && (it.is(ItemClass::word) || it.is(ItemClass::person) || it.is(ItemClass::group)) &&
        !it.has(kCounted))
      return i;
  }
  return best;
}

std::optional<std::size_t> SpeakerReader::ends_before(std::size_t verb) const {
  const auto who = subject_before(verb);
  if (!who || phrase_end(*who) + 1 < verb) return std::nullopt;
  for (std::size_t k = *who; k < verb; ++k)
    if (s_.items[k].is(ItemClass::punct) && s_.items[k].punct != '"' && s_.items[k].punct != '(' &&
        s_.items[k].punct != ')')
      return std::nullopt;
  return who;
}

std::optional<std::size_t> SpeakerReader::clause_opener(std::size_t verb) const {
  std::size_t open = verb;
  for (std::size_t n = 0, i = verb; i-- > 0 && n < 8; ++n) {
    const Item& it = s_.items[i];
    const bool mark = it.is(ItemClass::punct) && it.punct != '"' && it.punct != '(' && it.punct != ')';
    if (mark || it.is(ItemClass::complementizer) || it.is(ItemClass::additive)) break;
    if (it.is(ItemClass::speech) || it.is(ItemClass::trigger) || it.is(ItemClass::negation)) return std::nullopt;
    open = i;
  }
  if (open == verb) return std::nullopt;
  const Item& first = s_.items[open];
  const bool noun = first.is(ItemClass::facility_type) || first.is(ItemClass::facility) || first.is(ItemClass::thing) ||
                    first.is(ItemClass::place) || (first.is(ItemClass::word) && first.has(kDefinite)) ||
                    (first.is(ItemClass::person) && first.has(kDefinite));
  if (!noun || first.is(ItemClass::particle) || first.has(kPrepB) || first.has(kPrepL) || first.has(kCounted) ||
      first.is(ItemClass::time))
    return std::nullopt;
  return open;
}

bool SpeakerReader::after_kana(std::size_t item) const {
  static const std::string kKan = fold_word("كان"), kKanat = fold_word("كانت"), kWaKan = fold_word("وكان"),
                           kWaKanat = fold_word("وكانت");
  if (item == 0) return false;
  const Item& it = s_.items[item - 1];
  const std::string_view word = c_.doc.key(c_.doc.tokens[it.last - 1]);
  return word == kKan || word == kKanat || word == kWaKan || word == kWaKanat;
}

std::optional<std::size_t> SpeakerReader::estimated_by(std::size_t first, std::size_t end) const {
  static const std::array<std::string, 13> kEstimates{
      fold_word("رواية"),      fold_word("شهادات"),  fold_word("إفادات"),    fold_word("التقدير"),
      fold_word("التقديرات"),  fold_word("تقديرات"), fold_word("الإحصائية"), fold_word("الإحصاءات"),
      fold_word("الإحصائيات"), fold_word("الحصيلة"), fold_word("حصيلة"),     fold_word("المعطيات"),
      fold_word("الأرقام")};
  static const std::string kAn = fold_word("عن");
  if (std::find(kEstimates.begin(), kEstimates.end(), key(s_.items[first])) == kEstimates.end()) return std::nullopt;
  for (std::size_t k = first + 1; k < s_.items.size() && k < end + 2 && k < first + 5; ++k) {
    const Item& it = s_.items[k];
    if (it.is(ItemClass::punct) || it.is(ItemClass::trigger)) return std::nullopt;
    const bool after_an = key(s_.items[k - 1]) == kAn;
    const bool names = can_speak(it) || it.is(ItemClass::person) || it.is(ItemClass::group);
    if ((it.has(kPrepL) || after_an) && names && (!it.has(kCounted) || it.has(kPrepL))) return k;
  }
  return std::nullopt;
}

bool SpeakerReader::toll_within(std::size_t i) const {
  for (std::size_t n = i; n < s_.items.size() && n < i + 9; ++n) {
    if (s_.items[n].is(ItemClass::toll)) return true;
    if (s_.items[n].is(ItemClass::trigger) && s_.items[n].has(kVerb)) return false;
  }
  return false;
}

bool SpeakerReader::in_a_statement(std::size_t i) const {
  static const std::array<std::string, 4> kStatement{fold_word("بيان"), fold_word("تصريح"), fold_word("بلاغ"),
                                                     fold_word("بيانها")};
  return medium(i) && i + 1 < s_.items.size() &&
         std::find(kStatement.begin(), kStatement.end(), key(s_.items[i + 1])) != kStatement.end();
}

std::optional<std::size_t> SpeakerReader::issuer(std::size_t who, std::size_t phrase) const {
  static const std::string kHer = fold_word("ته");
  if (who + 2 >= phrase || who + 2 >= s_.items.size() || s_.items[who].has(kDefinite)) return std::nullopt;
  const Item& verb = s_.items[who + 1];
  if (verb.last != verb.first + 1 || !key(verb).ends_with(kHer) || can_speak(verb)) return std::nullopt;
  return can_speak(s_.items[who + 2]) ? std::optional(who + 2) : std::nullopt;
}

std::optional<std::size_t> SpeakerReader::unknown_subject(std::size_t verb) const {
  const std::size_t i = verb + 1;
  if (i >= s_.items.size()) return std::nullopt;
  const Item& it = s_.items[i];
  const bool noun = it.is(ItemClass::word) || it.is(ItemClass::person) || it.is(ItemClass::group) ||
                    it.is(ItemClass::thing) || it.is(ItemClass::place) || it.is(ItemClass::facility);
  static const std::string kLil = fold_word("لل");
  if (s_.items[verb].pronoun != Pronoun::none || c_.doc.tokens[it.first].key_size == 1) return std::nullopt;
  if (named(c_.lexicon, it, "decision") || named(c_.lexicon, it, "intent")) return std::nullopt;
  static const std::array<std::string, 9> kDenied{
      fold_word("وجود"), fold_word("حدوث"), fold_word("وقوع"), fold_word("صحة"), fold_word("علاقة"),
      fold_word("صلة"),  fold_word("ضلوع"), fold_word("تورط"), fold_word("حصول")};  // «نفى وجود أسرى»: its object
  if (std::find(kDenied.begin(), kDenied.end(), key(it)) != kDenied.end()) return std::nullopt;
  if (!noun || it.has(kPrepB) || it.has(kPrepL) || it.has(kCounted) || key(it).starts_with(kLil)) return std::nullopt;
  return i;
}

bool SpeakerReader::complement_within(std::size_t from, std::size_t count) const {
  for (std::size_t i = from; i < s_.items.size() && i < from + count; ++i) {
    const Item& it = s_.items[i];
    if (it.is(ItemClass::complementizer) || (it.is(ItemClass::punct) && it.punct == ':')) return true;
    if (it.is(ItemClass::punct) && it.punct == '"' && i + 1 < s_.items.size() && i > from &&
        c_.doc.tokens[it.first].quote != '>')
      return true;
    if (it.is(ItemClass::speech) && i > from && !put_out(i)) return false;
  }
  return false;
}

// «في بيان», «خلال مؤتمر», «عبر تلغرام»: how it was said, not who said it.
bool SpeakerReader::medium(std::size_t i) const {
  if (i >= s_.items.size()) return false;
  const Item& it = s_.items[i];
  static const std::string kFi = fold_word("في"), kKhilal = fold_word("خلال"), kAbr = fold_word("عبر"),
                           kAla = fold_word("على");
  if (it.last != it.first + 1) return false;
  const auto k = key(it);
  if (k == kKhilal || k == kAbr) return true;
  if ((k != kFi && k != kAla) || i + 1 >= s_.items.size()) return false;
  if (k == kAla && c_.doc.original(c_.doc.tokens[it.first]).ends_with("ي") && i > 0 &&
      (s_.items[i - 1].is(ItemClass::speaker) || s_.items[i - 1].is(ItemClass::source) ||
       (s_.items[i - 1].is(ItemClass::word) && !s_.items[i - 1].has(kDefinite))))
    return false;  // «المقدم علي …»
  const Item& n = s_.items[i + 1];
  return n.is(ItemClass::speaker) || n.is(ItemClass::word) || n.is(ItemClass::time);
}

bool SpeakerReader::ends_phrase(std::size_t i, std::size_t first) const {
  const Item& it = s_.items[i];
  if (it.is(ItemClass::complementizer) || it.is(ItemClass::speech) || it.is(ItemClass::time) ||
      it.is(ItemClass::according) || it.is(ItemClass::pronoun) || it.is(ItemClass::negation))
    return true;
  if (it.is(ItemClass::punct)) {
    if (it.punct == '"' || it.punct == '(' || it.punct == ')') {
      const bool closes = i > first && s_.items[i - 1].is(ItemClass::punct) ? false : true;
      return !closes || i - first > 6;
    }
    return it.punct != '-' && it.punct != '.' ? true : it.punct == '.' || i + 1 >= s_.items.size();
  }
  static const std::array<std::string, 2> kFaInna{fold_word("فإن"), fold_word("فإنه")};  // «وبحسب المرصد فإن …»
  if (i > first && std::find(kFaInna.begin(), kFaInna.end(), key(it)) != kFaInna.end()) return true;
  static const std::array<std::string, 4> kCauses{fold_word("الفرق"), fold_word("السبب"), fold_word("الأمر"),
                                                  fold_word("التأخير")};  // «وعزا الوزير الفرق إلى …»
  if (i > first && std::find(kCauses.begin(), kCauses.end(), key(it)) != kCauses.end()) return true;
  static const std::array<std::string, 17> kObjects{
      fold_word("صحة"),      fold_word("أي"),       fold_word("أية"),    fold_word("وجود"),    fold_word("وقوع"),
      fold_word("حدوث"),     fold_word("حصول"),     fold_word("علاقته"), fold_word("علاقتها"), fold_word("صلته"),
      fold_word("صلتها"),    fold_word("أنباء"),    fold_word("تفاصيل"), fold_word("علمه"),    fold_word("علمها"),
      fold_word("مسؤوليته"), fold_word("مسؤوليتها")};
  const auto proper = [](const Item& n) {
    return n.has(kDefinite) || n.is(ItemClass::source) || n.is(ItemClass::actor) || n.is(ItemClass::place);
  };
  if (i > first && proper(s_.items[i - 1]) && std::find(kObjects.begin(), kObjects.end(), key(it)) != kObjects.end())
    return true;  // «نفت السلطات صحة الخبر», not «مدير صحة حمص»
  if (i > first && addressed(i)) return true;  // «… لـ«رويترز»»
  if (it.is(ItemClass::trigger) && i > first &&
      !(it.is(ItemClass::speaker) || it.is(ItemClass::actor) || it.is(ItemClass::source)))
    return true;
  if (it.is(ItemClass::group) && it.has(kCounted)) return true;
  if (i > first && named(c_.lexicon, it, "anonymity")) return true;  // «مسؤول رفض كشف هويته»
  if (i > first && named(c_.lexicon, it, "putback")) return true;    // «أعلنت الوزارة استرداد …»
  if (i > first && it.is(ItemClass::rise) && !it.is(ItemClass::speaker)) return true;  // «أكد مدير المشفى وصول …»
  if (i > first && it.has(kPrepB) && named(c_.lexicon, it, "happened")) return true;  // «باندلاع اشتباكات»
  if (i > first && it.is(ItemClass::toll) && !it.is(ItemClass::speaker)) return true;  // «قدر مسؤول عدد القتلى بـ»
  if (i > first && it.has(kPrepL) && it.is(ItemClass::person)) return true;  // «للصحفيين»
  if (i > first && it.has(kPrepL) && (it.is(ItemClass::source) || it.is(ItemClass::word))) {
    // «المتحدث الرسمي لقوات …», «السكرتير الدائم لوزارة …» stay together; «… لوكالة فرانس برس» does not
    return it.is(ItemClass::source) &&
           (it.entity == kNone || c_.lexicon.text(c_.lexicon.entity(it.entity).kind_name) != "ministry");
  }
  if (i > first && it.has(kPrepB) && !it.is(ItemClass::actor) && !it.is(ItemClass::source) && !it.is(ItemClass::word) &&
      !it.is(ItemClass::place))
    return true;
  if (i > first && it.has(kAnd) && !can_speak(it) && !it.is(ItemClass::word)) return true;
  return i > first && medium(i) && !(i == first + 1 && body_of(i));
}

// «عضو في المجلس المحلي», «مسؤول في السلطة المحلية»: the body the speaker belongs to, not how it was said.
bool SpeakerReader::body_of(std::size_t i) const {
  static const std::array<std::string, 14> kMedia{
      fold_word("البيان"),   fold_word("التصريح"), fold_word("المؤتمر"), fold_word("الاتصال"), fold_word("الحديث"),
      fold_word("المقابلة"), fold_word("الكلمة"),  fold_word("التقرير"), fold_word("الوقت"),   fold_word("السياق"),
      fold_word("الخطاب"),   fold_word("اللقاء"),  fold_word("الجلسة"),  fold_word("المقابل")};
  static const std::string kFi = fold_word("في");
  if (key(s_.items[i]) != kFi || i + 1 >= s_.items.size()) return false;
  const Item& n = s_.items[i + 1];
  if (n.is(ItemClass::time)) return false;
  const bool house = n.is(ItemClass::facility_type) || n.is(ItemClass::facility) ||
                     (n.is(ItemClass::speaker) && c_.lexicon.id(c_.lexicon.lemma(n.speaker)) == "speaker:org");
  if (!n.has(kDefinite) && !house) return false;
  return std::find(kMedia.begin(), kMedia.end(), key(n)) == kMedia.end();
}

std::size_t SpeakerReader::phrase_end(std::size_t first) const {
  std::size_t i = first;
  while (i < s_.items.size() && i < first + kLongestPhrase && !ends_phrase(i, first)) ++i;
  while (i > first + 1 && s_.items[i - 1].is(ItemClass::punct) && s_.items[i - 1].punct != '"' &&
         s_.items[i - 1].punct != ')')
    --i;
  while (i > first + 1 && (s_.items[i - 1].is(ItemClass::particle) || s_.items[i - 1].is(ItemClass::hedge))) --i;
  return i;
}

std::string SpeakerReader::entity_of(std::size_t first, std::size_t last) const {
  std::string actor;
  SpeakerCode code = SpeakerCode::official;
  bool anonymous = false;
  std::string_view first_key;
  for (std::size_t i = first; i < last && i < s_.items.size(); ++i) {
    const Item& it = s_.items[i];
    if (it.is(ItemClass::speaker) && it.speaker != kNone && i == first) {
      code = static_cast<SpeakerCode>(c_.lexicon.lemma(it.speaker).code);
      anonymous = code == SpeakerCode::anonymous;
      if (code == SpeakerCode::correspondent) return "own_correspondent";
    }
    if (it.entity != kNone && (it.is(ItemClass::source) || it.is(ItemClass::actor)) && actor.empty())
      actor = std::string(c_.lexicon.id(c_.lexicon.entity(it.entity)));
  }
  if (!anonymous) return actor;
  static const std::string kSecurity = fold_word("أمن"), kMedical = fold_word("طب"), kLocal = fold_word("محل"),
                           kMilitary = fold_word("عسكر"), kWitness = fold_word("شهود"), kWitness1 = fold_word("شاهد"),
                           kActivists = fold_word("ناشط"), kActivists2 = fold_word("نشطاء"),
                           kJudicial = fold_word("قضائ");
  for (std::size_t i = first; i < last && i < s_.items.size(); ++i)
    for (std::uint32_t t = s_.items[i].first; t < s_.items[i].last; ++t) {
      const std::string_view k = c_.doc.key(c_.doc.tokens[t]);
      if (k.find(kSecurity) != k.npos) return "security_source";
      if (k.find(kMedical) != k.npos) return "medical_source";
      if (k.find(kMilitary) != k.npos) return actor.empty() ? "military_source" : actor;
      if (k.find(kJudicial) != k.npos) return "judicial_source";
      if (k.find(kLocal) != k.npos) return "local_sources";
      if (k.find(kWitness) != k.npos || k.find(kWitness1) != k.npos) return "eyewitness";
      if (k.find(kActivists) != k.npos || k.find(kActivists2) != k.npos) return "activists";
    }
  return actor;
}

Link SpeakerReader::link(std::size_t first, std::size_t last, std::string verb) const {
  last = std::min(last, s_.items.size());
  Link l;
  std::uint32_t from = s_.items[first].first;
  std::uint32_t to = s_.items[std::max(last, first + 1) - 1].last;
  while (from < to && c_.doc.tokens[from].kind == TokenKind::punct) ++from;
  while (to > from + 1 && c_.doc.tokens[to - 1].kind == TokenKind::punct) --to;
  l.span = span_of(c_.doc, from, to);
  l.text = std::string(l.span.of(c_.doc.text));
  l.entity = entity_of(first, last);
  l.verb = std::move(verb);
  return l;
}

}  // namespace isnad
