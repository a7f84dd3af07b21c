// GeoJSON: a FeatureCollection of incidents; one without a point has a null geometry, as RFC 7946 has it.
#include "export/cells.h"
#include "export/formats.h"
#include "export/notes.h"
#include "model/json_writer.h"

namespace isnad {
namespace {

void figure(JsonWriter& w, const Reading& r, const FigureLine& f) {
  w.open('{');
  w.field("measure", name(f.measure));
  w.field("who_party", f.who.party);
  w.field("who_category", name(f.who.category));
  w.field("unit", name(f.unit));
  w.field("scope", name(f.scope));
  w.field_or_null("apart", f.apart);
  w.field("low", f.low);
  w.field("best", f.best);
  w.field("high", f.high);
  w.field("latest", f.latest);
  w.field("independent_sources", std::optional<std::int64_t>(f.independent_sources));
  w.field("speakers", r.speakers(f));
  std::vector<std::string> kinds;
  for (const Conflict& c : f.conflicts) kinds.emplace_back(name(c.kind));
  w.field("conflicts", kinds);
  w.close('}');
}

void feature(JsonWriter& w, const ExportSource& source, const LedgerEntry& entry) {
  const Reading r(source, entry);
  const Incident& i = entry.incident;
  const auto& place = r.place();
  w.open('{');
  w.field("type", "Feature");
  w.field("id", i.id);
  w.key("geometry");
  if (place && place->lat && place->lon) {
    w.open('{');
    w.field("type", "Point");
    w.key("coordinates");
    w.open('[');
    w.number(rounded_degrees(*place->lon));
    w.number(rounded_degrees(*place->lat));
    w.close(']');
    w.close('}');
  } else {
    w.null();
  }
  w.key("properties");
  w.open('{');
  w.field("incident", i.id);
  w.field("type", name(i.type));
  w.field("title_ar", i.title_ar);
  w.field("title_en", i.title_en);
  w.field_or_null("start", i.time ? i.time->start.text() : std::string());
  w.field_or_null("end", i.time ? i.time->end.text() : std::string());
  w.field_or_null("time_precision", i.time ? name(i.time->precision) : std::string_view());
  w.field_or_null("place", place ? place->id : std::string());
  w.field_or_null("place_ar", place ? place->name_ar : std::string());
  w.field_or_null("place_en", place ? place->name_en : std::string());
  w.field("place_precision",
          place && place->precision > 0 ? std::optional<std::int64_t>(place->precision) : std::nullopt);
  w.field_or_null("country", r.country_name());
  w.field_or_null("facility", i.facility ? i.facility->id : std::string());
  w.field("initiator", i.initiator);
  w.field("target", i.target);
  w.field_or_null("parent", i.parent);
  const Toll toll = r.toll();
  w.field("killed_low", toll.low);
  w.field("killed_best", toll.best);
  w.field("killed_high", toll.high);
  w.field("outlets", r.outlets());
  w.field("reports", i.reports);
  w.key("figures");
  w.open('[');
  for (const FigureLine& f : entry.figures) figure(w, r, f);
  w.close(']');
  w.close('}');
  w.close('}');
}

}  // namespace

Exported geojson(const ExportSource& source) {
  Exported out;
  out.rows = source.ledger->size();
  JsonWriter w(out.text);
  w.open('{');
  w.field("type", "FeatureCollection");
  w.key("isnad");
  write_notes(w, ExportFormat::geojson, source, out);
  w.key("features");
  w.open('[');
  for (const LedgerEntry& entry : *source.ledger) {
    out.text.append("\n");
    feature(w, source, entry);
  }
  w.close(']');
  w.close('}');
  out.text.push_back('\n');
  return out;
}

}  // namespace isnad
