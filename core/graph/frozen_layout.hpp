// SPDX-License-Identifier: MIT
// Where a study's tasks stand, the same in all of its solutions.
#pragma once

#include "base/run_context.hpp"
#include "graph/geometry.hpp"
#include "graph/layout_client.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

struct FrozenNode {
  std::string code;
  Box box;
  bool used = false;  // by some solution; the others stand in rows below
  bool operator==(const FrozenNode&) const = default;
};

// Immutable; safe to read from any number of threads. By task code, so that it can be stored in a
// study and outlives the table it was made for.
class FrozenLayout {
 public:
  FrozenLayout() = default;
  // Throws Error(kBadInput) for repeated codes and boxes that are not finite or not positive.
  FrozenLayout(std::vector<FrozenNode> nodes, Size size);

  std::span<const FrozenNode> nodes() const { return nodes_; }
  Size size() const { return size_; }  // of the box around all nodes; its top left is the origin
  std::optional<std::size_t> find(std::string_view code) const;
  bool operator==(const FrozenLayout& other) const {
    return nodes_ == other.nodes_ && size_ == other.size_;
  }

 private:
  std::vector<FrozenNode> nodes_;
  Size size_;
  std::unordered_map<std::string, std::size_t> by_code_;
};

struct FreezeOptions {
  double node_gap = 24;  // points between neighbours, [1, kMaxGap]
  double rank_gap = 54;  // points between ranks, [1, kMaxGap]
};

// One place for every task of the table: dot on the union of the solutions' plain edges source →
// target (junctions are left out: they cost dot seconds to for ever), then rows below for the
// tasks that no solution uses. `sizes` are the nodes' boxes from the caller's text metrics, by
// task code; one is needed for every task of the table, else Error(kUsage). The same input gives
// the same output, bit by bit.
HelperOutcome<FrozenLayout> freeze_layout(const TransferTable& table,
                                          std::span<const Taxonomy> taxonomies,
                                          const std::map<std::string, Size>& sizes,
                                          LayoutClient& client, const FreezeOptions& options,
                                          const RunContext& context);

// A box for each task's display name where there are no text metrics (command line, tests): an
// average sans serif at that font size, in points.
std::map<std::string, Size> estimate_node_sizes(const TransferTable& table, double font_size = 10);

// Both ways without loss: {"version": 1, "size": [w, h], "nodes": [{"code", "x", "y", "width",
// "height", "used"}, ..]}, x and y the centre. from_json throws Error(kBadInput) naming the
// member that is wrong, or where the version is newer.
nlohmann::json to_json(const FrozenLayout& layout);
FrozenLayout frozen_layout_from_json(const nlohmann::json& json);

}  // namespace taskatlas
