// SPDX-License-Identifier: MIT
// Internal to the room: a set of sources as bits; no allocation, since millions are tried.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace taskatlas {

inline constexpr std::size_t kMaxSearchSources = 512;
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

using SourceSet = std::array<std::uint64_t, kMaxSearchSources / 64>;

inline bool contains(const SourceSet& set, std::size_t s) { return (set[s / 64] >> (s % 64)) & 1; }
inline void insert(SourceSet& set, std::size_t s) { set[s / 64] |= std::uint64_t{1} << (s % 64); }
inline void erase(SourceSet& set, std::size_t s) { set[s / 64] &= ~(std::uint64_t{1} << (s % 64)); }

}  // namespace taskatlas
