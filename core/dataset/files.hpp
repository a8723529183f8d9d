// SPDX-License-Identifier: MIT
// Descriptors, mappings and listings that release what they hold. Internal to the room.
#pragma once

#include "base/error.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <sys/types.h>

struct stat;

namespace taskatlas::dataset {

std::string reason(int error);  // errno in words

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }
  int close();  // 0, or the errno of the failure

 private:
  int fd_ = -1;
};

// For reading, without waiting for the writer of a pipe; invalid where it cannot be opened, errno
// saying why.
Descriptor open_to_read(const std::filesystem::path& path);

// Writes or reads all of it; 0, or the errno of the failure. read_at() fails with ENODATA where
// the file ends before.
int write_at(const Descriptor& file, std::uint64_t offset, std::span<const std::byte> bytes);
int read_at(const Descriptor& file, std::uint64_t offset, std::span<std::byte> bytes);

// A file's first `bytes` bytes, mapped for reading. Empty mappings are allowed.
class Mapping {
 public:
  Mapping() = default;
  // Throws Error(kFailed) where the kernel refuses.
  Mapping(const Descriptor& file, std::size_t bytes, const std::filesystem::path& name);
  Mapping(Mapping&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Mapping();
  std::span<const std::byte> bytes() const { return {static_cast<const std::byte*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

enum class EntryType : std::uint8_t { kFile, kFolder, kOther };

// Calls see(name, type) for the folder's entries, in whatever order the file system has them, with
// links followed, until it returns false. 0, or the errno with which the folder could not be read.
// Links that lead nowhere are kOther.
int list_folder(const std::filesystem::path& folder,
                const std::function<bool(const char* name, EntryType type)>& see);

std::int64_t mtime_ns(const struct stat& info);

}  // namespace taskatlas::dataset
