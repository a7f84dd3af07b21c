#include "console.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "command.h"

namespace isnad {
namespace {

constexpr std::size_t kBuffer = 1 << 16;

volatile sig_atomic_t interrupt_flag = 0;  // the one thing a signal handler may touch

extern "C" void on_interrupt(int) { interrupt_flag = 1; }

}  // namespace

bool Output::write(std::string_view text) {
  buffer_.append(text);
  return buffer_.size() < kBuffer || flush();
}

bool Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && errno_ == 0) {
    const ssize_t n = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (n >= 0)
      rest.remove_prefix(static_cast<std::size_t>(n));
    else if (errno != EINTR)
      errno_ = errno;
  }
  buffer_.clear();
  return errno_ == 0;
}

int Output::exit_code() const {
  if (errno_ == 0 || errno_ == EPIPE) return kExitOk;
  message(fmt::format("standard output: cannot write: {}", std::strerror(errno_)));
  return kExitIo;
}

void message(std::string_view text) {
  const std::string line = fmt::format("isnad: {}\n", text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int exit_code(const Error& error) {
  message(error.message);
  switch (error.code) {
    case ErrorCode::kUsage: return kExitUsage;
    case ErrorCode::kIo: return kExitIo;
    case ErrorCode::kInterrupted: return kExitInterrupted;
    case ErrorCode::kBadData:
    case ErrorCode::kCorruptLexicon:
    case ErrorCode::kForeignCase: break;
  }
  return kExitData;
}

bool is_terminal(int fd) { return ::isatty(fd) == 1; }

std::size_t screen_width() {
  constexpr std::size_t kLeast = 40, kMost = 400, kUsual = 80;
  winsize window{};
  std::size_t columns = 0;
  if (is_terminal(STDOUT_FILENO) && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0) columns = window.ws_col;
  if (const char* set = std::getenv("COLUMNS"); columns == 0 && set != nullptr)
    columns = std::strtoul(set, nullptr, 10);
  return columns == 0 ? kUsual : std::clamp(columns, kLeast, kMost);
}

bool utf8_wanted() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string low(value);
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return low.find("utf-8") != std::string::npos || low.find("utf8") != std::string::npos;
  }
  return false;
}

bool colours_wanted(bool no_color) {
  const char* never = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return !no_color && (never == nullptr || *never == '\0') && is_terminal(STDOUT_FILENO) && term != nullptr &&
         std::string_view(term) != "dumb";
}

void install_signals() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second Ctrl-C ends the program at once
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() { return interrupt_flag != 0; }

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace isnad
