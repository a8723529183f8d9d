// SPDX-License-Identifier: MIT
// NumPy's array format, version 1.0. Internal to the room.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace taskatlas::npy {

// A C-order, little-endian array; the values must be as many as the shape says.
std::string write(std::span<const double> values, const std::vector<std::size_t>& shape);
std::string write(std::span<const float> values, const std::vector<std::size_t>& shape);

}  // namespace taskatlas::npy
