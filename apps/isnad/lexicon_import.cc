#include "lexicon_import.h"

#include <fmt/format.h>

#include "console.h"
#include "lexicon/gazetteer.h"
#include "lexicon/layer.h"
#include "lexicon_choice.h"
#include "screen.h"

namespace isnad {
namespace {

constexpr std::size_t kFaultsTold = 20;

int wrong_call(std::string_view what) {
  return exit_code(
      {ErrorCode::kUsage,
       fmt::format("lexicon import: {}; write isnad lexicon import geonames SY.txt alternateNamesV2.txt, or "
                   "isnad lexicon import ocha-cod admin.csv",
                   what)});
}

void tell(const ImportSummary& s) {
  std::string text = fmt::format("{} lines read, {} places written", grouped(s.lines), grouped(s.rows));
  const auto add = [&](std::size_t n, std::string_view what) {
    if (n > 0) text += fmt::format(", {} {}", grouped(n), what);
  };
  add(s.no_arabic, "without an Arabic name");
  add(s.no_kind, "of kinds that Isnad has no name for");
  add(s.known, "known already");
  add(s.faults, s.faults == 1 ? "bad line" : "bad lines");
  message(text);
}

}  // namespace

int import_gazetteer(const Arguments& arguments) {
  const std::vector<std::string> words = arguments.values("words");
  if (words.empty()) return wrong_call("say which kind of gazetteer");
  const bool geonames = words[0] == "geonames";
  if (!geonames && words[0] != "ocha-cod") return wrong_call(fmt::format("'{}' is no kind of gazetteer", words[0]));
  if (words.size() < 2 || words.size() > (geonames ? 3u : 2u))
    return wrong_call(geonames ? "give the dump of a country, and the file of alternate names" : "give one CSV file");

  const Result<LexiconChoice> choice = lexicon_choice(arguments);
  if (!choice) return exit_code(choice.error());
  const auto known = open_lexicon(choice->compiled, choice->tables);
  if (!known) return exit_code(known.error());
  ImportOptions options;
  options.known = known->get();
  options.country = arguments.value("--country");
  for (char& c : options.country) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  options.old_names = arguments.has("--old-names") ? OldNames::as_aliases : OldNames::leave_out;
  options.stopped = interrupted;

  Output out;
  std::size_t faults = 0;
  const ImportSinks sinks{[&](std::string_view row) { return out.write(row); },
                          [&](const Error& e) {
                            if (++faults <= kFaultsTold) message(one_line(e.message));
                          }};
  const Result<ImportSummary> done = geonames
                                         ? import_geonames(words[1], words.size() > 2 ? words[2] : "", options, sinks)
                                         : import_cod(words[1], options, sinks);
  out.flush();
  if (faults > kFaultsTold) message(fmt::format("and {} more bad lines", grouped(faults - kFaultsTold)));
  if (!done) return exit_code(done.error());
  if (out.failed()) return out.exit_code();
  tell(*done);
  if (interrupted()) return kExitInterrupted;
  return done->faults > 0 ? kExitItems : kExitOk;
}

}  // namespace isnad
