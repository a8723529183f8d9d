// SPDX-License-Identifier: MIT
#include "base/numbers.hpp"
#include "taxonomy/program.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace taskatlas {
namespace {

// Of the objective and of what is spent, relative to max(1, |value|): a solver may have summed in
// another order, nothing more.
constexpr double kSumTolerance = 1e-9;

// Neumaier's compensated sum: the order of the terms does not matter.
class ExactSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    rest_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + rest_; }

 private:
  double sum_ = 0;
  double rest_ = 0;
};

bool agree(double claimed, double true_value) {
  // A NaN claim fails the comparison, as it should.
  return std::abs(claimed - true_value) <= kSumTolerance * std::max(1.0, std::abs(true_value));
}

}  // namespace

std::string verify(const Program& program, const ProgramSolution& solution) {
  const std::size_t sources = program.sources.size();
  const std::size_t targets = program.targets.size();
  if (!program.impossible.empty()) {
    return "there is a solution of a program that has none: " + program.impossible;
  }
  if (solution.supervised.size() != sources) {
    return "it decides on " + std::to_string(solution.supervised.size()) + " sources of " +
           std::to_string(sources);
  }
  if (solution.chosen.size() != targets) {
    return "it serves " + std::to_string(solution.chosen.size()) + " targets of " +
           std::to_string(targets);
  }

  ExactSum spent;
  for (std::size_t s = 0; s < sources; ++s) {
    const ProgramSource& source = program.sources[s];
    const auto y = solution.supervised[s];
    const std::string name = "source " + std::to_string(s);
    if (y > 1) return name + " is neither supervised nor unsupervised";
    if (source.fixed == 0 && y != 0) return name + " is forbidden but supervised";
    if (source.fixed == 1 && y != 1) return name + " is required but not supervised";
    if (y == 1) spent.add(source.cost);
  }

  ExactSum objective;
  for (std::size_t t = 0; t < targets; ++t) {
    const ProgramTarget& target = program.targets[t];
    const std::int32_t choice = solution.chosen[t];
    const std::string name = "target " + std::to_string(t);
    const bool trained = target.self_source >= 0 &&
                         solution.supervised[static_cast<std::size_t>(target.self_source)] == 1;
    if (choice == ProgramSolution::kSelf) {
      if (!target.has_self) return name + " serves itself but has no full supervision";
      if (!trained) return name + " serves itself but is not supervised";
      objective.add(target.self_value);
      continue;
    }
    if (choice < 0) return name + " is not served";
    const auto index = static_cast<std::size_t>(choice);
    if (index < target.first || index >= target.last || index >= program.candidates.size()) {
      return name + " is served by candidate " + std::to_string(choice) +
             ", which is not one of its own";
    }
    if (program.formulation == Formulation::kSolver && trained) {
      return name + " is supervised but does not serve itself";
    }
    const ProgramCandidate& candidate = program.candidates[index];
    for (const std::uint16_t s : program.sources_of(candidate)) {
      if (s >= sources || solution.supervised[s] != 1) {
        return name + " is served by candidate " + std::to_string(choice) + ", whose source " +
               std::to_string(s) + " is not supervised";
      }
    }
    objective.add(candidate.value);
    spent.add(target.transfer_cost);
  }

  if (!(spent.value() <= budget_limit(program.budget))) {
    return "it spends " + format_number(spent.value()) + " of a budget of " +
           format_number(program.budget);
  }
  if (!agree(solution.spent, spent.value())) {
    return "it claims to spend " + format_number(solution.spent) + " but spends " +
           format_number(spent.value());
  }
  if (!agree(solution.objective, objective.value())) {
    return "it claims an objective of " + format_number(solution.objective) + " but is worth " +
           format_number(objective.value());
  }
  return "";
}

}  // namespace taskatlas
