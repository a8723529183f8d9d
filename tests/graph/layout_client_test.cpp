// SPDX-License-Identifier: MIT
#include "graph/layout_client.hpp"

#include "graph_support.hpp"
#include "support/comma_locale.hpp"
#include "support/random.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace taskatlas {
namespace {

using testing::a_version;
using testing::fake_helper;
using testing::real_helper;
using testing::say_hello;
using testing::small_request;
using testing::TemporaryFolder;
using testing::with_helper;

constexpr double kShort = 0.3;  // seconds

bool mentions(const std::string& reason, const std::string& text) {
  return reason.find(text) != std::string::npos;
}

// Runs `first` in the first helper that is started, and the real helper afterwards.
std::filesystem::path once(const TemporaryFolder& folder, const std::string& first) {
  const std::string marker = (folder / "marker").string();
  return fake_helper(folder, "if [ -e '" + marker + "' ]; then exec '" + real_helper().string() +
                                 "'; fi\ntouch '" + marker + "'\n" + first);
}

LayoutRequest random_request(std::uint64_t seed, int nodes, int edges) {
  testing::Random random(seed);
  LayoutRequest request;
  for (int i = 0; i < nodes; ++i) {
    request.nodes.push_back({random.uniform(20, 90), random.uniform(10, 30)});
  }
  for (int i = 0; i < edges; ++i) {
    request.edges.push_back({static_cast<std::uint32_t>(random.below(request.nodes.size())),
                             static_cast<std::uint32_t>(random.below(request.nodes.size()))});
  }
  return request;
}

void expect_well_placed(const LayoutRequest& request, const LayoutResult& result) {
  ASSERT_EQ(result.centres.size(), request.nodes.size());
  constexpr double kRounding = 1.0;  // dot counts in whole points
  for (std::size_t i = 0; i < request.nodes.size(); ++i) {
    const Box a{result.centres[i], request.nodes[i]};
    EXPECT_GE(a.left(), -1e-9);
    EXPECT_GE(a.top(), -1e-9);
    EXPECT_LE(a.right(), result.size.width + 1e-9);
    EXPECT_LE(a.bottom(), result.size.height + 1e-9);
    for (std::size_t j = 0; j < i; ++j) {
      const Box b{result.centres[j], request.nodes[j]};
      const double dx = std::abs(a.centre.x - b.centre.x) - (a.size.width + b.size.width) / 2;
      const double dy = std::abs(a.centre.y - b.centre.y) - (a.size.height + b.size.height) / 2;
      EXPECT_TRUE(dx >= request.node_gap - kRounding || dy >= request.rank_gap - kRounding)
          << i << " and " << j << ": " << dx << ", " << dy;
    }
  }
}

TEST(LayoutClient, PlacesNodesBelowTheirSourcesWithoutOverlap) {
  LayoutClient client(with_helper(real_helper()));
  const LayoutRequest request = small_request();
  const auto outcome = client.layout(request, RunContext{});
  ASSERT_TRUE(outcome.done()) << outcome.reason;
  expect_well_placed(request, outcome.result);
  for (const NodePair edge : request.edges) {  // y grows downwards
    EXPECT_LT(outcome.result.centres[edge.from].y, outcome.result.centres[edge.to].y);
  }
  for (const std::uint64_t seed : {1, 2, 3}) {
    const LayoutRequest other = random_request(seed, 30, 45);
    const auto placed = client.layout(other, RunContext{});
    ASSERT_TRUE(placed.done()) << placed.reason;
    expect_well_placed(other, placed.result);
  }
  EXPECT_EQ(client.starts(), 1);
}

TEST(LayoutClient, RankHintsAreFollowed) {
  LayoutClient client(with_helper(real_helper()));
  LayoutRequest request = small_request();
  request.nodes.insert(request.nodes.end(), {{30, 20}, {30, 20}});
  request.edges.push_back({0, 4});
  request.edges.push_back({5, 3});
  const auto plain = client.layout(request, RunContext{});
  request.ranks.assign(request.nodes.size(), RankHint::kNone);
  request.ranks[4] = RankHint::kLast;
  request.ranks[5] = RankHint::kFirst;
  const auto hinted = client.layout(request, RunContext{});
  ASSERT_TRUE(plain.done() && hinted.done()) << plain.reason << hinted.reason;
  const auto& y = hinted.result.centres;
  EXPECT_DOUBLE_EQ(y[5].y, y[0].y);
  EXPECT_DOUBLE_EQ(y[4].y, y[3].y);
  EXPECT_NE(plain.result.centres, y);
}

TEST(LayoutClient, TheSameRequestGetsTheSameAnswerWhateverCameBefore) {
  LayoutClient first(with_helper(real_helper())), second(with_helper(real_helper()));
  const LayoutRequest request = random_request(4, 25, 60);
  const auto fresh = first.layout(request, RunContext{});
  for (const std::uint64_t seed : {5, 6, 7}) {
    second.layout(random_request(seed, 40, 90), RunContext{});
  }
  const auto used = second.layout(request, RunContext{});
  ASSERT_TRUE(fresh.done() && used.done());
  EXPECT_EQ(fresh.result.centres, used.result.centres);
}

TEST(LayoutClient, NothingToPlaceIsPlaced) {
  LayoutClient client(with_helper(real_helper()));
  EXPECT_TRUE(client.layout(LayoutRequest{}, RunContext{}).done());
  EXPECT_TRUE(client.route(RouteRequest{}, RunContext{}).done());
  const auto version = client.ping().get();
  ASSERT_TRUE(version.done());
  EXPECT_EQ(version.result.protocol, layout_protocol::kVersion);
}

TEST(LayoutClient, ImpossibleRequestsAreRefusedBeforeTheyAreSent) {
  LayoutClient client(with_helper(real_helper()));
  LayoutRequest request = small_request();
  request.nodes[2].width = 0;
  const auto outcome = client.layout(request, RunContext{});
  EXPECT_EQ(outcome.status, HelperStatus::kFailed);
  EXPECT_TRUE(mentions(outcome.reason, "node 2")) << outcome.reason;
  EXPECT_EQ(client.starts(), 0);
}

TEST(LayoutClient, AHelperThatWasKilledIdleIsReplaced) {
  LayoutClient client(with_helper(real_helper()));
  ASSERT_TRUE(client.layout(small_request(), RunContext{}).done());
  ASSERT_EQ(::kill(client.process_id(), SIGKILL), 0);
  EXPECT_TRUE(client.layout(small_request(), RunContext{}).done());
  EXPECT_GE(client.starts(), 2);
}

TEST(LayoutClient, AHelperKilledAtWorkIsReplacedAndTheRequestAnswered) {
  const TemporaryFolder folder;
  LayoutClient client(with_helper(
      once(folder, say_hello(folder, a_version()) + "head -c 20 >/dev/null\nkill -9 $$")));
  const auto outcome = client.layout(small_request(), RunContext{});
  ASSERT_TRUE(outcome.done()) << outcome.reason;
  EXPECT_EQ(outcome.result.centres.size(), 4u);
  EXPECT_EQ(client.starts(), 2);
}

TEST(LayoutClient, AHelperThatDiesEveryTimeFailsTheRequestWithTheCause) {
  const TemporaryFolder folder;
  LayoutClient client(with_helper(
      fake_helper(folder, say_hello(folder, a_version()) + "head -c 20 >/dev/null\nkill -11 $$")));
  const auto outcome = client.layout(small_request(), RunContext{});
  EXPECT_EQ(outcome.status, HelperStatus::kFailed);
  EXPECT_TRUE(mentions(outcome.reason, "signal 11")) << outcome.reason;
  EXPECT_EQ(client.process_id(), -1);
}

TEST(LayoutClient, AHelperThatHangsIsKilledAndReplaced) {
  const TemporaryFolder folder;
  const std::string child = (folder / "child").string();
  const auto program =
      once(folder, say_hello(folder, a_version()) + "sleep 1000 & echo $! >'" + child + "'\nwait");
  ::setenv("TASKATLAS_LAYOUT", program.c_str(), 1);
  LayoutClientOptions options;
  options.time_limit = kShort;
  LayoutClient client(options);
  ::unsetenv("TASKATLAS_LAYOUT");
  EXPECT_EQ(client.program(), program);
  const auto outcome = client.layout(small_request(), RunContext{});
  EXPECT_EQ(outcome.status, HelperStatus::kFailed);
  EXPECT_TRUE(mentions(outcome.reason, "took longer than 0.3 s")) << outcome.reason;
  EXPECT_EQ(client.process_id(), -1);
  // What it had started is gone, too (or waits to be reaped by init).
  const std::string state = testing::run_program("ps -o stat= -p $(cat '" + child + "')").output;
  EXPECT_TRUE(state.empty() || state[0] == 'Z') << state;
  LayoutClient patient(with_helper(program));
  EXPECT_TRUE(patient.layout(small_request(), RunContext{}).done());
}

TEST(LayoutClient, AfterATimeOutTheSameClientAnswersAgain) {
  const TemporaryFolder folder;
  LayoutClient client(
      with_helper(once(folder, say_hello(folder, a_version()) + "exec sleep 1000"), 2));
  EXPECT_EQ(client.layout(small_request(), RunContext{}).status, HelperStatus::kFailed);
  const auto outcome = client.layout(small_request(), RunContext{});
  EXPECT_TRUE(outcome.done()) << outcome.reason;
  EXPECT_EQ(client.starts(), 2);
}

TEST(LayoutClient, AHelperThatNeverSaysHelloIsGivenUp) {
  const TemporaryFolder folder;
  auto options = with_helper(fake_helper(folder, "exec sleep 1000"));
  options.start_limit = kShort;
  LayoutClient client(options);
  const auto outcome = client.layout(small_request(), RunContext{});
  EXPECT_EQ(outcome.status, HelperStatus::kFailed);
  EXPECT_TRUE(mentions(outcome.reason, "took longer")) << outcome.reason;
}

TEST(LayoutClient, GarbageIsRefusedAndTheNextHelperTried) {
  const TemporaryFolder folder;
  const std::string hello = say_hello(folder, a_version());
  const std::string mine = "head -c 20 >/dev/null\n";
  int number = 0;
  for (const std::string& garbage :
       {std::string("head -c 9 >/dev/null; head -c 100000 /dev/zero; exec sleep 1000"),
        std::string("head -c 9 >/dev/null; yes; exec sleep 1000"), std::string("yes"),
        hello + mine + "head -c 100000 /dev/zero; exec sleep 1000",
        hello + mine + "yes | head -c 100000; exec sleep 1000",
        hello + mine + "cat '" + (folder / "hello").string() + "'; exec sleep 1000"}) {
    std::filesystem::remove(folder / "marker");
    LayoutClient client(with_helper(once(folder, garbage), 20));
    const auto outcome = client.layout(small_request(), RunContext{});
    EXPECT_EQ(outcome.status, HelperStatus::kFailed) << number;
    EXPECT_FALSE(outcome.reason.empty());
    EXPECT_TRUE(outcome.result.centres.empty());
    EXPECT_TRUE(client.layout(small_request(), RunContext{}).done()) << number;
    ++number;
  }
}

TEST(LayoutClient, AnotherProtocolVersionIsRefusedInWords) {
  const TemporaryFolder folder;
  LayoutClient client(with_helper(
      fake_helper(folder, say_hello(folder, {99, "future", "99"}) + "exec sleep 1000")));
  const auto outcome = client.layout(small_request(), RunContext{});
  EXPECT_EQ(outcome.status, HelperStatus::kFailed);
  EXPECT_TRUE(mentions(outcome.reason, "version 99")) << outcome.reason;
}

TEST(LayoutClient, AMissingHelperIsNamed) {
  LayoutClient client(with_helper("/nowhere/taskatlas-layout"));
  const auto outcome = client.layout(small_request(), RunContext{});
  EXPECT_EQ(outcome.status, HelperStatus::kFailed);
  EXPECT_TRUE(mentions(outcome.reason, "/nowhere/taskatlas-layout")) << outcome.reason;
}

TEST(LayoutClient, StoppingAnswersAtOnceEvenWhileTheHelperHangs) {
  const TemporaryFolder folder;
  LayoutClient client(
      with_helper(fake_helper(folder, say_hello(folder, a_version()) + "exec sleep 1000")));
  std::stop_source stop, stop_waiting;
  auto running = client.layout(small_request(), stop.get_token());
  auto waiting = client.layout(small_request(), stop_waiting.get_token());
  auto last = client.layout(small_request());
  stop_waiting.request_stop();  // its turn has not come, and need not
  EXPECT_EQ(waiting.get().status, HelperStatus::kStopped);
  EXPECT_EQ(running.wait_for(std::chrono::milliseconds(0)), std::future_status::timeout);
  stop.request_stop();
  EXPECT_EQ(running.get().status, HelperStatus::kStopped);
  EXPECT_EQ(last.wait_for(std::chrono::milliseconds(0)), std::future_status::timeout);
}

TEST(LayoutClient, AStoppedRequestLeavesTheHelperUsable) {
  LayoutClient client(with_helper(real_helper()));
  ASSERT_TRUE(client.layout(small_request(), RunContext{}).done());
  for (int i = 0; i < 50; ++i) {
    std::stop_source stop;
    auto stale = client.layout(random_request(8, 20, 30), stop.get_token());
    stop.request_stop();
    auto wanted = client.layout(small_request(), RunContext{});
    EXPECT_TRUE(wanted.done()) << wanted.reason;
    EXPECT_EQ(wanted.result.centres.size(), 4u);
    EXPECT_NE(stale.get().status, HelperStatus::kFailed);
  }
}

TEST(LayoutClient, AlreadyStoppedRequestsAreNotSent) {
  LayoutClient client(with_helper(real_helper()));
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(client.layout(small_request(), RunContext{stop.get_token(), {}, {}}).status,
            HelperStatus::kStopped);
  EXPECT_EQ(client.starts(), 0);
}

TEST(LayoutClient, LeavingStopsWhatIsUnderWayAndEndsTheHelper) {
  const TemporaryFolder folder;
  std::future<LayoutClient::LayoutOutcome> running, waiting;
  int pid = -1;
  {
    LayoutClient client(
        with_helper(fake_helper(folder, say_hello(folder, a_version()) + "exec sleep 1000")));
    running = client.layout(small_request());
    waiting = client.layout(small_request());
    while (client.process_id() < 0) std::this_thread::yield();
    pid = client.process_id();
  }
  EXPECT_EQ(running.get().status, HelperStatus::kStopped);
  EXPECT_EQ(waiting.get().status, HelperStatus::kStopped);
  EXPECT_EQ(::kill(pid, 0), -1);
}

TEST(LayoutClient, TheLastOwnerMayBeACallback) {
  auto client = testing::real_client();
  std::promise<void> called;
  auto* plain = client.get();
  plain->ping({}, [client = std::move(client), &called](LayoutClient::VersionOutcome) mutable {
    client.reset();
    called.set_value();
  });
  called.get_future().get();
}

TEST(LayoutClient, CallbacksMayAskForMore) {
  LayoutClient client(with_helper(real_helper()));
  std::promise<HelperStatus> second;
  client.layout(small_request(), {}, [&](LayoutClient::LayoutOutcome) {
    client.layout(small_request(), {},
                  [&](LayoutClient::LayoutOutcome outcome) { second.set_value(outcome.status); });
  });
  EXPECT_EQ(second.get_future().get(), HelperStatus::kDone);
}

TEST(LayoutClient, ConcurrentCallersGetTheirOwnAnswers) {
  LayoutClient client(with_helper(real_helper()));
  constexpr int kThreads = 8, kEach = 12;
  std::vector<LayoutResult> expected;
  for (int i = 0; i < kThreads; ++i) {
    expected.push_back(
        client.layout(random_request(static_cast<std::uint64_t>(i), 5 + i, 8), RunContext{})
            .result);
  }
  std::vector<std::jthread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int k = 0; k < kEach; ++k) {
        const auto seed = static_cast<std::uint64_t>(i);
        const auto outcome = client.layout(random_request(seed, 5 + i, 8), RunContext{});
        EXPECT_TRUE(outcome.done()) << outcome.reason;
        EXPECT_EQ(outcome.result.centres, expected[seed].centres);
        if (k == kEach / 2 && i == 0) ::kill(client.process_id(), SIGKILL);
      }
    });
  }
}

TEST(LayoutClient, ADecimalCommaChangesNothing) {
  LayoutClient client(with_helper(real_helper()));
  const LayoutRequest request = random_request(9, 12, 20);
  const auto plain = client.layout(request, RunContext{});
  const testing::CommaLocale comma;
  LayoutClient german(with_helper(real_helper()));
  const auto outcome = german.layout(request, RunContext{});
  ASSERT_TRUE(outcome.done()) << outcome.reason;
  EXPECT_EQ(outcome.result.centres, plain.result.centres);
}

TEST(LayoutClient, SignalsOfTheCallerAreLeftAlone) {
  struct sigaction before {
  }, after{};
  ::sigaction(SIGPIPE, nullptr, &before);
  const TemporaryFolder folder;
  LayoutClient client(with_helper(once(folder, say_hello(folder, a_version()) + "exit 0")));
  EXPECT_TRUE(client.layout(small_request(), RunContext{}).done());
  ::sigaction(SIGPIPE, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

}  // namespace
}  // namespace taskatlas
