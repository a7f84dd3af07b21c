// Small builders of reports for the tests of linking and reconciling.
//
//   ReadReport r = report("a", "2022-01-21");
//   add(r, figure(Measure::killed, 41).by_origin("sohr"));
#pragma once

#include <string>
#include <utility>

#include "model/incident.h"

namespace isnad::testing {

struct FigureMaker {
  Claim claim;

  FigureMaker& by_origin(const std::string& id, const std::string& relay = {}) {
    claim.attribution.push_back({LinkRole::origin, id, id, "", {}});
    if (!relay.empty()) claim.attribution.push_back({LinkRole::relay, relay, relay, "", {}});
    return *this;
  }
  FigureMaker& of(Category c) { return claim.who.category = c, *this; }
  FigureMaker& of(const std::string& party) { return claim.who.party.push_back(party), *this; }
  FigureMaker& on(const char* start, const char* end = nullptr) {
    Time t;
    t.start = *Date::parse(start);
    t.end = end ? *Date::parse(end) : t.start;
    claim.time = t;
    return *this;
  }
  FigureMaker& range(std::optional<std::int64_t> low, std::optional<std::int64_t> high, Qualifier q) {
    claim.value.low = low;
    claim.value.high = high;
    claim.value.qualifier = q;
    return *this;
  }
  FigureMaker& event(const std::string& id) { return claim.event = id, *this; }
  FigureMaker& part_of(const std::string& id) { return claim.part_of = id, *this; }
  FigureMaker& supersedes(const std::string& id) { return claim.supersedes = id, *this; }
  FigureMaker& modality(Modality m) { return claim.modality = m, *this; }
  FigureMaker& scope(Scope s) { return claim.scope = s, *this; }
  FigureMaker& headline() { return claim.headline = true, *this; }
  FigureMaker& background() { return claim.background = true, *this; }
  FigureMaker& sentence(std::uint32_t n) { return claim.sentence = {n * 100, n * 100 + 99}, *this; }
  FigureMaker& words(const std::string& w) { return claim.who.text = w, *this; }
};

inline FigureMaker figure(Measure m, std::int64_t n) {
  FigureMaker f;
  f.claim.measure = m;
  f.claim.value.low = f.claim.value.high = n;
  return f;
}

inline ReadReport report(const std::string& id, const char* published) {
  ReadReport r;
  r.id = id;
  r.outlet = "outlet of " + id;
  if (published) r.published = Date::parse(published);
  return r;
}

inline ReadReport copy_of(const ReadReport& first, const std::string& id, const char* published) {
  ReadReport r = report(id, published);
  r.copy_of = CopyOf{first.id, first.outlet, 0.8};
  return r;
}

// Adds the claim and returns its id.
inline std::string add(ReadReport& r, const FigureMaker& f) {
  Claim c = f.claim;
  const auto n = static_cast<std::uint32_t>(r.found.claims.size());
  c.id = "c" + std::to_string(n + 1);
  c.span = {n * 10 + 1, n * 10 + 9};
  if (c.sentence.empty()) c.sentence = {n * 10, n * 10 + 10};
  r.found.claims.push_back(std::move(c));
  return r.found.claims.back().id;
}

inline Place town(const std::string& id, const std::string& governorate) {
  Place p;
  p.id = p.name_ar = p.name_en = id;
  p.precision = 1;
  p.admin = {"Syria", governorate};
  return p;
}

inline std::string add_event(ReadReport& r, EventType type, const char* day, const std::optional<Place>& place,
                             const std::string& facility = {}) {
  Event e;
  const auto n = static_cast<std::uint32_t>(r.found.events.size());
  e.id = "e" + std::to_string(n + 1);
  e.type = type;
  e.span = {n * 10, n * 10 + 5};
  if (day) {
    Time t;
    t.start = t.end = *Date::parse(day);
    e.time = t;
  }
  e.place = place;
  if (!facility.empty()) e.facility = Facility{facility, facility, facility};
  r.found.events.push_back(std::move(e));
  return r.found.events.back().id;
}

}  // namespace isnad::testing
