// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/encode.hpp"
#include "fuzz/fuzz_targets.hpp"

#include <cstdlib>

namespace taskatlas::fuzz {

int fuzz_npy(std::span<const std::byte> bytes) {
  try {
    const npy::Array array = npy::read(bytes, "fuzz", 1 << 16);
    std::size_t count = 1;
    for (const std::size_t extent : array.shape) count *= extent;
    if (count != array.values.size()) std::abort();
    dataset::decode_scores(bytes, "fuzz");
  } catch (const Error&) {
  }
  return 0;
}

}  // namespace taskatlas::fuzz
