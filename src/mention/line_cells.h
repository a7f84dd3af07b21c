// Line cells: the tokens of one line with every part each may play in a time expression.
//
// In: a document. Out: one cell a token: the month, weekday, part of day, unit, ordinal or small word it may be, with
// its clitics. Unlike the atoms of reports, nothing is joined or ruled out yet: a line that is parsed by itself is
// taken to mean what it can mean, while a report is read with caution.
//
//   cells of «الساعة 3 الا ربع»  →  unit hour, number, except, quarter
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/codes.h"
#include "mention/number_reader.h"
#include "text/document.h"

namespace isnad {

enum class LineWord : std::uint8_t {
  none,
  in,
  from,
  to,
  between,
  about,
  thiz,
  which,
  except,
  now,
  moment,
  last,
  final,
  coming,
  rest,
  weekend,
  early,
  late,
  time,
  every,
  daily,
  weekly,
  monthly,
  yearly,
  full,
  half,
  third,
  quarter,
  quarters,
  zone,
  ahead,
  several,
  second,
  seconds,
  two_seconds,
  year_quarter,
  what,
  or_,
  hijri,
  common,
  twice,
  once,
  feast,
};

enum class LineUnit : std::uint8_t { second, minute, hour, day, week, month, season, year, decade, century, none };

// One bit for each word of the grammar, and for each other part a cell may play. A production looks at them before it
// is tried; see line_times.h.
using CellRoles = std::uint64_t;
constexpr CellRoles role(LineWord w) { return CellRoles{1} << static_cast<int>(w); }
constexpr CellRoles role_after_words(int n) { return CellRoles{1} << (static_cast<int>(LineWord::feast) + n); }
inline constexpr CellRoles kRoleNumber = role_after_words(1);  // a number may begin here, in words, digits or brackets
inline constexpr CellRoles kRoleOrdinal = role_after_words(2);
inline constexpr CellRoles kRoleMonth = role_after_words(3);
inline constexpr CellRoles kRoleWeekday = role_after_words(4);
inline constexpr CellRoles kRolePart = role_after_words(5);
inline constexpr CellRoles kRoleDayName = role_after_words(6);    // اليوم، أمس
inline constexpr CellRoles kRoleShortUnit = role_after_words(7);  // minute, second
inline constexpr CellRoles kRoleHour = role_after_words(8);
inline constexpr CellRoles kRoleDay = role_after_words(9);
inline constexpr CellRoles kRoleLongUnit = role_after_words(10);  // week and longer
inline constexpr CellRoles kRoleVague = role_after_words(11);     // عدة، بضع
inline constexpr CellRoles kRoleArticle = role_after_words(12);   // ال by itself
inline constexpr CellRoles kRoleIso = role_after_words(13);       // T12:34
inline constexpr CellRoles kRoleKey = role_after_words(14);  // القبل، الواحدة, which the grammar knows by spelling
inline constexpr CellRoles kRoleBeforeAfter = role_after_words(15);
inline constexpr CellRoles kRoleSinceUntil = role_after_words(16);
inline constexpr CellRoles kRoleEdge = role_after_words(17);  // بداية، منتصف، نهاية
inline constexpr CellRoles kRoleDuring = role_after_words(18);
static_assert(static_cast<int>(LineWord::feast) + 18 < 64);

struct Cell {
  CellRoles roles = 0;
  LineWord word = LineWord::none;
  LineUnit unit = LineUnit::none;
  GramNumber unit_number = GramNumber::none;
  std::int16_t unit_value = 0;  // first year of a named decade; 1..4 of a season
  std::int16_t month = 0;       // -1: the word may open a name of two words
  std::int16_t ordinal = 0;
  std::int8_t weekday = -1;
  PartOfDay part = PartOfDay::none;
  std::int8_t code = -1;  // TimeCode
  char punct = 0;
  bool digits = false;
  bool number = false;  // a number word
  bool weak_month = false;
  // Clitics cut off to get there.
  std::uint8_t word_pro = 0, unit_pro = 0, month_pro = 0, ordinal_pro = 0, weekday_pro = 0, part_pro = 0, code_pro = 0;
  // Can a time expression begin here?
  bool opens() const {
    return digits || number || unit != LineUnit::none || month != 0 || ordinal != 0 || weekday >= 0 ||
           part != PartOfDay::none || code >= 0 ||
           (word != LineWord::none && word != LineWord::in && word != LineWord::about && word != LineWord::which &&
            word != LineWord::or_ && word != LineWord::except);
  }
  bool is(LineWord w) const { return word == w; }
  bool is(TimeCode c) const { return code == static_cast<std::int8_t>(c); }
  std::uint8_t pro() const {
    return static_cast<std::uint8_t>(word_pro | unit_pro | month_pro | ordinal_pro | weekday_pro | part_pro | code_pro);
  }
};

// Weekdays and hours are kept small; they are counted with as what they are.
constexpr int whole(std::int8_t n) { return n; }

// Replaces `out`; one cell for each token of the document that the reader reads.
void read_cells(const Document&, const NumberReader&, std::vector<Cell>& out);

// Cuts و ف, then ب ل ك, then ال off a folded key and says which; `key` keeps the rest.
std::uint8_t cut_clitics(std::string_view& key);

}  // namespace isnad
