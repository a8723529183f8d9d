// SPDX-License-Identifier: MIT
#include "dataset/sample_source.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/sample_list.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::TemporaryFolder;

constexpr int kSize = 32;

class Samples : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    BoxDataset dataset;
    dataset.folder = folder_->path();
    dataset.write();
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static Dataset open() { return open_dataset(folder_->path(), {}).value(); }
  static SourceOptions options() {
    SourceOptions out;
    out.size = kSize;
    return out;
  }
  static SampleList listed(const Dataset& dataset, std::string_view task,
                           Split split = Split::kTrain, std::size_t most = 0, int threads = 2) {
    RunContext context;
    context.threads = threads;
    return list_samples(dataset, task, split, {7, most, nullptr}, context).value();
  }

  static std::unique_ptr<TemporaryFolder> folder_;
};
std::unique_ptr<TemporaryFolder> Samples::folder_;

bool equal(const Planes& a, const Planes& b) {
  return a.channels == b.channels && a.height == b.height && a.width == b.width && a.data == b.data;
}
bool equal(const Sample& a, const Sample& b) {
  return a.target.kind == b.target.kind && equal(a.target.values, b.target.values) &&
         a.target.labels == b.target.labels && a.target.pixels == b.target.pixels &&
         a.target.mask == b.target.mask &&
         std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(),
                    [](const Planes& x, const Planes& y) { return equal(x, y); });
}

TEST_F(Samples, FewerAreTheBeginningOfMore) {
  const Dataset dataset = open();
  for (const Task& task : task_dictionary()) {
    SCOPED_TRACE(task.code);
    const SampleList all = listed(dataset, task.code);
    ASSERT_GT(all.groups.size(), 20u);
    for (const std::size_t most : {1u, 7u, 20u}) {
      const SampleList few = listed(dataset, task.code, Split::kTrain, most, 1);
      ASSERT_EQ(few.groups.size(), most);
      EXPECT_TRUE(std::equal(few.groups.begin(), few.groups.end(), all.groups.begin()));
    }
  }
}

TEST_F(Samples, SingleImagesComeInOneOrderForAllTasks) {
  const Dataset dataset = open();
  EXPECT_EQ(listed(dataset, "rgb2depth").groups, listed(dataset, "autoencoder").groups);
  EXPECT_EQ(listed(dataset, "jigsaw").groups, listed(dataset, "class_places").groups);
  const auto groups = listed(dataset, "autoencoder").groups;
  EXPECT_FALSE(std::is_sorted(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
    return a.views[0] < b.views[0];
  }));
  RunContext context;
  EXPECT_NE(list_samples(dataset, "autoencoder", Split::kTrain, {8, 0, nullptr}, context)->groups,
            groups);
}

TEST_F(Samples, SplitsShareNoBuilding) {
  const Dataset dataset = open();
  for (const std::string_view task : {"autoencoder", "point_match", "non_fixated_pose"}) {
    std::map<std::string, Split> seen;
    std::size_t views = 0;
    for (const Split split : {Split::kTrain, Split::kVal, Split::kTest}) {
      const SampleList list = listed(dataset, task, split);
      EXPECT_FALSE(list.groups.empty());
      for (const ViewGroup& group : list.groups) {
        for (std::size_t i = 0; i < group.count; ++i) {
          const auto name =
              std::string(dataset.index.building_name(dataset.index.building_of(group.views[i])));
          EXPECT_EQ(seen.try_emplace(name, split).first->second, split);
        }
      }
      views += views_of(std::span(&list, 1)).size();
    }
    EXPECT_EQ(views, dataset.index.views());
  }
}

TEST_F(Samples, PairsAndTripletsHaveNames) {
  const Dataset dataset = open();
  const SampleList triplets = listed(dataset, "ego_motion");
  const ViewGroup& group = triplets.groups.front();
  ASSERT_EQ(group.count, 3);
  const std::string name = sample_name(dataset.index, group);
  EXPECT_EQ(std::count(name.begin(), name.end(), '+'), 2);
  EXPECT_TRUE(name.starts_with(sample_building(dataset.index, group) + "/point_"));
  EXPECT_EQ(name, view_name(dataset.index, group.views[0]) + "+" +
                      view_name(dataset.index, group.views[1]) + "+" +
                      view_name(dataset.index, group.views[2]));
}

TEST_F(Samples, EveryTaskHasSamplesOfItsShape) {
  const Dataset dataset = open();
  const SampleSource source(dataset, options());
  for (const Task& task : task_dictionary()) {
    SCOPED_TRACE(task.code);
    const SampleList list = listed(dataset, task.code, Split::kTest);
    const auto sample = source.sample(task.code, list.groups.front());
    ASSERT_TRUE(sample);
    EXPECT_EQ(sample->inputs.size(), static_cast<std::size_t>(task.inputs));
    for (const Planes& input : sample->inputs) EXPECT_EQ(input.width, kSize);
    if (sample->target.kind == TargetKind::kImage) {
      EXPECT_EQ(sample->target.values.channels, task.output.channels);
      EXPECT_EQ(sample->target.values.width, kSize);
    }
  }
  EXPECT_EQ(source.skipped_count(), 0u);
  SourceOptions odd = options();
  odd.size = 33;
  EXPECT_THROW(SampleSource(dataset, odd), Error);
}

// What is random is drawn anew for another draw, and not for the same.
TEST_F(Samples, DrawsBySampleAndPass) {
  const Dataset dataset = open();
  const SampleSource source(dataset, options());
  const ViewGroup group = listed(dataset, "denoise").groups.front();
  const ViewGroup other = listed(dataset, "denoise").groups.back();
  const auto first = source.sample("denoise", group, 3);
  EXPECT_TRUE(equal(*first, *source.sample("denoise", group, 3)));
  EXPECT_FALSE(equal(first->inputs[0], source.sample("denoise", group, 4)->inputs[0]));
  EXPECT_EQ(first->target.values.data, source.sample("denoise", group, 4)->target.values.data);
  EXPECT_NE(source.sample("segment2d", group)->target.pixels,
            source.sample("segment2d", other)->target.pixels);
}

TEST_F(Samples, CacheAndThreadsChangeNothing) {
  const Dataset dataset = open();
  const TemporaryFolder folder;
  SourceOptions cached = options();
  cached.cache = folder / "cache";
  SampleSource writing(dataset, cached);
  const SampleSource reading(dataset, cached);  // the lock is taken: it reads
  const SampleSource plain(dataset, options());
  EXPECT_TRUE(writing.uses_cache());
  EXPECT_TRUE(reading.uses_cache());
  EXPECT_FALSE(plain.uses_cache());
  for (const std::string_view task : {"rgb2sfnorm", "segmentsemantic_rb", "fix_pose", "jigsaw"}) {
    SCOPED_TRACE(task);
    const auto groups = listed(dataset, task).groups;
    for (int round = 0; round < 2; ++round) {
      std::vector<char> same(groups.size(), 0);
      parallel_for(groups.size(), 4, [&](std::size_t i) {
        const auto a = plain.sample(task, groups[i], 1);
        const auto b = writing.sample(task, groups[i], 1);
        const auto c = reading.sample(task, groups[i], 1);
        same[i] = a && b && c && equal(*a, *b) && equal(*a, *c);
      });
      EXPECT_THAT(same, ::testing::Each(1));
    }
  }
  writing.flush_cache();
  EXPECT_EQ(plain.skipped_count() + writing.skipped_count() + reading.skipped_count(), 0u);
}

TEST_F(Samples, DamageCostsItsSampleAlone) {
  const Dataset dataset = open();
  const SampleSource source(dataset, options());
  const auto groups = listed(dataset, "rgb2depth").groups;
  const ViewNumber broken = groups[2].views[0];
  const DatasetIndex& index = dataset.index;
  const fs::path file = folder_->path() / *index.path(broken, Domain::kDepthZbuffer);
  const std::string content = read_file(file);
  put_file(file, std::string_view(content).substr(0, content.size() / 2));

  for (int round = 0; round < 2; ++round) {
    std::size_t good = 0;
    for (const ViewGroup& group : groups) good += source.sample("rgb2depth", group) ? 1 : 0;
    EXPECT_EQ(good, groups.size() - 1);
  }
  EXPECT_TRUE(source.sample("autoencoder", groups[2]));  // its rgb is whole
  ASSERT_EQ(source.skipped_count(), 1u);
  EXPECT_EQ(source.skipped()[0].view, view_name(index, broken));
  EXPECT_THAT(source.skipped()[0].reason, ::testing::HasSubstr("depth_zbuffer"));

  // A check's findings keep it from being listed at all, for the tasks that need the file.
  const auto report = check_dataset(dataset.root, index, {.decode = true}, {});
  const DamageList damage = DamageList::parse(damage_csv(*report), "damage.csv");
  const auto listed_with = [&](std::string_view task) {
    return list_samples(dataset, task, Split::kTrain, {7, 0, &damage}, {})->groups;
  };
  const auto whole = listed_with("rgb2depth");
  EXPECT_EQ(whole.size(), groups.size() - 1);
  EXPECT_FALSE(std::any_of(whole.begin(), whole.end(),
                           [&](const ViewGroup& group) { return group.views[0] == broken; }));
  EXPECT_EQ(listed_with("autoencoder"), groups);
  put_file(file, content);
}

// Figures for whoever plans: printed, held against nothing.
TEST_F(Samples, Throughput) {
  const Dataset dataset = open();
  const TemporaryFolder folder;
  SourceOptions cached = options();
  cached.cache = folder / "cache";
  const SampleSource plain(dataset, options()), source(dataset, cached);
  const auto groups = listed(dataset, "rgb2sfnorm").groups;
  const auto pace = [&](const SampleSource& from) {
    const auto begin = std::chrono::steady_clock::now();
    for (const ViewGroup& group : groups) EXPECT_TRUE(from.sample("rgb2sfnorm", group));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    return static_cast<double>(groups.size()) / taken.count();
  };
  const double files = pace(plain), filling = pace(source), full = pace(source);
  std::printf(
      "rgb2sfnorm, %d px: %.0f samples/s from files, %.0f filling the cache, %.0f from it\n", kSize,
      files, filling, full);
}

}  // namespace
}  // namespace taskatlas::dataset::testing
