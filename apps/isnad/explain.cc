// isnad explain and isnad version: looking into the engine.
#include <fmt/format.h>

#include "claim/explain_claim.h"
#include "command.h"
#include "console.h"
#include "isnad/engine.h"
#include "lexicon/lexicon.h"
#include "model/json.h"
#include "run.h"
#include "version.h"

namespace isnad {
namespace {

std::string stage_text(const Engine& engine, const Report& report, const std::string& stage) {
  return engine.explain(report, stage == "text" ? Stage::text : stage == "mention" ? Stage::mention : Stage::claim);
}

std::string explanation(const Engine& engine, const Report& report, const ExplainOptions& options) {
  Trace trace;
  const Extraction found = engine.extract(report, &trace);
  return explain_claims(report, found, trace, engine.rules(), options);
}

}  // namespace

int run_explain(const Arguments& arguments) {
  Result<RunOptions> options = run_options(arguments);
  if (!options) return exit_code(options.error());
  const std::string stage = arguments.value("--stage");
  const ExplainOptions words{arguments.value("--language") == "ar" ? Language::ar : Language::en,
                             arguments.value("--claim")};
  if (!stage.empty() && (arguments.has("--claim") || arguments.has("--language")))
    return exit_code({ErrorCode::kUsage, "explain: --claim and --language explain claims; leave --stage out"});
  const Result<Engine> engine = make_engine(options->lexicon, options->quiet);
  if (!engine) return exit_code(engine.error());
  options->quiet = true;
  options->jobs = 1;
  Output out;
  bool any = false;
  const auto explain = [&](Processed& p) {
    p.line = stage.empty() ? explanation(*engine, *p.report, words) : stage_text(*engine, *p.report, stage);
  };
  const auto print = [&](Processed& p) {
    if (stage.empty() && p.line.empty()) return true;  // not the report of --claim
    if (stage.empty()) p.line = fmt::format("{}{}\n\n{}", any ? "\n" : "", p.report->id, p.line);
    any = true;
    if (!p.line.ends_with('\n')) p.line.push_back('\n');
    return out.write(p.line);
  };
  const Result<RunSummary> run = run_reports(*options, explain, print);
  out.flush();
  if (!run) return exit_code(run.error());
  if (out.failed()) return out.exit_code();
  if (run->interrupted) return kExitInterrupted;
  if (!any && !words.only.empty() && run->failures == 0)
    return exit_code({ErrorCode::kUsage, fmt::format("--claim {}: no claim or event of this id; isnad explain without "
                                                     "--claim lists them all",
                                                     words.only)});
  return run->failures > 0 ? kExitItems : kExitOk;
}

int run_version(const Arguments&) {
  Output out;
  const auto lexicon = Lexicon::embedded();
  out.write(fmt::format("isnad {}\noutput {}\nlexicon {}\n", kVersion, kJsonSchema,
                        lexicon ? (*lexicon)->fingerprint() : "none"));
  out.flush();
  return out.exit_code();
}

}  // namespace isnad
