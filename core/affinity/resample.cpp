// SPDX-License-Identifier: MIT
#include "affinity/bootstrap.hpp"
#include "base/error.hpp"

#include <string>

namespace taskatlas {
namespace {

// SplitMix64 (Steele, Lea, Flood, 2014): output k is a hash of key + k γ, so a stream can start
// anywhere at no cost, and threads need not share one.
constexpr std::uint64_t kGamma = 0x9e3779b97f4a7c15U;

constexpr std::uint64_t hash(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

}  // namespace

std::vector<std::uint32_t> resample_weights(std::uint64_t seed, std::uint64_t stream,
                                            std::uint64_t resample, std::size_t groups) {
  if (groups > 0xffffffffU) {
    throw bad_input("bootstrap: " + std::to_string(groups) +
                    " groups; fewer than 2^32 are expected");
  }
  std::vector<std::uint32_t> weights(groups, 0);
  const std::uint64_t key = hash(hash(hash(seed + kGamma) + stream + kGamma) + resample + kGamma);
  std::uint64_t k = 0;
  // A random 32-bit number scaled to [0, groups); those that would favour some group are thrown
  // away (Lemire, 2019). Two from each output.
  const auto bound = static_cast<std::uint32_t>(groups);
  const std::uint32_t reject = bound == 0 ? 0 : (0U - bound) % bound;
  for (std::size_t drawn = 0; drawn < groups;) {
    const std::uint64_t random = hash(key + ++k * kGamma);
    for (int half = 0; half < 2 && drawn < groups; ++half) {
      const std::uint64_t scaled = (half == 0 ? random & 0xffffffffU : random >> 32) * bound;
      if (static_cast<std::uint32_t>(scaled) < reject) continue;
      ++weights[scaled >> 32];
      ++drawn;
    }
  }
  return weights;
}

}  // namespace taskatlas
