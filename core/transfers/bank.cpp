// SPDX-License-Identifier: MIT
#include "transfers/bank.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <unordered_set>

#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

constexpr float kLargestHalf = 65504;

// For each row whether half precision can hold all of its values; not where one is NaN.
at::Tensor fits_half(const at::Tensor& rows) {
  return rows.abs().le(kLargestHalf).flatten(1).all(1);
}

// A representation of whoever's, resampled; `shape` is what the file holds, a vector's with two
// ones.
struct Foreign {
  std::vector<std::size_t> shape;
  at::Tensor values;  // 1 × channels × side × side, single precision
};
Foreign read_foreign(const std::filesystem::path& file, int side) {
  constexpr std::uintmax_t kMostFileBytes = std::uintmax_t{256} << 20;
  constexpr std::size_t kMostValues = std::size_t{1} << 24;
  constexpr std::size_t kMostChannels = 4096;
  const std::string bytes = read_regular_file(file, kMostFileBytes);
  npy::Array array = npy::read(std::as_bytes(std::span(bytes)), file.string(), kMostValues);
  if (array.shape.size() == 1) array.shape.insert(array.shape.end(), 2, 1);
  if (array.shape.size() != 3 ||
      std::find(array.shape.begin(), array.shape.end(), 0U) != array.shape.end()) {
    throw bad_input(file.string() + " is neither channels × height × width nor a vector");
  }
  if (array.shape[0] > kMostChannels) {
    throw bad_input(file.string() + " has more than 4,096 channels");
  }
  const std::vector<std::int64_t> sizes{1, static_cast<std::int64_t>(array.shape[0]),
                                        static_cast<std::int64_t>(array.shape[1]),
                                        static_cast<std::int64_t>(array.shape[2])};
  at::Tensor values = torch::from_blob(array.values.data(), sizes, at::kDouble).to(at::kFloat);
  if (sizes[2] != side || sizes[3] != side) {
    values =
        torch::nn::functional::interpolate(values, torch::nn::functional::InterpolateFuncOptions()
                                                       .size(std::vector<std::int64_t>{side, side})
                                                       .mode(torch::kBilinear)
                                                       .align_corners(false));
  }
  return {std::move(array.shape), values};
}

}  // namespace

at::Tensor foreign_representation(const std::filesystem::path& file, int side) {
  const at::Tensor values = read_foreign(file, side).values;
  if (!fits_half(values).item<bool>()) {
    throw bad_input(file.string() + ": has a value that is not a number or beyond ±65504");
  }
  return values.to(at::kHalf).to(at::kFloat);
}

BankWriter::BankWriter(const BankInfo& info) : info_(info) { info_.check(); }

void BankWriter::append(std::span<const std::string> names, const at::Tensor& rows) {
  const std::vector<std::int64_t> expected{static_cast<std::int64_t>(names.size()), info_.channels,
                                           info_.side, info_.side};
  if (rows.sizes().vec() != expected) {
    throw usage_error("one row of " + std::to_string(info_.channels) + " channels and " +
                      std::to_string(info_.side) + "×" + std::to_string(info_.side) +
                      " positions is expected for each name");
  }
  const std::size_t total = names_.size() + names.size();
  if (total > BankLimits::kRows || total > BankLimits::kValues / info_.row_values())
    throw usage_error("too many rows for one representation bank");
  std::unordered_set<std::string_view> fresh;
  for (const std::string& name : names) {
    if (name.empty() || name.size() > BankLimits::kNameBytes ||
        name.find('\0') != std::string::npos) {
      throw usage_error("a row's name has 1 to 4,096 bytes, none of them zero");
    }
    if (!fresh.insert(name).second || seen_.contains(name))
      throw usage_error("two rows are named " + name);
  }
  const at::Tensor plain =
      rows.detach().to(at::kCPU, at::kFloat).contiguous(at::MemoryFormat::Contiguous);
  const at::Tensor fits = fits_half(plain);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!fits.data_ptr<bool>()[i]) {
      throw bad_input("the representation of " + names[i] +
                      " has a value that is not a number or beyond ±65504");
    }
  }
  const at::Tensor halves = plain.to(at::kHalf);
  const std::size_t begin = values_.size();
  values_.resize(total * info_.row_values());
  std::memcpy(values_.data() + begin, halves.data_ptr<at::Half>(),
              names.size() * info_.row_values() * sizeof(HalfBits));
  names_.insert(names_.end(), names.begin(), names.end());
  seen_.insert(names.begin(), names.end());
}

void BankWriter::write(const std::filesystem::path& file) const {
  write_bank_file(file, info_, names_, values_);
}

RepresentationBank RepresentationBank::open(const std::filesystem::path& file) {
  return RepresentationBank(BankFile::open(file));
}

const BankInfo& RepresentationBank::info() const { return file_.info(); }
std::size_t RepresentationBank::rows() const { return file_.rows(); }
std::string_view RepresentationBank::name(std::size_t row) const { return file_.name(row); }
std::optional<std::size_t> RepresentationBank::find(std::string_view name) const {
  return file_.find(name);
}

at::Tensor RepresentationBank::tensor() const {
  const std::int64_t side = info().side;
  // The deleter holds the mapping; LibTorch has no read-only tensors.
  auto* const values = const_cast<HalfBits*>(file_.values().data());
  return torch::from_blob(
      values, {static_cast<std::int64_t>(rows()), info().channels, side, side},
      [file = file_](void*) {}, at::TensorOptions().dtype(at::kHalf));
}

at::Tensor RepresentationBank::gather(std::span<const std::size_t> wanted) const {
  const std::int64_t side = info().side;
  const at::Tensor all = tensor();
  const at::Tensor index = torch::empty({static_cast<std::int64_t>(wanted.size())}, at::kLong);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] >= rows()) throw std::out_of_range("row of a representation bank");
    index.data_ptr<std::int64_t>()[i] = static_cast<std::int64_t>(wanted[i]);
  }
  return all.index_select(0, index)
      .to(at::kFloat)
      .view({static_cast<std::int64_t>(wanted.size()), info().channels, side, side});
}

std::optional<BankWriter> bank_from_npy(std::span<const ForeignRow> rows,
                                        const std::string& encoder, int side,
                                        const RunContext& context) {
  std::optional<BankWriter> writer;
  std::vector<std::size_t> shape;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (context.stopped()) return std::nullopt;
    const std::filesystem::path& file = rows[row].file;
    Foreign read = read_foreign(file, side);
    if (!writer) {
      shape = std::move(read.shape);
      writer.emplace(BankInfo{encoder, static_cast<int>(shape[0]), side});
    } else if (read.shape != shape) {
      throw bad_input(file.string() + " has another shape than " + rows.front().file.string());
    }
    try {
      writer->append(std::span(&rows[row].name, 1), read.values);
    } catch (const Error& error) {
      throw Error(error.kind(), file.string() + ": " + error.what());
    }
    context.progress(static_cast<double>(row + 1), static_cast<double>(rows.size()), "bank");
  }
  if (!writer) throw usage_error("a representation bank has one row at least");
  return writer;
}

}  // namespace taskatlas::transfers
