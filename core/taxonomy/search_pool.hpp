// SPDX-License-Identifier: MIT
// Internal to the room: the best source sets found, and quick ways to find good ones.
#pragma once

#include "taxonomy/search_set.hpp"
#include "taxonomy/search_values.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace taskatlas {

class SearchPool {
 public:
  struct Entry {
    double objective;
    SourceSet set;  // sources that serve, and required ones
  };

  // Keeps the `size` best sets; `tolerance` as in SearchOptions.
  SearchPool(SearchValues& values, std::size_t size, double tolerance)
      : values_(values), size_(size), tolerance_(tolerance) {}

  const std::vector<Entry>& entries() const { return entries_; }
  std::size_t size() const { return size_; }

  // What is not better than this does not matter; −∞ while there is room.
  double threshold() const { return threshold_; }

  // Keeps a set (which meets the fixings) where it is among the best and new. True where it is the
  // best so far.
  bool offer(const SourceSet& set);

 private:
  SearchValues& values_;
  std::size_t size_;
  double tolerance_;
  double threshold_ = -kInfinity;
  std::vector<Entry> entries_;
};

// Each offers what it arrives at, stays within `fixed` (0: never, 1: always) and gives up when
// `stop` says so.
struct SearchHeuristics {
  SearchValues& values;
  SearchPool& pool;
  const std::vector<std::int8_t>& fixed;
  std::function<bool()> stop;

  // Adds sources one by one, the largest rise per cost first, as long as they fit.
  void grow(SourceSet set) const;
  // Takes sources out, the least loss per cost first, until the rest fits; then grows.
  void fit(SourceSet set) const;
  // Exchanges one source of the best set for another (or none) while that is better.
  void exchange() const;
};

}  // namespace taskatlas
