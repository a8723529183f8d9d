// SPDX-License-Identifier: MIT
// Being stopped: exit code 130, and nothing left behind.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <csignal>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using ::testing::HasSubstr;

// Far more random taxonomies than could be drawn before the signal comes.
const std::vector<std::string> kLongWork{"evaluate", "published-16k", "--random", "1000000"};

TEST(Interruption, EndsLongWorkWith130) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const Outcome outcome = interrupt_cli(kLongWork, signal);
    EXPECT_EQ(outcome.signal, 0);
    EXPECT_EQ(outcome.exit_code, 130);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("cancelled"));
  }
}

TEST(Interruption, LeavesNoFile) {
  const TemporaryFolder folder;
  const auto file = folder / "result.json";
  auto arguments = kLongWork;
  arguments.insert(arguments.end(), {"--format", "json", "--out", file.string()});
  EXPECT_EQ(interrupt_cli(arguments, SIGINT).exit_code, 130);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Interruption, AStoppedImportLeavesNothing) {
  const TemporaryFolder folder;
  std::string text = "target,sources,image,loss\n";
  for (const char* source : {"a", "b", "c", "self", "pixels"}) {
    for (int image = 0; image < 60000; ++image) {
      text += std::string("t,") + source + "," + std::to_string(image) + ",0." +
              std::to_string(1 + (image * 7919 + source[0]) % 997) + "\n";
    }
  }
  write_file_atomically(folder / "losses.csv", text, Links::kFollow);
  const Outcome outcome = interrupt_cli({"study", "import-losses", (folder / "losses.csv").string(),
                                         "--out", (folder / "new.taskstudy").string()},
                                        SIGINT);
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_EQ(entry.path().filename(), "losses.csv");
  }
}

}  // namespace
}  // namespace taskatlas::testing
