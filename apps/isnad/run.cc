#include "run.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <thread>

#include "base/thread_check.h"
#include "console.h"
#include "progress.h"
#include "screen.h"

namespace isnad {
namespace {

constexpr std::size_t kMostJobs = 256;
constexpr std::size_t kTokensPerJob = 4;  // items in flight
constexpr std::size_t kFailuresTold = 20;

Error usage(std::string message) { return {ErrorCode::kUsage, std::move(message)}; }

InputFormat format_named(std::string_view name) {
  return name == "txt"     ? InputFormat::text
         : name == "jsonl" ? InputFormat::jsonl
         : name == "html"  ? InputFormat::html
                           : InputFormat::automatic;
}

// The failures of a run: the first ones for the end of the run, all of them for --failed.
class FailureList {
 public:
  Status open(const std::string& path) {
    if (path.empty()) return Done{};
    file_.reset(std::fopen(path.c_str(), "we"));
    if (!file_) return Error{ErrorCode::kIo, fmt::format("{}: cannot write: {}", path, std::strerror(errno))};
    path_ = path;
    return Done{};
  }
  void add(const ItemFailure& f) {
    if (count_++ < kFailuresTold) first_.push_back(f);
    if (file_) fmt::print(file_.get(), "{}\t{}\n", one_line(f.where), one_line(f.error.message));
  }
  Status tell(std::size_t skipped) {
    if (count_ > 0) message(fmt::format("{} could not be read:", count_ == 1 ? "1 item" : grouped(count_) + " items"));
    for (const ItemFailure& f : first_) fmt::print(stderr, "  {}: {}\n", one_line(f.where), one_line(f.error.message));
    if (count_ > first_.size())
      fmt::print(stderr, "  and {} more{}\n", grouped(count_ - first_.size()),
                 file_ ? " in " + path_ : "; --failed FILE lists them all");
    if (skipped > 0)
      message(fmt::format("{} passed over for their names; --input txt takes every file",
                          skipped == 1 ? "1 file" : grouped(skipped) + " files"));
    if (file_ && (std::ferror(file_.get()) != 0 || std::fflush(file_.get()) != 0))
      return Error{ErrorCode::kIo, fmt::format("{}: cannot write: {}", path_, std::strerror(errno))};
    return Done{};
  }
  std::size_t count() const { return count_; }

 private:
  struct Closer {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  std::unique_ptr<std::FILE, Closer> file_;
  std::string path_;
  std::vector<ItemFailure> first_;
  std::size_t count_ = 0;
};

Processed process(RawItem raw, const IngestOptions& options, const Work& work) {
  Processed p;
  Item item = read_item(std::move(raw), options);
  if (Report* report = std::get_if<Report>(&item)) {
    p.report = std::move(*report);
    work(p);
  } else {
    p.failure = std::move(std::get<ItemFailure>(item));
  }
  return p;
}

}  // namespace

Result<RunOptions> run_options(const Arguments& arguments) {
  RunOptions o;
  o.paths = arguments.values("paths");
  o.ingest.format = format_named(arguments.value("--input", "auto"));
  o.ingest.outlet = arguments.value("--outlet");
  o.ingest.stopped = interrupted;
  o.failed_file = arguments.value("--failed");
  o.quiet = arguments.has("--quiet");
  Result<LexiconChoice> lexicon = lexicon_choice(arguments);
  if (!lexicon) return lexicon.error();
  o.lexicon = std::move(*lexicon);
  if (const std::string date = arguments.value("--published"); !date.empty()) {
    o.ingest.published = Date::parse(date);
    if (!o.ingest.published || !o.ingest.published->full())
      return usage(fmt::format("--published {}: not a date; write it like 2022-01-23", date));
  }
  o.jobs = std::max(1u, std::thread::hardware_concurrency());
  if (const std::string jobs = arguments.value("--jobs"); !jobs.empty()) {
    const auto end = std::from_chars(jobs.data(), jobs.data() + jobs.size(), o.jobs);
    if (end.ec != std::errc() || end.ptr != jobs.data() + jobs.size() || o.jobs < 1 || o.jobs > kMostJobs)
      return usage(fmt::format("--jobs {}: not a number from 1 to {}", jobs, kMostJobs));
  }
  return o;
}

Result<RunSummary> run_reports(const RunOptions& options, const Work& work, const HandOver& hand_over) {
  FailureList failures;
  if (const Status s = failures.open(options.failed_file); !s) return s.error();
  const bool shown = Progress::wanted(options.quiet);
  Progress progress(shown,
                    shown ? total_size(options.paths, options.ingest.format != InputFormat::automatic) : std::nullopt);
  ReportSource source(options.paths, options.ingest);
  std::atomic<bool> stop = false;
  std::atomic<std::uint64_t> bytes = 0;
  RunSummary summary;

  // Every item read is worked on and given, so each stage owns what it takes; a bare pointer is what the pipeline
  // passes without a copy of its own.
  const auto read = [&](tbb::flow_control& flow) -> RawItem* {
    const SeenHandOver seen;
    std::optional<RawItem> raw = stop || interrupted() ? std::nullopt : source.next();
    bytes = source.bytes_read();
    if (raw) return new RawItem(std::move(*raw));
    flow.stop();
    return nullptr;
  };
  const auto work_on = [&](RawItem* item) {
    const SeenHandOver seen;
    const std::unique_ptr<RawItem> raw(item);
    return std::make_unique<Processed>(process(std::move(*raw), options.ingest, work)).release();
  };
  const auto give = [&](Processed* item) {
    const SeenHandOver seen;
    const std::unique_ptr<Processed> p(item);
    if (stop) return;
    if (!p->failure && !hand_over(*p)) stop = true;
    p->failure ? failures.add(*p->failure) : static_cast<void>(++summary.reports);
    progress.update(summary.reports, bytes);
  };

  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, options.jobs);
  tbb::parallel_pipeline(options.jobs * kTokensPerJob,
                         tbb::make_filter<void, RawItem*>(tbb::filter_mode::serial_in_order, read) &
                             tbb::make_filter<RawItem*, Processed*>(tbb::filter_mode::parallel, work_on) &
                             tbb::make_filter<Processed*, void>(tbb::filter_mode::serial_in_order, give));
  const SeenHandOver seen;
  progress.clear();
  summary.interrupted = interrupted();
  summary.failures = failures.count();
  summary.skipped_files = source.skipped();
  if (const Status s = failures.tell(options.quiet ? 0 : summary.skipped_files); !s) return s.error();
  return summary;
}

}  // namespace isnad
