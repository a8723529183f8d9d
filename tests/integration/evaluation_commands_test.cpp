// SPDX-License-Identifier: MIT
// evaluate, tree, compare.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <map>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

json parsed(const std::vector<std::string>& arguments) {
  const Outcome outcome = run_cli(arguments);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  return outcome.json();
}

TEST(EvaluateCommand, GivesGainAndQualityOfEveryTarget) {
  const json one = parsed({"evaluate", "published-16k", "--formulation", "solver", "--max-order",
                           "4", "--budget", "8", "--format", "json"});
  EXPECT_NEAR(one.at("mean_gain"), .840, 5e-4);
  EXPECT_NEAR(one.at("mean_quality"), .413, 5e-4);
  ASSERT_EQ(one.at("targets").size(), 22u);
  double gain = 0;
  for (const json& target : one.at("targets")) {
    gain += target.at("gain").get<double>();
    if (target.at("full_supervision") == true) {
      EXPECT_EQ(target.at("quality"), .5);
    }
  }
  EXPECT_NEAR(gain / 22, one.at("mean_gain").get<double>(), 1e-12);
  EXPECT_FALSE(one.contains("significance"));
}

TEST(EvaluateCommand, ComparesWithRandomTaxonomies) {
  const std::vector<std::string> command{"evaluate", "published-16k", "--max-order", "4",
                                         "--random", "200",           "--seed",      "7",
                                         "--format", "json"};
  json one = parsed(command);
  const json& significance = one.at("significance");
  EXPECT_EQ(significance.at("seed"), 7);
  EXPECT_EQ(significance.at("found"), 200);
  for (const char* baseline : {"random_transfers", "best_transfers"}) {
    for (const char* measure : {"objective", "gain", "quality"}) {
      const json& against = significance.at(baseline).at(measure);
      EXPECT_LE(against.at("p5"), against.at("p95"));
      EXPECT_EQ(against.at("rank").get<int>(), against.at("at_least").get<int>() + 1);
    }
    // An optimum is at least as good as any of them.
    EXPECT_LE(significance.at(baseline).at("objective").at("maximum").get<double>(),
              one.at("objective").get<double>() + 1e-9);
  }
  auto single = command;
  single.insert(single.end(), {"--threads", "1"});
  EXPECT_EQ(parsed(single).at("significance"), significance);
  EXPECT_EQ(run_cli({"evaluate", "published-16k", "--seed", "7"}).exit_code, 2);
}

// Whether the table measures quality of other rows, of no row, or of all.
TEST(EvaluateCommand, AgreesWithTheTaxonomyOnFullSupervision) {
  const TemporaryFolder folder;
  const std::string study = (folder / "t.taskstudy").string();
  for (const bool measured : {false, true}) {
    write_file_atomically(folder / "t.csv",
                          std::string("sources,target,affinity,gain,quality\na,t,0.2,0.6,") +
                              (measured ? "0.3" : "") + "\nself,t,0.5,0.9,\nself,a,0.5,,\n",
                          Links::kFollow);
    ASSERT_EQ(run_cli({"study", "import-transfers", (folder / "t.csv").string(), "--out", study,
                       "--overwrite"})
                  .exit_code,
              0);
    const json taxonomy = parsed({"taxonomy", study, "--format", "json"});
    const json evaluation = parsed({"evaluate", study, "--format", "json"});
    for (const char* key : {"mean_gain", "mean_quality", "transfers"}) {
      EXPECT_EQ(taxonomy.at(key), evaluation.at(key)) << key;
    }
    const json half = measured ? json(.5) : json(nullptr);
    EXPECT_EQ(taxonomy.at("mean_quality"), half);
    EXPECT_EQ(taxonomy.at("mean_gain"), .9);  // of t alone
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(taxonomy.at("transfers")[i].at("quality"), half);
      EXPECT_EQ(evaluation.at("targets")[i].at("quality"), half);
    }
  }
}

TEST(EvaluateCommand, IsInfeasibleAsTheTaxonomyIs) {
  const Outcome outcome =
      run_cli({"evaluate", "published-16k", "--budget", "0", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_EQ(outcome.json().at("smallest_budget"), 1);
}

TEST(TreeCommand, LeavesAreTheSourcesInUse) {
  const Outcome newick = run_cli({"tree", "published-16k", "--format", "newick"});
  ASSERT_EQ(newick.exit_code, 0) << newick.err;
  const std::regex leaf("[(,]([A-Za-z0-9_.-]+):");
  std::vector<std::string> leaves;
  for (auto i = std::sregex_iterator(newick.out.begin(), newick.out.end(), leaf);
       i != std::sregex_iterator(); ++i) {
    leaves.push_back((*i)[1]);
  }
  EXPECT_EQ(leaves.size(), 26u);
  EXPECT_EQ(std::count(leaves.begin(), leaves.end(), "class_selected"), 0);
  EXPECT_EQ(std::count(leaves.begin(), leaves.end(), "self"), 0);
  EXPECT_EQ(newick.out.substr(newick.out.size() - 2), ";\n");
  const json tree = parsed({"tree", "published-16k", "--format", "json"});
  EXPECT_EQ(tree.at("leaves").get<std::vector<std::string>>(), leaves);
  EXPECT_EQ(parsed({"tree", "published-16k", "--role", "random=unused", "--format", "json"})
                .at("leaves")
                .size(),
            25u);
  EXPECT_NE(run_cli({"tree", "published-16k", "--linkage", "single", "--format", "newick"}).out,
            newick.out);
}

TEST(TreeCommand, IsDrawnWithLines) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "m.csv", "source,x,y\na,4,4\nb,4,4\nc,1,9\n", Links::kFollow);
  const std::string study = (folder / "m.taskstudy").string();
  ASSERT_EQ(run_cli({"study", "import-matrix", (folder / "m.csv").string(), "--higher-is-better",
                     "--out", study})
                .exit_code,
            0);
  const Outcome outcome = run_cli({"tree", study});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  std::string right;
  for (int i = 0; i < 46; ++i) right += "─";
  const std::string drawn = outcome.out.substr(outcome.out.find("\n\n") + 2);
  const auto row = [&](const std::string& code) { return code + "  " + code + " "; };
  const std::string expected = row("a") + "╶┬" + right + "┐\n" +  //
                               row("b") + "╶┘                                              │\n" +
                               row("c") + "╶─" + right + "┘\n";
  EXPECT_EQ(drawn, expected);
}

TEST(TreeCommand, GivesAdviceThatHelps) {
  const TemporaryFolder folder;
  const std::string study = (folder / "t.taskstudy").string();
  const auto import = [&](const std::string& rows) {
    write_file_atomically(folder / "t.csv", "sources,target,affinity\n" + rows, Links::kFollow);
    ASSERT_EQ(run_cli({"study", "import-transfers", (folder / "t.csv").string(), "--out", study,
                       "--overwrite"})
                  .exit_code,
              0);
  };
  import("a,b,0.1\nb,a,0.3\n");
  const Outcome few = run_cli({"tree", study});
  EXPECT_EQ(few.exit_code, 3);
  EXPECT_THAT(few.err, HasSubstr("too few targets (2)"));
  EXPECT_THAT(few.err, HasSubstr("leaves no tree either"));

  import("a,t,0.1\nb,t,0.3\nc,u,1\n");
  const Outcome one = run_cli({"tree", study});
  EXPECT_EQ(one.exit_code, 3);
  const std::regex advice("--role ([a-z]+=unused)");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(one.err, found, advice)) << one.err;
  EXPECT_EQ(run_cli({"tree", study, "--role", found[1]}).exit_code, 0);
}

TEST(CompareCommand, SaysWhyASideIsInfeasible) {
  const Outcome outcome =
      run_cli({"compare", "published-16k", "published-1k", "--budget", "0", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("published-1k is infeasible: the budget of 0"));
  const json sides = outcome.json();
  for (const char* side : {"a", "b"}) {
    EXPECT_EQ(sides.at(side).at("budget"), 0.0);
    EXPECT_THAT(sides.at(side).at("reason").get<std::string>(), HasSubstr("budget of 0"));
    EXPECT_EQ(sides.at(side).at("smallest_budget"), 1);
  }
  const json unlimited =
      run_cli({"compare", "published-16k", "published-16k", "--budget", "inf", "--format", "json"})
          .json();
  EXPECT_EQ(unlimited.at("a").at("budget"), nullptr);
}

TEST(CompareCommand, NamesSourcesInTheOrderOfTheTaxonomy) {
  const json taxonomy = parsed({"taxonomy", "published-16k", "--format", "json"});
  const json comparison = parsed({"compare", "published-16k", "published-16k", "--format", "json"});
  std::map<std::string, json> sources;
  for (const json& one : taxonomy.at("transfers")) sources[one.at("target")] = one.at("sources");
  for (const json& one : comparison.at("targets")) {
    EXPECT_EQ(one.at("a").at("sources"), sources.at(one.at("target")));
  }
}

TEST(CompareCommand, TellsStudiesAndScenariosApart) {
  const json one =
      parsed({"compare", "published-1k", "published-16k", "--max-order", "4", "--format", "json"});
  EXPECT_EQ(one.at("a").at("study"), "published-1k");
  EXPECT_EQ(one.at("b").at("status"), "optimal");
  EXPECT_EQ(one.at("targets").size(), 22u);
  EXPECT_GT(one.at("affinity").at("overall").at("spearman"), .8);
  const json self = parsed({"compare", "published-16k", "published-16k", "--format", "json"});
  EXPECT_EQ(self.at("same_transfers"), 22);
  EXPECT_EQ(self.at("affinity").at("overall").at("spearman"), 1);

  const TemporaryFolder folder;
  const std::string study = (folder / "a:b.taskstudy").string();
  ASSERT_EQ(run_cli({"study", "copy", "published-16k", study}).exit_code, 0);
  ASSERT_EQ(run_cli({"study", "scenario", "save", study, "two", "--budget", "2"}).exit_code, 0);
  const json scenarios = parsed({"compare", study, study + ":two", "--format", "json"});
  EXPECT_EQ(scenarios.at("a").at("budget"), 6);
  EXPECT_EQ(scenarios.at("b").at("budget"), 2);
  EXPECT_EQ(scenarios.at("b").at("scenario").at("name"), "two");

  // A name may have a colon, too: the study ends at the first one that leaves a study.
  ASSERT_EQ(run_cli({"study", "scenario", "save", study, "x:y", "--budget", "3"}).exit_code, 0);
  EXPECT_EQ(parsed({"compare", study, study + ":x:y", "--format", "json"}).at("b").at("budget"), 3);

  const Outcome one_infeasible = run_cli(
      {"compare", study, study + ":two", "--require", "jigsaw,random,denoise", "--format", "json"});
  EXPECT_EQ(one_infeasible.exit_code, 4);
  const json half = one_infeasible.json();
  EXPECT_EQ(half.at("a").at("status"), "optimal");
  EXPECT_EQ(half.at("b").at("status"), "infeasible");
  EXPECT_EQ(run_cli({"compare", study, study + ":three"}).exit_code, 2);
}

}  // namespace
}  // namespace taskatlas::testing
