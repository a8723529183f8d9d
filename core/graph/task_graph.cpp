// SPDX-License-Identifier: MIT
#include "graph/task_graph.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace taskatlas {
namespace {

constexpr std::array<std::string_view, 5> kRoleNames = {"supervised", "transferred", "source-only",
                                                        "novel", "unused"};

bool is_plain(const ChosenTransfer& transfer) {
  return !transfer.full_supervision &&
         !(transfer.sources.size() == 1 && transfer.sources.front() == transfer.target);
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::string_view to_string(NodeRole role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<NodeRole> parse_node_role(std::string_view text) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), text);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<NodeRole>(found - kRoleNames.begin());
}

TaskGraph build_task_graph(const TransferTable& table, const Taxonomy& taxonomy,
                           const Scenario& scenario) {
  TaskGraph graph;
  graph.nodes.resize(table.tasks().size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    graph.nodes[i].task = TaskId::from_index(i);
    graph.nodes[i].kind = table.tasks()[i].kind;
  }
  for (const TaskId source : taxonomy.sources) {
    graph.nodes[source.index()].role = NodeRole::kSourceOnly;
  }
  for (const ChosenTransfer& chosen : taxonomy.transfers) {
    GraphNode& node = graph.nodes[chosen.target.index()];
    node.affinity = chosen.affinity;
    node.gain = chosen.gain;
    node.quality = chosen.quality;
    if (node.role == NodeRole::kSourceOnly) {
      node.role = NodeRole::kSupervised;
    } else if (node.role == NodeRole::kUnused) {
      const bool novel = role_of(table, scenario, chosen.target) == Role::kTarget;
      node.role = novel ? NodeRole::kNovel : NodeRole::kTransferred;
    }
    if (!is_plain(chosen)) continue;
    GraphTransfer transfer{
        chosen.row, chosen.target, chosen.sources, chosen.affinity, chosen.gain, chosen.quality,
        -1};
    std::sort(transfer.sources.begin(), transfer.sources.end());
    graph.transfers.push_back(std::move(transfer));
  }
  std::stable_sort(graph.transfers.begin(), graph.transfers.end(),
                   [](const GraphTransfer& a, const GraphTransfer& b) {
                     return std::tie(a.target, a.sources) < std::tie(b.target, b.sources);
                   });
  for (std::size_t i = 0; i < graph.transfers.size(); ++i) {
    GraphTransfer& transfer = graph.transfers[i];
    const auto index = static_cast<std::int32_t>(i);
    if (transfer.sources.size() == 1) {
      graph.edges.push_back({transfer.sources.front(), transfer.target, -1, index});
      continue;
    }
    transfer.junction = graph.junctions++;
    for (const TaskId source : transfer.sources) {
      graph.edges.push_back({source, TaskId(), transfer.junction, index});
    }
    graph.edges.push_back({TaskId(), transfer.target, transfer.junction, index});
  }
  return graph;
}

TaskUnion unite(std::span<const Taxonomy> taxonomies) {
  TaskUnion result;
  for (const Taxonomy& taxonomy : taxonomies) {
    result.tasks.insert(result.tasks.end(), taxonomy.sources.begin(), taxonomy.sources.end());
    for (const ChosenTransfer& chosen : taxonomy.transfers) {
      result.tasks.push_back(chosen.target);
      if (!is_plain(chosen)) continue;
      for (const TaskId source : chosen.sources) {
        result.tasks.push_back(source);
        result.edges.emplace_back(source, chosen.target);
      }
    }
  }
  sort_unique(result.tasks);
  sort_unique(result.edges);
  return result;
}

}  // namespace taskatlas
