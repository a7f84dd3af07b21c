#include "store/sqlite.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace isnad {
namespace {

constexpr int kWaitMilliseconds = 10000;

// SQLite's code as one clear sentence.
Error explain(int code, int system, const char* detail, const std::string& path) {
  const std::string why = system != 0 ? std::string(" (") + std::strerror(system) + ")" : std::string();
  switch (code & 0xff) {
    case SQLITE_NOTADB: return {ErrorCode::kForeignCase, path + ": not a case file (it is not an SQLite database)"};
    case SQLITE_CORRUPT:
      return {ErrorCode::kBadData, path + ": the case file is damaged (" + detail + "); restore a copy"};
    case SQLITE_FULL:
      return {ErrorCode::kIo, path + ": the disk is full; what was committed is safe, free some space and run again"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kIo, path + ": another program is writing to this case; wait for it to end and run again"};
    case SQLITE_READONLY: return {ErrorCode::kIo, path + ": cannot write: the file or its folder is read-only" + why};
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return {ErrorCode::kIo, path + ": cannot open the case file" + why};
    case SQLITE_IOERR:
      if (system == ENOSPC || system == EFBIG || system == EDQUOT || code == SQLITE_IOERR_WRITE ||
          code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_FSYNC)
        return {ErrorCode::kIo, path + ": cannot write, probably for lack of room" + why +
                                    "; what was committed is safe, free some space and run again"};
      return {ErrorCode::kIo, path + ": reading or writing failed (SQLite code " + std::to_string(code) + ")" + why};
    case SQLITE_NOMEM: return {ErrorCode::kIo, path + ": out of memory"};
    default: return {ErrorCode::kBadData, path + ": " + detail};
  }
}

Error last_error(sqlite3* db, const std::string& path) {
  return explain(sqlite3_extended_errcode(db), sqlite3_system_errno(db), sqlite3_errmsg(db), path);
}

// The path as an SQLite URI that says nobody writes.
std::string frozen_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '?')
      uri += "%3f";
    else if (c == '#')
      uri += "%23";
    else if (c == '%')
      uri += "%25";
    else
      uri += c;
  }
  return uri + "?immutable=1";
}

int flags_of(Database::Mode mode) {
  switch (mode) {
    case Database::Mode::write: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Mode::frozen: return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Database::Mode::read: break;
  }
  return SQLITE_OPEN_READWRITE;  // so that the log can be cleared away; falls back to reading; query_only is set below
}

int size_of(std::string_view s) { return static_cast<int>(s.size()); }

}  // namespace

void Statement::bind(int at, std::int64_t value) { sqlite3_bind_int64(raw_.get(), at, value); }
void Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text(raw_.get(), at, text.empty() ? "" : text.data(), size_of(text), SQLITE_STATIC);
}
void Statement::bind_blob(int at, std::string_view bytes) {
  sqlite3_bind_blob64(raw_.get(), at, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
}
void Statement::bind_text_or_null(int at, std::string_view text) {
  if (text.empty())
    sqlite3_bind_null(raw_.get(), at);
  else
    bind(at, text);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(raw_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return last_error(db_, path_);
}

Status Statement::run() {
  Result<bool> more = true;
  do more = step();
  while (more && *more);
  reset();
  if (!more) return more.error();
  return Done{};
}

void Statement::reset() {
  sqlite3_reset(raw_.get());
  sqlite3_clear_bindings(raw_.get());
}

std::string_view Statement::view(int column) const {
  const void* data = sqlite3_column_blob(raw_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(raw_.get(), column))};
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  sqlite3* raw = nullptr;
  const std::string name = mode == Mode::frozen ? frozen_uri(path) : path;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags_of(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
  Database db(raw, path);
  if (code != SQLITE_OK)
    return raw == nullptr ? Error{ErrorCode::kIo, path + ": out of memory"} : last_error(raw, path);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kWaitMilliseconds);
  if (mode == Mode::read) sqlite3_exec(raw, "PRAGMA query_only = 1", nullptr, nullptr, nullptr);
  return db;
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(raw_.get(), sql.data(), size_of(sql), &raw, nullptr) != SQLITE_OK)
    return last_error(raw_.get(), path_);
  return Statement(raw, raw_.get(), path_);
}

Status Database::execute(const std::string& sql) {
  if (sqlite3_exec(raw_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return last_error(raw_.get(), path_);
  return Done{};
}

Result<std::int64_t> Database::integer(std::string_view sql) {
  Result<Statement> s = prepare(sql);
  if (!s) return s.error();
  const Result<bool> row = s->step();
  if (!row) return row.error();
  return *row ? s->integer(0) : std::int64_t{0};
}

}  // namespace isnad
