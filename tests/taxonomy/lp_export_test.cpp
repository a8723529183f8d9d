// SPDX-License-Identifier: MIT
// The text is read back by other people's solvers, which must find the same optimum.
#include "taxonomy/lp_export.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "support/comma_locale.hpp"
#include "support/exhaustive.hpp"
#include "support/random_program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace taskatlas {
namespace {

using ::testing::HasSubstr;

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

class LpExportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("taskatlas_lp_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& text) const {
    std::ofstream(folder_ / "program.lp", std::ios::binary) << text;
    return folder_ / "program.lp";
  }
  std::string run(const std::string& command, const std::string& result) const {
    const auto out = folder_ / result;
    std::filesystem::remove(out);
    const std::string whole =
        "LC_ALL=C " + command + " > '" + (folder_ / "log").string() + "' 2>&1";
    const int status = std::system(whole.c_str());
    EXPECT_EQ(status, 0) << read_file(folder_ / "log");
    return std::filesystem::exists(out) ? read_file(out) : read_file(folder_ / "log");
  }

  // The optimum, nullopt where there is none.
  std::optional<double> glpsol(const std::string& text) const {
    const auto file = write(text);
    const auto out = folder_ / "glpsol.txt";
    const std::string found =
        run("glpsol --lp '" + file.string() + "' -o '" + out.string() + "'", "glpsol.txt");
    std::smatch match;
    EXPECT_TRUE(std::regex_search(found, match, std::regex("Status: +([A-Z ]+)"))) << found;
    if (match[1].str().find("OPTIMAL") == std::string::npos) return std::nullopt;
    EXPECT_TRUE(std::regex_search(found, match, std::regex("Objective: +\\S+ = (\\S+)"))) << found;
    return parse_number(match[1].str());
  }
  std::optional<double> cbc(const std::string& text) const {
    const auto file = write(text);
    const auto out = folder_ / "cbc.txt";
    const std::string found = run("cbc '" + file.string() +
                                      "' -increment 1e-10 -ratioGap 0 -allowableGap 0 -solve "
                                      "-solution '" +
                                      out.string() + "'",
                                  "cbc.txt");
    std::smatch match;
    if (!std::regex_search(found, match, std::regex("^Optimal - objective value (\\S+)"))) {
      return std::nullopt;
    }
    return std::abs(*parse_number(match[1].str()));  // cbc minimises the negative
  }

  std::filesystem::path folder_;
};

// Against exhaustive search over the table, so that the whole chain from table to text is checked.
template <class Solve>
void expect_same_optima(const Solve& solve, int count) {
  constexpr double kTolerance = 2e-6;  // solvers print some 9 digits, tolerances are 1e-7
  int solved = 0;
  for (std::uint64_t seed = 1; solved < count; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto [table, scenario] = testing::random_study(seed);
    Program program;
    try {
      program = compile(table, scenario);
    } catch (const Error&) {
      continue;  // contradicts itself, or has no value
    }
    // Other solvers' tolerance is not ours: no budget within rounding of what some set costs.
    const auto choices = testing::all_choices(table, scenario);
    const bool close = std::any_of(choices.begin(), choices.end(), [&](const testing::Choice& c) {
      return std::abs(c.spent - program.budget) < 1e-5 && c.spent != program.budget;
    });
    if (close) continue;
    const auto truth = testing::best_choice(choices, program.budget);
    const std::optional<double> found = solve(write_lp_text(program, table));
    ASSERT_EQ(found.has_value(), truth.has_value());
    if (truth) {
      ASSERT_NEAR(*found, truth->objective, kTolerance);
    }
    ++solved;
  }
}

TEST_F(LpExportTest, GlpsolFindsTheSameOptimum) {
  if (!installed("glpsol")) GTEST_SKIP() << "glpsol (package glpk-utils) is not installed";
  expect_same_optima([&](const std::string& text) { return glpsol(text); }, 60);
}

TEST_F(LpExportTest, CbcFindsTheSameOptimum) {
  if (!installed("cbc")) GTEST_SKIP() << "cbc (package coinor-cbc) is not installed";
  expect_same_optima([&](const std::string& text) { return cbc(text); }, 25);
}

TransferTable awkward_table() {
  std::vector<Task> tasks(4);
  tasks[0].code = "e.1-2";  // as text this could be read as a number
  tasks[1].code = "e_1-2";  // the same once '.' and '-' are gone
  tasks[2].code = "end";    // a word of the format
  tasks[3].code = "3d";
  const auto row = [](int target, std::vector<TaskId> sources, double affinity) {
    Transfer transfer;
    transfer.target = TaskId(target);
    transfer.sources = std::move(sources);
    if (transfer.sources.empty()) transfer.pseudo = PseudoSource::kSelf;
    transfer.affinity = affinity;
    return transfer;
  };
  return TransferTable(tasks,
                       {row(0, {}, 0.5), row(1, {}, 0.25), row(2, {}, 0.125), row(3, {}, 0.5),
                        row(0, {TaskId(1)}, 1e-7), row(1, {TaskId(0)}, 0.2),
                        row(2, {TaskId(0), TaskId(1)}, 0.1), row(3, {TaskId(2), TaskId(0)}, 0.3)});
}

TEST_F(LpExportTest, NamesAreLegalDistinctAndMappedBack) {
  const TransferTable table = awkward_table();
  Scenario scenario;
  scenario.budget = 2.5;
  const std::string text = write_lp_text(compile(table, scenario), table);
  EXPECT_THAT(text, HasSubstr("\\ y_e_1_2: supervise e.1-2\n"));
  EXPECT_THAT(text, HasSubstr("\\ y_e_1_2.2: supervise e_1-2\n"));
  EXPECT_THAT(text, HasSubstr("\\ self_end: end by full supervision\n"));
  EXPECT_THAT(text, HasSubstr("\\ x_3d_1: end+e.1-2->3d\n"));
  EXPECT_THAT(text, HasSubstr("1e-07 x_e_1_2_1"));
  EXPECT_THAT(text, HasSubstr("<= 2.5\n"));
  if (!installed("glpsol")) GTEST_SKIP() << "glpsol (package glpk-utils) is not installed";
  const auto truth = testing::best_choice(testing::all_choices(table, scenario), scenario.budget);
  EXPECT_NEAR(glpsol(text).value_or(-1), truth->objective, 1e-9);
}

TEST_F(LpExportTest, IsTheSameInEveryLocale) {
  const TransferTable table = awkward_table();
  Scenario scenario;
  scenario.budget = 2.5;
  const Program program = compile(table, scenario);
  const std::string text = write_lp_text(program, table);
  testing::CommaLocale comma;
  EXPECT_EQ(write_lp_text(program, table), text);
}

TEST_F(LpExportTest, WritesEmptyAndImpossiblePrograms) {
  const TransferTable table = awkward_table();
  const std::string empty = write_lp_text(Program{}, table);
  Scenario scenario;
  scenario.roles = {{"*", Role::kTarget}};
  const std::string impossible = write_lp_text(compile(table, scenario), table);
  EXPECT_THAT(impossible, HasSubstr("\\ infeasible: "));
  if (!installed("glpsol")) GTEST_SKIP() << "glpsol (package glpk-utils) is not installed";
  EXPECT_EQ(glpsol(empty), 0.0);
  EXPECT_EQ(glpsol(impossible), std::nullopt);
}

}  // namespace
}  // namespace taskatlas
