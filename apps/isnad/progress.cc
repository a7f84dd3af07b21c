#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "console.h"

namespace isnad {
namespace {

constexpr int kBarWidth = 24;

std::string duration(double seconds) {
  const auto s = static_cast<long>(seconds + 0.5);
  return s < 60     ? fmt::format("{} s", s)
         : s < 3600 ? fmt::format("{} min {:02} s", s / 60, s % 60)
                    : fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

}  // namespace

bool Progress::wanted(bool quiet) { return !quiet && is_terminal(STDERR_FILENO); }

Progress::Progress(bool shown, std::optional<std::uint64_t> total_bytes)
    : shown_(shown), total_(total_bytes), start_(Clock::now()), last_(start_) {}

void Progress::update(std::uint64_t reports, std::uint64_t bytes) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  std::string line = fmt::format("{} reports, {} a second", grouped(reports),
                                 grouped(static_cast<std::uint64_t>(static_cast<double>(reports) / elapsed)));
  if (total_ && *total_ > 0 && bytes > 0) {
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(*total_));
    const int full = static_cast<int>(share * kBarWidth);
    line = fmt::format("[{:#<{}}{:.<{}}] {:3.0f}%  {}, {} left", "", full, "", kBarWidth - full, share * 100, line,
                       duration(elapsed * (1 - share) / share));
  }
  fmt::print(stderr, "\r\x1b[K{}", line);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
  drawn_ = false;
}

}  // namespace isnad
