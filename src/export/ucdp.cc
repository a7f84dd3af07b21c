// The columns of UCDP GED. What needs a coder's judgement or UCDP's own registers (conflicts, dyads, active years) is
// empty.
#include <fmt/format.h>

#include <algorithm>

#include "export/cells.h"
#include "export/formats.h"

namespace isnad {
namespace {

constexpr std::string_view kHeader =
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob";

// 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year.
std::optional<std::int64_t> date_precision(int days) {
  if (days <= 0) return std::nullopt;
  if (days == 1) return 1;
  if (days < 7) return 2;
  if (days == 7) return 3;
  return days <= 31 ? 4 : 5;
}

std::optional<std::int64_t> positive(int n) { return n > 0 ? std::optional<std::int64_t>(n) : std::nullopt; }

std::optional<std::int64_t> running_number(const std::string& id) {
  std::int64_t n = 0;
  for (const char c : id.substr(id.find('-') + 1)) {
    if (c < '0' || c > '9' || n > 1'000'000'000) return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

class UcdpRow {
 public:
  UcdpRow(const ExportSource& source, const Reading& r, const Toll& toll, CsvRows& rows)
      : source_(source), r_(r), toll_(toll), rows_(rows), sides_(r.sides()) {}

  void write() {
    head();
    sources();
    where();
    when();
    dead();
    rows_.number(state_number(sides_.a));
    rows_.number(state_number(sides_.b));
    rows_.end();
  }

 private:
  void head() {
    const auto first = r_.first();
    rows_.number(running_number(r_.incident().id));
    rows_.text(r_.incident().id);
    rows_.number(first ? std::optional<std::int64_t>(first->year) : std::nullopt);
    rows_.empty(2);  // active_year, code_status
    rows_.number(positive(sides_.violence));
    rows_.empty(5);
    const std::string a = side(sides_.a), b = sides_.violence == 3 ? "Civilians" : side(sides_.b);
    rows_.text(a.empty() || b.empty() ? std::string() : a + " - " + b);
    rows_.empty(2);
    rows_.text(a);
    rows_.empty(2);
    rows_.text(b);
  }

  std::string side(const std::string& id) const { return id.empty() ? id : r_.body_name(id, "ucdp"); }

  void sources() {
    std::vector<std::string> articles, days, headlines, origins;
    for (const ReadReport* r : r_.reports()) {
      const std::string outlet = r->outlet.empty() ? r->id : r_.body_name(r->outlet);
      const std::string day = r->published ? r->published->text() : std::string();
      articles.push_back(fmt::format("\"{},{},{}\"", outlet, day, source_.quotes ? r->title : r->id));
      if (!day.empty()) days.push_back(day);
      if (source_.quotes && !r->title.empty()) headlines.push_back(r->title);
    }
    for (const FigureLine* f : toll_.total != nullptr ? std::vector{toll_.total} : toll_.lines)
      for (std::string& who : r_.speakers(*f))
        if (std::find(origins.begin(), origins.end(), who) == origins.end()) origins.push_back(std::move(who));
    articles.push_back(provenance(source_.notes));
    rows_.number(static_cast<std::int64_t>(r_.reports().size()));
    rows_.list(articles);
    rows_.list(r_.outlets());
    rows_.list(days);
    rows_.list(headlines);
    rows_.list(origins);
  }

  void where() {
    const auto& place = r_.place();
    rows_.number(place ? positive(place->precision) : std::nullopt);
    rows_.text(place ? place->name_en.empty() ? place->name_ar : place->name_en : std::string());
    rows_.text(r_.incident().facility ? r_.place_name() : std::string());
    rows_.text(r_.admin(1));
    rows_.text(r_.admin(2));
    if (place && place->lat && place->lon) {
      rows_.decimal(place->lat);
      rows_.decimal(place->lon);
      rows_.text(fmt::format("POINT ({} {})", degrees(*place->lon), degrees(*place->lat)));
      rows_.number(priogrid_cell(*place->lat, *place->lon));
    } else {
      rows_.empty(4);
    }
    const Country* country = r_.country();
    rows_.text(r_.country_name());
    rows_.number(country ? positive(country->gw) : std::nullopt);
    rows_.text(country ? ucdp_region(country->gw) : std::string_view());
  }

  void when() {
    rows_.number(toll_.aggregate ? 2 : 1);
    rows_.number(date_precision(r_.days()));
    rows_.text(r_.first() ? r_.first()->text() : std::string());
    rows_.text(r_.last() ? r_.last()->text() : std::string());
  }

  void dead() {
    rows_.number(toll_.side_a);
    rows_.number(toll_.side_b);
    rows_.number(toll_.civilians);
    rows_.number(toll_.unknown);
    rows_.number(toll_.best);
    rows_.number(toll_.high);
    rows_.number(toll_.low);
  }

  std::optional<std::int64_t> state_number(const std::string& id) const {
    if (id.empty() || !r_.is_state(id)) return std::nullopt;
    const Country* c = r_.body_country(id);
    return c ? positive(c->gw) : std::nullopt;
  }

  const ExportSource& source_;
  const Reading& r_;
  const Toll& toll_;
  CsvRows& rows_;
  const Sides sides_;
};

}  // namespace

Exported ucdp_csv(const ExportSource& source) {
  return csv_of(source, kHeader, [&](const LedgerEntry& entry, CsvRows& rows) {
    const Reading r(source, entry);
    const Toll toll = r.toll();
    const bool fatal = toll.best.value_or(0) > 0 || toll.high.value_or(0) > 0 || toll.low.value_or(0) > 0;
    if (fatal) UcdpRow(source, r, toll, rows).write();
    return fatal;
  });
}

}  // namespace isnad
