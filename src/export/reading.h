// Reading: what the formats share: one incident's place, days, bodies, speakers and death toll, as they are asked for.
//
// In: one entry of the ledger. Out: small answers; unknown is empty or nullopt. Views into the source, which must
// outlive it.
//
//   const Reading r(source, entry);
//   r.country_name();                 // "Syria"
//   r.toll().best;                    // 41
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/countries.h"
#include "export/export.h"

namespace isnad {

// The dead of an incident. The four parts add up to `best` or are all unknown.
struct Toll {
  std::optional<std::int64_t> low, best, high;
  std::optional<std::int64_t> side_a, side_b, civilians, unknown;
  bool aggregate = false;             // only a running total is told
  const FigureLine* total = nullptr;  // the line it is taken from, null where it is a sum of lines
  std::vector<const FigureLine*> lines;
};

enum class Language { ar, en };

enum class Side { unknown, a, b, civilian };

// The two sides by UCDP's reading. `violence`: 1 a state takes part, 2 no state does, 3 against civilians, 0 unknown.
struct Sides {
  std::string a, b;  // body ids, empty where unknown
  int violence = 0;
};

class Reading {
 public:
  Reading(const ExportSource& source, const LedgerEntry& entry);

  const Incident& incident() const { return entry_.incident; }
  const LedgerEntry& entry() const { return entry_; }

  // Place: of the incident, or of its facility where that is told more exactly.
  const std::optional<Place>& place() const { return place_; }
  const Country* country() const;
  std::string country_name() const;
  std::string admin(std::size_t level) const;  // 1 governorate, 2 district, 3 …
  std::string place_name() const;              // of the facility, else the place; English where known

  // Days. Both ends where any day is known; `first` and `last` of a month are its ends.
  std::optional<Date> first() const;
  std::optional<Date> last() const;
  int days() const;  // how many days the two ends cover; 0 where unknown

  // Bodies, on the day of the incident. A party of the ledger may also be a mere category («civilian»): no body.
  bool is_body(std::string_view id) const { return body(id) != nullptr; }
  std::string fact(std::string_view body, std::string_view relation) const;  // "acled", "ucdp", "cameo" …
  std::string body_name(std::string_view body, std::string_view scheme = {}) const;
  const Country* body_country(std::string_view body) const;
  bool is_state(std::string_view body) const;
  bool belongs(std::string_view body, std::string_view to) const;
  Sides sides() const;

  // Figures.
  Toll toll() const;
  // The lines of a measure that count persons of the incident and are no part of another line.
  std::vector<const FigureLine*> lines(Measure measure, Scope scope = Scope::incident) const;

  // Reports and speakers.
  const std::vector<const ReadReport*>& reports() const { return reports_; }  // sorted by id
  std::vector<const Event*> events() const;  // of the incident; denied and planned ones are left out
  const Claim* claim(const MemberRef& ref) const;
  std::string speaker(const std::string& origin, const MemberRef& said) const;
  std::vector<std::string> speakers(const FigureLine& line) const;  // of its standing claims, each once
  // An explanation of the ledger without the words by which reports name speakers: names of the lexicon instead.
  std::string without_words(std::string text, Language language) const;
  std::vector<std::string> outlets() const;
  std::string sentence(const FigureLine& line) const;  // with quotes: of the first claim that stands

 private:
  using Swaps = std::vector<std::pair<std::string, std::string>>;

  const Body* body(std::string_view id) const;
  const ReadReport* report(std::string_view id) const;
  Swaps swaps(Language language) const;
  std::string country_iso2() const;
  Side side_of(const Group& who, const Sides& sides) const;
  bool split(const FigureLine& total, const Sides& sides, Toll& toll) const;
  void sum_up(const std::vector<const FigureLine*>& lines, const Sides& sides, Toll& toll) const;

  const ExportSource& source_;
  const LedgerEntry& entry_;
  std::optional<Place> place_;
  std::vector<const ReadReport*> reports_;
  mutable std::array<std::optional<Swaps>, 2> swaps_;  // made when first asked for
};

// "isnad 0.1.0 (lexicon …); rules isnad; as of …; attribution; licence"
std::string provenance(const ExportNotes& notes);

// The number of a cell of PRIO-GRID: half a degree, rows from the south, columns from the west, counted from 1.
std::int64_t priogrid_cell(double lat, double lon);

}  // namespace isnad
