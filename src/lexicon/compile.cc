#include "lexicon/compile.h"

#include <algorithm>
#include <filesystem>

#include "lexicon/compile_facts.h"
#include "lexicon/compile_names.h"
#include "lexicon/compile_words.h"

namespace isnad {

namespace {

// What is wrong with the columns of a table; empty if its kind is clear.
std::string column_problem(const Table& t) {
  if (t.has("class")) return t.has("form") ? "" : "no column 'form'; a table of words needs the columns class and form";
  if (is_table_of_facts(t))
    return t.has("value") ? "" : "no column 'value'; a table of facts needs id, relation, value";
  if (t.has("id") && t.has("ar")) return "";
  if (t.has("id")) return "no column 'ar'; a table of names needs the columns id and ar";
  if (t.has("ar")) return "no column 'id'; a table of names needs the columns id and ar";
  return "neither a word table (columns class, form, …), a name table (columns id, ar, …) nor a table of facts "
         "(columns "
         "id, relation, value, …); the first line names the columns, apart by tabs; see docs/formats/lexicon.md";
}

void note_unread_columns(const Table& t, Layering& layering) {
  constexpr std::string_view kWords[] = {"class",    "id",   "form",  "pos",  "measure", "event",
                                         "category", "code", "value", "name", "flags",   "note"};
  constexpr std::string_view kNames[] = {"id",  "ar",  "en",    "kind",     "aliases", "category",   "parent", "ethnic",
                                         "lat", "lon", "place", "operator", "flags",   "population", "note"};
  constexpr std::string_view kFacts[] = {"id", "relation", "value", "from", "until", "note"};
  for (const std::string& c : t.columns()) {
    const auto listed = [&](const auto& list) {
      return std::find(std::begin(list), std::end(list), c) != std::end(list);
    };
    if (!c.empty() && !(t.has("class") ? listed(kWords) : is_table_of_facts(t) ? listed(kFacts) : listed(kNames)))
      layering.note(t.error("the column '" + c + "' is not read").message);
  }
}

}  // namespace

void compile_table(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems, Layering* layering) {
  if (std::string what = column_problem(table); !what.empty()) {
    problems.push_back(table.error(std::move(what)));
    return;
  }
  if (layering) note_unread_columns(table, *layering);
  if (table.has("class")) return compile_words(table, builder, problems, layering);
  if (is_table_of_facts(table)) return compile_facts(table, builder, problems, layering);
  compile_names(table, builder, problems, layering);
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
