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
    write_file_atomically(folder_ / "table.csv", text, Links::kFollow);
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
  EXPECT_THAT(refused.err, HasSubstr("--overwrite"));
  EXPECT_EQ(read_file(path("s.taskstudy")), before);
  auto forced = import;
  forced.emplace_back("--overwrite");
  EXPECT_EQ(run_cli(forced).exit_code, 0);
}

// A file without the extension would be hidden by a built-in study of that name, now or later.
TEST_F(ImportCommands, NewStudiesNeedTheirExtension) {
  const std::string table = csv("sources,target,affinity\na,b,0.5\n");
  for (const std::string& name : {std::string("published-16k"), std::string("published-1k"),
                                  path("mine"), path("mine.csv"), path(".taskstudy")}) {
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"study", "import-transfers", table, "--out", name},
             {"study", "import-transfers", table, "--out", name, "--overwrite"},
             {"study", "copy", "published-1k", name}}) {
      const Outcome outcome = run_cli(command);
      EXPECT_EQ(outcome.exit_code, 2) << name;
      EXPECT_THAT(outcome.err, HasSubstr("NAME.taskstudy"));
      EXPECT_FALSE(std::filesystem::exists(name)) << name;
    }
  }
  EXPECT_THAT(run_cli({"study", "copy", "published-1k", path("mine")}).err,
              HasSubstr("mine.taskstudy"));
}

TEST_F(ImportCommands, SaysWhatATableLacks) {
  const Outcome identity =
      run_cli({"study", "import-transfers", csv("sources,target,affinity\ndepth,depth,0.1\n"),
               "--out", path("t.taskstudy")});
  EXPECT_EQ(identity.exit_code, 0);
  EXPECT_THAT(identity.err, HasSubstr("no transfers between tasks"));
  const Outcome solved = run_cli({"taxonomy", path("t.taskstudy")});
  EXPECT_EQ(solved.exit_code, 3);
  EXPECT_THAT(solved.err, HasSubstr("no transfer from one task to another"));
  EXPECT_THAT(solved.err, HasSubstr("t->t"));
  EXPECT_THAT(solved.err, HasSubstr("the row self, which is missing"));

  const std::string references =
      "target,sources,image,loss\nt,self,1,0.1\nt,pixels,1,0.2\nt,self,2,0.1\nt,pixels,2,0.2\n";
  const Outcome losses = run_cli({"study", "import-losses", csv(references), "--out",
                                  path("l.taskstudy"), "--format", "json"});
  EXPECT_EQ(losses.exit_code, 0);
  EXPECT_EQ(losses.json().at("between_tasks"), 0);
  EXPECT_THAT(losses.err, HasSubstr("no transfers between tasks"));
  EXPECT_THAT(run_cli({"taxonomy", path("l.taskstudy")}).err, HasSubstr("self; pixels"));

  const Outcome uneven = run_cli({"study", "import-losses",
                                  csv("target,sources,image,loss\nt,a,1,0.1\nt,b,1,0.2\n"
                                      "t,b,2,0.2\nu,a,1,0.3\nu,self,1,0.1\n"),
                                  "--out", path("u.taskstudy")});
  EXPECT_EQ(uneven.exit_code, 0);
  EXPECT_THAT(uneven.err, HasSubstr("there is no row self of t:"));
  EXPECT_THAT(uneven.err, HasSubstr("there is no row pixels of t, u:"));
  EXPECT_THAT(uneven.out, HasSubstr("2; by target: t 2, u 1\n"));
  EXPECT_THAT(uneven.out, HasSubstr("Incomplete  1 of 4 transfers"));
}

TEST_F(ImportCommands, SaysWhichOfSeveralMeasurementsIsExported) {
  ASSERT_EQ(run_cli({"study", "import-losses",
                     csv("target,sources,image,loss,seed\nt,a,1,0.1,1\nt,self,1,0.2,1\n"
                         "t,a,1,0.3,2\nt,self,1,0.2,2\n"),
                     "--out", path("s.taskstudy")})
                .exit_code,
            0);
  const Outcome one = run_cli({"study", "export", path("s.taskstudy"), "--what", "losses"});
  EXPECT_EQ(one.exit_code, 0);
  EXPECT_THAT(one.err, HasSubstr("the measurement of seed 1 alone"));
  EXPECT_THAT(one.err, HasSubstr("seed 2"));
  EXPECT_THAT(one.err, HasSubstr("--run-seed"));
  EXPECT_EQ(
      run_cli({"study", "export", path("s.taskstudy"), "--what", "losses", "--run-seed", "2"}).err,
      "");
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
           {"import-transfers", "sources;target;affinity\na;b;0,1\n", "separated by commas"},
           {"import-matrix", "source\tt\na\t1\n", "separated by commas"},
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
