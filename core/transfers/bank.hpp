// SPDX-License-Identifier: MIT
// What a frozen encoder makes of each view, computed once and kept: a file of half-precision
// numbers that is mapped into memory, so that a thousand readouts share the pages of one bank.
// Little-endian:
//   8 bytes    "TATLBANK"
//   u32        version, 1
//   u32 × 3    channels, side, bytes of the encoder's name
//   u64 × 3    rows, bytes of all names, bytes of the file
//   u64        XXH3 of the file's other bytes
//   256 bytes  the encoder's name, zeros after it
//   names      each ended by a zero byte
//   rows       IEEE 754 halves, rows × channels × side × side, from a multiple of 64 bytes on
#pragma once

#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::transfers {

struct BankInfo {
  std::string encoder;  // which network, at most 256 bytes; the hash of what made it
  int channels = 8;     // 1 to 4,096
  int side = 16;        // of the square grid of positions, 1 to 256

  std::size_t row_values() const;
  void check() const;  // throws Error(kUsage)
  bool operator==(const BankInfo&) const = default;
};

struct BankLimits {
  static constexpr std::size_t kRows = std::size_t{1} << 24;
  static constexpr std::size_t kNameBytes = 4096;               // of one name
  static constexpr std::size_t kValues = std::size_t{1} << 34;  // of all rows: 32 GiB
};

// Collects the rows of a bank in memory (4 KiB a row at 8×16×16) and writes it. Not thread-safe.
class BankWriter {
 public:
  explicit BankWriter(const BankInfo& info);  // throws Error(kUsage): BankInfo::check()

  const BankInfo& info() const { return info_; }
  std::size_t rows() const { return names_.size(); }

  // Rows for as many views ("room_00003/point_1_view_2"): n × channels × side × side, any type and
  // device. Throws Error(kBadInput), naming the row, where a value is not a number or beyond
  // ±65,504, which half precision cannot hold; Error(kUsage) for another shape, a name given
  // before, or more rows than a bank may have. Nothing is added then.
  void append(std::span<const std::string> names, const at::Tensor& rows);

  // Atomically. Throws Error(kUsage) where there is no row, Error(kFailed) where the file cannot be
  // written.
  void write(const std::filesystem::path& file) const;

 private:
  BankInfo info_;
  std::vector<std::string> names_;
  std::unordered_set<std::string> seen_;
  std::vector<std::uint16_t> values_;  // bits of the halves, rows × channels × side × side
};

// Immutable; may be used from any number of threads. Copies share the mapping.
class RepresentationBank {
 public:
  // Verifies the whole file. Throws Error(kBadInput) with the path for one that is missing,
  // damaged, cut short, longer than it says, or of another version.
  static RepresentationBank open(const std::filesystem::path& file);

  const BankInfo& info() const;
  std::size_t rows() const;
  std::string_view name(std::size_t row) const;
  std::optional<std::size_t> find(std::string_view name) const;

  // rows × channels × side × side, half precision, over the mapping, which lives as long as the
  // tensor. Read-only: writing to it ends the process.
  at::Tensor tensor() const;
  // Single precision copy of some rows, on the CPU. std::out_of_range for a row that is not there.
  at::Tensor gather(std::span<const std::size_t> rows) const;

 private:
  class Body;
  explicit RepresentationBank(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  std::shared_ptr<const Body> body_;
};

// A bank of representations computed elsewhere: folder/NAME.npy for each name, all of one shape,
// channels × height × width, resampled bilinearly to side × side, or a vector, whose numbers become
// channels that are the same at every position. nullopt where stopped. Throws Error(kBadInput)
// naming the file that is missing, damaged or of another shape than the first.
std::optional<BankWriter> bank_from_npy(const std::filesystem::path& folder,
                                        std::span<const std::string> names,
                                        const std::string& encoder, int side,
                                        const RunContext& context);

}  // namespace taskatlas::transfers
