// The schema of the case file, as numbered migrations; PRAGMA user_version is the number of those done.
//
// In: an open database. Out: one of the newest schema, or the error that says why not: another program's file
// (by application_id), or a newer Isnad's. A migration, once released, is never changed; a change is a new one.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace isnad {

inline constexpr int kApplicationId = 0x49736E64;  // "Isnd"

int schema_version();
// Makes a new database a case, or brings an older case up to date.
Status migrate(Database& db);
// The same tests, changing nothing. An older case can be read as it is: what its schema did not have is empty.
Status check_schema(Database& db);

}  // namespace isnad
