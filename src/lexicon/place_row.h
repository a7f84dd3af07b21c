// One row of a table of places, made of what a gazetteer says: names cleaned, told apart and marked where they are
// common words, so that the row is one that lay_over() takes.
//
//   PlaceRow row;  row.id = "sy-gn170654";  row.kind = "village";
//   row.add_name("غويران", false);
//   std::string line = row.text(lexicon);            // empty: it has no Arabic name
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace isnad {

inline constexpr std::string_view kPlaceRowHeader = "id\tkind\tparent\tlat\tlon\tar\ten\taliases\tflags\tpopulation\n";

// The name without invisible marks and needless spaces; nothing if it holds no Arabic letter, or signs that a table
// keeps for itself.
std::optional<std::string> clean_arabic_name(std::string_view name);
// Any text as one cell.
std::string clean_cell(std::string_view text);
// Is it a decimal number from -limit to limit?
bool is_coordinate(std::string_view text, float limit);

struct PlaceRow {
  std::string id, kind, parent, lat, lon, en, population;

  void clear() { *this = PlaceRow(); }
  // Names in order of preference; an alias is never the main name. Given again, a spelling counts once.
  void add_name(std::string_view clean, bool alias_only);
  // Empty if no name can be the main one. `words` tells common words; nothing knows none.
  std::string text(const Lexicon* words) const;

 private:
  struct Name {
    std::string text, folded;
    std::size_t words = 0;
    bool alias_only = false;
  };
  std::vector<Name> names_;
};

}  // namespace isnad
