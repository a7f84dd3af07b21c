#include "claim/coordinated.h"

#include <string>

#include "base/fold.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

class Coordination {
 public:
  Coordination(const Document& doc, const SentenceItems& sentence, const std::vector<std::uint8_t>& used)
      : doc_(doc), s_(sentence), used_(used) {}

  std::vector<std::size_t> from(std::size_t first) const {
    std::vector<std::size_t> joined_groups;
    int gap = 0;
    bool added = false;  // «إضافة إلى خمسة مدنيين»
    for (std::size_t j = first + 1; j < s_.items.size() && gap < 9; ++j) {
      const Item& it = s_.items[j];
      const bool group_item = it.group >= 0;
      if (typed_for_among(j)) return joined_groups;
      if (it.is(ItemClass::punct) && it.punct == '(' &&
          closes_at(j) > j) {  // «(9 أطفال و4 نساء)» has a rule of its own
        j = closes_at(j);
        continue;
      }
      if (!group_item && breaks_list(it)) return joined_groups;
      if (it.is(ItemClass::additive)) {
        added = true;
        gap = 0;
        continue;
      }
      if (!group_item) {
        ++gap;
        continue;
      }
      if (used_[j]) {
        if (it.has(kAnd))
          gap = 0;
        else
          ++gap;
        continue;
      }
      const bool joined = it.has(kAnd) || conjunction_before(j) || added;
      const bool kin = it.has(kOne) && it.has(kPronoun) && gap == 0;  // «رجل وزوجته»
      const bool number =
          it.has(kCounted) || it.has(kTwo) || kin || (it.has(kOne) && !it.has(kDefinite) && !it.has(kWeak));
      const std::uint8_t own = s_.groups[static_cast<std::size_t>(it.group)].measure;
      if (!joined || !number || own != kNoCode || taken_by_verb(j)) {
        ++gap;
        continue;
      }
      if (it.has(kBare) && !bare_ends_clause(j)) return joined_groups;
      joined_groups.push_back(j);
      gap = 0;
    }
    return joined_groups;
  }

 private:
  bool breaks_list(const Item& it) const {
    if (it.is(ItemClass::punct))
      return it.punct != ',' && it.punct != '"' && it.punct != '(' && it.punct != ')' && it.punct != '-';
    return it.is(ItemClass::trigger) || it.is(ItemClass::speech) || it.is(ItemClass::result) ||
           it.is(ItemClass::subset) || it.is(ItemClass::complementizer) || it.is(ItemClass::pronoun) ||
           it.is(ItemClass::toll) || it.is(ItemClass::according);
  }

  std::size_t closes_at(std::size_t open) const {
    for (std::size_t k = open + 1; k < s_.items.size() && k < open + 16; ++k)
      if (s_.items[k].is(ItemClass::punct) && s_.items[k].punct == ')') return k;
    return open;
  }

  // «بين 56 من داعش», written for بينهم
  bool typed_for_among(std::size_t j) const {
    static const std::string kBetween = fold_word("بين");
    const Item& it = s_.items[j];
    return it.last == it.first + 1 && doc_.key(doc_.tokens[it.first]) == kBetween && j + 1 < s_.items.size() &&
           s_.items[j + 1].has(kPartitive);
  }

  bool conjunction_before(std::size_t j) const {
    return j > 0 && s_.items[j - 1].last == s_.items[j - 1].first + 1 &&
           doc_.key(doc_.tokens[s_.items[j - 1].first]) == "\xA8";
  }
  // «… و20 أصيبوا بجروح»: the verb after it has the group.
  bool taken_by_verb(std::size_t j) const {
    for (std::size_t k = j + 1; k < s_.items.size() && k < j + 3; ++k)
      if (s_.items[k].is(ItemClass::trigger) && s_.items[k].has(kVerb) && !s_.items[k].has(kAnd))
        return s_.items[k].has(kMeasure);
    return false;
  }
  bool bare_ends_clause(std::size_t j) const {
    if (j + 1 >= s_.items.size()) return true;
    const Item& n = s_.items[j + 1];
    return n.is(ItemClass::punct) || n.is(ItemClass::particle) || n.is(ItemClass::actor) || n.is(ItemClass::time) ||
           n.is(ItemClass::ethnic);
  }

  const Document& doc_;
  const SentenceItems& s_;
  const std::vector<std::uint8_t>& used_;
};

}  // namespace

std::vector<std::size_t> coordinated(const Document& doc, const SentenceItems& sentence, std::size_t from,
                                     const std::vector<std::uint8_t>& used) {
  return Coordination(doc, sentence, used).from(from);
}

}  // namespace isnad
