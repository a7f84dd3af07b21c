// Score: the figures of merit of a run over gold reports, by the names of the scoring script.
//
// In: counts, added up over reports. Out: named values in the script's order; a share of nothing is no value.
//
//   Counts all;  all += judgement.counts;
//   for (const Score& s : scores(all)) … s.name … s.value …   // "figure_f1" 0.8712
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

// How many of the things found were right and wrong, and how many there were to find.
struct Found {
  std::int64_t right = 0, wrong = 0, gold = 0;
  double precision() const;
  double recall() const;
  double f1() const;
  Found& operator+=(const Found& o);
};

// Of those where it matters, how many agree.
struct Share {
  std::int64_t hit = 0, of = 0;
  void add(bool agrees) { hit += agrees, ++of; }
  std::optional<double> ratio() const;
  Share& operator+=(const Share& o);
};

struct Counts {
  std::int64_t reports = 0, unread = 0;
  Found figures, events, stances;
  std::int64_t strict = 0;  // figures right in group, origin and modality too
  Share who, origin, chain, modality, figure_date, part_of;
  Share event_date, initiator, facility;
  Share holder, target;
  Counts& operator+=(const Counts& o);
};

struct Score {
  std::string_view name;
  std::optional<double> value;  // rounded to four places
  bool count = false;           // a whole number
  std::string text() const;     // "0.8712", "30", "-"
};

std::vector<Score> scores(const Counts& counts);

}  // namespace isnad
