// SPDX-License-Identifier: MIT
#include "affinity/affinity_matrix.hpp"

#include "affinity/rank_correlation.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace taskatlas {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool belongs(const Transfer& transfer, const FirstOrderOptions& options) {
  if (transfer.pseudo == PseudoSource::kSelf) return options.self;
  if (transfer.pseudo != PseudoSource::kNone || transfer.order() != 1) return false;
  return options.identity || !transfer.is_identity();
}

// The ids that `flags` marks, and for each task its place among them.
std::vector<TaskId> marked(const std::vector<bool>& flags, std::vector<std::size_t>& place) {
  std::vector<TaskId> ids;
  place.assign(flags.size(), 0);
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (!flags[i]) continue;
    place[i] = ids.size();
    ids.push_back(TaskId::from_index(i));
  }
  return ids;
}

std::span<double> row_of(FirstOrderMatrix& matrix, std::size_t row) {
  return std::span(matrix.values).subspan(row * matrix.columns(), matrix.columns());
}

}  // namespace

double measure_of(const Transfer& transfer, Measure measure) {
  switch (measure) {
    case Measure::kAffinity:
      return transfer.affinity;
    case Measure::kGain:
      return transfer.gain;
    case Measure::kQuality:
      return transfer.quality;
  }
  return kNaN;
}

FirstOrderMatrix first_order_matrix(const TransferTable& table, Measure measure,
                                    const FirstOrderOptions& options) {
  std::vector<bool> is_row(table.tasks().size(), false);
  std::vector<bool> is_column(table.tasks().size(), false);
  FirstOrderMatrix matrix;
  for (const Transfer& transfer : table.transfers()) {
    if (!belongs(transfer, options)) continue;
    is_row[transfer.target.index()] = true;
    if (transfer.pseudo == PseudoSource::kSelf) {
      matrix.has_self = true;
    } else {
      is_column[transfer.sources.front().index()] = true;
    }
  }
  std::vector<std::size_t> row_of_task;
  std::vector<std::size_t> column_of_task;
  matrix.targets = marked(is_row, row_of_task);
  matrix.sources = marked(is_column, column_of_task);
  matrix.values.assign(matrix.rows() * matrix.columns(), kNaN);
  matrix.transfers.assign(matrix.rows() * matrix.columns(), std::nullopt);
  for (std::size_t i = 0; i < table.transfers().size(); ++i) {
    const Transfer& transfer = table.transfers()[i];
    if (!belongs(transfer, options)) continue;
    const std::size_t column = transfer.pseudo == PseudoSource::kSelf
                                   ? matrix.sources.size()
                                   : column_of_task[transfer.sources.front().index()];
    const std::size_t cell = row_of_task[transfer.target.index()] * matrix.columns() + column;
    matrix.values[cell] = measure_of(transfer, measure);
    matrix.transfers[cell] = TransferId::from_index(i);
  }
  return matrix;
}

FirstOrderMatrix first_order_affinity(const TransferTable& table,
                                      const FirstOrderOptions& options) {
  FirstOrderMatrix matrix = first_order_matrix(table, Measure::kAffinity, options);
  for (std::size_t r = 0; r < matrix.rows(); ++r) {
    double sum = 0;
    for (const double value : row_of(matrix, r)) {
      if (!std::isnan(value)) sum += value;
    }
    for (double& value : row_of(matrix, r)) value = sum > 0 ? value / sum : kNaN;
  }
  return matrix;
}

FirstOrderMatrix display_distance(FirstOrderMatrix matrix, double beta) {
  if (!(beta > 0 && std::isfinite(beta))) {
    throw usage_error("display distance: beta is " + format_number(beta) +
                      "; a finite number above 0 is expected");
  }
  for (double& value : matrix.values) value = std::exp(-beta * value);
  return matrix;
}

FirstOrderMatrix ranks_per_target(FirstOrderMatrix matrix) {
  for (std::size_t r = 0; r < matrix.rows(); ++r) {
    const std::span<double> row = row_of(matrix, r);
    const std::vector<double> ranks = average_ranks(row);
    std::copy(ranks.begin(), ranks.end(), row.begin());
  }
  return matrix;
}

}  // namespace taskatlas
