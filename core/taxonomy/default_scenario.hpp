// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

namespace taskatlas {

// The scenario that a study begins with where it has none of its own: the defaults, its budget no
// more than what supervising every possible source costs. A larger one would mean the same.
Scenario default_scenario(const TransferTable& table);

}  // namespace taskatlas
