// How fast the engine reads. In: reports made up here from a few sentence patterns with changing figures, or the text
// file that ISNAD_BENCH_TEXT names, cut at blank lines. Out: bytes of UTF-8 and reports a second, allocations and bytes
// a report.
//
//   ./dev bench                              ISNAD_BENCH_TEXT=articles.txt ./dev bench
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#include "isnad/engine.h"

namespace {

std::atomic<std::size_t> allocations{0};
std::atomic<std::size_t> allocated_bytes{0};

void* counted(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  allocated_bytes.fetch_add(size, std::memory_order_relaxed);
  if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
  std::abort();
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t) noexcept { std::free(p); }

namespace {

// "#" stands for a figure. Half of the sentences hold none, as in a newspaper.
constexpr std::array kConflict = {
    "قال مصدر طبي لوكالة فرانس برس إن # مدنيين قتلوا وأصيب # آخرون في قصف استهدف سوقا شعبية.",
    "وأعلن المرصد السوري لحقوق الإنسان ارتفاع حصيلة القتلى إلى # بينهم # من عناصر تنظيم داعش.",
    "وأفاد شهود عيان بأن مسلحين مجهولين هاجموا حاجزا للشرطة فجر الخميس قبل أن يلوذوا بالفرار.",
    "وفر # سجينا من السجن المركزي فيما أعادت القوات الأمنية اعتقال # منهم، وفق بيان لوزارة الداخلية.",
    "ونزحت نحو # عائلة من القرى المجاورة باتجاه المدينة خلال الساعات الماضية.",
};
constexpr std::array kOther = {
    "وأكد الوزير أن المشروع سيبدأ مطلع العام المقبل بعد استكمال الدراسات الفنية اللازمة.",
    "وشهدت أسعار الخضار في الأسواق المحلية ارتفاعا ملحوظا مقارنة بالشهر الماضي.",
    "وفاز الفريق بالمباراة النهائية بثلاثة أهداف مقابل هدف واحد أمام جمهور كبير.",
    "وتوقعت الأرصاد الجوية هطول أمطار متفرقة على المناطق الساحلية والجبلية.",
    "وناقش المجتمعون سبل تطوير التعليم الجامعي وربطه باحتياجات سوق العمل.",
};

// A fixed generator: the same corpus on every machine.
class Dice {
 public:
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % sides;
  }

 private:
  std::uint64_t state_ = 20310506;
};

template <std::size_t N>
std::string sentence(const std::array<const char*, N>& patterns, Dice& dice) {
  std::string out;
  for (const char* p = patterns[dice.roll(N)]; *p != '\0'; ++p) {
    if (*p == '#') {
      out += std::to_string(3 + dice.roll(60));
    } else {
      out += *p;
    }
  }
  return out;
}

std::vector<std::string> made_up(std::size_t reports, std::size_t conflict_share) {
  Dice dice;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < reports; ++i) {
    std::string text;
    const std::size_t sentences = 6 + dice.roll(10);
    for (std::size_t s = 0; s < sentences; ++s) {
      text += dice.roll(100) < conflict_share ? sentence(kConflict, dice) : sentence(kOther, dice);
      text += s % 3 == 2 ? "\n\n" : " ";
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::string> from_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find("\n\n", at), all.size());
    if (end > at) texts.push_back(all.substr(at, end - at));
    at = end + 2;
  }
  return texts;
}

void read_all(benchmark::State& state, const std::vector<std::string>& texts) {
  auto engine = isnad::Engine::create({});
  if (!engine) {
    state.SkipWithError(engine.error().message.c_str());
    return;
  }
  std::vector<isnad::Report> reports;
  std::size_t bytes = 0;
  for (const std::string& text : texts) {
    isnad::Report report;
    report.id = "r-" + std::to_string(reports.size());
    report.published = isnad::Date::parse("2031-05-06");
    report.text = text;
    bytes += text.size();
    reports.push_back(std::move(report));
  }
  if (reports.empty()) {
    state.SkipWithError("no text to read; check ISNAD_BENCH_TEXT");
    return;
  }
  std::size_t figures = 0;
  const std::size_t allocations_before = allocations.load();
  const std::size_t bytes_before = allocated_bytes.load();
  for (auto _ : state) {
    for (const isnad::Report& report : reports) {
      const isnad::Extraction found = engine->extract(report);
      figures += found.claims.size();
      benchmark::DoNotOptimize(found.claims.data());
    }
  }
  const double passes = static_cast<double>(state.iterations());
  const double read = passes * static_cast<double>(reports.size());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(reports.size()));
  state.counters["allocs/report"] = static_cast<double>(allocations.load() - allocations_before) / read;
  state.counters["alloc_B/report"] = static_cast<double>(allocated_bytes.load() - bytes_before) / read;
  state.counters["claims/report"] = static_cast<double>(figures) / read;
}

// The argument is how many sentences in a hundred speak of conflict.
void extract_made_up(benchmark::State& state) {
  read_all(state, made_up(400, static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(extract_made_up)->Arg(0)->Arg(10)->Arg(50)->Arg(100)->Unit(benchmark::kMillisecond);

void extract_file(benchmark::State& state) {
  const char* path = std::getenv("ISNAD_BENCH_TEXT");
  if (path == nullptr) {
    state.SkipWithError("ISNAD_BENCH_TEXT names no file");
    return;
  }
  read_all(state, from_file(path));
}

}  // namespace

int main(int argc, char** argv) {
  if (std::getenv("ISNAD_BENCH_TEXT") != nullptr) {
    benchmark::RegisterBenchmark("extract_file", extract_file)->Unit(benchmark::kMillisecond);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
