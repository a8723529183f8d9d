// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace taskatlas {

// Writes a whole file so that at any moment, power cuts included, the path holds either the old
// content or the new: temporary file beside it, fsync, rename, fsync of the folder. A link is
// followed, an existing file's permissions are kept, a pipe or device is written to as it is.
// Throws Error(kFailed) with the path and the reason; the temporary file (PATH.tmp-NUMBER) is
// removed, and stays only where the process is killed meanwhile.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

// The whole file. Throws Error(kBadInput) where it is absent, a folder, unreadable, or larger than
// max_bytes.
std::string read_file(const std::filesystem::path& path,
                      std::uintmax_t max_bytes = std::uintmax_t{8} << 30);

}  // namespace taskatlas
