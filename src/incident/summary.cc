#include "incident/summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

namespace isnad {
namespace {

struct Wording {
  const char* ar;     // joined to a facility or place
  const char* ar_at;  // the preposition before it
  const char* en;
  const char* en_at;
};

constexpr std::array<Wording, kEventTypeCount> kWordings{{
    {"هجوم", "على", "Attack", "on"},                // prison_attack
    {"فرار", "من", "Escape", "from"},               // prison_break
    {"إحباط فرار", "من", "Foiled escape", "from"},  // escape_foiled
    {"استعصاء", "في", "Riot", "in"},                // prison_riot
    {"تهريب معتقلين", "من", "Smuggling of detainees", "from"},
    {"هجوم مسلح", "في", "Armed attack", "in"},
    {"اشتباك", "في", "Clash", "in"},
    {"تفجير", "في", "Bombing", "in"},
    {"قصف", "على", "Shelling", "of"},
    {"غارة جوية", "على", "Airstrike", "on"},
    {"انفجار لغم", "في", "Landmine", "in"},
    {"كمين", "في", "Ambush", "in"},
    {"اغتيال", "في", "Assassination", "in"},
    {"إطلاق نار", "في", "Shooting", "in"},
    {"إعدام", "في", "Execution", "in"},
    {"خطف", "في", "Abduction", "in"},
    {"اعتقال", "في", "Arrests", "in"},
    {"مداهمة", "في", "Raid", "in"},
    {"استسلام", "في", "Surrender", "in"},
    {"إفراج", "في", "Release", "in"},
    {"نقل", "من", "Transfer", "from"},
    {"تبدل السيطرة", "على", "Change of control", "of"},
    {"نزوح", "من", "Displacement", "from"},
    {"حريق", "في", "Arson", "in"},
    {"احتجاج", "في", "Protest", "in"},
    {"حصار", "على", "Siege", "of"},
    {"تبني هجوم", "في", "Claim of responsibility", "in"},
}};

// How much a mention of a type says of the incident's kind: its wake says little.
int weight_of(const Event& e) {
  if (e.type == EventType::responsibility_claim) return 0;
  int w = family_of(e.type) == kFamilyOther ? 1 : family_of(e.type) == kFamilyPrison ? 6 : 4;
  if (e.headline) w *= 2;
  if (e.modality == Modality::denied || e.modality == Modality::irrealis) w = 0;
  return w;
}

// The key with most votes; the smaller key where two have as many.
template <class Votes>
auto winner(const Votes& votes) {
  const auto count = [](const auto& v) {
    if constexpr (requires { v.votes; }) {
      return v.votes;
    } else {
      return v;
    }
  };
  auto best = votes.begin();
  for (auto i = votes.begin(); i != votes.end(); ++i)
    if (count(i->second) > count(best->second)) best = i;
  return best;
}

template <class T>
struct Candidate {
  int votes = 0;
  const T* value = nullptr;
};

// The kind of incident that figures without any event suggest.
EventType type_of(Measure m) {
  switch (m) {
    case Measure::escaped:
    case Measure::recaptured:
    case Measure::at_large: return EventType::prison_break;
    case Measure::escape_attempted: return EventType::escape_foiled;
    case Measure::displaced: return EventType::displacement;
    case Measure::arrested: return EventType::arrest;
    case Measure::released: return EventType::release;
    case Measure::transferred: return EventType::transfer;
    case Measure::surrendered: return EventType::surrender;
    case Measure::abducted:
    case Measure::hostage: return EventType::abduction;
    default: return EventType::armed_attack;
  }
}

void vote_type(const std::vector<const Story*>& stories, Incident& out) {
  std::map<EventType, int> votes;
  for (const Story* s : stories)
    for (const Event* e : s->events) votes[e->type] += 1 + 10 * weight_of(*e);
  if (votes.empty())
    for (const Story* s : stories)
      for (const Claim* c : s->claims)
        if (c->kind == ClaimKind::figure) ++votes[type_of(c->measure)];
  if (!votes.empty()) out.type = winner(votes)->first;
}

// A governorate is named more often than the village where it happened: the most voted place inside the winner is
// taken.
Place narrowed(const std::map<std::string, Candidate<Place>>& places, Candidate<Place> chosen) {
  for (int level = coarseness(*chosen.value); level > 1;) {
    const Candidate<Place>* finer = nullptr;
    for (const auto& [id, c] : places) {
      if (coarseness(*c.value) >= level || relate(c.value, chosen.value) != PlaceRelation::inside) continue;
      if (!finer || c.votes > finer->votes) finer = &c;
    }
    if (!finer) break;
    chosen = *finer;
    level = coarseness(*chosen.value);
  }
  return *chosen.value;
}

void vote_place(const std::vector<const Story*>& stories, Incident& out) {
  std::map<std::string, Candidate<Place>> places;
  std::map<std::string, Candidate<Facility>> facilities;
  int events = 0;
  const auto add = [&](const std::optional<Place>& p, const std::optional<Facility>& f, int weight) {
    events += weight;
    if (p) {
      auto& slot = places[p->id.empty() ? p->name_ar : p->id];
      slot.votes += weight * (5 - coarseness(*p));
      slot.value = &*p;
    }
    if (f) {
      auto& slot = facilities[f->id];
      slot.votes += relate(&*f, &*f) == FacilityRelation::same ? 8 * weight : weight;  // listed ones first
      slot.value = &*f;
    }
  };
  for (const Story* s : stories) {
    for (const Event* e : s->events) add(e->place, e->facility, 1 + weight_of(*e));
    if (s->events.empty())
      for (const Claim* c : s->claims) add(c->place, c->facility, 1);
  }
  if (!places.empty()) out.place = narrowed(places, winner(places)->second);
  if (facilities.empty()) return;
  const Candidate<Facility>& site = winner(facilities)->second;
  const bool listed = relate(site.value, site.value) == FacilityRelation::same;
  if (listed || 2 * site.votes >= events) out.facility = *site.value;
}

void vote_time(const std::vector<const Story*>& stories, Incident& out) {
  using Key = std::tuple<Date, Date, TimePrecision>;
  std::map<Key, int> votes;
  bool lasting = false;
  Date last;
  const auto add = [&](const std::optional<Time>& t, int weight) {
    if (!t || !t->resolved()) return;
    // Exact days outvote months and years.
    votes[{t->start, t->end.known() ? t->end : t->start, t->precision}] += weight * (t->start.full() ? 4 : 1);
    if (t->end.full()) last = std::max(last, t->end);
  };
  for (const Story* s : stories) {
    for (const Event* e : s->events) {
      if (e->modality == Modality::irrealis) continue;
      lasting = lasting || (family_of(e->type) & (kFamilyOngoing | kFamilyPrison));
      add(stated(e->time), 1 + weight_of(*e));
    }
  }
  if (votes.empty()) {  // nobody names a day: that of the first report
    const Time* first = nullptr;
    for (const Story* s : stories)
      for (const Event* e : s->events)
        if (e->modality != Modality::irrealis && e->time && e->time->start.full())
          if (!first || e->time->start < first->start) first = &*e->time;
    if (first) add(*first, 1);
  }
  if (votes.empty())
    for (const Story* s : stories)
      for (const Claim* c : s->claims)
        if (c->scope == Scope::incident) add(c->time, 1);
  if (votes.empty()) return;
  const auto& [start, end, precision] = winner(votes)->first;
  Time t;
  t.start = start;
  t.end = end;
  t.precision = precision;
  if (lasting && start.full() && last > end) t.end = last;
  if (t.start.full() && t.end.year != 0 && !t.end.full()) t.end = Date::from_days(t.end.last_day());
  if (t.end.full() && t.start.year != 0 && !t.start.full()) t.start = Date::from_days(t.start.first_day());
  out.time = t;
}

void vote_parties(const std::vector<const Story*>& stories, Incident& out) {
  std::map<std::string_view, int> by, of;
  for (const Story* s : stories)
    for (const Event* e : s->events) {
      for (const std::string& p : e->initiator) by[p] += 1 + weight_of(*e);
      for (const std::string& p : e->target) of[p] += 1 + weight_of(*e);
    }
  const auto ranked = [](const std::map<std::string_view, int>& votes, std::vector<std::string>& to) {
    std::vector<std::pair<int, std::string_view>> v;
    for (const auto& [id, n] : votes) v.emplace_back(-n, id);
    std::sort(v.begin(), v.end());
    for (const auto& [n, id] : v) to.emplace_back(id);
  };
  ranked(by, out.initiator);
  ranked(of, out.target);
}

}  // namespace

std::string title_ar(EventType type, const Place* place, const Facility* facility) {
  const Wording& w = kWordings[static_cast<std::size_t>(type)];
  const std::string& where = facility ? facility->name_ar : place ? place->name_ar : std::string{};
  return where.empty() ? w.ar : std::string(w.ar) + " " + w.ar_at + " " + where;
}

std::string title_en(EventType type, const Place* place, const Facility* facility) {
  const Wording& w = kWordings[static_cast<std::size_t>(type)];
  const std::string& where = facility ? facility->name_en : place ? place->name_en : std::string{};
  return where.empty() ? w.en : std::string(w.en) + " " + w.en_at + " " + where;
}

void sort_by_date(std::vector<Incident>& incidents) {
  struct Rank {
    bool undated;
    Date start;
    std::string_view report, first_report, first_id;
    bool with_claims;
    std::size_t at;
    auto operator<=>(const Rank&) const = default;
  };
  std::vector<Rank> ranks;
  ranks.reserve(incidents.size());
  for (std::size_t at = 0; at < incidents.size(); ++at) {
    const Incident& i = incidents[at];
    const MemberRef& first = !i.claims.empty() ? i.claims.front() : i.events.front();
    const bool dated = i.time && i.time->start.year != 0;
    ranks.push_back(
        {!dated, dated ? i.time->start : Date{}, i.reports.front(), first.report, first.id, !i.claims.empty(), at});
  }
  std::sort(ranks.begin(), ranks.end());
  std::vector<Incident> sorted;
  sorted.reserve(incidents.size());
  for (const Rank& r : ranks) sorted.push_back(std::move(incidents[r.at]));
  incidents = std::move(sorted);
}

Incident summarise(const std::vector<const Story*>& stories, std::span<const ReadReport* const> reports) {
  Incident out;
  vote_type(stories, out);
  vote_place(stories, out);
  vote_time(stories, out);
  vote_parties(stories, out);
  const Place* place = out.place ? &*out.place : nullptr;
  const Facility* facility = out.facility ? &*out.facility : nullptr;
  out.title_ar = title_ar(out.type, place, facility);
  out.title_en = title_en(out.type, place, facility);
  for (const Story* s : stories) {
    const std::string& report = reports[s->report]->id;
    out.reports.push_back(report);
    for (const Claim* c : s->claims) out.claims.push_back({report, c->id});
    for (const Event* e : s->events) out.events.push_back({report, e->id});
  }
  std::sort(out.reports.begin(), out.reports.end());
  out.reports.erase(std::unique(out.reports.begin(), out.reports.end()), out.reports.end());
  std::sort(out.claims.begin(), out.claims.end());
  std::sort(out.events.begin(), out.events.end());
  return out;
}

}  // namespace isnad
