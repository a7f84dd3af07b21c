#include "claim/reader.h"

#include <algorithm>

#include "claim/circumstance.h"

namespace isnad {

Extraction ReportReader::read(const Report& report) {
  Extraction out;
  read_text(report.text, lexicon_, doc_);
  state_.figures.clear();
  state_.events.clear();
  speech_ = {};
  last_time_.reset();
  last_place_.reset();
  last_facility_.reset();
  if (worth_reading()) {
    ItemContext context{doc_, lexicon_, report.published, kNone};
    for (std::uint32_t i = 0; i < doc_.sentences.size(); ++i)
      if (doc_.sentences[i].segment != Segment::noise) sentence(report, context, i);
    settle(report, out);
  }
  out.diagnostics = doc_.diagnostics;
  return out;
}

// A report without a single trigger or person with a measure has nothing to say; one look at the words tells.
bool ReportReader::worth_reading() {
  bool worth = false;
  state_.prison = false;
  for (const Token& t : doc_.tokens) {
    for (const Reading& r : doc_.readings_of(t)) {
      const Lemma& l = lexicon_.lemma(r.form.lemma);
      worth = worth || l.word_class == WordClass::trigger || l.word_class == WordClass::other || (l.word_class == WordClass::person && l.measure != kNoCode);
      if (l.word_class == WordClass::facility_type && lexicon_.text(l.name) == "prison") state_.prison = true;
    }
    for (const NameWord& w : doc_.name_words_of(t)) worth = worth || (w.id < opens_trigger_.size() && opens_trigger_[w.id]);
    worth = worth || state_.prison;
    if (worth && state_.prison) return true;
  }
  return worth;
}

namespace {

// The organisation that «التنظيم» will stand for: the last one named as one («تنظيم الدولة»).
void remember_organisation(const SentenceItems& s, ItemContext& context) {
  const std::string_view kOrganisation = "تنظيم";
  for (const Item& it : s.items) {
    if (!it.is(ItemClass::actor) || it.entity == kNone) continue;
    const Entity& e = context.lexicon.entity(it.entity);
    if (e.kind == EntityKind::actor && context.lexicon.text(e.name_ar).starts_with(kOrganisation)) context.organisation = it.entity;
  }
}

}  // namespace

void ReportReader::sentence(const Report& report, ItemContext& context, std::uint32_t index) {
  const Sentence& s = doc_.sentences[index];
  if (s.paragraph != last_paragraph_) last_paragraph_ = s.paragraph;
  build_items(context, s, items_);
  remember_organisation(items_, context);
  find_speech(context, items_, report.outlet, speech_, frames_);
  const SentenceContext c{context, items_, rules_, index, s.segment == Segment::headline};
  const std::size_t figures = state_.figures.size(), events = state_.events.size();
  find_figures(c, state_);
  find_events(c, state_);
  const bool background = opens_background(context, items_);
  const bool headline = s.segment == Segment::headline;
  const Span span = span_of(doc_, s.first, s.last);
  const auto circumstances = [&](auto& fact, std::uint32_t token, std::size_t item) {
    Attribution a = attribution_at(frames_, token);
    fact.attribution = std::move(a.chain);
    if (a.code == SpeechCode::deny) fact.modality = Modality::denied;
    else if (fact.modality == Modality::asserted) fact.modality = modality_at(context, items_, item);
    fact.background = background;
    fact.headline = headline;
    fact.sentence = span;
    if (const TimeMention* t = time_near(items_, item)) fact.time = t->time;
    else fact.time = last_time_;
    fact.place = place_near(context, items_, item);
    if (!fact.place) fact.place = last_place_;
    fact.facility = facility_near(context, items_, item);
    if (!fact.facility) fact.facility = last_facility_;
  };
  for (std::size_t k = figures; k < state_.figures.size(); ++k) {
    FigureDraft& f = state_.figures[k];
    circumstances(f.claim, f.token, f.item);
    const TimeMention* t = time_near(items_, f.item);
    if (t && t->cumulative && f.claim.scope == Scope::incident) f.claim.scope = Scope::cumulative;
  }
  for (std::size_t k = events; k < state_.events.size(); ++k)
    circumstances(state_.events[k].event, state_.events[k].token, state_.events[k].item);
  if (background) return;
  for (const TimeMention& t : items_.times)
    if (t.time.resolved() && !t.duration && !t.cumulative) { last_time_ = t.time; break; }
  if (auto p = place_near(context, items_, 0)) last_place_ = std::move(p);
  if (auto f = facility_near(context, items_, 0)) last_facility_ = std::move(f);
}

// Ids, links between claims, and each claim's event.
void ReportReader::settle(const Report&, Extraction& out) {
  const auto claim_id = [](std::int32_t i) { return "c" + std::to_string(i + 1); };
  for (std::size_t e = 0; e < state_.events.size(); ++e) state_.events[e].event.id = "e" + std::to_string(e + 1);
  for (std::size_t k = 0; k < state_.figures.size(); ++k) {
    FigureDraft& f = state_.figures[k];
    f.claim.id = claim_id(static_cast<std::int32_t>(k));
    if (f.part_of >= 0) f.claim.part_of = claim_id(f.part_of);
    if (f.supersedes >= 0) f.claim.supersedes = claim_id(f.supersedes);
    const EventDraft* best = nullptr;
    std::uint32_t best_distance = 0;
    for (const EventDraft& e : state_.events) {
      if (e.sentence != f.sentence) continue;
      const std::uint32_t d = e.token > f.token ? e.token - f.token : f.token - e.token;
      if (!best || d < best_distance) { best = &e; best_distance = d; }
    }
    if (best) {
      f.claim.event = best->event.id;
      if (!f.claim.by && !best->event.initiator.empty()) f.claim.by = Group{{}, best->event.initiator, Category::unspecified};
    }
  }
  for (FigureDraft& f : state_.figures) out.claims.push_back(std::move(f.claim));
  for (EventDraft& e : state_.events) out.events.push_back(std::move(e.event));
}

}  // namespace isnad
