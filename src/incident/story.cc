// Groups the events and claims of one report into stories.
#include "incident/story.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <unordered_map>

namespace isnad {
namespace {

constexpr std::int32_t kSameStoryDays = 1;  // two dated events of one report this near are one story
constexpr std::int32_t kOngoingDays = 60;   // … or this near, where the thing told lasts for weeks
constexpr std::int32_t kHistoryDays = 30;   // a figure dated this long before the news is history

constexpr std::int32_t kTollDays = 3;  // an earlier toll this fresh is of the news

constexpr std::int32_t kWeekDays = 7;
constexpr std::int32_t kWakeDays = 30;  // arrests and moves this long after are still its wake

constexpr int kNoStory = -1;

class Grouper {
 public:
  Grouper(const ReadReport& report, std::uint32_t index) : report_(report), index_(index) {}

  std::vector<Story> run() {
    sort_by_place_in_text();
    place_events();
    join_headlines();
    choose_main();
    fold_wake();
    for (const Event* e : pending_) join(e, event_in_sentence(e->sentence, e, main_));
    for (const Claim* c : claims_) add_claim(c);
    return finish();
  }

 private:
  void sort_by_place_in_text() {
    for (const Event& e : report_.found.events) events_.push_back(&e);
    for (const Claim& c : report_.found.claims) claims_.push_back(&c);
    const auto before = [](const auto* a, const auto* b) {
      return std::tie(a->span.begin, a->span.end, a->id) < std::tie(b->span.begin, b->span.end, b->id);
    };
    std::sort(events_.begin(), events_.end(), before);
    std::sort(claims_.begin(), claims_.end(), before);
  }

  std::optional<Days> days_told(const std::optional<Time>& time) const { return days_of(stated(time)); }
  bool anchored(const Event& e) const { return e.place || e.facility || days_told(e.time); }

  void place_events() {
    for (const Event* e : events_) {
      if (!anchored(*e)) {
        pending_.push_back(e);
        continue;
      }
      const Place* place = e->place ? &*e->place : nullptr;
      const Facility* facility = e->facility ? &*e->facility : nullptr;
      const auto days = days_told(e->time);
      // «13 هجوما منذ مطلع العام»: a series is no part of the one attack.
      const bool series = days && days->last - days->first > kSeriesDays && !(family_of(e->type) & kFamilyOngoing);
      int at = series ? kNoStory : match(place, facility, days, family_of(e->type), e->background);
      if (at == kNoStory) at = add_story(e->background);
      join(e, at);
    }
  }

  // The story that best fits a place and time without contradicting them, or kNoStory.
  int match(const Place* place, const Facility* facility, std::optional<Days> days, std::uint8_t family,
            bool background) const {
    int best = kNoStory;
    int best_fit = -1;
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const Story& s = stories_[i];
      if (s.background != background || (given_up(s) && static_cast<int>(i) != main_)) continue;
      const int fit = fit_of(s, place, facility, days, family);
      if (fit >= 0 && fit >= best_fit) best = static_cast<int>(i), best_fit = fit;
    }
    // History without both a place and a time in common is not joined to other history.
    if (background && best_fit < 3) return kNoStory;
    return best;
  }

  static int fit_of(const Story& s, const Place* place, const Facility* facility, std::optional<Days> days,
                    std::uint8_t family) {
    int fit = 0;
    const FacilityRelation one = relate(s.facility, facility);
    if (one == FacilityRelation::differ) return -1;
    if (one == FacilityRelation::same) fit += 3;
    switch (relate(s.place, place)) {
      case PlaceRelation::differ:
        if (fit == 0) return -1;
        break;
      case PlaceRelation::same: fit += 2; break;
      case PlaceRelation::near:
      case PlaceRelation::inside: fit += 1; break;
      case PlaceRelation::unknown: break;
    }
    // A day in common is not enough for a battle here and a strike at a place of its own.
    constexpr std::uint8_t kActs = kFamilyPrison | kFamilyGround | kFamilyRemote;
    if (fit == 0 && place && !s.place && (s.families & kActs) && (family & kActs) && !(s.families & family & kActs))
      return -1;
    if (s.days && days) {
      const std::int32_t apart = gap(*s.days, *days);
      const bool lasting = (s.families & family & kFamilyOngoing) != 0;
      if (apart > (lasting ? kOngoingDays : fit >= 3 ? 3 : kSameStoryDays)) return -1;
      fit += apart == 0 ? 2 : 1;
    }
    return fit;
  }

  int add_story(bool background) {
    Story s;
    s.report = index_;
    s.background = background;
    stories_.push_back(std::move(s));
    return static_cast<int>(stories_.size()) - 1;
  }

  void join(const Event* e, int at) {
    Story& s = stories_[static_cast<std::size_t>(at)];
    s.events.push_back(e);
    s.families |= family_of(e->type);
    s.transfers = s.transfers || e->type == EventType::transfer;
    if (e->facility && (!s.facility || relate(s.facility, s.facility) == FacilityRelation::unknown))
      s.facility = &*e->facility;
    if (e->place) {
      // What lasts for weeks spreads over a region: its story keeps the wider place, any other the more exact one.
      const bool wide = (s.families & kFamilyOngoing) && relate(s.place, &*e->place) == PlaceRelation::inside;
      const bool exacter = !s.place || coarseness(*e->place) < coarseness(*s.place);
      if (!s.place || exacter != wide) s.place = &*e->place;
    }
    const auto days = days_told(e->time);
    if (days && e->modality != Modality::irrealis) {
      if (!s.days || days->last - days->first < s.days->last - s.days->first) s.days = days;
    }
    by_event_[e->id] = at;
  }

  // A story whose members another one took.
  static bool given_up(const Story& s) { return s.events.empty() && s.claims.empty(); }

  static bool only_headline(const Story& s) {
    return !s.events.empty() &&
           std::all_of(s.events.begin(), s.events.end(), [](const Event* e) { return e->headline; });
  }

  // Arrests, moves, flight: what follows a happening and may lie elsewhere.
  static bool wake(const Story& s) {
    return std::all_of(s.events.begin(), s.events.end(), [](const Event* e) {
      const bool act = family_of(e->type) & (kFamilyPrison | kFamilyGround | kFamilyRemote);
      return e->type == EventType::raid || (!act && e->type != EventType::siege);
    });
  }

  static bool only_denied(const Story& s) {
    return std::all_of(s.events.begin(), s.events.end(),
                       [](const Event* e) { return e->modality == Modality::denied; });
  }

  static bool only_transfers(const Story& s) {
    return std::all_of(s.events.begin(), s.events.end(), [](const Event* e) { return e->type == EventType::transfer; });
  }

  // The events of one story told as another's, which keeps its own place and days.
  void give(std::size_t from, std::size_t to) {
    for (const Event* e : stories_[from].events) by_event_[e->id] = static_cast<int>(to);
    auto& taken = stories_[to].events;
    taken.insert(taken.end(), stories_[from].events.begin(), stories_[from].events.end());
    stories_[from].events.clear();
  }

  // Whether a headline tells what the body tells: a wider place, or the city near which the one prison lies.
  static bool headlines(const Story& s, const Story& body) {
    if (!(s.families & body.families) || relate(s.facility, body.facility) == FacilityRelation::differ) return false;
    if (s.days && body.days && gap(*s.days, *body.days) > kSameStoryDays) return false;
    if (relate(s.place, body.place) != PlaceRelation::differ) return true;
    return (s.families & body.families & kFamilyPrison) && in_reach(s.place, body.place);
  }

  // A headline names a wider or a neighbouring place («قرب العاصمة»); the body tells the same exactly.
  void join_headlines() {
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const Story& s = stories_[i];
      if (s.background || !only_headline(s)) continue;
      std::optional<std::size_t> body;
      for (std::size_t j = 0; j < stories_.size(); ++j) {
        const Story& t = stories_[j];
        const bool told = j != i && !t.background && !given_up(t) && !only_headline(t) && headlines(s, t);
        if (told && (!body || t.events.size() > stories_[*body].events.size())) body = j;
      }
      if (body) give(i, *body);
    }
  }

  static bool follows(Days wake, Days news) {
    return wake.first >= news.first - kSameStoryDays && wake.first <= news.last + kWakeDays;
  }

  std::optional<std::int32_t> published() const {
    if (!report_.published || !report_.published->full()) return std::nullopt;
    return report_.published->first_day();
  }

  // Only where the report tells one happening: a round-up tells several, each with a wake of its own.
  void fold_wake() {
    const Story& news = stories_[static_cast<std::size_t>(main_)];
    const auto other = [&](const Story& s) {
      return &s != &news && !s.background && !given_up(s) && !wake(s) && !only_denied(s);
    };
    if (wake(news) || std::any_of(stories_.begin(), stories_.end(), other)) return;
    const auto today = published();
    if (news.days && today && !follows({*today, *today}, *news.days)) return;
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const Story& s = stories_[i];
      if (&s == &news || s.background || given_up(s) || relate(s.facility, news.facility) == FacilityRelation::differ)
        continue;
      if (s.days && news.days && !follows(*s.days, *news.days)) continue;
      if (in_reach(s.place, news.place) || only_transfers(s)) give(i, static_cast<std::size_t>(main_));
    }
  }

  void choose_main() {
    std::vector<int> weight(stories_.size(), 0);
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      if (stories_[i].background || given_up(stories_[i])) weight[i] -= 1000;
      for (const Event* e : stories_[i].events) weight[i] += e->headline ? 20 : 2;
    }
    for (const Claim* c : claims_)
      if (const auto at = by_event_.find(c->event); at != by_event_.end())
        weight[static_cast<std::size_t>(at->second)] += c->headline ? 10 : 3;
    main_ = kNoStory;
    for (std::size_t i = 0; i < stories_.size(); ++i)
      if (main_ == kNoStory || weight[i] > weight[static_cast<std::size_t>(main_)]) main_ = static_cast<int>(i);
    if (main_ == kNoStory || weight[static_cast<std::size_t>(main_)] < -500) main_ = add_story(false);
    stories_[static_cast<std::size_t>(main_)].main = true;
  }

  // The story of an event told in the same sentence, else `otherwise`.
  int event_in_sentence(Span sentence, const Event* except, int otherwise) const {
    if (sentence.empty()) return otherwise;
    for (const Event* e : events_) {
      if (e == except || e->sentence != sentence) continue;
      if (const auto at = by_event_.find(e->id); at != by_event_.end()) return at->second;
    }
    return otherwise;
  }

  void add_claim(const Claim* c) {
    const int at = story_for(*c);
    stories_[static_cast<std::size_t>(at)].claims.push_back(c);
    last_background_ = c->background ? at : kNoStory;
  }

  int story_for(const Claim& c) {
    if (const auto at = by_event_.find(c.event); at != by_event_.end()) {
      const bool history = stories_[static_cast<std::size_t>(at->second)].background;
      return !history && (c.headline || c.scope != Scope::incident) ? main_ : at->second;
    }
    if (c.background) return history_for(c);
    if (c.headline || c.scope != Scope::incident || c.kind == ClaimKind::stance) return main_;
    const Story& news = stories_[static_cast<std::size_t>(main_)];
    const Place* place = c.place ? &*c.place : nullptr;
    const Facility* facility = c.facility ? &*c.facility : nullptr;
    if (brought_to(facility) && !struck(*facility, place)) return main_;
    if (place || facility) {
      if (!news.place && !news.facility) return anchor_news(c);
      // The time of a figure is the day it holds for, so the place alone decides.
      const int at = match(place, facility, std::nullopt, 0, false);
      if (at != kNoStory) return fit_of(news, place, facility, std::nullopt, 0) >= 2 ? main_ : at;
      const int fresh = add_story(false);
      anchor(fresh, c);
      return fresh;
    }
    const int near = event_in_sentence(c.sentence, nullptr, main_);
    const auto days = days_told(c.time);
    if (near == main_ && days && news.days && news.days->first - days->last > kHistoryDays) {
      const int fresh = add_story(true);
      anchor(fresh, c);
      return fresh;
    }
    return near;
  }

  // «استقبل المشفى ثمانية مصابين»: where the hurt and the dead are taken, not where it happened.
  static bool brought_to(const Facility* facility) {
    constexpr std::string_view kReceiving[] = {"hospital", "clinic", "morgue", "medical"};
    return facility && std::any_of(std::begin(kReceiving), std::end(kReceiving),
                                   [&](std::string_view word) { return facility->id.find(word) != std::string::npos; });
  }

  bool struck(const Facility& facility, const Place* place) const {
    return std::any_of(events_.begin(), events_.end(), [&](const Event* e) {
      return e->facility && e->facility->id == facility.id &&
             (family_of(e->type) & (kFamilyPrison | kFamilyGround | kFamilyRemote)) &&
             relate(e->place ? &*e->place : nullptr, place) != PlaceRelation::differ;
    });
  }

  // News whose events name no place is where its first figure is.
  int anchor_news(const Claim& c) {
    Story& news = stories_[static_cast<std::size_t>(main_)];
    if (c.place && coarseness(*c.place) < 4) news.place = &*c.place;
    if (c.facility) news.facility = &*c.facility;
    return main_;
  }

  // «وكانت الحصيلة صباح أمس 594»: told as the past, and yet of what the news is about.
  bool earlier_toll(const Place* place, const Facility* facility, std::optional<Days> days) const {
    const Story& news = stories_[static_cast<std::size_t>(main_)];
    if (!days || !report_.published || !report_.published->full()) return false;
    const std::int32_t today = report_.published->last_day();
    std::int32_t since = today - kTollDays;
    for (const Event* e : news.events)
      if (const auto d = days_told(e->time); d && e->modality != Modality::irrealis) since = std::min(since, d->first);
    if (days->first < since || days->last > today) return false;
    return fit_of(news, place, facility, std::nullopt, 0) >= 1;
  }

  int history_for(const Claim& c) {
    const Place* place = c.place ? &*c.place : nullptr;
    const Facility* facility = c.facility ? &*c.facility : nullptr;
    const auto days = days_told(c.time);
    if (earlier_toll(place, facility, days)) return main_;
    if (!place && !facility && !days)
      return event_in_sentence(c.sentence, nullptr, last_background_ != kNoStory ? last_background_ : main_);
    int at = match(place, facility, days, 0, true);
    if (at == kNoStory) {
      at = add_story(true);
      anchor(at, c);
    }
    return at;
  }

  void anchor(int at, const Claim& c) {
    Story& s = stories_[static_cast<std::size_t>(at)];
    if (c.place) s.place = &*c.place;
    if (c.facility) s.facility = &*c.facility;
    s.days = days_told(c.time);
  }

  std::vector<Story> finish() {
    std::vector<Story> out;
    for (Story& s : stories_) {
      if (s.events.empty() && s.claims.empty()) continue;
      s.published = published();
      // «مطلع الأسبوع» ends for a report on the day it came out.
      if (s.days && s.published && s.days->first <= *s.published && s.days->last - s.days->first <= kWeekDays)
        s.days->last = std::min(s.days->last, *s.published);
      for (const Event* e : s.events) {
        s.initiators.insert(s.initiators.end(), e->initiator.begin(), e->initiator.end());
        s.targets.insert(s.targets.end(), e->target.begin(), e->target.end());
      }
      // Denied ones too: who denies a figure speaks of its incident.
      for (const Claim* c : s.claims)
        if (c->kind == ClaimKind::figure && c->value.qualifier != Qualifier::vague)
          if (const auto v = c->value.low ? c->value.low : c->value.high; v && *v > 0)
            s.figures.push_back({c->measure, *v});
      tidy(s.initiators);
      tidy(s.targets);
      tidy(s.figures);
      out.push_back(std::move(s));
    }
    return out;
  }

  template <class T>
  static void tidy(std::vector<T>& v) {
    std::sort(v.begin(), v.end());
    v.erase(std::unique(v.begin(), v.end()), v.end());
  }

  const ReadReport& report_;
  std::uint32_t index_;
  std::vector<const Event*> events_;
  std::vector<const Claim*> claims_;
  std::vector<const Event*> pending_;
  std::vector<Story> stories_;
  std::unordered_map<std::string_view, int> by_event_;
  int main_ = kNoStory;
  int last_background_ = kNoStory;
};

}  // namespace

std::vector<Story> stories_of(const ReadReport& report, std::uint32_t index) { return Grouper(report, index).run(); }

}  // namespace isnad
