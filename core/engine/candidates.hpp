// SPDX-License-Identifier: MIT
// Which higher-order transfers are worth training, chosen by the measured transfers of order 1
// (Zamir et al., CVPR 2018, section 3.2): for orders up to 5 every combination of the target's best
// sources, beyond that one transfer an order, the best sources together. The target's own encoder
// and its fully supervised network are never among them. Free of LibTorch: plans are made where
// nothing is trained. All functions are pure and thread-safe.
#pragma once

#include "tasks/transfer_table.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace taskatlas::engine {

// A source of a measured transfer of order 1 into one target.
struct RankedSource {
  std::string code;
  double affinity = 0;  // any score of which more is better; NaN = not measured

  bool operator==(const RankedSource&) const = default;
};

struct CandidateOptions {
  int min_order = 2;   // 2 to 26
  int max_order = 4;   // 1 to 26; below min_order there are none
  int beam_width = 5;  // best sources that are combined, 1 to 20
  // Combinations up to this order, prefixes of the ranking beyond, 1 to 5.
  int last_combined_order = 5;

  void check() const;  // throws Error(kUsage)
};

// Best first: without `target`, pseudo-sources and what was not measured; ties by code, so that the
// order never depends on how the rows came in. Throws Error(kBadInput) for a source named twice.
//
// The scores should come from a tournament among the transfers of order 1 alone: in one over all
// orders they move a little with every higher order measured, and a plan made again from them would
// ask for other candidates than the plan before.
std::vector<RankedSource> rank_sources(std::string_view target,
                                       std::span<const RankedSource> measured);

// The same from the rows of order 1 of a table, by affinity. Empty where the target has none.
std::vector<RankedSource> rank_sources(const TransferTable& table, TaskId target);

// The candidates of orders min_order to max_order, order by order, in each order the better-ranked
// combinations first (lexicographically by rank); sources of one candidate in the order of their
// rank. Order k takes all combinations of k of the best max(beam_width, k) sources where
// k ≤ last_combined_order, otherwise the best k together; none where fewer than k are ranked. With
// the defaults and five sources or more: 10, 10 and 5 candidates for orders 2, 3 and 4, and 1 for
// each higher order.
std::vector<std::vector<std::string>> higher_order_candidates(std::span<const RankedSource> ranked,
                                                              const CandidateOptions& options = {});

// How many higher_order_candidates() gives for `sources` ranked sources: for plans made before the
// first order is measured.
std::size_t count_candidates(std::size_t sources, const CandidateOptions& options = {});

// What one more source, of whose rank nothing is known, adds to the candidates of that order.
struct AddedCandidates {
  std::size_t sets = 0;  // that it takes part in, where it is among the best; else none
  double chance = 0;     // that it is: as many of all ranks are as good as each other
};
// `sources`: with the new one.
AddedCandidates count_added_candidates(std::size_t sources, int order,
                                       const CandidateOptions& options = {});

}  // namespace taskatlas::engine
