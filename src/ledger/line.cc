#include "ledger/line.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "ledger/voice.h"

namespace isnad {
namespace {

constexpr std::int32_t kWindowStartDays = 30;  // running totals that start farther apart count different periods
constexpr std::int32_t kFlowDays = 2;
constexpr std::int64_t kSameOrder = 3;
constexpr double kSameStock = 0.6;  // stocks less alike than this are of different moments

// «الشرطة», «قوات الأمن», «مسلحون»: parties that name no body.
bool unnamed_body(const std::string& party) {
  return party == "police" || party == "militants" || party == "prison_guards" || party.ends_with("_unnamed");
}

std::string group_of(const Claim& c) {
  const bool plain = c.who.category == Category::detainee || c.who.category == Category::unspecified ||
                     c.who.category == Category::combatant;
  if (counts_prisoners(c.measure) && plain) return "detainee";
  if (!c.who.party.empty() && !unnamed_body(c.who.party.front())) return c.who.party.front();
  if (c.who.category == Category::unspecified && (c.measure == Measure::detained || c.measure == Measure::capacity))
    return "detainee";
  return std::string(name(c.who.category));
}

Scope scope_of(const Claim& c) {
  switch (c.measure) {
    case Measure::killed:
    case Measure::wounded:
    case Measure::casualties:
    case Measure::bodies_found:
    case Measure::neutralised:
      // The dead and wounded are not a stock: such a figure is a running total.
      return c.scope == Scope::stock ? Scope::cumulative : c.scope;
    case Measure::capacity:
    case Measure::detained: return Scope::stock;
    default: return c.scope;
  }
}

// «12 policemen» and «12 of the security forces» of one incident are one group where no second body is named: the named
// group of each measure and category that stands for the unnamed one.
using Aliases = std::map<std::pair<Measure, Category>, std::string>;

std::string group_of(const Claim& c, const Aliases& aliases) {
  const auto named = aliases.find({c.measure, c.who.category});
  return named != aliases.end() && group_of(c) == name(c.who.category) ? named->second : group_of(c);
}

bool without_party(const Claim& c, Category category) {
  return c.who.party.empty() && c.who.category == category && c.unit == Unit::person && c.scope == Scope::incident &&
         c.value.low && c.value.low == c.value.high;
}

// «9 civilians killed» and «9 killed», «17 killed»: where no speaker gives both and a number is said of both, those
// killed without a word are the civilians.
bool unsaid_are_civilians(const IncidentClaims& all, Measure measure) {
  constexpr std::int64_t kByChance = 4;
  std::set<std::int64_t> civilians;
  std::map<std::pair<const ReadReport*, std::string_view>, std::set<std::int64_t>> told;  // looked up only
  const auto of = [&](const Claim& c, Category category) { return c.measure == measure && without_party(c, category); };
  const auto whole = [](const Claim& c) { return c.part_of.empty() && !c.headline; };
  const auto origin = [](const Claim& c) {
    return c.attribution.empty() ? std::string_view() : std::string_view(c.attribution.front().text);
  };
  for (const auto& [report, c] : all.figures) {
    if (!of(*c, Category::civilian)) continue;
    civilians.insert(*c->value.low);
    if (whole(*c)) told[{report, origin(*c)}].insert(*c->value.low);
  }
  bool shared = false;
  for (const auto& [report, c] : all.figures) {
    if (!of(*c, Category::unspecified)) continue;
    const std::int64_t n = *c->value.low;
    shared = shared || (n > kByChance && civilians.contains(n));
    const auto beside = whole(*c) ? told.find({report, origin(*c)}) : told.end();
    if (beside != told.end() && (beside->second.size() > 1 || !beside->second.contains(n))) return false;
  }
  return shared;
}

Aliases aliases_of(const IncidentClaims& all) {
  std::map<std::pair<Measure, Category>, std::set<std::string>> named;
  for (const auto& [report, c] : all.figures)
    if (!c->who.party.empty() && !unnamed_body(c->who.party.front()) &&
        (c->who.category == Category::security || c->who.category == Category::combatant))
      named[{c->measure, c->who.category}].insert(c->who.party.front());
  Aliases out;
  for (const auto& [key, parties] : named)
    if (parties.size() == 1) out[key] = *parties.begin();
  for (const Measure m : {Measure::killed, Measure::wounded})
    if (unsaid_are_civilians(all, m)) out[{m, Category::unspecified}] = name(Category::civilian);
  return out;
}

// Whether parts of a whole are told apart by who did them: not who holds the arrested; and only if another part beside
// it is of another doer.
bool told_by_doer(const IncidentClaims& all, const ReadReport& report, const Claim& c) {
  const bool harm = c.measure == Measure::killed || c.measure == Measure::wounded || c.measure == Measure::casualties;
  if (!harm) return false;
  for (auto at = all.by_ref.lower_bound({report.id, {}}); at != all.by_ref.end() && at->first.report == report.id;
       ++at) {
    const Claim& o = *at->second;
    if (o.part_of == c.part_of && o.measure == c.measure && o.by && !o.by->party.empty() &&
        o.by->party.front() != c.by->party.front())
      return true;
  }
  return false;
}

std::string bucket_of(const IncidentClaims& all, const Aliases& aliases, const ReadReport& report, const Claim& c,
                      const std::string& group) {
  if (c.modality == Modality::irrealis) return "planned";
  if (c.part_of.empty()) return {};
  if (c.by && !c.by->party.empty() && told_by_doer(all, report, c)) return "by " + c.by->party.front();
  const auto whole = all.by_ref.find({report.id, c.part_of});
  if (whole == all.by_ref.end() || whole->second == &c) return {};
  const Claim& w = *whole->second;
  if (w.measure != c.measure || w.unit != c.unit || group_of(w, aliases) != group) return {};
  const auto digits = [](const std::optional<std::int64_t>& v) { return v ? std::to_string(*v) : std::string("?"); };
  return "part " + digits(c.value.low) + "-" + digits(c.value.high);
}

auto place_in_order(const Voiced& v) {
  return std::tuple(v.day, v.published, std::string_view(v.report->id), v.claim->span.begin, std::string_view(v.id));
}

void sort_line(std::vector<Voiced>& claims) {
  std::sort(claims.begin(), claims.end(),
            [](const Voiced& a, const Voiced& b) { return place_in_order(a) < place_in_order(b); });
}

struct Window {
  std::int32_t first = kNoDay, last = kNoDay;
  bool known() const { return first != kNoDay; }
};

Window window_of(const Voiced& v) {
  const auto t = stated(v.claim->time);
  if (!t || t->start.year == 0) return {};
  const Date& end = t->end.year != 0 ? t->end : t->start;
  return {t->start.first_day(), std::max(end.last_day(), t->start.last_day())};
}

bool apart(Window a, Window b) {
  return a.known() && b.known() && (b.first - a.last > kFlowDays || a.first - b.last > kFlowDays);
}

bool same_number(const Voiced& a, const Voiced& b) { return a.number() && b.number() && *a.number() == *b.number(); }

// Whether a flow figure can speak of the same wave of people as those of a series.
int flow_fit(const std::vector<Voiced>& series, const Voiced& v) {
  int fit = 1;
  for (const Voiced& s : series) {
    if (apart(window_of(s), window_of(v))) return 0;
    if (same_number(s, v)) fit = std::max(fit, 3);
    if (s.report != v.report) continue;
    if (s.claim->supersedes == v.claim->id || v.claim->supersedes == s.claim->id) return 4;
    const bool heading = s.claim->headline || v.claim->headline;
    if (heading) fit = std::max(fit, 2);
    // One speaker does not contradict himself in one breath: another number is another wave.
    if (!heading && s.voice == v.voice && !same_number(s, v)) return 0;
  }
  return fit;
}

std::vector<std::vector<Voiced>> split_flow(std::vector<Voiced> claims) {
  std::vector<std::vector<Voiced>> out;
  // Body figures first: a headline follows the body.
  std::stable_partition(claims.begin(), claims.end(), [](const Voiced& v) { return !v.claim->headline; });
  for (Voiced& v : claims) {
    std::size_t best = out.size();
    int best_fit = 0;
    for (std::size_t i = 0; i < out.size(); ++i)
      if (const int fit = flow_fit(out[i], v); fit > best_fit) best = i, best_fit = fit;
    if (best == out.size()) out.emplace_back();
    out[best].push_back(std::move(v));
  }
  return out;
}

std::vector<std::vector<Voiced>> split_stock(std::vector<Voiced> claims) {
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Voiced& a, const Voiced& b) { return a.number() > b.number(); });
  std::vector<std::vector<Voiced>> out;
  for (Voiced& v : claims) {
    const auto last = out.empty() ? std::nullopt : out.back().front().number();
    const bool alike =
        last && v.number() && static_cast<double>(*v.number()) >= kSameStock * static_cast<double>(*last);
    const bool unnumbered = !v.number() && !out.empty();
    if (alike || unnumbered)
      out.back().push_back(std::move(v));
    else
      out.emplace_back().push_back(std::move(v));
  }
  return out;
}

std::vector<std::vector<Voiced>> split_windows(std::vector<Voiced> claims) {
  std::vector<std::vector<Voiced>> out(1);
  std::vector<Voiced> open;
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Voiced& a, const Voiced& b) { return window_of(a).first < window_of(b).first; });
  std::int32_t start = kNoDay;
  for (Voiced& v : claims) {
    const Window w = window_of(v);
    const bool ranged = w.known() && w.last - w.first > kWindowStartDays;
    if (!ranged) {
      open.push_back(std::move(v));
      continue;
    }
    if (start != kNoDay && w.first - start > kWindowStartDays) out.emplace_back();
    start = w.first;
    out.back().push_back(std::move(v));
  }
  auto largest =
      std::max_element(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (Voiced& v : open) largest->push_back(std::move(v));
  return out;
}

std::vector<std::vector<Voiced>> split(const LineKey& key, std::vector<Voiced> claims) {
  if (!key.bucket.empty()) return {std::move(claims)};
  if (is_flow(key.measure)) return split_flow(std::move(claims));
  if (key.measure == Measure::detained) return split_stock(std::move(claims));
  if (key.scope == Scope::cumulative) return split_windows(std::move(claims));
  return {std::move(claims)};
}

// The period of a running total: its own, or that of the events it sums up.
Window period_of(const Voiced& v) {
  Window w = window_of(v);
  for (const Event& e : v.report->found.events) {
    const auto t = e.id == v.claim->event ? stated(e.time) : std::nullopt;
    if (t && t->start.year != 0) w.first = w.known() ? std::min(w.first, t->start.first_day()) : t->start.first_day();
  }
  return w;
}

// Running totals whose period begins with the incident are the incident's own toll, if all of them are.
void fold_running_totals(std::map<LineKey, std::vector<Voiced>>& lines, const Incident& incident) {
  if (!incident.time || !incident.time->start.full()) return;
  const std::int32_t start = incident.time->start.first_day();
  for (auto& [key, claims] : lines) {
    if (key.scope != Scope::cumulative || is_flow(key.measure)) continue;
    LineKey own = key;
    own.scope = Scope::incident;
    const auto to = lines.find(own);
    if (to == lines.end()) continue;
    std::int64_t most = 0;
    for (const Voiced& v : to->second) most = std::max(most, v.high.value_or(v.number().value_or(0)));
    const bool own_toll = std::all_of(claims.begin(), claims.end(), [&](const Voiced& v) {
      const Window w = period_of(v);
      // Without a stated period, a total of another order of size is of another period.
      return w.known() ? w.first >= start - 1 : v.number().value_or(0) <= kSameOrder * most;
    });
    if (!own_toll) continue;
    std::move(claims.begin(), claims.end(), std::back_inserter(to->second));
    claims.clear();
  }
  std::erase_if(lines, [](const auto& line) { return line.second.empty(); });
}

Group group_label(const std::vector<Voiced>& claims, const std::string& group) {
  Group who;
  std::map<Category, int> categories;
  std::map<std::string, int> parties;
  for (const Voiced& v : claims) {
    ++categories[v.claim->who.category];
    for (const std::string& p : v.claim->who.party) ++parties[p];
  }
  int best = 0;
  for (const auto& [c, n] : categories)
    if (n > best) who.category = c, best = n;
  if (group == "detainee") who.category = Category::detainee;
  if (group == name(Category::civilian)) who.category = Category::civilian;
  // A party names the line where most of its claims name it, or where no other is named.
  for (const auto& [p, n] : parties)
    if (2 * n >= static_cast<int>(claims.size()) || parties.size() == 1) who.party.push_back(p);
  const auto first = std::find(who.party.begin(), who.party.end(), group);
  if (first != who.party.end()) std::rotate(who.party.begin(), first, first + 1);
  return who;
}

}  // namespace

bool counts_prisoners(Measure m) {
  return m == Measure::escaped || m == Measure::escape_attempted || m == Measure::recaptured || m == Measure::at_large;
}

bool is_flow(Measure m) { return m == Measure::displaced || m == Measure::returned; }

// «the civil defence» is the Syrian one where that one speaks too, and a body's media centre is the body.
void join_voices(std::map<LineKey, std::vector<Voiced>>& lines) {
  std::set<std::string> voices;
  for (const auto& [key, claims] : lines)
    for (const Voiced& v : claims)
      if (!v.own) voices.insert(v.voice);
  std::map<std::string, std::string> same;
  for (const std::string& v : voices) {
    constexpr std::string_view kMouths[] = {"_media_centre", "_media_center", "_media_office", "_media", "_spokesman"};
    for (const std::string_view mouth : kMouths)
      if (v.ends_with(mouth) && voices.contains(v.substr(0, v.size() - mouth.size())))
        same[v] = v.substr(0, v.size() - mouth.size());
    const auto fuller = [&](const std::string& o) { return o.ends_with("_" + v); };
    if (std::count_if(voices.begin(), voices.end(), fuller) == 1)
      same[v] = *std::find_if(voices.begin(), voices.end(), fuller);
  }
  for (auto& [key, claims] : lines)
    for (Voiced& v : claims)
      if (const auto other = same.find(v.voice); !v.own && other != same.end()) v.voice = other->second;
}

std::vector<Line> lines_of(const IncidentClaims& all, const RuleSet& rules) {
  std::map<LineKey, std::vector<Voiced>> lines;
  const Aliases aliases = aliases_of(all);
  for (const auto& [report, claim] : all.figures) {
    LineKey key{claim->measure, group_of(*claim, aliases), claim->unit, scope_of(*claim), {}};
    key.bucket = bucket_of(all, aliases, *report, *claim, key.group);
    lines[key].push_back(voice_of(*report, *claim, *all.incident, rules));
  }
  join_voices(lines);
  fold_running_totals(lines, *all.incident);
  std::vector<Line> out;
  for (auto& [key, claims] : lines) {
    sort_line(claims);
    for (auto& part : split(key, std::move(claims))) {
      Line line;
      line.key = key;
      sort_line(part);
      line.who = group_label(part, key.group);
      line.claims = std::move(part);
      out.push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace isnad
