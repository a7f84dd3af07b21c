// ReportSource: paths → the raw bytes of one report after another; read_item: those bytes → a Report.
//
// In: files, directories (read in sorted order, each once, so a loop of links ends), "-" for standard input; plain text
// (one report a file), JSON Lines (one report a line), HTML; any of them also gzipped. Out: items in the order of the
// input, in bounded memory. Reading is one thing after another; read_item is pure and may run on many threads.
// The path of a report is its file; a JSON line has none, its id tells it apart.
// An item that cannot be read is a failure that names its file, line and reason, and the run goes on.
//
//   ReportSource source({"reports/", "-"}, options);
//   while (auto raw = source.next())
//     if (Item item = read_item(std::move(*raw), options); const Report* report = std::get_if<Report>(&item)) …
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "ingest/stream.h"
#include "ingest/walk.h"
#include "model/report.h"

namespace isnad {

enum class InputFormat : std::uint8_t { automatic, text, jsonl, html };

struct IngestOptions {
  InputFormat format = InputFormat::automatic;
  std::optional<Date> published;                   // for reports that do not say
  std::string outlet;                              // the same
  std::size_t max_bytes = std::size_t{512} << 20;  // of one report
  std::function<bool()> stopped;                   // asked while waiting for input; true ends the run
};

struct RawItem {
  std::string path;      // "-" for standard input
  std::size_t line = 0;  // of a JSON line, from 1; else 0
  InputFormat format = InputFormat::text;
  std::string bytes;
  std::optional<Error> trouble;  // why there are no bytes
};

struct ItemFailure {
  std::string where;  // "path" or "path:line"
  Error error;
};

using Item = std::variant<Report, ItemFailure>;

Item read_item(RawItem raw, const IngestOptions& options);

class ReportSource {
 public:
  ReportSource(std::vector<std::string> paths, IngestOptions options);
  std::optional<RawItem> next();

  std::uint64_t bytes_read() const { return bytes_read_; }  // of the files as stored
  std::size_t skipped() const { return walk_.skipped(); }   // files of directories passed over

 private:
  std::optional<RawItem> open_next();
  std::optional<RawItem> next_line();
  RawItem whole();
  InputFormat format_of(const std::string& path);
  RawItem trouble(ErrorCode code, std::string message);
  bool fill();

  IngestOptions options_;
  Walk walk_;
  std::unique_ptr<ByteStream> stream_;
  std::string path_;
  std::string buffer_;  // read and not yet handed out, from at_
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  bool at_end_ = false;
  bool gave_any_ = false;  // a report or a failure of this file was handed out
  bool ended_ = false;
  std::optional<Error> broken_;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace isnad
