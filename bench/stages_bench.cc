// What each stage costs, on the reports of demo/ (or the file that ISNAD_BENCH_TEXT names, a report a line): bytes of
// UTF-8 a second for text alone, quantities alone, times alone, items (text, mentions, names, groups) and the whole of
// extract. A stage's share of the whole is the ratio of its time to extract's.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "claim/items.h"
#include "isnad/engine.h"
#include "mention/mention.h"
#include "text/document.h"

namespace {

std::vector<std::string> texts() {
  const char* path = std::getenv("ISNAD_BENCH_TEXT");
  std::ifstream in(path != nullptr ? path : ISNAD_SOURCE_DIR "/demo/reports.jsonl", std::ios::binary);
  std::vector<std::string> out;
  const std::string key = "\"text\":";
  for (std::string line; std::getline(in, line);) {
    const auto at = line.find(key);
    std::string text = at == std::string::npos ? line : line.substr(at + key.size());
    for (auto n = text.find("\\n"); n != std::string::npos; n = text.find("\\n", n + 1)) text.replace(n, 2, "\n ");
    out.push_back(std::move(text));
  }
  return out;
}

struct Bench {
  isnad::Engine engine = *isnad::Engine::create({});
  std::vector<std::string> reports = texts();
  isnad::Document doc;

  template <class Work>
  void run(benchmark::State& state, Work work) {
    std::size_t bytes = 0;
    for (const std::string& r : reports) bytes += r.size();
    for (auto _ : state)
      for (const std::string& r : reports) work(r);
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  }
};

void stage_text(benchmark::State& state) {
  Bench b;
  b.run(state, [&](const std::string& r) { isnad::read_text(r, b.engine.lexicon(), b.doc); });
}

void stage_text_and_quantities(benchmark::State& state) {
  Bench b;
  std::vector<isnad::Quantity> found;
  b.run(state, [&](const std::string& r) {
    isnad::read_text(r, b.engine.lexicon(), b.doc);
    found.clear();
    for (const auto& s : b.doc.sentences) isnad::find_quantities(b.doc, s, b.engine.lexicon(), found);
  });
}

void stage_text_and_times(benchmark::State& state) {
  Bench b;
  std::vector<isnad::TimeMention> found;
  b.run(state, [&](const std::string& r) {
    isnad::read_text(r, b.engine.lexicon(), b.doc);
    found.clear();
    for (const auto& s : b.doc.sentences)
      isnad::find_times(b.doc, s, b.engine.lexicon(), isnad::Date::parse("2031-05-06"), found);
  });
}

void stage_text_and_items(benchmark::State& state) {
  Bench b;
  isnad::SentenceItems items;
  b.run(state, [&](const std::string& r) {
    isnad::read_text(r, b.engine.lexicon(), b.doc);
    const isnad::ItemContext context{b.doc, b.engine.lexicon(), isnad::Date::parse("2031-05-06")};
    for (const auto& s : b.doc.sentences) isnad::build_items(context, s, items);
  });
}

void stage_all(benchmark::State& state) {
  Bench b;
  isnad::Report report;
  report.published = isnad::Date::parse("2031-05-06");
  b.run(state, [&](const std::string& r) {
    report.text = r;
    benchmark::DoNotOptimize(b.engine.extract(report));
  });
}

BENCHMARK(stage_text)->Unit(benchmark::kMicrosecond);
BENCHMARK(stage_text_and_quantities)->Unit(benchmark::kMicrosecond);
BENCHMARK(stage_text_and_times)->Unit(benchmark::kMicrosecond);
BENCHMARK(stage_text_and_items)->Unit(benchmark::kMicrosecond);
BENCHMARK(stage_all)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
