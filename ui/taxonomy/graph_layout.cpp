// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_layout.hpp"

#include "ui/taxonomy/graph_picture.hpp"
#include "ui/taxonomy/separate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr double kColumnGap = 2.4 * kGraphEm;  // between boxes of a row, at least
constexpr double kRowGap = 5.2 * kGraphEm;     // room for lines and junctions
constexpr double kMostStretched = 1.5;         // of the distance of rows
constexpr double kUnusedGap = 1.4 * kGraphEm;
constexpr double kFilled = 0.78;  // share of the columns that rows use on average
constexpr double kSameRank = 1;   // units

using Row = std::vector<std::size_t>;  // nodes, from left to right

// dot's ranks; one that is too long for a row is dealt out to several, as cards are.
std::vector<Row> ranks_of(const FrozenLayout& wide, std::size_t longest) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < wide.nodes().size(); ++i) {
    if (wide.nodes()[i].used) order.push_back(i);
  }
  const auto centre = [&](std::size_t i) { return wide.nodes()[i].box.centre; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return centre(a).y < centre(b).y; });
  std::vector<Row> ranks;
  double y = -std::numeric_limits<double>::infinity();
  for (const std::size_t node : order) {
    if (centre(node).y - y > kSameRank) ranks.emplace_back();
    y = centre(node).y;
    ranks.back().push_back(node);
  }
  const auto by_x = [&](std::size_t a, std::size_t b) { return centre(a).x < centre(b).x; };
  std::vector<Row> parts;
  for (Row& rank : ranks) {
    std::stable_sort(rank.begin(), rank.end(), by_x);
    const std::size_t count = (rank.size() + longest - 1) / longest;
    for (std::size_t part = 0; part < count; ++part) {
      Row row;
      for (std::size_t i = part; i < rank.size(); i += count) row.push_back(rank[i]);
      parts.push_back(std::move(row));
    }
  }
  return parts;
}

// Runs of consecutive ranks as rows of sizes as equal as can be.
std::vector<Row> merge(const std::vector<Row>& ranks, std::size_t rows) {
  const std::size_t n = ranks.size();
  rows = std::min(rows, n);
  std::vector<double> before(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    before[i + 1] = before[i] + static_cast<double>(ranks[i].size());
  }
  const double mean = before[n] / static_cast<double>(std::max<std::size_t>(1, rows));
  // cost[k][i]: of the first i ranks in k rows.
  const double infinity = std::numeric_limits<double>::infinity();
  std::vector<std::vector<double>> cost(rows + 1, std::vector<double>(n + 1, infinity));
  std::vector<std::vector<std::size_t>> cut(rows + 1, std::vector<std::size_t>(n + 1, 0));
  cost[0][0] = 0;
  for (std::size_t k = 1; k <= rows; ++k) {
    for (std::size_t i = k; i <= n; ++i) {
      for (std::size_t j = k - 1; j < i; ++j) {
        const double size = before[i] - before[j];
        const double here = cost[k - 1][j] + (size - mean) * (size - mean);
        if (here < cost[k][i]) {
          cost[k][i] = here;
          cut[k][i] = j;
        }
      }
    }
  }
  std::vector<Row> merged(rows);
  for (std::size_t k = rows, end = n; k > 0; --k) {
    for (std::size_t i = cut[k][end]; i < end; ++i) {
      merged[k - 1].insert(merged[k - 1].end(), ranks[i].begin(), ranks[i].end());
    }
    end = cut[k][end];
  }
  return merged;
}

}  // namespace

FrozenLayout compact_layout(const FrozenLayout& wide, double aspect) {
  std::vector<FrozenNode> nodes(wide.nodes().begin(), wide.nodes().end());
  if (nodes.empty()) return wide;
  double mean_width = 0, height = 0, left = std::numeric_limits<double>::infinity(), right = -left;
  double used = 0;
  for (const FrozenNode& node : nodes) {
    height = std::max(height, node.box.size.height);
    mean_width += node.box.size.width / static_cast<double>(nodes.size());
    if (!node.used) continue;
    used += 1;
    left = std::min(left, node.box.centre.x);
    right = std::max(right, node.box.centre.x);
  }
  const double column = mean_width + kColumnGap;
  const double pitch = height + kRowGap;
  const double columns = std::max(1.0, std::sqrt(aspect * pitch * used / (kFilled * column)));
  const auto longest = static_cast<std::size_t>(std::ceil(1.15 * columns));
  const auto rows = static_cast<std::size_t>(std::max(1.0, std::round(used / (kFilled * columns))));

  double y = height / 2;
  std::vector<Row> placed;
  if (used > 0) {
    const double scale = right > left ? (columns - 1) * column / (right - left) : 0;
    for (Row& row : merge(ranks_of(wide, longest), rows)) {
      std::stable_sort(row.begin(), row.end(), [&](std::size_t a, std::size_t b) {
        return wide.nodes()[a].box.centre.x < wide.nodes()[b].box.centre.x;
      });
      std::vector<double> wished, width;
      for (const std::size_t node : row) {
        wished.push_back((wide.nodes()[node].box.centre.x - left) * scale);
        width.push_back(nodes[node].box.size.width);
      }
      const std::vector<double> places = separate(wished, width, kColumnGap);
      for (std::size_t i = 0; i < row.size(); ++i) nodes[row[i]].box.centre.x = places[i];
      placed.push_back(std::move(row));
    }
  }

  // The box so far, then the unused below, centred.
  left = std::numeric_limits<double>::infinity();
  right = -left;
  for (const FrozenNode& node : nodes) {
    if (!node.used) continue;
    left = std::min(left, node.box.left());
    right = std::max(right, node.box.right());
  }
  if (used == 0) {
    left = 0;
    right = std::sqrt(aspect * static_cast<double>(nodes.size()) * column * (height + kUnusedGap));
  }
  // Rows apart as far as the shape allows: lines need the room.
  if (!placed.empty()) {
    const auto unused = static_cast<double>(nodes.size()) - used;
    const double below =
        std::ceil(unused * (mean_width + kUnusedGap) / (right - left)) * (height + kUnusedGap);
    const double room = (right - left) / aspect - below - height;
    const double even = room / std::max(1.0, static_cast<double>(placed.size() - 1));
    const double step = std::clamp(even, pitch, kMostStretched * pitch);
    for (const Row& row : placed) {
      for (const std::size_t node : row) nodes[node].box.centre.y = y;
      y += step;
    }
    y += -step + height + 2.2 * kUnusedGap;
  }
  const double middle = (left + right) / 2;
  for (std::size_t next = 0; next < nodes.size();) {
    Row row;
    double width = 0;
    for (; next < nodes.size(); ++next) {
      if (nodes[next].used) continue;
      const double more = nodes[next].box.size.width + (row.empty() ? 0 : kUnusedGap);
      if (!row.empty() && width + more > right - left) break;
      width += more;
      row.push_back(next);
    }
    if (row.empty()) break;
    double x = middle - width / 2;
    for (const std::size_t node : row) {
      nodes[node].box.centre = {x + nodes[node].box.size.width / 2, y};
      x += nodes[node].box.size.width + kUnusedGap;
    }
    y += height + kUnusedGap;
  }

  double top = std::numeric_limits<double>::infinity(), bottom = -top;
  left = top;
  right = -top;
  for (const FrozenNode& node : nodes) {
    left = std::min(left, node.box.left());
    right = std::max(right, node.box.right());
    top = std::min(top, node.box.top());
    bottom = std::max(bottom, node.box.bottom());
  }
  for (FrozenNode& node : nodes) {
    node.box.centre = {node.box.centre.x - left, node.box.centre.y - top};
  }
  return FrozenLayout(std::move(nodes), {right - left, bottom - top});
}

HelperOutcome<FrozenLayout> lay_out_graph(const TransferTable& table,
                                          std::span<const Taxonomy> solutions,
                                          const PlotStyle& style, LayoutClient& client,
                                          const RunContext& context) {
  auto outcome =
      freeze_layout(table, solutions, graph_node_sizes(table, style), client, {}, context);
  if (outcome.done()) outcome.result = compact_layout(outcome.result);
  return outcome;
}

}  // namespace taskatlas::ui
