// SPDX-License-Identifier: MIT
// Internal to the room: a program laid out for search, and what a set of sources is worth in it.
#pragma once

#include "taxonomy/program.hpp"
#include "taxonomy/refund.hpp"
#include "taxonomy/search_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace taskatlas {

// What the search maximises: the program's objective within its budget, or minus the cost with
// every value 0 and no budget.
enum class SearchGoal : std::uint8_t { kValue, kCost };

struct SearchTarget {
  double transfer_cost = 0;
  std::int32_t source = -1;  // itself as a source
  bool self_possible = false;
  double self_value = 0;
  double self_raw = 0;
  std::uint32_t first = 0, last = 0;  // its candidates
};

// Changes between runs only. Not thread-safe (evaluate uses scratch memory).
class SearchValues {
 public:
  // Throws Error(kBadInput) for more possible sources than kMaxSearchSources.
  explicit SearchValues(const Program& program);

  void set_goal(SearchGoal goal) { goal_ = goal; }
  void set_budget(double budget) { budget_ = budget; }
  void set_fixed(std::size_t source, std::int8_t fixed) { fixed_[source] = fixed; }
  void set_excluded(std::size_t candidate, bool excluded) { excluded_[candidate] = excluded; }
  void set_self_excluded(std::size_t target, bool excluded) {
    targets_[target].self_possible = has_self_[target] && !excluded;
  }

  std::size_t source_count() const { return costs_.size(); }
  std::size_t target_count() const { return targets_.size(); }
  Formulation formulation() const { return formulation_; }
  double cost(std::size_t source) const { return costs_[source]; }
  const std::vector<std::int8_t>& fixed() const { return fixed_; }
  std::int32_t target_of(std::size_t source) const { return target_of_[source]; }  // -1: none
  const SearchTarget& target(std::size_t t) const { return targets_[t]; }
  bool excluded(std::size_t candidate) const { return excluded_[candidate]; }
  std::span<const std::uint16_t> members(std::size_t candidate) const {
    return {members_.data() + member_begin_[candidate],
            members_.data() + member_begin_[candidate + 1]};
  }
  bool impossible() const { return impossible_; }
  // False once evaluate had to leave the choice of refunds unproven (see cheapest_refunds).
  bool exact() const { return exact_; }
  void forget_inexact() { exact_ = true; }

  // As the goal sees them.
  double budget() const { return goal_ == SearchGoal::kValue ? budget_ : kInfinity; }
  double cost_weight() const { return goal_ == SearchGoal::kValue ? 0 : 1; }
  double value(std::size_t candidate) const {
    return goal_ == SearchGoal::kValue ? value_[candidate] : 0;
  }
  double self_value(std::size_t t) const {
    return goal_ == SearchGoal::kValue ? targets_[t].self_value : 0;
  }

  // The objective of the best transfers that `set` allows; −∞ where a target cannot be served or
  // the budget does not do. `used`: the sources that serve, and required ones.
  double evaluate(const SourceSet& set, SourceSet* used = nullptr);

  // What nothing exceeds: every target served with its best, whatever it takes.
  double simple_bound() const;

  // For building sets up: what each target is served with, a large loss where it is not, whatever
  // the budget; and how much the sum of that rises when source s joins the set.
  void serve(const SourceSet& set, std::vector<double>& served) const;
  double rise(const SourceSet& set, std::size_t s, const std::vector<double>& served) const;

  // The least that supervising `set` costs, transfers included.
  double least_cost(const SourceSet& set) const;

 private:
  double cost_of(const SourceSet& set) const;
  bool allows(const SourceSet& set, std::size_t candidate) const {
    if (words_ == 1) return !(mask_[candidate] & ~set[0]);
    const std::uint64_t* mask = mask_.data() + candidate * words_;
    for (std::size_t w = 0; w < words_; ++w) {
      if (mask[w] & ~set[w]) return false;
    }
    return true;
  }
  bool trained(const SourceSet& set, std::size_t t) const {
    return targets_[t].source >= 0 && contains(set, static_cast<std::size_t>(targets_[t].source));
  }
  std::uint32_t best_candidate(const SourceSet& set, std::size_t t, double above) const;
  void collect_used(SourceSet& used) const;

  Formulation formulation_;
  SearchGoal goal_ = SearchGoal::kValue;
  double budget_ = 0;
  double all_transfer_costs_ = 0;
  bool impossible_ = false;
  bool exact_ = true;
  std::size_t words_ = 1;
  std::vector<double> costs_;
  std::vector<std::int8_t> fixed_;
  std::vector<std::int32_t> target_of_;
  std::vector<SearchTarget> targets_;
  std::vector<std::uint8_t> has_self_;
  std::vector<double> value_, raw_;  // by candidate, raw descending within a target
  std::vector<std::uint32_t> member_begin_;
  std::vector<std::uint16_t> members_;
  std::vector<std::uint64_t> mask_;  // candidates × words_
  std::vector<std::uint8_t> excluded_;
  std::vector<std::uint32_t> candidate_target_;
  std::vector<std::vector<std::uint32_t>> by_source_;  // the candidates that use a source
  std::vector<Refund> refunds_;                        // scratch of evaluate
  std::vector<std::int32_t> choice_;  // likewise: candidate of a target, -1 for itself
};

}  // namespace taskatlas
