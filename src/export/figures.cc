// Our own flat table: a row a figure line; an incident without figures is a row with empty figure columns.
#include <algorithm>

#include "export/cells.h"
#include "export/formats.h"

namespace isnad {
namespace {

constexpr std::string_view kHeader =
    "incident,type,title_ar,title_en,start,end,time_precision,place_id,place_ar,place_en,country,admin1,admin2,lat,lon,"
    "place_precision,facility,initiator,target,parent,measure,who_party,who_category,unit,scope,apart,low,best,high,"
    "latest,independent_sources,speakers,claims,superseded,disputed,denied,conflicts,conflicts_ar,conflicts_en,because,"
    "reports,outlets,quote,rules,as_of,program,lexicon,attribution,licence";

class Rows {
 public:
  Rows(const ExportSource& source, const LedgerEntry& entry, CsvRows& rows)
      : source_(source), r_(source, entry), rows_(rows) {}

  void write() {
    if (r_.entry().figures.empty()) row(nullptr);
    for (const FigureLine& f : r_.entry().figures) row(&f);
  }

 private:
  void row(const FigureLine* f) {
    incident();
    f != nullptr ? figure(*f) : rows_.empty(20);
    rows_.list(r_.incident().reports);
    rows_.list(r_.outlets());
    rows_.text(f != nullptr ? r_.sentence(*f) : std::string());
    const ExportNotes& n = source_.notes;
    rows_.text(n.rules);
    rows_.text(n.as_of ? n.as_of->text() : std::string());
    rows_.text(n.program);
    rows_.text(n.lexicon);
    rows_.text(n.attribution);
    rows_.text(n.licence);
    rows_.end();
  }

  void incident() {
    const Incident& i = r_.incident();
    const auto& place = r_.place();
    rows_.text(i.id);
    rows_.text(name(i.type));
    rows_.text(i.title_ar);
    rows_.text(i.title_en);
    rows_.text(i.time ? i.time->start.text() : std::string());
    rows_.text(i.time ? i.time->end.text() : std::string());
    rows_.text(i.time ? name(i.time->precision) : std::string_view());
    rows_.text(place ? place->id : std::string());
    rows_.text(place ? place->name_ar : std::string());
    rows_.text(place ? place->name_en : std::string());
    rows_.text(r_.country_name());
    rows_.text(r_.admin(1));
    rows_.text(r_.admin(2));
    rows_.decimal(place ? place->lat : std::nullopt);
    rows_.decimal(place ? place->lon : std::nullopt);
    const int precision = place ? place->precision : 0;
    rows_.number(precision > 0 ? std::optional<std::int64_t>(precision) : std::nullopt);
    rows_.text(i.facility ? i.facility->id : std::string());
    rows_.list(i.initiator);
    rows_.list(i.target);
    rows_.text(i.parent);
  }

  void figure(const FigureLine& f) {
    rows_.text(name(f.measure));
    rows_.list(f.who.party);
    rows_.text(name(f.who.category));
    rows_.text(name(f.unit));
    rows_.text(name(f.scope));
    rows_.text(f.apart);
    rows_.number(f.low);
    rows_.number(f.best);
    rows_.number(f.high);
    rows_.number(f.latest);
    rows_.number(f.independent_sources);
    rows_.list(r_.speakers(f));
    rows_.number(static_cast<std::int64_t>(f.claims.size()));
    for (const ClaimStatus s : {ClaimStatus::superseded, ClaimStatus::disputed, ClaimStatus::denied})
      rows_.number(std::count_if(f.claims.begin(), f.claims.end(), [s](const auto& c) { return c.status == s; }));
    std::vector<std::string> kinds, ar, en;
    for (const Conflict& c : f.conflicts) {
      kinds.emplace_back(name(c.kind));
      ar.push_back(r_.without_words(c.explanation_ar, Language::ar));
      en.push_back(r_.without_words(c.explanation_en, Language::en));
    }
    rows_.list(kinds);
    rows_.list(ar);
    rows_.list(en);
    rows_.text(r_.without_words(f.because, Language::en));
  }

  const ExportSource& source_;
  const Reading r_;
  CsvRows& rows_;
};

}  // namespace

Exported figures_csv(const ExportSource& source) {
  return csv_of(source, kHeader, [&](const LedgerEntry& entry, CsvRows& rows) {
    Rows(source, entry, rows).write();
    return true;
  });
}

}  // namespace isnad
