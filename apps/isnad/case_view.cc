#include "case_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "incident/arrival.h"
#include "incident/copies.h"
#include "incident/summary.h"
#include "store/incident_codec.h"
#include "version.h"

namespace isnad {
namespace {

constexpr std::size_t kFew = 8;  // less than an eighth of the case is new: only what it touches is linked
constexpr int kTries = 8;        // so often another program may give numbers at the same moment

// Who linked: a change of the program or of its linking makes what a case keeps worthless.
std::string linker() { return fmt::format("{}/{}", kVersion, kLinkRevision); }

struct CaseContent {
  std::vector<ReadReport> reports;
  std::vector<Decision> decisions;
  DecidedCase linked;
};

enum class Use { kept, nothing_kept };

// The incidents of reports that were read.
Status read_links(Case& c, Use use, CaseContent& out) {
  auto decisions = c.decisions();
  if (!decisions) return decisions.error();
  out.decisions = std::move(*decisions);
  if (use == Use::kept) {
    auto kept = c.links(linker());
    if (!kept) return kept.error();
    if (*kept) {
      out.linked.incidents = std::move((*kept)->incidents);
      out.linked.aliases = std::move((*kept)->aliases);
      out.linked.outcomes = std::move((*kept)->outcomes);
      sort_by_date(out.linked.incidents);
      return Done{};
    }
  }
  const auto labels = c.labels();
  if (!labels) return labels.error();
  out.linked = link_decided(out.reports, out.decisions, *labels);
  return Done{};
}

Result<CaseContent> read_held(Case& c, Use use) {
  CaseContent out;
  auto reports = c.all_read_reports();
  if (!reports) return reports.error();
  out.reports = std::move(*reports);
  if (const Status s = read_links(c, use, out); !s) return s.error();
  return out;
}

// To be shown: with copies marked, on a thread of its own, as linking asks nothing of them.
Result<CaseContent> read_to_show(Case& c) {
  if (const Status s = c.hold(); !s) return s.error();
  CaseContent out;
  Status done = Done{};
  if (auto reports = c.all_read_reports()) {
    out.reports = std::move(*reports);
    in_pieces(
        2, 2,
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t i = begin; i < end; ++i)
            if (i == 0)
              mark_copies(out.reports);
            else
              done = read_links(c, Use::kept, out);
        },
        1);
  } else {
    done = reports.error();
  }
  c.release();
  if (!done) return done.error();
  return out;
}

struct Numbers {
  std::vector<IncidentLabel> fresh;
  LinksChange change;
};

Numbers numbers_of(DecidedCase linked) {
  Numbers out;
  out.fresh = std::move(linked.fresh);
  out.change.links = {std::move(linked.incidents), std::move(linked.aliases), std::move(linked.outcomes)};
  out.change.gone = std::move(linked.replaced);
  return out;
}

Result<Numbers> number_all(Case& c) {
  Result<CaseContent> read = read_held(c, Use::nothing_kept);
  if (!read) return read.error();
  Numbers out = numbers_of(std::move(read->linked));
  out.change.stories.resize(read->reports.size());
  in_pieces(read->reports.size(), 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      out.change.stories[i] = {read->reports[i].id, story_bytes(sketch_stories(read->reports[i]))};
  });
  return out;
}

// Of each report its stories: of old ones as the case keeps them, of new ones as they are read. Nothing where some are
// not kept.
Result<std::optional<Arrival>> arrival_of(Case& c, const std::vector<std::string>& fresh, LinksChange& change) {
  auto kept = c.stories();
  if (!kept) return kept.error();
  const Result<std::vector<ReadReport>> news = c.read_reports(fresh);
  if (!news) return news.error();
  const Result<CaseCounts> counts = c.counts();
  if (!counts) return counts.error();
  for (const ReadReport& r : *news) change.stories.emplace_back(r.id, story_bytes(sketch_stories(r)));
  const auto is_new = [&](const std::string& id) { return std::binary_search(fresh.begin(), fresh.end(), id); };
  std::erase_if(*kept, [&](const auto& row) { return is_new(row.first); });
  kept->insert(kept->end(), change.stories.begin(), change.stories.end());
  if (kept->size() != static_cast<std::size_t>(counts->reports)) return std::optional<Arrival>();
  std::sort(kept->begin(), kept->end());
  Arrival out;
  out.reports.resize(kept->size()), out.sketches.resize(kept->size());
  std::atomic<bool> damaged = false;
  in_pieces(kept->size(), 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      std::optional<ReportSketch> sketch = parse_stories((*kept)[i].second);
      if (sketch)
        out.sketches[i] = std::move(*sketch);
      else
        damaged = true;
      out.reports[i] = std::move((*kept)[i].first);
    }
  });
  if (damaged) return std::optional<Arrival>();
  for (const std::string& id : out.reports) out.fresh.push_back(is_new(id));
  return std::optional<Arrival>(std::move(out));
}

// Numbers for the incidents of a few new reports, without linking those that they do not touch.
Result<Numbers> number_arrivals(Case& c, const std::vector<std::string>& fresh,
                                const std::vector<Decision>& decisions) {
  LinksChange change;
  Result<std::optional<Arrival>> arrival = arrival_of(c, fresh, change);
  if (!arrival) return arrival.error();
  if (!*arrival) return number_all(c);
  const auto last = c.last_number();
  if (!last) return last.error();
  const CaseLookup lookup{[&](const CaseLookup::Ids& ids) { return c.read_reports(ids); },
                          [&](const CaseLookup::Ids& ids) { return c.labels_of(ids); }, *last};
  Result<DecidedCase> touched = link_arrivals(std::move(**arrival), decisions, lookup);
  if (!touched) return touched.error();
  Numbers out = numbers_of(std::move(*touched));
  out.change.all = false;
  out.change.stories = std::move(change.stories);
  return out;
}

// What a case lacks, found out by reading it at one moment; nothing where it lacks nothing.
Result<std::optional<Numbers>> missing_numbers(Case& c, Numbered& mark) {
  Result<Numbered> now = c.numbered();
  if (!now) return now.error();
  mark = std::move(*now);
  const Result<std::vector<Decision>> decisions = c.decisions();
  if (!decisions) return decisions.error();
  const auto decided = static_cast<std::int64_t>(decisions->size());
  const bool usable = mark.by == linker() && mark.decisions >= 0;
  if (usable && mark.upto == mark.last && mark.decisions == decided) return std::optional<Numbers>();
  const Result<std::vector<std::string>> fresh = c.reports_after(usable ? mark.upto : 0);
  if (!fresh) return fresh.error();
  const Result<CaseCounts> counts = c.counts();
  if (!counts) return counts.error();
  const bool few = usable && fresh->size() * kFew < static_cast<std::size_t>(counts->reports);
  Result<Numbers> numbers = few ? number_arrivals(c, *fresh, *decisions) : number_all(c);
  if (!numbers) return numbers.error();
  mark.by = linker();
  mark.decisions = decided;
  return std::optional<Numbers>(std::move(*numbers));
}

// What two lists of rows differ in first; empty where in nothing.
std::string difference(const DecidedCase& kept, const DecidedCase& linked) {
  if (kept.incidents.size() != linked.incidents.size())
    return fmt::format("{} incidents are kept, linking makes {}", kept.incidents.size(), linked.incidents.size());
  for (std::size_t i = 0; i < kept.incidents.size(); ++i) {
    const Incident &a = kept.incidents[i], &b = linked.incidents[i];
    if (a.id != b.id || encode_incident(a) != encode_incident(b))
      return fmt::format("{} is not what linking makes of it", a.id == b.id ? a.id : a.id + " or " + b.id);
  }
  if (kept.aliases != linked.aliases) return "numbers of incidents that became part of another are not those kept";
  if (kept.outcomes != linked.outcomes) return "what became of the decisions is not what is kept";
  return {};
}

}  // namespace

Result<CaseView> open_view(const std::string& path) {
  Result<Case> c = Case::open_readonly(path);
  if (!c) return c.error();
  Result<CaseContent> read = read_to_show(*c);
  if (!read) return read.error();
  return CaseView{std::move(*c), std::move(read->reports), std::move(read->decisions), std::move(read->linked)};
}

const Incident* find_incident(const DecidedCase& linked, const std::string& id) {
  const auto alias = linked.aliases.find(id);
  const std::string& now = alias == linked.aliases.end() ? id : alias->second;
  const auto at =
      std::find_if(linked.incidents.begin(), linked.incidents.end(), [&](const Incident& i) { return i.id == now; });
  return at == linked.incidents.end() ? nullptr : &*at;
}

Result<std::size_t> give_numbers(Case& c) {
  for (int i = 0;; ++i) {
    Numbered mark;
    if (const Status s = c.hold(); !s) return s.error();
    Result<std::optional<Numbers>> missing = missing_numbers(c, mark);
    c.release();
    if (!missing) return missing.error();
    if (!*missing) return std::size_t{0};
    const Numbers& numbers = **missing;
    const Result<bool> given = c.add_labels(numbers.fresh, &mark, &numbers.change);
    if (!given) return given.error();
    // Where others were faster for so long, the numbers are given by whoever adds next.
    if (*given || i == kTries) return numbers.fresh.size();
  }
}

Result<CaseCheck> check_links(const std::string& path) {
  Result<Case> c = Case::open_readonly(path);
  if (!c) return c.error();
  if (const Status s = c->hold(); !s) return s.error();
  const auto links = c->links(linker());
  if (links && !*links) {
    c->release();
    return CaseCheck{"links", true, "none are kept for the reports and decisions there are; the next add links all"};
  }
  Result<CaseContent> kept = read_held(*c, Use::kept);
  Result<CaseContent> linked = kept ? read_held(*c, Use::nothing_kept) : kept.error();
  const auto stories = c->stories();
  c->release();
  for (const Error* e :
       {kept ? nullptr : &kept.error(), linked ? nullptr : &linked.error(), stories ? nullptr : &stories.error()})
    if (e != nullptr) return CaseCheck{"links", false, e->message};
  std::string wrong = difference(kept->linked, linked->linked);
  if (wrong.empty() && stories->size() != linked->reports.size()) wrong = "stories are not kept of every report";
  for (std::size_t i = 0; wrong.empty() && i < stories->size(); ++i)
    if ((*stories)[i].second != story_bytes(sketch_stories(linked->reports[i])))
      wrong = fmt::format("report {}: not the stories of its reading", (*stories)[i].first);
  if (!wrong.empty()) return CaseCheck{"links", false, wrong};
  return CaseCheck{
      "links", true,
      fmt::format("{} incidents kept, each as linking everything makes it", kept->linked.incidents.size())};
}

void let_go(CaseView& view) {
  in_pieces(view.reports.size(), 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) view.reports[i] = {};
  });
}

std::string alias_note(const DecidedCase& linked, const std::string& id) {
  const auto alias = linked.aliases.find(id);
  return alias == linked.aliases.end() ? std::string() : fmt::format("{} is a part of {} now", id, alias->second);
}

}  // namespace isnad
