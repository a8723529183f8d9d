// SPDX-License-Identifier: MIT
#include "taxonomy/search_knapsack.hpp"

#include "taxonomy/program.hpp"

#include <algorithm>

namespace taskatlas {
namespace {

constexpr int kMostNodes = 400;  // of the search for whole items

double y_of(int choice) { return choice > 0 ? 1.0 : 0.0; }
double self_of(int choice) { return choice == 2 ? 1.0 : 0.0; }

}  // namespace

double KnapsackItem::worth(double rate, int from, int to) const {
  double best = -kInfinity;
  for (int o = from; o <= to; ++o) {
    const auto i = static_cast<std::size_t>(o);
    if (profit[i] > -kInfinity) best = std::max(best, profit[i] - rate * weight[i]);
  }
  return best;
}

void Knapsack::add_steps(std::uint16_t index) {
  KnapsackItem& item = items_[index];
  const auto profit = [&](int o) { return item.profit[static_cast<std::size_t>(o)]; };
  const auto weight = [&](int o) { return item.weight[static_cast<std::size_t>(o)]; };
  // Choices by weight, the better of equal weight first.
  std::array<int, 3> order;
  int count = 0;
  for (int o = 0; o < 3; ++o) {
    if (profit(o) == -kInfinity) continue;
    int at = count++;
    for (; at > 0; --at) {
      const int before = order[static_cast<std::size_t>(at) - 1];
      if (weight(before) < weight(o) ||
          (weight(before) == weight(o) && profit(before) >= profit(o))) {
        break;
      }
      order[static_cast<std::size_t>(at)] = before;
    }
    order[static_cast<std::size_t>(at)] = o;
  }
  // Their upper hull.
  std::array<int, 3> hull;
  std::size_t length = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const int o = order[i];
    if (length > 0 && profit(o) <= profit(hull[length - 1])) continue;
    while (length > 1) {
      const int a = hull[length - 2], b = hull[length - 1];
      if ((profit(b) - profit(a)) * (weight(o) - weight(a)) >
          (profit(o) - profit(a)) * (weight(b) - weight(a))) {
        break;
      }
      --length;
    }
    hull[length++] = o;
  }
  base_profit_ += profit(hull[0]);
  base_weight_ += weight(hull[0]);
  item.y = y_of(hull[0]);
  item.self = self_of(hull[0]);
  for (std::size_t i = 1; i < length; ++i) {
    const int a = hull[i - 1], b = hull[i];
    KnapsackStep step;
    step.profit = profit(b) - profit(a);
    step.weight = weight(b) - weight(a);
    step.rate = step.weight > 0 ? step.profit / step.weight : kInfinity;
    step.y = y_of(b) - y_of(a);
    step.self = self_of(b) - self_of(a);
    step.item = index;
    steps_.push_back(step);
  }
}

double Knapsack::solve_fractional(double room, double tolerance) {
  tolerance_ = tolerance;
  steps_.clear();
  base_profit_ = base_weight_ = 0;
  split_ = false;
  for (std::size_t i = 0; i < items_.size(); ++i) add_steps(static_cast<std::uint16_t>(i));
  room -= base_weight_;
  if (room < -tolerance_) return -kInfinity;
  room = room_ = std::max(room, 0.0);
  std::sort(steps_.begin(), steps_.end(),
            [](const KnapsackStep& a, const KnapsackStep& b) { return a.rate > b.rate; });
  double profit = base_profit_;
  high_rate_ = kInfinity;
  low_rate_ = 0;
  for (const KnapsackStep& step : steps_) {
    KnapsackItem& item = items_[step.item];
    if (step.weight <= room + tolerance_) {
      room = std::max(0.0, room - step.weight);
      high_rate_ = step.rate;
      profit += step.profit;
      item.y += step.y;
      item.self += step.self;
      continue;
    }
    low_rate_ = step.rate;
    split_ = room > 1e-12;
    if (room > 0) {
      const double share = room / step.weight;
      high_rate_ = step.rate;
      profit += share * step.profit;
      item.y += share * step.y;
      item.self += share * step.self;
    }
    break;
  }
  // Where everything fits, or only what weighs nothing was taken, there is but one price.
  if (low_rate_ == 0 || high_rate_ == kInfinity) high_rate_ = low_rate_;
  return profit;
}

std::optional<double> Knapsack::solve_whole(double cutoff) {
  const auto none = static_cast<std::uint32_t>(items_.size());
  rank_.assign(items_.size(), none);
  order_.clear();
  for (const KnapsackStep& step : steps_) {
    if (rank_[step.item] != none) continue;
    rank_[step.item] = static_cast<std::uint32_t>(order_.size());
    order_.push_back(step.item);
  }
  lightest_.resize(order_.size());
  for (std::size_t k = 0; k < order_.size(); ++k) {
    const KnapsackItem& item = items_[order_[k]];
    std::size_t light = 3;
    for (std::size_t o = 0; o < 3; ++o) {
      if (item.profit[o] == -kInfinity) continue;
      if (light == 3 || item.weight[o] < item.weight[light] ||
          (item.weight[o] == item.weight[light] && item.profit[o] > item.profit[light])) {
        light = o;
      }
    }
    lightest_[k] = static_cast<int>(light);
  }
  choice_ = lightest_;
  best_choice_.clear();
  best_ = cutoff;
  nodes_ = 0;
  visit(0, room_, base_profit_);
  if (nodes_ > kMostNodes) return std::nullopt;
  for (std::size_t k = 0; k < best_choice_.size(); ++k) {
    items_[order_[k]].y = y_of(best_choice_[k]);
    items_[order_[k]].self = self_of(best_choice_[k]);
  }
  return best_;
}

// The fractional profit of the items from rank `from` on.
double Knapsack::relaxed(std::size_t from, double room) const {
  double profit = 0;
  // With one step for each item, step k is item k's.
  for (std::size_t k = steps_.size() == order_.size() ? from : 0; k < steps_.size(); ++k) {
    const KnapsackStep& step = steps_[k];
    if (rank_[step.item] < from) continue;
    if (step.weight > room) return profit + step.profit * room / step.weight;
    room -= step.weight;
    profit += step.profit;
  }
  return profit;
}

// Depth first over items by rate. `profit` counts the choices made and the lightest choice of
// every item that is left; `room` is what is left beside those.
void Knapsack::visit(std::size_t at, double room, double profit) {
  if (++nodes_ > kMostNodes) return;
  if (profit + relaxed(at, room) <= best_ + 1e-12) return;
  if (at == order_.size()) {
    best_ = profit;
    best_choice_ = choice_;
    return;
  }
  const KnapsackItem& item = items_[order_[at]];
  const auto light = static_cast<std::size_t>(lightest_[at]);
  // The most profitable choice first; what is no better than the lightest is not worth a look.
  std::array<std::size_t, 3> options;
  std::size_t count = 0;
  for (std::size_t o = 0; o < 3; ++o) {
    if (item.profit[o] == -kInfinity) continue;
    if (o != light && item.profit[o] <= item.profit[light]) continue;
    std::size_t k = count++;
    for (; k > 0 && item.profit[options[k - 1]] < item.profit[o]; --k) options[k] = options[k - 1];
    options[k] = o;
  }
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t o = options[k];
    const double extra = item.weight[o] - item.weight[light];
    if (extra > room + tolerance_) continue;
    choice_[at] = static_cast<int>(o);
    visit(at + 1, std::max(0.0, room - extra), profit + item.profit[o] - item.profit[light]);
  }
  choice_[at] = static_cast<int>(light);
}

}  // namespace taskatlas
