// JSON lines of the output contract `isnad-jsonl/1` (docs/formats/isnad-jsonl.md).
//
// In: model values. Out: one line of valid UTF-8 JSON each, without the line feed. Spans leave as Unicode code point
// offsets of Report::text; inside Isnad they are bytes. Unknown values are null or an absent key, never a sentinel.
// Bytes that are not UTF-8 (there should be none) leave as U+FFFD. The same values give the same bytes.
//
//   std::string line = report_line(report, engine.extract(report));
//   {"schema":"isnad-jsonl/1","report":{"id":"r-9f3c…",…},"claims":[…],"events":[…],"diagnostics":[…]}
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/incident.h"
#include "model/json_writer.h"

namespace isnad {

inline constexpr std::string_view kJsonSchema = "isnad-jsonl/1";

std::string report_line(const Report& report, const Extraction& found);
void append_report_line(std::string& out, const Report& report, const Extraction& found);

std::string ledger_line(const LedgerEntry& entry);
void append_ledger_line(std::string& out, const LedgerEntry& entry);

// The claims or events of reports as a list of pairs: [["r1","c2"],…].
void write_members(JsonWriter& w, std::span<const MemberRef> members);

// A quoted JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace isnad
