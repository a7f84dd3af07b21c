// Cells: rows of CSV that spreadsheets open safely and in Arabic.
//
// In: cells, one after another. Out: RFC 4180 text: a byte order mark (Excel needs it to read UTF-8), commas, quotes
// where needed, CR LF. A text cell is one line: line feeds and other controls become a space, marks that steer the
// direction of text go. A text that a spreadsheet would run as a formula (it begins with = + - @) gets a ' before it;
// numbers are written by number() and decimal() and stay numbers, negative ones too. Unknown is an empty cell.
//
// A file for programs, as `ledger --format csv` writes to a pipe, has neither mark nor CR, and joins lists by ';'.
//
//   CsvRows rows("id,where");
//   rows.number(7), rows.text("الرقة"), rows.end();
//   std::string file = std::move(rows).take();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

enum class CsvFor : std::uint8_t { spreadsheets, programs };

class CsvRows {
 public:
  explicit CsvRows(std::string_view header);
  explicit CsvRows(CsvFor use) : use_(use) {}  // rows alone

  void text(std::string_view cell);
  void list(const std::vector<std::string>& items);  // joined by "; " or ";"
  void number(std::optional<std::int64_t> value);
  void decimal(std::optional<double> value);  // at most five places after the point: about a metre
  void empty(int cells);
  void end();
  // Cells written before, from one place of the text to another, once more.
  void again(std::size_t begin, std::size_t end);
  std::size_t size() const { return out_.size(); }

  std::size_t rows() const { return rows_; }
  std::string take() && { return std::move(out_); }

 private:
  void raw(std::string_view cell);

  CsvFor use_ = CsvFor::spreadsheets;
  std::string out_;
  std::string cell_;  // the one being made
  std::size_t rows_ = 0;
  bool first_ = true;
};

// The text of a cell before quoting: one line, no steering marks, no formula.
std::string safe_cell(std::string_view text);
// A point of the globe in degrees: "36.9", "-5.2".
std::string degrees(double value);
double rounded_degrees(double value);

}  // namespace isnad
