// SPDX-License-Identifier: MIT
// The options that say what a taxonomy is asked for.
#pragma once

#include "cli/study_access.hpp"
#include "taxonomy/taxonomy.hpp"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace taskatlas::cli {

class Session;

// As given on the command line; empty = not given.
struct ScenarioOptions {
  std::string scenario;
  std::string budget, max_order, formulation, value;
  std::vector<std::string> importance, cost, transfer_cost, role, require, forbid;
};

struct SolverOptions {
  std::string time_limit, prover;
};

void add_scenario_name_option(CLI::App& command, ScenarioOptions& options);
// `budget_help` says what --budget means to the command.
void add_scenario_options(CLI::App& command, ScenarioOptions& options,
                          const std::string& budget_help);
void add_role_option(CLI::App& command, ScenarioOptions& options);
void add_solver_options(CLI::App& command, SolverOptions& options);

// The scenario that the options mean: the one that --scenario names, or the default, with
// everything else that was given put over it. What is required last is no longer forbidden, and the
// other way round. Where '*' gives a role to tasks that are unused by default, the session says so.
// Throws Error(kUsage) naming the option that is wrong.
Scenario scenario_from(const ScenarioOptions& options, const LoadedStudy& study, Session& session);
SolveOptions solve_options_from(const SolverOptions& options);

}  // namespace taskatlas::cli
