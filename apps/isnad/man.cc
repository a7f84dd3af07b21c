// isnad man: the manual page, in roff, made from the command table.
#include <fmt/format.h>

#include "command.h"
#include "console.h"
#include "version.h"

namespace isnad {
namespace {

// Hyphens that are typed, backslashes, and lines that begin with a control character.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-')
      out.append("\\-");
    else if (c == '\\')
      out.append("\\e");
    else if (c == '.' && out.empty())
      out.append("\\&.");
    else if (c == '\'')
      out.append("\\(aq");
    else
      out.push_back(c);
  }
  return out;
}

std::string synopsis(const CommandSpec& c) {
  std::string out = fmt::format("\\fBisnad {}\\fR", c.name);
  if (!c.options.empty()) out += " [\\fIoptions\\fR]";
  for (const ArgumentSpec& a : c.arguments)
    out +=
        fmt::format(" {}\\fI{}\\fR{}{}", a.required ? "" : "[", a.name, a.many ? "\\&..." : "", a.required ? "" : "]");
  return out;
}

std::string command_text(const CommandSpec& c) {
  std::string out = fmt::format(".SS {}\n{}\n.PP\n{}\n", c.name, synopsis(c), roff(c.description));
  for (const ArgumentSpec& a : c.arguments) out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", a.name, roff(a.help));
  for (const OptionSpec& o : c.options) {
    const std::string letter = o.letter.empty() ? std::string() : fmt::format("\\fB{}\\fR, ", roff(o.letter));
    const std::string value = !o.choices.empty() ? fmt::format(" {}", fmt::join(o.choices, "|"))
                              : o.value.empty()  ? std::string()
                                                 : fmt::format(" \\fI{}\\fR", o.value);
    out += fmt::format(".TP\n{}\\fB{}\\fR{}\n{}\n", letter, roff(o.name), value, roff(o.help));
  }
  for (const ExampleSpec& e : c.examples) {
    if (!e.meaning.empty()) out += fmt::format(".PP\n{}:\n", roff(e.meaning));
    out += fmt::format(".PP\n.EX\n  {}\n.EE\n", roff(e.line));
  }
  return out;
}

std::string page() {
  std::string out = fmt::format(".TH ISNAD 1 \"\" \"isnad {}\" \"User commands\"\n", kVersion);
  out += ".SH NAME\nisnad \\- a ledger of who said how many, from Arabic reports of armed conflict\n.SH SYNOPSIS\n";
  for (const CommandSpec& c : command_table()) out += synopsis(c) + "\n.br\n";
  out +=
      ".SH DESCRIPTION\n"
      "Isnad reads Arabic reports of armed conflict and detention and keeps a ledger of what happened and of who said "
      "so, "
      "through whom. Figures stay with their speaker, their uncertainty and their place in the text.\n"
      ".SH COMMANDS\n";
  for (const CommandSpec& c : command_table()) out += command_text(c);
  out += ".SH EXIT STATUS\n";
  for (const ExitCodeSpec& e : exit_codes()) out += fmt::format(".TP\n{}\n{}\n", e.code, roff(e.meaning));
  out += ".SH ENVIRONMENT\n.TP\nNO_COLOR\nif set and not empty, no colours\n";
  return out;
}

}  // namespace

int run_man(const Arguments&) {
  Output out;
  out.write(page());
  out.flush();
  return out.exit_code();
}

}  // namespace isnad
