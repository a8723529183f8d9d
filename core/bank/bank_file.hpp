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

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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

// The bits of a half-precision number, rows × channels × side × side of them.
using HalfBits = std::uint16_t;

// Immutable; may be used from any number of threads. Copies share the mapping.
class BankFile {
 public:
  // Verifies the whole file. Throws Error(kBadInput) with the path for one that is missing,
  // damaged, cut short, longer than it says, or of another version.
  static BankFile open(const std::filesystem::path& file);

  const BankInfo& info() const;
  std::size_t rows() const;
  std::string_view name(std::size_t row) const;  // std::out_of_range where there is none
  std::optional<std::size_t> find(std::string_view name) const;
  // All rows, over the mapping, which lives as long as a copy of this.
  std::span<const HalfBits> values() const;

 private:
  class Body;
  explicit BankFile(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  std::shared_ptr<const Body> body_;
};

// Atomically, in a link's place. Throws Error(kUsage) where there is no row, values and names do
// not fit together, or they are out of limits; Error(kFailed) where the file cannot be written.
// Names must be distinct.
void write_bank_file(const std::filesystem::path& file, const BankInfo& info,
                     std::span<const std::string> names, std::span<const HalfBits> values);

}  // namespace taskatlas::transfers
