// Columns of Airwars' table of incidents. Gradings and assessments are judgements of its researchers: empty.
#include <fmt/format.h>

#include <algorithm>

#include "export/cells.h"
#include "export/formats.h"

namespace isnad {
namespace {

constexpr int kBelligerents = 2;

std::string header() {
  std::string out =
      "code,date,date_type,date_end,country_name,country_slug,region,location_name,location_name_arabic,latitude,"
      "longitude,geolocation_accuracy_slug,strike_status_slug,strike_type_slug,civilian_harm_reported,"
      "civilian_harm_status_slug,targeted_belligerent_name,targeted_belligerent_slug";
  for (const char* who : {"civilian_non_combatants", "children", "women", "men",
                          "persons_directly_participating_in_hostilities", "belligerents"})
    for (const char* what : {"killed_min", "killed_max", "injured_min", "injured_max"})
      out += fmt::format(",{}_{}", who, what);
  out += ",deaths_conceded_min,deaths_conceded_max,injuries_conceded_min,injuries_conceded_max";
  for (int i = 1; i <= kBelligerents; ++i)
    for (const char* what : {"belligerent_name", "belligerent_slug", "type", "assessment_slug", "deaths_conceded_min",
                             "deaths_conceded_max", "injuries_conceded_min", "injuries_conceded_max"})
      out += fmt::format(",belligerent_{}_{}", i, what);
  return out + ",permalink,summary";
}

struct Ends {
  std::optional<std::int64_t> min, max;
};

enum class Kind { other, civilian, child, woman, militant, force };

class AirwarsRow {
 public:
  AirwarsRow(const ExportSource& source, const LedgerEntry& entry, CsvRows& rows)
      : source_(source), r_(source, entry), rows_(rows) {}

  bool harm() const {
    const auto told = [](const FigureLine* f) { return f->high.value_or(f->low.value_or(0)) > 0; };
    const auto dead = r_.lines(Measure::killed), hurt = r_.lines(Measure::wounded);
    return std::any_of(dead.begin(), dead.end(), told) || std::any_of(hurt.begin(), hurt.end(), told);
  }

  void write() {
    when_and_where();
    rows_.empty(1);  // strike_status
    rows_.text(r_.incident().type == EventType::airstrike  ? "airstrike"
               : r_.incident().type == EventType::shelling ? "artillery"
                                                           : "");
    const bool civilians = civilian(Measure::killed).max || civilian(Measure::wounded).max;
    rows_.text(civilians ? "1" : "");
    rows_.empty(1);  // civilian_harm_status
    targets();
    for (const Kind k : {Kind::civilian, Kind::child, Kind::woman}) people(k);
    rows_.empty(4);  // men are never counted apart
    people(Kind::militant);
    people(Kind::force);
    conceded(conceded_by_all(Measure::killed));
    conceded(conceded_by_all(Measure::wounded));
    for (int i = 0; i < kBelligerents; ++i) belligerent(static_cast<std::size_t>(i));
    rows_.empty(1);  // permalink
    rows_.text(summary());
    rows_.end();
  }

 private:
  void when_and_where() {
    const auto first = r_.first(), last = r_.last();
    rows_.text(r_.incident().id);
    rows_.text(first ? first->text() : std::string());
    rows_.text(!first ? "" : r_.days() > 1 ? "date_range" : "single_date");
    rows_.text(r_.days() > 1 ? last->text() : std::string());
    rows_.text(r_.country_name());
    std::string slug = r_.country_name();
    for (char& c : slug) c = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    rows_.text(slug);
    rows_.text(r_.admin(1));
    const auto& place = r_.place();
    rows_.text(place ? place->name_en : std::string());
    rows_.text(place ? place->name_ar : std::string());
    rows_.decimal(place ? place->lat : std::nullopt);
    rows_.decimal(place ? place->lon : std::nullopt);
    const int p = place ? place->precision : 0;
    rows_.text(p == 3 ? "district" : p == 4 ? "province_governorate" : "");  // a town or a village: not told apart
  }

  void targets() {
    std::vector<std::string> names;
    std::vector<std::string> ids;
    for (const std::string& t : r_.incident().target)
      if (r_.is_body(t)) ids.push_back(t), names.push_back(r_.body_name(t));
    rows_.list(names);
    rows_.list(ids);
  }

  Kind kind_of(const FigureLine& f) const {
    switch (f.who.category) {
      case Category::civilian:
      case Category::journalist:
      case Category::medic: return Kind::civilian;
      case Category::child: return Kind::child;
      case Category::woman: return Kind::woman;
      case Category::combatant:
      case Category::security: break;
      default: return Kind::other;
    }
    const auto state = [&](const std::string& p) { return r_.is_state(p); };
    const bool force = std::any_of(f.who.party.begin(), f.who.party.end(), state);
    return force || f.who.category == Category::security ? Kind::force : Kind::militant;
  }

  Ends ends(Measure m, Kind kind) const {
    Ends out;
    bool open = false;
    for (const FigureLine* f : r_.lines(m)) {
      if (kind_of(*f) != kind || (!f->low && !f->high)) continue;
      // Groups of one kind (journalists, medics) may lie within the others: the largest stands for all.
      if (f->low) out.min = std::max(out.min.value_or(0), *f->low);
      if (f->high) out.max = std::max(out.max.value_or(0), *f->high);
      open = open || !f->high;
    }
    if (open) out.max = std::nullopt;
    return out;
  }

  // Children and women are civilians where no number of civilians is told.
  Ends civilian(Measure m) const {
    if (const Ends all = ends(m, Kind::civilian); all.min || all.max) return all;
    const Ends child = ends(m, Kind::child), woman = ends(m, Kind::woman);
    Ends out;
    if (child.min || woman.min) out.min = child.min.value_or(0) + woman.min.value_or(0);
    if (child.max || woman.max) out.max = child.max.value_or(0) + woman.max.value_or(0);
    return out;
  }

  void people(Kind kind) {
    for (const Measure m : {Measure::killed, Measure::wounded})
      conceded(kind == Kind::civilian ? civilian(m) : ends(m, kind));
  }
  void conceded(const Ends& e) {
    rows_.number(e.min);
    rows_.number(e.max);
  }

  // Civilians that a party says it harmed itself: its own figure, for those it is said to have hit.
  Ends conceded_by(Measure m, const std::string& party) const {
    Ends out;
    for (const FigureLine* f : r_.lines(m)) {
      if (side(*f)) continue;
      for (const WeighedClaim& w : f->claims) {
        const bool stands = w.status == ClaimStatus::current || w.status == ClaimStatus::disputed;
        if (!stands || w.origin.starts_with("outlet:") || !r_.belongs(w.origin, party) || !w.low || !w.high) continue;
        out.min = std::min(out.min.value_or(*w.low), *w.low);
        out.max = std::max(out.max.value_or(*w.high), *w.high);
      }
    }
    return out;
  }
  bool side(const FigureLine& f) const {
    const Kind k = kind_of(f);
    return k != Kind::civilian && k != Kind::child && k != Kind::woman;
  }

  Ends conceded_by_all(Measure m) const {
    Ends out;
    for (const std::string& party : r_.incident().initiator) {
      const Ends e = conceded_by(m, party);
      if (e.min) out.min = std::min(out.min.value_or(*e.min), *e.min);
      if (e.max) out.max = std::max(out.max.value_or(*e.max), *e.max);
    }
    return out;
  }

  void belligerent(std::size_t n) {
    std::vector<std::string> by;
    for (const std::string& i : r_.incident().initiator)
      if (r_.is_body(i)) by.push_back(i);
    if (n >= by.size()) return rows_.empty(8);
    rows_.text(r_.body_name(by[n]));
    rows_.text(by[n]);
    rows_.text(r_.is_state(by[n]) ? "Nation state" : "");
    rows_.empty(1);  // assessment
    conceded(conceded_by(Measure::killed, by[n]));
    conceded(conceded_by(Measure::wounded, by[n]));
  }

  std::string summary() const {
    const Toll toll = r_.toll();
    std::string out = r_.incident().title_en + ". Outlets: " + fmt::format("{}", fmt::join(r_.outlets(), ", ")) + ".";
    for (const FigureLine* f : toll.lines)
      if (const std::string s = r_.sentence(*f); !s.empty()) out += " [" + s + "]";
    return out + " " + provenance(source_.notes);
  }

  const ExportSource& source_;
  const Reading r_;
  CsvRows& rows_;
};

}  // namespace

Exported airwars_csv(const ExportSource& source) {
  return csv_of(source, header(), [&](const LedgerEntry& entry, CsvRows& rows) {
    AirwarsRow row(source, entry, rows);
    if (row.harm()) row.write();
    return row.harm();
  });
}

}  // namespace isnad
