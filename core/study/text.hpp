// SPDX-License-Identifier: MIT
// Small texts that a study keeps: times, ids, checksums. Internal to the room.
#pragma once

#include "base/sha256.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace taskatlas {

// "2018-06-18T09:00:00Z".
std::string format_utc(std::chrono::sys_seconds time);
std::string utc_now();

std::string random_uuid();                                   // version 4
std::string uuid_from_sha256(std::string_view hexadecimal);  // version 8, the same each time

// Valid UTF-8 without NUL (RFC 3629: no overlong forms, no surrogates).
bool is_text(std::string_view bytes);

// A file's name without its folder; "(name is not UTF-8)" where it is none.
std::string file_name_text(const std::filesystem::path& path);
// What a study is called after its file: the name without extension, cut at a character where it is
// too long for a study's name, "study" where it is not UTF-8.
std::string study_name_from(const std::filesystem::path& path);

// What this program calls itself in a study: "TaskAtlas 0.1.0".
std::string program_version();

}  // namespace taskatlas
