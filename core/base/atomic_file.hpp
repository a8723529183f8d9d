// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace taskatlas {

// Writes a whole file so that at any moment, power cuts included, the path holds either the old
// content or the new: temporary file beside it, fsync, rename, fsync of the folder. A link is
// followed. Throws Error(kFailed) with the path and the reason; the temporary file is removed.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

// The whole file. Throws Error(kBadInput) where it is absent, a folder, unreadable, or larger than
// max_bytes.
std::string read_file(const std::filesystem::path& path,
                      std::uintmax_t max_bytes = std::uintmax_t{8} << 30);

}  // namespace taskatlas
