// SPDX-License-Identifier: MIT
// Files for readers that take a path.
#pragma once

#include "fuzz/fuzz_targets.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace taskatlas::fuzz {

// A folder for this process: where $TMPDIR says, else in memory.
inline const std::filesystem::path& scratch() {
  static const testing::TemporaryFolder folder(std::getenv("TMPDIR") != nullptr
                                                   ? std::filesystem::temp_directory_path()
                                                   : testing::memory_folder());
  return folder.path();
}

inline std::filesystem::path put(const std::filesystem::path& path, std::string_view content) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  if (!file.flush()) std::abort();
  return path;
}
inline std::filesystem::path put(const std::filesystem::path& path, Bytes content) {
  return put(path, text_of(content));
}

// A finding that no sanitizer would see.
inline void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace taskatlas::fuzz
