// SPDX-License-Identifier: MIT
// Random numbers that are the same with every compiler and library, which the standard's
// distributions are not, so that a stored seed means something.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace taskatlas {

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014). Streams
// are independent for all that statistics can tell when their keys differ in any bit.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t key, std::uint64_t index)
      : state_(mix(mix(mix(seed) ^ key) ^ index)) {}

  std::uint64_t next() {
    state_ += kStep;
    return mix(state_);
  }

  // Uniform in [0, bound), bound ≥ 1, without bias.
  std::size_t below(std::size_t bound) {
    const std::uint64_t n = bound;
    const std::uint64_t skip = (0 - n) % n;  // 2⁶⁴ mod n
    std::uint64_t value = next();
    while (value < skip) value = next();
    return static_cast<std::size_t>(value % n);
  }

  // Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  // Normal with mean 0 and deviation 1 (Marsaglia's polar method).
  double normal() {
    while (true) {
      const double x = 2 * uniform() - 1;
      const double y = 2 * uniform() - 1;
      const double square = x * x + y * y;
      if (square > 0 && square < 1) return x * std::sqrt(-2 * std::log(square) / square);
    }
  }

  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;

  static std::uint64_t mix(std::uint64_t x) {
    x += kStep;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }

  std::uint64_t state_;
};

}  // namespace taskatlas
