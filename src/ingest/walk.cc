#include "ingest/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

namespace isnad {
namespace {

bool known_ending(std::string_view path) {
  constexpr std::array<std::string_view, 8> kEndings{".txt",  ".text", ".jsonl", ".ndjson",
                                                     ".json", ".html", ".htm",   ".xhtml"};
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return path.ends_with(e); });
}

// A case file and its logs, which may lie among the reports.
bool case_file(std::string_view path) {
  return path.ends_with(".isnad") || path.ends_with(".isnad-wal") || path.ends_with(".isnad-shm");
}

Error io_error(const std::string& path, std::string_view doing) {
  return {ErrorCode::kIo, path + ": cannot " + std::string(doing) + ": " + std::strerror(errno)};
}

}  // namespace

Walk::Walk(std::vector<std::string> paths, bool every_file) : every_file_(every_file) {
  std::reverse(paths.begin(), paths.end());
  for (std::string& p : paths) pending_.push_back({std::move(p), true});
}

std::optional<Error> Walk::enter(const std::string& directory) {
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir(directory.c_str()), [](DIR* d) { return ::closedir(d); });
  if (!dir) return io_error(directory, "read this directory");
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(dir.get()))
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  if (errno != 0) return io_error(directory, "read this directory");
  std::sort(names.begin(), names.end(), std::greater<>());
  for (const std::string& n : names) pending_.push_back({directory + (directory.ends_with('/') ? "" : "/") + n, false});
  return std::nullopt;
}

std::optional<WalkStep> Walk::next() {
  while (!pending_.empty()) {
    Pending p = std::move(pending_.back());
    pending_.pop_back();
    if (p.path == "-") {
      if (p.given) return WalkStep{p.path, std::nullopt};
      p.path = "./-";
    }
    struct stat st {};
    if (::stat(p.path.c_str(), &st) != 0) {
      if (errno == ELOOP && !p.given) continue;  // a link to itself
      return WalkStep{p.path, io_error(p.path, "open")};
    }
    if (S_ISDIR(st.st_mode)) {
      if (!seen_.insert({st.st_dev, st.st_ino}).second) continue;
      if (std::optional<Error> error = enter(p.path)) return WalkStep{p.path, std::move(error)};
      continue;
    }
    if (!p.given && case_file(p.path)) continue;
    if (p.given || (S_ISREG(st.st_mode) && (every_file_ || known_ending(p.path))))
      return WalkStep{p.path, std::nullopt};
    ++skipped_;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> total_size(const std::vector<std::string>& paths, bool every_file) {
  std::uint64_t sum = 0;
  Walk walk(paths, every_file);
  while (const std::optional<WalkStep> step = walk.next()) {
    struct stat st {};
    if (step->error) continue;
    if (::stat(step->path.c_str(), &st) != 0 || !S_ISREG(st.st_mode)) return std::nullopt;
    sum += static_cast<std::uint64_t>(st.st_size);
  }
  return sum;
}

}  // namespace isnad
