// The text of --help, made from the command table.
//
//   command_help(*command)    usage, what it does, arguments, options, examples last
//   overview_help()           all commands, exit codes, first steps
#pragma once

#include <string>

#include "command.h"

namespace isnad {

std::string overview_help();
std::string command_help(const CommandSpec& command);

}  // namespace isnad
