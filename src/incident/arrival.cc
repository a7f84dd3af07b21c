#include "incident/arrival.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "incident/block.h"
#include "incident/place_memory.h"
#include "incident/score.h"

namespace isnad {
namespace {

constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

// All stories of the case, and those reached so far.
class Reach {
 public:
  // first_story: of each report its first story, and one more; tied: whether its stories are reached together.
  Reach(std::vector<Story> stories, std::vector<bool> fresh, const std::vector<std::uint32_t>& first_story,
        std::vector<bool> tied, const LinkOptions& options)
      : stories_(std::move(stories)),
        fresh_(std::move(fresh)),
        first_story_(first_story),
        tied_(std::move(tied)),
        options_(options),
        window_(static_cast<std::size_t>(std::max(options.neighbours, 0))),
        entries_(block_entries(stories_, options.threads)),
        place_numbers_(number_places(stories_)),
        memory_(stories_, place_numbers_),
        reached_(stories_.size(), false),
        looked_(stories_.size(), false),
        met_(stories_.size(), kNone) {
    // Where each story stands among the entries.
    first_.assign(stories_.size() + 1, 0);
    for (const BlockEntry& e : entries_) ++first_[e.story + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    places_.resize(entries_.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t at = 0; at < entries_.size(); ++at) places_[next[entries_[at].story]++] = at;
  }

  // New stories, and those that a new one has driven out of each other's sight.
  void reach_news() {
    for (std::uint32_t i = 0; i < stories_.size(); ++i)
      if (fresh_[i]) reach(i);
    for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
      bool news = false;
      for (end = begin; end < entries_.size() && entries_[end].key == entries_[begin].key; ++end)
        news = news || fresh_[entries_[end].story];
      if (news) reach_parted(begin, end);
    }
  }

  // The story, and all that sure pairs tie to it.
  void reach(std::uint32_t start) {
    if (reached_[start]) return;
    reached_[start] = true;
    std::vector<std::uint32_t> open{start};
    while (!open.empty()) {
      const std::uint32_t one = open.back();
      open.pop_back();
      all_.push_back(one);
      if (const std::uint32_t r = stories_[one].report; tied_[r])
        for (std::uint32_t i = first_story_[r]; i < first_story_[r + 1]; ++i)
          if (!reached_[i]) reached_[i] = true, open.push_back(i);
      for (std::uint32_t p = first_[one]; p < first_[one + 1]; ++p) {
        const std::size_t at = places_[p];
        const std::size_t last = std::min(entries_.size(), at + window_ + 1);
        for (std::size_t j = at - std::min(at, window_); j < last; ++j) {
          if (j == at || entries_[j].key != entries_[at].key) continue;
          const std::uint32_t other = entries_[j].story;
          // Looked at from the other side, or under another key.
          if (looked_[other] || met_[other] == one) continue;
          met_[other] = one;
          const auto pair = sure(one, other);
          if (!pair) continue;
          pairs_.push_back(*pair);
          if (reached_[other]) continue;
          reached_[other] = true;
          open.push_back(other);
        }
      }
      looked_[one] = true;
    }
  }

  bool reached(std::uint32_t i) const { return reached_[i]; }
  const std::vector<std::uint32_t>& all() const { return all_; }
  const std::vector<StoryPair>& pairs() const { return pairs_; }
  std::uint32_t report_of(std::uint32_t i) const { return stories_[i].report; }

 private:
  std::optional<StoryPair> sure(std::uint32_t x, std::uint32_t y) {
    const std::uint32_t a = std::min(x, y);
    const std::uint32_t b = std::max(x, y);
    if (stories_[a].report == stories_[b].report || memory_.differ(a, b)) return std::nullopt;
    const PairScore s = score_pair(stories_[a], stories_[b], options_);
    if (s.veto || s.total < options_.threshold) return std::nullopt;
    return StoryPair{s.total, a, b, nullptr};
  }

  // Within a block: pairs of old stories that were near enough before the new ones came, and are not now.
  void reach_parted(std::size_t begin, std::size_t end) {
    std::size_t news = end;  // the nearest new story behind i
    for (std::size_t i = end; i-- > begin;) {
      if (fresh_[entries_[i].story]) {
        news = i;
        continue;
      }
      if (news == end || news - i > window_) continue;
      std::size_t old = 0;  // stories behind i, as they were counted before
      for (std::size_t j = i + 1; j < end; ++j) {
        if (fresh_[entries_[j].story]) continue;
        if (++old > window_) break;
        if (j - i > window_ && sure(entries_[i].story, entries_[j].story))
          reach(entries_[i].story), reach(entries_[j].story);
      }
    }
  }

  std::vector<Story> stories_;
  std::vector<bool> fresh_;
  const std::vector<std::uint32_t>& first_story_;
  std::vector<bool> tied_;
  LinkOptions options_;
  std::size_t window_;
  std::vector<BlockEntry> entries_;
  std::vector<std::uint32_t> place_numbers_;
  PlaceMemory memory_;
  std::vector<std::uint32_t> first_, places_;  // of story i: places_[first_[i]] … places_[first_[i + 1]]
  std::vector<bool> reached_, looked_;         // looked: all its pairs were scored
  std::vector<std::uint32_t> met_;             // with which story each was scored last
  std::vector<std::uint32_t> all_;
  std::vector<StoryPair> pairs_;
};

// The reports that were read, and where their members are among all stories of the case.
class Opened {
 public:
  Opened(const std::vector<std::string>& ids, const std::vector<std::uint32_t>& first, const CaseLookup& lookup)
      : ids_(ids), first_(first), lookup_(lookup) {}

  Status read(const std::set<std::string>& wanted) {
    std::vector<std::string> missing;
    for (const std::string& id : wanted)
      if (!reports_.contains(id) && index_of(id) != kNone) missing.push_back(id);
    if (missing.empty()) return Done{};
    Result<std::vector<ReadReport>> found = lookup_.reports(missing);
    if (!found) return found.error();
    for (ReadReport& r : *found) {
      const std::uint32_t at = index_of(r.id);
      const ReadReport& kept = reports_.emplace(r.id, std::move(r)).first->second;
      std::uint32_t story = first_[at];
      for (const Story& s : stories_of(kept, at)) {
        for (const Claim* c : s.claims) home_[{kept.id, c->id}] = story;
        for (const Event* e : s.events) home_[{kept.id, e->id}] = story;
        ++story;
      }
    }
    return Done{};
  }

  std::uint32_t index_of(const std::string& id) const {
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    return at == ids_.end() || *at != id ? kNone : static_cast<std::uint32_t>(at - ids_.begin());
  }

  // The stories in which a number's members are told now.
  std::vector<std::uint32_t> stories(const IncidentLabel& label) const {
    std::vector<std::uint32_t> out;
    for (const MemberAnchor& a : label.members) {
      const auto report = reports_.find(a.ref.report);
      if (report == reports_.end()) continue;
      const MemberFinder finder(std::span(&report->second, 1));
      if (const auto m = finder.find(a))
        if (const auto at = home_.find(*m); at != home_.end()) out.push_back(at->second);
    }
    return out;
  }

  const std::map<std::string, ReadReport>& reports() const { return reports_; }

 private:
  const std::vector<std::string>& ids_;
  const std::vector<std::uint32_t>& first_;
  const CaseLookup& lookup_;
  std::map<std::string, ReadReport> reports_;
  std::map<MemberRef, std::uint32_t> home_;
};

std::vector<std::string> reports_of(const Reach& reach, const std::vector<std::string>& ids) {
  std::set<std::uint32_t> reports;
  for (const std::uint32_t i : reach.all()) reports.insert(reach.report_of(i));
  std::vector<std::string> out;
  out.reserve(reports.size());
  for (const std::uint32_t r : reports) out.push_back(ids[r]);
  return out;
}

}  // namespace

Result<DecidedCase> link_arrivals(Arrival arrival, std::span<const Decision> decisions, const CaseLookup& lookup,
                                  const LinkOptions& options) {
  std::vector<std::uint32_t> first;  // of each report its first story
  std::vector<Story> stories;
  std::vector<bool> fresh, tied;
  for (std::size_t r = 0; r < arrival.reports.size(); ++r) {
    first.push_back(static_cast<std::uint32_t>(stories.size()));
    tied.push_back(arrival.sketches[r].tied);
    for (StorySketch& s : arrival.sketches[r].stories) {
      stories.push_back(std::move(s.story));
      stories.back().report = static_cast<std::uint32_t>(r);
      fresh.push_back(arrival.fresh[r]);
    }
  }
  first.push_back(static_cast<std::uint32_t>(stories.size()));
  Reach reach(std::move(stories), std::move(fresh), first, std::move(tied), options);
  Opened opened(arrival.reports, first, lookup);
  reach.reach_news();
  for (const Decision& d : decisions)
    for (const auto* side : {&d.taken, &d.other})
      for (const MemberAnchor& a : *side)
        if (const std::uint32_t r = opened.index_of(a.ref.report); r != kNone)
          for (std::uint32_t i = first[r]; i < first[r + 1]; ++i) reach.reach(i);

  // A number goes with most of its members: where one of them is reached, all must be.
  std::vector<IncidentLabel> labels;
  for (std::size_t before = kNone; before != reach.all().size();) {
    before = reach.all().size();
    const std::vector<std::string> touched = reports_of(reach, arrival.reports);
    Result<std::vector<IncidentLabel>> found = lookup.labels(touched);
    if (!found) return found.error();
    std::set<std::string> wanted(touched.begin(), touched.end());
    for (const IncidentLabel& l : *found)
      for (const MemberAnchor& a : l.members) wanted.insert(a.ref.report);
    if (const Status s = opened.read(wanted); !s) return s.error();
    labels.clear();
    for (IncidentLabel& l : *found) {
      const std::vector<std::uint32_t> told = opened.stories(l);
      if (std::none_of(told.begin(), told.end(), [&](std::uint32_t i) { return reach.reached(i); })) continue;
      for (const std::uint32_t i : told) reach.reach(i);
      labels.push_back(std::move(l));
    }
  }
  DecidedCase c;
  for (const IncidentLabel& l : labels) c.replaced.push_back(l.n);
  if (lookup.last_number > 0) labels.push_back({lookup.last_number, {}});  // new numbers follow it

  // The reached stories, under their place among those of the reports that were read.
  std::vector<ReadReport> reports;
  std::unordered_map<std::uint32_t, std::uint32_t> local;
  std::vector<bool> wanted;
  for (const auto& [id, r] : opened.reports()) {
    const std::uint32_t at = opened.index_of(id);
    for (std::uint32_t i = first[at]; i < first[at + 1]; ++i) {
      local[i] = static_cast<std::uint32_t>(wanted.size());
      wanted.push_back(reach.reached(i));
    }
    reports.push_back(r);
  }
  std::vector<StoryPair> pairs = reach.pairs();
  for (StoryPair& p : pairs) p.a = local.at(p.a), p.b = local.at(p.b);
  c.incidents = link_pairs(reports, std::move(pairs), wanted, options);
  c.outcomes = apply_decisions(c.incidents, reports, decisions);
  number_incidents(c, reports, labels);
  return c;
}

}  // namespace isnad
