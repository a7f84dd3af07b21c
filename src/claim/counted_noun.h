// Does a number count people? What the word after it says, where it is no noun of people that the lexicon knows.
#pragma once

#include "claim/items.h"

namespace isnad {

class CountedNoun {
 public:
  CountedNoun(const ItemContext& context, const std::vector<Item>& items) : c_(context), in_(items) {}

  // A thing, a place, a weapon, a day; or an unknown word that looks like the noun of the number.
  bool not_people(const Item& next) const;
  // «ثلاثة مكبلين», «الثلاثة الباقون»: the sound masculine plural is of people.
  bool sound_plural(const Item& next, bool definite) const;
  // «38 مصطافا», «13 أجنبيا»: an unknown noun, or a nationality that stands for people.
  bool stranger(const Item& next) const;
  // «اثنان» counts no noun after it: the dual says that by itself.
  bool two_alone(std::size_t number, const Quantity& quantity) const;
  // «مقتل 38 مصطافا»: only people are killed or arrested in those words.
  bool suffered_before(std::size_t number) const;

 private:
  bool ends_the_number(const Item& next) const;

  const ItemContext& c_;
  const std::vector<Item>& in_;
};

}  // namespace isnad
