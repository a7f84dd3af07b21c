// Copies: which reports print the text of another one, whole, cut or rewritten.
//
// In: reports with sketches of their texts (base/sketch.h), in any order. Out: each copy with the report its text was
// printed in first: the earliest published, then the smallest id; undated ones come last. Two texts are one where
// they are published within a week (or undated) and
//   - share half of their wording, or one is a cut of the other (seven tenths of it stand there);
//   - share a quarter of it, and two telling figures that came by the same chain, or twice as many small ones: a
//     rewrite.
// A copy of a copy is a copy of the first. Only texts that share a piece of their sketch are compared
// (locality-sensitive hashing), so the cost grows with the reports. Order of arrival changes nothing.
//
//   mark_copies(reports);
//   for (const ReadReport& r : reports) if (r.copy_of) puts(r.copy_of->report.c_str());
#pragma once

#include <span>

#include "model/incident.h"

namespace isnad {

struct CopyOptions {
  double copied = 0.5;    // likeness of the texts
  double cut_held = 0.7;  // so much of the shorter stands in the longer
  double cut = 0.2;       // and the likeness is no less
  double rewritten = 0.25;
  int shared_figures = 2;  // that a rewrite must share
  int window_days = 7;
  int neighbours = 32;  // earlier texts of one piece compared with each
};

// Sets copy_of of every copy, and clears that of every other report.
void mark_copies(std::span<ReadReport> reports, const CopyOptions& options = {});

}  // namespace isnad
