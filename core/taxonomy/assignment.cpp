// SPDX-License-Identifier: MIT
#include "taxonomy/program.hpp"
#include "taxonomy/refund.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace taskatlas {
namespace {

// Depth first over items by ascending loss per amount; the fractional cover of what is missing by
// the items that are left is the bound.
class CoverSearch {
 public:
  CoverSearch(std::span<const Refund> refunds, double deficit) : refunds_(refunds) {
    order_.resize(refunds.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const double left = refunds_[a].loss * refunds_[b].amount;
      const double right = refunds_[b].loss * refunds_[a].amount;
      return left != right ? left < right : a < b;
    });
    remaining_.assign(refunds.size() + 1, 0.0);
    for (std::size_t i = order_.size(); i-- > 0;) {
      remaining_[i] = remaining_[i + 1] + refunds_[order_[i]].amount;
    }
    visit(0, deficit, 0);
  }

  std::optional<std::vector<std::size_t>> result() const {
    if (best_loss_ == std::numeric_limits<double>::infinity()) return std::nullopt;
    return best_;
  }

 private:
  double bound(std::size_t from, double deficit) const {
    double loss = 0;
    for (std::size_t i = from; deficit > kBudgetTolerance && i < order_.size(); ++i) {
      const Refund& item = refunds_[order_[i]];
      loss += item.amount >= deficit ? item.loss * deficit / item.amount : item.loss;
      deficit -= item.amount;
    }
    return loss;
  }

  void visit(std::size_t at, double deficit, double loss) {
    if (deficit <= kBudgetTolerance) {
      if (loss < best_loss_) {
        best_loss_ = loss;
        best_ = taken_;
      }
      return;
    }
    if (at == order_.size() || remaining_[at] < deficit - kBudgetTolerance) return;
    if (loss + bound(at, deficit) >= best_loss_) return;
    taken_.push_back(order_[at]);
    visit(at + 1, deficit - refunds_[order_[at]].amount, loss + refunds_[order_[at]].loss);
    taken_.pop_back();
    visit(at + 1, deficit, loss);
  }

  std::span<const Refund> refunds_;
  std::vector<std::size_t> order_;
  std::vector<double> remaining_;
  std::vector<std::size_t> taken_;
  std::vector<std::size_t> best_;
  double best_loss_ = std::numeric_limits<double>::infinity();
};

}  // namespace

std::optional<std::vector<std::size_t>> cheapest_refunds(std::span<const Refund> refunds,
                                                         double deficit) {
  return CoverSearch(refunds, deficit).result();
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
  if (deficit > kBudgetTolerance) {
    const auto given_up = cheapest_refunds(refunds, deficit);
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
