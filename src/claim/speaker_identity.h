// Speaker identity: who the speakers of a report are, once all of it has been read.
//
// In: the chains of a report's claims and events. Out: the same links with `entity` set where the words alone did not
// tell it: «المصدر نفسه», «الوزارة», a surname after the full name, the ministry of the country the report is about,
// the governor or police of a named place, unnamed officials. The words of a link are never changed.
//
//   identify_speakers(doc, lexicon, country, outlet_chains);   // pointers to the links of every claim and event
#pragma once

#include <vector>

#include "model/claim.h"
#include "text/document.h"

namespace isnad {

void identify_speakers(const Document& doc, const Lexicon& lexicon, EntityIndex country, std::vector<Link*> links);

}  // namespace isnad
