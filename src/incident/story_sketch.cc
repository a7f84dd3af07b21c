#include "incident/story_sketch.h"

#include <utility>

namespace isnad {

StorySketch story_sketch(Story story) {
  StorySketch s{std::move(story), std::make_unique<StorySketch::Owned>()};
  s.story.events = {};
  s.story.claims = {};
  if (s.story.place) s.story.place = &s.owned->place.emplace(*s.story.place);
  if (s.story.facility) s.story.facility = &s.owned->facility.emplace(*s.story.facility);
  s.owned->parties.reserve(s.story.initiators.size() + s.story.targets.size());  // so that no name moves
  for (auto* list : {&s.story.initiators, &s.story.targets})
    for (std::string_view& party : *list) party = s.owned->parties.emplace_back(party);
  return s;
}

}  // namespace isnad
