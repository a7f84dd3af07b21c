// Mentions: quantities, times and names found in the tokens of one sentence.
//
// Token indices are absolute (into Document::tokens), ranges end-exclusive.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/time.h"
#include "model/vocabulary.h"
#include "text/document.h"

namespace isnad {

// What a number counts when it is not a count of something countable.
// Those after fraction are told apart only in lines that are parsed (parse.h).
enum class QuantityKind : std::uint8_t {
  count,
  percent,
  ordinal,
  decimal,
  year,
  clock,
  money,
  fraction,
  age,
  distance,
  duration,
  measure,
  unit_number,
  article,
  magnitude,
};

// A number with its qualifier, without the counted noun: «نحو 120», «أربعة وثلاثين», «بين 15 و20», «عشرات», «عدد من».
struct Quantity {
  std::uint32_t first = 0, last = 0;  // tokens, qualifier included
  std::uint32_t number_first = 0;     // first token of the number itself
  Qualifier qualifier = Qualifier::exact;
  std::optional<std::int64_t> low, high;
  QuantityKind kind = QuantityKind::count;
  GramCase gram_case = GramCase::any;  // of a number word that shows its case: عشرون / عشرين
  bool conj = false;                   // و or ف is glued to its first token
  bool prep = false;                   // ب or ل is
  bool definite = false;               // الـ28، الثلاثة
};

struct TimeMention {
  std::uint32_t first = 0, last = 0;
  Time time;
  bool duration = false;  // «خلال يومين», «لمدة ثلاثة أيام»: not a date
  bool since = false;     // «منذ …»: the start of an open period
  bool cumulative = false;  // a window longer than a day: «منذ مطلع العام», «خلال الأشهر الماضية»
  bool in_a_row = false;    // «لليوم الرابع على التوالي»: what is told happened on its last day
};

// Where to look: at words that can begin what is looked for, or at every word. Both find the same; the second is there
// to show it (tests/properties/parse_search_test.cc).
enum class Search : std::uint8_t { likely, all };

// Finds the quantities of one sentence, left to right, never overlapping. Appends to out.
void find_quantities(const Document&, const Sentence&, const Lexicon&, std::vector<Quantity>& out,
                     Search = Search::likely);

// Finds the time expressions of one sentence and resolves them against the publication date. Appends to out.
void find_times(const Document&, const Sentence&, const Lexicon&, const std::optional<Date>& published,
                std::vector<TimeMention>& out);

}  // namespace isnad
