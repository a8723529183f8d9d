// SPDX-License-Identifier: MIT
// From a study's folder to tables: a real dataset and experiment, with representations made up.
#include "measures/study_measures.hpp"

#include "bank/bank_file.hpp"
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/sample_list.hpp"
#include "engine/experiment.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::measures {
namespace {

using taskatlas::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// To the nearest below; enough for numbers made up.
std::uint16_t half(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const int exponent = static_cast<int>((bits >> 23) & 255) - 112;
  if (exponent < 1) return static_cast<std::uint16_t>((bits >> 16) & 0x8000);
  return static_cast<std::uint16_t>(
      ((bits >> 16) & 0x8000) | static_cast<std::uint32_t>(exponent << 10) | ((bits >> 13) & 1023));
}

class StudyMeasuresTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dataset_ = std::make_unique<TemporaryFolder>();
    dataset::testing::BoxDataset boxes;
    boxes.folder = *dataset_ / "boxes";
    boxes.rooms = 16;
    boxes.points = 2;
    boxes.size = 32;
    boxes.write();
    // Each view in a scene of its own.
    RandomStream random(9, 0, 0);
    for (std::uint32_t room = 0; room < boxes.rooms; ++room) {
      for (std::uint32_t point = 0; point < boxes.points; ++point) {
        for (std::uint32_t view = 0; view < boxes.views; ++view) {
          std::vector<float> scores(dataset::taskonomy_classes().scene.names.size());
          for (float& score : scores) score = static_cast<float>(random.uniform());
          dataset::testing::put_file(boxes.path_of(room, point, view, dataset::Domain::kClassScene),
                                     dataset::encode_scores(scores));
        }
      }
    }
  }
  static void TearDownTestSuite() { dataset_.reset(); }

  void SetUp() override {
    study_ = folder_ / "s.taskstudy";
    engine::NewExperiment wanted;
    wanted.dataset = *dataset_ / "boxes";
    wanted.profile.image_size = 32;
    wanted.profile.device = "cpu";
    wanted.profile.transfer_images = {12};
    wanted.profile.seeds = {1, 5};
    wanted.profile.tasks = {"class_places", "fix_pose", "rgb2depth", "rgb2sfnorm", "segment2d"};
    experiment_ = *engine::create_study(study_, wanted, {});
  }

  std::vector<engine::Job> encode_jobs(std::uint64_t seed) const {
    std::vector<engine::Job> jobs;
    const auto unmeasured = [](const engine::TargetKey&) { return std::nullopt; };
    for (engine::Job& job :
         engine::list_jobs(experiment_, experiment_.dataset_folder(study_), unmeasured).jobs) {
      const auto* work = std::get_if<engine::EncodeJob>(&job.work);
      if (work != nullptr && work->seed == seed) jobs.push_back(std::move(job));
    }
    return jobs;
  }

  // Random numbers, the k-th source's first half those of all others.
  void encode(const engine::Job& job, std::uint64_t k) const {
    const auto set = dataset::open_dataset(experiment_.dataset_folder(study_), {}).value();
    std::vector<std::string> names;
    for (dataset::ViewNumber view = 0; view < set.index.views(); ++view) {
      names.push_back(dataset::view_name(set.index, view));
    }
    std::vector<transfers::HalfBits> values;
    for (std::size_t i = 0; i < names.size(); ++i) {
      RandomStream common(1, i, 0), own(2 + k, i, 1);
      for (int c = 0; c < 32; ++c) {
        values.push_back(half(static_cast<float>(c < 16 ? common.normal() : own.normal())));
      }
    }
    const engine::JobStore store(study_);
    store.put(job);
    transfers::write_bank_file(store.folder(job.id) / engine::kBankFile, {"e", 2, 4}, names,
                               values);
    engine::JobResult result;
    result.files = {engine::kBankFile};
    store.finish(job.id, result);
  }
  void encode_all() const {
    std::uint64_t k = 0;
    for (const engine::Job& job : encode_jobs(1)) encode(job, k++);
  }
  Study open() const { return Study::open(study_); }

  static std::unique_ptr<TemporaryFolder> dataset_;
  TemporaryFolder folder_;
  std::filesystem::path study_;
  engine::Experiment experiment_;
};

std::unique_ptr<TemporaryFolder> StudyMeasuresTest::dataset_;

TEST_F(StudyMeasuresTest, GoFromBanksAndLabelsToTables) {
  encode_all();
  RunContext context;
  context.threads = 2;
  const auto all = study_measures(open(), {}, context);
  ASSERT_EQ(all->tables.size(), kKinds.size());
  EXPECT_EQ(all->run_seed, 1U);
  EXPECT_EQ(all->images, 96U);  // 16 rooms of 6 views
  const auto codes =
      ElementsAre("class_places", "fix_pose", "rgb2depth", "rgb2sfnorm", "segment2d");
  EXPECT_THAT(all->sources, codes);
  for (std::size_t k = 0; k < kKinds.size(); ++k) {
    const MeasureTable& table = all->tables[k];
    EXPECT_EQ(table.kind, kKinds[k]);
    EXPECT_THAT(table.sources, codes);
    if (is_similarity(table.kind)) {
      EXPECT_THAT(table.targets, codes);
      for (std::size_t t = 0; t < 5; ++t) {
        for (std::size_t s = 0; s < 5; ++s) {
          // Half of the columns are common.
          EXPECT_GT(table.at(t, s), t == s ? .999 : .2);
          EXPECT_LE(table.at(t, s), t == s ? 1 : .8);
        }
      }
    } else {
      for (std::size_t t = 0; t < table.targets.size(); ++t) {
        if (table.kind == Kind::kHScore && table.targets[t] != "class_places") continue;
        EXPECT_EQ(table.samples[t], 12U) << table.targets[t];
        for (std::size_t s = 0; s < 5; ++s) EXPECT_TRUE(std::isfinite(table.at(t, s)));
      }
    }
  }
  // The same whatever the threads; other images by another seed.
  RunContext one;
  one.threads = 1;
  StudyMeasuresOptions some;
  some.kinds = {Kind::kDds, Kind::kLogme};
  some.images = 20;
  const auto a = study_measures(open(), some, one);
  context.threads = 5;
  const auto b = study_measures(open(), some, context);
  EXPECT_EQ(a->images, 20U);
  EXPECT_EQ(a->tables[0].values, b->tables[0].values);
  EXPECT_EQ(a->tables[1].values, b->tables[1].values);
  some.seed = 2;
  EXPECT_NE(study_measures(open(), some, one)->tables[0].values, a->tables[0].values);
}

TEST_F(StudyMeasuresTest, SayWhatIsNotThere) {
  EXPECT_THROW(study_measures(open(), {}, {}), Error);  // nothing is encoded
  const auto jobs = encode_jobs(1);
  encode(jobs[0], 0);
  EXPECT_THROW(study_measures(open(), {}, {}), Error);  // one is alone
  encode(jobs[2], 1);
  StudyMeasuresOptions options;
  options.kinds = {Kind::kCka};
  const auto two = study_measures(open(), options, {});
  EXPECT_THAT(two->sources, ElementsAre("class_places", "rgb2depth"));
  EXPECT_EQ(two->notes.size(), 3U);
  EXPECT_THAT(two->notes[0], HasSubstr("fix_pose"));
  EXPECT_TRUE(std::isnan(two->tables[0].at(1, 0)));
  EXPECT_TRUE(std::isfinite(two->tables[0].at(2, 0)));
  options.run_seed = 5;
  EXPECT_THROW(study_measures(open(), options, {}), Error);  // none of that seed yet
  options.run_seed = 6;
  EXPECT_THROW(study_measures(open(), options, {}), Error);  // no seed of the profile
  options.run_seed.reset();
  options.images = 3;
  EXPECT_THROW(study_measures(open(), options, {}), Error);
}

TEST_F(StudyMeasuresTest, RefuseADamagedBank) {
  encode_all();
  const engine::JobStore store(study_);
  const auto file = store.folder(encode_jobs(1)[3].id) / engine::kBankFile;
  std::string bytes = read_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
  try {
    study_measures(open(), {}, {});
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_THAT(error.what(), HasSubstr("checksum"));
  }
}

TEST_F(StudyMeasuresTest, SimilaritiesNeedNoDataset) {
  encode_all();
  std::filesystem::rename(*dataset_ / "boxes", *dataset_ / "moved");
  StudyMeasuresOptions options;
  options.kinds = {Kind::kCka, Kind::kCkaRbf, Kind::kDds, Kind::kRsa};
  EXPECT_EQ(study_measures(open(), options, {})->tables.size(), 4U);
  options.kinds = {Kind::kLogme};
  EXPECT_THROW(study_measures(open(), options, {}), Error);
  std::filesystem::rename(*dataset_ / "moved", *dataset_ / "boxes");
}

TEST_F(StudyMeasuresTest, Stop) {
  encode_all();
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  stop.request_stop();
  EXPECT_FALSE(study_measures(open(), {}, context).has_value());
}

}  // namespace
}  // namespace taskatlas::measures
