#include "eval/score.h"

#include <fmt/format.h>

#include <charconv>

namespace isnad {
namespace {

double share_of(std::int64_t hit, std::int64_t of) {
  return of == 0 ? 0.0 : static_cast<double>(hit) / static_cast<double>(of);
}

double harmonic(double p, double r) { return p + r == 0 ? 0.0 : 2 * p * r / (p + r); }

// By way of decimal digits, as printing does it.
double rounded(double value) {
  const std::string digits = fmt::format("{:.4f}", value);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

double Found::precision() const { return share_of(right, right + wrong); }
double Found::recall() const { return share_of(right, gold); }
double Found::f1() const { return harmonic(precision(), recall()); }

Found& Found::operator+=(const Found& o) {
  right += o.right, wrong += o.wrong, gold += o.gold;
  return *this;
}

std::optional<double> Share::ratio() const {
  if (of == 0) return std::nullopt;
  return share_of(hit, of);
}

Share& Share::operator+=(const Share& o) {
  hit += o.hit, of += o.of;
  return *this;
}

Counts& Counts::operator+=(const Counts& o) {
  reports += o.reports, unread += o.unread, strict += o.strict;
  figures += o.figures, events += o.events, stances += o.stances;
  who += o.who, origin += o.origin, chain += o.chain, modality += o.modality;
  figure_date += o.figure_date, part_of += o.part_of;
  event_date += o.event_date, initiator += o.initiator, facility += o.facility;
  holder += o.holder, target += o.target;
  return *this;
}

std::string Score::text() const {
  if (!value) return "-";
  return count ? fmt::format("{:.0f}", *value) : fmt::format("{:.4f}", *value);
}

std::vector<Score> scores(const Counts& c) {
  std::vector<Score> out;
  const auto whole = [&](std::string_view name, std::int64_t n) {
    out.push_back({name, static_cast<double>(n), true});
  };
  const auto part = [&](std::string_view name, std::optional<double> v) {
    if (v) v = rounded(*v);
    out.push_back({name, v, false});
  };
  const double strict_p = share_of(c.strict, c.figures.right + c.figures.wrong);
  const double strict_r = share_of(c.strict, c.figures.gold);
  whole("reports", c.reports);
  whole("unread", c.unread);
  whole("gold_figures", c.figures.gold);
  whole("gold_events", c.events.gold);
  part("figure_p", c.figures.precision());
  part("figure_r", c.figures.recall());
  part("figure_f1", c.figures.f1());
  part("strict_p", strict_p);
  part("strict_r", strict_r);
  part("strict_f1", harmonic(strict_p, strict_r));
  part("who", c.who.ratio());
  part("origin", c.origin.ratio());
  part("chain", c.chain.ratio());
  part("modality", c.modality.ratio());
  part("figure_date", c.figure_date.ratio());
  part("part_of", c.part_of.ratio());
  part("event_p", c.events.precision());
  part("event_r", c.events.recall());
  part("event_f1", c.events.f1());
  part("event_date", c.event_date.ratio());
  part("initiator", c.initiator.ratio());
  part("facility", c.facility.ratio());
  part("stance_f1", c.stances.gold > 0 ? std::optional(c.stances.f1()) : std::nullopt);
  part("holder", c.holder.ratio());
  part("target", c.target.ratio());
  return out;
}

}  // namespace isnad
