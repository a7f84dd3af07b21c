#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace isnad {
namespace {

TEST(Parallel, EveryIndexIsDoneOnceWhateverTheThreads) {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{1000}})
    for (const unsigned threads : {0u, 1u, 2u, 9u}) {
      std::vector<int> done(count, 0);
      in_pieces(
          count, threads,
          [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) ++done[i];
          },
          7);
      EXPECT_EQ(done, std::vector<int>(count, 1)) << threads << " threads";
    }
}

TEST(Parallel, PiecesBeginAtMultiplesOfTheirSize) {
  std::atomic<int> off = 0;
  in_pieces(
      100, 3, [&](std::size_t begin, std::size_t end) { off += begin % 8 != 0 || end - begin > 8; }, 8);
  EXPECT_EQ(off, 0);
}

}  // namespace
}  // namespace isnad
