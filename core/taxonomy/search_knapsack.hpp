// SPDX-License-Identifier: MIT
// Internal to the room: the multiple-choice knapsack that the sources form in the relaxation.
#pragma once

#include "taxonomy/search_set.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace taskatlas {

// A source (or a trained target that may serve itself or not). Its choices: 0 = not supervised,
// 1 = supervised, 2 = supervised and serving itself; a profit of −∞ marks one that is not there.
struct KnapsackItem {
  std::array<double, 3> profit{-kInfinity, -kInfinity, -kInfinity};
  std::array<double, 3> weight{};
  std::int32_t target = -1;  // the target that it may serve by itself
  double y = 0, self = 0;    // its part in the present solution, in [0, 1]

  // The best of its choices `from`..`to` where the budget costs `rate` a unit.
  double worth(double rate, int from, int to) const;
};

// One step of an item along the upper hull of its choices, from the lightest.
struct KnapsackStep {
  double rate = 0;  // profit / weight, descending along an item's steps
  double profit = 0, weight = 0;
  double y = 0, self = 0;  // change of the item's y and self
  std::uint16_t item = 0;
};

class Knapsack {
 public:
  // The items are filled in by the caller, who keeps the vector for their solution.
  std::vector<KnapsackItem>& items() { return items_; }
  const std::vector<KnapsackItem>& items() const { return items_; }
  // The steps of the fractional solution, by descending rate.
  const std::vector<KnapsackStep>& steps() const { return steps_; }

  // Fractional solution within `room` (which may be exceeded by `tolerance`): total profit, and y
  // and self of every item. −∞ where the lightest choices alone weigh more. split(): one item is
  // divided.
  double solve_fractional(double room, double tolerance);
  bool split() const { return split_; }

  // After solve_fractional, with every item whole: the total profit, with y and self set; `cutoff`
  // where nothing is better than that; nullopt (and the fractional solution stays) where it took
  // too long to find out.
  std::optional<double> solve_whole(double cutoff);

  // Prices of the budget that close the fractional knapsack: any between low and high does.
  double low_rate() const { return low_rate_; }
  double high_rate() const { return high_rate_; }

 private:
  void add_steps(std::uint16_t index);
  double relaxed(std::size_t from, double room) const;
  void visit(std::size_t at, double room, double profit);

  std::vector<KnapsackItem> items_;
  std::vector<KnapsackStep> steps_;
  double base_profit_ = 0, base_weight_ = 0;
  double room_ = 0, tolerance_ = 0;
  bool split_ = false;
  double low_rate_ = 0, high_rate_ = 0;

  // Search for whole items.
  std::vector<std::uint32_t> rank_;   // of an item among those with steps
  std::vector<std::uint16_t> order_;  // those items by rate
  std::vector<int> lightest_, choice_, best_choice_;
  double best_ = 0;
  int nodes_ = 0;
};

}  // namespace taskatlas
