// The parts of the case file that people make: decisions, each chained to the one before, and the numbers of incidents.
#include <utility>

#include "store/case.h"
#include "store/decision_codec.h"

namespace isnad {
namespace {

constexpr std::int64_t kDecisionsSince = 2;  // the schema that first had them

struct LastDecision {
  std::int64_t n = 0;
  std::string hash{kFirstHash};
};

Result<LastDecision> last_decision(Database& db) {
  auto s = db.prepare("SELECT n, hash FROM decision ORDER BY n DESC LIMIT 1");
  if (!s) return s.error();
  const Result<bool> row = s->step();
  if (!row) return row.error();
  return *row ? LastDecision{s->integer(0), s->text(1)} : LastDecision{};
}

}  // namespace

Result<bool> Case::keeps_decisions() {
  const auto version = db_.integer("PRAGMA user_version");
  if (!version) return version.error();
  return *version >= kDecisionsSince;
}

Result<std::vector<Decision>> Case::decisions() {
  std::vector<Decision> all;
  const Result<bool> kept = keeps_decisions();
  if (!kept) return kept.error();
  if (!*kept) return all;
  auto s = db_.prepare("SELECT n, kind, content, previous, hash FROM decision ORDER BY n");
  if (!s) return s.error();
  std::string previous(kFirstHash);
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) {
    const std::int64_t n = s->integer(0);
    const auto damaged = [&](const std::string& why) {
      return Error{ErrorCode::kBadData, db_.path() + ": decision " + std::to_string(n) + ": " + why +
                                            "; isnad verify tells more, restore a copy"};
    };
    if (n != static_cast<std::int64_t>(all.size()) + 1) return damaged("the one before it is missing");
    if (s->view(3) != previous || decision_hash(n, s->view(1), s->view(2), previous) != s->view(4))
      return damaged("it was changed after it was made");
    Result<Decision> d = parse_decision_content(s->view(2));
    if (!d) return damaged(d.error().message);
    d->n = n;
    if (!parse_decision_kind(s->view(1), d->kind)) return damaged("of an unknown kind '" + s->text(1) + "'");
    previous = s->text(4);
    all.push_back(std::move(*d));
  }
  if (!row) return row.error();
  return all;
}

Result<std::string> Case::decisions_hash() {
  const Result<bool> kept = keeps_decisions();
  if (!kept) return kept.error();
  if (!*kept) return std::string(kFirstHash);
  const Result<LastDecision> last = last_decision(db_);
  if (!last) return last.error();
  return last->hash;
}

Result<std::int64_t> Case::append(const Decision& decision, const std::vector<IncidentLabel>& labels) {
  if (!inserts_) return Error{ErrorCode::kUsage, db_.path() + ": opened for reading only"};
  if (const Status s = begin(); !s) return s.error();
  const auto give_up = [&](const Error& why) {
    (void)db_.execute("ROLLBACK");
    in_batch_ = false;
    return why;
  };
  const Result<LastDecision> last = last_decision(db_);
  if (!last) return give_up(last.error());
  const std::int64_t n = last->n + 1;
  const std::string kind(name(decision.kind));
  const std::string content = decision_content(decision);
  const std::string hash = decision_hash(n, kind, content, last->hash);
  auto s = db_.prepare("INSERT INTO decision (n, kind, content, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5)");
  if (!s) return give_up(s.error());
  s->bind(1, n);
  s->bind(2, kind);
  s->bind(3, content);
  s->bind(4, last->hash);
  s->bind(5, hash);
  if (const Status done = s->run(); !done) return give_up(done.error());
  if (const Status done = write_labels(labels); !done) return give_up(done.error());
  if (const Status done = commit(); !done) return done.error();
  return n;
}

Result<std::vector<IncidentLabel>> Case::labels() {
  std::vector<IncidentLabel> all;
  const Result<bool> kept = keeps_decisions();
  if (!kept) return kept.error();
  if (!*kept) return all;
  auto s = db_.prepare(
      "SELECT l.n, r.id, l.member, l.first, l.last, l.what FROM incident_label l JOIN report r ON r.n = l.report"
      " ORDER BY l.n, l.report, l.member");
  if (!s) return s.error();
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) {
    if (all.empty() || all.back().n != s->integer(0)) all.push_back({s->integer(0), {}});
    const Span span{static_cast<std::uint32_t>(s->integer(3)), static_cast<std::uint32_t>(s->integer(4))};
    all.back().members.push_back({{s->text(1), s->text(2)}, span, s->text(5), ""});
  }
  if (!row) return row.error();
  return all;
}

Result<bool> Case::add_labels(const std::vector<IncidentLabel>& labels, const Numbered* mark,
                              const LinksChange* change) {
  if (labels.empty() && mark == nullptr) return true;
  if (!inserts_) return Error{ErrorCode::kUsage, db_.path() + ": opened for reading only"};
  if (const Status s = begin(); !s) return s.error();
  const auto last = last_number();
  Result<bool> follows = last ? Result<bool>(labels.empty() || *last == labels.front().n - 1) : last.error();
  if (follows && *follows && mark != nullptr) follows = note_numbered(*mark);
  Status done = follows ? Status(Done{}) : Status(follows.error());
  if (done && *follows) done = write_labels(labels);
  if (done && *follows && change != nullptr) done = write_links(*change);
  if (!done || !*follows) {
    (void)db_.execute("ROLLBACK");
    in_batch_ = false;
    if (!done) return done.error();
    return false;
  }
  if (const Status s = commit(); !s) return s.error();
  return true;
}

Status Case::write_labels(const std::vector<IncidentLabel>& labels) {
  if (labels.empty()) return Done{};
  auto old = db_.prepare("DELETE FROM incident_label WHERE n = ?1");
  if (!old) return old.error();
  auto s = db_.prepare(
      "INSERT INTO incident_label (n, report, member, first, last, what)"
      " SELECT ?1, r.n, ?3, ?4, ?5, ?6 FROM report r WHERE r.id = ?2");
  if (!s) return s.error();
  for (const IncidentLabel& label : labels) {
    old->bind(1, label.n);
    if (const Status done = old->run(); !done) return done.error();
    for (const MemberAnchor& m : label.members) {
      s->bind(1, label.n);
      s->bind(2, m.ref.report);
      s->bind(3, m.ref.id);
      s->bind(4, std::int64_t{m.span.begin});
      s->bind(5, std::int64_t{m.span.end});
      s->bind(6, m.what);
      if (const Status done = s->run(); !done) return done.error();
    }
  }
  return Done{};
}

}  // namespace isnad
