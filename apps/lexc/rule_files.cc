#include "rule_files.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <toml++/toml.h>

namespace isnad {
namespace {

std::vector<std::string> strings(const toml::table& t, const char* key) {
  std::vector<std::string> out;
  if (const auto* list = t[key].as_array())
    for (const auto& v : *list)
      if (const auto s = v.value<std::string>()) out.push_back(*s);
  return out;
}

void read_file(const std::string& path, std::set<std::string>& ids, std::vector<RuleSource>& out,
               std::vector<Error>& problems) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (const toml::parse_error& e) {
    problems.push_back({ErrorCode::kBadData, path + ":" + std::to_string(e.source().begin.line) + ":" +
                                                 std::to_string(e.source().begin.column) + ": " +
                                                 std::string(e.description())});
    return;
  }
  const auto* rules = file["rule"].as_array();
  if (!rules) {
    problems.push_back({ErrorCode::kBadData, path + ": no [[rule]]; see docs/formats/rules.md"});
    return;
  }
  for (const auto& node : *rules) {
    const toml::table* t = node.as_table();
    if (!t) continue;
    RuleSource r;
    r.place = path + ":" + std::to_string(t->source().begin.line);
    r.id = (*t)["id"].value_or(std::string());
    r.layer = (*t)["layer"].value_or(std::string());
    r.pattern = (*t)["pattern"].value_or(std::string());
    if (const auto* makes = (*t)["makes"].as_table())
      for (const auto& [k, v] : *makes)
        if (const auto s = v.value<std::string>()) r.makes.emplace(std::string(k.str()), *s);
    r.yes = strings(*t, "yes");
    r.no = strings(*t, "no");
    const auto refuse = [&](const std::string& what) {
      problems.push_back({ErrorCode::kBadData, r.place + ": rule '" + r.id + "': " + what});
    };
    if (r.id.empty()) {
      refuse("has no id; give it one");
      continue;
    }
    if (!ids.insert(r.id).second) {
      refuse("its id is used twice; rename one");
      continue;
    }
    if (r.yes.empty() || r.no.empty()) {
      refuse("needs at least one yes and one no example");
      continue;
    }
    out.push_back(std::move(r));
  }
}

}  // namespace

std::vector<RuleSource> read_rule_files(const std::string& folder, std::vector<Error>& problems) {
  std::vector<std::string> files;
  std::error_code ec;
  for (const auto& e : std::filesystem::directory_iterator(folder, ec))
    if (e.path().extension() == ".toml") files.push_back(e.path().string());
  if (ec || files.empty())
    problems.push_back({ErrorCode::kIo, folder + ": no *.toml files found; give the folder of the rules"});
  std::sort(files.begin(), files.end());
  std::vector<RuleSource> out;
  std::set<std::string> ids;
  for (const std::string& f : files) read_file(f, ids, out, problems);
  return out;
}

}  // namespace isnad
