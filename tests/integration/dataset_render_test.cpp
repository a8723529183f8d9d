// SPDX-License-Identifier: MIT
// `dataset render` from the command line through the engine to a dataset without a finding.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::vector<std::string> render(const fs::path& folder, const std::string& views) {
  return {"dataset", "render", folder.string(), "--views", views, "--size", "32",
          "--seed",  "3",      "--format",      "json"};
}

TEST(DatasetRender, MakesADatasetWithoutAFinding) {
  const TemporaryFolder folder;
  const Outcome outcome = run_cli(render(folder / "rooms", "15"));
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.json()["views"], 15);
  EXPECT_EQ(outcome.json()["rendered"], 3);
  EXPECT_THAT(read_file(folder / "rooms" / "CREDITS.md"), HasSubstr("CC"));

  const Outcome check =
      run_cli({"dataset", "check", (folder / "rooms").string(), "--full", "--format", "json"});
  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
  const Outcome info =
      run_cli({"dataset", "info", (folder / "rooms").string(), "--format", "json"});
  ASSERT_EQ(info.exit_code, 0) << info.err;
  EXPECT_EQ(info.json()["views"], 15);
  EXPECT_EQ(info.json()["domains"].size(), 17U);
  EXPECT_TRUE(info.json()["statistics"]["own"]);
  const auto tasks = info.json()["tasks"];
  for (const auto& task : tasks) {
    for (const char* split : {"train", "val", "test"}) {
      EXPECT_GT(task["samples"][split], 0) << task["code"] << " " << split;
    }
  }

  // Once more: nothing is left to do. With other options: refused.
  const Outcome again = run_cli(render(folder / "rooms", "15"));
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(again.json()["rendered"], 0);
  const Outcome other = run_cli(render(folder / "rooms", "4"));
  EXPECT_EQ(other.exit_code, 3);
  EXPECT_THAT(other.err, HasSubstr("another dataset"));
}

TEST(DatasetRender, EndsWith130WhereItIsCancelled) {
  const TemporaryFolder folder;
  const Outcome outcome = interrupt_cli(render(folder / "rooms", "500"), SIGINT);
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("cancelled"));
}

TEST(DatasetRender, SaysWhatIsWrongWithItsOptionsAndItsEngine) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_cli(render(folder / "rooms", "0")).exit_code, 2);
  EXPECT_FALSE(fs::exists(folder / "rooms"));
  const Outcome without =
      run_cli(render(folder / "rooms", "3"), {{"TASKATLAS_ENGINE", "/nowhere/engine"}});
  EXPECT_EQ(without.exit_code, 1);
  EXPECT_THAT(without.err, HasSubstr("TASKATLAS_ENGINE"));
}

}  // namespace
}  // namespace taskatlas::testing
