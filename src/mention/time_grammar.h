// The time grammar: whole expressions over points – periods, windows, distances, «لليوم الرابع».
//
// In: the atoms of a sentence and the publication date. Out: the expression that begins at an atom, if any.
//
//   TimeGrammar grammar(atoms, published, earlier);
//   TimeExpression e;
//   if (grammar.at(i, e)) … e.first, e.end, e.mention
#pragma once

#include "mention/time_points.h"

namespace isnad {

struct TimeExpression {
  std::size_t first = 0, end = 0;  // atoms
  TimeMention mention;             // tokens and span are left to the caller
};

class TimeGrammar {
 public:
  TimeGrammar(const std::vector<Atom>& atoms, const std::optional<Date>& published,
              const std::vector<TimeMention>& before)
      : points_(atoms, published, before) {}

  bool at(std::size_t i, TimeExpression&) const;

 private:
  bool since(std::size_t i, TimeExpression&) const;
  bool between(std::size_t i, TimeExpression&) const;
  bool from_to(std::size_t i, TimeExpression&) const;
  bool during(std::size_t i, TimeExpression&) const;
  bool window(std::size_t i, bool announced, TimeExpression&) const;
  bool nth_day(std::size_t i, TimeExpression&) const;
  bool distance(std::size_t i, TimeExpression&) const;
  bool position(std::size_t i, TimePoint&) const;
  bool length(std::size_t i, std::size_t& end, TimeUnit&, int& count) const;
  bool dated_point(std::size_t i, TimePoint&) const;
  bool interval(std::size_t i, TimePoint a, TimePoint b, TimeExpression&) const;
  bool plain(std::size_t i, TimeExpression&) const;

  TimePoints points_;
};

}  // namespace isnad
