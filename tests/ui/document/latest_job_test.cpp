// SPDX-License-Identifier: MIT
#include "ui/document/latest_job.hpp"

#include "base/error.hpp"

#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

TEST(LatestJob, DeliversInTheObjectsThread) {
  LatestJob job;
  QSignalSpy busy(&job, &LatestJob::busy_changed);
  std::thread::id worked;
  std::thread::id delivered;
  job.start([&](const RunContext&) {
    worked = std::this_thread::get_id();
    return [&] { delivered = std::this_thread::get_id(); };
  });
  EXPECT_TRUE(job.busy());
  EXPECT_TRUE(QTest::qWaitFor([&] { return !job.busy(); }));
  EXPECT_EQ(delivered, std::this_thread::get_id());
  EXPECT_NE(worked, delivered);
  ASSERT_EQ(busy.count(), 2);
}

TEST(LatestJob, AReplacedJobIsStoppedAndItsResultDropped) {
  LatestJob job;
  std::atomic<bool> started = false;
  std::atomic<bool> stopped = false;
  int delivered = 0;
  job.start([&](const RunContext& context) {
    started = true;
    while (!context.stopped()) std::this_thread::yield();
    stopped = true;
    return [&] { delivered += 100; };
  });
  while (!started) std::this_thread::yield();
  job.start([&](const RunContext&) { return [&] { delivered += 1; }; });
  EXPECT_TRUE(QTest::qWaitFor([&] { return !job.busy(); }));
  EXPECT_TRUE(stopped);
  EXPECT_EQ(delivered, 1);
}

TEST(LatestJob, AStreamOfQuickJobsIsShownWhileItFlows) {
  LatestJob job(nullptr, LatestJob::Policy::kLetFinish);
  int delivered = 0;
  int last = -1;
  for (int i = 0; i < 50; ++i) {
    job.start([&, i](const RunContext&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return [&, i] {
        EXPECT_GT(i, last);  // never an older one after a newer
        last = i;
        ++delivered;
      };
    });
    QTest::qWait(1);
  }
  EXPECT_TRUE(QTest::qWaitFor([&] { return !job.busy(); }));
  EXPECT_EQ(last, 49);
  EXPECT_GT(delivered, 5);
}

TEST(LatestJob, OneThatTakesTooLongGivesWay) {
  LatestJob job(nullptr, LatestJob::Policy::kLetFinish);
  int delivered = 0;
  job.start([&](const RunContext& context) {
    while (!context.stopped()) std::this_thread::yield();
    return [&] { delivered += 100; };
  });
  QTest::qWait(5);
  job.start([&](const RunContext&) { return [&] { delivered += 1; }; });
  EXPECT_TRUE(QTest::qWaitFor([&] { return !job.busy(); }));
  EXPECT_EQ(delivered, 1);
}

TEST(LatestJob, TellsErrorsAndForgetsCancelledJobs) {
  LatestJob job;
  QSignalSpy failures(&job, &LatestJob::failed);
  job.start([](const RunContext&) -> std::function<void()> { throw failure("no such thing"); });
  EXPECT_TRUE(QTest::qWaitFor([&] { return !job.busy(); }));
  ASSERT_EQ(failures.count(), 1);
  EXPECT_EQ(failures.at(0).at(0).toString(), QStringLiteral("no such thing"));

  bool delivered = false;
  job.start([&](const RunContext&) { return [&] { delivered = true; }; });
  job.cancel();
  EXPECT_FALSE(job.busy());
  QTest::qWait(20);
  EXPECT_FALSE(delivered);
}

}  // namespace
}  // namespace taskatlas::ui
