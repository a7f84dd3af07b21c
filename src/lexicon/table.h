// Tables: the tab-separated sources of the lexicon, read with places for messages.
//
// Lines that begin with # are comments; the first other line names the columns. Every problem names file, line, column
// and the mend.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace isnad {

struct TableRow {
  std::vector<std::string> cells;
  int line = 0;
};

class Table {
 public:
  static Result<Table> parse(std::string_view text, std::string name);
  static Result<Table> read(const std::string& path);

  const std::vector<TableRow>& rows() const { return rows_; }
  const std::string& name() const { return name_; }
  bool has(std::string_view column) const { return index(column) >= 0; }
  // The cell of a column, or "" where the row or the table has none.
  std::string_view cell(const TableRow& row, std::string_view column) const;
  // "actors.tsv:12: column 'kind': …; mend"
  Error error(const TableRow& row, std::string_view column, std::string what) const;

 private:
  int index(std::string_view column) const;
  std::string name_;
  std::vector<std::string> columns_;
  std::vector<TableRow> rows_;
};

// Splits at a separator and trims spaces; empty parts are dropped.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace isnad
