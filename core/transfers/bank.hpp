// SPDX-License-Identifier: MIT
// Representation banks (bank/bank_file.hpp) as tensors: writing and reading them.
#pragma once

#include "bank/bank_file.hpp"
#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::transfers {

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
  std::vector<HalfBits> values_;  // bits of the halves, rows × channels × side × side
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
  explicit RepresentationBank(BankFile file) : file_(std::move(file)) {}
  BankFile file_;
};

// What a bank holds for one .npy file of a representation that was computed elsewhere: 1 × channels
// × side × side, single precision, rounded as banks round. Resampled and checked as
// bank_from_npy() does.
at::Tensor foreign_representation(const std::filesystem::path& file, int side);

// A row's name, and the .npy file that has its numbers.
struct ForeignRow {
  std::string name;
  std::filesystem::path file;
};
// A bank of representations computed elsewhere, all of one shape, channels × height × width,
// resampled bilinearly to side × side, or a vector, whose numbers become channels that are the same
// at every position. nullopt where stopped. Throws Error(kBadInput) naming the file that is
// missing, damaged or of another shape than the first.
std::optional<BankWriter> bank_from_npy(std::span<const ForeignRow> rows,
                                        const std::string& encoder, int side,
                                        const RunContext& context);

}  // namespace taskatlas::transfers
