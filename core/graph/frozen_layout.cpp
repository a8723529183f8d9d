// SPDX-License-Identifier: MIT
#include "graph/frozen_layout.hpp"

#include "base/error.hpp"
#include "graph/task_graph.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

constexpr int kVersion = 1;
constexpr std::int32_t kNoNode = -1;

bool usable(double value) { return std::abs(value) <= kMaxCoordinate; }  // no NaN either
bool usable_side(double value) { return value >= kMinSide && value <= kMaxSide; }

const Size& size_of(const std::map<std::string, Size>& sizes, const std::string& code) {
  const auto found = sizes.find(code);
  if (found == sizes.end()) throw usage_error("no size was given for the task " + code);
  if (!usable_side(found->second.width) || !usable_side(found->second.height)) {
    throw usage_error("the size of the task " + code +
                      " is out of range: each side must be 1 to 10000 points");
  }
  return found->second;
}

// Equal cells, row by row, for boxes that nothing connects. Centres relative to its top left.
struct Grid {
  std::vector<Point> centres;
  Size size;
};

Grid make_grid(const std::vector<Size>& boxes, double width, double gap) {
  Grid grid;
  if (boxes.empty()) return grid;
  Size cell;
  for (const Size box : boxes) {
    cell.width = std::max(cell.width, box.width);
    cell.height = std::max(cell.height, box.height);
  }
  const auto count = static_cast<double>(boxes.size());
  // Nothing above that would say how wide: about twice as wide as high, like a window.
  if (width <= 0) width = std::sqrt(2 * count * (cell.width + gap) * (cell.height + gap));
  const double columns =
      std::clamp(std::floor((width + gap) / (cell.width + gap)), 1.0, std::max(1.0, count));
  const auto per_row = static_cast<std::size_t>(columns);
  const std::size_t rows = (boxes.size() + per_row - 1) / per_row;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto column = static_cast<double>(i % per_row);
    const std::size_t row = i / per_row;
    grid.centres.push_back({cell.width / 2 + column * (cell.width + gap),
                            cell.height / 2 + static_cast<double>(row) * (cell.height + gap)});
  }
  grid.size = {columns * (cell.width + gap) - gap,
               static_cast<double>(rows) * (cell.height + gap) - gap};
  return grid;
}

[[noreturn]] void wrong(const std::string& member, const std::string& expected) {
  throw bad_input("the stored positions of the graph: " + member + " must be " + expected);
}

double read_number(const nlohmann::json& object, const char* member, const std::string& where) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_number() || !usable(found->get<double>())) {
    wrong(where + "." + member, "a number of points");
  }
  return found->get<double>();
}

FrozenNode read_node(const nlohmann::json& json, const std::string& where) {
  if (!json.is_object()) wrong(where, "an object");
  FrozenNode node;
  const auto code = json.find("code");
  if (code == json.end() || !code->is_string()) wrong(where + ".code", "a task code");
  node.code = code->get<std::string>();
  node.box = {{read_number(json, "x", where), read_number(json, "y", where)},
              {read_number(json, "width", where), read_number(json, "height", where)}};
  const auto used = json.find("used");
  if (used == json.end() || !used->is_boolean()) wrong(where + ".used", "true or false");
  node.used = used->get<bool>();
  return node;
}

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace

FrozenLayout::FrozenLayout(std::vector<FrozenNode> nodes, Size size)
    : nodes_(std::move(nodes)), size_(size) {
  if (!usable(size_.width) || !usable(size_.height) || size_.width < 0 || size_.height < 0) {
    throw bad_input("the positions of the graph: its size is out of range");
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const FrozenNode& node = nodes_[i];
    if (!usable(node.box.centre.x) || !usable(node.box.centre.y) ||
        !usable_side(node.box.size.width) || !usable_side(node.box.size.height)) {
      throw bad_input("the positions of the graph: the box of " + node.code + " is out of range");
    }
    if (!by_code_.emplace(node.code, i).second) {
      throw bad_input("the positions of the graph: " + node.code + " stands in it twice");
    }
  }
}

std::optional<std::size_t> FrozenLayout::find(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  if (found == by_code_.end()) return std::nullopt;
  return found->second;
}

HelperOutcome<FrozenLayout> freeze_layout(const TransferTable& table,
                                          std::span<const Taxonomy> taxonomies,
                                          const std::map<std::string, Size>& sizes,
                                          LayoutClient& client, const FreezeOptions& options,
                                          const RunContext& context) {
  if (!(options.node_gap >= 1 && options.node_gap <= kMaxGap) ||
      !(options.rank_gap >= 1 && options.rank_gap <= kMaxGap)) {
    throw usage_error("the gaps of a layout must be 1 to 1000 points");
  }
  const TaskUnion all = unite(taxonomies);
  LayoutRequest request;
  request.node_gap = options.node_gap;
  request.rank_gap = options.rank_gap;
  std::vector<std::int32_t> position(table.tasks().size(), kNoNode);
  for (const TaskId task : all.tasks) {
    position[task.index()] = static_cast<std::int32_t>(request.nodes.size());
    request.nodes.push_back(size_of(sizes, table.code(task)));
  }
  for (const auto& [source, target] : all.edges) {
    request.edges.push_back({static_cast<std::uint32_t>(position[source.index()]),
                             static_cast<std::uint32_t>(position[target.index()])});
  }
  std::vector<Size> loose;
  for (std::size_t i = 0; i < position.size(); ++i) {
    if (position[i] == kNoNode) loose.push_back(size_of(sizes, table.tasks()[i].code));
  }

  HelperOutcome<FrozenLayout> outcome;
  LayoutResult placed;
  if (!request.nodes.empty()) {
    auto answer = client.layout(request, context);
    outcome.status = answer.status;
    outcome.reason = std::move(answer.reason);
    if (!answer.done()) return outcome;
    placed = std::move(answer.result);
  }
  const Grid grid = make_grid(loose, placed.size.width, options.node_gap);
  const double width = std::max(placed.size.width, grid.size.width);
  const double shift_placed = (width - placed.size.width) / 2;
  const double shift_grid = (width - grid.size.width) / 2;
  const double grid_top =
      placed.centres.empty() ? 0 : placed.size.height + (loose.empty() ? 0 : options.rank_gap);
  std::vector<FrozenNode> nodes;
  std::size_t next_loose = 0;
  for (std::size_t i = 0; i < position.size(); ++i) {
    FrozenNode node;
    node.code = table.tasks()[i].code;
    node.box.size = size_of(sizes, node.code);
    node.used = position[i] != kNoNode;
    if (node.used) {
      const Point p = placed.centres[static_cast<std::size_t>(position[i])];
      node.box.centre = {p.x + shift_placed, p.y};
    } else {
      const Point p = grid.centres[next_loose++];
      node.box.centre = {p.x + shift_grid, p.y + grid_top};
    }
    nodes.push_back(std::move(node));
  }
  outcome.status = HelperStatus::kDone;
  outcome.result = FrozenLayout(std::move(nodes), {width, grid_top + grid.size.height});
  return outcome;
}

std::map<std::string, Size> estimate_node_sizes(const TransferTable& table, double font_size) {
  if (!(font_size >= 1 && font_size <= 200)) {
    throw usage_error("the font size must be 1 to 200 points");
  }
  // An average sans serif: a character is 0.56 em wide, a line 1.2 em high.
  std::map<std::string, Size> sizes;
  for (const Task& task : table.tasks()) {
    const auto characters = static_cast<double>(code_points(task.name));
    sizes[task.code] = {std::min(kMaxSide, (0.56 * characters + 1.6) * font_size), 2.2 * font_size};
  }
  return sizes;
}

nlohmann::json to_json(const FrozenLayout& layout) {
  nlohmann::json nodes = nlohmann::json::array();
  for (const FrozenNode& node : layout.nodes()) {
    nodes.push_back({{"code", node.code},
                     {"x", node.box.centre.x},
                     {"y", node.box.centre.y},
                     {"width", node.box.size.width},
                     {"height", node.box.size.height},
                     {"used", node.used}});
  }
  return {{"version", kVersion},
          {"size", {layout.size().width, layout.size().height}},
          {"nodes", std::move(nodes)}};
}

FrozenLayout frozen_layout_from_json(const nlohmann::json& json) {
  if (!json.is_object()) wrong("the whole", "an object");
  const auto version = json.find("version");
  if (version == json.end() || !version->is_number_integer()) wrong("version", "a number");
  if (version->get<std::int64_t>() != kVersion) {
    wrong("version", "1; a newer program wrote them: lay the graph out again, or update");
  }
  const auto size = json.find("size");
  if (size == json.end() || !size->is_array() || size->size() != 2 || !(*size)[0].is_number() ||
      !(*size)[1].is_number()) {
    wrong("size", "two numbers of points");
  }
  const auto list = json.find("nodes");
  if (list == json.end() || !list->is_array()) wrong("nodes", "a list");
  std::vector<FrozenNode> nodes;
  for (std::size_t i = 0; i < list->size(); ++i) {
    nodes.push_back(read_node((*list)[i], "nodes[" + std::to_string(i) + "]"));
  }
  return FrozenLayout(std::move(nodes), {(*size)[0].get<double>(), (*size)[1].get<double>()});
}

}  // namespace taskatlas
