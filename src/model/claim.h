// Claim and Event: what one report says, who said it, and the words it stands on.
//
// In: a Report. Out: an Extraction, the fourth product of the pipeline. Ids ("c1", "e2") are
// unique within their report and stable for the same text and lexicon.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/report.h"
#include "model/time.h"
#include "model/vocabulary.h"

namespace isnad {

// A number of people with its uncertainty kept. exact/about N: low=high=N; more_than N: low=N, high unset.
struct Value {
  std::string text;
  Qualifier qualifier = Qualifier::exact;
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  bool operator==(const Value&) const = default;
};

// A group of people or a party to the conflict, as named by the report.
struct Group {
  std::string text;                // words of the report
  std::vector<std::string> party;  // party ids of the lexicon, best first; empty where none is named
  Category category = Category::unspecified;
  bool operator==(const Group&) const = default;
};

// One link of the chain by which a statement reached the outlet: origin first, last relay last.
struct Link {
  LinkRole role = LinkRole::origin;
  std::string text;    // words of the report
  std::string entity;  // lexicon id, empty where unknown
  std::string verb;    // the reporting word, empty where none
  Span span;
  bool operator==(const Link&) const = default;
};

struct Place {
  std::string id;
  std::string name_ar;
  std::string name_en;
  std::optional<double> lat;
  std::optional<double> lon;
  int precision = 0;               // UCDP 1 exact … 7; 0 where unknown
  std::vector<std::string> admin;  // country, governorate, district, outermost first
  bool operator==(const Place&) const = default;
};

struct Facility {
  std::string id;
  std::string name_ar;
  std::string name_en;
  bool operator==(const Facility&) const = default;
};

enum class ClaimKind : std::uint8_t { figure, stance };

struct Claim {
  std::string id;
  ClaimKind kind = ClaimKind::figure;
  Measure measure = Measure::killed;  // figures
  Unit unit = Unit::person;
  Value value;
  Group who;
  std::optional<Group> by;           // the perpetrator, where stated for this figure
  std::optional<StanceKind> stance;  // stances
  Group target;
  std::string about;
  Span span;                      // the words that carry the figure
  Span sentence;                  // the sentence they stand in
  std::vector<Link> attribution;  // empty: the outlet's own voice
  Modality modality = Modality::asserted;
  Scope scope = Scope::incident;
  bool background = false;  // told as history, not as the news
  bool headline = false;    // stands in the title segment
  std::optional<Time> time;
  std::optional<Place> place;
  std::optional<Facility> facility;
  std::string event;       // id of the event it belongs to, empty if none
  std::string part_of;     // claim id of the total it is a part of
  std::string supersedes;  // claim id of the older figure it replaces
  std::string rule;
};

struct Event {
  std::string id;
  EventType type = EventType::armed_attack;
  std::string trigger;
  Span span;
  Span sentence;
  std::optional<Time> time;
  std::optional<Place> place;
  std::optional<Facility> facility;
  std::vector<std::string> initiator;  // party ids
  std::vector<std::string> target;
  std::vector<std::string> weapon;
  std::vector<Link> attribution;
  Modality modality = Modality::asserted;
  bool background = false;
  bool headline = false;
  std::string rule;
};

// Everything read out of one report.
struct Extraction {
  std::vector<Claim> claims;
  std::vector<Event> events;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace isnad
