// The command table: what `isnad` can do, with every option, argument and example, in one place.
//
// In: nothing. Out: the specifications from which the parser (main.cc), the completions (completions.cc) and the manual
// page (man.cc) are all made, so that none of them can disagree. A new command is one entry in table.cc and one
// function.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

struct OptionSpec {
  std::string_view name;    // "--jobs"
  std::string_view letter;  // "-j", or empty
  std::string_view value;   // what to call its value, "N"; empty for a switch
  std::string_view help;
  std::vector<std::string_view> choices;
  bool many = false;  // may be given several times; else the last one counts
};

struct ArgumentSpec {
  std::string_view name;  // "paths"
  std::string_view help;
  bool required = true;
  bool many = false;
  std::vector<std::string_view> choices;
};

struct ExampleSpec {
  std::string_view line;
  std::string_view meaning;
};

// What the user gave.
class Arguments {
 public:
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  std::string value(std::string_view name, std::string_view otherwise = {}) const;
  std::vector<std::string> values(std::string_view name) const;
  void set(std::string_view name, std::vector<std::string> values) { values_[std::string(name)] = std::move(values); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct CommandSpec {
  std::string_view name;
  std::string_view summary;      // one line
  std::string_view description;  // a paragraph
  std::vector<OptionSpec> options;
  std::vector<ArgumentSpec> arguments;
  std::vector<ExampleSpec> examples;
  int (*run)(const Arguments&) = nullptr;
};

std::span<const CommandSpec> command_table();

// Exit codes, the same for every command.
inline constexpr int kExitOk = 0;
inline constexpr int kExitItems = 1;  // ran, but some items failed
inline constexpr int kExitUsage = 2;
inline constexpr int kExitData = 3;
inline constexpr int kExitIo = 4;
inline constexpr int kExitInterrupted = 130;

struct ExitCodeSpec {
  int code;
  std::string_view meaning;
};
std::span<const ExitCodeSpec> exit_codes();

int run_extract(const Arguments&);
int run_add(const Arguments&);
int run_ledger(const Arguments&);
int run_show(const Arguments&);
int run_diff(const Arguments&);
int run_rules(const Arguments&);
int run_merge(const Arguments&);
int run_split(const Arguments&);
int run_move(const Arguments&);
int run_undo(const Arguments&);
int run_decisions(const Arguments&);
int run_verify(const Arguments&);
int run_export(const Arguments&);
int run_audit(const Arguments&);
int run_explain(const Arguments&);
int run_eval(const Arguments&);
int run_lexicon(const Arguments&);
int run_names(const Arguments&);
int run_parse(const Arguments&);
int run_completions(const Arguments&);
int run_man(const Arguments&);
int run_version(const Arguments&);

}  // namespace isnad
