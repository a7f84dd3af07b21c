// A lexicon of a few rows, for tests that need to know everything in it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/compile.h"
#include "lexicon/lexicon.h"

namespace isnad::testing {

inline constexpr std::string_view kWordsHeader =
    "class\tid\tform\tpos\tmeasure\tevent\tcategory\tcode\tvalue\tname\tflags\tnote\n";
inline constexpr std::string_view kActorsHeader = "id\tkind\tcategory\tparent\tar\ten\taliases\tethnic\tnote\n";
inline constexpr std::string_view kPlacesHeader = "id\tkind\tparent\tlat\tlon\tar\ten\taliases\tflags\n";
inline constexpr std::string_view kFactsHeader = "id\trelation\tvalue\tfrom\tuntil\tnote\n";
inline constexpr std::string_view kFacilitiesHeader = "id\tkind\tplace\tlat\tlon\tar\ten\taliases\toperator\n";

// Compiles one table given as header and rows; returns the messages of its problems.
inline std::vector<std::string> compile(LexiconBuilder& builder, std::string_view header, std::string_view rows,
                                        const std::string& file = "t.tsv") {
  auto table = Table::parse(std::string(header) + std::string(rows), file);
  std::vector<Error> problems;
  if (!table)
    problems.push_back(table.error());
  else
    compile_table(*table, builder, problems);
  std::vector<std::string> messages;
  for (const Error& e : problems) messages.push_back(e.message);
  return messages;
}

inline std::string small_lexicon_bytes() {
  LexiconBuilder b;
  EXPECT_TRUE(compile(b, kActorsHeader, "army\tarmy\tsecurity\t\tالجيش\tArmy\tالجيش الوطني|جيش~\tوطني\t\n").empty());
  EXPECT_TRUE(compile(b, kPlacesHeader,
                      "sy\tcountry\t\t35\t38\tسوريا\tSyria\t\t\nsy-x\ttown\tsy\t35.5\t38.5\tقصير\tX\t\tweak\n")
                  .empty());
  EXPECT_TRUE(compile(b, kFacilitiesHeader, "p\tprison\tsy-x\t\t\tسجن القلعة\tThe prison\tالقلعة~\tarmy\n").empty());
  EXPECT_TRUE(compile(b, kWordsHeader,
                      "trigger\tkill\tقتل/يقتل\tverb\tkilled\t\t\t\t\t\ttrans\t\n"
                      "person\tqatil\tقتيل+قتلى\tnoun\tkilled\t\t\t\t\t\tf\t\n"
                      "according\tbihasab\tبحسب|على لسان\t\t\t\t\t\t\t\t\t\n")
                  .empty());
  return b.build("id\tr\nlayer\tfigure\npattern\tGROUP<n>\nmakes\tvalue\tn\n\n");
}

inline std::shared_ptr<const Lexicon> small_lexicon() {
  auto lexicon = Lexicon::from_bytes(small_lexicon_bytes(), "small");
  EXPECT_TRUE(lexicon);
  return lexicon ? lexicon.value() : nullptr;
}

}  // namespace isnad::testing
