// SPDX-License-Identifier: MIT
// A study whose encoders have run: a real dataset and experiment, with representations made up.
#pragma once

#include "bank/bank_file.hpp"
#include "base/random_stream.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/sample_list.hpp"
#include "engine/experiment.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "support/temporary_folder.hpp"

#include <bit>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::measures::testing {

using taskatlas::testing::TemporaryFolder;

// To the nearest below; enough for numbers made up.
inline std::uint16_t half(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const int exponent = static_cast<int>((bits >> 23) & 255) - 112;
  if (exponent < 1) return static_cast<std::uint16_t>((bits >> 16) & 0x8000);
  return static_cast<std::uint16_t>(
      ((bits >> 16) & 0x8000) | static_cast<std::uint32_t>(exponent << 10) | ((bits >> 13) & 1023));
}

class EncodedStudy : public ::testing::Test {
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
    const auto unmeasured = [](const auto&, const auto&) { return std::nullopt; };
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

  static inline std::unique_ptr<TemporaryFolder> dataset_;
  TemporaryFolder folder_;
  std::filesystem::path study_;
  engine::Experiment experiment_;
};

}  // namespace taskatlas::measures::testing
