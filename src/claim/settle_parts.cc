// Which figures are parts of which, where it takes more than one sentence to see it.
#include <algorithm>

#include "claim/reader.h"

namespace isnad {
namespace {

constexpr std::uint32_t kReach = 4;  // sentences back to a total that «منهم» points to

bool plain(const FigureDraft& f) { return f.claim.value.low.has_value() || f.claim.value.high.has_value(); }
std::int64_t most(const FigureDraft& f) {
  return f.claim.value.high ? *f.claim.value.high : f.claim.value.low ? *f.claim.value.low : 0;
}
std::int64_t least(const FigureDraft& f) { return f.claim.value.low ? *f.claim.value.low : most(f); }

bool of_escapees(Measure m) { return m == Measure::recaptured || m == Measure::at_large || m == Measure::surrendered; }

class PartFinder {
 public:
  PartFinder(std::vector<FigureDraft>& figures, Trace* trace) : figures_(figures), trace_(trace) {
    for (std::size_t i = 0; i < figures.size(); ++i) order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return figures[a].token < figures[b].token; });
  }

  void run() {
    for (std::size_t n = 0; n < order_.size(); ++n) {
      FigureDraft& f = figures_[order_[n]];
      if (f.part_of >= 0 || !plain(f) || f.claim.headline) continue;
      const bool among = f.among || f.claim.rule.starts_with("subset.among");
      if (f.of_them || f.claim.rule.starts_with("of_them") || among)
        attach(f, n, [&](const FigureDraft& t) {
          return t.sentence + kReach >= f.sentence && (!among || t.claim.measure == f.claim.measure);
        });
      else if (of_escapees(f.claim.measure) ||
               (f.claim.measure == Measure::arrested && f.claim.who.category == Category::detainee))
        attach(
            f, n, [](const FigureDraft& t) { return t.claim.measure == Measure::escaped; }, Why::of_escapees);
    }
    for (std::size_t n = 0; n < order_.size(); ++n) share_total(n);
    for (std::size_t n = 0; n < order_.size(); ++n) sum_after(n);
    for (std::size_t n = 0; n < order_.size(); ++n) go_on(n);
  }

 private:
  // The nearest larger figure before it, of whatever measure the test lets through.
  template <class Test>
  void attach(FigureDraft& f, std::size_t n, Test fits, Why why = Why::of_them) {
    for (std::size_t k = n; k-- > 0;) {
      const FigureDraft& t = figures_[order_[k]];
      if (!plain(t) || t.claim.unit != f.claim.unit || most(t) < least(f) || t.claim.modality == Modality::irrealis)
        continue;
      if (t.claim.value.low && t.claim.value.low == f.claim.value.low && t.claim.measure == f.claim.measure) continue;
      if (!fits(t)) continue;
      f.part_of = static_cast<std::int32_t>(order_[k]);
      decide(f, Aspect::part_of, why, t.claim.span);
      if (f.of_them && f.claim.measure == Measure::arrested && t.claim.measure == Measure::escaped)
        f.claim.measure = Measure::recaptured;  // «فر 21، وقبض على 6 منهم»
      // «اثنين منهم» are of the same people
      if (f.claim.who.party.empty() && (f.of_them || f.claim.who.category == Category::unspecified)) {
        f.claim.who.party = t.claim.who.party;
        f.claim.who.category = t.claim.who.category;
        decide(f, Aspect::who, Why::people_of_total, t.claim.span);
      }
      return;
    }
  }

  // «في ثلاث موجات: 460 شخصا، ثم 145، ثم 45»: parts of what the first is a part of.
  void go_on(std::size_t n) {
    FigureDraft& f = figures_[order_[n]];
    if (n == 0 || f.part_of >= 0 || f.claim.rule != "list.then") return;
    const FigureDraft& first = figures_[order_[n - 1]];
    if (first.sentence != f.sentence || first.part_of < 0) return;
    f.part_of = first.part_of;
    decide(f, Aspect::part_of, Why::of_list, figures_[static_cast<std::size_t>(f.part_of)].claim.span);
  }

  // «يتوزعون على 720 من الأهالي، و474 من القوات، وثلاثة في قصف، إضافة إلى 300 …»: one list, one total.
  void share_total(std::size_t n) {
    FigureDraft& f = figures_[order_[n]];
    if (f.part_of >= 0 || f.list_item == 0 || !plain(f)) return;
    std::int64_t told = most(f);
    std::int32_t total = -1;
    for (std::size_t k = n; k-- > 0 && figures_[order_[k]].sentence == f.sentence;) {
      const FigureDraft& t = figures_[order_[k]];
      if (t.claim.measure != f.claim.measure || t.claim.unit != f.claim.unit) return;
      if (t.part_of < 0 || (total >= 0 && t.part_of != total)) return;
      total = t.part_of;
      told += least(t);
    }
    if (total < 0) return;
    const FigureDraft& whole = figures_[static_cast<std::size_t>(total)];
    if (whole.sentence == f.sentence || !plain(whole) || told > most(whole)) return;
    f.part_of = total;
    decide(f, Aspect::part_of, Why::of_list, whole.claim.span);
  }

  // «33 قتيلا وجريحا», then two killed and 31 wounded; «15 قتيلا», then nine here and six there: parts if they add up.
  void sum_after(std::size_t n) {
    const FigureDraft& total = figures_[order_[n]];
    const auto& v = total.claim.value;
    if (!v.low || v.low != v.high || *v.low < 3 || total.part_of >= 0 || total.claim.unit != Unit::person) return;
    std::int64_t sum = 0;
    std::vector<std::size_t> parts;
    for (std::size_t k = n + 1; k < order_.size() && parts.size() < 6; ++k) {
      const FigureDraft& f = figures_[order_[k]];
      if (f.claim.measure == total.claim.measure && f.claim.value.low == v.low) continue;  // told again
      const bool same = f.claim.measure == total.claim.measure ||
                        (total.claim.measure == Measure::casualties &&
                         (f.claim.measure == Measure::killed || f.claim.measure == Measure::wounded));
      if (!same || f.part_of >= 0 || !f.claim.value.low || f.claim.background != total.claim.background) continue;
      if (f.claim.modality != Modality::asserted || f.claim.scope != total.claim.scope) continue;
      sum += *f.claim.value.low;
      if (sum > *v.low) return;
      parts.push_back(order_[k]);
      if (sum == *v.low && parts.size() > 1) {
        for (const std::size_t p : parts) {
          figures_[p].part_of = static_cast<std::int32_t>(order_[n]);
          decide(figures_[p], Aspect::part_of, Why::adds_up, total.claim.span);
        }
        return;
      }
    }
  }

  void decide(const FigureDraft& f, Aspect aspect, Why why, Span words) const {
    if (trace_) trace_->decide({FactKind::figure, f.sentence, f.item}, aspect, why, words);
  }

  std::vector<FigureDraft>& figures_;
  Trace* trace_;
  std::vector<std::size_t> order_;
};

}  // namespace

void settle_parts(ReadingState& state) { PartFinder(state.figures, state.trace).run(); }

}  // namespace isnad
