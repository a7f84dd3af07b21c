#include "export/export.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "export/cells.h"
#include "export/csv.h"
#include "export/reading.h"
#include "tests/unit/ledger/make_report.h"

namespace isnad {
namespace {

using testing::add;
using testing::figure;
using testing::report;

constexpr const char* kUcdp =
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob";
constexpr const char* kAcled =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

// Reads RFC 4180 text: rows of cells.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  EXPECT_TRUE(text.starts_with(kCsvByteOrderMark));
  text.remove_prefix(kCsvByteOrderMark.size());
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        rows.back().back() += text[++i];
      else if (c == '"')
        quoted = false;
      else
        rows.back().back() += c;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  EXPECT_EQ(rows.back(), std::vector<std::string>(1)) << "the last row ends with a line end";
  rows.pop_back();
  return rows;
}

Body body(const char* id, const char* en, const char* type, std::vector<std::pair<const char*, const char*>> facts) {
  Body b;
  b.entity.id = id;
  b.entity.name_en = en;
  b.entity.type = type;
  for (const auto& [relation, value] : facts) b.facts.push_back({relation, value, {}, {}, {}, {}, {}});
  return b;
}

// A ledger of one incident, as reconcile() would make it, and all an export asks for.
struct Sample {
  Sample() {
    bodies["army"] =
        body("army", "Army of Syria", "army",
             {{"acled", "Military Forces of {country}"}, {"ucdp", "Government of Syria"}, {"cameo", "SYRMIL"}});
    bodies["rebels"] = body("rebels", "Rebels", "armed_group", {{"cameo", "SYRREB"}});
    bodies["brigade"] = body("brigade", "Brigade", "armed_group", {{"parent", "rebels"}});
    bodies["sohr"] = body("sohr", "Observatory", "monitor", {});
    LedgerEntry e;
    e.incident.id = "i-1";
    e.incident.type = EventType::armed_clash;
    e.incident.title_en = "Clash in Town";
    e.incident.title_ar = "اشتباك";
    e.incident.reports = {"r1"};
    e.incident.initiator = {"rebels"};
    e.incident.target = {"army"};
    Place p = testing::town("sy-town", "Governorate");
    p.lat = 35.95;
    p.lon = -38.5;
    e.incident.place = p;
    Time t;
    t.start = t.end = *Date::parse("2031-03-12");
    e.incident.time = t;
    ledger.push_back(e);
    reports.push_back(report("r1", "2031-03-13"));
    notes_of(source.notes);
  }
  static void notes_of(ExportNotes& n) {
    n.program = "isnad 9.9";
    n.lexicon = "abc";
    n.rules = "ucdp";
    n.attribution = "Us";
    n.licence = "CC BY 4.0";
  }

  // A line of the ledger that rests on one claim of r1.
  FigureLine& line(const testing::FigureMaker& f, const char* origin = "sohr") {
    const std::string id = add(reports.front(), f);
    FigureLine l;
    l.measure = f.claim.measure;
    l.who = f.claim.who;
    l.scope = f.claim.scope;
    l.low = f.claim.value.low;
    l.high = f.claim.value.high;
    l.best = l.latest = l.low;
    l.independent_sources = 1;
    WeighedClaim w;
    w.report = "r1";
    w.claim = id;
    w.low = l.low;
    w.high = l.high;
    w.origin = origin;
    l.claims.push_back(w);
    ledger.front().incident.claims.push_back({"r1", id});
    ledger.front().figures.push_back(l);
    return ledger.front().figures.back();
  }

  const ExportSource& ready() {
    source.ledger = &ledger;
    source.reports = reports;
    source.bodies = &bodies;
    return source;
  }
  std::vector<std::vector<std::string>> csv(ExportFormat f) { return read_csv(export_ledger(f, ready()).text); }
  // Column by name of the only row.
  std::map<std::string, std::string> row(ExportFormat f) {
    const auto rows = csv(f);
    std::map<std::string, std::string> out;
    EXPECT_EQ(rows.size(), 2u);
    if (rows.size() != 2 || rows[0].size() != rows[1].size()) return out;
    for (std::size_t i = 0; i < rows[0].size(); ++i) out[rows[0][i]] = rows[1][i];
    return out;
  }

  Ledger ledger;
  std::vector<ReadReport> reports;
  Bodies bodies;
  ExportSource source;
};

TEST(Cells, FormulasAreDefusedAndNumbersStay) {
  EXPECT_EQ(safe_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
  EXPECT_EQ(safe_cell("\t =1+1"), "'=1+1");
  EXPECT_EQ(safe_cell("\u202E\u200F@x"), "'@x");
  EXPECT_EQ(safe_cell("＝1"), "'＝1");
  EXPECT_EQ(safe_cell("-5"), "'-5");
  EXPECT_EQ(safe_cell("a;=1"), "a; =1");
  EXPECT_EQ(safe_cell("7 - 5 = 2"), "7 - 5 = 2");
  EXPECT_EQ(safe_cell("سطر\r\nآخر\u2066\0"), "سطر آخر");
  CsvRows rows("a,b,c");
  rows.decimal(-5.25), rows.number(-3), rows.text("x\"y");
  rows.end();
  EXPECT_EQ(std::move(rows).take(), std::string(kCsvByteOrderMark) + "a,b,c\r\n-5.25,-3,\"x\"\"y\"\r\n");
}

TEST(Cells, PrioGrid) {
  EXPECT_EQ(priogrid_cell(10.51, 2.29), 145085);
  EXPECT_EQ(priogrid_cell(-90, -180), 1);
  EXPECT_EQ(priogrid_cell(90, 180), 259200);
}

TEST(Export, HeadersAreTheFieldsOwn) {
  Sample s;
  s.line(figure(Measure::killed, 3));
  const auto header = [&](ExportFormat f) {
    const std::string text = export_ledger(f, s.ready()).text.substr(kCsvByteOrderMark.size());
    return text.substr(0, text.find("\r\n"));
  };
  EXPECT_EQ(header(ExportFormat::ucdp_csv), kUcdp);
  EXPECT_EQ(s.csv(ExportFormat::ucdp_csv)[0].size(), 49u);
  EXPECT_EQ(header(ExportFormat::acled_csv), kAcled);
  EXPECT_EQ(s.csv(ExportFormat::acled_csv)[0].size(), 31u);
  for (const auto f : {ExportFormat::csv, ExportFormat::ucdp_csv, ExportFormat::acled_csv, ExportFormat::airwars_csv})
    for (const auto& row : s.csv(f)) EXPECT_EQ(row.size(), s.csv(f)[0].size());
}

TEST(Export, UcdpDeathsAddUp) {
  Sample s;
  const std::string total = [&] { return s.line(figure(Measure::killed, 20)).claims[0].claim; }();
  // The speaker's own parts: 9 of the army, 4 of a brigade of the rebels, 2 civilians; 5 are nobody's.
  add(s.reports[0], figure(Measure::killed, 9).of("army").of(Category::security).part_of(total));
  add(s.reports[0], figure(Measure::killed, 4).of("brigade").of(Category::combatant).part_of(total));
  add(s.reports[0], figure(Measure::killed, 2).of(Category::civilian).part_of(total));
  auto row = s.row(ExportFormat::ucdp_csv);
  EXPECT_EQ(row["best"], "20");
  EXPECT_EQ(row["deaths_a"], "9");  // side A is the state, though the rebels attacked
  EXPECT_EQ(row["deaths_b"], "4");
  EXPECT_EQ(row["deaths_civilians"], "2");
  EXPECT_EQ(row["deaths_unknown"], "5");
  EXPECT_EQ(row["type_of_violence"], "1");
  EXPECT_EQ(row["side_a"], "Government of Syria");
  EXPECT_EQ(row["dyad_name"], "Government of Syria - Rebels");
  EXPECT_EQ(row["gwnoa"], "652");
  EXPECT_EQ(row["gwnob"], "");
  EXPECT_EQ(row["longitude"], "-38.5");
  EXPECT_EQ(row["geom_wkt"], "POINT (-38.5 35.95)");
  EXPECT_EQ(row["date_prec"], "1");
  EXPECT_EQ(row["conflict_new_id"], "");
  EXPECT_NE(row["source_article"].find("isnad 9.9"), std::string::npos);
  EXPECT_NE(row["source_article"].find("CC BY 4.0"), std::string::npos);
}

TEST(Export, UcdpPartsThatExceedLeaveTheSplitOpen) {
  Sample s;
  const std::string total = [&] { return s.line(figure(Measure::killed, 5)).claims[0].claim; }();
  add(s.reports[0], figure(Measure::killed, 9).of("army").part_of(total));
  auto row = s.row(ExportFormat::ucdp_csv);
  EXPECT_EQ(row["best"], "5");
  EXPECT_EQ(row["deaths_a"] + row["deaths_b"] + row["deaths_civilians"] + row["deaths_unknown"], "");
}

TEST(Export, UcdpWithoutATotalAddsGroupsButNoPartTwice) {
  Sample s;
  s.line(figure(Measure::killed, 6).of(Category::civilian));
  s.line(figure(Measure::killed, 4).of(Category::child));  // may be among the civilians
  s.line(figure(Measure::killed, 3).of("army").of(Category::security));
  s.line(figure(Measure::killed, 2).of("army").of(Category::security)).apart = "part 2-2";
  auto row = s.row(ExportFormat::ucdp_csv);
  EXPECT_EQ(row["best"], "9");
  EXPECT_EQ(row["deaths_civilians"], "6");
  EXPECT_EQ(row["deaths_a"], "3");
}

TEST(Export, UcdpHoldsFatalIncidentsOnly) {
  Sample s;
  s.line(figure(Measure::wounded, 6));
  const Exported file = export_ledger(ExportFormat::ucdp_csv, s.ready());
  EXPECT_EQ(file.rows, 0u);
  EXPECT_EQ(file.left_out, 1u);
}

TEST(Export, RunningTotalsAreLessClear) {
  Sample s;
  s.line(figure(Measure::killed, 6)).scope = Scope::cumulative;
  EXPECT_EQ(s.row(ExportFormat::ucdp_csv)["event_clarity"], "2");
  Sample t;
  t.line(figure(Measure::killed, 6));
  EXPECT_EQ(t.row(ExportFormat::ucdp_csv)["event_clarity"], "1");
}

TEST(Export, UnknownStaysEmpty) {
  Sample s;
  s.ledger[0].incident.place.reset();
  s.ledger[0].incident.time.reset();
  s.ledger[0].incident.initiator.clear();
  s.ledger[0].incident.target = {"civilian"};  // a category, no body
  FigureLine& f = s.line(figure(Measure::killed, 6));
  f.low = f.best = std::nullopt;
  auto ucdp = s.row(ExportFormat::ucdp_csv);
  for (const char* column : {"year", "type_of_violence", "side_a", "side_b", "dyad_name", "where_prec", "latitude",
                             "geom_wkt", "priogrid_gid", "country", "country_id", "region", "date_prec", "date_start",
                             "deaths_unknown", "best", "low", "gwnoa"})
    EXPECT_EQ(ucdp[column], "") << column;
  EXPECT_EQ(ucdp["high"], "6");
  auto acled = s.row(ExportFormat::acled_csv);
  for (const char* column : {"event_date", "year", "actor1", "actor2", "inter1", "iso", "geo_precision", "fatalities"})
    EXPECT_EQ(acled[column], "") << column;
}

TEST(Export, AcledNamesAndKinds) {
  Sample s;
  s.line(figure(Measure::killed, 6));
  auto row = s.row(ExportFormat::acled_csv);
  EXPECT_EQ(row["event_type"], "Battles");
  EXPECT_EQ(row["actor2"], "Military Forces of Syria");
  EXPECT_EQ(row["inter2"], "State forces");
  EXPECT_EQ(row["inter1"], "");  // rebel or militia: not read
  EXPECT_EQ(row["interaction"], "");
  EXPECT_EQ(row["iso"], "760");
  EXPECT_EQ(row["fatalities"], "6");
  s.ledger[0].incident.type = EventType::shooting;
  s.ledger[0].incident.target.clear();
  s.ledger[0].figures.clear();
  s.line(figure(Measure::killed, 2).of(Category::civilian));
  row = s.row(ExportFormat::acled_csv);
  EXPECT_EQ(row["event_type"], "Violence against civilians");
  EXPECT_EQ(row["civilian_targeting"], "Civilian targeting");
  EXPECT_EQ(row["actor2"], "Civilians (Syria)");
}

TEST(Export, WordsOfReportsLeaveOnlyWithQuotes) {
  Sample s;
  s.reports[0].title = "عنوان فيه اسم";
  auto f = figure(Measure::killed, 6);
  f.claim.attribution.push_back({LinkRole::origin, "قريب للضحية اسمه سري", "", "قال", {}});
  FigureLine& line = s.line(f, "قريب للضحيه اسمه سري");
  line.because = "Weighed: قريب للضحيه اسمه سري 6.";
  Conflict c;
  c.explanation_ar = "قال قريب للضحية اسمه سري: 6";
  line.conflicts.push_back(c);
  s.source.sentences[{"r1", "c1"}] = "قال قريب للضحية اسمه سري إن ستة قتلوا";
  for (const auto format : {ExportFormat::csv, ExportFormat::ucdp_csv, ExportFormat::acled_csv,
                            ExportFormat::airwars_csv, ExportFormat::plover_jsonl, ExportFormat::geojson}) {
    s.source.quotes = false;
    const std::string without = export_ledger(format, s.ready()).text;
    EXPECT_EQ(without.find("سري"), std::string::npos) << without;
    EXPECT_EQ(without.find("عنوان"), std::string::npos) << without;
  }
  s.source.quotes = true;
  EXPECT_NE(export_ledger(ExportFormat::csv, s.ready()).text.find("إن ستة قتلوا"), std::string::npos);
  EXPECT_NE(export_ledger(ExportFormat::ucdp_csv, s.ready()).text.find("عنوان"), std::string::npos);
}

TEST(Export, AirwarsCountsCiviliansApart) {
  Sample s;
  s.line(figure(Measure::killed, 4).of(Category::child)).high = 6;
  s.line(figure(Measure::killed, 2).of(Category::woman));
  s.line(figure(Measure::killed, 9).of("army").of(Category::security));
  auto row = s.row(ExportFormat::airwars_csv);
  EXPECT_EQ(row["children_killed_min"], "4");
  EXPECT_EQ(row["children_killed_max"], "6");
  EXPECT_EQ(row["civilian_non_combatants_killed_min"], "6");
  EXPECT_EQ(row["civilian_non_combatants_killed_max"], "8");
  EXPECT_EQ(row["belligerents_killed_max"], "9");
  EXPECT_EQ(row["civilian_harm_status_slug"], "");
  EXPECT_EQ(row["men_killed_min"], "");
}

TEST(Export, PloverCodesEventsAndStances) {
  Sample s;
  s.line(figure(Measure::killed, 6));
  Claim stance;
  stance.id = "c9";
  stance.kind = ClaimKind::stance;
  stance.stance = StanceKind::condemns;
  stance.target.party = {"army"};
  stance.attribution.push_back({LinkRole::origin, "المرصد", "sohr", "", {}});
  s.reports[0].found.claims.push_back(stance);
  Claim warning = stance;
  warning.id = "c10";
  warning.stance = StanceKind::warns;
  s.reports[0].found.claims.push_back(warning);
  s.ledger[0].incident.claims.push_back({"r1", "c10"});
  s.ledger[0].incident.claims.push_back({"r1", "c9"});
  const Exported file = export_ledger(ExportFormat::plover_jsonl, s.ready());
  EXPECT_EQ(file.rows, 2u) << "a warning has no category";
  EXPECT_NE(file.text.find(R"("event":["ASSAULT"],"quad_code":4)"), std::string::npos) << file.text;
  EXPECT_NE(file.text.find(R"("code":"SYR","sector":"MIL")"), std::string::npos);
  EXPECT_NE(file.text.find(R"("id":"r1:c9","date":"2031-03-13")"), std::string::npos);
  EXPECT_NE(file.text.find(R"("event":["ACCUSE"],"quad_code":3)"), std::string::npos);
  EXPECT_NE(file.text.find(R"("dead":6)"), std::string::npos);
}

TEST(Export, FactsAreThoseOfTheDay) {
  Sample s;
  s.bodies["rebels"].facts = {{"ucdp", "Old Rebels", {}, {}, {}, *Date::parse("2020"), {}},
                              {"ucdp", "New Rebels", {}, {}, *Date::parse("2020"), {}, {}}};
  s.line(figure(Measure::killed, 1));
  EXPECT_EQ(s.row(ExportFormat::ucdp_csv)["side_b"], "New Rebels");
  s.ledger[0].incident.time->start = s.ledger[0].incident.time->end = *Date::parse("2019-05-05");
  EXPECT_EQ(s.row(ExportFormat::ucdp_csv)["side_b"], "Old Rebels");
}

TEST(Export, NotesTellRulesVersionsAndLicence) {
  Sample s;
  s.line(figure(Measure::killed, 1));
  const Exported file = export_ledger(ExportFormat::ucdp_csv, s.ready());
  const std::string notes = notes_json(ExportFormat::ucdp_csv, s.source, file);
  for (const char* part : {R"("format":"ucdp-csv")", R"("program":"isnad 9.9")", R"("rules":"ucdp")", R"("rows":1)",
                           R"("attribution":"Us")", R"("licence":"CC BY 4.0")"})
    EXPECT_NE(notes.find(part), std::string::npos) << part;
  EXPECT_NE(export_ledger(ExportFormat::geojson, s.ready()).text.find(R"("licence":"CC BY 4.0")"), std::string::npos);
}

}  // namespace
}  // namespace isnad
