// SPDX-License-Identifier: MIT
// study create, plan, run, status, cancel: with an engine whose networks are made up.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "outputs/networks.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class ExperimentCommands : public ::testing::Test {
 protected:
  Outcome create(std::vector<std::string> options = {}) const {
    std::vector<std::string> words{"study", "create",   study_, "--profile",
                                   "tiny",  "--format", "json"};
    words.insert(words.end(), options.begin(), options.end());
    return run_cli(words);
  }
  Outcome run(std::vector<std::string> options = {}, const std::string& behaviour = "") const {
    std::vector<std::string> words{"run", study_, "--workers", "2"};
    words.insert(words.end(), options.begin(), options.end());
    return run_cli(words, environment(behaviour));
  }
  json status() const { return run_cli({"status", study_, "--format", "json"}).json(); }
  static Environment environment(const std::string& behaviour) {
    return {{"TASKATLAS_ENGINE",
             std::string(TASKATLAS_BINARY_DIR) + "/bin/tests/taskatlas-fake-engine"},
            {"FAKE_WORKER", behaviour}};
  }

  TemporaryFolder folder_{memory_folder()};
  std::string study_ = (folder_ / "mine.taskstudy").string();
};

TEST_F(ExperimentCommands, FromNothingToATaxonomy) {
  const Outcome created = create();
  ASSERT_EQ(created.exit_code, 0) << created.err;
  EXPECT_EQ(created.json().at("targets"), json({"edge2d", "rgb2depth", "rgb2sfnorm"}));
  EXPECT_EQ(created.json().at("dataset"), "");

  const json before = run_cli({"plan", study_, "--format", "json"}).json();
  EXPECT_EQ(before.at("done"), 0);
  EXPECT_GT(before.at("seconds_left"), 0);
  EXPECT_EQ(status().at("state"), "new");

  const Outcome ran = run({"--format", "json"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.json().at("state"), "finished");
  EXPECT_EQ(ran.json().at("jobs"), before.at("jobs"));
  EXPECT_EQ(status().at("done"), before.at("jobs"));
  const json after = run_cli({"plan", study_, "--format", "json"}).json();
  EXPECT_EQ(after.at("done"), after.at("jobs"));
  EXPECT_EQ(after.at("seconds_left"), 0);

  const json taxonomy = run_cli({"taxonomy", study_, "--budget", "2", "--format", "json"}).json();
  EXPECT_EQ(taxonomy.at("status"), "optimal");
  EXPECT_EQ(taxonomy.at("transfers").size(), 3U);
  EXPECT_FALSE(taxonomy.at("mean_gain").is_null());
  const Outcome other = run_cli({"taxonomy", study_, "--transfer-images", "7"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("transfer images"));
  EXPECT_EQ(run_cli({"taxonomy", study_, "--run-seed", "1"}).exit_code, 0);
}

TEST_F(ExperimentCommands, TablesForPeople) {
  ASSERT_EQ(run_cli({"study", "create", study_, "--profile", "quick"}).exit_code, 0);
  EXPECT_THAT(run_cli({"plan", study_}).out, HasSubstr("transfer"));
  EXPECT_THAT(run_cli({"status", study_}).out, HasSubstr("new"));
}

TEST_F(ExperimentCommands, WhatCannotBeCreated) {
  EXPECT_EQ(create({"--tasks", "edge2d,nonsense"}).exit_code, 2);
  EXPECT_EQ(create({"--max-order", "0"}).exit_code, 2);
  EXPECT_EQ(create({"--dataset", (folder_ / "nowhere").string()}).exit_code, 3);
  EXPECT_EQ(run_cli({"study", "create", study_, "--profile", "quik"}).exit_code, 2);
  const std::string profile = (folder_ / "mine.json").string();
  write_file_atomically(profile, R"({"image_size": 65})", Links::kFollow);
  const Outcome bad = run_cli({"study", "create", study_, "--profile", profile});
  EXPECT_EQ(bad.exit_code, 3);
  EXPECT_THAT(bad.err, HasSubstr("image_size"));
  EXPECT_FALSE(std::filesystem::exists(study_));
  EXPECT_EQ(create().exit_code, 0);
  EXPECT_EQ(create().exit_code, 2);
  EXPECT_EQ(create({"--overwrite"}).exit_code, 0);
}

TEST_F(ExperimentCommands, StudiesThatCannotBeRun) {
  for (const char* command : {"plan", "run", "status"}) {
    const Outcome outcome = run_cli({command, "published-16k"}, environment(""));
    EXPECT_NE(outcome.exit_code, 0) << command;
    EXPECT_NE(outcome.err, "") << command;
  }
  ASSERT_EQ(create().exit_code, 0);
  EXPECT_EQ(run_cli({"cancel", study_}).exit_code, 2);
  EXPECT_EQ(run({"--only", "nonsense"}).exit_code, 2);
  EXPECT_EQ(run({"--device", "nonsense"}).exit_code, 3);
}

TEST_F(ExperimentCommands, FailuresAreToldAndGoneOnFrom) {
  ASSERT_EQ(create().exit_code, 0);
  const Outcome failed = run({}, "fail=train");
  EXPECT_EQ(failed.exit_code, 1);
  EXPECT_THAT(failed.err, HasSubstr("not a number"));
  const json told = status();
  EXPECT_EQ(told.at("state"), "incomplete");
  EXPECT_EQ(told.at("failed"), 3);
  EXPECT_EQ(told.at("failures").size(), 3U);
  EXPECT_EQ(run().exit_code, 0);
  EXPECT_EQ(status().at("failed"), 0);
}

TEST_F(ExperimentCommands, EventsAsJsonLines) {
  ASSERT_EQ(create().exit_code, 0);
  const Outcome ran = run({"--progress", "json"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  std::istringstream lines(ran.out);
  std::string last;
  for (std::string line; std::getline(lines, line);) {
    last = json::parse(line).at("event");
    EXPECT_TRUE(last == "start" || last == "progress" || last == "log" || last == "done") << line;
  }
  EXPECT_EQ(last, "done");
  EXPECT_EQ(run({"--progress", "none"}).err, "");
}

TEST_F(ExperimentCommands, CancelledFromAnotherTerminal) {
  ASSERT_EQ(create().exit_code, 0);
  std::atomic<bool> over = false;
  std::jthread canceller([&] {
    while (!over && run_cli({"cancel", study_}).exit_code != 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });
  const Outcome ran = run({}, "sleep=100000");
  over = true;
  EXPECT_EQ(ran.exit_code, 130) << ran.err;
  EXPECT_EQ(status().at("state"), "stopped");
  EXPECT_EQ(run().exit_code, 0);
}

TEST_F(ExperimentCommands, OnlyAPartIsNotStopped) {
  ASSERT_EQ(create().exit_code, 0);
  ASSERT_EQ(run({"--only", "train"}).exit_code, 0);
  const json told = status();
  EXPECT_EQ(told.at("state"), "partial");
  const int missing = told.at("jobs").get<int>() - told.at("done").get<int>();
  EXPECT_GT(missing, 0);
  const Outcome text = run_cli({"status", study_});
  EXPECT_THAT(text.out, HasSubstr("what was asked for is done; " + std::to_string(missing) +
                                  " jobs of the experiment are not done"));
  EXPECT_THAT(text.out, HasSubstr("goes on with the rest"));
  ASSERT_EQ(run().exit_code, 0);
  EXPECT_EQ(status().at("state"), "finished");
}

TEST_F(ExperimentCommands, PausedAndResumedFromAnotherTerminal) {
  ASSERT_EQ(create().exit_code, 0);
  EXPECT_EQ(run_cli({"pause", study_}).exit_code, 2);  // nobody runs it
  EXPECT_EQ(run_cli({"resume", study_}).exit_code, 2);
  std::jthread first([&] { run({}, "sleep=300"); });
  while (run_cli({"pause", study_}).exit_code != 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  while (status().at("state") != "paused") {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(run_cli({"resume", study_}).exit_code, 0);
  first.join();
  EXPECT_EQ(status().at("state"), "finished");
}

TEST_F(ExperimentCommands, CancelledWhilePausedTheNextRunGoesOn) {
  ASSERT_EQ(create().exit_code, 0);
  std::jthread first([&] { run({}, "sleep=300"); });
  while (run_cli({"pause", study_}).exit_code != 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  while (status().at("state") != "paused") {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  const Outcome cancelled = run_cli({"cancel", study_});
  EXPECT_EQ(cancelled.exit_code, 0) << cancelled.err;
  first.join();
  EXPECT_EQ(status().at("state"), "stopped");
  EXPECT_EQ(run().exit_code, 0);
  EXPECT_EQ(status().at("state"), "finished");
}

TEST_F(ExperimentCommands, ArtifactsThatAreGone) {
  ASSERT_EQ(create().exit_code, 0);
  ASSERT_EQ(run().exit_code, 0);
  const std::string losses = (folder_ / "losses.csv").string();
  const auto exported = [&] {
    std::filesystem::remove(losses);
    EXPECT_EQ(run_cli({"study", "export", study_, "--what", "losses", "--out", losses}).exit_code,
              0);
    return read_file(losses);
  };
  const std::string before = exported();
  std::filesystem::remove_all(folder_ / "mine.artifacts");
  EXPECT_EQ(status().at("state"), "measured");
  EXPECT_THAT(run_cli({"status", study_}).out, HasSubstr("representations of its jobs are"));
  const Outcome again = run({"--progress", "json"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, HasSubstr("are done again"));
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(status().at("state"), "finished");
}

TEST_F(ExperimentCommands, PredictSaysWhatHelpsWhereANetworkIsMissing) {
  const auto predict = [&](const std::string& study, std::vector<std::string> options) {
    std::vector<std::string> words{"predict", study,   "--sample",
                                   "room/a",  "--out", (folder_ / "answers").string()};
    words.insert(words.end(), options.begin(), options.end());
    return run_cli(words);
  };
  const auto expect = [](const Outcome& outcome, int code, const std::string& what) {
    EXPECT_EQ(outcome.exit_code, code) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(what));
  };
  const auto answers = [&](const std::string& source) {
    return outputs::answerable(study_).find({"rgb2depth", {source}, 0, 1}) != nullptr;
  };
  expect(predict("published-16k", {}), 3, "can have no networks");
  expect(predict("published-16k", {"--tasks", "rgb2depth"}), 3, "can have no networks");

  ASSERT_EQ(create().exit_code, 0);
  expect(predict(study_, {}), 3, study_ + " --only train trains it");
  expect(predict(study_, {"--tasks", "fix_pose"}), 2, "'fix_pose' is no task of this study");
  expect(predict(study_, {"--transfers", "fix_pose->rgb2depth"}), 2, "'fix_pose' is no source");
  expect(predict(study_, {"--run-seed", "7"}), 2, "this study's experiment has 1");
  expect(predict(study_, {"--tasks", "rgb2depth"}), 3, "--only train trains it");
  EXPECT_FALSE(answers("self"));
  ASSERT_EQ(run({"--only", "train"}).exit_code, 0);
  EXPECT_TRUE(answers("self"));
  // There are networks now, but none of what is asked about two views.
  expect(run_cli({"predict", study_, "--sample", "room/a+room/b", "--out",
                  (folder_ / "answers").string()}),
         2, "another number of pictures");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "answers"));
}

TEST_F(ExperimentCommands, PlansForTheCardWhereThereIsOne) {
  ASSERT_EQ(create().exit_code, 0);
  Environment with = environment("");
  with.emplace("FAKE_DEVICES", R"([{"id":"cpu","name":"P"},{"id":"cuda:0","name":"G"}])");
  EXPECT_EQ(run_cli({"plan", study_, "--format", "json"}, with).json().at("device"), "cuda");
  EXPECT_EQ(run_cli({"plan", study_, "--format", "json"}, environment("")).json().at("device"),
            "cpu");
}

TEST_F(ExperimentCommands, AddingATaskNeedsSamples) {
  ASSERT_EQ(create().exit_code, 0);
  const std::string spec = (folder_ / "heat.json").string();
  write_file_atomically(spec, R"({"code": "heat", "labels": "heat", "output": {"picture": 1}})",
                        Links::kFollow);
  const Outcome early = run_cli({"study", "add-task", study_, spec});
  EXPECT_EQ(early.exit_code, 2);
  EXPECT_THAT(early.err, HasSubstr("--only render"));
  write_file_atomically(spec, R"({"code": "heat", "labels": "heat"})", Links::kFollow);
  const Outcome bad = run_cli({"study", "add-task", study_, spec});
  EXPECT_EQ(bad.exit_code, 3);
  EXPECT_THAT(bad.err, HasSubstr("output"));
  const Outcome builtin = run_cli({"study", "add-task", "published-16k", spec});
  EXPECT_EQ(builtin.exit_code, 2);
  EXPECT_THAT(builtin.err, HasSubstr("taskatlas-cli study copy published-16k"));
  EXPECT_EQ(run_cli({"study", "add-task", study_, "nowhere.json"}).exit_code, 3);
}

TEST_F(ExperimentCommands, OtherSettingsForATrainingThatFailed) {
  ASSERT_EQ(create().exit_code, 0);
  EXPECT_EQ(run_cli({"study", "set-training", "published-16k", "edge2d", "--steps", "2"}).exit_code,
            2);
  EXPECT_EQ(run_cli({"study", "set-training", study_, "rgb2depth"}).exit_code, 2);
  EXPECT_EQ(run_cli({"study", "set-training", study_, "rgb2depth", "--clip-norm", "-1"}).exit_code,
            3);
  const Outcome failed = run({}, "fail=rgb2depth");
  EXPECT_NE(failed.exit_code, 0);
  const Outcome set = run_cli({"study", "set-training", study_, "rgb2depth", "--learning-rate",
                               "5e-4", "--clip-norm", "1", "--format", "json"});
  ASSERT_EQ(set.exit_code, 0) << set.err;
  EXPECT_EQ(set.json().at("training").at("learning_rate"), 5e-4);
  EXPECT_EQ(set.json().at("training").at("clip_norm"), 1);
  ASSERT_EQ(run().exit_code, 0);
  EXPECT_EQ(status().at("state"), "finished");
  const Outcome late = run_cli({"study", "set-training", study_, "rgb2depth", "--steps", "9"});
  EXPECT_EQ(late.exit_code, 2);
  EXPECT_THAT(late.err, HasSubstr("is trained already"));
}

TEST_F(ExperimentCommands, DamagedSamplesAreToldOf) {
  ASSERT_EQ(create().exit_code, 0);
  ASSERT_EQ(run({}, "note=encode").exit_code, 0);
  EXPECT_EQ(status().at("notes").at(0).at("text"),
            "1 damaged sample is passed over: room/a (cut short)");
  EXPECT_THAT(run_cli({"status", study_}).out, HasSubstr("damaged sample"));
}

TEST_F(ExperimentCommands, TwoAtOnce) {
  ASSERT_EQ(create().exit_code, 0);
  std::jthread first([&] { run({}, "sleep=100000"); });
  while (status().at("state") != "running") {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  const Outcome second = run();
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.err, HasSubstr("is running this study"));
  while (run_cli({"cancel", study_}).exit_code != 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace
}  // namespace taskatlas::testing
