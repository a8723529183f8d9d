// SPDX-License-Identifier: MIT
// A program as text that other solvers read.
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/program.hpp"

#include <string>

namespace taskatlas {

// The program in CPLEX LP format (read by glpsol --lp, cbc, scip, highs, gurobi), every variable
// binary, the same in every locale. `table` is the one that the program was compiled from.
//
//   y_TASK      the task is supervised
//   self_TASK   the target is served by its own fully supervised network
//   x_TASK_N    the target is served by its N-th candidate; a comment line names its sources
//
// A task code is written with '_' for every character that the format does not allow in a name; a
// number is added where that makes two the same. Comment lines map every name back. A target that
// nothing can serve is the row `none = 1` with `none` bounded to 0, so that the program is as
// infeasible for others as it is here. The budget is written without kBudgetTolerance.
std::string write_lp_text(const Program& program, const TransferTable& table);

}  // namespace taskatlas
