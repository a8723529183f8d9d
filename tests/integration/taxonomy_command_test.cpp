// SPDX-License-Identifier: MIT
// taxonomy and frontier: the values that the paper's measurements have, by command line.
#include "base/atomic_file.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kPrinted4 = 5e-5;  // half a unit of four printed digits
constexpr double kPrinted3 = 5e-4;
constexpr double kPrinted2 = 5e-3 + 1e-9;

json solved(std::vector<std::string> options) {
  std::vector<std::string> arguments{"taxonomy", "published-16k", "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const Outcome outcome = run_cli(arguments);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  return outcome.json();
}

std::vector<std::string> names(const json& list) { return list.get<std::vector<std::string>>(); }

const json& transfer_into(const json& taxonomy, const std::string& target) {
  for (const json& one : taxonomy.at("transfers")) {
    if (one.at("target") == target) return one;
  }
  throw std::runtime_error("no transfer into " + target);
}

// The optima that an independent solver found over the released measurements, in the formulation
// of the authors' web solver.
TEST(TaxonomyCommand, FindsTheKnownOptima) {
  const json small = solved({"--formulation", "solver", "--max-order", "1", "--budget", "2"});
  EXPECT_NEAR(small.at("objective"), 1.5325, kPrinted4);
  EXPECT_NEAR(small.at("mean_gain"), .526, kPrinted3);
  EXPECT_NEAR(small.at("mean_quality"), .172, kPrinted3);
  EXPECT_THAT(names(small.at("sources")), ElementsAre("denoise", "edge2d"));

  const json eight = solved({"--formulation", "solver", "--max-order", "4", "--budget", "8"});
  EXPECT_NEAR(eight.at("objective"), 2.2794, kPrinted4);
  EXPECT_NEAR(eight.at("mean_gain"), .840, kPrinted3);
  EXPECT_NEAR(eight.at("mean_quality"), .413, kPrinted3);
  EXPECT_THAT(names(eight.at("sources")),
              ElementsAre("autoencoder", "class_places", "denoise", "edge2d", "keypoint2d",
                          "keypoint3d", "rgb2sfnorm", "vanishing_point_well_defined"));

  for (const char* order : {"4", "5"}) {
    const json web =
        solved({"--formulation", "solver", "--value", "sqrt-affinity", "--max-order", order});
    EXPECT_NEAR(web.at("objective"), 5.0328, kPrinted4);
    EXPECT_NEAR(web.at("mean_gain"), .797, kPrinted3);
    EXPECT_NEAR(web.at("mean_quality"), .376, kPrinted3);
    EXPECT_THAT(names(web.at("sources")), ElementsAre("class_places", "denoise", "edge2d",
                                                      "keypoint2d", "keypoint3d", "rgb2sfnorm"));
  }
}

// Figure 10 (left): scene classification alone, from everything else, orders 1 to 4.
TEST(TaxonomyCommand, ServesANovelTaskAsInFigure10) {
  const double gain[] = {.80, .85, .87, .88};
  const double quality[] = {.15, .20, .23, .24};
  for (int order = 1; order <= 4; ++order) {
    const json one =
        solved({"--role", "*=source", "--role", "class_places=target", "--role",
                "class_selected=unused", "--budget", "inf", "--max-order", std::to_string(order)});
    ASSERT_EQ(one.at("transfers").size(), 1u);
    EXPECT_EQ(one.at("transfers")[0].at("target"), "class_places");
    EXPECT_EQ(one.at("transfers")[0].at("order"), order);
    EXPECT_NEAR(one.at("mean_gain"), gain[order - 1], kPrinted2);
    EXPECT_NEAR(one.at("mean_quality"), quality[order - 1], kPrinted2);
    EXPECT_EQ(one.at("budget"), nullptr);
  }
}

TEST(TaxonomyCommand, HasTheContractsKeysInTheirOrder) {
  const Outcome outcome = run_cli({"taxonomy", "published-16k", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const ordered_json taxonomy = ordered_json::parse(outcome.out);
  std::vector<std::string> keys;
  for (const auto& [key, value] : taxonomy.items()) keys.push_back(key);
  ASSERT_GE(keys.size(), 10u);
  keys.resize(10);
  EXPECT_THAT(keys, ElementsAre("status", "objective", "bound", "budget", "spent", "sources",
                                "transfers", "mean_gain", "mean_quality", "seconds"));
  keys.clear();
  for (const auto& [key, value] : taxonomy.at("transfers")[0].items()) keys.push_back(key);
  EXPECT_THAT(keys, ElementsAre("target", "sources", "order", "affinity", "gain", "quality"));
  EXPECT_EQ(taxonomy.at("status"), "optimal");
  EXPECT_EQ(taxonomy.at("transfers").size(), 22u);
  EXPECT_EQ(taxonomy.at("budget"), 6);
  EXPECT_EQ(taxonomy.at("spent"), 6);
}

TEST(TaxonomyCommand, ShowsFullSupervisionAsATransferFromTheTaskItself) {
  const json one = solved({"--budget", "1"});
  const json denoise = transfer_into(one, "denoise");
  EXPECT_THAT(names(denoise.at("sources")), ElementsAre("denoise"));
  EXPECT_EQ(denoise.at("order"), 1);
  EXPECT_EQ(denoise.at("quality"), .5);  // the value of the `self` row
}

TEST(TaxonomyCommand, SaysWhyItIsInfeasible) {
  const Outcome outcome =
      run_cli({"taxonomy", "published-16k", "--budget", "0", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  const json answer = outcome.json();
  EXPECT_EQ(answer.at("status"), "infeasible");
  EXPECT_EQ(answer.at("smallest_budget"), 1);
  EXPECT_THAT(answer.at("reason").get<std::string>(), HasSubstr("budget"));
  EXPECT_EQ(answer.at("objective"), nullptr);
  EXPECT_EQ(answer.at("spent"), nullptr);
  EXPECT_TRUE(answer.at("transfers").empty());
  EXPECT_THAT(outcome.err, HasSubstr("taskatlas-cli: infeasible: "));

  const Outcome table = run_cli({"taxonomy", "published-16k", "--budget", "0"});
  EXPECT_EQ(table.exit_code, 4);
  EXPECT_THAT(table.out, HasSubstr("Smallest budget  1\n"));

  const Outcome never =
      run_cli({"taxonomy", "published-16k", "--role", "*=target", "--format", "json"});
  EXPECT_EQ(never.exit_code, 4);
  EXPECT_EQ(never.json().at("smallest_budget"), nullptr);
}

TEST(TaxonomyCommand, TakesOptionsRepeatedAndAsLists) {
  const json listed =
      solved({"--cost", "rgb2depth=0,edge2d=0.25", "--forbid", "denoise,keypoint2d"});
  const json repeated = solved({"--cost", "edge2d=0.25", "--forbid", "keypoint2d", "--cost",
                                "rgb2depth=0", "--forbid", "denoise"});
  for (const json& one : {listed, repeated}) {
    EXPECT_EQ(one.at("scenario").at("costs"), json({{"edge2d", .25}, {"rgb2depth", 0}}));
    const auto sources = names(one.at("sources"));
    EXPECT_EQ(std::count(sources.begin(), sources.end(), "denoise"), 0);
    EXPECT_EQ(std::count(sources.begin(), sources.end(), "keypoint2d"), 0);
  }
  EXPECT_EQ(listed.at("objective"), repeated.at("objective"));
  EXPECT_EQ(listed.at("transfers"), repeated.at("transfers"));
}

TEST(TaxonomyCommand, RequiresAndForbidsSourcesAndTransfers) {
  const json free = solved({"--budget", "3"});
  const auto chosen = names(transfer_into(free, "rgb2depth").at("sources"));
  std::string transfer;
  for (const auto& code : chosen) transfer += (transfer.empty() ? "" : "+") + code;
  transfer += "->rgb2depth";
  const json forbidden = solved({"--budget", "3", "--forbid", transfer});
  EXPECT_NE(names(transfer_into(forbidden, "rgb2depth").at("sources")), chosen);
  EXPECT_LE(forbidden.at("objective"), free.at("objective"));

  const json required = solved({"--budget", "3", "--require", "jigsaw,rgb2sfnorm->class_1000"});
  const auto sources = names(required.at("sources"));
  EXPECT_EQ(std::count(sources.begin(), sources.end(), "jigsaw"), 1);
  EXPECT_THAT(names(transfer_into(required, "class_1000").at("sources")),
              ElementsAre("rgb2sfnorm"));

  const Outcome both =
      run_cli({"taxonomy", "published-16k", "--require", "denoise", "--forbid", "denoise"});
  EXPECT_EQ(both.exit_code, 2);
  EXPECT_THAT(both.err, HasSubstr("denoise is both required and forbidden as a source"));
  const Outcome needed =
      run_cli({"taxonomy", "published-16k", "--require", "denoise->edge2d", "--forbid", "denoise"});
  EXPECT_EQ(needed.exit_code, 2);
  EXPECT_THAT(needed.err, HasSubstr("needed by the required denoise->edge2d, but denoise is "
                                    "forbidden as a source"));
}

TEST(TaxonomyCommand, NamesTheOneReasonThatExcludesARequiredTransfer) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "t.csv",
                        "sources,target,affinity,gain\na+b,t,0.5,\na,t,0.2,0.6\nself,t,0.3,0.7\n"
                        "self,a,1,0.7\nself,b,1,0.7\n",
                        Links::kFollow);
  const std::string study = (folder / "t.taskstudy").string();
  ASSERT_EQ(
      run_cli({"study", "import-transfers", (folder / "t.csv").string(), "--out", study}).exit_code,
      0);
  const auto reason = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"taxonomy", study, "--format", "json"});
    const Outcome outcome = run_cli(options);
    EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
    return outcome.json().at("reason").get<std::string>();
  };
  EXPECT_EQ(reason({"--require", "a+b->t", "--max-order", "1"}),
            "a+b->t is required, but it has 2 sources, and the maximum order is 1");
  EXPECT_EQ(reason({"--require", "a+b->t", "--value", "gain"}),
            "a+b->t is required, but it has no measured gain");
  EXPECT_THAT(reason({"--require", "t->t", "--role", "t=target"}),
              HasSubstr("the role of t is target"));
}

TEST(TaxonomyCommand, SaysWhatIsThereWhereNothingServesATarget) {
  const Outcome selected = run_cli({"taxonomy", "published-16k", "--role", "class_selected=both"});
  EXPECT_EQ(selected.exit_code, 4);
  EXPECT_THAT(selected.err, HasSubstr("nothing can serve class_selected: this study has no "
                                      "measurement into it"));
  const TemporaryFolder folder;
  write_file_atomically(folder / "t.csv",
                        "sources,target,affinity\na,t,0.2\nu,u,0.5\npixels,u,0.1\n",
                        Links::kFollow);
  const std::string study = (folder / "t.taskstudy").string();
  ASSERT_EQ(
      run_cli({"study", "import-transfers", (folder / "t.csv").string(), "--out", study}).exit_code,
      0);
  const Outcome outcome = run_cli({"taxonomy", study});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("no transfer from another task into it (only u->u, pixels)"));
  EXPECT_THAT(outcome.err, HasSubstr("it has no row self"));
}

TEST(TaxonomyCommand, SaysWhatAStarBringsIn) {
  const Outcome star = run_cli({"taxonomy", "published-16k", "--role", "*=source", "--role",
                                "class_places=target", "--budget", "inf"});
  EXPECT_EQ(star.exit_code, 0);
  EXPECT_THAT(star.err, HasSubstr("also brings in class_selected, unused by default"));
  EXPECT_THAT(star.err, HasSubstr("--role class_selected=unused"));
  solved({"--role", "*=source", "--role", "class_places=target", "--role", "class_selected=unused",
          "--budget", "inf"});  // and expects no note
}

TEST(TaxonomyCommand, SummarisesAnAmountForEveryTask) {
  EXPECT_THAT(run_cli({"taxonomy", "published-16k", "--cost", "*=0.1"}).out,
              HasSubstr("costs every task=0.1\n"));
  EXPECT_THAT(run_cli({"taxonomy", "published-16k", "--cost", "*=0.1,denoise=2"}).out,
              HasSubstr("costs denoise=2, every other=0.1\n"));
}

TEST(TaxonomyCommand, PointsToTheOptionForAScenario) {
  const Outcome outcome = run_cli({"taxonomy", "published-16k:cheap"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("--scenario cheap"));
}

TEST(TaxonomyCommand, BothProversAgree) {
  const std::vector<std::string> question{"--budget", "7",     "--value", "gain",
                                          "--cost",   "*=1.5", "--cost",  "rgb2sfnorm=0.5"};
  auto with = question;
  with.insert(with.end(), {"--prover", "lp_solve"});
  EXPECT_NEAR(solved(question).at("objective").get<double>(),
              solved(with).at("objective").get<double>(), 1e-6);
}

TEST(TaxonomyCommand, ExplainsAndListsTheBest) {
  const json one = solved({"--budget", "3", "--explain", "--best", "4"});
  const json& explanation = one.at("explanation");
  EXPECT_EQ(explanation.at("complete"), true);
  EXPECT_EQ(explanation.at("transfers").size(), 22u);
  for (const json& transfer : explanation.at("transfers")) {
    if (transfer.at("loss_without") != nullptr) {
      EXPECT_GE(transfer.at("loss_without"), 0);
    }
  }
  // Dropping a supervised source, as asked for, costs what forbidding it costs.
  for (const json& source : explanation.at("sources")) {
    if (source.at("source") != "rgb2sfnorm") continue;
    EXPECT_EQ(source.at("supervised"), true);
    const json without = solved({"--budget", "3", "--forbid", "rgb2sfnorm"});
    EXPECT_NEAR(source.at("loss_if_changed").get<double>(),
                one.at("objective").get<double>() - without.at("objective").get<double>(), 1e-9);
  }
  ASSERT_EQ(one.at("best").size(), 4u);
  EXPECT_EQ(one.at("best")[0].at("objective"), one.at("objective"));
  EXPECT_EQ(one.at("best")[0].at("sources"), one.at("sources"));
  std::set<json> sets;
  for (std::size_t i = 0; i < 4; ++i) {
    sets.insert(one.at("best")[i].at("sources"));
    if (i > 0) {
      EXPECT_LE(one.at("best")[i].at("objective"), one.at("best")[i - 1].at("objective"));
    }
  }
  EXPECT_EQ(sets.size(), 4u);
}

TEST(TaxonomyCommand, WritesGraphsAndPrograms) {
  const Outcome dot = run_cli({"taxonomy", "published-16k", "--format", "dot"});
  EXPECT_EQ(dot.exit_code, 0) << dot.err;
  EXPECT_THAT(dot.out, HasSubstr("digraph"));
  EXPECT_THAT(dot.out, HasSubstr("rgb2sfnorm"));
  const Outcome lp = run_cli({"taxonomy", "published-16k", "--format", "lp", "--budget", "0"});
  EXPECT_EQ(lp.exit_code, 0) << lp.err;  // not solved, so not infeasible
  EXPECT_THAT(lp.out, HasSubstr("y_rgb2sfnorm"));
  EXPECT_EQ(run_cli({"taxonomy", "published-16k", "--format", "dot", "--explain"}).exit_code, 2);
}

TEST(TaxonomyCommand, SuggestsTheTaskThatMayBeMeant) {
  struct Case {
    std::vector<std::string> options;
    std::string expected;
  };
  for (const Case& one :
       std::vector<Case>{{{"--role", "rgb2deth=source"}, "did you mean 'rgb2depth'?"},
                         {{"--cost", "Denoising=2"}, "did you mean 'denoise'?"},
                         {{"--require", "normals"}, "did you mean 'rgb2sfnorm'?"},
                         {{"--forbid", "edge2d+keypoint22->reshade"}, "did you mean 'keypoint2d'?"},
                         {{"--importance", "qqqqqqqq=1"}, "taskatlas-cli tasks STUDY"}}) {
    std::vector<std::string> arguments{"taxonomy", "published-16k"};
    arguments.insert(arguments.end(), one.options.begin(), one.options.end());
    const Outcome outcome = run_cli(arguments);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(one.expected));
    EXPECT_THAT(outcome.err, HasSubstr(one.options[0]));
  }
  // The task bank's spelling is known.
  EXPECT_EQ(run_cli({"taxonomy", "published-16k", "--role", "inpainting_whole=unused"}).exit_code,
            0);
}

TEST(TaxonomyCommand, RefusesWhatIsNoNumber) {
  for (const std::vector<std::string>& options :
       std::vector<std::vector<std::string>>{{"--budget", "-1"},
                                             {"--budget", "six"},
                                             {"--budget", "nan"},
                                             {"--budget", ""},
                                             {"--scenario", ""},
                                             {"--out", ""},
                                             {"--best", ""},
                                             {"--budget", "1,5"},
                                             {"--max-order", "0"},
                                             {"--max-order", "1.5"},
                                             {"--cost", "denoise"},
                                             {"--cost", "denoise=-1"},
                                             {"--cost", "denoise=inf"},
                                             {"--time-limit", "0"},
                                             {"--value", "affinities"},
                                             {"--formulation", "papers"},
                                             {"--prover", "cplex"},
                                             {"--role", "denoise=both=1"},
                                             {"--best", "0"},
                                             {"--format", "xml"}}) {
    std::vector<std::string> arguments{"taxonomy", "published-16k"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome outcome = run_cli(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << options[0] << ' ' << options[1];
    EXPECT_THAT(outcome.err, HasSubstr(options[0]));
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(FrontierCommand, HasAPointForEveryBudget) {
  const Outcome outcome = run_cli({"frontier", "published-16k", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const ordered_json points = ordered_json::parse(outcome.out);
  ASSERT_TRUE(points.is_array());
  ASSERT_EQ(points.size(), 26u);  // 22 targets and four source-only tasks may be supervised
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : points[i].items()) keys.push_back(key);
    EXPECT_THAT(keys, ElementsAre("budget", "objective", "sources", "mean_gain", "mean_quality"));
    EXPECT_EQ(points[i].at("budget"), i + 1);
    if (i > 0) {
      EXPECT_GE(points[i].at("objective"), points[i - 1].at("objective"));
    }
  }
  EXPECT_EQ(points[5].at("objective"), solved({}).at("objective"));
}

TEST(FrontierCommand, HasEveryParetoPointWithUnequalCosts) {
  const Outcome outcome = run_cli({"frontier", "published-16k", "--cost", "*=2", "--cost",
                                   "rgb2sfnorm=0.5,denoise=0.25", "--max-order", "1", "--budget",
                                   "5", "--format", "json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json points = outcome.json();
  ASSERT_GE(points.size(), 3u);
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_LE(points[i].at("budget"), 5);
    if (i > 0) {
      EXPECT_GT(points[i].at("objective"), points[i - 1].at("objective"));
      EXPECT_GT(points[i].at("budget"), points[i - 1].at("budget"));
    }
  }
}

TEST(FrontierCommand, IsEmptyWhereNothingWorks) {
  const Outcome outcome =
      run_cli({"frontier", "published-16k", "--role", "*=target", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  ASSERT_EQ(outcome.json().size(), 1u);  // in place of the points, the reason
  EXPECT_EQ(outcome.json()[0].at("objective"), nullptr);
  EXPECT_EQ(outcome.json()[0].at("budget"), nullptr);
  EXPECT_EQ(outcome.json()[0].at("smallest_budget"), nullptr);
  EXPECT_THAT(outcome.err, HasSubstr("infeasible"));
}

TEST(FrontierCommand, SaysTheSmallestBudgetWhereNoPointIsWithinTheBudget) {
  const Outcome text = run_cli({"frontier", "published-16k", "--budget", "0"});
  EXPECT_EQ(text.exit_code, 4);
  EXPECT_THAT(text.out, HasSubstr("serving every target costs at least 1"));
  EXPECT_THAT(text.out, HasSubstr("Smallest budget  1\n"));
  const Outcome outcome =
      run_cli({"frontier", "published-16k", "--budget", "0", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 4);
  const json point = outcome.json()[0];
  EXPECT_EQ(point.at("budget"), 0.0);
  EXPECT_TRUE(point.at("budget").is_number_float());
  EXPECT_EQ(point.at("status"), "infeasible");
  EXPECT_THAT(point.at("reason").get<std::string>(), HasSubstr("budget of 0"));
  EXPECT_EQ(point.at("smallest_budget"), 1);
  EXPECT_EQ(point.at("smallest_budget_known"), true);
}

TEST(FrontierCommand, KeepsWithinTheTerminal) {
  const Outcome outcome = run_cli_on_terminal({"frontier", "published-16k"}, {{"NO_COLOR", "1"}});
  ASSERT_EQ(outcome.exit_code, 0);
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < outcome.out.size(); ++lines) {
    const std::size_t end = std::min(outcome.out.find('\n', begin), outcome.out.size());
    EXPECT_LE(end - begin, 101u) << outcome.out.substr(begin, end - begin);  // and \r
    begin = end + 1;
  }
  EXPECT_GT(lines, 60u);
  // For programs each point is one line.
  const std::string piped = run_cli({"frontier", "published-16k"}).out;
  EXPECT_THAT(piped,
              HasSubstr("  2.1792  0.815    0.372  autoencoder, denoise, edge2d, keypoint2d, "
                        "keypoint3d, rgb2sfnorm\n"));
  EXPECT_EQ(std::count(piped.begin(), piped.end(), '\n'), 6 + 26 + 2 + 22);
}

}  // namespace
}  // namespace taskatlas::testing
