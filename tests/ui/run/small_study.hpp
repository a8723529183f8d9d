// SPDX-License-Identifier: MIT
// A small experiment in a folder of its own, and programs that stand in for the engine.
#pragma once

#include "engine/experiment.hpp"
#include "support/temporary_folder.hpp"

#include <QSettings>
#include <QString>
#include <cstdlib>

#include <gtest/gtest.h>

namespace taskatlas::ui::testing {

inline constexpr int kLong = 60'000;  // milliseconds; of which no test needs more than a few

// Four tasks, one of them a source alone; orders 1 and 2; rooms that nobody renders.
inline engine::Profile small_profile() {
  engine::Profile profile;
  profile.name = "test";
  profile.image_size = 32;
  profile.tasks = {"colorization", "edge2d", "rgb2depth", "rgb2sfnorm"};
  profile.transfer_images = {8};
  profile.training.steps = 6;
  profile.transfer.steps = 4;
  profile.max_order = 2;
  profile.beam_width = 2;
  profile.readouts_per_job = 2;
  profile.workers = 2;
  profile.device = "cpu";
  return profile;
}

class RunTest : public ::testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    ::setenv("TASKATLAS_ENGINE", TASKATLAS_BINARY_DIR "/bin/tests/taskatlas-fake-engine", 1);
    ::setenv("FAKE_WORKER", "", 1);
    ::setenv("FAKE_ENGINE", "", 1);
  }
  void TearDown() override {
    for (const char* name : {"TASKATLAS_ENGINE", "FAKE_WORKER", "FAKE_ENGINE"}) ::unsetenv(name);
  }

  QString in_folder(const char* name) const {
    return QString::fromStdString((folder_ / name).string());
  }
  QString make_study(const std::filesystem::path& dataset = {}) const {
    const std::filesystem::path path = folder_ / "study.taskstudy";
    engine::NewExperiment wanted;
    wanted.profile = small_profile();
    wanted.dataset = dataset;
    EXPECT_TRUE(engine::create_study(path, wanted, {}).has_value());
    return QString::fromStdString(path.string());
  }

  const taskatlas::testing::TemporaryFolder folder_;
};

}  // namespace taskatlas::ui::testing
