// SPDX-License-Identifier: MIT
#include "measures/rows.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <string>

namespace taskatlas::measures {
namespace {

std::size_t rows_of(std::size_t values, std::size_t width) {
  if (width == 0 || values % width != 0) {
    throw usage_error("representations: " + std::to_string(values) +
                      " numbers do not fill rows of " + std::to_string(width));
  }
  return values / width;
}

void copy(std::span<const float> values, float* out) { std::ranges::copy(values, out); }

void copy(std::span<const std::uint16_t> halves, float* out) {
  for (std::size_t i = 0; i < halves.size(); ++i) out[i] = float_from_half(halves[i]);
}

}  // namespace

// The exponent is moved to its place and rebiased by a multiplication, which also normalises
// subnormal numbers; without a branch, so that the loop above is vectorised.
float float_from_half(std::uint16_t bits) {
  constexpr float kRebias = 0x1p112F;
  constexpr std::uint32_t kLargest = 0x477fe000;  // 65504, the largest finite half
  const std::uint32_t magnitude = static_cast<std::uint32_t>(bits & 0x7fffU) << 13;
  const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000U) << 16;
  std::uint32_t value = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude) * kRebias);
  value |= value > kLargest ? 0x7f800000U : 0U;  // infinity and NaN
  return std::bit_cast<float>(value | sign);
}

Rows::Rows(std::span<const float> values, std::size_t width)
    : values_(values), width_(width), columns_(width), size_(rows_of(values.size(), width)) {}

Rows::Rows(std::span<const std::uint16_t> halves, std::size_t width)
    : values_(halves), width_(width), columns_(width), size_(rows_of(halves.size(), width)) {}

Rows Rows::pick(std::span<const std::uint32_t> index, std::size_t per_sample) const {
  const std::size_t own = columns_ / width_;  // stored rows of a sample of these
  if (per_sample == 0 || index.size() % per_sample != 0) {
    throw usage_error("representations: " + std::to_string(index.size()) +
                      " rows do not make samples of " + std::to_string(per_sample));
  }
  Rows picked = *this;
  picked.columns_ = columns_ * per_sample;
  picked.size_ = index.size() / per_sample;
  picked.picked_ = true;
  picked.index_.clear();
  picked.index_.reserve(index.size() * own);
  for (const std::uint32_t sample : index) {
    if (sample >= size_) {
      throw usage_error("representations: there is no row " + std::to_string(sample) + " among " +
                        std::to_string(size_));
    }
    for (std::size_t k = 0; k < own; ++k) {
      const std::size_t at = sample * own + k;
      picked.index_.push_back(picked_ ? index_[at] : static_cast<std::uint32_t>(at));
    }
  }
  return picked;
}

void Rows::read(std::size_t sample, float* out) const {
  const std::size_t parts = columns_ / width_;
  for (std::size_t k = 0; k < parts; ++k) {
    const std::size_t at = sample * parts + k;
    const std::size_t row = picked_ ? index_[at] : at;
    std::visit([&](auto values) { copy(values.subspan(row * width_, width_), out + k * width_); },
               values_);
  }
}

}  // namespace taskatlas::measures
