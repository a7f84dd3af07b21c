// Walk: the files under given paths, in the order given, directories in sorted order.
//
// A path that names a file is taken whatever its name. Of a directory, files with a known ending are taken (.txt .text
// .jsonl .ndjson .json .html .htm .xhtml, each also with .gz), or all where `every_file`; names that begin with a dot
// and case files (.isnad) are passed over. A directory met again, by a link or twice in the list, is read once.
//
//   Walk walk({"reports"}, false);
//   while (auto step = walk.next()) …     // step->path, step->error
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace isnad {

struct WalkStep {
  std::string path;
  std::optional<Error> error;  // why it cannot be taken
};

class Walk {
 public:
  Walk(std::vector<std::string> paths, bool every_file);
  std::optional<WalkStep> next();
  std::size_t skipped() const { return skipped_; }  // files passed over for their ending

 private:
  struct Pending {
    std::string path;
    bool given = false;  // by the user, not found in a directory
  };
  std::optional<Error> enter(const std::string& directory);

  std::vector<Pending> pending_;                            // last one first
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen_;  // device and inode of directories
  bool every_file_;
  std::size_t skipped_ = 0;
};

// Size of all files a walk of these paths would take; nothing where one of them is not a plain file or directory.
std::optional<std::uint64_t> total_size(const std::vector<std::string>& paths, bool every_file);

}  // namespace isnad
