#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace isnad {

void in_pieces(std::size_t count, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work,
               std::size_t piece) {
  if (count == 0) return;
  piece = std::max<std::size_t>(piece, 1);
  const std::size_t pieces = (count + piece - 1) / piece;
  if (threads == 0) threads = std::thread::hardware_concurrency();
  const std::size_t wanted = std::min<std::size_t>(std::max(threads, 1u), pieces);
  if (wanted == 1) return work(0, count);
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t p = next++; p < pieces; p = next++) work(p * piece, std::min(count, (p + 1) * piece));
  };
  std::vector<std::thread> others;
  others.reserve(wanted - 1);
  try {
    while (others.size() + 1 < wanted) others.emplace_back(take);
  } catch (const std::system_error&) {
    // No more threads to be had: those there are do it all.
  }
  take();
  for (std::thread& t : others) t.join();
}

}  // namespace isnad
