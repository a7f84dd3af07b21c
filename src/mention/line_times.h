// The grammar of times in a line: dates, clocks, periods, lengths and ranges, by recursive descent over cells.
//
// In: the cells of a line, the moment of publication, and which way an undated day leans. Out: the longest time
// expression that begins at a token. Each production returns false where nothing of its kind begins at `i`; depth and
// look-ahead are bounded, so a line is read in linear time. A production is tried only where the cell has one of the
// roles it can begin with (line_first.h); an exhaustive search tries all of them, and must find the same.
//
//   LineTimes line(doc, lexicon, {Date{2022, 1, 25}}, Tense::past);
//   TimePiece p;
//   if (line.at(0, p)) … p.end, p.start, p.stop
#pragma once

#include <array>
#include <optional>
#include <type_traits>

#include "mention/calendar.h"
#include "mention/line_cells.h"
#include "mention/parse.h"

namespace isnad {

// How much of each unit: «شهر ويومان» is one month, two days.
struct TimeLength {
  std::array<double, 10> of{};  // by LineUnit
  bool vague = false;           // «بضع دقائق»
  std::string iso() const;
  bool only(LineUnit u) const;
};

struct TimePiece {
  std::size_t end = 0;  // one past its last cell
  Moment start, stop;
  TimePrecision precision = TimePrecision::day;
  TimeCalendar calendar = TimeCalendar::gregorian;
  PartOfDay part = PartOfDay::none;
  DateSpec spec;  // what was stated, for dates
  bool date = false, clock = false;
  bool half_day_open = false;  // a clock without part of day
  bool since = false, until = false, ambiguous = false;
  DateRange other;     // month first
  bool lasts = false;  // `length` is set
  TimeLength length;
  bool recurs = false;  // «كل أسبوع»: every `length`
  std::string_view zone;
};
static_assert(std::is_trivially_copyable_v<TimePiece>);  // made and thrown away many times a word

class LineTimes {
 public:
  LineTimes(const Document& doc, const Lexicon& lexicon, const PublishedAt& now, Search search);
  // `leaned`: did it matter which way an undated day leans?
  bool at(std::size_t i, Tense lean, TimePiece&, bool& leaned);
  // The first token from `i` on where a time may begin; the number of tokens if there is none.
  std::size_t next_opening(std::size_t i) const;

 private:
  struct Number {
    std::size_t end = 0;
    double value = 0;
    bool conj = false, prep = false, definite = false, digits = false, decimal = false;
    int first = 0;  // value of its first word: 8 of «ستة وثلاثين»
    std::size_t words = 0;
    int whole() const { return value < 1e6 ? static_cast<int>(value) : 1000000; }
  };
  const Cell& cell(std::size_t i) const { return i < cells_.size() ? cells_[i] : kNothing; }
  bool is(std::size_t i, LineWord w) const { return cell(i).word == w; }
  bool is(std::size_t i, TimeCode c) const { return cell(i).is(c); }
  bool is_unit(std::size_t i, LineUnit u) const { return cell(i).unit == u; }
  bool punct(std::size_t i, char c) const { return cell(i).punct == c; }
  bool key_is(std::size_t i, const KeyWord& key) const {
    return i < cells_.size() && doc_.tokens[i].key_size == key.size && doc_.tokens[i].kind == TokenKind::word &&
           doc_.key(doc_.tokens[i]) == std::string_view(key);
  }
  bool and_alone(std::size_t i) const;
  bool conj(std::size_t i) const;
  std::size_t cover(std::size_t i, std::size_t byte) const;
  Tense lean() const {
    leaned_ = true;
    return lean_;
  }
  Anchor anchor() const { return {now_.date, lean()}; }
  // May a production that begins with one of these roles begin here?
  bool opens(std::size_t i, CellRoles first) const { return begins(cell(i).roles, first); }
  bool begins(CellRoles roles, CellRoles first) const { return (roles & first) != 0 || search_ == Search::all; }
  using Production = bool (LineTimes::*)(std::size_t, TimePiece&) const;
  struct Try {
    CellRoles first;
    Production production;
  };
  // The longest of what the productions make at `i` that begin with one of these roles.
  template <std::size_t N>
  bool longest(std::size_t i, CellRoles roles, const Try (&tries)[N], TimePiece&) const;

  // line_days.cc
  bool number(std::size_t i, Number&) const;
  bool read_number(std::size_t i, Number&) const;
  bool ordinal(std::size_t i, std::size_t& end, int& value) const;
  bool day_number(std::size_t i, std::size_t& end, int& day) const;
  bool month(std::size_t i, TimePiece&) const;  // sets spec.month, relation or year
  bool month_name(std::size_t i, std::size_t& end, int& month) const;
  bool year(std::size_t i, std::size_t& end, DateSpec&) const;
  bool plain_year(std::size_t i, std::size_t& end, int& year) const;
  bool relation(std::size_t i, std::size_t& end, int& offset) const;
  bool day_month(std::size_t i, TimePiece&) const;
  bool month_day(std::size_t i, TimePiece&) const;
  bool month_alone(std::size_t i, TimePiece&) const;
  bool digit_date(std::size_t i, TimePiece&) const;
  bool weekday(std::size_t i, TimePiece&) const;
  bool weekday_of_week(std::size_t i, TimePiece&) const;
  bool nth(std::size_t i, TimePiece&) const;
  bool deictic(std::size_t i, TimePiece&) const;
  bool lone_day(std::size_t i, TimePiece&) const;
  bool date(std::size_t i, TimePiece&) const;
  bool simple_date(std::size_t i, TimePiece&) const;
  void second_calendar(TimePiece&) const;
  void settle(TimePiece&) const;
  bool nth_of(std::size_t i, std::size_t j, int n, int weekday, TimePiece&) const;

  // line_feasts.cc
  bool feast(std::size_t i, TimePiece&) const;
  bool nth_after(std::size_t i, int n, int weekday, TimePiece&) const;

  // line_periods.cc
  bool unit_ref(std::size_t i, TimePiece&, bool loose) const;
  bool period(std::size_t i, TimePiece&, bool loose) const;
  bool part_of_period(std::size_t i, TimePiece&) const;
  bool year_alone(std::size_t i, TimePiece&) const;
  bool quarter_of_year(std::size_t i, TimePiece&) const;
  bool season(std::size_t i, TimePiece&) const;
  bool decade(std::size_t i, TimePiece&) const;
  bool rest_of(std::size_t i, TimePiece&) const;
  bool window(std::size_t i, TimePiece&) const;
  bool distance(std::size_t i, TimePiece&) const;
  bool length(std::size_t i, TimePiece&) const;
  bool length_part(std::size_t i, std::size_t& end, TimeLength&) const;
  bool repeats(std::size_t i, TimePiece&) const;
  Moment moved(const TimeLength&, int sign) const;
  void set(TimePiece&, const DateRange&) const;

  // line_clock.cc
  bool part_of_day(std::size_t i, std::size_t& end, PartOfDay&, bool& today) const;
  bool clock(std::size_t i, TimePiece&, bool bare) const;
  bool clock_number(std::size_t i, bool named, TimePiece&, bool& sure) const;
  bool digit_clock(std::size_t i, TimePiece&) const;
  bool minutes(std::size_t i, std::size_t& end, int& minutes, bool loose) const;
  bool to_clock(std::size_t i, TimePiece&) const;
  void part_and_zone(TimePiece&, bool bare) const;
  void put_hour(TimePiece&, int hour, int minute, bool less) const;

  // line_times.cc
  bool counts_only(std::size_t i) const;
  bool moment(std::size_t i, TimePiece&) const;
  bool read_moment(std::size_t i, TimePiece&) const;
  bool dated_clock(std::size_t i, TimePiece&) const;
  bool dated(std::size_t i, TimePiece&) const;
  bool closed_period(std::size_t i, TimePiece&) const;
  bool part_moment(std::size_t i, TimePiece&) const;
  bool with_clock(TimePiece&) const;
  bool separator(std::size_t i, std::size_t& end, bool between) const;
  bool range(std::size_t i, TimePiece&) const;
  bool day_range(std::size_t i, bool between, TimePiece&) const;
  int hour_with(int hour, PartOfDay part) const;
  bool clock_range(std::size_t i, bool between, TimePiece&) const;
  bool moment_range(std::size_t i, bool between, TimePiece&) const;
  bool year_range(std::size_t i, bool between, TimePiece&) const;
  bool week_range(std::size_t i, TimePiece&) const;
  bool open_ended(std::size_t i, TimePiece&) const;

  static const Cell kNothing;
  const Document& doc_;
  const Lexicon& lexicon_;
  Sentence all_;
  NumberReader read_;
  PublishedAt now_;
  Search search_;
  Tense lean_ = Tense::past;
  std::vector<Cell> cells_;
  std::vector<std::pair<std::uint32_t, std::int16_t>> month_phrases_;  // for each token: end and value; end 0 if none

  // What was read last: several productions ask for the same number or moment.
  template <class T>
  struct Last {
    std::size_t at = ~std::size_t{0};
    bool found = false;
    T value{};
  };
  mutable std::array<Last<Number>, 4> numbers_;
  mutable Last<TimePiece> moment_;
  mutable bool leaned_ = false;
  mutable std::optional<NumberRun> run_;  // large, and most lines need none
};

template <std::size_t N>
bool LineTimes::longest(std::size_t i, CellRoles roles, const Try (&tries)[N], TimePiece& p) const {
  std::size_t end = 0;
  for (const Try& t : tries) {
    if (!begins(roles, t.first)) continue;
    TimePiece q;
    if (!(this->*t.production)(i, q) || q.end <= end) continue;
    end = q.end;
    p = q;
  }
  return end != 0;
}

}  // namespace isnad
