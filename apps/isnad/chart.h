// A timeline drawn with characters: one row an origin, the days along the axis, what was known below.
//
//   killed  best 17 (17–22)
//                        2031-05-02        05-03
//   الشبكة السورية       (11)─────────────── 17
//   المرصد السوري        (8)──────────────── 22
//   known that day       8–11                17–22
//
// In: timelines and the width to draw in. Out: lines of at most that width, unless a single day does not fit. Days lie
// apart as far as they are in time, as the width allows; where they do not fit, the chart goes on in a second band.
// Arabic names are isolated, so that they do not move the numbers beside them. In ASCII there are ids in place of
// Arabic names.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ledger/timeline.h"
#include "screen.h"

namespace isnad {

struct ChartOptions {
  std::size_t width = 80;
  bool ascii = false;
  Style style;
};

std::string chart_text(const std::vector<Timeline>& timelines, const ChartOptions& options);
// One JSON object a figure line: its series, and what was known each day.
std::string chart_lines(const std::string& incident, const std::vector<Timeline>& timelines);

}  // namespace isnad
