// Times that only the whole report can tell.
#include <algorithm>
#include <map>

#include "claim/reader.h"

namespace isnad {
namespace {

template <class Visit>
void each_time(ReadingState& state, Visit visit) {
  for (FigureDraft& f : state.figures) visit(f.claim.time);
  for (EventDraft& e : state.events) visit(e.event.time);
}

// «الجمعة 21 يناير الجاري» in a report without a date of publication: the year that its other dates name most often.
void lend_year(ReadingState& state) {
  std::map<std::int16_t, int> years;
  each_time(state, [&](const std::optional<Time>& t) {
    if (t && t->start.full()) ++years[t->start.year];
  });
  if (years.empty()) return;
  const auto most =
      std::max_element(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  each_time(state, [&](std::optional<Time>& t) {
    if (!t || t->start.year != 0 || t->start.month == 0) return;
    t->start.year = most->first;
    if (t->end.year == 0 && t->end.month != 0) t->end.year = most->first;
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
  for (FigureDraft& f : state.figures)
    if (f.claim.headline && !f.claim.time) f.claim.time = day;
  for (EventDraft& e : state.events)
    if (e.event.headline && !e.event.time) e.event.time = day;
}

// A part has the day of its whole; what has no day at all is told of the day of publication.
void date_the_rest(ReadingState& state, const std::optional<Date>& published) {
  for (FigureDraft& f : state.figures)
    if (!f.claim.time && f.part_of >= 0) f.claim.time = state.figures[static_cast<std::size_t>(f.part_of)].claim.time;
  if (!published || !published->full()) return;
  Time day;
  day.start = day.end = *published;
  day.assumed = true;
  const auto needs = [](const auto& fact) {
    return !fact.time && !fact.background && fact.modality != Modality::irrealis;
  };
  for (FigureDraft& f : state.figures)
    if (needs(f.claim)) f.claim.time = day;
  for (EventDraft& e : state.events)
    if (needs(e.event)) e.event.time = day;
}

}  // namespace

// A figure told of several days holds for the last of them.
void settle_times(ReadingState& state, const std::optional<Date>& published) {
  for (FigureDraft& f : state.figures)
    if (f.claim.time && f.claim.time->end.full() && f.claim.time->start.known())
      f.claim.time->start = f.claim.time->end;
  if (!published) lend_year(state);
  date_headline(state);
  date_the_rest(state, published);
}

}  // namespace isnad
