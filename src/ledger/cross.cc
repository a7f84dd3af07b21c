// Conflicts between lines of one incident.
#include <algorithm>

#include "ledger/conflict.h"
#include "ledger/explain.h"

namespace isnad {
namespace {

std::vector<const Voiced*> standing(const Line& line) {
  std::vector<const Voiced*> out;
  for (const Voiced& v : line.claims)
    if (v.counts()) out.push_back(&v);
  return out;
}

void put(Line& on, ConflictKind kind, const std::vector<std::pair<const Line*, const Voiced*>>& claims,
         const std::string& ar, const std::string& en) {
  Conflict c;
  c.kind = kind;
  for (const auto& [line, v] : claims) add_refs(*line, *v, c.claims);
  c.explanation_ar = ar;
  c.explanation_en = en;
  add_conflict(on, std::move(c));
}

bool same_people(const Line& a, const Line& b) {
  return a.key.measure == b.key.measure && a.key.group == b.key.group && a.key.unit == b.key.unit;
}

bool is_part(const Line& l) { return l.key.bucket.rfind("part", 0) == 0 || l.key.bucket.rfind("by ", 0) == 0; }

// Lines of the same people that count other periods or only a plan.
void scopes(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_part(lines[i]) || standing(lines[i]).empty()) continue;
    std::vector<std::pair<const Line*, const Voiced*>> claims;
    std::string en, ar;
    bool first = true;
    for (std::size_t j = 0; j < lines.size(); ++j) {
      const bool stock_and_room = lines[i].key.measure == Measure::detained &&
                                  lines[j].key.measure == Measure::capacity && lines[i].key.group == lines[j].key.group;
      if (is_part(lines[j]) || !(same_people(lines[i], lines[j]) || stock_and_room)) continue;
      if (same_people(lines[i], lines[j]) && j < i) first = false;
      for (const Voiced* v : standing(lines[j])) {
        claims.emplace_back(&lines[j], v);
        en += (en.empty() ? "" : "; ") + figure_en(*v) + (lines[j].key.bucket == "planned" ? " (planned)" : "");
        ar += (ar.empty() ? "" : "؛ ") + figure_ar(*v) + (lines[j].key.bucket == "planned" ? " (مخطط)" : "");
      }
    }
    // Told once, on the first of the lines.
    const bool several =
        std::any_of(claims.begin(), claims.end(), [&](const auto& c) { return c.first != claims.front().first; });
    if (!first || !several) continue;
    put(lines[i], ConflictKind::scope, claims, "أرقام لمدد أو لحظات مختلفة، لا يحدّث بعضها بعضاً: " + ar + ".",
        "Figures of different periods or moments, not updates of one another: " + en + ".");
  }
}

// Those still free told as those who got out.
void free_or_escaped(std::vector<Line>& lines) {
  for (Line& out : lines) {
    if (out.key.measure != Measure::escaped) continue;
    for (const Line& free : lines) {
      if (free.key.measure != Measure::at_large) continue;
      for (const Voiced& e : out.claims)
        for (const Voiced& f : free.claims)
          if (e.number() && e.number() == f.number() && e.voice != f.voice && e.aside != Aside::mistaken)
            put(out, ConflictKind::definition, {{&out, &e}, {&free, &f}},
                figure_ar(e) + " قيلت في الفارين وهي عدد الطلقاء بعد.",
                figure_en(e) + " is given as escaped where others count those still free.");
    }
  }
}

// A number of one measure, said by a named source, that an outlet gives under another.
void mixed_up(std::vector<Line>& lines) {
  for (Line& line : lines) {
    if (line.key.measure != Measure::killed) continue;
    for (const Line& other : lines) {
      if (other.key.measure != Measure::wounded || other.key.group != line.key.group) continue;
      for (const Voiced& a : line.claims) {
        if (!(a.own || a.hearsay) || a.counts() || !a.number() || *a.number() < 10) continue;
        for (const Voiced& b : other.claims)
          if (!b.own && b.number() == a.number() && b.published <= a.published)
            put(line, ConflictKind::relay_distortion, {{&line, &a}, {&other, &b}},
                figure_ar(a) + " رقم الجرحى نُقل على أنه رقم القتلى.",
                figure_en(a) + ", a number of wounded, is relayed as killed.");
      }
    }
  }
}

// The same number of persons and of families.
void units(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = 0; j < lines.size(); ++j) {
      if (lines[i].key.unit != Unit::person || lines[j].key.unit != Unit::family ||
          lines[i].key.measure != lines[j].key.measure)
        continue;
      for (const Voiced& a : lines[i].claims)
        for (const Voiced& b : lines[j].claims)
          if (a.number() && a.number() == b.number()) {
            const std::string n = std::to_string(*a.number());
            for (const std::size_t on : {i, j})
              put(lines[on], ConflictKind::relay_distortion, {{&lines[i], &a}, {&lines[j], &b}},
                  n + " فرداً عند بعضهم و" + n + " عائلة عند غيرهم.",
                  n + " persons to some, " + n + " families to others.");
          }
    }
}

// A part that counts one night of the whole's days.
void windows_of_parts(std::vector<Line>& lines) {
  for (const Line& part : lines) {
    if (!is_flow(part.key.measure)) continue;
    for (const Voiced& p : part.claims) {
      if (p.claim->part_of.empty() || !p.number() || !stated(p.claim->time)) continue;
      for (Line& whole : lines)
        for (const Voiced& w : whole.claims) {
          const bool its_whole =
              w.report == p.report && w.id == p.claim->part_of && w.number() && whole.key.measure == part.key.measure;
          if (!its_whole || stated(w.claim->time) == stated(p.claim->time)) continue;
          put(whole, ConflictKind::scope, {{&whole, &w}, {&part, &p}},
              figure_ar(p) + " لمدة أقصر من مدة " + figure_ar(w) + " وهي منها.",
              figure_en(p) + " is of a shorter time than " + figure_en(w) + ", of which it is a part.");
        }
    }
  }
}

// «neutralised» pools dead, captured and surrendered, so that two such numbers need not count the same.
void neutralised(std::vector<Line>& lines) {
  std::vector<std::pair<const Line*, const Voiced*>> claims;
  Line* on = nullptr;
  for (Line& line : lines) {
    if (line.key.measure != Measure::neutralised || is_part(line)) continue;
    if (!on) on = &line;
    for (const Voiced* v : standing(line))
      if (std::none_of(claims.begin(), claims.end(), [&](const auto& c) { return c.second->number() == v->number(); }))
        claims.emplace_back(&line, v);
  }
  if (claims.size() < 2) return;
  put(*on, ConflictKind::definition, claims, "«التحييد» يجمع القتلى والأسرى والمستسلمين، فلا تتقابل أرقامه.",
      "\"Neutralised\" pools killed, captured and surrendered: such numbers need not count the same.");
}

// A pooled claim against the sum of killed and wounded.
void pooled(std::vector<Line>& lines) {
  for (Line& pool : lines) {
    if (pool.key.measure != Measure::casualties || !pool.key.bucket.empty()) continue;
    for (const Line& dead : lines) {
      if (dead.key.measure != Measure::killed || dead.key.group != pool.key.group || !dead.key.bucket.empty()) continue;
      for (const Line& hurt : lines) {
        if (hurt.key.measure != Measure::wounded || hurt.key.group != pool.key.group || !hurt.key.bucket.empty())
          continue;
        const auto p = standing(pool), k = standing(dead), w = standing(hurt);
        if (p.empty() || k.empty() || w.empty()) continue;
        const std::int64_t sum = *k.back()->number() + *w.back()->number();
        if (*p.back()->number() == sum) continue;
        const bool rival = p.back()->voice != k.back()->voice;
        put(pool, rival ? ConflictKind::rival_claims : ConflictKind::definition,
            {{&pool, p.back()}, {&dead, k.back()}, {&hurt, w.back()}},
            "رقم يجمع القتلى والجرحى (" + figure_ar(*p.back()) + ") مقابل " + std::to_string(sum) + " من جمعهما.",
            "A pooled figure (" + figure_en(*p.back()) + ") against " + std::to_string(sum) +
                ", the sum of killed and wounded.");
      }
    }
  }
}

}  // namespace

void find_cross_conflicts(std::vector<Line>& lines) {
  scopes(lines);
  free_or_escaped(lines);
  mixed_up(lines);
  units(lines);
  pooled(lines);
  windows_of_parts(lines);
  neutralised(lines);
}

}  // namespace isnad
