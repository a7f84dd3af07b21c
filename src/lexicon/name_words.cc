#include <array>

#include "base/fold.h"
#include "lexicon/compile_names.h"

namespace isnad {

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string current;
  const auto flush = [&] {
    if (std::string key = fold_word(current); !key.empty()) words.push_back(std::move(key));
    current.clear();
  };
  for (std::size_t pos = 0; pos < name.size();) {
    const std::size_t at = pos;
    const FoldedChar c = fold_char(decode_utf8(name, pos));
    if (c.cls == CharClass::space || c.cls == CharClass::punct || c.cls == CharClass::newline)
      flush();
    else
      current.append(name.substr(at, pos - at));
  }
  flush();
  return words;
}

std::string_view name(EntityKind kind) {
  constexpr std::array<std::string_view, 4> kNames{"actor", "place", "facility", "source"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::span<const std::string_view> kind_names(EntityKind kind) {
  static constexpr std::string_view kActors[] = {"state",    "army",      "armed_group", "police",  "security_service",
                                                 "militia",  "coalition", "government",  "un_body", "tribe",
                                                 "community"};
  static constexpr std::string_view kPlaces[] = {"country", "governorate", "district",      "subdistrict", "city",
                                                 "town",    "village",     "neighbourhood", "region",      "camp",
                                                 "river",   "mountain",    "desert"};
  static constexpr std::string_view kFacilities[] = {"prison", "camp",   "hospital", "base",     "airport", "crossing",
                                                     "school", "market", "mosque",   "refinery", "dam",     "court"};
  static constexpr std::string_view kSources[] = {"agency",        "broadcaster", "newspaper",  "website",
                                                  "monitor",       "un_body",     "aid",        "ministry",
                                                  "local_network", "channel",     "armed_media"};
  switch (kind) {
    case EntityKind::actor: return kActors;
    case EntityKind::place: return kPlaces;
    case EntityKind::facility: return kFacilities;
    case EntityKind::source: break;
  }
  return kSources;
}

}  // namespace isnad
