#include "lexicon/layer.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "lexicon/builder.h"
#include "lexicon/compile.h"
#include "lexicon/file_format.h"
#include "lexicon/table.h"

namespace isnad {
namespace {

// Compiles one table as a new layer.
void lay(const std::string& path, LexiconBuilder& builder, LayeredLexicon& out) {
  out.layering.files.push_back({path, {}, 0, 0});
  std::vector<Error> problems;
  const Result<Table> table = Table::read(path, problems);
  if (table) {
    builder.begin_layer();
    compile_table(*table, builder, problems, &out.layering);
    sort_by_line(problems, path);
  } else {
    problems.push_back(table.error());
  }
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
}

}  // namespace

LayeredLexicon lay_over(std::shared_ptr<const Lexicon> base, const std::vector<std::string>& tables) {
  LayeredLexicon out{base, nullptr, {}, Layering(*base)};
  LexiconBuilder builder = LexiconBuilder::over(*base);
  for (const std::string& path : tables) lay(path, builder, out);
  if (!builder.fits())
    out.problems.push_back({ErrorCode::kBadData, tables.back() + ": more than 4 GB of names; leave some out"});
  if (!out.problems.empty()) return out;
  const auto& files = out.layering.files;
  if (std::all_of(files.begin(), files.end(), [](const auto& f) { return f.rows == 0; })) {
    out.lexicon = std::move(base);
    return out;
  }
  std::string bytes = builder.build(base->rules());
  builder = {};
  auto made = Lexicon::from_bytes(std::move(bytes), tables.back());
  if (made)
    out.lexicon = std::move(*made);
  else
    out.problems.push_back(made.error());
  return out;
}

Error as_error(const std::vector<Error>& problems) {
  constexpr std::size_t kMostShown = 20;
  if (problems.size() == 1) return problems.front();
  Error all{problems.front().code, std::to_string(problems.size()) + " problems; nothing was loaded"};
  for (std::size_t i = 0; i < problems.size() && i < kMostShown; ++i) all.message += "\n  " + problems[i].message;
  if (problems.size() > kMostShown)
    all.message += "\n  and " + std::to_string(problems.size() - kMostShown) + " more; isnad lexicon check lists them";
  return all;
}

bool is_compiled_lexicon(const std::string& path) {
  std::array<char, kLexiconMagic.size()> first{};
  std::ifstream file(path, std::ios::binary);
  return file.read(first.data(), first.size()) && first == kLexiconMagic;
}

Result<std::shared_ptr<const Lexicon>> open_lexicon(const std::string& compiled,
                                                    const std::vector<std::string>& tables) {
  auto base = compiled.empty() ? Lexicon::embedded() : Lexicon::open(compiled);
  if (!base || tables.empty()) return base;
  LayeredLexicon layered = lay_over(*base, tables);
  if (!layered.problems.empty()) return as_error(layered.problems);
  return layered.lexicon;
}

}  // namespace isnad
