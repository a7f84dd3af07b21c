// A case opened to be looked at: its reports, the decisions of people, and the incidents that both come to.
//
// In: the path of a case, or an open one. Out: incidents as they are shown, under the numbers they keep: those that the
// case keeps, or linked anew where it keeps none for what it holds.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "incident/decide.h"
#include "model/incident.h"
#include "store/case.h"
#include "store/verify.h"

namespace isnad {

struct CaseView {
  Case source;
  std::vector<ReadReport> reports;  // sorted by id
  std::vector<Decision> decisions;
  DecidedCase linked;
};

Result<CaseView> open_view(const std::string& path);

// The incident of that number, or of one that became a part of it; nothing where there is none.
const Incident* find_incident(const DecidedCase& linked, const std::string& id);

// Frees what a view holds of the reports on all processors; on one it takes as long as weighing a part of them.
void let_go(CaseView& view);

// Gives numbers to the incidents of a case opened for writing that have none, linking no more than the reports added
// since numbers were last given touch. Out: how many numbers were given.
Result<std::size_t> give_numbers(Case& c);

// Whether what the case keeps of linking is what linking everything makes.
Result<CaseCheck> check_links(const std::string& path);

// "i-7 is a part of i-3 now", or nothing where it is shown under its own number.
std::string alias_note(const DecidedCase& linked, const std::string& id);

}  // namespace isnad
