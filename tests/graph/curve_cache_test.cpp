// SPDX-License-Identifier: MIT
#include "graph/curve_cache.hpp"

#include "base/error.hpp"
#include "graph_support.hpp"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using testing::frozen_16k;
using testing::real_client;
using testing::TemporaryFolder;

FrozenLayout three_nodes() {
  return FrozenLayout({{"a", {{30, 10}, {40, 20}}, true},
                       {"b", {{30, 60}, {40, 20}}, true},
                       {"c", {{30, 110}, {40, 20}}, true}},
                      {60, 120});
}

TEST(CurveCache, ThePlainCubicStandsInUntilTheRouteIsThere) {
  const TemporaryFolder folder;
  auto hanging = std::make_shared<LayoutClient>(
      testing::with_helper(testing::fake_helper(folder, "exec sleep 1000")));
  CurveCache waiting(three_nodes(), hanging);
  const CachedCurve plain = waiting.curve(0, 2);
  EXPECT_FALSE(plain.routed);
  EXPECT_EQ(*plain.points, plain_cubic(three_nodes().nodes()[0].box, three_nodes().nodes()[2].box));

  CurveCache cache(three_nodes(), real_client());
  std::atomic<int> notified = 0;
  cache.notify([&] { ++notified; });
  cache.curve(0, 2);
  EXPECT_TRUE(cache.wait({}));
  const CachedCurve routed = cache.curve(0, 2);
  ASSERT_TRUE(routed.routed) << cache.last_failure();
  EXPECT_NE(*routed.points, *plain.points);
  for (double u = 0; u <= 1; u += 0.01) {
    EXPECT_FALSE(three_nodes().nodes()[1].box.contains(point_on_curve(*routed.points, u)));
  }
  EXPECT_EQ(cache.routed(), 1u);
  EXPECT_EQ(cache.last_failure(), "");
  EXPECT_EQ(cache.curve(0, 2).points, routed.points);  // computed once
  // The waiting one may wake before the notification begins.
  while (notified == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  cache.notify({});
}

TEST(CurveCache, AllPairsArriveAndNeverChangeAgain) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  CurveCache cache(frozen, client);
  cache.prefetch_all();
  EXPECT_TRUE(cache.wait({}));
  EXPECT_EQ(cache.waiting(), 0u);
  EXPECT_EQ(cache.routed(), 27u * 26u);
  const auto kept = cache.curve(3, 9);
  cache.prefetch_all();
  EXPECT_EQ(cache.waiting(), 0u);
  EXPECT_EQ(cache.curve(3, 9).points, kept.points);
}

TEST(CurveCache, WhatIsLookedAtComesBeforeWhatWasOnlyPrefetched) {
  const auto client = real_client();
  CurveCache cache(frozen_16k(*client), client);
  std::atomic<bool> first = true;
  std::atomic<std::size_t> routed_then = 0;
  cache.prefetch_all();
  cache.curve(0, 26);  // far apart: among the last
  cache.notify([&] {
    if (cache.curve(0, 26).routed && first.exchange(false)) routed_then = cache.routed();
  });
  EXPECT_TRUE(cache.wait({}));
  cache.notify({});
  EXPECT_GT(routed_then, 0u);
  EXPECT_LT(routed_then, 200u);
}

TEST(CurveCache, AFailingHelperLeavesPlainCubicsAndAReason) {
  CurveCache cache(three_nodes(),
                   std::make_shared<LayoutClient>(testing::with_helper("/nowhere/helper")));
  std::atomic<int> notified = 0;
  cache.notify([&] { ++notified; });
  cache.prefetch_all();
  EXPECT_TRUE(cache.wait({}));
  EXPECT_FALSE(cache.curve(0, 1).routed);
  EXPECT_NE(cache.last_failure().find("/nowhere/helper"), std::string::npos);
  cache.notify({});
  EXPECT_GE(notified, 1);
  EXPECT_EQ(cache.waiting(), 0u);
}

TEST(CurveCache, OneImpossiblePairKeepsNoOtherWaiting) {
  const FrozenLayout overlapping({{"a", {{30, 10}, {40, 20}}, true},
                                  {"b", {{35, 15}, {40, 20}}, true},
                                  {"c", {{30, 110}, {40, 20}}, true}},
                                 {60, 120});
  CurveCache cache(overlapping, real_client());
  cache.prefetch_all();
  EXPECT_TRUE(cache.wait({}));
  EXPECT_EQ(cache.routed(), 4u);
  EXPECT_FALSE(cache.curve(0, 1).routed);
  EXPECT_NE(cache.last_failure(), "");
}

TEST(CurveCache, SurvivesAHelperThatIsKilledAgainAndAgain) {
  const auto client = real_client();
  CurveCache cache(frozen_16k(*client), client);
  cache.prefetch_all();
  std::jthread killer([&](std::stop_token stop) {
    for (int i = 0; i < 4 && !stop.stop_requested(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      if (const int pid = client->process_id(); pid > 0) ::kill(pid, SIGKILL);
    }
  });
  EXPECT_TRUE(cache.wait({}));
  EXPECT_GT(cache.routed(), 600u);
}

TEST(CurveCache, ManyThreadsMayAskWhileItIsDestroyed) {
  const auto client = real_client();
  const FrozenLayout frozen = frozen_16k(*client);
  for (int round = 0; round < 10; ++round) {
    CurveCache cache(frozen, client);
    cache.notify([&cache] { cache.curve(1, 2); });
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 4; ++i) {
      threads.emplace_back([&cache, i] {
        for (std::size_t k = 0; k < 27; ++k) {
          if (k == i) continue;
          EXPECT_GE(cache.curve(i, k).points->size(), 4u);
        }
      });
    }
    threads.clear();
  }
}

TEST(CurveCache, WaitingCanBeStopped) {
  const TemporaryFolder folder;
  CurveCache cache(three_nodes(), std::make_shared<LayoutClient>(testing::with_helper(
                                      testing::fake_helper(folder, "exec sleep 1000"))));
  cache.prefetch_all();
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  std::jthread stopper([&] { stop.request_stop(); });
  EXPECT_FALSE(cache.wait(context));
}

TEST(CurveCache, ImpossiblePairsAreTheCallersFault) {
  CurveCache cache(three_nodes(), real_client());
  EXPECT_THROW(cache.curve(1, 1), Error);
  EXPECT_THROW(cache.curve(0, 3), Error);
}

}  // namespace
}  // namespace taskatlas
