// SPDX-License-Identifier: MIT
// study import-.., info, export, copy.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class ImportCommands : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string csv(const std::string& text) const {
    write_file_atomically(folder_ / "table.csv", text);
    return path("table.csv");
  }
  TemporaryFolder folder_;
};

TEST_F(ImportCommands, TransfersGoRoundByteForByte) {
  const Outcome out = run_cli({"study", "export", "published-16k", "--what", "transfers", "--out",
                               path("one.csv"), "--format", "json"});
  ASSERT_EQ(out.exit_code, 0) << out.err;
  EXPECT_EQ(out.json().at("bytes"), std::filesystem::file_size(path("one.csv")));
  const Outcome in =
      run_cli({"study", "import-transfers", path("one.csv"), "--out", path("copy.taskstudy"),
               "--transfer-images", "16000", "--format", "json"});
  ASSERT_EQ(in.exit_code, 0) << in.err;
  EXPECT_EQ(in.json().at("targets"), 22);
  const Outcome again = run_cli({"study", "export", path("copy.taskstudy"), "--what", "transfers"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(again.out, read_file(path("one.csv")));

  const json info = run_cli({"study", "info", path("copy.taskstudy"), "--format", "json"}).json();
  EXPECT_EQ(info.at("builtin"), false);
  EXPECT_EQ(info.at("measurements")[0].at("transfer_images"), 16000);
  EXPECT_EQ(info.at("provenance")[0].at("action"), "import-transfers");
}

TEST_F(ImportCommands, AnExistingStudyIsNotReplacedUnasked) {
  const std::string table = csv("sources,target,affinity\na,b,0.5\nself,b,0.5\nb,a,1\n");
  const std::vector<std::string> import{"study", "import-transfers", table, "--out",
                                        path("s.taskstudy")};
  ASSERT_EQ(run_cli(import).exit_code, 0);
  const std::string before = read_file(path("s.taskstudy"));
  const Outcome refused = run_cli(import);
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("s.taskstudy"));
  EXPECT_EQ(read_file(path("s.taskstudy")), before);
  auto forced = import;
  forced.emplace_back("--overwrite");
  EXPECT_EQ(run_cli(forced).exit_code, 0);
}

TEST_F(ImportCommands, BrokenTablesAreNamedAndLeaveNothing) {
  struct Case {
    std::string command, text, expected;
  };
  for (const Case& one : std::vector<Case>{
           {"import-transfers", "sources,target\na,b\n", "affinity"},
           {"import-transfers", "sources,target,affinity\na,b,zero\n", "line 2"},
           {"import-transfers", "sources,target,affinity\na,b,0.1\na,b,0.2\n", "line 3"},
           {"import-transfers", "sources,target,affinity\na b,c,0.1\n", "line 2"},
           {"import-transfers", "sources,target,affinity\na,b,\"0.1\n", "line 2"},
           {"import-transfers", "", "table.csv"},
           {"import-losses", "target,sources,image,loss\nt,a,1,0.5\nt,a,1,0.6\n", "line 3"},
           {"import-losses", "target,sources,image,loss\nt,a,1,low\n", "line 2"},
           {"import-matrix", "source,t\na,-1\nb,2\n", "line 2"}}) {
    const Outcome outcome =
        run_cli({"study", one.command, csv(one.text), "--out", path("new.taskstudy")});
    EXPECT_EQ(outcome.exit_code, 3) << one.text;
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(one.expected)) << one.text;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      files += entry.path().filename() == "table.csv" ? 0 : 1;
    }
    EXPECT_EQ(files, 0u) << one.text;
  }
}

TEST_F(ImportCommands, AMatrixBecomesAStudyThatSolves) {
  const Outcome in = run_cli({"study", "import-matrix",
                              csv("source,depth,normals\ndepth,9,2\nnormals,3,8\nedges,1,1\n"
                                  "self,12,10\n"),
                              "--higher-is-better", "--out", path("m.taskstudy"), "--kind",
                              "depth=3d,normals=3d"});
  ASSERT_EQ(in.exit_code, 0) << in.err;
  const json tasks = run_cli({"tasks", path("m.taskstudy"), "--format", "json"}).json();
  ASSERT_EQ(tasks.size(), 3u);
  for (const json& task : tasks)
    EXPECT_EQ(task.at("kind"), task.at("code") == "edges" ? "none" : "3d");
  // With one task to train: normals for themselves (10 of 21) and for depth (3 of 25) are worth
  // more than depth for itself (12 of 25) and for normals (2 of 21).
  const json solved =
      run_cli({"taxonomy", path("m.taskstudy"), "--budget", "1", "--format", "json"}).json();
  EXPECT_EQ(solved.at("sources"), json::array({"normals"}));
  EXPECT_NEAR(solved.at("objective"), 3.0 / 25 + 10.0 / 21, 1e-12);
  const json both =
      run_cli({"taxonomy", path("m.taskstudy"), "--budget", "2", "--format", "json"}).json();
  EXPECT_NEAR(both.at("objective"), 12.0 / 25 + 10.0 / 21, 1e-12);
  EXPECT_EQ(run_cli({"taxonomy", path("m.taskstudy"), "--value", "gain"}).exit_code, 3);
}

TEST_F(ImportCommands, ACopyOfABuiltInStudyIsOrdinary) {
  const Outcome copy = run_cli({"study", "copy", "published-1k", path("mine.taskstudy")});
  ASSERT_EQ(copy.exit_code, 0) << copy.err;
  EXPECT_EQ(
      run_cli({"study", "info", path("mine.taskstudy"), "--format", "json"}).json().at("builtin"),
      false);
  EXPECT_EQ(run_cli({"study", "export", path("mine.taskstudy"), "--what", "transfers"}).out,
            run_cli({"study", "export", "published-1k", "--what", "transfers"}).out);
  EXPECT_EQ(run_cli({"study", "copy", "published-1k", path("mine.taskstudy")}).exit_code, 2);
  EXPECT_EQ(
      run_cli({"study", "copy", "published-1k", path("mine.taskstudy"), "--overwrite"}).exit_code,
      0);
}

TEST_F(ImportCommands, ExportsByExtension) {
  for (const char* name : {"a.csv", "a.tex", "a.npy"}) {
    const Outcome out =
        run_cli({"study", "export", "published-1k", "--what", "affinity", "--out", path(name)});
    EXPECT_EQ(out.exit_code, 0) << out.err;
    EXPECT_TRUE(std::filesystem::exists(path(name)));
  }
  EXPECT_TRUE(std::filesystem::exists(path("a.npy.json")));
  EXPECT_EQ(
      run_cli({"study", "export", "published-1k", "--what", "affinity", "--out", path("a.xls")})
          .exit_code,
      2);
  EXPECT_EQ(run_cli({"study", "export", "published-1k", "--what", "losses"}).exit_code, 3);
}

}  // namespace
}  // namespace taskatlas::testing
