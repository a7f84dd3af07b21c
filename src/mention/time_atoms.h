// Time atoms: the tokens of a sentence as the time grammar sees them.
//
// In: the tokens of one sentence and their readings. Out: atoms, each with every role it may play in a time expression
// (a word may be a month and a verb; the grammar decides). A month of two words, and a date or clock time in digits, is
// one atom.
//
//   «فجر الخميس 20 كانون الثاني/يناير»  →  part, weekday, number 20, month 1, slash, month 1
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/codes.h"
#include "model/vocabulary.h"
#include "text/document.h"

namespace isnad {

enum AtomRole : std::uint32_t {
  kAtomNumber = 1u << 0,      // whole digits: number, digits
  kAtomNumberWord = 1u << 1,  // number
  kAtomOrdinal = 1u << 2,     // ordinal
  kAtomMonth = 1u << 3,
  kAtomWeekday = 1u << 4,
  kAtomPart = 1u << 5,
  kAtomUnit = 1u << 6,
  kAtomCode = 1u << 7,   // code: TimeCode
  kAtomDate = 1u << 8,   // 24/4/2023: year, month, number
  kAtomClock = 1u << 9,  // 14:30: number is the hour
  kAtomIn = 1u << 10,
  kAtomFrom = 1u << 11,
  kAtomTo = 1u << 12,
  kAtomBetween = 1u << 13,
  kAtomWaw = 1u << 14,  // و alone, before digits
  kAtomOr = 1u << 15,
  kAtomArticle = 1u << 16,  // الـ alone, before digits
  kAtomSlash = 1u << 17,
  kAtomDash = 1u << 18,
  kAtomComma = 1u << 19,
  kAtomOpen = 1u << 20,
  kAtomClose = 1u << 21,
  kAtomStop = 1u << 22,    // ends a clause
  kAtomHijri = 1u << 23,   // هـ
  kAtomCommon = 1u << 24,  // م
  kAtomThis = 1u << 25,
  kAtomThat = 1u << 26,
  kAtomCounted = 1u << 27,  // a person or thing that a number may count
  kAtomFew = 1u << 28,      // بضعة، عدة
  kAtomAbout = 1u << 29,    // نحو، أكثر من
  kAtomFuture = 1u << 30,   // سـ, سوف, المقرر
  kAtomOther = 1u << 31,    // words told by `word`
};

// Small words that only the grammar needs, beyond their role.
enum class AtomWord : std::uint8_t { none, on, succession, last, one, moment, world, quarter };

struct Atom {
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t roles = 0;
  std::int32_t number = 0, ordinal = 0;
  std::int16_t year = 0, month = 0;
  std::int16_t unit_value = 0;  // first year of a named decade; 1..4 of a season
  std::int8_t weekday = -1;
  PartOfDay part = PartOfDay::none;
  TimeUnit unit = TimeUnit::day;
  GramNumber unit_number = GramNumber::none;
  TimeCode code = TimeCode::today;
  AtomWord word = AtomWord::none;
  std::uint8_t digits = 0;
  std::uint8_t number_pro = 0, month_pro = 0, weekday_pro = 0, part_pro = 0, unit_pro = 0, code_pro = 0;
  bool weak_month = false;  // a common word too: counts only with a day, a year or «شهر»
  bool adverb = false;      // صباحا، مساء: a part of day that may follow its date

  bool is(std::uint32_t role) const { return (roles & role) != 0; }
  bool conj() const { return ((number_pro | month_pro | weekday_pro | part_pro | unit_pro | code_pro) & kConj) != 0; }
};

// Cheap: can this sentence hold a time expression at all?
bool may_hold_time(const Document&, const Sentence&, const Lexicon&);

// Replaces `out`.
void read_atoms(const Document&, const Sentence&, const Lexicon&, std::vector<Atom>& out);

}  // namespace isnad
