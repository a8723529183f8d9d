// SPDX-License-Identifier: MIT
// What a study that lacks a network is told to do: a command where one helps, the reason where none
// does.
#include "outputs/advice.hpp"

#include "dataset/own_task.hpp"
#include "engine/experiment.hpp"
#include "engine/support.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas::outputs {
namespace {

using taskatlas::testing::TemporaryFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class AdviceTest : public ::testing::Test {
 protected:
  // Of rooms, with a novel target, a folder of representations and an encoder by chance besides.
  void make_study() {
    engine::NewExperiment wish;
    wish.profile = engine::testing::small_profile();
    wish.profile.tasks.emplace_back("random");
    engine::create_study(path_, wish, {});
    change([](engine::Experiment& experiment) {
      for (const char* spec :
           {R"({"code": "few", "labels": "few", "output": {"classes": 3}, "role": "target",
                "novel": true, "identity": "aa"})",
            R"({"code": "net", "representations": "net", "identity": "bb"})"}) {
        experiment.own.push_back(dataset::parse_own_task(spec, "spec", "/data"));
        const bool target = experiment.own.back().task.default_role == Role::kTarget;
        experiment.tasks.push_back({experiment.own.back().task.code, !target, target});
      }
    });
  }
  void change(const std::function<void(engine::Experiment&)>& how) const {
    StudyOpenOptions access;
    access.access = StudyAccess::kRun;
    Study study = Study::open(path_, access);
    engine::Experiment experiment = engine::read_experiment(study);
    const std::size_t before = experiment.own.size();
    how(experiment);
    std::vector<Task> added;
    for (std::size_t i = before; i < experiment.own.size(); ++i) {
      added.push_back(experiment.own[i].task);
    }
    study.set_experiment(engine::to_json(experiment).dump(), added);
  }
  Advice advice(const std::string& target, const std::vector<std::string>& sources) const {
    return how_to_measure(path_, {target, sources, 0, 1});
  }
  std::string command(const std::string& only) const {
    return "taskatlas-cli run " + path_.string() + " --only " + only;
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "mine.taskstudy";
};

TEST_F(AdviceTest, ACommandWhereOneHelps) {
  make_study();
  EXPECT_EQ(advice("rgb2depth", {"self"}).text, command("train trains it"));
  EXPECT_EQ(advice("colorization", {"self"}).text, command("train trains it"));  // a source alone
  EXPECT_EQ(advice("", {"self"}).text, command("train trains it"));
  EXPECT_EQ(advice("few", {"pixels"}).text, command("baseline trains it"));
  EXPECT_EQ(advice("few", {"average"}).text, command("baseline makes it"));
  EXPECT_EQ(advice("few", {"edge2d", "net"}).text, command("'edge2d+net->few' trains it"));
  EXPECT_EQ(advice("rgb2depth", {"random"}).text, command("'random->rgb2depth' trains it"));
  EXPECT_EQ(advice("rgb2depth", {"self"}).kind, ErrorKind::kBadInput);
}

TEST_F(AdviceTest, TheReasonWhereNoneDoes) {
  make_study();
  const std::vector<std::tuple<std::string, std::vector<std::string>, std::string>> cases{
      {"edge3d",
       {"self"},
       "'edge3d' is no task of this study's experiment, which has colorization"},
      {"few", {"self"}, "--transfers 'SOURCE->few'"},
      {"net", {"self"}, "a folder of representations"},
      {"random", {"self"}, "never trained"},
      {"colorization", {"pixels"}, "'colorization' is no target"},
      {"edge3d", {"average"}, "'edge3d' is no target"},
      {"colorization", {"edge2d"}, "'colorization' is no target"},
      {"rgb2depth", {"few"}, "'few' is no source"},
      {"rgb2depth", {"edge2d", "self"}, "'self' is no source"}};
  for (const auto& [target, sources, reason] : cases) {
    const Advice found = advice(target, sources);
    EXPECT_THAT(found.text, AllOf(HasSubstr(reason), Not(HasSubstr("taskatlas-cli run"))))
        << target;
    EXPECT_EQ(found.kind, ErrorKind::kUsage) << target;
  }
}

TEST_F(AdviceTest, ADatasetThatIsAwayComesFirst) {
  make_study();
  change([](engine::Experiment& experiment) {
    experiment.dataset = "/nowhere/rooms";
    experiment.dataset_identity = std::string(32, '0');
  });
  EXPECT_EQ(advice("rgb2depth", {"self"}).text,
            "once its dataset is back at /nowhere/rooms, " + command("train trains it"));
}

TEST_F(AdviceTest, MeasurementsAloneHaveNoNetworks) {
  NewStudy content;
  content.provenance.action = "test";
  Task task;
  task.code = task.name = "rgb2depth";
  content.tasks.push_back(task);
  Study::create(path_, content);
  for (const char* source : {"self", "pixels", "edge2d"}) {
    const Advice found = advice("rgb2depth", {source});
    EXPECT_THAT(found.text, AllOf(HasSubstr("imported"), HasSubstr("can have no networks"),
                                  Not(HasSubstr("--only"))));
    EXPECT_EQ(found.kind, ErrorKind::kBadInput);
  }
  CreateOptions builtin;
  builtin.builtin = true;
  path_ = folder_ / "published.taskstudy";
  Study::create(path_, content, builtin);
  EXPECT_THAT(advice("rgb2depth", {"self"}).text, HasSubstr("published"));
}

TEST_F(AdviceTest, ABuiltInStudyIsMeasuredInACopy) {
  make_study();
  NewStudy content;
  content.provenance.action = "test";
  content.experiment = engine::to_json(engine::read_experiment(Study::open(path_))).dump();
  content.tasks = Study::open(path_).tasks();
  CreateOptions builtin;
  builtin.builtin = true;
  path_ = folder_ / "rooms.taskstudy";
  Study::create(path_, content, builtin);
  EXPECT_EQ(advice("rgb2depth", {"self"}).text,
            "in a copy (taskatlas-cli study copy " + path_.string() +
                " mine.taskstudy), taskatlas-cli run mine.taskstudy --only train trains it");
}

}  // namespace
}  // namespace taskatlas::outputs
