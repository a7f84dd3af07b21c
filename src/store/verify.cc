#include "store/verify.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_set>

#include "base/hash.h"
#include "base/sketch.h"
#include "store/codec.h"
#include "store/decision_codec.h"
#include "store/incident_codec.h"
#include "store/open.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace isnad {
namespace {

constexpr std::size_t kNamed = 5;  // so many bad reports are named, the others counted
constexpr std::size_t kWordsDigits = 16;

std::string counted(std::size_t n, const std::string& one) {
  return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

// What went wrong in one check, the first few by name.
class Faults {
 public:
  void add(const std::string& fault) {
    if (++count_ <= kNamed) text_ += (text_.empty() ? "" : "; ") + fault;
  }
  CaseCheck check(std::string name, std::string fine) const {
    if (count_ == 0) return {std::move(name), true, std::move(fine)};
    return {std::move(name), false,
            count_ > kNamed ? text_ + "; and " + std::to_string(count_ - kNamed) + " more" : text_};
  }

 private:
  std::size_t count_ = 0;
  std::string text_;
};

class Verifier {
 public:
  explicit Verifier(Database db) : db_(std::move(db)) {}

  std::vector<CaseCheck> run() {
    out_.push_back(file());
    const Status schema = check_schema(db_);
    const auto version = db_.integer("PRAGMA user_version");
    out_.push_back({"schema", static_cast<bool>(schema) && version,
                    !schema    ? schema.error().message
                    : !version ? version.error().message
                               : "version " + std::to_string(*version) + " of " + std::to_string(schema_version())});
    if (!out_.back().ok) return std::move(out_);
    out_.push_back(keys());
    reports(*version >= 3);
    if (*version >= 2) {
      out_.push_back(decisions());
      out_.push_back(numbers(*version));
    }
    if (*version >= 5) out_.push_back(incidents());
    return std::move(out_);
  }

 private:
  // Runs a query, hands over its rows; what SQLite has to say against it is a fault.
  void each(Faults& faults, std::string_view sql, const std::function<void(const Statement&)>& take) {
    auto s = db_.prepare(sql);
    if (!s) return faults.add(s.error().message);
    Result<bool> row = s->step();
    for (; row && *row; row = s->step()) take(*s);
    if (!row) faults.add(row.error().message);
  }

  CaseCheck file() {
    Faults faults;
    each(faults, "PRAGMA integrity_check", [&](const Statement& row) {
      if (row.view(0) != "ok") faults.add(row.text(0));
    });
    return faults.check("file", "every page and index of the database is sound");
  }

  CaseCheck keys() {
    Faults faults;
    each(faults, "PRAGMA foreign_key_check",
         [&](const Statement& row) { faults.add("a row of " + row.text(0) + " belongs to no row of " + row.text(2)); });
    each(faults,
         "SELECT r.id FROM report r LEFT JOIN original o ON o.report = r.n LEFT JOIN extraction e ON e.report = r.n"
         " WHERE o.report IS NULL OR e.report IS NULL",
         [&](const Statement& row) { faults.add("report " + row.text(0) + " has no original or no reading"); });
    return faults.check("keys", "every row belongs to a report, every report is whole");
  }

  // Original bytes against their hash, and what was made of them against the text, in one pass.
  void reports(bool with_sketches) {
    Faults originals, readings, sketches;
    std::size_t count = 0, claims = 0, sketched = 0;
    each(originals,
         std::string("SELECT r.id, r.sha256, o.bytes, o.text, e.found, e.claims, e.events, ") +
             (with_sketches ? "s.bins" : "NULL") +
             " FROM report r LEFT JOIN original o ON o.report = r.n LEFT JOIN extraction e ON e.report = r.n" +
             (with_sketches ? " LEFT JOIN sketch s ON s.report = r.n" : "") + " ORDER BY r.n",
         [&](const Statement& row) {
           ++count;
           const std::string id = row.text(0);
           const std::optional<std::string> text = original(row, id, originals);
           if (!row.null(4)) reading(row, id, text, readings, claims);
           // Short texts have none, nor those that could not be read when the case was brought up to date.
           if (row.null(7) || !text) return;
           ++sketched;
           const std::optional<Sketch> kept = parse_sketch(row.view(7));
           if (!kept || kept != sketch_of(*text)) sketches.add("report " + id + ": not the sketch of its text");
         });
    out_.push_back(
        originals.check("originals", counted(count, "report") + ", the bytes of each as their SHA-256 says"));
    out_.push_back(readings.check("readings", counted(claims, "claim") + ", every one decodes and stands in its text"));
    if (with_sketches)
      out_.push_back(
          sketches.check("sketches", counted(sketched, "text") + " sketched, every sketch as its text gives it"));
  }

  static std::optional<std::string> original(const Statement& row, const std::string& id, Faults& faults) {
    if (row.null(2)) return std::nullopt;  // told by keys()
    Result<std::string> bytes = expand_bytes(row.view(2));
    if (!bytes) {
      faults.add("report " + id + ": " + bytes.error().message);
      return std::nullopt;
    }
    if (sha256_hex(*bytes) != row.view(1)) {
      faults.add("report " + id + ": the bytes are not those of its SHA-256");
      return std::nullopt;
    }
    if (row.null(3)) return std::move(*bytes);
    Result<std::string> text = expand_bytes(row.view(3), *bytes);
    if (!text) {
      faults.add("report " + id + ": its text: " + text.error().message);
      return std::nullopt;
    }
    return std::move(*text);
  }

  static void reading(const Statement& row, const std::string& id, const std::optional<std::string>& text,
                      Faults& faults, std::size_t& claims) {
    const Result<Extraction> found = decode_extraction(row.view(4));
    if (!found) return faults.add("report " + id + ": " + found.error().message);
    claims += found->claims.size();
    if (static_cast<std::int64_t>(found->claims.size()) != row.integer(5) ||
        static_cast<std::int64_t>(found->events.size()) != row.integer(6))
      faults.add("report " + id + ": its claims and events are not as many as were counted");
    if (!text) return;
    const auto within = [&](Span s) { return s.begin <= s.end && s.end <= text->size(); };
    bool inside = true;
    for (const Claim& c : found->claims) inside = inside && within(c.span) && within(c.sentence);
    for (const Event& e : found->events) inside = inside && within(e.span) && within(e.sentence);
    if (!inside) faults.add("report " + id + ": a claim stands outside the text");
  }

  CaseCheck decisions() {
    Faults faults;
    std::string previous(kFirstHash);
    std::int64_t count = 0;
    std::vector<MemberAnchor> members;
    each(faults, "SELECT n, kind, content, previous, hash FROM decision ORDER BY n", [&](const Statement& row) {
      const std::int64_t n = row.integer(0);
      const std::string which = "decision " + std::to_string(n);
      if (n != ++count) faults.add("decision " + std::to_string(count) + " is missing"), count = n;
      if (row.view(3) != previous) faults.add(which + " does not follow the one before it");
      if (decision_hash(n, row.view(1), row.view(2), row.view(3)) != row.view(4))
        faults.add(which + " was changed after it was made");
      previous = row.text(4);
      Result<Decision> d = parse_decision_content(row.view(2));
      if (!d) return faults.add(which + ": " + d.error().message);
      for (auto* side : {&d->taken, &d->other}) members.insert(members.end(), side->begin(), side->end());
    });
    const auto made = db_.integer("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'decision'");
    if (made && *made != count)
      faults.add(std::to_string(*made) + " decisions were made, " + std::to_string(count) + " are there");
    words(members, faults);
    return faults.check("decisions", counted(static_cast<std::size_t>(count), "decision") +
                                         ", the chain is whole; last hash " + previous);
  }

  // The words that decisions were made about are still those of the originals.
  void words(std::vector<MemberAnchor>& members, Faults& faults) {
    std::sort(members.begin(), members.end(),
              [](const MemberAnchor& a, const MemberAnchor& b) { return a.ref.report < b.ref.report; });
    auto s = db_.prepare("SELECT o.bytes, o.text FROM report r JOIN original o ON o.report = r.n WHERE r.id = ?1");
    if (!s) return faults.add(s.error().message);
    std::string report, text;
    for (const MemberAnchor& m : members) {
      if (m.ref.report != report) {
        report = m.ref.report;
        s->reset();
        s->bind(1, report);
        const Result<bool> row = s->step();
        if (!row || !*row) {
          faults.add("a decision is about report " + report + ", which the case does not hold");
          text.clear();
          continue;
        }
        Result<std::string> bytes = expand_bytes(s->view(0));
        if (bytes && !s->null(1)) bytes = expand_bytes(s->view(1), *bytes);
        text = bytes ? *bytes : std::string();  // damaged originals are told above
      }
      if (m.words.empty() || text.empty()) continue;
      if (m.span.end > text.size() || sha256_hex(m.span.of(text)).substr(0, kWordsDigits) != m.words)
        faults.add("a decision is about other words of report " + report + " than stand there");
    }
  }

  CaseCheck numbers(std::int64_t version) {
    Faults faults;
    std::size_t count = 0;
    each(faults, "SELECT count(DISTINCT n) FROM incident_label",
         [&](const Statement& row) { count = static_cast<std::size_t>(row.integer(0)); });
    each(faults, "SELECT n FROM incident_label WHERE n < 1 OR last < first",
         [&](const Statement& row) { faults.add("number " + row.text(0) + " has a member that cannot be"); });
    if (version >= 4)
      each(faults, "SELECT upto FROM numbered WHERE upto < 0 OR upto > (SELECT coalesce(max(n), 0) FROM report)",
           [&](const Statement& row) { faults.add("reports are numbered up to " + row.text(0) + ", past the last"); });
    return faults.check("numbers", counted(count, "incident number"));
  }

  // What linking came to, by itself; whether it is what the readings give, only linking can tell.
  CaseCheck incidents() {
    Faults faults;
    std::size_t count = 0;
    std::unordered_set<std::string> reports;
    each(faults, "SELECT id FROM report", [&](const Statement& row) { reports.insert(row.text(0)); });
    each(faults, "SELECT n, made FROM incident ORDER BY n", [&](const Statement& row) {
      ++count;
      const Result<Incident> made = decode_incident(row.view(1));
      if (!made) return faults.add("i-" + row.text(0) + ": " + made.error().message);
      for (const std::string& id : made->reports)
        if (!reports.contains(id)) faults.add("i-" + row.text(0) + " is told by report " + id + ", which is not there");
    });
    return faults.check("incidents", counted(count, "incident") + " kept, every one decodes");
  }

  Database db_;
  std::vector<CaseCheck> out_;
};

}  // namespace

Result<std::vector<CaseCheck>> verify_case(const std::string& path) {
  Result<Database> db = open_case_database(path);
  if (!db && db.error().code == ErrorCode::kBadData) return std::vector<CaseCheck>{{"file", false, db.error().message}};
  if (!db) return db.error();
  return Verifier(std::move(*db)).run();
}

}  // namespace isnad
