// SPDX-License-Identifier: MIT
#include "taxonomy/search_pool.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace taskatlas {
namespace {

constexpr double kWorthAdding = 1e-12;
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
  const double limit = budget_limit(values.budget());
  std::vector<double> served;
  while (!stop()) {
    values.serve(set, served);
    double best_rate = 0;
    std::size_t best = values.source_count();
    for (std::size_t s = 0; s < values.source_count(); ++s) {
      if (contains(set, s) || fixed[s] == 0) continue;
      const double rise = values.rise(set, s, served) - values.cost_weight() * values.cost(s);
      const double rate = rise / std::max(values.cost(s), kLeastCost);
      if (rise <= kWorthAdding || rate <= best_rate) continue;
      SourceSet with = set;
      insert(with, s);
      if (values.least_cost(with) > limit) continue;
      best_rate = rate;
      best = s;
    }
    if (best == values.source_count()) break;
    insert(set, best);
  }
  pool.offer(set);
}

void SearchHeuristics::fit(SourceSet set) const {
  std::vector<double> served;
  while (values.least_cost(set) > budget_limit(values.budget()) && !stop()) {
    double best_rate = kInfinity;
    std::size_t best = values.source_count();
    for (std::size_t s = 0; s < values.source_count() && !stop(); ++s) {
      if (!contains(set, s) || fixed[s] == 1) continue;
      SourceSet without = set;
      erase(without, s);
      values.serve(without, served);
      const double rate = values.rise(without, s, served) / std::max(values.cost(s), kLeastCost);
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
  std::vector<double> served;
  bool improved = !pool.entries().empty();
  while (improved && !stop()) {
    improved = false;
    const SearchPool::Entry start = pool.entries().front();
    for (std::size_t out = 0; out <= values.source_count() && !improved; ++out) {
      const bool nothing_out = out == values.source_count();
      if (!nothing_out && (!contains(start.set, out) || fixed[out] == 1)) continue;
      SourceSet set = start.set;
      if (!nothing_out) {
        erase(set, out);
        improved = values.cost_weight() > 0 && pool.offer(set);
      }
      values.serve(set, served);
      const double value = std::accumulate(served.begin(), served.end(), 0.0);
      for (std::size_t in = 0; in < values.source_count() && !improved && !stop(); ++in) {
        if (contains(start.set, in) || fixed[in] == 0) continue;
        SourceSet with = set;
        insert(with, in);
        // At most worth this, whatever its budget allows.
        const double most =
            value + values.rise(set, in, served) - values.cost_weight() * values.least_cost(with);
        if (most > start.objective) improved = pool.offer(with);
      }
    }
  }
}

}  // namespace taskatlas
