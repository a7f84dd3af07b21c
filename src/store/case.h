// Case: the case file, one SQLite file that keeps every report's original bytes and what was read out of them.
//
// In: reports with their extractions. Out: them again, for linking (ReadReport, without the text) or for showing
// (Report). What was committed survives a crash; an `add` that was cut short is run again and skips what the case holds
// already. Every failure is one message naming the file and the reason. One thread at a time, but for held().
//
//   Result<Case> c = Case::open_or_create("ghwayran.isnad");
//   c->add(report, engine.extract(report), engine.maker().fingerprint());   // begins a batch where none is open
//   c->commit();                                   // maker names the program and lexicon, e.g. "0.1.0+9f3c…"
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/decision.h"
#include "model/incident.h"
#include "store/sqlite.h"

namespace isnad {

enum class Added { fresh, unchanged, reread };  // reread: same bytes, read again by another program or lexicon

struct CaseCounts {
  std::int64_t reports = 0;
  std::int64_t claims = 0;
  std::int64_t events = 0;
};

// A report in the form the case keeps it: compressed, encoded.
struct PackedReport {
  std::string bytes;
  std::string text;  // empty where the text equals the bytes
  std::string found;
  std::string sketch;  // empty where the text is too short for one
  std::int64_t claims = 0;
  std::int64_t events = 0;
};

// How far numbers are given.
struct Numbered {
  std::int64_t upto = 0;  // of the reports added up to this one
  std::string by;         // the program that linked them
  std::int64_t turn = 0;
  std::int64_t last = 0;        // the last report there is
  std::int64_t decisions = -1;  // so many are applied in the incidents kept; -1: none are kept
};

// What linking and the decisions came to (links.cc).
struct Links {
  std::vector<Incident> incidents;             // by number
  std::map<std::string, std::string> aliases;  // numbers of incidents that became part of another
  std::vector<DecisionOutcome> outcomes;       // one a decision
};

// How the links kept so far change.
struct LinksChange {
  Links links;                                               // all of them, or those that came
  bool all = true;                                           // nothing kept so far stays
  std::vector<std::int64_t> gone;                            // else: what is known under these numbers goes
  std::vector<std::pair<std::string, std::string>> stories;  // by report id, what linking keeps of it, as bytes
};

class Case {
 public:
  static Result<Case> open_or_create(const std::string& path);
  static Result<Case> open_readonly(const std::string& path);

  // The same id and bytes twice change nothing; the same id with other bytes is an error of that report (kBadData).
  Result<Added> add(const Report& report, const Extraction& found, std::string_view maker);
  // The same in two steps, so that the costly one can be done on many threads.
  static PackedReport pack(const Report& report, const Extraction& found);
  Result<Added> add_packed(const Report& report, const PackedReport& packed, std::string_view maker);
  Status commit();
  // Whether the case holds this reading. May be asked from any thread, also during add().
  bool held(const std::string& id, std::string_view sha256, std::string_view maker) const;

  // By id: grow() says how many there are so far, then take() is called for each not yet taken, with its place, on at
  // most so many threads (0: as many as there are processors). What is not moved out of a report serves for the next.
  Status each_read_report(const std::function<void(std::size_t)>& grow,
                          const std::function<void(std::size_t, ReadReport&)>& take, unsigned threads = 0);
  Result<std::vector<ReadReport>> read_reports(
      const std::vector<std::string>& ids);  // those there are, in this order, without sketches
  // Sorted by id; decoded on at most so many threads (0: as many as there are processors).
  Result<std::vector<ReadReport>> all_read_reports(unsigned threads = 0);
  Result<std::optional<Report>> report(const std::string& id);
  Result<std::optional<Extraction>> extraction(const std::string& id);
  Result<CaseCounts> counts();
  Result<std::vector<std::string>> makers();                 // what read the reports, each once, sorted
  Result<std::map<std::string, std::string>> report_urls();  // by report id, where known

  // What people decided, in order; an error where the chain of hashes is broken (decisions.cc). Appending gives the
  // number, and replaces the labels of the same numbers.
  Result<std::vector<Decision>> decisions();
  Result<std::int64_t> append(const Decision& decision, const std::vector<IncidentLabel>& labels);
  Result<std::string> decisions_hash();  // of the last one: who keeps it can tell later that nothing was changed
  Result<std::vector<IncidentLabel>> labels();
  Result<std::vector<IncidentLabel>> labels_of(
      const std::vector<std::string>& reports);  // with a member in one of them
  Result<std::int64_t> last_number();

  // Up to which report the incidents have numbers, see numbering.cc. Ask for the mark before reading the reports.
  Result<Numbered> numbered();
  Result<std::vector<std::string>> reports_after(std::int64_t n);  // ids, sorted
  // New numbers, which must follow the last one; false where another program gave numbers or read reports again in
  // between: ask again.
  // With a mark: notes that all reports up to there are numbered, and what linking came to.
  Result<bool> add_labels(const std::vector<IncidentLabel>& labels, const Numbered* mark = nullptr,
                          const LinksChange* change = nullptr);

  // What linking came to, if it was done by this program for all reports and decisions there are; else nothing.
  Result<std::optional<Links>> links(std::string_view by, unsigned threads = 0);
  // By report id, sorted; reports without a row are left out.
  Result<std::vector<std::pair<std::string, std::string>>> stories();
  // From here to release() every reading sees the case at one moment, whatever others write.
  Status hold();
  void release();

 private:
  struct Known {
    std::int64_t n = 0;
    std::string sha256;
    std::string maker;
  };
  struct Inserts {
    Statement report, original, extraction, sketch, known;
  };

  explicit Case(Database db) : db_(std::move(db)) {}
  Status prepare_writing();
  Status begin();
  Result<Added> insert(const Report& report, const PackedReport& packed, std::string_view maker);
  Result<Added> read_again(const Known& known, const Report& report, const PackedReport& packed,
                           std::string_view maker);
  Status write_reading(std::int64_t n, const PackedReport& packed, std::string_view maker);
  Status write_sketch(std::int64_t n, const std::string& bytes);
  Status sketch_originals();  // of a case of an older Isnad
  Status forget_numbered();
  Status write_labels(const std::vector<IncidentLabel>& labels);
  Status write_links(const LinksChange& change);
  Status write_stories(const LinksChange& change);
  Result<bool> note_numbered(const Numbered& mark);
  Result<bool> keeps_links();
  // A case of an older Isnad keeps neither.
  Result<bool> keeps_decisions();
  Result<bool> keeps_sketches();

  Result<std::optional<Known>> find(const std::string& id);

  // A connection of its own for held(), which other threads ask.
  struct Lookup;
  struct LookupEnd {
    void operator()(Lookup* lookup) const;
  };

  Database db_;
  std::unique_ptr<Lookup, LookupEnd> lookup_;
  std::optional<Inserts> inserts_;  // after db_, so that it goes first
  bool in_batch_ = false;
};

}  // namespace isnad
