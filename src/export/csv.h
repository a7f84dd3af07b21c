// The ledger as CSV: one row a figure line, for spreadsheets and statistics.
//
// In: a Ledger. Out: RFC 4180 text with a header row, UTF-8, line feeds. An incident without figures is one row with
// empty figure columns. Several values in one cell (parties, reports) are joined by ';'. Unknown is an empty cell.
//
//   std::string out;
//   append_ledger_csv(out, ledger);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/incident.h"

namespace isnad {

// Excel needs this before the header to read the file as UTF-8.
inline constexpr std::string_view kCsvByteOrderMark = "\xEF\xBB\xBF";

enum class CsvHeader : std::uint8_t { with, without };

// Without a header: more rows of a file begun before.
void append_ledger_csv(std::string& out, std::span<const LedgerEntry> ledger, CsvHeader header = CsvHeader::with);

}  // namespace isnad
