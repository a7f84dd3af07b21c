// Opening the database of a case for reading.
#pragma once

#include <string>

#include "base/result.h"
#include "store/sqlite.h"

namespace isnad {

// Whether there is a file that may be a case; a missing one is an error only where it must exist.
Status check_case_path(const std::string& path, bool must_exist);
// A database of a known schema, also on media that cannot be written.
Result<Database> open_case_database(const std::string& path);

}  // namespace isnad
