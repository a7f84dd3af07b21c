// Formats: one function a format, each in the file of its name; export.cc chooses.
#pragma once

#include "export/cells.h"
#include "export/export.h"
#include "export/reading.h"

namespace isnad {

Exported figures_csv(const ExportSource& source);   // ours: a row a figure line
Exported ucdp_csv(const ExportSource& source);      // UCDP GED, 49 columns; fatal incidents only
Exported acled_csv(const ExportSource& source);     // ACLED, 31 columns
Exported airwars_csv(const ExportSource& source);   // Airwars' incidents; those with dead or wounded only
Exported plover_jsonl(const ExportSource& source);  // PLOVER events and stances
Exported geojson(const ExportSource& source);       // RFC 7946

// A CSV of the ledger. `write(entry, rows)` writes the rows of one incident; false: it has no place in the format.
template <class Write>
Exported csv_of(const ExportSource& source, std::string_view header, Write write) {
  CsvRows rows(header);
  Exported out;
  for (const LedgerEntry& entry : *source.ledger)
    if (!write(entry, rows)) ++out.left_out;
  out.rows = rows.rows();
  out.text = std::move(rows).take();
  return out;
}

}  // namespace isnad
