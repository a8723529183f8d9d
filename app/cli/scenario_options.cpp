// SPDX-License-Identifier: MIT
#include "cli/scenario_options.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"

#include <algorithm>
#include <limits>

#include <CLI/CLI.hpp>

namespace taskatlas::cli {
namespace {

constexpr std::string_view kEveryOther = "*";
constexpr std::string_view kArrow = "->";

// "CODE=R" at the sign; throws where there is none.
std::pair<std::string, std::string> assignment(const std::string& text, const std::string& option,
                                               const char* expected) {
  const auto sign = text.find('=');
  if (sign == std::string::npos || sign == 0 || sign + 1 == text.size()) {
    throw usage_error(option + " is '" + text + "'; " + expected + " is expected");
  }
  return {text.substr(0, sign), text.substr(sign + 1)};
}

void read_amounts(const std::vector<std::string>& given, const std::string& option,
                  const TransferTable& table, std::map<std::string, double>& amounts) {
  std::optional<double> every_other;
  for (const std::string& text : given) {
    const auto [code, number] = assignment(text, option, "CODE=NUMBER");
    const double value = amount(number, option + " of " + code);
    if (code == kEveryOther) {
      every_other = value;
    } else {
      amounts[table.code(task_of(table, code, option))] = value;
    }
  }
  if (!every_other) return;
  for (const Task& task : table.tasks()) amounts.emplace(task.code, *every_other);
}

void read_roles(const std::vector<std::string>& given, const TransferTable& table,
                std::map<std::string, Role>& roles) {
  for (const std::string& text : given) {
    const auto [code, word] = assignment(text, "--role", "CODE=both, =source, =target or =unused");
    const auto role = parse_role(word);
    if (!role) {
      throw usage_error("--role of " + code + " is '" + word +
                        "'; both, source, target or unused is expected");
    }
    const bool every_other = code == kEveryOther;
    roles[every_other ? code : table.code(task_of(table, code, "--role"))] = *role;
  }
}

// '*' also reaches tasks that are left out unless they are asked for.
void note_unused_by_default(const ScenarioOptions& options, const LoadedStudy& study,
                            const Scenario& scenario, Session& session) {
  const auto star = std::find_if(
      options.role.begin(), options.role.end(),
      [](const std::string& text) { return text.starts_with(std::string(kEveryOther) + "="); });
  if (star == options.role.end()) return;
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < study.table.tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    const bool named = scenario.roles.contains(study.table.code(task));
    if (named || study.table.default_role(task) != Role::kUnused) continue;
    if (role_of(study.table, scenario, task) != Role::kUnused) {
      codes.push_back(study.table.code(task));
    }
  }
  if (codes.empty()) return;
  session.note("--role '" + *star + "' also brings in " + joined(codes) +
               ", unused by default in " + study.label + "; leave it out with --role " +
               codes.front() + "=unused");
}

// "S" or "S+S->T" with the study's codes, sources in the study's order, so that one demand has one
// spelling.
std::string demand(const std::string& text, const std::string& option, const TransferTable& table) {
  const auto arrow = text.find(kArrow);
  if (arrow == std::string::npos) return table.code(task_of(table, text, option));
  const std::string& target =
      table.code(task_of(table, std::string_view(text).substr(arrow + kArrow.size()), option));
  std::string_view rest = std::string_view(text).substr(0, arrow);
  if (rest == to_string(PseudoSource::kSelf)) return target + std::string(kArrow) + target;
  std::vector<TaskId> sources;
  while (true) {
    const auto plus = rest.find('+');
    sources.push_back(task_of(table, rest.substr(0, plus), option));
    if (plus == std::string_view::npos) break;
    rest.remove_prefix(plus + 1);
  }
  std::sort(sources.begin(), sources.end());
  const auto codes = codes_of(table, sources);
  return join_codes(codes) + std::string(kArrow) + target;
}

std::vector<std::string> demands(const std::vector<std::string>& given, const std::string& option,
                                 const TransferTable& table) {
  std::vector<std::string> result;
  for (const std::string& text : given) result.push_back(demand(text, option, table));
  return result;
}

// Adds `added` to a scenario's own demands, of which those that are in `opposite` go.
void put_over(std::vector<std::string>& own, const std::vector<std::string>& added,
              const std::vector<std::string>& opposite, const TransferTable& table) {
  const auto has = [](const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  std::vector<std::string> result;
  for (const std::string& text : own) {
    std::string spelled = demand(text, "the scenario", table);
    if (!has(opposite, spelled) && !has(result, spelled)) result.push_back(std::move(spelled));
  }
  for (const std::string& text : added) {
    if (!has(result, text)) result.push_back(text);
  }
  own = std::move(result);
}

}  // namespace

void add_scenario_name_option(CLI::App& command, ScenarioOptions& options) {
  add_value(command, "--scenario", options.scenario, "NAME",
            "begin with a scenario saved in the study; the options below change it");
}

void add_role_option(CLI::App& command, ScenarioOptions& options) {
  add_list(command, "--role", options.role, "CODE=ROLE",
           "both, source (never solved), target (never supervised: a novel task) or unused; "
           "'*=ROLE' for every task not named (quote the star)");
}

void add_scenario_options(CLI::App& command, ScenarioOptions& options,
                          const std::string& budget_help) {
  add_value(command, "--budget", options.budget, "B", budget_help);
  add_value(command, "--max-order", options.max_order, "K",
            "sources that one transfer may have, at most; or all (default)");
  add_value(command, "--formulation", options.formulation, "paper|solver",
            "paper (default): a supervised task may still be served by a better transfer; solver: "
            "it always serves itself, as in the authors' web solver");
  add_value(command, "--value", options.value, "affinity|sqrt-affinity|gain|quality",
            "what is maximised, summed over the targets (default affinity)");
  add_list(command, "--importance", options.importance, "CODE=R",
           "weight of a target (default 1; 0: it must still be served)");
  add_list(command, "--cost", options.cost, "CODE=L",
           "cost of supervising a task (default 1; 0: already trained)");
  add_list(command, "--transfer-cost", options.transfer_cost, "CODE=L",
           "cost of any transfer into a target (default 0)");
  add_role_option(command, options);
  add_list(command, "--require", options.require, "S|S+S->T",
           "S must be supervised, or T served from exactly these sources (T->T: supervised "
           "itself); quote the arrow");
  add_list(command, "--forbid", options.forbid, "S|S+S->T",
           "S must not be supervised, or T not served from exactly these sources");
}

void add_solver_options(CLI::App& command, SolverOptions& options) {
  add_value(command, "--time-limit", options.time_limit, "SECONDS",
            "then the best found so far counts, with an honest bound (default 60, or inf)");
  add_value(command, "--prover", options.prover, "lagrangian|lp_solve",
            "who proves the optimum: the program's own branch and bound (default) or lp_solve");
}

Scenario scenario_from(const ScenarioOptions& options, const LoadedStudy& study, Session& session) {
  Scenario scenario =
      options.scenario.empty() ? Scenario() : named_scenario(study.study, options.scenario);
  const TransferTable& table = study.table;
  if (!options.budget.empty()) scenario.budget = amount(options.budget, "--budget", true);
  if (options.max_order == "all") {
    scenario.max_order = 0;
  } else if (!options.max_order.empty()) {
    scenario.max_order = static_cast<int>(whole_number(
        options.max_order, "--max-order", 1, std::numeric_limits<std::int32_t>::max(), 0));
  }
  if (!options.formulation.empty()) {
    const auto formulation = parse_formulation(options.formulation);
    if (!formulation) {
      throw usage_error("--formulation is '" + options.formulation +
                        "'; paper or solver is expected");
    }
    scenario.formulation = *formulation;
  }
  if (!options.value.empty()) {
    const auto value = parse_value(options.value);
    if (!value) {
      throw usage_error("--value is '" + options.value +
                        "'; affinity, sqrt-affinity, gain or quality is expected");
    }
    scenario.value = *value;
  }
  read_amounts(options.importance, "--importance", table, scenario.importance);
  read_amounts(options.cost, "--cost", table, scenario.costs);
  read_amounts(options.transfer_cost, "--transfer-cost", table, scenario.transfer_costs);
  read_roles(options.role, table, scenario.roles);
  note_unused_by_default(options, study, scenario, session);
  // Over the scenario's own demands the command line wins; what contradicts itself within the
  // command line stays in both lists, and compile() says so.
  const auto required = demands(options.require, "--require", table);
  const auto forbidden = demands(options.forbid, "--forbid", table);
  put_over(scenario.required, required, forbidden, table);
  put_over(scenario.forbidden, forbidden, required, table);
  scenario.check();
  return scenario;
}

SolveOptions solve_options_from(const SolverOptions& options) {
  SolveOptions solve;
  if (!options.time_limit.empty()) {
    solve.time_limit = amount(options.time_limit, "--time-limit", true);
    if (!(solve.time_limit > 0)) {
      throw usage_error("--time-limit is '" + options.time_limit +
                        "'; more than 0 seconds, or inf, is expected");
    }
  }
  if (options.prover == "lp_solve") {
    solve.prover = ProverKind::kLpSolve;
  } else if (!options.prover.empty() && options.prover != "lagrangian") {
    throw usage_error("--prover is '" + options.prover + "'; lagrangian or lp_solve is expected");
  }
  return solve;
}

}  // namespace taskatlas::cli
