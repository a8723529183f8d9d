// SPDX-License-Identifier: MIT
#include "evaluation/all_for_one.hpp"

#include "base/error.hpp"
#include "taxonomy/program.hpp"

#include <limits>
#include <string_view>

namespace taskatlas {
namespace {

// The role that the scenario itself gives the task, if it does.
std::optional<Role> stated_role(const Scenario& scenario, const std::string& code) {
  if (const auto own = scenario.roles.find(code); own != scenario.roles.end()) return own->second;
  if (const auto all = scenario.roles.find("*"); all != scenario.roles.end()) return all->second;
  return std::nullopt;
}

bool may_serve(const Scenario& base, const std::string& code) {
  const auto role = stated_role(base, code);
  return !role || *role == Role::kBoth || *role == Role::kSource;
}

// Whether an entry of `required` or `forbidden` still means something for this target alone.
bool concerns(const std::string& entry, const std::string& target) {
  const std::string_view text = entry;
  const auto arrow = text.find("->");
  if (arrow == std::string_view::npos) return text != target;  // a source
  const std::string_view sources = text.substr(0, arrow);
  return text.substr(arrow + 2) == target && sources != target && sources != "self";
}

}  // namespace

Scenario all_for_one_scenario(const TransferTable& table, const Scenario& base, TaskId target,
                              int max_order) {
  if (!target.valid() || target.index() >= table.tasks().size()) {
    throw usage_error("the target is no task of this study");
  }
  Scenario scenario = base;
  const std::string& code = table.code(target);
  scenario.name = base.name + ": " + code + " alone";
  scenario.budget = std::numeric_limits<double>::infinity();
  scenario.max_order = max_order;
  scenario.roles.clear();
  for (const Task& task : table.tasks()) {
    scenario.roles[task.code] = may_serve(base, task.code) ? Role::kSource : Role::kUnused;
  }
  scenario.roles[code] = Role::kTarget;
  const auto irrelevant = [&](const std::string& entry) { return !concerns(entry, code); };
  std::erase_if(scenario.required, irrelevant);
  std::erase_if(scenario.forbidden, irrelevant);
  scenario.check();
  return scenario;
}

std::optional<TransferId> best_single_transfer(const TransferTable& table, const Scenario& base,
                                               TaskId target, int max_order) {
  const Program program = compile(table, all_for_one_scenario(table, base, target, max_order));
  if (!program.impossible.empty() || program.candidates.empty()) return std::nullopt;
  return program.candidates.front().row;  // candidates are sorted by value
}

}  // namespace taskatlas
