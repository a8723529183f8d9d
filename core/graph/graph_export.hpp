// SPDX-License-Identifier: MIT
// A taxonomy's graph for other programs. Text is UTF-8 (what is not is replaced by U+FFFD);
// numbers have a point in every locale and read back as the same double; unmeasured values are
// left out (JSON: null).
#pragma once

#include "graph/drawing.hpp"
#include "graph/task_graph.hpp"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace taskatlas {

// Tasks are nodes named by their codes, labelled with their names; a transfer of order ≥ 2 runs
// through a small node "junction:S+S->T". Attributes: kind, role of tasks; affinity, gain,
// quality, order of edges into a target (and of trained tasks on their nodes).
// Unused tasks are left out unless they are asked for.

// DOT. With a drawing: positions and curves too (points, y upwards, as `neato -n2` wants them).
std::string to_dot(const TransferTable& table, const TaskGraph& graph, bool with_unused = false);
std::string to_dot(const TransferTable& table, const Drawing& drawing, bool with_unused = false);

// GraphML 1.0, typed keys; edges "source" → "target".
std::string to_graphml(const TransferTable& table, const TaskGraph& graph,
                       bool with_unused = false);

// {"nodes": [{"id", "name", "kind", "role", "affinity", "gain", "quality"}, ..],
//  "transfers": [{"sources": [..], "target", "order", "affinity", "gain", "quality"}, ..]}
// and of a drawing also "size": [w, h], each node's "x", "y" (centre), "width", "height", each
// transfer's "junction": [x, y] or null, and "curves": [{"from", "to", "points": [[x, y], ..],
// "routed"}, ..], where from or to is null at the junction; points, y downwards.
nlohmann::json to_json(const TransferTable& table, const TaskGraph& graph,
                       bool with_unused = false);
nlohmann::json to_json(const TransferTable& table, const Drawing& drawing,
                       bool with_unused = false);

}  // namespace taskatlas
