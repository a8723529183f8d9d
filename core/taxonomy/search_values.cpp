// SPDX-License-Identifier: MIT
#include "taxonomy/search_values.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace taskatlas {
namespace {

constexpr double kUnserved = -1e6;  // worth of a target that cannot be served, while building up

}  // namespace

SearchValues::SearchValues(const Program& program)
    : formulation_(program.formulation), budget_(program.budget) {
  if (program.sources.size() > kMaxSearchSources) {
    throw bad_input(std::to_string(program.sources.size()) +
                    " possible sources are more than the " + std::to_string(kMaxSearchSources) +
                    " that can be searched; give some of them the role 'target' or 'unused'");
  }
  words_ = std::max<std::size_t>(1, (program.sources.size() + 63) / 64);
  for (const ProgramSource& source : program.sources) {
    costs_.push_back(source.cost);
    fixed_.push_back(source.fixed);
  }
  target_of_.assign(costs_.size(), -1);
  for (const ProgramTarget& from : program.targets) {
    if (from.self_source >= 0) {
      target_of_[static_cast<std::size_t>(from.self_source)] =
          static_cast<std::int32_t>(targets_.size());
    }
    all_transfer_costs_ += from.transfer_cost;
    has_self_.push_back(from.has_self);
    targets_.push_back({from.transfer_cost, from.self_source, from.has_self, from.self_value,
                        from.self_raw, from.first, from.last});
    // In the solver formulation a target that cannot serve itself cannot be trained.
    if (formulation_ == Formulation::kSolver && from.self_source >= 0 && !from.has_self) {
      std::int8_t& fixed = fixed_[static_cast<std::size_t>(from.self_source)];
      impossible_ = impossible_ || fixed == 1;
      fixed = 0;
    }
  }
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    candidate_target_.insert(candidate_target_.end(), targets_[t].last - targets_[t].first,
                             static_cast<std::uint32_t>(t));
  }
  by_source_.resize(costs_.size());
  for (const ProgramCandidate& candidate : program.candidates) {
    const auto index = static_cast<std::uint32_t>(value_.size());
    value_.push_back(candidate.value);
    raw_.push_back(candidate.raw);
    member_begin_.push_back(static_cast<std::uint32_t>(members_.size()));
    SourceSet mask{};
    for (const std::uint16_t s : program.sources_of(candidate)) {
      insert(mask, s);
      members_.push_back(s);
      by_source_[s].push_back(index);
    }
    mask_.insert(mask_.end(), mask.begin(), mask.begin() + static_cast<std::ptrdiff_t>(words_));
  }
  member_begin_.push_back(static_cast<std::uint32_t>(members_.size()));
  excluded_.assign(value_.size(), 0);
}

double SearchValues::cost_of(const SourceSet& set) const {
  double cost = 0;
  for (std::size_t w = 0; w < words_; ++w) {
    for (std::uint64_t bits = set[w]; bits; bits &= bits - 1) {
      cost += costs_[w * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
    }
  }
  return cost;
}

double SearchValues::least_cost(const SourceSet& set) const {
  double cost = cost_of(set);
  if (all_transfer_costs_ == 0) return cost;
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    if (!(trained(set, t) && targets_[t].self_possible)) cost += targets_[t].transfer_cost;
  }
  return cost;
}

// The first candidate of t that the set allows and whose raw value is above `above`, or last.
std::uint32_t SearchValues::best_candidate(const SourceSet& set, std::size_t t,
                                           double above) const {
  const std::uint32_t last = targets_[t].last;
  for (std::uint32_t c = targets_[t].first; c < last && raw_[c] > above; ++c) {
    if (allows(set, c) && !excluded_[c]) return c;
  }
  return last;
}

double SearchValues::evaluate(const SourceSet& set, SourceSet* used) {
  const double limit = budget_limit(budget());
  double cost = cost_of(set);
  if (all_transfer_costs_ == 0 && cost > limit) return -kInfinity;
  double objective = 0;
  refunds_.clear();
  if (used) choice_.assign(targets_.size(), -1);
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const SearchTarget& target = targets_[t];
    const bool is_trained = trained(set, t);
    const bool self = is_trained && target.self_possible;
    const bool self_only = is_trained && (formulation_ == Formulation::kSolver ||
                                          (self && goal_ == SearchGoal::kCost));
    const std::uint32_t c =
        self_only ? target.last : best_candidate(set, t, self ? target.self_raw : -kInfinity);
    if (c == target.last) {
      if (!self) return -kInfinity;
      objective += target.self_value;
      continue;
    }
    objective += value_[c];
    cost += target.transfer_cost;
    if (used) choice_[t] = static_cast<std::int32_t>(c);
    if (self && target.transfer_cost > 0) {
      refunds_.push_back({value_[c] - target.self_value, target.transfer_cost, t});
    }
  }
  if (cost > limit) {
    const auto given_up =
        cheapest_refunds(refunds_, cost - budget(), budget_tolerance(budget()), &exact_);
    if (!given_up) return -kInfinity;
    for (const std::size_t i : *given_up) {
      objective -= refunds_[i].loss;
      if (used) choice_[refunds_[i].index] = -1;
    }
  }
  if (used) collect_used(*used);
  return goal_ == SearchGoal::kValue ? objective : -cost;
}

void SearchValues::collect_used(SourceSet& used) const {
  used.fill(0);
  for (std::size_t s = 0; s < costs_.size(); ++s) {
    if (fixed_[s] == 1) insert(used, s);
  }
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    if (choice_[t] < 0) {
      insert(used, static_cast<std::size_t>(targets_[t].source));
      continue;
    }
    const std::uint64_t* mask = mask_.data() + static_cast<std::size_t>(choice_[t]) * words_;
    for (std::size_t w = 0; w < words_; ++w) used[w] |= mask[w];
  }
}

double SearchValues::simple_bound() const {
  if (goal_ == SearchGoal::kCost) return 0;
  double sum = 0, size = 0;
  for (const SearchTarget& target : targets_) {
    double best = target.self_possible ? target.self_value : -kInfinity;
    if (target.first < target.last) best = std::max(best, value_[target.first]);
    sum += best;
    size += std::abs(best);
  }
  constexpr double kRounding = 1e-12;
  return sum + kRounding * size;
}

void SearchValues::serve(const SourceSet& set, std::vector<double>& served) const {
  served.resize(targets_.size());
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const bool is_trained = trained(set, t);
    const bool self = is_trained && targets_[t].self_possible;
    std::uint32_t c = targets_[t].last;
    if (!(is_trained && formulation_ == Formulation::kSolver)) {
      c = best_candidate(set, t, self ? targets_[t].self_raw : -kInfinity);
    }
    served[t] = c != targets_[t].last ? value(c) : self ? self_value(t) : kUnserved;
  }
}

double SearchValues::rise(const SourceSet& set, std::size_t s,
                          const std::vector<double>& served) const {
  SourceSet with = set;
  insert(with, s);
  const bool solver = formulation_ == Formulation::kSolver;
  double total = 0;
  const auto& candidates = by_source_[s];  // by target, then by descending value
  for (std::size_t i = 0; i < candidates.size();) {
    const std::uint32_t t = candidate_target_[candidates[i]];
    bool settled = solver && trained(with, t);
    for (; i < candidates.size() && candidate_target_[candidates[i]] == t; ++i) {
      const std::uint32_t c = candidates[i];
      if (settled || value(c) <= served[t]) {
        settled = true;
      } else if (allows(with, c) && !excluded_[c]) {
        total += value(c) - served[t];
        settled = true;
      }
    }
  }
  if (const std::int32_t own = target_of_[s]; own >= 0) {
    const auto t = static_cast<std::size_t>(own);
    if (targets_[t].self_possible && (solver || self_value(t) > served[t])) {
      total += self_value(t) - served[t];
    }
  }
  return total;
}

}  // namespace taskatlas
