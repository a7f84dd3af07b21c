// Sums: parts against their whole, groups against the total, prisoners who got out against what became of them.
#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "ledger/conflict.h"
#include "ledger/explain.h"

namespace isnad {
namespace {

struct At {
  std::size_t line = 0;
  const Voiced* claim = nullptr;
};

class Sums {
 public:
  explicit Sums(std::vector<Line>& lines) : lines_(lines) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (const Voiced& v : lines[i].claims)
        if (v.summands.empty()) by_ref_[{v.report->id, v.id}] = {i, &v};
  }

  void run() {
    parts_of_wholes();
    balances();
    groups_of_totals();
  }

 private:
  using Report = std::map<std::string, std::vector<At>>;

  void parts_of_wholes() {
    std::map<MemberRef, std::vector<At>> wholes;
    for (const auto& [ref, at] : by_ref_) {
      const Claim& c = *at.claim->claim;
      if (!c.part_of.empty() && at.claim->number() && c.modality != Modality::denied)
        wholes[{ref.report, c.part_of}].push_back(at);
    }
    for (auto& [ref, parts] : wholes) {
      const auto whole = by_ref_.find(ref);
      if (whole == by_ref_.end() || !whole->second.claim->number()) continue;
      add_strangers(whole->second, parts);
      drop_overlap(parts);
      check(whole->second, parts);
    }
  }

  // Parts that belong to another incident («three killed in the strike on …») are still parts of the sum.
  void add_strangers(const At& whole, std::vector<At>& parts) {
    const ReadReport& report = *whole.claim->report;
    for (const Claim& c : report.found.claims) {
      if (c.part_of != whole.claim->id || c.kind != ClaimKind::figure || by_ref_.contains({report.id, c.id}) ||
          !c.value.low)
        continue;
      Voiced v;
      v.report = &report;
      v.claim = &c;
      v.id = c.id;
      v.low = c.value.low;
      v.high = c.value.high;
      strangers_.push_back(std::move(v));
      parts.push_back({whole.line, &strangers_.back()});
    }
  }

  // Those who got out are told again as recaptured and free: they are not a part beside these.
  static void drop_overlap(std::vector<At>& parts) {
    const auto is = [](const At& a, Measure m) { return a.claim->claim->measure == m; };
    const bool fates = std::any_of(parts.begin(), parts.end(),
                                   [&](const At& a) { return is(a, Measure::recaptured) || is(a, Measure::at_large); });
    if (fates) std::erase_if(parts, [&](const At& a) { return is(a, Measure::escaped); });
  }

  void check(const At& whole, std::vector<At> parts) {
    std::int64_t low = 0, high = 0;
    bool open = false;
    for (const At& p : parts) {
      low += p.claim->low.value_or(0);
      high += p.claim->high.value_or(p.claim->low.value_or(0));
      open = open || !p.claim->low || !p.claim->high;
    }
    const Voiced& w = *whole.claim;
    const std::int64_t n = *w.number();
    if (parts.size() < 2 && low <= n) return;
    const bool closes = low <= n && n <= high;
    const bool more = low > n && (w.low == w.high || w.high);
    if (!closes && !more && parts.size() < 2) return;
    parts.push_back(whole);
    std::string en, ar;
    const std::string sum = std::to_string(low) + (high != low ? "–" + std::to_string(high) : "");
    if (closes && low == high && !open && w.low == w.high) {
      en = "The parts add up to the whole: " + sum + ".";
      ar = "مجموع الأجزاء يساوي الكل: " + sum + ".";
    } else if (closes) {
      en = "The parts make " + sum + ", the whole is " + figure_en(w) + ": it closes only within the ranges.";
      ar = "الأجزاء " + sum + " والكل " + figure_ar(w) + "، فلا يستقيم الجمع إلا ضمن المدى.";
    } else if (low > n) {
      en = "The parts make " + sum + ", more than the whole " + figure_en(w) + ".";
      ar = "الأجزاء " + sum + " أكثر من الكل " + figure_ar(w) + ".";
    } else {
      en = "The parts named make " + sum + " of " + figure_en(w) + ": " + std::to_string(n - high) +
           " are not accounted for.";
      ar = "الأجزاء المذكورة " + sum + " من " + figure_ar(w) + "، ويبقى " + std::to_string(n - high) + " بلا بيان.";
    }
    put(whole, parts, ar, en);
    if (more && w.counts()) widen(whole, low);
  }

  // Parts of one measure that exceed their whole put the upper end in doubt.
  void widen(const At& whole, std::int64_t sum) {
    for (const auto& [ref, at] : by_ref_)
      if (at.claim->claim->part_of == whole.claim->id && at.claim->report == whole.claim->report &&
          at.claim->claim->measure != whole.claim->claim->measure)
        return;
    lines_[whole.line].parts_exceed = std::max(lines_[whole.line].parts_exceed.value_or(sum), sum);
  }

  // escaped = recaptured + at large (+ surrendered, dead …); held before = held after + at large.
  void balances() {
    Report reports;
    for (const auto& [ref, at] : by_ref_) reports[ref.report].push_back(at);
    for (const auto& [id, claims] : reports) {
      const auto of = [&, &list = claims](Measure m) {
        std::vector<At> out;
        for (const At& a : list)
          if (a.claim->claim->measure == m && a.claim->low && a.claim->low == a.claim->high &&
              a.claim->claim->modality == Modality::asserted && lines_[a.line].key.group == "detainee" &&
              !a.claim->claim->headline)
            out.push_back(a);
        return out;
      };
      for (const At& free : of(Measure::at_large)) {
        for (const At& out : of(Measure::escaped))
          escape_balance(out, free, of(Measure::recaptured), of(Measure::killed), of(Measure::surrendered));
        const auto held = of(Measure::detained);
        for (const At& before : held)
          for (const At& after : held)
            if (*after.claim->low > 0 && *before.claim->low == *after.claim->low + *free.claim->low)
              held_balance(before, after, free, of(Measure::killed));
      }
    }
  }

  void escape_balance(const At& out, const At& free, const std::vector<At>& again, const std::vector<At>& dead,
                      const std::vector<At>& gave_up) {
    // Parts that name their whole were checked above.
    if (!free.claim->claim->part_of.empty()) return;
    for (const At& back : again) {
      std::vector<At> set{back, free};
      std::int64_t sum = *back.claim->low + *free.claim->low;
      const std::int64_t whole = *out.claim->low;
      for (const auto* more : {&dead, &gave_up})
        if (sum < whole && !more->empty() && sum + *more->front().claim->low <= whole) {
          sum += *more->front().claim->low;
          set.push_back(more->front());
        }
      if (sum < whole) continue;
      // A sum too large is a contradiction only in one speaker's last word.
      const auto& [o, f, b] = std::tie(*out.claim, *free.claim, *back.claim);
      if (sum > whole && (o.voice != f.voice || o.voice != b.voice || !o.counts() || !f.counts() || !b.counts()))
        continue;
      set.push_back(out);
      const std::string n = std::to_string(whole);
      if (sum == whole)
        put(out, set, "عدد الفارين " + n + " يساوي مجموع من أعيدوا ومن بقوا طلقاء ومن ماتوا.",
            "The " + n + " who escaped are all accounted for: recaptured, free, dead.");
      else
        put(out, set, "مجموع من أعيدوا ومن بقوا طلقاء " + std::to_string(sum) + " أكثر من الفارين " + n + ".",
            "Recaptured and free make " + std::to_string(sum) + ", more than the " + n + " who escaped.");
    }
  }

  void held_balance(const At& before, const At& after, const At& free, const std::vector<At>& dead) {
    const std::string sum = std::to_string(*after.claim->low) + " + " + std::to_string(*free.claim->low) + " = " +
                            std::to_string(*before.claim->low);
    std::vector<At> set{before, after, free};
    if (dead.empty())
      return put(before, set, "نزلاء ما بعد مع الطلقاء يساوون نزلاء ما قبل: " + sum + ".",
                 "Held after and free make those held before: " + sum + ".");
    set.push_back(dead.front());
    const std::string n = std::to_string(*dead.front().claim->low);
    put(before, set, sum + " لا يترك مكاناً للقتلى وعددهم " + n + ".", sum + " leaves no room for the " + n + " dead.");
  }

  // One speaker's groups against the total he gives in the same report.
  void groups_of_totals() {
    std::map<std::tuple<std::string, std::string, Measure>, std::vector<At>> told;
    for (const auto& [ref, at] : by_ref_) {
      const Voiced& v = *at.claim;
      const LineKey& key = lines_[at.line].key;
      if (v.claim->part_of.empty() && v.precise() && !v.claim->headline && key.bucket.empty() &&
          v.claim->unit == Unit::person && (key.measure == Measure::killed || key.measure == Measure::wounded) &&
          key.scope == Scope::incident)
        told[{ref.report, v.voice, key.measure}].push_back(at);
    }
    for (const auto& [key, claims] : told) {
      std::vector<At> totals, groups;
      for (const At& a : claims) {
        const Category c = a.claim->claim->who.category;
        const bool all = lines_[a.line].key.group == "unspecified";
        const bool subset = c == Category::child || c == Category::woman || c == Category::journalist ||
                            c == Category::medic || c == Category::official;
        if (all)
          totals.push_back(a);
        else if (!subset && lines_[a.line].who.category != Category::child)
          groups.push_back(a);
      }
      if (totals.size() != 1 || groups.size() < 2) continue;
      std::int64_t sum = 0;
      for (const At& g : groups) sum += *g.claim->low;
      const std::int64_t whole = *totals.front().claim->low;
      if (sum < whole) continue;
      groups.push_back(totals.front());
      const std::string s = std::to_string(sum), w = std::to_string(whole);
      if (sum == whole)
        put(totals.front(), groups, "مجموع الفئات يساوي المجموع العام: " + s + ".",
            "The groups add up to the total: " + s + ".");
      else
        put(totals.front(), groups, "مجموع الفئات " + s + " أكثر من المجموع العام " + w + ".",
            "The groups make " + s + ", more than the total " + w + ".");
    }
  }

  // On the line of the whole, and where measures balance on those of the prisoners' fates.
  void put(const At& whole, const std::vector<At>& set, const std::string& ar, const std::string& en) {
    Conflict c;
    c.kind = ConflictKind::arithmetic;
    for (const At& a : set) c.claims.push_back({a.claim->report->id, a.claim->id});
    c.explanation_ar = ar;
    c.explanation_en = en;
    std::vector<std::size_t> on{whole.line};
    for (const At& a : set) {
      const Measure m = lines_[a.line].key.measure;
      if (m == Measure::escaped || m == Measure::recaptured || m == Measure::at_large || m == Measure::detained)
        on.push_back(a.line);
    }
    std::sort(on.begin(), on.end());
    on.erase(std::unique(on.begin(), on.end()), on.end());
    for (const std::size_t i : on) add_conflict(lines_[i], c);
  }

  std::vector<Line>& lines_;
  std::map<MemberRef, At> by_ref_;
  std::deque<Voiced> strangers_;  // keeps addresses
};

}  // namespace

void find_arithmetic(std::vector<Line>& lines) { Sums(lines).run(); }

}  // namespace isnad
