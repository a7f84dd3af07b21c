#include "incident/story_sketch.h"

#include <unordered_map>
#include <utility>

#include "model/binary.h"

namespace isnad {
namespace binary {

template <class A, Is<Days> V>
void visit(A& a, V& v) {
  visit(a, v.first), visit(a, v.last);
}
template <class A, Is<StoryFigure> V>
void visit(A& a, V& v) {
  visit(a, v.measure), visit(a, v.value);
}
// Of a story what is its own; its place, facility and parties follow.
template <class A, Is<Story> V>
void visit(A& a, V& v) {
  visit(a, v.background), visit(a, v.main), visit(a, v.days), visit(a, v.published), visit(a, v.families);
  visit(a, v.transfers), visit(a, v.figures);
}

}  // namespace binary

namespace {

constexpr char kForm = 1;

void point_into(StorySketch& s) {
  s.story.place = s.owned->place ? &*s.owned->place : nullptr;
  s.story.facility = s.owned->facility ? &*s.owned->facility : nullptr;
}

std::vector<std::string> copied(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

}  // namespace

StorySketch story_sketch(Story story) {
  StorySketch s{std::move(story), std::make_unique<StorySketch::Owned>()};
  s.story.events = {};
  s.story.claims = {};
  if (s.story.place) s.owned->place = *s.story.place;
  if (s.story.facility) s.owned->facility = *s.story.facility;
  point_into(s);
  s.owned->parties.reserve(s.story.initiators.size() + s.story.targets.size());  // so that no name moves
  for (auto* list : {&s.story.initiators, &s.story.targets})
    for (std::string_view& party : *list) party = s.owned->parties.emplace_back(party);
  return s;
}

ReportSketch sketch_stories(const ReadReport& report) {
  ReportSketch out;
  std::vector<Story> stories = stories_of(report, 0);
  std::unordered_map<std::string_view, std::size_t> home;
  for (std::size_t i = 0; i < stories.size(); ++i)
    for (const Claim* c : stories[i].claims) home.emplace(c->id, i);
  for (const Claim& c : report.found.claims) {
    if (c.part_of.empty()) continue;
    const auto part = home.find(c.id), whole = home.find(c.part_of);
    out.tied = out.tied || (part != home.end() && whole != home.end() && part->second != whole->second);
  }
  for (Story& s : stories) out.stories.push_back(story_sketch(std::move(s)));
  return out;
}

std::string story_bytes(const ReportSketch& sketch) {
  binary::Writer w;
  w.out.push_back(kForm);
  visit(w, sketch.tied);
  w.number(sketch.stories.size());
  for (const StorySketch& s : sketch.stories) {
    visit(w, s.story), visit(w, s.owned->place), visit(w, s.owned->facility);
    visit(w, copied(s.story.initiators)), visit(w, copied(s.story.targets));
  }
  return std::move(w.out);
}

std::optional<ReportSketch> parse_stories(std::string_view bytes) {
  if (bytes.empty() || bytes.front() != kForm) return std::nullopt;
  binary::Reader r(bytes.substr(1));
  ReportSketch out;
  visit(r, out.tied);
  const std::size_t count = r.size();
  std::vector<std::string> initiators, targets;
  for (std::size_t i = 0; i < count && !r.failed; ++i) {
    StorySketch& s = out.stories.emplace_back();
    s.owned = std::make_unique<StorySketch::Owned>();
    visit(r, s.story), visit(r, s.owned->place), visit(r, s.owned->facility);
    visit(r, initiators), visit(r, targets);
    point_into(s);
    auto& parties = s.owned->parties;
    parties.reserve(initiators.size() + targets.size());
    for (std::string& p : initiators) s.story.initiators.push_back(parties.emplace_back(std::move(p)));
    for (std::string& p : targets) s.story.targets.push_back(parties.emplace_back(std::move(p)));
    for (const StoryFigure& f : s.story.figures) r.failed = r.failed || static_cast<int>(f.measure) >= kMeasureCount;
  }
  if (r.failed || !r.done()) return std::nullopt;
  return out;
}

}  // namespace isnad
