// SPDX-License-Identifier: MIT
#include "engine/profile.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/experiment.hpp"
#include "engine/support.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"

#include <functional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

using Json = nlohmann::ordered_json;

std::string refused(const std::function<void()>& action, ErrorKind kind = ErrorKind::kBadInput) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

TEST(Profile, BuiltInOnesAreWholeAndSayWhoTheyAre) {
  EXPECT_EQ(profile_names(), (std::vector<std::string>{"quick", "workstation", "sample", "paper"}));
  for (const char* name : {"quick", "workstation", "sample", "paper", "tiny"}) {
    const Profile profile = load_profile(name);
    EXPECT_EQ(profile.name, name);
    EXPECT_TRUE(profile_from_json(to_json(profile)) == profile);
  }
  EXPECT_EQ(load_profile("quick").tasks.size(), 8U);
  EXPECT_EQ(load_profile("workstation").max_order, 4);
  EXPECT_EQ(load_profile("paper").transfer_images, (std::vector<std::int64_t>{1000, 16000}));
}

TEST(Profile, EveryMemberIsChecked) {
  const Json good = to_json(testing::small_profile());
  EXPECT_TRUE(profile_from_json(good) == testing::small_profile());
  const auto bad = [&](const char* key, const Json& value) {
    Json json = good;
    json[key] = value;
    EXPECT_NE(refused([&] { profile_from_json(json); }).find(key), std::string::npos) << key;
  };
  bad("name", 3);
  bad("image_size", 65);
  bad("image_size", 1 << 20);
  bad("image_size", "64");
  bad("image_size", 64.5);
  bad("family", "vgg");
  bad("rooms", 3);
  bad("tasks", {"edge2d"});
  bad("tasks", {"edge2d", "edge2d"});
  bad("tasks", {"edge2d", "unknown"});
  bad("train_images", -1);
  bad("test_images", 1e300);
  bad("transfer_images", {0});
  bad("transfer_images", {8, 4});
  bad("transfer_images", {8, 8});
  bad("seeds", Json::array());
  bad("seeds", {1, 1});
  bad("seeds", {-1});
  bad("seeds", {18446744073709551615U});
  bad("training", {{"steps", 0}});
  bad("training", {{"step", 1}});
  bad("transfer", {{"learning_rate", 0}});
  bad("training", {{"adversarial_weight", 1}});
  bad("training", {{"adversarial_weight", -0.5}});
  bad("training", {{"adversarial_from", 1}});
  bad("transfer", {{"adversarial_weight", 0.004}});
  bad("transfer", {{"adversarial_from", 0.5}});
  bad("task_training", {{"class_places", {{"adversarial_weight", 0.004}}}});
  bad("task_training", {{"edge2d", {{"adversarial_from", 0.5}}}});
  bad("training", {{"decay_step", -1}});
  bad("transfer", {{"clip_norm", 0}});
  bad("training", {{"clip_norm", 2e6}});
  bad("transfer", {{"weight_decay_higher", 1.5}});
  bad("training", {{"weight_decay_higher", 1e-6}});
  bad("task_training", {{"edge2d", {{"clip_norm", -1}}}});
  bad("beam_width", 0);
  bad("max_order", 25);
  bad("readouts_per_job", 0);
  bad("workers", -1);
  bad("threads", 0);
  bad("device", "gpu");
  bad("device", "cuda:");
  bad("device", "cuda:x");
  bad("unheard_of", 1);
}

TEST(Profile, SaysWhatDiffersForATask) {
  Json json = to_json(testing::small_profile());
  json["training"] = {{"steps", 1000}, {"learning_rate", 0.002}};
  json["task_training"] = {{"class_places", {{"steps", 70}, {"weight_decay", 0.25}}}};
  const Profile profile = profile_from_json(json);
  EXPECT_TRUE(profile_from_json(to_json(profile)) == profile);
  const TrainSettings scenes = training_of(profile, *find_dictionary_task("class_places"));
  EXPECT_EQ(scenes.steps, 70);
  EXPECT_EQ(scenes.weight_decay, 0.25);
  EXPECT_EQ(scenes.batch, profile.training.batch);
  EXPECT_EQ(training_of(profile, *find_dictionary_task("rgb2depth")).steps, 1000);
  Profile papers = profile;
  papers.family = "resnet50";
  for (const Task& task : task_dictionary()) {
    if (task.code == "class_places") continue;
    EXPECT_EQ(training_of(papers, task), profile.training) << task.code;
  }
  json["task_training"] = {{"no_such_task", {{"steps", 70}}}};
  EXPECT_NE(refused([&] { profile_from_json(json); }).find("no_such_task"), std::string::npos);
  json["task_training"] = {{"class_places", {{"step", 70}}}};
  EXPECT_NE(refused([&] { profile_from_json(json); }).find("class_places"), std::string::npos);
  json["task_training"] = {{"class_places", {{"learning_rate", 2}}}};
  EXPECT_NE(refused([&] { profile_from_json(json); }).find("learning_rate"), std::string::npos);
}

TEST(Profile, AnAdversarialTermIsOfPicturesAlone) {
  Json json = to_json(testing::small_profile());
  EXPECT_EQ(json.dump().find("adversarial"), std::string::npos);
  json["training"]["adversarial_weight"] = 0.004;
  json["training"]["adversarial_from"] = 0.25;
  json["task_training"] = {{"edge2d", {{"adversarial_weight", 0.5}}},
                           {"reshade", {{"adversarial_weight", 0}}},
                           {"class_places", {{"adversarial_weight", 0}}}};
  const Profile profile = profile_from_json(json);
  EXPECT_TRUE(profile_from_json(to_json(profile)) == profile);
  const auto of = [&](const char* code) {
    return training_of(profile, *find_dictionary_task(code));
  };
  EXPECT_EQ(of("rgb2depth").adversarial_weight, 0.004);
  EXPECT_EQ(of("rgb2depth").adversarial_from, 0.25);
  EXPECT_EQ(of("edge2d").adversarial_weight, 0.5);
  const Profile without = testing::small_profile();
  for (const char* code : {"reshade", "class_places", "colorization", "segment2d", "fix_pose",
                           "segmentsemantic_rb", "random"}) {
    EXPECT_TRUE(of(code) == training_of(without, *find_dictionary_task(code))) << code;
  }
  json["training"]["adversarial_weight"] = 2;
  EXPECT_NE(refused([&] {
              profile_from_json(json);
            }).find("adversarial_weight must be at least 0 and below 1"),
            std::string::npos);
}

// What the authors' configurations say: 30 epochs at any batch.
TEST(Profile, ThePapersTrainings) {
  const Profile paper = load_profile("paper");
  constexpr std::int64_t kEpochs = 30;
  for (const Task& task : task_dictionary()) {
    const TrainSettings settings = training_of(paper, task);
    EXPECT_EQ(settings.steps * settings.batch, kEpochs * paper.train_images) << task.code;
    EXPECT_EQ(settings.decay_step, 80000) << task.code;
  }
  EXPECT_EQ(training_of(paper, *find_dictionary_task("jigsaw")).batch, 4);
  EXPECT_EQ(training_of(paper, *find_dictionary_task("curvature")).weight_decay, 1e-6);
  EXPECT_EQ(training_of(paper, *find_dictionary_task("class_places")).weight_decay, 1e-5);
  EXPECT_EQ(paper.transfer.decay_step, 5000);
  EXPECT_EQ(paper.transfer.weight_decay, 1e-5);
  EXPECT_EQ(paper.transfer.weight_decay_higher, 1e-6);
  const TrainSettings plain;
  for (const char* key : {"decay_step", "clip_norm", "weight_decay_higher"}) {
    EXPECT_FALSE(to_json(plain).contains(key)) << "jobs of other profiles would be renamed";
  }
}

TEST(Profile, Files) {
  const taskatlas::testing::TemporaryFolder folder;
  const std::string path = folder / "mine.json";
  write_file_atomically(path, to_json(testing::small_profile()).dump(), Links::kFollow);
  EXPECT_TRUE(load_profile(path) == testing::small_profile());
  write_file_atomically(path, "{\"max_order\": 0}", Links::kFollow);
  EXPECT_NE(refused([&] { load_profile(path); }).find("mine.json"), std::string::npos);
  write_file_atomically(path, "{", Links::kFollow);
  EXPECT_NE(refused([&] { load_profile(path); }).find("mine.json"), std::string::npos);
  EXPECT_NE(refused([&] { load_profile("quik"); }, ErrorKind::kUsage).find("quick, workstation"),
            std::string::npos);
}

TEST(Experiment, RoundTripAndChecks) {
  const Experiment experiment = testing::small_experiment();
  EXPECT_TRUE(experiment_from_json(to_json(experiment)) == experiment);
  Json json = to_json(experiment);
  json["tasks"] = Json::array();
  refused([&] { experiment_from_json(json); });
  json = to_json(experiment);
  json["tasks"][0]["code"] = "../x";
  refused([&] { experiment_from_json(json); });
  json = to_json(experiment);
  json["dataset"] = "/somewhere";
  refused([&] { experiment_from_json(json); });
}

TEST(Experiment, AStudyOfRoomsThatAreNotRenderedYet) {
  const taskatlas::testing::TemporaryFolder folder;
  const auto path = folder / "x.taskstudy";
  NewExperiment wish;
  wish.profile = load_profile("quick");
  wish.max_order = 1;
  const auto experiment = create_study(path, wish, {});
  ASSERT_TRUE(experiment);
  EXPECT_EQ(experiment->profile.transfer_images, std::vector<std::int64_t>{62});  // ⌊0.7·720⌋/8
  EXPECT_EQ(experiment->profile.max_order, 1);
  EXPECT_EQ(experiment->dataset_folder(path), folder / "x.artifacts" / "dataset");
  const Study study = Study::open(path);
  EXPECT_TRUE(read_experiment(study) == *experiment);
  EXPECT_EQ(study.tasks().size(), 8U);
  refused([&] { create_study(path, wish, {}); }, ErrorKind::kUsage);
}

TEST(Experiment, RolesFollowTheDictionary) {
  const taskatlas::testing::TemporaryFolder folder;
  NewExperiment wish;
  wish.profile = load_profile("workstation");
  const auto experiment = create_study(folder / "x.taskstudy", wish, {});
  ASSERT_TRUE(experiment);
  EXPECT_EQ(experiment->tasks.size(), 26U);
  std::string not_targets;
  for (const ExperimentTask& task : experiment->tasks) {
    EXPECT_TRUE(task.source);
    if (!task.target) not_targets += task.code + " ";
  }
  EXPECT_EQ(not_targets, "colorization impainting_whole jigsaw random ");
}

TEST(Experiment, WishesThatCannotBe) {
  const taskatlas::testing::TemporaryFolder folder;
  const auto path = folder / "x.taskstudy";
  NewExperiment wish;
  wish.profile = load_profile("quick");
  wish.tasks = {"edge2d", "nonsense"};
  refused([&] { create_study(path, wish, {}); }, ErrorKind::kUsage);
  wish.tasks = {"colorization", "jigsaw"};  // sources alone
  refused([&] { create_study(path, wish, {}); }, ErrorKind::kUsage);
  wish.tasks = {"edge2d"};
  refused([&] { create_study(path, wish, {}); }, ErrorKind::kUsage);
  EXPECT_FALSE(std::filesystem::exists(path));
  wish.tasks = {"inpainting_whole", "edge2d"};  // as the authors' task bank spells it
  EXPECT_TRUE(create_study(path, wish, {}));
}

TEST(Experiment, AnImportedStudyHasNone) {
  const taskatlas::testing::TemporaryFolder folder;
  const auto path = folder / "x.taskstudy";
  NewStudy content;
  content.tasks.push_back(*find_dictionary_task("edge2d"));
  Study::create(path, content);
  refused([&] { read_experiment(Study::open(path)); });
}

}  // namespace
}  // namespace taskatlas::engine
