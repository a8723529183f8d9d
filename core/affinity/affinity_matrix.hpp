// SPDX-License-Identifier: MIT
// Targets × sources: the first-order part of a transfer table as the matrices that figure 7 of
// the paper, heat maps and the similarity tree show.
#pragma once

#include "tasks/transfer_table.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace taskatlas {

// Which of a transfer's measurements.
enum class Measure : std::uint8_t { kAffinity, kGain, kQuality };

// What stands beside the transfers between different tasks. Figure 7 shows both.
struct FirstOrderOptions {
  bool identity = true;  // the diagonal t→t: a readout on the target's own encoder
  bool self = true;      // the last column: the target's own network, fully supervised
};

// One value for each target and source; rows and columns in the table's order of tasks.
struct FirstOrderMatrix {
  std::vector<TaskId> targets;  // tasks with a row of order 1 in this matrix
  std::vector<TaskId> sources;  // tasks that are the one source of such a row
  bool has_self = false;        // one more column, the last, for the fully supervised network

  // rows × columns, row-major. values: NaN = not measured or left out. transfers: nullopt = the
  // table has no such row or it was left out.
  std::vector<double> values;
  std::vector<std::optional<TransferId>> transfers;

  std::size_t rows() const { return targets.size(); }
  std::size_t columns() const { return sources.size() + (has_self ? 1 : 0); }
  double at(std::size_t row, std::size_t column) const { return values[row * columns() + column]; }
};

// The measurements as they stand in the table, order 1 only. A table whose affinities came from a
// tournament over all orders has rows that sum to less than 1 here.
FirstOrderMatrix first_order_matrix(const TransferTable& table, Measure measure,
                                    const FirstOrderOptions& options = {});

// Affinities renormalised so that what is in each row sums to 1 (what is left out by the options
// has no part in the sum). A row with no measured affinity, or with sum 0, is all NaN.
FirstOrderMatrix first_order_affinity(const TransferTable& table,
                                      const FirstOrderOptions& options = {});

// Each value p as exp(−beta p): 1 = no affinity, towards 0 = best; NaN stays. Figure 7 (right)
// shows it of first_order_affinity with beta 20. Throws Error(kUsage) unless beta > 0, finite.
FirstOrderMatrix display_distance(FirstOrderMatrix matrix, double beta = 20);

// Each row's values as ranks, 1 = the highest value, ties share their mean rank; NaN stays.
FirstOrderMatrix ranks_per_target(FirstOrderMatrix matrix);

// What a transfer's measure is; NaN where not measured.
double measure_of(const Transfer& transfer, Measure measure);

}  // namespace taskatlas
