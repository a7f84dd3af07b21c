#include "claim/reader.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/circumstance.h"
#include "claim/country.h"
#include "claim/deeds.h"
#include "claim/list_items.h"
#include "claim/names.h"
#include "claim/occasion.h"
#include "claim/scene.h"
#include "claim/speaker_identity.h"
#include "claim/stances.h"
#include "lexicon/codes.h"

namespace isnad {

namespace {

// «شنت غارات لليوم الثاني على التوالي» tells of today's raids.
Time day_told(const TimeMention& mention) {
  Time t = mention.time;
  if (mention.in_a_row) t.start = t.end;
  return t;
}

// What «التنظيم», «الحركة» and «المسلحون» will stand for: the last body named so («تنظيم الدولة»), the last armed
// group.
void remember_organisation(const SentenceItems& s, ItemContext& context) {
  static const std::array<std::string, 8> kNouns{fold_word("تنظيم"), fold_word("حركة"), fold_word("جماعة"),
                                                 fold_word("حزب"),   fold_word("هيئة"), fold_word("جبهة"),
                                                 fold_word("فصيل"),  fold_word("كتائب")};
  for (const Item& it : s.items) {
    if (it.is(ItemClass::actor) && it.entity != kNone && !it.has(feature::kPrepB) && !it.has(feature::kPrepL)) {
      const Entity& e = context.lexicon.entity(it.entity);
      if (e.kind == EntityKind::actor && static_cast<Category>(e.category) == Category::security &&
          !context.lexicon.id(e).ends_with("unnamed"))
        context.forces = it.entity;
      if (e.kind == EntityKind::actor && context.lexicon.text(e.kind_name) == "armed_group" &&
          context.lexicon.id(e) != "militants")  // not «المرتبطة بالقاعدة»: another's master
        context.militants = it.entity;
    }
    if (!it.is(ItemClass::actor) || it.entity == kNone || it.last < it.first + 2) continue;
    const Entity& e = context.lexicon.entity(it.entity);
    if (e.kind != EntityKind::actor) continue;
    const std::string_view name = context.lexicon.text(e.name_ar);
    std::string noun = fold_word(name.substr(0, name.find(' ')));
    if (static const std::string kAl = fold_word("ال"); noun.starts_with(kAl)) noun.erase(0, kAl.size());
    if (std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end()) {
      const auto at = std::find_if(context.organisations.begin(), context.organisations.end(),
                                   [&](const auto& o) { return o.first == noun; });
      if (at == context.organisations.end())
        context.organisations.emplace_back(noun, it.entity);
      else
        at->second = it.entity;
    }
  }
}

}  // namespace

Extraction ReportReader::read(const Report& report, Trace* trace) {
  Extraction out;
  read_text(report.text, lexicon_, doc_);
  state_.trace = trace;
  if (trace)
    for (const Sentence& s : doc_.sentences) trace->sentences.push_back(span_of(doc_, s.first, s.last));
  state_.figures.clear();
  state_.events.clear();
  stances_.clear();
  heard_.clear();
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
  context.outlet = outlet_of(report.outlet);
  bool placed = false;
  std::uint32_t pending = 0;  // sentences before a fact are read for their speaker only once a fact comes
  for (std::uint32_t i = 0; i < doc_.sentences.size(); ++i) {
    if (interest_[i] != Interest::facts) continue;
    if (!placed) {
      context.country = country_of_report(doc_, lexicon_);
      headline_day(report);
    }
    placed = true;
    for (; pending < i; ++pending)
      if (interest_[pending] == Interest::speaker) listen(report, context, pending);
    sentence(report, context, i);
    pending = i + 1;
  }
  // What is said after the last fact matters only beside one.
  if (!state_.figures.empty() || !state_.events.empty())
    for (; pending < doc_.sentences.size(); ++pending)
      if (interest_[pending] == Interest::speaker && takes_stance_[pending] != 0) listen(report, context, pending);
  identify(context.country);
  settle(report, out);
  if (trace)
    for (std::uint32_t i = 0; i < doc_.sentences.size(); ++i)
      if (interest_[i] != Interest::facts && doc_.sentences[i].segment != Segment::noise)
        trace->pass_over(doc_.sentences[i], doc_, lexicon_);
  out.diagnostics = doc_.diagnostics;
  return out;
}

// Who the speakers are shows once all have been heard.
void ReportReader::identify(EntityIndex country) {
  std::vector<Link*> links;
  const auto add = [&](std::vector<Link>& chain) {
    for (Link& l : chain) links.push_back(&l);
  };
  for (FigureDraft& f : state_.figures) add(f.claim.attribution);
  for (EventDraft& e : state_.events) add(e.event.attribution);
  for (Claim& c : stances_) add(c.attribution);
  if (links.empty()) return;
  add(heard_);
  identify_speakers(doc_, lexicon_, country, std::move(links));
}

FoundNames ReportReader::names(const Report& report, const std::optional<Date>& on) {
  read_text(report.text, lexicon_, doc_);
  return find_names(doc_, lexicon_, {report.published, on});
}

void ReportReader::listen(const Report& report, ItemContext& context, std::uint32_t index) {
  context.depth = ItemDepth::names;
  build_items(context, doc_.sentences[index], items_);
  context.depth = ItemDepth::all;
  remember_organisation(items_, context);
  find_speech(context, items_, report.outlet, speech_, frames_);
  hear_stances(report, context);
}

void ReportReader::hear_stances(const Report& report, const ItemContext& context) {
  for (const SpeechFrame& f : frames_)
    for (const Link& l : f.chain)
      if (heard_.empty() || heard_.back().span != l.span) heard_.push_back({l.role, {}, l.entity, {}, l.span});
  const std::size_t before = stances_.size();
  find_stances(context, items_, report.outlet, speech_, frames_, stances_);
  if (state_.trace)
    for (std::size_t k = before; k < stances_.size(); ++k)
      state_.trace->stance(static_cast<std::uint32_t>(k), stances_[k]);
}

void ReportReader::sentence(const Report& report, ItemContext& context, std::uint32_t index) {
  const Sentence& s = doc_.sentences[index];
  if (s.paragraph != last_paragraph_) last_paragraph_ = s.paragraph;
  build_items(context, s, items_);
  remember_organisation(items_, context);
  find_speech(context, items_, report.outlet, speech_, frames_);
  hear_stances(report, context);
  if (!last_time_ && items_.times.empty()) last_time_ = day_set_before(report, index);
  const SentenceContext c{context, items_, rules_, index, s.segment == Segment::headline};
  const std::size_t figures = state_.figures.size(), events = state_.events.size();
  for (const Item& it : items_.items) {  // «مركز شرطة», «قسم الشرطة»: known only as phrases
    state_.prison = state_.prison || (it.is(ItemClass::facility_type) && named(lexicon_, it, "prison"));
    note_occasion(lexicon_, it, state_);
  }
  find_figures(c, state_);
  find_events(c, state_);
  if (state_.trace) state_.trace->leave_out(index, doc_, items_);
  const bool background = opens_background(context, items_);
  const bool headline = s.segment == Segment::headline;
  const Span span = span_of(doc_, s.first, s.last);
  // «نافيا ما قيل عن مقتل ستة», «تعهد بالإفراج عن 500»: a stance that is no frame of speech still rules what it is
  // about.
  const Claim* last = nullptr;
  const auto under_stance = [&](Span fact, std::uint32_t token) {
    last = nullptr;
    for (const Claim& stance : stances_)
      if (stance.sentence == span && stance.span.begin < fact.begin && (!last || stance.span.begin > last->span.begin))
        last = &stance;
    if (!last || !last->stance) return Modality::asserted;
    for (std::size_t k = 0; k < items_.items.size(); ++k) {  // in its clause; asides do not end it
      const Item& it = items_.items[k];
      const std::uint32_t at = doc_.tokens[it.first].span.begin;
      if (at <= last->span.end || at >= fact.begin) continue;
      if (k < items_.aside_end.size() && items_.aside_end[k] != 0)
        k = items_.aside_end[k] - 1;
      else if (it.is(ItemClass::punct) && it.punct != '"' && it.punct != '(' && it.punct != ')')
        return Modality::asserted;
    }
    for (const SpeechFrame& f : frames_)
      if (doc_.tokens[f.at].span.begin > last->span.begin && f.at < token) return Modality::asserted;
    switch (*last->stance) {
      case StanceKind::denies: return Modality::denied;
      case StanceKind::threatens:
      case StanceKind::demands:
      case StanceKind::announces: return Modality::irrealis;
      default: return Modality::asserted;
    }
  };
  const auto circumstances = [&](auto& fact, FactKey key, std::uint32_t token, std::size_t item) {
    const auto decide = [&](Aspect aspect, Why why, Span words) {
      if (state_.trace) state_.trace->decide(key, aspect, why, words);
    };
    const auto words = [&](std::size_t k) { return span_of(doc_, items_.items[k].first, items_.items[k].last); };
    Attribution a = attribution_at(frames_, token);
    fact.attribution = std::move(a.chain);
    if (state_.trace) state_.trace->speaker(key, a.frame, fact.attribution, span, doc_, items_);
    std::size_t told_by = item;
    if (a.code == SpeechCode::deny)
      fact.modality = Modality::denied,
      decide(Aspect::modality, Why::speech_denies, span_of(doc_, a.frame->at, a.frame->at + 1));
    else if (a.code == SpeechCode::threaten || a.code == SpeechCode::demand || a.code == SpeechCode::announce)
      fact.modality = Modality::irrealis,
      decide(Aspect::modality, Why::speech_plans, span_of(doc_, a.frame->at, a.frame->at + 1));
    else if (fact.modality == Modality::asserted)
      if (fact.modality = modality_at(context, items_, item, &told_by); fact.modality != Modality::asserted)
        decide(Aspect::modality, Why::word_before, words(told_by));
    if (fact.modality == Modality::asserted)
      if (fact.modality = under_stance(fact.span, token); fact.modality != Modality::asserted)
        decide(Aspect::modality, Why::stance_over_it, last->span);
    fact.background = background || told_as_past(context, items_, item);
    if (fact.background) decide(Aspect::background, background ? Why::opens_background : Why::told_as_past, {});
    fact.headline = headline;
    fact.sentence = span;
    if (const TimeMention* t = time_near(items_, item, last_time_.has_value()))
      fact.time = day_told(*t), decide(Aspect::time, Why::nearest, t->time.span);
    else if (fact.time = last_time_; fact.time)
      decide(Aspect::time, Why::carried_over, fact.time->span);
    const bool placed = (fact.place = place_near(context, items_, item, &told_by)).has_value();
    if (placed)
      decide(Aspect::place, Why::nearest, words(told_by));
    else if (fact.place = last_place_; fact.place)
      decide(Aspect::place, Why::carried_over, last_place_words_);
    if (fact.facility = facility_near(context, items_, item, fact.place, last_facility_, &told_by); fact.facility) {
      decide(Aspect::facility, Why::nearest, words(told_by));
    } else if (last_facility_ && (!placed || may_be_at(lexicon_, *fact.place, *last_facility_))) {
      fact.facility = last_facility_;
      decide(Aspect::facility, Why::carried_over, last_facility_words_);
    }
    // A prison stays where it is, whatever town the report was sent from.
    if (fact.facility && (!fact.place || !may_be_at(lexicon_, *fact.place, *fact.facility)))
      if (auto site = place_of(lexicon_, *fact.facility)) {
        fact.place = std::move(site);
        decide(Aspect::place, Why::place_of_facility, {});
      }
  };
  for (std::size_t k = figures; k < state_.figures.size(); ++k) {
    FigureDraft& f = state_.figures[k];
    const FactKey key{FactKind::figure, index, f.item};
    const auto decide = [&](Aspect aspect, Why why, Span words) {
      if (state_.trace) state_.trace->decide(key, aspect, why, words);
    };
    circumstances(f.claim, key, f.token, f.item);
    if (f.claim.measure == Measure::escape_attempted && f.claim.modality == Modality::irrealis)
      f.claim.modality = Modality::asserted, decide(Aspect::modality, Why::attempt_happened, {});
    if (f.trigger_item >= 0) {  // «25 شخصا قد يكونون قتلوا»
      const auto trigger = static_cast<std::size_t>(f.trigger_item);
      std::size_t told_by = trigger;
      if (f.claim.modality == Modality::asserted && trigger > f.item)
        if (f.claim.modality = modality_at(context, items_, trigger, &told_by); f.claim.modality != Modality::asserted)
          decide(Aspect::modality, Why::word_before,
                 span_of(doc_, items_.items[told_by].first, items_.items[told_by].last));
      if (!f.claim.background && told_as_past(context, items_, trigger))
        f.claim.background = true, decide(Aspect::background, Why::told_as_past, {});
      // a toll in a relative clause is the outlet's own; «عدد العائلات التي نزحت بلغ …» is no such clause
      bool counted = false;
      for (std::size_t n = trigger; n-- > 0 && n + 5 > trigger;)
        counted = counted || items_.items[n].is(ItemClass::toll);
      if (trigger > 0 && !counted && items_.items[trigger].has(feature::kVerb) &&
          items_.items[trigger - 1].is(ItemClass::pronoun)) {
        f.claim.attribution.clear();
        decide(Aspect::speaker, Why::relative_clause,
               span_of(doc_, items_.items[trigger - 1].first, items_.items[trigger].last));
      }
    }
    if (f.claim.who.party.empty() && !f.claim.attribution.empty() &&
        (f.claim.rule.starts_with("own_loss") || of_own_side(context, items_, f.item))) {
      const EntityIndex speaker = lexicon_.find_entity(f.claim.attribution.front().entity);
      if (speaker != kNone && lexicon_.entity(speaker).kind == EntityKind::actor)
        f.claim.who.party.push_back(f.claim.attribution.front().entity);
    }
    const TimeMention* window = window_over(items_, f.item);
    if (f.claim.scope == Scope::incident && f.claim.time && f.claim.time->precision >= TimePrecision::month &&
        attribution_at(frames_, f.token).code == SpeechCode::document)
      f.claim.scope = Scope::cumulative,
      decide(Aspect::scope, Why::window_of_time, f.claim.time->span);  // «وثقت الشبكة مقتل 91 في آذار»
    if (!window)  // «استشهد ثلاثة، ليصل العدد منذ مطلع العام إلى مئة»: the window is not theirs
      if (const TimeMention* t = time_near(items_, f.item); t && t->cumulative) f.claim.time = last_time_;
    if (window && f.claim.scope == Scope::incident) {
      f.claim.scope = Scope::cumulative, decide(Aspect::scope, Why::window_of_time, window->time.span);
      if (!window->time.resolved() && window->time.end.full()) {  // «منذ بدء المعارك»: it holds until now
        f.claim.time = window->time;
        f.claim.time->start = window->time.end;
      }
    }
  }
  for (std::size_t k = events; k < state_.events.size(); ++k) {
    Event& e = state_.events[k].event;
    const FactKey key{FactKind::event, index, state_.events[k].item};
    circumstances(e, key, state_.events[k].token, state_.events[k].item);
    if (e.initiator.empty() && !e.attribution.empty() &&
        speakers_deed(context, items_, state_.events[k].item, e.type)) {
      const EntityIndex doer = body_behind(lexicon_, e.attribution.front().entity, report.published);
      state_.events[k].own_deed = true;  // the speaker may be known only once all have been heard
      if (doer != kNone) {
        e.initiator.emplace_back(lexicon_.id(lexicon_.entity(doer)));
        if (state_.trace) state_.trace->decide(key, Aspect::initiator, Why::speaker_did_it, e.attribution.front().span);
      }
    }
    if (e.type == EventType::escape_foiled && e.modality == Modality::irrealis)
      e.modality = Modality::asserted;  // the foiling happened
  }
  if (background) return;
  for (std::size_t k = 0; k < items_.items.size(); ++k) {
    if (!items_.items[k].is(ItemClass::time) || !in_reach(items_, k, 0)) continue;
    const TimeMention& t = items_.times[static_cast<std::size_t>(items_.items[k].time)];
    if (last_time_ && said_at(items_, k) != 0) continue;
    if (t.time.resolved() && !t.duration && !t.cumulative &&
        (!last_time_ || t.in_a_row || !t.time.end.known() || t.time.start == t.time.end)) {
      last_time_ = day_told(t);
      break;
    }
  }
  std::size_t told_by = 0;
  const auto words = [&] { return span_of(doc_, items_.items[told_by].first, items_.items[told_by].last); };
  if (auto p = place_near(context, items_, 0, &told_by)) last_place_ = std::move(p), last_place_words_ = words();
  constexpr std::uint64_t kSites = bit(ItemClass::facility) | bit(ItemClass::facility_type);
  if ((items_.classes & kSites) == 0) return;
  if (auto f = facility_near(context, items_, 0, last_place_, last_facility_, &told_by))
    last_facility_ = std::move(f), last_facility_words_ = words();
}

namespace {

// Kinds of event that several sentences of a report tell of as one and the same.
int deed(EventType t) {
  switch (t) {
    case EventType::shelling:
    case EventType::airstrike: return 1;
    case EventType::armed_attack:
    case EventType::prison_attack:
    case EventType::bombing:
    case EventType::raid:
    case EventType::ambush:
    case EventType::assassination:
    case EventType::shooting: return 2;
    case EventType::armed_clash: return 3;
    case EventType::arrest: return 4;
    case EventType::abduction: return 5;
    case EventType::execution: return 6;
    case EventType::release: return 7;
    default: return 0;
  }
}

bool may_be_one(const Event& a, const Event& b) {
  if (a.background != b.background || deed(a.type) == 0 || deed(a.type) != deed(b.type)) return false;
  if (a.place && b.place && a.place->id != b.place->id && a.place->precision <= 2 && b.place->precision <= 2)
    return false;
  if (a.time && b.time && a.time->resolved() && b.time->resolved() && a.time->start != b.time->start) return false;
  return true;
}

}  // namespace

// An event told twice has one initiator: the headline leaves out what the body says, the body what the headline said.
// Who claimed an attack did it.
void ReportReader::share_initiators() {
  std::vector<std::string> claimant;
  int claims = 0;
  for (const EventDraft& d : state_.events)
    if (d.event.type == EventType::responsibility_claim && !d.event.initiator.empty() &&
        d.event.modality == Modality::asserted && claimant != d.event.initiator)
      claimant = d.event.initiator, ++claims;
  std::vector<std::pair<std::size_t, std::vector<std::string>>> found;
  for (std::size_t k = 0; k < state_.events.size(); ++k) {
    const Event& e = state_.events[k].event;
    const bool some = e.initiator.size() == 1 && e.initiator.front() == "militants";  // who, the claim may tell
    if (!e.initiator.empty() && !some) continue;
    const EventDraft* best = nullptr;
    std::uint32_t near = 0;
    for (const EventDraft& d : state_.events) {
      if (some || d.event.initiator.empty() || !may_be_one(e, d.event)) continue;
      const std::uint32_t apart = d.sentence > state_.events[k].sentence ? d.sentence - state_.events[k].sentence
                                                                         : state_.events[k].sentence - d.sentence;
      if (!best || apart < near) best = &d, near = apart;
    }
    const bool claimed = !best && claims == 1 && !e.background && (e.type == EventType::bombing || deed(e.type) == 2);
    if (best || claimed) found.emplace_back(k, best ? best->event.initiator : claimant);
    if (some && claimed) found.back().second.emplace_back("militants");
    if (state_.trace && (best || claimed))
      state_.trace->decide({FactKind::event, state_.events[k].sentence, state_.events[k].item}, Aspect::initiator,
                           best ? Why::same_event : Why::claimant, best ? best->event.span : Span{});
  }
  for (auto& [k, who] : found) state_.events[k].event.initiator = std::move(who);
}

// «تضاربت الروايات حول ما حدث مساء الجمعة. فبحسب …»: the sentence before holds no fact but sets the day.
std::optional<Time> ReportReader::day_set_before(const Report& report, std::uint32_t index) const {
  if (index == 0 || interest_[index - 1] == Interest::facts) return std::nullopt;
  const Sentence& before = doc_.sentences[index - 1];
  if (before.paragraph != doc_.sentences[index].paragraph || before.segment != doc_.sentences[index].segment)
    return std::nullopt;
  std::vector<TimeMention> times;
  find_times(doc_, before, lexicon_, report.published, times);
  for (const TimeMention& t : times)
    if (t.time.start.full() && !t.duration && !t.cumulative && t.time.start == t.time.end) return t.time;
  return std::nullopt;
}

// «حصاد الأحداث ليوم الخميس 02-12-2021»: the day of all that has none of its own.
void ReportReader::headline_day(const Report& report) {
  constexpr std::size_t kHead = 4;
  std::vector<TimeMention> times;
  for (std::size_t i = 0; i < doc_.sentences.size() && i < kHead; ++i) {
    if (doc_.sentences[i].segment != Segment::headline) continue;
    times.clear();
    find_times(doc_, doc_.sentences[i], lexicon_, report.published, times);
    for (const TimeMention& t : times)
      // The day of publication in the head is the page's own.
      if (t.time.start.full() && !t.duration && !t.cumulative && t.time.start == t.time.end &&
          t.time.start != report.published) {
        last_time_ = t.time;
        return;
      }
  }
}

// Ids, links between claims, and each claim's event.
void ReportReader::settle(const Report& report, Extraction& out) {
  settle_parts(state_);
  settle_times(state_, report.published);
  settle_speakers_deeds(lexicon_, state_, report.published);
  settle_partners(lexicon_, state_);
  share_initiators();
  settle_partners(lexicon_, state_);
  settle_accused(lexicon_, state_, stances_);
  settle_holders(lexicon_, state_, report.published);
  const auto claim_id = [](std::int32_t i) { return "c" + std::to_string(i + 1); };
  for (std::size_t e = 0; e < state_.events.size(); ++e) {
    EventDraft& d = state_.events[e];
    d.event.id = "e" + std::to_string(e + 1);
    if (state_.trace) state_.trace->ids.emplace(FactKey{FactKind::event, d.sentence, d.item}, d.event.id);
  }
  for (std::size_t k = 0; k < state_.figures.size(); ++k) {
    FigureDraft& f = state_.figures[k];
    f.claim.id = claim_id(static_cast<std::int32_t>(k));
    const FactKey key{FactKind::figure, f.sentence, f.item};
    if (state_.trace) state_.trace->ids.emplace(key, f.claim.id);
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
      if (!f.claim.by && !best->event.initiator.empty()) {
        f.claim.by = Group{{}, best->event.initiator, Category::unspecified};
        if (state_.trace) state_.trace->decide(key, Aspect::by, Why::doer_of_event, best->event.span);
      }
    }
  }
  settle_targets(state_, stances_);
  settle_denials(doc_, state_, stances_);
  for (FigureDraft& f : state_.figures) out.claims.push_back(std::move(f.claim));
  for (Claim& c : stances_) {
    c.id = claim_id(static_cast<std::int32_t>(out.claims.size()));
    if (state_.trace)
      state_.trace->ids.emplace(FactKey{FactKind::stance, 0, static_cast<std::uint32_t>(&c - stances_.data())}, c.id);
    for (const EventDraft& e : state_.events)
      if (c.event.empty() && e.event.sentence.begin == c.sentence.begin) {
        c.event = e.event.id;
        break;
      }
    out.claims.push_back(std::move(c));
  }
  for (EventDraft& e : state_.events) out.events.push_back(std::move(e.event));
}

}  // namespace isnad
