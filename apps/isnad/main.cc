// isnad: the command line. Builds the parser from the command table and runs the command that was asked for.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <deque>

#include "command.h"
#include "console.h"
#include "help.h"

namespace isnad {
namespace {

// Where the parser puts what it reads.
struct Slot {
  const CommandSpec* command = nullptr;
  CLI::App* app = nullptr;
  std::deque<std::pair<std::string_view, std::vector<std::string>>> values;
  std::deque<std::pair<std::string_view, CLI::Option*>> switches;
};

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

void add_option(Slot& slot, const OptionSpec& o) {
  const std::string names = o.letter.empty() ? std::string(o.name) : fmt::format("{},{}", o.letter, o.name);
  const std::string help(o.help);
  if (o.value.empty()) {
    slot.switches.emplace_back(o.name, slot.app->add_flag(names, help));
    return;
  }
  auto& [name, values] = slot.values.emplace_back(o.name, std::vector<std::string>());
  CLI::Option* option = slot.app->add_option(names, values, help)->type_name(std::string(o.value));
  o.many ? option->expected(1, CLI::detail::expected_max_vector_size)
         : option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  option->allow_extra_args(false);  // what follows its value is an argument: --format jsonl a.txt b.txt
  if (!o.choices.empty()) option->type_name("")->check(CLI::IsMember(strings(o.choices)));
}

void add_argument(Slot& slot, const ArgumentSpec& a) {
  auto& [name, values] = slot.values.emplace_back(a.name, std::vector<std::string>());
  CLI::Option* option = slot.app->add_option(std::string(a.name), values, std::string(a.help));
  option->type_name("");
  a.many ? option->expected(a.required ? 1 : 0, CLI::detail::expected_max_vector_size)
         : option->expected(1)->allow_extra_args(false);
  if (a.required) option->required();
  if (!a.choices.empty()) option->check(CLI::IsMember(strings(a.choices)));
}

void add_command(CLI::App& app, const CommandSpec& command, Slot& slot) {
  slot.command = &command;
  slot.app = app.add_subcommand(std::string(command.name), std::string(command.summary));
  for (const OptionSpec& o : command.options) add_option(slot, o);
  for (const ArgumentSpec& a : command.arguments) add_argument(slot, a);
}

Arguments arguments_of(const Slot& slot) {
  Arguments given;
  for (const auto& [name, values] : slot.values)
    if (!values.empty()) given.set(name, values);
  for (const auto& [name, option] : slot.switches)
    if (option->count() > 0) given.set(name, {});
  return given;
}

// The command whose name was read, if any.
const CommandSpec* asked(const std::deque<Slot>& slots) {
  for (const Slot& s : slots)
    if (s.app->parsed()) return s.command;
  return nullptr;
}

int run(int argc, char** argv) {
  CLI::App app("", "isnad");
  bool version = false;
  app.add_flag("--version", version);
  std::deque<Slot> slots;
  for (const CommandSpec& c : command_table()) add_command(app, c, slots.emplace_back());
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success&) {  // --help was asked for
    Output out;
    out.write(asked(slots) ? command_help(*asked(slots)) : overview_help());
    out.flush();
    return out.exit_code();
  } catch (const CLI::ParseError& error) {
    const CommandSpec* command = asked(slots);
    message(fmt::format("{}; see isnad {}--help", error.what(), command ? fmt::format("{} ", command->name) : ""));
    return kExitUsage;
  }
  if (version) return run_version({});
  for (const Slot& s : slots)
    if (s.app->parsed()) return s.command->run(arguments_of(s));
  std::fputs(overview_help().c_str(), stderr);
  return kExitUsage;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  isnad::install_signals();
  try {
    return isnad::run(argc, argv);
  } catch (const std::bad_alloc&) {
    isnad::message("out of memory");
  } catch (const std::exception& error) {
    isnad::message(error.what());
  }
  return isnad::kExitIo;
}
