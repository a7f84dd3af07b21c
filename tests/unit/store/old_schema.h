// What schema 5 brought, taken away again: statements that make a case one of schema 4.
#pragma once

namespace isnad {

inline constexpr const char* kDropLinks =
    "DROP TRIGGER reading_changed; DROP TRIGGER reading_deleted; DROP TRIGGER report_changed; DROP TABLE incident;"
    "DROP TABLE incident_alias; DROP TABLE outcome; DROP TABLE story; ALTER TABLE numbered DROP COLUMN decisions;"
    "PRAGMA user_version = 4;";

}  // namespace isnad
