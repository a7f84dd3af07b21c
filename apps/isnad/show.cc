// isnad show: one incident, every claim with its chain and the sentence it stands in, what conflicts and why.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

#include "chart.h"
#include "command.h"
#include "console.h"
#include "incident/link.h"
#include "ledger_view.h"
#include "lexicon/lexicon.h"
#include "model/json.h"
#include "screen.h"

namespace isnad {
namespace {

constexpr std::size_t kSentenceWidth = 600;

std::string named(const std::string& ar, const std::string& en) {
  if (ar.empty()) return en;
  return en.empty() ? isolate(ar) : fmt::format("{} ({})", isolate(ar), en);
}

std::string days_ascii(const std::optional<Time>& time) {
  std::string text = time_text(time);
  if (const std::size_t at = text.find("…"); at != std::string::npos)
    text.replace(at, std::string_view("…").size(), " to ");
  return text;
}

// Writes one incident as text for people.
class IncidentPage {
 public:
  IncidentPage(LedgerView& view, const LedgerEntry& entry, Style style) : view_(view), entry_(entry), style_(style) {}

  Result<std::string> text(bool why) {
    head();
    if (why) links();
    for (const FigureLine& f : entry_.figures) figure(f);
    rest();
    events();
    if (error_) return *error_;
    return std::move(out_);
  }

 private:
  void head() {
    const Incident& i = entry_.incident;
    out_ += fmt::format("{}  {}  {}\n", style_.bold(i.id), name(i.type), time_text(i.time));
    if (!i.title_ar.empty() || !i.title_en.empty()) out_ += named(one_line(i.title_ar), one_line(i.title_en)) + "\n";
    if (i.facility) out_ += fmt::format("facility   {}\n", named(i.facility->name_ar, i.facility->name_en));
    if (i.place) out_ += fmt::format("place      {}\n", named(i.place->name_ar, i.place->name_en));
    if (!i.initiator.empty()) out_ += fmt::format("initiator  {}\n", fmt::join(i.initiator, ", "));
    if (!i.target.empty()) out_ += fmt::format("target     {}\n", fmt::join(i.target, ", "));
    if (!i.parent.empty()) out_ += fmt::format("part of    {}\n", i.parent);
    out_ += fmt::format("reports    {}\n", i.reports.size());
    for (const std::string& id : i.reports)
      if (const ReadReport* r = find_report(view_.reports, id); r != nullptr && r->copy_of) copy(*r);
    for (const LedgerCode& c : entry_.codes)
      out_ += fmt::format("{:<11}{}{}\n", c.name + (c.name.size() > 10 ? " " : ""), c.value.empty() ? "–" : c.value,
                          c.because.empty() ? "" : fmt::format(" ({})", isolate(one_line(c.because))));
  }

  void copy(const ReadReport& r) {
    const auto of = [](const std::string& id, const std::string& outlet) {
      return one_line(id) + (outlet.empty() ? std::string() : fmt::format(" ({})", isolate(one_line(outlet))));
    };
    out_ += fmt::format("copy       {} is a copy of {}; likeness {:.2f}\n", of(r.id, r.outlet),
                        of(r.copy_of->report, r.copy_of->outlet), r.copy_of->likeness);
  }

  // Every pair of stories that was weighed with one of this incident: the terms of the score, and what came of it.
  void links() {
    const std::set<MemberRef> own(entry_.incident.events.begin(), entry_.incident.events.end());
    const std::set<MemberRef> claims(entry_.incident.claims.begin(), entry_.incident.claims.end());
    const auto ours = [&](const MemberRef& m) { return own.contains(m) || claims.contains(m); };
    out_ += fmt::format("\n{}\n", style_.bold("links"));
    bool any = false;
    for (const LinkDecision& d : link_traced(view_.reports).decisions) {
      if (!ours(d.a) && !ours(d.b)) continue;
      out_ += fmt::format("  {}\n", isolate(one_line(isnad::text(d))));
      any = true;
    }
    if (!any) out_ += "  nothing in other reports shares its place, facility or telling figures\n";
  }

  void figure(const FigureLine& f) {
    std::string title(name(f.measure));
    if (const std::string who = group_text(f.who); !who.empty()) title += " · " + who;
    if (f.unit == Unit::family) title += " · families";
    if (f.scope != Scope::incident) title += fmt::format(" · {}", name(f.scope));
    out_ += fmt::format("\n{}\n", style_.bold(title));
    const auto n = [](const std::optional<std::int64_t>& v) { return v ? std::to_string(*v) : std::string("?"); };
    out_ += fmt::format("  low {}  best {}  high {}  latest {}  ({} rules, {})\n", n(f.low), n(f.best), n(f.high),
                        n(f.latest), f.rules,
                        f.independent_sources == 1 ? "1 independent source"
                                                   : fmt::format("{} independent sources", f.independent_sources));
    if (!f.because.empty()) out_ += fmt::format("  {}\n", style_.dim(isolate(one_line(f.because))));
    for (const WeighedClaim& c : f.claims) weighed(c);
    for (const Conflict& c : f.conflicts) conflict(c);
  }

  void weighed(const WeighedClaim& w) {
    shown_.insert({w.report, w.claim});
    std::string line = fmt::format("  {:<12} {:>8}", name(w.status), range_text(w.low, w.high));
    if (w.qualifier != Qualifier::exact) line += fmt::format(" {}", name(w.qualifier));
    line += fmt::format("  {} {}", one_line(w.report), w.claim);
    if (w.published) line += fmt::format("  published {}", w.published->text());
    if (w.as_of && w.as_of != w.published) line += fmt::format("  as of {}", w.as_of->text());
    out_ += line + "\n";
    words(w.report, w.claim);
  }

  void conflict(const Conflict& c) {
    std::string members;
    for (const MemberRef& m : c.claims)
      members += fmt::format("{}{} {}", members.empty() ? "" : " / ", one_line(m.report), m.id);
    out_ += fmt::format("  {} {}\n", style_.warn(fmt::format("! {}:", name(c.kind))), members);
    if (!c.explanation_en.empty()) out_ += fmt::format("      {}\n", isolate(one_line(c.explanation_en)));
    if (!c.explanation_ar.empty()) out_ += fmt::format("      {}\n", isolate(one_line(c.explanation_ar)));
  }

  // Claims of the incident that stand in no line: stances, and figures that were not weighed.
  void rest() {
    bool first = true;
    for (const MemberRef& m : entry_.incident.claims) {
      const Claim* c = find_claim(view_.reports, m.report, m.id);
      if (c == nullptr || shown_.contains(m)) continue;
      if (first) out_ += fmt::format("\n{}\n", style_.bold("other claims"));
      first = false;
      const bool figure = c->kind == ClaimKind::figure;
      const std::string what = figure ? fmt::format("{} {}", name(c->measure), range_text(c->value.low, c->value.high))
                                      : std::string(c->stance ? name(*c->stance) : "stance");
      out_ += fmt::format("  {}  {} {}\n", what, one_line(m.report), m.id);
      words(m.report, m.id);
    }
  }

  // Named, so that split and move can be told of them.
  void events() {
    if (!entry_.incident.events.empty()) out_ += fmt::format("\n{}\n", style_.bold("events"));
    for (const MemberRef& m : entry_.incident.events) {
      const ReadReport* r = find_report(view_.reports, m.report);
      if (r == nullptr) continue;
      for (const Event& e : r->found.events)
        if (e.id == m.id)
          out_ += fmt::format("  {}  {} {}  {}  {}\n", name(e.type), one_line(m.report), m.id,
                              isolate(one_line(e.trigger)), time_text(e.time));
    }
  }

  // The chain in the words of the report, and its sentence.
  void words(const std::string& report, const std::string& claim) {
    const ReadReport* r = find_report(view_.reports, report);
    const Claim* c = find_claim(view_.reports, report, claim);
    if (r == nullptr || c == nullptr) return;
    std::string chain;
    for (const Link& l : c->attribution) {
      chain += isolate(one_line(l.text));
      if (!l.entity.empty()) chain += fmt::format(" [{}]", l.entity);
      chain += " > ";
    }
    out_ += fmt::format("      {}{}\n", chain, r->outlet.empty() ? "the outlet" : isolate(one_line(r->outlet)));
    const std::string_view text = text_of(report);
    const Span s = c->sentence.empty() ? c->span : c->sentence;
    if (s.end <= text.size() && !s.empty())
      out_ += fmt::format("      {}\n", isolate(shorten(s.of(text), kSentenceWidth)));
  }

  std::string_view text_of(const std::string& id) {
    const auto [it, fresh] = texts_.try_emplace(id);
    if (fresh) {
      auto report = view_.source.report(id);
      if (!report)
        error_ = report.error();
      else if (*report)
        it->second = std::move((*report)->text);
    }
    return it->second;
  }

  LedgerView& view_;
  const LedgerEntry& entry_;
  Style style_;
  std::string out_;
  std::set<MemberRef> shown_;
  std::map<std::string, std::string> texts_;
  std::optional<Error> error_;
};

std::string timeline_text(const LedgerView& view, const LedgerEntry& entry, const Arguments& arguments) {
  std::vector<Timeline> all = timelines(entry, view.reports, view.rules);
  // Known speakers by their names in the lexicon: reports name them in many ways.
  if (const auto lexicon = Lexicon::embedded())
    for (Timeline& t : all)
      for (TimelineTrack& track : t.tracks)
        if (const EntityIndex at = (*lexicon)->find_entity(track.origin); at != kNone)
          track.words = std::string((*lexicon)->text((*lexicon)->entity(at).name_ar));
  if (arguments.value("--format", "text") == "jsonl") return chart_lines(entry.incident.id, all);
  ChartOptions options;
  options.width = screen_width();
  options.ascii = arguments.has("--ascii") || (is_terminal(STDOUT_FILENO) && !utf8_wanted());
  options.style = Style{colours_wanted(arguments.has("--no-color"))};
  const Incident& i = entry.incident;
  const std::string title = options.ascii ? one_line(i.title_en) : named(one_line(i.title_ar), one_line(i.title_en));
  return fmt::format("{}  {}  {}\n\n{}", options.style.bold(i.id),
                     options.ascii ? days_ascii(i.time) : time_text(i.time), title, chart_text(all, options));
}

}  // namespace

int run_show(const Arguments& arguments) {
  Result<LedgerView> view = open_ledger(arguments);
  if (!view) return exit_code(view.error());
  const Incident* incident = find_incident(view->linked, arguments.value("incident"));
  const std::string id = incident != nullptr ? incident->id : arguments.value("incident");
  const auto entry =
      std::find_if(view->ledger.begin(), view->ledger.end(), [&](const LedgerEntry& e) { return e.incident.id == id; });
  if (entry == view->ledger.end())
    return exit_code({ErrorCode::kUsage, fmt::format("{}: no incident {}; isnad ledger {} lists them",
                                                     arguments.value("case"), id, arguments.value("case"))});
  const bool lines = arguments.value("--format", "text") == "jsonl";
  if (lines || arguments.has("--timeline")) {
    Output out;
    out.write(arguments.has("--timeline") ? timeline_text(*view, *entry, arguments) : ledger_line(*entry) + "\n");
    out.flush();
    return out.exit_code();
  }
  const Result<std::string> page =
      IncidentPage(*view, *entry, Style{colours_wanted(arguments.has("--no-color"))}).text(arguments.has("--why"));
  if (!page) return exit_code(page.error());
  Output out;
  out.write(*page);
  out.flush();
  if (const std::string note = alias_note(view->linked, arguments.value("incident"));
      !note.empty() && !arguments.has("--quiet"))
    message(note);
  warn_of_stale(*view, arguments);
  return out.exit_code();
}

}  // namespace isnad
