// Names as JSON, one object a report; docs/formats/names.md says what each key means.
#pragma once

#include <string>

#include "model/name.h"

namespace isnad {

// Spans are written as code points of the report's text.
void append_names_line(std::string& out, const Report& report, const FoundNames& found);

}  // namespace isnad
