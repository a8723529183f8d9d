// SPDX-License-Identifier: MIT
#include "graph/curve_cache.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <numeric>
#include <stop_token>
#include <unordered_map>
#include <utility>
#include <vector>

namespace taskatlas {
namespace {

constexpr std::size_t kBatch = 32;  // pairs in one request: some 20 ms of the helper's time
constexpr int kMostFailures = 8;    // requests failed in a row, after which all is given up
constexpr double kMargin = 6;       // points between curves and the boxes that they pass

std::uint64_t key_of(NodePair pair) { return std::uint64_t{pair.from} << 32 | pair.to; }

}  // namespace

struct CurveCache::State : std::enable_shared_from_this<CurveCache::State> {
  enum class Status : std::uint8_t { kIdle, kWaiting, kAsked, kRouted, kFailed };
  struct Entry {
    std::shared_ptr<const Curve> curve;
    Status status = Status::kIdle;
    bool urgent = false;
  };
  using Batch = std::vector<NodePair>;

  FrozenLayout layout;
  std::vector<Box> boxes;
  std::shared_ptr<LayoutClient> client;
  std::stop_source stop;

  mutable std::mutex mutex;  // of all that follows
  std::condition_variable_any idle;
  std::unordered_map<std::uint64_t, Entry> entries;
  std::deque<NodePair> urgent, later;  // may hold pairs that are no longer waiting
  std::deque<Batch> retries;           // parts of requests that failed
  bool asking = false;                 // a request is under way
  std::size_t waiting = 0;             // entries that are kWaiting or kAsked
  std::size_t routed = 0;
  int failures = 0;  // in a row
  std::string last_failure;

  std::recursive_mutex notify_mutex;  // held while the callback runs
  std::function<void()> callback;

  void check(NodePair pair) const {
    if (pair.from >= boxes.size() || pair.to >= boxes.size() || pair.from == pair.to) {
      throw usage_error("a curve needs two different nodes of the layout");
    }
  }

  // mutex is held.
  void put_in_line(Entry& entry, NodePair pair, bool at_once) {
    if (entry.status != Status::kIdle && entry.status != Status::kWaiting) return;
    if (entry.status == Status::kIdle) {
      entry.status = Status::kWaiting;
      ++waiting;
      if (!at_once) later.push_back(pair);
    }
    if (at_once && !entry.urgent) {
      entry.urgent = true;
      urgent.push_back(pair);
    }
  }

  // mutex is held.
  Batch next_batch() {
    Batch batch;
    if (!retries.empty()) {
      batch = std::move(retries.front());
      retries.pop_front();
      return batch;
    }
    for (auto* line : {&urgent, &later}) {
      while (!line->empty() && batch.size() < kBatch) {
        Entry& entry = entries[key_of(line->front())];
        if (entry.status == Status::kWaiting) {
          entry.status = Status::kAsked;
          batch.push_back(line->front());
        }
        line->pop_front();
      }
    }
    return batch;
  }

  // Asks for the next pairs where nothing is under way. mutex is not held: the answer may come
  // before this returns.
  void ask() {
    Batch batch;
    {
      const std::lock_guard lock(mutex);
      if (asking || stop.stop_requested()) return;
      batch = next_batch();
      if (batch.empty()) return;
      asking = true;
    }
    const RouteRequest request{boxes, batch, kMargin};
    client->route(request, stop.get_token(),
                  [weak = weak_from_this(), batch](LayoutClient::RouteOutcome outcome) {
                    if (const auto self = weak.lock()) self->take(batch, std::move(outcome));
                  });
  }

  // mutex is held.
  void settle(NodePair pair, Status status) {
    entries[key_of(pair)].status = status;
    --waiting;
  }

  // mutex is held.
  void give_up_on_all() {
    for (auto& [key, entry] : entries) {
      if (entry.status == Status::kWaiting || entry.status == Status::kAsked) {
        entry.status = Status::kFailed;
      }
    }
    waiting = 0;
    urgent.clear();
    later.clear();
    retries.clear();
  }

  // mutex is held.
  void take_failure(const Batch& batch, const std::string& reason) {
    last_failure = reason;
    if (++failures >= kMostFailures) return give_up_on_all();
    if (batch.size() == 1) return settle(batch.front(), Status::kFailed);
    // One pair may have spoilt it for the others.
    const auto middle = batch.begin() + static_cast<std::ptrdiff_t>(batch.size() / 2);
    retries.emplace_back(batch.begin(), middle);
    retries.emplace_back(middle, batch.end());
  }

  void take(const Batch& batch, LayoutClient::RouteOutcome outcome) {
    {
      const std::lock_guard lock(mutex);
      asking = false;
      if (outcome.status == HelperStatus::kFailed) {
        take_failure(batch, outcome.reason);
      } else if (outcome.status == HelperStatus::kStopped) {
        give_up_on_all();  // we or the client are going away
      } else {
        failures = 0;
        for (std::size_t i = 0; i < batch.size(); ++i) {
          Route& route = outcome.result.routes[i];
          if (!route.error.empty()) {
            last_failure = std::move(route.error);
            settle(batch[i], Status::kFailed);
            continue;
          }
          entries[key_of(batch[i])].curve = std::make_shared<const Curve>(std::move(route.curve));
          settle(batch[i], Status::kRouted);
          ++routed;
        }
      }
    }
    idle.notify_all();
    {
      const std::lock_guard lock(notify_mutex);
      // A copy: the callback may replace itself.
      if (const auto call = callback; call && !stop.stop_requested()) call();
    }
    ask();
  }
};

CurveCache::CurveCache(FrozenLayout layout, std::shared_ptr<LayoutClient> client)
    : state_(std::make_shared<State>()) {
  if (!client) throw usage_error("a curve cache needs a layout client");
  state_->layout = std::move(layout);
  state_->client = std::move(client);
  for (const FrozenNode& node : state_->layout.nodes()) state_->boxes.push_back(node.box);
}

CurveCache::~CurveCache() {
  state_->stop.request_stop();
  notify({});
}

const FrozenLayout& CurveCache::layout() const { return state_->layout; }

CachedCurve CurveCache::curve(std::size_t from, std::size_t to) {
  const NodePair pair{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
  state_->check(pair);
  CachedCurve result;
  bool wanted = false;
  {
    const std::lock_guard lock(state_->mutex);
    State::Entry& entry = state_->entries[key_of(pair)];
    if (!entry.curve) {
      entry.curve = std::make_shared<const Curve>(
          plain_cubic(state_->boxes[pair.from], state_->boxes[pair.to]));
    }
    state_->put_in_line(entry, pair, true);
    result = {entry.curve, entry.status == State::Status::kRouted};
    wanted = entry.status == State::Status::kWaiting && !state_->asking;
  }
  if (wanted) state_->ask();
  return result;
}

void CurveCache::prefetch(std::span<const NodePair> pairs) {
  for (const NodePair pair : pairs) state_->check(pair);
  {
    const std::lock_guard lock(state_->mutex);
    for (const NodePair pair : pairs) {
      state_->put_in_line(state_->entries[key_of(pair)], pair, false);
    }
  }
  state_->ask();
}

void CurveCache::prefetch_all() {
  const auto count = static_cast<std::uint32_t>(state_->boxes.size());
  std::vector<std::pair<double, NodePair>> pairs;
  for (std::uint32_t from = 0; from < count; ++from) {
    for (std::uint32_t to = 0; to < count; ++to) {
      if (from == to) continue;
      const Point a = state_->boxes[from].centre, b = state_->boxes[to].centre;
      pairs.push_back({std::hypot(a.x - b.x, a.y - b.y), {from, to}});
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<NodePair> sorted;
  sorted.reserve(pairs.size());
  for (const auto& [distance, pair] : pairs) sorted.push_back(pair);
  prefetch(sorted);
}

void CurveCache::notify(std::function<void()> callback) {
  const std::lock_guard lock(state_->notify_mutex);
  state_->callback = std::move(callback);
}

std::size_t CurveCache::routed() const {
  const std::lock_guard lock(state_->mutex);
  return state_->routed;
}

std::size_t CurveCache::waiting() const {
  const std::lock_guard lock(state_->mutex);
  return state_->waiting;
}

std::string CurveCache::last_failure() const {
  const std::lock_guard lock(state_->mutex);
  return state_->last_failure;
}

bool CurveCache::wait(const RunContext& context) {
  std::unique_lock lock(state_->mutex);
  return state_->idle.wait(lock, context.stop, [&] { return state_->waiting == 0; });
}

}  // namespace taskatlas
