// SPDX-License-Identifier: MIT
#include "dataset/files.hpp"

#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas::dataset {
namespace {

EntryType type_of(int folder, const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return EntryType::kFile;
    case DT_DIR:
      return EntryType::kFolder;
    case DT_LNK:
    case DT_UNKNOWN:
      break;
    default:
      return EntryType::kOther;
  }
  struct stat info {};
  if (::fstatat(folder, entry.d_name, &info, 0) != 0) return EntryType::kOther;
  if (S_ISREG(info.st_mode)) return EntryType::kFile;
  return S_ISDIR(info.st_mode) ? EntryType::kFolder : EntryType::kOther;
}

}  // namespace

std::string reason(int error) { return std::generic_category().message(error); }

int Descriptor::close() {
  const int fd = std::exchange(fd_, -1);
  if (fd < 0) return 0;
  return ::close(fd) == 0 ? 0 : errno;
}

Descriptor open_to_read(const std::filesystem::path& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

int write_at(const Descriptor& file, std::uint64_t offset, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    offset += static_cast<std::uint64_t>(n);
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return 0;
}

int read_at(const Descriptor& file, std::uint64_t offset, std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::pread(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    if (n == 0) return ENODATA;
    offset += static_cast<std::uint64_t>(n);
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return 0;
}

Mapping::Mapping(const Descriptor& file, std::size_t bytes, const std::filesystem::path& name) {
  if (bytes == 0) return;
  void* const data = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file.get(), 0);
  if (data == MAP_FAILED) {
    throw failure("cannot map " + name.string() + " into memory: " + reason(errno));
  }
  data_ = data;
  size_ = bytes;
}

Mapping::~Mapping() {
  if (data_ != nullptr) ::munmap(data_, size_);
}

int list_folder(const std::filesystem::path& folder,
                const std::function<bool(const char* name, EntryType type)>& see) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return errno;
  const auto close_folder = [](DIR* stream) { ::closedir(stream); };
  const std::unique_ptr<DIR, decltype(close_folder)> stream(::fdopendir(fd), close_folder);
  if (!stream) {
    const int error = errno;
    ::close(fd);
    return error;
  }
  while (true) {
    errno = 0;
    const dirent* const entry = ::readdir(stream.get());
    if (entry == nullptr) return errno;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (!see(entry->d_name, type_of(fd, *entry))) return 0;
  }
}

std::int64_t mtime_ns(const struct stat& info) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return std::int64_t{info.st_mtim.tv_sec} * kNanoseconds + info.st_mtim.tv_nsec;
}

}  // namespace taskatlas::dataset
