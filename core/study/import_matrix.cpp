// SPDX-License-Identifier: MIT
#include "base/numbers.hpp"
#include "study/import.hpp"
#include "study/import_common.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace taskatlas {
namespace {

using importing::Table;

double score(const Table& table, std::size_t column, bool higher_is_better) {
  const std::string_view text = table.field(column);
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto value = parse_number(text);
  if (!value) {
    throw table.error(column, importing::shown(text) +
                                  ": a number is expected, with a point, or nothing where it was "
                                  "not measured");
  }
  if (*value < 0) {
    throw table.error(column, "the score " + format_number(*value) +
                                  " is negative; ratios of scores are compared, so positive ones "
                                  "are expected. Use the exponential of a log-likelihood, or the "
                                  "loss instead of a score");
  }
  if (*value == 0 && !higher_is_better) {
    throw table.error(column,
                      "a loss of 0 is infinitely better than any other; positive losses are "
                      "expected (where higher is better, say so, and 0 is allowed)");
  }
  return *value;
}

bool competes(const Transfer& transfer) {
  return transfer.pseudo == PseudoSource::kNone || transfer.pseudo == PseudoSource::kSelf;
}

}  // namespace

std::optional<ImportSummary> import_matrix(const std::filesystem::path& csv,
                                           const std::filesystem::path& out,
                                           const MatrixOptions& matrix,
                                           const ImportOptions& options,
                                           const RunContext& context) {
  importing::check(csv, out, options);
  Table table(csv);
  importing::TaskList tasks;
  std::vector<TaskId> targets;
  if (table.header().size() < 2) {
    throw table.error(0,
                      "there is one column only; a corner cell and then one column for each "
                      "target are expected");
  }
  for (std::size_t i = 1; i < table.header().size(); ++i) {
    const TaskId target = importing::parse_target(
        table.header()[i], tasks, [&](const std::string& what) { return table.error(i, what); });
    if (const auto there = std::find(targets.begin(), targets.end(), target);
        there != targets.end()) {
      throw table.error(i, "target '" + tasks.code(target) + "' has a column already, column " +
                               std::to_string(there - targets.begin() + 2));
    }
    targets.push_back(target);
  }

  Measurement measurement;
  measurement.transfer_images = options.transfer_images;
  std::vector<std::vector<std::size_t>> rows_of(targets.size());
  std::unordered_map<std::string, std::size_t> lines;
  struct Cell {
    std::size_t line, target;
  };
  std::vector<Cell> own_sources;  // a target under its own code
  std::vector<char> has_self(targets.size(), 0);
  while (table.next()) {
    if (!table.go_on(context)) return std::nullopt;
    const auto source_error = [&](const std::string& what) { return table.error(0, what); };
    // The same sources stand for every target; checked first against no target at all.
    const Transfer common =
        importing::parse_sources(table.field(std::size_t{0}), TaskId(), tasks, source_error);
    const auto [first, added] = lines.emplace(importing::key_of(common), table.line());
    if (!added) {
      throw table.error(0, "these sources were given in line " + std::to_string(first->second) +
                               " already (the order of sources does not matter)");
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const double value = score(table, i + 1, matrix.higher_is_better);
      if (std::isnan(value)) continue;
      Transfer transfer = common;
      transfer.target = targets[i];
      if (transfer.pseudo == PseudoSource::kSelf) has_self[i] = 1;
      if (transfer.order() == 1 && transfer.pseudo == PseudoSource::kNone &&
          transfer.sources[0] == targets[i]) {
        own_sources.push_back({table.line(), i});
      }
      if (transfer.order() > 1 && std::find(transfer.sources.begin(), transfer.sources.end(),
                                            targets[i]) != transfer.sources.end()) {
        throw table.error(i + 1, "the target '" + tasks.code(targets[i]) +
                                     "' is among several sources; it may only be its own single "
                                     "source, so nothing is expected here");
      }
      rows_of[i].push_back(measurement.transfers.size());
      measurement.transfers.push_back(std::move(transfer));
      measurement.raw_scores.push_back(value);
    }
  }
  if (measurement.transfers.empty()) {
    throw table.error_at(2, 0, "the table has no score; one row for each source is expected");
  }
  for (const auto& [line, target] : own_sources) {
    if (has_self[target] != 0) continue;
    // Nothing would use it: a target's own network counts only under the name self.
    throw table.error_at(line, target + 1,
                         "a task is not its own source here; put its own network's score into a "
                         "row named self");
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    std::vector<std::size_t> rows;
    for (const std::size_t row : rows_of[i]) {
      if (competes(measurement.transfers[row])) rows.push_back(row);
    }
    // Scaled by the best, so that neither sum nor inverse overflows.
    double best = 0, sum = 0;
    const auto worth = [&](std::size_t row) {
      const double raw = measurement.raw_scores[row];
      return matrix.higher_is_better ? raw / best : best / raw;
    };
    for (const std::size_t row : rows) {
      const double raw = measurement.raw_scores[row];
      best = matrix.higher_is_better ? std::max(best, raw) : (best > 0 ? std::min(best, raw) : raw);
    }
    if (rows.empty()) continue;
    if (best == 0) {
      throw table.error_at(1, i + 1,
                           "every score of this target is 0, so none is better than "
                           "another; at least one positive score is expected");
    }
    for (const std::size_t row : rows) sum += worth(row);
    for (const std::size_t row : rows) measurement.transfers[row].affinity = worth(row) / sum;
  }
  if (context.stopped()) return std::nullopt;
  std::vector<Measurement> measurements;
  measurements.push_back(std::move(measurement));
  return importing::write_study(std::move(measurements), tasks, table, "import-matrix", out,
                                options, context);
}

}  // namespace taskatlas
