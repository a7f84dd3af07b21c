#include "incident/block.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/parallel.h"
#include "incident/score.h"

namespace isnad {
namespace {

constexpr double kBlockingFigure = 1.2;    // figures less telling than this do not bring stories together
constexpr std::int64_t kSmall = 10;        // numbers up to this are shared by chance, two of them too
constexpr std::size_t kPairedFigures = 3;  // the most telling of a story meet by twos
constexpr std::size_t kStories = 4096;     // a piece of work

std::uint64_t key_of(char kind, std::string_view text, std::uint64_t extra = 0) {
  std::uint64_t h = 14695981039346656037ull ^ static_cast<unsigned char>(kind);
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return (h ^ extra) * 1099511628211ull;
}

std::int32_t day_of(const Story& s) { return s.days ? s.days->first : s.published.value_or(0); }

// Two figures that say little each say much together.
template <class Add>
void add_pairs(const Story& s, const Add& add) {
  std::vector<StoryFigure> telling;
  for (const StoryFigure& f : s.figures)
    if (f.value > kSmall) telling.push_back(f);
  std::stable_sort(telling.begin(), telling.end(), [](const StoryFigure& a, const StoryFigure& b) {
    return distinctiveness(a.value) > distinctiveness(b.value);
  });
  telling.resize(std::min(telling.size(), kPairedFigures));
  std::sort(telling.begin(), telling.end());
  const auto code = [](const StoryFigure& f) {
    return static_cast<std::uint64_t>(f.measure) << 56 | static_cast<std::uint64_t>(f.value);
  };
  for (std::size_t i = 0; i < telling.size(); ++i)
    for (std::size_t j = i + 1; j < telling.size(); ++j)
      add(key_of('2', "", code(telling[i]) * 1099511628211ull ^ code(telling[j])));
}

void add_keys(const Story& s, std::uint32_t i, std::vector<BlockEntry>& out) {
  const std::int32_t day = day_of(s);
  const auto add = [&](std::uint64_t key) { out.push_back({key, day, i}); };
  if (relate(s.facility, s.facility) == FacilityRelation::same) add(key_of('f', s.facility->id));
  if (s.place) {
    add(key_of('p', s.place->id.empty() ? s.place->name_ar : s.place->id));
    if (!s.place->name_en.empty()) add(key_of('a', s.place->name_en));
    // Stories of a whole governorate meet those of its towns.
    for (std::size_t level = 1; level < s.place->admin.size(); ++level) add(key_of('a', s.place->admin[level]));
    if (s.place->lat && s.place->lon) {
      // Neighbouring spellings of a village meet in a cell of about ten kilometres.
      const auto cell = [](double x) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(x * 10.0 + 4000.0));
      };
      add(key_of('g', "", cell(*s.place->lat) << 20 | cell(*s.place->lon)));
    }
  }
  if (s.transfers)
    for (const std::string_view who : s.targets) add(key_of('t', who));
  for (const StoryFigure& f : s.figures)
    if (distinctiveness(f.value) >= kBlockingFigure)
      add(key_of('n', "", static_cast<std::uint64_t>(f.measure) << 56 | static_cast<std::uint64_t>(f.value)));
  add_pairs(s, add);
}

}  // namespace

std::vector<BlockEntry> block_entries(const std::vector<Story>& stories, unsigned threads) {
  std::vector<std::vector<BlockEntry>> made((stories.size() + kStories - 1) / kStories);
  in_pieces(
      made.size(), threads,
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t p = begin; p < end; ++p) {
          const std::size_t last = std::min(stories.size(), (p + 1) * kStories);
          for (std::size_t i = p * kStories; i < last; ++i)
            add_keys(stories[i], static_cast<std::uint32_t>(i), made[p]);
          std::sort(made[p].begin(), made[p].end());
        }
      },
      1);
  // Sorted runs, merged two by two.
  while (made.size() > 1) {
    std::vector<std::vector<BlockEntry>> merged((made.size() + 1) / 2);
    in_pieces(
        merged.size(), threads,
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t p = begin; p < end; ++p) {
            if (2 * p + 1 == made.size()) {
              merged[p] = std::move(made[2 * p]);
              continue;
            }
            const auto& a = made[2 * p];
            const auto& b = made[2 * p + 1];
            merged[p].reserve(a.size() + b.size());
            std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged[p]));
          }
        },
        1);
    made = std::move(merged);
  }
  if (made.empty()) return {};
  std::vector<BlockEntry> entries = std::move(made.front());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

}  // namespace isnad
