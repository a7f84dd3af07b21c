#include "ingest/stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace isnad {
namespace {

Error io_error(const std::string& path, std::string_view doing) {
  return {ErrorCode::kIo, path + ": cannot " + std::string(doing) + ": " + std::strerror(errno)};
}

class PlainStream : public ByteStream {
 public:
  PlainStream(std::string path, int fd, bool waits, std::function<bool()> stopped)
      : path_(std::move(path)), stopped_(std::move(stopped)), fd_(fd), waits_(waits) {}
  ~PlainStream() override {
    if (fd_ > 2) ::close(fd_);
  }
  PlainStream(const PlainStream&) = delete;
  PlainStream& operator=(const PlainStream&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      if (waits_ && stopped_) {
        pollfd p{fd_, POLLIN, 0};
        if (::poll(&p, 1, 200) <= 0) {
          if (stopped_()) return std::size_t{0};
          continue;
        }
      }
      const ssize_t n = ::read(fd_, to, size);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return io_error(path_, "read");
      taken_ += static_cast<std::uint64_t>(n);
      return static_cast<std::size_t>(n);
    }
  }
  std::uint64_t taken() const override { return taken_; }

 private:
  std::string path_;
  std::function<bool()> stopped_;
  int fd_;
  bool waits_;
  std::uint64_t taken_ = 0;
};

class GzipStream : public ByteStream {
 public:
  GzipStream(std::string path, gzFile file) : path_(std::move(path)), file_(file) { gzbuffer(file_, 1u << 17); }
  ~GzipStream() override { gzclose(file_); }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    const int n = gzread(file_, to, static_cast<unsigned>(std::min<std::size_t>(size, 1u << 30)));
    int code = Z_OK;
    const char* message = gzerror(file_, &code);
    if (n < 0 || (n == 0 && code != Z_OK && code != Z_STREAM_END))
      return Error{ErrorCode::kBadData, path_ + ": damaged gzip data: " + message};
    return static_cast<std::size_t>(n);
  }
  std::uint64_t taken() const override { return static_cast<std::uint64_t>(std::max<z_off_t>(gzoffset(file_), 0)); }

 private:
  std::string path_;
  gzFile file_;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> ByteStream::open(const std::string& path, std::function<bool()> stopped) {
  if (path == "-") return std::unique_ptr<ByteStream>(new PlainStream("standard input", 0, true, std::move(stopped)));
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, "open");
  struct stat st {};
  const bool regular = ::fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
  if (path.ends_with(".gz")) {
    gzFile file = gzdopen(fd, "rb");
    if (file == nullptr) {
      ::close(fd);
      return Error{ErrorCode::kIo, path + ": cannot open: out of memory"};
    }
    return std::unique_ptr<ByteStream>(new GzipStream(path, file));
  }
  return std::unique_ptr<ByteStream>(new PlainStream(path, fd, !regular, std::move(stopped)));
}

}  // namespace isnad
