// Number grammar: the value of a run of Arabic number words, without any text around it.
//
// In: the words of a run, each already known by its value: «ألفان», «ومئة», «وخمسة», «وثلاثون». Out: how many of them
// form one number, and its value. Kept apart from the tokens so that the whole range 0…999,999 can be tested against a
// generator.
//
//   std::array words = {scale(1000, dual), number(100, conj), number(5, conj), number(30, conj)};
//   NumberParse p = parse_number(words);      // p.used == 4, p.value == 2135
//
// «ثلاثة وأربعة» is two numbers: the parse stops where the grammar of unit, tens, hundred and scale does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "lexicon/word_class.h"

namespace isnad {

enum class NumberPart : std::uint8_t { number, scale, fraction, digits };

struct NumberWord {
  std::int64_t value = 0;  // of a fraction: twelfths
  double exact = 0;        // digits: the value as written, fractions included
  NumberPart part = NumberPart::number;
  bool conj = false;  // و before it
  bool prep = false;  // ب، ل، ك before it
  bool definite = false;
  bool dual = false;  // scales: ألفان; with `single`, either: ألفا
  bool single = true;
  bool plural = false;         // scales: آلاف; fractions: أرباع
  bool only_compound = false;  // أحد، إحدى: a number only in «أحد عشر», «إحدى وعشرين»
  bool maybe_conj = false;     // واحد may be و and أحد: «مئة واحد عشر»
  bool decimal = false;        // digits with a fraction
  GramCase gram_case = GramCase::any;
  std::uint32_t first = 0, last = 0;  // tokens it stands on, clitic tokens and brackets included
  std::uint32_t number_first = 0;     // the token of the number itself
};

struct NumberParse {
  std::size_t used = 0;  // words; 0: no number starts here
  std::int64_t value = 0;
  std::int64_t scale = 1;       // of its last part: 1000 in «60 ألفا»
  std::int64_t multiplier = 0;  // of its last part: 60 in «60 ألفا»
  bool whole = true;            // false: a bare fraction or decimal, `value` is cut off
  bool fraction = false;        // a fraction of something else: نصف، ثلاثة أرباع
};

// The longest grammatical number at the start of the words; a conjunction on the first word is ignored.
NumberParse parse_number(std::span<const NumberWord> words);

// Largest value reported: 999,999,999,999,999 keeps every product within 64 bits.
inline constexpr std::int64_t kMaxNumber = 999'999'999'999'999;

}  // namespace isnad
