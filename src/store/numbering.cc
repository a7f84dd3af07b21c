// How far the incidents of a case have numbers, so that adding a few reports looks at what they touch only.
//
// The row of `numbered` says: all reports up to `upto`, as they are read now, were linked by the program `by` and every
// incident of theirs has its number. Reports added later follow it. A report that is read again sets it back to 0, as
// nobody knows what its old reading was tied to; so do triggers (schema.cc), whoever changes or removes a reading.
#include <set>
#include <utility>

#include "store/case.h"

namespace isnad {

Result<Numbered> Case::numbered() {
  Numbered mark;
  const auto last = db_.integer("SELECT coalesce(max(n), 0) FROM report");
  if (!last) return last.error();
  mark.last = *last;
  auto s = db_.prepare("SELECT upto, by, turn, decisions FROM numbered");
  if (!s) return s.error();
  const Result<bool> row = s->step();
  if (!row) return row.error();
  if (*row) mark.upto = s->integer(0), mark.by = s->text(1), mark.turn = s->integer(2), mark.decisions = s->integer(3);
  return mark;
}

Status Case::forget_numbered() { return db_.execute("UPDATE numbered SET upto = 0, decisions = -1, turn = turn + 1"); }

// False where the row changed since it was asked for.
Result<bool> Case::note_numbered(const Numbered& mark) {
  auto s = db_.prepare(
      "UPDATE numbered SET upto = ?1, by = ?2, decisions = ?3, turn = turn + 1 WHERE turn = ?4 RETURNING turn");
  if (!s) return s.error();
  s->bind(1, mark.last);
  s->bind(2, mark.by);
  s->bind(3, mark.decisions);
  s->bind(4, mark.turn);
  const Result<bool> row = s->step();
  if (!row) return row.error();
  const bool noted = *row;
  if (const Status done = s->run(); !done) return done.error();
  return noted;
}

Result<std::vector<std::string>> Case::reports_after(std::int64_t n) {
  auto s = db_.prepare("SELECT id FROM report WHERE n > ?1 ORDER BY id");
  if (!s) return s.error();
  s->bind(1, n);
  std::vector<std::string> ids;
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) ids.push_back(s->text(0));
  if (!row) return row.error();
  return ids;
}

Result<std::int64_t> Case::last_number() { return db_.integer("SELECT coalesce(max(n), 0) FROM incident_label"); }

Result<std::vector<IncidentLabel>> Case::labels_of(const std::vector<std::string>& reports) {
  auto which = db_.prepare("SELECT DISTINCT l.n FROM report r JOIN incident_label l ON l.report = r.n WHERE r.id = ?1");
  if (!which) return which.error();
  std::set<std::int64_t> numbers;
  for (const std::string& id : reports) {
    which->bind(1, id);
    Result<bool> row = which->step();
    for (; row && *row; row = which->step()) numbers.insert(which->integer(0));
    which->reset();
    if (!row) return row.error();
  }
  auto s = db_.prepare(
      "SELECT r.id, l.member, l.first, l.last, l.what FROM incident_label l JOIN report r ON r.n = l.report"
      " WHERE l.n = ?1 ORDER BY l.report, l.member");
  if (!s) return s.error();
  std::vector<IncidentLabel> all;
  for (const std::int64_t n : numbers) {
    all.push_back({n, {}});
    s->bind(1, n);
    Result<bool> row = s->step();
    for (; row && *row; row = s->step()) {
      const Span span{static_cast<std::uint32_t>(s->integer(2)), static_cast<std::uint32_t>(s->integer(3))};
      all.back().members.push_back({{s->text(0), s->text(1)}, span, s->text(4), ""});
    }
    s->reset();
    if (!row) return row.error();
  }
  return all;
}

}  // namespace isnad
