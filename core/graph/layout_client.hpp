// SPDX-License-Identifier: MIT
// Graph layout and edge routing by the helper program taskatlas-layout, over pipes.
//
// Graphviz is not thread-safe, can take for ever and can crash; it lives in a process of its own
// (docs/layout-protocol.md has the protocol). A LayoutClient starts the helper at the first
// request, keeps it, and starts it anew when it dies, breaks the protocol or exceeds its time.
// All of it happens in the client's own thread: asking never blocks.
#pragma once

#include "base/run_context.hpp"
#include "graph/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace taskatlas {

// What became of a request. kFailed: `reason` says why, for people; the next request is tried on
// a fresh helper. kStopped: its stop token was used, or the client went away.
enum class HelperStatus : std::uint8_t { kDone, kFailed, kStopped };

template <class Result>
struct HelperOutcome {
  HelperStatus status = HelperStatus::kFailed;
  Result result;       // of kDone
  std::string reason;  // of kFailed

  bool done() const { return status == HelperStatus::kDone; }
};

// Wishes about a node's rank (its row in the drawing).
enum class RankHint : std::uint8_t { kNone = 0, kFirst = 1, kLast = 2 };

// A directed pair of positions in a request's nodes.
struct NodePair {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  auto operator<=>(const NodePair&) const = default;
};

// Graphviz's dot, top to bottom. Only places nodes; edges pull but are not drawn.
struct LayoutRequest {
  std::vector<Size> nodes;      // at most kMaxLayoutNodes, each side in (0, kMaxSide]
  std::vector<RankHint> ranks;  // empty, or one for each node
  std::vector<NodePair> edges;  // at most kMaxLayoutEdges; parallel edges and loops are allowed
  double node_gap = 18;         // least distance between neighbours in a rank, [0, kMaxGap]
  double rank_gap = 36;         // least distance between ranks, [0, kMaxGap]
};

struct LayoutResult {
  std::vector<Point> centres;  // of the nodes, in the request's order
  Size size;                   // of the box around all nodes; its top left corner is the origin
};

// Curves between boxes that keep clear of all the other boxes.
struct RouteRequest {
  std::vector<Box> boxes;       // at most kMaxRouteBoxes
  std::vector<NodePair> pairs;  // at most kMaxRoutePairs; from ≠ to
  double margin = 6;            // kept from boxes where there is room for it, [0, kMaxGap]
};

struct Route {
  Curve curve;        // from the border of one box to that of the other; empty where it failed
  std::string error;  // why there is no curve
};

struct RouteResult {
  std::vector<Route> routes;  // one for each pair
};

struct HelperVersion {
  std::uint32_t protocol = 0;
  std::string program;   // "taskatlas-layout 0.1.0"
  std::string graphviz;  // "2.43.0"
};

// The helper refuses more than this, and so does the client before it sends anything.
inline constexpr std::size_t kMaxLayoutNodes = 5000;
inline constexpr std::size_t kMaxLayoutEdges = 50000;
inline constexpr std::size_t kMaxRouteBoxes = 500;
inline constexpr std::size_t kMaxRoutePairs = 10000;
inline constexpr double kMaxSide = 10000;      // points
inline constexpr double kMaxGap = 1000;        // points
inline constexpr double kMaxCoordinate = 1e7;  // points

struct LayoutClientOptions {
  std::filesystem::path program;  // empty: $TASKATLAS_LAYOUT, or taskatlas-layout beside the
                                  // running program
  double time_limit = 10;         // seconds for one request, > 0; then the helper is killed
  double start_limit = 10;        // seconds for a fresh helper to say who it is, > 0
  double stop_grace = 0.1;        // seconds that a helper whose request was stopped gets to
                                  // finish before it is killed, ≥ 0
};

// Thread-safe. Requests are served one after another, in the order in which they came; one that
// is stopped while it waits is dropped. A callback runs in the client's thread, once for each
// request, in any case; it must not throw, block or destroy the client, but may ask for more.
class LayoutClient {
 public:
  explicit LayoutClient(LayoutClientOptions options = {});
  ~LayoutClient();  // waiting and running requests become kStopped; the helper is ended
  LayoutClient(const LayoutClient&) = delete;
  LayoutClient& operator=(const LayoutClient&) = delete;

  using LayoutOutcome = HelperOutcome<LayoutResult>;
  using RouteOutcome = HelperOutcome<RouteResult>;
  using VersionOutcome = HelperOutcome<HelperVersion>;

  void layout(LayoutRequest request, std::stop_token stop,
              std::function<void(LayoutOutcome)> callback);
  void route(RouteRequest request, std::stop_token stop,
             std::function<void(RouteOutcome)> callback);
  void ping(std::stop_token stop, std::function<void(VersionOutcome)> callback);

  std::future<LayoutOutcome> layout(LayoutRequest request, std::stop_token stop = {});
  std::future<RouteOutcome> route(RouteRequest request, std::stop_token stop = {});
  std::future<VersionOutcome> ping(std::stop_token stop = {});

  // For programs that have nothing else to do: wait for the answer. Not from within a callback.
  LayoutOutcome layout(LayoutRequest request, const RunContext& context);
  RouteOutcome route(RouteRequest request, const RunContext& context);

  const std::filesystem::path& program() const;
  int starts() const;      // how often a helper was started
  int process_id() const;  // of the helper, -1 while there is none

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace taskatlas
