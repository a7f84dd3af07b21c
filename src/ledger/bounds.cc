#include "ledger/bounds.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "ledger/explain.h"

namespace isnad {
namespace {

class Weigher {
 public:
  Weigher(const Line& line, const RuleSet& rules) : line_(line), rules_(rules) {
    for (const Voiced& v : line.claims) {
      if (!v.number()) continue;
      if (v.counts()) current_.push_back(&v);
      const bool stated = v.status != ClaimStatus::denied && v.aside != Aside::summed && v.aside != Aside::part &&
                          v.aside != Aside::headline && v.aside != Aside::miscopied;
      if (v.counts() || (rules.bounds == BoundsFrom::stated && stated)) bounding_.push_back(&v);
    }
  }

  void fill(FigureLine& out) const {
    std::set<std::string_view> voices;
    for (const Voiced* v : current_) voices.insert(v->voice);
    out.independent_sources = static_cast<int>(voices.size());
    if (bounding_.empty()) return;
    out.low = low();
    out.high = high();
    if (out.high && line_.parts_exceed) out.high = std::max(*out.high, *line_.parts_exceed);
    if (current_.empty()) return;
    if (out.independent_sources >= rules_.min_sources) out.best = best();
    out.latest = latest();
    // A best chosen among the current claims lies within the bounds of the same claims; other rules may narrow them.
    if (out.best && out.low && *out.best < *out.low) out.best = out.low;
    if (out.best && out.high && *out.best > *out.high) out.best = out.high;
  }

 private:
  bool doubtful(const Voiced& v) const {
    return rules_.hedged_only_raise_high && (v.hearsay || v.claim->modality == Modality::hedged);
  }

  // The least anyone allows; open where the least is an upper limit («up to 115»).
  std::optional<std::int64_t> low() const {
    std::optional<std::int64_t> least, limit;
    const bool all_doubtful =
        std::all_of(bounding_.begin(), bounding_.end(), [&](const Voiced* v) { return doubtful(*v); });
    for (const Voiced* v : bounding_) {
      if (doubtful(*v) && !all_doubtful) continue;
      if (v->low)
        least = least ? std::min(*least, *v->low) : *v->low;
      else
        limit = limit ? std::min(*limit, *v->high) : *v->high;
    }
    if (limit && (!least || *limit <= *least)) return std::nullopt;
    return least;
  }

  // The most anyone states; open where the most is a lower limit («more than 190000»).
  std::optional<std::int64_t> high() const {
    std::optional<std::int64_t> most, limit;
    for (const Voiced* v : bounding_) {
      if (v->high)
        most = most ? std::max(*most, *v->high) : *v->high;
      else
        limit = limit ? std::max(*limit, *v->low) : *v->low;
    }
    if (limit && (!most || *limit >= *most)) return std::nullopt;
    return most;
  }

  // Voices that state this number, copies not counted.
  int support(std::int64_t n) const {
    std::set<std::string_view> voices;
    for (const Voiced* v : current_)
      if (*v->number() == n && !v->hearsay) voices.insert(v->voice);
    return static_cast<int>(voices.size());
  }

  bool corroborated(const Voiced& v) const { return support(*v.number()) >= 2; }

  // «more than 900» beside an exact 1698 says nothing new.
  bool says_nothing_new(const Voiced& v) const {
    if (v.low && v.high) return false;
    return std::any_of(current_.begin(), current_.end(), [&](const Voiced* o) {
      return o->low && o->high && *o->low == *o->high && (!v.low || *v.low <= *o->low) &&
             (!v.high || *o->low <= *v.high);
    });
  }

  // A named body that is neither an observer nor the press: a party or an authority.
  bool official(const Voiced& v) const {
    return !v.own && !v.hearsay && !v.neutral && !v.claim->attribution.front().entity.empty();
  }

  // Voices that give neither more nor less support than another leave it to the lower figure.
  bool majority(const Voiced& v) const {
    const int own = support(*v.number());
    return own >= 2 && std::none_of(current_.begin(), current_.end(), [&](const Voiced* o) {
             return *o->number() != *v.number() && support(*o->number()) >= own;
           });
  }

  std::optional<std::int64_t> best() const {
    const auto rank = [&](const Voiced& v) {
      const std::int64_t n = *v.number();
      const int backing = support(n);
      const auto day = v.seen;
      switch (rules_.best) {
        case BestRule::supported:
          return std::tuple<int, int, std::int64_t, std::int64_t>(!says_nothing_new(v), 2 * backing + v.affirmed, v.day,
                                                                  -n);
        case BestRule::latest:
          return std::tuple<int, int, std::int64_t, std::int64_t>(!says_nothing_new(v), 0, day,
                                                                  std::int64_t{backing} * 1000000 - n);
        case BestRule::neutral:
          if (v.neutral)
            return std::tuple<int, int, std::int64_t, std::int64_t>(2 + !says_nothing_new(v), v.precise(), day, -n);
          return std::tuple<int, int, std::int64_t, std::int64_t>(!says_nothing_new(v), majority(v), -n, 0);
        case BestRule::lowest: break;
        case BestRule::lowest_until_corroborated:
          return std::tuple<int, int, std::int64_t, std::int64_t>(!doubtful(v), corroborated(v), -n, 0);
      }
      return std::tuple<int, int, std::int64_t, std::int64_t>(0, 0, -n, 0);
    };
    const Voiced* top = current_.front();
    for (const Voiced* v : current_)
      if (rank(*v) > rank(*top)) top = v;
    return top->number();
  }

  std::optional<std::int64_t> latest() const {
    const auto rank = [&](const Voiced& v) {
      return std::tuple(!says_nothing_new(v), v.seen, !v.hearsay, v.affirmed, v.dated, v.dated ? v.day : 0,
                        support(*v.number()), official(v), v.precise(), *v.number());
    };
    const Voiced* top = current_.front();
    for (const Voiced* v : current_)
      if (rank(*v) > rank(*top)) top = v;
    return top->number();
  }

  const Line& line_;
  const RuleSet& rules_;
  std::vector<const Voiced*> current_;
  std::vector<const Voiced*> bounding_;
};

WeighedClaim weighed(const Voiced& v) {
  WeighedClaim w;
  w.report = v.report->id;
  w.claim = v.id;
  w.low = v.low;
  w.high = v.high;
  w.qualifier = v.qualifier;
  w.origin = v.origin;
  w.chain = v.chain;
  if (v.day != kNoDay) w.as_of = Date::from_days(v.day);
  w.published = v.report->published;
  w.status = v.status;
  return w;
}

}  // namespace

FigureLine figure_line(const Line& line, const RuleSet& rules) {
  FigureLine out;
  out.measure = line.key.measure;
  out.who = line.who;
  out.unit = line.key.unit;
  out.scope = line.key.scope;
  out.apart = line.key.bucket;
  out.rules = rules.name;
  Weigher(line, rules).fill(out);
  for (const Voiced& v : line.claims) out.claims.push_back(weighed(v));
  out.because = because(line, out, rules);
  return out;
}

}  // namespace isnad
