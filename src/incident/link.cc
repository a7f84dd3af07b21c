#include "incident/link.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/parallel.h"
#include "incident/block.h"
#include "incident/cluster.h"
#include "incident/place_memory.h"
#include "incident/score.h"
#include "incident/summary.h"

namespace isnad {
namespace {

constexpr std::size_t kReports = 256;  // a piece of work
constexpr std::size_t kEntries = 32768;
constexpr std::size_t kGroups = 256;

std::string about(const Story& s) {
  std::string out = s.background ? "history" : "no place";
  if (s.facility)
    out = s.facility->name_ar.empty() ? s.facility->id : s.facility->name_ar;
  else if (s.place)
    out = s.place->name_ar.empty() ? s.place->id : s.place->name_ar;
  if (s.days) out += " " + Date::from_days(s.days->first).text();
  if (s.days && s.days->last != s.days->first) out += "…" + Date::from_days(s.days->last).text();
  return out;
}

class Linker {
 public:
  Linker(std::span<const ReadReport> reports, const LinkOptions& options, std::vector<LinkDecision>* trace)
      : options_(options), trace_(trace) {
    for (const ReadReport& r : reports) reports_.push_back(&r);
    std::sort(reports_.begin(), reports_.end(), [](const ReadReport* a, const ReadReport* b) { return a->id < b->id; });
    std::vector<std::vector<Story>> told(reports_.size());
    in_pieces(
        reports_.size(), options_.threads,
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t i = begin; i < end; ++i) told[i] = stories_of(*reports_[i], static_cast<std::uint32_t>(i));
        },
        kReports);
    for (std::vector<Story>& list : told) std::move(list.begin(), list.end(), std::back_inserter(stories_));
  }

  std::vector<Incident> run() { return joined(scored_pairs(), {}); }

  // Incidents out of these pairs; of stories that are not wanted nothing is made. Empty: all are.
  std::vector<Incident> joined(std::vector<StoryPair> pairs, const std::vector<bool>& wanted) {
    Clusters clusters(stories_);
    for (const StoryPair& e : surest_first(std::move(pairs))) {
      const char* refused = clusters.join(e.a, e.b);
      if (trace_) record(e.a, e.b, refused == nullptr, refused ? refused : "");
    }
    return incidents(clusters, wanted);
  }

 private:
  bool sure(const StoryPair& e) const { return !e.veto && e.score >= options_.threshold; }

  // The pairs that are sure enough to be joined, each once.
  std::vector<StoryPair> surest_first(std::vector<StoryPair> pairs) {
    const auto of = [](const StoryPair& e) { return std::pair(e.a, e.b); };
    std::sort(pairs.begin(), pairs.end(), [&](const StoryPair& x, const StoryPair& y) { return of(x) < of(y); });
    pairs.erase(
        std::unique(pairs.begin(), pairs.end(), [&](const StoryPair& x, const StoryPair& y) { return of(x) == of(y); }),
        pairs.end());
    if (trace_)
      for (const StoryPair& e : pairs)
        if (!sure(e)) record(e.a, e.b, false, e.veto ? e.veto : "below the threshold");
    std::erase_if(pairs, [&](const StoryPair& e) { return !sure(e); });
    std::sort(pairs.begin(), pairs.end(), [](const StoryPair& x, const StoryPair& y) {
      return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b);
    });
    return pairs;
  }

  // Every pair of stories that meets under a key, some twice; without a trace only those sure enough. Pairs are far
  // more than stories, so that each is scored where it is met and dropped at once.
  std::vector<StoryPair> scored_pairs() const {
    const std::vector<BlockEntry> entries = block_entries(stories_, options_.threads);
    const std::vector<std::uint32_t> places = number_places(stories_);
    std::vector<std::vector<StoryPair>> found((entries.size() + kEntries - 1) / kEntries);
    in_pieces(
        entries.size(), options_.threads,
        [&](std::size_t begin, std::size_t end) {
          PlaceMemory memory(stories_, places);
          meet(entries, begin, end, memory, found[begin / kEntries]);
        },
        kEntries);
    std::vector<StoryPair> out;
    for (const std::vector<StoryPair>& list : found) out.insert(out.end(), list.begin(), list.end());
    return out;
  }

  void meet(const std::vector<BlockEntry>& entries, std::size_t begin, std::size_t end, PlaceMemory& memory,
            std::vector<StoryPair>& out) const {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t last = std::min(entries.size(), i + 1 + static_cast<std::size_t>(options_.neighbours));
      for (std::size_t j = i + 1; j < last && entries[j].key == entries[i].key; ++j) {
        const std::uint32_t a = std::min(entries[i].story, entries[j].story);
        const std::uint32_t b = std::max(entries[i].story, entries[j].story);
        if (stories_[a].report == stories_[b].report || (!trace_ && memory.differ(a, b))) continue;
        const PairScore s = score_pair(stories_[a], stories_[b], options_);
        const StoryPair e{s.total, a, b, s.veto};
        if (trace_ || sure(e)) out.push_back(e);
      }
    }
  }

  MemberRef first_of(const Story& s) const {
    return {reports_[s.report]->id, s.events.empty() ? s.claims.front()->id : s.events.front()->id};
  }

  void record(std::uint32_t a, std::uint32_t b, bool joined, const char* note) {
    LinkDecision d;
    d.a = first_of(stories_[a]);
    d.b = first_of(stories_[b]);
    d.about_a = about(stories_[a]);
    d.about_b = about(stories_[b]);
    d.score = score_pair(stories_[a], stories_[b], options_, &d.terms).total;
    d.joined = joined;
    d.note = note;
    trace_->push_back(std::move(d));
  }

  std::vector<Incident> incidents(const Clusters& clusters, const std::vector<bool>& wanted) const {
    std::vector<std::vector<const Story*>> groups(stories_.size());
    for (std::uint32_t i = 0; i < stories_.size(); ++i)
      if (wanted.empty() || wanted[i]) groups[clusters.root(i)].push_back(&stories_[i]);
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
    std::vector<Incident> out(groups.size());
    in_pieces(
        groups.size(), options_.threads,
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t i = begin; i < end; ++i) out[i] = summarise(groups[i], reports_);
        },
        kGroups);
    sort_by_date(out);
    for (std::size_t i = 0; i < out.size(); ++i) out[i].id = "i-" + std::to_string(i + 1);
    set_parents(out);
    return out;
  }

  // An incident one of whose figures is told as a part of another's is a part of that incident.
  void set_parents(std::vector<Incident>& incidents) const {
    std::map<MemberRef, std::size_t> home;  // of the parts and their wholes alone
    for (const ReadReport* r : reports_)
      for (const Claim& c : r->found.claims)
        if (!c.part_of.empty()) home[{r->id, c.id}] = home[{r->id, c.part_of}] = incidents.size();
    if (home.empty()) return;
    for (std::size_t i = 0; i < incidents.size(); ++i)
      for (const MemberRef& ref : incidents[i].claims)
        if (const auto at = home.find(ref); at != home.end()) at->second = i;
    std::set<std::size_t> wholes;
    for (const ReadReport* r : reports_)
      for (const Claim& c : r->found.claims) {
        if (c.part_of.empty()) continue;
        const std::size_t part = home[{r->id, c.id}];
        const std::size_t whole = home[{r->id, c.part_of}];
        if (part == whole || part == incidents.size() || whole == incidents.size()) continue;
        // One level, so that no incident is part of its own part.
        if (incidents[part].parent.empty() && incidents[whole].parent.empty() && !wholes.contains(part)) {
          incidents[part].parent = incidents[whole].id;
          wholes.insert(whole);
        }
      }
  }

  LinkOptions options_;
  std::vector<LinkDecision>* trace_;
  std::vector<const ReadReport*> reports_;
  std::vector<Story> stories_;
};

}  // namespace

std::vector<Incident> link(std::span<const ReadReport> reports, const LinkOptions& options) {
  return Linker(reports, options, nullptr).run();
}

std::vector<Incident> link_pairs(std::span<const ReadReport> reports, std::vector<StoryPair> pairs,
                                 const std::vector<bool>& wanted, const LinkOptions& options) {
  return Linker(reports, options, nullptr).joined(std::move(pairs), wanted);
}

LinkResult link_traced(std::span<const ReadReport> reports, const LinkOptions& options) {
  LinkResult out;
  out.incidents = Linker(reports, options, &out.decisions).run();
  std::stable_sort(out.decisions.begin(), out.decisions.end(), [](const LinkDecision& a, const LinkDecision& b) {
    return std::tie(a.a.report, a.b.report) < std::tie(b.a.report, b.b.report);
  });
  return out;
}

std::string text(const LinkDecision& d) {
  const auto number = [](double v, bool sign) {
    char b[32];
    std::snprintf(b, sizeof b, sign ? "%+.1f" : "%.1f", v);
    return std::string(b);
  };
  std::string out = d.a.report + " " + d.about_a + " + " + d.b.report + " " + d.about_b + ": ";
  for (std::size_t i = 0; i < d.terms.size(); ++i)
    out += (i ? ", " : "") + d.terms[i].name + " " + number(d.terms[i].value, true);
  out += " = " + number(d.score, false) + (d.joined ? " joined" : " apart");
  if (!d.note.empty()) out += " (" + d.note + ")";
  return out;
}

}  // namespace isnad
