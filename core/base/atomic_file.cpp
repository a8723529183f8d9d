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

// open(2) that does not wait for a pipe's other end. A regular file may still have to be waited
// for, where an NFS server, or Samba, has lent it to a client and wants it back first.
int open_at_once(const std::filesystem::path& path, int flags) {
  constexpr mode_t kNewFile = 0666;
  const int always = flags | O_NOCTTY | O_CLOEXEC;
  const int fd = ::open(path.c_str(), always | O_NONBLOCK, kNewFile);
  if (fd >= 0 || errno != EWOULDBLOCK) return fd;
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return -1;
  if (S_ISREG(info.st_mode)) return ::open(path.c_str(), always, kNewFile);
  errno = ENXIO;
  return -1;
}

// A file to be read; its errors name it.
class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int fd) : path_(path), fd_(fd) {
    if (fd_.get() < 0 || ::fstat(fd_.get(), &info_) != 0) throw error(reason(errno));
    if (S_ISDIR(info_.st_mode)) throw error("it is a folder");
  }
  bool is_regular() const { return S_ISREG(info_.st_mode); }
  std::uintmax_t size() const { return static_cast<std::uintmax_t>(info_.st_size); }
  void require_regular() const {
    if (!is_regular()) throw error("it is no regular file; remove it");
  }
  // Appends the next bytes, at most that many; false at the end.
  bool read(std::size_t most, std::string& content) const {
    const std::size_t size = content.size();
    content.resize(size + most);
    ssize_t n = 0;
    do {
      n = ::read(fd_.get(), content.data() + size, most);
    } while (n < 0 && errno == EINTR);
    if (n < 0) throw error(reason(errno));
    content.resize(size + static_cast<std::size_t>(n));
    return n > 0;
  }
  Error error(const std::string& why) const {
    return bad_input("cannot read " + path_.string() + ": " + why);
  }

 private:
  const std::filesystem::path& path_;
  Descriptor fd_;
  struct stat info_ {};
};

std::string read_all(const OpenFile& file, std::uintmax_t max_bytes) {
  const auto too_large = [&] {
    return file.error("it is larger than " + std::to_string(max_bytes) + " bytes");
  };
  constexpr std::size_t kChunk = std::size_t{1} << 20;
  std::string content;
  if (file.is_regular()) {
    if (file.size() > max_bytes) throw too_large();
    content.reserve(static_cast<std::size_t>(file.size()) + kChunk);
  }
  while (file.read(kChunk, content)) {
    if (content.size() > max_bytes) throw too_large();
  }
  return content;
}

}  // namespace

int open_regular_file(const std::filesystem::path& path, int flags) {
  const int fd = open_at_once(path, flags | O_NOFOLLOW);
  if (fd < 0) return -1;
  struct stat info {};
  const bool good = ::fstat(fd, &info) == 0;
  if (good && S_ISREG(info.st_mode)) return fd;
  const int error = good ? ENXIO : errno;
  ::close(fd);
  errno = error;
  return -1;
}

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
  if (exists && S_ISDIR(existing.st_mode)) throw cannot_write(EISDIR);
  if (!follow && !S_ISREG(existing.st_mode)) exists = false;  // it is replaced
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
  const Descriptor fd(open_regular_file(path, O_RDONLY));
  if (fd.get() >= 0) ::fsync(fd.get());
}

std::string read_file(const std::filesystem::path& path, std::uintmax_t max_bytes) {
  return read_all(OpenFile(path, ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), max_bytes);
}

std::string read_regular_file(const std::filesystem::path& path, std::uintmax_t max_bytes) {
  const OpenFile file(path, open_at_once(path, O_RDONLY));
  file.require_regular();
  return read_all(file, max_bytes);
}

std::string read_beginning(const std::filesystem::path& path, std::size_t bytes) {
  const OpenFile file(path, open_at_once(path, O_RDONLY));
  file.require_regular();
  std::string content;
  while (content.size() < bytes && file.read(bytes - content.size(), content)) {
  }
  return content;
}

}  // namespace taskatlas
