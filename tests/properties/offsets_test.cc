// Every span of every product lies inside the text, on the borders of characters, and holds the words it stands for.
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "claim/dump.h"
#include "lexicon/lexicon.h"
#include "model/json.h"
#include "model/name_json.h"
#include "properties/demo_reports.h"
#include "text/document.h"

namespace isnad {
namespace {

using testing::demo_reports;
using testing::engine;
using testing::text_report;

bool on_border(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// `valid`: the text is UTF-8, so borders mean something.
void check(const std::string& text, Span s, const std::string& what, bool valid) {
  ASSERT_LE(s.begin, s.end) << what;
  ASSERT_LE(s.end, text.size()) << what;
  if (!valid) return;
  EXPECT_TRUE(on_border(text, s.begin)) << what << " begins inside a character";
  EXPECT_TRUE(on_border(text, s.end)) << what << " ends inside a character";
}

template <class Fact>
void check_fact(const std::string& text, const Fact& f, const std::string& what, bool valid) {
  check(text, f.span, what, valid);
  check(text, f.sentence, what + " sentence", valid);
  EXPECT_FALSE(f.span.empty()) << what;
  EXPECT_TRUE(f.sentence.contains(f.span)) << what << ": the words stand outside their sentence";
  for (const Link& l : f.attribution) {
    check(text, l.span, what + " link", valid);
    EXPECT_EQ(l.span.of(text), l.text) << what;
  }
  if (f.time) check(text, f.time->span, what + " time", valid);
}

void check_names(const Report& r, bool valid) {
  const FoundNames found = engine().names(r);
  std::size_t before = 0;
  for (const FoundName& n : found.names) {
    check(r.text, n.span, n.text, valid);
    EXPECT_EQ(n.span.of(r.text), n.text);
    EXPECT_GE(n.span.begin, before) << n.text;
    before = n.span.begin;
    EXPECT_FALSE(n.reasons.empty()) << n.text;
    double sum = 0;
    for (const NameCandidate& c : n.candidates) sum += c.score;
    if (!n.candidates.empty()) {
      EXPECT_NEAR(sum, 1, 1e-9) << n.text;
    }
    EXPECT_LT(n.refers_to, static_cast<std::int32_t>(found.names.size()));
  }
  if (valid) {
    std::string line;
    append_names_line(line, r, found);
    EXPECT_TRUE(is_valid_utf8(line));
  }
}

void check_all(const Report& r) {
  const bool valid = is_valid_utf8(r.text);
  const Extraction found = engine().extract(r);
  for (const Claim& c : found.claims) {
    check_fact(r.text, c, c.id, valid);
    if (c.kind == ClaimKind::figure) {
      EXPECT_EQ(c.span.of(r.text), c.value.text) << c.id;
    }
  }
  for (const Event& e : found.events) {
    check_fact(r.text, e, e.id, valid);
    EXPECT_EQ(e.span.of(r.text), e.trigger) << e.id;
  }
  for (const Diagnostic& d : found.diagnostics) check(r.text, d.span, d.code, valid);
  EXPECT_TRUE(is_valid_utf8(report_line(r, found)));
  check_names(r, valid);
}

void check_tokens(const std::string& text) {
  Document d;
  read_text(text, engine().lexicon(), d);
  const bool valid = is_valid_utf8(text);
  std::uint32_t end = 0;
  for (const Token& t : d.tokens) {
    check(text, t.span, "token", valid);
    EXPECT_GE(t.span.begin, end) << "tokens overlap";
    EXPECT_LE(t.key + t.key_size, d.folded.size());
    EXPECT_LE(t.first_reading + t.reading_count, d.readings.size());
    EXPECT_LE(t.first_word + t.word_count, d.name_words.size());
    end = t.span.end;
  }
}

TEST(Offsets, OfTheDemoReports) {
  const auto reports = demo_reports();
  ASSERT_GT(reports.size(), 10u);
  for (const Report& r : reports) {
    SCOPED_TRACE(r.id);
    check_all(r);
    check_tokens(r.text);
  }
}

TEST(Offsets, OfRandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::string text = testing::random_bytes(random, random() % 400);
    SCOPED_TRACE(round);
    check_tokens(text);
    check_all(text_report(text));
  }
}

TEST(Offsets, OfShuffledProse) {
  std::mt19937 random(2);
  for (int round = 0; round < 600; ++round) {
    const std::string text = testing::random_prose(random, random() % 120);
    SCOPED_TRACE(text);
    check_tokens(text);
    check_all(text_report(text));
    if (::testing::Test::HasFailure()) return;
  }
}

TEST(Offsets, OfEveryPrefixOfAReport) {
  const auto reports = demo_reports();
  ASSERT_FALSE(reports.empty());
  const std::string text = reports.front().text.substr(0, 900);
  for (std::size_t n = 0; n <= text.size(); ++n) {
    SCOPED_TRACE(n);
    check_all(text_report(text.substr(0, n)));
    if (::testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace isnad
