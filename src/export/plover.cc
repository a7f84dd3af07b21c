// PLOVER records: what happened, one for each incident, and who took which position, one for each stance.
#include <algorithm>
#include <array>

#include "export/cells.h"
#include "export/formats.h"
#include "model/json_writer.h"

namespace isnad {
namespace {

struct Coding {
  std::string_view event, mode;
};

// What has no category in PLOVER (an escape, a transfer, a displacement) is left out.
Coding coding_of(EventType type) {
  switch (type) {
    case EventType::prison_attack:
    case EventType::armed_attack:
    case EventType::armed_clash:
    case EventType::ambush: return {"ASSAULT", ""};
    case EventType::shooting: return {"ASSAULT", "firearms"};
    case EventType::bombing:
    case EventType::landmine: return {"ASSAULT", "explosives"};
    case EventType::shelling:
    case EventType::airstrike: return {"ASSAULT", "heavy-weapons"};
    case EventType::assassination: return {"ASSAULT", "assassinate"};
    case EventType::execution: return {"ASSAULT", "execute"};
    case EventType::abduction: return {"ASSAULT", "abduct"};
    case EventType::arson: return {"ASSAULT", "destroy"};
    case EventType::prison_riot: return {"PROTEST", "riot"};
    case EventType::protest: return {"PROTEST", "demo"};
    case EventType::arrest: return {"COERCE", "arrest"};
    case EventType::raid: return {"COERCE", ""};
    case EventType::siege: return {"COERCE", "restrict"};
    case EventType::release: return {"RETREAT", "release"};
    case EventType::surrender: return {"RETREAT", "disarm"};
    default: return {};
  }
}

// A warning, an announcement and a claim of responsibility are statements without a category.
std::string_view category_of(StanceKind stance) {
  switch (stance) {
    case StanceKind::accuses:
    case StanceKind::condemns: return "ACCUSE";
    case StanceKind::denies:
    case StanceKind::rejects: return "REJECT";
    case StanceKind::threatens: return "THREATEN";
    case StanceKind::demands: return "DEMAND";
    case StanceKind::praises: return "SUPPORT";
    default: return {};
  }
}

// 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
int quad_of(std::string_view event) {
  if (event == "SUPPORT") return 1;
  if (event == "RETREAT") return 2;
  return event == "ACCUSE" || event == "REJECT" || event == "THREATEN" || event == "DEMAND" ? 3 : 4;
}

void add(std::vector<std::string>& to, std::string_view one) {
  if (!one.empty() && std::find(to.begin(), to.end(), one) == to.end()) to.emplace_back(one);
}

std::optional<std::int64_t> best_of(const Reading& r, Measure m) {
  std::optional<std::int64_t> out;
  for (const FigureLine* f : r.lines(m))
    if (f->best && f->who.party.empty() && f->who.category == Category::unspecified) return f->best;
  const auto lines = r.lines(m);
  if (lines.size() == 1) out = lines.front()->best;
  return out;
}

class PloverRecords {
 public:
  PloverRecords(const ExportSource& source, const LedgerEntry& entry, Exported& out)
      : source_(source), r_(source, entry), out_(out) {}

  void write() {
    happening();
    for (const MemberRef& m : r_.incident().claims)
      if (const Claim* c = r_.claim(m); c != nullptr && c->kind == ClaimKind::stance) stance(m, *c);
  }

 private:
  void happening() {
    std::vector<std::string> categories, modes;
    const auto code = [&](EventType type) {
      const Coding c = coding_of(type);
      add(categories, c.event);
      add(modes, c.mode);
    };
    code(r_.incident().type);
    for (const Event* e : r_.events()) {
      code(e->type);
      if (std::any_of(e->weapon.begin(), e->weapon.end(),
                      [](const std::string& w) { return w.find("suicide") != std::string::npos; }))
        add(modes, "suicide-attack");
    }
    if (categories.empty() || !r_.first()) {
      ++out_.left_out;
      return;
    }
    JsonWriter w(out_.text);
    w.open('{');
    w.field("id", r_.incident().id);
    w.field("date", r_.first()->text());
    if (r_.days() > 1) w.field("enddate", r_.last()->text());
    // All who take part in a clash are its sources; else the one that most reports name.
    std::vector<std::string> by = r_.incident().initiator;
    if (r_.incident().type != EventType::armed_clash && by.size() > 1) by.resize(1);
    actors(w, "source", by);
    actors(w, "recipient", r_.incident().target);
    w.field("event", categories);
    w.key("quad_code"), w.integer(quad_of(categories.front()));
    w.field("mode", modes);
    w.field("context", std::vector<std::string>());
    location(w);
    number(w, "dead", r_.toll().best);
    number(w, "injured", best_of(r_, Measure::wounded));
    number(w, "arrested", best_of(r_, Measure::arrested));
    w.field("link", r_.incident().id);
    std::vector<std::string> urls;
    for (const ReadReport* report : r_.reports()) add(urls, url(report->id));
    cite(w, r_.outlets(), urls);
    ours(w);
    finish(w);
  }

  void stance(const MemberRef& m, const Claim& c) {
    const std::string_view category = c.stance ? category_of(*c.stance) : std::string_view();
    const ReadReport* report = nullptr;
    for (const ReadReport* r : r_.reports())
      if (r->id == m.report) report = r;
    if (category.empty() || report == nullptr) return;
    // The day it was said: the day of the report, where nothing tells it.
    const std::optional<Date> day = c.time && c.time->start.full()                   ? std::optional(c.time->start)
                                    : report->published && report->published->full() ? report->published
                                                                                     : std::nullopt;
    if (!day) return;
    JsonWriter w(out_.text);
    w.open('{');
    w.field("id", m.report + ":" + m.id);
    w.field("date", day->text());
    actors(w, "source",
           c.attribution.empty() || c.attribution.front().entity.empty()
               ? std::vector<std::string>()
               : std::vector<std::string>{c.attribution.front().entity});
    actors(w, "recipient", c.target.party);
    w.field("event", std::vector<std::string>{std::string(category)});
    w.key("quad_code"), w.integer(quad_of(category));
    w.field("mode", std::vector<std::string>());
    std::vector<std::string> context;
    if (c.background) context.emplace_back("historical");
    if (c.modality == Modality::irrealis) context.emplace_back("hypothetical");
    w.field("context", context);
    w.field("link", r_.incident().id);
    if (const auto it = source_.sentences.find(m); source_.quotes && it != source_.sentences.end())
      w.field("text", it->second);
    std::vector<std::string> urls;
    add(urls, url(m.report));
    cite(w, {report->outlet.empty() ? report->id : r_.body_name(report->outlet)}, urls);
    w.key("isnad");
    w.open('{');
    w.field("incident", r_.incident().id);
    w.field("stance", name(*c.stance));
    w.field("modality", name(c.modality));
    w.field("report", m.report);
    w.close('}');
    finish(w);
  }

  void finish(JsonWriter& w) {
    w.close('}');
    out_.text.push_back('\n');
    ++out_.rows;
  }

  void actors(JsonWriter& w, std::string_view key, const std::vector<std::string>& ids) const {
    w.key(key);
    w.open('[');
    for (const std::string& id : ids) {
      const auto [code, sector] = codes(id);
      w.open('{');
      w.field_or_null("code", code);
      w.field_or_null("sector", sector);
      w.field_or_null("identifier_id", r_.fact(id, "wikidata"));
      w.field("identifier_text", r_.body_name(id));
      w.field("isnad_id", id);
      w.close('}');
    }
    w.close(']');
  }

  // SYRMIL is a country and a role; a mere role («COP») has no country.
  std::pair<std::string, std::string> codes(const std::string& id) const {
    if (!r_.is_body(id)) return {"", id == "civilian" ? "CVL" : id == "combatant" ? "UAF" : ""};
    constexpr std::array<std::string_view, 8> kRoles{"GOV", "MIL", "COP", "REB", "OPP", "UAF", "PTY", "CVL"};
    const std::string code = r_.fact(id, "cameo");
    if (std::find(kRoles.begin(), kRoles.end(), code) != kRoles.end()) return {"", code};
    return {code.substr(0, 3), code.size() > 3 ? code.substr(3) : std::string()};
  }

  void location(JsonWriter& w) const {
    w.key("event_loc");
    const auto& place = r_.place();
    if (!place) return w.null();
    w.open('{');
    w.field_or_null("name", place->name_en.empty() ? place->name_ar : place->name_en);
    w.field_or_null("alternatenames", place->name_ar);
    w.key("latitude"), degree(w, place->lat);
    w.key("longitude"), degree(w, place->lon);
    const Country* country = r_.country();
    w.field_or_null("cc3", country ? country->iso3 : std::string_view());
    w.field_or_null("country", r_.country_name());
    w.field_or_null("admin1", r_.admin(1));
    w.field_or_null("admin2", r_.admin(2));
    constexpr std::array<std::string_view, 8> kResolution{"",       "exact",   "near",      "district", "governorate",
                                                          "region", "country", "sea or air"};
    const int p = place->precision;
    w.field_or_null("resolution", p > 0 && p < 8 ? kResolution[static_cast<std::size_t>(p)] : std::string_view());
    w.close('}');
  }

  static void degree(JsonWriter& w, const std::optional<double>& v) { v ? w.number(rounded_degrees(*v)) : w.null(); }
  static void number(JsonWriter& w, std::string_view key, const std::optional<std::int64_t>& n) {
    if (n) w.field(key, n);
  }

  std::string url(const std::string& report) const {
    const auto it = source_.urls.find(report);
    return it == source_.urls.end() ? std::string() : it->second;
  }

  void cite(JsonWriter& w, const std::vector<std::string>& outlets, const std::vector<std::string>& urls) const {
    w.key("cite_info");
    w.open('{');
    w.field("publication", outlets);
    w.field("url", urls);
    w.field("language", "ar");
    w.field("coder", source_.notes.program);
    w.field("codebook", "PLOVER 0.7b1");
    w.field("version", provenance(source_.notes));
    w.field_or_null("license", source_.notes.licence);
    w.close('}');
  }

  void ours(JsonWriter& w) const {
    const Toll toll = r_.toll();
    w.key("isnad");
    w.open('{');
    w.field("incident", r_.incident().id);
    w.field("type", name(r_.incident().type));
    w.field("dead_low", toll.low);
    w.field("dead_best", toll.best);
    w.field("dead_high", toll.high);
    w.field("reports", r_.incident().reports);
    w.close('}');
  }

  const ExportSource& source_;
  const Reading r_;
  Exported& out_;
};

}  // namespace

Exported plover_jsonl(const ExportSource& source) {
  Exported out;
  for (const LedgerEntry& entry : *source.ledger) PloverRecords(source, entry, out).write();
  return out;
}

}  // namespace isnad
