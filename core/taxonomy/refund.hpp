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

// The cheapest set of refunds whose amounts sum to at least `deficit` (tolerance 1e-9), exact;
// nullopt where all of them do not do. Returns positions in `refunds`.
std::optional<std::vector<std::size_t>> cheapest_refunds(std::span<const Refund> refunds,
                                                         double deficit);

}  // namespace taskatlas
