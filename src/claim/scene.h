// Scene: where something happened, as exactly as the words of a sentence tell.
//
// In: the items of a sentence and the item that asserts something. Out: a Place with UCDP's precision code, and the
// facility, listed in the lexicon or not.
//
//   في بلدة الباغوز بريف دير الزور الشرقي   the town, precision 1
//   شرق مدينة الباب                         near the town, 2
//   25 كيلومترا شمال بغداد                  a point 25 km north of Baghdad, 2
//   ريف عفرين                               the district, 3
//   شمالي إدلب، ريف إدلب                    the governorate, 4
#pragma once

#include <optional>

#include "claim/items.h"
#include "model/name.h"

namespace isnad {

Place make_place(const Lexicon& lexicon, EntityIndex entity);

// The most telling place near an item; none where the sentence names none. `told_by`: the item that names it.
std::optional<Place> place_near(const ItemContext& context, const SentenceItems& sentence, std::size_t item,
                                std::size_t* told_by = nullptr);

// What one item that names a place says of it, from the words around it; `entity` is the place meant, which is the
// governorate in «ريف إدلب». None where the item names no place.
struct PlaceReading {
  EntityIndex entity = kNone;
  EntityIndex other = kNone;   // of «بين A وB»
  EntityIndex beside = kNone;  // a place of the governorate in the same sentence that makes a seat mean all of it
  PlaceSense sense;
};
std::optional<PlaceReading> read_place(const ItemContext& context, const SentenceItems& sentence, std::size_t item);

// The facility nearest to an item. One that the lexicon does not list is named by its kind and place
// («prison@sy-manbij»); `last` is what a bare «السجن» means. `told_by`: the item that names it.
std::optional<Facility> facility_near(const ItemContext& context, const SentenceItems& sentence, std::size_t item,
                                      const std::optional<Place>& place, const std::optional<Facility>& last,
                                      std::size_t* told_by = nullptr);

// The place of a listed facility; none of others.
std::optional<Place> place_of(const Lexicon& lexicon, const Facility& facility);
// Can something at the place be at the facility? Not where another town is named.
bool may_be_at(const Lexicon& lexicon, const Place& place, const Facility& facility);

}  // namespace isnad
