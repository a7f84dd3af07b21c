// The words of stances that take no look at who holds them: which nouns, phrases and complements make one.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "claim/items.h"
#include "model/claim.h"

namespace isnad {

class StanceWords {
 public:
  StanceWords(const ItemContext& c, const SentenceItems& s) : c_(c), lex_(c.lexicon), s_(s) {}

  // «وجّه فلان أصابع الاتهام إلى», «تبادل الطرفان الاتهامات»
  std::size_t blame_after(std::size_t i) const;
  // The stance of a verbal noun: «مطالبته», «تنديد».
  std::optional<StanceKind> of_noun(std::size_t k) const;
  // «ويجدد المرصد مطالبته المجتمع الدولي بـ»
  std::pair<std::optional<StanceKind>, std::size_t> renews(std::size_t i) const;
  // «يعرب محللون عن مخاوفهم من …»: the item of the fears, 0 where there are none.
  std::size_t voices_fears(std::size_t i) const;
  // «أعلنت الإدارة عزمها إخراج …», «أعلن الرئيس تشكيل لجنة تحقيق», «أعلنت اللجنة أنها ستنقل …»
  bool intends(std::size_t i) const;
  // «ستنقل»: a verb of the future.
  bool will(std::size_t k) const;
  // «تبنى التنظيم الهجوم»: an event, an operation or the word responsibility follows; not «تبنى المجلس قرارا».
  bool claims_something(std::size_t i) const;
  // «تطلب المديرية من المواطنين»: of somebody; not «طلب عدم ذكر اسمه».
  bool asks(std::size_t i) const;
  // Does the verb at the item bear this name in the lexicon?
  bool verb_named(std::size_t i, std::string_view name) const {
    return s_.items[i].speech != kNone && lex_.text(lex_.lemma(s_.items[i].speech).name) == name;
  }
  // A mark that ends a clause.
  bool stops(std::size_t k) const {
    const Item& it = s_.items[k];
    return it.is(ItemClass::punct) && it.punct != '"' && it.punct != '(' && it.punct != ')';
  }
  const Item* at(std::size_t i) const { return i < s_.items.size() ? &s_.items[i] : nullptr; }
  std::string_view key(std::size_t i) const { return c_.doc.key(c_.doc.tokens[s_.items[i].first]); }

 protected:
  const ItemContext& c_;
  const Lexicon& lex_;
  const SentenceItems& s_;
};

}  // namespace isnad
