// What a case of many claims costs: to open, to look one report up, to read all of it, to link and to weigh it. The
// case is made up: ten claims and two events a report, 3000 towns, two years. ISNAD_BENCH_CLAIMS says how many claims
// (default 100000; a million is what a desk may gather in years).
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

#include "base/hash.h"
#include "incident/decide.h"
#include "incident/link.h"
#include "ledger/reconcile.h"
#include "store/case.h"

namespace {

using namespace isnad;

std::int64_t claims_wanted() {
  const char* n = std::getenv("ISNAD_BENCH_CLAIMS");
  return n != nullptr ? std::max(std::atoll(n), 10LL) : 100000;
}

Place some_town(std::uint32_t n) {
  Place p;
  p.id = "t-" + std::to_string(n);
  p.name_ar = "بلدة " + std::to_string(n);
  p.name_en = "Town " + std::to_string(n);
  p.lat = 33.0 + n % 60 * 0.1, p.lon = 36.0 + n / 60 * 0.1;
  p.precision = 1;
  p.admin = {"Country", "Region " + std::to_string(n % 14)};
  return p;
}

Extraction some_reading(std::minstd_rand& dice, Date day, const std::string& text) {
  Extraction x;
  const auto end = static_cast<std::uint32_t>(text.size());
  for (int e = 0; e < 2; ++e) {
    Event event;
    event.id = "e" + std::to_string(e + 1);
    event.type = static_cast<EventType>(dice() % kEventTypeCount);
    event.place = some_town(static_cast<std::uint32_t>(dice() % 3000));
    event.time = Time{{}, day, day, TimePrecision::day, PartOfDay::none, -1};
    event.span = {0, end}, event.sentence = {0, end};
    event.rule = "event.bench";
    x.events.push_back(std::move(event));
  }
  for (int c = 0; c < 10; ++c) {
    Claim claim;
    claim.id = "c" + std::to_string(c + 1);
    claim.measure = static_cast<Measure>(dice() % kMeasureCount);
    claim.value.text = "ستة قتلى";
    claim.value.low = claim.value.high = static_cast<std::int64_t>(dice() % 60);
    claim.who.category = static_cast<Category>(dice() % 10);
    claim.attribution = {{LinkRole::origin, "مصدر طبي", "", "قال", {0, 4}},
                         {LinkRole::relay, "وكالة", "afp", "", {4, 8}}};
    claim.span = {0, end}, claim.sentence = {0, end};
    claim.event = c % 2 ? "e1" : "e2";
    claim.rule = "toll.bench";
    x.claims.push_back(std::move(claim));
  }
  return x;
}

// A case in the temporary folder, made once and deleted at the end.
class MadeCase {
 public:
  MadeCase()
      : path_((std::filesystem::temp_directory_path() / ("isnad-bench-" + std::to_string(::getpid()))).string()) {
    Case c = std::move(*Case::open_or_create(path_));
    std::minstd_rand dice(7);
    const std::int64_t first = Date::parse("2021-01-01")->first_day();
    reports_ = claims_wanted() / 10;
    for (std::int64_t i = 0; i < reports_; ++i) {
      Report r;
      r.id = "r-" + std::to_string(i);
      r.bytes = r.text = "قال مصدر طبي لوكالة إن ستة قتلى سقطوا في قصف على البلدة رقم " + std::to_string(i);
      r.sha256 = sha256_hex(r.bytes);
      r.outlet = "outlet " + std::to_string(dice() % 40);
      r.published = Date::from_days(static_cast<std::int32_t>(first + static_cast<std::int64_t>(dice() % 730)));
      (void)c.add(r, some_reading(dice, *r.published, r.text), "bench");
      if (i % 1000 == 999) (void)c.commit();
    }
    (void)c.commit();
    const auto reports = c.all_read_reports();
    (void)c.add_labels(link_decided(*reports, {}, {}).fresh);
  }
  ~MadeCase() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  const std::string& path() const { return path_; }
  std::string some_id(std::uint32_t n) const { return "r-" + std::to_string(n % reports_); }

 private:
  std::string path_;
  std::int64_t reports_ = 0;
};

const MadeCase& made() {
  static const MadeCase one;
  return one;
}

void case_open_to_read(benchmark::State& state) {
  const std::string& path = made().path();
  for (auto _ : state) benchmark::DoNotOptimize(Case::open_readonly(path)->counts());
}

void case_open_to_write(benchmark::State& state) {
  const std::string& path = made().path();
  for (auto _ : state) benchmark::DoNotOptimize(Case::open_or_create(path));
}

void case_open_and_find_a_report(benchmark::State& state) {
  const std::string& path = made().path();
  std::uint32_t n = 0;
  for (auto _ : state) {
    Case c = std::move(*Case::open_readonly(path));
    benchmark::DoNotOptimize(c.extraction(made().some_id(n += 7919)));
  }
}

void case_read_all(benchmark::State& state) {
  Case c = std::move(*Case::open_readonly(made().path()));
  for (auto _ : state) benchmark::DoNotOptimize(c.all_read_reports());
}

void case_labels(benchmark::State& state) {
  Case c = std::move(*Case::open_readonly(made().path()));
  for (auto _ : state) benchmark::DoNotOptimize(c.labels());
}

void case_link(benchmark::State& state) {
  Case c = std::move(*Case::open_readonly(made().path()));
  const auto reports = std::move(*c.all_read_reports());
  for (auto _ : state) benchmark::DoNotOptimize(link(reports));
}

void case_link_and_number(benchmark::State& state) {
  Case c = std::move(*Case::open_readonly(made().path()));
  const auto reports = std::move(*c.all_read_reports());
  const auto labels = std::move(*c.labels());
  for (auto _ : state) benchmark::DoNotOptimize(link_decided(reports, {}, labels));
}

void case_reconcile(benchmark::State& state) {
  Case c = std::move(*Case::open_readonly(made().path()));
  const auto reports = std::move(*c.all_read_reports());
  const auto linked = link_decided(reports, {}, {});
  for (auto _ : state) benchmark::DoNotOptimize(reconcile(linked.incidents, reports));
}

BENCHMARK(case_open_to_read)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_open_to_write)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_open_and_find_a_report)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_read_all)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_labels)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_link)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_link_and_number)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(case_reconcile)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
