// StorySketch: of a story, what linking compares, kept without the report it was told in.
//
// In: a story, or a report. Out: the same story without its events and claims, with the place, the facility and the
// parties it points at beside it. The stories of a hundred thousand reports fit so into the memory that the reports
// themselves would not. As bytes a case keeps them, so that adding reports need not read all others again.
//
//   const ReportSketch s = sketch_stories(report);   // the report may go now
//   keep(story_bytes(s));
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "incident/story.h"

namespace isnad {

struct StorySketch {
  struct Owned {
    std::optional<Place> place;
    std::optional<Facility> facility;
    std::vector<std::string> parties;
  };
  Story story;                   // views into `owned`
  std::unique_ptr<Owned> owned;  // what the story points at stays where it is when the sketch is moved
};

struct ReportSketch {
  std::vector<StorySketch> stories;  // in the order of stories_of()
  bool tied = false;  // a figure of one story is a part of a figure of another: one incident may be a part of another
};

StorySketch story_sketch(Story story);
ReportSketch sketch_stories(const ReadReport& report);

// The same sketch gives the same bytes. Nothing where the bytes are none of this form.
std::string story_bytes(const ReportSketch& sketch);
std::optional<ReportSketch> parse_stories(std::string_view bytes);

}  // namespace isnad
