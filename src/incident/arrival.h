// Arrival: numbers for the incidents that new reports make, without linking the whole case again.
//
// In: a sketch of every story of the case, which reports are new, and means to read the few reports that matter. Out:
// the incidents that the new reports can have changed, exactly as link_decided() on everything would make them, and
// numbers for those that have none; and the numbers under which these stories were known before. Joining is decided
// within the stories that are tied to each other by sure pairs; so these are followed from the new stories, from pairs
// that lost sight of each other because new stories came between them in a block, from reports that decisions name, and
// from the members of the numbers met on the way. All other incidents stay.
//
//   Result<DecidedCase> touched = link_arrivals(std::move(arrival), decisions, lookup);
//   c.add_labels(touched->fresh);
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "incident/decide.h"
#include "incident/story_sketch.h"

namespace isnad {

struct Arrival {
  std::vector<std::string> reports;    // ids of all reports, sorted
  std::vector<ReportSketch> sketches;  // of each report its stories
  std::vector<bool> fresh;             // of each report whether it is new
};

struct CaseLookup {
  using Ids = std::vector<std::string>;
  std::function<Result<std::vector<ReadReport>>(const Ids&)> reports;    // these reports, in any order
  std::function<Result<std::vector<IncidentLabel>>(const Ids&)> labels;  // whole, of which a member is in these reports
  std::int64_t last_number = 0;
};

Result<DecidedCase> link_arrivals(Arrival arrival, std::span<const Decision> decisions, const CaseLookup& lookup,
                                  const LinkOptions& options = {});

}  // namespace isnad
