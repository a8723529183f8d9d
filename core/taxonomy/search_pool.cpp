// SPDX-License-Identifier: MIT
#include "taxonomy/search_pool.hpp"

#include <algorithm>
#include <cmath>

namespace taskatlas {
namespace {

constexpr double kLeastCost = 1e-9;  // a source that costs nothing is rated as if it cost this

}  // namespace

bool SearchPool::offer(const SourceSet& set) {
  double objective = values_.evaluate(set);
  if (objective == -kInfinity || objective <= threshold_) return false;
  // What serves nobody is left out; what that saves may allow more.
  SourceSet used, rest = set;
  while (true) {
    objective = values_.evaluate(rest, &used);
    if (used == rest) break;
    rest = used;
  }
  const auto same = [&](const Entry& entry) { return entry.set == used; };
  if (std::any_of(entries_.begin(), entries_.end(), same)) return false;
  const auto at = std::find_if(entries_.begin(), entries_.end(),
                               [&](const Entry& entry) { return entry.objective < objective; });
  const bool best = at == entries_.begin();
  entries_.insert(at, {objective, used});
  if (entries_.size() > size_) entries_.pop_back();
  if (entries_.size() == size_) {
    const double worst = entries_.back().objective;
    threshold_ = worst + tolerance_ * std::max(1.0, std::abs(worst));
  }
  return best;
}

void SearchHeuristics::grow(SourceSet set) const {
  const double limit = values.budget() + kBudgetTolerance;
  double value = values.value_so_far(set);
  while (!stop()) {
    double best_rate = 0, best_value = value;
    std::size_t best = values.source_count();
    for (std::size_t s = 0; s < values.source_count(); ++s) {
      if (contains(set, s) || fixed[s] == 0) continue;
      insert(set, s);
      const double with = values.least_cost(set) <= limit ? values.value_so_far(set) : -kInfinity;
      erase(set, s);
      const double rise = with - value - values.cost_weight() * values.cost(s);
      const double rate = rise / std::max(values.cost(s), kLeastCost);
      if (rise > 1e-12 && rate > best_rate) {
        best_rate = rate;
        best = s;
        best_value = with;
      }
    }
    if (best == values.source_count()) break;
    insert(set, best);
    value = best_value;
  }
  pool.offer(set);
}

void SearchHeuristics::fit(SourceSet set) const {
  while (values.least_cost(set) > values.budget() + kBudgetTolerance && !stop()) {
    double best_rate = kInfinity;
    std::size_t best = values.source_count();
    const double value = values.value_so_far(set);
    for (std::size_t s = 0; s < values.source_count(); ++s) {
      if (!contains(set, s) || fixed[s] == 1) continue;
      erase(set, s);
      const double rate = (value - values.value_so_far(set)) / std::max(values.cost(s), kLeastCost);
      insert(set, s);
      if (rate < best_rate) {
        best_rate = rate;
        best = s;
      }
    }
    if (best == values.source_count()) return;
    erase(set, best);
  }
  grow(set);
}

void SearchHeuristics::exchange() const {
  bool improved = true;
  while (improved && !stop()) {
    improved = false;
    const SourceSet start = pool.entries().front().set;
    for (std::size_t out = 0; out <= values.source_count() && !improved; ++out) {
      const bool nothing_out = out == values.source_count();
      if (!nothing_out && (!contains(start, out) || fixed[out] == 1)) continue;
      SourceSet set = start;
      if (!nothing_out) {
        erase(set, out);
        improved = values.cost_weight() > 0 && pool.offer(set);
      }
      for (std::size_t in = 0; in < values.source_count() && !improved && !stop(); ++in) {
        if (contains(start, in) || fixed[in] == 0) continue;
        insert(set, in);
        improved = pool.offer(set);  // says no where it does not fit
        erase(set, in);
      }
    }
  }
}

}  // namespace taskatlas
