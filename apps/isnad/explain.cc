// isnad explain and isnad lexicon: looking into the engine.
#include <fmt/format.h>

#include <array>

#include "command.h"
#include "console.h"
#include "isnad/engine.h"
#include "lexicon/lexicon.h"
#include "model/json.h"
#include "run.h"
#include "screen.h"
#include "text/document.h"
#include "version.h"

namespace isnad {
namespace {

int lexicon_info(const Lexicon& lexicon, Output& out) {
  std::array<std::size_t, 4> kinds{};
  for (std::size_t i = 0; i < lexicon.entity_count(); ++i)
    ++kinds[static_cast<std::size_t>(lexicon.entity(static_cast<EntityIndex>(i)).kind) % kinds.size()];
  out.write(fmt::format(
      "lexicon     {}\nlemmas      {}\nentities    {}\n  actors    {}\n  places    {}\n  facilities {}\n  sources   "
      "{}\n",
      lexicon.fingerprint(), lexicon.lemma_count(), lexicon.entity_count(), kinds[0], kinds[1], kinds[2], kinds[3]));
  return kExitOk;
}

std::string proclitics_text(std::uint8_t bits) {
  constexpr std::array<std::pair<std::uint8_t, std::string_view>, 7> kNames{
      {{kWa, "و"}, {kFa, "ف"}, {kBi, "ب"}, {kLi, "ل"}, {kKa, "ك"}, {kSa, "س"}, {kAl, "ال"}}};
  std::string out;
  for (const auto& [bit, letters] : kNames)
    if ((bits & bit) != 0) out += std::string(letters) + "+";
  return isolate(out);
}

void write_entity(const Lexicon& lexicon, EntityIndex i, Output& out) {
  const Entity& e = lexicon.entity(i);
  out.write(fmt::format("  {} {}: {} / {}\n", lexicon.text(e.kind_name), lexicon.text(e.id),
                        isolate(lexicon.text(e.name_ar)), lexicon.text(e.name_en)));
}

int lexicon_find(const Lexicon& lexicon, const std::string& phrase, Output& out) {
  bool found = false;
  if (const EntityIndex e = lexicon.find_entity(phrase); e != kNone) {
    write_entity(lexicon, e, out);
    found = true;
  }
  Document document;
  read_text(phrase, lexicon, document);
  std::uint32_t node = 0;
  for (const Token& token : document.tokens) {
    out.write(fmt::format("{}\n", isolate(document.original(token))));
    for (const Reading& r : document.readings_of(token)) {
      const Lemma& lemma = lexicon.lemma(r.form.lemma);
      out.write(fmt::format("  {}{} ({})\n", proclitics_text(r.proclitics), isolate(lexicon.text(lemma.id)),
                            name(lemma.word_class)));
      found = true;
    }
    const std::uint32_t word = lexicon.word_id(document.key(token));
    node = node == kNone || word == kNone ? kNone : lexicon.step(node, word);
  }
  if (node != kNone && node != 0)
    for (const NameTarget& t : lexicon.targets(node)) {
      t.is_lemma != 0
          ? static_cast<void>(out.write(fmt::format("  phrase {}\n", isolate(lexicon.text(lexicon.lemma(t.index).id)))))
          : write_entity(lexicon, t.index, out);
      found = true;
    }
  if (!found) message(fmt::format("{}: not in the lexicon", phrase));
  return found ? kExitOk : kExitItems;
}

}  // namespace

int run_explain(const Arguments& arguments) {
  Result<RunOptions> options = run_options(arguments);
  if (!options) return exit_code(options.error());
  const Result<Engine> engine = Engine::create({options->lexicon});
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

int run_lexicon(const Arguments& arguments) {
  const std::string path = arguments.value("--lexicon");
  const auto lexicon = path.empty() ? Lexicon::embedded() : Lexicon::open(path);
  if (!lexicon) return exit_code(lexicon.error());
  Output out;
  int code = kExitOk;
  if (arguments.value("action") == "info") {
    code = lexicon_info(**lexicon, out);
  } else {
    const std::vector<std::string> words = arguments.values("words");
    if (words.empty())
      return exit_code({ErrorCode::kUsage, "lexicon find: say which word, e.g. isnad lexicon find قتيلا"});
    code = lexicon_find(**lexicon, fmt::format("{}", fmt::join(words, " ")), out);
  }
  out.flush();
  return out.failed() ? out.exit_code() : code;
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
