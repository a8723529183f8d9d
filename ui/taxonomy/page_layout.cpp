// SPDX-License-Identifier: MIT
#include "ui/taxonomy/page_layout.hpp"

#include "ui/taxonomy/graph_picture.hpp"
#include "ui/taxonomy/separate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr double kEm = kGraphEm;
constexpr double kRowGap = 0.45 * kEm;   // between boxes of a column, at least
constexpr double kLane = 2.5 * kEm;      // before a target, where lines run straight
constexpr double kLeastGap = 5.5 * kEm;  // between columns
constexpr double kMostGap = 19 * kEm;
constexpr double kBelow = 1.5 * kEm;    // between the columns and the rows under them
constexpr double kBoxGap = 0.8 * kEm;   // between boxes of those rows
constexpr double kPort = 0.8 * kEm;     // between lines that reach a box on one side
constexpr double kWantedAspect = 1.6;   // width to height, of which no page complains
constexpr double kMostStretched = 1.5;  // of the distance between rows, where there is room
constexpr int kRounds = 16;

enum Side : std::size_t { kMiddle = 0, kRight = 1, kLeft = 2 };
using Columns = std::array<std::vector<std::size_t>, 3>;  // nodes, from top to bottom

// Who is joined with whom, whatever the arrangement.
struct Roles {
  std::vector<std::size_t> sources;  // of some transfer
  std::vector<std::size_t> served;   // by some transfer, and sources of none
  std::vector<std::size_t> apart;    // shown all the same: first those with a part in the solution
  std::vector<std::vector<std::size_t>> partners;  // by node: of the other column
};

Roles roles_of(const TaskGraph& graph, const std::vector<PageBox>& boxes) {
  Roles roles;
  const std::size_t count = graph.nodes.size();
  std::vector<bool> gives(count), takes(count);
  for (const GraphTransfer& transfer : graph.transfers) {
    takes[transfer.target.index()] = true;
    for (const TaskId source : transfer.sources) gives[source.index()] = true;
  }
  roles.partners.resize(count);
  for (const GraphTransfer& transfer : graph.transfers) {
    const std::size_t target = transfer.target.index();
    if (gives[target]) continue;
    for (const TaskId source : transfer.sources) {
      roles.partners[source.index()].push_back(target);
      roles.partners[target].push_back(source.index());
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (gives[i]) {
      roles.sources.push_back(i);
    } else if (takes[i]) {
      roles.served.push_back(i);
    } else if (boxes[i].shown) {
      roles.apart.push_back(i);
    }
  }
  std::stable_sort(roles.apart.begin(), roles.apart.end(), [&](std::size_t a, std::size_t b) {
    return graph.nodes[a].role != NodeRole::kUnused && graph.nodes[b].role == NodeRole::kUnused;
  });
  return roles;
}

// --- order ---------------------------------------------------------------------------------------

std::vector<double> ranks_in(const std::vector<std::size_t>& column, std::size_t nodes) {
  std::vector<double> rank(nodes, -1);
  for (std::size_t i = 0; i < column.size(); ++i) {
    rank[column[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(column.size());
  }
  return rank;
}

std::size_t crossings(const Columns& columns, const Roles& roles, std::size_t nodes) {
  const auto middle = ranks_in(columns[kMiddle], nodes);
  std::size_t count = 0;
  for (const Side side : {kRight, kLeft}) {
    std::vector<std::pair<double, double>> lines;
    for (std::size_t i = 0; i < columns[side].size(); ++i) {
      for (const std::size_t source : roles.partners[columns[side][i]]) {
        lines.emplace_back(middle[source], static_cast<double>(i));
      }
    }
    constexpr std::size_t kMostLines = 600;  // of a picture that nobody reads
    for (std::size_t a = 0; a < std::min(lines.size(), kMostLines); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        count += (lines[a].first - lines[b].first) * (lines[a].second - lines[b].second) < 0;
      }
    }
  }
  return count;
}

void sort_by_partners(std::vector<std::size_t>& column, const std::vector<double>& rank,
                      const Roles& roles, const TaskGraph& graph) {
  std::vector<double> key(graph.nodes.size(), 0.5);
  for (const std::size_t node : column) {
    double sum = 0;
    std::size_t seen = 0;
    for (const std::size_t partner : roles.partners[node]) {
      if (rank[partner] < 0) continue;
      sum += rank[partner];
      ++seen;
    }
    if (seen > 0) key[node] = sum / static_cast<double>(seen);
  }
  std::stable_sort(column.begin(), column.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(key[a], graph.nodes[a].kind, a) < std::tuple(key[b], graph.nodes[b].kind, b);
  });
}

// Each column by the mean place of its partners, again and again; the best that was seen.
void untangle(Columns& columns, const Roles& roles, const TaskGraph& graph) {
  const std::size_t nodes = graph.nodes.size();
  Columns best = columns;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (int round = 0; round < kRounds; ++round) {
    const auto middle = ranks_in(columns[kMiddle], nodes);
    sort_by_partners(columns[kRight], middle, roles, graph);
    sort_by_partners(columns[kLeft], middle, roles, graph);
    if (const std::size_t count = crossings(columns, roles, nodes); count < least) {
      least = count;
      best = columns;
    }
    auto outer = ranks_in(columns[kRight], nodes);
    const auto left = ranks_in(columns[kLeft], nodes);
    for (std::size_t i = 0; i < nodes; ++i) outer[i] = std::max(outer[i], left[i]);
    sort_by_partners(columns[kMiddle], outer, roles, graph);
  }
  columns = best;
}

// --- one arrangement -----------------------------------------------------------------------------

struct Arrangement {
  std::vector<Box> boxes;  // by node
  Columns columns;
  std::array<double, 3> left{}, right{};  // of the columns
  double gap = 0;
  Size size;
  double score = 0;
};

class Arranger {
 public:
  Arranger(const TaskGraph& graph, const std::vector<PageBox>& boxes, PageRoom room)
      : graph_(graph), boxes_(boxes), room_(room), roles_(roles_of(graph, boxes)) {}

  Arrangement best() {
    std::vector<Columns> orders = possible_orders();
    std::optional<Arrangement> best;
    const std::set<double> sources = possible_widths(roles_.sources);
    const std::set<double> served = possible_widths(roles_.served);
    for (const Columns& columns : orders) {
      const auto crossed = static_cast<double>(crossings(columns, roles_, graph_.nodes.size()));
      for (const double source : sources) {
        for (const double target : served) {
          Arrangement one = arrange(columns, source, target, crossed);
          if (!best || one.score < best->score) best = std::move(one);
        }
      }
    }
    return *best;
  }

  const Roles& roles() const { return roles_; }

 private:
  std::vector<Columns> possible_orders() const {
    Columns beside;
    beside[kMiddle] = roles_.sources;
    beside[kRight] = roles_.served;
    untangle(beside, roles_, graph_);
    std::vector<Columns> orders{beside};
    if (roles_.served.size() < 4) return orders;
    // On both sides: dealt out in turn, and kind by kind.
    Columns dealt = beside;
    dealt[kRight].clear();
    for (std::size_t i = 0; i < beside[kRight].size(); ++i) {
      dealt[i % 2 == 0 ? kRight : kLeft].push_back(beside[kRight][i]);
    }
    untangle(dealt, roles_, graph_);
    orders.push_back(dealt);
    Columns by_kind = beside;
    by_kind[kRight].clear();
    const std::set<TaskKind> right = balanced_kinds();
    for (const std::size_t node : roles_.served) {
      by_kind[right.contains(graph_.nodes[node].kind) ? kRight : kLeft].push_back(node);
    }
    if (!by_kind[kRight].empty() && !by_kind[kLeft].empty()) {
      untangle(by_kind, roles_, graph_);
      orders.push_back(by_kind);
    }
    return orders;
  }

  // The kinds to put on one side, so that both are about as long.
  std::set<TaskKind> balanced_kinds() const {
    std::map<TaskKind, int> counts;
    for (const std::size_t node : roles_.served) ++counts[graph_.nodes[node].kind];
    const std::vector<std::pair<TaskKind, int>> kinds(counts.begin(), counts.end());
    const int all = static_cast<int>(roles_.served.size());
    unsigned best = 0;
    int least = std::numeric_limits<int>::max();
    for (unsigned choice = 0; choice < (1U << kinds.size()); ++choice) {
      int sum = 0;
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        if ((choice >> i & 1U) != 0) sum += kinds[i].second;
      }
      if (std::abs(2 * sum - all) < least) {
        least = std::abs(2 * sum - all);
        best = choice;
      }
    }
    std::set<TaskKind> chosen;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if ((best >> i & 1U) != 0) chosen.insert(kinds[i].first);
    }
    return chosen;
  }

  // How wide a box may be before its name goes on two lines.
  std::set<double> possible_widths(const std::vector<std::size_t>& column) const {
    std::set<double> widths{0};
    for (const std::size_t node : column) widths.insert(boxes_[node].one_line.width);
    constexpr std::size_t kMost = 10;
    while (widths.size() > kMost) {  // every second one: the steps between them are small
      bool drop = false;
      for (auto it = std::next(widths.begin()); it != std::prev(widths.end());) {
        it = (drop = !drop) ? widths.erase(it) : std::next(it);
        if (it == widths.end()) break;
      }
    }
    return widths;
  }

  Size size_of(std::size_t node, double widest) const {
    const PageBox& box = boxes_[node];
    return box.one_line.width <= widest + 1e-9 ? box.one_line : box.two_lines;
  }

  Arrangement arrange(const Columns& columns, double widest_source, double widest_target,
                      double crossed) const {
    Arrangement one;
    one.columns = columns;
    one.boxes.resize(graph_.nodes.size());
    std::array<double, 3> width{};
    for (std::size_t side = 0; side < columns.size(); ++side) {
      const double widest = side == kMiddle ? widest_source : widest_target;
      for (const std::size_t node : columns[side]) {
        one.boxes[node].size = size_of(node, widest);
        width[side] = std::max(width[side], one.boxes[node].size.width);
      }
    }
    // Boxes of a column are of one width, so that lines begin and end on one line.
    for (std::size_t side = 0; side < columns.size(); ++side) {
      for (const std::size_t node : columns[side]) one.boxes[node].size.width = width[side];
    }
    const double gaps = columns[kLeft].empty() ? 1 : 2;
    const double boxes = width[kMiddle] + width[kRight] + width[kLeft];
    const double gap = (room_.width - boxes) / gaps;
    one.gap = std::clamp(gap, kLeastGap, kMostGap);
    if (!columns[kMiddle].empty()) {
      one.left[kMiddle] = columns[kLeft].empty() ? 0 : width[kLeft] + one.gap;
      one.right[kMiddle] = one.left[kMiddle] + width[kMiddle];
      one.left[kRight] = one.right[kMiddle] + one.gap;
      one.right[kRight] = one.left[kRight] + width[kRight];
      one.right[kLeft] = width[kLeft];
      one.size.width = one.right[columns[kRight].empty() ? kMiddle : kRight];
    }
    place_rows(one, kRowGap);
    place_rest(one);
    stretch(one);
    one.score = score_of(one, gap, crossed);
    return one;
  }

  void place_rows(Arrangement& one, double gap) const {
    std::vector<double> y(graph_.nodes.size(), 0);
    const auto place = [&](Side side, bool by_partners) {
      const auto& column = one.columns[side];
      std::vector<double> wished, sizes;
      for (const std::size_t node : column) {
        double sum = 0;
        for (const std::size_t partner : roles_.partners[node]) sum += y[partner];
        const auto count = static_cast<double>(roles_.partners[node].size());
        wished.push_back(by_partners && count > 0 ? sum / count : 0);
        sizes.push_back(one.boxes[node].size.height);
      }
      const auto places = separate(wished, sizes, gap);
      for (std::size_t i = 0; i < column.size(); ++i) y[column[i]] = places[i];
    };
    place(kRight, false);
    place(kLeft, false);
    place(kMiddle, true);
    place(kRight, true);
    place(kLeft, true);
    place(kMiddle, true);
    double top = std::numeric_limits<double>::infinity(), bottom = 0;
    for (const auto& column : one.columns) {
      for (const std::size_t node : column) {
        top = std::min(top, y[node] - one.boxes[node].size.height / 2);
      }
    }
    for (std::size_t side = 0; side < one.columns.size(); ++side) {
      for (const std::size_t node : one.columns[side]) {
        Box& box = one.boxes[node];
        box.centre = {(one.left[side] + one.right[side]) / 2, y[node] - top};
        bottom = std::max(bottom, box.bottom());
      }
    }
    one.size.height = bottom;
  }

  // Rows of boxes below, each about as wide as the next, in the middle.
  void place_rest(Arrangement& one) const {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (!boxes_[i].shown) one.boxes[i] = {{0, 0}, boxes_[i].one_line};
    }
    if (roles_.apart.empty()) return;
    double widest = std::max(one.size.width, room_.width), all = -kBoxGap;
    const auto size_in_row = [&](std::size_t node) {
      const PageBox& box = boxes_[node];
      return box.one_line.width <= 0.34 * widest ? box.one_line : box.two_lines;
    };
    for (const std::size_t node : roles_.apart) {
      widest = std::max(widest, size_in_row(node).width);
      all += size_in_row(node).width + kBoxGap;
    }
    const double rows = std::max(1.0, std::ceil(all / widest));
    double y = one.size.height > 0 ? one.size.height + kBelow : 0;
    double total = one.size.width;
    std::vector<std::pair<std::vector<std::size_t>, double>> packed;
    for (const std::size_t node : roles_.apart) {
      const double more = size_in_row(node).width;
      const double even = all / rows;
      const bool full =
          packed.empty() || packed.back().second + kBoxGap + more > widest ||
          (packed.back().second + 0.5 * more > even && static_cast<double>(packed.size()) < rows);
      if (full) packed.push_back({{}, -kBoxGap});
      packed.back().first.push_back(node);
      packed.back().second += kBoxGap + more;
    }
    for (const auto& [row, width] : packed) total = std::max(total, width);
    if (total > one.size.width) shift(one, (total - one.size.width) / 2);
    one.size.width = total;
    for (const auto& [row, width] : packed) {
      double x = (total - width) / 2, height = 0;
      for (const std::size_t node : row) height = std::max(height, size_in_row(node).height);
      for (const std::size_t node : row) {
        const Size size = size_in_row(node);
        one.boxes[node] = {{x + size.width / 2, y + height / 2}, size};
        x += size.width + kBoxGap;
      }
      y += height + kRowGap;
    }
    one.size.height = y - kRowGap;
  }

  void shift(Arrangement& one, double by) const {
    for (std::size_t side = 0; side < one.columns.size(); ++side) {
      one.left[side] += by;
      one.right[side] += by;
      for (const std::size_t node : one.columns[side]) one.boxes[node].centre.x += by;
    }
  }

  // Rows apart where a height is given, or the whole would be a mere strip.
  void stretch(Arrangement& one) const {
    const double wanted = room_.height > 0 ? room_.height : one.size.width / (1.35 * kWantedAspect);
    if (one.size.height <= 0 || wanted <= one.size.height) return;
    const double factor = std::min(wanted / one.size.height, kMostStretched);
    double bottom = 0;
    for (Box& box : one.boxes) {
      box.centre.y *= factor;
      bottom = std::max(bottom, box.bottom());
    }
    double top = bottom;
    for (std::size_t i = 0; i < one.boxes.size(); ++i) {
      if (boxes_[i].shown) top = std::min(top, one.boxes[i].top());
    }
    for (Box& box : one.boxes) box.centre.y -= top;
    one.size.height = bottom - top;
  }

  double score_of(const Arrangement& one, double wished_gap, double crossed) const {
    double score = 0;
    if (one.size.width > room_.width + 1e-9) score += 100 * (one.size.width / room_.width - 1) + 10;
    if (room_.height > 0 && one.size.height > room_.height) {
      score += 10 * (one.size.height / room_.height - 1);
    }
    // Long is worse than flat: a column's width is given, its height is shared with the text.
    const double aspect = std::log(one.size.width / std::max(1.0, one.size.height) / kWantedAspect);
    score += aspect < 0 ? -1.2 * aspect : 0.5 * aspect;
    // Where many lines cross they need room.
    const auto lines = static_cast<double>(std::max<std::size_t>(1, graph_.edges.size()));
    score += 0.25 * crossed / lines * kLeastGap / one.gap;
    // A name on one line is easier to read.
    double broken = 0, all = 1;
    for (const auto& column : one.columns) {
      for (const std::size_t node : column) {
        broken += one.boxes[node].size.height > boxes_[node].one_line.height;
        ++all;
      }
    }
    score += 0.4 * broken / all;
    score += 0.8 * std::max(0.0, 1 - one.size.width / room_.width);  // paper left empty
    score += 0.2 * std::max(0.0, 1.4 * kLeastGap / std::max(1.0, wished_gap) - 1);
    return score;
  }

  const TaskGraph& graph_;
  const std::vector<PageBox>& boxes_;
  PageRoom room_;
  Roles roles_;
};

// --- lines ---------------------------------------------------------------------------------------

// Leaves and arrives level; `out` and `in` are −1 where that is to the left.
void add_level(Curve& curve, Point from, double out, Point to, double in) {
  const double reach = out == in ? std::abs(to.x - from.x) / 2 : 0;
  // Back to the same side: a loop that is wider the longer it is.
  const double loop = std::min(3.2 * kEm, 1.2 * kEm + 0.12 * std::abs(to.y - from.y));
  const double far = out > 0 ? std::max(from.x, to.x) + loop : std::min(from.x, to.x) - loop;
  const double c1 = out == in ? from.x + out * reach : far;
  const double c2 = out == in ? to.x - in * reach : far;
  if (curve.empty()) curve.push_back(from);
  curve.insert(curve.end(), {{c1, from.y}, {c2, to.y}, to});
}

void add_straight(Curve& curve, Point to) {
  const Point from = curve.back();
  const auto between = [&](double share) {
    return Point{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
  };
  curve.insert(curve.end(), {between(1.0 / 3), between(2.0 / 3), to});
}

class LineDrawer {
 public:
  LineDrawer(const TaskGraph& graph, const Arrangement& places) : graph_(graph), places_(places) {
    side_.assign(graph.nodes.size(), kMiddle);
    for (const Side side : {kRight, kLeft}) {
      for (const std::size_t node : places.columns[side]) side_[node] = side;
    }
    arrivals_.resize(graph.nodes.size());
    for (std::size_t i = 0; i < graph.transfers.size(); ++i) {
      arrivals_[graph.transfers[i].target.index()].push_back(i);
    }
  }

  void draw(Drawing& drawing) const {
    drawing.junctions.resize(static_cast<std::size_t>(graph_.junctions));
    for (std::size_t i = 0; i < graph_.transfers.size(); ++i) {
      const std::int32_t junction = graph_.transfers[i].junction;
      if (junction >= 0) drawing.junctions[static_cast<std::size_t>(junction)] = lane(i);
    }
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const GraphEdge& edge = graph_.edges[i];
      const auto transfer = static_cast<std::size_t>(edge.transfer);
      DrawnEdge drawn;
      drawn.edge = static_cast<std::int32_t>(i);
      drawn.arrow = edge.target.valid();
      drawn.routed = true;
      if (edge.source.valid()) {
        const double in = heading(transfer);
        const Side side = side_[graph_.transfers[transfer].target.index()];
        const double out = side == kLeft ? -1 : 1;
        const Box& box = places_.boxes[edge.source.index()];
        add_level(drawn.points, {out > 0 ? box.right() : box.left(), box.centre.y}, out,
                  lane(transfer), in);
      } else {
        drawn.points.push_back(lane(transfer));
      }
      if (drawn.arrow) add_straight(drawn.points, port(transfer));
      drawn.direction = arrival_direction(drawn.points);
      drawing.edges.push_back(std::move(drawn));
    }
  }

 private:
  bool into_source(std::size_t transfer) const {
    return side_[graph_.transfers[transfer].target.index()] == kMiddle;
  }
  // 1: lines arrive from the left. Those into the column of sources come back to its right side.
  double heading(std::size_t transfer) const {
    return side_[graph_.transfers[transfer].target.index()] == kRight ? 1 : -1;
  }
  Point port(std::size_t transfer) const {
    const std::size_t target = graph_.transfers[transfer].target.index();
    const Box& box = places_.boxes[target];
    const auto& all = arrivals_[target];
    const auto place =
        static_cast<double>(std::find(all.begin(), all.end(), transfer) - all.begin());
    const auto count = static_cast<double>(all.size());
    const double step = std::min(kPort, 0.8 * box.size.height / count);
    double y = box.centre.y + (place - (count - 1) / 2) * step;
    // What leaves a source leaves it at its middle.
    if (into_source(transfer)) y = box.top() + 0.24 * box.size.height + place * 0.3 * kEm;
    return {heading(transfer) > 0 ? box.left() : box.right(), y};
  }
  Point lane(std::size_t transfer) const {
    const Point end = port(transfer);
    return {end.x - heading(transfer) * (into_source(transfer) ? 0.7 : 1) * kLane, end.y};
  }

  const TaskGraph& graph_;
  const Arrangement& places_;
  std::vector<Side> side_;
  std::vector<std::vector<std::size_t>> arrivals_;  // transfers, by target
};

}  // namespace

Drawing arrange_for_page(const TaskGraph& graph, const std::vector<PageBox>& boxes, PageRoom room) {
  Arranger arranger(graph, boxes, room);
  const Arrangement places = arranger.best();
  Drawing drawing;
  drawing.graph = graph;
  drawing.size = places.size;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    drawing.nodes.push_back({TaskId::from_index(i), places.boxes[i]});
  }
  LineDrawer(graph, places).draw(drawing);
  return drawing;
}

}  // namespace taskatlas::ui
