// Every number of a line, with its exact value: signs, decimals, fractions, exponents, dozens, «واحد فاصلة خمسة».
//
// In: a document read from a line. Out: numbers left to right, never overlapping. Digits are read from the bytes, since
// a tokenizer that serves reports cannot know that «-١٢/١٠» is meant as minus 1.2.
//
//   «ثلاثة أرباع» → 0.75, «سالب سبعة» → −7, «١٬٢٣٤٫٥» → 1234.5, «ثلاث دزينات» → 36
#pragma once

#include <vector>

#include "lexicon/lexicon.h"
#include "mention/mention.h"
#include "text/document.h"

namespace isnad {

struct LineNumber {
  std::uint32_t first = 0, last = 0;  // tokens
  double value = 0;
  bool whole = true;
  bool ordinal = false;
  bool fraction = false;  // written as one: ثلاثة أرباع، 3/4
  bool too_large = false;
  bool digits = false;
};

// The number in digits at byte `at` of the text; `end` is where it stops. False if none is there.
bool read_digit_number(std::string_view text, std::size_t at, LineNumber& out, std::size_t& end);

void find_line_numbers(const Document&, const Lexicon&, std::vector<LineNumber>& out, Search = Search::likely);

}  // namespace isnad
