// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/commands.hpp"
#include "cli/comparison_text.hpp"
#include "cli/dendrogram_text.hpp"
#include "cli/evaluation_text.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/scenario_options.hpp"
#include "cli/solving.hpp"
#include "cli/standard_streams.hpp"
#include "cli/taxonomy_text.hpp"
#include "cli/unmeasured.hpp"
#include "evaluation/comparison.hpp"
#include "evaluation/similarity_tree.hpp"

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct EvaluateArguments {
  std::string study, random, seed, threads;
  ScenarioOptions scenario;
  SolverOptions solver;
  MeasurementOptions measurement;
  OutputOptions output;
};

int run_evaluate(const EvaluateArguments& arguments, Session& session) {
  constexpr long long kMostThreads = 4096;
  constexpr long long kMostRandom = 1000000;
  if (arguments.random.empty() && !arguments.seed.empty()) {
    throw usage_error("--seed belongs to --random");
  }
  SignificanceOptions options;
  options.samples =
      static_cast<std::size_t>(whole_number(arguments.random, "--random", 1, kMostRandom, 1));
  options.seed = static_cast<std::uint64_t>(
      whole_number(arguments.seed, "--seed", 0, std::numeric_limits<long long>::max(), 1));
  const int threads =
      static_cast<int>(whole_number(arguments.threads, "--threads", 1, kMostThreads, 0));
  const SolveOptions solve = solve_options_from(arguments.solver);
  const LoadedStudy study =
      load_measured(arguments.study, arguments.measurement.selection(), session);
  const Scenario scenario = scenario_from(arguments.scenario, study, session);
  const RunContext context = session.context(options.seed, threads);
  const Taxonomy taxonomy = solve_taxonomy(study.table, scenario, solve, context);
  if (session.stopped()) return session.cancelled();
  if (const auto code = unsolved(arguments.output, session, study, scenario, taxonomy, solve)) {
    return *code;
  }
  const Evaluation evaluation = evaluate(study.table, taxonomy);
  std::vector<NetworkWinRates> networks;
  for (const TaskId target : study.study.targets_with_losses(study.selection)) {
    const std::string& code = study.table.code(target);
    const auto losses = study.study.losses(code, study.selection);
    if (!losses) continue;
    auto rates = network_win_rates(*losses, code, context);
    if (!rates) return session.cancelled();
    if (!std::isnan(rates->versus_average.rate) || !std::isnan(rates->versus_random.rate)) {
      networks.push_back(*std::move(rates));
    }
  }
  std::optional<Significance> significance;
  if (!arguments.random.empty()) {
    significance = test_significance(study.table, scenario, {&taxonomy, 1}, options, context);
    if (!significance) return session.cancelled();
  }
  session.deliver(arguments.output,
                  arguments.output.json()
                      ? json_text(evaluation_json(study, scenario, taxonomy, evaluation, networks,
                                                  significance))
                      : evaluation_table(study, scenario, taxonomy, evaluation, networks,
                                         significance, Style::of(arguments.output)));
  return kDone;
}

void add_evaluate(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<EvaluateArguments>();
  CLI::App* command =
      program.add_subcommand("evaluate", "What a taxonomy gains, and whether chance does as well");
  add_study_argument(*command, arguments->study);
  add_scenario_name_option(*command, arguments->scenario);
  add_scenario_options(*command, arguments->scenario,
                       "what may be spent on supervision and transfers (default 6), or inf");
  add_measurement_options(*command, arguments->measurement);
  add_solver_options(*command, arguments->solver);
  add_value(*command, "--random", arguments->random, "N",
            "compare with N random taxonomies of the same budget");
  add_value(*command, "--seed", arguments->seed, "S", "seed of the random ones (default 1)");
  add_threads_option(*command, arguments->threads);
  add_output_options(*command, arguments->output);
  command->footer(
      R"(Gain is the share of test images on which the transfer beats the network trained from scratch on the
same images; quality the share on which it beats the fully supervised network (0.5: as good).
Where the study has per-image losses, the fully supervised networks themselves are held against the
constant predictor and against random features, as in the paper's table 1.
Random taxonomies supervise a random set of tasks that spends the budget; then each target takes a
random transfer that the set allows, or the best one.

Examples:
  taskatlas-cli evaluate published-16k
  taskatlas-cli evaluate published-16k --budget 8 --max-order 4
  taskatlas-cli evaluate published-16k --random 1000 --seed 7 --format json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_evaluate(*arguments, session); };
  });
}

struct TreeArguments {
  std::string study, linkage = "ward";
  ScenarioOptions scenario;
  MeasurementOptions measurement;
  OutputOptions output;
};

int run_tree(const TreeArguments& arguments, Session& session) {
  const auto linkage = parse_linkage(arguments.linkage);
  if (!linkage) {
    throw usage_error("--linkage is '" + arguments.linkage +
                      "'; ward, average, complete or single is expected");
  }
  TreeOptions options;
  options.linkage = *linkage;
  const LoadedStudy study =
      load_measured(arguments.study, arguments.measurement.selection(), session);
  const Scenario scenario = scenario_from(arguments.scenario, study, session);
  const auto tree = similarity_tree(study.table, scenario, options, session.context());
  if (!tree) return session.cancelled();
  std::string text;
  if (arguments.output.format == "newick") {
    text = to_newick(*tree) + "\n";
  } else if (arguments.output.json()) {
    text = json_text(nlohmann::ordered_json(to_json(*tree)));
  } else {
    const Style style = Style::of(arguments.output);
    Fields fields{{"Study", study.describe()},
                  {"Tree", std::to_string(tree->tasks.size()) + " tasks as sources for " +
                               std::to_string(tree->targets) + " targets, " + arguments.linkage +
                               " linkage on roots of first-order affinities"}};
    if (tree->missing > 0) {
      fields.emplace_back("Missing", std::to_string(tree->missing) + " cells; " +
                                         std::to_string(tree->incomplete_pairs) +
                                         " pairs compared on fewer targets");
    }
    text = fields_text(fields, style) + "\n" + dendrogram_text(study.table, *tree, style);
  }
  session.deliver(arguments.output, text);
  return kDone;
}

void add_tree(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<TreeArguments>();
  CLI::App* command =
      program.add_subcommand("tree", "Which tasks are alike, by what they are good for as sources");
  add_study_argument(*command, arguments->study);
  add_value(*command, "--linkage", arguments->linkage, "ward|average|complete|single",
            "how groups are joined (default ward)");
  add_scenario_name_option(*command, arguments->scenario);
  add_role_option(*command, arguments->scenario);
  add_measurement_options(*command, arguments->measurement);
  add_output_options(*command, arguments->output, {"table", "json", "newick"});
  command->footer(
      R"(Of a scenario the roles count alone: tasks that are unused are left out. Newick is read by tree
viewers and by R's ape and Python's Bio.Phylo.

Examples:
  taskatlas-cli tree published-16k
  taskatlas-cli tree published-16k --format newick --out tasks.nwk
  taskatlas-cli tree published-16k --linkage average --role random=unused)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_tree(*arguments, session); };
  });
}

struct CompareArguments {
  std::string a, b, transfer_images, run_seed;
  ScenarioOptions scenario;
  SolverOptions solver;
  OutputOptions output;
};

// "X" for both sides, or "X,Y".
std::string of_side(const std::string& text, bool second) {
  const auto comma = text.find(',');
  if (comma == std::string::npos) return text;
  return second ? text.substr(comma + 1) : text.substr(0, comma);
}

ComparisonSide load_side(const CompareArguments& arguments, bool second, const SolveOptions& solve,
                         Session& session) {
  const std::string& argument = second ? arguments.b : arguments.a;
  const auto [name, scenario_name] =
      split_scenario(argument).value_or(std::pair(argument, std::string()));
  MeasurementOptions measurement;
  measurement.transfer_images = of_side(arguments.transfer_images, second);
  measurement.run_seed = of_side(arguments.run_seed, second);
  LoadedStudy study = load_study(name, measurement.selection());
  ScenarioOptions options = arguments.scenario;
  options.scenario = scenario_name;
  Scenario scenario = scenario_from(options, study, session);
  Taxonomy taxonomy = solve_taxonomy(study.table, scenario, solve, session.context());
  if (taxonomy.status == TaxonomyStatus::kUnknown && !session.stopped()) {
    throw failure("no taxonomy of " + argument +
                  " was found in time; give it more with --time-limit");
  }
  return {argument, std::move(study), std::move(scenario), std::move(taxonomy)};
}

int run_compare(const CompareArguments& arguments, Session& session) {
  const SolveOptions solve = solve_options_from(arguments.solver);
  const ComparisonSide a = load_side(arguments, false, solve, session);
  const ComparisonSide b = load_side(arguments, true, solve, session);
  if (session.stopped()) return session.cancelled();
  const auto side = [](const ComparisonSide& one) {
    ComparedSide compared{&one.study.table, &one.scenario, nullptr};
    if (one.taxonomy.status != TaxonomyStatus::kInfeasible) compared.taxonomy = &one.taxonomy;
    return compared;
  };
  const Comparison comparison = compare(side(a), side(b));
  session.deliver(arguments.output,
                  arguments.output.json()
                      ? json_text(comparison_json(a, b, comparison))
                      : comparison_table(a, b, comparison, Style::of(arguments.output)));
  const auto infeasible = [](const ComparisonSide& one) {
    return one.taxonomy.status == TaxonomyStatus::kInfeasible;
  };
  // The table says so itself.
  const bool said =
      !arguments.output.json() && arguments.output.out.empty() && output_is_terminal();
  for (const ComparisonSide* one : {&a, &b}) {
    if (infeasible(*one) && !said) {
      session.note(one->label + " is infeasible: " + one->taxonomy.reason);
    }
  }
  return infeasible(a) || infeasible(b) ? kInfeasible : kDone;
}

void add_compare(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<CompareArguments>();
  CLI::App* command = program.add_subcommand(
      "compare", "Two studies or scenarios: where affinities and taxonomies differ");
  constexpr const char* kWhat = "a study, or one of its scenarios";
  add_study_argument(*command, arguments->a, "A", std::string(kWhat) + ": STUDY[:SCENARIO]");
  add_study_argument(*command, arguments->b, "B", std::string(kWhat) + ": STUDY[:SCENARIO]");
  add_scenario_options(*command, arguments->scenario,
                       "what may be spent on either side (default 6, or the scenarios'), or inf");
  add_value(*command, "--transfer-images", arguments->transfer_images, "N[,M]",
            "measurements of N transfer images; of A and of B with a comma");
  add_value(*command, "--run-seed", arguments->run_seed, "S[,T]",
            "measurements of the runs with seed S; of A and of B with a comma");
  add_solver_options(*command, arguments->solver);
  add_output_options(*command, arguments->output);
  command->footer(
      R"(Options for scenarios hold for both sides. Rank correlations are of first-order affinities, of the
tasks that both sides measured.

Examples:
  taskatlas-cli compare published-1k published-16k --max-order 4
  taskatlas-cli compare mine.taskstudy mine.taskstudy:cheap
  taskatlas-cli compare mine.taskstudy mine.taskstudy --run-seed 1,2 --format json)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_compare(*arguments, session); };
  });
}

}  // namespace

void add_evaluation_commands(CLI::App& program, Session& session) {
  add_evaluate(program, session);
  add_tree(program, session);
  add_compare(program, session);
}

}  // namespace taskatlas::cli
