// OCHA COD admin boundaries as CSV: a row for each lowest unit, with the names and P-codes of all units above it.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "lexicon/compile_names.h"
#include "lexicon/gazetteer.h"
#include "lexicon/line_reader.h"
#include "lexicon/place_row.h"

namespace isnad {
namespace {

constexpr std::size_t kLevels = 6;  // admin0 … admin5
constexpr std::size_t kMostRecordLines = 100;
constexpr std::array<std::string_view, kLevels> kKinds{"country",     "governorate", "district",
                                                       "subdistrict", "village",     "neighbourhood"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// Records of a CSV file; a quoted cell may hold separators, doubled quotes and line ends.
class CsvReader {
 public:
  Status open(const std::string& path) { return lines_.open(path); }
  Status status() const { return lines_.status(); }
  std::size_t line() const { return first_line_; }
  bool broken() const { return broken_; }  // a quotation mark that is never closed, or a line too long

  bool next(std::vector<std::string>& cells) {
    cells.assign(1, {});
    std::string_view line;
    bool quoted = false;
    broken_ = false;
    for (std::size_t n = 0; lines_.next(line); ++n) {
      if (n == 0) first_line_ = lines_.number();
      if (separator_ == 0) separator_ = separator_of(line);
      broken_ = broken_ || lines_.cut();
      if (n > 0) cells.back() += ' ';
      for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
          cells.back() += c, ++i;
        else if (c == '"' && (quoted || cells.back().empty()))
          quoted = !quoted;
        else if (c == separator_ && !quoted)
          cells.emplace_back();
        else
          cells.back() += c;
      }
      if (!quoted) return true;
      if (n == kMostRecordLines) {
        broken_ = true;
        return true;
      }
    }
    broken_ = quoted;
    return quoted;
  }

 private:
  static char separator_of(std::string_view header) {
    const auto count = [&](char c) { return std::count(header.begin(), header.end(), c); };
    if (count('\t') > 0 && count(',') == 0) return '\t';
    return count(';') > count(',') ? ';' : ',';
  }
  LineReader lines_;
  std::size_t first_line_ = 0;
  char separator_ = 0;
  bool broken_ = false;
};

// Which column holds what, by the two ways COD tables name them.
struct CodColumns {
  struct Level {
    int code = -1, ar = -1, en = -1;
    std::vector<int> aliases;
  };
  std::array<Level, kLevels> levels;
  int lat = -1, lon = -1;

  void read(std::string_view name, int at) {
    const std::string n = lower(clean_cell(name));
    if (n == "lat" || n == "latitude" || n == "center_lat" || n == "y_coord") lat = at;
    if (n == "lon" || n == "long" || n == "longitude" || n == "center_lon" || n == "x_coord") lon = at;
    std::string_view rest = n;
    if (rest.starts_with("admin"))
      rest.remove_prefix(5);
    else if (rest.starts_with("adm"))
      rest.remove_prefix(3);
    else
      return;
    if (rest.empty() || rest[0] < '0' || rest[0] >= static_cast<char>('0' + kLevels)) return;
    Level& l = levels[static_cast<std::size_t>(rest[0] - '0')];
    rest.remove_prefix(1);
    if (rest == "pcode" || rest == "_pcode") l.code = at;
    if (rest == "name_ar" || rest == "_ar" || rest == "_name_ar") l.ar = at;
    if (rest == "name_en" || rest == "_en" || rest == "_name_en" || ((rest == "name" || rest == "_name") && l.en < 0))
      l.en = at;
    if (rest.find("alt") != rest.npos && rest.ends_with("_ar")) l.aliases.push_back(at);
  }
};

class CodReader {
 public:
  CodReader(const std::string& path, const ImportOptions& o, const ImportSinks& s)
      : path_(path), options_(o), sinks_(s) {
    if (!o.known) return;
    for (EntityIndex i = 0; i < o.known->entity_count(); ++i)
      if (const Entity& e = o.known->entity(i); e.kind == EntityKind::place && o.known->text(e.kind_name) == "country")
        countries_.insert(std::string(o.known->id(e)));
  }

  Result<ImportSummary> run() {
    CsvReader csv;
    if (const Status s = csv.open(path_); !s) return s.error();
    if (!csv.next(cells_)) return Error{ErrorCode::kBadData, path_ + ": empty; the first line names the columns"};
    for (std::size_t i = 0; i < cells_.size(); ++i) columns_.read(cells_[i], static_cast<int>(i));
    width_ = cells_.size();
    if (std::none_of(columns_.levels.begin(), columns_.levels.end(),
                     [](const auto& l) { return l.code >= 0 && l.ar >= 0; }))
      return Error{ErrorCode::kBadData,
                   path_ +
                       ":1: no columns such as admin1Pcode and admin1Name_ar (or ADM1_PCODE and ADM1_AR); give the "
                       "table of a COD-AB data set that has the Arabic names"};
    if (!sinks_.row(kPlaceRowHeader)) return summary_;
    while (csv.next(cells_)) {
      if (options_.stopped && options_.stopped()) break;
      line_ = csv.line();
      if (cells_.size() == 1 && clean_cell(cells_[0]).empty()) continue;
      ++summary_.lines;
      if (csv.broken())
        fault(1, "a quotation mark is not closed");
      else if (cells_.size() != width_)
        fault(std::min(cells_.size(), width_),
              std::to_string(cells_.size()) + " cells instead of " + std::to_string(width_));
      else if (!record())
        break;
    }
    if (const Status s = csv.status(); !s) return s.error();
    return summary_;
  }

 private:
  void fault(std::size_t column, const std::string& what) {
    ++summary_.faults;
    sinks_.fault({ErrorCode::kBadData,
                  path_ + ":" + std::to_string(line_) + ":" + std::to_string(column) + ": " + what + "; left out"});
  }

  std::string_view cell(int column) const {
    return column < 0 ? std::string_view() : std::string_view(cells_[static_cast<std::size_t>(column)]);
  }

  // Every unit of the record that has not been seen; false if no more rows are wanted.
  bool record() {
    std::size_t lowest = kLevels;
    for (std::size_t level = 0; level < kLevels; ++level)
      if (!clean_cell(cell(columns_.levels[level].code)).empty()) lowest = level;
    if (lowest == kLevels) {
      fault(1, "no P-code");
      return true;
    }
    std::string parent;
    for (std::size_t level = 0; level <= lowest; ++level)
      if (!unit(level, level == lowest, parent)) return false;
    return true;
  }

  // Writes one unit and becomes the parent of the next.
  bool unit(std::size_t level, bool lowest, std::string& parent) {
    const CodColumns::Level& l = columns_.levels[level];
    const std::string id = lower(clean_cell(cell(l.code)));
    if (id.empty()) return true;
    if (level == 0 && countries_.contains(id)) {
      if (seen_.emplace(id, State{id, {}}).second) ++summary_.known;
      parent = id;
      return true;
    }
    const std::string_view written = cell(l.ar);
    if (const auto it = seen_.find(id); it != seen_.end()) {
      if (it->second.row != id) {
        // left out before: the row above stays the parent
      } else if (it->second.name != clean_cell(written)) {
        fault(static_cast<std::size_t>(l.code) + 1, "the P-code " + clean_cell(cell(l.code)) + " is that of '" +
                                                        it->second.name + "', here of '" + clean_cell(written) + "'");
        return true;
      }
      if (it->second.row == id) parent = id;
      return true;
    }
    if (!is_valid_utf8(written)) {
      fault(static_cast<std::size_t>(l.ar) + 1, "the name is not UTF-8");
      return true;
    }
    return write(level, lowest, id, parent);
  }

  bool write(std::size_t level, bool lowest, const std::string& id, std::string& parent) {
    const CodColumns::Level& l = columns_.levels[level];
    PlaceRow row;
    row.id = id;
    row.kind = kKinds[level];
    row.parent = parent;
    row.en = clean_cell(cell(l.en));
    if (lowest) point(row);
    if (const auto name = clean_arabic_name(cell(l.ar))) row.add_name(*name, false);
    for (const int alias : l.aliases)
      if (const auto name = clean_arabic_name(cell(alias))) row.add_name(*name, true);
    const std::string text = row.text(options_.known);
    seen_.emplace(id, State{text.empty() ? std::string() : id, clean_cell(cell(l.ar))});
    if (text.empty()) {
      ++summary_.no_arabic;
      return true;
    }
    parent = id;
    ++summary_.rows;
    return sinks_.row(text);
  }

  void point(PlaceRow& row) {
    const std::string lat = clean_cell(cell(columns_.lat)), lon = clean_cell(cell(columns_.lon));
    if (lat.empty() && lon.empty()) return;
    if (is_coordinate(lat, 90) && is_coordinate(lon, 180)) {
      row.lat = lat;
      row.lon = lon;
      return;
    }
    const int wrong = is_coordinate(lat, 90) ? columns_.lon : columns_.lat;
    fault(static_cast<std::size_t>(std::max(wrong, 0)) + 1, "'" + lat + "', '" + lon + "' is no point on the globe");
  }

  struct State {
    std::string row;  // its id, or empty if it was left out
    std::string name;
  };

  const std::string& path_;
  const ImportOptions& options_;
  const ImportSinks& sinks_;
  ImportSummary summary_;
  CodColumns columns_;
  std::vector<std::string> cells_;
  std::size_t width_ = 0, line_ = 0;
  std::unordered_set<std::string> countries_;
  std::unordered_map<std::string, State> seen_;
};

}  // namespace

Result<ImportSummary> import_cod(const std::string& path, const ImportOptions& options, const ImportSinks& sinks) {
  return CodReader(path, options, sinks).run();
}

}  // namespace isnad
