#include "claim/losers.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "claim/items.h"

namespace isnad {
namespace {

using namespace feature;

class LoserFinder {
 public:
  LoserFinder(const SentenceContext& sentence, const FigureDraft& figure)
      : doc_(sentence.context.doc), lex_(sentence.context.lexicon), s_(sentence.items), at_(figure.item) {}

  std::optional<Group> find() const {
    if (auto g = named_losses()) return g;
    if (auto g = fell_to()) return g;
    if (auto g = own_ranks()) return g;
    if (auto g = among_people()) return g;
    return shared_with_next();
  }

 private:
  bool word(std::size_t i, const auto& keys) const {
    if (i >= s_.items.size()) return false;
    const Item& it = s_.items[i];
    if (it.last != it.first + 1 || doc_.tokens[it.first].kind != TokenKind::word) return false;
    return std::find(keys.begin(), keys.end(), doc_.key(doc_.tokens[it.first])) != keys.end();
  }

  std::optional<Group> people(std::size_t i) const {
    if (i >= s_.items.size()) return {};
    const Item& it = s_.items[i];
    if (it.is(ItemClass::actor) && it.entity != kNone) {
      Group g;
      g.text = std::string(span_of(doc_, it.first, it.last).of(doc_.text));
      g.party.emplace_back(lex_.id(lex_.entity(it.entity)));
      if (const std::uint8_t c = lex_.entity(it.entity).category; c != kNoCode) g.category = static_cast<Category>(c);
      return g;
    }
    if (it.group < 0 || it.has(kCounted)) return {};
    Group g = who_of(doc_, lex_, s_.groups[static_cast<std::size_t>(it.group)]);
    if (g.category == Category::unspecified && g.party.empty()) return {};
    return g;
  }

  // «خسائر الفصائل بلغت …», «ولم تتغير خسائر الحراس: …»
  std::optional<Group> named_losses() const {
    static const std::array<std::string, 4> kLosses{fold_word("خسائر"), fold_word("الخسائر"), fold_word("وخسائر"),
                                                    fold_word("بخسائر")};
    for (std::size_t k = at_; k-- > 0;) {
      if (s_.items[k].is(ItemClass::complementizer) && k + 1 < at_ && !word(k + 1, kLosses)) return {};
      if (word(k, kLosses)) return people(k + 1);
    }
    return {};
  }

  // «سقط لقوات النظام 12 قتيلا»
  std::optional<Group> fell_to() const {
    if (at_ < 2) return {};
    const Item& to = s_.items[at_ - 1];
    const Item& verb = s_.items[at_ - 2];
    if (!to.has(kPrepL) || !verb.is(ItemClass::trigger) || !verb.has(kMeasure)) return {};
    return people(at_ - 1);
  }

  // «اعترف التنظيم بمقتل سبعة في صفوفه»
  std::optional<Group> own_ranks() const {
    static const std::array<std::string, 5> kRanks{fold_word("صفوفه"), fold_word("صفوفها"), fold_word("صفوفهم"),
                                                   fold_word("جانبه"), fold_word("جانبها")};
    for (std::size_t k = at_ + 1; k < s_.items.size() && k < at_ + 5; ++k) {
      const Item& it = s_.items[k];
      if (it.is(ItemClass::trigger) || it.is(ItemClass::complementizer) || it.is(ItemClass::speech)) return {};
      if (!word(k, kRanks)) continue;
      for (std::size_t b = at_; b-- > 0;)
        if (s_.items[b].entity != kNone && s_.items[b].is(ItemClass::actor)) return people(b);
      return {};
    }
    return {};
  }

  // «شهيدان وعدد من الجرحى بين صفوف المدنيين», «دون وقوع إصابات بين المدنيين»
  std::optional<Group> among_people() const {
    static const std::array<std::string, 3> kAmong{fold_word("بين"), fold_word("صفوف"), fold_word("أوساط")};
    for (std::size_t k = at_ + 1; k + 1 < s_.items.size() && k < at_ + 5; ++k) {
      const Item& it = s_.items[k];
      if ((it.is(ItemClass::trigger) && !it.is(ItemClass::group)) || it.is(ItemClass::complementizer) ||
          it.is(ItemClass::speech) || (it.is(ItemClass::punct) && it.punct != '"'))
        return {};
      if (word(k, kAmong) && !word(k + 1, kAmong)) return people(k + 1);
    }
    return {};
  }

  // «خمسة قتلى وعشرة جرحى من الجيش»: said once, of both.
  std::optional<Group> shared_with_next() const {
    if (at_ + 1 >= s_.items.size()) return {};
    const Item& next = s_.items[at_ + 1];
    if (next.group < 0 || !next.has(kAnd) || !next.has(kCounted)) return {};
    const PeopleGroup& mine = s_.groups[static_cast<std::size_t>(s_.items[at_].group)];
    const PeopleGroup& other = s_.groups[static_cast<std::size_t>(next.group)];
    if (mine.measure == kNoCode || other.measure == kNoCode) return {};
    Group g = who_of(doc_, lex_, other);
    if (g.party.empty() && g.category != Category::security && g.category != Category::combatant) return {};
    return g;
  }

  const Document& doc_;
  const Lexicon& lex_;
  const SentenceItems& s_;
  std::size_t at_;
};

}  // namespace

std::optional<Group> loser(const SentenceContext& sentence, const FigureDraft& figure) {
  const Claim& c = figure.claim;
  const bool loss = c.measure == Measure::killed || c.measure == Measure::wounded || c.measure == Measure::missing ||
                    c.measure == Measure::casualties;
  if (!loss || c.who.category != Category::unspecified || !c.who.party.empty()) return {};
  if (figure.item >= sentence.items.items.size() || sentence.items.items[figure.item].group < 0) return {};
  return LoserFinder(sentence, figure).find();
}

}  // namespace isnad
