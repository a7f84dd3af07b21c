// lexc: compiles lexicon/*.tsv and rules/*.toml into one lexicon file, after checking every row and every rule's
// examples.
//
//   lexc --lexicon lexicon --rules rules --out isnad.lex [--no-examples]
//
// Prints every problem as file:line: what is wrong; the mend. Exit 0 ok, 1 problems found, 2 usage, 4 cannot write.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "claim/dump.h"
#include "claim/rule.h"
#include "expectation.h"
#include "isnad/engine.h"
#include "lexicon/compile.h"
#include "rule_files.h"

namespace isnad {
namespace {

// "text → expectation"
void run_example(const Engine& engine, const RuleSource& rule, const std::string& example, bool yes,
                 std::vector<Error>& problems) {
  const std::string arrow = "→";
  const auto at = example.find(arrow);
  Report report;
  report.text = report.bytes = example.substr(0, at);
  while (!report.text.empty() && report.text.back() == ' ') report.text.pop_back();
  std::string expectation = at == std::string::npos ? std::string() : example.substr(at + arrow.size());
  expectation.erase(0, std::min(expectation.find_first_not_of(' '), expectation.size()));
  const Extraction found = engine.extract(report);
  const bool none = expectation.starts_with("none ");  // «none killed»: what must not be found
  const std::string missing =
      none ? present(std::string_view(expectation).substr(5), found) : unmet(expectation, found);
  if (missing.empty() == yes) return;
  problems.push_back({ErrorCode::kBadData, rule.place + ": rule '" + rule.id + "': " + (yes ? "yes" : "no") +
                                               " example fails: " + example + "\n" + dump(report, found)});
}

int run(const std::string& lexicon, const std::string& rules, const std::string& out, bool examples) {
  std::vector<Error> problems;
  LexiconBuilder builder;
  compile_folder(lexicon, builder, problems);
  const std::vector<RuleSource> sources = read_rule_files(rules, problems);
  for (const RuleSource& r : sources)
    if (auto rule = compile_rule(r); !rule) problems.push_back(rule.error());
  std::string bytes;
  if (problems.empty()) {
    bytes = builder.build(write_rules(sources));
    auto opened = Lexicon::from_bytes(bytes, out);
    auto engine = opened ? Engine::with(*opened) : Result<Engine>(opened.error());
    if (!engine) {
      problems.push_back(engine.error());
    } else if (examples) {
      for (const RuleSource& r : sources) {
        for (const std::string& e : r.yes) run_example(*engine, r, e, true, problems);
        for (const std::string& e : r.no) run_example(*engine, r, e, false, problems);
      }
    }
  }
  for (const Error& e : problems) std::fprintf(stderr, "%s\n", e.message.c_str());
  if (!problems.empty()) {
    std::fprintf(stderr, "lexc: %zu problems; nothing written\n", problems.size());
    return 1;
  }
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    std::fprintf(stderr, "%s: cannot be written; check the path and the space on the disk\n", out.c_str());
    return 4;
  }
  return 0;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  std::string lexicon, rules, out;
  bool examples = true;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    std::string* into = a == "--lexicon" ? &lexicon : a == "--rules" ? &rules : a == "--out" ? &out : nullptr;
    if (a == "--no-examples")
      examples = false;
    else if (into && i + 1 < argc)
      *into = argv[++i];
    else
      into = nullptr, lexicon.clear(), i = argc;
  }
  if (lexicon.empty() || rules.empty() || out.empty()) {
    std::fprintf(stderr, "usage: lexc --lexicon FOLDER --rules FOLDER --out FILE [--no-examples]\n");
    return 2;
  }
  return isnad::run(lexicon, rules, out, examples);
}
