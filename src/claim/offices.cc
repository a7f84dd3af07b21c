#include "claim/offices.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "mention/number_reader.h"

namespace isnad {
namespace {

using namespace feature;

constexpr std::size_t kLongestRole = 12;   // items
constexpr std::size_t kLongestPerson = 5;  // words
constexpr KeyWord kAl(u"ال"), kWa(u"و"), kLi(u"ل"), kBi(u"ب"), kBism(u"باسم"), kSergeant(u"رقيب"), kFi(u"في"),
    kLada(u"لدي"), kMin(u"من"), kAbd(u"عبد"), kAbu(u"ابو"), kIbn(u"بن"), kWazir(u"وزير"), kWazira(u"وزيره"),
    kWazara(u"وزاره"), kYa(u"ي"), kTa(u"ت");

enum class Rank : std::uint8_t { none, office, officer };

constexpr KeyWord kOffices[] = {
    KeyWord(u"متحدث"),  KeyWord(u"متحدثه"), KeyWord(u"ناطق"),   KeyWord(u"ناطقه"), KeyWord(u"وزير"),
    KeyWord(u"وزيره"),  KeyWord(u"مدير"),   KeyWord(u"مديره"),  KeyWord(u"رئيس"),  KeyWord(u"رئيسه"),
    KeyWord(u"قائد"),   KeyWord(u"محافظ"),  KeyWord(u"سفير"),   KeyWord(u"سفيره"), KeyWord(u"مبعوث"),
    KeyWord(u"مبعوثه"), KeyWord(u"مندوب"),  KeyWord(u"مندوبه"), KeyWord(u"مفوض"),  KeyWord(u"مفوضه"),
    KeyWord(u"زعيم"),   KeyWord(u"امين"),   KeyWord(u"منسق"),   KeyWord(u"منسقه"), KeyWord(u"قائمقام"),
    KeyWord(u"وكيل"),   KeyWord(u"نائب"),   KeyWord(u"مستشار"), KeyWord(u"قيادي"), KeyWord(u"مسؤول"),
    KeyWord(u"مفتش"),   KeyWord(u"ممثل"),   KeyWord(u"ممثله")};
// Of major and above; lower ranks may be anybody's son.
constexpr KeyWord kOfficers[] = {KeyWord(u"مشير"), KeyWord(u"فريق"), KeyWord(u"لواء"), KeyWord(u"عميد"),
                                 KeyWord(u"عقيد"), KeyWord(u"مقدم"), KeyWord(u"رائد"), KeyWord(u"جنرال")};
// Words of a role that are neither body nor name.
constexpr KeyWord kRoleWords[] = {KeyWord(u"الرسمي"),   KeyWord(u"الرسميه"),   KeyWord(u"العام"),  KeyWord(u"العسكري"),
                                  KeyWord(u"الاعلامي"), KeyWord(u"الاعلاميه"), KeyWord(u"السابق"), KeyWord(u"السابقه"),
                                  KeyWord(u"الاعلي"),   KeyWord(u"الخاص"),     KeyWord(u"الخاصه"), KeyWord(u"التنفيذي"),
                                  KeyWord(u"الركن"),    KeyWord(u"ركن"),       KeyWord(u"اول"),    KeyWord(u"الاول"),
                                  KeyWord(u"الاقليمي"), KeyWord(u"الميداني"),  KeyWord(u"الحالي"), KeyWord(u"طيار")};

class OfficeReader {
 public:
  OfficeReader(const NameContext& c, std::size_t item)
      : c_(c), lex_(c.items.lexicon), items_(c.sentence.items), start_(item) {}

  std::optional<NameDraft> run() {
    rank_ = rank_of(items_[start_]);
    if (rank_ == Rank::none) return std::nullopt;
    std::size_t at = start_ + 1;
    if (const NameDraft* d = drafted(start_)) {  // «مدير المرصد السوري» in one name
      body_ = d->entity;
      end_ = items_[start_].last;
      if (at + 1 < items_.size() && key(items_[at]).starts_with(std::string_view(kLi)) &&
          key(items_[at + 1]).starts_with(std::string_view(kAl)))
        at += 2;  // «لحقوق الإنسان»
    }
    for (; at < items_.size() && at < start_ + kLongestRole; ++at) {
      if (const std::size_t past = body_at(at); past > at) {
        at = past - 1;
        end_ = items_[at].last;
        if (rank_ == Rank::officer) break;
        continue;
      }
      if (role_word(at)) continue;
      if (rank_of(items_[at]) != Rank::none && at == start_ + 1) continue;  // «نائب وزير», «اللواء قائد»
      break;
    }
    if (rank_ == Rank::office && at < items_.size() && rank_of(items_[at]) == Rank::officer)
      for (++at; at < items_.size() && role_word(at);) ++at;  // «المتحدث باسم … العميد …»
    person(at);
    if (body_ == kNone && person_.empty()) return std::nullopt;
    if (rank_ == Rank::officer && person_.empty()) return std::nullopt;  // «لواء القدس» is a brigade
    if (body_ == kNone && !definite()) return std::nullopt;  // «مسؤول حكومي كبير», «رئيس نادي …»
    return draft();
  }

 private:
  std::string_view key(std::uint32_t token) const { return c_.items.doc.key(c_.items.doc.tokens[token]); }
  std::string_view key(const Item& it) const { return it.last == it.first + 1 ? key(it.first) : std::string_view(); }

  // The word without و ل ب and the article.
  static std::string_view bare(std::string_view word) {
    for (const std::string_view p : {std::string_view(kWa), std::string_view(kLi), std::string_view(kBi)})
      if (word.size() > 4 && word.starts_with(p) &&
          (word.substr(p.size()).starts_with(std::string_view(kAl)) || p == std::string_view(kWa))) {
        word.remove_prefix(p.size());
        break;
      }
    if (word.size() > 4 && word.starts_with(std::string_view(kAl))) word.remove_prefix(2);
    return word;
  }

  Rank rank_of(const Item& it) const {
    const bool body = it.entity != kNone;
    if (body ? it.last < it.first + 2 : it.last > it.first + 2) return Rank::none;
    const std::string_view whole = key(it.first),
                           word = whole.starts_with(std::string_view(kWazir)) ? whole : bare(whole);
    for (const KeyWord& w : kOffices)
      if (word == std::string_view(w)) return Rank::office;
    for (const KeyWord& w : kOfficers)
      if (!body && word == std::string_view(w)) return Rank::officer;
    return Rank::none;
  }

  bool definite() const {
    const std::string_view word = key(items_[start_]);
    const std::string_view al = kAl, wa = kWa, li = kLi;
    return word.starts_with(al) || (word.starts_with(wa) && word.substr(wa.size()).starts_with(al)) ||
           (word.starts_with(li) && word.substr(li.size()).starts_with(li));
  }

  bool role_word(std::size_t i) const {
    const Item& it = items_[i];
    if (it.is(ItemClass::ethnic)) return true;  // «وزير الدفاع السوري»
    const std::string_view word = key(it);
    if (word.empty()) return it.is(ItemClass::speaker) && i == start_ + 1;
    if (word == std::string_view(kBism) || word == std::string_view(kFi) || word == std::string_view(kLada) ||
        (word == std::string_view(kMin) && i == start_ + 1 && rank_ != Rank::officer))
      return has_body_soon(i);
    for (const KeyWord& w : kRoleWords)
      if (word == std::string_view(w)) return true;
    return false;
  }

  bool has_body_soon(std::size_t i) const {
    for (std::size_t k = i + 1; k < items_.size() && k < i + 4; ++k)
      if (drafted(k) != nullptr) return true;
    return false;
  }

  // The name that was told at an item.
  const NameDraft* drafted(std::size_t i) const {
    for (auto d = c_.before.rbegin(); d != c_.before.rend() && d->sentence == c_.index; ++d)
      if (d->first == items_[i].first && d->entity != kNone && d->name.kind != NameKind::person) return &*d;
    return nullptr;
  }

  // Reads a body at an item, and gives the item past it; `i` where there is none.
  std::size_t body_at(std::size_t i) {
    if (const EntityIndex ministry = i == start_ + 1 ? ministry_at(i) : kNone; ministry != kNone) {
      body_ = ministry;
      return ministry_end_;
    }
    const NameDraft* d = drafted(i);
    if (!d) return i;
    const Entity& e = lex_.entity(d->entity);
    const bool place = e.kind == EntityKind::place || e.kind == EntityKind::facility;
    const std::string_view word = bare(key(items_[start_].first));
    static const std::string kGovernor = fold_word("محافظ"), kDistrict = fold_word("قائمقام"),
                             kHead = fold_word("مدير"), kLeader = fold_word("قائد"), kCommander = fold_word("مسؤول");
    const bool may = word == kGovernor || word == kDistrict || word == kHead || word == kLeader || word == kCommander;
    if (place && (!may || body_ != kNone)) return body_ != kNone ? past(i, *d) : i;
    if (body_ == kNone) {
      body_ = word == kGovernor ? governorate(d->entity) : d->entity;
      if (d->name.kind == NameKind::reference) reference_ = d->name.text;
    }
    return past(i, *d);
  }

  // «محافظ الحسكة» governs what is named like its seat.
  EntityIndex governorate(EntityIndex place) const {
    const std::string own = fold_word(lex_.text(lex_.entity(place).name_ar));
    for (EntityIndex up = lex_.entity(place).parent; up != kNone; up = lex_.entity(up).parent)
      if (fold_word(lex_.text(lex_.entity(up).name_ar)) == own) return up;
    return place;
  }

  std::size_t past(std::size_t i, const NameDraft& d) const {
    while (i < items_.size() && items_[i].first < d.last) ++i;
    return i;
  }

  // «وزير الدفاع السوري» → the ministry of that name.
  EntityIndex ministry_at(std::size_t i) {
    const std::string_view word = bare(key(items_[start_].first));
    if (!word.ends_with(std::string_view(kWazir)) && !word.ends_with(std::string_view(kWazira))) return kNone;
    std::uint32_t node = lex_.step(0, lex_.word_id(kWazara));
    EntityIndex found = kNone;
    for (std::size_t k = i; k < items_.size() && k < i + 5 && node != kNone; ++k)
      for (std::uint32_t t = items_[k].first; t < items_[k].last && node != kNone; ++t) {
        std::string feminine = std::string(key(t));
        std::uint32_t next = lex_.step(node, lex_.word_id(feminine));
        if (next == kNone) {  // «السوري» of the minister is «السورية» of the ministry
          static const std::string kTaMarbuta = fold_word("ة");
          next = lex_.step(node, lex_.word_id(feminine + kTaMarbuta));
        }
        node = next;
        if (node == kNone) break;
        for (const NameTarget& target : lex_.targets(node))
          if (!target.is_lemma && t + 1 == items_[k].last) {
            found = target.index;
            ministry_end_ = k + 1;
            break;
          }
      }
    if (found != kNone) end_ = items_[ministry_end_ - 1].last;
    return found;
  }

  // A word that may be part of a personal name: nothing the lexicon knows better.
  bool name_word(std::size_t i, std::size_t count) const {
    const Item& it = items_[i];
    if (it.last != it.first + 1) return false;
    if (c_.items.doc.tokens[it.first].kind != TokenKind::word) return false;
    const std::string_view word = key(it.first);
    if (word == std::string_view(kAbd) || word == std::string_view(kAbu) || word == std::string_view(kIbn)) return true;
    if (word.size() < 2 || (count == 0 && (word == std::string_view(kBism) || word == std::string_view(kSergeant))))
      return false;
    constexpr std::uint64_t kOther =
        bit(ItemClass::speech) | bit(ItemClass::complementizer) | bit(ItemClass::according) | bit(ItemClass::particle) |
        bit(ItemClass::pronoun) | bit(ItemClass::time) | bit(ItemClass::negation) | bit(ItemClass::hedge) |
        bit(ItemClass::trigger) | bit(ItemClass::speaker) | bit(ItemClass::result) | bit(ItemClass::thing) |
        bit(ItemClass::subset) | bit(ItemClass::additive) | bit(ItemClass::place_type) | bit(ItemClass::irrealis) |
        bit(ItemClass::background) | bit(ItemClass::actor) | bit(ItemClass::source) | bit(ItemClass::facility);
    const bool article = word.starts_with(std::string_view(kAl)) && word.size() > 4;
    if (count == 0 && (article || word.size() < 3)) return false;
    if ((it.classes & kOther) != 0 && !(count > 0 && article && !it.is(ItemClass::speech))) return false;
    if (count == 0 && it.is(ItemClass::place)) return false;
    if (it.has(kPrepB) || it.has(kPrepL)) return false;
    return !looks_like_verb(word, count);
  }

  // «يصل», «تعلن»: an imperfect the lexicon does not know. Names that begin so are listed.
  static bool looks_like_verb(std::string_view word, std::size_t count) {
    static const std::string kBy = fold_word("بت");
    if (word.starts_with(kBy)) return true;  // «وزير الداخلية بتسهيل …»
    static const std::string kNames[] = {fold_word("يوسف"),  fold_word("ياسر"),  fold_word("يحيى"), fold_word("ياسين"),
                                         fold_word("يعقوب"), fold_word("يونس"),  fold_word("يزن"),  fold_word("تركي"),
                                         fold_word("تيسير"), fold_word("توفيق"), fold_word("تميم"), fold_word("تمام"),
                                         fold_word("تحسين")};
    if (!word.starts_with(std::string_view(kYa)) && !word.starts_with(std::string_view(kTa))) return false;
    return std::none_of(std::begin(kNames), std::end(kNames), [&](const std::string& n) { return n == word; }) &&
           count <= 2;
  }

  bool closed(std::size_t i) const {
    return i >= items_.size() || items_[i].is(ItemClass::punct) || items_[i].is(ItemClass::complementizer) ||
           items_[i].is(ItemClass::speech);
  }

  // «استقبل», «اجتمع», «يتحدث», «بتسهيل»
  static bool derived_verb(std::string_view word) {
    static const std::string kOpenings[] = {fold_word("است"), fold_word("اجت"), fold_word("انت"), fold_word("اعت"),
                                            fold_word("افت"), fold_word("ي"),   fold_word("ت"),   fold_word("بت")};
    return std::any_of(std::begin(kOpenings), std::end(kOpenings),
                       [&](const std::string& o) { return word.starts_with(o); });
  }

  // A third word is part of the name if it looks so («أبو قصرة», «عبد الرحمن») or the phrase ends with it; else it may
  // be a verb that the lexicon does not know.
  bool goes_on(std::size_t i, std::size_t count) const {
    const std::string_view word = key(items_[i]), before = key(items_[i - 1]);
    const auto links = [](std::string_view w) {
      return w == std::string_view(kAbd) || w == std::string_view(kAbu) || w == std::string_view(kIbn);
    };
    if (rank_of(items_[i]) != Rank::none) return false;  // «… المفتش العام للشرطة»
    return links(word) || links(before) || word.starts_with(std::string_view(kAl)) || (count == 2 && closed(i + 1)) ||
           (count == 2 && word.size() >= 6 && !derived_verb(word));  // «رجب طيب أردوغان»
  }

  // Fills `person_` with the name that begins at an item, past a mark or bracket.
  void person(std::size_t i) {
    if (i < items_.size() && items_[i].is(ItemClass::punct) &&
        (items_[i].punct == '"' || items_[i].punct == '(' || items_[i].punct == ','))
      ++i;
    const std::size_t first = i;
    while (i < items_.size() && i < first + kLongestPerson && name_word(i, i - first) &&
           (i < first + 2 || goes_on(i, i - first)))
      ++i;
    if (i == first) return;
    const bool one = i == first + 1;
    if (one && !closed(i)) return;
    const Span span = span_of(c_.items.doc, items_[first].first, items_[i - 1].last);
    person_ = std::string(span.of(c_.items.doc.text));
    end_ = items_[i - 1].last;
    role_end_ = items_[first].first;
  }

  NameDraft draft() const {
    NameDraft d;
    d.first = items_[start_].first;
    d.last = std::max(end_, items_[start_].last);
    d.sentence = c_.index;
    d.entity = body_;
    d.name.kind = NameKind::person;
    d.name.span = span_of(c_.items.doc, d.first, d.last);
    d.name.text = std::string(d.name.span.of(c_.items.doc.text));
    d.name.person = person_;
    std::uint32_t last = role_end_ > 0 ? role_end_ : d.last;
    while (last > d.first + 1 && c_.items.doc.tokens[last - 1].kind == TokenKind::punct) --last;
    d.name.role = std::string(span_of(c_.items.doc, d.first, last).of(c_.items.doc.text));
    if (body_ != kNone) {
      d.name.candidates.push_back({describe(lex_, body_), 1});
      d.name.reasons.push_back(reference_.empty() ? "named in the words of the office"
                                                  : "what «" + reference_ + "» in the words of the office refers to");
    } else {
      d.name.reasons.emplace_back("no body is named with the office");
    }
    return d;
  }

  const NameContext& c_;
  const Lexicon& lex_;
  const std::vector<Item>& items_;
  const std::size_t start_;
  Rank rank_ = Rank::none;
  EntityIndex body_ = kNone;
  std::string reference_, person_;
  std::uint32_t end_ = 0, role_end_ = 0;  // tokens
  std::size_t ministry_end_ = 0;
};

}  // namespace

std::optional<NameDraft> read_office(const NameContext& context, std::size_t item) {
  return OfficeReader(context, item).run();
}

}  // namespace isnad
