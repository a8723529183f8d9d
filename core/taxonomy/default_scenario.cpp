// SPDX-License-Identifier: MIT
#include "taxonomy/default_scenario.hpp"

#include <algorithm>

namespace taskatlas {

Scenario default_scenario(const TransferTable& table) {
  Scenario scenario;
  double sources = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const Role role = role_of(table, scenario, TaskId::from_index(i));
    if (role == Role::kBoth || role == Role::kSource) ++sources;
  }
  scenario.budget = std::min(scenario.budget, sources);
  return scenario;
}

}  // namespace taskatlas
