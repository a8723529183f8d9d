// SPDX-License-Identifier: MIT
#include "cli/scenario_text.hpp"

#include "cli/numbers_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

std::string orders(const Scenario& scenario) {
  return scenario.max_order == 0 ? "every order"
                                 : "order up to " + std::to_string(scenario.max_order);
}

std::string roles(const Scenario& scenario) {
  std::vector<std::string> items;
  for (const auto& [code, role] : scenario.roles) {
    items.push_back((code == "*" ? "every other" : code) + "=" + std::string(to_string(role)));
  }
  return joined(items);
}

// Where every task has an amount, most of them the same ('*=..'), those are named together.
std::string amounts(const std::map<std::string, double>& values, std::size_t tasks) {
  std::map<double, std::size_t> counts;
  for (const auto& [code, value] : values) ++counts[value];
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const bool grouped = values.size() == tasks && most != counts.end() && most->second > tasks / 2;
  std::vector<std::string> items;
  for (const auto& [code, value] : values) {
    if (!grouped || value != most->first) items.push_back(code + "=" + amount_text(value));
  }
  if (grouped) {
    items.push_back((items.empty() ? "every task=" : "every other=") + amount_text(most->first));
  }
  return joined(items);
}

}  // namespace

nlohmann::ordered_json scenario_json(const Scenario& scenario) {
  nlohmann::ordered_json roles = nlohmann::ordered_json::object();
  for (const auto& [code, role] : scenario.roles) roles[code] = to_string(role);
  nlohmann::ordered_json budget;  // null: no limit
  if (std::isfinite(scenario.budget)) budget = scenario.budget;
  return {{"name", scenario.name},
          {"budget", budget},
          {"max_order", scenario.max_order},
          {"formulation", to_string(scenario.formulation)},
          {"value", to_string(scenario.value)},
          {"roles", roles},
          {"importance", scenario.importance},
          {"costs", scenario.costs},
          {"transfer_costs", scenario.transfer_costs},
          {"required", scenario.required},
          {"forbidden", scenario.forbidden}};
}

std::string scenario_summary(const Scenario& scenario, std::size_t tasks) {
  std::string text = std::string(to_string(scenario.formulation)) + " formulation, " +
                     std::string(to_string(scenario.value)) + ", " + orders(scenario);
  if (!scenario.roles.empty()) text += ", roles " + roles(scenario);
  if (!scenario.importance.empty()) text += ", importance " + amounts(scenario.importance, tasks);
  if (!scenario.costs.empty()) text += ", costs " + amounts(scenario.costs, tasks);
  if (!scenario.transfer_costs.empty()) {
    text += ", transfer costs " + amounts(scenario.transfer_costs, tasks);
  }
  if (!scenario.required.empty()) text += ", required " + joined(scenario.required);
  if (!scenario.forbidden.empty()) text += ", forbidden " + joined(scenario.forbidden);
  return text;
}

Fields scenario_fields(const Scenario& scenario, std::size_t tasks) {
  return {{"Name", scenario.name},
          {"Budget", amount_text(scenario.budget)},
          {"Formulation", std::string(to_string(scenario.formulation))},
          {"Value", std::string(to_string(scenario.value))},
          {"Transfers", orders(scenario)},
          {"Roles", roles(scenario)},
          {"Importance", amounts(scenario.importance, tasks)},
          {"Costs", amounts(scenario.costs, tasks)},
          {"Transfer costs", amounts(scenario.transfer_costs, tasks)},
          {"Required", joined(scenario.required)},
          {"Forbidden", joined(scenario.forbidden)}};
}

}  // namespace taskatlas::cli
