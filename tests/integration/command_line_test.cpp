// SPDX-License-Identifier: MIT
// What holds for every command: help, usage, where results go, terminals, locales.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <regex>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace taskatlas::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::vector<std::vector<std::string>>& commands() {
  static const std::vector<std::vector<std::string>> all{{"tasks"},
                                                         {"affinity"},
                                                         {"taxonomy"},
                                                         {"frontier"},
                                                         {"evaluate"},
                                                         {"tree"},
                                                         {"compare"},
                                                         {"study", "import-transfers"},
                                                         {"study", "import-losses"},
                                                         {"study", "import-matrix"},
                                                         {"study", "info"},
                                                         {"study", "export"},
                                                         {"study", "copy"},
                                                         {"study", "scenario", "list"},
                                                         {"study", "scenario", "show"},
                                                         {"study", "scenario", "save"},
                                                         {"study", "scenario", "rename"},
                                                         {"study", "scenario", "delete"}};
  return all;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

TEST(CommandLine, EveryCommandTeaches) {
  for (const auto& command : commands()) {
    auto arguments = command;
    arguments.emplace_back("--help");
    const Outcome outcome = run_cli(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << joined(command);
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(outcome.out, HasSubstr("Usage: taskatlas-cli " + joined(command)));
    EXPECT_THAT(outcome.out, HasSubstr("Example"));
    EXPECT_THAT(outcome.out, HasSubstr("  taskatlas-cli " + joined(command)));
    EXPECT_THAT(outcome.out, HasSubstr("--format"));
    for (std::size_t begin = 0; begin < outcome.out.size();) {
      const std::size_t end = outcome.out.find('\n', begin);
      EXPECT_LE(end - begin, 105u) << outcome.out.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

// The options of the contract, as product documentation and users' scripts name them.
TEST(CommandLine, HelpNamesEveryOption) {
  const std::vector<std::string> scenario{
      "--scenario", "--budget",        "--max-order", "--formulation", "--value",  "--importance",
      "--cost",     "--transfer-cost", "--role",      "--require",     "--forbid", "--time-limit"};
  const auto names_all = [](const std::string& command, const std::vector<std::string>& options) {
    const Outcome outcome = run_cli({command, "--help"});
    for (const std::string& option : options) {
      EXPECT_THAT(outcome.out, HasSubstr("  " + option + " ")) << command;
    }
  };
  for (const char* command : {"taxonomy", "frontier", "evaluate"}) names_all(command, scenario);
  names_all("taxonomy", {"--best", "--format", "--out", "--explain", "--prover"});
  names_all("evaluate", {"--random", "--seed"});
  names_all("affinity", {"--first-order", "--raw", "--transfer-images", "--intervals"});
  names_all("tree", {"--linkage"});
}

TEST(CommandLine, ProgramItself) {
  const Outcome help = run_cli({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const auto& command : commands()) EXPECT_THAT(help.out, HasSubstr("  " + command[0] + " "));
  const Outcome version = run_cli({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.out,
              ::testing::MatchesRegex("taskatlas-cli [0-9]+\\.[0-9]+\\.[0-9]+[^\n]*\n"));
  const Outcome nothing = run_cli({});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_EQ(nothing.out, "");
  EXPECT_THAT(nothing.err, HasSubstr("--help"));
}

TEST(CommandLine, UnknownWordsAreUsageErrorsWithAHint) {
  struct Case {
    std::vector<std::string> arguments;
    std::string hint;
  };
  for (const Case& one : std::vector<Case>{
           {{"taxonmy", "published-16k"}, "did you mean 'taxonomy'?"},
           {{"predict", "x"}, "predict needs --out DIR"},
           {{"paint", "x"}, "there are taxonomy, frontier"},
           {{"study", "imfo"}, "did you mean 'info'?"},
           {{"study", "scenario", "sav"}, "did you mean 'save'?"},
           {{"taxonomy", "published-16k", "--budgt", "3"}, "did you mean '--budget'?"},
           {{"taxonomy", "published-16k", "more"}, "'more' was not expected"},
           {{"taxonomy"}, "STUDY"},
           {{"tree", "published-16k", "--linkage", "wards"}, "ward, average"},
           {{"study", "export", "published-16k", "--what", "images"}, "transfers, losses"}}) {
    const Outcome outcome = run_cli(one.arguments);
    EXPECT_EQ(outcome.exit_code, 2) << joined(one.arguments);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, StartsWith("taskatlas-cli: "));
    EXPECT_THAT(outcome.err, HasSubstr(one.hint));
  }
}

TEST(CommandLine, MissingAndForeignStudiesAreBadInput) {
  const TemporaryFolder folder;
  const Outcome missing = run_cli({"taxonomy", (folder / "no.taskstudy").string()});
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_THAT(missing.err, HasSubstr("published-16k"));
  // A folder before a colon is no study with a scenario.
  EXPECT_EQ(run_cli({"taxonomy", folder.path().string() + ":x"}).exit_code, 3);
  write_file_atomically(folder / "text.taskstudy", "no study\n", Links::kFollow);
  const Outcome foreign = run_cli({"taxonomy", (folder / "text.taskstudy").string()});
  EXPECT_EQ(foreign.exit_code, 3);
  EXPECT_THAT(foreign.err, HasSubstr("text.taskstudy"));
  EXPECT_EQ(read_file(folder / "text.taskstudy"), "no study\n");
}

TEST(CommandLine, OutWritesTheWholeFileOrNothing) {
  const TemporaryFolder folder;
  const auto file = folder / "taxonomy.json";
  write_file_atomically(file, "old", Links::kFollow);
  const std::vector<std::string> solve{"taxonomy", "published-16k", "--format",
                                       "json",     "--out",         file.string()};
  const Outcome outcome = run_cli(solve);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(nlohmann::json::parse(read_file(file)).at("status"), "optimal");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files += entry.exists() ? 1 : 0;
  }
  EXPECT_EQ(files, 1u) << "a temporary file stayed";

  const Outcome bad =
      run_cli({"taxonomy", "published-16k", "--role", "nobody=source", "--out", file.string()});
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_EQ(nlohmann::json::parse(read_file(file)).at("status"), "optimal");

  const Outcome nowhere = run_cli({"tasks", "--out", (folder / "no" / "where.txt").string()});
  EXPECT_EQ(nowhere.exit_code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("where.txt"));
}

TEST(CommandLine, AReaderThatLeavesIsNoFailure) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  ::close(ends[0]);
  const Outcome outcome = run_cli_into(ends[1], {"taxonomy", "published-16k"});
  ::close(ends[1]);
  EXPECT_EQ(outcome.signal, 0);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, "");
}

TEST(CommandLine, AFullDiskIsAFailure) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  const Outcome outcome = run_cli_into(full, {"tasks"});
  ::close(full);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("standard output"));
}

TEST(CommandLine, ColoursAreForTerminalsAlone) {
  const std::string escape = "\033[";
  EXPECT_THAT(run_cli({"tasks"}).out, Not(HasSubstr(escape)));
  EXPECT_THAT(run_cli_on_terminal({"tasks"}).out, HasSubstr(escape + "1m"));
  EXPECT_THAT(run_cli_on_terminal({"tasks"}, {{"NO_COLOR", "1"}}).out, Not(HasSubstr(escape)));
}

// Times differ from run to run.
std::string without_times(const std::string& text) {
  return std::regex_replace(text, std::regex("(\"seconds\": |Time +)[0-9.e+-]+"), "$1");
}

TEST(CommandLine, ACommaLocaleChangesNothing) {
  const Environment german{{"LOCPATH", TASKATLAS_BINARY_DIR "/locales"}, {"LC_ALL", "de_DE.UTF-8"}};
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"taxonomy", "published-16k", "--cost", "denoise=0.5", "--format", "json"},
           {"taxonomy", "published-16k", "--cost", "denoise=0.5", "--prover", "lp_solve"},
           {"taxonomy", "published-16k", "--budget", "2.5", "--format", "lp"},
           {"taxonomy", "published-16k", "--format", "dot"},
           {"tree", "published-16k", "--format", "newick"},
           {"affinity", "published-1k", "--first-order"},
           {"study", "export", "published-1k", "--what", "affinity"}}) {
    const Outcome plain = run_cli(arguments), comma = run_cli(arguments, german);
    ASSERT_EQ(plain.exit_code, 0) << joined(arguments) << plain.err;
    EXPECT_EQ(comma.exit_code, 0);
    EXPECT_EQ(without_times(comma.out), without_times(plain.out)) << joined(arguments);
  }
}

TEST(CommandLine, ListsTheDictionary) {
  const Outcome outcome = run_cli({"tasks", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, 0);
  const auto tasks = outcome.json();
  ASSERT_EQ(tasks.size(), 27u);
  EXPECT_EQ(tasks[0].dump(),
            R"({"code":"autoencoder","inputs":1,"kind":"2d","loss":"l1","name":"Autoencoding",)"
            R"("output":{"channels":3,"height":256,"kind":"image","width":256},"role":"both"})");
  const Outcome table = run_cli({"tasks"});
  EXPECT_THAT(
      table.out,
      StartsWith(
          "Code                          Name                  Kind       Inputs  Role    Output "
          "         Loss\n"
          "autoencoder                   Autoencoding          2d              1  both    "
          "256×256×3       l1\n"
          "class_1000                    Object Class. (1000)  semantic        1  both    1000 "
          "classes    cross-entropy\n"));
  const Outcome study = run_cli({"tasks", "published-mixed", "--format", "json"});
  EXPECT_EQ(study.exit_code, 0);
  for (const auto& task : study.json()) {
    if (task.at("code") == "jigsaw") {
      EXPECT_EQ(task.at("role"), "source");
    }
  }
}

}  // namespace
}  // namespace taskatlas::testing
