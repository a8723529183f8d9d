// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace taskatlas {

// What to do where a path is a symbolic link: write what it leads to, as for a path that the user
// named, or put the file in the link's place (a pipe's or a device's too), as for a name of our own
// in a folder that may come from a stranger, whose link could lead anywhere.
enum class Links : std::uint8_t { kFollow, kReplace };

// Whether a file must be on the disk, safe from power cuts, when the call returns. What can be
// written again need not: waiting for the disk takes longer than all else.
enum class Durable : std::uint8_t { kYes, kNo };

// Writes a whole file so that at any moment, power cuts included, the path holds either the old
// content or the new: temporary file beside it, fsync, rename, fsync of the folder (where it is to
// be durable; else no power cut may come). An existing file's permissions are kept; a pipe or
// device that the user named (Links::kFollow) is written to as it is. Throws Error(kFailed) with
// the path and the reason; the temporary file (PATH.tmp-NUMBER) is removed, and stays only where
// the process is killed meanwhile.
void write_file_atomically(const std::filesystem::path& path, std::string_view content, Links links,
                           Durable durable = Durable::kYes);

// open(2) for what is written in place, or locked, in a folder that may come from a stranger: a
// link is not followed, a pipe not waited for, a new file made as the umask says. -1, with errno,
// where that fails: ELOOP for a link, ENXIO for whatever else is no regular file.
int open_regular_file(const std::filesystem::path& path, int flags);

// Brings a file that was written as Durable::kNo to the disk. Nothing where there is none.
void sync_file(const std::filesystem::path& path);

// The whole of a file that the user named, which may be a pipe. Throws Error(kBadInput) where it is
// absent, a folder, unreadable, or larger than max_bytes.
std::string read_file(const std::filesystem::path& path,
                      std::uintmax_t max_bytes = std::uintmax_t{8} << 30);

// The same of a file in a folder that may come from a stranger: whatever is no regular file, nor
// leads to one, is an Error(kBadInput), where a pipe would be waited for, and a device read,
// without end.
std::string read_regular_file(const std::filesystem::path& path, std::uintmax_t max_bytes);

// Its first bytes, fewer where it is shorter; else as read_regular_file().
std::string read_beginning(const std::filesystem::path& path, std::size_t bytes);

}  // namespace taskatlas
