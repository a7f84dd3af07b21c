#include "export/csv.h"

#include <array>
#include <charconv>
#include <vector>

#include "base/parallel.h"
#include "export/cells.h"

namespace isnad {
namespace {

constexpr std::string_view kHeader =
    "incident,type,title_ar,title_en,start,end,time_precision,place_id,place_ar,place_en,lat,lon,place_precision,"
    "facility,initiator,target,parent,measure,who_party,who_category,unit,scope,low,best,high,latest,rules,"
    "independent_sources,claims,conflicts,reports,because\n";

class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  void cell(std::string_view raw) {
    const std::string text = safe_cell(raw);
    separate();
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_.append(text);
      return;
    }
    out_.push_back('"');
    for (const char c : text) {
      if (c == '"') out_.push_back('"');
      out_.push_back(c);
    }
    out_.push_back('"');
  }
  template <class T>
  void number(const std::optional<T>& value) {
    if (!value) return cell({});
    std::array<char, 40> b{};
    const auto end = std::to_chars(b.data(), b.data() + b.size(), *value);
    separate();
    out_.append(b.data(), static_cast<std::size_t>(end.ptr - b.data()));
  }
  void list(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& t : texts) joined += (joined.empty() ? "" : ";") + t;
    cell(joined);
  }
  void empty(int cells) {
    for (int i = 0; i < cells; ++i) cell({});
  }
  void end() {
    out_.push_back('\n');
    first_ = true;
  }

 private:
  void separate() {
    if (!first_) out_.push_back(',');
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

void incident_cells(Row& row, const Incident& i) {
  row.cell(i.id);
  row.cell(name(i.type));
  row.cell(i.title_ar);
  row.cell(i.title_en);
  row.cell(i.time ? i.time->start.text() : std::string());
  row.cell(i.time ? i.time->end.text() : std::string());
  row.cell(i.time ? name(i.time->precision) : std::string_view());
  if (i.place) {
    row.cell(i.place->id);
    row.cell(i.place->name_ar);
    row.cell(i.place->name_en);
    row.number(i.place->lat);
    row.number(i.place->lon);
    row.number(i.place->precision > 0 ? std::optional(i.place->precision) : std::nullopt);
  } else {
    row.empty(6);
  }
  row.cell(i.facility ? i.facility->id : std::string());
  row.list(i.initiator);
  row.list(i.target);
  row.cell(i.parent);
}

void figure_cells(Row& row, const FigureLine& f) {
  row.cell(name(f.measure));
  row.list(f.who.party);
  row.cell(name(f.who.category));
  row.cell(name(f.unit));
  row.cell(name(f.scope));
  row.number(f.low);
  row.number(f.best);
  row.number(f.high);
  row.number(f.latest);
  row.cell(f.rules);
  row.number(std::optional(f.independent_sources));
  row.number(std::optional(f.claims.size()));
  std::vector<std::string> kinds;
  for (const Conflict& c : f.conflicts) kinds.emplace_back(name(c.kind));
  row.list(kinds);
}

constexpr std::size_t kEntries = 1024;  // a piece of work

void append_entry(std::string& out, const LedgerEntry& entry) {
  Row row(out);
  if (entry.figures.empty()) {
    incident_cells(row, entry.incident);
    row.empty(13);
    row.list(entry.incident.reports);
    row.cell({});
    row.end();
  }
  for (const FigureLine& f : entry.figures) {
    incident_cells(row, entry.incident);
    figure_cells(row, f);
    row.list(entry.incident.reports);
    row.cell(f.because);
    row.end();
  }
}

}  // namespace

void append_ledger_csv(std::string& out, std::span<const LedgerEntry> ledger) {
  out.append(kHeader);
  std::vector<std::string> pieces((ledger.size() + kEntries - 1) / kEntries);
  in_pieces(
      ledger.size(), 0,
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) append_entry(pieces[i / kEntries], ledger[i]);
      },
      kEntries);
  for (const std::string& p : pieces) out.append(p);
}

}  // namespace isnad
