// Notes: the provenance of an export as JSON, for inside a file or beside it.
#pragma once

#include "export/export.h"
#include "model/json_writer.h"

namespace isnad {

void write_notes(JsonWriter& w, ExportFormat format, const ExportSource& source, const Exported& file);

}  // namespace isnad
