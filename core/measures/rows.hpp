// SPDX-License-Identifier: MIT
// Representations as measures take them: one row of numbers for each sample.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace taskatlas::measures {

// A view of numbers that somebody else keeps (a memory-mapped bank, say), row-major, in single or
// half precision. Immutable; may be read by any number of threads.
class Rows {
 public:
  // values: rows × width. Throws Error(kUsage) where they do not fill whole rows, or width is 0.
  Rows(std::span<const float> values, std::size_t width);
  // The same in IEEE 754 half precision, as bits.
  Rows(std::span<const std::uint16_t> halves, std::size_t width);

  // Samples made of some of these rows, in any order, also repeatedly: sample i has those of
  // index[i·per_sample ..] side by side, as a task of several images has one for each. Of what was
  // picked already it picks among the samples. Throws Error(kUsage) for a row that is not there and
  // for an incomplete sample.
  Rows pick(std::span<const std::uint32_t> index, std::size_t per_sample = 1) const;

  std::size_t size() const { return size_; }        // n, the samples
  std::size_t columns() const { return columns_; }  // d, the numbers of each
  // Writes the columns() numbers of one sample.
  void read(std::size_t sample, float* out) const;

 private:
  std::variant<std::span<const float>, std::span<const std::uint16_t>> values_;
  std::size_t width_ = 0;    // of a stored row
  std::size_t columns_ = 0;  // width × rows of a sample
  std::size_t size_ = 0;
  bool picked_ = false;
  std::vector<std::uint32_t> index_;  // of stored rows, where picked
};

struct RowLimits {
  static constexpr std::size_t kSamples = 20000;
  static constexpr std::size_t kColumns = std::size_t{1} << 20;
  static constexpr std::size_t kSmallerSide = 4096;  // min(n, d), where a decomposition is needed
};

float float_from_half(std::uint16_t bits);

}  // namespace taskatlas::measures
