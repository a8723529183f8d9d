// SPDX-License-Identifier: MIT
#include "taxonomy/program.hpp"
#include "taxonomy/refund.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace taskatlas {
namespace {

// Dynamic programming over items by ascending loss per amount: of all partial covers, those are
// kept of which no other covers as much for less (Nemhauser and Ullmann 1969), and which could
// still beat the best whole cover known, with the fractional cover of what is missing as the bound.
// Equal items make no difference to it, where a search tree would try every choice among them.
class CoverSearch {
 public:
  CoverSearch(std::span<const Refund> refunds, double deficit, double tolerance)
      : refunds_(refunds), deficit_(deficit), tolerance_(tolerance) {
    order_.resize(refunds.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const double left = refunds_[a].loss * refunds_[b].amount;
      const double right = refunds_[b].loss * refunds_[a].amount;
      return left != right ? left < right : a < b;
    });
  }

  std::optional<std::vector<std::size_t>> solve() {
    if (deficit_ <= tolerance_) return std::vector<std::size_t>{};
    double covered = 0, most = 0;
    for (const std::size_t item : order_) {
      covered += refunds_[item].amount;
      most += refunds_[item].loss;
    }
    if (covered < deficit_ - tolerance_) return std::nullopt;
    best_loss_ = most;
    std::vector<std::size_t> front{0};  // states by ascending amount and loss
    states_.push_back({});
    for (std::size_t at = 0; at < order_.size(); ++at) {
      front = extended(front, at);
      if (states_.size() > kMostStates) {
        complete_greedily(front, at + 1);
        break;
      }
    }
    if (best_ == kNothing) {  // nothing beats taking all
      return order_;
    }
    std::vector<std::size_t> taken;
    for (std::size_t s = best_; s != 0; s = states_[s].parent) taken.push_back(states_[s].item);
    return taken;
  }

  bool exact() const { return exact_; }

 private:
  static constexpr std::size_t kMostStates = 100000;
  static constexpr std::size_t kNothing = std::numeric_limits<std::size_t>::max();

  struct State {
    double amount = 0, loss = 0;
    std::size_t parent = 0, item = 0;
  };

  // The least loss at which items from `at` on, divisible, cover what is missing; infinity where
  // they do not.
  double bound(std::size_t at, double missing) const {
    double loss = 0;
    for (; missing > tolerance_ && at < order_.size(); ++at) {
      const Refund& item = refunds_[order_[at]];
      loss += item.amount >= missing ? item.loss * missing / item.amount : item.loss;
      missing -= item.amount;
    }
    return missing > tolerance_ ? std::numeric_limits<double>::infinity() : loss;
  }

  // Too many partial covers: the one that covers most goes on with items in order.
  void complete_greedily(const std::vector<std::size_t>& front, std::size_t at) {
    exact_ = false;
    if (front.empty()) return;
    std::size_t state = front.back();
    for (; at < order_.size() && states_[state].amount < deficit_ - tolerance_; ++at) {
      const Refund& item = refunds_[order_[at]];
      states_.push_back({states_[state].amount + item.amount, states_[state].loss + item.loss,
                         state, order_[at]});
      state = states_.size() - 1;
    }
    if (states_[state].amount >= deficit_ - tolerance_ && states_[state].loss < best_loss_) {
      best_loss_ = states_[state].loss;
      best_ = state;
    }
  }

  std::vector<std::size_t> extended(const std::vector<std::size_t>& front, std::size_t at) {
    const std::size_t item = order_[at];
    std::vector<std::size_t> with;
    for (const std::size_t s : front) {
      const State next{states_[s].amount + refunds_[item].amount,
                       states_[s].loss + refunds_[item].loss, s, item};
      if (next.loss > best_loss_) continue;
      states_.push_back(next);
      if (next.amount >= deficit_ - tolerance_) {
        if (next.loss < best_loss_ || best_ == kNothing) {
          best_loss_ = next.loss;
          best_ = states_.size() - 1;
        }
      } else {
        with.push_back(states_.size() - 1);
      }
    }
    std::vector<std::size_t> merged(front.size() + with.size());
    std::merge(front.begin(), front.end(), with.begin(), with.end(), merged.begin(),
               [&](std::size_t a, std::size_t b) { return states_[a].amount < states_[b].amount; });
    std::vector<std::size_t> kept;
    double least = std::numeric_limits<double>::infinity();
    for (auto s = merged.rbegin(); s != merged.rend(); ++s) {  // what covers more comes first
      const State& state = states_[*s];
      if (state.loss >= least) continue;
      if (state.loss + bound(at + 1, deficit_ - state.amount) > best_loss_) continue;
      least = state.loss;
      kept.push_back(*s);
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
  }

  std::span<const Refund> refunds_;
  double deficit_, tolerance_;
  std::vector<std::size_t> order_;
  std::vector<State> states_;
  double best_loss_ = 0;
  std::size_t best_ = kNothing;
  bool exact_ = true;
};

}  // namespace

std::optional<std::vector<std::size_t>> cheapest_refunds(std::span<const Refund> refunds,
                                                         double deficit, double tolerance,
                                                         bool* exact) {
  CoverSearch search(refunds, deficit, tolerance);
  auto taken = search.solve();
  if (exact && !search.exact()) *exact = false;
  return taken;
}

std::optional<ProgramSolution> best_assignment(const Program& program,
                                               std::span<const std::uint8_t> y) {
  ProgramSolution solution;
  solution.supervised.assign(y.begin(), y.end());
  solution.chosen.assign(program.targets.size(), ProgramSolution::kNone);
  solution.objective = 0;
  for (std::size_t s = 0; s < program.sources.size(); ++s) {
    const std::int8_t fixed = program.sources[s].fixed;
    if (fixed >= 0 && fixed != static_cast<std::int8_t>(y[s])) return std::nullopt;
    if (y[s]) solution.spent += program.sources[s].cost;
  }
  std::vector<Refund> refunds;
  for (std::size_t t = 0; t < program.targets.size(); ++t) {
    const ProgramTarget& target = program.targets[t];
    const bool trained = target.self_source >= 0 && y[static_cast<std::size_t>(target.self_source)];
    const bool self = trained && target.has_self;
    if (program.formulation == Formulation::kSolver && trained) {
      if (!self) return std::nullopt;
      solution.chosen[t] = ProgramSolution::kSelf;
      solution.objective += target.self_value;
      continue;
    }
    const auto candidates = program.candidates_of(target);
    const auto best = std::find_if(candidates.begin(), candidates.end(), [&](const auto& e) {
      const auto members = program.sources_of(e);
      return std::all_of(members.begin(), members.end(), [&](std::uint16_t s) { return y[s]; });
    });
    const bool transfer = best != candidates.end();
    if (!transfer && !self) return std::nullopt;
    if (transfer && (!self || best->raw > target.self_raw)) {
      solution.chosen[t] = static_cast<std::int32_t>(target.first) +
                           static_cast<std::int32_t>(best - candidates.begin());
      solution.objective += best->value;
      solution.spent += target.transfer_cost;
      if (self && target.transfer_cost > 0) {
        refunds.push_back({best->value - target.self_value, target.transfer_cost, t});
      }
    } else {
      solution.chosen[t] = ProgramSolution::kSelf;
      solution.objective += target.self_value;
    }
  }
  const double deficit = solution.spent - program.budget;
  const double tolerance = budget_tolerance(program.budget);
  if (deficit > tolerance) {
    const auto given_up = cheapest_refunds(refunds, deficit, tolerance);
    if (!given_up) return std::nullopt;
    for (const std::size_t i : *given_up) {
      solution.chosen[refunds[i].index] = ProgramSolution::kSelf;
      solution.objective -= refunds[i].loss;
      solution.spent -= refunds[i].amount;
    }
  }
  return solution;
}

}  // namespace taskatlas
