#include "store/schema.h"

#include <array>
#include <string>

namespace isnad {
namespace {

// Blobs live apart from the short columns, so that lists and ledgers never read past them.
constexpr std::array<const char*, 5> kMigrations{R"sql(
CREATE TABLE report (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  sha256    TEXT NOT NULL,           -- of the original bytes
  path      TEXT,
  outlet    TEXT,
  url       TEXT,
  title     TEXT,
  published TEXT,                    -- a calendar date, 2022-01-23
  language  TEXT
) STRICT;
CREATE INDEX report_sha256 ON report (sha256);

CREATE TABLE original (
  report INTEGER PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
  bytes  BLOB NOT NULL,              -- 8 bytes of size, little-endian, then zlib
  text   BLOB                        -- the decoded text, the same way with the bytes as dictionary; NULL where equal
) STRICT;

CREATE TABLE extraction (
  report  INTEGER PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
  maker   TEXT NOT NULL,             -- version of the program and fingerprint of the lexicon
  claims  INTEGER NOT NULL,
  events  INTEGER NOT NULL,
  found   BLOB NOT NULL              -- see store/codec.h
) STRICT;
)sql",
                                                 R"sql(
CREATE TABLE decision (
  n        INTEGER PRIMARY KEY AUTOINCREMENT,   -- 1, 2, 3 …; AUTOINCREMENT remembers how many there were
  kind     TEXT NOT NULL,                       -- merge, split, move, undo
  content  TEXT NOT NULL,                       -- JSON: members, note, by, at; see docs/formats/case.md
  previous TEXT NOT NULL,                       -- hash of the row before, 64 zeros in the first
  hash     TEXT NOT NULL                        -- SHA-256 over n, kind, previous and content
) STRICT;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;

CREATE INDEX extraction_counts ON extraction (claims, events);   -- so that counting reads no readings

CREATE TABLE incident_label (      -- the numbers incidents are shown under, and members to know them again by
  n      INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report (n) ON DELETE CASCADE,
  member TEXT NOT NULL,              -- id of the claim or event
  first  INTEGER NOT NULL,           -- its words: bytes of the text, end exclusive
  last   INTEGER NOT NULL,
  what   TEXT NOT NULL,
  PRIMARY KEY (n, report, member)
) STRICT, WITHOUT ROWID;
)sql",
                                                 R"sql(
CREATE TABLE sketch (              -- the wording of a text, for finding its copies; short texts have none
  report INTEGER PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
  bins   BLOB NOT NULL               -- see base/sketch.h
) STRICT;
)sql",
                                                 R"sql(
CREATE INDEX incident_label_report ON incident_label (report);
CREATE TABLE numbered (              -- one row: the incidents of which reports have their numbers
  upto INTEGER NOT NULL,             -- all reports up to this n, as they are read now
  by   TEXT NOT NULL,                -- the program that linked them
  turn INTEGER NOT NULL              -- counts the changes of this row
) STRICT;
INSERT INTO numbered VALUES (0, '', 0);
)sql",
                                                 R"sql(
CREATE TABLE incident (              -- what linking and the decisions came to, so that nobody need link again
  n    INTEGER PRIMARY KEY,          -- its number
  made BLOB NOT NULL                 -- face and members, see store/incident_codec.h
) STRICT;
CREATE TABLE incident_alias (        -- numbers of incidents that became part of another
  n   INTEGER PRIMARY KEY,
  now INTEGER NOT NULL               -- the number it is shown under
) STRICT;
CREATE TABLE outcome (               -- what became of each decision
  decision  INTEGER PRIMARY KEY,
  state     TEXT NOT NULL,
  why       TEXT NOT NULL,
  incidents TEXT NOT NULL            -- those that hold its members now, parted by spaces
) STRICT;
CREATE TABLE story (                 -- of a report, what linking compares
  report INTEGER PRIMARY KEY REFERENCES report (n) ON DELETE CASCADE,
  told   BLOB NOT NULL               -- see incident/story_sketch.h
) STRICT;
-- How many decisions the rows of `incident` follow; -1: there are none.
ALTER TABLE numbered ADD COLUMN decisions INTEGER NOT NULL DEFAULT -1;
-- Who changes a reading, by whatever means, makes linking be done anew.
CREATE TRIGGER reading_changed AFTER UPDATE ON extraction
  BEGIN UPDATE numbered SET upto = 0, decisions = -1, turn = turn + 1; END;
CREATE TRIGGER reading_deleted AFTER DELETE ON extraction
  BEGIN UPDATE numbered SET upto = 0, decisions = -1, turn = turn + 1; END;
CREATE TRIGGER report_changed AFTER UPDATE ON report
  BEGIN UPDATE numbered SET upto = 0, decisions = -1, turn = turn + 1; END;
)sql"};

Error foreign(const Database& db) {
  return {ErrorCode::kForeignCase, db.path() + ": an SQLite file of another program, not a case; give another path"};
}

// 0 for a database without any table, -1 for another program's, else the schema number of a case.
Result<std::int64_t> version_of(Database& db) {
  const auto tables = db.integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  const auto id = db.integer("PRAGMA application_id");
  if (!id) return id.error();
  const auto version = db.integer("PRAGMA user_version");
  if (!version) return version.error();
  if (*tables == 0 && *id == 0) return std::int64_t{0};
  if (*id != kApplicationId || *version < 1) return std::int64_t{-1};
  return *version;
}

Error newer(const Database& db, std::int64_t version) {
  return {ErrorCode::kForeignCase, db.path() + ": made by a newer Isnad (schema " + std::to_string(version) +
                                       ", this one knows " + std::to_string(schema_version()) + "); update isnad"};
}

}  // namespace

int schema_version() { return static_cast<int>(kMigrations.size()); }

Status migrate(Database& db) {
  auto version = version_of(db);
  if (!version) return version.error();
  if (*version < 0) return foreign(db);
  if (*version > schema_version()) return newer(db, *version);
  if (*version == schema_version()) return Done{};
  if (const Status s = db.execute("BEGIN IMMEDIATE"); !s) return s.error();
  version = version_of(db);  // another program may have been first
  std::string sql;
  if (version && *version >= 0)
    for (std::size_t i = static_cast<std::size_t>(*version); i < kMigrations.size(); ++i) sql += kMigrations[i];
  sql += "PRAGMA application_id = " + std::to_string(kApplicationId) + ";";
  sql += "PRAGMA user_version = " + std::to_string(schema_version()) + "; COMMIT;";
  if (const Status s = db.execute(sql); !s) {
    (void)db.execute("ROLLBACK");
    return s.error();
  }
  return Done{};
}

Status check_schema(Database& db) {
  const auto version = version_of(db);
  if (!version) return version.error();
  if (*version < 0) return foreign(db);
  if (*version == 0)
    return Error{ErrorCode::kForeignCase, db.path() + ": an empty file, not a case; make one with isnad add"};
  if (*version > schema_version()) return newer(db, *version);
  return Done{};
}

}  // namespace isnad
