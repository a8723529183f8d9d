// SPDX-License-Identifier: MIT
#include "engine/job_table.hpp"

#include "engine/job_list.hpp"
#include "engine/support.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

std::optional<std::vector<RankedSource>> unmeasured(const TargetKey&,
                                                    const std::vector<std::string>&) {
  return std::nullopt;
}

std::vector<Job> some_jobs() {
  return list_jobs(testing::small_experiment(), "/data/rooms", unmeasured).jobs;
}

JobTable filled(bool early = false) {
  JobTable table(early);
  for (Job& job : some_jobs()) table.want(table.add(std::move(job), 2));
  return table;
}

// What the table answers, by looking at every job.
struct Plainly {
  static bool ready(const JobTable& table, const JobTable::Entry& entry, bool early) {
    return entry.wanted() && entry.state() == JobState::kWaiting &&
           std::all_of(entry.job.depends.begin(), entry.job.depends.end(), [&](const JobId& id) {
             const JobState state = table.at(id).state();
             return state == JobState::kDone || (early && state == JobState::kRunning);
           });
  }
  // Seeds and transfer images of these experiments come in ascending order.
  static auto turn(const Job& job, double estimated) {
    std::uint64_t seed = 0;
    std::int64_t images = 0;
    if (const auto* train = std::get_if<TrainJob>(&job.work)) seed = train->seed;
    if (const auto* encode = std::get_if<EncodeJob>(&job.work)) seed = encode->seed;
    if (const auto* baseline = std::get_if<BaselineJob>(&job.work)) {
      seed = baseline->seed;
      images = baseline->transfer_images;
    }
    if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
      seed = transfer->seed;
      images = transfer->transfer_images;
      estimated /= static_cast<double>(transfer->sources.size());
    }
    return std::tuple(seed, job.kind(), images, -estimated);
  }
  static const JobTable::Entry* next(const JobTable& table, bool early) {
    const JobTable::Entry* first = nullptr;
    for (const JobTable::Entry& entry : table.entries()) {
      if (!ready(table, entry, early)) continue;
      if (first == nullptr ||
          turn(entry.job, entry.estimated()) < turn(first->job, first->estimated())) {
        first = &entry;
      }
    }
    return first;
  }
  static std::size_t count(const JobTable& table, JobKind kind, JobState state) {
    return static_cast<std::size_t>(std::count_if(
        table.entries().begin(), table.entries().end(), [&](const JobTable::Entry& entry) {
          return entry.wanted() && entry.job.kind() == kind && entry.state() == state;
        }));
  }
};

void expect_as_plainly(JobTable& table, bool early) {
  ASSERT_EQ(table.next(), Plainly::next(table, early));
  for (int kind = 0; kind < kJobKinds; ++kind) {
    for (std::size_t state = 0; state < kJobStates; ++state) {
      ASSERT_EQ(table.count(static_cast<JobKind>(kind), static_cast<JobState>(state)),
                Plainly::count(table, static_cast<JobKind>(kind), static_cast<JobState>(state)));
    }
  }
}

TEST(JobTable, GivesJobsAfterWhatTheyNeed) {
  JobTable table = filled();
  std::size_t done = 0;
  while (JobTable::Entry* entry = table.next()) {
    for (const JobId& id : entry->job.depends) EXPECT_EQ(table.at(id).state(), JobState::kDone);
    table.set(*entry, JobState::kRunning);
    table.set(*entry, JobState::kDone);
    ++done;
  }
  EXPECT_EQ(done, table.size());
  EXPECT_EQ(table.count(JobState::kDone), table.wanted());
  for (int kind = 0; kind < kJobKinds; ++kind) {
    EXPECT_EQ(table.waiting_seconds(static_cast<JobKind>(kind)), 0);
  }
}

// Else a worker that is given the longest job last works while all others have nothing to do.
TEST(JobTable, GivesTheLongestOfAKindFirst) {
  Experiment experiment = testing::small_experiment();
  experiment.profile.seeds.resize(1);
  experiment.profile.transfer_images.resize(1);
  JobTable table;
  double estimated = 0;
  for (Job& job : list_jobs(experiment, "/data/rooms", unmeasured).jobs) {
    const auto* const transfer = std::get_if<TransferJob>(&job.work);
    const double sets = transfer == nullptr ? 1 : static_cast<double>(transfer->sources.size());
    table.want(table.add(std::move(job), sets * ++estimated));
  }
  const JobTable::Entry* before = nullptr;
  std::size_t compared = 0;
  while (JobTable::Entry* entry = table.next()) {
    if (before != nullptr && before->job.kind() == entry->job.kind()) {
      EXPECT_LT(Plainly::turn(before->job, before->estimated()),
                Plainly::turn(entry->job, entry->estimated()));
      ++compared;
    }
    before = entry;
    table.set(*entry, JobState::kRunning);
    table.set(*entry, JobState::kDone);
  }
  EXPECT_GT(compared, table.size() / 2);
}

// A run that ends before its time leaves one whole measurement rather than the halves of all.
TEST(JobTable, EndsOneSeedAndOneNumberOfTransferImagesBeforeTheNext) {
  Experiment experiment = testing::small_experiment();
  experiment.profile.seeds = {3, 1};
  experiment.profile.transfer_images = {16, 8};
  JobTable table;
  for (Job& job : list_jobs(experiment, "/data/rooms", unmeasured).jobs) {
    const auto* const transfer = std::get_if<TransferJob>(&job.work);
    const bool later = transfer != nullptr && transfer->transfer_images == 8;
    table.want(table.add(std::move(job), later ? 100 : 1));
  }
  std::vector<std::pair<std::uint64_t, std::int64_t>> measurements;
  while (JobTable::Entry* entry = table.next()) {
    if (const auto* const transfer = std::get_if<TransferJob>(&entry->job.work)) {
      const std::pair one(transfer->seed, transfer->transfer_images);
      if (measurements.empty() || measurements.back() != one) measurements.push_back(one);
    } else if (const auto* const train = std::get_if<TrainJob>(&entry->job.work)) {
      EXPECT_TRUE(train->seed == 3 || measurements.size() == 2) << entry->job.title();
    }
    table.set(*entry, JobState::kRunning);
    table.set(*entry, JobState::kDone);
  }
  const std::vector<std::pair<std::uint64_t, std::int64_t>> expected{
      {3, 16}, {3, 8}, {1, 16}, {1, 8}};
  EXPECT_EQ(measurements, expected);
}

TEST(JobTable, WhatNeedsAFailedJobIsSkipped) {
  JobTable table = filled();
  JobTable::Entry& rooms = *table.next();
  table.set(rooms, JobState::kRunning);
  EXPECT_EQ(table.next(), nullptr);
  table.set(rooms, JobState::kFailed);
  EXPECT_EQ(table.count(JobState::kSkipped), table.size() - 1);
  EXPECT_EQ(table.next(), nullptr);
  // What is listed later is of no more use.
  Job later = some_jobs().back();
  later.id = std::string(32, 'f');
  EXPECT_EQ(table.add(later, 1).state(), JobState::kSkipped);
}

TEST(JobTable, OnlyWhatIsWantedAndWhatItNeeds) {
  JobTable table;
  for (Job& job : some_jobs()) table.add(std::move(job), 2);
  EXPECT_EQ(table.next(), nullptr);
  EXPECT_EQ(table.wanted(), 0U);
  for (const JobTable::Entry& entry : table.entries()) {
    if (entry.job.kind() == JobKind::kEncode) {
      table.want(table.at(entry.job.id));
      break;
    }
  }
  EXPECT_EQ(table.wanted(), 3U);  // rooms, one network, its representations
  std::size_t done = 0;
  for (JobTable::Entry* entry = table.next(); entry != nullptr; entry = table.next(), ++done) {
    table.set(*entry, JobState::kDone);
  }
  EXPECT_EQ(done, 3U);
}

TEST(JobTable, EarlyOnesBeginWithWhatTheyNeed) {
  JobTable table = filled(true);
  std::size_t begun = 0;
  for (JobTable::Entry* entry = table.next(); entry != nullptr; entry = table.next(), ++begun) {
    table.set(*entry, JobState::kRunning);
  }
  EXPECT_EQ(begun, table.size());
}

TEST(JobTable, AddsUpWeeks) {
  constexpr double kWeeks = 30.0 * 24 * 3600;
  JobTable table;
  for (Job& job : some_jobs()) table.want(table.add(std::move(job), kWeeks));
  for (int i = 0; i < kJobKinds; ++i) {
    const auto kind = static_cast<JobKind>(i);
    const auto jobs = static_cast<double>(table.count(kind, JobState::kWaiting));
    EXPECT_NEAR(table.waiting_seconds(kind), jobs * kWeeks, 1);
  }
}

TEST(JobTable, Refuses) {
  JobTable table;
  std::vector<Job> jobs = some_jobs();
  EXPECT_THROW(table.add(jobs.back(), 1), std::out_of_range);  // what it needs is not there
  EXPECT_EQ(table.size(), 0U);
  table.add(jobs.front(), 1);
  EXPECT_THROW(table.add(jobs.front(), 1), std::logic_error);
  EXPECT_THROW(table.at("nothing"), std::out_of_range);
}

// Jobs begin, end, die, fail and are found to be undone in any order: the answers are always those
// of a look at every job.
TEST(JobTable, IsAlwaysWhatALookAtEveryJobSays) {
  std::mt19937 random(20181122);
  for (const bool early : {false, true}) {
    for (int round = 0; round < 20; ++round) {
      JobTable table(early);
      for (Job& job : some_jobs()) {
        JobTable::Entry& entry = table.add(std::move(job), 0.5 + static_cast<double>(random() % 4));
        if (random() % 3 == 0) table.want(entry);
      }
      for (int step = 0; step < 150; ++step) {
        const auto id = table.entries()[random() % table.size()].job.id;
        JobTable::Entry& any = table.at(id);
        if (JobTable::Entry* next = table.next(); next != nullptr && random() % 2 == 0) {
          table.set(*next, JobState::kRunning);
        } else if (any.state() == JobState::kRunning) {
          constexpr std::array kEnds{JobState::kDone, JobState::kDone, JobState::kDone,
                                     JobState::kWaiting, JobState::kFailed};
          table.set(any, kEnds.at(random() % (round % 4 == 0 ? 5 : 4)));
        } else if (any.state() == JobState::kDone && random() % 20 == 0) {
          table.set(any, JobState::kFailed);  // its result turned out to be damaged
        } else if (!any.wanted() && random() % 4 == 0) {
          table.want(any);
        }
        expect_as_plainly(table, early);
      }
    }
  }
}

}  // namespace
}  // namespace taskatlas::engine
