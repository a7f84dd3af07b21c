#include "incident/copies.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "incident/score.h"

namespace isnad {
namespace {

constexpr std::size_t kRows = 2;  // bins of a piece; 32 pieces find a likeness of 0.25 in 87 of 100, of 0.5 always
constexpr std::size_t kPieces = kSketchBins / kRows;
constexpr std::uint32_t kNoText = std::numeric_limits<std::uint32_t>::max();
constexpr double kTelling = 0.5;      // numbers of less weight (10 and below, 20, 300 …) are shared by chance
constexpr double kSmallFigure = 0.5;  // so much of a telling one
constexpr double kSameText = 0.9;

// A figure with the chain by which it came.
using ChainedFigure = std::tuple<Measure, std::int64_t, std::vector<std::string_view>>;

std::set<ChainedFigure> chained_figures(const ReadReport& r) {
  std::set<ChainedFigure> out;
  for (const Claim& c : r.found.claims) {
    const auto n = c.value.low ? c.value.low : c.value.high;
    if (c.kind != ClaimKind::figure || c.background || !n || *n <= 0) continue;
    std::vector<std::string_view> chain;
    for (const Link& l : c.attribution) chain.push_back(l.entity.empty() ? l.text : l.entity);
    out.emplace(c.measure, *n, std::move(chain));
  }
  return out;
}

class CopyFinder {
 public:
  CopyFinder(std::span<ReadReport> reports, const CopyOptions& options) : options_(options) {
    for (ReadReport& r : reports) {
      r.copy_of.reset();
      if (r.sketch) texts_.push_back({&r, &*r.sketch, day_of(r), 0});
    }
    std::sort(texts_.begin(), texts_.end(), [](const Text& a, const Text& b) { return a.order() < b.order(); });
    for (const Text& t : texts_) days_.push_back(t.day.value_or(0));
    last_.assign(std::bit_ceil(texts_.size() * kPieces), kNoText);
    before_.assign(texts_.size() * kPieces, kNoText);
    compared_.assign(texts_.size(), kNoText);
    figures_.resize(texts_.size());
  }

  void run() {
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      Text& text = texts_[i];
      text.first = i;
      const double like = join_nearest(i);
      if (text.first != i) {
        const ReadReport& first = *texts_[text.first].report;
        text.report->copy_of = CopyOf{first.id, first.outlet, like};
      }
      // What is like a text that says the same as an earlier one is found by the earlier one.
      if (like < kSameText) file(i);
    }
  }

 private:
  struct Text {
    ReadReport* report;
    const Sketch* sketch;
    std::optional<std::int32_t> day;
    std::uint32_t first;  // index of the text it is a copy of, or its own
    std::tuple<bool, std::int32_t, std::string_view> order() const { return {!day, day.value_or(0), report->id}; }
  };

  static std::optional<std::int32_t> day_of(const ReadReport& r) {
    return r.published && r.published->full() ? std::optional(r.published->first_day()) : std::nullopt;
  }

  static std::uint64_t piece(const Sketch& s, std::size_t n) {
    return std::uint64_t{s.bins[kRows * n]} << 16 | s.bins[kRows * n + 1];
  }

  // Where the texts of a piece are filed, perhaps among those of others.
  std::size_t slot(const Sketch& s, std::size_t n) const {
    std::uint64_t h = (piece(s, n) << 8 | n) * 0x9e3779b97f4a7c15ull;
    return (h ^ h >> 32) & (last_.size() - 1);
  }

  void file(std::uint32_t i) {
    for (std::size_t n = 0; n < kPieces; ++n) {
      std::uint32_t& last = last_[slot(*texts_[i].sketch, n)];
      before_[i * kPieces + n] = last;
      last = static_cast<std::uint32_t>(i * kPieces + n);
    }
  }

  // Makes the text a copy of what the nearest earlier one is a copy of. Out: the likeness, 0 where there is none.
  double join_nearest(std::uint32_t i) {
    Text& text = texts_[i];
    double best = 0;
    std::uint32_t nearest = kNoText;
    for (std::size_t n = 0; n < kPieces; ++n) {
      const std::uint64_t wanted = piece(*text.sketch, n);
      int left = options_.neighbours;
      for (std::uint32_t at = last_[slot(*text.sketch, n)]; at != kNoText && left > 0; at = before_[at]) {
        const auto e = static_cast<std::uint32_t>(at / kPieces);
        // The earlier in the list, the earlier the day; what a text is a copy of came out no later than it.
        if (text.day && *text.day - days_[e] > options_.window_days) break;
        const Text& other = texts_[e];
        if (at % kPieces != n || piece(*other.sketch, n) != wanted) continue;
        --left;
        if (compared_[e] == i) continue;
        compared_[e] = i;
        if (!near(texts_[other.first], text)) continue;
        const double like = likeness(*other.sketch, *text.sketch);
        if (like < best || (like == best && e > nearest) || !one_text(e, i, like)) continue;
        best = like;
        nearest = e;
      }
    }
    if (nearest != kNoText) text.first = texts_[nearest].first;
    return best;
  }

  bool near(const Text& a, const Text& b) const {
    return !a.day || !b.day || std::abs(*a.day - *b.day) <= options_.window_days;
  }

  bool one_text(std::uint32_t earlier_at, std::uint32_t later_at, double like) {
    const Text &earlier = texts_[earlier_at], &later = texts_[later_at];
    if (like >= options_.copied) return true;
    const Sketch& a = *earlier.sketch;
    const Sketch& b = *later.sketch;
    // A later, longer text that holds an earlier one may be a round-up of several.
    const bool cut = b.words <= a.words || !earlier.day || !later.day || *earlier.day == *later.day;
    if (cut && like >= options_.cut && part_held(a, b) >= options_.cut_held) return true;
    return like >= options_.rewritten && share_figures(earlier_at, later_at);
  }

  bool share_figures(std::uint32_t a, std::uint32_t b) {
    const std::set<ChainedFigure>&one = figures_of(a), &other = figures_of(b);
    double shared = 0;
    for (const ChainedFigure& f : one)
      if (other.contains(f)) shared += distinctiveness(std::get<1>(f)) < kTelling ? kSmallFigure : 1;
    return shared >= options_.shared_figures;
  }

  // Found out when they are first asked for.
  const std::set<ChainedFigure>& figures_of(std::uint32_t i) {
    if (!figures_[i]) figures_[i] = chained_figures(*texts_[i].report);
    return *figures_[i];
  }

  const CopyOptions& options_;
  std::vector<Text> texts_;            // by order()
  std::vector<std::int32_t> days_;     // of each text that has one; a dated text meets only dated ones before it
  std::vector<std::uint32_t> last_;    // by slot: number of the piece filed last, kPieces · text + n
  std::vector<std::uint32_t> before_;  // by number of the piece: the one filed before it in the slot
  std::vector<std::optional<std::set<ChainedFigure>>> figures_;  // of each text, where they were asked for
  std::vector<std::uint32_t> compared_;                          // by text: the later one it was compared with last
};

}  // namespace

void mark_copies(std::span<ReadReport> reports, const CopyOptions& options) { CopyFinder(reports, options).run(); }

}  // namespace isnad
