// isnad completions: shell scripts made from the command table.
#include <fmt/format.h>

#include "command.h"
#include "console.h"

namespace isnad {
namespace {

// Text inside single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) c == '\'' ? out.append("'\\''") : out.append(1, c);
  return out + "'";
}

std::string words(const std::vector<std::string_view>& list) { return fmt::format("{}", fmt::join(list, " ")); }

std::string bash_script() {
  std::string names, cases;
  for (const CommandSpec& c : command_table()) {
    names += fmt::format("{}{}", names.empty() ? "" : " ", c.name);
    std::string options = "--help", choices, firsts;
    for (const OptionSpec& o : c.options) {
      options += fmt::format(" {}", o.name);
      if (!o.choices.empty())
        choices += fmt::format("        {}) COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return ;;\n", o.name,
                               words(o.choices));
    }
    for (const ArgumentSpec& a : c.arguments)
      if (!a.choices.empty()) firsts = words(a.choices);
    cases += fmt::format(
        "    {})\n      case \"$prev\" in\n{}        {}) [ -n \"{}\" ] && {{ COMPREPLY=($(compgen -W \"{}\" -- "
        "\"$cur\")); return; }} ;;\n"
        "      esac\n      [[ $cur == -* ]] && COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")) ;;\n",
        c.name, choices, c.name, firsts, firsts, options);
  }
  return fmt::format(
      "# bash completion for isnad\n_isnad() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}}\n  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W \"{} --help --version\" -- \"$cur\")); return; fi\n"
      "  case \"${{COMP_WORDS[1]}}\" in\n{}  esac\n}}\ncomplete -o default -F _isnad isnad\n",
      names, cases);
}

// Square brackets and colons mean something to _arguments.
std::string zsh_help(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string zsh_script() {
  std::string names, cases;
  for (const CommandSpec& c : command_table()) {
    names += fmt::format("    {}\n", quoted(fmt::format("{}:{}", c.name, zsh_help(c.summary))));
    cases += fmt::format("    {})\n      _arguments '--help[print help]'", c.name);
    for (const OptionSpec& o : c.options) {
      std::string value;
      if (!o.choices.empty())
        value = fmt::format(":{}:({})", o.value, words(o.choices));
      else if (!o.value.empty())
        value = fmt::format(":{}:{}", o.value, o.value == "FILE" || o.value == "DIR" ? "_files" : " ");
      cases += fmt::format(" \\\n        {}", quoted(fmt::format("{}[{}]{}", o.name, zsh_help(o.help), value)));
    }
    for (const ArgumentSpec& a : c.arguments) {
      const std::string what = a.choices.empty() ? "_files" : fmt::format("({})", words(a.choices));
      cases += fmt::format(" \\\n        {}", quoted(fmt::format("{}:{}:{}", a.many ? "*" : "", a.name, what)));
    }
    cases += " ;;\n";
  }
  return fmt::format(
      "#compdef isnad\n_isnad() {{\n  local -a commands\n  commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
      "  local command=$words[2]\n  shift words; (( CURRENT-- ))\n  case $command in\n{}  esac\n}}\n"
      "if [ \"$funcstack[1]\" = _isnad ]; then _isnad \"$@\"; else compdef _isnad isnad; fi\n",
      names, cases);
}

std::string fish_script() {
  std::string out = "# fish completion for isnad\n";
  for (const CommandSpec& c : command_table()) {
    const std::string here = quoted(fmt::format("__fish_seen_subcommand_from {}", c.name));
    out += fmt::format("complete -c isnad -n __fish_use_subcommand -f -a {} -d {}\n", c.name, quoted(c.summary));
    for (const OptionSpec& o : c.options) {
      out += fmt::format("complete -c isnad -n {} -l {} -d {}", here, o.name.substr(2), quoted(o.help));
      if (!o.letter.empty()) out += fmt::format(" -s {}", o.letter.substr(1));
      if (!o.choices.empty())
        out += fmt::format(" -x -a {}", quoted(words(o.choices)));
      else if (!o.value.empty())
        out += o.value == "FILE" || o.value == "DIR" ? " -r" : " -x";
      out += "\n";
    }
    for (const ArgumentSpec& a : c.arguments)
      if (!a.choices.empty()) out += fmt::format("complete -c isnad -n {} -f -a {}\n", here, quoted(words(a.choices)));
  }
  return out;
}

}  // namespace

int run_completions(const Arguments& arguments) {
  const std::string shell = arguments.value("shell");
  Output out;
  out.write(shell == "bash" ? bash_script() : shell == "zsh" ? zsh_script() : fish_script());
  out.flush();
  return out.exit_code();
}

}  // namespace isnad
