// GeoNames dumps: geoname table (19 columns) and alternateNamesV2 (10 columns), see download.geonames.org/export/dump.
#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "lexicon/compile_names.h"
#include "lexicon/gazetteer.h"
#include "lexicon/line_reader.h"
#include "lexicon/place_row.h"

namespace isnad {
namespace {

constexpr std::size_t kPlaceColumns = 19;
constexpr std::size_t kNameColumns = 4;  // at least; the flags may be missing
constexpr std::size_t kLinesBetweenAsks = 4096;

enum PlaceColumn : std::size_t {
  kId = 0,
  kName = 1,
  kAscii = 2,
  kAlternates = 3,
  kLat = 4,
  kLon = 5,
  kClass = 6,
  kCode = 7,
  kCountry = 8,
  kAdmin1 = 10,
  kAdmin2 = 11,
  kAdmin3 = 12,
  kPopulation = 14
};
enum NameColumn : std::size_t {
  kOf = 1,
  kLanguage = 2,
  kText = 3,
  kPreferred = 4,
  kShort = 5,
  kColloquial = 6,
  kHistoric = 7,
  kTo = 9
};

template <std::size_t N>
std::size_t cells_of(std::string_view line, std::array<std::string_view, N>& cells) {
  cells.fill({});
  std::size_t n = 0;
  for (std::size_t from = 0; from <= line.size(); ++n) {
    const std::size_t to = std::min(line.find('\t', from), line.size());
    if (n < N) cells[n] = line.substr(from, to - from);
    from = to + 1;
  }
  return n;
}

std::uint32_t number_of(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  return ec == std::errc() && end == text.data() + text.size() ? value : 0;
}

double population_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_country(std::string_view code) { return code.starts_with("PCL") && code != "PCLH"; }

class GeoNames {
 public:
  using Cells = std::array<std::string_view, kPlaceColumns>;
  using NameCells = std::array<std::string_view, 10>;

  GeoNames(const std::string& places, const std::string& alternates, const ImportOptions& o, const ImportSinks& s)
      : places_(places), alternates_(alternates), options_(o), sinks_(s) {
    if (!o.known) return;
    for (EntityIndex i = 0; i < o.known->entity_count(); ++i)
      if (const Entity& e = o.known->entity(i); e.kind == EntityKind::place && o.known->text(e.kind_name) == "country")
        countries_.insert(std::string(o.known->id(e)));
  }

  Result<ImportSummary> run() {
    if (const Status s = each_place([&](const Cells& c, std::size_t) { return gather(c); }, Faults::told); !s)
      return s.error();
    std::sort(wanted_.begin(), wanted_.end());
    wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
    if (!alternates_.empty())
      if (const Status s = read_names(); !s) return s.error();
    std::stable_sort(names_.begin(), names_.end(),
                     [](const Name& a, const Name& b) { return std::pair(a.of, a.rank) < std::pair(b.of, b.rank); });
    if (!sinks_.row(kPlaceRowHeader)) return summary_;
    const Status s = each_place([&](const Cells& c, std::size_t line) { return write(c, line); }, Faults::passed_over);
    if (!s) return s.error();
    return summary_;
  }

 private:
  enum class Faults { told, passed_over };
  enum Rank : std::uint8_t { preferred, plain, short_name, old_name };
  struct Name {
    std::uint32_t of;
    Rank rank;
    std::string text;
  };

  void fault(const std::string& file, std::size_t line, std::size_t column, const std::string& what) {
    ++summary_.faults;
    sinks_.fault({ErrorCode::kBadData,
                  file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + what + "; left out"});
  }

  // Calls `use` for every sound line of a kind that Isnad knows, until it says false.
  template <class Use>
  Status each_place(Use use, Faults faults) {
    LineReader lines;
    if (Status s = lines.open(places_); !s) return s;
    Cells cells;
    for (std::string_view line; lines.next(line);) {
      if (lines.number() % kLinesBetweenAsks == 0 && options_.stopped && options_.stopped()) break;
      if (line.empty()) continue;
      const std::size_t n = cells_of(line, cells);
      std::size_t column = 0;
      const std::string what = lines.cut() ? "a line of more than 1 MB" : place_fault(cells, n, column);
      if (!what.empty()) {
        if (faults == Faults::told) fault(places_, lines.number(), column, what);
        continue;
      }
      if (!options_.country.empty() && cells[kCountry] != options_.country) continue;
      if (!use(cells, lines.number())) break;
    }
    return lines.status();
  }

  static std::string place_fault(const Cells& c, std::size_t n, std::size_t& column) {
    column = std::min(n, kPlaceColumns);
    if (n != kPlaceColumns) return std::to_string(n) + " columns instead of 19; give a GeoNames dump such as SY.txt";
    const auto bad = [&](std::size_t at) {
      column = at + 1;
      return true;
    };
    if (number_of(c[kId]) == 0 && bad(kId)) return "'" + clean_cell(c[kId]) + "' is no geonameid";
    if (!is_coordinate(c[kLat], 90) && bad(kLat)) return "'" + clean_cell(c[kLat]) + "' is not a latitude";
    if (!is_coordinate(c[kLon], 180) && bad(kLon)) return "'" + clean_cell(c[kLon]) + "' is not a longitude";
    if (!is_valid_utf8(c[kName]) && bad(kName)) return "the name is not UTF-8";
    return {};
  }

  static std::string admin(const Cells& c, int level) {
    if (c[kAdmin1].empty() || c[kAdmin1] == "00") return {};
    std::string code = std::string(c[kCountry]) + "." + std::string(c[kAdmin1]);
    if (level == 1) return code;
    return c[kAdmin2].empty() ? std::string() : code + "." + std::string(c[kAdmin2]);
  }

  bool gather(const Cells& c) {
    ++summary_.lines;
    if (geonames_kind(c[kClass], c[kCode], population_of(c[kPopulation])).empty()) {
      ++summary_.no_kind;
      return true;
    }
    const std::uint32_t id = number_of(c[kId]);
    wanted_.push_back(id);
    if (c[kCode] == "ADM1") admins_.emplace(admin(c, 1), id);
    if (c[kCode] == "ADM2") admins_.emplace(admin(c, 2), id);
    if (is_country(c[kCode])) admins_.emplace(std::string(c[kCountry]), id);
    if (!alternates_.empty()) return true;
    for (std::size_t from = 0; from < c[kAlternates].size();) {
      const std::size_t to = std::min(c[kAlternates].find(',', from), c[kAlternates].size());
      keep(id, plain, c[kAlternates].substr(from, to - from));
      from = to + 1;
    }
    return true;
  }

  void keep(std::uint32_t id, Rank rank, std::string_view text) {
    if (auto clean = clean_arabic_name(text); clean && !name_words(*clean).empty())
      names_.push_back({id, rank, std::move(*clean)});
  }

  Status read_names() {
    LineReader lines;
    if (Status s = lines.open(alternates_); !s) return s;
    NameCells cells;
    for (std::string_view line; lines.next(line);) {
      if (lines.number() % kLinesBetweenAsks == 0 && options_.stopped && options_.stopped()) break;
      if (line.empty()) continue;
      const std::size_t n = cells_of(line, cells);
      if (n < kNameColumns || lines.cut() || number_of(cells[kOf]) == 0) {
        fault(alternates_, lines.number(), n < kNameColumns ? n : kOf + 1,
              n < kNameColumns ? std::to_string(n) + " columns instead of 10; give alternateNamesV2.txt"
                               : "'" + clean_cell(cells[kOf].substr(0, 40)) + "' is no geonameid");
        continue;
      }
      if (cells[kLanguage] != "ar") continue;
      const std::uint32_t of = number_of(cells[kOf]);
      if (!std::binary_search(wanted_.begin(), wanted_.end(), of)) continue;
      if (!is_valid_utf8(cells[kText])) {
        fault(alternates_, lines.number(), kText + 1, "the name is not UTF-8");
        continue;
      }
      keep(of, rank_of(cells), cells[kText]);
    }
    return lines.status();
  }

  static Rank rank_of(const NameCells& c) {
    if (c[kHistoric] == "1" || c[kColloquial] == "1" || !c[kTo].empty()) return old_name;
    if (c[kPreferred] == "1") return preferred;
    return c[kShort] == "1" ? short_name : plain;
  }

  std::span<const Name> names_of(std::uint32_t id) const {
    const auto first = std::partition_point(names_.begin(), names_.end(), [&](const Name& n) { return n.of < id; });
    const auto last = std::partition_point(first, names_.end(), [&](const Name& n) { return n.of == id; });
    return {first, last};
  }
  bool has_main_name(std::uint32_t id) const {
    const auto names = names_of(id);
    return !names.empty() && names.front().rank != old_name;
  }

  static std::string id_of(std::string_view country, std::uint32_t id) {
    return (country.size() == 2 ? lower(country) : "xx") + "-gn" + std::to_string(id);
  }

  // The nearest unit above that gets a row of its own, or a country of the lexicon.
  std::string parent_of(const Cells& c) const {
    const std::uint32_t own = number_of(c[kId]);
    if (is_country(c[kCode])) return {};
    const auto unit = [&](const std::string& code) -> std::uint32_t {
      const auto it = code.empty() ? admins_.end() : admins_.find(code);
      return it == admins_.end() || it->second == own || !has_main_name(it->second) ? 0 : it->second;
    };
    if (c[kCode] != "ADM1" && c[kCode] != "ADM2")
      if (const std::uint32_t id = unit(admin(c, 2))) return id_of(c[kCountry], id);
    if (c[kCode] != "ADM1")
      if (const std::uint32_t id = unit(admin(c, 1))) return id_of(c[kCountry], id);
    const std::string country = lower(c[kCountry]);
    return countries_.contains(country) || unit(std::string(c[kCountry])) != 0 ? country : std::string();
  }

  bool write(const Cells& c, std::size_t line) {
    const double population = population_of(c[kPopulation]);
    const std::string_view kind = geonames_kind(c[kClass], c[kCode], population);
    if (kind.empty()) return true;
    const std::uint32_t id = number_of(c[kId]);
    const bool country = is_country(c[kCode]);
    row_.clear();
    row_.id = country ? lower(c[kCountry]) : id_of(c[kCountry], id);
    if (country && countries_.contains(row_.id)) {
      ++summary_.known;
      return true;
    }
    if (names_of(id).empty()) {
      ++summary_.no_arabic;
      return true;
    }
    if (!written_.insert(row_.id).second) {
      fault(places_, line, kId + 1, "'" + row_.id + "' came before");
      return true;
    }
    row_.kind = kind;
    row_.parent = parent_of(c);
    row_.lat = c[kLat];
    row_.lon = c[kLon];
    row_.en = clean_cell(c[kName].empty() ? c[kAscii] : c[kName]);
    if (population > 0) row_.population = c[kPopulation];
    for (const Name& n : names_of(id))
      if (n.rank != old_name || options_.old_names == OldNames::as_aliases) row_.add_name(n.text, n.rank == old_name);
    const std::string text = row_.text(options_.known);
    if (text.empty()) {
      ++summary_.no_arabic;
      return true;
    }
    ++summary_.rows;
    return sinks_.row(text);
  }

  const std::string& places_;
  const std::string& alternates_;
  const ImportOptions& options_;
  const ImportSinks& sinks_;
  ImportSummary summary_;
  std::unordered_set<std::string> countries_, written_;
  std::unordered_map<std::string, std::uint32_t> admins_;  // "SY", "SY.08", "SY.08.0801" → geonameid
  std::vector<std::uint32_t> wanted_;
  std::vector<Name> names_;
  PlaceRow row_;
};

}  // namespace

std::string_view geonames_kind(std::string_view feature_class, std::string_view code, double population) {
  constexpr double kCity = 100'000, kTown = 5'000;
  struct Row {
    std::string_view code, kind;
  };
  static constexpr Row kKinds[] = {
      {"PCL", "country"},        {"PCLD", "country"},  {"PCLF", "country"},     {"PCLI", "country"},
      {"PCLIX", "country"},      {"PCLS", "country"},  {"TERR", "region"},      {"ADM1", "governorate"},
      {"ADM2", "district"},      {"ADMD", "district"}, {"ADM3", "subdistrict"}, {"ADM4", "subdistrict"},
      {"ADM5", "subdistrict"},   {"PPLC", "city"},     {"PPLG", "city"},        {"PPLA", "city"},
      {"PPLA2", "town"},         {"PPLA3", "town"},    {"PPLA4", "town"},       {"PPLA5", "town"},
      {"PPLX", "neighbourhood"}, {"PPLL", "village"},  {"PPLF", "village"},     {"PPLR", "village"},
      {"PPLS", "village"},       {"PPLQ", "village"},  {"PPLW", "village"},     {"STLMT", "village"},
      {"CMP", "camp"},           {"CMPRF", "camp"},    {"RGN", "region"},       {"RGNE", "region"},
      {"AREA", "region"},        {"ISL", "region"},    {"ISLS", "region"},      {"PEN", "region"},
      {"VAL", "region"},         {"OAS", "region"},    {"PLN", "region"},       {"PLAT", "region"},
      {"UPLD", "region"},        {"STM", "river"},     {"WAD", "river"},        {"MT", "mountain"},
      {"MTS", "mountain"},       {"PK", "mountain"},   {"RDGE", "mountain"},    {"HLL", "mountain"},
      {"HLLS", "mountain"},      {"DSRT", "desert"}};
  if (feature_class == "S") return {};  // facilities have a table of their own
  for (const Row& r : kKinds) {
    if (r.code != code) continue;
    if (feature_class == "P" && r.kind == "town" && population >= kCity) return "city";
    if (feature_class == "P" && r.kind == "village" && population >= kTown) return "town";
    return r.kind;
  }
  if (feature_class != "P" || code != "PPL") return {};
  return population >= kCity ? "city" : population >= kTown ? "town" : "village";
}

Result<ImportSummary> import_geonames(const std::string& places, const std::string& alternates,
                                      const ImportOptions& options, const ImportSinks& sinks) {
  return GeoNames(places, alternates, options, sinks).run();
}

}  // namespace isnad
