// Lines of a file of any size, one in memory at a time.
//
//   LineReader lines;
//   if (const Status s = lines.open("SY.txt"); !s) return s.error();
//   for (std::string_view line; lines.next(line);) use(lines.number(), line);
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace isnad {

class LineReader {
 public:
  static constexpr std::size_t kLongest = std::size_t{1} << 20;  // bytes; the rest of a longer line is passed over

  Status open(const std::string& path);  // "-" is standard input
  bool next(std::string_view& line);     // without its end; valid until the next call
  std::size_t number() const { return number_; }
  bool cut() const { return cut_; }  // was this line too long?
  Status status() const;             // after the last line: was that the end, or an error?

 private:
  struct Closer {
    void operator()(std::FILE* f) const {
      if (f != stdin) std::fclose(f);
    }
  };
  bool fill();

  std::unique_ptr<std::FILE, Closer> file_;
  std::string path_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::string line_;
  std::size_t number_ = 0;
  bool cut_ = false;
};

}  // namespace isnad
