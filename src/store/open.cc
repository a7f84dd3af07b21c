#include "store/open.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "store/schema.h"

namespace isnad {

Status check_case_path(const std::string& path, bool must_exist) {
  struct stat st {};
  if (::stat(path.c_str(), &st) != 0) {
    if (errno == ENOENT && !must_exist) return Done{};
    const std::string next = errno == ENOENT ? "; make a case with isnad add" : "";
    return Error{ErrorCode::kIo, path + ": cannot open the case file: " + std::strerror(errno) + next};
  }
  if (S_ISDIR(st.st_mode)) return Error{ErrorCode::kIo, path + ": a directory, not a case file"};
  return Done{};
}

Result<Database> open_case_database(const std::string& path) {
  if (const Status s = check_case_path(path, true); !s) return s.error();
  Result<Database> db = Database::open(path, Database::Mode::read);
  if (!db) return db.error();
  Status usable = check_schema(*db);
  if (!usable && usable.error().code == ErrorCode::kIo && ::access(path.c_str(), R_OK) == 0) {
    // On a medium that cannot be written, the write-ahead log cannot be opened; no one else writes there either.
    Result<Database> still = Database::open(path, Database::Mode::frozen);
    if (still) {
      usable = check_schema(*still);
      if (usable) db = std::move(still);
    }
  }
  if (!usable) return usable.error();
  return db;
}

}  // namespace isnad
