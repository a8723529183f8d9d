// SPDX-License-Identifier: MIT
// Named tensors and a text about them in one file: networks, readouts, checkpoints. Nothing in such
// a file is executed, and it is not believed: sizes are held against the file before memory is
// taken, and a checksum covers it all. Little-endian:
//   8 bytes  "TATENSOR"
//   u32      version, 1
//   u32      bytes of the header (at most 4 MiB)
//   u64      XXH3 of all bytes but these eight
//   header   JSON: {"kind": text, "about": any JSON, "tensors": [{"name", "type", "shape"}]}
//   data     the tensors one after the other, C order, each from a multiple of 64 bytes on
// Types: f32, f16, i64, u8.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::networks {

struct NamedTensor {
  std::string name;
  at::Tensor tensor;
};

struct TensorFile {
  std::string kind;   // "network", "checkpoint", …: a reader refuses what it does not expect
  std::string about;  // JSON
  std::vector<NamedTensor> tensors;

  // nullptr where there is none of that name.
  const at::Tensor* find(std::string_view name) const;
};

// Atomically (base/atomic_file.hpp), in a link's place, as all such files have names of our own.
// Tensors on any device. Throws Error(kFailed) where the disk is full, Error(kUsage) for types
// other than the above.
void write_tensor_file(const std::filesystem::path& path, const TensorFile& content);

// On the CPU. Throws Error(kBadInput) naming the file for one that is missing, truncated, longer
// than it says, damaged, of another version, of another kind, larger than max_bytes, or no regular
// file.
TensorFile read_tensor_file(const std::filesystem::path& path, std::string_view kind,
                            std::uint64_t max_bytes = std::uint64_t{2} << 30);

}  // namespace taskatlas::networks
