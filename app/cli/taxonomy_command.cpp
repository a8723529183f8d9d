// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/options.hpp"
#include "cli/scenario_options.hpp"
#include "cli/scenario_text.hpp"
#include "cli/solving.hpp"
#include "cli/taxonomy_text.hpp"
#include "cli/unmeasured.hpp"
#include "graph/graph_export.hpp"
#include "taxonomy/lp_export.hpp"

#include <algorithm>
#include <limits>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

struct TaxonomyArguments {
  std::string study, best;
  ScenarioOptions scenario;
  SolverOptions solver;
  MeasurementOptions measurement;
  OutputOptions output;
  bool explain = false;
};

// What --explain and --best add.
struct Extras {
  std::optional<Explanation> explanation;
  Frontier frontier;
  std::vector<Taxonomy> best;
};

std::string taxonomy_result(const TaxonomyArguments& arguments, const LoadedStudy& study,
                            const Scenario& scenario, const Taxonomy& taxonomy,
                            const Extras& extras) {
  const TransferTable& table = study.table;
  if (arguments.output.format == "dot") {
    return to_dot(table, build_task_graph(table, taxonomy, scenario));
  }
  if (arguments.output.json()) {
    auto json = taxonomy_json(study, scenario, taxonomy);
    if (extras.explanation) {
      json["explanation"] = explanation_json(table, *extras.explanation, extras.frontier);
    }
    if (!arguments.best.empty()) json["best"] = best_json(table, extras.best);
    return json_text(json);
  }
  const Style style = Style::of(arguments.output);
  std::string text = fields_text(taxonomy_fields(study, scenario, taxonomy), style) + "\n" +
                     transfers_table(table, taxonomy, style);
  if (extras.explanation) {
    text += "\n" + explanation_table(table, *extras.explanation, style) + "\n" +
            source_use_table(table, extras.frontier, style);
  }
  if (!arguments.best.empty()) text += "\n" + best_table(table, extras.best, style);
  return text;
}

int run_taxonomy(const TaxonomyArguments& arguments, Session& session) {
  const std::string& format = arguments.output.format;
  constexpr long long kMostSets = 10000;
  const auto best =
      static_cast<std::size_t>(whole_number(arguments.best, "--best", 1, kMostSets, 0));
  if ((format == "dot" || format == "lp") && (best > 0 || arguments.explain)) {
    throw usage_error("--explain and --best have no place in --format " + format +
                      "; use table or json");
  }
  const SolveOptions solve = solve_options_from(arguments.solver);
  const LoadedStudy study =
      load_measured(arguments.study, arguments.measurement.selection(), session);
  const Scenario scenario = scenario_from(arguments.scenario, study, session);
  if (format == "lp") {  // nothing is solved: that is what the text is for
    session.deliver(arguments.output, write_lp_text(compile(study.table, scenario), study.table));
    return kDone;
  }
  const RunContext context = session.context();
  const Taxonomy taxonomy = solve_taxonomy(study.table, scenario, solve, context);
  if (session.stopped()) return session.cancelled();
  if (const auto code = unsolved(arguments.output, session, study, scenario, taxonomy, solve)) {
    return *code;
  }
  Extras extras;
  if (arguments.explain) {
    extras.explanation = explain(study.table, scenario, taxonomy, solve, context);
    extras.frontier = solve_frontier(study.table, scenario, solve, context);
  }
  if (best > 0) extras.best = best_taxonomies(study.table, scenario, best, solve, context);
  if (session.stopped()) return session.cancelled();
  session.deliver(arguments.output, taxonomy_result(arguments, study, scenario, taxonomy, extras));
  if (extras.explanation && !(extras.explanation->complete && extras.frontier.complete)) {
    session.note("the time limit cut the explanation short; give it more with --time-limit");
  }
  return kDone;
}

int run_frontier(const TaxonomyArguments& arguments, Session& session) {
  const SolveOptions solve = solve_options_from(arguments.solver);
  const LoadedStudy study =
      load_measured(arguments.study, arguments.measurement.selection(), session);
  Scenario scenario = scenario_from(arguments.scenario, study, session);
  scenario.budget = std::numeric_limits<double>::infinity();
  Frontier frontier = solve_frontier(study.table, scenario, solve, session.context());
  if (session.stopped()) return session.cancelled();
  if (!arguments.scenario.budget.empty()) {
    scenario.budget = amount(arguments.scenario.budget, "--budget", true);
    std::erase_if(frontier.points, [&](const Taxonomy& point) {
      return point.budget > budget_limit(scenario.budget);
    });
  }
  if (frontier.complete && frontier.points.empty()) {
    const Taxonomy why = solve_taxonomy(study.table, scenario, solve, session.context());
    if (session.stopped()) return session.cancelled();
    if (!arguments.output.json()) {
      return unsolved(arguments.output, session, study, scenario, why, solve).value_or(kInfeasible);
    }
    session.deliver(arguments.output, json_text(infeasible_frontier_json(why)));
    session.note("infeasible: " + why.reason);
    return kInfeasible;
  }
  std::string text;
  if (arguments.output.json()) {
    text = json_text(frontier_json(study.table, frontier));
  } else {
    const Style style = Style::of(arguments.output);
    text = fields_text({{"Study", study.describe()},
                        {"Scenario", scenario.name + ": " +
                                         scenario_summary(scenario, study.table.tasks().size())},
                        {"Points", std::to_string(frontier.points.size())},
                        {"Time", seconds_text(frontier.seconds)}},
                       style);
    if (!frontier.points.empty()) {
      text += "\n" + frontier_table(study.table, frontier, style) + "\n" +
              source_use_table(study.table, frontier, style);
    }
  }
  session.deliver(arguments.output, text);
  if (!frontier.complete) {
    session.note(
        "the frontier is incomplete: the time limit cut it short; give it more with "
        "--time-limit");
    return kFailed;
  }
  return kDone;
}

CLI::App* add(CLI::App& program, const std::string& name, const std::string& description,
              const std::shared_ptr<TaxonomyArguments>& arguments, Session& session,
              const std::string& budget_help, int (*run)(const TaxonomyArguments&, Session&)) {
  CLI::App* command = program.add_subcommand(name, description);
  add_study_argument(*command, arguments->study);
  add_scenario_name_option(*command, arguments->scenario);
  add_scenario_options(*command, arguments->scenario, budget_help);
  add_measurement_options(*command, arguments->measurement);
  add_solver_options(*command, arguments->solver);
  command->callback([arguments, &session, run] {
    session.action = [arguments, &session, run] { return run(*arguments, session); };
  });
  return command;
}

}  // namespace

void add_taxonomy_commands(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<TaxonomyArguments>();
  CLI::App* command =
      add(program, "taxonomy", "Which tasks to supervise, and which transfer serves each target",
          arguments, session, "what may be spent on supervision and transfers (default 6), or inf",
          run_taxonomy);
  command->add_flag("--explain", arguments->explain,
                    "what each transfer is worth against the second best, what dropping or adding "
                    "a source changes, which sources serve most over all budgets");
  add_value(*command, "--best", arguments->best, "K", "also the K best sets of sources");
  add_output_options(*command, arguments->output, {"table", "json", "dot", "lp"});
  command->footer(
      R"(The optimum is proven, and checked independently of the prover. A scenario that cannot be met ends
with exit code 4, the reason, and the smallest budget that works. Options that take CODE=.. may be
repeated and take lists: --cost a=0,b=2. '*' stands for every task not named.
--format dot is a graph for Graphviz; lp is the program itself (not solved here) for glpsol, cbc,
scip, highs or gurobi.

Examples:
  taskatlas-cli taxonomy published-16k
      the default question: all targets, budget 6, transfers of every order
  taskatlas-cli taxonomy published-16k --budget 8 --max-order 4
      the taxonomy that figure 8 of the paper magnifies
  taskatlas-cli taxonomy published-16k --formulation solver --value sqrt-affinity --max-order 5
      what the authors' web solver answers
  taskatlas-cli taxonomy published-16k --budget inf --role '*=source' --role rgb2sfnorm=target
      the best transfer for one novel task, from everything else
  taskatlas-cli taxonomy published-16k --cost rgb2depth=0,edge2d=0.2 --importance class_1000=5
      depth is already trained, edges are cheap, object classification matters most
  taskatlas-cli taxonomy published-16k --require rgb2sfnorm --forbid 'denoise->autoencoder'
  taskatlas-cli taxonomy published-16k --budget 3 --explain --best 5
  taskatlas-cli taxonomy published-16k --format dot | dot -Tpdf -o taxonomy.pdf)");

  arguments = std::make_shared<TaxonomyArguments>();
  command = add(program, "frontier", "The best taxonomy at every budget", arguments, session,
                "leave out what needs more than this", run_frontier);
  add_output_options(*command, arguments->output);
  command->footer(
      R"(Where every task costs 1 and transfers are free: one line for each whole budget, from the smallest
that works. Otherwise every point at which spending more buys a better taxonomy.

Examples:
  taskatlas-cli frontier published-16k
  taskatlas-cli frontier published-16k --value quality --max-order 2 --budget 8
  taskatlas-cli frontier published-16k --cost '*=2' --cost rgb2depth=1 --format json)");
}

}  // namespace taskatlas::cli
