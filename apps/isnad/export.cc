// isnad export: the ledger in the columns of the field's data sets.
#include "export/export.h"

#include <fmt/format.h>

#include <algorithm>

#include "bodies.h"
#include "claim/scene.h"
#include "command.h"
#include "console.h"
#include "ledger_view.h"
#include "lexicon/lexicon.h"
#include "lexicon_choice.h"
#include "version.h"
#include "whole_file.h"

namespace isnad {
namespace {

constexpr std::string_view kAttribution =
    "Made with Isnad; points of places partly from GeoNames (geonames.org), CC BY 4.0; the reports belong to their "
    "outlets";

// Where a facility lies: its own point, in the town and units of its place.
std::map<std::string, Place> facilities_of(const Lexicon& lexicon, const Ledger& ledger) {
  std::map<std::string, Place> out;
  for (const LedgerEntry& entry : ledger) {
    if (!entry.incident.facility) continue;
    const EntityIndex at = lexicon.find_entity(entry.incident.facility->id);
    if (at == kNone || lexicon.entity(at).kind != EntityKind::facility || lexicon.entity(at).place == kNone) continue;
    const Entity& e = lexicon.entity(at);
    Place p = make_place(lexicon, e.place);
    if (e.has_point) {
      p.lat = static_cast<double>(e.lat);
      p.lon = static_cast<double>(e.lon);
      p.precision = 1;
    }
    out.emplace(entry.incident.facility->id, std::move(p));
  }
  return out;
}

struct Filters {
  std::vector<std::string> incidents;
  std::vector<EventType> types;
  std::optional<Date> from, to;
  std::string place, text;
};

Result<std::optional<Date>> day_of(const Arguments& arguments, std::string_view option) {
  const std::string given = arguments.value(option);
  if (given.empty()) return std::optional<Date>();
  const std::optional<Date> day = Date::parse(given);
  if (day && day->full()) return day;
  return Error{ErrorCode::kUsage, fmt::format("{} {}: not a date; write it like 2022-01-23", option, given)};
}

Result<Filters> filters_of(const Arguments& arguments) {
  Filters f;
  f.incidents = arguments.values("--incident");
  for (const std::string& t : arguments.values("--type")) {
    const std::optional<EventType> type = parse_event_type(t);
    if (!type) {
      std::vector<std::string_view> all;
      for (int i = 0; i < kEventTypeCount; ++i) all.push_back(name(static_cast<EventType>(i)));
      return Error{ErrorCode::kUsage, fmt::format("--type {}: no such type; there are: {}", t, fmt::join(all, ", "))};
    }
    f.types.push_back(*type);
  }
  for (const auto& [option, to] : {std::pair("--from", &f.from), std::pair("--to", &f.to)}) {
    const auto day = day_of(arguments, option);
    if (!day) return day.error();
    *to = *day;
  }
  f.place = arguments.value("--place");
  for (const char* option : {"--incident", "--type", "--from", "--to", "--place"})
    for (const std::string& v : arguments.values(option))
      f.text += fmt::format("{}{} {}", f.text.empty() ? "" : " ", option, v);
  return f;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

// By id or name, or a unit it lies in; «Idlib» also means Idlib Governorate.
bool lies_in(const Incident& i, const std::string& where, const Lexicon& lexicon) {
  if (!i.place) return false;
  const std::string want = lower(where);
  const auto fits = [&](std::string_view name) {
    const std::string n = lower(name);
    return n == want || (n.starts_with(want) && (n == want + " governorate" || n == want + " district"));
  };
  if (fits(i.place->id) || fits(i.place->name_en) || fits(i.place->name_ar)) return true;
  if (std::any_of(i.place->admin.begin(), i.place->admin.end(), fits)) return true;
  for (EntityIndex at = lexicon.find_entity(i.place->id); at != kNone; at = lexicon.entity(at).parent)
    if (fits(lexicon.id(lexicon.entity(at))) || fits(lexicon.text(lexicon.entity(at).name_ar))) return true;
  return false;
}

bool wanted(const Incident& i, const Filters& f, const Lexicon& lexicon) {
  const auto in = [](const auto& all, const auto& one) {
    return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
  };
  if (!in(f.incidents, i.id) || !in(f.types, i.type)) return false;
  if (f.from || f.to) {
    if (!i.time || i.time->start.year == 0) return false;
    const Date& end = i.time->end.year != 0 ? i.time->end : i.time->start;
    if (f.from && end.last_day() < f.from->first_day()) return false;
    if (f.to && i.time->start.first_day() > f.to->first_day()) return false;
  }
  return f.place.empty() || lies_in(i, f.place, lexicon);
}

Status find_sentences(LedgerView& view, ExportSource& source) {
  for (const LedgerEntry& entry : view.ledger) {
    for (const MemberRef& m : entry.incident.claims) {
      const Claim* c = find_claim(view.reports, m.report, m.id);
      if (c != nullptr) source.sentences[m];
    }
  }
  std::string report, text;
  for (auto& [ref, sentence] : source.sentences) {
    if (ref.report != report) {
      auto read = view.source.report(ref.report);
      if (!read) return read.error();
      report = ref.report;
      text = *read ? (*read)->text : std::string();
    }
    const Claim* c = find_claim(view.reports, ref.report, ref.id);
    const Span s = c->sentence.empty() ? c->span : c->sentence;
    if (s.end <= text.size() && !s.empty()) sentence = std::string(s.of(text));
  }
  return Done{};
}

Status write_out(const std::string& path, ExportFormat format, const ExportSource& source, const Exported& file) {
  if (Status s = write_whole_file(path, file.text); !s) return s;
  const bool table = format != ExportFormat::geojson && format != ExportFormat::plover_jsonl;
  if (!table || !is_plain_place(path)) return Done{};
  return write_whole_file(path + ".meta.json", notes_json(format, source, file));
}

}  // namespace

int run_export(const Arguments& arguments) {
  const Result<Filters> filters = filters_of(arguments);
  if (!filters) return exit_code(filters.error());
  const Result<Engine> engine = make_engine(arguments);
  if (!engine) return exit_code(engine.error());
  Result<LedgerView> view = open_ledger(arguments);
  if (!view) return exit_code(view.error());
  const Lexicon& lexicon = engine->lexicon();
  std::erase_if(view->ledger, [&](const LedgerEntry& e) { return !wanted(e.incident, *filters, lexicon); });

  const ExportFormat format = *parse_export_format(arguments.value("--format", "csv"));
  ExportSource source;
  source.ledger = &view->ledger;
  source.reports = view->reports;
  const Bodies bodies = bodies_of(lexicon, body_ids(view->ledger, view->reports));
  source.bodies = &bodies;
  source.facilities = facilities_of(lexicon, view->ledger);
  auto makers = view->source.makers();
  if (!makers) return exit_code(makers.error());
  auto urls = view->source.report_urls();
  if (!urls) return exit_code(urls.error());
  source.urls = std::move(*urls);
  source.quotes = arguments.has("--quotes");
  if (source.quotes)
    if (const Status s = find_sentences(*view, source); !s) return exit_code(s.error());
  ExportNotes& n = source.notes;
  n.program = fmt::format("isnad {}", kVersion);
  n.lexicon = lexicon.fingerprint();
  n.makers = std::move(*makers);
  n.rules = view->rules.name;
  n.rules_source = view->rules.title;
  if (const std::string day = arguments.value("--as-of"); !day.empty()) n.as_of = Date::parse(day);
  n.filters = filters->text;
  const std::string whom = arguments.value("--attribution");
  n.attribution = whom.empty() ? std::string(kAttribution) : fmt::format("{}; {}", whom, kAttribution);
  n.licence = arguments.value("--licence");

  const Exported file = export_ledger(format, source);
  const std::string path = arguments.value("--out", "-");
  if (!arguments.has("--quiet") && file.left_out > 0)
    message(fmt::format("{} of {} incidents left out: they have no place in this format (docs/formats/export.md)",
                        file.left_out, view->ledger.size()));
  if (path == "-") {
    Output out;
    out.write(file.text);
    out.flush();
    return out.exit_code();
  }
  if (const Status s = write_out(path, format, source, file); !s) return exit_code(s.error());
  if (!arguments.has("--quiet")) message(fmt::format("{}: {} rows", path, grouped(file.rows)));
  return kExitOk;
}

}  // namespace isnad
