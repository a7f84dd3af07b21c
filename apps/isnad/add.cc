// isnad add: reports into a case file.
#include <fmt/format.h>

#include "case_view.h"
#include "command.h"
#include "console.h"
#include "isnad/engine.h"
#include "lexicon/lexicon.h"
#include "run.h"
#include "store/case.h"
#include "version.h"

namespace isnad {
namespace {

constexpr std::size_t kBatch = 256;  // reports a transaction

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  return n == 1 ? fmt::format("1 {}", one) : fmt::format("{} {}", grouped(n), many);
}

// Puts the results of a run into the case, a batch at a time.
class Adder {
 public:
  Adder(Case& target, std::string maker) : case_(target), maker_(std::move(maker)) {}

  bool take(Processed& p) {
    const Result<Added> added = case_.add_packed(*p.report, p.packed, maker_);
    if (!added && added.error().code == ErrorCode::kBadData) {
      p.failure = ItemFailure{p.report->path.empty() ? p.report->id : p.report->path, added.error()};
      return true;
    }
    if (!added) return fail(added.error());
    (*added == Added::fresh ? fresh : *added == Added::reread ? reread : unchanged) += 1;
    if (*added == Added::unchanged || ++in_batch_ < kBatch) return true;
    in_batch_ = 0;
    return commit();
  }
  bool commit() {
    const Status s = case_.commit();
    return s ? true : fail(s.error());
  }

  std::size_t fresh = 0, reread = 0, unchanged = 0;
  std::optional<Error> error;

 private:
  bool fail(const Error& why) {
    if (!error) error = why;
    return false;
  }

  Case& case_;
  std::string maker_;
  std::size_t in_batch_ = 0;
};

int summarise(Case& c, const std::string& path, const Adder& adder, std::size_t incidents) {
  const Result<CaseCounts> counts = c.counts();
  if (!counts) return exit_code(counts.error());
  std::string added = fmt::format("{} added", grouped(adder.fresh));
  if (adder.reread > 0) added += fmt::format(", {} read again", grouped(adder.reread));
  if (adder.unchanged > 0) added += fmt::format(", {} there already", grouped(adder.unchanged));
  fmt::print(stderr, "{}: {}, {}, {} ({})\n", path,
             counted(static_cast<std::uint64_t>(counts->reports), "report", "reports"),
             counted(static_cast<std::uint64_t>(counts->claims), "claim", "claims"),
             counted(incidents, "new incident", "new incidents"), added);
  return kExitOk;
}

}  // namespace

int run_add(const Arguments& arguments) {
  const std::string path = arguments.value("case");
  const Result<RunOptions> options = run_options(arguments);
  if (!options) return exit_code(options.error());
  const Result<Engine> engine = make_engine(options->lexicon, options->quiet);
  if (!engine) return exit_code(engine.error());
  Result<Case> c = Case::open_or_create(path);
  if (!c) return exit_code(c.error());

  // What made a reading: program and lexicon. When either changes, adding the report again reads it again.
  const std::string maker = fmt::format("{}+{}", kVersion, engine->lexicon().fingerprint());
  Adder adder(*c, maker);
  const auto read = [&](Processed& p) {
    if (!c->held(p.report->id, p.report->sha256, maker)) p.packed = Case::pack(*p.report, engine->extract(*p.report));
    p.report->text.clear();
  };
  const Result<RunSummary> run = run_reports(*options, read, [&](Processed& p) { return adder.take(p); });
  if (!adder.error) adder.commit();
  if (adder.error) return exit_code(*adder.error);
  if (!run) return exit_code(run.error());
  if (run->interrupted) {
    message(fmt::format("interrupted; {} of this run are safe in {}. Run the same command again to go on.",
                        counted(adder.fresh + adder.reread, "report", "reports"), path));
    return kExitInterrupted;
  }
  if (adder.fresh + adder.reread > 0 || !options->quiet) {
    const Result<std::size_t> incidents = give_numbers(*c);
    if (!incidents) return exit_code(incidents.error());
    if (!options->quiet)
      if (const int code = summarise(*c, path, adder, *incidents); code != kExitOk) return code;
  }
  return run->failures > 0 ? kExitItems : kExitOk;
}

}  // namespace isnad
