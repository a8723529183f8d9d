// SPDX-License-Identifier: MIT
// Internal to the room: reads entries of a ZIP file, with limits, because a length in an archive is
// whatever its author wrote there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::rooms {

// Not thread-safe: one thread at a time.
class ZipFile {
 public:
  // Throws Error where the file is missing or no ZIP file.
  explicit ZipFile(const std::filesystem::path& path);
  ~ZipFile();
  ZipFile(ZipFile&&) noexcept;
  ZipFile& operator=(ZipFile&&) noexcept;

  bool has(const std::string& entry) const;

  // The whole entry. Throws Error where it is missing, damaged or longer than max_bytes.
  std::string read(const std::string& entry, std::size_t max_bytes) const;

  // Names of the entries that begin with prefix, in the archive's order.
  std::vector<std::string> names(std::string_view prefix) const;

 private:
  struct Archive;
  std::unique_ptr<Archive> archive_;
};

}  // namespace taskatlas::rooms
