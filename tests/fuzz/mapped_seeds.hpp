// SPDX-License-Identifier: MIT
// A small cache, as the project writes it, and what lies in it.
#pragma once

#include "dataset/cache.hpp"

#include <filesystem>

namespace taskatlas::fuzz {

inline constexpr const char* kCacheLog = "cache.log";
inline constexpr int kCachedSamples = 3;
dataset::SourceStamp cached_stamp(int number);
dataset::SampleForm cached_form();
void make_cache(const std::filesystem::path& folder);

}  // namespace taskatlas::fuzz
