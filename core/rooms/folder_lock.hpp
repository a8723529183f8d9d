// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace taskatlas::rooms {

// Keeps a second process from rendering into the same folder. The lock is the kernel's: it ends
// with the process, however that ends; the empty file stays.
class FolderLock {
 public:
  static constexpr const char* kFileName = ".rendering.lock";

  // Throws Error(kBadInput) where another process holds it, Error(kFailed) where it cannot be made.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace taskatlas::rooms
