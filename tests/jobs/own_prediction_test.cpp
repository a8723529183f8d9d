// SPDX-License-Identifier: MIT
// Asking networks about tasks of the user's own: every row of every kind of task, from networks and
// from representations that were made elsewhere, has the loss that was measured.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/dataset.hpp"
#include "dataset/own_task.hpp"
#include "dataset/sample_list.hpp"
#include "engine/add_task.hpp"
#include "engine/experiment.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "jobs/job_runner.hpp"
#include "jobs/prediction.hpp"
#include "outputs/networks.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::jobs {
namespace {

namespace fs = std::filesystem;
using dataset::testing::BoxDataset;
using dataset::testing::put_file;
using outputs::Answer;
using outputs::AnswerKind;
using taskatlas::testing::TemporaryFolder;
using ::testing::HasSubstr;

constexpr int kSize = 32;
constexpr double kHigh = 40, kMissing = 200;  // of `heat`
constexpr double kFirst = 1000;               // of `where`
constexpr int kMoods = 7, kParts = 300;

// A study with the dictionary's rgb2depth and segment2d and six tasks of the user's own, all of
// whose jobs of order 1 are done.
class OwnPrediction : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    box_.folder = folder_->path() / "dataset";
    box_.write();
    write_labels();
    study_ = folder_->path() / "s.taskstudy";
    engine::NewExperiment wish;
    wish.dataset = box_.folder;
    wish.profile.image_size = kSize;
    wish.profile.tasks = {"rgb2depth", "segment2d"};
    wish.profile.transfer_images = {6};
    wish.profile.test_images = 4;
    wish.profile.training.steps = wish.profile.transfer.steps = 3;
    wish.profile.training.batch = wish.profile.transfer.batch = 4;
    wish.profile.max_order = 1;
    wish.profile.threads = 1;
    wish.profile.device = "cpu";
    engine::create_study(study_, wish, {});
    for (const char* spec :
         {R"({"code": "heat", "labels": "heat", "output": {"picture": 1}, "range": [0, 40],
              "missing": 200})",
          R"({"code": "flow", "labels": "flow", "output": {"picture": 5}, "range": [-1, 3],
              "loss": "l2", "role": "target"})",
          R"({"code": "parts", "labels": "parts", "output": {"pixel_classes": 300}})",
          R"({"code": "mood", "labels": "mood", "output": {"classes": 7}})",
          R"({"code": "where", "labels": "where", "output": {"vector": 2}})",
          R"({"code": "net", "representations": "net"})"}) {
      put_file(folder_->path() / "spec.json", spec);
      engine::add_task(study_, folder_->path() / "spec.json", {});
    }
    run_all();
  }
  static void TearDownTestSuite() {
    losses_.clear();
    folder_.reset();
  }

  static void write_labels() {
    for (std::uint32_t room = 0; room < box_.rooms; ++room) {
      for (std::uint32_t point = 0; point < box_.points; ++point) {
        for (std::uint32_t view = 0; view < box_.views; ++view) write_labels(room, point, view);
      }
    }
  }
  static void write_labels(std::uint32_t room, std::uint32_t point, std::uint32_t view) {
    const std::string name = BoxDataset::room_name(room) + "/point_" + std::to_string(point) +
                             "_view_" + std::to_string(view);
    const auto put = [&](const std::string& task, const std::string& end,
                         const std::string& content) {
      put_file(folder_->path() / task / (name + end), content);
    };
    dataset::Raster heat(kSize, kSize, 1, dataset::SampleType::kU8);
    dataset::Raster parts(kSize, kSize, 1, dataset::SampleType::kU16);
    std::vector<float> flow;
    for (int y = 0; y < kSize; ++y) {
      for (int x = 0; x < kSize; ++x) {
        heat.u8()[heat.index(x, y)] = static_cast<std::uint8_t>(
            y < 2 ? kMissing : 10 * view + static_cast<std::uint32_t>(x) / 2);
        parts.u16()[parts.index(x, y)] = static_cast<std::uint16_t>(x < 16 ? 0 : 290 + point);
      }
    }
    for (int i = 0; i < 5 * kSize * kSize; ++i) flow.push_back(0.1F * static_cast<float>(i % 30));
    put("heat", ".png", dataset::encode_png(heat));
    put("parts", ".png", dataset::encode_png(parts));
    put("flow", ".npy", npy::write(std::span<const float>(flow), {5, kSize, kSize}));
    const std::vector<double> mood{static_cast<double>(point)};
    put("mood", ".npy", npy::write(std::span<const double>(mood), {1}));
    const std::vector<double> where{kFirst + 10.0 * room + view, -0.001 * point};
    if (view > 0) put("where", ".npy", npy::write(std::span<const double>(where), {2}));
    std::vector<float> features(5 * 3 * 3, static_cast<float>(room) / 8);
    features[view] = static_cast<float>(point);
    put("net", ".npy", npy::write(std::span<const float>(features), {5, 3, 3}));
  }

  // And a pair of sources, of which one is a folder, into two targets.
  static void run_all() {
    const engine::Experiment experiment = engine::read_experiment(Study::open(study_));
    const auto unmeasured = [](const auto&, const auto&) { return std::nullopt; };
    auto list = engine::list_jobs(experiment, box_.folder, unmeasured);
    for (const char* target : {"heat", "segment2d"}) {
      engine::add_transfer(list, experiment, box_.folder, {"net", "rgb2depth"}, {target, 6, 1});
    }
    const engine::JobStore store(study_);
    JobRunner runner(store);
    for (const engine::Job& job : list.jobs) {
      store.put(job);
      ASSERT_EQ(runner.run(job.id, {}), Outcome::kFinished) << job.title();
      if (const auto losses = store.losses(job.id)) losses_.push_back(*losses);
    }
  }

  // What was measured of a target: the losses of each sample, by row.
  static std::map<std::string, std::map<std::string, float>> measured(const std::string& target) {
    std::map<std::string, std::map<std::string, float>> by_sample;
    for (const engine::JobLosses& losses : losses_) {
      if (losses.target != target) continue;
      for (std::size_t row = 0; row < losses.rows.size(); ++row) {
        std::string key;
        for (const std::string& code : losses.rows[row]) key += (key.empty() ? "" : "+") + code;
        for (std::size_t i = 0; i < losses.images.size(); ++i) {
          by_sample[losses.images[i]][key] = losses.losses[row * losses.images.size() + i];
        }
      }
    }
    return by_sample;
  }
  static outputs::Row row_of(const std::string& target, std::vector<std::string> sources) {
    const bool self = sources.front() == "self";
    return {target, std::move(sources), self ? 0 : 6, 1};
  }
  static outputs::Request about(const std::string& target, const std::string& sample) {
    outputs::Request request;
    request.subject.sample = sample;
    request.target = target;
    for (const outputs::AnswerableRow& row : outputs::answerable(study_).rows) {
      if (row.row.target == target) request.rows.push_back(row.row);
    }
    return request;
  }
  static std::string refusal(const std::function<void()>& action) {
    try {
      action();
    } catch (const Error& error) {
      return error.what();
    }
    ADD_FAILURE() << "nothing was refused";
    return {};
  }
  static dataset::OwnLabels labels_of(const std::string& code) {
    return dataset::OwnLabels::open(*engine::read_experiment(Study::open(study_)).find_own(code),
                                    {})
        .value();
  }

  static BoxDataset box_;
  static std::unique_ptr<TemporaryFolder> folder_;
  static fs::path study_;
  static std::vector<engine::JobLosses> losses_;
};
BoxDataset OwnPrediction::box_;
std::unique_ptr<TemporaryFolder> OwnPrediction::folder_;
fs::path OwnPrediction::study_;
std::vector<engine::JobLosses> OwnPrediction::losses_;

TEST_F(OwnPrediction, LossesAreThoseThatWereMeasured) {
  Prediction prediction(study_);
  const std::map<std::string, std::size_t> rows{
      // self, average, pixels, and six sources of order 1 (flow is but a target)
      {"heat", 3 + 7 + 1}, {"flow", 3 + 7},      {"parts", 3 + 7},        {"mood", 3 + 7},
      {"where", 3 + 7},    {"rgb2depth", 3 + 7}, {"segment2d", 3 + 7 + 1}};
  for (const auto& [target, expected] : rows) {
    for (const auto& [sample, losses] : measured(target)) {
      ASSERT_EQ(losses.size(), expected) << target;
      const outputs::Request request = about(target, sample);
      ASSERT_EQ(request.rows.size(), expected) << target;
      const outputs::Reply reply = prediction.answer(request, {});
      ASSERT_TRUE(reply.truth) << target;
      ASSERT_EQ(reply.inputs.size(), 1U);
      for (const outputs::RowAnswer& row : reply.rows) {
        const bool similarity = target == "segment2d" && row.row.sources.front() == "average";
        EXPECT_EQ(row.answer.has_value(), !similarity) << row.row.label() << ": " << row.problem;
        if (!row.answer) continue;
        std::string key;
        for (const std::string& code : row.row.sources) key += (key.empty() ? "" : "+") + code;
        ASSERT_TRUE(row.loss) << row.row.label();
        const float loss = losses.at(key);
        constexpr float kTolerance = 2e-5F;  // batches there, one sample here
        EXPECT_NEAR(*row.loss, loss, kTolerance * (1 + std::abs(loss))) << row.row.label();
        EXPECT_EQ(row.answer->kind, reply.truth->kind) << row.row.label();
      }
    }
  }
}

TEST_F(OwnPrediction, AnswersAreInTheUnitsOfTheFiles) {
  Prediction prediction(study_);
  const auto ask = [&](const std::string& target) {
    const std::string sample = measured(target).begin()->first;
    return std::pair(sample, prediction.answer(about(target, sample), {}));
  };
  const auto find = [](const outputs::Reply& reply, const char* source) {
    const auto at = std::find_if(reply.rows.begin(), reply.rows.end(), [&](const auto& row) {
      return row.row.sources == std::vector<std::string>{source};
    });
    return *at->answer;
  };
  {
    const auto [sample, reply] = ask("heat");
    const Answer& truth = *reply.truth;
    ASSERT_EQ(truth.picture.channels, 1);
    EXPECT_EQ(truth.range, (outputs::ValueRange{0, kHigh}));
    EXPECT_TRUE(std::isnan(truth.picture.at(5, 1)));  // missing
    const int view = sample.back() - '0';
    for (const int x : {0, 9, 31}) {
      EXPECT_NEAR(static_cast<double>(truth.picture.at(x, 12)), 10 * view + x / 2, 1e-4);
    }
    // The constant is the median of what was stored, wherever it is asked.
    const Answer average = find(reply, "average");
    EXPECT_EQ(average.range, truth.range);
    EXPECT_GT(average.picture.at(0, 0), 5);
    EXPECT_LT(average.picture.at(0, 0), 30);
    EXPECT_EQ(average.picture.at(0, 0), average.picture.at(31, 31));
  }
  {
    const Answer truth = *ask("flow").second.truth;
    ASSERT_EQ(truth.picture.channels, 5);
    EXPECT_NEAR(static_cast<double>(truth.picture.at(7, 0, 0)), 0.7, 1e-5);
    EXPECT_NEAR(static_cast<double>(truth.picture.at(0, 0, 4)), 0.1 * (4 * kSize * kSize % 30),
                1e-5);
  }
  {
    const auto [sample, reply] = ask("parts");
    ASSERT_EQ(reply.truth->kind, AnswerKind::kPixelClasses);
    const int point = sample[sample.find("point_") + 6] - '0';
    EXPECT_EQ(reply.truth->labels[0], 0);
    EXPECT_EQ(reply.truth->labels[20], 290 + point);
    ASSERT_EQ(reply.truth->scores.size(), 2U);
    EXPECT_THAT((std::vector{reply.truth->scores[0].name, reply.truth->scores[1].name}),
                ::testing::UnorderedElementsAre("0", std::to_string(290 + point)));
    for (const std::int32_t label : find(reply, "self").labels) {
      EXPECT_GE(label, 0);
      EXPECT_LT(label, kParts);
    }
  }
  {
    const auto [sample, reply] = ask("mood");
    const int point = sample[sample.find("point_") + 6] - '0';
    EXPECT_EQ(reply.truth->scores.front().name, std::to_string(point));
    EXPECT_FLOAT_EQ(reply.truth->scores.front().score, 1);
    const Answer answer = find(reply, "net");
    ASSERT_EQ(answer.scores.size(), 5U);
    float sum = 0;
    for (const outputs::ClassScore& score : answer.scores) {
      EXPECT_EQ(score.name, std::to_string(score.index));
      EXPECT_LT(score.index, kMoods);
      sum += score.score;
    }
    EXPECT_LE(sum, 1 + 1e-5);
  }
  {
    const auto [sample, reply] = ask("where");
    const auto stored = labels_of("where").numbers(sample);
    ASSERT_EQ(reply.truth->numbers.size(), 2U);
    EXPECT_NEAR(reply.truth->numbers[0], stored[0], 1e-3);
    EXPECT_NEAR(reply.truth->numbers[1], stored[1], 1e-7);
    const double mean = find(reply, "average").numbers[0];
    EXPECT_GT(mean, kFirst);
    EXPECT_LT(mean, kFirst + 10 * box_.rooms);
  }
}

TEST_F(OwnPrediction, AnEmbeddingFromRepresentationsIsDrawn) {
  Prediction prediction(study_);
  outputs::Request request = about("segment2d", measured("segment2d").begin()->first);
  request.rows = {row_of("segment2d", {"net"}), row_of("segment2d", {"net", "rgb2depth"})};
  const outputs::Reply reply = prediction.answer(request, {});
  for (const outputs::RowAnswer& row : reply.rows) {
    ASSERT_TRUE(row.answer) << row.problem;
    EXPECT_EQ(row.answer->kind, AnswerKind::kSegments);
    EXPECT_EQ(row.answer->picture.channels, 3);
  }
}

TEST_F(OwnPrediction, PhotosHaveAnswersWhereThereAreNetworks) {
  Prediction prediction(study_);
  const fs::path photo = box_.path_of(0, 0, 0, dataset::Domain::kRgb);
  for (const std::string target : {"heat", "flow", "parts", "mood", "where"}) {
    outputs::Request request;
    request.subject.photo = photo;
    request.target = target;
    request.rows = {row_of(target, {"self"}), row_of(target, {"heat"}), row_of(target, {"net"})};
    const outputs::Reply reply = prediction.answer(request, {});
    EXPECT_FALSE(reply.truth);
    EXPECT_TRUE(reply.rows[0].answer) << reply.rows[0].problem;
    EXPECT_TRUE(reply.rows[1].answer) << reply.rows[1].problem;
    EXPECT_FALSE(reply.rows[2].answer);
    EXPECT_THAT(reply.rows[2].problem, HasSubstr("none of a photo"));
  }
}

TEST_F(OwnPrediction, AViewWithoutALabelIsAnsweredWithoutTruth) {
  Prediction prediction(study_);
  std::string sample = measured("where").begin()->first;
  sample.back() = '0';  // none of which has a label
  const outputs::Reply reply = prediction.answer(about("where", sample), {});
  EXPECT_FALSE(reply.truth);
  for (const outputs::RowAnswer& row : reply.rows) {
    EXPECT_TRUE(row.answer) << row.problem;
    EXPECT_FALSE(row.loss);
  }
}

TEST_F(OwnPrediction, WhatIsMissingIsSaid) {
  const std::string sample = measured("heat").begin()->first;
  const auto ask = [&](const std::string& target) {
    Prediction prediction(study_);
    return prediction.answer(about(target, sample), {});
  };
  EXPECT_THAT(refusal([&] { ask("net"); }), HasSubstr("no answers"));
  EXPECT_THAT(refusal([&] { ask("nothing"); }), HasSubstr("there is no task 'nothing'"));

  const auto moved = [&](const char* name, const auto& action) {
    fs::rename(folder_->path() / name, folder_->path() / "elsewhere");
    action();
    fs::rename(folder_->path() / "elsewhere", folder_->path() / name);
  };
  moved("net", [&] {
    for (const outputs::RowAnswer& row : ask("heat").rows) {
      const bool from_folder =
          std::count(row.row.sources.begin(), row.row.sources.end(), "net") > 0;
      EXPECT_EQ(row.answer.has_value(), !from_folder) << row.row.label() << row.problem;
      if (from_folder) {
        EXPECT_THAT(row.problem, HasSubstr("is not there"));
      }
    }
  });
  moved("heat", [&] {
    EXPECT_THAT(refusal([&] { ask("heat"); }), HasSubstr("is not there"));
    EXPECT_TRUE(ask("rgb2depth").rows.front().answer);  // which needs none of it
  });
  const fs::path file = folder_->path() / "heat" / (sample + ".png");
  const std::string good = read_file(file);
  fs::remove(file);
  write_file_atomically(file, "no picture", Links::kFollow);
  EXPECT_THAT(refusal([&] { ask("heat"); }), HasSubstr("other files"));
  fs::remove(file);
  write_file_atomically(file, good, Links::kFollow);
  EXPECT_TRUE(ask("heat").truth);
}

// A prediction that is kept warm learns of tasks that are added, and of folders that are moved.
TEST_F(OwnPrediction, FollowsTheStudy) {
  Prediction prediction(study_);
  const std::string sample = measured("heat").begin()->first;
  ASSERT_TRUE(prediction.answer(about("mood", sample), {}).truth);
  const fs::path from = folder_->path() / "heat", to = folder_->path() / "warmth";
  const auto move = [&](const fs::path& there, const std::string& name) {
    fs::rename(there, folder_->path() / name);
    put_file(folder_->path() / "spec.json",
             R"({"code": "heat", "output": {"picture": 1}, "range": [0, 40], "missing": 200,
                 "labels": ")" +
                 name + "\"}");
    engine::add_task(study_, folder_->path() / "spec.json", {});
  };
  move(from, "warmth");
  EXPECT_TRUE(prediction.answer(about("heat", sample), {}).truth);
  move(to, "heat");
}

}  // namespace
}  // namespace taskatlas::jobs
