// Stance roles: whose stance a word of stance tells, and whom it addresses, from the words round it.
//
// In: a sentence and the item of the word. Out: the items of the holder and of the object. Where the words name no
// holder, the one who held or said something before goes on.
//
//   دعت قيادة الشرطة المواطنين إلى …       holder «قيادة الشرطة», object «المواطنين»
//   غير أن المتحدث نفى وقوع قتلى            holder «المتحدث»
//   … التي طالبت بوقف الأحكام               holder: what stands before «التي»
//   ودعت المبعوث الأممي إلى …               object «المبعوث الأممي»; the holder goes on
#pragma once

#include <optional>
#include <string_view>

#include "claim/items.h"

namespace isnad {

struct StanceRoles {
  std::size_t who = 0, who_end = 0;        // empty: the holder goes on
  std::size_t object = 0, object_end = 0;  // empty: none named
  bool passive = false;                    // «يتهم فيها …»: nobody is named who accuses
};

enum class Agreement : std::uint8_t { masculine, feminine, either };

class StanceRoleReader {
 public:
  StanceRoleReader(const ItemContext& c, const SentenceItems& s) : c_(c), s_(s) {}

  // `addresses`: its object is who is blamed, asked or threatened. `goes_on`: somebody spoke before in the sentence
  // whom the verb may agree with.
  enum class Verb : std::uint8_t { addresses, other };
  StanceRoles at(std::size_t item, Verb verb, bool goes_on) const;

  // «نطالب», «نحمّل»: whoever speaks.
  bool first_person(std::size_t item) const;
  bool participle(std::size_t item) const;
  Agreement of_verb(std::size_t item) const;
  Agreement of_name(std::string_view text) const;
  // What opens its clause, «أما بعثة الأمم المتحدة فعبرت …»: the noun phrase before the item.
  enum class Topic : std::uint8_t { any, turn };  // turn: only where the sentence turns to somebody else («فيما …»)
  std::optional<std::size_t> topic_before(std::size_t item, Topic kind) const;
  std::size_t noun_end(std::size_t item) const;
  // Can the noun at this item hold a stance?
  bool agent(std::size_t item) const;
  static bool agree(Agreement a, Agreement b) { return a == b || a == Agreement::either || b == Agreement::either; }

 private:
  struct Range {
    std::size_t first = 0, last = 0;
  };
  std::optional<Range> ahead(std::size_t item) const;
  bool opens_clause(std::size_t item) const;
  bool ends_noun(std::size_t item) const;
  bool proper(const Item& it) const;
  bool nominal(std::size_t item) const;
  bool land(std::size_t item) const;
  bool prefixed(std::size_t item) const;
  Agreement of_noun(std::size_t item) const;
  std::size_t second(std::size_t end) const;
  std::string_view key(std::size_t i) const { return c_.doc.key(c_.doc.tokens[s_.items[i].first]); }

  const ItemContext& c_;
  const SentenceItems& s_;
};

}  // namespace isnad
