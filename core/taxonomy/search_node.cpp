// SPDX-License-Identifier: MIT
#include "taxonomy/search_node.hpp"

#include <algorithm>
#include <numeric>

namespace taskatlas {
namespace {

constexpr double kVanished = 1e-18;  // squared norm of a subgradient that counts as zero
constexpr double kMostDeflection = 2.0;
constexpr std::size_t kStruckShare = 8;  // packing pays when an eighth of the transfers is struck

}  // namespace

LagrangianNode::LagrangianNode(SearchValues& values)
    : values_(values),
      targets_(values.target_count()),
      self_only_(targets_, 0),
      reduced_(targets_, 0.0),
      chosen_(targets_, 0) {}

void LagrangianNode::load_all(const std::vector<double>& multipliers) {
  transfers_.open.resize(values_.source_count());
  std::iota(transfers_.open.begin(), transfers_.open.end(), std::uint16_t{0});
  transfers_.first.assign(1, 0);
  transfers_.value.clear();
  transfers_.begin.assign(1, 0);
  transfers_.member.clear();
  for (std::size_t t = 0; t < targets_; ++t) {
    for (std::uint32_t c = values_.target(t).first; c < values_.target(t).last; ++c) {
      if (values_.excluded(c)) continue;
      const auto members = values_.members(c);
      transfers_.value.push_back(values_.value(c));
      transfers_.member.insert(transfers_.member.end(), members.begin(), members.end());
      transfers_.begin.push_back(static_cast<std::uint32_t>(transfers_.member.size()));
    }
    transfers_.first.push_back(static_cast<std::uint32_t>(transfers_.value.size()));
  }
  struck_.assign(transfers_.value.size(), 0);
  pi_ = multipliers;
}

void LagrangianNode::load(const OpenTransfers& transfers, const std::vector<float>& multipliers) {
  transfers_ = transfers;
  struck_.assign(transfers_.value.size(), 0);
  pi_.assign(multipliers.begin(), multipliers.end());
}

// ------------------------------------------------------------------------------------- packing

void LagrangianNode::pack_multipliers(std::size_t open) {
  const std::size_t old_open = local_.size();
  for (std::size_t t = 0; t < targets_; ++t) {
    for (std::size_t f = 0; f < old_open; ++f) {
      if (local_[f] < 0) continue;
      pi_[t * open + static_cast<std::size_t>(local_[f])] = pi_[t * old_open + f];
    }
  }
  pi_.resize(targets_ * open);
}

// True where a source was fixed because a target has nothing else.
bool LagrangianNode::pack_transfers(std::size_t open) {
  std::uint32_t kept = 0, members = 0, c = 0;
  packed_begin_.clear();
  for (std::size_t t = 0; t < targets_; ++t) {
    const std::uint32_t end = transfers_.first[t + 1];
    transfers_.first[t] = kept;
    bool covered = false;  // a transfer that needs nothing open ends the list
    for (; c < end; ++c) {
      if (struck_[c] || covered) continue;
      bool possible = true;
      const std::uint32_t start = members;
      for (std::uint32_t m = transfers_.begin[c]; m < transfers_.begin[c + 1]; ++m) {
        const std::uint16_t f = transfers_.member[m];
        const std::int8_t fixed = fixed_[transfers_.open[f]];
        possible = possible && fixed != 0;
        if (fixed < 0) transfers_.member[members++] = static_cast<std::uint16_t>(local_[f]);
      }
      if (!possible) {
        members = start;
        continue;
      }
      covered = members == start;
      transfers_.value[kept++] = transfers_.value[c];
      packed_begin_.push_back(start);
    }
  }
  transfers_.first[targets_] = kept;
  packed_begin_.push_back(members);
  transfers_.begin.swap(packed_begin_);
  transfers_.value.resize(kept);
  transfers_.member.resize(members);
  struck_.assign(kept, 0);
  for (std::size_t f = 0; f < local_.size(); ++f) {
    if (local_[f] >= 0) transfers_.open[static_cast<std::size_t>(local_[f])] = transfers_.open[f];
  }
  transfers_.open.resize(open);
  bool fixed_more = false;
  for (std::size_t t = 0; t < targets_; ++t) {
    self_only_[t] = transfers_.first[t] == transfers_.first[t + 1];
    if (!self_only_[t] || !values_.target(t).self_possible) continue;
    std::int8_t& fixed = fixed_[static_cast<std::size_t>(values_.target(t).source)];
    fixed_more = fixed_more || fixed < 0;
    if (fixed < 0) fixed = 1;
  }
  return fixed_more;
}

bool LagrangianNode::pack() {
  bool again = true;
  while (again) {
    local_.assign(transfers_.open.size(), -1);
    std::size_t open = 0;
    for (std::size_t f = 0; f < local_.size(); ++f) {
      if (fixed_[transfers_.open[f]] < 0) local_[f] = static_cast<std::int32_t>(open++);
    }
    pack_multipliers(open);
    again = pack_transfers(open);
  }
  const std::size_t open = open_count();
  item_of_target_.assign(targets_, -1);
  for (std::size_t f = 0; f < open; ++f) {
    const std::int32_t t = values_.target_of(transfers_.open[f]);
    if (t >= 0) item_of_target_[static_cast<std::size_t>(t)] = static_cast<std::int32_t>(f);
  }
  constant_ = 0;
  room_ = values_.budget();
  trained_targets_.clear();
  const double cost_weight = values_.cost_weight();
  for (std::size_t s = 0; s < values_.source_count(); ++s) {
    if (fixed_[s] != 1) continue;
    room_ -= values_.cost(s);
    constant_ -= cost_weight * values_.cost(s);
  }
  for (std::size_t t = 0; t < targets_; ++t) {
    const SearchTarget& target = values_.target(t);
    const bool trained = target.source >= 0 && fixed_[static_cast<std::size_t>(target.source)] == 1;
    if (self_only_[t]) {
      if (!trained || !target.self_possible) return false;
      constant_ += values_.self_value(t);
      continue;
    }
    room_ -= target.transfer_cost;
    constant_ -= cost_weight * target.transfer_cost;
    if (!trained) continue;
    if (target.self_possible) {
      item_of_target_[t] = static_cast<std::int32_t>(open + trained_targets_.size());
      trained_targets_.push_back(t);
    } else if (values_.formulation() == Formulation::kSolver) {
      return false;
    }
  }
  sum_multipliers();
  forget_direction();
  return true;
}

void LagrangianNode::sum_multipliers() {
  const std::size_t open = open_count();
  pi_sum_.assign(open, 0.0);
  for (std::size_t t = 0; t < targets_; ++t) {
    double* pi = pi_.data() + t * open;
    if (self_only_[t]) std::fill(pi, pi + open, 0.0);
    for (std::size_t f = 0; f < open; ++f) pi_sum_[f] += pi[f];
  }
}

// ------------------------------------------------------------------------------------- bound

void LagrangianNode::add_items() {
  const std::size_t open = open_count();
  const double cost_weight = values_.cost_weight();
  const bool solver = values_.formulation() == Formulation::kSolver;
  auto& items = knapsack_.items();
  items.assign(open + trained_targets_.size(), {});
  for (std::size_t f = 0; f < open; ++f) {
    const std::size_t s = transfers_.open[f];
    KnapsackItem& item = items[f];
    const double weight = values_.cost(s);
    const double profit = pi_sum_[f] - cost_weight * weight;
    item.target = values_.target_of(s);
    item.profit[0] = 0;
    item.weight = {0, weight, weight};
    // In the solver formulation a target is never supervised without serving itself.
    if (!(solver && item.target >= 0)) item.profit[1] = profit;
    if (item.target < 0) continue;
    const auto t = static_cast<std::size_t>(item.target);
    const SearchTarget& target = values_.target(t);
    if (!target.self_possible) continue;
    item.weight[2] = weight - target.transfer_cost;
    item.profit[2] =
        profit + values_.self_value(t) - reduced_[t] + cost_weight * target.transfer_cost;
  }
  for (std::size_t i = 0; i < trained_targets_.size(); ++i) {
    const std::size_t t = trained_targets_[i];
    const SearchTarget& target = values_.target(t);
    KnapsackItem& item = items[open + i];
    item.target = static_cast<std::int32_t>(t);
    if (!solver) item.profit[1] = 0;
    item.profit[2] = values_.self_value(t) - reduced_[t] + cost_weight * target.transfer_cost;
    item.weight[2] = -target.transfer_cost;
  }
}

double LagrangianNode::bound(bool whole, double threshold) {
  const std::size_t open = open_count();
  double targets_total = constant_;
  for (std::size_t t = 0; t < targets_; ++t) {
    reduced_[t] = 0;
    if (self_only_[t]) continue;
    const double* pi = pi_.data() + t * open;
    double best = -kInfinity;
    const std::uint32_t end = transfers_.first[t + 1];
    for (std::uint32_t c = transfers_.first[t]; c < end; ++c) {
      double v = transfers_.value[c];
      if (v <= best) break;  // values descend and π ≥ 0
      for (std::uint32_t m = transfers_.begin[c]; m < transfers_.begin[c + 1]; ++m) {
        v -= pi[transfers_.member[m]];
      }
      if (v > best) {
        best = v;
        chosen_[t] = c;
      }
    }
    reduced_[t] = best;
    targets_total += best;
  }
  add_items();
  fractional_bound_ =
      targets_total + knapsack_.solve_fractional(room_, budget_tolerance(values_.budget()));
  if (!whole || !knapsack_.split()) return fractional_bound_;
  const auto profit = knapsack_.solve_whole(threshold - targets_total);
  return profit ? targets_total + *profit : fractional_bound_;
}

// ------------------------------------------------------------------------------------- prices

double LagrangianNode::served_by_transfer(const KnapsackItem& item, double rate) const {
  return item.worth(rate, 0, values_.formulation() == Formulation::kSolver ? 0 : 1);
}

// What the bound loses when L_t falls: less than the fall where serving itself catches it.
double LagrangianNode::loss_of_fall(std::size_t target, double fall) const {
  if (item_of_target_[target] < 0) return fall;
  const KnapsackItem& item = knapsack_.items()[static_cast<std::size_t>(item_of_target_[target])];
  const double rate = knapsack_.low_rate();
  const double transfer = served_by_transfer(item, rate);
  const double self = item.profit[2] - rate * item.weight[2];  // −∞ stays −∞
  return std::max(transfer, self) - std::max(transfer - fall, self);
}

double LagrangianNode::best_without(std::size_t target, std::uint16_t source) const {
  const double* pi = pi_.data() + target * open_count();
  double best = -kInfinity;
  for (std::uint32_t c = transfers_.first[target]; c < transfers_.first[target + 1]; ++c) {
    double v = transfers_.value[c];
    if (v <= best) break;
    bool uses = false;
    for (std::uint32_t m = transfers_.begin[c]; m < transfers_.begin[c + 1]; ++m) {
      uses = uses || transfers_.member[m] == source;
      v -= pi[transfers_.member[m]];
    }
    if (!uses) best = std::max(best, v);
  }
  return best;
}

void LagrangianNode::price() {
  const std::size_t open = open_count();
  // Any price of the budget between low and high closes the knapsack. What is forced out is judged
  // at the lowest, what is forced in at the highest; losses at one price add up.
  const double low = knapsack_.low_rate(), high = knapsack_.high_rate();
  loss_out_.assign(open, 0.0);
  loss_in_.assign(open, 0.0);
  loss_of_transfer_.assign(targets_, 0.0);
  const auto& items = knapsack_.items();
  for (std::size_t f = 0; f < items.size(); ++f) {
    const KnapsackItem& item = items[f];
    const double best_high = item.worth(high, 0, 2);
    if (f < open) {
      loss_out_[f] = item.worth(low, 0, 2) - item.worth(low, 0, 0);
      loss_in_[f] = best_high - item.worth(high, 1, 2);
    }
    if (item.target >= 0) {
      loss_of_transfer_[static_cast<std::size_t>(item.target)] =
          best_high - served_by_transfer(item, high);
    }
  }
  // Without a source, the targets whose transfer uses it take another.
  for (std::size_t t = 0; t < targets_; ++t) {
    if (self_only_[t]) continue;
    for (std::uint32_t m = transfers_.begin[chosen_[t]]; m < transfers_.begin[chosen_[t] + 1];
         ++m) {
      const std::uint16_t source = transfers_.member[m];
      loss_out_[source] += loss_of_fall(t, reduced_[t] - best_without(t, source));
    }
  }
}

bool LagrangianNode::reduce(double threshold) {
  if (threshold == -kInfinity) return false;
  price();
  const double room = fractional_bound_ - threshold;
  bool fixed_any = false;
  const std::size_t open = open_count();
  for (std::size_t f = 0; f < open; ++f) {
    std::int8_t& fixed = fixed_[transfers_.open[f]];
    if (loss_out_[f] > room) {
      fixed = 1;
    } else if (loss_in_[f] > room) {
      fixed = 0;
    }
    fixed_any = fixed_any || fixed >= 0;
  }
  std::size_t struck = 0;
  for (std::size_t t = 0; t < targets_; ++t) {
    if (self_only_[t]) continue;
    const double* pi = pi_.data() + t * open;
    for (std::uint32_t c = transfers_.first[t]; c < transfers_.first[t + 1]; ++c) {
      double loss = reduced_[t] - transfers_.value[c] + loss_of_transfer_[t];
      for (std::uint32_t m = transfers_.begin[c]; m < transfers_.begin[c + 1]; ++m) {
        loss += pi[transfers_.member[m]] + loss_in_[transfers_.member[m]];
      }
      struck_[c] = loss > room;
      struck += struck_[c];
    }
  }
  return fixed_any || struck * kStruckShare > transfers_.value.size();
}

// ------------------------------------------------------------------------------------- descent

void LagrangianNode::forget_direction() {
  direction_.assign(targets_ * open_count(), 0.0);
  direction_norm_ = 0;
}

bool LagrangianNode::step(double present, double goal, double scale) {
  const std::size_t open = open_count();
  y_now_.resize(open);
  for (std::size_t f = 0; f < open; ++f) y_now_[f] = y(f);
  double norm = 0, dot = 0;
  gradient_.resize(targets_ * open);
  for (std::size_t t = 0; t < targets_; ++t) {
    double* g = gradient_.data() + t * open;
    if (self_only_[t]) {
      std::fill(g, g + open, 0.0);
      continue;
    }
    std::copy(y_now_.begin(), y_now_.end(), g);
    const std::int32_t item = item_of_target_[t];
    const double by_transfer =
        item < 0 ? 1.0 : 1.0 - knapsack_.items()[static_cast<std::size_t>(item)].self;
    for (std::uint32_t m = transfers_.begin[chosen_[t]]; m < transfers_.begin[chosen_[t] + 1];
         ++m) {
      g[transfers_.member[m]] -= by_transfer;
    }
    const double* pi = pi_.data() + t * open;
    const double* d = direction_.data() + t * open;
#pragma omp simd reduction(+ : norm, dot)
    for (std::size_t f = 0; f < open; ++f) {
      const double v = (pi[f] <= 0 && g[f] > 0) ? 0.0 : g[f];  // π stays ≥ 0
      g[f] = v;
      norm += v * v;
      dot += v * d[f];
    }
  }
  if (norm < kVanished) return false;
  const double deflection = dot < 0 && direction_norm_ > 0
                                ? std::min(-1.5 * dot / direction_norm_, kMostDeflection)
                                : 0.0;
  if (deflection == 0) {
    direction_.swap(gradient_);
    direction_norm_ = norm;
  } else {
    double squares = 0;
    const std::size_t size = gradient_.size();
    double* d = direction_.data();
    const double* g = gradient_.data();
#pragma omp simd reduction(+ : squares)
    for (std::size_t i = 0; i < size; ++i) {
      d[i] = g[i] + deflection * d[i];
      squares += d[i] * d[i];
    }
    direction_norm_ = squares;
  }
  if (direction_norm_ < kVanished) return true;
  const double length = scale * std::max(present - goal, 0.0) / direction_norm_;
  std::fill(pi_sum_.begin(), pi_sum_.end(), 0.0);
  for (std::size_t t = 0; t < targets_; ++t) {
    double* pi = pi_.data() + t * open;
    const double* d = direction_.data() + t * open;
    double* sum = pi_sum_.data();
#pragma omp simd
    for (std::size_t f = 0; f < open; ++f) {
      const double v = pi[f] - length * d[f];
      pi[f] = v > 0 ? v : 0;
      sum[f] += pi[f];
    }
  }
  return true;
}

}  // namespace taskatlas
