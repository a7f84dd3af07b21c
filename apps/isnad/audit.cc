// isnad audit: what a person should look at.
#include "ledger/audit.h"

#include <fmt/format.h>

#include <algorithm>

#include "bodies.h"
#include "command.h"
#include "console.h"
#include "ledger_view.h"
#include "lexicon_choice.h"
#include "model/json.h"
#include "screen.h"

namespace isnad {
namespace {

std::string line_of(const AuditFinding& f) {
  std::string out;
  JsonWriter w(out);
  w.open('{');
  w.field("incident", f.incident);
  w.field("check", name(f.check));
  w.field_or_null("measure", f.measure ? name(*f.measure) : std::string_view());
  w.field("reports", f.reports);
  w.key("claims");
  write_members(w, f.claims);
  w.key("text");
  w.open('{');
  w.field("ar", f.text_ar);
  w.field("en", f.text_en);
  w.close('}');
  w.close('}');
  return out + "\n";
}

class AuditPage {
 public:
  AuditPage(const Ledger& ledger, bool arabic, Style style) : ledger_(ledger), arabic_(arabic), style_(style) {}

  std::string text(const std::vector<AuditFinding>& findings) {
    std::size_t widest = 0;
    for (const AuditFinding& f : findings) widest = std::max(widest, display_width(title(f.check)));
    std::string out, incident;
    for (const AuditFinding& f : findings) {
      if (f.incident != incident) out += head(f.incident, incident.empty());
      incident = f.incident;
      const std::string check = title(f.check);
      out += fmt::format("  {}{}  {}\n", style_.warn(isolate(check)), std::string(widest - display_width(check), ' '),
                         isolate(one_line(arabic_ ? f.text_ar : f.text_en)));
      std::vector<std::string> where;
      if (f.claims.empty())
        for (const std::string& r : f.reports) where.push_back(isolate(one_line(r)));
      std::string last;
      for (const MemberRef& m : f.claims) {
        where.push_back(m.report == last ? m.id : fmt::format("{} {}", isolate(one_line(m.report)), m.id));
        last = m.report;
      }
      out += fmt::format("  {}  {}\n", std::string(widest, ' '), style_.dim(fmt::format("{}", fmt::join(where, ", "))));
    }
    return out;
  }

 private:
  std::string title(AuditCheck check) const {
    if (arabic_) return std::string(title_ar(check));
    std::string out(name(check));
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
  }

  std::string head(const std::string& id, bool first) const {
    const auto it =
        std::find_if(ledger_.begin(), ledger_.end(), [&](const LedgerEntry& e) { return e.incident.id == id; });
    if (it == ledger_.end()) return {};
    const Incident& i = it->incident;
    return fmt::format("{}{}  {}  {}\n", first ? "" : "\n", style_.bold(id), time_text(i.time),
                       isolate(one_line(arabic_ ? i.title_ar : i.title_en)));
  }

  const Ledger& ledger_;
  bool arabic_;
  Style style_;
};

}  // namespace

int run_audit(const Arguments& arguments) {
  std::vector<AuditCheck> wanted;
  for (const std::string& c : arguments.values("--check")) wanted.push_back(*parse_audit_check(c));
  const Result<Engine> engine = make_engine(arguments);
  if (!engine) return exit_code(engine.error());
  Result<LedgerView> view = open_ledger(arguments);
  if (!view) return exit_code(view.error());
  const std::vector<std::string> incidents = arguments.values("--incident");
  const Bodies bodies = bodies_of(engine->lexicon(), body_ids(view->ledger, view->reports));
  std::vector<AuditFinding> findings = audit(view->ledger, view->reports, bodies);
  const auto in = [](const auto& all, const auto& one) {
    return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
  };
  std::erase_if(findings, [&](const AuditFinding& f) { return !in(wanted, f.check) || !in(incidents, f.incident); });
  Output out;
  if (arguments.value("--format", "table") == "jsonl") {
    for (const AuditFinding& f : findings)
      if (!out.write(line_of(f))) break;
  } else {
    AuditPage page(view->ledger, arguments.value("--language", "en") == "ar",
                   Style{colours_wanted(arguments.has("--no-color"))});
    out.write(page.text(findings));
  }
  out.flush();
  if (!arguments.has("--quiet"))
    message(findings.empty() ? std::string("nothing to look at")
                             : fmt::format("{} to look at",
                                           findings.size() == 1 ? "1 thing" : grouped(findings.size()) + " things"));
  return out.exit_code();
}

}  // namespace isnad
