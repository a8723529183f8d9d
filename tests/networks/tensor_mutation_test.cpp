// SPDX-License-Identifier: MIT
// Files of tensors from strangers: some thousand mutations of a valid one, the same every time,
// with checksums that fit, as a stranger's would.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "dataset/hash.hpp"
#include "networks/tensor_file.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string>

#include <ATen/ATen.h>
#include <gtest/gtest.h>

namespace taskatlas::networks {
namespace {

constexpr std::size_t kLengthAt = 12, kChecksumAt = 16, kFixed = 24;

void seal(std::string& bytes) {
  if (bytes.size() < kFixed) return;
  dataset::HashStream hash;
  const auto all = std::as_bytes(std::span(bytes));
  hash.add(all.first(kChecksumAt));
  hash.add(all.subspan(kFixed));
  const std::uint64_t sum = hash.value();
  std::memcpy(bytes.data() + kChecksumAt, &sum, sizeof sum);
}

TEST(TensorMutations, AreReadOrRefused) {
  const testing::TemporaryFolder folder(testing::memory_folder());
  const auto path = folder / "x.bin";
  TensorFile content;
  content.kind = "network";
  content.about = R"({"a": 1, "b": [2, 3]})";
  content.tensors = {{"weight", at::arange(60, at::kFloat).reshape({3, 4, 5})},
                     {"half", at::ones({7}, at::kHalf)},
                     {"none", at::empty({0, 3}, at::kLong)},
                     {"bytes", at::zeros({2, 2}, at::kByte)}};
  write_tensor_file(path, content);
  const std::string valid = read_file(path);
  std::uint32_t header = 0;
  std::memcpy(&header, valid.data() + kLengthAt, sizeof header);
  ASSERT_LT(kFixed + header, valid.size());

  RandomStream random(20'180'618, 0, 0);
  int read = 0, refused = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string bytes = valid;
    const std::size_t changes = 1 + random.below(4);
    for (std::size_t k = 0; k < changes; ++k) {
      // In the header most of the time: that is what is believed.
      const std::size_t most = random.below(4) == 0 ? bytes.size() : kFixed + header;
      const std::size_t at = random.below(std::min(bytes.size(), most));
      switch (random.below(5)) {
        case 0:
          bytes[at] = static_cast<char>(random.next());
          break;
        case 1:
          bytes[at] = "0123456789-[]{},\"e."[random.below(19)];
          break;
        case 2:
          bytes.erase(at, 1 + random.below(8));
          break;
        case 3:
          bytes.insert(at, random.below(2) == 0 ? "9999999999" : "0");
          break;
        default:
          bytes.resize(at + 1);
      }
      if (bytes.empty()) bytes = "x";
    }
    if (bytes.size() >= kFixed && random.below(2) == 0) {  // what was put in counts as header
      const auto length = static_cast<std::uint32_t>(header + bytes.size() - valid.size());
      std::memcpy(bytes.data() + kLengthAt, &length, sizeof length);
    }
    seal(bytes);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    try {
      const TensorFile found = read_tensor_file(path, "network");
      std::uint64_t size = 0;
      for (const NamedTensor& one : found.tensors) size += one.tensor.nbytes();
      ASSERT_LE(size, bytes.size());
      ++read;
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), ErrorKind::kBadInput) << error.what();
      ++refused;
    }
  }
  EXPECT_GT(read, 100);
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace taskatlas::networks
