// SPDX-License-Identifier: MIT
// One function for each reader of untrusted bytes: whatever the bytes, it returns 0; anything but a
// result or a taskatlas::Error (a crash, another exception, memory beyond the limits) is a finding.
#pragma once

#include <cstddef>
#include <span>

namespace taskatlas::fuzz {

int fuzz_png(std::span<const std::byte> bytes);
int fuzz_jpeg(std::span<const std::byte> bytes);
int fuzz_npy(std::span<const std::byte> bytes);
int fuzz_json(std::span<const std::byte> bytes);     // point_info, matches, statistics
int fuzz_classes(std::span<const std::byte> bytes);  // classes.json

}  // namespace taskatlas::fuzz
