#include "store/case.h"

#include <mutex>
#include <utility>

#include "base/sketch.h"
#include "store/codec.h"
#include "store/open.h"
#include "store/schema.h"

namespace isnad {
namespace {

std::optional<Date> date_of(const Statement& row, int column) {
  return row.null(column) ? std::nullopt : Date::parse(row.view(column));
}

constexpr std::int64_t kSketchesSince = 3;  // schema

constexpr std::string_view kKnown =
    "SELECT r.n, r.sha256, e.maker FROM report r LEFT JOIN extraction e ON e.report = r.n WHERE r.id = ?1";

Error in_report(const Database& db, const std::string& id, const Error& error) {
  return {error.code, db.path() + ": report " + id + ": " + error.message};
}

}  // namespace

struct Case::Lookup {
  std::mutex lock;
  Database db;
  Statement known;  // after db, so that it goes first
};
void Case::LookupEnd::operator()(Lookup* lookup) const { delete lookup; }

Result<Case> Case::open_or_create(const std::string& path) {
  if (const Status s = check_case_path(path, false); !s) return s.error();
  Result<Database> db = Database::open(path, Database::Mode::write);
  if (!db) return db.error();
  const auto before = db->integer("PRAGMA user_version");
  if (!before) return before.error();
  if (const Status s = migrate(*db); !s) return s.error();
  Case c(std::move(*db));
  if (const Status s = c.prepare_writing(); !s) return s.error();
  if (*before > 0 && *before < kSketchesSince)
    if (const Status s = c.sketch_originals(); !s) return s.error();
  return c;
}

Result<Case> Case::open_readonly(const std::string& path) {
  Result<Database> db = open_case_database(path);
  if (!db) return db.error();
  return Case(std::move(*db));
}

Status Case::prepare_writing() {
  // FULL: a committed batch survives the machine going down, not only the program.
  if (const Status s = db_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
      !s)
    return s.error();
  auto report = db_.prepare(
      "INSERT INTO report (id, sha256, path, outlet, url, title, published, language) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)"
      " ON CONFLICT (id) DO NOTHING RETURNING n");
  if (!report) return report.error();
  auto original = db_.prepare("INSERT INTO original (report, bytes, text) VALUES (?1, ?2, ?3)");
  if (!original) return original.error();
  auto extraction =
      db_.prepare("INSERT OR REPLACE INTO extraction (report, maker, claims, events, found) VALUES (?1,?2,?3,?4,?5)");
  if (!extraction) return extraction.error();
  auto sketch = db_.prepare("INSERT OR REPLACE INTO sketch (report, bins) VALUES (?1, ?2)");
  if (!sketch) return sketch.error();
  auto known = db_.prepare(kKnown);
  if (!known) return known.error();
  Result<Database> reader = Database::open(db_.path(), Database::Mode::read);
  if (!reader) return reader.error();
  auto asked = reader->prepare(kKnown);
  if (!asked) return asked.error();
  lookup_.reset(new Lookup{{}, std::move(*reader), std::move(*asked)});
  inserts_.emplace(
      Inserts{std::move(*report), std::move(*original), std::move(*extraction), std::move(*sketch), std::move(*known)});
  return Done{};
}

bool Case::held(const std::string& id, std::string_view sha256, std::string_view maker) const {
  if (!lookup_) return false;
  const std::lock_guard<std::mutex> guard(lookup_->lock);
  Statement& s = lookup_->known;
  s.bind(1, id);
  const Result<bool> row = s.step();
  const bool same = row && *row && s.view(1) == sha256 && s.view(2) == maker;
  s.reset();
  return same;
}

Result<std::optional<Case::Known>> Case::find(const std::string& id) {
  Statement& s = inserts_->known;
  s.bind(1, id);
  const Result<bool> row = s.step();
  std::optional<Known> known;
  if (row && *row) known = Known{s.integer(0), s.text(1), s.text(2)};
  s.reset();
  if (!row) return row.error();
  return known;
}

Status Case::begin() {
  if (in_batch_) return Done{};
  Status s = db_.execute("BEGIN IMMEDIATE");
  in_batch_ = static_cast<bool>(s);
  return s;
}

Status Case::commit() {
  if (!in_batch_) return Done{};
  in_batch_ = false;
  Status s = db_.execute("COMMIT");
  if (!s) (void)db_.execute("ROLLBACK");
  return s;
}

PackedReport Case::pack(const Report& report, const Extraction& found) {
  Extraction all = found;  // what was noticed while reading the file belongs to the reading too
  all.diagnostics.insert(all.diagnostics.begin(), report.diagnostics.begin(), report.diagnostics.end());
  PackedReport p;
  p.bytes = compress_bytes(report.bytes);
  if (report.text != report.bytes) p.text = compress_bytes(report.text, report.bytes);
  p.found = encode_extraction(all);
  if (const auto sketch = sketch_of(report.text)) p.sketch = sketch_bytes(*sketch);
  p.claims = static_cast<std::int64_t>(found.claims.size());
  p.events = static_cast<std::int64_t>(found.events.size());
  return p;
}

Result<Added> Case::add(const Report& report, const Extraction& found, std::string_view maker) {
  return add_packed(report, pack(report, found), maker);
}

Result<Added> Case::add_packed(const Report& report, const PackedReport& packed, std::string_view maker) {
  if (!inserts_) return Error{ErrorCode::kUsage, db_.path() + ": opened for reading only"};
  const auto known = find(report.id);
  if (!known) return known.error();
  return *known ? read_again(**known, report, packed, maker) : insert(report, packed, maker);
}

Result<Added> Case::read_again(const Known& known, const Report& report, const PackedReport& packed,
                               std::string_view maker) {
  if (known.sha256 != report.sha256)
    return Error{ErrorCode::kBadData,
                 "the case holds another report with the id " + report.id + "; give this one another id"};
  // Nothing packed: it was held() when it was asked for, and another program has read it anew since.
  if (known.maker == maker || packed.found.empty()) return Added::unchanged;
  if (const Status s = begin(); !s) return s.error();
  if (const Status s = write_reading(known.n, packed, maker); !s) return s.error();
  if (const Status s = forget_numbered(); !s) return s.error();
  return Added::reread;
}

Result<Added> Case::insert(const Report& report, const PackedReport& packed, std::string_view maker) {
  if (const Status s = begin(); !s) return s.error();
  Statement& head = inserts_->report;
  const std::string published = report.published ? report.published->text() : std::string();
  head.bind(1, report.id);
  head.bind(2, report.sha256);
  head.bind_text_or_null(3, report.path);
  head.bind_text_or_null(4, report.outlet);
  head.bind_text_or_null(5, report.url);
  head.bind_text_or_null(6, report.title);
  head.bind_text_or_null(7, published);
  head.bind_text_or_null(8, report.language);
  const Result<bool> row = head.step();
  const std::int64_t n = row && *row ? head.integer(0) : 0;
  const Status stepped = head.run();
  if (!row) return row.error();
  if (!stepped) return stepped.error();
  if (!*row) {  // another program added it since this one opened the case
    const auto theirs = find(report.id);
    if (!theirs) return theirs.error();
    if (*theirs) return read_again(**theirs, report, packed, maker);
    return Error{ErrorCode::kBadData, db_.path() + ": report " + report.id + " could not be added"};
  }

  Statement& original = inserts_->original;
  original.bind(1, n);
  original.bind_blob(2, packed.bytes);
  if (!packed.text.empty()) original.bind_blob(3, packed.text);
  if (const Status s = original.run(); !s) return s.error();
  if (const Status s = write_reading(n, packed, maker); !s) return s.error();
  return Added::fresh;
}

Status Case::write_reading(std::int64_t n, const PackedReport& packed, std::string_view maker) {
  Statement& s = inserts_->extraction;
  s.bind(1, n);
  s.bind(2, maker);
  s.bind(3, packed.claims);
  s.bind(4, packed.events);
  s.bind_blob(5, packed.found);
  if (Status done = s.run(); !done) return done;
  return write_sketch(n, packed.sketch);
}

Status Case::write_sketch(std::int64_t n, const std::string& bytes) {
  if (bytes.empty()) return Done{};
  Statement& s = inserts_->sketch;
  s.bind(1, n);
  s.bind_blob(2, bytes);
  return s.run();
}

Status Case::sketch_originals() {
  if (const Status s = begin(); !s) return s.error();
  auto s = db_.prepare("SELECT report, bytes, text FROM original");
  if (!s) return s.error();
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) {
    Result<std::string> text = expand_bytes(s->view(1));
    if (text && !s->null(2)) text = expand_bytes(s->view(2), *text);
    if (!text) continue;  // damage is for isnad verify to tell
    if (const auto sketch = sketch_of(*text))
      if (Status done = write_sketch(s->integer(0), sketch_bytes(*sketch)); !done) return done;
  }
  if (!row) return row.error();
  return commit();
}

Result<bool> Case::keeps_sketches() {
  const auto version = db_.integer("PRAGMA user_version");
  if (!version) return version.error();
  return *version >= kSketchesSince;
}

Result<std::optional<Report>> Case::report(const std::string& id) {
  auto s = db_.prepare(
      "SELECT r.id, r.sha256, r.path, r.outlet, r.url, r.title, r.published, r.language, o.bytes, o.text"
      " FROM report r JOIN original o ON o.report = r.n WHERE r.id = ?1");
  if (!s) return s.error();
  s->bind(1, id);
  const Result<bool> row = s->step();
  if (!row) return row.error();
  if (!*row) return std::optional<Report>();
  Report r;
  r.id = s->text(0), r.sha256 = s->text(1), r.path = s->text(2), r.outlet = s->text(3), r.url = s->text(4);
  r.title = s->text(5), r.published = date_of(*s, 6), r.language = s->text(7);
  Result<std::string> bytes = expand_bytes(s->view(8));
  if (!bytes) return in_report(db_, id, bytes.error());
  r.bytes = std::move(*bytes);
  r.text = r.bytes;
  if (!s->null(9)) {
    Result<std::string> text = expand_bytes(s->view(9), r.bytes);
    if (!text) return in_report(db_, id, text.error());
    r.text = std::move(*text);
  }
  return std::optional<Report>(std::move(r));
}

Result<std::optional<Extraction>> Case::extraction(const std::string& id) {
  auto s = db_.prepare("SELECT e.found FROM report r JOIN extraction e ON e.report = r.n WHERE r.id = ?1");
  if (!s) return s.error();
  s->bind(1, id);
  const Result<bool> row = s->step();
  if (!row) return row.error();
  if (!*row) return std::optional<Extraction>();
  Result<Extraction> found = decode_extraction(s->view(0));
  if (!found) return in_report(db_, id, found.error());
  return std::optional<Extraction>(std::move(*found));
}

Result<CaseCounts> Case::counts() {
  auto s = db_.prepare("SELECT count(*), coalesce(sum(claims), 0), coalesce(sum(events), 0) FROM extraction");
  if (!s) return s.error();
  const Result<bool> row = s->step();
  if (!row) return row.error();
  return CaseCounts{s->integer(0), s->integer(1), s->integer(2)};
}

Result<std::vector<std::string>> Case::makers() {
  auto s = db_.prepare("SELECT DISTINCT maker FROM extraction ORDER BY maker");
  if (!s) return s.error();
  std::vector<std::string> all;
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) all.push_back(s->text(0));
  if (!row) return row.error();
  return all;
}

Result<std::map<std::string, std::string>> Case::report_urls() {
  auto s = db_.prepare("SELECT id, url FROM report WHERE url IS NOT NULL");
  if (!s) return s.error();
  std::map<std::string, std::string> all;
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) all.emplace(s->text(0), s->text(1));
  if (!row) return row.error();
  return all;
}

}  // namespace isnad
