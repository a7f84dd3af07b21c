// The run that `extract` and `add` share: read, work on many threads, hand over in the order of the input.
//
// In: paths and options, the work to do on each report (many threads), and where the results go (one after another, in
// order). Out: a summary. Memory is bounded: a few items a thread are in flight. Items that cannot be read are
// collected, told at the end, and written to --failed.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "command.h"
#include "ingest/source.h"
#include "lexicon_choice.h"
#include "store/case.h"

namespace isnad {

struct RunOptions {
  std::vector<std::string> paths;
  IngestOptions ingest;
  LexiconChoice lexicon;
  std::string failed_file;
  std::size_t jobs = 1;
  bool quiet = false;
};

// Reads --input, --published, --outlet, --jobs, --lexicon, --failed, --quiet and the paths.
Result<RunOptions> run_options(const Arguments& arguments);

struct Processed {
  std::optional<Report> report;        // nothing: see failure
  std::optional<ItemFailure> failure;  // the hand-over may set it too
  std::string line;                    // extract, explain: what to print
  PackedReport packed;                 // add: what to keep
};

struct RunSummary {
  std::size_t reports = 0;
  std::size_t failures = 0;
  std::size_t skipped_files = 0;
  bool interrupted = false;
};

using Work = std::function<void(Processed&)>;
using HandOver = std::function<bool(Processed&)>;  // false ends the run

Result<RunSummary> run_reports(const RunOptions& options, const Work& work, const HandOver& hand_over);

}  // namespace isnad
