// SPDX-License-Identifier: MIT
// Internal to the room: the Lagrangian relaxation of one node of the search.
#pragma once

#include "taxonomy/search_knapsack.hpp"
#include "taxonomy/search_values.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace taskatlas {

// What a node still leaves open, packed: sources by local number, supervised members left out
// (their constraint no longer binds), transfers struck out that no better solution has.
struct OpenTransfers {
  std::vector<std::uint16_t> open;    // local → global source
  std::vector<std::uint32_t> first;   // targets + 1: a target's transfers
  std::vector<double> value;          // of a transfer, descending within a target
  std::vector<std::uint32_t> begin;   // transfers + 1: a transfer's members
  std::vector<std::uint16_t> member;  // local source
};

// The constraints x_e ≤ y_s are dualised with multipliers π_ts ≥ 0. What is left falls apart: each
// target takes its best transfer at the reduced value L_t = max_e (v_e − Σ_{s∈e} π_ts), and the
// sources form a knapsack with profits Σ_t π_ts, into which full supervision enters exactly, as the
// profit v_self − L_t of training t and the transfer cost that it saves.
class LagrangianNode {
 public:
  explicit LagrangianNode(SearchValues& values);

  // Starts from everything (with multipliers over all sources, targets × sources) ...
  void load_all(const std::vector<double>& multipliers);
  // ... or from a packed ancestor, with multipliers over its open sources.
  void load(const OpenTransfers& transfers, const std::vector<float>& multipliers);

  // Fixings by global source: -1 open, 0, 1. Set them, then pack.
  std::vector<std::int8_t>& fixed() { return fixed_; }
  const std::vector<std::int8_t>& fixed() const { return fixed_; }
  // Packs down to what the fixings and struck transfers leave and draws the logical consequences.
  // False where a target is left with nothing.
  bool pack();

  std::size_t open_count() const { return transfers_.open.size(); }
  const OpenTransfers& transfers() const { return transfers_; }
  const std::vector<double>& multipliers() const { return pi_; }  // targets × open
  std::vector<double>& multipliers() { return pi_; }  // call sum_multipliers after a change
  void sum_multipliers();

  // The bound at the present multipliers; −∞ where the node holds nothing. `whole`: with every
  // source whole, where that can be found out quickly; then a bound up to `threshold` may be
  // returned as `threshold`.
  double bound(bool whole, double threshold);
  // The same with sources divided: what the reduced costs belong to.
  double fractional_bound() const { return fractional_bound_; }
  const Knapsack& knapsack() const { return knapsack_; }
  double y(std::size_t local) const { return knapsack_.items()[local].y; }

  // Reduced costs of the last bound: how much of fractional_bound() is lost when a source is held
  // out (with what its transfers lose) or in.
  void price();
  double loss_out(std::size_t local) const { return loss_out_[local]; }
  double loss_in(std::size_t local) const { return loss_in_[local]; }

  // Prices, then fixes sources and strikes transfers that no solution above `threshold` has. True
  // where there is something to pack.
  bool reduce(double threshold);

  // A deflected, projected subgradient step (Camerini, Fratta, Maffioli 1975) of length
  // scale · (present − goal) / |d|². False where the subgradient vanished: the bound is attained.
  bool step(double present, double goal, double scale);
  void forget_direction();

 private:
  void pack_multipliers(std::size_t open);
  bool pack_transfers(std::size_t open);
  void add_items();
  double served_by_transfer(const KnapsackItem& item, double rate) const;
  double loss_of_fall(std::size_t target, double fall) const;
  double best_without(std::size_t target, std::uint16_t source) const;

  SearchValues& values_;
  std::size_t targets_;
  OpenTransfers transfers_;
  std::vector<std::int8_t> fixed_;
  std::vector<double> pi_;      // targets × open
  std::vector<double> pi_sum_;  // open
  std::vector<std::uint8_t> struck_;
  std::vector<std::uint8_t> self_only_;       // targets without a transfer
  std::vector<std::size_t> trained_targets_;  // that may serve themselves or not
  std::vector<std::int32_t> item_of_target_;  // -1: none
  double constant_ = 0, room_ = 0;

  std::vector<double> reduced_;        // L_t
  std::vector<std::uint32_t> chosen_;  // the transfer that attains it
  Knapsack knapsack_;
  double fractional_bound_ = kInfinity;
  std::vector<double> loss_out_, loss_in_, loss_of_transfer_;

  std::vector<double> gradient_, direction_, y_now_;
  double direction_norm_ = 0;
  std::vector<std::int32_t> local_;          // scratch of pack
  std::vector<std::uint32_t> packed_begin_;  // likewise
};

}  // namespace taskatlas
