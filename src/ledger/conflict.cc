// Conflicts within one line.
#include "ledger/conflict.h"

#include <algorithm>
#include <map>

#include "ledger/explain.h"

namespace isnad {
namespace {

constexpr std::int64_t kUnlikelyTwice = 1000;  // two speakers hardly give such a number by chance

bool disjoint(const Voiced& a, const Voiced& b) {
  const auto below = [](const Voiced& x, const Voiced& y) { return x.high && y.low && *x.high < *y.low; };
  return below(a, b) || below(b, a);
}

// How much a figure is hedged in words: a bound, about, exact.
int firmness(const Voiced& v) {
  switch (v.qualifier) {
    case Qualifier::exact: return 2;
    case Qualifier::about: return 1;
    default: return 0;
  }
}

std::string listed(const std::vector<const Voiced*>& claims, bool arabic, bool with_speaker) {
  std::string out;
  std::vector<std::string> seen;
  for (const Voiced* v : claims) {
    std::string item = arabic ? figure_ar(*v) : figure_en(*v);
    if (with_speaker) item = (arabic ? speaker(*v) : speaker_en(*v)) + ": " + item;
    if (std::find(seen.begin(), seen.end(), item) != seen.end()) continue;
    out += (out.empty() ? "" : arabic ? "، ثم " : ", then ") + item;
    seen.push_back(std::move(item));
  }
  return out;
}

std::string with_and(std::string list, bool arabic) {
  const std::string then = arabic ? "، ثم " : ", then ";
  const std::string plain = arabic ? "؛ " : "; ";
  for (std::size_t at = list.find(then); at != std::string::npos; at = list.find(then, at))
    list.replace(at, then.size(), plain);
  return list;
}

class LineConflicts {
 public:
  explicit LineConflicts(Line& line) : line_(line) {}

  void run() {
    updates();
    rivals();
    rivals_of_the_day();
    denials();
    headlines();
    lost_hedges();
    miscopies();
    batch_for_total();
    groups();
    scopes();
    reached_hospital();
    places_and_dates();
  }

 private:
  const Voiced& root(const Voiced& v) const {
    const Voiced* r = &v;
    for (int hops = 0; r->status != ClaimStatus::current && r->aside != Aside::denied && hops < 64; ++hops) {
      const Voiced* next = &line_.claims[r->cause];
      if (next == r) break;
      r = next;
    }
    return *r;
  }

  void emit(ConflictKind kind, const std::vector<const Voiced*>& claims, std::string ar, std::string en) {
    Conflict c;
    c.kind = kind;
    for (const Voiced* v : claims) add_refs(line_, *v, c.claims);
    c.explanation_ar = std::move(ar);
    c.explanation_en = std::move(en);
    add_conflict(line_, std::move(c));
  }

  void updates() {
    std::map<const Voiced*, std::vector<const Voiced*>> series;
    for (const Voiced& v : line_.claims) {
      const bool replaced = v.aside == Aside::replaced || v.aside == Aside::retired || v.aside == Aside::settled ||
                            v.aside == Aside::outgrown || v.aside == Aside::bulletin;
      if (!replaced && v.aside != Aside::summed) continue;
      const Voiced& last = root(v);
      if (v.aside == Aside::summed && v.published == line_.claims[v.cause].published) continue;
      if (&last != &v) series[&last].push_back(&v);
    }
    // In the order of the line, not of addresses.
    for (const Voiced& last : line_.claims) {
      const auto found = series.find(&last);
      if (found == series.end()) continue;
      std::vector<const Voiced*> claims = found->second;
      claims.push_back(&last);
      const std::string what_ar = measure_ar(line_.key.measure);
      const std::string what_en = measure_en(line_.key.measure);
      emit(ConflictKind::update, claims, "تبدلت حصيلة " + what_ar + " مع الوقت: " + listed(claims, true, false) + ".",
           "The figure for " + what_en + " changed with time: " + listed(claims, false, false) + ".");
    }
  }

  void rivals() {
    std::vector<const Voiced*> current;
    for (const Voiced& v : line_.claims)
      if (v.counts()) current.push_back(&v);
    std::vector<const Voiced*> rivals;
    for (const Voiced* v : current)
      if (std::any_of(current.begin(), current.end(),
                      [&](const Voiced* o) { return o->voice != v->voice && disjoint(*o, *v); }))
        rivals.push_back(v);
    if (rivals.empty()) return;
    std::stable_sort(rivals.begin(), rivals.end(),
                     [](const Voiced* a, const Voiced* b) { return a->published < b->published; });
    if (rivals.size() == 2 && estimate_then_count(*rivals[0], *rivals[1])) {
      emit(ConflictKind::update, rivals,
           "تقدير (" + figure_ar(*rivals[0]) + ") تلاه عدّ (" + figure_ar(*rivals[1]) + ").",
           "An estimate (" + figure_en(*rivals[0]) + ") was followed by a count (" + figure_en(*rivals[1]) + ").");
      return;
    }
    std::vector<const Voiced*> all = rivals;
    for (const Voiced& v : line_.claims)
      if (v.status == ClaimStatus::denied) all.push_back(&v);
    emit(ConflictKind::rival_claims, all,
         "مصادر مستقلة تعطي أرقاماً لا تتفق: " + with_and(listed(rivals, true, true), true) + ".",
         "Independent origins give figures that cannot all be right: " + with_and(listed(rivals, false, true), false) +
             ".");
  }

  // Speakers who disagreed on one day, though one of them gave another figure later.
  void rivals_of_the_day() {
    std::map<std::int32_t, std::vector<const Voiced*>> days;
    for (const Voiced& v : line_.claims) {
      const bool word =
          v.counts() || v.aside == Aside::replaced || v.aside == Aside::retired || v.aside == Aside::outgrown;
      if (word && !v.own && !v.hearsay && v.number() && v.published != kNoDay) days[v.published].push_back(&v);
    }
    for (const auto& [day, said] : days) {
      std::vector<const Voiced*> of_day;
      for (const Voiced* a : said)
        if (std::any_of(said.begin(), said.end(),
                        [&](const Voiced* b) { return b->voice != a->voice && disjoint(*a, *b); }))
          of_day.push_back(a);
      if (std::all_of(of_day.begin(), of_day.end(), [](const Voiced* v) { return v->counts(); })) continue;
      const std::string date = Date::from_days(day).text();
      emit(ConflictKind::rival_claims, of_day,
           "في " + date + " لم تتفق المصادر: " + with_and(listed(of_day, true, true), true) + ".",
           "On " + date + " the origins did not agree: " + with_and(listed(of_day, false, true), false) + ".");
    }
  }

  // A figure of one side that another denies.
  void denials() {
    for (const Voiced& d : line_.claims) {
      if (d.aside != Aside::denied) continue;
      for (const Voiced& v : line_.claims) {
        if (!v.counts() || v.voice == d.voice || *v.number() == 0) continue;
        if (d.number() && *d.number() != 0 && *d.number() != *v.number()) continue;
        emit(ConflictKind::rival_claims, {&v, &d}, speaker(v) + " يقول " + figure_ar(v) + " و" + speaker(d) + " ينفي.",
             speaker_en(v) + " says " + figure_en(v) + ", " + speaker_en(d) + " denies it.");
      }
    }
  }

  static bool medical(const Voiced& v) {
    const std::string words = fold_words(v.words);
    return !v.own && (v.origin == "medical_source" || words.find("مستشف") != words.npos ||
                      words.find("مشف") != words.npos || words.find("الصحه") != words.npos);
  }

  // Who counts the dead and hurt brought to hospitals counts fewer than there are.
  void reached_hospital() {
    if (line_.key.measure != Measure::killed && line_.key.measure != Measure::wounded) return;
    for (const Voiced& h : line_.claims) {
      if (!h.counts() || !medical(h)) continue;
      const Voiced* most = nullptr;
      for (const Voiced& o : line_.claims)
        if (o.counts() && o.voice != h.voice && !medical(o) && disjoint(h, o) && *o.number() > *h.number() &&
            (!most || *o.number() > *most->number()))
          most = &o;
      if (most)
        emit(ConflictKind::scope, {&h, most},
             speaker(h) + " يعدّ من وصلوا إلى المستشفيات (" + figure_ar(h) + ")، و" + speaker(*most) +
                 " يعدّ غيرهم أيضاً (" + figure_ar(*most) + ").",
             speaker_en(h) + " counts those who reached hospitals (" + figure_en(h) + "), " + speaker_en(*most) +
                 " others too (" + figure_en(*most) + ").");
    }
  }

  static bool estimate_then_count(const Voiced& a, const Voiced& b) {
    if (a.qualifier != Qualifier::about || b.qualifier != Qualifier::exact || a.published >= b.published) return false;
    const auto x = static_cast<double>(*a.number());
    const auto y = static_cast<double>(*b.number());
    return x > 0.9 * y && x < 1.1 * y;
  }

  // A headline or lead in the outlet's own voice that none of the body's named speakers bears out.
  void headlines() {
    for (const Voiced& h : line_.claims) {
      if (!h.own || !h.claim->headline || !h.number() || h.qualifier == Qualifier::vague) continue;
      std::vector<const Voiced*> claims{&h};
      bool borne_out = false;
      for (const Voiced& b : line_.claims) {
        if (b.report != h.report || b.claim->headline || b.own || !b.number() || !b.summands.empty()) continue;
        const bool replaced_here = b.status == ClaimStatus::superseded && line_.claims[b.cause].report == b.report;
        borne_out = borne_out || (b.number() == h.number() && !replaced_here);
        claims.push_back(&b);
      }
      if (borne_out) continue;
      if (claims.size() < 2) continue;
      const auto other =
          std::find_if(claims.begin() + 1, claims.end(), [&](const Voiced* b) { return b->number() != h.number(); });
      if (other == claims.end()) continue;
      const Voiced& b = **other;
      emit(ConflictKind::relay_distortion, claims,
           "العنوان يقول " + figure_ar(h) + " والمتن ينقل " + figure_ar(b) + " عن " + speaker(b) + ".",
           "The headline says " + figure_en(h) + ", the body reports " + figure_en(b) + " from " + speaker_en(b) + ".");
    }
  }

  // «more than 41000» that another report relays as 41000.
  void lost_hedges() {
    for (const Voiced& a : line_.claims) {
      for (const Voiced& b : line_.claims) {
        if (&a == &b || a.report == b.report || !a.number() || a.number() != b.number() || firmness(a) != 0 ||
            firmness(b) == 0)
          continue;
        if (a.qualifier == Qualifier::vague || a.qualifier == Qualifier::range || a.own || b.own) continue;
        if (b.published < a.published || (a.voice != b.voice && *a.number() < kUnlikelyTwice)) continue;
        emit(ConflictKind::relay_distortion, {&a, &b},
             "قيل " + figure_ar(a) + " ثم نُقل " + figure_ar(b) + " فضاع التحفظ.",
             "Said as " + figure_en(a) + ", relayed as " + figure_en(b) + ": the reservation was lost.");
      }
    }
  }

  // A figure of a report that an outlet printed otherwise.
  void miscopies() {
    for (const Voiced& v : line_.claims) {
      if (v.aside != Aside::miscopied) continue;
      const Voiced& first = line_.claims[v.cause];
      const std::string& by = v.chain.back();
      emit(ConflictKind::relay_distortion, {&first, &v},
           "تقرير " + speaker(v) + " يقول " + figure_ar(first) + "، ونسخة منه نشرها " +
               (v.report->outlet.empty() ? by : v.report->outlet) + " تقول " + figure_ar(v) + ".",
           "The report of " + speaker_en(v) + " says " + figure_en(first) + ", the copy of it by " + by + " says " +
               figure_en(v) + ".");
    }
  }

  // One of several numbers that add up, taken by another for the whole.
  void batch_for_total() {
    for (const Voiced& sum : line_.claims) {
      for (const std::size_t m : sum.summands) {
        const Voiced& part = line_.claims[m];
        for (const Voiced& o : line_.claims) {
          if (o.voice == part.voice || !o.counts() || o.number() != part.number()) continue;
          emit(ConflictKind::relay_distortion, {&sum, &o},
               figure_ar(o) + " دفعة من أصل " + figure_ar(sum) + " أُخذت على أنها المجموع.",
               figure_en(o) + " is one batch of " + figure_en(sum) + ", taken for the total.");
        }
      }
    }
  }

  static std::vector<std::string> parties(const Voiced& v) {
    std::vector<std::string> p = v.claim->who.party;
    std::sort(p.begin(), p.end());
    return p;
  }

  // The same line, but one figure pools another party in, or one number is said of two groups.
  void groups() {
    const bool part = line_.key.bucket.rfind("part", 0) == 0;
    for (std::size_t i = 0; i < line_.claims.size(); ++i) {
      for (std::size_t j = 0; j < line_.claims.size(); ++j) {
        const Voiced& a = line_.claims[i];
        const Voiced& b = line_.claims[j];
        const auto p = parties(a);
        const auto q = parties(b);
        const bool wider = p.size() < q.size() && std::includes(q.begin(), q.end(), p.begin(), p.end());
        if (!wider || !a.number() || !b.number()) continue;
        if (part ? a.voice == b.voice : p.empty() || a.number() == b.number()) continue;
        emit(ConflictKind::definition, {&a, &b}, "الرقمان لا يعدّان الجماعة نفسها: أحدهما يضم فئة أخرى.",
             "The two figures do not count the same group: one includes others (" + q.back() + ").");
        return;
      }
    }
  }

  void scopes() {
    std::vector<const Voiced*> current;
    for (const Voiced& v : line_.claims)
      if (v.number() && v.status != ClaimStatus::denied && v.aside != Aside::copy && v.aside != Aside::printed)
        current.push_back(&v);
    const bool mixed = std::any_of(current.begin(), current.end(),
                                   [&](const Voiced* v) { return v->claim->scope != current.front()->claim->scope; });
    if (!mixed) return;
    emit(ConflictKind::scope, current,
         "الأرقام لا تغطي المدة أو النطاق نفسه: " + with_and(listed(current, true, true), true) + ".",
         "The figures do not cover the same period or extent: " + with_and(listed(current, false, true), false) + ".");
  }

  // The same number told of two places or two days.
  void places_and_dates() {
    for (std::size_t i = 0; i < line_.claims.size(); ++i) {
      for (std::size_t j = i + 1; j < line_.claims.size(); ++j) {
        const Voiced& a = line_.claims[i];
        const Voiced& b = line_.claims[j];
        if (!a.number() || a.number() != b.number() || a.report == b.report) continue;
        if (a.claim->place && b.claim->place && !a.claim->place->id.empty() &&
            contradict(*a.claim->place, *b.claim->place))
          emit(ConflictKind::place, {&a, &b},
               "الرقم نفسه يُروى عن مكانين: " + a.claim->place->name_ar + " و" + b.claim->place->name_ar + ".",
               "The same number is told of two places: " + a.claim->place->name_en + " and " + b.claim->place->name_en +
                   ".");
        const auto day = [](const Voiced& v) -> std::optional<Date> {
          if (v.dated || !v.claim->time || !v.claim->time->start.full() || v.claim->scope != Scope::incident)
            return std::nullopt;
          return v.claim->time->start;
        };
        if (day(a) && day(b) && *day(a) != *day(b))
          emit(ConflictKind::date, {&a, &b},
               "الرقم نفسه يُروى عن يومين: " + day(a)->text() + " و" + day(b)->text() + ".",
               "The same number is told of two days: " + day(a)->text() + " and " + day(b)->text() + ".");
      }
    }
  }

  static bool contradict(const Place& a, const Place& b) {
    const auto lies_in = [](const Place& inner, const Place& outer) {
      return std::any_of(inner.admin.begin(), inner.admin.end(), [&](const std::string& u) {
        return u == outer.id || u == outer.name_en || u == outer.name_ar;
      });
    };
    return a.id != b.id && !lies_in(a, b) && !lies_in(b, a);
  }

  Line& line_;
};

}  // namespace

void add_refs(const Line& line, const Voiced& v, std::vector<MemberRef>& to) {
  if (v.summands.empty()) return to.push_back({v.report->id, v.id});
  for (const std::size_t m : v.summands) to.push_back({line.claims[m].report->id, line.claims[m].id});
}

void add_conflict(Line& line, Conflict conflict) {
  auto& claims = conflict.claims;
  std::sort(claims.begin(), claims.end());
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
  if (claims.size() < 2) return;
  const bool known = std::any_of(line.conflicts.begin(), line.conflicts.end(), [&](const Conflict& c) {
    return c.kind == conflict.kind && (c.claims == claims || c.explanation_en == conflict.explanation_en);
  });
  if (!known) line.conflicts.push_back(std::move(conflict));
}

void find_line_conflicts(Line& line) { LineConflicts(line).run(); }

}  // namespace isnad
