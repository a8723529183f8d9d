// SPDX-License-Identifier: MIT
// What an experiment would cost, by counting what its networks compute.
#include "engine/plan.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/job_samples.hpp"
#include "engine/network_cost.hpp"
#include "engine/support.hpp"
#include "engine/throughput.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Task& task(const char* code) { return *find_dictionary_task(code); }

// The paper's encoder, added up by hand: ResNet-50 whose strides sit in the last unit of a block,
// 256 → 128 → 64 → 32 → 16 pixels (StanfordVL/taskonomy, code/lib/models/resnet_v1.py).
TEST(NetworkCost, OfTheEncoderAt256Pixels) {
  const auto square = [](double side) { return side * side; };
  // A unit: 1×1 in → planes at one side, 3×3 planes → planes and 1×1 planes → 4·planes at the next.
  const auto unit = [&](double in, double planes, double side, double next) {
    return in * planes * square(side) + 9 * planes * planes * square(next) +
           4 * planes * planes * square(next);
  };
  double sum = 3 * 64 * 49 * square(128);
  sum += unit(64, 64, 64, 64) + 64 * 256 * square(64);  // with the projection around it
  sum += unit(256, 64, 64, 64) + unit(256, 64, 64, 32);
  sum += unit(256, 128, 32, 32) + 256 * 512 * square(32);
  sum += 2 * unit(512, 128, 32, 32) + unit(512, 128, 32, 16);
  sum += unit(512, 256, 16, 16) + 512 * 1024 * square(16) + 5 * unit(1024, 256, 16, 16);
  sum += unit(1024, 512, 16, 16) + 1024 * 2048 * square(16) + 2 * unit(2048, 512, 16, 16);
  sum += 9 * 2048 * 8 * square(16);  // to eight channels
  const NetworkCost cost = encoder_cost(task("autoencoder"), {"resnet50", 256});
  EXPECT_EQ(cost.multiplications, sum);
  EXPECT_NEAR(cost.multiplications, 7.6e9, 0.05e9);
  // 23.5 million without the classes, as everywhere; and the last convolution.
  EXPECT_NEAR(cost.parameters, 23.508e6 + 9 * 2048 * 8 + 16, 1e3);
}

TEST(NetworkCost, GrowsAsItMust) {
  for (const Task& one : task_dictionary()) {
    const NetworkCost small = encoder_cost(one, {"resnet50", 128});
    const NetworkCost large = encoder_cost(one, {"resnet50", 256});
    EXPECT_NEAR(large.multiplications, 4 * small.multiplications, 1) << one.code;
    EXPECT_EQ(large.parameters, small.parameters);
    if (one.output.kind == OutputKind::kNone) continue;
    double before = 0;
    for (int order = 1; order <= 5; ++order) {
      const double now = readout_cost(one, {"resnet50", 256}, order).multiplications;
      EXPECT_GT(now, before) << one.code;
      before = now;
    }
  }
  // Pairs are two pictures through one encoder.
  const NetworkShape paper{"resnet50", 256};
  EXPECT_GT(task_network_cost(task("fix_pose"), paper).multiplications,
            2 * encoder_cost(task("fix_pose"), paper).multiplications);
}

// As tests/benchmarks/training_benchmark.cpp has it (BM_train_paper).
TEST(NetworkCost, OfTheNetworkThatACoreIsMeasuredBy) {
  EXPECT_EQ(task_network_cost(task("rgb2depth"), {"resnet50", 256}).multiplications, 12079595520.0);
}

constexpr SplitSizes kMany{1'000'000, 1'000'000, 1'000'000};

// A job of the paper's networks on a card that is quicker than what makes batches ready.
double seconds_of_training(const char* code) {
  TrainJob work;
  work.task = code;
  work.settings.steps = 100;
  work.self_losses = false;
  Job job;
  job.work = work;
  job.image_size = 256;
  job.family = "resnet50";
  job.device = "cuda";
  return estimate(job, kMany, find_gpu("1000000")).seconds - throughput::kJobSeconds;
}

TEST(JobCost, PicturesOfASampleAreAllMadeReady) {
  const double one = seconds_of_training("rgb2depth");
  EXPECT_NEAR(one, 100 * 32 / throughput::kLoadImages, 1e-6);
  EXPECT_NEAR(seconds_of_training("fix_pose"), 2 * one, 1e-6);
  EXPECT_NEAR(seconds_of_training("ego_motion"), 3 * one, 1e-6);
  EXPECT_NEAR(seconds_of_training("jigsaw"), one, 1e-6);  // its tiles come of one
}

// The 70 × 70 one, added up by hand: 256 → 128 → 64 → 32 → 31 → 30 pixels.
TEST(NetworkCost, OfTheDiscriminatorAt256Pixels) {
  const auto square = [](double side) { return side * side; };
  const double sum = 16 * (6 * 64 * square(128) + 64 * 128 * square(64) + 128 * 256 * square(32) +
                           256 * 512 * square(31) + 512 * square(30));
  EXPECT_EQ(discriminator_cost(task("rgb2sfnorm"), {"resnet50", 256}).multiplications, sum);
}

JobCost cost_with(const char* code, double weight, double from, const char* family = "resnet50",
                  const char* device = "cuda") {
  TrainJob work;
  work.task = code;
  work.self_losses = false;
  work.settings.adversarial_weight = weight;
  work.settings.adversarial_from = from;
  Job job;
  job.work = work;
  job.image_size = 256;
  job.family = family;
  job.device = device;
  // Slower than what makes batches ready.
  return estimate(job, kMany, find_gpu("k80"));
}

TEST(JobCost, ADiscriminatorTakesTimeAndMemory) {
  for (const auto& [family, device] :
       {std::pair{"resnet50", "cuda"}, std::pair{"resnet50", "cpu"}, std::pair{"compact", "cpu"}}) {
    SCOPED_TRACE(family);
    const JobCost without = cost_with("reshade", 0, 0, family, device);
    const JobCost half = cost_with("reshade", 0.004, 0.5, family, device);
    const JobCost with = cost_with("reshade", 0.004, 0, family, device);
    const bool card = device == std::string("cuda");
    EXPECT_GT(with.seconds, without.seconds);
    constexpr double kMostTimes = 8;  // compact networks are small beside it at 256 pixels
    EXPECT_LT(with.seconds, kMostTimes * without.seconds);
    EXPECT_NEAR(half.seconds, (with.seconds + without.seconds) / 2, 1e-6 * with.seconds);
    EXPECT_GT(card ? with.device_memory : with.memory,
              card ? without.device_memory : without.memory);
    EXPECT_EQ(half.device_memory, with.device_memory);
    EXPECT_EQ(half.memory, with.memory);
    EXPECT_EQ(with.disk, without.disk);  // it is dropped at the end
    for (const char* code : {"class_places", "segment2d", "colorization", "fix_pose"}) {
      EXPECT_EQ(cost_with(code, 0.004, 0, family, device).seconds,
                cost_with(code, 0, 0, family, device).seconds)
          << code;
    }
  }
}

double encoded_views(std::vector<std::string> targets, const SplitSizes& sizes) {
  EncodeJob work;
  work.source = "autoencoder";
  work.targets = std::move(targets);
  work.transfer_images = 100;
  work.test_images = 50;
  Job job;
  job.work = std::move(work);
  constexpr double kRow = 2.0 * 8 * 16 * 16;  // bytes of a representation
  return (static_cast<double>(estimate(job, sizes).disk) - throughput::kFileBytes) / kRow;
}

TEST(JobCost, PartnersOfPairsAndTripletsAreEncodedToo) {
  EXPECT_EQ(encoded_views({"rgb2depth"}, kMany), 150);
  EXPECT_EQ(encoded_views({"edge2d", "rgb2depth"}, kMany), 150);  // of the same views
  EXPECT_EQ(encoded_views({"ego_motion", "fix_pose", "rgb2depth"}, kMany), 150 * 4);
  EXPECT_EQ(encoded_views({"ego_motion", "rgb2depth"}, {1000, 120, 1000}), 120 + 150);
}

TEST(JobSamples, AreBoundedBothWays) {
  EXPECT_EQ(samples_at_once(32), 64);
  EXPECT_EQ(samples_at_once(64), 64);
  EXPECT_EQ(samples_at_once(256), 4);
  EXPECT_EQ(samples_at_once(1024), 1);
  EXPECT_EQ(average_samples(64, 0), 2048);
  EXPECT_EQ(average_samples(256, 0), 341);  // 2^26 numbers of three channels
  EXPECT_EQ(average_samples(1024, 0), 64);
  EXPECT_EQ(average_samples(256, 100), 100);
  EXPECT_EQ(average_samples(256, 1000), 341);
}

TEST(JobCost, TheConstantOfANovelTargetIsOfItsFewLabels) {
  const auto seconds = [](bool novel) {
    BaselineJob work;
    work.target = "few";
    work.transfer_images = 10;
    work.test_images = 10;
    Job job;
    job.image_size = 256;
    job.family = "resnet50";
    job.own.push_back(dataset::parse_own_task(
        R"({"code": "few", "labels": "few", "output": {"classes": 3}})", "spec", "/data"));
    job.own.back().novel = novel;
    job.work = std::move(work);
    return estimate(job, kMany).seconds;
  };
  // Labels of the others, made ready one by one.
  const double fewer = static_cast<double>(average_samples(256, 0) - 10);
  EXPECT_NEAR(seconds(false) - seconds(true), fewer / throughput::kLoadImages, 1e-6);
}

Plan paper_plan(int gpus, const char* gpu, std::int64_t views = 4'000'000) {
  Profile profile = load_profile("paper");
  profile.device = "cuda";
  const auto planned = planned_experiment(profile, views);
  return make_plan(planned.experiment, planned.sizes, gpus, find_gpu(gpu));
}

const KindPlan& kind_of(const Plan& plan, JobKind kind) {
  return *std::find_if(plan.kinds.begin(), plan.kinds.end(),
                       [&](const KindPlan& one) { return one.kind == kind; });
}

TEST(PaperPlan, IsThePapersExperiment) {
  const Plan plan = paper_plan(1, "a100");
  EXPECT_EQ(plan.device, "cuda");
  EXPECT_EQ(kind_of(plan, JobKind::kTrain).jobs, 26U);
  EXPECT_EQ(kind_of(plan, JobKind::kTrain).networks, 25U);  // `random` is not trained
  EXPECT_EQ(kind_of(plan, JobKind::kEncode).jobs, 26U);
  EXPECT_EQ(kind_of(plan, JobKind::kBaseline).jobs, 2U * 22);
  // For 1,000 and 16,000 images and each of 22 targets: 26 sources, 10 pairs, 10 triples, 5 of four
  // and one for each order up to 24.
  EXPECT_EQ(kind_of(plan, JobKind::kTransfer).networks, 2U * 22 * (26 + 10 + 10 + 5 + 20));
  EXPECT_EQ(std::count_if(plan.kinds.begin(), plan.kinds.end(),
                          [](const KindPlan& one) { return one.kind == JobKind::kRender; }),
            0);
  double seconds = 0;
  std::size_t jobs = 0;
  for (const KindPlan& kind : plan.kinds) {
    seconds += kind.seconds;
    jobs += kind.jobs;
  }
  EXPECT_EQ(jobs, plan.jobs);
  EXPECT_NEAR(plan.worker_seconds, seconds, 1e-6 * seconds);
  EXPECT_NEAR(plan.seconds_left, plan.worker_seconds, 1e-6 * seconds);  // one card does it all
}

TEST(PaperPlan, MoreCardsTakeLessTimeAndTheSameWork) {
  const Plan one = paper_plan(1, "a100"), many = paper_plan(50, "a100"),
             endless = paper_plan(1000, "a100");
  EXPECT_EQ(one.jobs, many.jobs);
  EXPECT_NEAR(one.worker_seconds, many.worker_seconds, 1e-6 * one.worker_seconds);
  EXPECT_GE(many.seconds_left, one.seconds_left / 50 * (1 - 1e-9));
  EXPECT_LT(many.seconds_left, one.seconds_left / 10);
  // A network, its representations and two rounds of transfers come one after the other.
  EXPECT_GT(endless.seconds_left, one.worker_seconds / 1000 * 1.5);
  EXPECT_EQ(one.device_memory, many.device_memory);
  EXPECT_EQ(one.disk, many.disk);
}

TEST(PaperPlan, SlowerCardsTakeLonger) {
  const Plan fast = paper_plan(8, "a100"), slow = paper_plan(8, "v100"), old = paper_plan(8, "k80");
  EXPECT_LT(fast.worker_seconds, slow.worker_seconds);
  EXPECT_LT(slow.worker_seconds, old.worker_seconds);
  EXPECT_LT(paper_plan(8, "1").worker_seconds, old.worker_seconds * 2);
  EXPECT_GT(paper_plan(8, "1").worker_seconds, old.worker_seconds);
}

TEST(PaperPlan, SaysWhatItRestsOn) {
  const auto text = [](const Plan& plan) {
    std::string all;
    for (const std::string& one : plan.basis) all += one + "\n";
    return all;
  };
  EXPECT_THAT(text(paper_plan(1, "a100")), HasSubstr("19 % of the 312.0e12"));
  EXPECT_THAT(text(paper_plan(1, "a100")), HasSubstr("2470 images a second"));
  EXPECT_THAT(text(paper_plan(1, "k80")), HasSubstr("Amazon EC2"));
  const Experiment small = testing::small_experiment();
  const Plan compact = make_plan(small, {280, 40, 80}, 2);
  EXPECT_THAT(text(compact), HasSubstr("compact networks"));
  EXPECT_EQ(compact.device_memory, 0U);
  Profile profile = load_profile("paper");
  profile.device = "cpu";
  const auto planned = planned_experiment(profile, 0);
  const Plan processor = make_plan(planned.experiment, planned.sizes, 2);
  EXPECT_THAT(text(processor), HasSubstr(throughput::kCoreOperationsAre));
  EXPECT_THAT(text(processor), HasSubstr(throughput::kLoadImagesAre));
}

TEST(PaperPlan, MemoryIsThatOfTheLargestJob) {
  const Plan plan = paper_plan(1, "a100");
  // Five copies of 40 million weights, and what 32 samples of three pictures leave behind.
  EXPECT_GT(plan.device_memory, 10e9);
  EXPECT_LT(plan.device_memory, 30e9);
  EXPECT_GT(plan.memory, 10e9);  // labels of 33,000 pictures
  EXPECT_GT(plan.disk, 50e9);    // readouts of the paper's size
}

TEST(PlannedExperiment, OnRoomsOrADataset) {
  const Profile profile = load_profile("quick");
  const auto rooms = planned_experiment(profile, 0);
  EXPECT_TRUE(rooms.experiment.dataset.empty());
  EXPECT_EQ(rooms.sizes.train + rooms.sizes.validation + rooms.sizes.test, profile.rooms.views);
  const auto dataset = planned_experiment(profile, 1000);
  EXPECT_FALSE(dataset.experiment.dataset.empty());
  EXPECT_EQ(dataset.sizes.train, 700);
  EXPECT_EQ(dataset.sizes.test, 200);
  EXPECT_EQ(dataset.sizes.validation, 100);
  dataset.experiment.check();
}

TEST(PlannedExperiment, OfAWishHasItsTasksAndTheirParts) {
  NewExperiment wish;
  wish.profile = load_profile("quick");
  wish.profile.transfer_images.clear();
  wish.dataset = "/is/not/looked/at";
  wish.tasks = {"edge2d", "rgb2depth", "rgb2sfnorm"};
  wish.roles = {{"rgb2depth", true, false}};
  const auto planned = planned_experiment(wish, SplitSizes{4000, 500, 500});
  ASSERT_EQ(planned.experiment.tasks.size(), 3U);
  EXPECT_FALSE(planned.experiment.tasks[1].target);
  EXPECT_EQ(planned.sizes.train, 4000);
  EXPECT_EQ(planned.experiment.profile.transfer_images,
            std::vector{usual_transfer_images(wish.profile, 4000)});
  EXPECT_EQ(planned.experiment.profile.rooms, wish.profile.rooms);
  wish.profile.train_images = 800;
  EXPECT_EQ(usual_transfer_images(wish.profile, 4000), 100);
  EXPECT_EQ(usual_transfer_images(wish.profile, 7), 1);
}

TEST(SettleFor, LooksAtTheMachineWhereTheProfileLeavesItOpen) {
  const auto settled = [](const char* device, int own, int asked) {
    Profile profile;
    profile.device = device;
    profile.workers = own;
    bool looked = false;
    const int workers = settle_for(
        [&] {
          looked = true;
          return Machine{"cuda", 4};
        },
        profile, asked);
    return std::tuple(profile.device, workers, looked);
  };
  using Settled = std::tuple<std::string, int, bool>;
  EXPECT_EQ(settled("auto", 0, 0), Settled("cuda", 4, true));
  EXPECT_EQ(settled("auto", 2, 0), Settled("cuda", 0, true));
  EXPECT_EQ(settled("auto", 2, 3), Settled("cuda", 3, true));
  EXPECT_EQ(settled("cuda", 0, 0), Settled("cuda", 4, true));
  EXPECT_EQ(settled("cuda", 0, 3), Settled("cuda", 3, false));
  EXPECT_EQ(settled("cuda:1", 0, 0), Settled("cuda:1", 0, false));
  EXPECT_EQ(settled("cpu", 0, 0), Settled("cpu", 0, false));
  Profile profile;
  profile.device = "auto";
  EXPECT_EQ(settle_for({}, profile, 0), 0);
  EXPECT_EQ(profile.device, "auto");
}

// A study whose jobs are done as the test says.
class PlanOfARun : public ::testing::Test {
 protected:
  PlanOfARun() { create(2); }

  void create(int max_order) {
    NewExperiment wish;
    wish.profile = testing::small_profile(max_order);
    wish.overwrite = true;
    const Experiment experiment = create_study(path_, wish, {}).value();
    sizes_ = split_sizes(experiment, {});
    const auto nothing = [](const auto&, const auto&) { return std::nullopt; };
    jobs_ = list_jobs(experiment, experiment.dataset_folder(path_), nothing).jobs;
  }
  Plan plan() const { return make_plan(path_, kWorkers, {}).value(); }
  JobCost cost(const Job& job) const { return estimate(job, sizes_); }

  std::vector<const Job*> of_kind(JobKind kind) const {
    std::vector<const Job*> found;
    for (const Job& job : jobs_) {
      if (job.kind() == kind) found.push_back(&job);
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](const Job* a, const Job* b) { return cost(*a).memory < cost(*b).memory; });
    return found;
  }

  void finish(const Job& job, std::uint64_t peak_bytes, std::size_t bytes = 1,
              const std::map<std::string, double>& numbers = {}) const {
    const JobStore store(path_);
    store.put(job);
    write_file_atomically(store.folder(job.id) / kNetworkFile, std::string(bytes, 'x'),
                          Links::kFollow);
    JobResult result;
    result.seconds = 1;
    result.peak_bytes = peak_bytes;
    result.files = {kNetworkFile};
    result.numbers = numbers;
    store.finish(job.id, result);
  }
  std::string basis() const {
    std::string text;
    for (const std::string& one : plan().basis) text += one + "\n";
    return text;
  }

  static constexpr int kWorkers = 2;
  const taskatlas::testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_ / "x.taskstudy";
  SplitSizes sizes_;
  std::vector<Job> jobs_;
};

TEST_F(PlanOfARun, MemoryOfAKindFollowsTheMostThatWasMeasuredOfIt) {
  const double before = static_cast<double>(plan().memory);
  const auto trained = of_kind(JobKind::kTrain);
  ASSERT_LT(cost(*trained.front()).memory, cost(*trained.back()).memory);
  // The job that takes least shows that estimates are too small by a factor of twenty.
  finish(*trained.front(), 20 * cost(*trained.front()).memory);
  EXPECT_NEAR(static_cast<double>(plan().memory),
              20.0 * kWorkers * static_cast<double>(cost(*trained.back()).memory), 1e-9 * before);
  // The one that takes most was measured: nothing is left to be told by estimates.
  finish(*trained.back(), 3 * cost(*trained.back()).memory);
  const double most = std::max(20.0 * static_cast<double>(cost(*trained.front()).memory),
                               3.0 * static_cast<double>(cost(*trained.back()).memory));
  EXPECT_NEAR(static_cast<double>(plan().memory), kWorkers * most, 1e-9 * most);
  EXPECT_THAT(basis(), HasSubstr("memory: what done jobs were measured to take"));
}

TEST_F(PlanOfARun, MemoryShrinksWhereEstimatesWereTooLarge) {
  const double before = static_cast<double>(plan().memory);
  constexpr int kTimes = 4;
  for (const JobKind kind : {JobKind::kTrain, JobKind::kEncode, JobKind::kBaseline}) {
    const Job& largest = *of_kind(kind).back();
    finish(largest, cost(largest).memory / kTimes);
  }
  // Transfers have not begun: their estimates stay.
  const double transfers = static_cast<double>(plan().memory);
  EXPECT_GE(transfers,
            kWorkers * static_cast<double>(cost(*of_kind(JobKind::kTransfer).back()).memory));
  EXPECT_LE(transfers, before);
  // Higher orders are expected to take as much less as the first.
  const Job& largest = *of_kind(JobKind::kTransfer).back();
  finish(largest, cost(largest).memory / kTimes);
  const double after = static_cast<double>(plan().memory);
  EXPECT_LT(after, before / 2);
  EXPECT_GE(after, static_cast<double>(cost(largest).memory) / kTimes * kWorkers * (1 - 1e-6));
}

TEST_F(PlanOfARun, RoomsAreRenderedByOneWorker) {
  const Job& render = *of_kind(JobKind::kRender).front();
  constexpr std::uint64_t kPeak = std::uint64_t{100} << 30;
  finish(render, kPeak);
  EXPECT_EQ(plan().memory, kPeak);
}

TEST_F(PlanOfARun, ResultsWithoutMemoryCorrectNone) {
  const std::uint64_t before = plan().memory;
  for (const Job& job : jobs_) finish(job, 0);
  EXPECT_EQ(plan().memory, before);
  EXPECT_THAT(basis(), Not(HasSubstr("memory:")));
  EXPECT_THAT(basis(), HasSubstr("disk:"));
}

TEST_F(PlanOfARun, DiskIsThatOfFilesAndCorrectsItsKind) {
  const Plan before = plan();
  EXPECT_EQ(before.disk, before.disk_left);
  constexpr std::size_t kBytes = 30'000'000;
  const auto trained = of_kind(JobKind::kTrain);
  finish(*trained.front(), 0, kBytes);
  const double written = kBytes + throughput::kFileBytes;
  const double factor = written / static_cast<double>(cost(*trained.front()).disk);
  double left = static_cast<double>(before.disk);
  for (const Job* job : trained) left -= static_cast<double>(cost(*job).disk);
  for (std::size_t i = 1; i < trained.size(); ++i) {
    left += factor * static_cast<double>(cost(*trained[i]).disk);
  }
  const Plan after = plan();
  EXPECT_NEAR(static_cast<double>(after.disk_left), left, 1);
  EXPECT_NEAR(static_cast<double>(after.disk), left + written, 1);
  EXPECT_GT(after.disk, before.disk);
}

TEST_F(PlanOfARun, DiskOfRoomsIsWhatRenderingNoted) {
  const Plan before = plan();
  const Job& render = *of_kind(JobKind::kRender).front();
  finish(render, 0);  // of an earlier version
  EXPECT_EQ(plan().disk, before.disk);
  EXPECT_EQ(plan().disk_left, before.disk - cost(render).disk);
  constexpr double kRooms = 7e9;
  finish(render, 0, 1, {{kDatasetBytes, kRooms}});
  EXPECT_NEAR(
      static_cast<double>(plan().disk),
      static_cast<double>(before.disk - cost(render).disk) + kRooms + throughput::kFileBytes, 1);
}

TEST_F(PlanOfARun, AtItsEndAllIsMeasured) {
  create(1);
  std::uint64_t peak = 1'000'000;
  std::size_t bytes = 1000;
  double disk = 0;
  for (const Job& job : jobs_) {
    const bool rooms = job.kind() == JobKind::kRender;
    finish(job, rooms ? 1 : ++peak, ++bytes, {{kDatasetBytes, 5e6}});
    disk += throughput::kFileBytes + (rooms ? 5e6 : static_cast<double>(bytes));
  }
  const Plan after = plan();
  EXPECT_EQ(after.done, after.jobs);
  EXPECT_EQ(after.memory, kWorkers * peak);
  EXPECT_EQ(after.disk_left, 0U);
  EXPECT_NEAR(static_cast<double>(after.disk), disk, 1);
}

TEST_F(PlanOfARun, ResultsThatSayAnythingAreBounded) {
  const auto trained = of_kind(JobKind::kTrain);
  finish(*trained.front(), std::uint64_t{1} << 53);
  finish(*of_kind(JobKind::kRender).front(), 0, 1, {{kDatasetBytes, 1e300}});
  const Plan plan = this->plan();
  EXPECT_LE(plan.memory, std::uint64_t{1} << 62);
  EXPECT_EQ(plan.disk, std::uint64_t{1} << 62);
  finish(*of_kind(JobKind::kRender).front(), 0, 1, {{kDatasetBytes, -1e300}});
  EXPECT_LT(this->plan().disk, 1e9);
}

TEST(Gpus, ByNameOrByRate) {
  for (const GpuModel& one : gpu_models()) {
    EXPECT_EQ(find_gpu(one.name).rate, one.rate);
    EXPECT_LT(one.rate, one.peak) << one.name;
    EXPECT_FALSE(one.source.empty());
  }
  EXPECT_EQ(find_gpu("45").rate, 45e12);
  for (const char* bad : {"", "a1000", "0", "-3", "nan", "1e9", "4,5"}) {
    EXPECT_THROW(find_gpu(bad), Error) << bad;
  }
}

}  // namespace
}  // namespace taskatlas::engine
