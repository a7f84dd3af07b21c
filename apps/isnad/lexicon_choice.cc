#include "lexicon_choice.h"

#include <fmt/format.h>

#include <filesystem>

#include "console.h"
#include "lexicon/layer.h"

namespace isnad {
namespace {

Result<std::shared_ptr<const Lexicon>> open(const LexiconChoice& choice, bool quiet) {
  auto base = open_lexicon(choice.compiled);
  if (!base || choice.tables.empty()) return base;
  LayeredLexicon layered = lay_over(*base, choice.tables);
  if (!layered.problems.empty()) return as_error(layered.problems);
  if (const std::size_t n = layered.layering.replaced + layered.layering.shadowed; n > 0 && !quiet)
    message(fmt::format("{}: {} what was there; isnad lexicon check lists them", fmt::join(choice.tables, ", "),
                        n == 1 ? "1 id or name shadows" : grouped(n) + " ids and names shadow"));
  return layered.lexicon;
}

}  // namespace

Result<LexiconChoice> lexicon_choice(const Arguments& arguments) {
  LexiconChoice choice;
  for (const std::string& path : arguments.values("--lexicon")) {
    if (!std::filesystem::exists(path)) return Error{ErrorCode::kIo, path + ": no such file; check the path"};
    // A file that is neither is a table with problems to tell, unless its name says that it was meant to be compiled.
    // A pipe can be read only once, so it is taken for a table unseen.
    if (!std::filesystem::is_regular_file(path) || (!is_compiled_lexicon(path) && !path.ends_with(".lex"))) {
      choice.tables.push_back(path);
      continue;
    }
    if (!choice.compiled.empty())
      return Error{
          ErrorCode::kUsage,
          fmt::format("--lexicon {}: a second compiled lexicon after {}; give one, and tables (TSV) to lay over it",
                      path, choice.compiled)};
    choice.compiled = path;
  }
  return choice;
}

Result<Engine> make_engine(const LexiconChoice& choice, bool quiet) {
  auto lexicon = open(choice, quiet);
  if (!lexicon) return lexicon.error();
  return Engine::with(std::move(*lexicon));
}

Result<Engine> make_engine(const Arguments& arguments) {
  const Result<LexiconChoice> choice = lexicon_choice(arguments);
  if (!choice) return choice.error();
  return make_engine(*choice, /*quiet=*/true);
}

}  // namespace isnad
