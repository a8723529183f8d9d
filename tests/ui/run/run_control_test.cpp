// SPDX-License-Identifier: MIT
// How a run is started in a folder of artifacts that came from a stranger.
#include "ui/run/run_control.hpp"

#include "base/atomic_file.hpp"
#include "engine/experiment.hpp"
#include "ui/run/small_study.hpp"

#include <QSignalSpy>
#include <QTest>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace taskatlas::ui {
namespace {

namespace fs = std::filesystem;
using testing::kLong;

class RunControlTest : public testing::RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    study_ = make_study();
    artifacts_ = engine::artifacts_folder(study_.toStdString());
    fs::create_directory(artifacts_);
    write_file_atomically(victim_, "precious", Links::kReplace);
  }
  // What came of it, where it did not run.
  QString started() const {
    RunControl control(study_);
    QSignalSpy failed(&control, &RunControl::failed);
    control.start({});
    EXPECT_TRUE(QTest::qWaitFor([&] { return failed.count() > 0; }, kLong));
    return failed.isEmpty() ? QString() : failed[0][0].toString();
  }

  QString study_;
  fs::path artifacts_;
  const fs::path victim_ = folder_ / "victim";
};

// What the engine says goes into files of this name, whatever was there.
TEST_F(RunControlTest, FollowsNoLinkAndWaitsForNoPipe) {
  ::setenv("FAKE_ENGINE", "refuses", 1);
  fs::create_symlink(victim_, artifacts_ / "run.events");
  fs::create_symlink(folder_ / "nowhere", artifacts_ / "run.errors");
  EXPECT_EQ(started(), QStringLiteral("the moon is full"));
  for (const char* name : {"run.events", "run.errors"}) {
    EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(artifacts_ / name))) << name;
    fs::remove(artifacts_ / name);
    ASSERT_EQ(::mkfifo((artifacts_ / name).c_str(), 0666), 0);
  }
  EXPECT_EQ(started(), QStringLiteral("the moon is full"));
  EXPECT_THAT(read_file(artifacts_ / "run.events"), ::testing::HasSubstr("the moon is full"));
  EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(artifacts_ / "run.errors")));
  EXPECT_EQ(read_file(victim_), "precious");
  EXPECT_FALSE(fs::exists(folder_ / "nowhere"));
}

TEST_F(RunControlTest, SaysWhatIsInTheWay) {
  fs::create_directories(artifacts_ / "run.events" / "folder");
  EXPECT_TRUE(started().contains(QLatin1String("run.events: cannot be removed")));
}

}  // namespace
}  // namespace taskatlas::ui
