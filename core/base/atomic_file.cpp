// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <random>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

// 0, or the errno of the failure.
int write_all(const Descriptor& out, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(out.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// Where a link, or a chain of links, leads, whether or not something is there yet.
std::filesystem::path followed(std::filesystem::path path) {
  constexpr int kMostLinks = 40;  // as the kernel
  std::error_code error;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, error); ++i) {
    path = path.parent_path() / std::filesystem::read_symlink(path, error);
    if (error) break;
  }
  return path;
}

// A new file beside `path`; its name is left in `name`. The caller's umask applies as it does to
// any new file: reading the umask, to apply it by hand, would change it for all threads.
int open_beside(const std::filesystem::path& path, mode_t mode, std::string& name) {
  std::random_device random;
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    name = path.string() + ".tmp-" + std::to_string(random());
    const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

}  // namespace

void write_file_atomically(const std::filesystem::path& given, std::string_view content,
                           Links links, Durable durable) {
  const bool follow = links == Links::kFollow;
  const std::filesystem::path path = follow ? followed(given) : given;
  const auto cannot_write = [&](int error) {
    return failure("cannot write " + path.string() + ": " + reason(error));
  };
  struct stat existing {};
  const auto look = follow ? ::stat : ::lstat;
  bool exists = look(path.c_str(), &existing) == 0;
  if (!exists && errno != ENOENT) throw cannot_write(errno);
  if (exists && S_ISLNK(existing.st_mode)) exists = false;  // only where it is to be replaced
  if (exists && S_ISDIR(existing.st_mode)) throw cannot_write(EISDIR);
  if (exists && !S_ISREG(existing.st_mode)) {
    // A pipe or a device (/dev/stdout) has no old content to protect and cannot be renamed over.
    const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    const int error = out.get() < 0 ? errno : write_all(out, content);
    if (error != 0) throw cannot_write(error);
    return;
  }
  constexpr mode_t kNewFile = 0666;
  constexpr mode_t kPrivateUntilDone = 0600;
  std::string temporary;
  Descriptor fd(open_beside(path, exists ? kPrivateUntilDone : kNewFile, temporary));
  if (fd.get() < 0) throw cannot_write(errno);
  const auto give_up = [&](int error) {
    ::unlink(temporary.c_str());
    return cannot_write(error);
  };
  if (const int error = write_all(fd, content); error != 0) throw give_up(error);
  if (exists) {
    // Only root can give files away; everyone else's file becomes the writer's.
    if (::fchown(fd.get(), existing.st_uid, existing.st_gid) != 0 && errno != EPERM) {
      throw give_up(errno);
    }
    if (::fchmod(fd.get(), existing.st_mode & 07777) != 0) throw give_up(errno);
  }
  const bool wait = durable == Durable::kYes;
  if ((wait && ::fsync(fd.get()) != 0) || fd.close() != 0 ||
      ::rename(temporary.c_str(), path.c_str()) != 0) {
    throw give_up(errno);
  }
  if (wait) sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

void sync_file(const std::filesystem::path& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (fd.get() >= 0) ::fsync(fd.get());
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
  constexpr std::size_t kChunk = std::size_t{1} << 20;
  std::string content;
  if (S_ISREG(info.st_mode)) {
    if (static_cast<std::uintmax_t>(info.st_size) > max_bytes) throw too_large();
    content.reserve(static_cast<std::size_t>(info.st_size) + kChunk);
  }
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
