// SPDX-License-Identifier: MIT
#include "graph/graph_export.hpp"

#include "base/numbers.hpp"
#include "graph/text_escape.hpp"

#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

constexpr double kPointsPerInch = 72;

struct KindStyle {
  const char* shape;
  const char* fill;  // light enough for black text, apart for the colour-blind
};

KindStyle style_of(TaskKind kind) {
  switch (kind) {
    case TaskKind::k2D:
      return {"box", "#a6d8f5"};
    case TaskKind::k3D:
      return {"octagon", "#f7c98b"};
    case TaskKind::kGeometric:
      return {"hexagon", "#9edcc4"};
    case TaskKind::kSemantic:
      return {"ellipse", "#e8b9d3"};
    case TaskKind::kNone:
      break;
  }
  return {"box", "#dddddd"};
}

bool trained(NodeRole role) {
  return role == NodeRole::kSupervised || role == NodeRole::kSourceOnly;
}

// "S+S->T"
std::string describe(const TransferTable& table, const GraphTransfer& transfer) {
  std::vector<std::string> codes;
  for (const TaskId source : transfer.sources) codes.push_back(table.code(source));
  return join_codes(codes) + "->" + table.code(transfer.target);
}

std::string junction_id(const TransferTable& table, const GraphTransfer& transfer) {
  return "junction:" + describe(table, transfer);
}

struct EdgeEnds {
  std::string tail, head;
};

EdgeEnds ends_of(const TransferTable& table, const TaskGraph& graph, const GraphEdge& edge) {
  const GraphTransfer& transfer = graph.transfers[static_cast<std::size_t>(edge.transfer)];
  return {edge.source.valid() ? table.code(edge.source) : junction_id(table, transfer),
          edge.target.valid() ? table.code(edge.target) : junction_id(table, transfer)};
}

struct NamedValue {
  const char* name;
  double value;
};

template <class Measured>
std::vector<NamedValue> values_of(const Measured& item) {
  std::vector<NamedValue> values;
  for (const NamedValue value :
       {NamedValue{"affinity", item.affinity}, {"gain", item.gain}, {"quality", item.quality}}) {
    if (std::isfinite(value.value)) values.push_back(value);
  }
  return values;
}

// ---- DOT ------------------------------------------------------------------------------------

class DotWriter {
 public:
  DotWriter(const TransferTable& table, const TaskGraph& graph, const Drawing* drawing,
            bool with_unused)
      : table_(table), graph_(graph), drawing_(drawing), with_unused_(with_unused) {}

  std::string write() {
    text_ = "digraph taxonomy {\n";
    if (drawing_ != nullptr) {
      text_ += "  graph [bb=\"0,0," + format_number(drawing_->size.width) + "," +
               format_number(drawing_->size.height) + "\"];\n";
    }
    text_ += "  node [fontname=\"Helvetica\", fontsize=10, style=filled];\n";
    for (const GraphNode& node : graph_.nodes) {
      if (with_unused_ || node.role != NodeRole::kUnused) write_node(node);
    }
    for (const GraphTransfer& transfer : graph_.transfers) {
      if (transfer.junction >= 0) write_junction(transfer);
    }
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) write_edge(i);
    return text_ + "}\n";
  }

 private:
  void attribute(const char* name, const std::string& quoted) {
    text_ += std::exchange(separator_, ", ");
    text_ += name;
    text_ += '=';
    text_ += quoted;
  }
  // In quotes: DOT's own numbers know no exponents.
  void attribute(const char* name, double value) {
    attribute(name, '"' + format_number(value) + '"');
  }
  void begin() {
    separator_ = "";
    text_ += " [";
  }
  void end() { text_ += "];\n"; }

  std::string position(Point p) const {  // y upwards
    return format_number(p.x) + "," + format_number(drawing_->size.height - p.y);
  }

  void write_node(const GraphNode& node) {
    const KindStyle style = style_of(node.kind);
    text_ += "  " + dot_quoted(table_.code(node.task));
    begin();
    attribute("label", dot_label(table_.task(node.task).name));
    attribute("kind", dot_quoted(to_string(node.kind)));
    attribute("role", dot_quoted(to_string(node.role)));
    if (trained(node.role)) {
      for (const auto& [name, value] : values_of(node)) attribute(name, value);
    }
    attribute("shape", style.shape);
    attribute("fillcolor", dot_quoted(style.fill));
    if (trained(node.role)) attribute("peripheries", "2");
    if (node.role == NodeRole::kSourceOnly || node.role == NodeRole::kUnused) {
      attribute("style", "\"filled,dashed\"");
    }
    if (drawing_ != nullptr) {
      const Box& box = drawing_->nodes[node.task.index()].box;
      attribute("pos", "\"" + position(box.centre) + "!\"");
      attribute("width", box.size.width / kPointsPerInch);
      attribute("height", box.size.height / kPointsPerInch);
      attribute("fixedsize", "true");
    }
    end();
  }

  void write_junction(const GraphTransfer& transfer) {
    text_ += "  " + dot_quoted(junction_id(table_, transfer));
    begin();
    attribute("label", "\"\"");
    attribute("kind", "\"junction\"");
    attribute("shape", "point");
    attribute("width", 0.05);
    if (drawing_ != nullptr) {
      const Point p = drawing_->junctions[static_cast<std::size_t>(transfer.junction)];
      attribute("pos", "\"" + position(p) + "!\"");
    }
    end();
  }

  void write_edge(std::size_t index) {
    const GraphEdge& edge = graph_.edges[index];
    const GraphTransfer& transfer = graph_.transfers[static_cast<std::size_t>(edge.transfer)];
    const EdgeEnds ends = ends_of(table_, graph_, edge);
    text_ += "  " + dot_quoted(ends.tail) + " -> " + dot_quoted(ends.head);
    begin();
    if (edge.target.valid()) {
      attribute("order", static_cast<double>(transfer.sources.size()));
      for (const auto& [name, value] : values_of(transfer)) attribute(name, value);
    } else {
      attribute("arrowhead", "none");
    }
    if (drawing_ != nullptr) attribute("pos", spline(drawing_->edges[index]));
    end();
  }

  std::string spline(const DrawnEdge& edge) const {
    std::string text = "\"";
    if (edge.arrow) text += "e," + position(edge.points.back()) + " ";
    for (std::size_t i = 0; i < edge.points.size(); ++i) {
      if (i > 0) text += ' ';
      text += position(edge.points[i]);
    }
    return text + "\"";
  }

  const TransferTable& table_;
  const TaskGraph& graph_;
  const Drawing* drawing_;
  bool with_unused_;
  std::string text_;
  const char* separator_ = "";
};

// ---- GraphML --------------------------------------------------------------------------------

std::string data(const char* key, std::string_view value) {
  return "      <data key=\"" + std::string(key) + "\">" + xml_escaped(value) + "</data>\n";
}

std::string measured(const char* prefix, const std::vector<NamedValue>& values) {
  std::string text;
  for (const auto& [name, value] : values) {
    text += data((prefix + std::string(name)).c_str(), format_number(value));
  }
  return text;
}

std::string key(const char* id, const char* domain, const char* name, const char* type) {
  return "  <key id=\"" + std::string(id) + "\" for=\"" + domain + "\" attr.name=\"" + name +
         "\" attr.type=\"" + type + "\"/>\n";
}

// ---- JSON -----------------------------------------------------------------------------------

nlohmann::json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(nullptr);
}

template <class Measured>
void add_values(nlohmann::json& object, const Measured& item) {
  object["affinity"] = number_or_null(item.affinity);
  object["gain"] = number_or_null(item.gain);
  object["quality"] = number_or_null(item.quality);
}

nlohmann::json point_json(Point p) { return nlohmann::json::array({p.x, p.y}); }

nlohmann::json code_or_null(const TransferTable& table, TaskId task) {
  return task.valid() ? nlohmann::json(table.code(task)) : nlohmann::json(nullptr);
}

nlohmann::json graph_json(const TransferTable& table, const TaskGraph& graph,
                          const Drawing* drawing, bool with_unused) {
  nlohmann::json nodes = nlohmann::json::array(), transfers = nlohmann::json::array();
  for (const GraphNode& node : graph.nodes) {
    if (!with_unused && node.role == NodeRole::kUnused) continue;
    nlohmann::json item = {{"id", table.code(node.task)},
                           {"name", valid_utf8(table.task(node.task).name)},
                           {"kind", to_string(node.kind)},
                           {"role", to_string(node.role)}};
    add_values(item, node);
    if (drawing != nullptr) {
      const Box& box = drawing->nodes[node.task.index()].box;
      item["x"] = box.centre.x;
      item["y"] = box.centre.y;
      item["width"] = box.size.width;
      item["height"] = box.size.height;
    }
    nodes.push_back(std::move(item));
  }
  for (const GraphTransfer& transfer : graph.transfers) {
    nlohmann::json sources = nlohmann::json::array();
    for (const TaskId source : transfer.sources) sources.push_back(table.code(source));
    nlohmann::json item = {{"sources", std::move(sources)},
                           {"target", table.code(transfer.target)},
                           {"order", transfer.sources.size()}};
    add_values(item, transfer);
    if (drawing != nullptr) {
      item["junction"] =
          transfer.junction < 0
              ? nlohmann::json(nullptr)
              : point_json(drawing->junctions[static_cast<std::size_t>(transfer.junction)]);
    }
    transfers.push_back(std::move(item));
  }
  return {{"nodes", std::move(nodes)}, {"transfers", std::move(transfers)}};
}

}  // namespace

std::string to_dot(const TransferTable& table, const TaskGraph& graph, bool with_unused) {
  return DotWriter(table, graph, nullptr, with_unused).write();
}

std::string to_dot(const TransferTable& table, const Drawing& drawing, bool with_unused) {
  return DotWriter(table, drawing.graph, &drawing, with_unused).write();
}

std::string to_graphml(const TransferTable& table, const TaskGraph& graph, bool with_unused) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  text += key("name", "node", "name", "string") + key("kind", "node", "kind", "string") +
          key("role", "node", "role", "string") + key("order", "edge", "order", "int");
  for (const char* name : {"affinity", "gain", "quality"}) {
    text += key(("node_" + std::string(name)).c_str(), "node", name, "double");
    text += key(("edge_" + std::string(name)).c_str(), "edge", name, "double");
  }
  text += "  <graph id=\"taxonomy\" edgedefault=\"directed\">\n";
  for (const GraphNode& node : graph.nodes) {
    if (!with_unused && node.role == NodeRole::kUnused) continue;
    text += "    <node id=\"" + xml_escaped(table.code(node.task)) + "\">\n" +
            data("name", table.task(node.task).name) + data("kind", to_string(node.kind)) +
            data("role", to_string(node.role));
    if (trained(node.role)) text += measured("node_", values_of(node));
    text += "    </node>\n";
  }
  for (const GraphTransfer& transfer : graph.transfers) {
    if (transfer.junction < 0) continue;
    text += "    <node id=\"" + xml_escaped(junction_id(table, transfer)) + "\">\n" +
            data("kind", "junction") + "    </node>\n";
  }
  for (const GraphEdge& edge : graph.edges) {
    const EdgeEnds ends = ends_of(table, graph, edge);
    const GraphTransfer& transfer = graph.transfers[static_cast<std::size_t>(edge.transfer)];
    text += "    <edge source=\"" + xml_escaped(ends.tail) + "\" target=\"" +
            xml_escaped(ends.head) + "\">\n";
    if (edge.target.valid()) {
      text += data("order", std::to_string(transfer.sources.size())) +
              measured("edge_", values_of(transfer));
    }
    text += "    </edge>\n";
  }
  return text + "  </graph>\n</graphml>\n";
}

nlohmann::json to_json(const TransferTable& table, const TaskGraph& graph, bool with_unused) {
  return graph_json(table, graph, nullptr, with_unused);
}

nlohmann::json to_json(const TransferTable& table, const Drawing& drawing, bool with_unused) {
  nlohmann::json json = graph_json(table, drawing.graph, &drawing, with_unused);
  json["size"] = {drawing.size.width, drawing.size.height};
  nlohmann::json curves = nlohmann::json::array();
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    const GraphEdge& edge = drawing.graph.edges[i];
    nlohmann::json points = nlohmann::json::array();
    for (const Point p : drawing.edges[i].points) points.push_back(point_json(p));
    curves.push_back({{"from", code_or_null(table, edge.source)},
                      {"to", code_or_null(table, edge.target)},
                      {"points", std::move(points)},
                      {"routed", drawing.edges[i].routed}});
  }
  json["curves"] = std::move(curves);
  return json;
}

}  // namespace taskatlas
