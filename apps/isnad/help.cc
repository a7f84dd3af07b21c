#include "help.h"

#include <fmt/format.h>

#include <algorithm>

#include "screen.h"

namespace isnad {
namespace {

constexpr std::size_t kWidth = 96, kLeft = 36;

// Breaks `text` at spaces; lines after the first begin with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (column > indent && column + 1 + display_width(word) > kWidth) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += display_width(word);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out + "\n";
}

// Two columns. What is too long for the left one has the right one below it.
std::string list(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t widest = 0;
  for (const auto& [left, right] : rows)
    if (const std::size_t width = display_width(left); width <= kLeft) widest = std::max(widest, width);
  std::string out;
  for (const auto& [left, right] : rows) {
    const std::size_t width = display_width(left);
    const std::string gap = width > widest ? "\n" + std::string(widest + 4, ' ') : std::string(widest - width + 2, ' ');
    out += "  " + left + gap + wrapped(right, widest + 4);
  }
  return out;
}

// The option and what it does. Values that do not fit beside its name stand behind what it does.
std::pair<std::string, std::string> shown(const OptionSpec& o) {
  const std::string named = fmt::format("{}{}", o.letter.empty() ? "    " : fmt::format("{}, ", o.letter), o.name);
  const std::string choices = fmt::format("{} {}", named, fmt::join(o.choices, "|"));
  if (!o.choices.empty() && display_width(choices) <= kLeft) return {choices, std::string(o.help)};
  std::string help(o.help);
  if (!o.choices.empty()) help += fmt::format(": {}", fmt::join(o.choices, ", "));
  return {o.value.empty() ? named : fmt::format("{} {}", named, o.value), std::move(help)};
}

}  // namespace

std::string overview_help() {
  std::string out =
      "Isnad reads Arabic reports of armed conflict and keeps a ledger of who said how many.\n\n"
      "Usage: isnad COMMAND [OPTIONS] …\n\nCommands:\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const CommandSpec& c : command_table()) rows.emplace_back(c.name, c.summary);
  out += list(rows) + "\nExit codes:\n";
  rows.clear();
  for (const ExitCodeSpec& e : exit_codes()) rows.emplace_back(std::to_string(e.code), e.meaning);
  out += list(rows);
  return out +
         "\nExamples:\n  isnad add ghwayran.isnad reports/     make a case of a folder of reports\n"
         "  isnad ledger ghwayran.isnad           what happened, who said how many\n"
         "  isnad extract --help                  more about one command\n";
}

std::string command_help(const CommandSpec& c) {
  std::string usage = fmt::format("isnad {}", c.name);
  if (!c.options.empty()) usage += " [OPTIONS]";
  std::vector<std::pair<std::string, std::string>> arguments, options;
  for (const ArgumentSpec& a : c.arguments) {
    usage += fmt::format(" {}{}{}{}", a.required ? "" : "[", a.name, a.many ? "…" : "", a.required ? "" : "]");
    arguments.emplace_back(a.name, a.help);
  }
  for (const OptionSpec& o : c.options) options.push_back(shown(o));
  options.emplace_back("-h, --help", "print this help");
  std::string out = fmt::format("{}\nUsage: {}\n\n{}", wrapped(fmt::format("isnad {}: {}", c.name, c.summary), 0),
                                usage, wrapped(c.description, 0));
  if (!arguments.empty()) out += "\nArguments:\n" + list(arguments);
  out += "\nOptions:\n" + list(options) + "\nExamples:\n";
  for (const ExampleSpec& e : c.examples)
    out += e.meaning.empty() ? fmt::format("  {}\n", e.line) : fmt::format("  # {}\n  {}\n", e.meaning, e.line);
  return out;
}

}  // namespace isnad
