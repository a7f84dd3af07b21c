// Incident ↔ a compact blob, the form in which a case file keeps what linking came to.
//
// In: an Incident. Out: bytes that decode to the same value but its id, which stands beside them. A member names its
// report by its place among the reports of the incident. The first byte is the version of the form, as in codec.h.
//
//   Result<Incident> same = decode_incident(encode_incident(incident));
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/incident.h"

namespace isnad {

std::string encode_incident(const Incident& incident);
Result<Incident> decode_incident(std::string_view blob);

}  // namespace isnad
