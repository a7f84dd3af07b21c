// isnad lexicon: what the lexicon holds and knows, checking of users' tables, import of gazetteers.
#include <fmt/format.h>

#include <array>

#include "command.h"
#include "console.h"
#include "lexicon/layer.h"
#include "lexicon_choice.h"
#include "lexicon_find.h"
#include "lexicon_import.h"
#include "model/json_writer.h"
#include "screen.h"

namespace isnad {
namespace {

constexpr std::size_t kMostTold = 200;  // of problems and of warnings

std::string counted(std::size_t n, std::string_view what) {
  return fmt::format("{} {}{}", grouped(n), what, n == 1 ? "" : "s");
}

int info(const Lexicon& lexicon, Output& out) {
  std::array<std::size_t, 4> kinds{};
  for (std::size_t i = 0; i < lexicon.entity_count(); ++i)
    ++kinds[static_cast<std::size_t>(lexicon.entity(static_cast<EntityIndex>(i)).kind) % kinds.size()];
  out.write(fmt::format(
      "lexicon     {}\nlemmas      {}\nentities    {}\n  actors    {}\n  places    {}\n  facilities {}\n  sources   "
      "{}\n",
      lexicon.fingerprint(), lexicon.lemma_count(), lexicon.entity_count(), kinds[0], kinds[1], kinds[2], kinds[3]));
  return kExitOk;
}

void write_json(const LayeredLexicon& layered, Output& out) {
  std::string text;
  JsonWriter w(text);
  w.open('{');
  w.field_flag("sound", layered.problems.empty());
  w.key("files");
  w.open('[');
  for (const auto& f : layered.layering.files) {
    w.open('{');
    w.field("file", f.name);
    w.field_or_null("kind", f.kind);
    w.key("rows"), w.integer(static_cast<std::int64_t>(f.rows));
    w.key("names"), w.integer(static_cast<std::int64_t>(f.names));
    w.close('}');
  }
  w.close(']');
  std::vector<std::string> problems;
  for (const Error& e : layered.problems) problems.push_back(e.message);
  w.field("problems", problems);
  w.field("warnings", layered.layering.notes);
  w.key("warning_count"), w.integer(static_cast<std::int64_t>(layered.layering.note_count));
  w.key("replaced"), w.integer(static_cast<std::int64_t>(layered.layering.replaced));
  w.key("shadowed"), w.integer(static_cast<std::int64_t>(layered.layering.shadowed));
  w.close('}');
  out.write(text + "\n");
}

void write_findings(const LayeredLexicon& layered, Output& out) {
  std::size_t told = 0;
  for (const Error& e : layered.problems)
    if (told++ < kMostTold) fmt::print(stderr, "{}\n", one_line(e.message));
  if (told > kMostTold) fmt::print(stderr, "and {} more problems\n", grouped(told - kMostTold));
  told = 0;
  for (const std::string& note : layered.layering.notes)
    if (told++ < kMostTold) fmt::print(stderr, "warning: {}\n", one_line(note));
  if (layered.layering.note_count > kMostTold)
    fmt::print(stderr, "and {} more warnings\n", grouped(layered.layering.note_count - kMostTold));
  for (const auto& f : layered.layering.files)
    if (!f.kind.empty())
      out.write(
          fmt::format("{}: {} of {}, {}\n", f.name, counted(f.rows, "row"), f.kind, counted(f.names, "spelling")));
  const std::size_t problems = layered.problems.size();
  if (problems > 0)
    out.write(
        fmt::format("{}; nothing would be loaded\n", problems == 1 ? "1 problem" : grouped(problems) + " problems"));
  else
    out.write(fmt::format("sound; {} replaced, {} shadowed\n", counted(layered.layering.replaced, "id"),
                          counted(layered.layering.shadowed, "name")));
}

int check(const LexiconChoice& choice, const Arguments& arguments, Output& out) {
  std::vector<std::string> tables = choice.tables;
  for (const std::string& t : arguments.values("words")) tables.push_back(t);
  if (tables.empty())
    return exit_code({ErrorCode::kUsage, "lexicon check: say which table, e.g. isnad lexicon check my-names.tsv"});
  const auto base = open_lexicon(choice.compiled);
  if (!base) return exit_code(base.error());
  const LayeredLexicon layered = lay_over(*base, tables);
  arguments.has("--json") ? write_json(layered, out) : write_findings(layered, out);
  if (layered.problems.empty()) return kExitOk;
  return layered.problems.front().code == ErrorCode::kIo ? kExitIo : kExitData;
}

int find(const LexiconChoice& choice, const Arguments& arguments, Output& out) {
  const std::string phrase = fmt::format("{}", fmt::join(arguments.values("words"), " "));
  if (phrase.empty())
    return exit_code({ErrorCode::kUsage, "lexicon find: say which word, e.g. isnad lexicon find قتيلا"});
  const auto base = open_lexicon(choice.compiled);
  if (!base) return exit_code(base.error());
  LayeredLexicon layered = lay_over(*base, choice.tables);
  if (!layered.problems.empty()) return exit_code(as_error(layered.problems));
  const FoundInLexicon found = arguments.has("--json")
                                   ? find_in_lexicon_json(*layered.lexicon, &layered.layering, phrase)
                                   : find_in_lexicon(*layered.lexicon, &layered.layering, phrase);
  if (found.any || arguments.has("--json")) out.write(found.text);
  if (!found.any) message(fmt::format("{}: not in the lexicon", one_line(phrase)));
  return found.any ? kExitOk : kExitItems;
}

}  // namespace

int run_lexicon(const Arguments& arguments) {
  const std::string action = arguments.value("action");
  if (action == "import") return import_gazetteer(arguments);
  const Result<LexiconChoice> choice = lexicon_choice(arguments);
  if (!choice) return exit_code(choice.error());
  Output out;
  int code = kExitOk;
  if (action == "info") {
    const auto lexicon = open_lexicon(choice->compiled, choice->tables);
    if (!lexicon) return exit_code(lexicon.error());
    code = info(**lexicon, out);
  } else {
    code = action == "check" ? check(*choice, arguments, out) : find(*choice, arguments, out);
  }
  out.flush();
  return out.failed() ? out.exit_code() : code;
}

}  // namespace isnad
