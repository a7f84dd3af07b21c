// A thin hold on SQLite: connections and statements that close themselves, errors that name the file.
//
//   Result<Database> db = Database::open(path, Database::Mode::read);
//   Result<Statement> s = db->prepare("SELECT id FROM report WHERE n = ?1");
//   s->bind(1, 7);
//   for (auto row = s->step(); row && *row; row = s->step()) use(s->text(0));
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad {

class Statement {
 public:
  void bind(int at, std::int64_t value);
  void bind(int at, std::string_view text);        // the text must live until the statement is reset
  void bind_blob(int at, std::string_view bytes);  // the same
  void bind_text_or_null(int at, std::string_view text);
  Result<bool> step();  // true: a row; false: the end
  Status run();         // steps to the end and resets
  void reset();

  std::int64_t integer(int column) const { return sqlite3_column_int64(raw_.get(), column); }
  bool null(int column) const { return sqlite3_column_type(raw_.get(), column) == SQLITE_NULL; }
  std::string text(int column) const { return std::string(view(column)); }
  std::string_view view(int column) const;  // of text or blob, until the next step

 private:
  friend class Database;
  Statement(sqlite3_stmt* raw, sqlite3* db, std::string path)
      : raw_(raw, sqlite3_finalize), db_(db), path_(std::move(path)) {}

  std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> raw_;
  sqlite3* db_;
  std::string path_;
};

class Database {
 public:
  // write makes the file where there is none; read changes nothing; frozen also looks for no log of a writer, for media
  // that cannot be written.
  enum class Mode { read, write, frozen };
  static Result<Database> open(const std::string& path, Mode mode);

  Result<Statement> prepare(std::string_view sql);
  Status execute(const std::string& sql);              // one or more statements, no rows wanted
  Result<std::int64_t> integer(std::string_view sql);  // first column of the first row
  const std::string& path() const { return path_; }

 private:
  Database(sqlite3* raw, std::string path) : raw_(raw, sqlite3_close), path_(std::move(path)) {}

  std::unique_ptr<sqlite3, int (*)(sqlite3*)> raw_;
  std::string path_;
};

}  // namespace isnad
