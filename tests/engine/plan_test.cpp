// SPDX-License-Identifier: MIT
// What an experiment would cost, by counting what its networks compute.
#include "engine/plan.hpp"

#include "base/error.hpp"
#include "engine/job_samples.hpp"
#include "engine/network_cost.hpp"
#include "engine/support.hpp"
#include "engine/throughput.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::engine {
namespace {

using ::testing::HasSubstr;

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
