#include "lexicon/line_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace isnad {

Status LineReader::open(const std::string& path) {
  path_ = path == "-" ? "standard input" : path;
  file_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rbe"));
  if (!file_) return Error{ErrorCode::kIo, path + ": cannot be opened (" + std::strerror(errno) + "); check the path"};
  buffer_.resize(std::size_t{1} << 16);
  return Done{};
}

bool LineReader::fill() {
  at_ = 0;
  end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  return end_ > 0;
}

bool LineReader::next(std::string_view& line) {
  line_.clear();
  cut_ = false;
  if (at_ == end_ && !fill()) return false;
  ++number_;
  for (;;) {
    const char* const from = buffer_.data() + at_;
    const auto* const stop = static_cast<const char*>(std::memchr(from, '\n', end_ - at_));
    const std::size_t size = stop ? static_cast<std::size_t>(stop - from) : end_ - at_;
    const std::size_t room = kLongest - line_.size();
    line_.append(from, std::min(size, room));
    cut_ = cut_ || size > room;
    at_ += size + (stop ? 1 : 0);
    if (stop || !fill()) break;
  }
  if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
  if (line_.ends_with('\r')) line_.pop_back();
  line = line_;
  return true;
}

Status LineReader::status() const {
  if (file_ && std::ferror(file_.get()) != 0)
    return Error{ErrorCode::kIo, path_ + ": cannot be read: " + std::strerror(errno)};
  return Done{};
}

}  // namespace isnad
