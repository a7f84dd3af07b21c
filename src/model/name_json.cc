#include "model/name_json.h"

#include <array>
#include <cmath>

#include "base/utf8.h"
#include "model/json_writer.h"

namespace isnad {

std::string_view name(NameKind k) {
  constexpr std::array<std::string_view, 6> kNames{"actor", "place", "facility", "source", "person", "reference"};
  return kNames[static_cast<std::size_t>(k)];
}

std::string_view name(PlaceRelation r) {
  constexpr std::array<std::string_view, 6> kNames{"at", "near", "direction", "countryside", "unit", "between"};
  return kNames[static_cast<std::size_t>(r)];
}

namespace {

double rounded(double v, double parts) { return std::round(v * parts) / parts; }

void write_candidate(JsonWriter& w, const NameCandidate& c) {
  w.open('{');
  w.field("id", c.entity.id);
  w.field("kind", name(c.entity.kind));
  w.field_or_null("type", c.entity.type);
  w.key("name");
  w.open('{');
  w.field_if("ar", c.entity.name_ar);
  w.field_if("en", c.entity.name_en);
  w.close('}');
  w.field("parents", c.entity.parents);
  w.key("score"), w.number(rounded(c.score, 100));
  w.close('}');
}

void write_sense(JsonWriter& w, const PlaceSense& s) {
  w.open('{');
  w.field("relation", name(s.relation));
  w.field_if("direction", s.direction);
  if (s.km > 0) w.field("km", std::optional<std::int64_t>(s.km));
  w.field_if("other", s.other);
  w.key("lat"), s.lat ? w.number(rounded(*s.lat, 1e5)) : w.null();
  w.key("lon"), s.lon ? w.number(rounded(*s.lon, 1e5)) : w.null();
  w.field("precision", s.precision > 0 ? std::optional<std::int64_t>(s.precision) : std::nullopt);
  w.close('}');
}

void write_fact(JsonWriter& w, const NameFact& f) {
  w.open('{');
  w.field("relation", f.relation);
  w.field("value", f.value);
  w.field("from", std::optional<Date>(f.from));
  w.field("until", std::optional<Date>(f.until));
  w.field_if("of", f.of);
  w.close('}');
}

void write_name(JsonWriter& w, const FoundName& n, CodePointIndex& index) {
  w.open('{');
  w.key("span");
  w.open('{');
  w.field("start", std::optional<std::int64_t>(index.at(n.span.begin)));
  w.field("end", std::optional<std::int64_t>(index.at(n.span.end)));
  w.close('}');
  w.field("text", n.text);
  w.field("kind", name(n.kind));
  if (n.kind == NameKind::person) {
    w.field_or_null("role", n.role);
    w.field_or_null("person", n.person);
  }
  if (n.kind == NameKind::reference)
    w.field("refers_to", n.refers_to < 0 ? std::nullopt : std::optional<std::int64_t>(n.refers_to));
  w.field_or_null("entity", n.candidates.empty() ? std::string_view() : n.candidates.front().entity.id);
  w.key("candidates");
  w.open('[');
  for (const NameCandidate& c : n.candidates) write_candidate(w, c);
  w.close(']');
  w.field("reasons", n.reasons);
  if (n.doubtful) w.field_flag("doubtful", true);
  if (n.place) {
    w.key("place");
    write_sense(w, *n.place);
  }
  if (!n.facts.empty()) {
    w.key("facts");
    w.open('[');
    for (const NameFact& f : n.facts) write_fact(w, f);
    w.close(']');
  }
  w.close('}');
}

void write_diagnostic(JsonWriter& w, const Diagnostic& d, CodePointIndex& index) {
  w.open('{');
  w.field("code", d.code);
  w.key("span");
  w.open('{');
  w.field("start", std::optional<std::int64_t>(index.at(d.span.begin)));
  w.field("end", std::optional<std::int64_t>(index.at(d.span.end)));
  w.close('}');
  w.field("message", d.message);
  w.close('}');
}

}  // namespace

void append_names_line(std::string& out, const Report& report, const FoundNames& found) {
  JsonWriter w(out);
  CodePointIndex index(report.text);
  w.open('{');
  w.key("report");
  w.open('{');
  w.field_or_null("id", report.id);
  w.field_or_null("path", report.path);
  w.field("published", report.published);
  w.close('}');
  w.key("names");
  w.open('[');
  for (const FoundName& n : found.names) write_name(w, n, index);
  w.close(']');
  w.key("diagnostics");
  w.open('[');
  for (const Diagnostic& d : report.diagnostics) write_diagnostic(w, d, index);
  for (const Diagnostic& d : found.diagnostics) write_diagnostic(w, d, index);
  w.close(']');
  w.close('}');
}

}  // namespace isnad
