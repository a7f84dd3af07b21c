#include "ingest/source.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace isnad {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;

std::string_view without_gz(std::string_view path) {
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return path;
}

bool blank_only(std::string_view s) { return s.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

// What an unnamed stream holds, by its first bytes.
InputFormat sniff(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return InputFormat::text;
  head = head.substr(first, 64);
  if (head[0] == '{') return InputFormat::jsonl;
  std::string low;
  for (const char c : head) low.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  return low.starts_with("<!doctype html") || low.starts_with("<html") ? InputFormat::html : InputFormat::text;
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

}  // namespace

ReportSource::ReportSource(std::vector<std::string> paths, IngestOptions options)
    : options_(std::move(options)), walk_(std::move(paths), options_.format != InputFormat::automatic) {}

InputFormat ReportSource::format_of(const std::string& path) {
  if (options_.format != InputFormat::automatic) return options_.format;
  const std::string_view p = without_gz(path);
  if (p.ends_with(".txt") || p.ends_with(".text")) return InputFormat::text;
  if (p.ends_with(".jsonl") || p.ends_with(".ndjson") || p.ends_with(".json")) return InputFormat::jsonl;
  if (p.ends_with(".html") || p.ends_with(".htm") || p.ends_with(".xhtml")) return InputFormat::html;
  fill();
  return sniff(buffer_);
}

// Reads one more chunk behind what is buffered; false at the end.
bool ReportSource::fill() {
  if (at_end_) return false;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kChunk);
  const std::uint64_t before = stream_->taken();
  Result<std::size_t> got = stream_->read(buffer_.data() + had, kChunk);
  buffer_.resize(had + (got ? *got : 0));
  bytes_read_ += stream_->taken() - before;
  if (!got) broken_ = got.error();
  at_end_ = !got || *got == 0;
  return !at_end_;
}

RawItem ReportSource::trouble(ErrorCode code, std::string message) {
  gave_any_ = true;
  RawItem raw;
  raw.path = path_;
  raw.line = line_;
  raw.trouble = Error{code, std::move(message)};
  return raw;
}

// A file that is one report.
RawItem ReportSource::whole() {
  std::size_t scanned = buffer_.size();
  while (buffer_.size() <= options_.max_bytes && fill()) scanned = buffer_.size();
  stream_.reset();
  if (broken_) return trouble(broken_->code, broken_->message);
  if (scanned > options_.max_bytes)
    return trouble(ErrorCode::kBadData, "longer than " + megabytes(options_.max_bytes) +
                                            ": one report a file is expected; give many as JSON lines (--input jsonl)");
  if (buffer_.empty()) return trouble(ErrorCode::kBadData, "the file is empty");
  RawItem raw;
  raw.path = path_;
  raw.bytes = std::move(buffer_);
  buffer_.clear();
  return raw;
}

// The next JSON line that is not blank; nothing at the end of the file.
std::optional<RawItem> ReportSource::next_line() {
  std::size_t searched = at_;
  bool too_long = false;
  for (;;) {
    const std::size_t feed = buffer_.find('\n', searched);
    if (feed == std::string::npos && !at_end_) {
      searched = buffer_.size() - at_;
      if (searched > options_.max_bytes) {
        too_long = true;
        buffer_.clear();
        at_ = searched = 0;
      }
      fill();
      continue;
    }
    const std::size_t end = feed == std::string::npos ? buffer_.size() : feed;
    if (end == buffer_.size() && end == at_ && !too_long) break;
    ++line_;
    const std::string_view line = std::string_view(buffer_).substr(at_, end - at_);
    at_ = feed == std::string::npos ? end : end + 1;
    if (too_long || line.size() > options_.max_bytes)
      return trouble(ErrorCode::kBadData, "the line is longer than " + megabytes(options_.max_bytes));
    searched = at_;
    if (blank_only(line)) continue;
    gave_any_ = true;
    return RawItem{path_, line_, InputFormat::jsonl, std::string(line), std::nullopt};
  }
  stream_.reset();
  line_ = 0;
  if (broken_) return trouble(broken_->code, broken_->message);
  if (!gave_any_) return trouble(ErrorCode::kBadData, "the file is empty");
  return std::nullopt;
}

// Opens the next file; a whole-file report or a failure comes out at once.
std::optional<RawItem> ReportSource::open_next() {
  std::optional<WalkStep> step = walk_.next();
  if (!step) {
    ended_ = true;
    return std::nullopt;
  }
  path_ = std::move(step->path);
  line_ = at_ = 0;
  buffer_.clear();
  broken_.reset();
  at_end_ = gave_any_ = false;
  if (step->error) return trouble(step->error->code, step->error->message);
  auto opened = ByteStream::open(path_, options_.stopped);
  if (!opened) return trouble(opened.error().code, opened.error().message);
  stream_ = std::move(*opened);
  const InputFormat format = format_of(path_);
  if (format != InputFormat::jsonl) {
    RawItem raw = whole();
    raw.format = format;
    return raw;
  }
  if (buffer_.empty()) fill();
  if (buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF")) {
    stream_.reset();
    return trouble(ErrorCode::kBadData, "JSON lines in UTF-16; convert first: iconv -f UTF-16 -t UTF-8");
  }
  if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  return next_line();
}

std::optional<RawItem> ReportSource::next() {
  while (!ended_) {
    if (options_.stopped && options_.stopped()) break;
    std::optional<RawItem> raw = stream_ ? next_line() : open_next();
    if (raw) return raw;
  }
  ended_ = true;
  return std::nullopt;
}

}  // namespace isnad
