#include "lexicon/compile.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "lexicon/compile_names.h"
#include "lexicon/compile_words.h"

namespace isnad {

void compile_table(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems) {
  if (table.has("class")) return compile_words(table, builder, problems);
  if (table.has("ar") && table.has("id")) return compile_names(table, builder, problems);
  problems.push_back({ErrorCode::kBadData, table.name() +
                                               ": neither a word table (columns class, form, …) nor a name table "
                                               "(columns id, ar, …); see docs/formats/lexicon.md"});
}

void compile_folder(const std::string& folder, LexiconBuilder& builder, std::vector<Error>& problems) {
  std::vector<std::string> files;
  std::error_code ec;
  for (const auto& e : std::filesystem::directory_iterator(folder, ec))
    if (e.path().extension() == ".tsv") files.push_back(e.path().string());
  if (ec || files.empty()) {
    problems.push_back({ErrorCode::kIo, folder + ": no *.tsv files found; give the folder of the lexicon's tables"});
    return;
  }
  const auto rank = [](const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem().string();
    constexpr std::string_view kOrder[] = {"actors", "sources", "places", "facilities"};
    const auto it = std::find(std::begin(kOrder), std::end(kOrder), stem);
    return static_cast<int>(it - std::begin(kOrder));
  };
  std::sort(files.begin(), files.end(),
            [&](const auto& a, const auto& b) { return std::pair(rank(a), a) < std::pair(rank(b), b); });
  for (const std::string& f : files) {
    auto table = Table::read(f);
    if (!table)
      problems.push_back(table.error());
    else
      compile_table(*table, builder, problems);
  }
}

}  // namespace isnad
