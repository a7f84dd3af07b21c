#include "claim/reader.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/circumstance.h"
#include "claim/country.h"
#include "claim/names.h"
#include "claim/scene.h"
#include "claim/stances.h"
#include "lexicon/codes.h"

namespace isnad {

namespace {

// What «التنظيم», «الحركة» and «المسلحون» will stand for: the last body named so («تنظيم الدولة»), the last armed
// group.
void remember_organisation(const SentenceItems& s, ItemContext& context) {
  static const std::array<std::string, 8> kNouns{fold_word("تنظيم"), fold_word("حركة"), fold_word("جماعة"),
                                                 fold_word("حزب"),   fold_word("هيئة"), fold_word("جبهة"),
                                                 fold_word("فصيل"),  fold_word("كتائب")};
  for (const Item& it : s.items) {
    if (!it.is(ItemClass::actor) || it.entity == kNone || it.last < it.first + 2) continue;
    const Entity& e = context.lexicon.entity(it.entity);
    if (e.kind != EntityKind::actor) continue;
    const std::string_view name = context.lexicon.text(e.name_ar);
    const std::string noun = fold_word(name.substr(0, name.find(' ')));
    if (std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end()) {
      const auto at = std::find_if(context.organisations.begin(), context.organisations.end(),
                                   [&](const auto& o) { return o.first == noun; });
      if (at == context.organisations.end())
        context.organisations.emplace_back(noun, it.entity);
      else
        at->second = it.entity;
    }
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

// «أعلنت الشرطة توقيف 37»: an authority tells of what it did, in a verbal noun right behind its name.
bool own_deed(EventType type, const SentenceItems& s, std::size_t item) {
  if (type != EventType::arrest && type != EventType::release && type != EventType::raid &&
      type != EventType::control_change && type != EventType::execution && type != EventType::transfer)
    return false;
  if (!s.items[item].has(feature::kMasdar)) return false;
  for (std::size_t n = 0, k = item; k-- > 0 && n < 7; ++n) {
    const Item& it = s.items[k];
    if (it.is(ItemClass::speech)) return true;
    if (it.is(ItemClass::complementizer) || it.is(ItemClass::trigger)) return false;
  }
  return false;
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
  settle(report, out);
  out.diagnostics = doc_.diagnostics;
  return out;
}

FoundNames ReportReader::names(const Report& report, const std::optional<Date>& on) {
  read_text(report.text, lexicon_, doc_);
  return find_names(doc_, lexicon_, {report.published, on});
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
  takes_stance_.assign(doc_.sentences.size(), 0);
  for (std::size_t i = 0; i < doc_.sentences.size(); ++i) {
    const Sentence& s = doc_.sentences[i];
    if (s.segment == Segment::noise) continue;
    std::uint64_t classes = 0;
    bool prison = false, colon = false, number = false;
    for (const Token& t : doc_.tokens_of(s)) {
      classes |= t.classes;
      number = number || t.kind == TokenKind::number;
      colon = colon || t.punct == ':' || t.punct == '"';
      if ((t.classes & class_bit(WordClass::speech)) != 0 && takes_stance_[i] == 0)
        for (const Reading& r : doc_.readings_of(t)) {
          const Lemma& l = lexicon_.lemma(r.form.lemma);
          if (l.word_class == WordClass::speech && stance_of(static_cast<SpeechCode>(l.code))) takes_stance_[i] = 1;
        }
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
    const bool counted = number && people && (classes & class_bit(WordClass::toll)) != 0;  // «عدد الموقوفين 22»
    const bool eventful =
        (classes & (kAnyWeakEvent | kAnyOpening | kAnyOpensTrigger)) != 0 && (classes & (kArmed | kAnyOpensName)) != 0;
    // «ثم تراجعت من 95 إلى 84», «يتوزع هؤلاء على 720 من …» right after a fact
    const bool goes_on = i > 0 && interest_[i - 1] == Interest::facts && number &&
                         (classes & (class_bit(WordClass::rise) | class_bit(WordClass::subset) | kAnyOpening)) != 0;
    if (strong || measured || counted || eventful || goes_on)
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
  for (const Item& it : items_.items)  // «مركز شرطة», «قسم الشرطة»: known only as phrases
    state_.prison = state_.prison || (it.is(ItemClass::facility_type) && named(lexicon_, it, "prison"));
  find_figures(c, state_);
  find_events(c, state_);
  const bool background = opens_background(context, items_);
  const bool headline = s.segment == Segment::headline;
  const Span span = span_of(doc_, s.first, s.last);
  // «نافيا ما قيل عن مقتل ستة», «تعهد بالإفراج عن 500»: a stance that is no frame of speech still rules what it is
  // about.
  const auto under_stance = [&](Span fact, std::uint32_t token) {
    const Claim* last = nullptr;
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
  const auto circumstances = [&](auto& fact, std::uint32_t token, std::size_t item) {
    Attribution a = attribution_at(frames_, token);
    fact.attribution = std::move(a.chain);
    if (a.code == SpeechCode::deny)
      fact.modality = Modality::denied;
    else if (a.code == SpeechCode::threaten || a.code == SpeechCode::demand || a.code == SpeechCode::announce)
      fact.modality = Modality::irrealis;
    else if (fact.modality == Modality::asserted)
      fact.modality = modality_at(context, items_, item);
    if (fact.modality == Modality::asserted) fact.modality = under_stance(fact.span, token);
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
      // a toll in a relative clause is the outlet's own; «عدد العائلات التي نزحت بلغ …» is no such clause
      bool counted = false;
      for (std::size_t n = trigger; n-- > 0 && n + 5 > trigger;)
        counted = counted || items_.items[n].is(ItemClass::toll);
      if (trigger > 0 && !counted && items_.items[trigger].has(feature::kVerb) &&
          items_.items[trigger - 1].is(ItemClass::pronoun))
        f.claim.attribution.clear();
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
      f.claim.scope = Scope::cumulative;  // «وثقت الشبكة مقتل 91 في آذار»
    if (!window)  // «استشهد ثلاثة، ليصل العدد منذ مطلع العام إلى مئة»: the window is not theirs
      if (const TimeMention* t = time_near(items_, f.item); t && t->cumulative) f.claim.time = last_time_;
    if (window && f.claim.scope == Scope::incident) {
      f.claim.scope = Scope::cumulative;
      if (!window->time.resolved() && window->time.end.full()) {  // «منذ بدء المعارك»: it holds until now
        f.claim.time = window->time;
        f.claim.time->start = window->time.end;
      }
    }
  }
  for (std::size_t k = events; k < state_.events.size(); ++k) {
    Event& e = state_.events[k].event;
    circumstances(e, state_.events[k].token, state_.events[k].item);
    if (e.initiator.empty() && !e.attribution.empty() &&
        (told_by_doer(context, items_, state_.events[k].item) || own_deed(e.type, items_, state_.events[k].item))) {
      const EntityIndex speaker = lexicon_.find_entity(e.attribution.front().entity);
      if (speaker != kNone && lexicon_.entity(speaker).kind == EntityKind::actor)
        e.initiator.push_back(e.attribution.front().entity);
    }
    if (e.type == EventType::escape_foiled && e.modality == Modality::irrealis)
      e.modality = Modality::asserted;  // the foiling happened
  }
  if (background) return;
  for (const TimeMention& t : items_.times)
    if (t.time.resolved() && !t.duration && !t.cumulative &&
        (!last_time_ || !t.time.end.known() || t.time.start == t.time.end)) {
      last_time_ = t.time;
      break;
    }
  if (auto p = place_near(context, items_, 0)) last_place_ = std::move(p);
  constexpr std::uint64_t kSites = bit(ItemClass::facility) | bit(ItemClass::facility_type);
  if ((items_.classes & kSites) == 0) return;
  if (auto f = facility_near(context, items_, 0, last_place_, last_facility_)) last_facility_ = std::move(f);
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
    if (!e.initiator.empty()) continue;
    const EventDraft* best = nullptr;
    std::uint32_t near = 0;
    for (const EventDraft& d : state_.events) {
      if (d.event.initiator.empty() || !may_be_one(e, d.event)) continue;
      const std::uint32_t apart = d.sentence > state_.events[k].sentence ? d.sentence - state_.events[k].sentence
                                                                         : state_.events[k].sentence - d.sentence;
      if (!best || apart < near) best = &d, near = apart;
    }
    if (best)
      found.emplace_back(k, best->event.initiator);
    else if (claims == 1 && !e.background && (e.type == EventType::bombing || deed(e.type) == 2))
      found.emplace_back(k, claimant);
  }
  for (auto& [k, who] : found) state_.events[k].event.initiator = std::move(who);
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
      if (t.time.start.full() && !t.duration && !t.cumulative && t.time.start == t.time.end) {
        last_time_ = t.time;
        return;
      }
  }
}

// Ids, links between claims, and each claim's event.
void ReportReader::settle(const Report& report, Extraction& out) {
  settle_parts(state_);
  settle_times(state_, report.published.has_value());
  share_initiators();
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
  settle_denials(doc_, state_, stances_);
  for (FigureDraft& f : state_.figures) out.claims.push_back(std::move(f.claim));
  for (Claim& c : stances_) {
    c.id = claim_id(static_cast<std::int32_t>(out.claims.size()));
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
