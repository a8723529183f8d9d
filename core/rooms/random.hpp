// SPDX-License-Identifier: MIT
// Random numbers that are the same with every compiler and library, which the standard's
// distributions are not: the same seed must give the same room everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace taskatlas::rooms {

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014). Streams
// are independent for all that statistics can tell when their keys differ in any bit.
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t key = 0) : state_(mix(mix(seed) ^ key)) {}

  std::uint64_t next() {
    state_ += kStep;
    return mix(state_);
  }

  // Uniform in [0, bound), bound ≥ 1.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

  // Both ends included.
  int between(int low, int high) {
    return low + static_cast<int>(
                     below(static_cast<std::size_t>(high) - static_cast<std::size_t>(low) + 1));
  }

  float uniform() { return static_cast<float>(next() >> 40) * 0x1.0p-24F; }  // [0, 1)
  float uniform(float low, float high) { return low + (high - low) * uniform(); }
  bool chance(float probability) { return uniform() < probability; }

  template <class T>
  const T& pick(std::span<const T> items) {
    return items[below(items.size())];
  }

  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

  static std::uint64_t mix(std::uint64_t x) {
    x += kStep;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;

  std::uint64_t state_;
};

}  // namespace taskatlas::rooms
