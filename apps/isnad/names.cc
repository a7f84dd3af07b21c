// isnad names: every name of a text or report, what it stands for and why.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "base/utf8.h"
#include "command.h"
#include "console.h"
#include "ingest/source.h"
#include "isnad/engine.h"
#include "model/name_json.h"
#include "run.h"
#include "screen.h"

namespace isnad {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view with) {
  return fmt::format("{}", fmt::join(parts, with));
}

std::string relation_text(const PlaceSense& s) {
  switch (s.relation) {
    case PlaceRelation::at: return "";
    case PlaceRelation::near: return "near it";
    case PlaceRelation::direction:
      return s.km > 0              ? fmt::format("{} km {} of it", s.km, s.direction)
             : s.direction.empty() ? "in the midst of it"
                                   : fmt::format("{} of it", s.direction);
    case PlaceRelation::countryside: return "countryside of it";
    case PlaceRelation::unit: return "the unit";
    case PlaceRelation::between: return fmt::format("between it and {}", s.other);
  }
  return "";
}

std::string sense_text(const PlaceSense& s) {
  std::string out;
  if (s.lat) out += fmt::format("{:.4f}, {:.4f}", *s.lat, *s.lon);
  if (s.precision > 0) out += fmt::format("{}precision {}", out.empty() ? "" : ", ", s.precision);
  if (const std::string r = relation_text(s); !r.empty()) out += fmt::format("{}{}", out.empty() ? "" : ", ", r);
  return out;
}

std::string fact_text(const NameFact& f) {
  std::string out = fmt::format("{} {}", f.relation, isolate(f.value));
  if (f.from.known()) out += fmt::format(" from {}", f.from.text());
  if (f.until.known()) out += fmt::format(" until {}", f.until.text());
  if (!f.of.empty()) out += fmt::format(" (of {})", f.of);
  return out;
}

// One name: a line, and under it what is known.
void write_name(const FoundNames& found, const FoundName& n, const Style& style, CodePointIndex& index,
                std::string& out) {
  const std::string span = fmt::format("{}-{}", index.at(n.span.begin), index.at(n.span.end));
  out += fmt::format("{:<9} {:<9} {}", span, name(n.kind), style.bold(isolate(one_line(n.text))));
  if (!n.candidates.empty()) {
    const NamedEntity& e = n.candidates.front().entity;
    out += fmt::format("  {} {}", n.kind == NameKind::person ? "of" : "=", e.id);
  } else if (n.kind == NameKind::reference) {
    out += "  = ?";
  }
  out += "\n";
  const auto line = [&](std::string_view title, const std::string& text) {
    if (!text.empty()) out += fmt::format("          {} {}\n", style.dim(fmt::format("{:<9}", title)), text);
  };
  if (n.kind == NameKind::person) line("person", isolate(n.person));
  if (!n.candidates.empty()) {
    const NamedEntity& e = n.candidates.front().entity;
    line("is",
         fmt::format("{}{}{}{}", isolate(e.name_ar), e.name_en.empty() ? "" : " / " + e.name_en,
                     e.type.empty() ? "" : ", " + e.type, e.parents.empty() ? "" : ", in " + joined(e.parents, " < ")));
  }
  if (n.refers_to >= 0) {
    const FoundName& meant = found.names[static_cast<std::size_t>(n.refers_to)];
    line("refers to", fmt::format("{} at {}", isolate(one_line(meant.text)), index.at(meant.span.begin)));
  }
  if (n.place) line("place", sense_text(*n.place));
  if (n.candidates.size() > 1) {
    std::vector<std::string> all;
    for (const NameCandidate& c : n.candidates) all.push_back(fmt::format("{} {:.2f}", c.entity.id, c.score));
    line(n.doubtful ? "doubtful" : "weighed", joined(all, ", "));
  }
  std::vector<std::string> reasons;
  for (const std::string& r : n.reasons) reasons.push_back(isolate(one_line(r)));
  line("because", joined(reasons, "; "));
  std::string facts;
  for (const NameFact& f : n.facts) facts += (facts.empty() ? "" : "; ") + fact_text(f);
  line("facts", facts);
}

std::string table(const Report& report, const FoundNames& found, const Style& style) {
  std::string out;
  CodePointIndex index(report.text);
  for (const FoundName& n : found.names) write_name(found, n, style, index, out);
  for (const Diagnostic& d : found.diagnostics) out += fmt::format("note: {}: {}\n", d.code, one_line(d.message));
  if (found.names.empty()) out += "no names found\n";
  return out;
}

// Is a word of the command line a text? A path is one that exists, «-», or words without an Arabic letter.
bool is_text(const std::string& given) {
  std::error_code none;
  return given != "-" && has_rtl(given) && !std::filesystem::exists(given, none);
}

class NamesCommand {
 public:
  NamesCommand(const Arguments& arguments, RunOptions options, const Engine& engine)
      : options_(std::move(options)), engine_(engine), style_{colours_wanted(arguments.has("--no-color"))} {
    const std::string format = arguments.value("--format");
    as_table_ = format.empty() ? is_terminal(STDOUT_FILENO) : format == "table";
    options_.quiet = true;
    options_.jobs = 1;
  }

  Status day(const std::string& given) {
    if (given.empty()) return Done{};
    on_ = Date::parse(given);
    if (on_ && on_->year != 0) return Done{};
    return Error{ErrorCode::kUsage, fmt::format("names: --on {}: not a date; write it like 2022-01-25", given)};
  }

  int run() {
    int code = kExitOk;
    std::vector<std::string> paths;
    for (const std::string& given : std::vector<std::string>(options_.paths)) {
      if (!is_text(given)) {
        paths.push_back(given);
        continue;
      }
      code = std::max(code, files(paths));
      paths.clear();
      text(given);
    }
    code = std::max(code, files(paths));
    out_.flush();
    return out_.failed() ? out_.exit_code() : code;
  }

 private:
  std::string shown(const Report& report) const {
    const FoundNames found = engine_.names(report, on_);
    if (as_table_) return table(report, found, style_);
    std::string line;
    append_names_line(line, report, found);
    return line + "\n";
  }

  void text(const std::string& given) {
    RawItem raw;
    raw.bytes = given;
    const Item item = read_item(std::move(raw), options_.ingest);
    if (const Report* report = std::get_if<Report>(&item)) out_.write(shown(*report));
  }

  int files(const std::vector<std::string>& paths) {
    if (paths.empty()) return kExitOk;
    options_.paths = paths;
    const auto read = [&](Processed& p) { p.line = shown(*p.report); };
    bool first = true;
    const auto print = [&](Processed& p) {
      if (as_table_ && !first) out_.write("\n");
      first = false;
      return out_.write(p.line);
    };
    const Result<RunSummary> run = run_reports(options_, read, print);
    if (!run) return exit_code(run.error());
    if (run->interrupted) return kExitInterrupted;
    return run->failures > 0 ? kExitItems : kExitOk;
  }

  RunOptions options_;
  const Engine& engine_;
  Style style_;
  bool as_table_ = false;
  std::optional<Date> on_;
  Output out_;
};

}  // namespace

int run_names(const Arguments& arguments) {
  Result<RunOptions> options = run_options(arguments);
  if (!options) return exit_code(options.error());
  const Result<Engine> engine = make_engine(options->lexicon, /*quiet=*/true);
  if (!engine) return exit_code(engine.error());
  NamesCommand command(arguments, std::move(*options), *engine);
  if (const Status s = command.day(arguments.value("--on")); !s) return exit_code(s.error());
  return command.run();
}

}  // namespace isnad
