// SPDX-License-Identifier: MIT
// study scenario ..
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class ScenarioCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(run_cli({"study", "copy", "published-16k", study_}).exit_code, 0);
  }
  Outcome scenario(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"study", "scenario"});
    return run_cli(arguments);
  }
  json solved(std::vector<std::string> options) const {
    options.insert(options.begin(), {"taxonomy", study_, "--format", "json"});
    const Outcome outcome = run_cli(options);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.json();
  }
  TemporaryFolder folder_;
  std::string study_ = (folder_ / "mine.taskstudy").string();
};

TEST_F(ScenarioCommand, SavesShowsAndSolves) {
  const Outcome saved =
      scenario({"save", study_, "cheap", "--budget", "3", "--max-order", "2", "--role",
                "ego_motion=unused", "--cost", "denoise=0.5", "--forbid", "edge2d"});
  ASSERT_EQ(saved.exit_code, 0) << saved.err;
  const json shown = scenario({"show", study_, "cheap", "--format", "json"}).json();
  EXPECT_EQ(shown.at("budget"), 3);
  EXPECT_EQ(shown.at("roles"), json({{"ego_motion", "unused"}}));
  const json by_name = solved({"--scenario", "cheap"});
  const json by_hand = solved({"--budget", "3", "--max-order", "2", "--role", "ego_motion=unused",
                               "--cost", "denoise=0.5", "--forbid", "edge2d"});
  EXPECT_EQ(by_name.at("transfers"), by_hand.at("transfers"));
  EXPECT_EQ(by_name.at("transfers").size(), 21u);
  EXPECT_EQ(by_name.at("objective"), by_hand.at("objective"));

  // Options given besides go over the scenario's, and what is required last is no longer forbidden.
  const json over = solved({"--scenario", "cheap", "--budget", "5", "--require", "edge2d"});
  EXPECT_EQ(over.at("scenario").at("budget"), 5);
  EXPECT_EQ(over.at("scenario").at("max_order"), 2);
  EXPECT_EQ(over.at("scenario").at("forbidden"), json::array());
  EXPECT_EQ(over.at("scenario").at("required"), json::array({"edge2d"}));
}

TEST_F(ScenarioCommand, ListsRenamesAndDeletes) {
  EXPECT_EQ(scenario({"list", study_}).out, "This study has no scenarios.\n");
  ASSERT_EQ(scenario({"save", study_, "one", "--budget", "2"}).exit_code, 0);
  ASSERT_EQ(scenario({"save", study_, "two", "--scenario", "one", "--value", "gain"}).exit_code, 0);
  EXPECT_EQ(scenario({"list", study_}).out,
            "Name  Budget  Question\n"
            "one        2  paper formulation, affinity, every order\n"
            "two        2  paper formulation, gain, every order\n");
  ASSERT_EQ(scenario({"rename", study_, "two", "winner"}).exit_code, 0);
  ASSERT_EQ(scenario({"delete", study_, "one"}).exit_code, 0);
  const json left = scenario({"list", study_, "--format", "json"}).json();
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].at("name"), "winner");

  const Outcome unknown = scenario({"show", study_, "winer"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean 'winner'?"));
  EXPECT_EQ(run_cli({"taxonomy", study_, "--scenario", "none"}).exit_code, 2);
}

TEST_F(ScenarioCommand, RefusesWhatCouldNotBeSolved) {
  EXPECT_EQ(scenario({"save", study_, "x", "--cost", "nobody=1"}).exit_code, 2);
  EXPECT_EQ(
      scenario({"save", study_, "x", "--require", "denoise", "--forbid", "denoise"}).exit_code, 2);
  EXPECT_EQ(scenario({"save", study_, "x", "--require", "denoise+jigsaw+random->edge2d"}).exit_code,
            2);
  EXPECT_EQ(scenario({"list", study_, "--format", "json"}).json(), json::array());
}

TEST_F(ScenarioCommand, BuiltInStudiesStayAsTheyAre) {
  const Outcome refused = scenario({"save", "published-16k", "mine", "--budget", "3"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("built-in"));
  EXPECT_THAT(refused.err, HasSubstr("taskatlas-cli study copy published-16k mine.taskstudy"));
}

TEST_F(ScenarioCommand, AnUnlimitedBudgetSurvives) {
  ASSERT_EQ(scenario({"save", study_, "all", "--budget", "inf"}).exit_code, 0);
  EXPECT_EQ(scenario({"show", study_, "all", "--format", "json"}).json().at("budget"), nullptr);
  EXPECT_EQ(solved({"--scenario", "all"}).at("budget"), nullptr);
}

}  // namespace
}  // namespace taskatlas::testing
