#include "ledger/confusion.h"

#include <algorithm>

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

// The larger number of escaped that the same voice gave, no later.
const Voiced* all_who_escaped(const Line& escaped, const Voiced& free) {
  const Voiced* found = nullptr;
  for (const Voiced& v : escaped.claims)
    if (v.voice == free.voice && v.number() && *v.number() > *free.number() && v.published <= free.published &&
        (!found || v.published > found->published))
      found = &v;
  return found;
}

void free_told_as_escaped(Line& escaped, const Line& at_large) {
  for (std::size_t i = 0; i < escaped.claims.size(); ++i) {
    Voiced& e = escaped.claims[i];
    if (set_aside(e) || !exact(e) || *e.low <= kByChance) continue;
    for (const Voiced& f : at_large.claims) {
      if (!exact(f) || f.low != e.low || f.published > e.published || f.own) continue;
      const Voiced* all = all_who_escaped(escaped, f);
      if (!all) continue;
      put_aside(e, i);
      tell(escaped, ConflictKind::relay_distortion, {{&escaped, &e}, {&at_large, &f}, {&escaped, all}},
           figure_ar(e) + " عدد من بقوا طلقاء بحسب " + speaker(f) + "، نُقل على أنه عدد الفارين وهو " + figure_ar(*all) +
               ".",
           figure_en(e) + " are those still free by " + speaker_en(f) + ", relayed as those who escaped, who were " +
               figure_en(*all) + ".");
      break;
    }
  }
}

bool same_news(const Voiced& a, const Voiced& b) {
  return a.published != kNoDay && b.published != kNoDay && a.published <= b.published &&
         b.published - a.published <= kSameNews;
}

// «18 killed, nine missing» retold by another report as 27 killed.
void sum_told_as_dead(Line& dead, const Line& missing) {
  for (std::size_t i = 0; i < dead.claims.size(); ++i) {
    Voiced& x = dead.claims[i];
    if (set_aside(x) || !exact(x)) continue;
    for (const Voiced& d : dead.claims) {
      if (&d == &x || d.report == x.report || !exact(d) || *d.low >= *x.low || *d.low <= kByChance || d.own) continue;
      for (const Voiced& m : missing.claims) {
        if (m.report != d.report || m.voice != d.voice || !exact(m) || *d.low + *m.low != *x.low) continue;
        const std::string parts = std::to_string(*d.low) + " + " + std::to_string(*m.low);
        if ((x.voice == d.voice || x.hearsay) && same_news(d, x)) {
          put_aside(x, i);
          tell(dead, ConflictKind::relay_distortion, {{&dead, &x}, {&dead, &d}, {&missing, &m}},
               "جُمع القتلى والمفقودون (" + parts + ") ونُقل المجموع على أنه عدد القتلى: " + figure_ar(x) + ".",
               "Killed and missing (" + parts + ") were added and relayed as killed: " + figure_en(x) + ".");
        } else if (x.voice != d.voice && !x.own && x.published >= d.published) {
          tell(dead, ConflictKind::definition, {{&dead, &x}, {&dead, &d}, {&missing, &m}},
               figure_ar(x) + " عند " + speaker(x) + " يساوي القتلى مع المفقودين عند " + speaker(d) + " (" + parts +
                   ").",
               figure_en(x) + " of " + speaker_en(x) + " equals killed and missing of " + speaker_en(d) + " (" + parts +
                   "): it may count the missing as dead.");
        }
      }
    }
  }
}

// «more than 30 victims» over a body of 9 killed and 21 wounded: the headline adds them up.
void headline_adds_wounded(Line& line, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < line.claims.size(); ++i) {
    Voiced& h = line.claims[i];
    if (set_aside(h) || !h.own || !h.number() || h.qualifier == Qualifier::vague) continue;
    for (const Line& dead : lines) {
      if (dead.key.measure != Measure::killed || !dead.key.bucket.empty()) continue;
      for (const Voiced& d : dead.claims) {
        if (&d == &h || d.report != h.report || !exact(d) || d.own || *d.low == 0 || !d.claim->part_of.empty())
          continue;
        for (const Line& hurt : lines) {
          if (hurt.key.measure != Measure::wounded || !hurt.key.bucket.empty()) continue;
          for (const Voiced& w : hurt.claims) {
            const bool adds = w.report == d.report && w.voice == d.voice && exact(w) && *w.low > 0 &&
                              w.claim->sentence == d.claim->sentence && *d.low + *w.low == *h.number();
            if (!adds) continue;
            if (line.key.measure == Measure::killed) put_aside(h, i);
            return tell(line, ConflictKind::relay_distortion, {{&line, &h}, {&dead, &d}, {&hurt, &w}},
                        figure_ar(h) + " مجموع القتلى والجرحى (" + figure_ar(d) + " و" + figure_ar(w) + ").",
                        figure_en(h) + " adds up killed and wounded (" + figure_en(d) + " and " + figure_en(w) + ").");
          }
        }
      }
    }
  }
}

// «18 killed» retold as 18 killed or missing.
void dead_told_as_pooled(Line& dead, Line& pool) {
  for (std::size_t i = 0; i < pool.claims.size(); ++i) {
    Voiced& p = pool.claims[i];
    if (set_aside(p) || !exact(p) || *p.low <= kByChance) continue;
    for (const Voiced& d : dead.claims) {
      const bool retold = exact(d) && d.low == p.low && d.report != p.report && d.voice == p.voice && !d.own &&
                          (same_news(d, p) || same_news(p, d));
      if (!retold) continue;
      put_aside(p, i);
      tell(dead, ConflictKind::relay_distortion, {{&dead, &d}, {&pool, &p}},
           figure_ar(d) + " عدد القتلى عند " + speaker(d) + "، نُقل على أنه للقتلى ومعهم غيرهم.",
           figure_en(d) + " are the killed by " + speaker_en(d) + ", relayed as killed together with others.");
      break;
    }
  }
}

}  // namespace

void set_confusions_aside(std::vector<Line>& lines) {
  const auto plain = [](const Line& l) { return l.key.bucket.empty() && l.key.unit == Unit::person; };
  for (Line& a : lines) {
    if (!plain(a)) continue;
    if (a.key.measure == Measure::killed || a.key.measure == Measure::casualties) headline_adds_wounded(a, lines);
    for (Line& b : lines) {
      if (&a == &b || !plain(b)) continue;
      if (a.key.measure == Measure::escaped && b.key.measure == Measure::at_large) free_told_as_escaped(a, b);
      if (a.key.measure == Measure::killed && b.key.measure == Measure::missing) sum_told_as_dead(a, b);
      if (a.key.measure == Measure::killed && b.key.measure == Measure::casualties && a.key.group == b.key.group)
        dead_told_as_pooled(a, b);
    }
  }
}

}  // namespace isnad
