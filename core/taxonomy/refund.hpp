// SPDX-License-Identifier: MIT
// Internal to the room: the knapsack that is left when the sources are chosen.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace taskatlas {

// One trained target that may give its transfer up for full supervision.
struct Refund {
  double loss = 0;    // objective given up, ≥ 0
  double amount = 0;  // cost given back, > 0
  std::size_t index = 0;
};

// The cheapest set of refunds whose amounts sum to at least deficit − tolerance, as positions in
// `refunds`; nullopt where all of them do not do. Exact, but for instances made to be hard (more
// than a hundred thousand partial sums of which none is better than another): then the best set
// found, and *exact is set to false.
std::optional<std::vector<std::size_t>> cheapest_refunds(std::span<const Refund> refunds,
                                                         double deficit, double tolerance,
                                                         bool* exact = nullptr);

}  // namespace taskatlas
