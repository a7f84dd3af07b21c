// StorySketch: of a story, what linking compares, kept without the report it was told in.
//
// In: a story. Out: the same story without its events and claims, with the place, the facility and the parties it
// points at beside it. The stories of a hundred thousand reports fit so into the memory that the reports themselves
// would not.
//
//   for (Story& s : stories_of(report, i)) sketches.push_back(story_sketch(std::move(s)));   // the report may go now
#pragma once

#include <memory>
#include <optional>
#include <string>
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

StorySketch story_sketch(Story story);

}  // namespace isnad
