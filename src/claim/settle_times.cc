// Times that only the whole report can tell.
#include <algorithm>
#include <map>

#include "claim/reader.h"

namespace isnad {
namespace {

FactKey key(const FigureDraft& f) { return {FactKind::figure, f.sentence, f.item}; }
FactKey key(const EventDraft& e) { return {FactKind::event, e.sentence, e.item}; }

template <class Visit>
void each_time(ReadingState& state, Visit visit) {
  for (FigureDraft& f : state.figures) visit(f.claim.time, key(f));
  for (EventDraft& e : state.events) visit(e.event.time, key(e));
}

// «الجمعة 21 يناير الجاري» in a report without a date of publication: the year that its other dates name most often.
void lend_year(ReadingState& state) {
  std::map<std::int16_t, int> years;
  each_time(state, [&](const std::optional<Time>& t, FactKey) {
    if (t && t->start.full()) ++years[t->start.year];
  });
  if (years.empty()) return;
  const auto most =
      std::max_element(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  each_time(state, [&](std::optional<Time>& t, FactKey fact) {
    if (!t || t->start.year != 0 || t->start.month == 0) return;
    t->start.year = most->first;
    if (t->end.year == 0 && t->end.month != 0) t->end.year = most->first;
    if (state.trace) state.trace->decide(fact, Aspect::time, Why::year_of_other_dates);
  });
}

// The headline names no day: it is the day of the first fact below it.
void date_headline(ReadingState& state) {
  const Time* first = nullptr;
  std::uint32_t at = 0;
  const auto look = [&](const auto& fact, std::uint32_t token) {
    if (fact.headline || fact.background || !fact.time || !fact.time->start.full() ||
        fact.time->end != fact.time->start)
      return;
    if (!first || token < at) first = &*fact.time, at = token;
  };
  for (const FigureDraft& f : state.figures)
    if (f.claim.scope == Scope::incident) look(f.claim, f.token);
  for (const EventDraft& e : state.events) look(e.event, e.token);
  if (!first) return;
  const Time day = *first;
  const auto lend = [&](auto& fact, FactKey fact_key) {
    if (!fact.headline || fact.time) return;
    fact.time = day;
    if (state.trace) state.trace->decide(fact_key, Aspect::time, Why::day_of_first_fact, day.span);
  };
  for (FigureDraft& f : state.figures) lend(f.claim, key(f));
  for (EventDraft& e : state.events) lend(e.event, key(e));
}

// A part has the day of its whole; what has no day at all is told of the day of publication.
void date_the_rest(ReadingState& state, const std::optional<Date>& published) {
  for (FigureDraft& f : state.figures)
    if (!f.claim.time && f.part_of >= 0) f.claim.time = state.figures[static_cast<std::size_t>(f.part_of)].claim.time;
  if (!published || !published->full()) return;
  Time day;
  day.start = day.end = *published;
  day.assumed = true;
  const auto lend = [&](auto& fact, FactKey fact_key) {
    if (fact.time || fact.background || fact.modality == Modality::irrealis) return;
    fact.time = day;
    if (state.trace) state.trace->decide(fact_key, Aspect::time, Why::day_of_publication);
  };
  for (FigureDraft& f : state.figures) lend(f.claim, key(f));
  for (EventDraft& e : state.events) lend(e.event, key(e));
}

bool few_days(const Time& t) {
  constexpr std::int32_t kFew = 5;
  return t.start.full() && t.end.last_day() - t.start.first_day() < kFew;
}

}  // namespace

// A figure told of several days holds for the last of them.
void settle_times(ReadingState& state, const std::optional<Date>& published) {
  for (FigureDraft& f : state.figures)
    if (f.claim.time && f.claim.time->end.full() && f.claim.time->start.known() &&
        f.claim.time->start != f.claim.time->end && (f.claim.scope == Scope::cumulative || few_days(*f.claim.time))) {
      f.claim.time->start = f.claim.time->end;
      if (state.trace) state.trace->decide(key(f), Aspect::time, Why::last_day_of_window);
    }
  if (!published) lend_year(state);
  date_headline(state);
  date_the_rest(state, published);
}

}  // namespace isnad
