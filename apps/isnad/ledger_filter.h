// Which incidents of a ledger are wanted: --place, --type, --since.
//
// In: the options, then incidents. Out: whether an incident is wanted. A place is matched by the words of its name,
// Arabic or English, as folded for looking up: «الحسكه» finds «الحسكة», "hasakah" finds "Al-Hasakah". What lies inside
// a place of that name matches too, and so does a facility.
//
//   Result<LedgerFilter> filter = LedgerFilter::from(arguments);
//   for (const Incident& i : incidents) filter->learn(i);   // names of places, to find what lies inside them
//   std::erase_if(incidents, [&](const Incident& i) { return !filter->wants(i); });
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "command.h"
#include "model/incident.h"

namespace isnad {

class LedgerFilter {
 public:
  static Result<LedgerFilter> from(const Arguments& arguments);
  void learn(const Incident& incident);
  bool wants(const Incident& incident) const;
  bool any() const { return !place_.empty() || type_ || since_; }

 private:
  bool here(const Incident& incident) const;
  bool named(const std::string& name) const;

  std::string place_id_;
  std::vector<std::string> place_;  // folded words
  std::set<std::string> regions_;   // English names of places that match, as `admin` gives them
  std::optional<EventType> type_;
  std::optional<Date> since_;
};

// A full date of an option: "--since soon: not a date; write it like 2022-01-23".
Result<Date> date_option(std::string_view option, const std::string& text);

}  // namespace isnad
