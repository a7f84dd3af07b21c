#include "claim/parties.h"

#include <algorithm>

#include "claim/party_names.h"

namespace isnad {
namespace {

using namespace feature;

constexpr std::size_t kLeft = 14, kRight = 14;  // items looked at on either side

class PartyFinder : PartyReader {
 public:
  PartyFinder(const ItemContext& c, const SentenceItems& s, std::size_t t, EventType type,
              const EarlierParties& earlier)
      : PartyReader(c, s, t, type), earlier_(earlier) {}

  Parties run() {
    const bool exchange = type_ == EventType::release && !verbal() && clash();  // «عملية تبادل بين … و…»
    if (exchange) out_.initiator.insert(out_.initiator.end(), out_.target.begin(), out_.target.end());
    if (type_ == EventType::armed_clash && !clash()) finish_clash();
    if (type_ != EventType::armed_clash && !exchange) {
      if (verbal())
        verb();
      else
        noun();
    }
    go_on();
    for (const std::string& id : out_.initiator)
      out_.target.erase(std::remove(out_.target.begin(), out_.target.end(), id), out_.target.end());
    return std::move(out_);
  }

 private:
  bool quote(std::size_t k) const { return item(k).is(ItemClass::punct) && item(k).punct == '"'; }
  bool comma(std::size_t k) const { return item(k).is(ItemClass::punct) && item(k).punct == ','; }
  bool stop(std::size_t k) const { return item(k).is(ItemClass::punct) && !quote(k) && !comma(k) && !bracket(k); }
  bool bracket(std::size_t k) const {
    return item(k).is(ItemClass::punct) && (item(k).punct == '(' || item(k).punct == ')' || item(k).punct == '-');
  }
  bool dash(std::size_t k) const { return item(k).is(ItemClass::punct) && item(k).punct == '-'; }
  bool speaks(std::size_t k) const { return item(k).is(ItemClass::speech) && !item(k).is(ItemClass::particle); }
  bool other_clause(std::size_t k) const {
    const Item& it = item(k);
    if (linked(k)) return false;
    if (type_ == EventType::responsibility_claim && speaks(k)) return false;  // «الحركة أعلنت مسؤوليتها»
    return speaks(k) || it.is(ItemClass::result) || it.is(ItemClass::complementizer) || it.is(ItemClass::according);
  }
  // Between two commas: nothing but when and where.
  bool aside(std::size_t from, std::size_t to) const {
    bool told = false;
    for (std::size_t k = from + 1; k < to; ++k) {
      const Item& it = item(k);
      const bool scene = it.is(ItemClass::time) || it.is(ItemClass::place) || it.is(ItemClass::facility);
      told = told || scene;
      if (!scene && !it.is(ItemClass::particle) && !it.is(ItemClass::place_type) && !it.is(ItemClass::direction) &&
          !it.is(ItemClass::word) && !it.is(ItemClass::punct))
        return false;
    }
    return told && to - from <= 10;
  }

  bool preposition(std::size_t k) const {
    return word_is(k, keys().ala) || word_is(k, keys().didd) || word_is(k, keys().maa) || word_is(k, keys().ila);
  }
  // على، ضد، مع before it
  bool against(std::size_t k) const { return k > 0 && preposition(k - 1); }
  // في، عن before it: no party to the event
  bool scene(std::size_t k) const { return k > 0 && (word_is(k - 1, keys().fi) || word_is(k - 1, keys().an)); }

  // «تمكنت الشرطة من القبض», «أقدم مسلحون على خطف»: the noun is the object of a verb of doing.
  bool undertaken() const {
    for (std::size_t k = t_; k-- > 0 && k + 12 > t_;) {
      if (link(k, "undertook")) return true;
      if (stop(k) || other_clause(k) || (item(k).is(ItemClass::trigger) && !item(k).is(ItemClass::actor))) return false;
    }
    return false;
  }

  // «في قصف», «جراء ثلاث غارات»: a cause; those named before it suffered it.
  bool cause() const {
    if (undertaken()) return false;
    for (std::size_t k = t_; k-- > 0 && k + 3 > t_;) {
      if (item(k).is(ItemClass::thing) || item(k).is(ItemClass::ordinal)) continue;
      return item(k).is(ItemClass::particle) || link(k, "happened2");
    }
    return false;
  }

  // A verb that only says that the event came about: «شن», «نفذ», «استهدف … بـ».
  bool light_verb(std::size_t k) const {
    const Item& p = item(k);
    return link(k, "happened") || (p.is(ItemClass::trigger) && p.has(kVerb) && p.has(kWeak) && !p.has(kMeasure));
  }

  // Does a verb open the noun phrase that holds item k?
  bool opened(std::size_t k) const {
    for (std::size_t j = k; j-- > 0 && j + 5 > k;) {
      if (link(j, "struck") || link(j, "claimed") || link(j, "putback") || link(j, "undertook") || link(j, "foiled") ||
          light_verb(j))
        return true;
      const Item& p = item(j);
      if (p.is(ItemClass::word) && !p.has(kDefinite)) return true;
      if (!p.is(ItemClass::word) && !p.is(ItemClass::weapon) && !p.is(ItemClass::actor) && !p.is(ItemClass::ethnic) &&
          !p.is(ItemClass::group) && !p.is(ItemClass::thing) && !quote(j) && !linked(j) && !word_is(j, keys().min))
        return false;
    }
    return false;
  }

  // The doer before the trigger, in the same clause. `light`: only as the subject of a verb that the trigger is object
  // of.
  std::vector<std::string> before(bool light) {
    bool verb = false;
    for (std::size_t n = 0, k = t_; k-- > 0 && n < kLeft; ++n) {
      const Item& p = item(k);
      if (comma(k)) {
        std::size_t open = k;
        while (open > 0 && !comma(open - 1) && !stop(open - 1)) --open;
        if (open > 0 && comma(open - 1) && aside(open - 1, k)) {
          k = open - 1;
          continue;
        }
        if (open > 0 && comma(open - 1) && item(open).is(ItemClass::pronoun) && open + 12 > k) {
          k = open - 1;  // «التنظيم، الذي فقد معاقله، شن هجوما»
          continue;
        }
        const bool at_verb = k + 1 == t_ || light_verb(k + 1);  // «الجيش، شن غارة», «شن الجيش، غارة»
        if (k > 0 && at_verb && !party(k - 1).empty() && (!light || k + 1 != t_ || opened(k - 1))) continue;
        break;
      }
      if (dash(k)) {  // «الأجهزة الأمنية - عقب الهجوم - ألقت القبض»
        std::size_t open = k;
        while (open > 0 && open + 16 > k && !dash(open - 1) && !stop(open - 1)) --open;
        if (open > 0 && dash(open - 1)) k = open - 1;
        continue;
      }
      if (stop(k)) break;
      if (link(k, "struck")) {
        suffered_ = true;
        verb = true;
        continue;
      }
      if (link(k, "claimed") || link(k, "undertook") || link(k, "foiled")) verb = true;
      if (light_verb(k)) {
        verb = true;
        continue;
      }
      // «سبق للتنظيم أن هاجم»
      if (p.is(ItemClass::complementizer) && k > 1 && item(k - 1).has(kPrepL) && key(k - 2).ends_with(keys().sabaq))
        return party(k - 1);
      if (other_clause(k) || (p.is(ItemClass::trigger) && !p.is(ItemClass::actor))) break;
      if (p.is(ItemClass::word) && !p.has(kDefinite)) verb = true;
      std::vector<std::string> ids = party(k);
      if (ids.empty() || against(k) || scene(k)) continue;
      if (p.has(kPrepB) || (p.has(kPrepL) && (k == 0 || !linked(k - 1)))) continue;
      if (k > 0 && link(k - 1, "struck")) suffered_ = true;
      if (light && !verb && !opened(k)) continue;
      if (p.has(kAnd) && k > 0)
        for (const std::string& id : party(k - 1)) put(ids, id);
      return ids;
    }
    return {};
  }

  bool doer_word(std::size_t k) const {
    const Item& n = item(k);
    if (type_ == EventType::escape_foiled) return n.is(ItemClass::byhand);  // «محاولة فرار نفذها 11 سجينا»: they tried
    return n.is(ItemClass::byhand) || link(k, "doer") || (link(k, "happened") && n.pronoun != Pronoun::none);
  }

  // «اعتقال الشرطة لخمسة»: the genitive did it if what it befell follows with ل.
  bool object_follows(std::size_t k) const {
    for (std::size_t j = k + 1; j < size() && j < k + 4; ++j)
      if (item(j).has(kPrepL) && item(j).is(ItemClass::group)) return true;
    return false;
  }

  // «تفكيك خلية من سبعة أشخاص تابعة لداعش»: whom it befell are of that party. If another group follows, the first did
  // it: «اعتقل خمسة مسلحين تابعين لداعش مدنيين اثنين».
  bool of_those_befallen(std::size_t k) const {
    if (k < t_ + 2 || !item(k - 2).is(ItemClass::group) || (verbal() && !item(k - 2).has(kCounted))) return false;
    for (std::size_t j = k + 1; j < size() && j < k + 4; ++j) {
      if (item(j).is(ItemClass::punct) || item(j).is(ItemClass::particle)) break;
      if (item(j).is(ItemClass::group)) return false;
    }
    return true;
  }

  // «من سجون النظام», «من مركز احتجاز تابع للنظام»: who held them let them go.
  bool holds(std::size_t k) const {
    const std::size_t from = linked(k - 1) ? 4 : 1;
    for (std::size_t n = 1; n <= from && n < k; ++n)
      if (item(k - n).is(ItemClass::facility_type) || item(k - n).is(ItemClass::facility)) return true;
    return false;
  }

  // Walks to the right of the trigger. `subject`: the first party there may have done it.
  void after(bool subject) {
    bool aim = !subject && !caught_, doer = caught_;
    for (std::size_t k = t_ + 1; k < size() && k < t_ + kRight; ++k) {
      const Item& n = item(k);
      if (stop(k)) break;
      if (comma(k)) {
        std::size_t close = k + 1;
        while (close < size() && !comma(close) && !stop(close)) ++close;
        if (close < size() && comma(close) && aside(k, close)) {
          k = close;
          continue;
        }
        if (k + 1 < size() && (doer_word(k + 1) || item(k + 1).is(ItemClass::time))) continue;
        break;
      }
      if (other_clause(k)) break;
      if (n.is(ItemClass::trigger) && !n.is(ItemClass::actor)) {
        if (n.has(kVerb) && n.has(kWeak)) {
          aim = true;
          continue;
        }
        if (k <= t_ + 2 && n.has(kMasdar) && n.has(kAnd)) continue;  // «اختطاف واحتجاز نفذته»
        if (n.has(kMeasure) || n.has(kAnd) || n.has(kVerb)) break;
      }
      if (doer_word(k)) {
        doer = true;
        aim = false;
        continue;
      }
      if (preposition(k)) {
        aim = true;
        doer = false;
        continue;
      }
      const std::vector<std::string> ids = party(k);
      if (ids.empty() || (scene(k) && !doer)) continue;
      const bool marked = doer || (k > 0 && linked(k - 1)) || n.has(kPrepL);
      bool did = doer || (!aim && out_.initiator.empty());
      // «جهاز الأمن التابع للهيئة»: of the one who did it
      if (!out_.initiator.empty() && linked(k - 1) && last_ + 2 == k) did = true;
      if (type_ == EventType::surrender && n.has(kPrepL)) did = false;  // they surrendered to them
      if (did && !marked && befalls() && !verbal() && !object_follows(k)) did = false;
      if (did && !doer && befalls() && linked(k - 1) && of_those_befallen(k)) did = false;
      if (type_ == EventType::release && holds(k)) did = true;
      if (out_.initiator.size() == 1 && n.has(kAnd) && !aim && k == last_ + 1) did = true;  // «الجيش والشرطة»
      for (const std::string& id : ids) put(did ? out_.initiator : out_.target, id);
      if (did) last_ = k;
      if (did && !doer && !befalls()) aim = aim || verbal();
      if (out_.initiator.size() + out_.target.size() >= 4) break;
    }
  }

  // «قتلنا»: whoever speaks did it.
  bool first_person() const {
    const Item& it = item(t_);
    return it.has(kPerfect) && key(t_).ends_with(keys().na);
  }

  void verb() {
    if (first_person()) return after(false);
    std::vector<std::string> subject = before(false);
    caught_ = lex_.id(lex_.lemma(item(t_).trigger == kNone ? 0 : item(t_).trigger)) == "arrest.waqaa";
    const bool passive = item(t_).has(kPassive) || suffered_ || caught_;
    if (passive) {
      for (const std::string& id : subject) put(out_.target, id);
      after(false);
      return;
    }
    if (!subject.empty()) {
      out_.initiator = std::move(subject);
      after(false);
      return;
    }
    after(!befalls() || t_ + 1 >= size() || !item(t_ + 1).is(ItemClass::group) || fighters_subject(t_ + 1) ||
          object_group());
  }

  // «اعتقل عناصر من الشرطة ثلاثة …»: another group follows the first, which then is the subject.
  bool object_group() const {
    for (std::size_t k = t_ + 2; k < size() && k < t_ + 7; ++k) {
      if (item(k).is(ItemClass::punct) || item(k).is(ItemClass::particle)) return false;
      if (item(k).is(ItemClass::group)) return true;
    }
    return false;
  }

  void noun() {
    const bool own = item(t_).has(kPronoun);  // «هجومه على»
    std::vector<std::string> subject;
    if (own)
      subject = owner();
    else if (!cause() && !told_after())
      subject = before(true);
    if (suffered_) {
      for (const std::string& id : subject) put(out_.target, id);
      after(true);
      return;
    }
    if (!subject.empty()) {
      out_.initiator = std::move(subject);
      after(false);
      return;
    }
    after(true);
  }

  // Is the doer told right after the noun: «غارات لطيران التحالف», «قصف الجيش», «هجوم نفذه»?
  bool told_after() const {
    for (std::size_t k = t_ + 1; k < size() && k < t_ + 4; ++k) {
      if (doer_word(k)) return true;
      if (!party(k).empty()) return !befalls() && !against(k) && !scene(k);
      if (!item(k).is(ItemClass::word) && !item(k).is(ItemClass::weapon) && !quote(k) && !bracket(k)) return false;
    }
    return false;
  }

  // The last party named before a noun with a pronoun.
  std::vector<std::string> owner() const {
    for (std::size_t n = 0, k = t_; k-- > 0 && n < kLeft; ++n) {
      if (stop(k)) break;
      if (std::vector<std::string> ids = party(k); !ids.empty()) return ids;
    }
    return {};
  }

  // «بين … و …», after the trigger or before it. False if nobody was named so.
  bool clash() {
    const std::size_t from = t_ > 6 ? t_ - 6 : 0;
    for (std::size_t k = from; k < size() && k < t_ + 12; ++k) {
      if (k > t_ && stop(k)) break;
      if (!word_is(k, keys().bayn)) continue;
      if (k < t_ && !clear(k, t_)) continue;
      bool first = true;
      std::size_t last = k;
      for (std::size_t j = k + 1; j < size() && j < k + 14; ++j) {
        if (stop(j) || other_clause(j)) break;
        if (word_is(j, keys().ala) || word_is(j, keys().fi)) {
          if (!first) break;
          continue;
        }
        const std::vector<std::string> ids = party(j);
        if (ids.empty()) continue;
        // «من جهة» closes the first side; without it each is a side of its own
        bool same = false;
        if (!first && item(j).has(kAnd) && j + 2 < size()) same = side_closes(j);
        for (const std::string& id : ids) put(first || same ? out_.initiator : out_.target, id);
        first = false;
        last = j;
      }
      return !out_.initiator.empty() && last > k;
    }
    return false;
  }

  // «بين A وB من جهة، وC»: is `j` still before the first «من جهة»?
  bool side_closes(std::size_t j) const {
    for (std::size_t k = j + 1; k < size() && k < j + 4; ++k)
      if (word_is(k, keys().jiha) && out_.target.empty()) return true;
    return false;
  }

  bool clear(std::size_t from, std::size_t to) const {
    for (std::size_t k = from; k < to; ++k)
      if (stop(k) || comma(k)) return false;
    return true;
  }

  void finish_clash() {
    std::vector<std::string> subject = before(!verbal());
    if (subject.empty()) {
      after(true);
      if (out_.initiator.empty()) losers();
      return;
    }
    out_.initiator = std::move(subject);
    after(false);
  }

  // «مقتل 12 حوثيا وثلاثة من المقاومة في مواجهات»: those who lost people fought.
  void losers() {
    for (std::size_t k = t_; k-- > 0 && !stop(k);) {
      if (item(k).group < 0 || !item(k).has(kCounted)) continue;
      for (const EntityIndex e : s_.groups[static_cast<std::size_t>(item(k).group)].parties)
        if (e != kNone) put(out_.initiator, lex_.id(lex_.entity(e)));
    }
    for (const std::string& id : out_.target) std::erase(out_.initiator, id);
    if (out_.initiator.size() + out_.target.size() < 2) out_.initiator.clear();
  }

  // «وداهمت …», «قصف مماثل», «كما قصف …»: nobody is named, so it goes on with whoever did the event before.
  void go_on() {
    if (!out_.initiator.empty() || suffered_) return;
    for (std::size_t k = t_ + 1; k < size() && k < t_ + 4; ++k)
      if (link(k, "likewise") || word_is(k, keys().aydan)) {
        out_.initiator = earlier_.alike;
        return;
      }
    if (!verbal())
      for (std::size_t k = t_; k-- > 0 && k + 7 > t_ && !stop(k) && !comma(k);)
        if (word_is(k, keys().kama)) out_.initiator = earlier_.alike;
    if (verbal() && !item(t_).has(kPassive) && !item(t_).has(kIntransitive) && joined()) out_.initiator = earlier_.near;
  }

  // A verb without a subject of its own: glued و, or after ثم, كما, قبل أن, بعد أن, حيث.
  bool joined() const {
    if (t_ + 1 < size() && item(t_ + 1).is(ItemClass::group) && befalls() && !object_form(t_ + 1)) return false;
    if (item(t_).has(kAnd)) return true;
    if (t_ > 0 && comma(t_ - 1) && t_ + 1 < size() &&  // «حملة دهم في القرية، اعتقلت خلالها تسعة»
        key(t_ + 1).starts_with(keys().khilal))
      return true;
    for (std::size_t k = t_; k-- > 0 && k + 4 > t_;)
      if (item(k).is(ItemClass::particle) || item(k).is(ItemClass::complementizer)) return !preposition(k);
    return false;
  }

  // «واعتقلت شخصين»: the group is no subject; its form is an object's, or the verb is feminine and it is not.
  bool object_form(std::size_t k) const {
    const PeopleGroup& g = s_.groups[static_cast<std::size_t>(item(k).group)];
    if (g.evidence_last == 0) return false;
    const std::string_view noun = c_.doc.key(c_.doc.tokens[g.evidence_last - 1]);
    if (noun.ends_with(keys().yn)) return true;
    return item(t_).has(kFeminine) && !noun.ends_with(keys().h) && !noun.ends_with(keys().at);
  }

  const EarlierParties& earlier_;
  Parties out_;
  std::size_t last_ = 0;
  bool suffered_ = false;
  bool caught_ = false;  // «وقعوا في قبضة الشرطة»: who follows did it
};

}  // namespace

Parties parties_of(const ItemContext& context, const SentenceItems& sentence, std::size_t trigger, EventType type,
                   const EarlierParties& earlier) {
  return PartyFinder(context, sentence, trigger, type, earlier).run();
}

}  // namespace isnad
