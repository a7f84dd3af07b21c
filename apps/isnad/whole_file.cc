#include "whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace isnad {
namespace {

Error refused(const std::string& path, int why) {
  return {ErrorCode::kIo, fmt::format("{}: cannot write: {}", path, std::strerror(why))};
}

// 0, or why not.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(n));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

Status write_in_place(const std::string& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return refused(path, errno);
  int why = write_all(fd, bytes);
  if (::close(fd) != 0 && why == 0) why = errno;
  if (why != 0) return refused(path, why);
  return Done{};
}

}  // namespace

bool is_plain_place(const std::string& path) {
  struct stat there {};
  return ::stat(path.c_str(), &there) != 0 || S_ISREG(there.st_mode);
}

Status write_whole_file(const std::string& path, std::string_view bytes) {
  struct stat there {};
  const bool exists = ::stat(path.c_str(), &there) == 0;
  if (exists && S_ISDIR(there.st_mode)) return refused(path, EISDIR);
  if (exists && !S_ISREG(there.st_mode)) return write_in_place(path, bytes);
  std::string temporary = path + ".XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return refused(path, errno);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  int why = write_all(fd, bytes);
  if (why == 0 && ::fchmod(fd, exists ? there.st_mode & 07777 : 0666 & ~mask) != 0) why = errno;
  if (why == 0 && ::fsync(fd) != 0) why = errno;
  if (::close(fd) != 0 && why == 0) why = errno;
  if (why == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) why = errno;
  if (why == 0) return Done{};
  ::unlink(temporary.c_str());
  return refused(path, why);
}

}  // namespace isnad
