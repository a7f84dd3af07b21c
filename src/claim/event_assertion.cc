#include "claim/event_assertion.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "claim/circumstance.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

class Weigher {
 public:
  explicit Weigher(const EventWord& word)
      : w_(word), lex_(word.context.lexicon), doc_(word.context.doc), s_(word.sentence) {}

  // How much speaks for an assertion that it happened, rather than talk about such things: a toll, a day, a place, a
  // finite verb, «وقع» or «شن» before it; against it: «التحقيق في», «قضية», an article, a relative clause, a plan.
  int assertion(std::size_t t) const {
    const Item& it = item(t);
    int score = 0;
    if (w_.counted) score += 2;
    if (w_.sentence_has_figure) score += 2;
    const bool masdar = it.has(kMasdar) && !(it.has(kVerb) && (t == 0 || !item(t - 1).is(ItemClass::particle)));
    if (!masdar && it.has(kPerfect)) score += 2;
    if (!masdar && it.has(kImperfect) && w_.headline) score += 2;
    score += plain_war(t);
    if (masdar && it.has(kDefinite) && !located(t)) score -= 1;
    if (masdar && it.has(kPrepL)) score -= 2;  // «للتصدي للتنظيم»: a purpose
    if (masdar && it.has(kPlural) && !w_.counted && habit(t)) score -= 3;
    if (masdar && it.has(kPlural) && !w_.headline) score -= 1;
    if (masdar && after_time_word(t) && !carried_out(t)) score -= 4;
    if (!masdar && it.has(kImperfect) && !w_.counted && t > 0 && item(t - 1).is(ItemClass::pronoun))
      score -= 3;  // «التي تقاتل»: what they do
    if (w_.headline)
      score += 2;
    else if (t <= 1 && masdar)
      score += 1;
    bool day = false, old = false, place = false, party = false;
    for (std::size_t k = 0; k < s_.items.size(); ++k) {
      const Item& n = item(k);
      if (n.is(ItemClass::time)) {
        const TimeMention& m = s_.times[static_cast<std::size_t>(n.time)];
        day = day || (!m.duration && m.time.precision <= TimePrecision::day);
        old = old || m.time.precision >= TimePrecision::month || m.duration;
      }
      const bool near = k + 9 > t && k < t + 9;
      if (!near) continue;
      place = place || n.is(ItemClass::place) || n.is(ItemClass::facility);
      party = party || n.is(ItemClass::actor) || (n.is(ItemClass::weapon) && k > t && k < t + 4);
    }
    score += day ? 1 : old ? -1 : 0;
    score += place ? 1 : 0;
    score += party ? 1 : 0;
    score += context_before(t);
    if (modality_at(w_.context, s_, t) == Modality::irrealis) score -= 3;
    return score;
  }

  // «الهجوم على الثكنة»: definite, but told here for the first time.
  bool located(std::size_t t) const {
    if (t + 1 >= s_.items.size() || !item(t + 1).is(ItemClass::particle)) return false;
    const std::string_view key = doc_.key(doc_.tokens[item(t + 1).first]);
    return key == "\x99\xA4\xAA" || key == "\x96\x8F";
  }

  // «تواصل خلاياه تنفيذ هجمات»: what they keep doing, no one attack.
  bool habit(std::size_t t) const {
    static const std::array<std::string, 10> kKeepsOn{
        fold_word("تواصل"), fold_word("يواصل"), fold_word("تشن"),   fold_word("يشن"),   fold_word("تنفذ"),
        fold_word("ينفذ"),  fold_word("تنشط"),  fold_word("تتعرض"), fold_word("يتعرض"), fold_word("تشهد")};
    if (w_.sentence_has_figure) return false;
    for (const Item& n : s_.items)
      if (n.is(ItemClass::time)) return false;
    for (std::size_t k = t; k-- > 0 && k + 8 > t;) {
      if (item(k).is(ItemClass::punct) && item(k).punct != '"') return false;
      std::string_view key = doc_.key(doc_.tokens[item(k).first]);
      if (item(k).has(kAnd)) key.remove_prefix(1);
      if (std::find(kKeepsOn.begin(), kKeepsOn.end(), key) != kKeepsOn.end()) return true;
    }
    return false;
  }

  // «منذ اغتيال …», «بعد اغتيال …», «قبل تفجير …»: a date, told by what happened then.
  bool after_time_word(std::size_t t) const {
    if (t == 0 || item(t - 1).last != item(t - 1).first + 1) return false;
    const std::string_view key = doc_.key(doc_.tokens[item(t - 1).first]);
    return key == "\xA5\xA6\x90" || key == "\x88\x99\x8F" || key == "\xA2\x88\xA4";
  }

  // «بعد الهجوم الذي نفذه التنظيم على السجن»: known, but told all the same.
  bool carried_out(std::size_t t) const {
    return t + 2 < s_.items.size() && item(t + 1).is(ItemClass::pronoun) && link_named(t + 2, "doer");
  }

  // Words that are hardly ever figures of speech.
  int plain_war(std::size_t t) const {
    if (item(t).trigger == kNone) return 0;
    switch (static_cast<EventType>(lex_.lemma(item(t).trigger).event)) {
      case EventType::shelling:
      case EventType::airstrike:
      case EventType::armed_clash:
      case EventType::landmine: return item(t).has(kDefinite) ? 0 : 1;
      case EventType::assassination:
      case EventType::abduction:
      case EventType::execution:  // talked about for years; not «إعدام ميداني»
        return w_.counted || item(t).last > item(t).first + 1 ? 0 : -1;
      default: return 0;
    }
  }

  int context_before(std::size_t t) const {
    int score = 0;
    for (std::size_t n = 0, k = t; k-- > 0 && n < 8; ++n) {
      const Item& p = item(k);
      if (p.is(ItemClass::punct) && p.punct != '"') break;
      if (n > 4 && p.is(ItemClass::trigger) && p.has(kVerb)) break;
      if (n < 3 && link_named(k, "reference")) {
        score -= 3;
        break;
      }
      if (link_named(k, "happened")) {
        score += 2;
        break;
      }
      if (p.is(ItemClass::result)) {
        score += 1;
        break;
      }
      if (n == 0 && p.is(ItemClass::pronoun)) score -= 1;
      if (n < 2 && p.is(ItemClass::negation)) {
        score -= 2;
        break;
      }
    }
    for (std::size_t k = t + 1; k < s_.items.size() && k < t + 6; ++k) {
      if (item(k).is(ItemClass::punct) && item(k).punct != '"') break;
      if (link_named(k, "happened") || link_named(k, "doer") || item(k).is(ItemClass::result)) return score + 2;
      if (item(k).is(ItemClass::trigger) && item(k).has(kVerb) && item(k).has(kWeak)) return score + 1;
    }
    return score;
  }

 private:
  const Item& item(std::size_t k) const { return s_.items[k]; }
  bool link_named(std::size_t k, std::string_view name) const { return named(lex_, item(k), name); }

  const EventWord& w_;
  const Lexicon& lex_;
  const Document& doc_;
  const SentenceItems& s_;
};

}  // namespace

bool points_back(const EventWord& word) {
  static const std::array<std::string, 8> kWhich{fold_word("الأخير"), fold_word("الأخيرة"), fold_word("الأكثر"),
                                                 fold_word("الأسوأ"), fold_word("الأعنف"),  fold_word("المذكور"),
                                                 fold_word("نفسه"),   fold_word("ذاته")};
  const auto& items = word.sentence.items;
  if (word.item + 1 >= items.size()) return false;
  const std::string_view key = word.context.doc.key(word.context.doc.tokens[items[word.item + 1].first]);
  if (std::find(kWhich.begin(), kWhich.end(), key) == kWhich.end()) return false;
  for (std::size_t k = word.item + 2; k < items.size() && k < word.item + 6; ++k)
    if (named(word.context.lexicon, items[k], "doer")) return false;  // «الهجوم الأكثر دموية الذي نفذته الحركة»
  return true;
}

namespace {

// «التي تسيطر عليها», «كانت تسيطر على»
bool state(const EventWord& word) {
  static const std::string kWas = fold_word("كان"), kWere = fold_word("كانت"), kYa = fold_word("ي"),
                           kTa = fold_word("ت");
  if (word.headline || word.item == 0) return false;
  const Item& before = word.sentence.items[word.item - 1];
  const auto key = [&](const Item& it) { return word.context.doc.key(word.context.doc.tokens[it.first]); };
  const std::string_view verb = key(word.sentence.items[word.item]);
  if (!verb.starts_with(kYa) && !verb.starts_with(kTa)) return false;
  return before.is(ItemClass::pronoun) || key(before) == kWas || key(before) == kWere;
}

}  // namespace

bool unclaimed(const EventWord& word) {
  const auto& items = word.sentence.items;
  for (std::size_t n = 0, k = word.item + 1; k-- > 0 && n < 10; ++n) {
    if (items[k].is(ItemClass::negation)) return true;
    if (n > 0 && items[k].is(ItemClass::punct) && items[k].punct != '"') return false;
  }
  return false;
}

bool dawn(const EventWord& word) {
  static const std::string kDawn = fold_word("فجر"), kAndDawn = fold_word("وفجر");
  const auto& items = word.sentence.items;
  const Item& it = items[word.item];
  const std::string_view key = word.context.doc.key(word.context.doc.tokens[it.first]);
  if ((key != kDawn && key != kAndDawn) || it.last > it.first + 1) return false;
  if (word.context.doc.original(word.context.doc.tokens[it.first]).find("ّ") != std::string_view::npos) return false;
  constexpr std::uint64_t kBlown = bit(ItemClass::weapon) | bit(ItemClass::thing) | bit(ItemClass::facility) |
                                   bit(ItemClass::facility_type) | bit(ItemClass::place_type) | bit(ItemClass::group) |
                                   bit(ItemClass::actor) | bit(ItemClass::person);
  for (std::size_t k = word.item + 1; k < items.size() && k < word.item + 4 && !items[k].is(ItemClass::punct); ++k)
    if (((items[k].classes & kBlown) != 0 && !items[k].is(ItemClass::time)) ||
        named(word.context.lexicon, items[k], "self"))
      return false;
  return true;
}

bool no_change(const EventWord& word) {
  if (state(word)) return true;
  const Lexicon& lexicon = word.context.lexicon;
  const auto& items = word.sentence.items;
  for (std::size_t k = word.item + 1; k < items.size() && k < word.item + 8; ++k) {
    const Item& it = items[k];
    if (it.is(ItemClass::place) || it.is(ItemClass::place_type) || it.is(ItemClass::facility) ||
        it.is(ItemClass::punct))
      return false;
    if (it.lemma == kNone || !it.is(ItemClass::thing)) continue;
    const std::string_view id = lexicon.id(lexicon.lemma(it.lemma));
    if (id.starts_with("thing.weapon") || id.starts_with("thing.vehicle")) return true;
  }
  return false;
}

int assertion_weight(const EventWord& word) { return Weigher(word).assertion(word.item); }

}  // namespace isnad
