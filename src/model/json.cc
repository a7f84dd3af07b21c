#include "model/json.h"

#include "base/utf8.h"
#include "model/json_writer.h"

namespace isnad {
namespace {

std::string_view slice(std::string_view text, Span s) {
  if (s.begin >= text.size() || s.empty()) return {};
  return text.substr(s.begin, s.size());
}

void write_place(JsonWriter& w, const Place& p) {
  w.open('{');
  w.field("id", p.id);
  w.key("name");
  w.open('{');
  w.field_if("ar", p.name_ar);
  w.field_if("en", p.name_en);
  w.close('}');
  w.key("lat");
  p.lat ? w.number(*p.lat) : w.null();
  w.key("lon");
  p.lon ? w.number(*p.lon) : w.null();
  w.field("precision", p.precision > 0 ? std::optional<std::int64_t>(p.precision) : std::nullopt);
  w.field("admin", p.admin);
  w.close('}');
}

void write_facility(JsonWriter& w, const Facility& f) {
  w.open('{');
  w.field("id", f.id);
  w.key("name");
  w.open('{');
  w.field_if("ar", f.name_ar);
  w.field_if("en", f.name_en);
  w.close('}');
  w.close('}');
}

// Start, end and precision; the keys shared by reports and ledgers.
void write_time_keys(JsonWriter& w, const Time& t) {
  w.field("start", std::optional<Date>(t.start));
  w.field("end", std::optional<Date>(t.end));
  w.field("precision", name(t.precision));
  if (t.part != PartOfDay::none) w.field("part", name(t.part));
  if (t.hour >= 0) w.field("hour", std::optional<std::int64_t>(t.hour));
  if (t.assumed) w.field_flag("assumed", true);
}

// Writes the products of one report.
class ReportWriter {
 public:
  ReportWriter(std::string& out, const Report& report) : w_(out), report_(report), index_(report.text) {}

  void line(const Extraction& found) {
    w_.open('{');
    w_.field("schema", kJsonSchema);
    head();
    w_.key("claims");
    w_.open('[');
    for (const Claim& c : found.claims) claim(c);
    w_.close(']');
    w_.key("events");
    w_.open('[');
    for (const Event& e : found.events) event(e);
    w_.close(']');
    w_.key("diagnostics");
    w_.open('[');
    for (const Diagnostic& d : report_.diagnostics) diagnostic(d);
    for (const Diagnostic& d : found.diagnostics) diagnostic(d);
    w_.close(']');
    w_.close('}');
  }

 private:
  void head() {
    w_.key("report");
    w_.open('{');
    w_.field("id", report_.id);
    w_.field_or_null("path", report_.path);
    w_.field("sha256", report_.sha256);
    w_.field_or_null("outlet", report_.outlet);
    w_.field_or_null("url", report_.url);
    w_.field_or_null("title", report_.title);
    w_.field("published", report_.published);
    w_.field_or_null("language", report_.language);
    w_.close('}');
  }

  void span(std::string_view key, Span s) {
    w_.key(key);
    w_.open('{');
    w_.field("start", std::optional<std::int64_t>(index_.at(s.begin)));
    w_.field("end", std::optional<std::int64_t>(index_.at(s.end)));
    w_.close('}');
  }

  void group(std::string_view key, const Group& g) {
    w_.key(key);
    w_.open('{');
    w_.field("text", g.text);
    w_.field("party", g.party);
    w_.field("category", name(g.category));
    w_.close('}');
  }

  void time(const std::optional<Time>& t) {
    if (!t) return;
    w_.key("time");
    w_.open('{');
    if (!t->span.empty()) w_.field("text", slice(report_.text, t->span));
    write_time_keys(w_, *t);
    if (!t->span.empty()) span("span", t->span);
    w_.close('}');
  }

  void where(const std::optional<Place>& place, const std::optional<Facility>& facility) {
    if (place) w_.key("place"), write_place(w_, *place);
    if (facility) w_.key("facility"), write_facility(w_, *facility);
  }

  void attribution(const std::vector<Link>& chain) {
    w_.key("attribution");
    w_.open('[');
    for (const Link& l : chain) {
      w_.open('{');
      w_.field("role", name(l.role));
      w_.field("text", l.text);
      w_.field_or_null("entity", l.entity);
      w_.field_if("verb", l.verb);
      if (!l.span.empty()) span("span", l.span);
      w_.close('}');
    }
    w_.close(']');
  }

  void figure(const Claim& c) {
    w_.field("measure", name(c.measure));
    w_.field("unit", name(c.unit));
    w_.key("value");
    w_.open('{');
    w_.field("text", c.value.text);
    w_.field("qualifier", name(c.value.qualifier));
    w_.field("low", c.value.low);
    w_.field("high", c.value.high);
    w_.close('}');
    group("who", c.who);
    if (c.by) group("by", *c.by);
  }

  void stance(const Claim& c) {
    w_.field_or_null("stance", c.stance ? name(*c.stance) : std::string_view());
    group("target", c.target);
    w_.field_if("about", c.about);
  }

  void claim(const Claim& c) {
    w_.open('{');
    w_.field("id", c.id);
    w_.field("kind", c.kind == ClaimKind::figure ? "figure" : "stance");
    c.kind == ClaimKind::figure ? figure(c) : stance(c);
    span("span", c.span);
    if (!c.sentence.empty()) span("sentence", c.sentence);
    attribution(c.attribution);
    w_.field("modality", name(c.modality));
    if (c.kind == ClaimKind::figure) w_.field("scope", name(c.scope));
    w_.field_flag("background", c.background);
    if (c.headline) w_.field_flag("headline", true);
    time(c.time);
    where(c.place, c.facility);
    w_.field_or_null("event", c.event);
    if (c.kind == ClaimKind::figure) {
      w_.field_or_null("part_of", c.part_of);
      w_.field_or_null("supersedes", c.supersedes);
    }
    w_.field("rule", c.rule);
    w_.close('}');
  }

  void event(const Event& e) {
    w_.open('{');
    w_.field("id", e.id);
    w_.field("type", name(e.type));
    w_.field("trigger", e.trigger);
    span("span", e.span);
    if (!e.sentence.empty()) span("sentence", e.sentence);
    time(e.time);
    where(e.place, e.facility);
    w_.field("initiator", e.initiator);
    w_.field("target", e.target);
    w_.field("weapon", e.weapon);
    attribution(e.attribution);
    w_.field("modality", name(e.modality));
    w_.field_flag("background", e.background);
    if (e.headline) w_.field_flag("headline", true);
    w_.field("rule", e.rule);
    w_.close('}');
  }

  void diagnostic(const Diagnostic& d) {
    w_.open('{');
    w_.field("code", d.code);
    span("span", d.span);
    w_.field("message", d.message);
    w_.close('}');
  }

  JsonWriter w_;
  const Report& report_;
  CodePointIndex index_;
};

void write_incident(JsonWriter& w, const Incident& i) {
  w.key("incident");
  w.open('{');
  w.field("id", i.id);
  w.field("type", name(i.type));
  w.key("title");
  w.open('{');
  w.field_if("ar", i.title_ar);
  w.field_if("en", i.title_en);
  w.close('}');
  w.key("time");
  if (i.time) {
    w.open('{');
    write_time_keys(w, *i.time);
    w.close('}');
  } else {
    w.null();
  }
  w.key("place");
  i.place ? write_place(w, *i.place) : w.null();
  w.key("facility");
  i.facility ? write_facility(w, *i.facility) : w.null();
  w.field("initiator", i.initiator);
  w.field("target", i.target);
  w.field_or_null("parent", i.parent);
  w.field("reports", i.reports);
  w.close('}');
}

void write_weighed(JsonWriter& w, const WeighedClaim& c) {
  w.open('{');
  w.field("report", c.report);
  w.field("claim", c.claim);
  w.field("qualifier", name(c.qualifier));
  w.field("low", c.low);
  w.field("high", c.high);
  w.field_or_null("origin", c.origin);
  w.field("chain", c.chain);
  w.field("as_of", c.as_of);
  w.field("published", c.published);
  w.field("status", name(c.status));
  w.close('}');
}

void write_conflict(JsonWriter& w, const Conflict& c) {
  w.open('{');
  w.field("kind", name(c.kind));
  w.key("claims");
  write_members(w, c.claims);
  w.key("explanation");
  w.open('{');
  w.field_if("ar", c.explanation_ar);
  w.field_if("en", c.explanation_en);
  w.close('}');
  w.close('}');
}

void write_figure(JsonWriter& w, const FigureLine& f) {
  w.open('{');
  w.field("measure", name(f.measure));
  w.key("who");
  w.open('{');
  w.field("party", f.who.party);
  w.field("category", name(f.who.category));
  w.close('}');
  w.field("unit", name(f.unit));
  w.field("scope", name(f.scope));
  w.field("low", f.low);
  w.field("best", f.best);
  w.field("high", f.high);
  w.field("latest", f.latest);
  w.field("rules", f.rules);
  w.field("because", f.because);
  w.field("independent_sources", std::optional<std::int64_t>(f.independent_sources));
  w.key("claims");
  w.open('[');
  for (const WeighedClaim& c : f.claims) write_weighed(w, c);
  w.close(']');
  w.key("conflicts");
  w.open('[');
  for (const Conflict& c : f.conflicts) write_conflict(w, c);
  w.close(']');
  w.close('}');
}

}  // namespace

void write_members(JsonWriter& w, std::span<const MemberRef> members) {
  w.open('[');
  for (const MemberRef& m : members) {
    w.open('[');
    w.string(m.report);
    w.string(m.id);
    w.close(']');
  }
  w.close(']');
}

void append_report_line(std::string& out, const Report& report, const Extraction& found) {
  ReportWriter(out, report).line(found);
}

std::string report_line(const Report& report, const Extraction& found) {
  std::string out;
  append_report_line(out, report, found);
  return out;
}

void append_ledger_line(std::string& out, const LedgerEntry& entry) {
  JsonWriter w(out);
  w.open('{');
  w.field("schema", kJsonSchema);
  write_incident(w, entry.incident);
  w.key("figures");
  w.open('[');
  for (const FigureLine& f : entry.figures) write_figure(w, f);
  w.close(']');
  if (!entry.codes.empty()) {
    w.key("codes");
    w.open('[');
    for (const LedgerCode& c : entry.codes) {
      w.open('{');
      w.field("name", c.name);
      w.field_or_null("value", c.value);
      w.field_if("because", c.because);
      w.close('}');
    }
    w.close(']');
  }
  w.close('}');
}

std::string ledger_line(const LedgerEntry& entry) {
  std::string out;
  append_ledger_line(out, entry);
  return out;
}

}  // namespace isnad
