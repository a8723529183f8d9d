// SPDX-License-Identifier: MIT
// What a study may hold at most. A file is checked against these before memory is taken for it,
// so that a hostile one cannot ask for more. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>

namespace taskatlas::limits {

inline constexpr std::int64_t kTasks = 10'000;
inline constexpr std::int64_t kMeasurements = 10'000;
inline constexpr std::int64_t kTransfers = 5'000'000;  // of one measurement
inline constexpr std::int64_t kImages = 50'000'000;    // of one image set
inline constexpr std::int64_t kScenarios = 100'000;
inline constexpr std::int64_t kOutputs = 10'000'000;
inline constexpr std::size_t kOutputBytes = 256 << 20;  // of one answer
inline constexpr std::int64_t kProvenance = 1'000'000;
inline constexpr std::size_t kNameBytes = 200;      // of a task, scenario or study
inline constexpr std::size_t kImageBytes = 1000;    // name of an image or group
inline constexpr std::size_t kPartBytes = 100'000;  // which part of an output: sources
inline constexpr std::size_t kNoteBytes = 100'000;
inline constexpr std::size_t kJsonBytes = 64 << 20;

}  // namespace taskatlas::limits
