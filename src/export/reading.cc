#include "export/reading.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace isnad {
namespace {

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

constexpr std::string_view kOutlet = "outlet:";

}  // namespace

// Place.

Reading::Reading(const ExportSource& source, const LedgerEntry& entry)
    : source_(source), entry_(entry), place_(entry.incident.place) {
  for (const std::string& id : entry.incident.reports) {
    const auto it = std::lower_bound(source.reports.begin(), source.reports.end(), id,
                                     [](const ReadReport& r, const std::string& want) { return r.id < want; });
    if (it != source.reports.end() && it->id == id) reports_.push_back(&*it);
  }
  if (!entry.incident.facility) return;
  const auto known = source.facilities.find(entry.incident.facility->id);
  if (known == source.facilities.end()) return;
  if (!place_ || place_->precision == 0 || place_->precision > known->second.precision) place_ = known->second;
}

std::string Reading::country_iso2() const {
  if (!place_) return {};
  const std::string& id = place_->id;
  return id.substr(0, id.find('-'));
}

const Country* Reading::country() const { return country_by_iso2(country_iso2()); }

std::string Reading::country_name() const {
  if (!place_) return {};
  const Place& p = *place_;
  if (!p.admin.empty()) return p.admin.front();
  return p.precision == 6 ? p.name_en : std::string();
}

std::string Reading::admin(std::size_t level) const {
  if (!place_) return {};
  const Place& p = *place_;
  if (p.admin.size() > level) return p.admin[level];
  // The place is itself such a unit: a governorate, a district.
  const bool unit = (p.precision == 4 && level == 1) || (p.precision == 3 && level == p.admin.size());
  return unit && p.admin.size() == level ? p.name_en : std::string();
}

std::string Reading::place_name() const {
  const auto either = [](const auto& named) { return named.name_en.empty() ? named.name_ar : named.name_en; };
  if (incident().facility) return either(*incident().facility);
  return place_ ? either(*place_) : std::string();
}

// Days.

std::optional<Date> Reading::first() const {
  const auto& t = incident().time;
  if (!t || t->start.year == 0) return std::nullopt;
  return Date::from_days(t->start.first_day());
}

std::optional<Date> Reading::last() const {
  const auto& t = incident().time;
  if (!t || t->start.year == 0) return std::nullopt;
  const Date& end = t->end.year != 0 ? t->end : t->start;
  return Date::from_days(std::max(end.last_day(), t->start.first_day()));
}

int Reading::days() const {
  const auto a = first(), b = last();
  return a && b ? b->first_day() - a->first_day() + 1 : 0;
}

// Bodies.

const Body* Reading::body(std::string_view id) const { return find_body(*source_.bodies, id); }

std::string Reading::fact(std::string_view id, std::string_view relation) const {
  std::string value = body_fact(*source_.bodies, id, relation, first());
  constexpr std::string_view kCountry = "{country}";
  if (const std::size_t at = value.find(kCountry); at != std::string::npos) {
    if (country_name().empty()) return {};
    value.replace(at, kCountry.size(), country_name());
  }
  return value;
}

std::string Reading::body_name(std::string_view id, std::string_view scheme) const {
  if (!scheme.empty())
    if (std::string coded = fact(id, scheme); !coded.empty()) return coded;
  const Body* b = body(id);
  if (b == nullptr) return std::string(id);
  return b->entity.name_en.empty() ? b->entity.name_ar : b->entity.name_en;
}

const Country* Reading::body_country(std::string_view id) const {
  return country_by_iso3(fact(id, "cameo").substr(0, 3));
}

bool Reading::is_state(std::string_view id) const {
  constexpr int kMostSteps = 6;
  std::string at(id);
  for (int n = 0; n < kMostSteps; ++n) {
    const Body* b = body(at);
    if (b == nullptr) return false;
    if (const std::string ucdp = fact(at, "ucdp"); !ucdp.empty()) return ucdp.starts_with("Government of ");
    const std::string parent = fact(at, "parent");
    if (parent.empty()) {
      const std::string& kind = b->entity.type;
      if (kind == "security_service") return body_country(at) != nullptr;
      return kind == "state" || kind == "government" || kind == "army" || kind == "police";
    }
    at = parent;
  }
  return false;
}

bool Reading::belongs(std::string_view id, std::string_view to) const {
  return body_belongs(*source_.bodies, id, to, first());
}

Sides Reading::sides() const {
  Sides out;
  const auto& by = incident().initiator;
  const auto& of = incident().target;
  const auto first_body = [&](const std::vector<std::string>& ids, const std::string& but) {
    const auto it = std::find_if(ids.begin(), ids.end(), [&](const auto& id) { return id != but && is_body(id); });
    return it == ids.end() ? std::string() : *it;
  };
  out.a = first_body(by, {});
  out.b = first_body(of, out.a);
  if (!out.a.empty() && !out.b.empty()) {
    out.violence = is_state(out.a) || is_state(out.b) ? 1 : 2;
    // Side A of UCDP is the state where one takes part.
    if (!is_state(out.a) && is_state(out.b)) std::swap(out.a, out.b);
    return out;
  }
  // One-sided: a known attacker, and all the dead that are told by group are civilians.
  const auto dead = lines(Measure::killed);
  const auto civilian = [&](const FigureLine* f) { return side_of(f->who, out) == Side::civilian; };
  const auto anyone = [](const FigureLine* f) {
    return f->who.party.empty() && f->who.category == Category::unspecified;
  };
  if (!out.a.empty() && std::any_of(dead.begin(), dead.end(), civilian) &&
      std::all_of(dead.begin(), dead.end(), [&](const FigureLine* f) { return civilian(f) || anyone(f); }))
    out.violence = 3;
  return out;
}

// Figures.

std::vector<const FigureLine*> Reading::lines(Measure measure, Scope scope) const {
  std::vector<const FigureLine*> out;
  for (const FigureLine& f : entry_.figures)
    if (f.measure == measure && f.unit == Unit::person && f.scope == scope && f.apart.empty()) out.push_back(&f);
  return out;
}

Side Reading::side_of(const Group& who, const Sides& sides) const {
  switch (who.category) {
    case Category::civilian:
    case Category::child:
    case Category::woman:
    case Category::journalist:
    case Category::medic: return Side::civilian;
    default: break;
  }
  for (const std::string& p : who.party) {
    if (belongs(p, sides.a)) return Side::a;
    if (belongs(p, sides.b)) return Side::b;
  }
  return Side::unknown;
}

namespace {

// Numbers of dead by side. Civilians are told whole or by kind; the kinds may overlap, so the whole goes first, then
// children with women, then the largest other kind.
struct Parts {
  std::int64_t a = 0, b = 0, whole = 0, children_women = 0, other = 0, unknown = 0;
  bool any = false;

  void add(Side side, Category category, std::int64_t n) {
    any = true;
    if (side == Side::a) a += n;
    if (side == Side::b) b += n;
    if (side == Side::unknown) unknown += n;
    if (side != Side::civilian) return;
    if (category == Category::civilian)
      whole += n;
    else if (category == Category::child || category == Category::woman)
      children_women += n;
    else
      other = std::max(other, n);
  }
  std::int64_t civilians() const { return std::max({whole, children_women, other}); }
  std::int64_t sum() const { return a + b + civilians() + unknown; }
};

}  // namespace

// The speaker's own parts of the total that stands.
bool Reading::split(const FigureLine& total, const Sides& sides, Toll& toll) const {
  for (const WeighedClaim& w : total.claims) {
    if (w.status != ClaimStatus::current || !w.low || w.low != w.high || w.low != total.best) continue;
    Parts parts;
    if (const ReadReport* r = report(w.report))
      for (const Claim& c : r->found.claims)
        if (c.kind == ClaimKind::figure && c.part_of == w.claim && c.measure == Measure::killed && c.value.low &&
            c.value.low == c.value.high && c.modality == Modality::asserted && c.unit == Unit::person)
          parts.add(side_of(c.who, sides), c.who.category, *c.value.low);
    if (!parts.any) continue;
    const std::int64_t rest = *total.best - parts.sum();
    if (rest < 0) return false;
    toll.side_a = parts.a;
    toll.side_b = parts.b;
    toll.civilians = parts.civilians();
    toll.unknown = parts.unknown + rest;
    return true;
  }
  toll.side_a = toll.side_b = toll.civilians = 0;
  toll.unknown = *total.best;
  return true;
}

// No total is told: the groups are added up.
void Reading::sum_up(const std::vector<const FigureLine*>& lines, const Sides& sides, Toll& toll) const {
  Parts low, best, high;
  bool all_low = true, all_best = true, all_high = true;
  for (const FigureLine* f : lines) {
    const Side side = side_of(f->who, sides);
    const auto put = [&](Parts& to, bool& all, const std::optional<std::int64_t>& n) {
      n ? to.add(side, f->who.category, *n) : void(all = false);
    };
    put(low, all_low, f->low);
    put(best, all_best, f->best);
    put(high, all_high, f->high);
  }
  if (all_low) toll.low = low.sum();
  if (all_high) toll.high = high.sum();
  if (!all_best) return;
  toll.best = best.sum();
  toll.side_a = best.a;
  toll.side_b = best.b;
  toll.civilians = best.civilians();
  toll.unknown = best.unknown;
}

Toll Reading::toll() const {
  Toll toll;
  toll.lines = lines(Measure::killed);
  if (toll.lines.empty()) {
    toll.lines = lines(Measure::killed, Scope::cumulative);
    toll.aggregate = true;
  }
  const auto anyone = [](const FigureLine* f) {
    return f->who.party.empty() && f->who.category == Category::unspecified && (f->best || f->low || f->high);
  };
  const FigureLine* total = nullptr;
  for (const FigureLine* f : toll.lines)
    if (anyone(f) && (total == nullptr || f->independent_sources > total->independent_sources)) total = f;
  const Sides s = sides();
  if (total == nullptr) {
    std::erase_if(toll.lines, [](const FigureLine* f) { return !f->low && !f->best && !f->high; });
    if (!toll.lines.empty()) sum_up(toll.lines, s, toll);
    return toll;
  }
  toll.total = total;
  toll.low = total->low;
  toll.best = total->best;
  toll.high = total->high;
  if (toll.best && !split(*total, s, toll)) toll.side_a = toll.side_b = toll.civilians = toll.unknown = std::nullopt;
  return toll;
}

// Reports and speakers.

const ReadReport* Reading::report(std::string_view id) const {
  const auto it = std::lower_bound(reports_.begin(), reports_.end(), id,
                                   [](const ReadReport* r, std::string_view want) { return r->id < want; });
  return it != reports_.end() && (*it)->id == id ? *it : nullptr;
}

std::vector<const Event*> Reading::events() const {
  std::vector<const Event*> out;
  for (const ReadReport* r : reports())
    for (const Event& e : r->found.events) {
      const auto& members = incident().events;
      if (e.modality == Modality::denied || e.modality == Modality::irrealis) continue;
      if (std::binary_search(members.begin(), members.end(), MemberRef{r->id, e.id})) out.push_back(&e);
    }
  return out;
}

const Claim* Reading::claim(const MemberRef& ref) const {
  if (const ReadReport* r = report(ref.report))
    for (const Claim& c : r->found.claims)
      if (c.id == ref.id) return &c;
  return nullptr;
}

std::string Reading::speaker(const std::string& origin, const MemberRef& said) const {
  if (origin.starts_with(kOutlet)) return origin.substr(kOutlet.size());
  if (body(origin) != nullptr) return body_name(origin);
  if (source_.quotes) {
    const Claim* c = claim(said);
    return c != nullptr && !c->attribution.empty() ? c->attribution.front().text : origin;
  }
  return "a speaker in " + said.report;
}

std::vector<std::string> Reading::speakers(const FigureLine& line) const {
  std::vector<std::string> out;
  for (const WeighedClaim& w : line.claims) {
    if (w.status != ClaimStatus::current) continue;
    std::string who = speaker(w.origin, {w.report, w.claim});
    if (!has(out, who)) out.push_back(std::move(who));
  }
  return out;
}

// What stands for the words of each speaker; longer words first, so that none is cut in two.
Reading::Swaps Reading::swaps(Language language) const {
  std::map<std::string, std::string> all;
  const bool ar = language == Language::ar;
  for (const FigureLine& f : entry_.figures)
    for (const WeighedClaim& w : f.claims) {
      if (w.origin.starts_with(kOutlet)) continue;
      const Body* known = body(w.origin);
      const std::string nobody = (ar ? "متحدث في " : "a speaker in ") + w.report;
      const std::string& named = known == nullptr ? nobody : ar ? known->entity.name_ar : known->entity.name_en;
      const Claim* c = claim({w.report, w.claim.substr(0, w.claim.find('+'))});
      if (c != nullptr && !c->attribution.empty())
        all.emplace(c->attribution.front().text, named.empty() ? nobody : named);
      if (known == nullptr) all.emplace(w.origin, nobody);
    }
  all.erase("");
  Swaps out(all.begin(), all.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return out;
}

std::string Reading::without_words(std::string text, Language language) const {
  if (source_.quotes) return text;
  auto& known = swaps_[language == Language::ar ? 0 : 1];
  if (!known) known = swaps(language);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto hit = std::find_if(known->begin(), known->end(),
                                  [&](const auto& s) { return text.compare(at, s.first.size(), s.first) == 0; });
    if (hit == known->end()) {
      out.push_back(text[at++]);
    } else {
      out += hit->second;
      at += hit->first.size();
    }
  }
  return out;
}

std::vector<std::string> Reading::outlets() const {
  std::vector<std::string> out;
  for (const ReadReport* r : reports()) {
    std::string name = r->outlet.empty() ? r->id : body_name(r->outlet);
    if (!has(out, name)) out.push_back(std::move(name));
  }
  return out;
}

std::string Reading::sentence(const FigureLine& line) const {
  if (!source_.quotes) return {};
  for (const WeighedClaim& w : line.claims) {
    if (w.status != ClaimStatus::current) continue;
    const auto it = source_.sentences.find({w.report, w.claim});
    if (it != source_.sentences.end()) return it->second;
  }
  return {};
}

std::int64_t priogrid_cell(double lat, double lon) {
  const auto row = std::clamp<std::int64_t>(std::llround(std::floor((lat + 90) * 2)), 0, 359);
  const auto column = std::clamp<std::int64_t>(std::llround(std::floor((lon + 180) * 2)), 0, 719);
  return row * 720 + column + 1;
}

}  // namespace isnad
