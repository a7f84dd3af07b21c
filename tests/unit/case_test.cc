// Every case of the .case files under tests/cases and tests/bugs is one test, named after its path;
// docs/formats/cases.md is the language.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "claim/dump.h"
#include "expectation.h"
#include "unit/embedded_engine.h"

namespace isnad {
namespace {

struct Case {
  std::string file;  // from the folder tests/
  std::string path;  // the same without .case, and the name of the case in its file
  Report report;
  std::vector<std::string> expect, none;
  std::string todo;
  bool only = false;
  std::string malformed;  // what is wrong with the file itself
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.path; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

void read_line(Case& c, std::string_view line) {
  const auto space = line.find_first_of(" \t");
  const std::string_view key = line.substr(0, space);
  const std::string_view value = space == line.npos ? std::string_view() : trimmed(line.substr(space));
  const auto bad = [&](const std::string& what) { c.malformed += std::string(line) + ": " + what + "\n"; };
  if (key == "text") {
    if (!c.report.text.empty()) c.report.text += '\n';
    c.report.text += value;
  } else if (key == "published") {
    c.report.published = Date::parse(value);
    if (!c.report.published) bad("is no date; write 2031-05-02");
  } else if (key == "outlet") {
    c.report.outlet = value;
  } else if (key == "expect") {
    if (const std::string what = malformed(value); !what.empty()) bad(what);
    c.expect.emplace_back(value);
  } else if (key == "none") {
    if (const std::string what = malformed_none(value); !what.empty()) bad(what);
    c.none.emplace_back(value);
  } else if (key == "only") {
    c.only = true;
  } else if (key == "todo") {
    c.todo = value;
    if (value.empty()) bad("a todo says what is wrong");
  } else {
    bad("is no line of a case; see docs/formats/cases.md");
  }
}

void settle(Case& c) {
  c.report.bytes = c.report.text;
  c.report.id = "case";
  if (c.report.text.empty()) c.malformed += "no text line\n";
  if (c.expect.empty() && c.none.empty() && !c.only)
    c.malformed += "expects nothing; add an expect, none or only line\n";
}

// One case, or one for each line "case NAME".
std::vector<Case> read_cases(const std::string& file, const std::string& path) {
  std::vector<Case> cases;
  const auto open = [&](std::string_view name) {
    Case c;
    c.file = path;
    c.path = path.substr(0, path.rfind('.')) + (name.empty() ? "" : "/" + std::string(name));
    cases.push_back(std::move(c));
  };
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#') continue;
    if (text.starts_with("case ")) {
      open(trimmed(text.substr(5)));
    } else {
      if (cases.empty()) open({});
      read_line(cases.back(), text);
    }
  }
  if (cases.empty()) open({});
  for (Case& c : cases) settle(c);
  return cases;
}

std::vector<Case> all_cases() {
  namespace fs = std::filesystem;
  const fs::path tests = fs::path(ISNAD_SOURCE_DIR) / "tests";
  std::vector<Case> cases;
  for (const char* folder : {"cases", "bugs"}) {
    std::error_code ec;
    for (const auto& e : fs::recursive_directory_iterator(tests / folder, ec))
      if (e.path().extension() == ".case")
        for (Case& c : read_cases(e.path().string(), e.path().lexically_relative(tests).generic_string()))
          cases.push_back(std::move(c));
  }
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.path < b.path; });
  return cases;
}

// Everything about a case that does not hold, a line each; empty if the case holds.
std::string broken(const Case& c, const Extraction& found) {
  std::string out;
  for (const std::string& e : c.expect)
    if (const std::string what = unmet(e, found); !what.empty()) out += "expect " + e + ": " + what + "\n";
  for (const std::string& n : c.none)
    if (const std::string what = present(n, found); !what.empty()) out += "none " + n + ": " + what + "\n";
  if (c.only)
    if (const std::string what = surplus(c.expect, found); !what.empty()) out += "only: " + what + "\n";
  return out;
}

using testing::engine;

class CaseTest : public ::testing::TestWithParam<Case> {};

TEST_P(CaseTest, Holds) {
  const Case& c = GetParam();
  ASSERT_EQ(c.malformed, "") << "tests/" << c.path;
  const Extraction found = engine().extract(c.report);
  const std::string wrong = broken(c, found);
  if (!c.todo.empty()) {
    EXPECT_NE(wrong, "") << "tests/" << c.path << ": mended: remove the todo line (" << c.todo << ")";
    return;
  }
  if (!wrong.empty())
    ADD_FAILURE() << "tests/" << c.path << "\n"
                  << c.report.text << "\n"
                  << wrong << "found:\n"
                  << dump(c.report, found);
}

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
  std::string s = info.param.path;
  for (char& ch : s)
    if (std::isalnum(static_cast<unsigned char>(ch)) == 0) ch = '_';
  return s;
}

INSTANTIATE_TEST_SUITE_P(All, CaseTest, ::testing::ValuesIn(all_cases()), test_name);

TEST(CaseFiles, AreFoundAndNamedAfterTheirPath) {
  const std::vector<Case> cases = all_cases();
  EXPECT_GT(cases.size(), 300u);
  for (const Case& c : cases) {
    std::ifstream in(std::string(ISNAD_SOURCE_DIR) + "/tests/" + c.file);
    std::string first;
    std::getline(in, first);
    const auto from = c.file.find('/') + 1;
    EXPECT_EQ(first, "# " + c.file.substr(from, c.file.rfind('.') - from)) << "the first line of tests/" << c.file;
  }
}

}  // namespace
}  // namespace isnad
