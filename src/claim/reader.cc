#include "claim/reader.h"

#include <algorithm>

#include "base/fold.h"
#include "claim/circumstance.h"
#include "claim/scene.h"
#include "claim/stances.h"
#include "lexicon/codes.h"

namespace isnad {

namespace {

// The country of the first place named.
EntityIndex country_of(const Document& doc, const Lexicon& lexicon) {
  std::vector<PhraseMatch> matches;
  for (const Sentence& s : doc.sentences) {
    if (s.segment == Segment::noise) continue;
    matches.clear();
    match_names(doc, s.first, s.last, lexicon, matches);
    for (const PhraseMatch& m : matches) {
      if (m.target.is_lemma || (m.target.flags & kNameWeak) || lexicon.entity(m.target.index).kind != EntityKind::place)
        continue;
      EntityIndex e = m.target.index;
      while (lexicon.entity(e).parent != kNone) e = lexicon.entity(e).parent;
      return e;
    }
  }
  return kNone;
}

// What «التنظيم» and «المسلحون» will stand for: the last organisation («تنظيم الدولة») and the last armed group named.
void remember_organisation(const SentenceItems& s, ItemContext& context) {
  const std::string_view kOrganisation = "تنظيم";
  for (const Item& it : s.items) {
    if (!it.is(ItemClass::actor) || it.entity == kNone) continue;
    const Entity& e = context.lexicon.entity(it.entity);
    if (e.kind == EntityKind::actor && context.lexicon.text(e.name_ar).starts_with(kOrganisation))
      context.organisation = it.entity;
    if (e.kind == EntityKind::actor && context.lexicon.text(e.kind_name) == "armed_group" &&
        context.lexicon.id(e) != "militants")
      context.militants = it.entity;
  }
}

// «قتلنا خمسة», «قالت إنها اعتقلت»: whoever speaks did it.
bool told_by_doer(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  static const std::string kWe = fold_word("نا");
  const Item& it = s.items[item];
  if (!it.has(feature::kVerb) || it.last == it.first) return false;
  if (it.has(feature::kPerfect) && context.doc.key(context.doc.tokens[it.first]).ends_with(kWe)) return true;
  return item > 0 && s.items[item - 1].is(ItemClass::complementizer) && s.items[item - 1].pronoun != Pronoun::none;
}

}  // namespace

Extraction ReportReader::read(const Report& report) {
  Extraction out;
  read_text(report.text, lexicon_, doc_);
  state_.figures.clear();
  state_.events.clear();
  stances_.clear();
  speech_ = {};
  last_time_.reset();
  last_place_.reset();
  last_facility_.reset();
  if (!doc_.arabic()) {  // the diagnostic text.language says so
    out.diagnostics = doc_.diagnostics;
    return out;
  }
  weigh_sentences();
  ItemContext context{doc_, lexicon_, report.published, &link_bits_};
  bool placed = false;
  std::uint32_t pending = 0;  // sentences before a fact are read for their speaker only once a fact comes
  for (std::uint32_t i = 0; i < doc_.sentences.size(); ++i) {
    if (interest_[i] != Interest::facts) continue;
    if (!placed) context.country = country_of(doc_, lexicon_);
    placed = true;
    for (; pending < i; ++pending)
      if (interest_[pending] == Interest::speaker) listen(report, context, pending);
    sentence(report, context, i);
    pending = i + 1;
  }
  // What is said after the last fact matters only beside one.
  if (!state_.figures.empty() || !state_.events.empty())
    for (; pending < doc_.sentences.size(); ++pending)
      if (interest_[pending] == Interest::speaker) listen(report, context, pending);
  settle(report, out);
  out.diagnostics = doc_.diagnostics;
  return out;
}

// One look at the classes of the words tells which sentences can hold a fact: a strong trigger, a counted person noun,
// a weak trigger of a measure beside people, or one of an event beside people, names or weapons. The rest are not taken
// apart.
void ReportReader::weigh_sentences() {
  constexpr std::uint64_t kPeople = class_bit(WordClass::person) | class_bit(WordClass::vague);
  constexpr std::uint64_t kArmed = kPeople | class_bit(WordClass::weapon) | class_bit(WordClass::ethnic);
  constexpr std::uint64_t kSpeaks = class_bit(WordClass::speech) | class_bit(WordClass::according);
  interest_.assign(doc_.sentences.size(), Interest::none);
  state_.prison = state_.displacement = false;
  state_.list_parent = -1;
  bool in_list = false;
  for (std::size_t i = 0; i < doc_.sentences.size(); ++i) {
    const Sentence& s = doc_.sentences[i];
    if (s.segment == Segment::noise) continue;
    std::uint64_t classes = 0;
    bool prison = false, colon = false;
    for (const Token& t : doc_.tokens_of(s)) {
      classes |= t.classes;
      colon = colon || t.punct == ':' || t.punct == '"';
      if (t.classes & class_bit(WordClass::trigger))
        for (const Reading& r : doc_.readings_of(t)) {
          const Lemma& l = lexicon_.lemma(r.form.lemma);
          if (l.event == static_cast<std::uint8_t>(EventType::displacement) && !(l.flags & kLemmaWeak))
            state_.displacement = true;
        }
      if (t.classes & class_bit(WordClass::facility_type))
        for (const Reading& r : doc_.readings_of(t)) {
          const Lemma& l = lexicon_.lemma(r.form.lemma);
          prison = prison || (l.word_class == WordClass::facility_type && lexicon_.text(l.name) == "prison");
        }
    }
    state_.prison = state_.prison || prison;
    // «… على النحو التالي:» and its bullets
    const Token& first = doc_.tokens[s.first];
    const bool item = in_list && first.kind == TokenKind::punct &&
                      (first.punct == '-' || first.punct == '*' || first.punct == '\x01');
    const bool strong = item || (classes & (kAnyStrongTrigger | kAnyCountedPerson)) != 0;
    in_list = item || (strong && doc_.tokens[s.last - 1].punct == ':');
    const bool people = (classes & kPeople) != 0;
    const bool measured =
        (prison || (classes & (class_bit(WordClass::trigger) | kAnyOpening | kAnyOpensTrigger)) != 0) && people;
    const bool eventful =
        (classes & (kAnyWeakEvent | kAnyOpening | kAnyOpensTrigger)) != 0 && (classes & (kArmed | kAnyOpensName)) != 0;
    if (strong || measured || eventful)
      interest_[i] = Interest::facts;
    else if ((classes & kSpeaks) != 0 || colon)
      interest_[i] = Interest::speaker;
  }
}

void ReportReader::listen(const Report& report, ItemContext& context, std::uint32_t index) {
  context.depth = ItemDepth::names;
  build_items(context, doc_.sentences[index], items_);
  context.depth = ItemDepth::all;
  remember_organisation(items_, context);
  find_speech(context, items_, report.outlet, speech_, frames_);
  find_stances(context, items_, report.outlet, speech_, frames_, stances_);
}

void ReportReader::sentence(const Report& report, ItemContext& context, std::uint32_t index) {
  const Sentence& s = doc_.sentences[index];
  if (s.paragraph != last_paragraph_) last_paragraph_ = s.paragraph;
  build_items(context, s, items_);
  remember_organisation(items_, context);
  find_speech(context, items_, report.outlet, speech_, frames_);
  find_stances(context, items_, report.outlet, speech_, frames_, stances_);
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
    if (a.code == SpeechCode::deny)
      fact.modality = Modality::denied;
    else if (a.code == SpeechCode::threaten || a.code == SpeechCode::demand || a.code == SpeechCode::announce)
      fact.modality = Modality::irrealis;
    else if (fact.modality == Modality::asserted)
      fact.modality = modality_at(context, items_, item);
    fact.background = background || told_as_past(context, items_, item);
    fact.headline = headline;
    fact.sentence = span;
    if (const TimeMention* t = time_near(items_, item))
      fact.time = t->time;
    else
      fact.time = last_time_;
    fact.place = place_near(context, items_, item);
    if (!fact.place) fact.place = last_place_;
    fact.facility = facility_near(context, items_, item, fact.place, last_facility_);
    if (!fact.facility) fact.facility = last_facility_;
  };
  for (std::size_t k = figures; k < state_.figures.size(); ++k) {
    FigureDraft& f = state_.figures[k];
    circumstances(f.claim, f.token, f.item);
    if (f.claim.measure == Measure::escape_attempted && f.claim.modality == Modality::irrealis)
      f.claim.modality = Modality::asserted;
    if (f.trigger_item >= 0) {  // «25 شخصا قد يكونون قتلوا»
      const auto trigger = static_cast<std::size_t>(f.trigger_item);
      if (f.claim.modality == Modality::asserted && trigger > f.item)
        f.claim.modality = modality_at(context, items_, trigger);
      f.claim.background = f.claim.background || told_as_past(context, items_, trigger);
      // a toll in a relative clause is the outlet's own
      if (trigger > 0 && items_.items[trigger].has(feature::kVerb) && items_.items[trigger - 1].is(ItemClass::pronoun))
        f.claim.attribution.clear();
    }
    const TimeMention* t = time_near(items_, f.item);
    if (t && t->cumulative && f.claim.scope == Scope::incident) f.claim.scope = Scope::cumulative;
  }
  for (std::size_t k = events; k < state_.events.size(); ++k) {
    Event& e = state_.events[k].event;
    circumstances(e, state_.events[k].token, state_.events[k].item);
    if (e.initiator.empty() && !e.attribution.empty() && told_by_doer(context, items_, state_.events[k].item)) {
      const EntityIndex speaker = lexicon_.find_entity(e.attribution.front().entity);
      if (speaker != kNone && lexicon_.entity(speaker).kind == EntityKind::actor)
        e.initiator.push_back(e.attribution.front().entity);
    }
    if (e.type == EventType::escape_foiled && e.modality == Modality::irrealis)
      e.modality = Modality::asserted;  // the foiling happened
  }
  if (background) return;
  for (const TimeMention& t : items_.times)
    if (t.time.resolved() && !t.duration && !t.cumulative) {
      last_time_ = t.time;
      break;
    }
  if (auto p = place_near(context, items_, 0)) last_place_ = std::move(p);
  if (auto f = facility_near(context, items_, 0, last_place_, last_facility_)) last_facility_ = std::move(f);
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
      if (!best || d < best_distance) {
        best = &e;
        best_distance = d;
      }
    }
    if (best) {
      f.claim.event = best->event.id;
      if (!f.claim.by && !best->event.initiator.empty())
        f.claim.by = Group{{}, best->event.initiator, Category::unspecified};
    }
  }
  for (FigureDraft& f : state_.figures) out.claims.push_back(std::move(f.claim));
  for (Claim& c : stances_) {
    c.id = claim_id(static_cast<std::int32_t>(out.claims.size()));
    for (const EventDraft& e : state_.events)
      if (e.event.sentence.begin == c.sentence.begin) {
        c.event = e.event.id;
        break;
      }
    out.claims.push_back(std::move(c));
  }
  for (EventDraft& e : state_.events) out.events.push_back(std::move(e.event));
}

}  // namespace isnad
