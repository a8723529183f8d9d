// SPDX-License-Identifier: MIT
// A database built under a temporary name beside its final one. Internal to the room.
#pragma once

#include "study/sqlite.hpp"

#include <filesystem>
#include <optional>

namespace taskatlas {

// Throws unless `path` may be replaced by a new study: Error(kUsage) for a file that is neither a
// study nor empty, or a study whose leases cannot be read; Error(kFailed) where a living program
// holds one of its leases. Nothing there may be replaced.
void check_replaceable(const std::filesystem::path& path);

// Until commit() nothing exists under the final name that did not before; without commit() the
// temporary file is removed. A process that is killed leaves at most the temporary file.
class PendingFile {
 public:
  // Throws Error(kUsage) where `final` exists and overwrite is false, Error(kFailed) where its
  // folder cannot be written, and what check_replaceable() throws.
  PendingFile(const std::filesystem::path& final, bool overwrite);
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  const std::filesystem::path& temporary() const { return temporary_; }
  void set_read_only() { read_only_ = true; }  // the file will be write-protected
  void commit();                               // on the disk, power cuts included, when it returns

 private:
  void check_final() const;
  std::filesystem::path final_;
  std::filesystem::path temporary_;
  bool overwrite_;
  bool read_only_ = false;
};

}  // namespace taskatlas
