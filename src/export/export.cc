#include "export/export.h"

#include <algorithm>
#include <array>
#include <utility>

#include "export/formats.h"
#include "export/notes.h"

namespace isnad {
namespace {

constexpr std::array<std::pair<std::string_view, ExportFormat>, 6> kFormats{
    {{"csv", ExportFormat::csv},
     {"ucdp-csv", ExportFormat::ucdp_csv},
     {"acled-csv", ExportFormat::acled_csv},
     {"airwars-csv", ExportFormat::airwars_csv},
     {"plover-jsonl", ExportFormat::plover_jsonl},
     {"geojson", ExportFormat::geojson}}};

std::string_view name_of(ExportFormat format) {
  for (const auto& [name, f] : kFormats)
    if (f == format) return name;
  return {};
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  for (const auto& [n, f] : kFormats)
    if (n == name) return f;
  return std::nullopt;
}

Exported export_ledger(ExportFormat format, const ExportSource& source) {
  switch (format) {
    case ExportFormat::csv: return figures_csv(source);
    case ExportFormat::ucdp_csv: return ucdp_csv(source);
    case ExportFormat::acled_csv: return acled_csv(source);
    case ExportFormat::airwars_csv: return airwars_csv(source);
    case ExportFormat::plover_jsonl: return plover_jsonl(source);
    case ExportFormat::geojson: return geojson(source);
  }
  return {};
}

std::string provenance(const ExportNotes& n) {
  std::string out = n.program + ", lexicon " + n.lexicon + ", rules " + n.rules;
  if (n.as_of) out += ", as of " + n.as_of->text();
  if (!n.attribution.empty()) out += ". " + n.attribution;
  if (!n.licence.empty()) out += ". Licence: " + n.licence;
  return out;
}

void write_notes(JsonWriter& w, ExportFormat format, const ExportSource& source, const Exported& file) {
  const ExportNotes& n = source.notes;
  w.open('{');
  w.field("format", name_of(format));
  w.field("program", n.program);
  w.field("lexicon", n.lexicon);
  w.field("read_with", n.makers);
  w.field("rules", n.rules);
  w.field_or_null("rules_source", n.rules_source);
  w.field("as_of", n.as_of);
  w.field_or_null("filters", n.filters);
  w.field("incidents", std::optional<std::int64_t>(static_cast<std::int64_t>(source.ledger->size())));
  w.field("rows", std::optional<std::int64_t>(static_cast<std::int64_t>(file.rows)));
  w.field("left_out", std::optional<std::int64_t>(static_cast<std::int64_t>(file.left_out)));
  w.field_flag("quotes", source.quotes);
  w.field("attribution", n.attribution);
  w.field_or_null("licence", n.licence);
  w.close('}');
}

std::string notes_json(ExportFormat format, const ExportSource& source, const Exported& file) {
  std::string out;
  JsonWriter w(out);
  write_notes(w, format, source, file);
  return out + "\n";
}

}  // namespace isnad
