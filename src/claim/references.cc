#include "claim/references.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/fold.h"
#include "mention/number_reader.h"

namespace isnad {
namespace {

using namespace feature;

constexpr KeyWord kAl(u"ال"), kWa(u"و"), kFa(u"ف"), kBi(u"ب"), kLi(u"ل"), kKa(u"ك");
constexpr std::size_t kMostBack = 12;  // sentences

// A noun that stands for a name told before: of an entity kind, with a type of the lexicon or a name that begins with
// the noun itself.
struct ReferenceNoun {
  KeyWord word;
  EntityKind kind;
  bool by_name;  // the Arabic name begins with the noun
  std::array<std::string_view, 4> types;
};

using enum EntityKind;
constexpr ReferenceNoun kNouns[] = {
    {KeyWord(u"تنظيم"), actor, true, {}},
    {KeyWord(u"جماعه"), actor, true, {"armed_group", "militia"}},
    {KeyWord(u"حركه"), actor, true, {}},
    {KeyWord(u"هيئه"), actor, true, {}},
    {KeyWord(u"جبهه"), actor, true, {}},
    {KeyWord(u"حزب"), actor, true, {}},
    {KeyWord(u"فصيل"), actor, false, {"armed_group"}},
    {KeyWord(u"ميليشيا"), actor, true, {"militia"}},
    {KeyWord(u"مليشيا"), actor, true, {"militia"}},
    {KeyWord(u"قوات"), actor, true, {"army", "security_service"}},
    {KeyWord(u"جيش"), actor, true, {"army"}},
    {KeyWord(u"شرطه"), actor, true, {"police"}},
    {KeyWord(u"تحالف"), actor, true, {}},
    {KeyWord(u"مسلحون"), actor, false, {"armed_group", "militia"}},
    {KeyWord(u"مسلحين"), actor, false, {"armed_group", "militia"}},
    {KeyWord(u"متمردون"), actor, false, {"armed_group", "militia"}},
    {KeyWord(u"متمردين"), actor, false, {"armed_group", "militia"}},
    {KeyWord(u"متطرفون"), actor, false, {"armed_group"}},
    {KeyWord(u"متطرفين"), actor, false, {"armed_group"}},
    {KeyWord(u"ارهابيون"), actor, false, {"armed_group"}},
    {KeyWord(u"ارهابيين"), actor, false, {"armed_group"}},
    {KeyWord(u"مرصد"), source, true, {"monitor"}},
    {KeyWord(u"شبكه"), source, true, {"monitor", "local_network"}},
    {KeyWord(u"وكاله"), source, true, {"agency"}},
    {KeyWord(u"قناه"), source, true, {"broadcaster"}},
    {KeyWord(u"صحيفه"), source, true, {"newspaper"}},
    {KeyWord(u"وزاره"), source, true, {"ministry"}},
    {KeyWord(u"منظمه"), source, true, {"aid", "monitor", "un_body"}},
    {KeyWord(u"سجن"), facility, false, {"prison"}},
    {KeyWord(u"معتقل"), facility, false, {"prison"}},
    {KeyWord(u"مخيم"), facility, false, {"camp"}},
    {KeyWord(u"مشفي"), facility, false, {"hospital"}},
    {KeyWord(u"مستشفي"), facility, false, {"hospital"}},
    {KeyWord(u"قاعده"), facility, false, {"base"}},
    {KeyWord(u"معسكر"), facility, false, {"base", "camp"}},
    {KeyWord(u"مطار"), facility, false, {"airport", "base"}},
    {KeyWord(u"معبر"), facility, false, {"crossing"}},
    {KeyWord(u"مدرسه"), facility, false, {"school"}},
    {KeyWord(u"سوق"), facility, false, {"market"}},
    {KeyWord(u"مسجد"), facility, false, {"mosque"}},
    {KeyWord(u"جامع"), facility, false, {"mosque"}},
    {KeyWord(u"مصفاه"), facility, false, {"refinery"}},
    {KeyWord(u"محكمه"), facility, false, {"court"}},
    {KeyWord(u"سد"), facility, false, {"dam"}},
    {KeyWord(u"مدينه"), place, false, {"city", "town"}},
    {KeyWord(u"بلده"), place, false, {"town", "village", "city"}},
    {KeyWord(u"قريه"), place, false, {"village", "town"}},
    {KeyWord(u"محافظه"), place, false, {"governorate"}},
    {KeyWord(u"ولايه"), place, false, {"governorate"}},
    {KeyWord(u"حي"), place, false, {"neighbourhood"}},
    {KeyWord(u"ناحيه"), place, false, {"subdistrict", "town"}},
};

// «بالسجن», «وللتنظيم» → «سجن», «تنظيم»; empty where the word has no article.
std::string_view bare_noun(std::string_view word) {
  const auto cut = [&](std::string_view p) {
    if (word.size() < p.size() + 3 || !word.starts_with(p)) return false;
    word.remove_prefix(p.size());
    return true;
  };
  if (!cut(kWa)) cut(kFa);
  if (word.starts_with(std::string_view(kLi)) && word.size() > 4 && word.substr(1).starts_with(std::string_view(kLi)))
    return word.substr(2);
  for (const std::string_view p : {std::string_view(kBi), std::string_view(kKa)})
    if (word.starts_with(p) && word.substr(p.size()).starts_with(std::string_view(kAl))) {
      word.remove_prefix(p.size());
      break;
    }
  return cut(kAl) ? word : std::string_view();
}

class Resolver {
 public:
  Resolver(const NameContext& c, std::size_t item)
      : c_(c), lex_(c.items.lexicon), it_(c.sentence.items[item]), k_(item) {}

  std::optional<NameDraft> run() {
    if (it_.last != it_.first + 1 || it_.is(ItemClass::punct) || it_.is(ItemClass::place)) return std::nullopt;
    static const std::string kSentenced = fold_word("بالسجن");
    const std::string_view word = key(it_.first);
    const ReferenceNoun* noun = noun_of(bare_noun(word));
    if (!noun || told_by_more(*noun) || word == kSentenced) return std::nullopt;
    if (k_ > 0 && c_.sentence.items[k_ - 1].is(ItemClass::place_type)) return std::nullopt;  // «حي الشبكة»
    NameDraft d;
    d.first = it_.first;
    d.last = it_.last;
    d.sentence = c_.index;
    d.name.kind = NameKind::reference;
    d.name.span = span_of(c_.items.doc, d.first, d.last);
    d.name.text = std::string(d.name.span.of(c_.items.doc.text));
    resolve(*noun, d);
    // Without a name before it «القاعدة», «الحركة» or «الشرطة» may be anything.
    static const std::string kBase = fold_word("القاعدة");
    const bool site = noun->kind == EntityKind::facility || noun->kind == EntityKind::place;
    if (d.name.candidates.empty() && (!site || word.ends_with(kBase))) return std::nullopt;
    return d;
  }

 private:
  std::string_view key(std::uint32_t token) const { return c_.items.doc.key(c_.items.doc.tokens[token]); }

  static const ReferenceNoun* noun_of(std::string_view bare) {
    if (bare.empty()) return nullptr;
    for (const ReferenceNoun& n : kNouns)
      if (std::string_view(n.word) == bare) return &n;
    return nullptr;
  }

  // «القوات الروسية», «المدينة القديمة», «المنطقة الشرقية» say which; «السجن المركزي» does not.
  bool told_by_more(const ReferenceNoun& noun) const {
    if (noun.kind == EntityKind::facility || k_ + 1 >= c_.sentence.items.size()) return false;
    const Item& next = c_.sentence.items[k_ + 1];
    if (next.is(ItemClass::ethnic)) return true;
    if (next.is(ItemClass::trigger) || next.is(ItemClass::punct) || next.has(kAnd)) return false;
    const std::string_view word = key(next.first);
    static const std::string kSame = fold_word("مذكور"), kYa = fold_word("ي"), kTa = fold_word("ة");
    if (!word.starts_with(std::string_view(kAl)) || word.find(kSame) != word.npos) return false;
    return word.ends_with(kYa) || (key(it_.first).ends_with(kTa) && word.ends_with(kTa)) ||
           (key(it_.first).ends_with(fold_word("ات")) && word.ends_with(kTa));
  }

  bool agrees(const ReferenceNoun& noun, EntityIndex e) const {
    const Entity& entity = lex_.entity(e);
    // «المخيم» and «الجماعة» may be listed as a place or a body of another table
    if (entity.kind != noun.kind && !(noun.kind == EntityKind::facility && entity.kind == EntityKind::place) &&
        !(noun.kind == EntityKind::source && entity.kind == EntityKind::actor))
      return false;
    const std::string_view type = lex_.text(entity.kind_name);
    if (noun.by_name) {
      std::string name = fold_word(lex_.text(entity.name_ar));
      if (name.starts_with(std::string_view(kAl))) name.erase(0, std::string_view(kAl).size());
      if (name.starts_with(std::string_view(noun.word))) return true;
    }
    return std::find(noun.types.begin(), noun.types.end(), type) != noun.types.end() && !type.empty();
  }

  struct Live {
    std::size_t index;  // of the names before
    EntityIndex entity;
    double weight;
  };

  // What the word means in the country of the report goes before, places of other countries behind, and so do bodies
  // that are told by no name («مسلحون»).
  double favour(EntityIndex e) const {
    if (e == it_.entity) return 4;
    const Entity& entity = lex_.entity(e);
    if (lex_.id(entity).ends_with("militants") || lex_.id(entity).ends_with("unnamed")) return 0.2;
    const bool abroad =
        entity.kind == EntityKind::place && c_.items.country != kNone && country_of(lex_, e) != c_.items.country;
    return abroad ? 0.3 : 1;
  }

  void resolve(const ReferenceNoun& noun, NameDraft& d) const {
    std::vector<Live> live;
    for (std::size_t i = c_.before.size(); i-- > 0;) {
      const NameDraft& b = c_.before[i];
      if (b.first >= d.first) continue;  // a name read with this sentence may stand behind it
      if (b.sentence + kMostBack < c_.index) break;
      if (b.entity == kNone || b.name.kind == NameKind::person || !agrees(noun, b.entity)) continue;
      if (std::any_of(live.begin(), live.end(), [&](const Live& l) { return l.entity == b.entity; })) continue;
      const double back = static_cast<double>(c_.index - b.sentence) + 0.4 * static_cast<double>(live.size());
      live.push_back({i, b.entity, std::pow(0.5, back) * favour(b.entity)});
    }
    std::stable_sort(live.begin(), live.end(), [](const Live& a, const Live& b) { return a.weight > b.weight; });
    if (live.empty()) return local(d);
    double sum = 0;
    if (live.size() > 2) live.resize(2);
    for (const Live& l : live) sum += l.weight;
    for (const Live& l : live) d.name.candidates.push_back({describe(lex_, l.entity), l.weight / sum});
    d.entity = live.front().entity;
    const NameDraft& meant = c_.before[live.front().index];
    d.name.refers_to = static_cast<std::int32_t>(live.front().index);
    d.name.reasons.push_back("the last name before it that agrees: " + meant.name.text);
    if (live.size() > 1) {
      d.name.reasons.push_back("another agrees: " + c_.before[live[1].index].name.text);
      d.name.doubtful = live[1].weight > 0.6 * live[0].weight;
    }
  }

  // «التنظيم» in a report that has named none: what the word means in that country.
  void local(NameDraft& d) const {
    if (it_.entity == kNone || c_.items.country == kNone) {
      d.name.reasons.emplace_back("no name before it agrees");
      return;
    }
    d.entity = it_.entity;
    d.name.candidates.push_back({describe(lex_, d.entity), 1});
    d.name.reasons.push_back("what it means in reports about " +
                             std::string(lex_.text(lex_.entity(c_.items.country).name_ar)));
  }

  const NameContext& c_;
  const Lexicon& lex_;
  const Item& it_;
  const std::size_t k_;
};

}  // namespace

std::optional<NameDraft> read_reference(const NameContext& context, std::size_t item) {
  return Resolver(context, item).run();
}

}  // namespace isnad
