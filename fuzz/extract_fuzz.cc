// Feeds any bytes to the engine as a report's text. In: what libFuzzer invents. Out: nothing; it must not crash, hang
// or point outside the text, and must say the same thing twice.
//
//   ./dev fuzz 60
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "isnad/engine.h"

namespace {

const isnad::Engine& engine() {
  static const isnad::Engine kEngine = [] {
    auto made = isnad::Engine::create({});
    if (!made) {
      std::fprintf(stderr, "%s\n", made.error().message.c_str());
      std::exit(1);
    }
    return std::move(made).value();
  }();
  return kEngine;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void check_span(isnad::Span span, std::size_t size) {
  require(span.begin <= span.end && span.end <= size, "a span lies inside the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  isnad::Report report;
  report.id = "fuzz";
  // The first byte decides whether the report is dated, which takes other paths through the time rules.
  if (size > 0 && data[0] % 2 == 0) report.published = isnad::Date::parse("2031-05-06");
  report.text.assign(reinterpret_cast<const char*>(data), size);
  report.bytes = report.text;

  const isnad::Extraction found = engine().extract(report);
  for (const isnad::Claim& claim : found.claims) {
    check_span(claim.span, size);
    check_span(claim.sentence, size);
    require(!claim.value.low || !claim.value.high || *claim.value.low <= *claim.value.high, "low is not above high");
    for (const isnad::Link& link : claim.attribution) check_span(link.span, size);
  }
  for (const isnad::Event& event : found.events) {
    check_span(event.span, size);
    check_span(event.sentence, size);
  }
  for (const isnad::Diagnostic& diagnostic : found.diagnostics) check_span(diagnostic.span, size);

  for (const isnad::FoundName& name : engine().names(report).names) {
    check_span(name.span, size);
    require(name.kind == isnad::NameKind::person || name.kind == isnad::NameKind::reference || !name.candidates.empty(),
            "a name stands for something");
  }

  const isnad::Extraction again = engine().extract(report);
  require(again.claims.size() == found.claims.size() && again.events.size() == found.events.size(),
          "the same text is read the same way twice");
  return 0;
}
