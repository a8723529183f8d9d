// SPDX-License-Identifier: MIT
#include "dot_layout.hpp"

#include "base/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// Last: they define MIN, MAX, TRUE and more.
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

namespace taskatlas::layout_helper {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kMaxMessages = 2000;  // bytes of Graphviz's messages that are kept

// Graphviz's error handler takes no context: its messages land here.
std::string& messages() {
  static std::string text;
  return text;
}

int keep_message(char* text) {
  if (text != nullptr && messages().size() < kMaxMessages) messages() += text;
  return 0;
}

std::string take_messages() {
  std::string text = std::exchange(messages(), {});
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// cgraph 6 takes char* where it means const char*.
char* mutable_text(const char* text) { return const_cast<char*>(text); }

class Graph {
 public:
  explicit Graph(GVC_t* context)
      : context_(context), graph_(agopen(mutable_text("g"), Agdirected, nullptr)) {
    if (graph_ == nullptr) throw std::runtime_error("Graphviz cannot make a graph");
  }
  ~Graph() {
    if (laid_out_) gvFreeLayout(context_, graph_);
    agclose(graph_);
  }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;

  void declare(int kind, const char* name, const std::string& value) {
    agattr(graph_, kind, mutable_text(name), mutable_text(value.c_str()));
  }
  Agraph_t* get() { return graph_; }
  bool layout() {
    laid_out_ = true;  // also what failed half way has to be freed
    return gvLayout(context_, graph_, "dot") == 0;
  }

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  bool laid_out_ = false;
};

std::string inches(double points) { return format_number(points / kPointsPerInch); }

void add_rank(Agraph_t* graph, const char* rank, const std::vector<Agnode_t*>& nodes) {
  if (nodes.empty()) return;
  Agraph_t* group = agsubg(graph, mutable_text(rank), 1);
  agsafeset(group, mutable_text("rank"), mutable_text(rank), mutable_text(""));
  for (Agnode_t* node : nodes) agsubnode(group, node, 1);
}

}  // namespace

struct DotLayout::Context {
  GVC_t* gvc = nullptr;
  ~Context() {
    if (gvc != nullptr) gvFreeContext(gvc);
  }
};

DotLayout::DotLayout() : context_(std::make_unique<Context>()) {
  agseterr(AGWARN);
  agseterrf(keep_message);
  // Kept for the program's life: a context costs 4 to 23 ms, and leaks when it is made anew.
  context_->gvc = gvContext();
  if (context_->gvc == nullptr) throw std::runtime_error("Graphviz does not start");
}

DotLayout::~DotLayout() = default;

std::string DotLayout::graphviz_version() const { return gvcVersion(context_->gvc); }

LayoutResult DotLayout::layout(const LayoutRequest& request) {
  LayoutResult result;
  if (request.nodes.empty()) return result;
  take_messages();
  agreseterrors();
  Graph graph(context_->gvc);
  graph.declare(AGRAPH, "splines", "none");  // positions only; routing would cost most of the time
  graph.declare(AGRAPH, "nodesep", inches(request.node_gap));
  graph.declare(AGRAPH, "ranksep", inches(request.rank_gap));
  graph.declare(AGNODE, "shape", "box");
  graph.declare(AGNODE, "label", "");  // text costs 15 ms of Pango
  graph.declare(AGNODE, "fixedsize", "true");
  graph.declare(AGNODE, "width", "1");
  graph.declare(AGNODE, "height", "1");

  std::vector<Agnode_t*> nodes;
  nodes.reserve(request.nodes.size());
  std::vector<Agnode_t*> first, last;
  for (std::size_t i = 0; i < request.nodes.size(); ++i) {
    Agnode_t* node = agnode(graph.get(), mutable_text(("n" + std::to_string(i)).c_str()), 1);
    if (node == nullptr) throw std::runtime_error("Graphviz cannot make a node");
    agset(node, mutable_text("width"), mutable_text(inches(request.nodes[i].width).c_str()));
    agset(node, mutable_text("height"), mutable_text(inches(request.nodes[i].height).c_str()));
    nodes.push_back(node);
    if (request.ranks.empty()) continue;
    if (request.ranks[i] == RankHint::kFirst) first.push_back(node);
    if (request.ranks[i] == RankHint::kLast) last.push_back(node);
  }
  for (const NodePair edge : request.edges) {
    if (agedge(graph.get(), nodes[edge.from], nodes[edge.to], nullptr, 1) == nullptr) {
      throw std::runtime_error("Graphviz cannot make an edge");
    }
  }
  add_rank(graph.get(), "min", first);
  add_rank(graph.get(), "max", last);

  if (!graph.layout()) {
    const std::string said = take_messages();
    throw std::runtime_error("dot failed" + (said.empty() ? said : ": " + said));
  }
  // dot counts y upwards. The box is ours: dot's own may be rounded.
  double left = 0, right = 0, bottom = 0, top = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const pointf centre = ND_coord(nodes[i]);
    const Size size = request.nodes[i];
    if (!std::isfinite(centre.x) || !std::isfinite(centre.y)) {
      throw std::runtime_error("dot gave a position that is no number");
    }
    const double l = centre.x - size.width / 2, r = centre.x + size.width / 2;
    const double b = centre.y - size.height / 2, t = centre.y + size.height / 2;
    left = i == 0 ? l : std::min(left, l);
    right = i == 0 ? r : std::max(right, r);
    bottom = i == 0 ? b : std::min(bottom, b);
    top = i == 0 ? t : std::max(top, t);
  }
  result.size = {right - left, top - bottom};
  result.centres.reserve(nodes.size());
  for (Agnode_t* node : nodes) {
    const pointf centre = ND_coord(node);
    result.centres.push_back({centre.x - left, top - centre.y});
  }
  return result;
}

}  // namespace taskatlas::layout_helper
