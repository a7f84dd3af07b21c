// Formats: one function a format, each in the file of its name; export.cc chooses.
#pragma once

#include "export/export.h"
#include "export/reading.h"

namespace isnad {

Exported figures_csv(const ExportSource& source);   // ours: a row a figure line
Exported ucdp_csv(const ExportSource& source);      // UCDP GED, 49 columns; fatal incidents only
Exported acled_csv(const ExportSource& source);     // ACLED, 31 columns
Exported airwars_csv(const ExportSource& source);   // Airwars' incidents; those with dead or wounded only
Exported plover_jsonl(const ExportSource& source);  // PLOVER events and stances
Exported geojson(const ExportSource& source);       // RFC 7946

}  // namespace isnad
