// Which items of a sentence name a party to an event: actors, adjectives of nationality, groups of a party's people,
// «المسلحون», «القوات», «مسلحون من داعش».
//
// In: a sentence, the item that asserts an event, and its type. Out: for any item, the party ids it names there; empty
// for what is no party («في رام الله», «بقيادة السعودية»).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/items.h"

namespace isnad {

class PartyReader {
 public:
  PartyReader(const ItemContext& c, const SentenceItems& s, std::size_t trigger, EventType type)
      : c_(c), lex_(c.lexicon), s_(s), t_(trigger), type_(type) {}

 protected:
  // Words that decide, folded.
  struct Keys {
    std::string bayn, ala, didd, maa, fi, ila, an, jiha, yn, un, h, hum, at, na, kama, aydan, min, khilal, quwwat, sabaq;
    Keys();
  };
  static const Keys& keys();

  const Item& item(std::size_t k) const { return s_.items[k]; }
  std::size_t size() const { return s_.items.size(); }
  std::string_view key(std::size_t k) const { return c_.doc.key(c_.doc.tokens[item(k).first]); }
  bool word_is(std::size_t k, const std::string& word) const {
    return item(k).last == item(k).first + 1 && key(k) == word;
  }
  bool link(std::size_t k, std::string_view name) const { return named(lex_, item(k), name); }
  // «تابعة لـ», «موالية لـ»
  bool linked(std::size_t k) const { return link(k, "linked"); }
  static void put(std::vector<std::string>& list, std::string_view id);

  // A finite verb, unless a preposition before it makes a noun of it.
  bool verbal() const;
  // Those this type of event befalls stand right after its noun: «اعتقال عناصر من …», «إعدام …».
  bool befalls() const;
  std::vector<std::string> party(std::size_t k) const;
  // «مسلحون», «مقاتلوه»: a plural of fighters in the form of a subject.
  bool fighters_subject(std::size_t k) const;

 private:
  bool of_forces(std::size_t k) const;
  bool attacks() const;
  bool helper(std::size_t k) const;
  std::size_t members_of(std::size_t k) const;
  std::vector<std::string> party_at(std::size_t k) const;
  void of_group(std::size_t k, std::vector<std::string>& ids) const;

 protected:
  const ItemContext& c_;
  const Lexicon& lex_;
  const SentenceItems& s_;
  std::size_t t_;
  EventType type_;
};

}  // namespace isnad
