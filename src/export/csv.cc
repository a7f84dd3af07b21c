#include "export/csv.h"

#include <utility>
#include <vector>

#include "export/cells.h"

namespace isnad {
namespace {

constexpr std::string_view kHeader =
    "incident,type,title_ar,title_en,start,end,time_precision,place_id,place_ar,place_en,lat,lon,place_precision,"
    "facility,initiator,target,parent,measure,who_party,who_category,unit,scope,low,best,high,latest,rules,"
    "independent_sources,claims,conflicts,reports,because\n";

void incident_cells(CsvRows& row, const Incident& i) {
  row.text(i.id);
  row.text(name(i.type));
  row.text(i.title_ar);
  row.text(i.title_en);
  row.text(i.time ? i.time->start.text() : std::string());
  row.text(i.time ? i.time->end.text() : std::string());
  row.text(i.time ? name(i.time->precision) : std::string_view());
  if (i.place) {
    row.text(i.place->id);
    row.text(i.place->name_ar);
    row.text(i.place->name_en);
    row.decimal(i.place->lat);
    row.decimal(i.place->lon);
    row.number(i.place->precision > 0 ? std::optional<std::int64_t>(i.place->precision) : std::nullopt);
  } else {
    row.empty(6);
  }
  row.text(i.facility ? i.facility->id : std::string());
  row.list(i.initiator);
  row.list(i.target);
  row.text(i.parent);
}

void figure_cells(CsvRows& row, const FigureLine& f) {
  row.text(name(f.measure));
  row.list(f.who.party);
  row.text(name(f.who.category));
  row.text(name(f.unit));
  row.text(name(f.scope));
  row.number(f.low);
  row.number(f.best);
  row.number(f.high);
  row.number(f.latest);
  row.text(f.rules);
  row.number(f.independent_sources);
  row.number(static_cast<std::int64_t>(f.claims.size()));
  std::vector<std::string> kinds;
  for (const Conflict& c : f.conflicts) kinds.emplace_back(name(c.kind));
  row.list(kinds);
}

void append_entry(CsvRows& row, const LedgerEntry& entry) {
  if (entry.figures.empty()) {
    incident_cells(row, entry.incident);
    row.empty(13);
    row.list(entry.incident.reports);
    row.empty(1);
    row.end();
  }
  // What all rows of an incident share is written once and copied.
  std::size_t begin = 0, end = 0, reports = 0, reports_end = 0;
  for (const FigureLine& f : entry.figures) {
    const bool first = end == 0;
    if (first) {
      begin = row.size();
      incident_cells(row, entry.incident);
      end = row.size();
    } else {
      row.again(begin, end);
    }
    figure_cells(row, f);
    if (first) {
      reports = row.size() + 1;  // past the comma
      row.list(entry.incident.reports);
      reports_end = row.size();
    } else {
      row.again(reports, reports_end);
    }
    row.text(f.because);
    row.end();
  }
}

}  // namespace

void append_ledger_csv(std::string& out, std::span<const LedgerEntry> ledger, CsvHeader header) {
  if (header == CsvHeader::with) out.append(kHeader);
  CsvRows rows(CsvFor::programs);
  for (const LedgerEntry& e : ledger) append_entry(rows, e);
  out.append(std::move(rows).take());
}

}  // namespace isnad
