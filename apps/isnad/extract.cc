// isnad extract: reports in, JSON lines out.
#include "command.h"
#include "console.h"
#include "isnad/engine.h"
#include "model/json.h"
#include "run.h"

namespace isnad {

int run_extract(const Arguments& arguments) {
  const Result<RunOptions> options = run_options(arguments);
  if (!options) return exit_code(options.error());
  const Result<Engine> engine = make_engine(options->lexicon, options->quiet);
  if (!engine) return exit_code(engine.error());

  Output out;
  const auto read = [&](Processed& p) {
    append_report_line(p.line, *p.report, engine->extract(*p.report));
    p.line.push_back('\n');
    p.report->bytes.clear();
  };
  const auto print = [&](Processed& p) { return out.write(p.line); };
  const Result<RunSummary> run = run_reports(*options, read, print);
  out.flush();
  if (!run) return exit_code(run.error());
  if (out.failed()) return out.exit_code();
  if (run->interrupted) {
    message("interrupted; the lines printed are whole");
    return kExitInterrupted;
  }
  return run->failures > 0 ? kExitItems : kExitOk;
}

}  // namespace isnad
