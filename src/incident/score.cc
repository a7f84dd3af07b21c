#include "incident/score.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace isnad {
namespace {

constexpr double kTellingFigures = 2.5;  // shared figures that outweigh a gap in time
constexpr std::int32_t kLongDays = 60;
constexpr std::int32_t kPublishedDays = 45;
constexpr std::size_t kSameFigures = 3;  // as many figures of five and more in common outweigh …
constexpr std::int64_t kTellingValue = 5;
constexpr double kBattleKm = 80.0;  // … places so far apart

class Scorer {
 public:
  Scorer(const LinkOptions& options, std::vector<LinkTerm>* terms) : options_(options), terms_(terms) {}

  void add(const char* name, double value) {
    if (value == 0) return;
    score_.total += value;
    if (terms_) terms_->push_back({name, value});
  }
  void veto(const char* why) {
    if (!score_.veto) score_.veto = why;
  }
  bool vetoed() const { return score_.veto != nullptr; }

  void place(const Story& a, const Story& b) {
    switch (relate(a.facility, b.facility)) {
      case FacilityRelation::same: return add("same facility", 5.0);
      case FacilityRelation::differ: return veto("different facilities");
      case FacilityRelation::unknown: break;
    }
    switch (relate(a.place, b.place)) {
      case PlaceRelation::same: {
        constexpr double kByCoarseness[] = {0, 3.0, 2.0, 1.0, 0.5};
        return add("same place", kByCoarseness[coarseness(*a.place)]);
      }
      case PlaceRelation::near: return add("places a few kilometres apart", 2.5);
      case PlaceRelation::inside: return add("one place inside the other", 0.5);
      case PlaceRelation::differ:
        // A transfer has two ends, and reports name either.
        if (one_transfer(a, b) && coarseness(*a.place) == 4 && coarseness(*b.place) == 4) return;
        if (figures_outweigh_places(a, b)) return add("figures outweigh places", 1.0);
        return veto("different places");
      case PlaceRelation::unknown: return;
    }
  }

  // Prisoners of one party are not moved by two operations at a time.
  void process(const Story& a, const Story& b) {
    if (one_transfer(a, b)) add("transfer of the same people", 2.0);
  }

  void figures(const Story& a, const Story& b) {
    double sum = 0;
    auto i = a.figures.begin();
    auto j = b.figures.begin();
    while (i != a.figures.end() && j != b.figures.end()) {
      if (*i < *j) {
        ++i;
      } else if (*j < *i) {
        ++j;
      } else {
        sum += distinctiveness(i->value);
        ++i, ++j;
      }
    }
    figures_ = std::min(sum, 5.0);
    add("shared figures", figures_);
  }

  void time(const Story& a, const Story& b) {
    if (a.days && b.days) return dated(a, b);
    std::optional<std::int32_t> apart;
    if (a.days || b.days) {
      const Story& dated_one = a.days ? a : b;
      const Story& other = a.days ? b : a;
      if (other.published) {
        const std::int32_t p = *other.published;
        apart = std::max({0, p - dated_one.days->last, dated_one.days->first - p});
        // A report does not tell what comes after it.
        if (dated_one.days->first - p > 1 && !lasting(a, b)) return veto("published before it happened");
      }
    } else if (a.published && b.published) {
      apart = std::abs(*a.published - *b.published);
    }
    if (!apart) return;
    if (*apart <= options_.window_days) return add("published near", 1.0);
    if (*apart <= 10) return add("published within ten days", 0.3);
    if (*apart <= kPublishedDays && one_transfer(a, b)) return add("within weeks", 0.3);
    if (*apart <= kPublishedDays) return add("published weeks apart", momentary(a) || momentary(b) ? -1.5 : -0.5);
    if (figures_ < kTellingFigures) veto("published too far apart");
  }

  void dated(const Story& a, const Story& b) {
    const std::int32_t apart = gap(*a.days, *b.days);
    const bool moment = momentary(a) && momentary(b);
    if (apart == 0) {
      const bool wide = std::max(a.days->last - a.days->first, b.days->last - b.days->first) > 7;
      return add(wide ? "times overlap widely" : "same day", wide ? 1.0 : 2.0);
    }
    if (apart == 1) return add("a day apart", moment ? 0.8 : 1.5);
    if (apart <= options_.window_days) return add("days apart", moment ? -0.5 : 0.8);
    if (apart <= kPublishedDays && one_transfer(a, b)) return add("within weeks", 0.3);
    if (apart <= kLongDays && figures_ >= (lasting(a, b) ? 2.0 : kTellingFigures) && !moment)
      return add("weeks apart, telling figures", -1.0);
    veto("different times");
  }

  void kind(const Story& a, const Story& b) {
    if (!a.families || !b.families) return;
    const std::uint8_t both = a.families & b.families;
    if (both & (kFamilyPrison | kFamilyGround | kFamilyRemote | kFamilyOngoing)) return add("same kind of event", 1.5);
    if (both) return add("same wake", 0.5);
    constexpr std::uint8_t kWake = kFamilyOther | kFamilyOngoing;
    if ((a.families & kWake) || (b.families & kWake)) return;
    add("other kind of event", relate(a.facility, b.facility) == FacilityRelation::same ? 0.5 : -0.5);
  }

  void parties(const Story& a, const Story& b) {
    add("shared initiator", shared(a.initiators, b.initiators) ? 0.5 : 0.0);
    add("shared target", shared(a.targets, b.targets) ? 0.5 : 0.0);
    if (named(a.initiators) && named(b.initiators) && !shared(a.initiators, b.initiators)) add("other initiator", -0.5);
    if (a.facility && b.facility && a.facility->id == b.facility->id &&
        relate(a.facility, b.facility) == FacilityRelation::unknown)
      add("same kind of site", 0.5);
  }

  PairScore result() const { return score_; }

 private:
  // «مسلحون» may be anybody.
  static bool named(const std::vector<std::string_view>& parties) {
    return std::any_of(parties.begin(), parties.end(),
                       [](std::string_view p) { return p != "militants" && !p.ends_with("_unnamed"); });
  }

  static bool one_transfer(const Story& a, const Story& b) {
    return a.transfers && b.transfers && shared(a.targets, b.targets);
  }
  static bool lasting(const Story& a, const Story& b) { return a.families & b.families & kFamilyOngoing; }

  static bool shared(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
      if (*i == *j) return true;
      *i < *j ? ++i : ++j;
    }
    return false;
  }

  const LinkOptions& options_;
  std::vector<LinkTerm>* terms_;
  PairScore score_;
  double figures_ = 0;
};

}  // namespace

bool figures_outweigh_places(const Story& a, const Story& b) {
  if (a.figures.size() < kSameFigures || b.figures.size() < kSameFigures) return false;
  std::size_t same = 0;
  for (auto i = a.figures.begin(), j = b.figures.begin(); i != a.figures.end() && j != b.figures.end();) {
    if (*i == *j) same += i->value >= kTellingValue;
    *i < *j ? ++i : ++j;
  }
  if (same < kSameFigures) return false;
  const auto km = km_between(a.place, b.place);
  return km && *km <= kBattleKm;
}

bool momentary(const Story& s) {
  return (s.families & (kFamilyGround | kFamilyRemote)) && !(s.families & (kFamilyPrison | kFamilyOngoing));
}

double distinctiveness(std::int64_t value) {
  if (value <= 0) return 0;
  int zeros = 0;
  for (std::int64_t v = value; v % 10 == 0; v /= 10) ++zeros;
  return std::max(0.1, std::log10(static_cast<double>(value)) - 0.4 * zeros - 0.5);
}

PairScore score_pair(const Story& a, const Story& b, const LinkOptions& options, std::vector<LinkTerm>* terms) {
  Scorer s(options, terms);
  s.place(a, b);
  if (s.vetoed() && !terms) return s.result();
  s.process(a, b);
  s.figures(a, b);
  s.time(a, b);
  if (s.vetoed() && !terms) return s.result();
  s.kind(a, b);
  s.parties(a, b);
  return s.result();
}

}  // namespace isnad
