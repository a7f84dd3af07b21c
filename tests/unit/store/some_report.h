// A report to put into a case file.
#pragma once

#include <string>

#include "base/hash.h"
#include "model/report.h"

namespace isnad::testing {

inline Report some_report(const std::string& id, const std::string& text) {
  Report r;
  r.id = id;
  r.bytes = "{\"text\": \"" + text + "\"}";
  r.text = text;
  r.sha256 = sha256_hex(r.bytes);
  r.outlet = "afp";
  r.published = Date::parse("2022-01-23");
  return r;
}

}  // namespace isnad::testing
