// SPDX-License-Identifier: MIT
#include "dataset/memory_budget.hpp"

#include "base/parallel.hpp"
#include "dataset/check.hpp"
#include "dataset/image_file.hpp"
#include "folder_support.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;

TEST(MemoryBudget, IsNeverExceededByRequestsThatFit) {
  MemoryBudget budget(10 * kMegabyte);
  std::atomic<int> served = 0;
  parallel_for(200, 8, [&](std::size_t i) {
    const auto share = budget.take((1 + i % 7) * kMegabyte);
    EXPECT_LE(budget.held(), budget.limit());
    std::this_thread::yield();
    ++served;
  });
  EXPECT_EQ(served, 200);
  EXPECT_EQ(budget.held(), 0U);
  EXPECT_LE(budget.most_held(), 10 * kMegabyte);
}

TEST(MemoryBudget, ServesWhatIsLargerThanItAlone) {
  MemoryBudget budget(4 * kMegabyte);
  std::atomic<int> large = 0;
  parallel_for(60, 6, [&](std::size_t i) {
    const bool is_large = i % 5 == 0;
    const auto share = budget.take((is_large ? 9 : 2) * kMegabyte);
    if (is_large) {
      EXPECT_EQ(budget.held(), 9 * kMegabyte) << "nothing beside it";
      ++large;
    }
    std::this_thread::yield();
  });
  EXPECT_EQ(large, 12);
  EXPECT_EQ(budget.most_held(), 9 * kMegabyte);
}

TEST(MemoryBudget, CountsAThreadOnce) {
  MemoryBudget budget(4 * kMegabyte);
  {
    const auto outer = budget.take(4 * kMegabyte);
    const auto inner = budget.take(4 * kMegabyte);  // would wait for ever
    const auto small = budget.take(MemoryBudget::kSmall - 1);
    EXPECT_EQ(budget.held(), 4 * kMegabyte);
  }
  EXPECT_EQ(budget.held(), 0U);
  auto first = budget.take(kMegabyte);
  first = {};
  EXPECT_EQ(budget.held(), 0U) << "given back when it is replaced";
}

// Eight threads, pictures of which one and a half fit.
class BigPictures : public ::testing::Test {
 protected:
  BigPictures() : limit_(decoding_budget().limit()) {
    constexpr int kSide = 1200;
    const std::string png = encode_png(Raster(kSide, kSide, 3, SampleType::kU8), {.level = 1});
    for (std::uint32_t view = 0; view < 24; ++view) {
      testing::put_file(folder_ / "a/rgb" / file_name(0, view, Domain::kRgb), png);
    }
    one_ = std::uint64_t{kSide} * kSide * 3;
  }
  ~BigPictures() override { decoding_budget().set_limit(limit_); }

  taskatlas::testing::TemporaryFolder folder_;
  std::uint64_t limit_;
  std::uint64_t one_ = 0;
};

TEST_F(BigPictures, AreCheckedOneByOneWhereMemoryIsShort) {
  const auto file = folder_ / "index.bin";
  ASSERT_TRUE(update_index(folder_ / "a", file, {}).has_value());
  const DatasetIndex index = DatasetIndex::open(file);
  decoding_budget().set_limit(one_ * 3 / 2);
  CheckOptions options;
  options.decode = true;
  RunContext context;
  context.threads = 8;
  std::atomic<bool> watching = true;
  std::uint64_t most = 0;
  std::thread watch([&] {
    while (watching) {
      most = std::max(most, decoding_budget().held());
      std::this_thread::yield();
    }
  });
  const auto report = check_dataset(folder_ / "a", index, options, context);
  watching = false;
  watch.join();
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->total, 0U);
  EXPECT_EQ(report->files, 24U);
  EXPECT_LE(most, one_ * 3 / 2);
  EXPECT_EQ(decoding_budget().held(), 0U);
}

TEST_F(BigPictures, AreReadAndMadeSmallWithinTheirRoom) {
  decoding_budget().set_limit(one_ * 3 / 2);
  parallel_for(24, 8, [&](std::size_t i) {
    const auto file = folder_ / "a/rgb" / file_name(0, static_cast<std::uint32_t>(i), Domain::kRgb);
    EXPECT_EQ(read_image(file).width(), 1200);
    EXPECT_LE(decoding_budget().held(), one_ * 3 / 2);
  });
  EXPECT_EQ(decoding_budget().held(), 0U);
}

TEST(DecodingBytes, AreThoseOfThePicture) {
  EXPECT_EQ(decoding_bytes({ImageFormat::kPng, 100, 10, 3, 16, false}), 6000U);
  EXPECT_EQ(decoding_bytes({ImageFormat::kPng, 100, 10, 3, 4, true}), 4000U);
  EXPECT_EQ(decoding_bytes({ImageFormat::kJpeg, 100, 10, 3, 8, false}), 9000U);
}

}  // namespace
}  // namespace taskatlas::dataset
