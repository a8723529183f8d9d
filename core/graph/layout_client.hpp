// SPDX-License-Identifier: MIT
// Graph layout and edge routing by the helper program taskatlas-layout, over pipes.
//
// Graphviz is not thread-safe, can take for ever and can crash; it lives in a process of its own
// (docs/layout-protocol.md has the protocol). A LayoutClient starts the helper at the first
// request, keeps it, and starts it anew when it dies, breaks the protocol or exceeds its time.
// All of it happens in the client's own thread: asking never blocks.
#pragma once

#include "base/run_context.hpp"
#include "graph/layout_request.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

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
// request, in any case; it must not throw or block, but may ask for more.
class LayoutClient {
 public:
  explicit LayoutClient(LayoutClientOptions options = {});
  ~LayoutClient();  // waiting and running requests become kStopped; the helper is ended
  LayoutClient(const LayoutClient&) = delete;
  LayoutClient& operator=(const LayoutClient&) = delete;

  using LayoutOutcome = HelperOutcome<LayoutResult>;
  using RouteOutcome = HelperOutcome<RouteResult>;
  using VersionOutcome = HelperOutcome<HelperVersion>;

  void layout(const LayoutRequest& request, std::stop_token stop,
              std::function<void(LayoutOutcome)> callback);
  void route(const RouteRequest& request, std::stop_token stop,
             std::function<void(RouteOutcome)> callback);
  void ping(std::stop_token stop, std::function<void(VersionOutcome)> callback);

  std::future<LayoutOutcome> layout(const LayoutRequest& request, std::stop_token stop = {});
  std::future<RouteOutcome> route(const RouteRequest& request, std::stop_token stop = {});
  std::future<VersionOutcome> ping(std::stop_token stop = {});

  // For programs that have nothing else to do: wait for the answer. Not from within a callback.
  LayoutOutcome layout(const LayoutRequest& request, const RunContext& context);
  RouteOutcome route(const RouteRequest& request, const RunContext& context);

  const std::filesystem::path& program() const;
  int starts() const;      // how often a helper was started
  int process_id() const;  // of the helper, -1 while there is none

 private:
  class Worker;
  std::shared_ptr<Worker> worker_;  // shared with the thread
  std::thread thread_;
};

}  // namespace taskatlas
