#include "ledger/confusion.h"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "ledger/conflict.h"
#include "ledger/explain.h"

namespace isnad {
namespace {

constexpr std::int64_t kByChance = 4;  // numbers up to this agree by chance
constexpr std::int32_t kSameNews = 1;  // days between a statement and its retelling

bool exact(const Voiced& v) {
  return v.low && v.high && *v.low == *v.high && v.qualifier == Qualifier::exact &&
         v.claim->modality != Modality::denied;
}

bool set_aside(const Voiced& v) { return v.aside != Aside::none; }

void put_aside(Voiced& v, std::size_t at) {
  v.status = ClaimStatus::out_of_scope;
  v.aside = Aside::mistaken;
  v.cause = at;
}

void tell(Line& on, ConflictKind kind, const std::vector<std::pair<const Line*, const Voiced*>>& claims, std::string ar,
          std::string en) {
  Conflict c;
  c.kind = kind;
  for (const auto& [line, v] : claims) add_refs(*line, *v, c.claims);
  c.explanation_ar = std::move(ar);
  c.explanation_en = std::move(en);
  add_conflict(on, std::move(c));
}

bool same_news(const Voiced& a, const Voiced& b) {
  return a.published != kNoDay && b.published != kNoDay && a.published <= b.published &&
         b.published - a.published <= kSameNews;
}

// Looks claims up by their number and by their report, so that the cost grows with the claims.
class Confusions {
 public:
  explicit Confusions(std::vector<Line>& lines) {
    for (Line& line : lines) {
      if (!line.key.bucket.empty() || line.key.unit != Unit::person) continue;
      for (std::size_t i = 0; i < line.claims.size(); ++i) {
        const At at{&line, i};
        of_measure_[line.key.measure].push_back(at);
        if (!exact(at.claim())) continue;
        by_number_[{line.key.measure, *at.claim().low}].push_back(at);
        by_report_[at.claim().report].push_back(at);
      }
    }
  }

  void run() {
    for (const At& e : of_measure_[Measure::escaped]) free_told_as_escaped(e);
    for (const At& m : of_measure_[Measure::missing]) sum_told_as_dead(m);
    for (const At& p : of_measure_[Measure::casualties]) dead_told_as_pooled(p);
    for (const Measure measure : {Measure::killed, Measure::casualties})
      for (const At& h : of_measure_[measure]) headline_adds_wounded(h);
  }

 private:
  struct At {
    Line* line = nullptr;
    std::size_t index = 0;
    Voiced& claim() const { return line->claims[index]; }
  };
  using Ats = std::vector<At>;

  const Ats& with_number(Measure measure, std::int64_t n) const {
    static const Ats kNone;
    const auto found = by_number_.find({measure, n});
    return found == by_number_.end() ? kNone : found->second;
  }
  const Ats& in_report(const ReadReport* report) const {
    static const Ats kNone;
    const auto found = by_report_.find(report);
    return found == by_report_.end() ? kNone : found->second;
  }

  // The larger number of escaped that the same voice gave, no later.
  const At* all_who_escaped(const Voiced& free) {
    const At* found = nullptr;
    for (const At& at : of_measure_[Measure::escaped]) {
      const Voiced& v = at.claim();
      if (v.voice == free.voice && v.number() && *v.number() > *free.number() && v.published <= free.published &&
          (!found || v.published > found->claim().published))
        found = &at;
    }
    return found;
  }

  void free_told_as_escaped(const At& at) {
    Voiced& e = at.claim();
    if (set_aside(e) || !exact(e) || *e.low <= kByChance) return;
    for (const At& free : with_number(Measure::at_large, *e.low)) {
      const Voiced& f = free.claim();
      if (f.published > e.published || f.own) continue;
      const At* all = all_who_escaped(f);
      if (!all) continue;
      put_aside(e, at.index);
      const Voiced& w = all->claim();
      return tell(*at.line, ConflictKind::relay_distortion, {{at.line, &e}, {free.line, &f}, {all->line, &w}},
                  figure_ar(e) + " عدد من بقوا طلقاء بحسب " + speaker(f) + "، نُقل على أنه عدد الفارين وهو " +
                      figure_ar(w) + ".",
                  figure_en(e) + " are those still free by " + speaker_en(f) +
                      ", relayed as those who escaped, who were " + figure_en(w) + ".");
    }
  }

  // «18 killed, nine missing» retold by another report as 27 killed.
  void sum_told_as_dead(const At& missing) {
    const Voiced& m = missing.claim();
    if (!exact(m) || m.own) return;
    for (const At& dead : in_report(m.report)) {
      const Voiced& d = dead.claim();
      if (dead.line->key.measure != Measure::killed || d.voice != m.voice || *d.low <= kByChance) continue;
      for (const At& sum : with_number(Measure::killed, *d.low + *m.low))
        if (sum.line == dead.line && sum.claim().report != d.report) told_sum(sum, dead, missing);
    }
  }

  static void told_sum(const At& sum, const At& dead, const At& missing) {
    Voiced& x = sum.claim();
    const Voiced& d = dead.claim();
    const Voiced& m = missing.claim();
    const std::string parts = std::to_string(*d.low) + " + " + std::to_string(*m.low);
    const std::vector<std::pair<const Line*, const Voiced*>> set{{sum.line, &x}, {dead.line, &d}, {missing.line, &m}};
    if ((x.voice == d.voice || x.hearsay) && same_news(d, x)) {
      if (!set_aside(x)) put_aside(x, sum.index);
      tell(*sum.line, ConflictKind::relay_distortion, set,
           "جُمع القتلى والمفقودون (" + parts + ") ونُقل المجموع على أنه عدد القتلى: " + figure_ar(x) + ".",
           "Killed and missing (" + parts + ") were added and relayed as killed: " + figure_en(x) + ".");
    } else if (x.voice != d.voice && !x.own && x.published >= d.published) {
      tell(*sum.line, ConflictKind::definition, set,
           figure_ar(x) + " عند " + speaker(x) + " يساوي القتلى مع المفقودين عند " + speaker(d) + " (" + parts + ").",
           figure_en(x) + " of " + speaker_en(x) + " equals killed and missing of " + speaker_en(d) + " (" + parts +
               "): it may count the missing as dead.");
    }
  }

  // «more than 30 victims» over a body of 9 killed and 21 wounded: the headline adds them up.
  void headline_adds_wounded(const At& at) {
    Voiced& h = at.claim();
    if (set_aside(h) || !h.own || !h.number() || h.qualifier == Qualifier::vague) return;
    for (const At& dead : in_report(h.report)) {
      const Voiced& d = dead.claim();
      if (dead.line->key.measure != Measure::killed || d.own || *d.low == 0 || !d.claim->part_of.empty()) continue;
      for (const At& hurt : in_report(h.report)) {
        const Voiced& w = hurt.claim();
        const bool adds = hurt.line->key.measure == Measure::wounded && w.voice == d.voice && *w.low > 0 &&
                          w.claim->sentence == d.claim->sentence && *d.low + *w.low == *h.number();
        if (!adds) continue;
        // A number of victims that pools both is right.
        if (at.line->key.measure == Measure::killed) put_aside(h, at.index);
        return tell(*at.line, ConflictKind::relay_distortion, {{at.line, &h}, {dead.line, &d}, {hurt.line, &w}},
                    figure_ar(h) + " مجموع القتلى والجرحى (" + figure_ar(d) + " و" + figure_ar(w) + ").",
                    figure_en(h) + " adds up killed and wounded (" + figure_en(d) + " and " + figure_en(w) + ").");
      }
    }
  }

  // «18 killed» retold as 18 killed or missing.
  void dead_told_as_pooled(const At& at) {
    Voiced& p = at.claim();
    if (set_aside(p) || !exact(p) || *p.low <= kByChance) return;
    for (const At& dead : with_number(Measure::killed, *p.low)) {
      const Voiced& d = dead.claim();
      const bool retold = dead.line->key.group == at.line->key.group && d.report != p.report && d.voice == p.voice &&
                          !d.own && (same_news(d, p) || same_news(p, d));
      if (!retold) continue;
      put_aside(p, at.index);
      return tell(*dead.line, ConflictKind::relay_distortion, {{dead.line, &d}, {at.line, &p}},
                  figure_ar(d) + " عدد القتلى عند " + speaker(d) + "، نُقل على أنه للقتلى ومعهم غيرهم.",
                  figure_en(d) + " are the killed by " + speaker_en(d) + ", relayed as killed together with others.");
    }
  }

  std::map<Measure, Ats> of_measure_;
  std::map<std::pair<Measure, std::int64_t>, Ats> by_number_;
  std::unordered_map<const ReadReport*, Ats> by_report_;  // looked up only
};

}  // namespace

void set_confusions_aside(std::vector<Line>& lines) { Confusions(lines).run(); }

}  // namespace isnad
