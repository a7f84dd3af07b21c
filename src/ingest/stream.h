// ByteStream: the bytes of a file, of standard input ("-"), or of what a gzipped file holds (by its name, *.gz).
//
//   auto stream = ByteStream::open("reports.jsonl.gz", {});
//   while (auto n = (*stream)->read(buffer, sizeof buffer)) if (*n == 0) break; else …
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"

namespace isnad {

class ByteStream {
 public:
  // `stopped` is asked every fifth of a second while standard input or a pipe has nothing to give.
  static Result<std::unique_ptr<ByteStream>> open(const std::string& path, std::function<bool()> stopped);
  virtual ~ByteStream() = default;
  // Bytes put into `to`; 0 at the end or when stopped.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // Bytes taken from the file so far.
  virtual std::uint64_t taken() const = 0;
};

}  // namespace isnad
