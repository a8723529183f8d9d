// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/error.hpp"

namespace taskatlas {
namespace {

std::string reason(int error) { return std::generic_category().message(error); }

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());  // some file systems refuse; the rename itself is done
}

}  // namespace

void write_file_atomically(const std::filesystem::path& given, std::string_view content) {
  std::error_code ignored;
  const std::filesystem::path path =
      std::filesystem::is_symlink(given, ignored) ? std::filesystem::weakly_canonical(given) : given;
  struct stat existing {};
  const bool exists = ::stat(path.c_str(), &existing) == 0;
  if (exists && !S_ISREG(existing.st_mode)) {
    // A pipe or a device (/dev/stdout) has no old content to protect and cannot be renamed over.
    const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    std::size_t written = 0;
    while (out.get() >= 0 && written < content.size()) {
      const ssize_t n = ::write(out.get(), content.data() + written, content.size() - written);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) break;
      written += static_cast<std::size_t>(n);
    }
    if (out.get() < 0 || written < content.size()) {
      throw failure("cannot write " + path.string() + ": " + reason(errno));
    }
    return;
  }
  std::string temporary = path.string() + ".XXXXXX";
  Descriptor fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (fd.get() < 0) throw failure("cannot write " + path.string() + ": " + reason(errno));
  const auto give_up = [&](int error) {
    ::unlink(temporary.c_str());
    return failure("cannot write " + path.string() + ": " + reason(error));
  };
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t n = ::write(fd.get(), content.data() + written, content.size() - written);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw give_up(errno);
    written += static_cast<std::size_t>(n);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode = exists ? (existing.st_mode & 07777) : (0666 & ~mask);
  if (::fchmod(fd.get(), mode) != 0 || ::fsync(fd.get()) != 0 || fd.close() != 0 ||
      ::rename(temporary.c_str(), path.c_str()) != 0) {
    throw give_up(errno);
  }
  sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

std::string read_file(const std::filesystem::path& path, std::uintmax_t max_bytes) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info {};
  if (fd.get() < 0 || ::fstat(fd.get(), &info) != 0) {
    throw bad_input("cannot read " + path.string() + ": " + reason(errno));
  }
  if (S_ISDIR(info.st_mode)) throw bad_input("cannot read " + path.string() + ": it is a folder");
  const auto too_large = [&] {
    return bad_input("cannot read " + path.string() + ": it is larger than " +
                     std::to_string(max_bytes) + " bytes");
  };
  std::string content;
  if (S_ISREG(info.st_mode)) {
    if (static_cast<std::uintmax_t>(info.st_size) > max_bytes) throw too_large();
    content.reserve(static_cast<std::size_t>(info.st_size));
  }
  constexpr std::size_t kChunk = std::size_t{1} << 20;
  while (true) {
    const std::size_t size = content.size();
    content.resize(size + kChunk);
    const ssize_t n = ::read(fd.get(), content.data() + size, kChunk);
    content.resize(size + (n > 0 ? static_cast<std::size_t>(n) : 0));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw bad_input("cannot read " + path.string() + ": " + reason(errno));
    if (n == 0) return content;
    if (content.size() > max_bytes) throw too_large();
  }
}

}  // namespace taskatlas
