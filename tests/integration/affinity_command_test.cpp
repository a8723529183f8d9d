// SPDX-License-Identifier: MIT
// affinity, on published measurements and on per-image losses.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json affinity(const std::string& study, std::vector<std::string> options) {
  options.insert(options.begin(), {"affinity", study, "--format", "json"});
  const Outcome outcome = run_cli(options);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return outcome.json();
}

TEST(AffinityCommand, ShowsTheFirstOrderMatrix) {
  const json matrix = affinity("published-16k", {"--first-order"});
  EXPECT_EQ(matrix.at("targets").size(), 22u);
  EXPECT_EQ(matrix.at("sources").size(), 28u);  // 27 tasks and self
  EXPECT_EQ(matrix.at("sources").back(), "self");
  EXPECT_EQ(matrix.at("transfer_images"), 16000);
  for (const json& row : matrix.at("values")) {
    double sum = 0;
    for (const json& value : row) {
      if (value != nullptr) sum += value.get<double>();
    }
    EXPECT_NEAR(sum, 1, 1e-9);
  }
  // Among transfers of every order the first-order rows have less than all of it.
  const json all = affinity("published-16k", {"--target", "curvature"});
  ASSERT_EQ(all.at("values").size(), 1u);
  double sum = 0;
  for (const json& value : all.at("values")[0]) {
    if (value != nullptr) sum += value.get<double>();
  }
  EXPECT_LT(sum, .9);
}

TEST(AffinityCommand, ShowsGainAndQualityOfPublishedCells) {
  // The released file's rows class_places <- class_1000 and self.
  const json gain = affinity("published-16k", {"--raw", "gain", "--target", "class_places"});
  const json quality = affinity("published-16k", {"--raw", "quality", "--target", "class_places"});
  EXPECT_EQ(gain.at("measure"), "gain");
  EXPECT_EQ(quality.at("values")[0].back(), .5);
  double best = 0;
  for (std::size_t i = 0; i + 1 < gain.at("values")[0].size(); ++i) {
    if (gain.at("sources")[i] == "class_places" || gain.at("sources")[i] == "class_selected")
      continue;
    best = std::max(best, gain.at("values")[0][i].get<double>());
  }
  EXPECT_NEAR(best, .80, .005);  // figure 10 (left), order 1
}

TEST(AffinityCommand, SaysWhatAStudyDoesNotHave) {
  for (const std::vector<std::string>& options : std::vector<std::vector<std::string>>{
           {"--raw", "losses"}, {"--raw", "win-rates"}, {"--intervals"}}) {
    std::vector<std::string> arguments{"affinity", "published-16k"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome outcome = run_cli(arguments);
    EXPECT_EQ(outcome.exit_code, 3);
    EXPECT_THAT(outcome.err, HasSubstr("per-image losses"));
  }
  const Outcome images = run_cli({"affinity", "published-16k", "--transfer-images", "1000"});
  EXPECT_EQ(images.exit_code, 2);
  EXPECT_THAT(images.err, HasSubstr("16000"));
  EXPECT_EQ(run_cli({"affinity", "published-16k", "--resamples", "10"}).exit_code, 2);
}

// Ten images in five houses: `a` beats `b` on eight, `self` beats both everywhere.
class LossesAffinity : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string text = "target,sources,image,loss,group\n";
    for (int i = 0; i < 10; ++i) {
      const std::string image = ",i" + std::to_string(i) + ",";
      const std::string house = ",h" + std::to_string(i / 2) + "\n";
      text += "t,a" + image + (i < 8 ? "0.5" : "0.75") + house;
      text += "t,b" + image + (i < 8 ? "0.625" : "0.5") + house;
      text += "t,self" + image + "0.25" + house;
      text += "t,pixels" + image + (i < 5 ? "1" : "0.375") + house;
    }
    write_file_atomically(folder_ / "losses.csv", text, Links::kFollow);
    const Outcome in =
        run_cli({"study", "import-losses", (folder_ / "losses.csv").string(), "--out", study_});
    ASSERT_EQ(in.exit_code, 0) << in.err;
  }
  TemporaryFolder folder_;
  std::string study_ = (folder_ / "losses.taskstudy").string();
};

TEST_F(LossesAffinity, MeansAndWinRatesAreThoseOfTheTable) {
  const json means = affinity(study_, {"--raw", "losses"});
  for (const json& row : means.at("transfers")) {
    EXPECT_EQ(row.at("images"), 10);
    if (row.at("sources") == "a") {
      EXPECT_DOUBLE_EQ(row.at("loss"), .55);
    }
    if (row.at("sources") == "self") {
      EXPECT_DOUBLE_EQ(row.at("loss"), .25);
    }
  }
  const json rates = affinity(study_, {"--raw", "win-rates"}).at("targets")[0];
  const auto index = [&](const char* name) {
    const auto names = rates.at("sources").get<std::vector<std::string>>();
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  const std::size_t a = index("a"), b = index("b"), pixels = index("pixels");
  EXPECT_EQ(rates.at("win_rates")[a][b], .8);
  EXPECT_EQ(rates.at("win_rates")[b][a], .2);
  EXPECT_EQ(rates.at("win_rates")[a][pixels], .5);
  EXPECT_EQ(rates.at("images")[a][b], 10);
}

TEST_F(LossesAffinity, IntervalsHoldTheAffinityAndRepeat) {
  const json one = affinity(study_, {"--intervals", "--resamples", "200", "--seed", "3"});
  EXPECT_EQ(one.at("seed"), 3);
  const json& target = one.at("targets")[0];
  EXPECT_EQ(target.at("groups"), 5);
  EXPECT_EQ(target.at("resamples"), 200);
  ASSERT_EQ(target.at("transfers").size(), 3u);  // pixels stands outside the tournament
  for (const json& row : target.at("transfers")) {
    EXPECT_LE(row.at("affinity_interval")[0], row.at("affinity"));
    EXPECT_GE(row.at("affinity_interval")[1], row.at("affinity"));
    if (row.at("sources") == "self") {
      EXPECT_EQ(row.at("rank"), 1);
      EXPECT_EQ(row.at("rank_interval"), json::array({1, 1}));
    }
  }
  EXPECT_EQ(
      affinity(study_, {"--intervals", "--resamples", "200", "--seed", "3", "--threads", "1"}),
      one);
  EXPECT_NE(affinity(study_, {"--intervals", "--resamples", "200", "--seed", "4"}).at("targets"),
            one.at("targets"));
}

TEST_F(LossesAffinity, OneGroupHasNoInterval) {
  write_file_atomically(folder_ / "one.csv",
                        "target,sources,image,loss,group\nt,a,1,0.5,h\nt,b,1,0.6,h\n"
                        "t,a,2,0.5,h\nt,b,2,0.6,h\n",
                        Links::kFollow);
  const std::string study = (folder_ / "one.taskstudy").string();
  ASSERT_EQ(
      run_cli({"study", "import-losses", (folder_ / "one.csv").string(), "--out", study}).exit_code,
      0);
  const Outcome outcome = run_cli({"affinity", study, "--intervals"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("no interval: one group"));
  EXPECT_THAT(outcome.out, ::testing::Not(HasSubstr("- .. -")));
}

TEST(AffinityCommand, HelpNamesTheChoicesOnce) {
  const std::string help = run_cli({"affinity", "--help"}).out;
  EXPECT_THAT(help, HasSubstr("losses|win-rates|gain|quality"));
  EXPECT_THAT(help, ::testing::Not(HasSubstr("{losses")));
  EXPECT_EQ(run_cli({"affinity", "published-16k", "--raw", "los"}).exit_code, 2);
}

TEST_F(LossesAffinity, PrintsIntervalsAsATable) {
  const Outcome table = run_cli({"affinity", study_, "--raw", "losses"});
  EXPECT_EQ(table.out, "Study   " + study_ +
                           "\n"
                           "Values  mean loss over the test images\n"
                           "\n"
                           "Target  Mean loss  Images  From\n"
                           "t            0.55      10  a\n"
                           "t             0.6      10  b\n"
                           "t            0.25      10  self\n"
                           "t          0.6875      10  pixels\n");
}

}  // namespace
}  // namespace taskatlas::testing
