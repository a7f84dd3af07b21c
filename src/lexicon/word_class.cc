#include "lexicon/word_class.h"

#include <array>
#include <cstddef>

namespace isnad {
namespace {
constexpr std::array<std::string_view, kWordClassCount> kNames{
    "none",      "trigger",    "person",        "thing",     "number",     "scale",          "ordinal",  "vague",
    "qualifier", "fraction",   "speech",        "speaker",   "according",  "complementizer", "subset",   "additive",
    "result",    "negation",   "hedge",         "irrealis",  "background", "toll",           "rise",     "byhand",
    "weapon",    "place_type", "facility_type", "direction", "month",      "weekday",        "day_part", "time_unit",
    "time_word", "particle",   "pronoun",       "ethnic",    "other"};
}  // namespace

std::string_view name(WordClass c) { return kNames[static_cast<std::size_t>(c)]; }

std::optional<WordClass> parse_word_class(std::string_view text) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == text) return static_cast<WordClass>(i);
  return std::nullopt;
}

}  // namespace isnad
