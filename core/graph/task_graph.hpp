// SPDX-License-Identifier: MIT
// A taxonomy as a graph: tasks, transfers, and the points where several sources join.
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace taskatlas {

// What a task is in one solution.
enum class NodeRole : std::uint8_t {
  kSupervised,   // a target that is trained from scratch
  kTransferred,  // a target served by a transfer, not trained
  kSourceOnly,   // trained to serve others; no target of this solution
  kNovel,        // a target served by a transfer that could not have been trained (target only)
  kUnused,       // neither trained nor a target
};
std::string_view to_string(NodeRole role);  // "supervised", "transferred", "source-only", ...
std::optional<NodeRole> parse_node_role(std::string_view text);

struct GraphNode {
  TaskId task;
  TaskKind kind = TaskKind::kNone;
  NodeRole role = NodeRole::kUnused;
  // How the task is solved: the values of its transfer or of its full supervision; NaN where it
  // is no target or was not measured.
  double affinity = std::numeric_limits<double>::quiet_NaN();
  double gain = std::numeric_limits<double>::quiet_NaN();
  double quality = std::numeric_limits<double>::quiet_NaN();
};

// A transfer of the solution; full supervision is none, the role of its node says it.
struct GraphTransfer {
  TransferId row;
  TaskId target;
  std::vector<TaskId> sources;  // ascending
  double affinity = std::numeric_limits<double>::quiet_NaN();
  double gain = std::numeric_limits<double>::quiet_NaN();
  double quality = std::numeric_limits<double>::quiet_NaN();
  std::int32_t junction = -1;  // where its sources join, -1 for a first-order transfer
};

// One line of the drawing: source → target, source → junction or junction → target.
struct GraphEdge {
  TaskId source;               // invalid: begins in the junction
  TaskId target;               // invalid: ends in the junction
  std::int32_t junction = -1;  // -1 for source → target
  std::int32_t transfer = -1;  // position in TaskGraph::transfers
};

struct TaskGraph {
  std::vector<GraphNode> nodes;          // one for each task of the table, by TaskId
  std::vector<GraphTransfer> transfers;  // by target, then sources
  std::vector<GraphEdge> edges;          // transfer after transfer
  std::int32_t junctions = 0;            // one for each transfer of order ≥ 2, numbered in order
};

// The scenario says which targets are novel; the default one uses the table's roles.
TaskGraph build_task_graph(const TransferTable& table, const Taxonomy& taxonomy,
                           const Scenario& scenario = {});

// All plain pairs source → target that some transfer of some solution uses, ascending and without
// repetition; and all tasks that some solution trains or solves, ascending.
struct TaskUnion {
  std::vector<std::pair<TaskId, TaskId>> edges;
  std::vector<TaskId> tasks;
};
TaskUnion unite(std::span<const Taxonomy> taxonomies);

}  // namespace taskatlas
