// Tables: the tab-separated sources of the lexicon, read with places for messages.
//
// Lines that begin with # are comments; the first other line names the columns. Every problem names file, line, column
// and the mend. A table holds its text once; cells point into it, so that a million rows are no burden.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace isnad {

struct TableRow {
  std::uint32_t first = 0;  // its first cell
  std::uint32_t count = 0;  // a row may stop early
  int line = 0;
};

class Table {
 public:
  // The first fault ends it.
  static Result<Table> parse(std::string_view text, std::string name);
  static Result<Table> read(const std::string& path);
  // Faulty rows (too many cells, broken UTF-8, control characters) are told and left out; what is no table is an error.
  static Result<Table> parse(std::string text, std::string name, std::vector<Error>& faults);
  static Result<Table> read(const std::string& path, std::vector<Error>& faults);

  const std::vector<TableRow>& rows() const { return rows_; }
  const std::string& name() const { return name_; }
  std::size_t size() const { return text_.size(); }  // bytes
  const std::vector<std::string>& columns() const { return columns_; }
  int header_line() const { return header_line_; }
  bool has(std::string_view column) const { return index(column) >= 0; }
  int index(std::string_view column) const;  // -1: there is none
  // The cell of a column, or "" where the row or the table has none.
  std::string_view cell(const TableRow& row, std::string_view column) const { return cell(row, index(column)); }
  std::string_view cell(const TableRow& row, int column) const;
  // "actors.tsv:12:3: column 'kind': …; mend"
  Error error(const TableRow& row, std::string_view column, std::string what) const;
  // "actors.tsv:1: …": of the header
  Error error(std::string what) const;

 private:
  struct Cell {
    std::uint32_t begin = 0, size = 0;
  };
  void read_header(std::string_view line, int number, std::vector<Error>& faults);
  void read_row(std::string_view line, int number, std::vector<Error>& faults);
  Error fault(int line, std::size_t column, std::string what) const;

  std::string name_;
  std::string text_;
  std::vector<std::string> columns_;
  std::vector<Cell> cells_;
  std::vector<TableRow> rows_;
  int header_line_ = 0;
};

// Splits at a separator and trims spaces; empty parts are dropped.
std::vector<std::string> split(std::string_view text, char separator);

// Puts messages of one file into the order of their lines.
void sort_by_line(std::vector<Error>& problems, std::string_view file);

}  // namespace isnad
