// What linking and the decisions came to, kept so that a case is shown without linking it again.
//
// It is a copy of what the readings and the decisions give, never a truth of its own: the row of `numbered` says for
// which reports, which program and how many decisions it holds, and where one of these differs nobody reads it. It is
// written in the transaction that notes the row, so that a run killed before its end leaves the old state, or none.
#include <algorithm>
#include <charconv>
#include <utility>

#include "base/parallel.h"
#include "store/case.h"
#include "store/incident_codec.h"

namespace isnad {
namespace {

constexpr std::int64_t kLinksSince = 5;   // schema
constexpr std::size_t kIncidents = 1024;  // a piece of work

std::string id_of(std::int64_t n) { return "i-" + std::to_string(n); }

std::int64_t number_of(std::string_view id) {
  std::int64_t n = 0;
  if (id.size() > 2) std::from_chars(id.data() + 2, id.data() + id.size(), n);
  return n;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

std::vector<std::string> parted(std::string_view ids) {
  std::vector<std::string> out;
  while (!ids.empty()) {
    const std::size_t end = std::min(ids.find(' '), ids.size());
    out.emplace_back(ids.substr(0, end));
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  return out;
}

}  // namespace

Result<bool> Case::keeps_links() {
  const auto version = db_.integer("PRAGMA user_version");
  if (!version) return version.error();
  return *version >= kLinksSince;
}

Status Case::hold() { return in_batch_ ? Status(Done{}) : db_.execute("BEGIN"); }
void Case::release() {
  if (!in_batch_) (void)db_.execute("COMMIT");
}

Result<std::optional<Links>> Case::links(std::string_view by, unsigned threads) {
  const Result<bool> kept = keeps_links();
  if (!kept) return kept.error();
  if (!*kept) return std::optional<Links>();
  const Result<Numbered> mark = numbered();
  if (!mark) return mark.error();
  const auto decisions = db_.integer("SELECT coalesce(max(n), 0) FROM decision");
  if (!decisions) return decisions.error();
  if (mark->upto != mark->last || mark->by != by || mark->decisions != *decisions) return std::optional<Links>();

  Links out;
  auto s = db_.prepare("SELECT n, made FROM incident ORDER BY n");
  if (!s) return s.error();
  std::vector<std::pair<std::int64_t, std::string>> rows;
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) rows.emplace_back(s->integer(0), s->text(1));
  if (!row) return row.error();
  out.incidents.resize(rows.size());
  std::vector<std::string> damage(rows.size() / kIncidents + 1);
  in_pieces(
      rows.size(), threads,
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          Result<Incident> made = decode_incident(rows[i].second);
          if (made)
            out.incidents[i] = std::move(*made), out.incidents[i].id = id_of(rows[i].first);
          else if (damage[i / kIncidents].empty())
            damage[i / kIncidents] = "incident " + id_of(rows[i].first) + ": " + made.error().message;
        }
      },
      kIncidents);
  for (const std::string& why : damage)
    if (!why.empty()) return Error{ErrorCode::kBadData, db_.path() + ": " + why + "; isnad verify tells more"};

  auto alias = db_.prepare("SELECT n, now FROM incident_alias");
  if (!alias) return alias.error();
  for (row = alias->step(); row && *row; row = alias->step())
    out.aliases.emplace(id_of(alias->integer(0)), id_of(alias->integer(1)));
  if (!row) return row.error();
  auto outcome = db_.prepare("SELECT decision, state, why, incidents FROM outcome ORDER BY decision");
  if (!outcome) return outcome.error();
  for (row = outcome->step(); row && *row; row = outcome->step()) {
    DecisionOutcome o{outcome->integer(0), DecisionState::applied, outcome->text(2), parted(outcome->view(3))};
    if (!parse_decision_state(outcome->view(1), o.state))
      return Error{ErrorCode::kBadData, db_.path() + ": decision " + std::to_string(o.n) + ": of an unknown state"};
    out.outcomes.push_back(std::move(o));
  }
  if (!row) return row.error();
  return std::optional<Links>(std::move(out));
}

Result<std::vector<std::pair<std::string, std::string>>> Case::stories() {
  auto s = db_.prepare("SELECT r.id, s.told FROM report r JOIN story s ON s.report = r.n ORDER BY r.n");
  if (!s) return s.error();
  std::vector<std::pair<std::string, std::string>> all;
  Result<bool> row = s->step();
  for (; row && *row; row = s->step()) all.emplace_back(s->text(0), s->text(1));
  if (!row) return row.error();
  std::sort(all.begin(), all.end());
  return all;
}

Status Case::write_links(const LinksChange& change) {
  if (change.all) {
    if (Status s = db_.execute("DELETE FROM incident; DELETE FROM incident_alias; DELETE FROM story"); !s) return s;
  }
  for (const char* sql : {"DELETE FROM incident WHERE n = ?1", "DELETE FROM incident_alias WHERE n = ?1"}) {
    auto s = db_.prepare(sql);
    if (!s) return s.error();
    for (const std::int64_t n : change.gone) {
      s->bind(1, n);
      if (Status done = s->run(); !done) return done;
    }
  }
  auto incident = db_.prepare("INSERT OR REPLACE INTO incident (n, made) VALUES (?1, ?2)");
  if (!incident) return incident.error();
  for (const Incident& i : change.links.incidents) {
    const std::string made = encode_incident(i);
    incident->bind(1, number_of(i.id));
    incident->bind_blob(2, made);
    if (Status done = incident->run(); !done) return done;
  }
  auto alias = db_.prepare("INSERT OR REPLACE INTO incident_alias (n, now) VALUES (?1, ?2)");
  if (!alias) return alias.error();
  for (const auto& [n, now] : change.links.aliases) {
    alias->bind(1, number_of(n));
    alias->bind(2, number_of(now));
    if (Status done = alias->run(); !done) return done;
  }
  if (Status s = db_.execute("DELETE FROM outcome"); !s) return s;
  auto outcome = db_.prepare("INSERT INTO outcome (decision, state, why, incidents) VALUES (?1, ?2, ?3, ?4)");
  if (!outcome) return outcome.error();
  for (const DecisionOutcome& o : change.links.outcomes) {
    const std::string results = joined(o.results);
    outcome->bind(1, o.n);
    outcome->bind(2, name(o.state));
    outcome->bind(3, o.why);
    outcome->bind(4, results);
    if (Status done = outcome->run(); !done) return done;
  }
  return write_stories(change);
}

Status Case::write_stories(const LinksChange& change) {
  auto s = db_.prepare("INSERT OR REPLACE INTO story (report, told) SELECT n, ?2 FROM report WHERE id = ?1");
  if (!s) return s.error();
  for (const auto& [id, told] : change.stories) {
    s->bind(1, id);
    s->bind_blob(2, told);
    if (Status done = s->run(); !done) return done;
  }
  return Done{};
}

}  // namespace isnad
