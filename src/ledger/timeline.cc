#include "ledger/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "ledger/reconcile.h"

namespace isnad {
namespace {

constexpr std::string_view kOutlet = "outlet:";

using Index = std::map<std::string_view, const ReadReport*>;

const Claim* find_claim(const Index& reports, const std::string& report, const std::string& claim) {
  if (const auto it = reports.find(report); it != reports.end())
    for (const Claim& c : it->second->found.claims)
      if (c.id == claim) return &c;
  return nullptr;
}

std::optional<Date> said_on(const WeighedClaim& w) {
  if (w.published && w.published->full()) return w.published;
  return w.as_of && w.as_of->full() ? w.as_of : std::nullopt;
}

std::vector<TimelineTrack> tracks_of(const FigureLine& line, const Index& reports) {
  std::vector<TimelineTrack> tracks;
  std::map<std::string, std::size_t> at;
  for (const WeighedClaim& w : line.claims) {
    if (!w.low && !w.high) continue;
    const auto [it, fresh] = at.try_emplace(w.origin, tracks.size());
    if (fresh) tracks.push_back({w.origin, {}, {}});
    TimelineTrack& t = tracks[it->second];
    t.points.push_back({said_on(w), w.report, w.claim, w.low, w.high, w.qualifier, w.status});
    std::string words = w.origin.starts_with(kOutlet) ? w.origin.substr(kOutlet.size()) : w.origin;
    const Claim* c = find_claim(reports, w.report, w.claim.substr(0, w.claim.find('+')));
    if (c != nullptr && !c->attribution.empty()) words = c->attribution.front().text;
    if (t.words.empty() || t.words == t.origin || (words != w.origin && words.size() > t.words.size()))
      t.words = std::move(words);
  }
  for (TimelineTrack& t : tracks)
    std::stable_sort(t.points.begin(), t.points.end(),
                     [](const TimelinePoint& a, const TimelinePoint& b) { return a.day < b.day; });
  std::stable_sort(tracks.begin(), tracks.end(), [](const TimelineTrack& a, const TimelineTrack& b) {
    return a.points.front().day < b.points.front().day;
  });
  return tracks;
}

// The line of another day's ledger that holds claims of this one: the one with most in common.
const FigureLine* same_line(const LedgerEntry& then, const FigureLine& line) {
  std::set<std::pair<std::string, std::string>> mine;
  for (const WeighedClaim& w : line.claims) mine.emplace(w.report, w.claim);
  const FigureLine* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const FigureLine& f : then.figures) {
    if (f.measure != line.measure || f.unit != line.unit) continue;
    const auto common = std::count_if(f.claims.begin(), f.claims.end(), [&](const WeighedClaim& w) {
      return mine.contains({w.report, w.claim});
    });
    if (common > most) best = &f, most = common;
  }
  return best;
}

}  // namespace

std::vector<Timeline> timelines(const LedgerEntry& entry, std::span<const ReadReport> reports, const RuleSet& rules) {
  std::vector<Timeline> out;
  std::set<Date> days;
  Index index;
  for (const ReadReport& r : reports) index.emplace(r.id, &r);
  for (const FigureLine& line : entry.figures) {
    Timeline t;
    t.tracks = tracks_of(line, index);
    if (t.tracks.empty()) continue;
    t.line = line;
    for (const TimelineTrack& track : t.tracks)
      for (const TimelinePoint& p : track.points)
        if (p.day) days.insert(*p.day);
    out.push_back(std::move(t));
  }
  // Only the reports of this incident matter for its ledger.
  std::vector<ReadReport> own;
  for (const ReadReport& r : reports)
    if (std::binary_search(entry.incident.reports.begin(), entry.incident.reports.end(), r.id)) own.push_back(r);
  for (const Date& day : days) {
    const Ledger then = reconcile(std::span(&entry.incident, 1), own, rules, day);
    if (then.empty()) continue;
    for (Timeline& t : out) {
      const bool spoke = std::any_of(t.tracks.begin(), t.tracks.end(), [&](const TimelineTrack& track) {
        return std::any_of(track.points.begin(), track.points.end(),
                           [&](const TimelinePoint& p) { return p.day == day; });
      });
      const FigureLine* f = spoke ? same_line(then.front(), t.line) : nullptr;
      if (f != nullptr) t.known.push_back({day, f->low, f->best, f->high});
    }
  }
  return out;
}

}  // namespace isnad
