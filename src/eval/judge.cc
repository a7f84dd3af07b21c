#include "eval/judge.h"

#include <algorithm>

#include "base/utf8.h"
#include "eval/agree.h"

namespace isnad {
namespace {

constexpr std::int32_t kNobody = -1;

// Which gold item each found one stands for, and the other way round.
struct Pairs {
  std::vector<std::int32_t> gold_of, found_of;
};

// Required gold items choose first, then the spare ones, each group in the order of the file.
template <class Gold, class Fits, class Rank>
Pairs pair_up(const std::vector<Gold>& gold, std::size_t found, Fits fits, Rank rank) {
  Pairs out{std::vector<std::int32_t>(found, kNobody), std::vector<std::int32_t>(gold.size(), kNobody)};
  for (const bool spare : {false, true})
    for (std::size_t g = 0; g < gold.size(); ++g) {
      if (gold[g].spare != spare) continue;
      std::int32_t best = kNobody;
      int best_rank = 0;
      for (std::size_t i = 0; i < found; ++i) {
        if (out.gold_of[i] != kNobody || !fits(i, gold[g])) continue;
        const int r = rank(i, gold[g]);
        if (best != kNobody && r <= best_rank) continue;
        best = static_cast<std::int32_t>(i);
        best_rank = r;
      }
      if (best == kNobody) continue;
      out.gold_of[static_cast<std::size_t>(best)] = static_cast<std::int32_t>(g);
      out.found_of[g] = best;
    }
  return out;
}

std::string value_text(const Value& v) {
  const auto n = [](const std::optional<std::int64_t>& x) { return x ? std::to_string(*x) : std::string(); };
  switch (v.qualifier) {
    case Qualifier::exact: return n(v.low);
    case Qualifier::unknown: return "unknown";
    case Qualifier::vague: return v.text;
    default: break;
  }
  const std::string numbers = v.low == v.high   ? n(v.low)
                              : v.low && v.high ? n(v.low) + "-" + n(v.high)
                                                : n(v.low ? v.low : v.high);
  return std::string(name(v.qualifier)) + " " + numbers;
}

std::string gold_value_text(const GoldFigure& g) {
  const auto n = [](const std::optional<std::int64_t>& x) { return x ? std::to_string(*x) : std::string("?"); };
  std::string numbers = g.low == g.high ? n(g.low) : n(g.low) + ".." + n(g.high);
  if (g.qualifier == "exact") return numbers;
  return g.low || g.high ? g.qualifier + " " + numbers : g.qualifier;
}

class Judge {
 public:
  Judge(const GoldReport& gold, std::string_view text, const Extraction& found)
      : gold_(gold), text_(text), found_(found) {
    for (const Claim& c : found.claims) (c.kind == ClaimKind::figure ? figures_ : stances_).push_back(&c);
    for (std::size_t at = 0; at < text.size(); next_code_point(text, at))
      byte_of_.push_back(static_cast<std::uint32_t>(at));
    byte_of_.push_back(static_cast<std::uint32_t>(text.size()));
  }

  Judgement run() {
    out_.counts.reports = 1;
    figures();
    events();
    if (gold_.stances) stances(*gold_.stances);
    return std::move(out_);
  }

 private:
  Span bytes(Span code_points) const {
    const auto at = [&](std::uint32_t n) { return byte_of_[std::min<std::size_t>(n, byte_of_.size() - 1)]; };
    return {at(code_points.begin), at(code_points.end)};
  }
  bool meets(Span found, const GoldItem& g) const { return found.overlaps(bytes(g.span)); }

  template <class Fact>
  Verdict verdict(Layer layer, const Fact& f, std::string what) const {
    return {layer, Fate::wrong, f.id, f.rule, std::move(what), f.span, {}};
  }

  template <class Gold>
  void miss(Layer layer, const Gold& g, std::string what) {
    out_.missed.push_back({layer, std::move(what), g.evidence});
  }

  void figures() {
    const auto fits = [&](std::size_t i, const GoldFigure& g) {
      const Claim& c = *figures_[i];
      return measure_agrees(c, g) && value_agrees(c.value, g) && meets(c.span, g);
    };
    const auto rank = [&](std::size_t i, const GoldFigure& g) {
      return who_agrees(figures_[i]->who, g.who) + origin_agrees(figures_[i]->attribution, g.attribution);
    };
    const Pairs pairs = pair_up(gold_.figures, figures_.size(), fits, rank);
    Counts& n = out_.counts;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Claim& c = *figures_[i];
      Verdict v = verdict(Layer::figure, c, std::string(name(c.measure)) + " " + value_text(c.value));
      if (const std::int32_t g = pairs.gold_of[i]; g != kNobody)
        right_figure(c, gold_.figures[static_cast<std::size_t>(g)], v);
      else
        stray_figure(c, v);
      out_.verdicts.push_back(std::move(v));
    }
    for (std::size_t g = 0; g < gold_.figures.size(); ++g) {
      if (gold_.figures[g].spare) continue;
      ++n.figures.gold;
      if (pairs.found_of[g] == kNobody)
        miss(Layer::figure, gold_.figures[g],
             gold_.figures[g].measures.front() + " " + gold_value_text(gold_.figures[g]));
    }
  }

  void right_figure(const Claim& c, const GoldFigure& g, Verdict& v) {
    v.fate = Fate::spare;
    if (g.spare) return;
    Counts& n = out_.counts;
    const bool who = who_agrees(c.who, g.who), origin = origin_agrees(c.attribution, g.attribution),
               chain = chain_agrees(c.attribution, g.attribution), modality = name(c.modality) == g.modality;
    const auto check = [&](Share& share, bool agrees, std::string_view fault) {
      share.add(agrees);
      if (!agrees) v.faults.push_back(fault);
    };
    check(n.who, who, "who");
    check(n.origin, origin, "origin");
    check(n.chain, chain, "chain");
    check(n.modality, modality, "modality");
    if (!g.date.empty()) check(n.figure_date, date_agrees(c.time, g.date), "date");
    if (g.part) check(n.part_of, !c.part_of.empty(), "part_of");
    v.fate = who && origin && modality ? Fate::strict : Fate::right;
    n.strict += v.fate == Fate::strict;
    ++n.figures.right;
  }

  // In no gold: a false alarm, unless it says again what an optional figure says.
  void stray_figure(const Claim& c, Verdict& v) {
    bool value = false, measure = false, both = false;
    for (const GoldFigure& g : gold_.figures) {
      if (!meets(c.span, g)) continue;
      if (g.spare && measure_agrees(c, g)) v.fate = Fate::spare;
      const bool m = measure_agrees(c, g), a = value_agrees(c.value, g);
      both = both || (m && a);
      measure = measure || m;
      value = value || a;
    }
    if (v.fate == Fate::spare) return;
    ++out_.counts.figures.wrong;
    v.faults.push_back(both ? "repeated" : measure ? "value" : value ? "measure" : "not_in_gold");
  }

  void events() {
    const auto fits = [&](std::size_t i, const GoldEvent& g) {
      const Event& e = found_.events[i];
      return of_type(e, g) && meets(e.span, g);
    };
    const Pairs pairs =
        pair_up(gold_.events, found_.events.size(), fits, [](std::size_t, const GoldEvent&) { return 0; });
    Counts& n = out_.counts;
    for (std::size_t i = 0; i < found_.events.size(); ++i) {
      const Event& e = found_.events[i];
      Verdict v = verdict(Layer::event, e, std::string(name(e.type)));
      if (const std::int32_t g = pairs.gold_of[i]; g != kNobody)
        right_event(e, gold_.events[static_cast<std::size_t>(g)], v);
      else
        stray(
            gold_.events, e.span, [&](const GoldEvent& g2) { return of_type(e, g2); }, "type", n.events, v);
      out_.verdicts.push_back(std::move(v));
    }
    missing(Layer::event, gold_.events, pairs, n.events, [](const GoldEvent& g) { return g.types.front(); });
  }

  static bool of_type(const Event& e, const GoldEvent& g) {
    return std::find(g.types.begin(), g.types.end(), name(e.type)) != g.types.end();
  }

  void right_event(const Event& e, const GoldEvent& g, Verdict& v) {
    v.fate = Fate::spare;
    if (g.spare) return;
    Counts& n = out_.counts;
    const auto check = [&](bool asked, Share& share, bool agrees, std::string_view fault) {
      if (!asked) return;
      share.add(agrees);
      if (!agrees) v.faults.push_back(fault);
    };
    check(!g.date.empty(), n.event_date, date_agrees(e.time, g.date), "date");
    check(!g.initiator.empty(), n.initiator, parties_agree(e.initiator, g.initiator), "initiator");
    check(g.facility, n.facility, e.facility && !e.facility->id.empty(), "facility");
    v.fate = v.faults.empty() ? Fate::strict : Fate::right;
    ++n.events.right;
  }

  void stances(const std::vector<GoldStance>& gold) {
    const auto of_kind = [](const Claim& c, const GoldStance& g) { return c.stance && name(*c.stance) == g.stance; };
    const auto fits = [&](std::size_t i, const GoldStance& g) {
      return of_kind(*stances_[i], g) && meets(stances_[i]->span, g);
    };
    const Pairs pairs = pair_up(gold, stances_.size(), fits, [](std::size_t, const GoldStance&) { return 0; });
    Counts& n = out_.counts;
    for (std::size_t i = 0; i < stances_.size(); ++i) {
      const Claim& c = *stances_[i];
      Verdict v = verdict(Layer::stance, c, std::string(c.stance ? name(*c.stance) : std::string_view("stance")));
      if (const std::int32_t g = pairs.gold_of[i]; g != kNobody)
        right_stance(c, gold[static_cast<std::size_t>(g)], v);
      else
        stray(
            gold, c.span, [&](const GoldStance& g2) { return of_kind(c, g2); }, "type", n.stances, v);
      out_.verdicts.push_back(std::move(v));
    }
    missing(Layer::stance, gold, pairs, n.stances, [](const GoldStance& g) { return g.stance; });
  }

  void right_stance(const Claim& c, const GoldStance& g, Verdict& v) {
    v.fate = Fate::spare;
    if (g.spare) return;
    Counts& n = out_.counts;
    const bool holder = origin_agrees(c.attribution, g.holder), target = parties_agree(c.target.party, g.target);
    n.holder.add(holder);
    if (!holder) v.faults.push_back("holder");
    if (!g.target.empty()) {
      n.target.add(target);
      if (!target) v.faults.push_back("target");
    }
    v.fate = v.faults.empty() ? Fate::strict : Fate::right;
    ++n.stances.right;
  }

  // An event or stance in no gold: a false alarm, unless it stands where the coder marked something optional.
  template <class Gold, class SameType>
  void stray(const std::vector<Gold>& gold, Span span, SameType same_type, std::string_view other, Found& n,
             Verdict& v) const {
    bool here = false, same = false;
    for (const Gold& g : gold) {
      if (!meets(span, g)) continue;
      if (g.spare) v.fate = Fate::spare;
      here = true;
      same = same || same_type(g);
    }
    if (v.fate == Fate::spare) return;
    ++n.wrong;
    v.faults.push_back(same ? "repeated" : here ? other : "not_in_gold");
  }

  template <class Gold, class What>
  void missing(Layer layer, const std::vector<Gold>& gold, const Pairs& pairs, Found& n, What what) {
    for (std::size_t g = 0; g < gold.size(); ++g) {
      if (gold[g].spare) continue;
      ++n.gold;
      if (pairs.found_of[g] == kNobody) miss(layer, gold[g], what(gold[g]));
    }
  }

  const GoldReport& gold_;
  std::string_view text_;
  const Extraction& found_;
  std::vector<const Claim*> figures_, stances_;
  std::vector<std::uint32_t> byte_of_;  // of each code point, and of the end
  Judgement out_;
};

}  // namespace

std::string_view name(Layer l) { return l == Layer::figure ? "figure" : l == Layer::event ? "event" : "stance"; }

std::string_view name(Fate f) {
  switch (f) {
    case Fate::strict: return "strict";
    case Fate::right: return "right";
    case Fate::spare: return "optional";
    case Fate::wrong: break;
  }
  return "wrong";
}

Judgement judge(const GoldReport& gold, std::string_view text, const Extraction& found) {
  return Judge(gold, text, found).run();
}

}  // namespace isnad
