#include <algorithm>
#include <optional>

#include "base/fold.h"
#include "claim/deeds.h"
#include "claim/drafts.h"
#include "claim/list_items.h"
#include "claim/losers.h"
#include "claim/occasion.h"
#include "lexicon/codes.h"

namespace isnad {
namespace {

using namespace feature;

class FigureFinder {
 public:
  FigureFinder(const SentenceContext& c, ReadingState& state)
      : c_(c),
        lex_(c.context.lexicon),
        doc_(c.context.doc),
        s_(c.items),
        state_(state),
        first_(state.figures.size()),
        used_(c.items.items.size(), 0) {}

  void run() {
    constexpr std::uint64_t kAny = bit(ItemClass::trigger) | bit(ItemClass::group);
    bullet_ = opens_with_bullet(s_);
    if (!bullet_) state_.list_parent = -1;
    if (s_.classes & kAny) match_all();
    open_list();
  }

 private:
  // «… توزعوا على النحو التالي:» and lines that begin with a dash: parts of the total before the colon.
  void open_list() {
    if (bullet_ || s_.items.empty() || !s_.items.back().is(ItemClass::punct) || s_.items.back().punct != ':') return;
    const auto at = static_cast<std::int32_t>(s_.items.size()) - 1;
    if (const FigureDraft* p = before(at)) state_.list_parent = static_cast<std::int32_t>(p - state_.figures.data());
  }

  void match_all() {
    RuleMatch m;
    c_.rules.each_possible(RuleLayer::figure, s_, [&](const Rule& rule) {
      for (std::size_t i = 0; i < s_.items.size(); ++i) {
        if (!could_begin(rule, s_, i)) continue;
        if (match_rule(rule, doc_, lex_, s_, i, m)) apply(rule, m);
      }
    });
    for (const auto& [at, older] : older_)
      if (FigureDraft* newer = before(at)) newer->supersedes = older;
    settle_parents();
  }

  static const std::string* make(const Rule& r, std::string_view key) {
    const auto it = r.makes.find(std::string(key));
    return it == r.makes.end() ? nullptr : &it->second;
  }
  static std::int32_t capture(const RuleMatch& m, const std::string* name) {
    return name && name->size() == 1 ? m[(*name)[0]] : -1;
  }
  const Item& item(std::int32_t i) const { return s_.items[static_cast<std::size_t>(i)]; }
  const PeopleGroup* group(std::int32_t i) const {
    return i >= 0 && item(i).group >= 0 ? &s_.groups[static_cast<std::size_t>(item(i).group)] : nullptr;
  }

  std::uint8_t measure_of(std::int32_t i) const {
    if (i < 0) return kNoCode;
    if (const PeopleGroup* g = group(i); g && g->measure != kNoCode) return g->measure;
    return item(i).trigger != kNone ? lex_.lemma(item(i).trigger).measure : kNoCode;
  }

  // The measure a rule asks for; kNoCode where there is none.
  std::uint8_t wanted_measure(const Rule& rule, const RuleMatch& m, std::int32_t at) const {
    const std::string* spec = make(rule, "measure");
    if (!spec) return kNoCode;
    if (spec->size() == 2 && (*spec)[0] == '@') {
      const std::int32_t from = m[(*spec)[1]];
      if (from < 0) return kNoCode;
      if ((*spec)[1] == 't' && item(from).trigger != kNone) return lex_.lemma(item(from).trigger).measure;
      return measure_of(from);
    }
    if (*spec == "@prev" || *spec == "@parent") {
      const FigureDraft* p = before(at);
      if (!p) return kNoCode;
      const std::uint8_t own = measure_of(at);
      const bool keeps =
          *spec == "@parent" && own != kNoCode && item(at).group >= 0 &&
          (own == static_cast<std::uint8_t>(Measure::killed) || own == static_cast<std::uint8_t>(Measure::wounded));
      return keeps ? own : static_cast<std::uint8_t>(p->claim.measure);
    }
    const auto v = parse_measure(*spec);
    return v ? static_cast<std::uint8_t>(*v) : kNoCode;
  }

  // The nearest figure before an item: of this sentence, else the last of the sentence before.
  FigureDraft* before(std::int32_t at) {
    return const_cast<FigureDraft*>(static_cast<const FigureFinder*>(this)->before(at));
  }
  const FigureDraft* before(std::int32_t at) const {
    const FigureDraft* best = nullptr;
    const std::uint32_t token = at >= 0 ? item(at).first : 0;
    for (std::size_t k = first_; k < state_.figures.size(); ++k) {
      const FigureDraft& f = state_.figures[k];
      if (f.token < token && f.claim.part_of.empty() && f.part_of < 0 && (!best || f.token > best->token)) best = &f;
    }
    if (best || first_ == 0) return best;
    if (bullet_ && state_.list_parent >= 0) return &state_.figures[static_cast<std::size_t>(state_.list_parent)];
    for (std::size_t k = first_; k-- > 0 && state_.figures[k].sentence + 1 == c_.index;)
      if (state_.figures[k].part_of < 0 && !replaced(state_.figures, k)) return &state_.figures[k];
    return nullptr;
  }

  // «– 219 من أبناء المحافظة، بينهم 73 مدنيا»: part of the bullet's own figure, which is part of the list's.
  const FigureDraft* of_this_bullet(std::int32_t at, const FigureDraft* otherwise) const {
    for (std::size_t k = state_.figures.size(); k-- > first_;) {
      const FigureDraft& f = state_.figures[k];
      if (f.token < item(at).first && f.part_of >= 0 && f.part_of == state_.list_parent) return &f;
    }
    return otherwise;
  }

  bool told_of_escape() const { return tells_of(state_.figures, Measure::escaped); }

  FactKey key(std::int32_t i) const { return {FactKind::figure, c_.index, static_cast<std::uint32_t>(i)}; }

  // Tells the trace of a rule that matched, and of what became of it; the item is the one it would claim.
  void note(const Rule& rule, const RuleMatch& m, std::int32_t at, Outcome outcome) const {
    if (state_.trace && at >= 0) state_.trace->attempt(key(at), outcome, rule, m, doc_, lex_, s_);
  }
  void decide(std::int32_t at, Aspect aspect, Why why, Span words = {}) const {
    if (state_.trace) state_.trace->decide(key(at), aspect, why, words);
  }

  void apply(const Rule& rule, const RuleMatch& m) {
    const std::string* value = make(rule, "value");
    if (!value) return;
    const std::int32_t claimed = capture(m, make(rule, make(rule, "at") ? "at" : "value"));
    if (const std::string* context = make(rule, "context");
        context &&
        ((*context == "prison" && !state_.prison && !told_of_escape()) ||
         (*context == "displacement" && !state_.displacement) || (*context == "escape" && !told_of_escape())))
      return note(rule, m, claimed,
                  *context == "prison"   ? Outcome::no_prison
                  : *context == "escape" ? Outcome::no_escape
                                         : Outcome::no_displacement);
    if (*value == "nothing") {  // not counted here nor by any later rule
      if (const std::int32_t at = capture(m, make(rule, "at")); at >= 0) used_[static_cast<std::size_t>(at)] = 1;
      return;
    }
    if (*value == "zero" || *value == "unknown") return absent(rule, m, *value == "zero");
    if (*value == "one") return named_victim(rule, m);
    const std::int32_t n = capture(m, value);
    if (n < 0) return;
    if (used_[static_cast<std::size_t>(n)]) return note(rule, m, n, Outcome::taken);
    if (!group(n)) return note(rule, m, n, Outcome::nothing_counted);
    if (make(rule, "adjacent") && !adjacent(n)) return note(rule, m, n, Outcome::not_beside);
    if (make(rule, "bullet") && (!bullet_ || state_.list_parent < 0)) return note(rule, m, n, Outcome::no_list);
    if (first_subset_code(m) == 1) return note(rule, m, n, Outcome::most_of_them);
    if (make(rule, "negated") && !negated_before(s_, static_cast<std::size_t>(n)))
      return note(rule, m, n, Outcome::no_evidence);
    const FigureDraft* mate = make(rule, "listed") ? list_mate(state_.figures, first_, s_, n) : nullptr;
    if (make(rule, "listed") && !mate) return note(rule, m, n, Outcome::no_list);
    std::uint8_t measure = mate ? static_cast<std::uint8_t>(mate->claim.measure) : wanted_measure(rule, m, n);
    if (measure == kNoCode) return note(rule, m, n, Outcome::no_measure);
    if (measure == static_cast<std::uint8_t>(Measure::escaped) &&
        set_free(lex_, s_, m['t'], make(rule, "agent") ? m['a'] : -1, state_.prison))
      measure = static_cast<std::uint8_t>(Measure::released), decide(n, Aspect::measure, Why::set_free);
    // «تم توقيف 15 سجينا»: prisoners are arrested only after an escape
    if (measure == static_cast<std::uint8_t>(Measure::arrested) && item(n).has(kDetainee) && told_of_escape())
      measure = static_cast<std::uint8_t>(Measure::recaptured), decide(n, Aspect::measure, Why::of_escapees);
    const FigureDraft* parent = make(rule, "part_of") || make(rule, "older") ? before(n) : nullptr;
    if (bullet_ && make(rule, "part_of") && !make(rule, "bullet")) parent = of_this_bullet(n, parent);
    if (mate) parent = &state_.figures[static_cast<std::size_t>(mate->part_of)];
    const auto parent_index = parent ? static_cast<std::int32_t>(parent - state_.figures.data()) : -1;
    if (make(rule, "part_of") && !plausible_part(n, parent)) return note(rule, m, n, Outcome::above_total);
    if (make(rule, "same_sentence") && parent_index < static_cast<std::int32_t>(first_))
      return note(rule, m, n, Outcome::total_elsewhere);
    if (!make(rule, "occasion") &&
        !occasion_for(static_cast<Measure>(measure), c_, state_, std::max(m['t'], m['s']), n))
      return note(rule, m, n, Outcome::no_occasion);
    note(rule, m, n, Outcome::read);
    FigureDraft& f = add(rule, n, static_cast<Measure>(measure));
    f.trigger_item = m['t'];
    if (const std::string* q = make(rule, "qualifier")) {
      more_than(f.claim.value);
      if (*q == "at_most") at_most(f.claim.value);
    }
    if (f.claim.measure == Measure::capacity && m['t'] > 0 && item(m['t'] - 1).is(ItemClass::negation))
      at_most(f.claim.value);
    if (const std::int32_t a = capture(m, make(rule, "agent")); a >= 0) agent(f, a);
    if (const std::int32_t w = capture(m, make(rule, "who"));
        w >= 0 && f.claim.who.category == Category::unspecified && f.claim.who.party.empty()) {
      if (const PeopleGroup* g = group(w))
        f.claim.who = who_of(doc_, lex_, *g);
      else if (item(w).entity != kNone)  // «خسر الجيش عشرة»
        f.claim.who.party.emplace_back(lex_.id(lex_.entity(item(w).entity)));
    }
    if (make(rule, "part_of")) f.part_of = parent_index, decide(n, Aspect::part_of, Why::rule_says);
    if (const std::string* scope = make(rule, "scope"))
      f.claim.scope = *parse_scope(*scope), decide(n, Aspect::scope, Why::rule_says);
    const auto index = static_cast<std::int32_t>(&f - state_.figures.data());
    if (const std::int32_t o = capture(m, make(rule, "replaces")); o >= 0)
      for (std::size_t k = first_; k < state_.figures.size(); ++k)
        if (state_.figures[k].item == static_cast<std::uint32_t>(o))
          state_.figures[static_cast<std::size_t>(index)].supersedes = static_cast<std::int32_t>(k);
    if (make(rule, "older")) older_.emplace_back(n, index);
    if (const std::int32_t k = capture(m, make(rule, "total")); k >= 0) total(rule, m, index, k);
    if (make(rule, "list")) coordinate(rule, m, n, static_cast<Measure>(measure), parent_index);
  }

  std::uint8_t first_subset_code(const RuleMatch& m) const {
    const std::int32_t p = m['p'];
    return p >= 0 && item(p).lemma != kNone && item(p).is(ItemClass::subset) ? lex_.lemma(item(p).lemma).code : 0;
  }

  // A bracket belongs to the figure right before it.
  bool adjacent(std::int32_t n) const {
    if (n < 2) return false;
    for (std::size_t k = first_; k < state_.figures.size(); ++k)
      if (state_.figures[k].item + 2 == static_cast<std::uint32_t>(n)) return true;
    return false;
  }

  bool plausible_part(std::int32_t n, const FigureDraft* parent) const {
    if (!parent) return false;
    const PeopleGroup* g = group(n);
    if (g->low && parent->claim.value.high && *g->low > *parent->claim.value.high) return false;
    return true;
  }

  FigureDraft& add(const Rule& rule, std::int32_t n, Measure measure) {
    const PeopleGroup& g = *group(n);
    FigureDraft f;
    f.claim.measure = measure;
    f.claim.value = value_of(doc_, g);
    f.claim.unit = g.unit;
    f.claim.who = who_of(doc_, lex_, g);
    f.claim.span = span_of(doc_, g.first, g.evidence_last);
    f.claim.rule = rule.id;
    f.token = g.first;
    f.of_them = ends_in_them(doc_, g);
    f.among = told_among(doc_, g);
    if (const std::string* m = make(rule, "measure")) f.told_anew = *m == "@prev";
    f.item = static_cast<std::uint32_t>(n);
    f.sentence = c_.index;
    if (!s_.list_item.empty()) f.list_item = s_.list_item[static_cast<std::size_t>(n)];
    used_[static_cast<std::size_t>(n)] = 1;
    state_.figures.push_back(std::move(f));
    return state_.figures.back();
  }

  // «مقتل ستة جنود وإصابة خمسة», «… وإن 64 ضبطوا», «… و33 أصيبوا»: a bare number joined to the figure before by و.
  bool goes_on_with(std::int32_t n) const {
    if (!item(n).has(kBare)) return false;
    if (item(n).has(kAnd)) return true;
    for (std::int32_t k = n; k-- > 0 && k + 4 > n;)
      if ((item(k).is(ItemClass::trigger) && !item(k).is(ItemClass::group)) || item(k).is(ItemClass::link) ||
          item(k).is(ItemClass::complementizer))
        return item(k).has(kAnd);
    return false;
  }
  // «وقتل ثمانية أشخاص آخرين»: others, of whatever kind.
  bool just_persons(std::int32_t n) const {
    static const std::string kPersons = fold_word("أشخاص"), kPerson = fold_word("شخصا");
    const PeopleGroup& g = *group(n);
    for (std::uint32_t t = g.first; t < g.last; ++t)
      if (doc_.tokens[t].kind == TokenKind::word &&
          (doc_.key(doc_.tokens[t]) == kPersons || doc_.key(doc_.tokens[t]) == kPerson))
        return true;
    return false;
  }
  // «مقتل ضابط وإصابة ثلاثة عناصر»: members of the body that lost the one before.
  bool of_the_same_body(std::int32_t n, const FigureDraft& p) const {
    return item(n).has(kMember) && (p.claim.who.category == Category::security ||
                                    p.claim.who.category == Category::combatant) && p.sentence == c_.index;
  }

  // «أربعة آخرين», «منهم», a bare number: the people of the figure before.
  void inherit_group(FigureDraft& f, std::int32_t n) const {
    const Item& it = item(n);
    if (!f.claim.who.party.empty()) return;
    if (const EntityIndex side = own_side(doc_, s_, static_cast<std::size_t>(n)); side != kNone) {
      f.claim.who.party.emplace_back(lex_.id(lex_.entity(side)));
      if (const std::uint8_t c = lex_.entity(side).category;
          c != kNoCode && f.claim.who.category == Category::unspecified)
        f.claim.who.category = static_cast<Category>(c);
      return decide(n, Aspect::who, Why::own_side);
    }
    if (f.claim.who.category != Category::unspecified) return;
    if (const FigureDraft* p = before(n);
        p && ((it.has(kOthers) && !just_persons(n)) || it.has(kPartitive) || (it.has(kOne) && it.has(kPronoun)) || goes_on_with(n) || of_the_same_body(n, *p) ||
              (it.has(kBare) && f.told_anew))) {
      decide(n, Aspect::who, Why::people_of_figure_before, p->claim.span);
      f.claim.who.party = p->claim.who.party;
      // other people than the children or women just counted, but of the same side
      const Category c = p->claim.who.category;
      const bool subgroup =
          c == Category::child || c == Category::woman || c == Category::journalist || c == Category::medic;
      f.claim.who.category = !it.has(kPartitive) && subgroup ? Category::civilian : c;
    }
  }

  void agent(FigureDraft& f, std::int32_t a) {
    Group by;
    if (const PeopleGroup* g = group(a)) {
      by = who_of(doc_, lex_, *g);
      used_[static_cast<std::size_t>(a)] = 1;
    } else if (item(a).entity != kNone) {
      by.party.emplace_back(lex_.id(lex_.entity(item(a).entity)));
      by.text = std::string(span_of(doc_, item(a).first, item(a).last).of(doc_.text));
    }
    f.claim.by = std::move(by);
  }

  // «81 من أصل 120 فارا»: the whole has the measure of its own noun.
  void total(const Rule& rule, const RuleMatch& m, std::int32_t part, std::int32_t k) {
    if (used_[static_cast<std::size_t>(k)] || !group(k)) return;
    const Measure of_part = state_.figures[static_cast<std::size_t>(part)].claim.measure;
    std::uint8_t measure = group(k)->measure;
    if (measure == kNoCode && (of_part == Measure::recaptured || of_part == Measure::arrested)) {
      if (group(k)->detainee || state_.prison) measure = static_cast<std::uint8_t>(Measure::escaped);
    } else if (measure == kNoCode) {
      measure = static_cast<std::uint8_t>(of_part);
    }
    if (measure == kNoCode) return;
    note(rule, m, k, Outcome::whole);
    add(rule, k, static_cast<Measure>(measure));
    if (static_cast<Measure>(measure) == of_part)
      state_.figures[static_cast<std::size_t>(part)].part_of = static_cast<std::int32_t>(state_.figures.size()) - 1;
  }

  bool breaks_list(const Item& it) const {
    if (it.is(ItemClass::punct))
      return it.punct != ',' && it.punct != '"' && it.punct != '(' && it.punct != ')' && it.punct != '-';
    return it.is(ItemClass::trigger) || it.is(ItemClass::speech) || it.is(ItemClass::result) ||
           it.is(ItemClass::subset) || it.is(ItemClass::complementizer) || it.is(ItemClass::pronoun) ||
           it.is(ItemClass::toll) || it.is(ItemClass::according);
  }

  std::size_t closes_at(std::size_t open) const {
    for (std::size_t k = open + 1; k < s_.items.size() && k < open + 16; ++k)
      if (s_.items[k].is(ItemClass::punct) && s_.items[k].punct == ')') return k;
    return open;
  }

  // «… 34 عنصراً و61 من داعش و7 مدنيين»: what is joined by و counts the same thing.
  void coordinate(const Rule& rule, const RuleMatch& m, std::int32_t from, Measure measure, std::int32_t parent) {
    int gap = 0;
    bool added = false;  // «إضافة إلى خمسة مدنيين»
    for (auto j = static_cast<std::size_t>(from) + 1; j < s_.items.size() && gap < 9; ++j) {
      const Item& it = s_.items[j];
      const bool group_item = it.group >= 0;
      if (typed_for_among(j)) return;
      if (it.is(ItemClass::punct) && it.punct == '(' &&
          closes_at(j) > j) {  // «(9 أطفال و4 نساء)» has a rule of its own
        j = closes_at(j);
        continue;
      }
      if (!group_item && breaks_list(it)) return;
      if (it.is(ItemClass::additive)) {
        added = true;
        gap = 0;
        continue;
      }
      if (!group_item) {
        ++gap;
        continue;
      }
      if (used_[j]) {
        if (it.has(kAnd))
          gap = 0;
        else
          ++gap;
        continue;
      }
      const bool joined = it.has(kAnd) || conjunction_before(j) || added;
      const bool kin = it.has(kOne) && it.has(kPronoun) && gap == 0;  // «رجل وزوجته»
      const bool number =
          it.has(kCounted) || it.has(kTwo) || kin || (it.has(kOne) && !it.has(kDefinite) && !it.has(kWeak));
      const std::uint8_t own = s_.groups[static_cast<std::size_t>(it.group)].measure;
      if (!joined || !number || own != kNoCode || taken_by_verb(j)) {
        ++gap;
        continue;
      }
      if (it.has(kBare) && !bare_ends_clause(j)) return;
      note(rule, m, static_cast<std::int32_t>(j), Outcome::joined);
      FigureDraft& f = add(rule, static_cast<std::int32_t>(j), measure);
      if (parent >= 0 && make(rule, "part_of")) f.part_of = parent;
      gap = 0;
    }
  }

  // «بين 56 من داعش», written for بينهم
  bool typed_for_among(std::size_t j) const {
    static const std::string kBetween = fold_word("بين");
    const Item& it = s_.items[j];
    return it.last == it.first + 1 && doc_.key(doc_.tokens[it.first]) == kBetween && j + 1 < s_.items.size() &&
           s_.items[j + 1].has(kPartitive);
  }

  bool conjunction_before(std::size_t j) const {
    return j > 0 && s_.items[j - 1].last == s_.items[j - 1].first + 1 &&
           doc_.key(doc_.tokens[s_.items[j - 1].first]) == "\xA8";
  }
  // «… و20 أصيبوا بجروح»: the verb after it has the group.
  bool taken_by_verb(std::size_t j) const {
    for (std::size_t k = j + 1; k < s_.items.size() && k < j + 3; ++k)
      if (s_.items[k].is(ItemClass::trigger) && s_.items[k].has(kVerb) && !s_.items[k].has(kAnd))
        return s_.items[k].has(kMeasure);
    return false;
  }
  bool bare_ends_clause(std::size_t j) const {
    if (j + 1 >= s_.items.size()) return true;
    const Item& n = s_.items[j + 1];
    return n.is(ItemClass::punct) || n.is(ItemClass::particle) || n.is(ItemClass::actor) || n.is(ItemClass::time) ||
           n.is(ItemClass::ethnic);
  }

  // A figure of the item that the rule names, without its number; none if the item is taken or the measure unknown.
  std::optional<FigureDraft> claimed_item(const Rule& rule, const RuleMatch& m) {
    const std::int32_t at = capture(m, make(rule, "at"));
    if (at < 0 || used_[static_cast<std::size_t>(at)]) return note(rule, m, at, Outcome::taken), std::nullopt;
    const std::uint8_t measure = wanted_measure(rule, m, at);
    note(rule, m, at, measure == kNoCode ? Outcome::no_measure : Outcome::read);
    if (measure == kNoCode) return {};
    used_[static_cast<std::size_t>(at)] = 1;
    FigureDraft f;
    f.claim.measure = static_cast<Measure>(measure);
    f.claim.rule = rule.id;
    f.token = item(at).first;
    f.item = static_cast<std::uint32_t>(at);
    f.sentence = c_.index;
    return f;
  }

  // «مقتل "فلان"»: a name the lexicon does not know, one person.
  void named_victim(const Rule& rule, const RuleMatch& m) {
    static const std::string kTa = fold_word("ة");
    const std::int32_t at = capture(m, make(rule, "at"));
    if (at >= 0 && !occasion_for(static_cast<Measure>(wanted_measure(rule, m, at)), c_, state_, m['t'], at)) return;
    std::optional<FigureDraft> f = claimed_item(rule, m);
    if (!f) return;
    if (m['n'] > 0 && item(m['n'] - 1).is(ItemClass::trigger) && doc_.key(doc_.tokens[f->token]).ends_with(kTa))
      return;  // «اغتيالات متفرقة», «عملية اغتيال جديدة»: an adjective, no name
    f->claim.value.low = f->claim.value.high = 1;
    f->claim.span = span_of(doc_, f->token, s_.items[f->item].last);
    f->claim.value.text = f->claim.who.text = std::string(f->claim.span.of(doc_.text));
    f->trigger_item = m['t'];
    state_.figures.push_back(std::move(*f));
  }

  // Nothing happened, or nobody knows how many.
  void absent(const Rule& rule, const RuleMatch& m, bool zero) {
    auto f = zero && !make(rule, "occasion") && !occasion_for_none(c_, state_) ? std::nullopt : claimed_item(rule, m);
    if (!f) return;
    f->claim.value.qualifier = zero ? Qualifier::exact : Qualifier::unknown;
    if (zero) f->claim.value.low = f->claim.value.high = 0;
    f->claim.span = span_of(doc_, s_.items[m.first].first, s_.items[f->item].last);
    f->claim.value.text = std::string(f->claim.span.of(doc_.text));
    const auto at = static_cast<std::int32_t>(f->item);
    if (const PeopleGroup* g = group(at)) {
      f->claim.who = who_of(doc_, lex_, *g);
      if (g->detainee) f->claim.who.category = Category::detainee;
    }
    state_.figures.push_back(std::move(*f));
  }

  // «ستة مسلحين بينهم قيادي أجنبي»: the one told of is of the side of all.
  void side_of_total(FigureDraft& f) const {
    const Group& all = state_.figures[static_cast<std::size_t>(f.part_of)].claim.who;
    const bool armed = all.category == Category::combatant || all.category == Category::security;
    const bool open = f.claim.who.category == Category::unspecified || f.claim.who.category == Category::official;
    if (!armed || !open || !f.claim.who.party.empty()) return;
    f.claim.who.party = all.party;
    f.claim.who.category = all.category;
    decide(static_cast<std::int32_t>(f.item), Aspect::who, Why::people_of_total);
  }

  // What the words leave open: the people of the figure before, prisoners where only prisoners can be counted.
  void fill_groups() {
    for (std::size_t k = first_; k < state_.figures.size(); ++k) {
      FigureDraft& f = state_.figures[k];
      if (auto who = loser(c_, f)) {
        f.claim.who.party = std::move(who->party);
        f.claim.who.category = who->category;
        decide(static_cast<std::int32_t>(f.item), Aspect::who, Why::losses_of);
      }
      inherit_group(f, static_cast<std::int32_t>(f.item));
      const bool stock = f.claim.measure == Measure::detained || f.claim.measure == Measure::capacity;
      const auto at = static_cast<std::int32_t>(f.item);
      if (stock && f.claim.scope == Scope::incident)
        f.claim.scope = Scope::stock, decide(at, Aspect::scope, Why::stock_measure);
      if (f.part_of >= 0) side_of_total(f);
      if (f.claim.who.category != Category::unspecified) continue;
      f.claim.who.category = people_of(f.claim.measure);
      if (f.claim.who.category != Category::unspecified) decide(at, Aspect::who, Why::people_of_measure);
    }
  }

  // Parts found before their total are linked once the sentence is read; figures are put in order of the text.
  void settle_parents() {
    const auto begin = state_.figures.begin() + static_cast<std::ptrdiff_t>(first_);
    std::vector<std::size_t> order(state_.figures.size() - first_);
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return begin[static_cast<std::ptrdiff_t>(a)].token < begin[static_cast<std::ptrdiff_t>(b)].token;
    });
    std::vector<std::int32_t> place(order.size());
    for (std::size_t k = 0; k < order.size(); ++k) place[order[k]] = static_cast<std::int32_t>(first_ + k);
    std::vector<FigureDraft> sorted;
    for (const std::size_t k : order) sorted.push_back(std::move(begin[static_cast<std::ptrdiff_t>(k)]));
    const auto moved = [&](std::int32_t i) {
      return i >= static_cast<std::int32_t>(first_) ? place[static_cast<std::size_t>(i) - first_] : i;
    };
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      sorted[k].part_of = moved(sorted[k].part_of);
      sorted[k].supersedes = moved(sorted[k].supersedes);
      state_.figures[first_ + k] = std::move(sorted[k]);
    }
    fill_groups();
  }

  const SentenceContext& c_;
  const Lexicon& lex_;
  const Document& doc_;
  const SentenceItems& s_;
  ReadingState& state_;
  std::size_t first_;
  std::vector<std::uint8_t> used_;
  std::vector<std::pair<std::int32_t, std::int32_t>> older_;  // item and figure that a newer one before replaces
  bool bullet_ = false;
};

}  // namespace

void find_figures(const SentenceContext& sentence, ReadingState& state) { FigureFinder(sentence, state).run(); }

}  // namespace isnad
