// isnad explain and isnad version: looking into the engine.
#include <fmt/format.h>

#include "command.h"
#include "console.h"
#include "isnad/engine.h"
#include "lexicon/lexicon.h"
#include "model/json.h"
#include "run.h"
#include "version.h"

namespace isnad {

int run_explain(const Arguments& arguments) {
  Result<RunOptions> options = run_options(arguments);
  if (!options) return exit_code(options.error());
  const Result<Engine> engine = make_engine(options->lexicon, options->quiet);
  if (!engine) return exit_code(engine.error());
  const std::string stage_name = arguments.value("--stage", "claim");
  const Stage stage = stage_name == "text" ? Stage::text : stage_name == "mention" ? Stage::mention : Stage::claim;
  options->quiet = true;
  options->jobs = 1;
  Output out;
  const auto explain = [&](Processed& p) { p.line = engine->explain(*p.report, stage); };
  const auto print = [&](Processed& p) {
    if (!p.line.ends_with('\n')) p.line.push_back('\n');
    return out.write(p.line);
  };
  const Result<RunSummary> run = run_reports(*options, explain, print);
  out.flush();
  if (!run) return exit_code(run.error());
  if (out.failed()) return out.exit_code();
  if (run->interrupted) return kExitInterrupted;
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
