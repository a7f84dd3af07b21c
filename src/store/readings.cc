// The readings of a case, all or some, without their texts: what linking works on.
#include <mutex>
#include <utility>

#include "base/parallel.h"
#include "store/case.h"
#include "store/codec.h"

namespace isnad {
namespace {

constexpr std::size_t kBatch = 8192;  // readings held undecoded at a time
constexpr std::size_t kPieces = 64;   // of a batch

ReadReport head_of(const Statement& row) {
  const auto published = row.null(3) ? std::nullopt : Date::parse(row.view(3));
  return {row.text(0), row.text(1), row.text(2), published, {}, parse_sketch(row.view(5)), {}};
}

Error damaged(const Database& db, const std::string& id, const Error& error) {
  return {error.code, db.path() + ": report " + id + ": " + error.message};
}

}  // namespace

// SQLite hands the rows over one by one; decoding them takes longer, and is done on all processors.
Status Case::each_read_report(const std::function<void(std::size_t)>& grow,
                              const std::function<void(std::size_t, ReadReport&)>& take, unsigned threads) {
  const Result<bool> sketches = keeps_sketches();
  if (!sketches) return sketches.error();
  auto s =
      db_.prepare(*sketches ? "SELECT r.id, r.outlet, r.title, r.published, e.found, s.bins FROM report r"
                              " JOIN extraction e ON e.report = r.n LEFT JOIN sketch s ON s.report = r.n ORDER BY r.id"
                            : "SELECT r.id, r.outlet, r.title, r.published, e.found, NULL FROM report r"
                              " JOIN extraction e ON e.report = r.n ORDER BY r.id");
  if (!s) return s.error();
  std::vector<std::pair<ReadReport, std::string>> batch;
  std::size_t start = 0;
  std::mutex lock;
  std::optional<std::pair<std::size_t, Error>> first;  // of the reports that do not decode
  const auto hand_over = [&] {
    grow(start + batch.size());
    in_pieces(
        batch.size(), threads,
        [&](std::size_t begin, std::size_t end) {
          ReadReport report;
          for (std::size_t i = begin; i < end; ++i) {
            auto& [head, blob] = batch[i];
            const Status decoded = decode_extraction(blob, report.found);
            if (decoded) {
              report.id = std::move(head.id), report.outlet = std::move(head.outlet);
              report.title = std::move(head.title), report.published = head.published;
              report.sketch = std::move(head.sketch);
              take(start + i, report);
              continue;
            }
            const std::lock_guard<std::mutex> guard(lock);
            if (!first || i < first->first) first.emplace(i, damaged(db_, head.id, decoded.error()));
          }
        },
        kBatch / kPieces);
    start += batch.size();
    batch.clear();
  };
  Result<bool> row = s->step();
  for (; row && *row && !first; row = s->step()) {
    batch.emplace_back(head_of(*s), s->text(4));
    if (batch.size() == kBatch) hand_over();
  }
  if (!row) return row.error();
  if (!first) hand_over();
  if (first) return first->second;
  return Done{};
}

Result<std::vector<ReadReport>> Case::all_read_reports(unsigned threads) {
  std::vector<ReadReport> all;
  const Status s = each_read_report([&](std::size_t count) { all.resize(count); },
                                    [&](std::size_t at, ReadReport& report) { all[at] = std::move(report); }, threads);
  if (!s) return s.error();
  return all;
}

Result<std::vector<ReadReport>> Case::read_reports(const std::vector<std::string>& ids) {
  auto s = db_.prepare(
      "SELECT r.id, r.outlet, r.title, r.published, e.found, NULL FROM report r JOIN extraction e ON e.report = r.n"
      " WHERE r.id = ?1");
  if (!s) return s.error();
  std::vector<ReadReport> all;
  for (const std::string& id : ids) {
    s->bind(1, id);
    const Result<bool> row = s->step();
    if (!row) return row.error();
    if (*row) {
      Result<Extraction> found = decode_extraction(s->view(4));
      if (!found) return damaged(db_, id, found.error());
      all.push_back(head_of(*s));
      all.back().found = std::move(*found);
    }
    s->reset();
  }
  return all;
}

}  // namespace isnad
