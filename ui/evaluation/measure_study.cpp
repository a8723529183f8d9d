// SPDX-License-Identifier: MIT
#include "ui/evaluation/measure_study.hpp"

#include "study/study.hpp"

#include <limits>
#include <utility>

namespace taskatlas::ui {
namespace {

Study open_file(const QString& path) { return Study::open(path.toStdString()); }

// The one with the highest value; NaN is not above.
template <class Value>
std::string highest(const std::vector<std::string>& sources, const std::string& target,
                    const Value& value) {
  std::string best;
  double most = -std::numeric_limits<double>::infinity();
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const double one = value(s);
    if (sources[s] == target || !(one > most)) continue;
    most = one;
    best = sources[s];
  }
  return best;
}

// Position of the task with that code; the size where it is not there.
std::size_t place_of(const std::vector<TaskId>& tasks, const TransferTable& table,
                     const std::string& code) {
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (table.code(tasks[i]) == code) return i;
  }
  return tasks.size();
}

}  // namespace

FoundRepresentations find_representations(const MeasureInputs& inputs) {
  const Study study = open_file(inputs.study);
  FoundRepresentations found;
  if (!study.experiment()) return found;
  found.networks = measures::encoded_networks(study, inputs.run_seed);
  found.state = found.networks.comparable >= 2 ? Representations::kThere
                : study.info().builtin         ? Representations::kShipped
                                               : Representations::kMissing;
  return found;
}

std::optional<ComparedMeasures> compute_measures(const MeasureInputs& inputs,
                                                 const RunContext& context) {
  const Study study = open_file(inputs.study);
  measures::StudyMeasuresOptions options;
  options.run_seed = inputs.run_seed;
  // Before they are read: what is encoded meanwhile is told as new.
  const std::size_t banks = measures::encoded_networks(study, inputs.run_seed).banks;
  auto computed = measures::study_measures(study, options, context);
  if (!computed) return std::nullopt;
  return compare_measures(std::make_shared<const measures::StudyMeasures>(*std::move(computed)),
                          banks, inputs);
}

ComparedMeasures compare_measures(std::shared_ptr<const measures::StudyMeasures> measures,
                                  std::size_t banks, const MeasureInputs& inputs) {
  ComparedMeasures compared;
  compared.measures = std::move(measures);
  compared.banks = banks;
  compared.table = inputs.table;
  if (!inputs.measured) return compared;
  compared.affinity = first_order_affinity(*inputs.table);
  for (const measures::MeasureTable& table : compared.measures->tables) {
    compared.agreements.push_back(
        measures::agreement(table, *inputs.table, *compared.affinity, {}));
  }
  return compared;
}

std::string first_source(const measures::MeasureTable& table, std::size_t target) {
  return highest(table.sources, table.targets[target],
                 [&](std::size_t source) { return table.at(target, source); });
}

std::string best_measured_source(const ComparedMeasures& compared, const std::string& target) {
  if (!compared.affinity) return {};
  const FirstOrderMatrix& affinity = *compared.affinity;
  const std::size_t row = place_of(affinity.targets, *compared.table, target);
  if (row == affinity.targets.size()) return {};
  const std::vector<std::string>& sources = compared.measures->sources;
  return highest(sources, target, [&](std::size_t source) {
    const std::size_t column = place_of(affinity.sources, *compared.table, sources[source]);
    return column == affinity.sources.size() ? std::numeric_limits<double>::quiet_NaN()
                                             : affinity.at(row, column);
  });
}

}  // namespace taskatlas::ui
