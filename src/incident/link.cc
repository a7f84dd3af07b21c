#include "incident/link.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "incident/cluster.h"
#include "incident/score.h"
#include "incident/summary.h"

namespace isnad {
namespace {

constexpr double kBlockingFigure = 1.2;  // figures less telling than this do not bring stories together

struct Edge {
  double score;
  std::uint32_t a, b;
};

// A story under one key that may bring it together with others; sorted by key, then date.
struct BlockEntry {
  std::uint64_t key;
  std::int32_t day;
  std::uint32_t story;
  auto operator<=>(const BlockEntry&) const = default;
};

std::uint64_t key_of(char kind, std::string_view text, std::uint64_t extra = 0) {
  std::uint64_t h = 14695981039346656037ull ^ static_cast<unsigned char>(kind);
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return (h ^ extra) * 1099511628211ull;
}

std::int32_t day_of(const Story& s) { return s.days ? s.days->first : s.published.value_or(0); }

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
}

std::vector<std::uint64_t> candidate_pairs(const std::vector<Story>& stories, const LinkOptions& options) {
  std::vector<BlockEntry> entries;
  for (std::uint32_t i = 0; i < stories.size(); ++i) add_keys(stories[i], i, entries);
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t end = std::min(entries.size(), i + 1 + static_cast<std::size_t>(options.neighbours));
    for (std::size_t j = i + 1; j < end && entries[j].key == entries[i].key; ++j) {
      const std::uint32_t a = std::min(entries[i].story, entries[j].story);
      const std::uint32_t b = std::max(entries[i].story, entries[j].story);
      if (stories[a].report != stories[b].report) pairs.push_back(static_cast<std::uint64_t>(a) << 32 | b);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

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
    for (std::uint32_t i = 0; i < reports_.size(); ++i)
      for (Story& s : stories_of(*reports_[i], i)) stories_.push_back(std::move(s));
  }

  std::vector<Incident> run() {
    Clusters clusters(stories_);
    for (const Edge& e : edges()) {
      const char* refused = clusters.join(e.a, e.b);
      if (trace_) record(e.a, e.b, refused == nullptr, refused ? refused : "");
    }
    return incidents(clusters);
  }

 private:
  std::vector<Edge> edges() {
    std::vector<Edge> out;
    for (const std::uint64_t pair : candidate_pairs(stories_, options_)) {
      const auto a = static_cast<std::uint32_t>(pair >> 32);
      const auto b = static_cast<std::uint32_t>(pair);
      const PairScore s = score_pair(stories_[a], stories_[b], options_);
      if (!s.veto && s.total >= options_.threshold)
        out.push_back({s.total, a, b});
      else if (trace_)
        record(a, b, false, s.veto ? s.veto : "below the threshold");
    }
    std::sort(out.begin(), out.end(),
              [](const Edge& x, const Edge& y) { return std::tie(y.score, x.a, x.b) < std::tie(x.score, y.a, y.b); });
    return out;
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

  std::vector<Incident> incidents(const Clusters& clusters) const {
    std::vector<std::vector<const Story*>> groups(stories_.size());
    for (std::uint32_t i = 0; i < stories_.size(); ++i) groups[clusters.root(i)].push_back(&stories_[i]);
    std::vector<Incident> out;
    for (const auto& group : groups)
      if (!group.empty()) out.push_back(summarise(group, reports_));
    const auto rank = [](const Incident& i) {
      const MemberRef first = !i.claims.empty() ? i.claims.front() : i.events.front();
      const bool dated = i.time && i.time->start.year != 0;
      return std::tuple(!dated, dated ? i.time->start : Date{}, i.reports.front(), first, !i.claims.empty());
    };
    std::sort(out.begin(), out.end(), [&](const Incident& a, const Incident& b) { return rank(a) < rank(b); });
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
