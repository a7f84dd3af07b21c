// Points in time: the dates, weekdays, deictic words and named units that larger time expressions are made of.
//
// In: atoms and a place among them. Out: the point that begins there and the atom after it. Larger expressions
// («منذ …», «من … إلى …») are in time_grammar.h.
//
//   TimePoints points(atoms, Date{2022, 1, 25}, earlier);
//   points.point(0, p)   // «فجر الخميس 20 كانون الثاني/يناير» → p.end 6, p.range 2022-01-20, p.part dawn
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "mention/calendar.h"
#include "mention/mention.h"
#include "mention/time_atoms.h"

namespace isnad {

struct TimePoint {
  std::size_t end = 0;  // one past its last atom
  DateSpec spec;        // what was stated, for calendar points
  DateRange range;
  PartOfDay part = PartOfDay::none;
  std::int8_t hour = -1;
  bool calendar = false;  // range comes from spec
};

// How sure we are, from the words before, that a time is meant.
enum class Context : std::uint8_t { bare, temporal };

// Whether to look for a second date beside the first; the second looks no further, so depth is bounded.
enum class Beside : std::uint8_t { seek, ignore };

class TimePoints {
 public:
  // `before` are the mentions found so far, oldest first: «اليوم نفسه» means the last dated one.
  TimePoints(const std::vector<Atom>& atoms, const std::optional<Date>& published,
             const std::vector<TimeMention>& before)
      : atoms_(atoms), published_(published), before_(before) {}

  const Atom& at(std::size_t i) const { return i < atoms_.size() ? atoms_[i] : kNothing; }
  std::size_t size() const { return atoms_.size(); }
  Anchor anchor(std::size_t i) const;  // publication, and whether the clause speaks of the future

  // Each returns false and leaves the point in any state where nothing of its kind begins at `i`.
  bool point(std::size_t i, TimePoint&, Context = Context::bare) const;  // with part of day before or after
  bool core(std::size_t i, TimePoint&, Context = Context::bare) const;   // without
  bool clock(std::size_t i, TimePoint&, Beside = Beside::seek) const;  // «الساعة الخامسة مساء أمس»
  bool bare_year(std::size_t i, TimePoint&) const;                     // «في 2015»: the year alone
  bool number(std::size_t i, std::size_t& end, int& value) const;      // digits, number words, ordinals
  bool unit_of_now(std::size_t i, TimePoint&, Context) const;  // «الشهر الجاري»، «هذا العام», in context «العام»
  std::optional<DateRange> last_dated(TimeUnit) const;  // for a day, one that is a day

  bool has_code(std::size_t i, TimeCode c) const { return at(i).is(kAtomCode) && at(i).code == c; }
  bool has_unit(std::size_t i, TimeUnit u) const { return at(i).is(kAtomUnit) && at(i).unit == u; }
  bool relation(std::size_t i, Relation&) const;
  void resolve_spec(std::size_t i, TimePoint&) const;

 private:
  static const Atom kNothing;

  bool part_of_day(std::size_t i, std::size_t& end, PartOfDay&) const;
  bool night_between(std::size_t i, std::size_t j, TimePoint&) const;
  void tail(TimePoint&) const;
  bool deictic(std::size_t i, TimePoint&, Beside) const;
  bool deixis_word(std::size_t i, std::size_t& end, int& offset, PartOfDay&) const;
  bool weekday(std::size_t i, std::size_t from, TimePoint&, Context, Beside) const;
  bool day_of_month(std::size_t i, TimePoint&, Beside) const;
  bool month_only(std::size_t i, TimePoint&, Context) const;
  bool digit_date(std::size_t i, TimePoint&, Beside) const;
  bool year_named(std::size_t i, TimePoint&) const;
  bool season(std::size_t i, TimePoint&) const;
  bool decade(std::size_t i, TimePoint&) const;
  bool anaphor(std::size_t i, TimePoint&) const;
  bool month_name(std::size_t i, std::size_t& end, DateSpec&) const;
  bool year_after(std::size_t i, std::size_t& end, DateSpec&) const;
  bool plain_year(std::size_t i, std::size_t& end, int& year) const;
  void date_beside(TimePoint&) const;  // «أمس (الخميس 20 يناير)», «الموافق 7 يوليو»
  std::size_t skip_article(std::size_t i) const { return at(i).is(kAtomArticle) ? i + 1 : i; }

  const std::vector<Atom>& atoms_;
  const std::optional<Date>& published_;
  const std::vector<TimeMention>& before_;
};

}  // namespace isnad
