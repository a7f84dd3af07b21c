// The columns of ACLED, with the texts it uses since 2024 for the kinds of actor.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "export/cells.h"
#include "export/formats.h"

namespace isnad {
namespace {

constexpr std::string_view kHeader =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

struct Kind {
  std::string_view disorder, event, sub;
};

constexpr std::string_view kViolence = "Political violence", kStrategic = "Strategic developments";
constexpr Kind kClash{kViolence, "Battles", "Armed clash"};
constexpr Kind kAttack{kViolence, "Violence against civilians", "Attack"};
constexpr Kind kOther{kStrategic, kStrategic, "Other"};
constexpr std::string_view kRemote = "Explosions/Remote violence";
constexpr std::string_view kBomb = "Remote explosive/landmine/IED";

// `civilians`: those hit are civilians and nobody else.
Kind kind_of(EventType type, bool civilians, bool suicide) {
  switch (type) {
    case EventType::prison_attack:
    case EventType::armed_clash: return kClash;
    case EventType::armed_attack:
    case EventType::ambush:
    case EventType::shooting:
    case EventType::assassination: return civilians ? kAttack : kClash;
    case EventType::execution: return kAttack;
    case EventType::abduction: return {kViolence, kAttack.event, "Abduction/forced disappearance"};
    case EventType::bombing: return {kViolence, kRemote, suicide ? "Suicide bomb" : kBomb};
    case EventType::landmine: return {kViolence, kRemote, kBomb};
    case EventType::shelling: return {kViolence, kRemote, "Shelling/artillery/missile attack"};
    case EventType::airstrike: return {kViolence, kRemote, "Air/drone strike"};
    case EventType::prison_riot: return {"Demonstrations", "Riots", "Violent demonstration"};
    case EventType::protest: return {"Demonstrations", "Protests", {}};  // peaceful or not is not read
    case EventType::arrest: return {kStrategic, kStrategic, "Arrests"};
    case EventType::arson: return {kStrategic, kStrategic, "Looting/property destruction"};
    case EventType::control_change: return {};  // with or without a fight: not read
    default: return kOther;
  }
}

class AcledRow {
 public:
  AcledRow(const ExportSource& source, const LedgerEntry& entry, CsvRows& rows)
      : source_(source), r_(source, entry), rows_(rows), toll_(r_.toll()) {}

  void write() {
    rows_.text(r_.incident().id);
    date();
    const bool civilians = only_civilians();
    const Kind kind = kind_of(type(), civilians, suicide());
    rows_.text(kind.disorder);
    rows_.text(kind.event);
    rows_.text(kind.sub);
    actors(civilians);
    const bool targeted = kind.event == kAttack.event || (kind.event == kRemote && civilians);
    rows_.text(targeted ? "Civilian targeting" : "");
    where();
    rows_.list(r_.outlets());
    rows_.empty(1);  // source_scale
    rows_.text(notes());
    rows_.number(toll_.best);
    rows_.text(provenance(source_.notes));
    rows_.empty(1);  // timestamp
    rows_.end();
  }

 private:
  // 1 the day, 2 a week (its middle), 3 a month (its middle); vaguer: no date.
  void date() {
    const auto first = r_.first(), last = r_.last();
    std::optional<Date> day;
    std::optional<std::int64_t> precision;
    if (first) {
      const bool exact = r_.incident().time->precision <= TimePrecision::day && r_.incident().time->start.full();
      if (exact || r_.days() <= 31) {
        precision = exact ? 1 : r_.days() <= 7 ? 2 : 3;
        day = exact ? *first : Date::from_days((first->first_day() + last->first_day()) / 2);
      }
    }
    rows_.text(day ? day->text() : std::string());
    rows_.number(first ? std::optional<std::int64_t>(first->year) : std::nullopt);
    rows_.number(precision);
  }

  // An escape or an arrest in which people die is coded by the violence told with it: the kind told most often.
  EventType type() const {
    const EventType own = r_.incident().type;
    if (kind_of(own, false, false).disorder != kStrategic || toll_.best.value_or(0) == 0) return own;
    std::array<int, kEventTypeCount> told{};
    for (const Event* e : r_.events())
      if (kind_of(e->type, false, false).disorder == kViolence) ++told[static_cast<std::size_t>(e->type)];
    const auto most = std::max_element(told.begin(), told.end());
    return *most == 0 ? own : static_cast<EventType>(most - told.begin());
  }

  // All the dead are civilians, and no armed body is named as the target.
  bool only_civilians() const {
    const auto& of = r_.incident().target;
    const bool body = std::any_of(of.begin(), of.end(), [&](const std::string& t) { return r_.is_body(t); });
    const std::int64_t others = toll_.side_a.value_or(0) + toll_.side_b.value_or(0) + toll_.unknown.value_or(0);
    return !body && toll_.civilians.value_or(0) > 0 && others == 0;
  }

  bool suicide() const {
    for (const Event* e : r_.events())
      if (std::any_of(e->weapon.begin(), e->weapon.end(),
                      [](const std::string& w) { return w.find("suicide") != std::string::npos; }))
        return true;
    return false;
  }

  // A state's forces at home, another state's, or nothing: whether a group is a rebel or a militia is not read.
  std::string kind_of_actor(const std::string& id) const {
    if (!r_.is_state(id)) return {};
    const Country* home = r_.body_country(id);
    if (home == nullptr || r_.country() == nullptr) return home == nullptr ? "State forces" : "";
    return home->iso3 == r_.country()->iso3 ? "State forces" : "External/Other forces";
  }

  // The body that most reports name on each side. Further ones may belong to rival accounts, so they are no associates.
  void actors(bool civilians) {
    const auto first_body = [&](const std::vector<std::string>& ids, const std::string& but) {
      const auto it = std::find_if(ids.begin(), ids.end(), [&](const auto& i) { return i != but && r_.is_body(i); });
      return it == ids.end() ? std::string() : *it;
    };
    const std::string by = first_body(r_.incident().initiator, {});
    const std::string of = first_body(r_.incident().target, by);
    const std::string kind1 = by.empty() ? std::string() : kind_of_actor(by);
    const std::string kind2 = !of.empty() ? kind_of_actor(of) : civilians ? "Civilians" : "";
    rows_.text(by.empty() ? std::string() : r_.body_name(by, "acled"));
    rows_.empty(1);
    rows_.text(kind1);
    if (!of.empty())
      rows_.text(r_.body_name(of, "acled"));
    else if (civilians)
      rows_.text(r_.country_name().empty() ? "Civilians" : fmt::format("Civilians ({})", r_.country_name()));
    else
      rows_.empty(1);
    rows_.empty(1);
    rows_.text(kind2);
    rows_.text(kind1.empty() || kind2.empty() ? std::string() : kind1 + "-" + kind2);
  }

  void where() {
    const Country* country = r_.country();
    rows_.number(country ? std::optional<std::int64_t>(country->iso) : std::nullopt);
    rows_.text(country ? country->acled_region : std::string_view());
    rows_.text(r_.country_name());
    rows_.text(r_.admin(1));
    rows_.text(r_.admin(2));
    rows_.text(r_.admin(3));
    const auto& place = r_.place();
    const bool pointed = place && place->precision != 6;  // ACLED knows no events of a country as a whole
    rows_.text(pointed ? place->name_en.empty() ? place->name_ar : place->name_en : std::string());
    rows_.decimal(pointed ? place->lat : std::nullopt);
    rows_.decimal(pointed ? place->lon : std::nullopt);
    const int p = pointed ? place->precision : 0;
    rows_.number(p <= 0 || p > 5 ? std::nullopt : std::optional<std::int64_t>(p == 1 ? 1 : p <= 3 ? 2 : 3));
  }

  static std::string span(const FigureLine& f) {
    if (f.low && f.high) return f.low == f.high ? std::to_string(*f.low) : fmt::format("{} to {}", *f.low, *f.high);
    return f.low ? fmt::format("{} or more", *f.low) : fmt::format("up to {}", *f.high);
  }

  std::string notes() const {
    std::string out = r_.incident().title_en + ".";
    for (const FigureLine& f : r_.entry().figures) {
      if (f.measure != Measure::killed && f.measure != Measure::wounded) continue;
      if (!f.apart.empty() || f.scope != Scope::incident || (!f.low && !f.high)) continue;
      std::string who;
      for (const std::string& p : f.who.party) who += (who.empty() ? "" : ", ") + r_.body_name(p);
      if (f.who.category != Category::unspecified) who += (who.empty() ? "" : " ") + std::string(name(f.who.category));
      const std::string best = f.best && f.low != f.high ? fmt::format(", best {}", *f.best) : std::string();
      out += fmt::format(" {}{}: {}{} ({}; {} independent {}).", name(f.measure), who.empty() ? "" : " (" + who + ")",
                         span(f), best, fmt::join(r_.speakers(f), ", "), f.independent_sources,
                         f.independent_sources == 1 ? "source" : "sources");
    }
    const FigureLine* told = toll_.total != nullptr ? toll_.total : toll_.lines.empty() ? nullptr : toll_.lines.front();
    if (told != nullptr)
      if (const std::string s = r_.sentence(*told); !s.empty()) out += " [" + s + "]";
    return out;
  }

  const ExportSource& source_;
  const Reading r_;
  CsvRows& rows_;
  const Toll toll_;
};

}  // namespace

Exported acled_csv(const ExportSource& source) {
  return csv_of(source, kHeader, [&](const LedgerEntry& entry, CsvRows& rows) {
    AcledRow(source, entry, rows).write();
    return true;
  });
}

}  // namespace isnad
