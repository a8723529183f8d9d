// SPDX-License-Identifier: MIT
// The curves between tasks on frozen positions: a route depends on its two ends alone, so each is
// computed once, in the background, and kept.
#pragma once

#include "base/run_context.hpp"
#include "graph/frozen_layout.hpp"
#include "graph/geometry.hpp"
#include "graph/layout_client.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace taskatlas {

struct CachedCurve {
  std::shared_ptr<const Curve> points;  // never null; border to border
  bool routed = false;                  // keeps clear of other boxes; false: the plain cubic
};

// Thread-safe. Pairs are positions in FrozenLayout::nodes(), from ≠ to.
class CurveCache {
 public:
  // Asks nothing yet.
  CurveCache(FrozenLayout layout, std::shared_ptr<LayoutClient> client);
  ~CurveCache();  // stops what it asked for; no notification comes after
  CurveCache(const CurveCache&) = delete;
  CurveCache& operator=(const CurveCache&) = delete;

  const FrozenLayout& layout() const;

  // At once, whatever the helper does: the routed curve if it is there, else the plain cubic, and
  // the pair is put in line to be routed, before those that were only prefetched.
  CachedCurve curve(std::size_t from, std::size_t to);

  // Puts pairs in line, in this order, unless they are there already.
  void prefetch(std::span<const NodePair> pairs);
  void prefetch_all();  // every ordered pair, the nearest first

  // Called after new curves arrived, or a request failed, from the layout client's thread; it may
  // call the cache but must not destroy it. Replaces the former; empty: none. Once it has
  // returned, the former runs no more (except where called from within it).
  void notify(std::function<void()> callback);

  std::size_t routed() const;        // pairs with a routed curve
  std::size_t waiting() const;       // pairs in line or being routed
  std::string last_failure() const;  // why a pair or request failed, empty if none did; such
                                     // pairs keep the plain cubic and are not asked again

  // For the command line: waits until nothing is in line; false where stopped.
  bool wait(const RunContext& context);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace taskatlas
