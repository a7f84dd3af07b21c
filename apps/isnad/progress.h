// Progress on standard error: reports read, reports a second, time left. Shown on a terminal only, never when quiet.
//
//   Progress progress(Progress::wanted(quiet), total_bytes);
//   progress.update(reports, bytes_read);     // cheap; draws five times a second at most
//   progress.clear();                         // before any other message
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace isnad {

class Progress {
 public:
  static bool wanted(bool quiet);
  Progress(bool shown, std::optional<std::uint64_t> total_bytes);
  void update(std::uint64_t reports, std::uint64_t bytes);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  std::optional<std::uint64_t> total_;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace isnad
