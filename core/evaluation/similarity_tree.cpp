// SPDX-License-Identifier: MIT
#include "evaluation/similarity_tree.hpp"

#include "affinity/affinity_matrix.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

bool is_used(const TransferTable& table, const Scenario& scenario, TaskId task) {
  return role_of(table, scenario, task) != Role::kUnused;
}

double feature(const TransferTable& table, TaskId source, TaskId target, double affinity,
               const TreeOptions& options) {
  if (affinity < 0) {
    throw bad_input("the affinity of " + table.code(source) + "->" + table.code(target) +
                    " is negative; an affinity is at least 0");
  }
  return options.square_root ? std::sqrt(affinity) : affinity;  // NaN stays NaN
}

double node_height(const Dendrogram& tree, std::size_t node) {
  return node < tree.leaves ? 0.0 : tree.merges[node - tree.leaves].height;
}

std::string newick_node(const SimilarityTree& tree, std::size_t node) {
  if (node < tree.tree.leaves) return tree.codes[node];
  const TreeMerge& merge = tree.tree.merges[node - tree.tree.leaves];
  const auto branch = [&](std::size_t child) {
    return newick_node(tree, child) + ":" +
           format_number(merge.height - node_height(tree.tree, child));
  };
  return "(" + branch(merge.left) + "," + branch(merge.right) + ")";
}

nlohmann::json json_node(const SimilarityTree& tree, std::size_t node) {
  if (node < tree.tree.leaves) return {{"task", tree.codes[node]}};
  const TreeMerge& merge = tree.tree.merges[node - tree.tree.leaves];
  return {{"height", merge.height},
          {"size", merge.size},
          {"children",
           nlohmann::json::array({json_node(tree, merge.left), json_node(tree, merge.right)})}};
}

std::size_t root_of(const Dendrogram& tree) {
  return tree.merges.empty() ? 0 : tree.leaves + tree.merges.size() - 1;
}

// Two sources that no target has in common.
struct Incomparable {
  TaskId a, b;
};

// nullopt where two sources cannot be compared; then `incomparable` says which.
std::optional<SourceDistances> distances_between(const TransferTable& table,
                                                 const Scenario& scenario,
                                                 const TreeOptions& options,
                                                 Incomparable& incomparable) {
  const FirstOrderMatrix matrix = first_order_affinity(table, {.identity = true, .self = false});
  const std::size_t columns = matrix.columns();
  const auto measured = [&](std::size_t row, std::size_t column) {
    return !std::isnan(matrix.at(row, column));
  };
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    if (!is_used(table, scenario, matrix.targets[row])) continue;
    for (std::size_t column = 0; column < columns; ++column) {
      if (measured(row, column)) {
        rows.push_back(row);
        break;
      }
    }
  }
  SourceDistances result;
  std::vector<std::vector<double>> features;
  for (std::size_t column = 0; column < columns; ++column) {
    if (!is_used(table, scenario, matrix.sources[column])) continue;
    std::vector<double> values;
    std::size_t missing = 0;
    for (const std::size_t row : rows) {
      values.push_back(feature(table, matrix.sources[column], matrix.targets[row],
                               matrix.at(row, column), options));
      missing += std::isnan(values.back());
    }
    if (missing == rows.size()) continue;  // never measured as a source
    result.tasks.push_back(matrix.sources[column]);
    result.missing += missing;
    features.push_back(std::move(values));
  }
  if (result.tasks.empty()) {
    throw bad_input(
        "there is no affinity of order 1 between tasks that the scenario uses; a tree compares "
        "tasks by what they are worth as sources for the same targets");
  }
  result.targets = rows.size();
  const std::size_t n = result.tasks.size();
  result.distances.assign(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      double sum = 0;
      std::size_t shared = 0;
      for (std::size_t row = 0; row < rows.size(); ++row) {
        const double difference = features[i][row] - features[j][row];
        if (std::isnan(difference)) continue;
        sum += difference * difference;
        ++shared;
      }
      if (shared == 0) {
        incomparable = {result.tasks[i], result.tasks[j]};
        return std::nullopt;
      }
      result.incomplete_pairs += shared < rows.size();
      const double scaled = sum * static_cast<double>(rows.size()) / static_cast<double>(shared);
      result.distances[i * n + j] = result.distances[j * n + i] = std::sqrt(scaled);
    }
  }
  return result;
}

// A task that leaves a tree of the others where it is unused.
std::optional<TaskId> better_unused(const TransferTable& table, const Scenario& scenario,
                                    const TreeOptions& options, const Incomparable& pair) {
  for (const TaskId task : {pair.b, pair.a}) {
    Scenario without = scenario;
    without.roles[table.code(task)] = Role::kUnused;
    try {
      Incomparable other;
      const auto rest = distances_between(table, without, options, other);
      if (rest && rest->tasks.size() > 1) return task;
    } catch (const Error&) {  // nothing is left then
    }
  }
  return std::nullopt;
}

std::size_t measured_targets(const TransferTable& table, const Scenario& scenario) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    count += table.is_target(task) && is_used(table, scenario, task);
  }
  return count;
}

}  // namespace

SourceDistances source_distances(const TransferTable& table, const Scenario& scenario,
                                 const TreeOptions& options) {
  Incomparable pair;
  if (auto distances = distances_between(table, scenario, options, pair)) {
    return *std::move(distances);
  }
  const std::string& a = table.code(pair.a);
  const std::string& b = table.code(pair.b);
  std::string text = "the sources " + a + " and " + b +
                     " have no target in common for which both were measured, so they cannot be "
                     "compared";
  if (const auto unused = better_unused(table, scenario, options, pair)) {
    throw bad_input(text + "; measure one of them on a target of the other, or leave " +
                    table.code(*unused) + " out with the role unused (--role " +
                    table.code(*unused) + "=unused)");
  }
  text += ", and leaving one of them out (--role CODE=unused) leaves no tree either; ";
  const std::size_t targets = measured_targets(table, scenario);
  constexpr std::size_t kEnough = 3;
  if (targets < kEnough && table.is_target(pair.a) && table.is_target(pair.b)) {
    text += "there are too few targets (" + std::to_string(targets) +
            "): a third is needed for which both were measured, or the row " + a + "->" + a +
            " (a readout on the task's own encoder)";
  } else {
    text += "measure both as sources for the same target";
  }
  throw bad_input(text);
}

std::optional<SimilarityTree> similarity_tree(const TransferTable& table, const Scenario& scenario,
                                              const TreeOptions& options,
                                              const RunContext& context) {
  SourceDistances distances = source_distances(table, scenario, options);
  auto tree = cluster(distances.distances, distances.tasks.size(), options.linkage, context);
  if (!tree) return std::nullopt;
  SimilarityTree result;
  result.options = options;
  result.tasks = std::move(distances.tasks);
  for (const TaskId task : result.tasks) result.codes.push_back(table.code(task));
  result.tree = std::move(*tree);
  result.targets = distances.targets;
  result.missing = distances.missing;
  result.incomplete_pairs = distances.incomplete_pairs;
  return result;
}

std::string to_newick(const SimilarityTree& tree) {
  return newick_node(tree, root_of(tree.tree)) + ";";
}

nlohmann::json to_json(const SimilarityTree& tree) {
  std::vector<std::string> leaves;
  for (const std::size_t leaf : tree.tree.order) leaves.push_back(tree.codes[leaf]);
  return {{"linkage", to_string(tree.options.linkage)},
          {"feature", tree.options.square_root ? "sqrt-affinity" : "affinity"},
          {"leaves", leaves},
          {"targets", tree.targets},
          {"missing_cells", tree.missing},
          {"incomplete_pairs", tree.incomplete_pairs},
          {"root", json_node(tree, root_of(tree.tree))}};
}

}  // namespace taskatlas
