// SPDX-License-Identifier: MIT
#include "base/parallel.hpp"

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

TEST(ParallelFor, CallsEveryIndexOnce) {
  for (const int threads : {0, 1, 2, 7}) {
    for (const std::size_t count : {0U, 1U, 3U, 1000U}) {
      std::vector<std::atomic<int>> calls(count);
      parallel_for(count, threads, [&](std::size_t i) { ++calls[i]; });
      for (const auto& n : calls) ASSERT_EQ(n, 1);
    }
  }
}

TEST(ParallelFor, OneThreadGoesInOrderOnTheCaller) {
  std::vector<std::size_t> order;
  const auto caller = std::this_thread::get_id();
  parallel_for(100, 1, [&](std::size_t i) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    order.push_back(i);
  });
  for (std::size_t i = 0; i < order.size(); ++i) ASSERT_EQ(order[i], i);
  EXPECT_EQ(order.size(), 100U);
}

TEST(ParallelFor, UsesSeveralThreadsAtOnce) {
  std::atomic<int> arrived{0};
  // Ends only if three bodies are under way at the same time.
  parallel_for(3, 3, [&](std::size_t) {
    ++arrived;
    while (arrived < 3) std::this_thread::yield();
  });
  EXPECT_EQ(arrived, 3);
}

TEST(ParallelFor, RethrowsTheFirstExceptionAndHandsOutNoMore) {
  for (const int threads : {1, 4}) {
    std::atomic<std::size_t> calls{0};
    constexpr std::size_t kCount = 1'000'000;
    EXPECT_THROW(parallel_for(kCount, threads,
                              [&](std::size_t i) {
                                ++calls;
                                if (i == 10) throw std::runtime_error("ten");
                              }),
                 std::runtime_error);
    EXPECT_GE(calls, 11U);
    EXPECT_LT(calls, kCount);
  }
}

TEST(ParallelFor, EveryBodyMayThrow) {
  EXPECT_THROW(parallel_for(100, 4, [](std::size_t) { throw std::logic_error("all"); }),
               std::logic_error);
}

TEST(ParallelFor, Nests) {
  std::vector<std::atomic<int>> calls(64);
  parallel_for(8, 3, [&](std::size_t outer) {
    parallel_for(8, 2, [&](std::size_t inner) { ++calls[outer * 8 + inner]; });
  });
  for (const auto& n : calls) EXPECT_EQ(n, 1);
}

TEST(ThreadCount, ZeroMeansOneForEachCore) {
  EXPECT_EQ(thread_count(5), 5);
  EXPECT_GE(thread_count(0), 1);
}

}  // namespace
}  // namespace taskatlas
