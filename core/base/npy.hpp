// SPDX-License-Identifier: MIT
// NumPy's array format (numpy/lib/format.py): version 1.0 is written, versions 1.0 to 3.0 are read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::npy {

// A C-order, little-endian array; the values must be as many as the shape says.
std::string write(std::span<const double> values, const std::vector<std::size_t>& shape);
std::string write(std::span<const float> values, const std::vector<std::size_t>& shape);

struct Array {
  std::vector<std::size_t> shape;  // empty for a single number
  std::vector<double> values;      // C order, whatever the file's
};

// Reads untrusted bytes: booleans, integers of 8 to 64 bits, floats of 16, 32 and 64 bits, either
// byte order, C or Fortran order. 64-bit integers beyond 2⁵³ lose their last digits. Throws
// Error(kBadInput) with `name` for another type (Python objects among them), a damaged header, more
// than `max_values` values, or data that is shorter or longer than the header says; nothing is
// allocated before the data is known to be there. Thread-safe.
Array read(std::span<const std::byte> bytes, std::string_view name,
           std::size_t max_values = std::size_t{1} << 27);

}  // namespace taskatlas::npy
