// Work over a range of indexes, cut into pieces that several threads take in turn.
//
// In: how many indexes, how many threads at most (0: as many as there are processors), and a function of a piece. Out:
// every index done once, when the call returns. Pieces are done in any order, so the function writes only to what
// belongs to its own indexes; then the result is the same for any number of threads. Small ranges stay on the calling
// thread.
//
//   std::vector<Score> scores(pairs.size());
//   in_pieces(pairs.size(), 0, [&](std::size_t begin, std::size_t end) {
//     for (std::size_t i = begin; i < end; ++i) scores[i] = score(pairs[i]);
//   });
#pragma once

#include <cstddef>
#include <functional>

namespace isnad {

inline constexpr std::size_t kPiece = 1024;  // indexes a piece, where the caller knows nothing better

void in_pieces(std::size_t count, unsigned threads, const std::function<void(std::size_t, std::size_t)>& work,
               std::size_t piece = kPiece);

}  // namespace isnad
