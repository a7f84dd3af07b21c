// Entity: a named body, place, facility or source of the lexicon, and how it is referred to.
#pragma once

#include <cstdint>

namespace isnad {

using LemmaIndex = std::uint32_t;
using EntityIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffffu;
inline constexpr std::uint8_t kNoCode = 0xff;

// A string inside the lexicon file.
struct StringRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

enum class EntityKind : std::uint8_t { actor, place, facility, source };

// A named body, place, facility or source.
struct Entity {
  StringRef id;
  StringRef name_ar;
  StringRef name_en;
  StringRef kind_name;  // "governorate", "agency", "armed_group" …
  EntityIndex parent = kNone;
  EntityIndex place = kNone;  // of a facility
  float lat = 0, lon = 0;
  std::uint8_t has_point = 0;
  EntityKind kind = EntityKind::actor;
  std::uint8_t category = kNoCode;  // of the people of an actor
  std::uint8_t rank = 0;            // importance, breaks ties
  std::uint32_t flags = 0;
};

// No hidden padding, as in all tables of the lexicon file.
static_assert(sizeof(Entity) == 4 * sizeof(StringRef) + 2 * sizeof(EntityIndex) + 2 * sizeof(float) + 4 + 4);

}  // namespace isnad
