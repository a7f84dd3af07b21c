// The console: buffered standard output that knows a closed pipe from a full disk, messages, signals.
//
//   Output out;
//   if (!out.write(line)) return out.exit_code();       // quietly 0 where the reader went away
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad {

class Output {
 public:
  Output() = default;
  ~Output() { flush(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  bool write(std::string_view text);  // false: give up
  bool flush();
  bool failed() const { return errno_ != 0; }
  // 0 while all is well or the reader of a pipe has gone; else prints why and gives the exit code.
  int exit_code() const;

 private:
  std::string buffer_;
  int errno_ = 0;
};

void message(std::string_view text);  // "isnad: text" on standard error
int exit_code(const Error& error);    // prints the message too

bool is_terminal(int fd);
// Columns of the terminal standard output goes to; else COLUMNS, else 80.
std::size_t screen_width();
// Does the environment ask for UTF-8? (LC_ALL, LC_CTYPE, LANG, the first that is set.)
bool utf8_wanted();
bool colours_wanted(bool no_color);  // standard output is a terminal, and neither NO_COLOR nor --no-color

// SIGINT asks the run to finish its batch, a second one ends it; a closed pipe and a file limit become errors, not
// signals.
void install_signals();
bool interrupted();

std::string grouped(std::uint64_t number);  // 31,030

}  // namespace isnad
